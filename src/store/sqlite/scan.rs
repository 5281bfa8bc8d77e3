//! Reading every row that can be had, also around damage (formats note, section 1).

use crate::cookie::{KeyedMap, KeyedSet};
use std::sync::atomic::Ordering;

use rusqlite::types::ValueRef;

use super::cell::Cells;
use super::log_rows::Fingerprints;
use super::rows::{Cancelled, End, OpenCopy};
use super::strays::LooseCopy;
use super::table::Table;
use crate::store::{Progress, RowProblem};

/// Takes the rows of a table one by one.
pub(crate) trait RowSink {
    /// Rows that will be given next, for a sink that gains from seeing several at once.
    fn foresee(&mut self, _rows: &[Cells<'_>]) {}
    /// Takes one row. False when the row names no host and was left out.
    fn row(&mut self, cells: Cells<'_>) -> bool;
    /// Notes a row of which nothing, or not everything, could be taken. `kept` tells which.
    fn problem(&mut self, rowid: Option<i64>, problem: RowProblem, kept: bool);
    /// Forgets all rows: the table is read again, another way.
    fn restart(&mut self);
}

/// What a scan found out about the table.
#[derive(Debug, Default)]
pub(crate) struct Scanned {
    /// Pages are damaged; rows were gathered around them.
    pub(crate) is_damaged: bool,
    /// Rows that the index names and no page gives: row number, first and second text of the index.
    pub(crate) lost: Vec<LostRow>,
    /// The rows, when they are to be compared with those of the main file.
    pub(crate) rows: Fingerprints,
}

/// A row that only the index remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LostRow {
    pub(crate) rowid: i64,
    pub(crate) host: String,
    pub(crate) name: String,
}

/// One table being read.
pub(crate) struct Scan<'a> {
    pub(crate) db: &'a OpenCopy,
    pub(crate) table: &'a Table,
    /// Columns of host and name: they tell a row from rubbish, and name lost rows.
    pub(crate) named_by: [usize; 2],
    pub(crate) progress: &'a Progress,
    /// Columns that need not be read.
    pub(crate) blank: &'static [usize],
    /// The file is shorter than it should be: what lies behind its end reads as zeros, without an error.
    pub(super) is_cut: bool,
    /// The copy itself, where leaves to which no path leads may be looked for in it.
    pub(super) loose: Option<LooseCopy>,
}

/// Where a pass is.
#[derive(Default)]
struct Place {
    last: Option<i64>,
    rows: u64,
    /// A row number came that is not behind the one before: rubbish in a page, which SQLite does not notice.
    is_disordered: bool,
}

impl Scan<'_> {
    /// Gives every row to `sink`, once.
    pub(crate) fn run(&self, sink: &mut dyn RowSink) -> Result<Scanned, Cancelled> {
        let mut place = Place::default();
        let mut has_holes = false;
        let mut end = self.forward(&mut place, &mut |cells| {
            has_holes |= self.is_cut && !self.is_a_row(cells);
            sink.row(cells);
        })?;
        if end == End::TooBig {
            end = match self.table.rowid {
                Some(rowid) => self.over_big_rows(rowid, sink, &mut place)?,
                None => self.without_big_cells(sink, &mut place)?,
            };
        }
        // The count comes from an index when there is one: a hole inside a page may show only here.
        let is_whole = end == End::Complete && !place.is_disordered && !has_holes;
        if is_whole && self.count()?.is_none_or(|count| count == place.rows) {
            return Ok(Scanned::default());
        }
        sink.restart();
        self.around_damage(sink)
    }

    /// Rows as the file counts them; none when that cannot be told.
    pub(crate) fn count(&self) -> Result<Option<u64>, Cancelled> {
        self.db.count(self.table.spec.name)
    }

