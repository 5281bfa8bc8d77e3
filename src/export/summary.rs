//! Sums over the cookies that are written, for the documents that people read. The overview's own sums are over everything that is open.

use std::collections::{BTreeMap, BTreeSet};

use super::content::Content;
use crate::charter::{Category, Consent, Party, Purpose};
use crate::classify::Finding;
use crate::inventory::{CookieId, CookieView};

/// One site.
#[derive(Debug, Default)]
pub(super) struct SiteSum<'a> {
    /// Its own cookies per category, in the order of [`Category::ALL`].
    pub(super) counts: [u64; 4],
    /// How many of them need consent, in every case or under a condition.
    pub(super) consent: u64,
    /// How many of them have something to look at.
    pub(super) findings: u64,
    /// The longest life of one of them in microseconds; `None` when all end with the session or tell no end.
    pub(super) longest: Option<i64>,
    /// Whom its pages let in: those its own cookies work for, and those whose cookies were set there.
    pub(super) third_parties: BTreeSet<&'a str>,
    /// Cookies of others that were set on its pages.
    pub(super) foreign: u64,
    /// Its own cookies, in the order of the export.
    pub(super) cookies: Vec<CookieId>,
}

impl SiteSum<'_> {
    /// All its own cookies.
    pub(super) fn total(&self) -> u64 {
        self.counts.iter().sum()
    }
}

/// An organisation other than the visited sites.
#[derive(Debug, Default)]
pub(super) struct ThirdParty<'a> {
    /// The sites on whose pages it was let in.
    pub(super) sites: BTreeSet<&'a str>,
    /// Whether it may be on more: the browser does not keep its cookies apart.
    pub(super) at_least: bool,
    /// Its cookies.
    pub(super) cookies: u64,
}

/// All sums.
#[derive(Debug, Default)]
pub(super) struct Summary<'a> {
    /// Cookies per category, in the order of [`Category::ALL`].
    pub(super) counts: [u64; 4],
    /// Cookies per consent, in the order of [`Consent::ALL`].
    pub(super) consent: [u64; 4],
    /// By registrable domain in punycode; also sites without a cookie of their own, under which cookies of others are kept.
    pub(super) sites: BTreeMap<&'a str, SiteSum<'a>>,
    /// By name.
    pub(super) third_parties: BTreeMap<&'a str, ThirdParty<'a>>,
    /// The cookies of each finding that occurs, in the order of [`Finding::ALL`].
    pub(super) findings: Vec<(Finding, Vec<CookieId>)>,
    /// Cookies whose purpose nothing tells.
    pub(super) unknown_purpose: u64,
}

impl<'a> Summary<'a> {
    pub(super) fn of(content: &Content<'a>) -> Self {
        let mut summary = Self::default();
        let mut findings = Finding::ALL.map(|finding| (finding, Vec::new()));
        for view in content.views() {
            summary.add_verdict(&view);
            summary.add_to_site(&view);
            summary.add_third_party(&view);
            for (finding, cookies) in &mut findings {
                if view.verdict.findings.has(*finding) {
                    cookies.push(view.id);
                }
            }
        }
        summary.findings = findings.into_iter().filter(|(_, cookies)| !cookies.is_empty()).collect();
        summary
    }

    /// All cookies.
    pub(super) fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Sites with at least one cookie of their own.
    pub(super) fn sites_with_cookies(&self) -> u64 {
        self.sites.values().filter(|site| !site.cookies.is_empty()).count() as u64
    }

    fn add_verdict(&mut self, view: &CookieView<'a>) {
        count(&mut self.counts, Category::ALL.iter().position(|category| *category == view.verdict.category));
        count(&mut self.consent, Consent::ALL.iter().position(|consent| *consent == view.verdict.consent));
        self.unknown_purpose += u64::from(view.verdict.purpose == Purpose::Unknown);
    }

    fn add_to_site(&mut self, view: &CookieView<'a>) {
        let sum = self.sites.entry(view.site).or_default();
        count(&mut sum.counts, Category::ALL.iter().position(|category| *category == view.verdict.category));
        sum.consent += u64::from(view.verdict.consent != Consent::NotRequired);
        sum.findings += u64::from(!view.verdict.findings.is_empty());
        sum.longest = sum.longest.max(view.cookie.lifetime_micros());
        sum.cookies.push(view.id);
        if let Some(page) = view.seen_on() {
            self.sites.entry(page).or_default().foreign += 1;
        }
    }

    fn add_third_party(&mut self, view: &CookieView<'a>) {
        let seen_on = match view.verdict.party {
            Party::First => return,
            Party::ForThird => Some(view.site),
            Party::Third => view.seen_on(),
        };
        let name = view.organisation();
        let party = self.third_parties.entry(name).or_default();
        party.cookies += 1;
        party.at_least |= view.verdict.party == Party::Third && view.cookie.partition().is_none();
        if let Some(site) = seen_on.filter(|site| !site.is_empty()) {
            party.sites.insert(site);
            self.sites.entry(site).or_default().third_parties.insert(name);
        }
    }
}

fn count(counts: &mut [u64; 4], index: Option<usize>) {
    if let Some(count) = index.and_then(|index| counts.get_mut(index)) {
        *count += 1;
    }
}
