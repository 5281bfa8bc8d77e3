use super::Bytes;
use super::record::{MOST_FIELDS, Record, RecordCells, Stored};
use crate::store::sqlite::rows::OpenCopy;
use crate::store::sqlite::table::Table;

/// Where the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The file lacks it, or nobody asked for it.
    Nowhere,
    /// In the field of this place.
    Field(usize),
    /// The column stands for the number of the row (`INTEGER PRIMARY KEY`).
    RowNumber(usize),
}

/// How a table lies in the pages of a file.
pub(crate) struct Layout {
    /// The page at the top of its tree.
    pub(crate) root: u32,
    /// The pages at the top of those of its indexes that hold every row.
    pub(crate) indexes: Vec<u32>,
    /// By column of the table's spec.
    places: Vec<Place>,
    /// Fields that every record must have.
    fields: usize,
    /// By field: what stands in records that are older than its column.
    defaults: Vec<Stored>,
}

/// No record of a cookie has had fewer fields: one of the schema has five, one of what Chromium keeps beside its cookies two.
pub(crate) const FEWEST_FIELDS: i64 = 6;

/// A column as the schema declares it.
struct Declared {
    name: String,
    kind: String,
    is_key: bool,
    /// What it holds in records that are older than the column.
    default: Stored,
}

impl Layout {
    /// The layout of a table; none where records do not hold the columns as they were declared: columns that are worked out, without row numbers,
    /// of a type that turns whole numbers into others.
    pub(crate) fn of(db: &OpenCopy, table: &Table, blank: &[usize]) -> Option<Self> {
        table.rowid?;
        let declared = declared(db, table.spec.name)?;
        let is_real = |kind: &str| ["REAL", "FLOA", "DOUB"].into_iter().any(|part| kind.contains(part));
        if declared.len() > MOST_FIELDS || declared.iter().any(|column| is_real(&column.kind)) {
            return None;
        }
        let (root, sql) = db.first(
            &format!("SELECT rootpage, sql FROM sqlite_schema WHERE type = 'table' AND name = '{}' COLLATE NOCASE", table.spec.name),
            &[],
            |cells| Some((u32::try_from(cells.number(0)?).ok()?, cells.text(1).to_ascii_uppercase())),
        )?;
        // `INTEGER PRIMARY KEY DESC` is, for the sake of an old mistake, no name of the row number.
        if sql.contains("DESC") {
            return None;
        }
        let is_alone = declared.iter().filter(|column| column.is_key).count() == 1;
        let place_of = |name: &str| {
            let place = declared.iter().position(|column| column.name.eq_ignore_ascii_case(name));
            place.zip(place.and_then(|place| declared.get(place))).map_or(Place::Nowhere, |(place, column)| {
                if column.is_key && is_alone && column.kind == "INTEGER" { Place::RowNumber(place) } else { Place::Field(place) }
            })
        };
        let place = |column: usize| table.name_of(column).filter(|_| !blank.contains(&column)).map_or(Place::Nowhere, place_of);
        let places: Vec<Place> = (0..table.spec.columns.len()).map(place).collect();
        let (fields, indexes) = (declared.len(), indexes(db, table.spec.name)?);
        Some(Self { root, indexes, places, fields, defaults: declared.into_iter().map(|column| column.default).collect() })
    }

    /// The cells of a record; none when it lacks fields, which columns that were added later leave to their defaults.
    pub(crate) fn cells<'a>(&'a self, rowid: i64, record: &'a Record<'a>) -> Option<RecordCells<'a>> {
        (record.len() == self.fields).then_some(RecordCells { record, places: &self.places, rowid })
    }

    /// A record that may be older than columns that were added since, which then hold what they give for that, as SQLite reads it. `room` is for its
    /// contents. None when it has too few fields for a cookie, or more than the table has.
    pub(crate) fn whole<'a>(&self, record: &Record<'_>, room: &'a mut Bytes) -> Option<Record<'a>> {
        let is_version = i64::try_from(record.len()).is_ok_and(|fields| fields >= FEWEST_FIELDS) && record.len() <= self.fields;
        record.with(self.defaults.get(record.len()..).filter(|_| is_version)?, room)
    }
}

/// The columns of a table in the order of its records; none when one of them is worked out and not stored.
fn declared(db: &OpenCopy, table: &'static str) -> Option<Vec<Declared>> {
    let (mut columns, mut are_stored) = (Vec::new(), true);
    // A row is: number, name, type, not null, default, primary key, hidden.
    db.rows(&format!("PRAGMA table_xinfo({table})"), &[], &mut |cells| {
        are_stored &= cells.number(6) == Some(0);
        columns.push(Declared {
            name: cells.text(1).into_owned(),
            kind: cells.text(2).to_ascii_uppercase(),
            is_key: cells.number(5) != Some(0),
            default: Stored::default_of(&cells.text(4)),
        });
    })
    .ok()?;
    are_stored.then_some(columns)
}

/// The indexes of a table that hold each of its rows.
fn indexes(db: &OpenCopy, table: &'static str) -> Option<Vec<u32>> {
    let mut roots = Vec::new();
    let sql = format!("SELECT rootpage, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = '{table}' COLLATE NOCASE");
    db.rows(&sql, &[], &mut |cells| {
        let is_of_all_rows = !cells.text(1).to_ascii_uppercase().contains("WHERE");
        roots.extend(cells.number(0).and_then(|root| u32::try_from(root).ok()).filter(|_| is_of_all_rows));
    })
    .ok()?;
    Some(roots)
}
