use std::borrow::Cow;

use super::{COOKIES, column};
use crate::cookie::{
    Closed, Container, ContainerId, Cookie, Expiry, KeyedMap, Moment, PartitionId, PartitionKey, SameSite, SetBy, ValueShape, ValueState,
};
use crate::store::RowProblem;
use crate::store::encrypted::{self, Keyring};
use crate::store::format::collect::{Collector, NamedBy, is_folder, shape_of};
use crate::store::format::epoch::Epoch;
use crate::store::sqlite::cell::Cells;
use crate::store::sqlite::parts::Part;
use crate::store::sqlite::scan::RowSink;
use crate::store::sqlite::table::Table;

/// Turns rows of `cookies` into cookies.
pub(super) struct ChromiumRows<'a> {
    pub(super) out: Collector,
    version: Option<i64>,
    has: Has,
    /// The part of the browser that all rows of the file belong to.
    container: Option<ContainerId>,
    partitions: KeyedMap<(String, bool), (Option<PartitionId>, bool)>,
    /// What opens values that somebody asked for.
    keyring: &'a Keyring<'a>,
}

/// What the columns of a file tell about its rows.
#[derive(Clone, Copy)]
pub(super) struct Has {
    /// Up to schema 10 the column is `firstpartyonly` and an absent attribute is 0.
    zero_for_absent: bool,
    /// From schema 5 on columns of their own tell session cookies.
    session_flags: bool,
}

impl Has {
    pub(super) fn of(table: &Table) -> Self {
        Self {
            zero_for_absent: table.name_of(column::SAME_SITE) == Some("firstpartyonly"),
            session_flags: table.has(column::HAS_EXPIRES) || table.has(column::PERSISTENT),
        }
    }
}

/// What a row holds as its value.
enum RowValue<'a> {
    Clear(Option<&'a [u8]>),
    Encrypted(&'a [u8]),
}

impl RowValue<'_> {
    fn shape(&self) -> ValueShape {
        match self {
            Self::Clear(clear) => shape_of(*clear).0,
            Self::Encrypted(_) => ValueShape::Encrypted,
        }
    }
}

impl<'a> ChromiumRows<'a> {
    pub(super) fn new(mut out: Collector, version: Option<i64>, has: Has, container: Option<Container>, keyring: &'a Keyring<'a>) -> Self {
        let container = container.and_then(|facts| out.cookies.add_container(facts));
        Self { out, version, has, container, partitions: KeyedMap::default(), keyring }
    }

    /// The unit of a time. Until schema 3 Mac and Linux counted from 1970, Windows from 1601; the plausible ranges do not overlap.
    fn epoch(&self, raw: i64) -> Epoch {
        let may_be_unix = self.version.is_some_and(|version| version <= 3);
        if may_be_unix && Epoch::UnixMicros.instant(raw).is_plausible() { Epoch::UnixMicros } else { Epoch::WebkitMicros }
    }

    fn time(&mut self, cells: Cells<'_>, column: usize) -> Option<Moment> {
        let epoch = self.out.integer(cells, &COOKIES, column).map(|raw| self.epoch(raw))?;
        if column == column::ACCESSED {
            self.out.time(cells, &COOKIES, column, epoch)
        } else {
            self.out.setting(cells, &COOKIES, column, epoch)
        }
    }

    fn expiry(&mut self, cells: Cells<'_>) -> Expiry {
        let has_expires = self.out.flag(cells, &COOKIES, column::HAS_EXPIRES);
        let is_persistent = self.out.flag(cells, &COOKIES, column::PERSISTENT);
        if has_expires == Some(false) || is_persistent == Some(false) {
            return Expiry::Session;
        }
        match self.out.integer(cells, &COOKIES, column::EXPIRES) {
            None => Expiry::Unknown,
            // Before schema 5 nothing else told a session cookie.
            Some(0) if !self.has.session_flags => Expiry::Session,
            Some(raw) => {
                if raw == 0 {
                    self.out.warn("expires_utc", RowProblem::ExpiryZero);
                }
                let instant = self.epoch(raw).instant(raw);
                self.out.expiry_of("expires_utc", instant)
            }
        }
    }

    fn same_site(&mut self, cells: Cells<'_>) -> Option<SameSite> {
        match self.out.integer(cells, &COOKIES, column::SAME_SITE)? {
            0 if self.has.zero_for_absent => Some(SameSite::NoneOrUnset),
            0 => Some(SameSite::None),
            1 => Some(SameSite::Lax),
            2 => Some(SameSite::Strict),
            -1 | 3 => Some(SameSite::Unset), // 3 was "Extended"
            _ => {
                self.out.warn("samesite", RowProblem::OutOfRange);
                None
            }
        }
    }

