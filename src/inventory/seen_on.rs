use std::ops::Range;

use crate::classify::{Classification, Sites, StoreTraits, VisitedSites};
use crate::cookie::{Cookie, CookieTable, PartitionId, RowId, Sym, TopLevel};
use crate::parallel::in_parts;
use crate::site;

/// On the pages of which other site the rows of a store were set, as far as it shows: kept apart under it, recorded so, or made at the very moment of a
/// visit to it.
///
/// Worked out once per store, as numbers. It is not part of judging, because verdicts are shared by rows of a kind and this is a fact of the row.
#[derive(Debug, Default)]
pub(super) struct SeenOn {
    /// By partition key: the site it stands for; none of a key that is damaged, or of no site.
    keys: Vec<Option<Sym<Sites>>>,
    /// Rows that were set on the pages of another site by what is recorded of them, or were made at the moment of a visit; ascending, with the site.
    rows: Vec<(RowId, Sym<Sites>)>,
    /// Cookies of others per category, by the site on whose pages they were set.
    pub(super) counts: Vec<[u32; 4]>,
}

/// What a part of the rows shows.
#[derive(Default)]
struct Found<'a> {
    /// Cookies of others per category, by the site that their keys name.
    counts: Vec<[u32; 4]>,
    /// Rows without a key that were set on the pages of another site, with that site and their category.
    rows: Vec<(RowId, &'a str, usize)>,
}

/// Rows from which on a second thread gains something that anybody would notice.
const ROWS_A_THREAD: usize = 10_000;

impl SeenOn {
    /// Walks through the rows; not at all where there is neither a key, a record of pages nor a history. Sites that hold no cookie are added to those of the
    /// classification.
    pub(super) fn of(table: &CookieTable, of: &mut Classification, visited: Option<&VisitedSites>, traits: StoreTraits) -> Self {
        // Where the browser keeps what is embedded apart, a row without a key was not embedded: it came with a redirect, or from its own page.
        let visited = visited.filter(|_| !traits.partitions_third_parties);
        let is_of_a_site = |id| table.top_level(id).is_some_and(TopLevel::is_a_site);
        let keys: Vec<_> = table.partitions().map(|(id, key)| is_of_a_site(id).then(|| of.sites.intern(site::of_key(key)))).collect();
        let mut seen_on = Self { keys, ..Self::default() };
        if visited.is_none() && !table.records_pages() && seen_on.keys.iter().all(Option::is_none) {
            return seen_on;
        }
        let judged: &Classification = of;
        let keys_alone = visited.is_none() && !table.records_pages();
        let parts = in_parts(table.rows.len(), ROWS_A_THREAD, |rows| {
            if keys_alone {
                Found::by_keys(&seen_on, table, judged, &rows)
            } else {
                Found::in_rows(&seen_on, table, judged, visited, &rows)
            }
        });
        for part in parts {
            for (row, site, category) in part.rows {
                let site = of.sites.intern(site);
                seen_on.rows.push((row, site));
                add(&mut seen_on.counts, site, category);
            }
            for (site, counts) in (0..).zip(part.counts) {
                seen_on.counts.resize(seen_on.counts.len().max(site + 1), [0; 4]);
                if let Some(sums) = seen_on.counts.get_mut(site) {
                    sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
                }
            }
        }
        seen_on
    }

    /// The site that a partition key of a row of the site `own` stands for; `None` for that site itself.
    fn site_of_key(&self, key: PartitionId, own: Option<Sym<Sites>>) -> Option<Sym<Sites>> {
        (*self.keys.get(key.index())?).filter(|top| Some(*top) != own)
    }

    /// The site on whose pages a row of the site `own` was set; `None` for what is its own, or of which nothing is known.
    pub(super) fn site(&self, row: RowId, cookie: &Cookie, own: Option<Sym<Sites>>) -> Option<Sym<Sites>> {
        match cookie.partition {
            Some(key) => self.site_of_key(key, own),
            None if self.rows.last().is_none_or(|(last, _)| *last < row) => None,
            None => {
                let place = self.rows.binary_search_by_key(&row, |(row, _)| *row).ok()?;
                self.rows.get(place).map(|(_, site)| *site)
            }
        }
    }
}

impl<'a> Found<'a> {
    /// What keys show, where nothing else shows anything: rows without one, which most are, need not be looked at.
    fn by_keys(seen_on: &SeenOn, table: &CookieTable, judged: &Classification, rows: &Range<usize>) -> Self {
        let mut found = Self::default();
        let named = table.rows.named_from(first_of(rows)).take(rows.len());
        for (row, named) in rows.clone().zip(named) {
            let Some(key) = named.partition else { continue };
            let site = seen_on.site_of_key(key, judged.site_of_host(named.host));
            if let (Some(site), Some(category)) = (site, category_of(judged, row)) {
                add(&mut found.counts, site, category);
            }
        }
        found
    }

