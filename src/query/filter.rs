use super::Search;
use crate::charter::Category;
use crate::classify::Finding;
use crate::cookie::RowId;
use crate::inventory::{CookieId, Inventory, SiteId, StoreIndex};

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
    /// Words to look for in name, host, provider and category.
    pub search: String,
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

/// Applies a filter. `category_words` are the shown words of the four categories in the language of the interface, so that searching
/// for what one sees finds it.
#[must_use]
pub fn select(inventory: &Inventory, filter: &Filter, category_words: &[String; 4]) -> Selection {
    if *filter == Filter::default() {
        // Everything: no row need be looked at.
        let all = u32::try_from(inventory.len()).unwrap_or(u32::MAX);
        return Selection { ids: (0..all).map(CookieId).collect(), counts: inventory.counts() };
    }
    let mut selection = Selection::default();
    let search = Search::new(&filter.search);
    let stores = (0u16..).map(StoreIndex).zip(inventory.stores());
    for (index, store) in stores.filter(|(index, _)| filter.store.is_none_or(|wanted| wanted == *index)) {
        let prepared = search.prepare(store, category_words);
        let verdicts = &store.classification.verdicts;
        let rows = inventory.cookies_of(index).zip(store.report.cookies.rows.iter().zip(verdicts.iter()));
        for ((id, (cookie, verdict)), row) in rows.zip((0..).map(RowId)) {
            let id = CookieId(id);
            if filter.site.is_some()
                && inventory.site_of_row(index, &cookie) != filter.site
                && inventory.seen_on_of_row(index, row, &cookie) != filter.site
            {
                continue;
            }
            if filter.finding.is_some_and(|finding| !verdict.findings.has(finding)) {
                continue;
            }
            if !prepared.hits(&cookie, verdict) {
                continue;
            }
            selection.counts[verdict.category.index()] += 1;
            if filter.category.is_none_or(|wanted| wanted == verdict.category) {
                selection.ids.push(id);
            }
        }
    }
    selection
}
