use std::sync::Arc;

use crate::charter::Language;
use crate::column::ColumnId;
use crate::inventory::{CookieId, Inventory, Site, SiteId};
use crate::query::{self, Filter, SearchWords, Sort};

/// The cookies that the filters leave, sorted.
#[derive(Debug, Default)]
pub struct Rows {
    /// What `ids` are ids of.
    pub inventory: Arc<Inventory>,
    /// In the order of the table.
    pub ids: Vec<CookieId>,
    /// Per category, for the chips.
    pub counts: [u32; 4],
}

/// Everything the table depends on.
#[derive(Clone)]
pub struct RowsRequest {
    /// The cookies.
    pub inventory: Arc<Inventory>,
    /// What to keep.
    pub filter: Filter,
    /// By which column and which way.
    pub sort: Option<(ColumnId, bool)>,
    /// For searching what one sees, and for sorting descriptions.
    pub language: Language,
    /// The shown words of codes.
    pub words: SearchWords,
}

/// Filters and sorts.
#[must_use]
pub fn rows(request: &RowsRequest) -> Rows {
    let mut selection = query::select(&request.inventory, &request.filter, &request.words);
    if let Some((column, descending)) = request.sort {
        query::sort(&request.inventory, &mut selection.ids, Sort { column, descending }, request.language);
    }
    Rows { inventory: Arc::clone(&request.inventory), ids: selection.ids, counts: selection.counts }
}

/// The order of the sites.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SiteOrder {
    /// Most cookies of their own first, then most of others.
    #[default]
    Count,
    /// By name.
    Name,
}

/// The sites that the filter leaves, in their order.
#[derive(Debug, Default)]
pub struct SiteList {
    /// What `ids` are ids of.
    pub inventory: Arc<Inventory>,
    /// In the order of the list.
    pub ids: Vec<SiteId>,
    /// By site: its position in `ids`, so that no frame has to look for it.
    pub lines: Vec<Option<u32>>,
    /// Cookies per category over all sites, also those that the filter hides.
    pub all: [u32; 4],
}

/// The sites whose shown or stored name holds what was typed, in order.
#[must_use]
pub fn sites(inventory: &Arc<Inventory>, typed: &str, order: SiteOrder) -> SiteList {
    let typed = query::fold(typed.trim());
    let holds = |site: &Site| typed.is_empty() || query::fold(&site.shown).contains(&*typed) || site.name.contains(&*typed);
    let mut ids: Vec<SiteId> = (0u32..).map(SiteId).zip(inventory.sites()).filter(|(_, site)| holds(site)).map(|(id, _)| id).collect();
    if order == SiteOrder::Count {
        // Stable, so that equal counts keep the order of names.
        ids.sort_by_key(|id| std::cmp::Reverse(inventory.site(*id).map_or((0, 0), |site| (site.total(), site.foreign_total()))));
    }
    let mut lines = vec![None; inventory.sites().len()];
    for (line, id) in (0u32..).zip(&ids) {
        if let Some(place) = lines.get_mut(id.0 as usize) {
            *place = Some(line);
        }
    }
    SiteList { inventory: Arc::clone(inventory), ids, lines, all: inventory.counts() }
}
