//! The columns of the product, in their binding order: one table behind the window's table, sorting, CSV, JSON and the command line.

use crate::charter::Language;
use crate::cookie::{Expiry, Moment};
use crate::inventory::CookieView;

/// A typed cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Unknown, or does not apply.
    Empty,
    /// Text from a store, a charter or the catalogue: an export for spreadsheets defuses it.
    Text(&'a str),
    /// A machine code of this program; the window shows words instead.
    Code(&'static str),
    /// Codes joined by `;`.
    Codes(&'a str),
    /// A set of findings.
    Findings(crate::classify::Findings),
    /// A time.
    Time(Moment),
    /// A life span in microseconds, written in days with one decimal.
    Days(i64),
    /// Yes or no.
    Bool(bool),
}

/// A column.
pub struct Column {
    /// Its name in exports; also the end of its label key (`column-<id>`).
    pub id: &'static str,
    /// Its value for a cookie.
    pub cell: for<'a> fn(&CookieView<'a>, Language) -> Cell<'a>,
}

/// All columns, in the order of exports.
pub static COLUMNS: [Column; 30] = [
    Column { id: "site", cell: |c, _| Cell::Text(c.site) },
    Column { id: "host", cell: |c, _| Cell::Text(c.cookie.host()) },
    Column { id: "name", cell: |c, _| Cell::Text(c.cookie.name()) },
    Column { id: "path", cell: |c, _| Cell::Text(c.cookie.path()) },
    Column { id: "category", cell: |c, _| Cell::Code(c.verdict.category.code()) },
    Column { id: "purpose", cell: |c, _| Cell::Code(c.verdict.purpose.code()) },
    Column { id: "party", cell: |c, _| Cell::Code(c.verdict.party.code()) },
    Column { id: "consent", cell: |c, _| Cell::Code(c.verdict.consent.code()) },
    Column { id: "confidence", cell: |c, _| Cell::Code(c.verdict.confidence.code()) },
    Column { id: "provider", cell: |c, _| text(c.provider()) },
    Column { id: "service", cell: |c, language| text(c.service(language)) },
    Column { id: "description", cell: |c, language| text(c.description(language)) },
    Column { id: "declared_in", cell: |c, _| c.declaration().map_or(Cell::Empty, |(charter, _)| Cell::Text(&charter.id)) },
    Column { id: "top_level_site", cell: |c, _| c.top_level_site().map_or(Cell::Empty, Cell::Text) },
    Column { id: "container", cell: |c, _| c.cookie.container().map_or(Cell::Empty, Cell::Text) },
    Column { id: "created_at", cell: |c, _| time(c.cookie.created) },
    Column { id: "last_accessed_at", cell: |c, _| time(c.cookie.last_accessed) },
    Column { id: "expires_at", cell: |c, _| time(c.cookie.expiry.at()) },
    Column { id: "lifetime_days", cell: |c, _| c.cookie.lifetime_micros().map_or(Cell::Empty, Cell::Days) },
    Column { id: "session", cell: |c, _| session(c.cookie.expiry) },
    Column { id: "secure", cell: |c, _| flag(c.cookie.secure) },
    Column { id: "http_only", cell: |c, _| flag(c.cookie.http_only) },
    Column { id: "host_only", cell: |c, _| flag(c.cookie.host.host_only()) },
    Column { id: "same_site", cell: |c, _| c.cookie.same_site.map_or(Cell::Empty, |value| Cell::Code(value.code())) },
    Column { id: "partitioned", cell: |c, _| Cell::Bool(c.cookie.partition.is_some()) },
    Column { id: "evidence", cell: |c, _| Cell::Codes(c.evidence_codes()) },
    Column { id: "findings", cell: |c, _| Cell::Findings(c.verdict.findings) },
    Column { id: "browser", cell: |c, _| text(&c.store.report.record.browser) },
    Column { id: "profile", cell: |c, _| text(&c.store.report.record.profile) },
    Column { id: "store", cell: |c, _| text(&c.store.source) },
];

/// A column by its id.
#[must_use]
pub fn column(id: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.id == id)
}

fn text(value: &str) -> Cell<'_> {
    if value.is_empty() { Cell::Empty } else { Cell::Text(value) }
}

fn time(moment: Option<Moment>) -> Cell<'static> {
    moment.map_or(Cell::Empty, Cell::Time)
}

fn flag(value: Option<bool>) -> Cell<'static> {
    value.map_or(Cell::Empty, Cell::Bool)
}

fn session(expiry: Expiry) -> Cell<'static> {
    match expiry {
        Expiry::Session => Cell::Bool(true),
        Expiry::At(_) | Expiry::FarFuture => Cell::Bool(false),
        Expiry::Unknown => Cell::Empty,
    }
}
