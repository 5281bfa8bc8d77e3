//! What else the table can be limited to: whether it is declared, consent, what for, for whom, how long, how sure, what is worth a look.

use egui::Ui;

use super::{Action, Actions};
use crate::charter::{Confidence, Consent, Party, Purpose};
use crate::classify::Finding;
use crate::query::{LifeClass, Lived};
use crate::ui::kit::{FilterPart, State, speech};
use crate::ui::theme::Icon;
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::{button, menu};

/// Paints the button and its menu.
pub fn show(ui: &mut Ui, state: &State, has_words: bool, actions: &mut Actions) {
    let label = state.words.text("filter-menu");
    let opener = if has_words { button::ghost(ui, Icon::FILTER, &label) } else { button::icon(ui, Icon::FILTER, &label) };
    menu::staying_below(&opener, 320.0, |ui| {
        for (title, parts) in groups() {
            menu::heading(ui, &state.words.text(title));
            for part in parts {
                item(ui, state, part, actions);
            }
        }
    });
}

fn item(ui: &mut Ui, state: &State, part: FilterPart, actions: &mut Actions) {
    let filters = &state.browsing.filters;
    let is_on = filters.parts().contains(&part);
    let label = speech::filter_choice(&state.words, &part, &state.judged_by.knowledge);
    // The longest findings are whole in the tooltip.
    if menu::check_item(ui, is_on, &label).hint(&label).clicked() {
        let filters = filters.clone();
        let new = if is_on { filters.without(&part) } else { filters.with(part) };
        actions.push(Action::Filter(Box::new(new)));
    }
}

fn groups() -> [(&'static str, Vec<FilterPart>); 7] {
    let lives = LifeClass::ALL.into_iter().map(Lived::Class).chain([Lived::Unknown]);
    [
        ("column-declared", [false, true].map(FilterPart::Declared).into()),
        ("column-consent", Consent::ALL.map(FilterPart::Consent).into()),
        ("column-purpose", Purpose::ALL.map(FilterPart::Purpose).into()),
        ("column-party", Party::ALL.map(FilterPart::Party).into()),
        ("column-lifetime_days", lives.map(FilterPart::Life).collect()),
        ("column-confidence", Confidence::ALL.map(FilterPart::Confidence).into()),
        ("column-findings", Finding::ALL.map(FilterPart::Finding).into()),
    ]
}
