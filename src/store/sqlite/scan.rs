//! Reading every row that can be had, also around damage (formats note, section 1).

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode};
use rustc_hash::FxHashSet;

use super::cell::Cells;
use super::log_rows::Fingerprints;
use super::table::Table;
use crate::store::{Progress, ReadError, RowProblem};

/// Takes the rows of a table one by one.
pub(crate) trait RowSink {
    /// Takes one row. False when the row names no host and was left out.
    fn row(&mut self, cells: Cells<'_>) -> bool;
    /// Notes a row of which nothing, or not everything, could be taken. `kept` tells which.
    fn problem(&mut self, rowid: i64, problem: RowProblem, kept: bool);
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
    pub(crate) db: &'a Connection,
    pub(crate) table: &'a Table,
    /// Columns of host and name, for the names of lost rows.
    pub(crate) named_by: [usize; 2],
    pub(crate) progress: &'a Progress,
    /// Columns that need not be read.
    pub(crate) blank: &'static [usize],
    /// More rows than bytes in the file mean that pages point at each other.
    pub(crate) most_rows: u64,
}

/// How a pass over the table ended.
enum End {
    Complete,
    Damaged,
    /// The next row holds a cell beyond the limit.
    TooBig,
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
    pub(crate) fn run(&self, sink: &mut dyn RowSink) -> Result<Scanned, ReadError> {
        let mut place = Place::default();
        let mut end = self.forward(&mut place, &mut |cells| {
            sink.row(cells);
        })?;
        if matches!(end, End::TooBig) {
            end = self.over_big_rows(sink, &mut place)?;
        }
        // The count comes from an index when there is one: a hole inside a page may show only here.
        let is_whole = matches!(end, End::Complete) && !place.is_disordered;
        if is_whole && self.count()?.is_none_or(|count| count == place.rows) {
            return Ok(Scanned::default());
        }
        sink.restart();
        self.around_damage(sink)
    }

    /// Gives the rows with numbers from `first` to `last`, and says how many there were; none when anything was odd.
    pub(crate) fn run_between(&self, first: i64, last: i64, sink: &mut dyn RowSink) -> Result<Option<u64>, ReadError> {
        let Some(rowid) = self.table.rowid else { return Ok(None) };
        let sql = self.table.select(self.blank, &format!(" WHERE {rowid} BETWEEN ?1 AND ?2 ORDER BY {rowid}"));
        let mut place = Place::default();
        let end = self.pass(&sql, &[first, last], &mut place, &mut |cells| {
            sink.row(cells);
        })?;
        Ok((matches!(end, End::Complete) && !place.is_disordered).then_some(place.rows))
    }

    /// The smallest and the largest row number.
    pub(crate) fn bounds(&self) -> Option<(i64, i64)> {
        let rowid = self.table.rowid?;
        let end = |which: &str| {
            let sql = format!("SELECT {which}({rowid}) FROM {}", self.table.spec.name);
            self.db.query_row(&sql, [], |row| row.get::<_, Option<i64>>(0)).ok().flatten()
        };
        Some((end("min")?, end("max")?))
    }

    /// Goes on behind `place`, in the order of row numbers.
    fn forward(&self, place: &mut Place, each: &mut dyn FnMut(Cells<'_>)) -> Result<End, ReadError> {
        let after = place.last;
        let tail = match (self.table.rowid, after) {
            (Some(rowid), Some(_)) => format!(" WHERE {rowid} > ?1 ORDER BY {rowid}"),
            (Some(rowid), None) => format!(" ORDER BY {rowid}"),
            (None, _) => String::new(),
        };
        self.pass(&self.table.select(self.blank, &tail), after.as_slice(), place, each)
    }

    /// Runs one statement to its end or to the first fault.
    fn pass(&self, sql: &str, bound: &[i64], place: &mut Place, each: &mut dyn FnMut(Cells<'_>)) -> Result<End, ReadError> {
        let Ok(mut statement) = self.db.prepare(sql) else { return Ok(End::Damaged) };
        let Ok(mut rows) = statement.query(rusqlite::params_from_iter(bound.iter())) else { return Ok(End::Damaged) };
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    let cells = Cells::new(row);
                    let rowid = cells.rowid();
                    place.is_disordered |= rowid.is_some() && rowid <= place.last;
                    place.last = rowid.or(place.last);
                    place.rows += 1;
                    each(cells);
                    if place.rows.is_multiple_of(1024) {
                        self.progress.rows.fetch_add(1024, std::sync::atomic::Ordering::Relaxed);
                        if self.progress.is_cancelled() {
                            return Err(ReadError::Cancelled);
                        }
                        if place.rows > self.most_rows {
                            return Ok(End::Damaged);
                        }
                    }
                }
                Ok(None) => return Ok(End::Complete),
                Err(error) => {
                    return match error.sqlite_error_code() {
                        Some(ErrorCode::OperationInterrupted) => Err(ReadError::Cancelled),
                        Some(ErrorCode::TooBig) => Ok(End::TooBig),
                        _ => Ok(End::Damaged),
                    };
                }
            }
        }
    }

