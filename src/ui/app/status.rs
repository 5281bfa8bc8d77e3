//! The proof of the read, remarks, and the work under way.

use std::sync::atomic::Ordering;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Align, Context, Frame, Layout, Margin, Panel, Rect, Ui};

use super::action::Action;
use super::features::Features;
use crate::i18n::Words;
use crate::settings::ThemeChoice;
use crate::ui::kit::{Actions, Command, Dialog, Opened, Source, State, speech};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::spinner::spinner;
use crate::ui::widget::{button, height, region, text as words_widget};
use crate::ui::{browse, export, open};

/// How often what a thread counts is looked at.
const COUNTED_AGAIN: Duration = Duration::from_millis(100);

/// Height of the status line, in points.
const HEIGHT: f32 = 30.0;

/// The room of the page, and that of the line below it. Where room is scarce there is that line only while it says what is going on: what else it tells
/// stands in the record.
#[must_use]
pub fn split(ctx: &Context, room: Rect, state: &State, features: &Features) -> (Rect, Rect) {
    let is_shown = !height::is_scarce(ctx) || is_working(features) || open::stale(state) > 0;
    room.split_top_bottom_at_y(if is_shown { room.bottom() - HEIGHT } else { room.bottom() })
}

/// Whether there is work under way that the line tells of.
fn is_working(features: &Features) -> bool {
    let reads = features.open.progress().is_some() || features.open.is_reclassifying();
    reads || features.export.is_writing() || features.browse.copying().is_some()
}

