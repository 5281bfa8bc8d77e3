//! The charters as a page one reads: proposals and what is not declared first, then each charter with its table, and what the four categories mean.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Label, Ui};

use super::{Action, Actions, Own, scope, table};
use crate::charter::{Category, Charter};
use crate::digest::Digest;
use crate::query::Filter;
use crate::query::filter::{Key, Value};
use crate::ui::kit::{Ask, Command, OpenedCharter, State, proposals, speech, stopped};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::head::head;
use crate::ui::widget::{badge, button, card, page, text as words_widget};

/// The page is led to this charter when it is painted next: what was just kept is what one wants to see, wherever it stands among the others.
pub(super) fn lead_to(ctx: &egui::Context, charter: &Path) {
    ctx.data_mut(|data| data.insert_temp(leads(), charter.to_owned()));
}

fn leads() -> egui::Id {
    egui::Id::unique("charter-led-to")
}

const PAGE: f32 = 1_120.0;
/// Running text is easiest to read at about ninety letters a line.
const READABLE: f32 = 820.0;

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    page::show(ui, ("charter", &state.words.text("tab-charter")), PAGE, |ui, width| contents(ui, state, own, actions, width));
}

/// Takes a table that is pasted while no field has the keyboard: here, and on the page of the audit, where a charter is chosen too.
pub fn take_pasted(ui: &Ui, state: &State, actions: &mut Actions) {
    if let Some(text) = pasted(ui, state) {
        actions.push(Action::Paste(text));
    }
}

fn pasted(ui: &Ui, state: &State) -> Option<String> {
    if state.dialogs.open().is_some() || ui.ctx().text_edit_focused() {
        return None;
    }
    let pasted = |event: &egui::Event| if let egui::Event::Paste(text) = event { Some(text.clone()) } else { None };
    ui.input(|input| input.events.iter().find_map(pasted)).filter(|text| !text.trim().is_empty())
}

fn contents(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    let words = &state.words;
    take_pasted(ui, state, actions);
    ui.spacing_mut().item_spacing.y = space::S;
    head(ui, text::title(words.text("charter-title")), |ui| {
        if button::secondary(ui, Icon::OPEN, &words.text("charter-open")).clicked() {
            actions.push(Action::Open);
        }
        let paste = Command::PasteCharter;
        if button::secondary(ui, paste.icon(), &words.text(paste.label_id())).clicked() {
            actions.run(paste);
        }
    });
    ui.scope(|ui| {
        ui.set_max_width(READABLE.min(width));
        ui.add(Label::new(text::body(words.text("charter-what-text"))).wrap());
    });
    let failure = state.browsing.inventory.failure().or(state.digest.failure());
    let digest = state.digest.value().filter(|_| state.has_stores() && failure.is_none());
    match (digest, failure) {
        (Some(digest), _) => remarks(ui, state, digest, actions),
        (None, Some(failure)) => stopped::show(ui, state, failure, actions),
        (None, None) if state.has_stores() => {}
        (None, None) => drop(words_widget::weak(ui, words.text("charter-no-store"))),
    }
    for (place, charter) in state.judged_by.knowledge.charters.iter().enumerate() {
        ui.add_space(space::S);
        // Sums of other charters, which are there until the rows are judged by these, say nothing of this one.
        let digest = digest
            .map(AsRef::as_ref)
            .filter(|digest: &&Digest| digest.inventory.knowledge().charters.get(place).is_some_and(|known| Arc::ptr_eq(known, charter)));
        one(ui, state, (own, place, charter), digest, actions, width);
    }
    ui.add_space(space::M);
    words_widget::heading(ui, text::section(words.text("charter-four")));
    categories(ui, state, width);
}

