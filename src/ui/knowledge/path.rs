//! A path for a list or for corrections, where the system has no file dialogs.

use egui::{Context, Id};

use super::{Action, Actions, Own};
use crate::ui::kit::modal::{button_width, buttons, modal, primary_width};
use crate::ui::kit::{Ask, Dialog, State};
use crate::ui::theme::{Icon, space};
use crate::ui::widget::field::Field;
use crate::ui::widget::{button, text as words_widget};

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let (Some(task), typed) = (own.task, own.typed.as_str()) else { return };
    let words = &state.words;
    modal(ctx, &words.text(task.title_id()), 560.0, actions, |ui, actions| {
        words_widget::weak(ui, words.text("knowledge-path-text"));
        ui.add_space(space::XS);
        let id = Id::unique("knowledge-path");
        let field = Field { id, icon: Icon::FOLDER, hint: &words.text("knowledge-path-hint"), suffix: None, width: ui.available_width() };
        let (response, changed) = field.show(ui, typed);
        if let Some(text) = changed {
            actions.push(Action::TypePath(text));
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            actions.push(Action::UseTyped);
        } else if ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        ui.add_space(space::L);
        let writes = task.proposed_name().is_some();
        let (cancel, go) = (words.text("cancel"), words.text(if writes { "export-save-here" } else { "knowledge-load" }));
        let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &go);
        buttons(ui, width, |ui| {
            if button::plain(ui, &cancel).clicked() {
                actions.ask(Ask::ShowDialog(Dialog::Knowledge));
            }
            ui.add_enabled_ui(!typed.trim().is_empty(), |ui| {
                if button::primary(ui, if writes { Icon::SAVE } else { Icon::OPEN }, &go).clicked() {
                    actions.push(Action::UseTyped);
                }
            });
        });
    });
}
