//! The frame of dialogs over the window. Esc and the backdrop close them; the rest of the window waits.

use egui::accesskit::{Node, Rect as Bounds, Role};
use egui::{Context, CornerRadius, Frame, Id, Margin, Modal, Rect, ScrollArea, Stroke, Ui, UiKind};

use super::{Actions, Ask};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{radius, text, tokens, tokens_of};
use crate::ui::widget::button;
use crate::ui::widget::scroll::{Reading, to_top};
use crate::ui::widget::text as words_widget;

/// What is taken to stand around the part of a dialog that scrolls until it was seen, in points.
const USUAL_REST: f32 = 96.0;

/// The least height of that part, in points.
const LOWEST_PART: f32 = 120.0;

/// What is left below the buttons for the ring around one of them, in points: at the very edge of the dialog it would be cut off.
const RING: f32 = 6.0;

/// The common frame: title, width, what closes it.
pub fn modal<A>(ctx: &Context, title: &str, width: f32, actions: &mut Actions<A>, add: impl FnOnce(&mut Ui, &mut Actions<A>)) {
    let t = tokens_of(ctx);
    let (inside, room) = room(ctx);
    let (width, height) = (width.min(room.x), room.y);
    let frame = Frame::new()
        .fill(t.panel)
        .stroke(Stroke::new(1.0, t.line))
        .corner_radius(CornerRadius::same(radius::DIALOG))
        .inner_margin(Margin::same(inside))
        .shadow(egui::epaint::Shadow { offset: [0, 8], blur: 32, spread: 0, color: t.shadow });
    let id = Id::unique("dialog");
    if is_new(ctx, title) {
        // Where another dialog, or this one the last time, was left.
        to_top(ctx, id.with("whole"));
        to_top(ctx, part_of_dialog());
    }
    let response = Modal::new(id).backdrop_color(t.veil).frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        let rect = ctx.data(|data| data.get_temp::<Rect>(id)).unwrap_or(Rect::ZERO);
        on_dialog(ui, |node| {
            node.set_label(title);
            node.set_modal();
            node.set_bounds(Bounds { x0: rect.left().into(), y0: rect.top().into(), x1: rect.right().into(), y1: rect.bottom().into() });
        });
        // What is higher than the window, as anything is once it is zoomed far enough, scrolls as a whole.
        let area = ScrollArea::vertical().id_salt("dialog").max_height(height).min_scrolled_height(height);
        let reading = Reading { id: id.with("whole"), name: title, is_always_a_stop: false, is_page: false };
        reading.show(ui, area, |ui| {
            ui.set_width(width);
            words_widget::heading(ui, text::section(title));
            ui.add_space(8.0);
            ctx.data_mut(|data| data.remove::<Part>(part_of_dialog()));
            add(ui, actions);
            measure(ui);
        });
    });
    // egui gives no place to the node of a dialog; that of this frame is told in the next.
    ctx.data_mut(|data| data.insert_temp(id, response.response.rect));
    if response.should_close() {
        actions.ask(Ask::CloseDialog);
    }
}

/// Whether the dialog of this title was not there in the frame before.
fn is_new(ctx: &Context, title: &str) -> bool {
    let now = (Id::unique(title), ctx.cumulative_frame_nr());
    let before = ctx.data_mut(|data| data.get_temp_mut_or_default::<Option<(Id, u64)>>(Id::unique("dialog-seen")).replace(now));
    before.is_none_or(|(before, frame)| before != now.0 || frame + 1 < now.1)
}

/// The margin inside a dialog, and the most room for what stands in it.
fn room(ctx: &Context) -> (i8, egui::Vec2) {
    let window = ctx.content_rect().size();
    let is_small = window.x < 640.0 || window.y < 480.0;
    let (inside, outside) = if is_small { (12, 16.0) } else { (24, 48.0) };
    let inside_twice = 2.0 * f32::from(inside);
    (inside, window - egui::vec2(inside_twice + 2.0 * outside, inside_twice + outside))
}

/// The part of the dialog that scrolls by itself, as it was painted in this frame.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// Which one: two dialogs in turn have other buttons.
    id: Id,
    /// Its height, in points.
    height: f32,
    /// What was taken to stand around it, in points.
    rest: f32,
}

