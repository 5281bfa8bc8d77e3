//! A path to open, where the system has no file dialogs.

use egui::{Context, Id};

use super::{Action, Actions, Own};
use crate::ui::kit::modal::{button_width, buttons, modal, primary_width};
use crate::ui::kit::{Ask, State};
use crate::ui::theme::{Icon, space};
use crate::ui::widget::field::Field;
use crate::ui::widget::{button, text as words_widget};

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let typed = own.typed.as_str();
    let words = &state.words;
    modal(ctx, &words.text("open-path-title"), 560.0, actions, |ui, actions| {
        words_widget::weak(ui, words.text("open-path-text"));
        ui.add_space(space::XS);
        let id = Id::unique("open-path");
        let field = Field { id, icon: Icon::FOLDER, hint: &words.text("open-path-hint"), suffix: None, width: ui.available_width() };
        let (response, changed) = field.show(ui, typed);
        if let Some(text) = changed {
            actions.push(Action::TypePath(text));
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            actions.push(Action::OpenTyped);
        } else if ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        ui.add_space(space::L);
        let (cancel, open) = (words.text("cancel"), words.text("open-path-open"));
        let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &open);
        buttons(ui, width, |ui| {
            if button::plain(ui, &cancel).clicked() {
                actions.ask(Ask::CloseDialog);
            }
            ui.add_enabled_ui(!typed.trim().is_empty(), |ui| {
                if button::primary(ui, Icon::OPEN, &open).clicked() {
                    actions.push(Action::OpenTyped);
                }
            });
        });
    });
}
