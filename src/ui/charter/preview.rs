//! A charter before it is kept: line by line what stands in the source and what was understood of it, what can be corrected, and the name it is kept under.

use egui::{Context, Id, Painter, Rect, Ui, UiBuilder, pos2, vec2};

use super::looking::{Entry, Looking};
use super::{Action, Actions, Look, Own, columns, entry};
use crate::ui::kit::modal::{button_width, buttons, focus_once, modal, primary_width, scrolling};
use crate::ui::kit::{Ask, State, speech};
use crate::ui::theme::text::Weight;
use crate::ui::theme::{Icon, Tokens, space, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::list::{self, Line, List};
use crate::ui::widget::{button, card, text as words_widget};

const WIDTH: f32 = 980.0;
/// Height of a line, in points.
const LINE: f32 = 30.0;
/// Lines in view, at least and at most; more scroll.
const IN_VIEW: (f32, f32) = (4.0, 14.0);
/// What stands above and below the lines, in points.
const AROUND: f32 = 470.0;

/// Paints the dialog. `site` is offered as the one that the charter speaks for.
pub fn show(ctx: &Context, state: &State, (own, site): (&Own, Option<&str>), actions: &mut Actions) {
    let words = &state.words;
    let Some(looking) = own.looking.front() else { return };
    let title = words.text("charter-preview");
    modal(ctx, &title, WIDTH, actions, |ui, actions| {
        ui.spacing_mut().item_spacing.y = space::S;
        // In a low window all of it scrolls, the buttons stay.
        scrolling(ui, &title, f32::MAX, |ui| {
            words_widget::weak(ui, summary(state, looking));
            names(ui, state, looking, actions);
            offer(ui, state, (looking, site), actions);
            columns::show(ui, state, looking, actions);
            if let Some(problem) = &looking.problem {
                card::remark(ui, tokens(ui).warning, &speech::charter_problem(words, problem), None);
            }
            lines(ui, state, looking, actions);
            entry::show(ui, state, looking, actions);
        });
        footer(ui, state, own, looking, actions);
    });
}

/// What it was read as, how much was understood, and how much was not.
fn summary(state: &State, looking: &Looking) -> String {
    let words = &state.words;
    let loaded = &looking.preview.loaded;
    let mut parts = vec![speech::visible(&speech::charter_read_as(words, loaded))];
    parts.push(words.count("charter-preview-declared", loaded.charter.declarations.len() as u64));
    if !loaded.not_understood.is_empty() {
        parts.push(words.count("charter-preview-not", loaded.not_understood.len() as u64));
    }
    speech::asides(words, parts)
}

fn names(ui: &mut Ui, state: &State, looking: &Looking, actions: &mut Actions) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        let width = ((ui.available_width() - space::M) / 2.0).max(160.0);
        ui.spacing_mut().item_spacing.x = space::M;
        let hint = words.text("charter-preview-title");
        let field = Field { id: Id::unique("charter-title"), icon: Icon::CHARTER, hint: &hint, suffix: None, width };
        if let (_, Some(typed)) = field.show(ui, &looking.title) {
            actions.push(Action::Look(Look::Title(typed)));
        }
        let hint = words.text("charter-preview-scope");
        let field = Field { id: Id::unique("charter-scope"), icon: Icon::DOMAIN, hint: &hint, suffix: None, width };
        if let (_, Some(typed)) = field.show(ui, &looking.scope) {
            actions.push(Action::Look(Look::Scope(typed)));
        }
    });
}

/// Of a charter that names no host it is not known whose it is, and it would be held against every site.
fn offer(ui: &mut Ui, state: &State, (looking, site): (&Looking, Option<&str>), actions: &mut Actions) {
    let Some(site) = site.filter(|_| looking.scope.trim().is_empty()) else { return };
    let label = state.words.with("charter-preview-scope-site", &[("site", speech::site(&state.words, site).into_owned().into())]);
    if button::link(ui, Some(Icon::DOMAIN), &label).clicked() {
        actions.push(Action::Look(Look::Scope(site.to_owned())));
        // The link goes away.
        ui.memory_mut(|memory| memory.request_focus(Id::unique("charter-scope")));
    }
}

