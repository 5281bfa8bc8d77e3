//! The stores that were found: those of browsers at once, those of applications when somebody asks for them.

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{Align2, Rect, Response, Sense, Stroke, StrokeKind, TextFormat, Ui, WidgetInfo, pos2, vec2};

use super::{Action, Actions, Own};
use crate::jobs::Job;
use crate::speech::{left_out, with_path};
use crate::store::{Paths, Search, StoreLocation};
use crate::ui::kit::{Ask, Source, State, speech, stopped};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, radius, space, text, tokens};
use crate::ui::widget::button::focus_ring;
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::{button, card, text as words_widget};

/// Paints the lists, each store a card that opens it.
pub(super) fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    of_browsers(ui, state, own, actions, width);
    of_apps(ui, state, own, actions);
}

fn of_browsers(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    let found = match own.found.job() {
        Job::Done(found) => Some(found),
        _ => None,
    };
    ui.horizontal(|ui| {
        let heading = words_widget::heading(ui, text::strong(state.words.text("start-found")));
        if let Some(found) = found.map(|found| &found.stores).filter(|stores| !stores.is_empty()) {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let count = state.words.number(found.len() as u64);
                words_widget::spoken_as(&heading, speech::key_value(&state.words, &state.words.text("start-found"), &count));
                words_widget::unspoken(&words_widget::note(ui, count));
            });
        }
    });
    match found {
        None => match own.found.failure() {
            Some(failure) => stopped::show(ui, state, failure, actions),
            None => drop(words_widget::weak(ui, state.words.text("start-looking"))),
        },
        Some(found) => {
            if found.stores.is_empty() {
                card::card(ui, |ui| {
                    ui.set_width(width - 34.0);
                    words_widget::weak(ui, state.words.text("start-none"));
                });
            }
            profiles(ui, state, &found.stores, actions);
            not_looked_into(ui, state, &found.search);
        }
    }
}

/// Where a search could not look, or ended early.
fn not_looked_into(ui: &mut Ui, state: &State, search: &Search) {
    for left in search.left_out.iter().filter(|left| left.why.is_an_early_end()) {
        words_widget::weak(ui, with_path(&state.words, left_out(&state.words, left, Paths::Whole)));
    }
}

/// The button that looks for the stores of applications, which stays where it is, and what it found.
fn of_apps(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let find = button::secondary(ui, Icon::SEARCH, &state.words.text("start-find-apps"));
    if find.hint(state.words.text("start-find-apps-hint")).clicked() {
        actions.push(Action::FindApps);
    }
    match own.apps.job() {
        Job::Idle => {}
        Job::Running { .. } => drop(words_widget::weak(ui, state.words.text("start-looking-apps"))),
        Job::Failed { failure, .. } => stopped::show(ui, state, failure, actions),
        Job::Done(found) => {
            words_widget::weak(ui, state.words.count("start-apps-found", found.stores.len() as u64));
            not_looked_into(ui, state, &found.search);
            profiles(ui, state, &found.stores, actions);
        }
    }
}

fn profiles(ui: &mut Ui, state: &State, found: &[StoreLocation], actions: &mut Actions) {
    for location in found {
        if profile(ui, state, location).clicked() {
            actions.ask(Ask::Open(vec![Source::Found(Box::new(location.clone()))]));
        }
    }
}

/// A card that is one button: browser and profile, when it changed, and whether it is open now.
fn profile(ui: &mut Ui, state: &State, location: &StoreLocation) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 62.0), Sense::click());
    let name = speech::name_detail(&state.words, &location.browser, &location.profile);
    let spoken = state.words.with("start-open", &[("store", name.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let fill = if response.hovered() { t.hover } else { t.panel };
    ui.painter().rect(rect, radius::CARD, fill, Stroke::new(1.0, t.line), StrokeKind::Inside);
    let icon = Icon::BROWSER;
    ui.painter().text(pos2(rect.left() + 29.0, rect.center().y), Align2::CENTER_CENTER, icon.glyph(), icon.font(24.0), t.weak);
    let mut right = rect.right() - 18.0;
    ui.painter().text(pos2(right, rect.center().y), Align2::RIGHT_CENTER, Icon::RIGHT.glyph(), Icon::RIGHT.font(16.0), t.weak);
    right -= 32.0;
    if location.in_use {
        let good = t.good();
        let label = state.words.text("start-in-use").into_owned();
        let galley = ui.painter().layout_no_wrap(label, font(12.0, Weight::Medium), good.ink);
        let size = vec2(galley.size().x + 16.0, 22.0);
        let badge = Rect::from_min_size(pos2(right - size.x, rect.center().y - 11.0), size);
        ui.painter().rect_filled(badge, radius::FULL, good.tint);
        ui.painter().galley(pos2(badge.left() + 8.0, badge.center().y - galley.size().y / 2.0), galley, good.ink);
        right = badge.left() - space::S;
    }
    let mut job = LayoutJob::default();
    job.append(&location.browser, 0.0, TextFormat::simple(font(14.0, Weight::Semibold), t.text));
    job.append(&format!(" — {}", location.profile), 0.0, TextFormat::simple(font(14.0, Weight::Regular), t.text));
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - rect.left() - 53.0).max(0.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left() + 53.0, rect.top() + 13.0), galley, t.text);
    let room = right - rect.left() - 53.0;
    let note = ui.painter().layout_job(words_widget::one_line(&profile_note(state, location, room), 12.0, Weight::Regular, t.weak, room));
    ui.painter().galley(pos2(rect.left() + 53.0, rect.top() + 34.0), note, t.weak);
    focus_ring(ui, &response);
    response.hint(location.file.display().to_string())
}

fn profile_note(state: &State, location: &StoreLocation, room: f32) -> String {
    let changed = location.modified.map(|modified| {
        let ago = state.words.ago(modified, state.now());
        state.words.with("start-changed", &[("ago", ago.into())])
    });
    let folder = location.file.parent().unwrap_or(&location.file);
    let home = state.env.places.home.as_deref();
    let shown = match home.and_then(|home| folder.strip_prefix(home).ok()) {
        Some(rest) => format!("~/{}", rest.display()),
        None => folder.display().to_string(),
    };
    let shown = words_widget::middle_cut(&shown, (room - 150.0).max(80.0), 6.4);
    speech::asides(&state.words, changed.into_iter().chain([shown]))
}
