//! A few words beside a control: shown while the pointer rests on it, and while the keyboard does. Esc takes them away and nothing else.

use egui::{Context, Id, Key, Label, Modifiers, Response, Tooltip};

use crate::ui::theme::focus_is_visible;

/// Controls with a few words beside them. egui's own tooltips know the pointer alone.
pub trait Hint {
    /// Explains the control; nothing where `text` is empty. For screen readers it is the description, unless the name says the same.
    fn hint(self, text: impl Into<String>) -> Self;
}

impl Hint for Response {
    fn hint(self, text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            return self;
        }
        describe(&self, &text);
        let kept = Kept::of(&self);
        if self.is_tooltip_open() && self.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            // egui has dropped the focus for this Esc, which was about the words alone.
            if self.lost_focus() {
                self.request_focus();
            }
            kept.without(self.id).store(&self.ctx);
        } else if !kept.dismissed.contains(&Some(self.id)) && (by_pointer(&self) || kept.rests_on(&self)) {
            words(&self, &text);
        }
        self
    }
}

/// The whole of a text that is cut where the keyboard stands inside a control: shown at once, until Esc or a step away.
pub fn whole(place: &Response, text: &str) {
    let kept = Kept::of(place);
    if place.is_tooltip_open() && place.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        kept.without(place.id).store(&place.ctx);
    } else if !kept.dismissed.contains(&Some(place.id)) {
        words(place, text);
    }
}

fn words(place: &Response, text: &str) {
    Tooltip::for_widget(place).show(|ui| {
        ui.set_max_width(ui.spacing().tooltip_width);
        let shown = ui.add(Label::new(text));
        // Told with the control already.
        ui.ctx().accesskit_node_builder(shown.id, egui::accesskit::Node::set_hidden);
    });
}

fn by_pointer(response: &Response) -> bool {
    response.enabled() && Tooltip::should_show_tooltip(response, true)
}

fn describe(response: &Response, text: &str) {
    if !response.ctx.has_accesskit_node(response.id) {
        return;
    }
    response.ctx.accesskit_node_builder(response.id, |node| {
        if node.description().is_none() && node.label() != Some(text) {
            node.set_description(text);
        }
    });
}

/// What is kept between two frames.
#[derive(Clone, Copy, Debug, Default)]
struct Kept {
    /// The explained control that has the focus, and since when, in seconds of the window.
    focused: Option<(Id, f64)>,
    /// The controls whose words Esc took away, until pointer and focus have left them: the pointer may rest on one and the keyboard on another.
    dismissed: [Option<Id>; 2],
}

impl Kept {
    fn place() -> Id {
        Id::unique("hint")
    }

    /// Of the frame before, with what is new of this control.
    fn of(response: &Response) -> Self {
        let ctx = &response.ctx;
        let mut kept: Self = ctx.data(|data| data.get_temp(Self::place())).unwrap_or_default();
        let (has_focus, is_over) = (response.has_focus(), response.contains_pointer());
        let is_new = has_focus && kept.focused.is_none_or(|(id, _)| id != response.id);
        let is_left = kept.dismissed.contains(&Some(response.id)) && !has_focus && !response.lost_focus() && !is_over;
        if is_new {
            kept.focused = Some((response.id, ctx.input(|input| input.time)));
        }
        if is_left {
            kept.dismissed = kept.dismissed.map(|id| id.filter(|id| *id != response.id));
        }
        if is_new || is_left {
            kept.store(ctx);
        }
        kept
    }

    /// The words of a control are taken away too.
    fn without(self, control: Id) -> Self {
        let [last, before] = self.dismissed;
        Self { dismissed: [Some(control), last.or(before)], ..self }
    }

    fn store(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Self::place(), self));
    }

    /// Whether the keyboard has been on the control for as long as a pointer has to rest on it. Who walks by with Tab sees nothing flash.
    fn rests_on(self, response: &Response) -> bool {
        let ctx = &response.ctx;
        let is_seen = response.interact_rect.is_positive() && focus_is_visible(ctx);
        let Some((_, since)) = self.focused.filter(|_| response.has_focus() && is_seen) else { return false };
        let delay = f64::from(ctx.global_style().interaction.tooltip_delay);
        let left = delay - (ctx.input(|input| input.time) - since);
        if left > 0.0 {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
        left <= 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_taken_away_at_pointer_and_keyboard_stay_away() {
        let [pointer, keyboard, next] = ["pointer", "keyboard", "next"].map(Id::unique);
        let both = Kept::default().without(keyboard).without(pointer);
        assert!([pointer, keyboard].iter().all(|control| both.dismissed.contains(&Some(*control))));
        let left = Kept { dismissed: both.dismissed.map(|id| id.filter(|id| *id != pointer)), ..both };
        assert_eq!(left.without(next).dismissed, [Some(next), Some(keyboard)]);
    }
}
