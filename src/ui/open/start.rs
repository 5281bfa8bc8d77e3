//! What can be opened: found profiles first, then files, then the sample; and what the program promises.

use std::path::PathBuf;

use egui::{Pos2, Rect, Shape, Stroke, Ui, UiBuilder, vec2};

use super::{Actions, Own, found};
use crate::ui::kit::{Ask, Command, Source, State, speech};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, radius, space, text, tokens};
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::{button, card, page, text as words_widget};

/// Width of the page at most, and of its second column, in points.
const PAGE: f32 = 1_120.0;
const SIDE: f32 = 340.0;
/// Narrower than this, in points, the second column stands below the first.
const TWO_COLUMNS: f32 = 760.0;
/// The same of two cards beside each other.
const TWO_CARDS: f32 = 560.0;

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    page::show(ui, ("start", &state.words.text("command-start")), PAGE, |ui, width| contents(ui, state, own, actions, width));
}

fn contents(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    words_widget::heading(ui, text::title(state.words.text("start-title")));
    words_widget::weak(ui, state.words.text("start-lead"));
    ui.add_space(space::S);
    if width < TWO_COLUMNS {
        main_column(ui, state, own, actions, width);
        ui.add_space(space::XL);
        side_column(ui, state, actions);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XXL;
        let main = width - SIDE - space::XXL;
        ui.vertical(|ui| {
            ui.set_width(main);
            main_column(ui, state, own, actions, main);
        });
        ui.vertical(|ui| {
            ui.set_width(SIDE);
            side_column(ui, state, actions);
        });
    });
}

/// What can be opened: what was found, the place to drop a file, what was open before.
fn main_column(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
    found::show(ui, state, own, actions, width);
    ui.add_space(space::S);
    drop_zone(ui, state, actions, width);
    recent(ui, state, own, actions);
    without_store(ui, state, actions, width);
}

/// What can be done before any store is open: a name is looked up, a site is audited in a fresh profile.
fn without_store(ui: &mut Ui, state: &State, actions: &mut Actions, width: f32) {
    ui.add_space(space::M);
    if width < TWO_CARDS {
        look_up(ui, state, actions);
        ui.add_space(space::M);
        guided(ui, state, actions);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let half = (width - space::M) / 2.0;
        for card in [look_up, guided] {
            ui.vertical(|ui| {
                ui.set_width(half);
                card(ui, state, actions);
            });
        }
    });
}

fn look_up(ui: &mut Ui, state: &State, actions: &mut Actions) {
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        words_widget::heading(ui, text::strong(state.words.text("start-look-up")));
        words_widget::weak(ui, state.words.text("start-look-up-text"));
        if button::secondary(ui, Icon::SEARCH, &state.words.text("tab-look-up")).clicked() {
            actions.run(Command::LookUp);
        }
    });
}

fn guided(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let command = Command::GuidedAudit;
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        words_widget::heading(ui, text::strong(state.words.text("start-guided")));
        words_widget::weak(ui, state.words.text("start-guided-text"));
        if button::secondary(ui, command.icon(), &state.words.text(command.label_id())).clicked() {
            actions.run(command);
        }
    });
}

