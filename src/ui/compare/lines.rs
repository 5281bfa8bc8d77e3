//! The lines of a comparison, with a column for each side.

use std::borrow::Cow;

use egui::{Align2, Color32, Id, Painter, Rect, Ui, UiBuilder, pos2, vec2};

use super::compared::Compared;
use super::leading::{lead_to_cookie, place};
use super::{Action, Actions, By, Own};
use crate::charter::Category;
use crate::ui::kit::{State, speech};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, Tokens, tokens};
use crate::ui::widget::list::{self, List};
use crate::ui::widget::{card, text as words_widget};

/// Height of a line, in points.
const LINE: f32 = 34.0;
/// Lines that are in view at most; more scroll.
const IN_VIEW: usize = 12;
/// Least room for what stands behind a name, in points, with the gap before it.
const ASIDE: f32 = 48.0;

fn count(own: &Own, compared: &Compared) -> usize {
    match own.by {
        By::Cookies if own.differing => compared.differing.len(),
        By::Cookies => compared.comparison.lines.len(),
        By::Categories => Category::ALL.len(),
        By::Organisations => compared.comparison.organisations.len(),
    }
}

/// Paints the lines, or that there is none.
pub(super) fn show(ui: &mut Ui, state: &State, (own, compared): (&Own, &Compared), actions: &mut Actions) {
    let (t, words) = (tokens(ui), &state.words);
    let lines = count(own, compared);
    if lines == 0 {
        words_widget::weak(ui, words.text("compare-nothing"));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let sides = compared.comparison.sides.len();
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    for (number, at) in places(list::heads(ui, rect, (lines, IN_VIEW)), sides).into_iter().enumerate() {
        let column = number.checked_sub(1).and_then(|side| compared.comparison.sides.get(side).map(|column| (side, column)));
        let title = column.map_or_else(
            || words.text("column-name").into_owned(),
            |(side, column)| {
                // As much of the name as tells it from the others: what they begin with alike would be all that is seen of it here.
                let brief = compared.briefs.get(side).filter(|brief| !brief.is_empty()).unwrap_or(&column.side.name);
                speech::key_value(words, &speech::compare_letter(side), brief)
            },
        );
        put(ui.painter(), t, at, &title, Kind::Title);
    }
    card::line(ui);
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), lines.min(IN_VIEW) as f32 * LINE));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    inside.shrink_clip_rect(rect);
    let name = words.text("compare-lines");
    let id = Id::unique(("compare-lines", own.by as u8, own.differing));
    let begins = |line: usize| name_of(state, (own, compared), line);
    let list = List { id, name: &name, lines, line_height: LINE, chosen: Some(own.line.unwrap_or(0)), begins: &begins };
    let done = list.show(&mut inside, |ui, line: &list::Line| match own.by {
        By::Cookies => cookie(ui, state, (own, compared), line),
        By::Categories | By::Organisations => sums(ui, state, (own, compared), line),
    });
    if let Some(line) = done.chosen {
        actions.push(Action::Choose(line));
    }
    if done.is_entered {
        lead_to_cookie((own, compared), done.chosen.or(own.line), actions);
    }
    card::line(ui);
}

