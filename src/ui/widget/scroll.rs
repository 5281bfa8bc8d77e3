//! What is longer than its room: scrolled by keys, and a place of its own for Tab and for screen readers.

use egui::accesskit::{Orientation, Role};
use egui::scroll_area::ScrollAreaOutput;
use egui::{Context, EventFilter, Id, Key, Rect, Response, ScrollArea, Sense, Ui, UiBuilder};

use super::button::{page_mark, pane_ring};
use super::own_keys;

/// How far an arrow scrolls, in points.
const LINE: f32 = 40.0;

/// A named part with text to read.
pub struct Reading<'a> {
    /// Stable id; takes the focus.
    pub id: Id,
    /// What screen readers call it.
    pub name: &'a str,
    /// The widget that takes the focus even where nothing is to be scrolled, as a page does.
    pub is_always_a_stop: bool,
    /// It is the whole page: a frame around everything would say nothing, so a bar at its edge shows the focus.
    pub is_page: bool,
}

/// Says what a scroll bar moves, and how far it is. Keys move the area itself; the bars are for the pointer.
pub fn describe_bars<R>(ctx: &Context, area: &ScrollAreaOutput<R>, name: &str) {
    for (side, orientation) in [(0_usize, Orientation::Horizontal), (1, Orientation::Vertical)] {
        let id = area.id.with(side);
        if !ctx.has_accesskit_node(id) {
            continue;
        }
        let most = (area.content_size[side] - area.inner_rect.size()[side]).max(0.0);
        ctx.accesskit_node_builder(id, |node| {
            node.set_label(name);
            node.set_orientation(orientation);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(f64::from(most.round()));
            node.set_numeric_value(f64::from(area.state.clamped_offset()[side].round()));
        });
    }
}

impl Reading<'_> {
    /// Shows `add` in `area`.
    pub fn show<R>(self, ui: &mut Ui, area: ScrollArea, add: impl FnOnce(&mut Ui) -> R) -> R {
        let kept = self.id.with("scrolling");
        let before: Scrolling = ui.ctx().data(|data| data.get_temp(kept)).unwrap_or_default();
        let is_stop = self.is_always_a_stop || before.most > 0.5;
        let sense = if is_stop { Sense::focusable_noninteractive() } else { Sense::hover() };
        // In a dialog the room is without end.
        let rect = ui.available_rect_before_wrap().intersect(ui.ctx().content_rect());
        let region = ui.interact(rect, self.id, sense);
        let name = self.name.to_owned();
        ui.ctx().accesskit_node_builder(self.id, |node| {
            // Without anything to scroll it is no part of its own: its name would only be said twice.
            node.set_role(if is_stop { Role::Group } else { Role::GenericContainer });
            if is_stop {
                node.set_label(name);
            }
        });
        if region.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..Default::default() };
            own_keys::keep(ui.ctx(), self.id, filter);
        }
        let area = match before.wanted {
            Some(wanted) => area.vertical_scroll_offset(wanted),
            None => area,
        };
        let inside = UiBuilder::new().accessibility_parent(self.id);
        let mut top = rect.top();
        let add = |ui: &mut Ui| {
            top = ui.max_rect().top();
            add(ui)
        };
        let output = ui.scope_builder(inside, |ui| area.show(ui, add)).inner;
        let most = (output.content_size.y - output.inner_rect.height()).max(0.0);
        let at = output.state.clamped_offset().y;
        let content = Rect::from_min_size(output.inner_rect.min - egui::vec2(0.0, at), output.content_size);
        let shown = Shown { content, view: output.inner_rect };
        let wanted = if most > 0.5 { asked(&region, !self.is_always_a_stop, shown) } else { None };
        let height = shown.view.height();
        let focused = focused_in(ui.ctx(), &region, shown);
        // The offset of the next frame is known already; this is where the content was painted in this one.
        let painted_at = shown.view.top() - top;
        let in_view = focused.as_ref().filter(|widget| is_whole_in(widget.rect, shown.view)).map(|widget| (widget.id, painted_at));
        // The view has become lower, or more stands above what nobody has scrolled away.
        let is_focused = |id| focused.as_ref().is_some_and(|widget| widget.id == id);
        let has_moved = || before.in_view.is_some_and(|(id, offset)| is_focused(id) && (offset - painted_at).abs() < 0.01);
        let wanted = wanted.or_else(|| if height < before.height - 0.5 || has_moved() { hidden(focused.as_ref()?, shown) } else { None });
        let wanted = wanted.map(|by| (at + by).clamp(0.0, most));
        ui.ctx().data_mut(|data| data.insert_temp(kept, Scrolling { most, wanted, height, in_view }));
        if wanted.is_some() {
            ui.ctx().request_repaint();
        }
        describe_bars(ui.ctx(), &output, self.name);
        if self.is_page {
            page_mark(ui, &region, output.inner_rect);
        } else {
            pane_ring(ui, &region, output.inner_rect);
        }
        output.inner
    }
}

/// Scrolls what `Reading` called `id` shows back to its beginning.
pub fn to_top(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Scrolling>(id.with("scrolling")).wanted = Some(0.0));
    ctx.request_repaint();
}

/// Brings what has come below the edge into view, once for each `what`; afterwards the person scrolls as they like.
pub fn into_view_once(place: &Response, what: Id) {
    let key = Id::unique("in-view");
    let is_new = place.ctx.data_mut(|data| data.get_temp_mut_or_default::<Option<Id>>(key).replace(what)) != Some(what);
    if is_new {
        place.scroll_to_me(None);
    }
}