/// The place to drop files on, with the buttons that do the same.
fn drop_zone(ui: &mut Ui, state: &State, actions: &mut Actions, width: f32) {
    let t = tokens(ui);
    let top = ui.cursor().min;
    let (file, folder) = (state.words.text("command-open-file"), state.words.text("command-open-folder"));
    let text_width = |label: &str| ui.painter().layout_no_wrap(label.to_owned(), font(14.0, Weight::Regular), t.text).size().x + 48.0;
    let both = text_width(&file) + text_width(&folder) + space::S;
    // Where there is no room for both beside each other, they stand under each other.
    let is_narrow = both > width;
    let rect = Rect::from_min_size(top, vec2(width, if is_narrow { 200.0 } else { 146.0 }));
    ui.painter().rect_filled(rect, radius::CARD, t.panel);
    let points = rounded(rect.shrink(0.5), f32::from(radius::CARD));
    ui.painter().extend(Shape::dashed_line(&points, Stroke::new(1.0, t.border), 4.0, 4.0));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_min_size(rect.size());
        ui.vertical_centered(|ui| {
            ui.add_space(20.0);
            button::decoration(ui, Icon::DROP, 28.0, 32.0, t.weak);
            ui.label(text::body(state.words.text("start-drop")));
            let mut both_buttons = |ui: &mut Ui| {
                if button::secondary(ui, Icon::FILE, &file).clicked() {
                    actions.run(Command::OpenFile);
                }
                if button::secondary(ui, Icon::FOLDER, &folder).clicked() {
                    actions.run(Command::OpenFolder);
                }
            };
            if is_narrow {
                both_buttons(ui);
                return;
            }
            ui.horizontal(|ui| {
                ui.add_space((width - both) / 2.0);
                both_buttons(ui);
            });
        });
    });
}

/// The outline of a rounded rectangle as points, for a dashed line.
fn rounded(rect: Rect, radius: f32) -> Vec<Pos2> {
    let corners = [
        (rect.right_top() + vec2(-radius, radius), -90.0_f32),
        (rect.right_bottom() + vec2(-radius, -radius), 0.0),
        (rect.left_bottom() + vec2(radius, -radius), 90.0),
        (rect.left_top() + vec2(radius, radius), 180.0),
    ];
    let mut points = Vec::with_capacity(33);
    for (centre, from) in corners {
        for step in 0..=6u8 {
            let angle = (from + f32::from(step) * 15.0).to_radians();
            points.push(centre + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    points.extend(points.first().copied());
    points
}

/// What was open before and is not among what was found.
fn recent(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let known: Vec<_> =
        own.found.value().map(|found| found.stores.iter().map(|location| location.file.clone()).collect()).unwrap_or_default();
    let recent: Vec<_> = state.settings.recent.iter().filter(|path| !known.contains(path)).map(PathBuf::as_path).take(4).collect();
    if recent.is_empty() {
        return;
    }
    ui.add_space(space::M);
    words_widget::heading(ui, text::strong(state.words.text("recent")));
    let names = speech::shown_path_names(ui.ctx(), &state.words, state.env.places.home.as_deref(), (&recent, 70));
    for (path, shown) in recent.into_iter().zip(names.iter()) {
        if button::link(ui, Some(Icon::RECENT), shown).hint(path.display().to_string()).clicked() {
            actions.ask(Ask::Open(vec![Source::Path(path.to_owned())]));
        }
    }
}

/// The way for a first look, and the promises.
fn side_column(ui: &mut Ui, state: &State, actions: &mut Actions) {
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        words_widget::heading(ui, text::strong(state.words.text("start-first-time")));
        words_widget::weak(ui, state.words.text("start-first-time-text"));
        if button::secondary(ui, Icon::PLAY, &state.words.text("command-open-sample")).clicked() {
            actions.run(Command::OpenSample);
        }
        if button::link(ui, Some(Icon::RIGHT), &state.words.text(Command::Tour.label_id())).clicked() {
            actions.run(Command::Tour);
        }
        if button::link(ui, Some(Icon::WHY), &state.words.text("start-help")).clicked() {
            actions.run(Command::Help);
        }
    });
    ui.add_space(space::M);
    let promises = [
        (Icon::LOCK, "promise-read-only", "promise-read-only-text"),
        (Icon::OFFLINE, "promise-local", "promise-local-text"),
        (Icon::HIDDEN, "promise-values", "promise-values-text"),
        (Icon::WHY, "promise-why", "promise-why-text"),
    ];
    for (icon, title, promise) in promises {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            button::decoration(ui, icon, 20.0, 20.0, tokens(ui).accent);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(text::strong(state.words.text(title)));
                words_widget::weak(ui, state.words.text(promise));
            });
        });
        ui.add_space(space::XS);
    }
}
