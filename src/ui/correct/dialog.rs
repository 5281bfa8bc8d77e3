//! A correction: what cookies are for, for whom, who gets the data, why, and how far that goes.

use egui::accesskit::Role;
use egui::{Context, Id, Label, Ui};

use super::counting::{Counted, Outcome};
use super::{Action, Actions, CorrectForm, Own};
use crate::charter::{Party, Purpose};
use crate::corrections::{LONGEST_REASON, Reach};
use crate::i18n::Words;
use crate::jobs::Job;
use crate::site;
use crate::ui::kit::modal::{button_width, buttons, focus_once, modal, primary_width, scrolling};
use crate::ui::kit::{Ask, State, corrections_file, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::{button, card, choice, roving, text as words_widget};

/// Height of a window, in points, below which all of the dialog but its buttons scrolls.
const LOW: f32 = 560.0;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let Some(form) = &own.form else { return };
    let words = &state.words;
    let title = match form.only() {
        Some(only) => {
            let name = words_widget::middle_cut(&speech::visible(&only.name), 300.0, 9.5);
            words.with("correct-title", &[("name", name.into())])
        }
        None => words.count("correct-title-many", form.targets.len() as u64),
    };
    modal(ctx, &title, 560.0, actions, |ui, actions| {
        let mut new = form.clone();
        // In a low window the choices scroll; what comes of them and the buttons stay, unless there is hardly room for the buttons alone.
        let is_low = ui.ctx().content_rect().height() < LOW;
        scrolling(ui, &title, f32::MAX, |ui| {
            choices(ui, state, (own, form), &mut new);
            if is_low {
                effect(ui, state, own);
            }
        });
        if !is_low {
            ui.add_space(space::S);
            effect(ui, state, own);
        }
        ui.add_space(space::M);
        let (cancel, save) = (words.text("cancel"), words.text("correct-save"));
        let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &save);
        buttons(ui, width, |ui| {
            if button::plain(ui, &cancel).clicked() {
                actions.ask(Ask::CloseDialog);
            }
            ui.add_enabled_ui(form.says_something() && !form.is_too_long(), |ui| {
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
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let of_them = if form.only().is_some() { "correct-purpose" } else { "correct-purpose-of-several" };
        group(ui, words, of_them, |ui| each_purpose(ui, words, form, new));
        ui.add_space(space::S);
        group(ui, words, "correct-party", |ui| each_party(ui, words, form, new));
        ui.add_space(space::S);
        field(ui, Icon::PARTY, &provider_hint(words, form), (&form.provider, &mut new.provider));
        ui.add_space(space::S);
        group(ui, words, "correct-reach", |ui| each_reach(ui, state, (own, form), new));
        ui.add_space(space::S);
        field(ui, Icon::NAME, &words.text("correct-reason"), (&form.reason, &mut new.reason));
    });
    ui.add_space(space::XS);
    let file = corrections_file(state.env.settings.as_deref());
    words_widget::note(ui, words.text(if file.is_some() { "correct-kept" } else { "correct-not-kept" }));
}

/// Radio buttons under their heading.
fn group(ui: &mut Ui, words: &Words, id: &str, add: impl FnOnce(&mut Ui)) {
    let name = words.text(id);
    words_widget::heading(ui, text::strong(name.as_ref()));
    roving::group(ui, Role::RadioGroup, &name, add);
}

fn field(ui: &mut Ui, icon: Icon, hint: &str, (current, new): (&str, &mut String)) {
    // The hint stands on the upper edge once something is typed.
    ui.add_space(space::S);
    let field = Field { id: Id::unique(hint), icon, hint, suffix: None, width: ui.available_width() };
    if let (_, Some(typed)) = field.show(ui, current) {
        *new = typed;
    }
}

/// Leaves a fact as it is: what the cookies are said to be, where that is the same for all of them.
fn leave(ui: &mut Ui, (words, form): (&Words, &CorrectForm), is_chosen: bool, said: Option<String>) -> bool {
    let label = match said {
        Some(said) if form.only().is_some() => words.with("correct-leave", &[("said", said.into())]),
        Some(said) => words.with("correct-leave-all", &[("said", said.into())]),
        None => words.text("correct-leave-each").into_owned(),
    };
    let radio = choice::radio(ui, is_chosen, &label, "");
    if is_chosen {
        focus_once(&radio);
    }
    radio.clicked()
}

fn each_purpose(ui: &mut Ui, words: &Words, form: &CorrectForm, new: &mut CorrectForm) {
    if leave(ui, (words, form), form.purpose.is_none(), form.now.purpose.map(|purpose| speech::purpose_inside(words, purpose))) {
        new.purpose = None;
    }
    for purpose in Purpose::ALL {
        let note = words.text(&format!("correct-purpose-{}", purpose.code())).into_owned();
        let is_chosen = form.purpose == Some(purpose);
        let radio = choice::radio(ui, is_chosen, &speech::purpose(words, purpose), &note);
        if is_chosen {
            focus_once(&radio);
        }
        if radio.clicked() {
            new.purpose = Some(purpose);
        }
    }
}

fn each_party(ui: &mut Ui, words: &Words, form: &CorrectForm, new: &mut CorrectForm) {
    let inside = |party: Party| words.text(&format!("inside-party-{}", party.code())).into_owned();
    if leave(ui, (words, form), form.party.is_none(), form.now.party.map(inside)) {
        new.party = None;
    }
    for party in Party::ALL {
        let [label, note] = ["party", "correct-party"].map(|id| words.text(&format!("{id}-{}", party.code())).into_owned());
        if choice::radio(ui, form.party == Some(party), &label, &note).clicked() {
            new.party = Some(party);
        }
    }
}

fn provider_hint(words: &Words, form: &CorrectForm) -> String {
    match form.now.provider.as_deref() {
        Some("") => words.text("correct-provider").into_owned(),
        Some(said) => words.with("correct-provider-now", &[("provider", speech::visible(said).into())]),
        None => words.text("correct-provider-each").into_owned(),
    }
}

fn each_reach(ui: &mut Ui, state: &State, (own, form): (&Own, &CorrectForm), new: &mut CorrectForm) {
    let words = &state.words;
    for reach in form.reaches() {
        let label = reach_label(words, form, *reach);
        let counted = own.counted.value().filter(|_| form.decides());
        let note = counted.map_or_else(String::new, |counted| words.count("cookies", of(counted, *reach).touched.cookies));
        if choice::radio(ui, form.reach == *reach, &label, &note).clicked() {
            new.reach = *reach;
        }
    }
}

fn reach_label(words: &Words, form: &CorrectForm, reach: Reach) -> String {
    let Some(only) = form.only() else {
        let id = match reach {
            Reach::Cookie => "correct-reach-cookies",
            Reach::Site => "correct-reach-sites",
            Reach::Everywhere => "correct-reach-names",
        };
        return words.text(id).into_owned();
    };
    let (id, place) = match reach {
        Reach::Cookie => ("correct-reach-cookie", &only.host),
        Reach::Site => ("correct-reach-site", &only.site),
        Reach::Everywhere => ("correct-reach-everywhere", &only.site),
    };
    let place = words_widget::middle_cut(&site::display(place), 260.0, 7.4);
    words.with(id, &[("place", place.into())])
}

fn of(counted: &[Counted; 3], reach: Reach) -> Counted {
    let at = Reach::ALL.iter().position(|other| *other == reach);
    at.and_then(|index| counted.get(index)).copied().unwrap_or_default()
}

impl Own {
    /// What the correction will change, in a sentence; none while it is being counted.
    #[must_use]
    pub fn spoken(&self, words: &Words) -> Option<String> {
        let form = self.form.as_ref()?;
        if let Job::Failed { failure, .. } = self.counted.job() {
            return Some(speech::stopped(words, failure));
        }
        if form.is_too_long() {
            return Some(words.with("correct-too-long", &[("most", LONGEST_REASON.into())]));
        }
        if !form.says_something() {
            return Some(words.text("correct-nothing-chosen").into_owned());
        }
        match self.counted.job() {
            Job::Done(counted) => Some(outcome(words, form, of(counted, form.reach))),
            Job::Failed { .. } | Job::Idle | Job::Running { .. } => None,
        }
    }
}

fn outcome(words: &Words, form: &CorrectForm, counted: Counted) -> String {
    let said = form.corrections(form.reach).first().map_or_else(String::new, |decision| speech::decided(words, decision));
    match counted.outcome {
        Outcome::Nothing => words.text("correct-says-nothing-new").into_owned(),
        Outcome::Dropped => words.text("correct-drops").into_owned(),
        // Only the reason is another one.
        Outcome::Kept if said.is_empty() => words.text("correct-reason-kept").into_owned(),
        Outcome::Kept => {
            let touched = counted.touched;
            let first = words.with("correct-effect", &[("count", touched.cookies.into()), ("said", said.into())]);
            speech::sentences(words, &first, &words.count("correct-effect-moved", touched.moved))
        }
    }
}

/// What will change, in a sentence.
fn effect(ui: &mut Ui, state: &State, own: &Own) {
    let words = &state.words;
    let sentence = own.spoken(words).unwrap_or_else(|| words.text("correct-counting").into_owned());
    card::notice(ui, tokens(ui).quiet(), |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(text::body(sentence)).wrap());
    });
}
