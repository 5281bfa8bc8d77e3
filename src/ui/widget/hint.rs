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
        let mut kept = Kept::of(&self);
        // The focus counts also in the pass in which Esc has just taken it.
        let is_held = self.has_focus() || self.lost_focus() || self.contains_pointer();
        if self.is_tooltip_open() && self.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            // egui has dropped the focus for this Esc, which was about the words alone.
            if self.lost_focus() {
                self.request_focus();
            }
            kept.dismiss(&self.ctx, self.id);
        } else if !kept.is_dismissed(&self.ctx, self.id, is_held) && (by_pointer(&self) || kept.rests_on(&self)) {
            words(&self, &text);
        }
        self
    }
}

/// The whole of a text that is cut where the keyboard stands inside a control: shown at once, until Esc or a step away.
pub fn whole(place: &Response, text: &str) {
    let mut kept = Kept::of(place);
    if place.is_tooltip_open() && place.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        kept.dismiss(&place.ctx, place.id);
    } else if !kept.is_dismissed(&place.ctx, place.id, true) {
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
    /// The explained control that has the focus, since when, in seconds of the window, and the last pass in which it had it.
    focused: Option<(Id, f64, u64)>,
    /// The controls whose words Esc took away, and the last pass in which pointer or keyboard still were there: the pointer may rest on one and the
    /// keyboard on another.
    dismissed: [Option<(Id, u64)>; 2],
}

impl Kept {
    fn place() -> Id {
        Id::unique("hint")
    }

    /// Of the frame before, with what is new of this control.
    fn of(response: &Response) -> Self {
        let ctx = &response.ctx;
        let mut kept: Self = ctx.data(|data| data.get_temp(Self::place())).unwrap_or_default();
        if response.has_focus() {
            kept.has_focus(response.id, ctx.input(|input| input.time), ctx.cumulative_pass_nr());
            kept.store(ctx);
        }
        kept
    }

    /// A control has the focus. Where it is handed back, by a dialog that closes say, the wait for the words begins anew.
    fn has_focus(&mut self, control: Id, now: f64, pass: u64) {
        let since = self.focused.filter(|(id, _, last)| *id == control && last + 1 >= pass).map_or(now, |(_, since, _)| since);
        self.focused = Some((control, since, pass));
    }

    /// Esc has taken the words of a control away.
    fn dismiss(&mut self, ctx: &Context, control: Id) {
        self.dismissed_in(ctx.cumulative_pass_nr(), control);
        self.store(ctx);
    }

    fn dismissed_in(&mut self, pass: u64, control: Id) {
        let [one, other] = &mut self.dismissed;
        let is_of = |slot: &Option<(Id, u64)>| slot.is_some_and(|(id, _)| id == control);
        let age = |slot: &Option<(Id, u64)>| slot.map_or(0, |(_, seen)| seen);
        let slot = if is_of(other) || (!is_of(one) && age(other) < age(one)) { other } else { one };
        *slot = Some((control, pass));
    }

    /// Whether the words stay away: as long as pointer or keyboard have not left the control since.
    fn is_dismissed(&mut self, ctx: &Context, control: Id, is_held: bool) -> bool {
        let is = self.is_dismissed_in(ctx.cumulative_pass_nr(), control, is_held);
        if is {
            self.store(ctx);
        }
        is
    }

    fn is_dismissed_in(&mut self, pass: u64, control: Id, is_held: bool) -> bool {
        let mut slots = self.dismissed.iter_mut().flatten();
        match slots.find(|(id, seen)| is_held && *id == control && *seen + 1 >= pass) {
            Some((_, seen)) => {
                *seen = pass;
                true
            }
            None => false,
        }
    }

    fn store(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Self::place(), self));
    }

    /// Whether the keyboard has been on the control for as long as a pointer has to rest on it. Who walks by with Tab sees nothing flash.
    fn rests_on(self, response: &Response) -> bool {
        let ctx = &response.ctx;
        let is_seen = response.interact_rect.is_positive() && focus_is_visible(ctx);
        let Some((_, since, _)) = self.focused.filter(|_| response.has_focus() && is_seen) else { return false };
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
    fn who_comes_back_to_a_control_waits_for_its_words_again() {
        let [button, other] = ["button", "other"].map(Id::unique);
        let mut kept = Kept::default();
        let since = |kept: &Kept| kept.focused.map(|(id, since, _)| (id, since));
        kept.has_focus(button, 1.0, 10);
        kept.has_focus(button, 1.5, 11);
        assert_eq!(since(&kept), Some((button, 1.0)));
        kept.has_focus(button, 4.0, 20);
        assert_eq!(since(&kept), Some((button, 4.0)), "it was elsewhere in between");
        kept.has_focus(other, 4.5, 21);
        assert_eq!(since(&kept), Some((other, 4.5)));
    }

    #[test]
    fn words_taken_away_at_pointer_and_keyboard_stay_away_until_these_leave() {
        let [pointer, keyboard] = ["pointer", "keyboard"].map(Id::unique);
        let mut kept = Kept::default();
        kept.dismissed_in(1, keyboard);
        kept.dismissed_in(5, pointer);
        kept.dismissed_in(5, keyboard);
        for pass in 6..9 {
            assert!(kept.is_dismissed_in(pass, keyboard, true) && kept.is_dismissed_in(pass, pointer, true), "{pass}");
        }
        assert!(!kept.is_dismissed_in(9, pointer, false), "the pointer has left");
        assert!(kept.is_dismissed_in(9, keyboard, true));
        assert!(!kept.is_dismissed_in(10, pointer, true), "and comes back");
    }
}
