use std::sync::Arc;

use super::groups::{Group, GroupBy, Keys};
use crate::charter::Language;
use crate::inventory::{CookieId, Inventory, Site, SiteId};
use crate::parallel::Flag;
use crate::query::{self, Facets, Filter, SearchWords, Sort};

/// The cookies that the filters leave, sorted.
#[derive(Debug, Default)]
pub struct Rows {
    /// What `ids` are ids of.
    pub inventory: Arc<Inventory>,
    /// In the order of the table.
    pub ids: Vec<CookieId>,
    /// Per category, for the chips.
    pub counts: [u32; 4],
    /// What they are grouped by.
    pub by: Option<GroupBy>,
    /// The groups, which hold all rows in their order; none where they are not grouped.
    pub groups: Vec<Group>,
}

/// Everything the table depends on.
#[derive(Clone)]
pub struct RowsRequest {
    /// The cookies.
    pub inventory: Arc<Inventory>,
    /// What to keep.
    pub filter: Filter,
    /// By which columns and which way, the first one first.
    pub sort: Vec<Sort>,
    /// What stands together, in which order follows from `sort` where it has that column, else from its cells.
    pub by: Option<GroupBy>,
    /// For searching what one sees, and for sorting descriptions.
    pub language: Language,
    /// The shown words of codes.
    pub words: SearchWords,
}

/// Filters and sorts. Once `stop` is raised nobody waits for the rows any more: what is given then is not whole.
#[must_use]
pub fn rows(request: &RowsRequest, stop: &Flag) -> Rows {
    let mut selection = query::select_until(&request.inventory, &request.filter, &request.words, stop);
    let keys = request.by.map(|by| Keys::of(&request.inventory, &selection.ids, by, request.language));
    query::sort_until(&request.inventory, &mut selection.ids, &order(request), request.language, stop);
    let groups = keys.map(|keys| keys.groups(&selection.ids)).unwrap_or_default();
    Rows { inventory: Arc::clone(&request.inventory), ids: selection.ids, counts: selection.counts, by: request.by, groups }
}

/// By the column of the groups first.
fn order(request: &RowsRequest) -> Vec<Sort> {
    let Some(column) = request.by.map(GroupBy::column) else { return request.sort.clone() };
    let descending = request.sort.iter().find(|sort| sort.column == column).is_some_and(|sort| sort.descending);
    let others = request.sort.iter().filter(|sort| sort.column != column).copied();
    std::iter::once(Sort { column, descending }).chain(others).collect()
}

/// How many cookies each value would leave, under the filter of the same request. `stop` as in [`rows`].
#[must_use]
pub fn facets(request: &RowsRequest, stop: &Flag) -> Facets {
    query::facets_until(&request.inventory, &request.filter, &request.words, stop)
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

/// How many cookies the list shows for a site, per category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SiteCounts {
    /// Its own.
    pub own: [u32; 4],
    /// Of others, set on its pages.
    pub foreign: [u32; 4],
}

impl SiteCounts {
    fn of(site: &Site) -> Self {
        Self { own: site.counts, foreign: site.foreign }
    }

    /// All its own.
    #[must_use]
    pub fn own_total(&self) -> u32 {
        self.own.iter().sum()
    }

    /// All of others.
    #[must_use]
    pub fn foreign_total(&self) -> u32 {
        self.foreign.iter().sum()
    }

    /// All that a visit to the site shows, per category.
    #[must_use]
    pub fn visit(&self) -> [u32; 4] {
        let mut sum = self.own;
        sum.iter_mut().zip(self.foreign).for_each(|(sum, count)| *sum += count);
        sum
    }
}

/// The sites that the filters leave, in their order.
#[derive(Debug, Default)]
pub struct SiteList {
    /// What `ids` are ids of.
    pub inventory: Arc<Inventory>,
    /// In the order of the list.
    pub ids: Vec<SiteId>,
    /// By site: how many cookies the filters leave it.
    pub counts: Vec<SiteCounts>,
    /// By site: its position in `ids`, so that no frame has to look for it.
    pub lines: Vec<Option<u32>>,
    /// Cookies per category over all sites that the filters leave, also those whose name does not hold what was typed.
    pub all: [u32; 4],
}

impl SiteList {
    /// What is shown for a site.
    #[must_use]
    pub fn counts_of(&self, id: SiteId) -> SiteCounts {
        self.counts.get(id.0 as usize).copied().unwrap_or_default()
    }
}

/// Everything the list of sites depends on.
#[derive(Clone)]
pub struct SitesRequest {
    /// The cookies.
    pub inventory: Arc<Inventory>,
    /// What the table is limited to beside the site: the list shows on which sites that is.
    pub filter: Filter,
    /// The shown words of codes.
    pub words: SearchWords,
    /// Letters that the name of a site is to hold.
    pub typed: String,
    /// The order.
    pub order: SiteOrder,
}

