//! Chromium's `Cookies` (docs/formats/chromium.md).

mod reader;

use rusqlite::types::ValueRef;

use super::build_report::report;
use super::cell::{self, Read};
use super::collect::Collector;
use super::database::Database;
use super::parts::read_rows;
use super::table::{ColumnSpec, TableSpec, schema};
use super::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};
use reader::{ChromiumRows, Has};

/// The newest schema that was studied.
const NEWEST_SCHEMA: i64 = 24;

/// Positions of the columns in [`COOKIES`].
mod column {
    pub(super) const HOST: usize = 0;
    pub(super) const PARTITION: usize = 1;
    pub(super) const ANCESTOR: usize = 2;
    pub(super) const NAME: usize = 3;
    pub(super) const PATH: usize = 4;
    pub(super) const SCHEME: usize = 5;
    pub(super) const PORT: usize = 6;
    pub(super) const VALUE: usize = 7;
    pub(super) const ENCRYPTED: usize = 8;
    pub(super) const CREATED: usize = 9;
    pub(super) const UPDATED: usize = 10;
    pub(super) const ACCESSED: usize = 11;
    pub(super) const EXPIRES: usize = 12;
    pub(super) const HAS_EXPIRES: usize = 13;
    pub(super) const PERSISTENT: usize = 14;
    pub(super) const SECURE: usize = 15;
    pub(super) const HTTP_ONLY: usize = 16;
    pub(super) const SAME_SITE: usize = 17;
    pub(super) const SOURCE_TYPE: usize = 18;
    pub(super) const UNUSED: [usize; 2] = [19, 20];
}

const fn known(names: &'static [&'static str]) -> ColumnSpec {
    ColumnSpec { names, is_required: false }
}

const fn required(names: &'static [&'static str]) -> ColumnSpec {
    ColumnSpec { names, is_required: true }
}

/// Chromium's table. The last columns are known and not used.
pub(super) static COOKIES: TableSpec = TableSpec {
    name: "cookies",
    columns: &[
        required(&["host_key"]),
        known(&["top_frame_site_key"]),
        known(&["has_cross_site_ancestor"]),
        required(&["name"]),
        known(&["path"]),
        known(&["source_scheme"]),
        known(&["source_port"]),
        known(&["value"]),
        known(&["encrypted_value"]),
        known(&["creation_utc"]),
        known(&["last_update_utc"]),
        known(&["last_access_utc"]),
        known(&["expires_utc"]),
        known(&["has_expires"]),
        known(&["is_persistent", "persistent"]),
        known(&["is_secure", "secure"]),
        known(&["is_httponly", "httponly"]),
        known(&["samesite", "firstpartyonly"]),
        known(&["source_type"]),
        known(&["priority"]),
        known(&["is_same_party"]),
    ],
    identity: &[column::HOST, column::PARTITION, column::ANCESTOR, column::NAME, column::PATH, column::SCHEME, column::PORT],
    unused: &column::UNUSED,
    heavy: &[column::VALUE, column::ENCRYPTED],
};

/// Reads a store.
pub(super) fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let mut database = Database::open(location, &COOKIES, progress)?;
    let version = schema_version(&database.db);
    if version.is_some_and(|version| version > NEWEST_SCHEMA) {
        database.note(ReadNote::SchemaNewerThanKnown);
    }
    if location.has_twin {
        database.note(ReadNote::TwoStoresFound);
    }
    let has = Has::of(&database.table);
    let make = || ChromiumRows::new(Collector::new(options), version, has);
    let (rows, scanned) = read_rows(&database, [column::HOST, column::NAME], progress, &make)?;
    Ok(report(database, location, options, version, rows.out, scanned))
}

/// `meta.version`, which may be text or a number, or absent.
fn schema_version(db: &rusqlite::Connection) -> Option<i64> {
    if !schema(db).ok()?.iter().any(|entry| entry.is_table && entry.name == "meta") {
        return None;
    }
    let version = |value: ValueRef<'_>| match cell::integer(value) {
        Read::Good(version) | Read::Odd(version) => Some(version),
        Read::Null | Read::Wrong => None,
    };
    db.query_row("SELECT value FROM meta WHERE key = 'version'", [], |row| Ok(version(row.get_ref(0)?))).ok().flatten()
}

/// Recognises the table by its columns.
pub(super) fn is_chromium(columns: &[String]) -> bool {
    columns.iter().any(|column| column.eq_ignore_ascii_case("host_key"))
}

/// The id of the format.
pub(super) const ID: FormatId = FormatId::Chromium;
