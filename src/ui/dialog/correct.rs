//! What a cookie is for, by the person's own word, and how far that reaches.

use egui::{Context, Ui};

use super::{button_width, buttons, modal, primary_width};
use crate::charter::Purpose;
use crate::corrections::Reach;
use crate::inventory::{CookieId, CookieView};
use crate::ui::action::{Action, Actions};
use crate::ui::model::State;
use crate::ui::theme::{Icon, space, text};
use crate::ui::view_state::Dialog;
use crate::ui::widget::{button, choice, text as words_widget};

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, (id, reach, purpose): (CookieId, Reach, Purpose), actions: &mut Actions) {
    let words = &state.words;
    let Some(view) = state.inventory().and_then(|inventory| inventory.get(id)) else {
        actions.push(Action::CloseDialog);
        return;
    };
    let name = words_widget::visible(view.cookie.name());
    modal(ctx, &words.with("correct-title", &[("name", name.into())]), 520.0, actions, |ui, actions| {
        words_widget::weak(ui, words.text("correct-text"));
        ui.add_space(space::XS);
        for choice in [Purpose::Necessary, Purpose::Statistics, Purpose::Advertising] {
            let label = words.text(&format!("purpose-{}", choice.code())).into_owned();
            let note = words.text(&format!("correct-{}", choice.code())).into_owned();
            if choice::radio(ui, purpose == choice, &label, &note).clicked() {
                actions.push(Action::ShowDialog(Dialog::Correct { id, reach, purpose: choice }));
            }
        }
        ui.add_space(space::XS);
        words_widget::heading(ui, text::strong(words.text("correct-reach")));
        for choice in Reach::ALL {
            let (label, note) = match choice {
                Reach::Cookie => ("correct-cookie", crate::site::display(view.cookie.host())),
                Reach::Site => ("correct-site", crate::site::display(view.site)),
                Reach::Everywhere => ("correct-everywhere", "".into()),
            };
            if choice::radio(ui, reach == choice, &words.text(label), &words_widget::middle_cut(&note, 240.0, 6.4)).clicked() {
                actions.push(Action::ShowDialog(Dialog::Correct { id, reach: choice, purpose }));
            }
        }
        ui.add_space(space::L);
        footer(ui, state, &view, (reach, purpose), actions);
    });
}

/// The position of the decision that covers a cookie, the narrowest first.
#[must_use]
pub fn decision_on(state: &State, view: &CookieView<'_>) -> Option<usize> {
    let covers = |line: &&crate::corrections::Correction| {
        let here = line.domains.iter().any(|domain| domain == view.cookie.host() || domain == view.site);
        line.name == view.cookie.name() && (line.domains.is_empty() || here)
    };
    let lines = state.corrections.as_ref()?.lines();
    let found =
        lines.iter().filter(covers).min_by_key(|line| (line.domains.is_empty(), !line.domains.iter().any(|d| d == view.cookie.host())))?;
    lines.iter().position(|line| line == found)
}

fn footer(ui: &mut Ui, state: &State, view: &CookieView<'_>, (reach, purpose): (Reach, Purpose), actions: &mut Actions) {
    let words = &state.words;
    let (remove, cancel, save) = (words.text("correct-remove"), words.text("cancel"), words.text("correct-save"));
    let decided = decision_on(state, view);
    let remove_width = if decided.is_some() { button_width(ui, &remove, false) + space::S } else { 0.0 };
    let width = remove_width + button_width(ui, &cancel, false) + space::S + primary_width(ui, &save);
    buttons(ui, width, |ui| {
        if let Some(index) = decided
            && button::plain(ui, &remove).clicked()
        {
            actions.push(Action::Uncorrect(index));
        }
        if button::plain(ui, &cancel).clicked() {
            actions.push(Action::CloseDialog);
        }
        let save = button::primary(ui, Icon::CHECK, &save);
        super::error::focus_once(&save);
        if save.clicked() {
            actions.push(Action::Correct { id: view.id, reach, purpose });
        }
    });
}
