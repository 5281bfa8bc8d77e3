use std::borrow::Cow;

use super::events::{Events, Standing};
use super::{COOKIES, column};
use crate::cookie::{Expiry, KeyedMap, Moment, PartitionKey, PartitionKind, RowId, SameSite, Scope};
use crate::store::RowProblem;
use crate::store::format::collect::Collector;
use crate::store::format::ends::written;
use crate::store::format::json_cookie::{container_of, date};
use crate::store::format::plain::Said;
use crate::store::format::same_site::{same_site_of, settle_none};
use crate::store::sqlite::cell::Cells;
use crate::store::sqlite::parts::Part;
use crate::store::sqlite::scan::RowSink;

/// Turns rows of `javascript_cookies` into cookies.
pub(super) struct OpenWpmRows<'a> {
    pub(super) out: Collector,
    events: &'a Events,
    /// The hosts of the sites that were visited, by the number of the visit.
    sites: &'a KeyedMap<i64, String>,
    /// Visits with the times at which something was set in them.
    pub(super) set_at: Vec<(i64, Moment)>,
    /// The word for an absent attribute occurs.
    says_unspecified: bool,
}

impl<'a> OpenWpmRows<'a> {
    pub(super) fn new(out: Collector, events: &'a Events, sites: &'a KeyedMap<i64, String>) -> Self {
        Self { out, events, sites, set_at: Vec::new(), says_unspecified: false }
    }

    /// Firefox before 140 says `no_restriction` of an absent attribute too; a file with the word for such a one does not.
    pub(super) fn settle_none(&mut self) {
        if self.says_unspecified {
            settle_none(&mut self.out);
        }
    }

    fn text<'c>(&mut self, cells: Cells<'c>, column: usize) -> Cow<'c, str> {
        self.out.text(cells, &COOKIES, column).unwrap_or_default()
    }

    fn flag(&mut self, cells: Cells<'_>, column: usize) -> Option<bool> {
        self.out.flag(cells, &COOKIES, column)
    }

    /// The end of session cookies is a date far away.
    fn expiry(&mut self, cells: Cells<'_>) -> Expiry {
        let is_session = self.flag(cells, column::SESSION) == Some(true);
        match self.out.text(cells, &COOKIES, column::EXPIRY) {
            _ if is_session => Expiry::Session,
            Some(text) if !text.trim().is_empty() => self.out.ends_at("expiry", written(&text)),
            _ => Expiry::Unknown,
        }
    }

    fn same_site(&mut self, cells: Cells<'_>) -> Option<SameSite> {
        let word = self.out.text(cells, &COOKIES, column::SAME_SITE)?;
        self.says_unspecified |= word == "unspecified";
        match same_site_of(&word) {
            Some(SameSite::None) => Some(SameSite::NoneOrUnset),
            None => {
                self.out.warn("same_site", RowProblem::OutOfRange);
                None
            }
            other => other,
        }
    }

    fn said(&mut self, cells: Cells<'_>, first_set: Option<Moment>) -> Said {
        let domain = self.text(cells, column::FIRST_PARTY);
        let partition = (!domain.is_empty()).then(|| PartitionKey::bare(&domain, PartitionKind::FirstPartyIsolation));
        let container = container_of(&self.text(cells, column::STORE));
        let [set, created, last_accessed] = [column::AT, column::CREATED, column::ACCESSED].map(|column| date(&self.text(cells, column)));
        Said {
            secure: self.flag(cells, column::SECURE),
            http_only: self.flag(cells, column::HTTP_ONLY),
            same_site: self.same_site(cells),
            created: first_set.or(set).or(created),
            last_set: set,
            last_accessed,
            partition: partition.and_then(|key| self.out.cookies.add_partition(key)),
            container: container.and_then(|container| self.out.cookies.add_container(container)),
            ..Said::only(self.expiry(cells))
        }
    }
}

impl Part for OpenWpmRows<'_> {
    fn absorb(&mut self, next: Self) {
        self.out.absorb(next.out);
        self.set_at.extend(next.set_at);
        self.says_unspecified |= next.says_unspecified;
    }
}

impl RowSink for OpenWpmRows<'_> {
    fn row(&mut self, cells: Cells<'_>) -> bool {
        self.out.begin(cells.rowid());
        let before = self.out.remarks();
        let Some(Standing { first_set }) = self.events.standing(cells.rowid()) else {
            self.out.merge(before);
            return false;
        };
        let host = self.text(cells, column::HOST);
        let bare = host.strip_prefix('.').unwrap_or(&host);
        let is_domain = self.flag(cells, column::IS_DOMAIN);
        let scope = match self.flag(cells, column::HOST_ONLY).or(is_domain.map(|is_domain| !is_domain)) {
            Some(true) => Scope::HostOnly,
            Some(false) => Scope::Domain,
            None if host.starts_with('.') => Scope::Domain,
            None => Scope::Unknown,
        };
        let Some(host) = self.out.host_with("host", bare, scope) else { return false };
        let (name, path) = (self.text(cells, column::NAME), self.text(cells, column::PATH));
        let said = self.said(cells, first_set);
        let visit = cells.number(column::VISIT);
        self.set_at.extend(visit.and_then(|visit| Some((visit, first_set.or(said.last_set)?))));
        // Which visit an event belongs to is recorded. By the times alone it was guessed at first, and of browsers that ran beside each other
        // nothing was left.
        if let (Some(site), Ok(row)) = (visit.and_then(|visit| self.sites.get(&visit)), u32::try_from(self.out.cookies.rows.len())) {
            self.out.cookies.add_set_on(RowId(row), site);
        }
        let value = self.out.value(cells, &COOKIES, column::VALUE);
        self.out.add(&host, &name, &path, value, said);
        true
    }

    fn problem(&mut self, rowid: Option<i64>, problem: RowProblem, kept: bool) {
        self.out.problem(rowid, "value", problem, kept);
    }

    fn restart(&mut self) {
        self.out.restart();
        self.set_at.clear();
    }
}