/// The sites whose shown or stored name holds what was typed and that have cookies which the filter leaves, in order. `stop` as in [`rows`].
#[must_use]
pub fn sites(request: &SitesRequest, stop: &Flag) -> SiteList {
    let inventory = &request.inventory;
    let typed = query::fold(request.typed.trim());
    let holds = |site: &Site| typed.is_empty() || query::fold(&site.shown).contains(&*typed) || site.name.contains(&*typed);
    let is_narrow = request.filter != Filter::default();
    let (counts, all) =
        if is_narrow { counts_left(request, stop) } else { (inventory.sites().iter().map(SiteCounts::of).collect(), inventory.counts()) };
    let total = |id: &SiteId| counts.get(id.0 as usize).map_or((0, 0), |site: &SiteCounts| (site.own_total(), site.foreign_total()));
    let named = (0u32..).map(SiteId).zip(inventory.sites()).filter(|(_, site)| holds(site)).map(|(id, _)| id);
    let mut ids: Vec<SiteId> = named.filter(|id| !is_narrow || total(id) != (0, 0)).collect();
    if request.order == SiteOrder::Count {
        // Stable, so that equal counts keep the order of names.
        ids.sort_by_key(|id| std::cmp::Reverse(total(id)));
    }
    let mut lines = vec![None; inventory.sites().len()];
    for (line, id) in (0u32..).zip(&ids) {
        if let Some(place) = lines.get_mut(id.0 as usize) {
            *place = Some(line);
        }
    }
    SiteList { inventory: Arc::clone(inventory), ids, counts, lines, all }
}

/// Cookies that the filter leaves, by the site they are of and by the one on whose pages they were set.
fn counts_left(request: &SitesRequest, stop: &Flag) -> (Vec<SiteCounts>, [u32; 4]) {
    let inventory = &request.inventory;
    let (mut counts, mut all) = (vec![SiteCounts::default(); inventory.sites().len()], [0; 4]);
    let left = query::select_until(inventory, &request.filter, &request.words, stop);
    for view in inventory.views(left.ids).take_while(|view| !stop.is_cancelled_at(view.id.0 as usize)) {
        let category = view.verdict.category.index();
        let add = |counts: &mut [u32; 4]| counts.iter_mut().skip(category).take(1).for_each(|count| *count += 1);
        add(&mut all);
        if let Some(site) = view.site_id().and_then(|id| counts.get_mut(id.0 as usize)) {
            add(&mut site.own);
        }
        if let Some(site) = view.seen_on_id().and_then(|id| counts.get_mut(id.0 as usize)) {
            add(&mut site.foreign);
        }
    }
    (counts, all)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::classify::Knowledge;
    use crate::column::ColumnId;
    use crate::inventory::OpenStore;
    use crate::query::filter::{Key, Value};
    use crate::store::{HistoryChoice, KeepValues, Progress, ReadOptions, StoreSource, read_sample};

    /// Letters come faster than rows: what was begun for the letters before must not take the cores from what one waits for.
    #[test]
    fn what_nobody_waits_for_any_more_ends() {
        let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: Timestamp::UNIX_EPOCH };
        let report = read_sample(&options, &Progress::default()).unwrap();
        let store = Arc::new(OpenStore::classify(report, StoreSource::sample(), &Knowledge::default()));
        let inventory = Arc::new(Inventory::new(vec![store], Knowledge::default()));
        let filter = Filter::on(Key::Secure, Value::Flag(Some(true)));
        let (language, words) = (Language::En, SearchWords::default());
        let sort = vec![Sort { column: ColumnId::Name, descending: false }];
        let request =
            RowsRequest { inventory: Arc::clone(&inventory), filter: filter.clone(), sort, by: None, language, words: words.clone() };
        let of_sites = SitesRequest { inventory, filter, words, typed: String::new(), order: SiteOrder::Count };
        let (wanted, unwanted) = (Flag::default(), Flag::default());
        unwanted.raise();

        assert!(!rows(&request, &wanted).ids.is_empty() && rows(&request, &unwanted).ids.is_empty());
        assert!(!sites(&of_sites, &wanted).ids.is_empty() && sites(&of_sites, &unwanted).ids.is_empty());
        let secure = |stop: &Flag| facets(&request, stop).count(Key::Secure, &Value::Flag(Some(true)));
        assert!(secure(&wanted) > 0 && secure(&unwanted) == 0);
        let everything = RowsRequest { filter: Filter::default(), ..request };
        let (sorted, unsorted) = (rows(&everything, &wanted), rows(&everything, &unwanted));
        assert!(sorted.ids.len() == unsorted.ids.len() && unsorted.ids.is_sorted() && !sorted.ids.is_sorted(), "sorting ends too");
    }
}
