//! Chromium's `Cookies` (docs/formats/chromium.md).

mod reader;

use std::path::Path;

use super::collect::Collector;
use super::epoch::Epoch;
use super::report::report;
use super::{Format, Layout, Recognise, Times, Traits};
use crate::cookie::{Container, ContainerName};
use crate::store::encrypted::Keyring;
use crate::store::location::Family;
use crate::store::sqlite::database::Database;
use crate::store::sqlite::parts::read_rows;
use crate::store::sqlite::rows::OpenCopy;
use crate::store::sqlite::table::{ColumnSpec, TableSpec};
use crate::store::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};
use reader::{ChromiumRows, Has};

/// The newest schema that was studied.
const NEWEST_SCHEMA: i64 = 24;

/// Positions of the columns in [`COOKIES`].
mod column {
    pub(crate) const HOST: usize = 0;
    pub(crate) const PARTITION: usize = 1;
    pub(crate) const ANCESTOR: usize = 2;
    pub(crate) const NAME: usize = 3;
    pub(crate) const PATH: usize = 4;
    pub(crate) const SCHEME: usize = 5;
    pub(crate) const PORT: usize = 6;
    pub(crate) const VALUE: usize = 7;
    pub(crate) const ENCRYPTED: usize = 8;
    pub(crate) const CREATED: usize = 9;
    pub(crate) const UPDATED: usize = 10;
    pub(crate) const ACCESSED: usize = 11;
    pub(crate) const EXPIRES: usize = 12;
    pub(crate) const HAS_EXPIRES: usize = 13;
    pub(crate) const PERSISTENT: usize = 14;
    pub(crate) const SECURE: usize = 15;
    pub(crate) const HTTP_ONLY: usize = 16;
    pub(crate) const SAME_SITE: usize = 17;
    pub(crate) const SOURCE_TYPE: usize = 18;
    pub(crate) const UNUSED: [usize; 2] = [19, 20];
}

/// Chromium's table. The last columns are known and not used.
pub(crate) static COOKIES: TableSpec = TableSpec {
    name: "cookies",
    columns: &[
        ColumnSpec::required(&["host_key"]),
        ColumnSpec::known(&["top_frame_site_key"]),
        ColumnSpec::known(&["has_cross_site_ancestor"]),
        ColumnSpec::required(&["name"]),
        ColumnSpec::known(&["path"]),
        ColumnSpec::known(&["source_scheme"]),
        ColumnSpec::known(&["source_port"]),
        ColumnSpec::known(&["value"]),
        ColumnSpec::known(&["encrypted_value"]),
        ColumnSpec::known(&["creation_utc"]),
        ColumnSpec::known(&["last_update_utc"]),
        ColumnSpec::known(&["last_access_utc"]),
        ColumnSpec::known(&["expires_utc"]),
        ColumnSpec::known(&["has_expires"]),
        ColumnSpec::known(&["is_persistent", "persistent"]),
        ColumnSpec::known(&["is_secure", "secure"]),
        ColumnSpec::known(&["is_httponly", "httponly"]),
        ColumnSpec::known(&["samesite", "firstpartyonly"]),
        ColumnSpec::known(&["source_type"]),
        ColumnSpec::known(&["priority"]),
        ColumnSpec::known(&["is_same_party"]),
    ],
    identity: &[column::HOST, column::PARTITION, column::ANCESTOR, column::NAME, column::PATH, column::SCHEME, column::PORT],
    cookie: &[column::HOST, column::PARTITION, column::ANCESTOR, column::NAME, column::PATH, column::SCHEME, column::PORT],
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
    let has = Has::of(&database.table);
    let jar = browsers_own(&location.file);
    let keyring = Keyring::of(location, progress);
    let make = || ChromiumRows::new(Collector::new(options), version, has, jar.clone(), &keyring);
    let (rows, scanned) = read_rows(&database, [column::HOST, column::NAME], progress, &make)?;
    report(database, location, options, version, rows.out, scanned)
}

/// `meta.version`, which may be text or a number, or absent.
fn schema_version(db: &OpenCopy) -> Option<i64> {
    if !db.schema().ok()?.iter().any(|entry| entry.is_table && entry.name == "meta") {
        return None;
    }
    db.first("SELECT value FROM meta WHERE key = 'version'", &[], |cells| cells.number(0))
}

/// The part of the browser that a file belongs to, where that is one of its own. The rows of such a file are like any others: only its name tells.
fn browsers_own(file: &Path) -> Option<Container> {
    const NAME: &str = "Safe Browsing Cookies";
    let is_own = file.file_name().is_some_and(|name| name == NAME);
    is_own.then(|| Container { name: ContainerName::Internal, other: NAME.to_owned(), ..Container::default() })
}

/// Recognises the table by its columns.
fn is_chromium(columns: &[String]) -> bool {
    columns.iter().any(|column| column.eq_ignore_ascii_case("host_key"))
}

/// Schema 12 came with Chromium 80, the first version with Lax by default.
pub(super) const TRAITS: Traits = Traits { keeps_session_cookies: true, lax_is_sent: true, lax_by_default_since: Some(12) };

/// What tells how new a store is.
const TIMES: Times = Times { columns: &[column::CREATED, column::UPDATED, column::ACCESSED], epoch: Epoch::WebkitMicros };

/// The format in the table of formats.
pub(crate) const FORMAT: Format = Format {
    id: FormatId::Chromium,
    code: "chromium",
    written_by: "Chromium",
    family: Family::Chromium,
    layout: Layout { places: &["Network/Cookies", "Cookies"], inner: Some("Network"), histories: &["History"] },
    recognise: Recognise::Table(&COOKIES, |columns, _| is_chromium(columns)),
    traits: TRAITS,
    times: Some(TIMES),
    read,
};
