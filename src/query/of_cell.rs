use jiff::tz::TimeZone;

use super::Lived;
use super::filter::{Day, Key, Kind, Value};
use crate::charter::Language;
use crate::column::{Cell, ColumnId};
use crate::inventory::CookieView;

/// What a cell of the table, which shows times in a zone, says as key and value of a filter; `None` for columns that no key asks about, and for a cell with several findings.
#[must_use]
pub fn of_cell(column: ColumnId, view: &CookieView<'_>, zone: &TimeZone) -> Option<(Key, Value)> {
    let key = key_of(column)?;
    let cell = column.cell(view, Language::default());
    let value = match (key.kind(), cell) {
        (Kind::Text, Cell::Text(text)) => Value::text(text),
        (Kind::Text, Cell::Empty) => Value::text(""),
        (Kind::Life, _) => Value::Life(Lived::of(view.cookie.expiry, view.cookie.lifetime_seconds())),
        (Kind::Date, Cell::Time(time)) => Value::Day(Day::of(time, zone)?),
        (Kind::Coded, Cell::Code(code)) => key.values().into_iter().find(|value| value.code() == Some(code))?,
        (Kind::Coded, Cell::Bool(is)) => Value::Flag(Some(is)),
        (Kind::Coded, Cell::Empty) if key.values().contains(&Value::Flag(None)) => Value::Flag(None),
        (Kind::Coded, Cell::Findings(findings)) => {
            let mut findings = findings.iter();
            Value::Finding(findings.next().filter(|_| findings.next().is_none())?)
        }
        _ => return None,
    };
    Some((key, value))
}

/// The key that asks about a column.
fn key_of(column: ColumnId) -> Option<Key> {
    Some(match column {
        ColumnId::Site => Key::Site,
        ColumnId::Host => Key::Host,
        ColumnId::Name => Key::Name,
        ColumnId::Path => Key::Path,
        ColumnId::Category => Key::Category,
        ColumnId::Purpose => Key::Purpose,
        ColumnId::Party => Key::Party,
        ColumnId::Consent => Key::Consent,
        ColumnId::Confidence => Key::Confidence,
        ColumnId::Provider => Key::Provider,
        ColumnId::Container => Key::Container,
        ColumnId::CreatedAt => Key::Created,
        ColumnId::LastAccessedAt => Key::Accessed,
        ColumnId::ExpiresAt => Key::Expires,
        ColumnId::LifetimeDays => Key::Life,
        ColumnId::Secure => Key::Secure,
        ColumnId::HttpOnly => Key::HttpOnly,
        ColumnId::HostOnly => Key::HostOnly,
        ColumnId::SameSite => Key::SameSite,
        ColumnId::Partitioned => Key::Partitioned,
        ColumnId::Findings => Key::Finding,
        ColumnId::Browser => Key::Browser,
        ColumnId::Profile => Key::Profile,
        ColumnId::Store => Key::Store,
        ColumnId::SeenOn => Key::SeenOn,
        ColumnId::Declared => Key::Declared,
        ColumnId::Service
        | ColumnId::Description
        | ColumnId::DeclaredIn
        | ColumnId::TopLevelSite
        | ColumnId::Session
        | ColumnId::Evidence
        | ColumnId::DeclaredLife => return None,
    })
}
