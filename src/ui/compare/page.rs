//! The page: which stores, what differs in sentences, then the lines and the details of one.

use egui::accesskit::Role;
use egui::{Label, Spinner, Ui};

use super::compared::Compared;
use super::{Action, Actions, By, Own, details, lines, sides};
use crate::ui::kit::{Command, State, speech, stopped, unseen};
use crate::ui::theme::{space, text, tokens};
use crate::ui::widget::{button, card, choice, page, roving, text as words_widget};

const PAGE: f32 = 1_120.0;

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    page::show(ui, ("compare", &words.text("tab-compare")), PAGE, |ui, width| {
        ui.spacing_mut().item_spacing.y = space::S;
        words_widget::heading(ui, text::title(words.text("compare-title")));
        words_widget::weak(ui, words.text("compare-lead"));
        sides::show(ui, state, own, actions);
        if own.sides(state).len() < 2 {
            more(ui, state, actions);
            return;
        }
        if let Some(failure) = own.compared.failure() {
            stopped::show(ui, state, failure, actions);
            return;
        }
        let Some(compared) = own.compared.value() else {
            ui.add(Spinner::new().size(24.0).color(tokens(ui).accent));
            return;
        };
        // Before anything that is gone: it may only not have been read.
        if !compared.unseen.is_empty() && unseen::card(ui, words, &compared.unseen, own.lists_unseen, width, |_| ()) {
            actions.push(Action::ListUnseen(!own.lists_unseen));
        }
        summary(ui, compared, width);
        card::card(ui, |ui| {
            ui.set_width(width - 34.0);
            ui.vertical(|ui| {
                ui.set_width(width - 34.0);
                ui.spacing_mut().item_spacing.y = space::S;
                head(ui, state, (own, compared), actions);
                ui.scope(|ui| lines::show(ui, state, (own, compared), actions));
                details::show(ui, state, (own, compared), actions);
            });
        });
    });
}

/// One store has nothing to stand beside.
fn more(ui: &mut Ui, state: &State, actions: &mut Actions) {
    words_widget::weak(ui, state.words.text("compare-more-stores"));
    ui.horizontal_wrapped(|ui| {
        for command in [Command::OpenFile, Command::OpenFolder, Command::Start] {
            if button::secondary(ui, command.icon(), &state.words.text(command.label_id())).clicked() {
                actions.run(command);
            }
        }
    });
    // Whoever came to compare two sites has both of them in one store.
    let keys = speech::keys_of(&state.words, Command::SitePage);
    words_widget::weak(ui, state.words.with("compare-sites", &[("keys", keys.into())]));
}

fn summary(ui: &mut Ui, compared: &Compared, width: f32) {
    card::card(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.spacing_mut().item_spacing.y = space::XS;
        for sentence in &compared.sentences {
            ui.add(Label::new(text::body(sentence)).wrap().selectable(true));
        }
    });
}

fn head(ui: &mut Ui, state: &State, (own, compared): (&Own, &Compared), actions: &mut Actions) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        roving::group(ui, Role::TabList, &words.text("compare-by"), |ui| {
            for by in By::ALL {
                let id = match by {
                    By::Cookies => "tab-cookies",
                    By::Categories => "compare-by-category",
                    By::Organisations => "compare-by-organisation",
                };
                if roving::tab(ui, &words.text(id), own.by == by).clicked() {
                    actions.push(Action::By(by));
                }
            }
        });
        if own.by == By::Cookies {
            let note = words.count("compare-differing", compared.differing.len() as u64);
            if choice::check(ui, own.differing, &words.text("compare-only-differing"), &note).clicked() {
                actions.push(Action::Differing(!own.differing));
            }
        }
    });
}
