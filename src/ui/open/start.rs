//! What can be opened: found profiles first, then files, then the sample; and what the program promises.

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{
    Align2, CentralPanel, Frame, Pos2, Rect, Response, ScrollArea, Sense, Shape, Stroke, StrokeKind, TextFormat, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::{Actions, Own};
use crate::jobs::Job;
use crate::store::StoreLocation;
use crate::ui::kit::{Ask, Command, Source, State, speech, stopped};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, radius, space, text, tokens};
use crate::ui::widget::button::focus_ring;
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::scroll::Reading;
use crate::ui::widget::{button, card, region, text as words_widget};

/// Width of the page, and of its second column.
const PAGE: f32 = 1_080.0;
const SIDE: f32 = 340.0;

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    CentralPanel::default().frame(Frame::new().fill(tokens(ui).background)).show(ui, |ui| {
        let focus = egui::Id::unique(("page", "start"));
        region::mark_main(ui.ctx(), ui.available_rect_before_wrap(), focus);
        let reading = Reading { id: focus, name: &state.words.text("command-start"), is_always_a_stop: true, is_page: true };
        reading.show(ui, ScrollArea::vertical().id_salt("start").auto_shrink(false), |ui| {
            let width = (ui.available_width() - 2.0 * space::XXL).min(PAGE);
            let left = (ui.available_width() - width) / 2.0;
            let rect = Rect::from_min_size(ui.cursor().min + vec2(left, 24.0), vec2(width, f32::INFINITY));
            let page = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| page(ui, state, own, actions, width));
            ui.advance_cursor_after_rect(page.response.rect);
            ui.add_space(space::XXL);
        });
    });
}

fn page(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    ui.set_width(width);
    words_widget::heading(ui, text::title(state.words.text("start-title")));
    words_widget::weak(ui, state.words.text("start-lead"));
    ui.add_space(space::S);
    if width < 760.0 {
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

fn main_column(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
    let found = match own.found.job() {
        Job::Done(found) => Some(found),
        _ => None,
    };
    ui.horizontal(|ui| {
        let heading = words_widget::heading(ui, text::strong(state.words.text("start-found")));
        if let Some(found) = found.filter(|found| !found.is_empty()) {
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
        Some(found) if found.is_empty() => drop(card::card(ui, |ui| {
            ui.set_width(width - 34.0);
            words_widget::weak(ui, state.words.text("start-none"));
        })),
        Some(found) => {
            for location in found.iter() {
                if profile(ui, state, location).clicked() {
                    actions.ask(Ask::Open(vec![Source::Found(Box::new(location.clone()))]));
                }
            }
        }
    }
    ui.add_space(space::S);
    drop_zone(ui, state, actions, width);
    recent(ui, state, own, actions);
    look_up(ui, state, actions);
}

/// The way to the look-up page, which needs no store.
fn look_up(ui: &mut Ui, state: &State, actions: &mut Actions) {
    ui.add_space(space::M);
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        words_widget::heading(ui, text::strong(state.words.text("start-look-up")));
        words_widget::weak(ui, state.words.text("start-look-up-text"));
        if button::secondary(ui, Icon::SEARCH, &state.words.text("tab-look-up")).clicked() {
            actions.run(Command::LookUp);
        }
    });
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
    ui.painter().extend(Shape::dashed_line(&points, Stroke::new(1.0, t.weak.gamma_multiply(0.45)), 4.0, 4.0));
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

fn recent(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let known: Vec<_> = own.found.value().map(|found| found.iter().map(|location| location.file.clone()).collect()).unwrap_or_default();
    let recent: Vec<_> = state.settings.recent.iter().filter(|path| !known.contains(path)).take(4).collect();
    if recent.is_empty() {
        return;
    }
    ui.add_space(space::M);
    words_widget::heading(ui, text::strong(state.words.text("recent")));
    for path in recent {
        let shown = speech::path_name(&state.words, state.env.places.home.as_deref(), path, 70);
        if button::link(ui, Some(Icon::RECENT), &shown).hint(path.display().to_string()).clicked() {
            actions.ask(Ask::Open(vec![Source::Path(path.clone())]));
        }
    }
}

fn side_column(ui: &mut Ui, state: &State, actions: &mut Actions) {
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        words_widget::heading(ui, text::strong(state.words.text("start-first-time")));
        words_widget::weak(ui, state.words.text("start-first-time-text"));
        if button::secondary(ui, Icon::PLAY, &state.words.text("command-open-sample")).clicked() {
            actions.run(Command::OpenSample);
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
