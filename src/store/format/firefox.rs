//! Firefox's `cookies.sqlite` (docs/formats/firefox.md).

pub(super) mod containers;
pub(super) mod expiry;
pub(super) mod origin;
mod reader;
pub(crate) mod session;

use super::collect::Collector;
use super::report::report;
use super::{Format, Layout, Recognise, Traits};
use crate::store::location::Family;
use crate::store::sqlite::database::Database;
use crate::store::sqlite::parts::read_rows;
use crate::store::sqlite::table::{ColumnSpec, TableSpec};
use crate::store::{Beside, FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};
pub(crate) use containers::CONTAINERS;
use containers::Containers;
use expiry::ExpiryUnit;
use reader::{FirefoxRows, Schema};
use session::session_file;

/// The newest schema that was studied.
const NEWEST_SCHEMA: i64 = 17;

/// Positions of the columns in [`MOZ_COOKIES`].
mod column {
    pub(crate) const ORIGIN: usize = 0;
    pub(crate) const NAME: usize = 1;
    pub(crate) const VALUE: usize = 2;
    pub(crate) const HOST: usize = 3;
    pub(crate) const PATH: usize = 4;
    pub(crate) const EXPIRY: usize = 5;
    pub(crate) const ACCESSED: usize = 6;
    pub(crate) const CREATED: usize = 7;
    pub(crate) const SECURE: usize = 8;
    pub(crate) const HTTP_ONLY: usize = 9;
    pub(crate) const SAME_SITE: usize = 10;
    pub(crate) const RAW_SAME_SITE: usize = 11;
    pub(crate) const CHIPS: usize = 12;
    pub(crate) const UPDATED: usize = 13;
    pub(crate) const ID: usize = 14;
    pub(crate) const APP: usize = 15;
    pub(crate) const SCHEMES: usize = 16;
    pub(crate) const UNUSED: [usize; 2] = [17, 18];
}

/// Firefox's table. The last columns are known and not used.
pub(crate) static MOZ_COOKIES: TableSpec = TableSpec {
    name: "moz_cookies",
    columns: &[
        ColumnSpec::known(&["originAttributes"]),
        ColumnSpec::required(&["name"]),
        ColumnSpec::known(&["value"]),
        ColumnSpec::required(&["host"]),
        ColumnSpec::known(&["path"]),
        ColumnSpec::known(&["expiry"]),
        ColumnSpec::known(&["lastAccessed"]),
        ColumnSpec::known(&["creationTime"]),
        ColumnSpec::known(&["isSecure"]),
        ColumnSpec::known(&["isHttpOnly"]),
        ColumnSpec::known(&["sameSite"]),
        ColumnSpec::known(&["rawSameSite"]),
        ColumnSpec::known(&["isPartitionedAttributeSet"]),
        ColumnSpec::known(&["updateTime"]),
        ColumnSpec::known(&["id"]),
        ColumnSpec::known(&["appId"]),
        ColumnSpec::known(&["schemeMap"]),
        ColumnSpec::known(&["baseDomain"]),
        ColumnSpec::known(&["inBrowserElement"]),
    ],
    identity: &[column::NAME, column::HOST, column::PATH, column::ORIGIN, column::APP],
    cookie: &[column::NAME, column::HOST, column::PATH, column::ORIGIN, column::APP],
    unused: &column::UNUSED,
    heavy: &[column::VALUE],
};

/// Reads a store with, where the location names one, its session file.
fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let mut database = Database::open(location, &MOZ_COOKIES, progress)?;
    let version = database.db.user_version();
    if version > NEWEST_SCHEMA {
        database.note(ReadNote::SchemaNewerThanKnown);
    }
    let unit = match ExpiryUnit::of_schema(version) {
        Some(unit) => unit,
        None => unit_without_version(&database)?,
    };
    let containers = Containers::of_profile(&location.profile_folder);
    let id_is_creation = (0..=3).contains(&version) && !database.table.has(column::CREATED);
    let app_is_a_column = database.table.has(column::APP) && !database.table.has(column::ORIGIN);
    let has_raw_same_site = database.table.has(column::RAW_SAME_SITE);
    let schema = Schema { version, unit, id_is_creation, app_is_a_column, has_raw_same_site };
    let make = || FirefoxRows::new(Collector::new(options), schema, &containers);
    let (mut rows, scanned) = read_rows(&database, [column::HOST, column::NAME], progress, &make)?;
    rows.settle_update_times();
    let mut report = report(database, location, options, Some(version), rows.out, scanned)?;
    match &location.session_file {
        Some(_) => session::append(&mut report, &location.profile_folder, &containers, options, progress)?,
        None if session_file(&location.profile_folder).is_some() => {
            report.record.notes.push(ReadNote::SessionCookiesElsewhere);
            report.record.session_file = Beside::NotOpened;
        }
        None => report.record.session_file = Beside::Missing,
    }
    Ok(report)
}

/// A store with version zero, or an absurd one, is used by Firefox as it is; its unit shows in its columns or values.
fn unit_without_version(database: &Database) -> Result<ExpiryUnit, ReadError> {
    if database.table.has(column::UPDATED) {
        return Ok(ExpiryUnit::Millis);
    }
    let mut values = Vec::new();
    // What can be read of a damaged table is enough for a median.
    database.db.rows("SELECT expiry FROM moz_cookies", &[], &mut |cells| values.extend(cells.number(0)))?;
    Ok(ExpiryUnit::of_values(values))
}

/// Recognises the table by its columns: GNOME Web writes one of the same name (formats note, sections 5.1 and 10).
fn is_firefox(columns: &[String], user_version: i64) -> bool {
    let has = |name: &str| columns.iter().any(|column| column.eq_ignore_ascii_case(name));
    ["originAttributes", "creationTime", "baseDomain"].into_iter().any(has) || (1..=4).contains(&user_version)
}

/// The format in the table of formats.
pub(crate) const FORMAT: Format = Format {
    id: FormatId::Firefox,
    code: "firefox",
    written_by: "Firefox",
    family: Family::Firefox,
    layout: Layout { places: &["cookies.sqlite"], inner: None, histories: HISTORIES },
    recognise: Recognise::Table(&MOZ_COOKIES, is_firefox),
    // Firefox never came to treat a missing attribute as Lax in its releases.
    traits: Traits { keeps_session_cookies: true, lax_is_sent: true, lax_by_default_since: None },
    times: None,
    read,
};

/// The browsing history in a profile folder.
const HISTORIES: &[&str] = &["places.sqlite"];