fn lines(ui: &mut Ui, state: &State, looking: &Looking, actions: &mut Actions) {
    let words = &state.words;
    let t = tokens(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        // So many that the buttons stay in view where the window has room for it.
        let most = ((ui.ctx().content_rect().height() - AROUND) / LINE).floor().clamp(IN_VIEW.0, IN_VIEW.1);
        let (_, head) = ui.allocate_space(vec2(ui.available_width(), 22.0));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
        let head = list::heads(ui, head, (looking.entries.len(), most as usize));
        for (id, at) in ["charter-preview-line", "charter-preview-source", "charter-preview-understood"].into_iter().zip(places(head)) {
            put(ui.painter(), t, at, &words.text(id), true);
        }
        card::line(ui);
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let height = (looking.entries.len().max(1) as f32).min(most) * LINE;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
        inside.shrink_clip_rect(rect);
        let name = words.text("charter-preview-lines");
        let begins = |line: usize| looking.entries.get(line).map_or("", |entry| looking.text_of(*entry)).into();
        let list = List {
            id: Id::unique("charter-lines"),
            name: &name,
            lines: looking.entries.len(),
            line_height: LINE,
            chosen: Some(looking.chosen),
            begins: &begins,
        };
        let done = list.show(&mut inside, |ui, line| paint(ui, state, looking, line));
        if let Some(place) = done.chosen {
            actions.push(Action::Look(Look::Choose(place)));
        }
        card::line(ui);
    });
}

/// A line of the source, what was understood of it, and both in words.
fn paint(ui: &Ui, state: &State, looking: &Looking, line: &Line) -> String {
    let (t, words) = (tokens(ui), &state.words);
    let Some(entry) = looking.entries.get(line.number) else { return String::new() };
    let number = looking.line_of(*entry).to_string();
    let source = looking.text_of(*entry);
    let understood = match entry {
        Entry::Declared(place) => looking.declared(*place).map_or_else(String::new, |line| speech::charter_line(words, line)),
        Entry::NotUnderstood(_) => words.text("charter-preview-nothing").into_owned(),
    };
    let [at_number, at_source, at_understood] = places(line.rect);
    put(ui.painter(), t, at_number, &number, true);
    put(ui.painter(), t, at_source, source, false);
    let (icon, ink) = match entry {
        Entry::Declared(_) => (Icon::PRESENT, t.good().ink),
        Entry::NotUnderstood(_) => (Icon::WARNING, t.warning.ink),
    };
    let left = pos2(at_understood.left(), at_understood.center().y);
    ui.painter().text(left, egui::Align2::LEFT_CENTER, icon.glyph(), icon.font(14.0), ink);
    put(ui.painter(), t, at_understood.with_min_x(at_understood.left() + 22.0), &understood, false);
    let told = words.with("charter-read-line", &[("line", number.into()), ("told", speech::visible(source).into())]);
    speech::aside(words, &told, &speech::visible(&understood))
}

/// Number, source, what was understood.
fn places(rect: Rect) -> [Rect; 3] {
    let room = rect.shrink2(vec2(8.0, 0.0));
    let (first, second) = (room.left() + 44.0, room.left() + 44.0 + (room.width() - 44.0) * 0.48);
    let part = |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()));
    [part(room.left(), first), part(first, second - space::M), part(second, room.right())]
}

fn put(painter: &Painter, t: &Tokens, at: Rect, text: &str, is_small: bool) {
    let (size, ink) = if is_small { (12.0, t.weak) } else { (14.0, t.text) };
    let galley = painter.layout_job(words_widget::one_line(text, size, Weight::Regular, ink, at.width()));
    painter.galley(pos2(at.left(), at.center().y - galley.size().y / 2.0), galley, ink);
}

fn footer(ui: &mut Ui, state: &State, own: &Own, looking: &Looking, actions: &mut Actions) {
    let words = &state.words;
    ui.add_space(space::XS);
    let (cancel, keep) = (words.text("cancel"), words.text("charter-preview-keep"));
    let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &keep);
    buttons(ui, width, |ui| {
        if button::plain(ui, &cancel).clicked() {
            actions.ask(Ask::CloseDialog);
        }
        let is_possible = !looking.title.trim().is_empty() && !own.kept.is_running() && !own.reread.is_running();
        ui.add_enabled_ui(is_possible, |ui| {
            let keep = button::primary(ui, Icon::SAVE, &keep);
            focus_once(&keep);
            if keep.clicked() {
                actions.push(Action::Look(Look::Keep));
            }
        });
    });
}
