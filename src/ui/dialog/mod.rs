//! Dialogs over the window. Esc and the backdrop close them; the rest of the window waits.

mod correct;
mod error;
mod export;
mod keyboard;
mod knowledge;
mod knowledge_path;
mod open_path;
mod record;
mod settings;

use egui::accesskit::Role;
use egui::{Context, CornerRadius, Frame, Id, Margin, Modal, Stroke, Ui};

use super::action::{Action, Actions};
use super::model::State;
use super::theme::text::{Weight, font};
use super::theme::{Tokens, radius, text};
use super::view_state::Dialog;
use super::widget::text as words_widget;

/// Paints the open dialog, if there is one.
pub fn show(ctx: &Context, state: &State, actions: &mut Actions) {
    match &state.view.dialog {
        None => {}
        Some(Dialog::Export(form)) => export::show(ctx, state, form, actions),
        Some(Dialog::Settings) => settings::show(ctx, state, actions),
        Some(Dialog::OpenPath { text }) => open_path::show(ctx, state, text, actions),
        Some(Dialog::Error { sentence, path, retry }) => error::show(ctx, state, (sentence, path.as_deref(), retry), actions),
        Some(Dialog::Record) => record::show(ctx, state, actions),
        Some(Dialog::Keyboard) => keyboard::show(ctx, state, actions),
        Some(Dialog::Correct(form)) => correct::show(ctx, state, form, actions),
        Some(Dialog::Knowledge { listed }) => knowledge::show(ctx, state, listed.as_deref(), actions),
        Some(Dialog::KnowledgePath { task, text }) => knowledge_path::show(ctx, state, (*task, text), actions),
    }
}

/// The common frame: title, width, what closes it.
fn modal(ctx: &Context, title: &str, width: f32, actions: &mut Actions, add: impl FnOnce(&mut Ui, &mut Actions)) {
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
        actions.push(Action::CloseDialog);
    }
}

/// A row of buttons at the right end; added from left to right, so that Tab goes the way one reads.
fn buttons(ui: &mut Ui, widths: f32, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.add_space((ui.available_width() - widths).max(0.0));
        add(ui);
    });
}

/// How wide a secondary button with this label is.
fn button_width(ui: &Ui, label: &str, icon: bool) -> f32 {
    width_of(ui, label, Weight::Regular) + if icon { 24.0 } else { 0.0 }
}

/// The same for the primary button, which has an icon and a heavier label.
fn primary_width(ui: &Ui, label: &str) -> f32 {
    width_of(ui, label, Weight::Semibold) + 24.0
}

fn width_of(ui: &Ui, label: &str, weight: Weight) -> f32 {
    ui.painter().layout_no_wrap(label.to_owned(), font(14.0, weight), super::theme::tokens(ui).text).size().x + 24.0
}
