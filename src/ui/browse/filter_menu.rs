//! The filter panel: of every column with few values how many cookies each would leave, what is asked for and what is left out.

use egui::{Id, Ui};

use super::{Action, Actions};
use crate::query::FACETS;
use crate::query::filter::{Key, Kind, Standing, Value, standing};
use crate::ui::kit::{State, speech, stopped};
use crate::ui::theme::Icon;
use crate::ui::widget::{button, menu};

/// Texts are shown as far as a list of them can be looked over; completion in the search field knows all.
const MOST_TEXTS: usize = 8;

/// Paints the button and its panel.
pub fn show(ui: &mut Ui, state: &State, has_words: bool, actions: &mut Actions) {
    let words = &state.words;
    let label = words.text("filter-menu");
    let opener = if has_words { button::ghost(ui, Icon::FILTER, &label) } else { button::icon(ui, Icon::FILTER, &label) };
    menu::staying_below(&opener, 380.0, |ui| {
        menu::heading(ui, &words.text("filter-panel-keys"));
        super::kept_filters::items(ui, state, actions);
        if let Some(failure) = state.browsing.facets.failure() {
            stopped::show(ui, state, failure, actions);
            return;
        }
        for key in FACETS {
            group(ui, state, key, actions);
        }
    });
}

/// The values of one column. Those that no cookie has are left out, unless something is said of them.
fn group(ui: &mut Ui, state: &State, key: Key, actions: &mut Actions) {
    let Some(facets) = state.browsing.facets.value() else { return };
    let terms = &state.browsing.filters.only.terms;
    let said = |value: &Value| standing(terms, key, value);
    let shown: Vec<(&Value, u32)> = facets.of(key).filter(|(value, count)| *count > 0 || said(value) != Standing::Open).collect();
    // What all cookies have in common cannot be chosen among.
    if shown.len() < 2 && shown.iter().all(|(value, _)| said(value) == Standing::Open) {
        return;
    }
    menu::group(ui, &speech::filter_key(&state.words, key));
    let most = if key.kind() == Kind::Text { MOST_TEXTS } else { usize::MAX };
    for (_, (value, count)) in shown.iter().enumerate().filter(|(place, (value, _))| *place < most || said(value) != Standing::Open) {
        item(ui, state, (key, value, *count), actions);
    }
    let more = shown.len().saturating_sub(most);
    if more > 0 {
        let name = speech::filter_names(state.language()).of_key(key);
        menu::heading(ui, &state.words.with("filter-panel-more", &[("count", more.into()), ("key", name.into())]));
    }
}

fn item(ui: &mut Ui, state: &State, (key, value, count): (Key, &Value, u32), actions: &mut Actions) {
    let words = &state.words;
    let what = speech::filter_value(words, key, value);
    let now = standing(&state.browsing.filters.only.terms, key, value);
    let label = if now == Standing::Not { words.with("filter-not", &[("what", what.as_str().into())]) } else { what };
    let id = Id::unique("filter-value").with((key.code(), speech::filter_value(words, key, value)));
    if let Some(standing) = menu::value_item(ui, id, now, (&label, &words.number(u64::from(count)))) {
        actions.push(Action::Place { key, value: value.clone(), standing });
    }
}