    fn in_rows(
        seen_on: &SeenOn,
        table: &'a CookieTable,
        judged: &Classification,
        visited: Option<&'a VisitedSites>,
        rows: &Range<usize>,
    ) -> Self {
        let mut found = Self::default();
        let first = first_of(rows);
        for (row, cookie) in (first.0..).map(RowId).zip(table.rows.iter_from(first).take(rows.len())) {
            let own = judged.site_of(&cookie);
            let Some(category) = category_of(judged, row.index()) else { continue };
            if let Some(site) = seen_on.site(row, &cookie, own) {
                add(&mut found.counts, site, category);
            } else if !table.is_browsers_own(&cookie) {
                let own = own.map_or("", |own| judged.sites.get(own));
                found.rows.extend(page_of(row, &cookie, own, table, visited).map(|site| (row, site, category)));
            }
        }
        found
    }
}

/// The other site on whose page a row without a key was set. What is recorded of the row decides, also that it was set on a page of its own site; only
/// where nothing is, the moments of visits do.
fn page_of<'a>(row: RowId, cookie: &Cookie, own: &str, table: &'a CookieTable, visited: Option<&'a VisitedSites>) -> Option<&'a str> {
    match table.set_on(row).filter(|_| cookie.partition.is_none()) {
        Some(page) => Some(site::registrable_domain(page)).filter(|site| *site != own),
        None => visited?.names().get(visited?.page_of(cookie, own)?).map(String::as_str),
    }
}

fn first_of(rows: &Range<usize>) -> RowId {
    RowId(u32::try_from(rows.start).unwrap_or(u32::MAX))
}

fn category_of(judged: &Classification, row: usize) -> Option<usize> {
    judged.verdicts.get(row).map(|verdict| verdict.category.index())
}

fn add(counts: &mut Vec<[u32; 4]>, site: Sym<Sites>, category: usize) {
    if counts.len() <= site.index() {
        counts.resize(site.index() + 1, [0; 4]);
    }
    if let Some(count) = counts.get_mut(site.index()).and_then(|counts| counts.get_mut(category)) {
        *count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::{Classifier, Knowledge};
    use crate::cookie::{Expiry, Host, Moment, PartitionKey, SameSite, ValueShape};

    /// Enough rows for several threads: what parts found stands in the order of the rows, and nothing is counted twice.
    #[test]
    fn parts_give_what_one_walk_would() {
        let at = |seconds: i64| Moment::from_unix_micros(seconds * 1_000_000).unwrap();
        let mut table = CookieTable::default();
        let key = table.add_partition(PartitionKey::parse_schemeful_site("https://kept.example", true).unwrap());
        let plain = Cookie {
            name: table.strings.intern("n"),
            path: table.strings.intern("/"),
            host: Host::parse("pub.example", None, &mut table.strings).unwrap(),
            partition: None,
            container: None,
            created: None,
            last_set: None,
            last_accessed: None,
            expiry: Expiry::Session,
            secure: None,
            http_only: None,
            same_site: Some(SameSite::None),
            shape: ValueShape::Missing,
            set_by: None,
            from_log: false,
        };
        let rows = u32::try_from(3 * ROWS_A_THREAD).unwrap();
        for row in 0..rows {
            // Kept apart, made as a page was opened, made when nothing was.
            table.rows.push(match row % 3 {
                0 => Cookie { partition: key, ..plain },
                1 => Cookie { created: Some(at(10_000)), ..plain },
                _ => Cookie { created: Some(at(10_500)), ..plain },
            });
        }
        let visited = VisitedSites::new([("www.visited.example", at(10_000))].into_iter(), Some((at(9_000), at(11_000))));
        let (knowledge, traits) = (Knowledge::default(), StoreTraits::default());
        let mut judged = Classifier { knowledge: &knowledge, visited: Some(&visited), traits }.classify(&table);
        let seen_on = SeenOn::of(&table, &mut judged, Some(&visited), traits);
        assert!(seen_on.rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let count = |name| seen_on.counts[judged.sites.find(name).unwrap().index()].iter().sum::<u32>();
        assert_eq!((count("kept.example"), count("visited.example")), (rows / 3, rows / 3));
        for (row, cookie) in (0..).map(RowId).zip(&table.rows).step_by(7_919) {
            let site = seen_on.site(row, &cookie, judged.site_of(&cookie)).map(|site| judged.sites.get(site));
            assert_eq!(site, [Some("kept.example"), Some("visited.example"), None][row.index() % 3]);
        }
    }
}