/// One charter: who publishes it, for which hosts it speaks, what it declares and what of that is there.
fn one(
    ui: &mut Ui,
    state: &State,
    (own, place, charter): (&Own, usize, &Arc<Charter>),
    digest: Option<&Digest>,
    actions: &mut Actions,
    width: f32,
) {
    let words = &state.words;
    let opened = state.judged_by.charters.get(place);
    let is_led_to = opened.is_some_and(|opened| ui.data(|data| data.get_temp(leads())).is_some_and(|led: PathBuf| led == opened.path));
    if is_led_to {
        ui.data_mut(|data| data.remove::<PathBuf>(leads()));
        let begin = egui::Rect::from_min_size(ui.cursor().min, egui::Vec2::splat(1.0)).expand(space::L);
        ui.scroll_to_rect_animation(begin, Some(egui::Align::TOP), egui::style::ScrollAnimation::none());
    }
    ui.push_id(("charter", place), |ui| {
        head(ui, text::section(speech::visible(charter.title.get(state.language()))), |ui| {
            if let Some(sum) = digest.and_then(|digest| digest.charters.get(place)) {
                let args = [("present", sum.present().into()), ("total", charter.named().count().into())];
                let label = words.with("charter-present-of", &args);
                match sum.present() {
                    // Nothing that is there is no good news.
                    0 => badge::neutral(ui, &label),
                    _ => badge::badge(ui, None, &label, tokens(ui).good().ink, tokens(ui).good().tint),
                };
            }
            if let Some(OpenedCharter { path, .. }) = opened
                && button::icon(ui, Icon::CLOSE, &words.text("charter-close")).clicked()
            {
                actions.push(Action::Close(path.clone()));
            }
        });
        if !charter.publisher.is_empty() {
            let publisher = speech::visible(&charter.publisher);
            words_widget::weak(ui, words.with("charter-publisher", &[("publisher", publisher.into())]));
        }
        table::show(ui, state, (place, charter), digest, actions, width);
        scope::show(ui, state, (own, charter), actions);
    });
}

/// How many undeclared names are written out.
const NAMED: usize = 5;

/// What looks like a portal, and what is there without being declared: the way to exactly those rows.
fn remarks(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions) {
    let words = &state.words;
    let is_proposed = proposals::show(ui, state, digest, actions);
    let (names, count) = &digest.undeclared;
    if *count == 0 {
        let speaks = digest.charters.iter().any(|charter| !charter.covered_sites.is_empty());
        if !speaks && !is_proposed {
            words_widget::weak(ui, words.text("charter-not-covered"));
        }
        return;
    }
    let mut shown = names.iter().take(NAMED).map(|name| speech::visible(name)).collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        shown = words.with("charter-and-more", &[("names", shown.into()), ("count", (names.len() - NAMED).into())]);
    }
    let sentence = words.with("charter-undeclared", &[("count", u64::from(*count).into()), ("names", shown.into())]);
    if card::remark(ui, tokens(ui).warning, &sentence, Some(&words.text("charter-undeclared-show"))) {
        actions.ask(Ask::Show(Filter::on(Key::Declared, Value::Flag(Some(false))).into()));
    }
}

fn categories(ui: &mut Ui, state: &State, width: f32) {
    let across: u8 = if width < 820.0 { 2 } else { 4 };
    let card_width = (width - f32::from(across - 1) * space::M) / f32::from(across);
    for line in Category::ALL.chunks(usize::from(across)) {
        let height = line.iter().map(|category| text_height(ui, state, *category, card_width - 34.0)).fold(0.0, f32::max);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for category in line {
                card::frame(ui).show(ui, |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(card_width - 34.0);
                        ui.set_height(height + 30.0);
                        ui.spacing_mut().item_spacing.y = space::S;
                        badge::category(ui, *category, &speech::category(&state.words, *category));
                        ui.add(Label::new(text::body(meaning(state, *category))).wrap());
                    });
                });
            }
        });
    }
}

fn meaning(state: &State, category: Category) -> String {
    state.words.text(&format!("charter-{}", category.code())).into_owned()
}

/// So that the four cards have one height.
fn text_height(ui: &Ui, state: &State, category: Category, width: f32) -> f32 {
    let mut job = words_widget::emphasised(&meaning(state, category), 14.0, 20.0, tokens(ui).text);
    job.wrap.max_width = width;
    ui.painter().layout_job(job).size().y
}