    /// Goes on behind each row with a huge cell; such a row is read again without its heavy columns.
    fn over_big_rows(&self, sink: &mut dyn RowSink, place: &mut Place) -> Result<End, ReadError> {
        let Some(rowid) = self.table.rowid else { return Ok(End::Damaged) };
        let next = format!("SELECT min({rowid}) FROM {} WHERE {rowid} > ?1", self.table.spec.name);
        let light = self.table.select(self.table.spec.heavy, &format!(" WHERE {rowid} = ?1"));
        loop {
            let big = self.db.query_row(&next, [place.last.unwrap_or(i64::MIN)], |row| row.get::<_, Option<i64>>(0));
            let Ok(Some(big)) = big else { return Ok(End::Damaged) };
            let mut kept = None;
            self.pass(&light, &[big], &mut Place::default(), &mut |cells| kept = Some(sink.row(cells)))?;
            // A row without host has been reported already.
            if kept != Some(false) {
                sink.problem(big, RowProblem::TooLarge, kept.is_some());
            }
            place.rows += 1;
            place.last = Some(big);
            let end = self.forward(place, &mut |cells| {
                sink.row(cells);
            })?;
            if !matches!(end, End::TooBig) {
                return Ok(end);
            }
        }
    }

    /// Rows as the file counts them; none when that fails.
    pub(crate) fn count(&self) -> Result<Option<u64>, ReadError> {
        let count = self.db.query_row(&format!("SELECT count(*) FROM {}", self.table.spec.name), [], |row| row.get::<_, i64>(0));
        match count {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => Err(ReadError::Cancelled),
            result => Ok(result.ok().and_then(|count| u64::try_from(count).ok())),
        }
    }

    /// The union of a scan forwards, a scan backwards and a search for each row number. Rows without host are rubbish.
    fn around_damage(&self, sink: &mut dyn RowSink) -> Result<Scanned, ReadError> {
        let Some(rowid) = self.table.rowid else {
            self.forward(&mut Place::default(), &mut |cells| {
                sink.row(cells);
            })?;
            return Ok(Scanned { is_damaged: true, ..Scanned::default() });
        };
        let mut seen = FxHashSet::default();
        let mut take = |cells: Cells<'_>| {
            let Some(id) = cells.rowid() else { return };
            if !seen.contains(&id) && has_text(cells.raw(self.named_by[0])) && sink.row(cells) {
                seen.insert(id);
            }
        };
        self.forward(&mut Place::default(), &mut take)?;
        let backwards = self.table.select(self.blank, &format!(" ORDER BY {rowid} DESC"));
        self.pass(&backwards, &[], &mut Place::default(), &mut take)?;

        let indexed = self.indexed_rows(rowid);
        let by_number = self.table.select(self.blank, &format!(" WHERE {rowid} = ?1"));
        if indexed.is_empty() {
            self.search_gaps(rowid, &mut take)?;
        }
        for row in &indexed {
            // Asking again for a row that was seen costs little and `take` ignores it.
            self.pass(&by_number, &[row.rowid], &mut Place::default(), &mut take)?;
        }
        let lost: Vec<LostRow> = indexed.into_iter().filter(|row| !seen.contains(&row.rowid)).collect();
        for row in &lost {
            sink.problem(row.rowid, RowProblem::LostInDamage, false);
        }
        Ok(Scanned { is_damaged: true, lost, ..Scanned::default() })
    }

    /// Without an index: starts again behind each hole, in growing steps, a bounded number of times.
    fn search_gaps(&self, rowid: &str, take: &mut dyn FnMut(Cells<'_>)) -> Result<(), ReadError> {
        const TRIES: u32 = 2_000;
        let behind = self.table.select(self.blank, &format!(" WHERE {rowid} > ?1 ORDER BY {rowid}"));
        let (mut start, mut step) = (0i64, 1i64);
        for _ in 0..TRIES {
            let mut place = Place::default();
            if matches!(self.pass(&behind, &[start], &mut place, take)?, End::Complete) {
                return Ok(());
            }
            match place.last {
                Some(last) if last > start => (start, step) = (last, 1),
                _ => (start, step) = (start.saturating_add(step), step.saturating_mul(2).min(1 << 20)),
            }
        }
        Ok(())
    }

    /// The rows that an index which holds their names knows; nothing when there is none or it is damaged too.
    fn indexed_rows(&self, rowid: &str) -> Vec<LostRow> {
        let [Some(host), Some(name)] = self.named_by.map(|column| self.table.name_of(column)) else { return Vec::new() };
        let sql = format!("SELECT {rowid}, {host}, {name} FROM {}", self.table.spec.name);
        let uses_index = self
            .db
            .query_row(&format!("EXPLAIN QUERY PLAN {sql}"), [], |row| row.get::<_, String>("detail"))
            .is_ok_and(|plan| plan.contains("COVERING INDEX"));
        let mut rows = Vec::new();
        if !uses_index {
            return rows;
        }
        let Ok(mut statement) = self.db.prepare(&sql) else { return rows };
        let Ok(mut found) = statement.query([]) else { return rows };
        while let Ok(Some(row)) = found.next() {
            let text = |column| match row.get_ref(column) {
                Ok(ValueRef::Text(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
                _ => String::new(),
            };
            if let Ok(ValueRef::Integer(rowid)) = row.get_ref(0) {
                rows.push(LostRow { rowid, host: text(1), name: text(2) });
            }
            if rows.len() as u64 > self.most_rows {
                break;
            }
        }
        rows
    }
}

fn has_text(cell: ValueRef<'_>) -> bool {
    matches!(cell, ValueRef::Text(bytes) | ValueRef::Blob(bytes) if bytes.iter().any(|byte| *byte != 0))
}

/// The sentence for a statement that failed before any row was read.
pub(crate) fn damage_error(error: &rusqlite::Error, path: &Path) -> ReadError {
    match error.sqlite_error_code() {
        Some(ErrorCode::OperationInterrupted) => ReadError::Cancelled,
        _ => ReadError::Damaged { path: path.to_path_buf() },
    }
}
