//! A correction: what the cookie is for, and how far that goes.

use egui::accesskit::Role;
use egui::{Context, Label, Ui};

use super::counting::Touched;
use super::{Action, Actions, CorrectForm, Own};
use crate::charter::Purpose;
use crate::corrections::Reach;
use crate::i18n::Words;
use crate::jobs::Job;
use crate::site;
use crate::ui::kit::modal::{button_width, buttons, focus_once, modal, primary_width, scrolling};
use crate::ui::kit::{Ask, State, corrections_file, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card, choice, roving, text as words_widget};

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let Some(form) = &own.form else { return };
    let words = &state.words;
    let name = words_widget::middle_cut(&speech::visible(&form.name), 300.0, 9.5);
    let title = words.with("correct-title", &[("name", name.into())]);
    modal(ctx, &title, 540.0, actions, |ui, actions| {
        let mut new = form.clone();
        // In a low window the choices scroll, the buttons stay.
        scrolling(ui, &title, (156.0, f32::MAX), |ui| choices(ui, state, (own, form), &mut new));
        ui.add_space(space::L);
        let (cancel, save) = (words.text("cancel"), words.text("correct-save"));
        let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &save);
        buttons(ui, width, |ui| {
            if button::plain(ui, &cancel).clicked() {
                actions.ask(Ask::CloseDialog);
            }
            // "Nobody knows" in place of "nobody knows" decides nothing.
            let says_something = !(form.now == Purpose::Unknown && form.purpose == Purpose::Unknown);
            ui.add_enabled_ui(says_something, |ui| {
                if button::primary(ui, Icon::SAVE, &save).clicked() {
                    actions.push(Action::Save);
                }
            });
        });
        if new != *form {
            actions.push(Action::Change(new));
        }
    });
}

fn choices(ui: &mut Ui, state: &State, (own, form): (&Own, &CorrectForm), new: &mut CorrectForm) {
    let words = &state.words;
    let now = speech::purpose_inside(words, form.now);
    words_widget::weak(ui, words.with("correct-now", &[("purpose", now.into())]));
    let selected = state.browsing.selected.ids.len();
    if selected > 1 {
        words_widget::note(ui, words.count("correct-one-of", selected as u64));
    }
    ui.add_space(space::XS);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        purposes(ui, state, new);
        ui.add_space(space::M);
        reaches(ui, state, own, new);
    });
    ui.add_space(space::XS);
    effect(ui, state, own);
}

fn purposes(ui: &mut Ui, state: &State, form: &mut CorrectForm) {
    let words = &state.words;
    words_widget::heading(ui, text::strong(words.text("correct-purpose")));
    roving::group(ui, Role::RadioGroup, &words.text("correct-purpose"), |ui| each_purpose(ui, state, form));
}

fn each_purpose(ui: &mut Ui, state: &State, form: &mut CorrectForm) {
    let words = &state.words;
    for purpose in Purpose::ALL {
        let note = words.text(&format!("correct-purpose-{}", purpose.code())).into_owned();
        let radio = choice::radio(ui, form.purpose == purpose, &speech::purpose(words, purpose), &note);
        if form.purpose == purpose {
            focus_once(&radio);
        }
        if radio.clicked() {
            form.purpose = purpose;
        }
    }
}

fn reaches(ui: &mut Ui, state: &State, own: &Own, form: &mut CorrectForm) {
    let words = &state.words;
    words_widget::heading(ui, text::strong(words.text("correct-reach")));
    roving::group(ui, Role::RadioGroup, &words.text("correct-reach"), |ui| each_reach(ui, state, own, form));
}

fn each_reach(ui: &mut Ui, state: &State, own: &Own, form: &mut CorrectForm) {
    let words = &state.words;
    for reach in form.reaches() {
        let (id, place) = match reach {
            Reach::Cookie => ("correct-reach-cookie", &form.host),
            Reach::Site => ("correct-reach-site", &form.site),
            Reach::Everywhere => ("correct-reach-everywhere", &form.site),
        };
        let place = words_widget::middle_cut(&site::display(place), 260.0, 7.4);
        let label = words.with(id, &[("place", place.into())]);
        let note = own.counted.value().map_or_else(String::new, |counted| words.count("cookies", of(counted, *reach).cookies));
        if choice::radio(ui, form.reach == *reach, &label, &note).clicked() {
            form.reach = *reach;
        }
    }
}

fn of(counted: &[Touched; 3], reach: Reach) -> Touched {
    let at = Reach::ALL.iter().position(|other| *other == reach);
    at.and_then(|index| counted.get(index)).copied().unwrap_or_default()
}

impl Own {
    /// What the correction will change, in a sentence; none while it is being counted.
    #[must_use]
    pub fn spoken(&self, words: &Words) -> Option<String> {
        let form = self.form.as_ref()?;
        match self.counted.job() {
            Job::Done(counted) => {
                let touched = of(counted, form.reach);
                let purpose = speech::purpose_inside(words, form.purpose);
                let first = words.with("correct-effect", &[("count", touched.cookies.into()), ("purpose", purpose.into())]);
                Some(speech::sentences(words, &first, &words.count("correct-effect-moved", touched.moved)))
            }
            Job::Failed { failure, .. } => Some(speech::stopped(words, failure)),
            Job::Idle | Job::Running { .. } => None,
        }
    }
}

/// What will change, in a sentence.
fn effect(ui: &mut Ui, state: &State, own: &Own) {
    let words = &state.words;
    let sentence = own.spoken(words).unwrap_or_else(|| words.text("correct-counting").into_owned());
    card::notice(ui, tokens(ui).hover, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(text::body(sentence)).wrap());
    });
    let file = corrections_file(state.env.settings.as_deref());
    let note = match file {
        Some(_) => words.text("correct-kept"),
        None => words.text("correct-not-kept"),
    };
    words_widget::note(ui, note);
}
