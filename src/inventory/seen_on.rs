use crate::classify::{Classification, Sites, StoreTraits, VisitedSites};
use crate::cookie::{Cookie, CookieTable, KeyedMap, RowId, Strings, Sym, TopLevel};
use crate::site;

/// On the pages of which other site the rows of a store were set, as far as it shows: kept apart under it, or made at the very moment of a visit to it.
///
/// Worked out once per store, as numbers. It is not part of judging, because verdicts are shared by rows of a kind and this is a fact of the row.
#[derive(Debug, Default)]
pub(super) struct SeenOn {
    /// By partition key: the site it stands for; none of a key that is damaged, or of no site.
    keys: Vec<Option<Sym<Sites>>>,
    /// Rows that were made at the moment of a visit, ascending, with the visited site.
    moments: Vec<(RowId, Sym<Sites>)>,
    /// Cookies of others per category, by the site on whose pages they were set.
    pub(super) counts: Vec<[u32; 4]>,
}

impl SeenOn {
    /// Walks through the rows; not at all where there is neither a key nor a history. Sites that hold no cookie are added to those of the
    /// classification.
    pub(super) fn of(table: &CookieTable, of: &mut Classification, visited: Option<&VisitedSites>, traits: StoreTraits) -> Self {
        // Where the browser keeps what is embedded apart, a row without a key was not embedded: it came with a redirect, or from its own page.
        let visited = visited.filter(|_| !traits.partitions_third_parties);
        let keys: Vec<_> = table
            .partitions()
            .map(|(id, key)| table.top_level(id).is_some_and(TopLevel::is_a_site).then(|| of.sites.intern(site::of_key(key))))
            .collect();
        let mut found = Self { keys, ..Self::default() };
        if visited.is_none() && found.keys.iter().all(Option::is_none) {
            return found;
        }
        let mut numbers: KeyedMap<usize, Sym<Sites>> = KeyedMap::default();
        for ((row, cookie), verdict) in (0..).map(RowId).zip(&table.rows).zip(of.verdicts.iter()) {
            let own = of.site_of(&cookie);
            if cookie.partition.is_none()
                && !table.is_browsers_own(&cookie)
                && let Some(visited) = visited
                && let Some(place) = visited.page_of(&cookie, own.map_or("", |own| of.sites.get(own)))
            {
                let name = visited.names().get(place).map_or("", String::as_str);
                let sites: &mut Strings<Sites> = &mut of.sites;
                found.moments.push((row, *numbers.entry(place).or_insert_with(|| sites.intern(name))));
            }
            if let Some(site) = found.site(row, &cookie, own) {
                found.count(site, verdict.category.index());
            }
        }
        found
    }

    fn count(&mut self, site: Sym<Sites>, category: usize) {
        if self.counts.len() <= site.index() {
            self.counts.resize(site.index() + 1, [0; 4]);
        }
        if let Some(count) = self.counts.get_mut(site.index()).and_then(|counts| counts.get_mut(category)) {
            *count += 1;
        }
    }

    /// The site on whose pages a row of the site `own` was set; `None` for what is its own, or of which nothing is known.
    pub(super) fn site(&self, row: RowId, cookie: &Cookie, own: Option<Sym<Sites>>) -> Option<Sym<Sites>> {
        match cookie.partition {
            Some(key) => (*self.keys.get(key.index())?).filter(|top| Some(*top) != own),
            None if self.moments.last().is_none_or(|(last, _)| *last < row) => None,
            None => {
                let place = self.moments.binary_search_by_key(&row, |(row, _)| *row).ok()?;
                self.moments.get(place).map(|(_, site)| *site)
            }
        }
    }
}
