use std::borrow::Cow;
use std::collections::HashMap;

use crate::cookie::{
    Closed, Container, ContainerId, ContainerName, Cookie, Expiry, HostCell, Moment, PartitionId, PartitionKey, PartitionKind, SameSite,
    Scope, ValueShape, ValueState,
};
use crate::store::RowProblem;
use crate::store::format::collect::{Collector, NamedBy, is_folder, shape_of};
use crate::store::format::ends::written;
use crate::store::format::json::node::Node;
use crate::store::format::json_cookie::date;

/// The cell of a column as text; none where it is empty.
pub(super) type Cell<'c> = &'c dyn Fn(&'static str) -> Option<Cow<'c, str>>;

/// The value of a row.
#[derive(Clone, Copy)]
pub(super) enum Value<'v> {
    Clear(&'v [u8]),
    /// Why the browser's encryption stayed closed, as a code.
    Closed(&'v str),
    /// Values were not exported, or this one was not there.
    Unknown,
}

/// The site of pages that were opened from disk.
const FILES: &str = "file:";
/// Tenths of a day, in which lives are exported, in microseconds.
const TENTH_OF_A_DAY: i64 = 8_640_000_000;

/// Turns exported rows into cookies.
pub(super) struct Rows {
    pub(super) out: Collector,
    number: i64,
    /// Containers are exported by what they are called; each gets a number of its own.
    containers: HashMap<String, Option<ContainerId>>,
}

impl Rows {
    pub(super) fn new(out: Collector) -> Self {
        Self { out, number: 0, containers: HashMap::new() }
    }

    pub(super) fn add(&mut self, cell: Cell<'_>, value: Value<'_>, is_of_firefox: bool) {
        self.number += 1;
        self.out.begin(Some(self.number));
        let (host, path) = (cell("host").unwrap_or_default(), cell("path").unwrap_or_default());
        let scope = match flag(cell, "host_only") {
            Some(true) => Scope::HostOnly,
            Some(false) => Scope::Domain,
            None => Scope::Unknown,
        };
        // The site says what the path may not: a page opened from disk can set a cookie for all of the disk.
        let is_file = host.is_empty() && (cell("site").as_deref() == Some(FILES) || is_folder(&path));
        let host = if is_file { Some(HostCell::of_files()) } else { self.out.host_with("host", &host, scope) };
        let Some(host) = host else { return };
        let NamedBy { host, name, path } = self.out.named_by(&host, &cell("name").unwrap_or_default(), &path);
        let (shape, state, bytes) = match value {
            Value::Clear(bytes) => (shape_of(Some(bytes)).0, ValueState::Clear, bytes),
            Value::Closed(why) => {
                (ValueShape::Encrypted, ValueState::Encrypted(Closed::from_code(why).unwrap_or(Closed::Unsupported)), &[][..])
            }
            Value::Unknown => (ValueShape::Missing, ValueState::Missing, &[][..]),
        };
        let (created, expiry) = (self.time(cell, "created_at"), self.expiry(cell));
        let cookie = Cookie {
            name,
            path,
            host,
            partition: self.partition(cell, is_of_firefox),
            container: self.container(cell),
            created,
            last_set: last_set(cell, created, expiry),
            last_accessed: self.time(cell, "last_accessed_at"),
            expiry,
            secure: flag(cell, "secure"),
            http_only: flag(cell, "http_only"),
            same_site: cell("same_site").and_then(|code| SameSite::from_code(&code)),
            shape,
            set_by: None,
            from_log: false,
        };
        self.out.push(cookie, bytes, state);
    }

    /// A row that is longer than any of an export.
    pub(super) fn too_long(&mut self) {
        self.number += 1;
        self.out.begin(Some(self.number));
        self.out.skip("row", RowProblem::TooLarge);
    }

    fn time(&mut self, cell: Cell<'_>, column: &'static str) -> Option<Moment> {
        let text = cell(column)?;
        let time = date(&text);
        if time.is_none() {
            self.out.warn(column, RowProblem::WrongType);
        }
        time
    }

    fn expiry(&mut self, cell: Cell<'_>) -> Expiry {
        match cell("expires_at") {
            _ if flag(cell, "session") == Some(true) => Expiry::Session,
            None => Expiry::Unknown,
            // The last second of the calendar is how exports write an end at or beyond it.
            Some(text) => self.out.ends_at("expires_at", written(&text)),
        }
    }

    /// A site with its scheme, a bare domain of First-Party Isolation, or a key whose site is not told.
    fn partition(&mut self, cell: Cell<'_>, is_of_firefox: bool) -> Option<PartitionId> {
        let site = cell("top_level_site");
        if site.is_none() && flag(cell, "partitioned") != Some(true) {
            return None;
        }
        let site = site.unwrap_or_default();
        let kind = if is_of_firefox { PartitionKind::BrowserProtection } else { PartitionKind::Chips };
        let key = match PartitionKey::parse_schemeful_site(&site, false) {
            Ok(key) => PartitionKey { kind, ..key },
            Err(_) if site.is_empty() || site.contains([':', '/', ' ']) => PartitionKey::unreadable(&site),
            Err(_) => PartitionKey::bare(&site, PartitionKind::FirstPartyIsolation),
        };
        self.out.cookies.add_partition(key)
    }

    fn container(&mut self, cell: Cell<'_>) -> Option<ContainerId> {
        let label = cell("container")?;
        let number = u32::try_from(self.containers.len()).ok()?.checked_add(1)?;
        let cookies = &mut self.out.cookies;
        let new = || cookies.add_container(Container { number, name: ContainerName::Given(label.to_string()), ..Container::default() });
        *self.containers.entry(label.to_string()).or_insert_with(new)
    }
}

/// When the cookie was last set, which has no column: a life is counted from it, so that it stands a life before the end. JSON says where a life was
/// counted from the creation instead; in tables a life that fits the creation is taken for one of those, and no other is.
fn last_set(cell: Cell<'_>, created: Option<Moment>, expiry: Expiry) -> Option<Moment> {
    let is_upper_bound = flag(cell, "lifetime_is_upper_bound");
    if is_upper_bound == Some(true) {
        return None;
    }
    let (end, life) = (expiry.at()?.unix_micros(), tenths(&cell("lifetime_days")?)?);
    let since_creation = created.map(|created| end.saturating_sub(created.unix_micros()));
    let half = TENTH_OF_A_DAY / 2;
    // Lives are rounded: one that fits the creation was counted from it, or from a moment that nobody could tell from it.
    match since_creation {
        Some(micros) if micros.saturating_sub(life.saturating_mul(TENTH_OF_A_DAY)).abs() <= half => {
            created.filter(|_| is_upper_bound.is_some())
        }
        _ => Moment::from_unix_micros(end.saturating_sub(life.saturating_mul(TENTH_OF_A_DAY))),
    }
}

/// `390.0`, in French spreadsheets `390,0`.
fn tenths(days: &str) -> Option<i64> {
    let (whole, tenth) = days.split_once(['.', ',']).unwrap_or((days, "0"));
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    whole.parse::<i64>().ok()?.checked_mul(10)?.checked_add(sign * tenth.parse::<i64>().ok().filter(|tenth| (0..10).contains(tenth))?)
}

fn flag(cell: Cell<'_>, column: &'static str) -> Option<bool> {
    match &*cell(column)? {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// A value of JSON as the text that a CSV would have.
pub(super) fn text_of(node: &Node) -> Option<Cow<'_, str>> {
    match node {
        Node::Text(text) => Some(Cow::Borrowed(text.as_str())),
        Node::Bool(flag) => Some(Cow::Borrowed(if *flag { "true" } else { "false" })),
        Node::Whole(number) => Some(Cow::Owned(number.to_string())),
        Node::Number(number) => Some(Cow::Owned(format!("{number:.1}"))),
        Node::Null | Node::List(_) | Node::Map(_) | Node::Cut => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lives_as_exports_write_them() {
        for (text, expected) in
            [("390.0", Some(3900)), ("0,5", Some(5)), ("-1.5", Some(-15)), ("-0.5", Some(-5)), ("7", Some(70)), ("x", None), ("1.25", None)]
        {
            assert_eq!(tenths(text), expected, "{text}");
        }
    }
}
