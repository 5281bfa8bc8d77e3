//! The frame of dialogs over the window. Esc and the backdrop close them; the rest of the window waits.

use egui::accesskit::Role;
use egui::{Context, CornerRadius, Frame, Id, Margin, Modal, Stroke, Ui};

use super::{Actions, Ask};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Tokens, radius, text, tokens};
use crate::ui::widget::text as words_widget;

/// The common frame: title, width, what closes it.
pub fn modal<A>(ctx: &Context, title: &str, width: f32, actions: &mut Actions<A>, add: impl FnOnce(&mut Ui, &mut Actions<A>)) {
    let t = Tokens::of(ctx.theme() == egui::Theme::Dark);
    let width = width.min(ctx.content_rect().width() - 96.0);
    let frame = Frame::new()
        .fill(t.panel)
        .stroke(Stroke::new(1.0, t.line))
        .corner_radius(CornerRadius::same(radius::DIALOG))
        .inner_margin(Margin::same(24))
        .shadow(egui::epaint::Shadow { offset: [0, 8], blur: 32, spread: 0, color: t.shadow });
    let id = Id::unique("dialog");
    let response = Modal::new(id).backdrop_color(t.veil).frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Dialog);
            node.set_label(title);
            node.set_modal();
        });
        words_widget::heading(ui, text::section(title));
        ui.add_space(8.0);
        add(ui, actions);
    });
    if response.should_close() {
        actions.ask(Ask::CloseDialog);
    }
}

/// A row of buttons at the right end; added from left to right, so that Tab goes the way one reads.
pub fn buttons(ui: &mut Ui, widths: f32, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.add_space((ui.available_width() - widths).max(0.0));
        add(ui);
    });
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
