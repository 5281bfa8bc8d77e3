//! Crawls of OpenWPM, `crawl-data.sqlite` (docs/formats/openwpm.md).

mod events;
mod reader;

use super::collect::Collector;
use super::report::report;
use super::visits::Pages;
use super::{Format, Layout, Recognise, Traits};
use crate::store::location::Family;
use crate::store::sqlite::database::Database;
use crate::store::sqlite::parts::read_rows;
use crate::store::sqlite::table::{ColumnSpec, TableSpec};
use crate::store::{FormatId, Progress, ReadError, ReadOptions, ReadReport, StoreLocation};
use events::{Events, sites};
use reader::OpenWpmRows;

/// Positions of the columns in [`COOKIES`].
mod column {
    pub(crate) const ID: usize = 0;
    pub(crate) const BROWSER: usize = 1;
    pub(crate) const VISIT: usize = 2;
    pub(crate) const ORDINAL: usize = 3;
    pub(crate) const RECORD_TYPE: usize = 4;
    pub(crate) const HOST: usize = 5;
    pub(crate) const NAME: usize = 6;
    pub(crate) const PATH: usize = 7;
    pub(crate) const VALUE: usize = 8;
    pub(crate) const EXPIRY: usize = 9;
    pub(crate) const SESSION: usize = 10;
    pub(crate) const HOST_ONLY: usize = 11;
    pub(crate) const SECURE: usize = 12;
    pub(crate) const HTTP_ONLY: usize = 13;
    pub(crate) const SAME_SITE: usize = 14;
    pub(crate) const FIRST_PARTY: usize = 15;
    pub(crate) const STORE: usize = 16;
    pub(crate) const AT: usize = 17;
    /// When the cookie was made, when it was last sent or set, and whether it is a domain's: only crawls of the first versions say so.
    pub(crate) const CREATED: usize = 18;
    pub(crate) const ACCESSED: usize = 19;
    pub(crate) const IS_DOMAIN: usize = 20;
    /// Which run of the browser told the event: each counts its events anew.
    pub(crate) const RUN: usize = 22;
    pub(crate) const UNUSED: [usize; 6] = [21, RUN, 23, 24, 25, 26];
}

/// What happened to cookies, one event a row (openwpm:storage/schema.sql). The last columns are known and not used, but for the run, which puts events in
/// order.
static COOKIES: TableSpec = TableSpec {
    name: "javascript_cookies",
    columns: &[
        ColumnSpec::known(&["id"]),
        ColumnSpec::known(&["browser_id", "crawl_id"]),
        ColumnSpec::known(&["visit_id"]),
        ColumnSpec::known(&["event_ordinal"]),
        ColumnSpec::known(&["record_type", "change"]),
        ColumnSpec::required(&["host"]),
        ColumnSpec::required(&["name"]),
        ColumnSpec::known(&["path"]),
        ColumnSpec::known(&["value"]),
        ColumnSpec::known(&["expiry"]),
        ColumnSpec::known(&["is_session"]),
        ColumnSpec::known(&["is_host_only"]),
        ColumnSpec::known(&["is_secure"]),
        ColumnSpec::known(&["is_http_only"]),
        ColumnSpec::known(&["same_site"]),
        ColumnSpec::known(&["first_party_domain"]),
        ColumnSpec::known(&["store_id"]),
        ColumnSpec::known(&["time_stamp"]),
        ColumnSpec::known(&["creationTime"]),
        ColumnSpec::known(&["last_accessed"]),
        ColumnSpec::known(&["is_domain"]),
        ColumnSpec::known(&["change_cause"]),
        ColumnSpec::known(&["extension_session_uuid"]),
        ColumnSpec::known(&["raw_host"]),
        ColumnSpec::known(&["expires"]),
        ColumnSpec::known(&["policy"]),
        ColumnSpec::known(&["status"]),
    ],
    identity: &[column::ID],
    cookie: &[],
    unused: &column::UNUSED,
    heavy: &[column::VALUE],
};

/// The format in the table of formats.
pub(crate) const FORMAT: Format = Format {
    id: FormatId::OpenWpm,
    code: "openwpm",
    written_by: "OpenWPM",
    family: Family::Jar(FormatId::OpenWpm),
    layout: Layout::ALONE,
    recognise: Recognise::Table(&COOKIES, |columns, _| ["host", "name"].iter().all(|name| columns.iter().any(|column| column == name))),
    traits: Traits::ALL_KEPT,
    times: None,
    read,
};

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let database = Database::open(location, &COOKIES, progress)?;
    let sites = sites(&database.db)?;
    let events = Events::of(&database.db, &database.table)?;
    let make = || OpenWpmRows::new(Collector::new(options), &events, &sites);
    let (mut rows, scanned) = read_rows(&database, [column::HOST, column::NAME], progress, &make)?;
    rows.settle_none();
    let mut pages = Pages::default();
    for (visit, at) in rows.set_at {
        if let Some(host) = sites.get(&visit) {
            pages.opened(host, Some(at));
            pages.reaches(at);
        }
    }
    let mut report = report(database, location, options, None, rows.out, scanned)?;
    pages.attach(&mut report);
    Ok(report)
}
