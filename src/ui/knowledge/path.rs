//! A path for a list or for corrections, where the system has no file dialogs.

use egui::{Context, Id};

use crate::ui::kit::ask::{Action, Actions};
use crate::ui::kit::knowledge::{Know, Task};
use crate::ui::kit::modal::{button_width, buttons, modal, primary_width};
use crate::ui::kit::state::State;
use crate::ui::kit::view_state::Dialog;
use crate::ui::theme::{Icon, space};
use crate::ui::widget::field::Field;
use crate::ui::widget::{button, text as words_widget};

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, (task, typed): (Task, &str), actions: &mut Actions) {
    let words = &state.words;
    modal(ctx, &words.text(&format!("knowledge-{}-title", task.code())), 560.0, actions, |ui, actions| {
        words_widget::weak(ui, words.text("knowledge-path-text"));
        ui.add_space(space::XS);
        let id = Id::unique("knowledge-path");
        let field = Field { id, icon: Icon::FOLDER, hint: &words.text("knowledge-path-hint"), suffix: None, width: ui.available_width() };
        let (response, changed) = field.show(ui, typed);
        if let Some(text) = changed {
            actions.push(Action::Know(Know::TypePath(text)));
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            actions.push(Action::Know(Know::UseTyped));
        } else if ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        ui.add_space(space::L);
        let writes = task.proposed_name().is_some();
        let (cancel, go) = (words.text("cancel"), words.text(if writes { "export-save-here" } else { "knowledge-load" }));
        let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &go);
        buttons(ui, width, |ui| {
            if button::plain(ui, &cancel).clicked() {
                actions.push(Action::ShowDialog(Dialog::Knowledge { listed: None }));
            }
            ui.add_enabled_ui(!typed.trim().is_empty(), |ui| {
                if button::primary(ui, if writes { Icon::SAVE } else { Icon::OPEN }, &go).clicked() {
                    actions.push(Action::Know(Know::UseTyped));
                }
            });
        });
    });
}
