//! In which form a table is: what its cells mean.

use crate::store::sqlite::rows::OpenCopy;
use crate::store::sqlite::table::Table;

/// The known columns of a table and the numbers of its schema. Where these differ, equal cells may mean different things: Firefox counted ends of cookies in
/// seconds and then, in the same column, in milliseconds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Form {
    columns: Vec<Option<&'static str>>,
    pub(super) user_version: i64,
    /// `version` of the table `meta`, as Chromium keeps it; none without such a table.
    pub(super) meta: Option<MetaVersion>,
}

/// What a table `meta` says of the version, which may be nothing.
pub(super) type MetaVersion = Option<i64>;

impl Form {
    pub(super) fn of(db: &OpenCopy, table: &Table) -> Self {
        let has_meta = db.schema().is_ok_and(|schema| schema.iter().any(|entry| entry.is_table && entry.name == "meta"));
        Self {
            columns: (0..table.spec.columns.len()).map(|column| table.name_of(column)).collect(),
            user_version: db.user_version(),
            meta: has_meta.then(|| db.first("SELECT value FROM meta WHERE key = 'version'", &[], |cells| cells.number(0))),
        }
    }

    /// The names of the columns that are there, in the order of the spec.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().copied().flatten()
    }
}
