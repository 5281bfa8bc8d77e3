//! Copying rows as one sees them. A million rows are a matter of seconds, so it is work for a thread, which says how far it is and can be stopped.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use egui::Context;

use super::shown_columns::shown_columns;
use super::state::Stopped;
use super::{CopyForm, Own};
use crate::column::ColumnId;
use crate::export::csv_line;
use crate::i18n::Words;
use crate::jobs::{Failure, Job};
use crate::store::Progress;
use crate::ui::kit::{CookieSet, Rows, State, StoreNames, speech, wake};

impl Own {
    /// Copies the selected rows.
    pub fn copy_rows(&mut self, form: CopyForm, state: &State, ctx: &Context) {
        let Some(rows) = state.browsing.rows.value().cloned() else { return };
        let selected = state.browsing.selected.ids.clone();
        let columns: Vec<ColumnId> = shown_columns(state).into_iter().map(|column| column.id).collect();
        let (language, zone, names) = (state.language(), state.env.zone.clone(), state.browsing.store_names.clone());
        let work = move |progress: &Progress| as_text(&Words::new(language, zone), &names, (&rows, &selected), (&columns, form), progress);
        self.copied.start("copy", Arc::default(), wake(ctx), work);
    }

    /// How many rows are in the copy that is being made.
    #[must_use]
    pub fn copying(&self) -> Option<u64> {
        match self.copied.job() {
            Job::Running { progress, .. } => Some(progress.rows.load(Ordering::Relaxed)),
            Job::Idle | Job::Done(_) | Job::Failed { .. } => None,
        }
    }

    /// Puts on the clipboard what has come.
    pub(super) fn copied(&mut self, state: &mut State, ctx: &Context) {
        match self.copied.job() {
            Job::Done(text) => state.copy(text.as_str().to_owned(), ctx),
            Job::Failed { failure: Failure::Work(Stopped), .. } => state.say(state.words.text("toast-copy-stopped").into_owned()),
            Job::Failed { failure: Failure::NoThread, .. } => state.warn(state.words.text("error-no-thread").into_owned()),
            Job::Failed { failure: Failure::Died, .. } => state.warn(state.words.text("error-died").into_owned()),
            Job::Idle | Job::Running { .. } => return,
        }
        // What is on the clipboard need not be here too.
        self.copied.clear();
    }
}

/// The selected rows as they are shown, in a form that others take.
fn as_text(
    words: &Words,
    names: &StoreNames,
    (rows, selected): (&Rows, &CookieSet),
    (columns, form): (&[ColumnId], CopyForm),
    progress: &Progress,
) -> Result<String, Stopped> {
    let mut lines = Vec::new();
    if form != CopyForm::Json {
        let heads: Vec<String> = columns.iter().map(|column| speech::column_label(words, *column)).collect();
        lines.push(line(&heads, columns, form));
    }
    for view in rows.ids.iter().filter(|id| selected.contains(**id)).filter_map(|id| rows.inventory.get(*id)) {
        if progress.is_cancelled() {
            return Err(Stopped);
        }
        let cells: Vec<String> = columns.iter().map(|column| speech::row_cell(words, names, *column, &view).into_text(words)).collect();
        lines.push(line(&cells, columns, form));
        progress.rows.fetch_add(1, Ordering::Relaxed);
    }
    Ok(match form {
        CopyForm::Text => lines.join("\n"),
        CopyForm::Csv => lines.join("\r\n") + "\r\n",
        CopyForm::Json => format!("[\n{}\n]\n", lines.join(",\n")),
    })
}

/// One row: cells apart by tabs, as spreadsheets take them; apart by commas; or an object with the codes of the columns.
fn line(cells: &[String], columns: &[ColumnId], form: CopyForm) -> String {
    match form {
        CopyForm::Text => cells.iter().map(|cell| cell.replace(['\t', '\n', '\r'], " ")).collect::<Vec<_>>().join("\t"),
        CopyForm::Csv => csv_line(cells),
        CopyForm::Json => {
            let pair = |(column, cell): (&ColumnId, &String)| format!("{}: {}", serde_json::json!(column.code()), serde_json::json!(cell));
            format!("  {{{}}}", columns.iter().zip(cells).map(pair).collect::<Vec<_>>().join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::tz::TimeZone;

    use super::*;
    use crate::i18n::Language;
    use crate::inventory::{CookieId, Inventory};
    use crate::store::{HistoryChoice, KeepValues, ReadOptions};
    use crate::work::{self, Asked, Source};

    #[test]
    fn the_selected_rows_are_copied_in_their_order_until_it_is_stopped() {
        let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: Timestamp::UNIX_EPOCH };
        let asked = Asked { options, knowledge: Arc::new(work::knowledge()) };
        let round = work::open(vec![Source::Sample], &asked, &Progress::default());
        let stores = round.stores.iter().map(|opened| Arc::clone(&opened.store)).collect();
        let inventory = Arc::new(Inventory::new(stores, work::knowledge()));
        let rows = Rows { inventory, ids: [5, 3, 9, 4].map(CookieId).to_vec(), ..Rows::default() };
        let selected = [3, 4, 5, 100].map(CookieId).into_iter().collect();
        let (words, progress) = (Words::new(Language::En, TimeZone::UTC), Progress::default());
        let columns = [ColumnId::Name, ColumnId::Host];
        let copy = |form, progress: &Progress| as_text(&words, &StoreNames::default(), (&rows, &selected), (&columns, form), progress);
        let text = copy(CopyForm::Text, &progress).unwrap();
        let names: Vec<_> = text.lines().skip(1).map(|line| line.split('\t').next().unwrap().to_owned()).collect();
        let expected = [5, 3, 4].map(|id| rows.inventory.get(CookieId(id)).unwrap().cookie.name().to_owned());
        assert_eq!(names, expected);
        assert_eq!(progress.rows.load(Ordering::Relaxed), 3);
        let csv = copy(CopyForm::Csv, &Progress::default()).unwrap();
        let read = csv::Reader::from_reader(csv.as_bytes()).records().map(|row| row.unwrap()[0].to_owned()).collect::<Vec<_>>();
        assert_eq!(read, expected);
        let json: serde_json::Value = serde_json::from_str(&copy(CopyForm::Json, &Progress::default()).unwrap()).unwrap();
        assert_eq!(json[1]["name"], expected[1]);
        progress.cancel();
        assert_eq!(copy(CopyForm::Text, &progress), Err(Stopped));
    }
}
