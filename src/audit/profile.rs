//! What a store tells about where its rows came from: the audited site, third parties on its pages, or somewhere else.

use std::collections::BTreeSet;

use super::{Label, Subject};
use crate::classify::StoreTraits;
use crate::cookie::{KeyedMap, KeyedSet, Moment, Scope, TopLevel};
use crate::inventory::{CookieView, OpenStore};
use crate::site::{is_within, of_key, registrable_domain};

/// A profile that was filled within so many seconds was made for one visit, or for few.
const FRESH_SECONDS: i64 = 86_400;

/// Where a row belongs.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// The site's own.
    Own,
    /// The same, of another host than the one that was asked for, and no history tells whether its pages were opened.
    OwnOfOtherHost,
    /// Of a third party on its pages.
    ThirdParty,
    /// The same, as far as nothing speaks against it: no history tells which other sites were opened.
    TakenForThirdParty,
    /// Of another host of the site, whose pages were opened: somebody else's.
    OtherHost,
    /// Of another site, or on the pages of one.
    Elsewhere,
    /// Of a third party, and nothing tells on whose pages.
    Unplaced,
}

pub(super) struct Profile<'a> {
    site: &'a str,
    /// The host that was asked for, where that is one of many.
    host: Option<&'a str>,
    /// Sites that were opened as pages, where a history tells.
    opened: Option<KeyedSet<String>>,
    /// Hosts of the site whose pages were opened, other than the one that was asked for.
    pub(super) other_hosts: BTreeSet<String>,
    /// A page of what was asked for was opened.
    pub(super) opened_site: bool,
    traits: StoreTraits,
    /// It was filled for this audit: what nothing else explains came with the site.
    is_fresh: bool,
    /// The last time at which anything was set, read or opened in it: no earlier than that it was taken.
    pub(super) last_sign: Option<Moment>,
}

impl<'a> Profile<'a> {
    pub(super) fn of(store: &OpenStore, subject: &Subject<'a>, label: Label) -> Self {
        let (site, host) = (subject.site, subject.host);
        let mut of_hosts: KeyedMap<&str, usize> = KeyedMap::default();
        for visit in store.report.history.iter().flat_map(|history| &history.visits) {
            let name = store.report.history.as_ref().and_then(|history| history.hosts.get(visit.host as usize));
            *of_hosts.entry(name.map_or("", String::as_str)).or_default() += 1;
        }
        let visits = store.report.history.as_ref().map(|_| {
            let mut visits: KeyedMap<String, usize> = KeyedMap::default();
            for (host, count) in &of_hosts {
                *visits.entry(registrable_domain(host).to_owned()).or_default() += count;
            }
            visits
        });
        let of_site = visits.as_ref().map(|visits| visits.get(site).copied().unwrap_or_default());
        // An everyday profile holds the third parties of hundreds of sites. One that was filled in a day, mostly for this site, is an auditor's.
        let is_about_site = match (&visits, of_site) {
            (Some(visits), Some(count)) => count > 0 && visits.values().all(|other| *other <= count),
            _ => label != Label::Observed,
        };
        let (asked, others): (Vec<&str>, Vec<&str>) = of_hosts
            .into_keys()
            .filter(|name| registrable_domain(name) == site)
            .partition(|name| host.is_none_or(|host| is_within(name, host)));
        Self {
            site,
            host,
            opened: visits.map(|visits| visits.into_keys().collect()),
            other_hosts: others.into_iter().map(str::to_owned).collect(),
            opened_site: !asked.is_empty(),
            traits: store.traits(),
            is_fresh: is_about_site && was_filled_at_once(store),
            last_sign: last_sign(store),
        }
    }

    pub(super) fn place(&self, view: &CookieView<'_>) -> Place {
        let table = &view.store.report.cookies;
        if table.is_browsers_own(&view.cookie) {
            return Place::Elsewhere;
        }
        let top = view.cookie.row().partition.filter(|id| table.top_level(*id).is_some_and(TopLevel::is_a_site));
        let top_site = top.and_then(|id| table.partition(id)).map(of_key);
        match top_site {
            Some(top) if top != self.site => Place::Elsewhere,
            _ if view.site == self.site => self.of_site(view),
            Some(_) => Place::ThirdParty,
            None => self.unpartitioned(view),
        }
    }

    /// A row of the site. Where one of many hosts was asked for, the cookies that another one keeps for itself and those below it are that one's, once its
    /// pages were opened; else they came with the pages of the host that was asked for.
    fn of_site(&self, view: &CookieView<'_>) -> Place {
        let of_row = view.cookie.host();
        let Some(host) = self.host.filter(|host| !gets(host, view)) else { return Place::Own };
        // What lies below a host above that of the audit may be of either.
        let is_theirs = |other: &String| other == of_row || is_within(of_row, other) && !is_within(host, other);
        match &self.opened {
            None => Place::OwnOfOtherHost,
            Some(_) if self.other_hosts.iter().any(is_theirs) => Place::OtherHost,
            Some(_) => Place::Own,
        }
    }

    /// A row of another site that is not kept apart under any.
    fn unpartitioned(&self, view: &CookieView<'_>) -> Place {
        if self.opened.as_ref().is_some_and(|opened| opened.contains(view.site)) {
            return Place::Elsewhere;
        }
        match view.seen_on() {
            Some(page) if page == self.site => Place::ThirdParty,
            Some(_) => Place::Elsewhere,
            // Without a history its attributes alone tell that it was set on a page of its own.
            None if self.opened.is_none() && self.traits.is_of_a_visited_page(&view.cookie.row()) => Place::Elsewhere,
            None if self.is_fresh && self.opened.is_none() => Place::TakenForThirdParty,
            None if self.is_fresh => Place::ThirdParty,
            None => Place::Unplaced,
        }
    }
}

/// Whether a host, or one below it, gets a cookie.
fn gets(host: &str, view: &CookieView<'_>) -> bool {
    let of_row = view.cookie.host();
    is_within(of_row, host) || view.cookie.host.scope() == Scope::Domain && is_within(host, of_row)
}

/// No later than the read: a clock that went wrong proves nothing.
fn last_sign(store: &OpenStore) -> Option<Moment> {
    let report = &store.report;
    let of_rows = report.cookies.rows.iter().flat_map(|cookie| [cookie.created, cookie.last_set, cookie.last_accessed]).flatten();
    let signs = of_rows.chain(report.history.as_ref().and_then(|history| history.reaches_to));
    signs.filter(|sign| sign.unix_micros() <= report.record.read_at.as_microsecond()).max()
}

/// Whether all rows of a store were made within a day.
fn was_filled_at_once(store: &OpenStore) -> bool {
    let mut span: Option<(Moment, Moment)> = None;
    for created in store.report.cookies.rows.iter().filter_map(|cookie| cookie.created) {
        span = Some(span.map_or((created, created), |(first, last)| (first.min(created), last.max(created))));
    }
    span.is_none_or(|(first, last)| last.seconds_since(first) <= FRESH_SECONDS)
}
