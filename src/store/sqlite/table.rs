use std::path::Path;

use super::open::LARGEST_CELL;
use super::rows::{Cancelled, End, OpenCopy, SchemaError};
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
    /// Positions of the columns by which the program tells its cookies apart: a cookie that is set anew may get another row. None where rows are events,
    /// of which no one is the earlier version of another.
    pub(crate) cookie: &'static [usize],
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

impl ColumnSpec {
    /// A column that a file may lack.
    pub(crate) const fn known(names: &'static [&'static str]) -> Self {
        Self { names, is_required: false }
    }

    /// A column without which no row means anything.
    pub(crate) const fn required(names: &'static [&'static str]) -> Self {
        Self { names, is_required: true }
    }
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
    pub(crate) fn find(db: &OpenCopy, spec: &'static TableSpec, path: &Path) -> Result<Self, ReadError> {
        let path = || path.to_path_buf();
        let schema = db.schema().map_err(|error| error.of_file(&path()))?;
        if !schema.iter().any(|entry| entry.is_table && entry.name == spec.name) {
            return Err(ReadError::NotATable { table: spec.name.into(), path: path() });
        }
        let columns = ordinary_columns(db, spec.name)?;
        let has = |name: &str| columns.iter().any(|column| column.eq_ignore_ascii_case(name));
        let present: Vec<Option<&'static str>> =
            spec.columns.iter().map(|column| column.names.iter().copied().find(|name| has(name))).collect();
        if let Some((column, _)) = spec.columns.iter().zip(&present).find(|(column, found)| column.is_required && found.is_none()) {
            return Err(ReadError::MissingColumn {
                table: spec.name.into(),
                column: column.names.first().copied().unwrap_or_default().into(),
                path: path(),
            });
        }
        let is_known = |name: &str| spec.columns.iter().any(|c| c.names.iter().any(|known| known.eq_ignore_ascii_case(name)));
        let unknown = columns.iter().filter(|name| !is_known(name)).cloned().collect();
        let rowid = ["rowid", "_rowid_", "oid"].into_iter().find(|name| !has(name)).filter(|name| {
            // In a WITHOUT ROWID table the name means nothing and the statement is refused.
            db.accepts(&format!("SELECT {name} FROM {}", spec.name))
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
        let columns: Vec<&str> = self.wanted(blank).map(|name| name.unwrap_or("NULL")).collect();
        format!("SELECT {}, {} FROM {}{tail}", self.rowid.unwrap_or("NULL"), columns.join(", "), self.spec.name)
    }

    /// The same with `NULL` for every cell beyond the limit of SQLite, and one column more: 1 where there is such a cell. How long a cell is stands in the
    /// head of its row, so that it is not loaded for that.
    pub(crate) fn select_small(&self, blank: &[usize]) -> String {
        let small = |name: Option<&str>| {
            name.map_or_else(|| "NULL".to_owned(), |name| format!("CASE WHEN octet_length({name}) <= {LARGEST_CELL} THEN {name} END"))
        };
        let columns: Vec<String> = self.wanted(blank).map(small).collect();
        let lengths: Vec<String> = self.wanted(blank).flatten().map(|name| format!("ifnull(octet_length({name}), 0)")).collect();
        let is_cut = format!("max(0, {}) > {LARGEST_CELL}", lengths.join(", "));
        format!("SELECT {}, {}, {is_cut} FROM {}", self.rowid.unwrap_or("NULL"), columns.join(", "), self.spec.name)
    }

    /// The columns in the order of the spec by their names in this file; none for what lacks, and for what `blank` names.
    fn wanted(&self, blank: &[usize]) -> impl Iterator<Item = Option<&'static str>> {
        self.present.iter().enumerate().map(move |(position, name)| name.filter(|_| !blank.contains(&position)))
    }
}

/// Name and kind of everything in the schema, in lower case.
pub(super) fn schema_of(db: &OpenCopy) -> Result<Vec<SchemaEntry>, SchemaError> {
    let mut entries = Vec::new();
    let end = db.rows("SELECT type, name, sql FROM sqlite_schema", &[], &mut |cells| {
        let [kind, name, sql] = [0, 1, 2].map(|column| cells.text(column).to_ascii_lowercase());
        entries.push(SchemaEntry { is_table: kind == "table" && !sql.trim_start().starts_with("create virtual"), kind, name });
    })?;
    if end == End::Complete { Ok(entries) } else { Err(SchemaError::Damaged) }
}

/// One entry of a schema.
#[derive(Debug)]
pub(crate) struct SchemaEntry {
    pub(crate) kind: String,
    pub(crate) name: String,
    /// An ordinary table: neither view nor virtual table.
    pub(crate) is_table: bool,
}

/// Columns of a table that are stored as they are; generated ones are worked out by the file and count as absent.
pub(crate) fn ordinary_columns(db: &OpenCopy, table: &'static str) -> Result<Vec<String>, Cancelled> {
    let mut columns = Vec::new();
    // A row is: number, name, type, not null, default, primary key, hidden.
    db.rows(&format!("PRAGMA table_xinfo({table})"), &[], &mut |cells| {
        if cells.number(6) == Some(0) {
            columns.push(cells.text(1).into_owned());
        }
    })?;
    Ok(columns)
}