/// Paints the status bar, where there is room for it.
pub fn show(ui: &mut Ui, state: &State, features: &Features, actions: &mut Actions<Action>) {
    if ui.available_height() < HEIGHT {
        return;
    }
    let frame = Frame::new().fill(tokens(ui).panel).inner_margin(Margin::symmetric(12, 0));
    Panel::bottom("status").exact_size(HEIGHT).resizable(false).frame(frame).show(ui, |ui| {
        region::name(ui, Role::Group, &state.words.text("status"));
        ui.horizontal_centered(|ui| {
            if !progress(ui, state, features, actions) {
                record(ui, state, actions);
                let old = open::stale(state);
                if old > 0 {
                    button::decoration(ui, Icon::WARNING, 14.0, 16.0, tokens(ui).warning.ink);
                    words_widget::note(ui, state.words.count("status-stale", old as u64));
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| right(ui, state));
        });
    });
}

/// The reading under way, with its end within reach. True while there is one.
fn progress(ui: &mut Ui, state: &State, features: &Features, actions: &mut Actions<Action>) -> bool {
    let Some(progress) = features.open.progress() else {
        if features.open.is_reclassifying() {
            words_widget::note(ui, state.words.text("status-reclassifying"));
            return true;
        }
        if features.export.is_writing() {
            words_widget::note(ui, state.words.text("status-exporting"));
            // The dialog has this button itself while it is open, with the same words.
            if !state.dialogs.shows(&Dialog::Export)
                && button::quiet(ui, Icon::STOP, &state.words.text("status-stop-exporting"), tokens(ui).text).clicked()
            {
                actions.push(Action::Export(export::Action::Stop));
            }
            return true;
        }
        if let Some(rows) = features.browse.copying() {
            words_widget::note(ui, state.words.count("status-copying", rows));
            if button::quiet(ui, Icon::STOP, &state.words.text("status-stop-copying"), tokens(ui).text).clicked() {
                actions.push(Action::Browse(browse::Action::StopCopying));
            }
            ui.ctx().request_repaint_after(COUNTED_AGAIN);
            return true;
        }
        return false;
    };
    spinner(ui, 14.0, &state.words.text("announce-reading"));
    let rows = progress.rows.load(Ordering::Relaxed);
    let names = |sources: &mut dyn Iterator<Item = &Source>| {
        let names: Vec<_> = sources.map(|source| speech::source_name(&state.words, source)).collect();
        names.join(", ")
    };
    let name = names(&mut features.open.reading_now());
    let name = words_widget::middle_cut(&name, 420.0, 6.5);
    let id = if rows > 0 { "status-reading-rows" } else { "status-reading" };
    words_widget::note(ui, state.words.with(id, &[("name", name.into()), ("count", rows.into())]));
    // The button stops what stands before it.
    if button::quiet(ui, Icon::STOP, &state.words.text("status-stop"), tokens(ui).text).clicked() {
        actions.push(Action::Open(open::Action::CancelReading));
    }
    let next = names(&mut features.open.waiting());
    if !next.is_empty() {
        let next = words_widget::end_cut(&next, 300.0, 6.5);
        words_widget::note(ui, state.words.with("status-then", &[("name", next.into())]));
    }
    // The rows counted by the reading thread are shown while it runs; nothing else wakes the window then.
    ui.ctx().request_repaint_after(COUNTED_AGAIN);
    true
}

fn record(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) {
    let weak = tokens(ui).weak;
    let shown: Vec<_> = state.shown_stores().collect();
    let Some(first) = shown.first() else {
        let theme = match state.settings.theme {
            ThemeChoice::System => "theme-system",
            ThemeChoice::Light => "theme-light",
            ThemeChoice::Dark => "theme-dark",
        };
        let language = crate::i18n::own_name(state.language());
        let theme = state.words.text(theme).into_owned();
        words_widget::note(ui, state.words.with("status-start", &[("language", language.into()), ("theme", theme.into())]));
        return;
    };
    let line = if shown.len() == 1 { one_store(state, first) } else { many_stores(state, &shown) };
    // The line is the short form of the record, and leads to it.
    let promise = if has_promise(ui) { promise_width(ui, state) } else { space::XXL };
    let has_more = remarks(state) > 0 || open::stale(state) > 0;
    // The mark before it, and what is said beside it.
    let beside = if has_more { 120.0 } else { 40.0 };
    let room = (ui.available_width() - promise - beside).max(80.0);
    let whole = line.clone();
    let line = words_widget::end_cut(&line, room, 6.1);
    let proof = button::quiet(ui, Icon::LOCK, &line, weak).hint(state.words.text("command-record"));
    region::mark(ui.ctx(), ui.max_rect(), proof.id);
    let proof = proof.accessible_name(whole);
    if proof.clicked() {
        actions.run(Command::Record);
    }
    let remarks = remarks(state);
    let label = if remarks > 0 { state.words.count("status-warnings", remarks) } else { String::new() };
    if remarks > 0 && button::quiet(ui, Icon::WARNING, &label, tokens(ui).warning.ink).clicked() {
        actions.run(Command::Record);
    }
}

/// How many remarks the record of the shown stores lists.
fn remarks(state: &State) -> u64 {
    state.shown_stores().map(|opened| opened.store.report.record.remarks()).sum()
}

fn one_store(state: &State, opened: &Opened) -> String {
    let words = &state.words;
    let record = &opened.store.report.record;
    let mut parts = Vec::new();
    if let Some(file) = record.files.first().and_then(|file| file.path.file_name()) {
        parts.push(file.to_string_lossy().trim_start_matches(crate::store::SAMPLE).to_owned());
    }
    match record.schema_version {
        Some(schema) => {
            let args = [("browser", record.browser.as_str().into()), ("schema", schema.to_string().into())];
            parts.push(words.with("status-schema", &args));
        }
        None if !record.browser.is_empty() => parts.push(record.browser.clone()),
        None => {}
    }
    let mut rows = vec![words.count("status-read", record.rows_read)];
    rows.extend(record.rows_from_log.filter(|rows| *rows > 0).map(|rows| words.count("status-from-log", rows)));
    rows.extend(missing(words, record.rows_skipped, record.rows_lost));
    parts.push(rows.join(", "));
    parts.push(words.with("status-at", &[("time", words.time(record.read_at).into())]));
    speech::asides(words, parts)
}

fn many_stores(state: &State, shown: &[&Opened]) -> String {
    let sum = |count: fn(&crate::store::ReadRecord) -> u64| shown.iter().map(|opened| count(&opened.store.report.record)).sum::<u64>();
    let words = &state.words;
    let stores = words.count("status-stores", shown.len() as u64);
    let read = words.count("status-read", sum(|record| record.rows_read));
    let mut rows = vec![read];
    rows.extend(missing(words, sum(|record| record.rows_skipped), sum(|record| record.rows_lost)));
    speech::aside(words, &stores, &rows.join(", "))
}

/// Rows that were skipped and rows that damage has taken, each counted once and under its own word.
fn missing(words: &Words, skipped: u64, lost: u64) -> impl Iterator<Item = String> {
    let skipped = (skipped > 0 || lost == 0).then(|| words.count("status-skipped", skipped));
    skipped.into_iter().chain((lost > 0).then(|| words.count("status-lost", lost)))
}

/// In a small window the line that leads to the record needs all the room; the promise stands on the start page too.
fn has_promise(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() >= 600.0
}

fn promise_width(ui: &Ui, state: &State) -> f32 {
    let words = state.words.text("status-promise").into_owned();
    ui.painter().layout_no_wrap(words, font(12.0, Weight::Regular), tokens(ui).weak).size().x + space::XXL
}

fn right(ui: &mut Ui, state: &State) {
    let weak = tokens(ui).weak;
    if state.has_stores() {
        if has_promise(ui) {
            words_widget::note(ui, state.words.text("status-promise"));
            ui.add_space(space::XS);
        }
        button::decoration(ui, Icon::OFFLINE, 14.0, 16.0, weak);
    } else {
        let version = env!("CARGO_PKG_VERSION");
        words_widget::note(ui, state.words.with("status-version", &[("version", version.into())]));
    }
}
