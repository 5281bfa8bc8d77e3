//! Notes of somebody else beside one's own: what is new, the same or in conflict, and what is to become of conflicts.

use egui::accesskit::Role;
use egui::{Context, Id, Label, Ui};

use super::state::Theirs;
use super::{Action, Actions, Own};
use crate::i18n::Words;
use crate::notes::{Conflict, Differences, Keep, Note};
use crate::ui::kit::modal::{button_width, buttons, closer, focus_once, modal, primary_width, scrolling};
use crate::ui::kit::{Ask, State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::spinner::spinner;
use crate::ui::widget::{button, card, choice, roving, text as words_widget};

/// Conflicts that are shown; of more than that both are kept unless all are decided at once.
const SHOWN: usize = 50;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let name = own.theirs.value().map(|theirs| words_widget::middle_cut(&speech::visible(&theirs.name), 320.0, 9.5));
    let title = match name {
        Some(name) => words.with("their-notes-title", &[("name", name.into())]),
        None => words.text("their-notes").into_owned(),
    };
    modal(ctx, &title, 620.0, actions, |ui, actions| match own.theirs.value() {
        Some(theirs) => compared(ui, words, (own, theirs), actions, &title),
        None if own.theirs.is_running() => drop(ui.vertical_centered(|ui| spinner(ui, 24.0, &words.text("announce-reading")))),
        None => path(ui, words, own, actions),
    });
}

/// A path, where the system has no file dialogs.
fn path(ui: &mut Ui, words: &Words, own: &Own, actions: &mut Actions) {
    words_widget::weak(ui, words.text("knowledge-path-text"));
    ui.add_space(space::XS);
    let id = Id::unique("their-notes-path");
    let field = Field { id, icon: Icon::FOLDER, hint: &words.text("knowledge-path-hint"), suffix: None, width: ui.available_width() };
    let (response, changed) = field.show(ui, &own.typed);
    if let Some(typed) = changed {
        actions.push(Action::TypePath(typed));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        actions.push(Action::UseTyped);
    } else if ui.ctx().memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    ui.add_space(space::L);
    let is_typed = !own.typed.trim().is_empty();
    decide(ui, words, ("knowledge-load", Icon::OPEN, is_typed), Action::UseTyped, actions);
}

/// "Cancel", and the one that goes on.
fn decide(ui: &mut Ui, words: &Words, (id, icon, is_enabled): (&str, Icon, bool), go_on: Action, actions: &mut Actions) {
    let (cancel, go) = (words.text("cancel"), words.text(id));
    let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &go);
    buttons(ui, width, |ui| {
        if button::plain(ui, &cancel).clicked() {
            actions.ask(Ask::CloseDialog);
        }
        ui.add_enabled_ui(is_enabled, |ui| {
            let button = button::primary(ui, icon, &go);
            focus_once(&button);
            if button.clicked() {
                actions.push(go_on);
            }
        });
    });
}

fn compared(ui: &mut Ui, words: &Words, (own, theirs): (&Own, &Theirs), actions: &mut Actions, title: &str) {
    let found = &theirs.differences;
    let counts = [("their-notes-new", found.new), ("their-notes-longer", found.longer), ("their-notes-same", found.same)];
    let said = counts.into_iter().filter(|(_, count)| *count > 0).map(|(id, count)| words.count(id, count as u64));
    let conflicts = words.count("their-notes-conflicts", found.conflicts.len() as u64);
    let sentence = speech::all_sentences(words, said.chain([conflicts]));
    crate::ui::kit::modal::describe(ui, &sentence);
    // All but the buttons scrolls: in a small window the sums alone would push them out of it.
    scrolling(ui, title, f32::MAX, |ui| {
        ui.add(Label::new(text::body(sentence)).wrap());
        if !found.conflicts.is_empty() {
            ui.add_space(space::S);
            conflicts_of(ui, words, (own, found), actions);
        }
    });
    ui.add_space(space::M);
    if found.new + found.longer + found.conflicts.len() > 0 {
        decide(ui, words, ("their-notes-take-in", Icon::SAVE, true), Action::TakeIn, actions);
    } else if closer(ui, &words.text("close")) {
        actions.ask(Ask::CloseDialog);
    }
}

/// What both say something else on, with the choice for each and the one for all.
fn conflicts_of(ui: &mut Ui, words: &Words, (own, found): (&Own, &Differences), actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        // Links of several words each: without more room between them they read as one sentence.
        ui.spacing_mut().item_spacing.x = space::L;
        words_widget::note(ui, words.text("their-notes-all"));
        for keep in Keep::ALL {
            if button::link_in(ui, &words.text(label(keep)), tokens(ui).accent).clicked() {
                actions.push(Action::ChooseAll(keep));
            }
        }
    });
    for conflict in found.conflicts.iter().take(SHOWN) {
        show_conflict(ui, words, (own, conflict), actions);
    }
    let more = found.conflicts.len().saturating_sub(SHOWN);
    if more > 0 {
        words_widget::note(ui, words.count("their-notes-more", more as u64));
    }
}

fn label(keep: Keep) -> &'static str {
    match keep {
        Keep::Both => "their-notes-both",
        Keep::Mine => "their-notes-mine",
        Keep::Theirs => "their-notes-theirs",
    }
}

fn show_conflict(ui: &mut Ui, words: &Words, (own, conflict): (&Own, &Conflict), actions: &mut Actions) {
    let about = speech::note_about(words, &conflict.about);
    ui.add_space(space::S);
    card::line(ui);
    ui.add_space(space::XS);
    words_widget::heading(ui, text::strong(about.as_str()));
    side(ui, words, "their-notes-yours", &conflict.mine);
    side(ui, words, "their-notes-other", &conflict.theirs);
    let chosen = own.chosen.get(&conflict.about).copied().unwrap_or_default();
    ui.push_id(&conflict.about, |ui| {
        roving::group(ui, Role::RadioGroup, &about, |ui| {
            for keep in Keep::ALL {
                if choice::radio(ui, keep == chosen, &words.text(label(keep)), "").clicked() {
                    actions.push(Action::Choose(conflict.about.clone(), keep));
                }
            }
        });
    });
}

/// One of two notes: whose it is, its labels and its lines.
fn side(ui: &mut Ui, words: &Words, whose: &str, note: &Note) {
    words_widget::note(ui, words.text(whose));
    if !note.labels.is_empty() {
        let labels = note.labels.iter().map(|label| speech::visible(label)).collect::<Vec<_>>().join(&words.text("list-separator"));
        ui.add(Label::new(text::medium(labels)).wrap());
    }
    for line in note.text.lines() {
        ui.add(Label::new(text::body(speech::visible(line))).wrap().selectable(true));
    }
}