    /// The value: clear, or encrypted.
    fn value<'r>(&mut self, cells: Cells<'r>) -> RowValue<'r> {
        let clear = self.out.value(cells, &COOKIES, column::VALUE);
        let encrypted = self.out.value(cells, &COOKIES, column::ENCRYPTED).filter(|bytes| !bytes.is_empty());
        match encrypted {
            Some(encrypted) if clear.is_none_or(<[u8]>::is_empty) => return RowValue::Encrypted(encrypted),
            Some(_) => self.out.warn("encrypted_value", RowProblem::TwoValues),
            None => {}
        }
        RowValue::Clear(clear)
    }

    /// Adds a cookie with its value, which is opened where somebody asked for it. The shape stays that of an encrypted value: a verdict must not
    /// depend on whether values were asked for.
    fn push(&mut self, cookie: Cookie, value: &RowValue<'_>, cells: Cells<'_>) {
        match *value {
            RowValue::Clear(clear) => self.out.push(cookie, clear.unwrap_or_default(), shape_of(clear).1),
            RowValue::Encrypted(encrypted) if self.out.keeps(cookie.name, cookie.host) => {
                let host = cells.bytes(column::HOST).unwrap_or_default();
                match encrypted::open(encrypted, host, self.version, self.keyring) {
                    Ok(opened) => self.out.push(cookie, &opened, ValueState::Opened),
                    Err(why) => self.out.push(cookie, &[], ValueState::Encrypted(why)),
                }
            }
            RowValue::Encrypted(_) => self.out.push(cookie, &[], ValueState::Encrypted(Closed::NotAsked)),
        }
    }

    /// The partition key; one that does not parse is kept as text (Chromium deletes such rows).
    fn partition(&mut self, cells: Cells<'_>) -> Option<PartitionId> {
        let text = self.out.text(cells, &COOKIES, column::PARTITION).filter(|text| !text.is_empty())?;
        let is_nested = self.out.flag(cells, &COOKIES, column::ANCESTOR).unwrap_or(false);
        let key = (text.into_owned(), is_nested);
        let (id, is_readable) = if let Some(found) = self.partitions.get(&key) {
            *found
        } else {
            let parsed = PartitionKey::parse_schemeful_site(&key.0, is_nested);
            let is_readable = parsed.is_ok();
            let parsed = parsed.unwrap_or_else(|_| PartitionKey::unreadable(&key.0));
            let found = (self.out.cookies.add_partition(parsed), is_readable);
            self.partitions.insert(key, found);
            found
        };
        if !is_readable {
            self.out.warn("top_frame_site_key", RowProblem::BadPartitionKey);
        }
        id
    }

    fn set_by(&mut self, cells: Cells<'_>) -> Option<SetBy> {
        match self.out.integer(cells, &COOKIES, column::SOURCE_TYPE)? {
            1 => Some(SetBy::Header),
            2 => Some(SetBy::Script),
            3 => Some(SetBy::Other),
            _ => None,
        }
    }
}

/// Whether a cookie without host was set by a page opened from disk (which Chromium allows on request, and Electron and Qt programs do). Such a
/// page has no port and is not secure; what was set over the network has both recorded. Where neither is, the path says it: it is the folder
/// of the page, while a row that damage or another program left without host has none.
fn is_of_a_file(cells: Cells<'_>) -> bool {
    const INSECURE: i64 = 1;
    const SECURE: i64 = 2;
    const NO_PORT: i64 = -1;
    match (cells.number(column::SCHEME), cells.number(column::PORT)) {
        (Some(SECURE), _) | (_, Some(1..)) => false,
        (Some(INSECURE), Some(NO_PORT)) => true,
        _ => is_folder(&cells.text(column::PATH)),
    }
}

impl Part for ChromiumRows<'_> {
    fn absorb(&mut self, next: Self) {
        self.out.absorb(next.out);
    }
}

impl RowSink for ChromiumRows<'_> {
    fn foresee(&mut self, rows: &[Cells<'_>]) {
        self.out.foresee_rows(rows, [column::HOST, column::NAME, column::PATH]);
    }

    fn row(&mut self, cells: Cells<'_>) -> bool {
        let spec = &COOKIES;
        self.out.begin(cells.rowid());
        let Some(host) = self.out.host(cells, spec, column::HOST, |_| is_of_a_file(cells)) else { return false };
        let mut text = |column| self.out.text(cells, spec, column).unwrap_or(Cow::Borrowed(""));
        let (name, path) = (text(column::NAME), text(column::PATH));
        let NamedBy { host, name, path } = self.out.named_by(&host, &name, &path);
        let value = self.value(cells);
        let cookie = Cookie {
            name,
            path,
            host,
            partition: self.partition(cells),
            container: self.container,
            created: self.time(cells, column::CREATED),
            last_set: self.time(cells, column::UPDATED),
            last_accessed: self.time(cells, column::ACCESSED),
            expiry: self.expiry(cells),
            secure: self.out.flag(cells, spec, column::SECURE),
            http_only: self.out.flag(cells, spec, column::HTTP_ONLY),
            same_site: self.same_site(cells),
            shape: value.shape(),
            set_by: self.set_by(cells),
            from_log: false,
        };
        self.push(cookie, &value, cells);
        true
    }

    fn problem(&mut self, rowid: Option<i64>, problem: RowProblem, kept: bool) {
        self.out.problem(rowid, "value", problem, kept);
    }

    fn restart(&mut self) {
        self.out.restart();
    }
}
