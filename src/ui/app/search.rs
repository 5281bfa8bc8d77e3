//! The search field: words and filters, with what can follow below it.

use egui::{Key, Ui};

use super::action::Action;
use super::completing::completion;
use crate::query::filter::{Completion, Meaning, Offer};
use crate::ui::browse;
use crate::ui::kit::{Actions, Ask, Command, Pane, Screen, State, speech};
use crate::ui::theme::Icon;
use crate::ui::widget::field::Field;
use crate::ui::widget::offers::{Line, Offers, set_caret};

/// Words and filters choose among the cookies at once, and how many they leave is told; the page changes when Enter or Down says so, never by typing
/// alone.
pub fn search(ui: &mut Ui, state: &State, width: f32, actions: &mut Actions<Action>) {
    let words = &state.words;
    let typed = &state.browsing.typed.text;
    let found = state.browsing.rows.value().map_or(0, |rows| rows.ids.len());
    let (keys, leads) = (speech::keys_of(words, Command::Search), words.count("search-leads", found as u64));
    let is_elsewhere = state.screen != Screen::Cookies && !typed.is_empty() && !state.browsing.rows.is_running();
    let suffix = if is_elsewhere { leads } else { keys };
    let field = Field {
        id: Pane::Search.focus_id(),
        icon: Icon::SEARCH,
        hint: &words.text("search-hint"),
        suffix: (width > 220.0 && (typed.is_empty() || is_elsewhere)).then_some(suffix.as_str()),
        width,
    };
    ui.add_enabled_ui(state.allows(Command::Search), |ui| {
        let completion = completion(ui, state);
        let name = words.text("filter-offers");
        let help = typed.is_empty().then(|| words.text("search-help"));
        let offers = offers(state, (&name, help.as_deref()), completion.as_deref());
        let by_key = offers.keys(ui, typed);
        let (response, changed) = field.show(ui, typed);
        let pressed = offers.show(ui, &response, typed);
        if let Some((completion, number)) = completion.as_deref().zip(by_key.or(pressed)) {
            take(ui, typed, completion, number, actions);
            return;
        }
        // Esc drops the focus, which may have been given back already.
        let left_by = |key| (response.lost_focus() || response.has_focus()) && ui.input(|input| input.key_pressed(key));
        let goes_down = response.has_focus() && ui.input(|input| input.key_pressed(Key::ArrowDown));
        if left_by(Key::Enter) || goes_down {
            actions.run(Command::Cookies);
            actions.ask(Ask::Focus(Pane::Table));
        }
        if let Some(text) = changed {
            actions.push(Action::Browse(browse::Action::Search(text)));
        } else if left_by(Key::Escape) && !typed.is_empty() {
            actions.push(Action::Browse(browse::Action::Search(String::new())));
            actions.ask(Ask::Focus(Pane::Search));
        }
    });
}

fn offers<'a>(state: &State, (name, help): (&'a str, Option<&'a str>), completion: Option<&Completion>) -> Offers<'a> {
    let words = &state.words;
    let line = |offer: &Offer| {
        let what = match &offer.meaning {
            Meaning::Key(key) => speech::filter_key(words, *key),
            Meaning::Value(key, value) => speech::filter_value(words, *key, value),
        };
        let count = offer.count.map(|count| words.number(u64::from(count)));
        // What stands there already need not be said again.
        let what = if what == offer.text { String::new() } else { what };
        let note = speech::asides(words, [what].into_iter().filter(|what| !what.is_empty()).chain(count));
        Line { text: offer.text.clone(), note }
    };
    let lines: Vec<Line> = completion.iter().flat_map(|completion| &completion.offers).map(line).collect();
    Offers {
        field: Pane::Search.focus_id(),
        name,
        count: words.count("filter-offers-count", lines.len() as u64),
        lines,
        error: state.browsing.typed.error.as_ref().map(|error| speech::filter_error(words, error)),
        help,
    }
}

/// Puts an offer in its place, with the caret behind it.
fn take(ui: &Ui, typed: &str, completion: &Completion, number: usize, actions: &mut Actions<Action>) {
    let Some(offer) = completion.offers.get(number) else { return };
    let before = typed.chars().take(completion.range.start);
    let after = typed.chars().skip(completion.range.end);
    let text: String = before.chain(offer.text.chars()).chain(after).collect();
    set_caret(ui, Pane::Search.focus_id(), completion.range.start + offer.text.chars().count());
    actions.push(Action::Browse(browse::Action::Search(text)));
    actions.ask(Ask::Focus(Pane::Search));
}
