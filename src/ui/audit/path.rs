//! A path for the report, where the system has no file dialogs.

use egui::{Context, Id};

use super::{Action, Actions, Own};
use crate::ui::kit::modal::{button_width, buttons, modal, primary_width};
use crate::ui::kit::{Ask, State};
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::{button, card, text as words_widget};

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let title = own.save_as.map_or("audit-save-title", super::saving::title_of);
    modal(ctx, &words.text(title), 560.0, actions, |ui, actions| {
        let id = Id::unique("audit-path");
        let field = Field { id, icon: Icon::FILE, hint: &words.text("export-path"), suffix: None, width: ui.available_width() };
        let (response, typed) = field.show(ui, &own.path);
        if let Some(typed) = typed {
            actions.push(Action::TypePath(typed));
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            actions.push(Action::SaveTyped);
        } else if ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        if let Some(path) = &own.stands_there {
            ui.add_space(space::XS);
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let sentence = words.with("export-exists", &[("name", name.into())]);
            if card::remark(ui, tokens(ui).warning, &sentence, Some(&words.text("export-replace"))) {
                actions.push(Action::Replace);
            }
        }
        if let Some((sentence, path)) = &own.problem {
            ui.add_space(space::XS);
            card::remark(ui, tokens(ui).warning, sentence, None);
            if let Some(path) = path {
                words_widget::note(ui, path.clone());
            }
        }
        ui.add_space(space::L);
        let (cancel, save) = (words.text("cancel"), words.text("export-save-here"));
        let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &save);
        buttons(ui, width, |ui| {
            if button::plain(ui, &cancel).clicked() {
                actions.ask(Ask::CloseDialog);
            }
            ui.add_enabled_ui(!own.path.trim().is_empty(), |ui| {
                if button::primary(ui, Icon::SAVE, &save).clicked() {
                    actions.push(Action::SaveTyped);
                }
            });
        });
    });
}
