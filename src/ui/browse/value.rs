//! The value of a cookie: hidden, being read again, shown until something else is chosen, or why it cannot be had.

use egui::{Label, RichText, Ui};

use super::decoded::SHOWN;
use super::state::Shown;
use super::{Action, Actions, Own};
use crate::cookie::ValueState;
use crate::inventory::CookieView;
use crate::jobs::{Failure, Job};
use crate::store::{Progress, ValueError};
use crate::ui::kit::{State, speech};
use crate::ui::theme::{Icon, radius, space, text, tokens};
use crate::ui::widget::scroll::into_view_once;
use crate::ui::widget::spinner::spinner;
use crate::ui::widget::{button, card, text as words_widget};

/// How much of a value that was asked for comes into view by itself, in points.
const MOST_SEEN: f32 = 160.0;

/// Paints the part of the pane.
pub fn show(ui: &mut Ui, state: &State, (own, view): (&Own, &CookieView<'_>), actions: &mut Actions) {
    words_widget::part(ui, &state.words.text("details-value"));
    match view.cookie.shape.state() {
        // An encrypted one is opened where the system has the key.
        ValueState::Clear | ValueState::Opened | ValueState::Encrypted(_) => {}
        ValueState::Missing => return drop(words_widget::weak(ui, state.words.text("value-missing"))),
    }
    let idle = Job::Idle;
    let job = if own.revealed == Some(view.id) { own.value.job() } else { &idle };
    if let Job::Done(shown) = job
        && shown.value.is_changed
    {
        remark(ui, &state.words.text("value-changed"));
    }
    let t = tokens(ui);
    let frame = egui::Frame::new()
        .fill(t.raised)
        .stroke(egui::Stroke::new(1.0, t.border))
        .corner_radius(radius::CONTROL)
        .inner_margin(egui::Margin { left: 12, right: 4, top: 0, bottom: 0 });
    let framed = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.set_min_height(32.0);
            head(ui, state, job);
            buttons(ui, state, view, job, actions);
        });
        if let Job::Done(done) = job {
            ui.add(Label::new(RichText::new(shown(state, done.value.reveal())).monospace()).wrap().selectable(true));
            ui.add_space(space::S);
        }
    });
    if matches!(job, Job::Done(_)) {
        // It stands at the end of the pane, below its edge. Of a long one its beginning.
        let seen = framed.response.rect.with_max_y(framed.response.rect.bottom().min(framed.response.rect.top() + MOST_SEEN) + space::S);
        into_view_once(&framed.response.with_new_rect(seen), egui::Id::unique(("value", view.id)));
    }
    match job {
        Job::Done(_) => super::decoded::show(ui, state, &own.told, actions),
        Job::Failed { failure, .. } => remark(ui, &refusal(state, failure)),
        Job::Idle | Job::Running { .. } => {}
    }
}

fn buttons(ui: &mut Ui, state: &State, view: &CookieView<'_>, job: &Job<Shown, ValueError, Progress>, actions: &mut Actions) {
    let is_open = matches!(job, Job::Running { .. } | Job::Done(_));
    let (icon, id, action) =
        if is_open { (Icon::HIDDEN, "value-hide", Action::HideValue) } else { (Icon::SHOWN, "value-show", Action::Reveal(view.id)) };
    if button::ghost(ui, icon, &state.words.text(id)).clicked() {
        actions.push(action);
    }
    if matches!(job, Job::Done(_)) && button::icon(ui, Icon::COPY, &state.words.text("value-copy")).clicked() {
        actions.push(Action::CopyValue);
    }
}

/// What stands before the buttons: dots for a hidden value, what is going on, or when the value was read.
fn head(ui: &mut Ui, state: &State, job: &Job<Shown, ValueError, Progress>) {
    let t = tokens(ui);
    match job {
        Job::Idle | Job::Failed { .. } => {
            let dots = ui.add(Label::new(text::body("• • • • • •").color(t.weak)).truncate());
            words_widget::spoken_as(&dots, state.words.text("value-hidden"));
        }
        Job::Running { .. } => {
            spinner(ui, 14.0, &state.words.text("value-reading"));
            words_widget::note(ui, state.words.text("value-reading"));
        }
        Job::Done(shown) => {
            let time = state.words.time(shown.value.read_at);
            words_widget::note(ui, state.words.with("value-read-at", &[("time", time.into())]));
        }
    }
}

fn remark(ui: &mut Ui, sentence: &str) {
    let shades = tokens(ui).warning;
    card::notice(ui, shades.tint, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            button::decoration(ui, Icon::WARNING, 16.0, 20.0, shades.ink);
            ui.add(Label::new(text::body(sentence)).wrap());
        });
    });
}

fn refusal(state: &State, failure: &Failure<ValueError>) -> String {
    match failure {
        Failure::Work(error) => speech::value_error(&state.words, error),
        Failure::NoThread => state.words.text("error-no-thread").into_owned(),
        Failure::Died => state.words.text("error-died").into_owned(),
    }
}

fn shown(state: &State, bytes: &[u8]) -> String {
    if bytes.is_empty() {
        return state.words.text("value-empty").into_owned();
    }
    let text = String::from_utf8_lossy(bytes);
    let cut: String = text.chars().take(SHOWN).collect();
    let end = if cut.len() < text.len() { "…" } else { "" };
    format!("{}{end}", speech::visible(&cut))
}
