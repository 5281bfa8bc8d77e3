//! What changed without the focus going there: told politely to screen readers, as one sentence of a live region that nobody sees.

use egui::accesskit::{Live, Role};
use egui::{Context, Id};

use super::features::Features;
use crate::column::ColumnId;
use crate::query::Sort;
use crate::ui::browse::shown_columns;
use crate::ui::kit::{Command, Dialog, Filters, GroupBy, Place, Screen, State, speech};

/// What can be told of a window.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is told of by a sentence of its own")]
struct Seen {
    screen: Option<Screen>,
    rows: Option<usize>,
    filters: Filters,
    sort: Vec<Sort>,
    /// The columns in their order.
    columns: Vec<ColumnId>,
    /// What the rows are grouped by, and how many groups that makes.
    grouped: (Option<GroupBy>, usize),
    is_reading: bool,
    is_writing: bool,
    shows_value: bool,
    is_french: bool,
    /// What features have found out since something was typed or chosen in them.
    results: [Option<String>; 14],
    /// How many audits were made, and the sums of the newest.
    audit: (u64, String),
}

/// The live region.
#[derive(Debug, Default)]
pub struct Announcer {
    seen: Seen,
    text: String,
}

impl Announcer {
    /// Compares with the frame before. While rows are being worked out nothing is told that the next frame takes back.
    pub fn look(&mut self, state: &State, features: &Features) {
        let browsing = &state.browsing;
        if browsing.rows.is_running() || browsing.inventory.is_running() {
            return;
        }
        let now = Seen {
            screen: Some(state.screen),
            rows: browsing.rows.value().map(|rows| rows.ids.len()),
            filters: browsing.filters.clone(),
            sort: browsing.sort.clone(),
            columns: shown_columns(state).into_iter().map(|choice| choice.id).collect(),
            grouped: browsing.rows.value().map_or((None, 0), |rows| (rows.by, rows.groups.len())),
            is_reading: features.open.progress().is_some(),
            is_writing: features.export.is_writing(),
            shows_value: features.browse.shows_value(),
            results: results(state, features),
            is_french: state.language() == crate::i18n::Language::Fr,
            audit: features.audit.told(&state.words),
        };
        let told = tell(state, &self.seen, &now);
        if self.seen != now {
            self.seen = now;
        }
        if !told.is_empty() {
            self.text = speech::asides(&state.words, told);
        }
    }

    /// Puts the region into the tree.
    pub fn show(&self, ctx: &Context) {
        ctx.accesskit_node_builder(Id::unique("announcements"), |node| {
            node.set_role(Role::Status);
            node.set_live(Live::Polite);
            node.set_label(self.text.clone());
        });
    }
}

/// Results that stand elsewhere than the focus, as long as they are seen.
fn results(state: &State, features: &Features) -> [Option<String>; 14] {
    let words = &state.words;
    let shows = |dialog: Dialog| state.dialogs.shows(&dialog);
    let is_on = |screen: Screen| state.screen == screen;
    [
        features.notes.spoken(words).filter(|_| shows(Dialog::Note)),
        features.open.spoken_apps(words).filter(|_| is_on(Screen::Start)),
        features.look_up.spoken(words).filter(|_| is_on(Screen::LookUp)),
        features.browse.spoken_sites(words).filter(|_| is_on(Screen::Cookies)),
        features.charter.spoken(words).filter(|_| is_on(Screen::Charter)),
        features.export.spoken(words).filter(|_| shows(Dialog::Export)),
        features.guided.spoken(words).filter(|_| shows(Dialog::Guided)),
        features.compare.spoken(words).filter(|_| is_on(Screen::Compare)),
        features.watch.spoken(state),
        features.browse.spoken_keeping(state).filter(|_| shows(Dialog::KeepFilter)),
        features.tour.spoken(words),
        features.commands.spoken(state).filter(|_| shows(Dialog::Commands)),
        features.correct.spoken(words).filter(|_| shows(Dialog::Correct)),
        state.browsing.typed.error.as_ref().map(|error| speech::filter_error(words, error)),
    ]
}

fn tell(state: &State, before: &Seen, now: &Seen) -> Vec<String> {
    let words = &state.words;
    let mut told = Vec::new();
    if now.screen != before.screen
        && let Some(page) = Command::ALL.iter().find(|command| Some(command.place()) == now.screen.map(Place::Tab))
    {
        told.push(words.text(page.label_id()).into_owned());
    }
    if now.is_reading && !before.is_reading {
        told.push(words.text("announce-reading").into_owned());
    }
    if now.is_writing && !before.is_writing {
        told.push(words.text("status-exporting").into_owned());
    }
    let is_other_look = now.filters != before.filters || now.rows != before.rows;
    if let Some(rows) = now.rows.filter(|_| is_other_look || before.is_reading && !now.is_reading) {
        told.push(words.count("announce-rows", rows as u64));
    }
    // Once everything is closed there is nothing in any order.
    let has_rows = now.rows.is_some();
    if has_rows && now.sort != before.sort {
        let by = |sort: &Sort| {
            let id = if sort.descending { "table-sorted-down" } else { "table-sorted-up" };
            words.with(id, &[("column", speech::column_label(words, sort.column).into())])
        };
        told.extend(now.sort.iter().map(by));
        if now.sort.is_empty() {
            told.push(words.text("announce-unsorted").into_owned());
        }
    }
    if now.columns != before.columns && are_the_same(&now.columns, &before.columns) {
        let names = now.columns.iter().map(|column| speech::column_label(words, *column)).collect::<Vec<_>>();
        told.push(speech::key_value(words, &words.text("table-columns"), &names.join(", ")));
    }
    // That a filter leaves fewer groups is heard with its rows.
    if has_rows && now.grouped.0 != before.grouped.0 {
        told.push(speech::key_value(words, &words.text("group-by"), &words.text(grouped_by(now.grouped.0))));
        told.extend(now.grouped.0.map(|_| words.count("announce-groups", now.grouped.1 as u64)));
    }
    if now.shows_value != before.shows_value {
        told.push(words.text(if now.shows_value { "announce-value" } else { "value-hidden" }).into_owned());
    }
    let results = now.results.iter().zip(&before.results);
    told.extend(results.filter(|(now, before)| now != before).filter_map(|(now, _)| now.clone()));
    if now.audit.0 != before.audit.0 && !now.audit.1.is_empty() {
        told.push(now.audit.1.clone());
    }
    if now.is_french != before.is_french && before.screen.is_some() {
        told.push(crate::i18n::own_name(words.language()).to_owned());
    }
    told
}

/// Whether columns stand in another order and are the same: who adds one or takes one away hears it where that is ticked.
fn are_the_same(columns: &[ColumnId], others: &[ColumnId]) -> bool {
    columns.len() == others.len() && columns.iter().all(|column| others.contains(column))
}

/// The message that names what rows are grouped by, as the menu has it.
fn grouped_by(by: Option<GroupBy>) -> &'static str {
    match by {
        None => "group-by-nothing",
        Some(GroupBy::Site) => "group-by-site",
        Some(GroupBy::Organisation) => "group-by-organisation",
        Some(GroupBy::Category) => "group-by-category",
    }
}
