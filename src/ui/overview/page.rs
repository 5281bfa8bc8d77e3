//! Everything in a few sentences: how much, for what, by whom, for how long, and what is worth a look.

use egui::{CentralPanel, Frame, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::charts;
use super::leads::LeadsTo;
use crate::charter::{Category, Consent};
use crate::classify::Finding;
use crate::column::ColumnId;
use crate::digest::Digest;
use crate::ui::kit::{Actions, Ask, Filters, Show, State, stopped};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{badge, card, text as words_widget};

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    CentralPanel::default().frame(Frame::new().fill(tokens(ui).background)).show(ui, |ui| {
        if let Some(failure) = state.browsing.inventory.failure().or(state.digest.failure()) {
            stopped::show(ui, state, failure, actions);
            return;
        }
        let Some(digest) = state.digest.value() else {
            ui.centered_and_justified(|ui| ui.add(egui::Spinner::new().size(24.0).color(tokens(ui).accent)));
            return;
        };
        ScrollArea::vertical().id_salt("overview").auto_shrink(false).show(ui, |ui| {
            let width = (ui.available_width() - 2.0 * space::XL).min(1_440.0);
            let left = (ui.available_width() - width) / 2.0;
            let rect = Rect::from_min_size(ui.cursor().min + vec2(left, 20.0), vec2(width, f32::INFINITY));
            let page = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                ui.set_width(width);
                page(ui, state, digest, actions, width);
            });
            ui.advance_cursor_after_rect(page.response.rect);
            ui.add_space(space::XL);
        });
    });
}

fn page(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions, width: f32) {
    let words = &state.words;
    ui.spacing_mut().item_spacing.y = space::S;
    let cookies = words.count("cookies", u64::from(digest.total()));
    let title = if digest.sites == 1 {
        words.with("overview-title-one", &[("cookies", cookies.into())])
    } else {
        words.with("overview-title", &[("sites", words.count("sites", digest.sites as u64).into()), ("cookies", cookies.into())])
    };
    words_widget::heading(ui, text::title(title));
    words_widget::weak(ui, lead(state, digest));
    ui.add_space(space::XS);
    let (bar, _) = ui.allocate_exact_size(vec2(width, 4.0), egui::Sense::hover());
    badge::paint_bar(ui.painter(), tokens(ui), bar, digest.counts);
    ui.add_space(space::S);
    cards(ui, state, digest, actions, width);
    ui.add_space(space::S);
    let narrow = width < 900.0;
    let third = if narrow { width } else { ((width - space::L) * 0.6).round() };
    let lives = if narrow { width } else { width - space::L - third };
    if narrow {
        charts::third_parties(ui, state, digest, actions, third);
        charts::lives(ui, state, digest, lives);
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            charts::third_parties(ui, state, digest, actions, third);
            charts::lives(ui, state, digest, lives);
        });
    }
    ui.add_space(space::S);
    worth_a_look(ui, state, digest, actions, width);
}

fn lead(state: &State, digest: &Digest) -> String {
    let words = &state.words;
    let required = digest.with_consent(Consent::Required);
    if required == 0 {
        return words.text("overview-lead-none").into_owned();
    }
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
    let args = [
        ("share", share.into()),
        ("statistics", u64::from(statistics).into()),
        ("thirds", u64::from(digest.counts[Category::ThirdParty.index()]).into()),
        ("measures", u64::from(digest.counts[Category::Statistics.index()]).into()),
        ("first", u64::from(first).into()),
        ("third", u64::from(third).into()),
    ];
    words.with("overview-lead", &args)
}

fn cards(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions, width: f32) {
    let across: u8 = if width < 820.0 { 2 } else { 4 };
    let card_width = (width - f32::from(across - 1) * space::M) / f32::from(across);
    for line in Category::ALL.chunks(usize::from(across)) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for category in line {
                if charts::category_card(ui, state, digest, *category, card_width).clicked() {
                    actions.ask(Ask::Show(Filters { category: Some(*category), ..Filters::default() }.into()));
                }
            }
        });
    }
}

/// A sentence that leads to its rows.
struct Look {
    icon: Icon,
    sentence: String,
    leads_to: LeadsTo,
}

fn worth_a_look(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions, width: f32) {
    card::card(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        words_widget::heading(ui, text::strong(state.words.text("overview-look")));
        ui.add_space(space::XS);
        let looks = looks(state, digest);
        if looks.is_empty() {
            words_widget::weak(ui, state.words.text("overview-look-none"));
        }
        for (index, look) in looks.into_iter().enumerate() {
            if index > 0 {
                card::line(ui);
            }
            if charts::look(ui, look.icon, &look.sentence).clicked() {
                look.leads_to.follow(actions);
            }
        }
    });
}

fn looks(state: &State, digest: &Digest) -> Vec<Look> {
    let words = &state.words;
    let mut looks = Vec::new();
    let (long, advertising) = digest.over_thirteen_months;
    let audience = digest.with_finding(Finding::AudienceOverThirteenMonths);
    // When all of them are audience cookies, their own line below says more.
    if long > audience {
        let args = [("count", u64::from(long).into()), ("advertising", u64::from(advertising).into())];
        let id = if advertising > 0 { "look-long" } else { "look-long-plain" };
        let leads_to = LeadsTo::Rows(Show { largest: Some(ColumnId::LifetimeDays), ..Show::default() });
        looks.push(Look { icon: Icon::CLOCK, sentence: words.with(id, &args), leads_to });
    }
    if let Some(party) = digest.third_parties.first().filter(|party| party.sites > 1) {
        let sentence = words.with("look-third", &[("name", (&party.name).into()), ("count", party.sites.into())]);
        looks.push(Look { icon: Icon::DETECTIVE, sentence, leads_to: LeadsTo::Search(party.name.clone()) });
    }
    for (finding, count) in Finding::ALL.into_iter().zip(digest.findings).filter(|(_, count)| *count > 0) {
        let sentence = words.count(&format!("look-{}", finding.code()), u64::from(count));
        looks.push(Look {
            icon: finding_icon(finding),
            sentence,
            leads_to: LeadsTo::Rows(Filters { finding: Some(finding), ..Filters::default() }.into()),
        });
    }
    if digest.unknown_purpose > 0 {
        let sentence = words.count("look-unknown", u64::from(digest.unknown_purpose));
        let leads_to = LeadsTo::Rows(Show { largest: Some(ColumnId::Purpose), ..Show::default() });
        looks.push(Look { icon: Icon::UNKNOWN, sentence, leads_to });
    }
    looks
}

fn finding_icon(finding: Finding) -> Icon {
    match finding {
        Finding::SourcesDisagree | Finding::PartyDisputed => Icon::DISAGREE,
        Finding::DeclaredContradicted | Finding::Undeclared | Finding::ThirdPartyUndeclared => Icon::CHARTER,
        Finding::AudienceOverThirteenMonths => Icon::CLOCK,
        Finding::ConsentOverSixMonths => Icon::CONSENT,
        Finding::SessionWithoutHttpOnly => Icon::IDENTITY,
        Finding::SessionWithoutSecure | Finding::PrefixBroken => Icon::SHIELD,
    }
}
