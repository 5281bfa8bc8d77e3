//! Everything in a few sentences: how much, for what, by whom, for how long, and what is worth a look.

use egui::{Label, Ui};

use super::{Actions, Own, charts, looks, third_parties};
use crate::charter::{Category, Consent};
use crate::digest::Digest;
use crate::query::Filter;
use crate::query::filter::{Key, Value};
use crate::ui::kit::{Ask, Command, State, proposals, speech, stopped};
use crate::ui::theme::{space, text, tokens};
use crate::ui::widget::spinner::spinner;
use crate::ui::widget::{badge, button, card, page, text as words_widget};

/// Widest page, in points.
const PAGE: f32 = 1_120.0;

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    page::show(ui, ("overview", &state.words.text("tab-overview")), PAGE, |ui, width| {
        if let Some(failure) = state.browsing.inventory.failure().or(state.digest.failure()) {
            stopped::show(ui, state, failure, actions);
        } else if let Some(digest) = state.digest.value() {
            contents(ui, state, (own, digest), actions, width);
        } else {
            ui.vertical_centered(|ui| spinner(ui, 24.0, &state.words.text("announce-reading")));
        }
    });
}

fn contents(ui: &mut Ui, state: &State, (own, digest): (&Own, &Digest), actions: &mut Actions, width: f32) {
    let words = &state.words;
    ui.spacing_mut().item_spacing.y = space::S;
    words_widget::heading(ui, text::title(title(state, digest)));
    if let Some(sentence) = speech::losses(words, state.shown_stores().map(|opened| &opened.store.report.record))
        && card::remark(ui, tokens(ui).warning, &sentence, Some(&words.text("losses-record")))
    {
        actions.run(Command::Record);
    }
    beside_rows(ui, state, digest, actions);
    proposals::show(ui, state, digest, actions);
    lead(ui, state, digest, actions);
    ui.add_space(space::XS);
    let (bar, _) = ui.allocate_exact_size(egui::vec2(width, 4.0), egui::Sense::hover());
    badge::paint_bar(ui.painter(), tokens(ui), bar, digest.counts);
    ui.add_space(space::S);
    cards(ui, state, digest, actions, width);
    ui.add_space(space::S);
    if width < 900.0 {
        third_parties::show(ui, state, (own, digest), actions, (width, charts::HEIGHT));
        charts::lives(ui, state, digest, actions, (width, charts::HEIGHT));
    } else {
        beside_each_other(ui, state, (own, digest), actions, width);
    }
    ui.add_space(space::S);
    looks::show(ui, state, digest, actions, width);
}

/// What recordings hold beside the cookies that were set; where there are none, all that is known of why.
fn beside_rows(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions) {
    let records = state.shown_stores().map(|opened| &opened.store.report.record);
    let sentences = match digest.total() {
        0 => speech::why_empty(&state.words, &records.collect::<Vec<_>>()),
        _ => speech::sent_only(&state.words, records).into_iter().collect(),
    };
    if !sentences.is_empty()
        && card::remark(ui, tokens(ui).warning, &speech::all_sentences(&state.words, sentences), Some(&state.words.text("losses-record")))
    {
        actions.run(Command::Record);
    }
}

/// Both charts, as high as the one that needs more. How high that is is known once they were painted; the frame that learns it is painted anew.
fn beside_each_other(ui: &mut Ui, state: &State, (own, digest): (&Own, &Digest), actions: &mut Actions, width: f32) {
    let kept = ui.make_persistent_id("overview-charts");
    let height = ui.data(|data| data.get_temp::<f32>(kept)).unwrap_or(charts::HEIGHT);
    let third = ((width - space::L) * 0.6).round();
    let needed = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        let of_parties = third_parties::show(ui, state, (own, digest), actions, (third, height));
        of_parties.max(charts::lives(ui, state, digest, actions, (width - space::L - third, height)))
    });
    let needed = needed.inner.max(charts::HEIGHT);
    if (needed - height).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(kept, needed));
        ui.ctx().request_discard("the height of the charts");
    }
}

/// How many sites left how many cookies; sites that left none are not told as if they had.
fn title(state: &State, digest: &Digest) -> String {
    let words = &state.words;
    let cookies = words.count("cookies", u64::from(digest.total()));
    match digest.sites {
        0 => words.text("overview-title-none").into_owned(),
        1 => words.with("overview-title-one", &[("cookies", cookies.into())]),
        sites => words.with("overview-title", &[("sites", words.count("sites", sites as u64).into()), ("cookies", cookies.into())]),
    }
}

/// What asks for consent, in one sentence that leads there.
fn lead(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions) {
    if digest.total() == 0 {
        return;
    }
    let words = &state.words;
    let required = digest.with_consent(Consent::Required);
    if required == 0 {
        words_widget::weak(ui, words.text("overview-lead-none"));
        return;
    }
    ui.add(Label::new(text::body(lead_sentence(state, digest, required)).color(tokens(ui).weak)).wrap());
    let link = words.count("overview-lead-show", u64::from(required));
    if button::link_in(ui, &link, tokens(ui).accent).clicked() {
        actions.ask(Ask::Show(Filter::on(Key::Consent, Value::Consent(Consent::Required)).into()));
    }
}

fn lead_sentence(state: &State, digest: &Digest, required: u32) -> String {
    let words = &state.words;
    let (part, whole) = (u64::from(required), u64::from(digest.total()));
    let percent = (part * 100 + whole / 2).checked_div(whole).unwrap_or(0);
    let share = match percent {
        _ if part == whole => words.text("share-all").into_owned(),
        85..=100 => words.text("share-most").into_owned(),
        63..=70 => words.text("share-two-thirds").into_owned(),
        47..=53 => words.text("share-half").into_owned(),
        30..=36 => words.text("share-third").into_owned(),
        _ => words.with("share-percent", &[("percent", words.percent(part, whole).into())]),
    };
    // Of the third parties' cookies all but the necessary ones need consent, of the site's own kind all do; the rest are statistics.
    let first = digest.counts[Category::FirstParty.index()];
    let third = digest.counts[Category::ThirdParty.index()].saturating_sub(digest.with_consent(Consent::IfNecessary));
    let statistics = required.saturating_sub(first + third);
    let part = |id: &str, count: u32| (count > 0).then(|| words.count(id, u64::from(count)));
    let parts = [part("lead-third", third), part("lead-statistics", statistics), part("lead-first", first)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    words.with("overview-lead", &[("share", share.into()), ("parts", parts.join(", ").into())])
}

fn cards(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions, width: f32) {
    let across: u8 = if width < 820.0 { 2 } else { 4 };
    let card_width = (width - f32::from(across - 1) * space::M) / f32::from(across);
    let shares = state.words.percents(&digest.counts.map(u64::from));
    let all: Vec<_> = Category::ALL.into_iter().zip(shares).collect();
    for line in all.chunks(usize::from(across)) {
        let height = charts::height_of_meanings(ui, state, line.iter().map(|(category, _)| *category), card_width);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for (category, share) in line {
                if charts::category_card(ui, state, digest, (*category, share), (card_width, height)).clicked() {
                    actions.ask(Ask::Show(Filter { category: Some(*category), ..Filter::default() }.into()));
                }
            }
        });
    }
}
