use std::borrow::Cow;

use super::{MOZ_COOKIES, column};
use crate::cookie::{Cookie, Expiry, Moment, SameSite};
use crate::store::RowProblem;
use crate::store::format::collect::{Collector, NamedBy, shape_of};
use crate::store::format::epoch::Epoch;
use crate::store::format::firefox::expiry::ExpiryUnit;
use crate::store::sqlite::cell::Cells;
use crate::store::sqlite::parts::Part;
use crate::store::sqlite::scan::RowSink;

/// Turns rows of libsoup's `moz_cookies` into cookies.
pub(super) struct WebKitRows {
    pub(super) out: Collector,
    /// The column came with libsoup 2.70; jars without it say nothing about `SameSite`.
    has_same_site: bool,
}

impl WebKitRows {
    pub(super) fn new(out: Collector, has_same_site: bool) -> Self {
        Self { out, has_same_site }
    }

    /// Seconds that libsoup prints through 32 bits: an end after 2038-01-19 comes out negative. Which end it was cannot be told, so it is unknown
    /// and never "expired".
    fn expiry(&mut self, cells: Cells<'_>) -> Expiry {
        let Some(raw) = self.out.integer(cells, &MOZ_COOKIES, column::EXPIRY) else { return Expiry::Unknown };
        if raw < 0 {
            self.out.warn("expiry", RowProblem::ExpiryOverflow);
            return Expiry::Unknown;
        }
        let (instant, is_mixed) = ExpiryUnit::Seconds.read(raw);
        if is_mixed {
            self.out.warn("expiry", RowProblem::ExpiryUnitMixed);
        }
        self.out.expiry_of("expiry", instant)
    }

    /// Firefox 3 numbered its rows with the time of creation; libsoup counts from 1.
    fn created(&mut self, cells: Cells<'_>) -> Option<Moment> {
        let id = cells.number(column::ID).filter(|id| !self.has_same_site && Epoch::UnixMicros.instant(*id).is_plausible())?;
        self.out.setting_of("id", id, Epoch::UnixMicros)
    }

    /// 0 stands for an absent attribute too, and migrated rows have NULL.
    fn same_site(&mut self, cells: Cells<'_>) -> Option<SameSite> {
        if !self.has_same_site {
            return None;
        }
        match self.out.integer(cells, &MOZ_COOKIES, column::SAME_SITE) {
            None | Some(0) => Some(SameSite::NoneOrUnset),
            Some(1) => Some(SameSite::Lax),
            Some(2) => Some(SameSite::Strict),
            Some(_) => {
                self.out.warn("sameSite", RowProblem::OutOfRange);
                None
            }
        }
    }
}

impl Part for WebKitRows {
    fn absorb(&mut self, next: Self) {
        self.out.absorb(next.out);
    }
}

impl RowSink for WebKitRows {
    fn row(&mut self, cells: Cells<'_>) -> bool {
        let spec = &MOZ_COOKIES;
        self.out.begin(cells.rowid());
        // Neither libsoup nor the old browsers kept cookies of files.
        let Some(host) = self.out.host(cells, spec, column::HOST, |_| false) else { return false };
        let mut text = |column| self.out.text(cells, spec, column).unwrap_or(Cow::Borrowed(""));
        let (name, path) = (text(column::NAME), text(column::PATH));
        let NamedBy { host, name, path } = self.out.named_by(&host, &name, &path);
        let value = self.out.value(cells, spec, column::VALUE);
        let (shape, state) = shape_of(value);
        let cookie = Cookie {
            name,
            path,
            host,
            partition: None,
            container: None,
            created: self.created(cells),
            last_set: None,
            last_accessed: self.out.time(cells, spec, column::ACCESSED, Epoch::UnixMicros),
            expiry: self.expiry(cells),
            secure: self.out.flag(cells, spec, column::SECURE),
            http_only: self.out.flag(cells, spec, column::HTTP_ONLY),
            same_site: self.same_site(cells),
            shape,
            set_by: None,
            from_log: false,
        };
        self.out.push(cookie, value.unwrap_or_default(), state);
        true
    }

    fn problem(&mut self, rowid: Option<i64>, problem: RowProblem, kept: bool) {
        self.out.problem(rowid, "value", problem, kept);
    }

    fn restart(&mut self) {
        self.out.restart();
    }
}
