use std::hash::{DefaultHasher, Hasher};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use rustc_hash::FxHashMap;

use super::cell::Cells;
use super::table::{Table, TableSpec};
use super::{Progress, ReadError};

/// The rows of the main file alone, to tell which rows came from the write-ahead log (formats note, section 1).
///
/// Rows are kept as two numbers each: a fingerprint of what names them and one of all their cells.
#[derive(Debug)]
pub(super) struct MainRows {
    rows: FxHashMap<u64, u64>,
}

impl MainRows {
    /// Reads the main file alone. None when it cannot be read so: then nothing is known about the log.
    pub(super) fn read(db: &Connection, spec: &'static TableSpec, progress: &Progress) -> Result<Option<Self>, ReadError> {
        let Ok(table) = Table::find(db, spec, std::path::Path::new("")) else { return Ok(None) };
        let Ok(mut statement) = db.prepare(&table.select(&[], "")) else { return Ok(None) };
        let Ok(mut found) = statement.query([]) else { return Ok(None) };
        let mut rows = FxHashMap::default();
        loop {
            match found.next() {
                Ok(Some(row)) => {
                    let cells = Cells::new(row);
                    rows.insert(fingerprint(cells, spec.identity.iter().copied()), fingerprint(cells, 0..spec.columns.len()));
                }
                Ok(None) => return Ok(Some(Self { rows })),
                Err(_) if progress.is_cancelled() => return Err(ReadError::Cancelled),
                Err(_) => return Ok(None),
            }
        }
    }
}

/// The rows of the whole store, one after the other, compared with those of the main file.
#[derive(Debug)]
pub(super) struct Comparison<'a> {
    main: &'a MainRows,
    met: u64,
}

impl<'a> Comparison<'a> {
    /// Before the first row.
    pub(super) fn with(main: &'a MainRows) -> Self {
        Self { main, met: 0 }
    }

    /// Whether a row is absent from, or different in, the main file.
    pub(super) fn is_from_log(&mut self, cells: Cells<'_>, spec: &TableSpec) -> bool {
        match self.main.rows.get(&fingerprint(cells, spec.identity.iter().copied())) {
            Some(main) => {
                self.met += 1;
                *main != fingerprint(cells, 0..spec.columns.len())
            }
            None => true,
        }
    }

    /// Rows of the main file that did not come: the log deletes them.
    pub(super) fn deleted(&self) -> u64 {
        (self.main.rows.len() as u64).saturating_sub(self.met)
    }

    /// Back to before the first row.
    pub(super) fn restart(&mut self) {
        self.met = 0;
    }
}

fn fingerprint(cells: Cells<'_>, columns: impl Iterator<Item = usize>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for column in columns {
        match cells.raw(column) {
            ValueRef::Null => hasher.write_u8(0),
            ValueRef::Integer(number) => {
                hasher.write_u8(1);
                hasher.write_i64(number);
            }
            ValueRef::Real(number) => {
                hasher.write_u8(2);
                hasher.write_u64(number.to_bits());
            }
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                hasher.write_u8(3);
                hasher.write_usize(bytes.len());
                hasher.write(bytes);
            }
        }
    }
    hasher.finish()
}
