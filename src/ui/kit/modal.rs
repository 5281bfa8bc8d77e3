//! The frame of dialogs over the window. Esc and the backdrop close them; the rest of the window waits.

use egui::accesskit::{Node, Rect as Bounds, Role};
use egui::{Context, CornerRadius, Frame, Id, Margin, Modal, Rect, ScrollArea, Stroke, Ui, UiKind};

use super::{Actions, Ask};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{radius, text, tokens, tokens_of};
use crate::ui::widget::button;
use crate::ui::widget::scroll::Reading;
use crate::ui::widget::text as words_widget;

/// The common frame: title, width, what closes it.
pub fn modal<A>(ctx: &Context, title: &str, width: f32, actions: &mut Actions<A>, add: impl FnOnce(&mut Ui, &mut Actions<A>)) {
    let t = tokens_of(ctx);
    let window = ctx.content_rect().size();
    let is_small = window.x < 640.0 || window.y < 480.0;
    let (inside, outside) = if is_small { (12, 16.0) } else { (24, 48.0) };
    let width = width.min(window.x - 2.0 * (f32::from(inside) + outside));
    let height = window.y - 2.0 * (f32::from(inside) + outside / 2.0);
    let frame = Frame::new()
        .fill(t.panel)
        .stroke(Stroke::new(1.0, t.line))
        .corner_radius(CornerRadius::same(radius::DIALOG))
        .inner_margin(Margin::same(inside))
        .shadow(egui::epaint::Shadow { offset: [0, 8], blur: 32, spread: 0, color: t.shadow });
    let id = Id::unique("dialog");
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
            add(ui, actions);
        });
    });
    // egui gives no place to the node of a dialog; that of this frame is told in the next.
    ctx.data_mut(|data| data.insert_temp(id, response.response.rect));
    if response.should_close() {
        actions.ask(Ask::CloseDialog);
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

/// The part of a dialog that scrolls by itself, called `name` by screen readers, while what stands under it, `reserved` points with the title, stays.
pub fn scrolling<R>(ui: &mut Ui, name: &str, (reserved, most): (f32, f32), add: impl FnOnce(&mut Ui) -> R) -> R {
    let height = (ui.ctx().content_rect().height() - reserved).max(120.0).min(most);
    let area = ScrollArea::vertical().id_salt("dialog-part").max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    Reading { id: Id::unique("dialog-part"), name, is_always_a_stop: false, is_page: false }.show(ui, area, add)
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
