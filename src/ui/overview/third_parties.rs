//! Who beside the visited sites gets something, on most sites first. A line leads to exactly the cookies of that organisation.

use egui::{Response, Ui};

use super::{Action, Actions, Own};
use crate::charter::Category;
use crate::digest::{Digest, ThirdPartySum};
use crate::i18n::Words;
use crate::removal;
use crate::ui::kit::{Ask, Dialog, State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::bar_line::{BarLine, share};
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::{button, card, text as words_widget};

/// Lines that are shown until all are asked for.
const FIRST: usize = 6;

/// Paints the card, so wide and with so much room for its lines; how much they need.
pub(super) fn show(ui: &mut Ui, state: &State, (own, digest): (&Own, &Digest), actions: &mut Actions, (width, height): (f32, f32)) -> f32 {
    let words = &state.words;
    let all = &digest.third_parties;
    card::card(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.vertical(|ui| {
            let top = ui.cursor().top();
            ui.set_min_height(height);
            ui.spacing_mut().item_spacing.y = 0.0;
            words_widget::heading(ui, text::strong(words.text("overview-third-parties")));
            ui.add_space(space::XS);
            if all.is_empty() {
                words_widget::weak(ui, words.text("overview-no-third"));
            }
            let most = all.iter().map(|party| party.sites).max().unwrap_or(0).max(1);
            // "At least" takes its room in every line, so that the bars end at one edge.
            let numbers_width = if all.iter().any(says_at_least) { 220.0 } else { 150.0 };
            let shown = if own.lists_all { all.len() } else { FIRST };
            for party in all.iter().take(shown) {
                if line(ui, words, party, (most, numbers_width)).clicked() {
                    actions.ask(Ask::Show(party.filter().into()));
                }
            }
            for note in notes(all.get(..shown).unwrap_or(all)) {
                ui.add_space(space::XS);
                words_widget::note(ui, words.text(note));
            }
            if all.len() > FIRST {
                more(ui, state, own, all.len(), actions);
            }
            if !all.is_empty() {
                keep_out(ui, state, actions);
            }
            ui.cursor().top() - top
        })
        .inner
    })
    .inner
}

fn more(ui: &mut Ui, state: &State, own: &Own, all: usize, actions: &mut Actions) {
    let words = &state.words;
    let label = if own.lists_all { words.text("overview-show-first").into_owned() } else { words.count("overview-show-all", all as u64) };
    let icon = if own.lists_all { Icon::UP } else { Icon::DOWN };
    ui.add_space(space::XS);
    if button::quiet(ui, icon, &label, tokens(ui).accent).clicked() {
        actions.push(Action::ListAll(!own.lists_all));
    }
}

/// What to do about them. Whoever only wants to know that should not have to find it in the details of one cookie.
fn keep_out(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let words = &state.words;
    ui.add_space(space::XS);
    if button::quiet(ui, Icon::CLOSE, &words.text("overview-keep-out"), tokens(ui).accent).clicked()
        && let Some(inventory) = state.inventory()
    {
        actions.ask(Ask::ShowDialog(Dialog::Removal(speech::removal_ways(words, &removal::of_third_parties(inventory)))));
    }
}

/// Whether a line says "at least": on how many sites a party is, the store may not tell whole, or not at all, and then the line says nothing of sites.
fn says_at_least(party: &ThirdPartySum) -> bool {
    party.at_least && party.sites > 0
}

/// What is to be said of the numbers of sites, by the ids of the messages: why some are the least, and why some lines have none.
fn notes(shown: &[ThirdPartySum]) -> impl Iterator<Item = &'static str> {
    let at_least = shown.iter().any(says_at_least).then_some("overview-at-least");
    let none = shown.iter().any(|party| party.sites == 0).then_some("overview-no-pages");
    at_least.into_iter().chain(none)
}

/// On how many sites, and how many cookies. Of one whose sites the store does not show the cookies alone are told.
fn numbers(words: &Words, party: &ThirdPartySum) -> String {
    let cookies = words.count("cookies", u64::from(party.cookies));
    if party.sites == 0 {
        return cookies;
    }
    let sites = words.count(if says_at_least(party) { "sites-at-least" } else { "sites" }, party.sites as u64);
    speech::aside(words, &sites, &cookies)
}

fn line(ui: &mut Ui, words: &Words, party: &ThirdPartySum, (most, numbers_width): (usize, f32)) -> Response {
    let name = speech::site(words, &party.name).into_owned();
    let numbers = numbers(words, party);
    let spoken = words.with("key-value", &[("key", name.as_str().into()), ("value", numbers.as_str().into())]);
    // A name that is a domain needs not say it twice.
    let domains: Vec<_> =
        party.domains.iter().filter(|domain| **domain != party.name).take(2).map(|domain| speech::site(words, domain)).collect();
    let line = BarLine {
        sign: None,
        name: &name,
        aside: Some(&domains.join(", ")),
        numbers: &numbers,
        numbers_width,
        share: Some(share(party.sites, most)),
        fill: tokens(ui).category(Category::ThirdParty).fill,
        spoken: &spoken,
    };
    line.show(ui).hint(party.domains.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_number_that_is_shown_is_explained_and_no_other() {
        let party = |sites, at_least| ThirdPartySum { name: "a.fr".into(), domains: Box::default(), sites, at_least, cookies: 2 };
        let said = |parties: &[ThirdPartySum]| notes(parties).collect::<Vec<_>>();
        assert_eq!(said(&[party(2, false)]), [""; 0]);
        assert_eq!(said(&[party(2, true), party(1, false)]), ["overview-at-least"]);
        assert_eq!(said(&[party(0, true)]), ["overview-no-pages"]);
        assert_eq!(said(&[party(2, true), party(0, true)]), ["overview-at-least", "overview-no-pages"]);
    }
}
