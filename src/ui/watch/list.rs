//! The list of what is new, changed and gone.

use egui::{Align2, Id, Rect, Ui, pos2};

use super::{Action, Actions, Own, telling};
use crate::compare::Became;
use crate::ui::kit::watching::Recent;
use crate::ui::kit::{State, speech};
use crate::ui::theme::text::Weight;
use crate::ui::theme::{Icon, tokens};
use crate::ui::widget::list::{Line, List};
use crate::ui::widget::text as words_widget;

/// Height of a line, in points.
pub const LINE: f32 = 30.0;

/// The sign of what became of a cookie: that of the comparison of stores.
pub fn icon(became: &Became) -> Icon {
    match became {
        Became::New(_) => Icon::PRESENT,
        Became::Changed { .. } => Icon::DISAGREE,
        Became::Gone(_) => Icon::ABSENT,
    }
}

/// Paints the list.
pub fn show(ui: &mut Ui, state: &State, (own, recent): (&Own, &Recent), actions: &mut Actions) {
    let name = state.words.text("watch-list");
    let begins = |line: usize| recent.cookies.get(line).map_or("", |cookie| &cookie.news.key.name).into();
    let lines = recent.cookies.len();
    let list = List { id: Id::unique("watch-list"), name: &name, lines, line_height: LINE, chosen: Some(own.line), begins: &begins };
    let done = list.show(ui, |ui, line| one(ui, state, recent, line));
    if let Some(line) = done.chosen {
        actions.push(Action::Choose(line));
    }
    if done.is_entered {
        actions.push(Action::Lead(done.chosen.unwrap_or(own.line)));
    }
}

/// Paints a line; what a screen reader says of it.
fn one(ui: &Ui, state: &State, recent: &Recent, line: &Line) -> String {
    let (t, words) = (tokens(ui), &state.words);
    let Some(cookie) = recent.cookies.get(line.number) else { return String::new() };
    let (fate, details) = (telling::fate(state, &cookie.news.became), telling::details(state, cookie));
    let room = line.rect.shrink2(egui::vec2(12.0, 0.0));
    let ink = match cookie.news.became {
        Became::New(_) => t.good().ink,
        Became::Changed { .. } => t.warning.ink,
        Became::Gone(_) => t.weak,
    };
    let icon = icon(&cookie.news.became);
    ui.painter().text(pos2(room.left(), room.center().y), Align2::LEFT_CENTER, icon.glyph(), icon.font(14.0), ink);
    let put = |from: f32, to: f32, text: &str, weight: Weight, ink| {
        let at = Rect::from_min_max(pos2(from, room.top()), pos2(to.max(from), room.bottom()));
        let galley = ui.painter().layout_job(words_widget::one_line(text, 13.0, weight, ink, at.width()));
        ui.painter().galley(pos2(at.left(), at.center().y - galley.size().y / 2.0), galley, ink);
    };
    let name = speech::name_detail(words, &cookie.news.key.name, &cookie.news.key.host);
    // In a small window what a line is about keeps its room, and what became of it gives way.
    let middle = room.left() + (room.width() * 0.42).max((room.width() * 0.62).min(250.0));
    put(room.left() + 20.0, room.left() + 92.0, &fate, Weight::Regular, t.weak);
    put(room.left() + 96.0, middle - 12.0, &speech::visible(&name), Weight::Medium, t.text);
    put(middle, room.right(), &details, Weight::Regular, t.weak);
    speech::asides(words, [fate, speech::compare_key(words, &cookie.news.key), details].into_iter().filter(|part| !part.is_empty()))
}
