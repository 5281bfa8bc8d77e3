use std::sync::Arc;

use super::{Among, Lived, Search, SearchWords};
use crate::charter::{Category, Confidence, Consent, Party, Purpose};
use crate::classify::{Finding, LineId, Verdict};
use crate::cookie::{Cookie, RowId};
use crate::inventory::{CookieId, CookieView, DeclaredRows, Inventory, SiteId, StoreIndex};

/// What to keep. Every part that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this store.
    pub store: Option<StoreIndex>,
    /// Only this site as a visit sees it: its own cookies, and those of others that were set on its pages.
    pub site: Option<SiteId>,
    /// Only this category.
    pub category: Option<Category>,
    /// Only cookies with this finding.
    pub finding: Option<Finding>,
    /// Only cookies of or for this organisation ([`crate::inventory::CookieView::organisation`]); never what is first-party.
    pub organisation: Option<String>,
    /// Only cookies for these.
    pub party: Option<Party>,
    /// Only cookies for this purpose; [`Purpose::Unknown`] for those of which nothing tells.
    pub purpose: Option<Purpose>,
    /// Only cookies with this consent.
    pub consent: Option<Consent>,
    /// Only verdicts that are so sure.
    pub confidence: Option<Confidence>,
    /// Only lives of this class.
    pub life: Option<Lived>,
    /// Whether a charter declares it: only declared ones, or only those that a charter speaks for and does not declare.
    pub declared: Option<bool>,
    /// Only what this line of a charter declares.
    pub declaration: Option<LineId>,
    /// Only these.
    pub among: Option<Arc<Among>>,
    /// Words to look for in all that is shown of a cookie but times and lives.
    pub search: String,
}

impl Filter {
    /// Whether anything but the verdict decides: only then are rows unpacked, which costs ten times as much.
    fn asks_for_rows(&self) -> bool {
        self.site.is_some()
            || self.life.is_some()
            || self.declaration.is_some()
            || self.organisation.is_some()
            || self.among.is_some()
            || !self.search.trim().is_empty()
    }

    /// What depends on the verdict alone, but for the category, which is counted.
    fn keeps_verdict(&self, verdict: &Verdict) -> bool {
        fn fits<T: PartialEq + Copy>(wanted: Option<T>, is: T) -> bool {
            wanted.is_none_or(|wanted| wanted == is)
        }
        let findings = verdict.findings;
        fits(self.party, verdict.party)
            && fits(self.purpose, verdict.purpose)
            && fits(self.consent, verdict.consent)
            && fits(self.confidence, verdict.confidence)
            && self.finding.is_none_or(|finding| findings.has(finding))
            && self.declared.is_none_or(|yes| if yes { verdict.declaration.is_some() } else { findings.is_undeclared() })
            && (self.organisation.is_none() || verdict.party != Party::First)
    }
}

/// The cookies that a filter keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// In the order of the inventory.
    pub ids: Vec<CookieId>,
    /// Cookies per category that everything but the category lets through: what the category chips show.
    pub counts: [u32; 4],
}

impl Selection {
    /// What the chip "all" shows.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }
}

/// Applies a filter. `words` are the words that are shown for codes in the language of the interface, so that searching for what one sees finds it.
#[must_use]
pub fn select(inventory: &Inventory, filter: &Filter, words: &SearchWords) -> Selection {
    if *filter == Filter::default() {
        // Everything: no row need be looked at.
        let all = u32::try_from(inventory.len()).unwrap_or(u32::MAX);
        return Selection { ids: (0..all).map(CookieId).collect(), counts: inventory.counts() };
    }
    let mut selection = Selection::default();
    let search = Search::new(&filter.search);
    let stores = (0u16..).map(StoreIndex).zip(inventory.stores());
    for (index, store) in stores.filter(|(index, _)| filter.store.is_none_or(|wanted| wanted == *index)) {
        let verdicts = &store.classification.verdicts;
        let kept: Vec<bool> = verdicts.distinct().iter().map(|verdict| filter.keeps_verdict(verdict)).collect();
        let declared = filter.declaration.map(|line| DeclaredRows::of(line, inventory.knowledge(), &store.report.cookies));
        let prepared = search.prepare(inventory.knowledge(), store, words);
        let mut rows = store.report.cookies.rows.iter();
        for (id, row) in inventory.cookies_of(index).zip((0..).map(RowId)) {
            let Some(number) = verdicts.number_of(row.index()) else { continue };
            let (Some(verdict), Some(true)) = (verdicts.distinct().get(number as usize), kept.get(number as usize)) else { continue };
            if filter.asks_for_rows() {
                rows.seek(row);
                let Some(cookie) = rows.next() else { break };
                let is_declared = |rows: &Option<DeclaredRows>| rows.as_ref().is_some_and(|rows| rows.has(&cookie, verdict.declaration));
                let keeps = declared.as_ref().is_none_or(is_declared)
                    && keeps_row(filter, inventory, (index, row), &cookie)
                    && prepared.hits(&cookie, number, || store.seen_on(row, &cookie))
                    && keeps_text(filter, || inventory.view_of(index, store, row, cookie));
                if !keeps {
                    continue;
                }
            }
            selection.counts[verdict.category.index()] += 1;
            if filter.category.is_none_or(|wanted| wanted == verdict.category) {
                selection.ids.push(CookieId(id));
            }
        }
    }
    selection
}

fn keeps_row(filter: &Filter, inventory: &Inventory, (index, row): (StoreIndex, RowId), cookie: &Cookie) -> bool {
    let is_of_site =
        |site| inventory.site_of_row(index, cookie) == Some(site) || inventory.seen_on_of_row(index, row, cookie) == Some(site);
    filter.site.is_none_or(is_of_site) && filter.life.is_none_or(|life| Lived::of(cookie.expiry, cookie.lifetime_seconds()) == life)
}

/// The last and dearest questions: texts are looked up for them.
fn keeps_text<'a>(filter: &Filter, view: impl FnOnce() -> Option<CookieView<'a>>) -> bool {
    if filter.organisation.is_none() && filter.among.is_none() {
        return true;
    }
    let Some(view) = view() else { return false };
    filter.organisation.as_ref().is_none_or(|wanted| view.organisation() == wanted)
        && filter.among.as_ref().is_none_or(|among| among.has(&view))
}