/// What is kept of an area between two frames.
#[derive(Clone, Copy, Debug, Default)]
struct Scrolling {
    /// The largest offset, in points.
    most: f32,
    /// The offset that a key asks for.
    wanted: Option<f32>,
    /// The height of what is in view, in points.
    height: f32,
    /// What had the focus and was in view as a whole, and the offset at which it was painted.
    in_view: Option<(Id, f32)>,
}

/// What an area shows.
#[derive(Clone, Copy)]
struct Shown {
    /// All of it, in view or not.
    content: Rect,
    /// The part of the window that it is seen in.
    view: Rect,
}

/// How far the keys of this frame scroll. Arrows and Space go to the focused widget first; the keys of pages reach the area from any widget in it,
/// and in a dialog from any at all.
fn asked(region: &Response, is_in_dialog: bool, shown: Shown) -> Option<f32> {
    let ctx = &region.ctx;
    let focused = ctx.memory(egui::Memory::focused);
    let is_here = region.has_focus() || focused.is_none();
    let is_in_reach = || match focused.and_then(|id| ctx.read_response(id)) {
        Some(widget) if is_in_dialog => widget.layer_id == region.layer_id,
        Some(widget) => shown.holds(region, &widget),
        None => false,
    };
    if !is_here && (ctx.text_edit_focused() || !is_in_reach()) {
        return None;
    }
    let is_reachable = ctx.memory(|memory| memory.allows_interaction(region.layer_id));
    if !is_reachable || super::menu::is_any_open(ctx) {
        return None;
    }
    let page = shown.view.height() * 0.9;
    ctx.input_mut(|input| {
        let of_pages = [(Key::PageDown, page), (Key::PageUp, -page), (Key::Home, f32::MIN), (Key::End, f32::MAX)];
        let of_lines = [(Key::ArrowDown, LINE), (Key::ArrowUp, -LINE), (Key::Space, page)];
        let keys = of_pages.iter().chain(of_lines.iter().filter(|_| is_here));
        keys.filter(|(key, _)| input.consume_key(egui::Modifiers::NONE, *key)).map(|(_, by)| *by).reduce(|a, b| a + b)
    })
}

/// The widget in the content that has the focus. Not in the frame of a click: a widget that this very click gave it to would lose it by being asked, because the
/// click was beside it.
fn focused_in(ctx: &Context, region: &Response, shown: Shown) -> Option<Response> {
    if ctx.input(|input| input.pointer.any_pressed() || input.pointer.any_released()) {
        return None;
    }
    let focused = ctx.memory(egui::Memory::focused).filter(|id| *id != region.id);
    ctx.read_response(focused?).filter(|widget| shown.holds(region, widget))
}

/// Whether a part of a view is seen from its top to its bottom.
fn is_whole_in(part: Rect, view: Rect) -> bool {
    view.top() <= part.top() && part.bottom() <= view.bottom()
}

/// How far a widget has come to lie below what is in view, as it does when a bar appears under it or more text above it. Its top stays in view: what is higher
/// than the view is read from there.
fn hidden(widget: &Response, shown: Shown) -> Option<f32> {
    let below = widget.rect.bottom() - shown.view.bottom();
    let above = widget.rect.top() - shown.view.top();
    (below > 0.0).then_some((below + LINE).min(above))
}

impl Shown {
    /// Whether a widget stands in the content, in view or not. What lies behind the view, as the buttons of a dialog below a long text do, is beside it: of a
    /// widget in the content nothing is ever painted there.
    fn holds(self, region: &Response, widget: &Response) -> bool {
        let painted = widget.interact_rect;
        let is_beside = painted.is_positive() && !self.view.contains(painted.center());
        widget.layer_id == region.layer_id && self.content.contains(widget.rect.center()) && !is_beside
    }
}

#[cfg(test)]
mod tests {
    use egui::{RawInput, vec2};

    use super::*;

    /// Where a button with the focus is that stands so far down, and what is in view, when something at the beginning is scrolled to or not.
    fn focused_below(ctx: &Context, above: f32, to_beginning: bool) -> (Rect, Rect) {
        let (mut button, mut view) = (Rect::NOTHING, Rect::NOTHING);
        for frame in 0..40 {
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                let part = Reading { id: Id::unique("part"), name: "part", is_always_a_stop: false, is_page: false };
                part.show(ui, ScrollArea::vertical().max_height(100.0), |ui| {
                    let (_, space) = ui.allocate_space(vec2(50.0, above));
                    if to_beginning && frame == 0 {
                        ui.scroll_to_rect(space.with_max_y(space.top() + 1.0), None);
                    }
                    let response = ui.button("a button");
                    if ui.ctx().memory(egui::Memory::focused).is_none() {
                        response.request_focus();
                    }
                    (button, view) = (response.rect, ui.clip_rect());
                    ui.allocate_space(vec2(50.0, 300.0));
                });
            });
            output.textures_delta.clear();
        }
        (button, view)
    }

    #[test]
    fn what_has_the_focus_stays_in_view_when_more_stands_above_it() {
        let ctx = Context::default();
        for above in [20.0, 60.0, 90.0, 200.0] {
            let (button, view) = focused_below(&ctx, above, false);
            assert!(is_whole_in(button, view), "{button:?} of {view:?} below {above} points");
        }
        let (button, view) = focused_below(&ctx, 200.0, true);
        assert!(button.top() > view.bottom(), "what was scrolled away stays away: {button:?} of {view:?}");
    }
}
