use std::path::Path;

use rusqlite::Connection;

use super::scan::damage_error;
use crate::store::ReadError;

/// A table that a format reads, with the columns it knows.
#[derive(Debug)]
pub(crate) struct TableSpec {
    /// Name of the table.
    pub(crate) name: &'static str,
    /// The columns in the order in which rows give them.
    pub(crate) columns: &'static [ColumnSpec],
    /// Positions of the columns that together name a row.
    pub(crate) identity: &'static [usize],
    /// Known columns that no cookie is made of; they only matter when rows are compared.
    pub(crate) unused: &'static [usize],
    /// Columns that may be huge and without which a row still means something.
    pub(crate) heavy: &'static [usize],
}

impl TableSpec {
    /// The current name of a column.
    pub(crate) fn name_of(&self, column: usize) -> &'static str {
        self.columns.get(column).and_then(|column| column.names.first()).copied().unwrap_or_default()
    }
}

/// A column under the names it had in the course of time, the current one first.
#[derive(Debug)]
pub(crate) struct ColumnSpec {
    pub(crate) names: &'static [&'static str],
    /// Without it no row means anything.
    pub(crate) is_required: bool,
}

/// A table of a file: which of the known columns it has.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) spec: &'static TableSpec,
    present: Vec<Option<&'static str>>,
    /// Columns that this program does not know.
    pub(crate) unknown: Vec<String>,
    /// The name under which the row number can be had; none in `WITHOUT ROWID` tables.
    pub(crate) rowid: Option<&'static str>,
}

impl Table {
    /// Looks the table up in the schema. Views and virtual tables are refused: they run what the file says.
    pub(crate) fn find(db: &Connection, spec: &'static TableSpec, path: &Path) -> Result<Self, ReadError> {
        let path = || path.to_path_buf();
        let damaged = |error: rusqlite::Error| damage_error(&error, &path());
        if !is_real_table(db, spec.name).map_err(damaged)? {
            return Err(ReadError::NotATable { table: spec.name, path: path() });
        }
        let columns = ordinary_columns(db, spec.name).map_err(damaged)?;
        let has = |name: &str| columns.iter().any(|column| column.eq_ignore_ascii_case(name));
        let present: Vec<Option<&'static str>> =
            spec.columns.iter().map(|column| column.names.iter().copied().find(|name| has(name))).collect();
        if let Some((column, _)) = spec.columns.iter().zip(&present).find(|(column, found)| column.is_required && found.is_none()) {
            return Err(ReadError::MissingColumn { table: spec.name, column: column.names[0], path: path() });
        }
        let is_known = |name: &str| spec.columns.iter().any(|c| c.names.iter().any(|known| known.eq_ignore_ascii_case(name)));
        let unknown = columns.iter().filter(|name| !is_known(name)).cloned().collect();
        let rowid = ["rowid", "_rowid_", "oid"].into_iter().find(|name| !has(name)).filter(|name| {
            // In a WITHOUT ROWID table the name means nothing and the statement is refused.
            db.prepare(&format!("SELECT {name} FROM {}", spec.name)).is_ok()
        });
        Ok(Self { spec, present, unknown, rowid })
    }

    /// Whether the file has this column.
    pub(crate) fn has(&self, column: usize) -> bool {
        self.present.get(column).is_some_and(Option::is_some)
    }

    /// The name of a column in this file.
    pub(crate) fn name_of(&self, column: usize) -> Option<&'static str> {
        self.present.get(column).copied().flatten()
    }

    /// `SELECT` of the row number and every known column in the order of the spec; what lacks, and what `blank` names, is `NULL`.
    /// Only names that this program brought along occur in it.
    pub(crate) fn select(&self, blank: &[usize], tail: &str) -> String {
        let mut sql = format!("SELECT {}", self.rowid.unwrap_or("NULL"));
        for (position, name) in self.present.iter().enumerate() {
            sql.push_str(", ");
            sql.push_str(name.filter(|_| !blank.contains(&position)).unwrap_or("NULL"));
        }
        sql + " FROM " + self.spec.name + tail
    }
}

/// Name and kind of everything in the schema, in lower case.
pub(crate) fn schema(db: &Connection) -> rusqlite::Result<Vec<SchemaEntry>> {
    let mut statement = db.prepare("SELECT type, name, sql FROM sqlite_schema")?;
    let mut rows = statement.query([])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |index| {
            let value = row.get_ref(index).ok();
            value
                .and_then(|value| value.as_bytes().ok())
                .map(|bytes| String::from_utf8_lossy(bytes).to_ascii_lowercase())
                .unwrap_or_default()
        };
        let (kind, name, sql): (String, String, String) = (text(0), text(1), text(2));
        entries.push(SchemaEntry { is_table: kind == "table" && !sql.trim_start().starts_with("create virtual"), kind, name });
    }
    Ok(entries)
}

/// One entry of a schema.
#[derive(Debug)]
pub(crate) struct SchemaEntry {
    pub(crate) kind: String,
    pub(crate) name: String,
    /// An ordinary table: neither view nor virtual table.
    pub(crate) is_table: bool,
}

fn is_real_table(db: &Connection, name: &str) -> rusqlite::Result<bool> {
    Ok(schema(db)?.iter().any(|entry| entry.is_table && entry.name == name))
}

/// Columns of a table that are stored as they are; generated ones are worked out by the file and count as absent.
pub(crate) fn ordinary_columns(db: &Connection, table: &'static str) -> rusqlite::Result<Vec<String>> {
    let mut statement = db.prepare(&format!("PRAGMA table_xinfo({table})"))?;
    let mut rows = statement.query([])?;
    let mut columns = Vec::new();
    while let Some(row) = rows.next()? {
        if row.get::<_, i64>("hidden")? == 0 {
            columns.push(String::from_utf8_lossy(row.get_ref("name")?.as_bytes().unwrap_or_default()).into_owned());
        }
    }
    Ok(columns)
}