    /// Goes on behind `place`, in the order of row numbers.
    fn forward(&self, place: &mut Place, each: &mut dyn FnMut(Cells<'_>)) -> Result<End, Cancelled> {
        let after = place.last;
        let tail = match (self.table.rowid, after) {
            (Some(rowid), Some(_)) => format!(" WHERE {rowid} > ?1 ORDER BY {rowid}"),
            (Some(rowid), None) => format!(" ORDER BY {rowid}"),
            (None, _) => String::new(),
        };
        self.pass(&self.table.select(self.blank, &tail), after.as_slice(), place, each)
    }

    /// Runs one statement to its end or to the first fault.
    fn pass(&self, sql: &str, bound: &[i64], place: &mut Place, each: &mut dyn FnMut(Cells<'_>)) -> Result<End, Cancelled> {
        self.pass_at_most(self.db.most_rows(), sql, bound, place, each)
    }

    fn pass_at_most(
        &self,
        most: u64,
        sql: &str,
        bound: &[i64],
        place: &mut Place,
        each: &mut dyn FnMut(Cells<'_>),
    ) -> Result<End, Cancelled> {
        self.db.rows_at_most(most, sql, bound, &mut |cells| {
            let cells = cells.behind_rowid();
            let rowid = cells.rowid();
            place.is_disordered |= rowid.is_some() && rowid <= place.last;
            place.last = rowid.or(place.last);
            place.rows += 1;
            if place.rows.is_multiple_of(1024) {
                self.progress.rows.fetch_add(1024, Ordering::Relaxed);
            }
            each(cells);
        })
    }

    /// Goes on behind each row with a huge cell; such a row is read again without its heavy columns.
    fn over_big_rows(&self, rowid: &str, sink: &mut dyn RowSink, place: &mut Place) -> Result<End, Cancelled> {
        loop {
            let Some(big) = self.next_row(rowid, place.last.unwrap_or(i64::MIN)) else { return Ok(End::Damaged) };
            let mut kept = None;
            self.light_row(rowid, big, &mut |cells| kept = Some(sink.row(cells)))?;
            // A row that was left out has been reported already.
            if kept != Some(false) {
                sink.problem(Some(big), RowProblem::TooLarge, kept.is_some());
            }
            place.rows += 1;
            place.last = Some(big);
            let end = self.forward(place, &mut |cells| {
                sink.row(cells);
            })?;
            if end != End::TooBig {
                return Ok(end);
            }
        }
    }

    /// Reads a table without row numbers again from its beginning, because nothing tells where a row with a huge cell is; such cells stay out.
    fn without_big_cells(&self, sink: &mut dyn RowSink, place: &mut Place) -> Result<End, Cancelled> {
        sink.restart();
        *place = Place::default();
        let is_cut = self.table.spec.columns.len();
        self.pass(&self.table.select_small(self.blank), &[], place, &mut |cells| {
            if sink.row(cells) && cells.number(is_cut) == Some(1) {
                sink.problem(None, RowProblem::TooLarge, true);
            }
        })
    }

    /// The number of the first row behind `last`, which can be had without reading the row.
    fn next_row(&self, rowid: &str, last: i64) -> Option<i64> {
        let sql = format!("SELECT min({rowid}) FROM {} WHERE {rowid} > ?1", self.table.spec.name);
        self.db.first(&sql, &[last], |cells| cells.number(0))
    }

    /// A row without its heavy columns.
    fn light_row(&self, rowid: &str, number: i64, each: &mut dyn FnMut(Cells<'_>)) -> Result<(), Cancelled> {
        let light = self.table.select(self.table.spec.heavy, &format!(" WHERE {rowid} = ?1"));
        self.pass(&light, &[number], &mut Place::default(), each).map(|_| ())
    }

    /// The union of a scan forwards, a scan backwards, a search for each row number and, in the end, of what leaves hold to which nothing leads. Each
    /// number is taken once, whatever became of its row: read + skipped + lost = rows.
    fn around_damage(&self, sink: &mut dyn RowSink) -> Result<Scanned, Cancelled> {
        let Some(rowid) = self.table.rowid else {
            self.forward(&mut Place::default(), &mut |cells| {
                sink.row(cells);
            })?;
            return Ok(Scanned { is_damaged: true, ..Scanned::default() });
        };
        let (mut seen, mut with_holes) = (KeyedSet::default(), KeyedMap::default());
        let mut take = |cells: Cells<'_>| {
            let Some(id) = cells.rowid() else { return };
            if !self.is_a_row(cells) {
                with_holes.extend(self.beginning_of(cells).map(|row| (id, row)));
            } else if seen.insert(id) {
                sink.row(cells);
            }
        };
        self.forward(&mut Place::default(), &mut take)?;
        let backwards = self.table.select(self.blank, &format!(" ORDER BY {rowid} DESC"));
        self.pass(&backwards, &[], &mut Place::default(), &mut take)?;

        let (mut missing, end) = self.indexed_rows(rowid)?;
        if missing.is_empty() {
            self.search_gaps(rowid, &mut take)?;
        }
        let named: KeyedSet<i64> = missing.iter().map(|row| row.rowid).collect();
        // An index that could be read to its end, and knows every row that a page gave, knows all of them.
        let are_all_named = end == End::Complete && !named.is_empty() && seen.is_subset(&named);
        missing.retain(|row| !seen.contains(&row.rowid));
        let gone = self.by_number(rowid, missing, &mut seen, sink)?;
        self.take_loose_leaves(&gone, are_all_named, &mut seen, sink)?;
        // Where the index names all rows, what it does not name is none, however it begins.
        let is_counted = |row: &LostRow| named.contains(&row.rowid) || are_all_named;
        let mut begun: Vec<LostRow> = with_holes.into_values().filter(|row| !is_counted(row)).collect();
        begun.sort_unstable_by_key(|row| row.rowid);
        let lost: Vec<LostRow> = gone.into_iter().chain(begun).filter(|row| !seen.contains(&row.rowid)).collect();
        for row in &lost {
            sink.problem(Some(row.rowid), RowProblem::LostInDamage, false);
        }
        Ok(Scanned { is_damaged: true, lost, ..Scanned::default() })
    }

    /// Looks for each of the rows that an index names by its number. Those that no page gives come back.
    fn by_number(
        &self,
        rowid: &str,
        missing: Vec<LostRow>,
        seen: &mut KeyedSet<i64>,
        sink: &mut dyn RowSink,
    ) -> Result<Vec<LostRow>, Cancelled> {
        let by_number = self.table.select(self.blank, &format!(" WHERE {rowid} = ?1"));
        let mut gone = Vec::new();
        for row in missing {
            let mut kept = None;
            // A number that leads to rubbish, or to another row, is a lost row.
            let mut take = |cells: Cells<'_>| {
                if cells.rowid() == Some(row.rowid) && self.is_a_row(cells) && kept.is_none() {
                    kept = Some(sink.row(cells));
                }
            };
            let end = self.pass(&by_number, &[row.rowid], &mut Place::default(), &mut take)?;
            if end == End::TooBig {
                self.light_row(rowid, row.rowid, &mut take)?;
                if kept == Some(true) {
                    sink.problem(Some(row.rowid), RowProblem::TooLarge, true);
                }
            }
            if kept.is_some() {
                seen.insert(row.rowid);
            } else {
                gone.push(row);
            }
        }
        Ok(gone)
    }

    /// Takes what leaves hold to which nothing leads: rows that are `gone`, as the index names them, and others where it does not name all.
    fn take_loose_leaves(
        &self,
        gone: &[LostRow],
        are_all_named: bool,
        seen: &mut KeyedSet<i64>,
        sink: &mut dyn RowSink,
    ) -> Result<(), Cancelled> {
        let Some(copy) = &self.loose else { return Ok(()) };
        let gone: KeyedMap<i64, &LostRow> = gone.iter().map(|row| (row.rowid, row)).collect();
        copy.each_row(self.db, self.table, self.blank, self.progress, &mut |cells| {
            let Some(id) = cells.rowid() else { return };
            // What the index names and another row has is a row that was changed since; what it does not name is none any more.
            let is_live = gone.get(&id).map_or(!are_all_named, |row| self.is_of(row, cells));
            let has_names = self.named_by.iter().all(|column| is_text(cells.raw(*column)));
            if is_live && has_names && self.is_a_row(cells) && seen.insert(id) {
                sink.row(cells);
            }
        })
    }

    /// Rubbish in a damaged page reads as a row with zero bytes in its texts, where a hole begins or ends or because the page on which they go on is gone,
    /// or that has neither host nor name; no browser writes any of these.
    fn is_a_row(&self, cells: Cells<'_>) -> bool {
        let [host, name] = self.named_by.map(|column| cells.raw(column));
        let has_names = !has_zeros(host) && !has_zeros(name) && (has_text(host) || has_text(name));
        has_names && !(0..self.table.spec.columns.len()).any(|column| has_a_hole(cells.raw(column)))
    }

    /// What is left of a row that is none any more; none of what is rubbish from its beginning.
    fn beginning_of(&self, cells: Cells<'_>) -> Option<LostRow> {
        let rowid = cells.rowid()?;
        let [host, name] = self.named_by.map(|column| cells.text(column).trim_matches('\0').to_owned());
        (!host.is_empty()).then_some(LostRow { rowid, host, name })
    }

    /// Whether a row has the texts by which the index knows it.
    fn is_of(&self, row: &LostRow, cells: Cells<'_>) -> bool {
        let [host, name] = self.named_by.map(|column| cells.text(column));
        host == row.host && name == row.name
    }

    /// Without an index: starts again behind each hole, in growing steps, upwards and downwards from zero. Bounded by a number of tries and of rows
    /// over all of them; a limit for each try alone would allow thousands of times the rows of the file.
    fn search_gaps(&self, rowid: &str, take: &mut dyn FnMut(Cells<'_>)) -> Result<(), Cancelled> {
        const TRIES: u32 = 2_000;
        let mut rows_left = self.db.most_rows().saturating_mul(4);
        for (compare, order, sign) in [(">", "", 1i64), ("<", " DESC", -1)] {
            let behind = self.table.select(self.blank, &format!(" WHERE {rowid} {compare} ?1 ORDER BY {rowid}{order}"));
            let (mut start, mut step) = (-sign, 1i64);
            for _ in 0..TRIES {
                let mut furthest = None;
                let most = self.db.most_rows().min(rows_left);
                let mut place = Place::default();
                let end = self.pass_at_most(most, &behind, &[start], &mut place, &mut |cells| {
                    furthest = cells.rowid().or(furthest);
                    take(cells);
                })?;
                rows_left = rows_left.saturating_sub(place.rows);
                if end == End::Complete || rows_left == 0 {
                    break;
                }
                if end == End::TooBig
                    && let Some(big) = self.next_row(rowid, furthest.unwrap_or(start))
                {
                    self.light_row(rowid, big, take)?;
                    (start, step) = (big, 1);
                    continue;
                }
                let got_on = furthest.filter(|last| (i128::from(*last) - i128::from(start)) * i128::from(sign) > 0);
                (start, step) = match got_on {
                    Some(last) => (last, 1),
                    None => (start.saturating_add(step * sign), step.saturating_mul(2).min(1 << 20)),
                };
            }
        }
        Ok(())
    }

    /// The rows that an index which holds their names knows, as far as it can be read; none where there is no such index.
    fn indexed_rows(&self, rowid: &str) -> Result<(Vec<LostRow>, End), Cancelled> {
        let (mut rows, mut end) = (Vec::new(), End::Complete);
        let [Some(host), Some(name)] = self.named_by.map(|column| self.table.name_of(column)) else { return Ok((rows, end)) };
        let sql = format!("SELECT {rowid}, {host}, {name} FROM {}", self.table.spec.name);
        // A row of the plan is: number, parent, unused, text.
        let plan = self.db.first(&format!("EXPLAIN QUERY PLAN {sql}"), &[], |cells| Some(cells.text(3).into_owned()));
        let mut known = KeyedSet::default();
        if plan.is_some_and(|plan| plan.contains("COVERING INDEX")) {
            end = self.db.rows(&sql, &[], &mut |cells| {
                if let Some(rowid) = cells.number(0).filter(|rowid| known.insert(*rowid)) {
                    rows.push(LostRow { rowid, host: cells.text(1).into_owned(), name: cells.text(2).into_owned() });
                }
            })?;
        }
        Ok((rows, end))
    }
}

fn has_zeros(cell: ValueRef<'_>) -> bool {
    matches!(cell, ValueRef::Text(bytes) | ValueRef::Blob(bytes) if bytes.contains(&0))
}

/// No browser keeps a zero byte in a text; bytes that it encrypted may have one, but not many.
fn has_a_hole(cell: ValueRef<'_>) -> bool {
    match cell {
        ValueRef::Text(bytes) => bytes.contains(&0),
        ValueRef::Blob(bytes) => memchr::memmem::find(bytes, &[0; 16]).is_some(),
        _ => false,
    }
}

fn is_text(cell: ValueRef<'_>) -> bool {
    matches!(cell, ValueRef::Text(_))
}

fn has_text(cell: ValueRef<'_>) -> bool {
    matches!(cell, ValueRef::Text(bytes) | ValueRef::Blob(bytes) if bytes.iter().any(|byte| *byte != 0))
}
