//! The categories with their counts, what else the table is limited to, and which columns it shows.

use egui::accesskit::Role;
use egui::{Frame, Margin, Panel, Ui};

use super::{Action, Actions};
use crate::charter::Category;
use crate::column::ColumnId;
use crate::ui::browse::shown_columns::{shown_columns, toggled};
use crate::ui::kit::modal::button_width;
use crate::ui::kit::{Ask, Command, FilterPart, GroupBy, Pane, Preference, State, speech};
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::{badge, button, height, menu, region, roving, text};

/// Where the chips need more lines than this, they fold into a menu. A little less than two: the end of a line stays empty where a chip has no room left.
/// Where filters stand beside them, they have one line.
const LINES_OF_CHIPS: f32 = 1.7;

/// Paints the bar above the table.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    // A row of the table is worth more than air.
    let is_low = height::is_low(ui.ctx());
    // Of the ground of pages, on a pane that has the colour of the table.
    let frame = Frame::new().fill(tokens(ui).background).inner_margin(Margin::symmetric(12, if is_low { 4 } else { 10 }));
    Panel::top("chips").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            // Where the chips leave room for it, the two menus say what they are.
            let labels = ["filter-menu", "table-columns"].map(|id| state.words.text(id));
            let with_words = labels.iter().map(|label| button_width(ui, label, true) + space::S).sum::<f32>();
            let has_words = ui.available_width() - with_words > in_one_line(ui, state);
            let room = ui.available_width() - if has_words { with_words } else { 2.0 * (space::CONTROL + space::S) };
            ui.vertical(|ui| {
                ui.set_width(room);
                ui.spacing_mut().interact_size.y = 28.0;
                ui.spacing_mut().item_spacing = egui::vec2(space::S, 6.0);
                // Wraps where five-digit numbers or a narrow window leave no room for one line; three lines would be taken from the table.
                let lines = if shown_parts(state).next().is_some() { 1.0 } else { LINES_OF_CHIPS };
                let is_small = room * lines < in_one_line(ui, state) || is_low;
                ui.horizontal_wrapped(|ui| {
                    if is_small {
                        category_menu(ui, state, actions);
                    } else {
                        roving::group(ui, Role::RadioGroup, &state.words.text("table-categories"), |ui| chips(ui, state, actions));
                    }
                    parts(ui, state, actions);
                });
            });
            super::filter_menu::show(ui, state, has_words, actions);
            columns_menu(ui, state, has_words, actions);
        });
        wrong_filter(ui, state);
        super::losses::show(ui, state, actions);
    });
}

/// What of the search field is not understood, and that the rows are those which the rest leaves. The field says it itself while
/// one is in it.
fn wrong_filter(ui: &mut Ui, state: &State) {
    let Some(sentence) = wrong_sentence(ui, state) else { return };
    ui.add_space(space::XS);
    ui.horizontal_top(|ui| {
        button::decoration(ui, Icon::WARNING, 16.0, 20.0, tokens(ui).warning.ink);
        ui.vertical(|ui| text::note(ui, sentence));
    });
}

/// It in words, unless the field says it.
pub(super) fn wrong_sentence(ui: &Ui, state: &State) -> Option<String> {
    let error = state.browsing.typed.error.as_ref()?;
    let words = &state.words;
    let is_said = ui.memory(|memory| memory.has_focus(Pane::Search.focus_id()));
    (!is_said).then(|| speech::sentences(words, &speech::filter_error(words, error), &words.text("filter-kept-result")))
}

/// What the table is limited to, each with the way out of it.
pub(super) fn parts(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let filters = &state.browsing.filters;
    for part in shown_parts(state) {
        let label = speech::filter_part(&state.words, &part, &state.judged_by.knowledge);
        let chip = badge::removable(ui, &label, &state.words.text("filter-remove"));
        if chip.gained_focus() {
            chip.scroll_to_me(None);
        }
        if chip.clicked() {
            actions.push(Action::Filter(Box::new(filters.clone().without(&part))));
        }
    }
}

/// A word that is looked for stands in the field; a chip for each letter typed would only move the table.
fn shown_parts(state: &State) -> impl Iterator<Item = FilterPart> {
    let is_plain_word = |part: &FilterPart| matches!(part, FilterPart::Term(term) if term.key().is_none() && !term.is_negated);
    state.browsing.filters.parts().into_iter().filter(move |part| !is_plain_word(part))
}

/// Names and counts of the chips: all, then each category.
fn labels(state: &State) -> (String, [(Category, String, String); 4]) {
    let counts = state.browsing.rows.value().map(|rows| rows.counts).unwrap_or_default();
    let number = |count: u32| state.words.number(u64::from(count));
    let each = Category::ALL.map(|category| (category, speech::category(&state.words, category), number(counts[category.index()])));
    (number(counts.iter().sum()), each)
}

/// What the chips need in one line, in points.
fn in_one_line(ui: &Ui, state: &State) -> f32 {
    let (all, each) = labels(state);
    let everything = badge::chip_width(ui, false, &state.words.text("all"), &all);
    each.iter().fold(everything, |width, (_, label, count)| width + space::S + badge::chip_width(ui, true, label, count))
}

