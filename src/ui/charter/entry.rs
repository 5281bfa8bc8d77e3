//! The chosen line of a charter that is looked through: its fields, or the way to make it a declaration.

use egui::{Id, Ui};

use super::looking::{Entry, Looking};
use super::{Action, Actions, Look};
use crate::charter::{Category, Declaration, Fields};
use crate::ui::kit::{State, speech};
use crate::ui::theme::{Icon, space};
use crate::ui::widget::field::Field;
use crate::ui::widget::{button, menu, text as words_widget};

/// Paints what can be done with the line.
pub(super) fn show(ui: &mut Ui, state: &State, looking: &Looking, actions: &mut Actions) {
    let words = &state.words;
    match looking.entry() {
        Some(Entry::Declared(place)) => {
            if let Some(line) = looking.declared(place) {
                fields(ui, state, (looking, line), actions);
            }
        }
        Some(Entry::NotUnderstood(_)) => {
            ui.horizontal_wrapped(|ui| {
                words_widget::weak(ui, words.text("charter-preview-not-text"));
                if button::secondary(ui, Icon::CHECK, &words.text("charter-preview-take")).clicked() {
                    actions.push(Action::Look(Look::TakeIn));
                }
            });
        }
        None => drop(words_widget::weak(ui, words.text("charter-preview-nothing"))),
    }
}

fn fields(ui: &mut Ui, state: &State, (looking, line): (&Looking, &Declaration), actions: &mut Actions) {
    let words = &state.words;
    let old = &looking.fields;
    let mut new = old.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        // Whole points: three thirds may be a little more than the whole, and the last field would have no room left.
        let width = ((ui.available_width() - 2.0 * space::S) / 3.0).floor().clamp(140.0, 330.0);
        let field = |ui: &mut Ui, id: &str, icon: Icon, text: &str, width: f32| {
            let field = Field { id: Id::unique(("charter-field", id)), icon, hint: &words.text(id), suffix: None, width };
            field.show(ui, text).1
        };
        if let Some(typed) = field(ui, "charter-name", Icon::NAME, &old.name, width) {
            new.name = typed;
        }
        if let Some(typed) = field(ui, "charter-provider", Icon::PARTY, &old.provider, width) {
            new.provider = typed;
        }
        let lasts = old.life.clone().unwrap_or_else(|| life_in_words(state, line));
        if let Some(typed) = field(ui, "column-declared_life", Icon::CLOCK, &lasts, width) {
            new.life = Some(typed);
        }
        if let Some(typed) = field(ui, "charter-purpose", Icon::INFO, &old.purpose, 2.0 * width + space::S) {
            new.purpose = typed;
        }
        category(ui, state, old, &mut new);
        if button::ghost(ui, Icon::CLOSE, &words.text("charter-preview-leave")).clicked() {
            actions.push(Action::Look(Look::LeaveOut));
        }
    });
    if new != *old {
        actions.push(Action::Look(Look::Correct(new)));
    }
}

fn category(ui: &mut Ui, state: &State, old: &Fields, new: &mut Fields) {
    let words = &state.words;
    let name = |kind: Option<Category>| {
        kind.map_or_else(|| words.text("charter-read-no-category").into_owned(), |kind| speech::category(words, kind))
    };
    let label = name(old.category);
    let opener = button::menu(ui, old.category.map_or(Icon::UNKNOWN, Icon::of), &label);
    let opener = opener.accessible_name(speech::key_value(words, &words.text("column-category"), &label));
    menu::below(&opener, 240.0, |ui| {
        for choice in Category::ALL.into_iter().map(Some).chain([None]) {
            if menu::radio_item(ui, choice == old.category, choice.map(Icon::of), &name(choice), "").clicked() {
                new.category = choice;
            }
        }
    });
}

fn life_in_words(state: &State, line: &Declaration) -> String {
    speech::declared_life(&state.words, line.life).unwrap_or_default()
}