fn part_of_dialog() -> Id {
    Id::unique("dialog-part")
}

/// Learns how high everything is that stands around the part that scrolls, so that the buttons stay in view whatever wraps beside them. When it was
/// taken for something else, the frame is painted again.
fn measure(ui: &Ui) {
    let ctx = ui.ctx();
    let Some(part) = ctx.data(|data| data.get_temp::<Part>(part_of_dialog())) else { return };
    let rest = ui.min_rect().height() - part.height;
    if (rest - part.rest).abs() > 0.5 {
        ctx.data_mut(|data| data.insert_temp(part.id, rest));
        ctx.request_discard("the buttons of a dialog have their room");
    }
}

/// Writes on the one node of the dialog that `ui` stands in. egui makes it for the area; a second one would be read twice.
fn on_dialog(ui: &Ui, write: impl FnOnce(&mut Node)) {
    let outer = ui.stack().iter().filter(|stack| stack.kind() == Some(UiKind::Modal)).last();
    ui.ctx().accesskit_node_builder(outer.map_or_else(|| ui.unique_id(), |stack| stack.unique_id), |node| {
        node.set_role(Role::Dialog);
        write(node);
    });
}

/// What a screen reader says after the title of the dialog that `ui` stands in.
pub fn describe(ui: &Ui, sentence: &str) {
    on_dialog(ui, |node| node.set_description(sentence));
}

/// The same for something that went wrong.
pub fn alert(ui: &Ui, sentence: &str) {
    on_dialog(ui, |node| {
        node.set_role(Role::AlertDialog);
        node.set_description(sentence);
    });
}

/// The part of a dialog that scrolls by itself, called `name` by screen readers and at most `most` points high, while the title and what else stands in
/// the dialog stay.
pub fn scrolling<R>(ui: &mut Ui, name: &str, most: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let ctx = ui.ctx().clone();
    let id = part_of_dialog().with(name);
    let rest = ctx.data(|data| data.get_temp(id)).unwrap_or(USUAL_REST);
    // Where there is hardly room for the buttons alone, the dialog scrolls as a whole.
    let height = (room(&ctx).1.y - rest - RING).max(LOWEST_PART).min(most);
    let area = ScrollArea::vertical().id_salt("dialog-part").max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    let top = ui.cursor().top();
    let result = Reading { id: part_of_dialog(), name, is_always_a_stop: false, is_page: false }.show(ui, area, add);
    let height = ui.min_rect().bottom() - top;
    ctx.data_mut(|data| data.insert_temp(part_of_dialog(), Part { id, height, rest }));
    result
}

/// A row of buttons at the right end; added from left to right, so that Tab goes the way one reads.
pub fn buttons(ui: &mut Ui, widths: f32, add: impl FnOnce(&mut Ui)) {
    let room = ui.available_width() - widths;
    if room < 0.0 {
        ui.horizontal_wrapped(add);
        return;
    }
    ui.horizontal(|ui| {
        ui.add_space(room);
        add(ui);
    });
}

/// The one button of a dialog that only shows something; it has the focus at first. Whether it was pressed.
pub fn closer(ui: &mut Ui, label: &str) -> bool {
    let width = button_width(ui, label, false);
    let mut is_pressed = false;
    buttons(ui, width, |ui| {
        let close = button::plain(ui, label);
        focus_once(&close);
        is_pressed = close.clicked();
    });
    is_pressed
}

/// How wide a secondary button with this label is.
pub fn button_width(ui: &Ui, label: &str, icon: bool) -> f32 {
    width_of(ui, label, Weight::Regular) + if icon { 24.0 } else { 0.0 }
}

/// The same for the primary button, which has an icon and a heavier label.
pub fn primary_width(ui: &Ui, label: &str) -> f32 {
    width_of(ui, label, Weight::Semibold) + 24.0
}

fn width_of(ui: &Ui, label: &str, weight: Weight) -> f32 {
    ui.painter().layout_no_wrap(label.to_owned(), font(14.0, weight), tokens(ui).text).size().x + 24.0
}

/// Gives the focus to the button that is pressed most, when the dialog has none yet.
pub fn focus_once(response: &egui::Response) {
    if response.ctx.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}