/// What a line is about: a cookie, a category or an organisation.
fn name_of<'a>(state: &'a State, (own, compared): (&Own, &'a Compared), line: usize) -> Cow<'a, str> {
    let comparison = &compared.comparison;
    match own.by {
        By::Cookies => {
            let of = place(own, compared, line).and_then(|place| comparison.lines.get(place));
            of.map_or("", |of| &of.key.name).into()
        }
        By::Categories => Category::ALL.get(line).map_or_else(String::new, |category| speech::category(&state.words, *category)).into(),
        By::Organisations => {
            let organisation = comparison.organisations.get(line);
            organisation.map_or(Cow::Borrowed(""), |(name, _)| speech::site(&state.words, name))
        }
    }
}

fn cookie(ui: &Ui, state: &State, (own, compared): (&Own, &Compared), line: &list::Line) -> String {
    let (t, words) = (tokens(ui), &state.words);
    let Some(of) = place(own, compared, line.number).and_then(|place| compared.comparison.lines.get(place)) else { return String::new() };
    let at = places(line.rect, of.sides.len());
    let is_changed = !of.changes().is_empty();
    let title = speech::name_detail(words, &of.key.name, &of.key.host);
    let mut spoken = vec![speech::compare_key(words, &of.key)];
    if let Some(at) = at.first() {
        let until = put(ui.painter(), t, *at, &title, Kind::Name);
        // Two cookies may differ in nothing else. Dots alone would say nothing.
        if until + ASIDE < at.right() {
            let room = at.right() - until - 8.0;
            let aside = speech::compare_key_apart(words, &of.key);
            // Nearly all begin with it, and what tells them apart would be cut for it.
            let aside = words_widget::middle_fit(ui, &aside.replace("https://", ""), (font(12.0, Weight::Regular), room), 0);
            put(ui.painter(), t, at.with_min_x(until + 8.0), &aside, Kind::Aside);
        }
    }
    for ((side, facts), at) in of.sides.iter().enumerate().zip(at.iter().skip(1)) {
        let could_show = compared.comparison.could_show(of, side);
        let told = speech::compare_cell(words, facts.as_ref(), could_show);
        let sign = match facts {
            None if could_show => (Icon::ABSENT, t.weak),
            None => (Icon::UNKNOWN, t.weak),
            Some(_) if is_changed => (Icon::DISAGREE, t.warning.ink),
            Some(_) => (Icon::PRESENT, t.good().ink),
        };
        cell(ui.painter(), t, *at, sign, (&told, facts.is_some()));
        spoken.push(speech::key_value(words, &speech::compare_letter(side), &told));
    }
    speech::asides(words, spoken)
}

/// There or not by a sign and in words; what differs, and what nobody knows, by other signs.
fn cell(painter: &Painter, t: &Tokens, at: Rect, (icon, ink): (Icon, Color32), (told, is_there): (&str, bool)) {
    painter.text(pos2(at.left(), at.center().y), Align2::LEFT_CENTER, icon.glyph(), icon.font(14.0), ink);
    put(painter, t, at.with_min_x(at.left() + 20.0), told, if is_there { Kind::Text } else { Kind::Weak });
}

fn sums(ui: &Ui, state: &State, (own, compared): (&Own, &Compared), line: &list::Line) -> String {
    let (t, words) = (tokens(ui), &state.words);
    let comparison = &compared.comparison;
    let counts: Vec<_> = if own.by == By::Categories {
        comparison.sides.iter().map(|column| column.categories.get(line.number).copied().unwrap_or_default()).collect()
    } else {
        let Some((_, counts)) = comparison.organisations.get(line.number) else { return String::new() };
        counts.clone()
    };
    let name = name_of(state, (own, compared), line.number);
    let at = places(line.rect, counts.len());
    if let Some(at) = at.first() {
        put(ui.painter(), t, *at, &name, Kind::Name);
    }
    let mut spoken = vec![speech::visible(&name)];
    for ((side, count), at) in counts.iter().enumerate().zip(at.iter().skip(1)) {
        let number = words.number(*count as u64);
        put(ui.painter(), t, *at, &number, if *count > 0 { Kind::Text } else { Kind::Weak });
        spoken.push(speech::key_value(words, &speech::compare_letter(side), &number));
    }
    speech::asides(words, spoken)
}

/// The name, then a column for each side.
fn places(rect: Rect, sides: usize) -> Vec<Rect> {
    let room = rect.shrink2(vec2(8.0, 0.0));
    let name = room.width() * if sides > 2 { 0.26 } else { 0.36 };
    #[expect(clippy::cast_precision_loss, reason = "four at most")]
    let column = (room.width() - name) / sides.max(1) as f32;
    let mut left = room.left();
    let widths = std::iter::once(name).chain(std::iter::repeat_n(column, sides));
    let place = |width: f32| {
        let at = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width - 10.0, rect.bottom()));
        left += width;
        at
    };
    widths.map(place).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Title,
    Name,
    Text,
    Weak,
    Aside,
}

/// Paints one line of text; where it ends.
fn put(painter: &Painter, t: &Tokens, at: Rect, text: &str, kind: Kind) -> f32 {
    let size = if matches!(kind, Kind::Title | Kind::Aside) { 12.0 } else { 14.0 };
    let ink = if matches!(kind, Kind::Title | Kind::Weak | Kind::Aside) { t.weak } else { t.text };
    let weight = if kind == Kind::Name { Weight::Medium } else { Weight::Regular };
    let galley = painter.layout_job(words_widget::one_line(text, size, weight, ink, at.width()));
    let end = at.left() + galley.size().x;
    painter.galley(pos2(at.left(), at.center().y - galley.size().y / 2.0), galley, ink);
    end
}