/// Before which category a new line begins, where the chips need a second one that would hold the last of them alone.
fn breaks_before(ui: &Ui, state: &State, room: f32) -> Option<Category> {
    let (_, each) = labels(state);
    let [.., before_last, last] = &each;
    let width = |(_, label, count): &(Category, String, String)| space::S + badge::chip_width(ui, true, label, count);
    let all = in_one_line(ui, state);
    let is_alone = all > room && all - width(last) <= room;
    is_alone.then_some(before_last.0)
}

fn chips(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let (all, each) = labels(state);
    let broken = breaks_before(ui, state, ui.max_rect().width());
    let ink = tokens(ui).text;
    let current = state.browsing.filters.only.category;
    let everything = badge::chip(ui, None, &state.words.text("all"), &all, ink, current.is_none());
    if current.is_none() {
        region::mark(ui.ctx(), everything.rect, everything.id);
    }
    if everything.hint(state.words.text("hint-all")).clicked() {
        actions.push(Action::ChooseCategory(None));
    }
    for (category, label, count) in each {
        if broken == Some(category) {
            ui.end_row();
        }
        let chosen = current == Some(category);
        let ink = tokens(ui).category(category).ink;
        let chip = badge::chip(ui, Some(Icon::of(category)), &label, &count, ink, chosen);
        if chosen {
            region::mark(ui.ctx(), chip.rect, chip.id);
        }
        if chip.hint(state.words.text(&format!("hint-{}", category.code()))).clicked() {
            // A second press shows all again.
            actions.push(Action::ChooseCategory((!chosen).then_some(category)));
        }
    }
}

/// In a small window, or one that is zoomed far, the chips would leave no room for the table.
pub(super) fn category_menu(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let words = &state.words;
    let counts = state.browsing.rows.value().map(|rows| rows.counts).unwrap_or_default();
    let name = |category: Option<Category>| category.map_or_else(|| words.text("all").into_owned(), |one| speech::category(words, one));
    let count = |category: Option<Category>| words.number(u64::from(category.map_or(counts.iter().sum(), |one| counts[one.index()])));
    let current = state.browsing.filters.only.category;
    let opener =
        button::quiet_menu(ui, &words.with("category-count", &[("category", name(current).into()), ("count", count(current).into())]));
    region::mark(ui.ctx(), opener.rect, opener.id);
    menu::below(&opener, 220.0, |ui| {
        for category in std::iter::once(None).chain(Category::ALL.map(Some)) {
            if menu::radio_item(ui, category == current, category.map(Icon::of), &name(category), &count(category)).clicked() {
                actions.push(Action::ChooseCategory(category));
            }
        }
    });
}

pub(super) fn columns_menu(ui: &mut Ui, state: &State, has_words: bool, actions: &mut Actions) {
    let label = state.words.text("table-columns");
    let opener = if has_words { button::ghost(ui, Icon::COLUMNS, &label) } else { button::icon(ui, Icon::COLUMNS, &label) };
    menu::staying_below(&opener, 240.0, |ui| {
        group_items(ui, state, actions);
        menu::heading(ui, &label);
        let shown = shown_columns(state);
        for column in ColumnId::ALL {
            let is_shown = shown.iter().any(|other| other.id == column);
            let label = speech::column_label(&state.words, column);
            if menu::check_item(ui, is_shown, &label).clicked()
                && let Some(columns) = toggled(&shown, column)
            {
                actions.ask(Ask::Prefer(Preference::Columns(columns)));
                if column == ColumnId::Store {
                    actions.ask(Ask::Prefer(Preference::StoreColumn(Some(!is_shown))));
                }
                if !is_shown {
                    actions.push(Action::ShowColumn(column));
                }
            }
        }
        if menu::item(ui, Some(Icon::RELOAD), &state.words.text("table-columns-usual"), "").clicked() {
            actions.ask(Ask::Prefer(Preference::Columns(Vec::new())));
            actions.ask(Ask::Prefer(Preference::StoreColumn(None)));
        }
    });
}

/// What the rows are grouped by.
fn group_items(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let words = &state.words;
    menu::heading(ui, &words.text("group-by"));
    let now = state.browsing.by;
    for by in std::iter::once(None).chain(GroupBy::ALL.map(Some)) {
        let (label, command) = match by {
            None => ("group-by-nothing", Command::Ungroup),
            Some(GroupBy::Site) => ("group-by-site", Command::GroupBySite),
            Some(GroupBy::Organisation) => ("group-by-organisation", Command::GroupByOrganisation),
            Some(GroupBy::Category) => ("group-by-category", Command::GroupByCategory),
        };
        if menu::radio_item(ui, by == now, None, &words.text(label), "").clicked() {
            actions.run(command);
        }
    }
    if now.is_some() {
        for (label, is_folded) in [("group-fold-all", true), ("group-unfold-all", false)] {
            if menu::item(ui, None, &words.text(label), "").clicked() {
                actions.push(Action::FoldAll(is_folded));
            }
        }
    }
}
