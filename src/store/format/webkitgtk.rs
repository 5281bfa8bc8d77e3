//! The table that libsoup writes for GNOME Web and other programs made with WebKitGTK, and that Mozilla's browsers wrote before it
//! (docs/formats/webkitgtk.md).

mod reader;

use std::path::Path;

use super::collect::Collector;
use super::report::report;
use super::{Format, Layout, Recognise, Traits};
use crate::store::location::Family;
use crate::store::sqlite::database::Database;
use crate::store::sqlite::parts::read_rows;
use crate::store::sqlite::table::{ColumnSpec, TableSpec};
use crate::store::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};
use reader::WebKitRows;

/// Positions of the columns in [`MOZ_COOKIES`].
mod column {
    pub(crate) const NAME: usize = 0;
    pub(crate) const VALUE: usize = 1;
    pub(crate) const HOST: usize = 2;
    pub(crate) const PATH: usize = 3;
    pub(crate) const EXPIRY: usize = 4;
    pub(crate) const ACCESSED: usize = 5;
    pub(crate) const SECURE: usize = 6;
    pub(crate) const HTTP_ONLY: usize = 7;
    pub(crate) const SAME_SITE: usize = 8;
    pub(crate) const ID: usize = 9;
}

/// The table has Firefox's name. Nothing in it makes a row unique but its number: libsoup deletes by name and host alone, so that a cookie may be
/// there twice.
pub(crate) static MOZ_COOKIES: TableSpec = TableSpec {
    name: "moz_cookies",
    columns: &[
        ColumnSpec::required(&["name"]),
        ColumnSpec::known(&["value"]),
        ColumnSpec::required(&["host"]),
        ColumnSpec::known(&["path"]),
        ColumnSpec::known(&["expiry"]),
        ColumnSpec::known(&["lastAccessed"]),
        ColumnSpec::known(&["isSecure"]),
        ColumnSpec::known(&["isHttpOnly"]),
        ColumnSpec::known(&["sameSite"]),
        ColumnSpec::known(&["id"]),
    ],
    identity: &[column::ID],
    cookie: &[column::HOST, column::NAME, column::PATH],
    unused: &[],
    heavy: &[column::VALUE],
};

/// Reads a store.
fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let mut database = Database::open(location, &MOZ_COOKIES, progress)?;
    let has_same_site = database.table.has(column::SAME_SITE);
    if is_of_gnome_web(&location.profile_folder) {
        database.note(ReadNote::ScriptCookiesShortened);
    } else if !has_same_site {
        database.note(ReadNote::PerhapsOldMozilla);
    }
    let make = || WebKitRows::new(Collector::new(options), has_same_site);
    let (rows, scanned) = read_rows(&database, [column::HOST, column::NAME], progress, &make)?;
    report(database, location, options, None, rows.out, scanned)
}

/// Whether the folder is a profile of GNOME Web, which keeps its history there, and not of another program with the same library.
fn is_of_gnome_web(profile: &Path) -> bool {
    profile.join(HISTORY).is_file()
}

/// Recognises the table. Firefox's, which has the same name, was looked for before.
fn is_webkit(columns: &[String], _user_version: i64) -> bool {
    ["name", "host", "expiry"].iter().all(|name| columns.iter().any(|column| column.eq_ignore_ascii_case(name)))
}

const HISTORY: &str = "ephy-history.db";

/// The format in the table of formats.
pub(crate) const FORMAT: Format = Format {
    id: FormatId::WebKitGtk,
    code: "webkitgtk",
    written_by: "WebKitGTK",
    family: Family::WebKitGtk,
    // The second one is how luakit and vimb call it.
    layout: Layout { places: &["cookies.sqlite", "cookies.db"], inner: None, histories: &[HISTORY] },
    recognise: Recognise::Table(&MOZ_COOKIES, is_webkit),
    // WebKit treats a missing attribute as None.
    traits: Traits { keeps_session_cookies: false, lax_is_sent: true, lax_by_default_since: None },
    times: None,
    read,
};
