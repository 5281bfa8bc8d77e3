use std::sync::Arc;

use crate::charter::Party;
use crate::cookie::KeyedMap;
use crate::inventory::{CookieView, Inventory, SiteId};
use crate::query::Filter;
use crate::query::filter::{Key, Value};

/// An organisation other than the visited sites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThirdPartySum {
    /// Its name, or the registrable domain of one that nobody knows.
    pub name: Arc<str>,
    /// The domains its cookies stand under, most cookies first.
    pub domains: Box<[Arc<str>]>,
    /// On how many sites it was seen: those on whose pages it set cookies, and those whose own cookies work for it.
    pub sites: usize,
    /// Whether it may be on more: the browser does not keep its cookies apart, so one of them serves every site that embeds it.
    pub at_least: bool,
    /// How many cookies.
    pub cookies: u32,
}

impl ThirdPartySum {
    /// Exactly its cookies.
    #[must_use]
    pub fn filter(&self) -> Filter {
        Filter::on(Key::Organisation, Value::text(&*self.name))
    }
}

/// Sums up cookies of third parties by organisation.
///
/// An inventory may have as many of them as sites, most with a single domain: what belongs to one is a list of pairs of numbers, sorted once. Tried and
/// thrown out: a set of sites and a map of domains for each, which were a third of what the window held.
pub(super) struct ThirdParties<'a> {
    inventory: &'a Inventory,
    numbers: KeyedMap<&'a str, u32>,
    parties: Vec<Seen<'a>>,
    /// Number of the party, and a site that it was seen on.
    sites: Vec<(u32, SiteId)>,
    /// Number of the party, and the site that one of its cookies stands under: a pair for each.
    domains: Vec<(u32, SiteId)>,
}

struct Seen<'a> {
    name: &'a str,
    at_least: bool,
    cookies: u32,
}

impl<'a> ThirdParties<'a> {
    pub(super) fn of(inventory: &'a Inventory) -> Self {
        Self { inventory, numbers: KeyedMap::default(), parties: Vec::new(), sites: Vec::new(), domains: Vec::new() }
    }

    pub(super) fn add(&mut self, view: &CookieView<'a>) {
        if view.verdict.party == Party::First {
            return;
        }
        let name = view.organisation();
        let number = *self.numbers.entry(name).or_insert_with(|| {
            self.parties.push(Seen { name, at_least: false, cookies: 0 });
            u32::try_from(self.parties.len() - 1).unwrap_or(u32::MAX)
        });
        let Some(seen) = self.parties.get_mut(number as usize) else { return };
        seen.cookies += 1;
        if view.verdict.party == Party::ForThird {
            self.sites.extend(view.site_id().map(|site| (number, site)));
            return;
        }
        seen.at_least |= view.cookie.partition().is_none();
        self.sites.extend(view.seen_on_id().map(|site| (number, site)));
        self.domains.extend(view.site_id().map(|site| (number, site)));
    }

    pub(super) fn most_sites(mut self) -> Vec<ThirdPartySum> {
        self.sites.sort_unstable();
        self.sites.dedup();
        self.domains.sort_unstable();
        let mut sites = self.sites.chunk_by(|(number, _), (next, _)| number == next).peekable();
        let mut domains = self.domains.chunk_by(|(number, _), (next, _)| number == next).peekable();
        let is_of = |number: u32| move |pairs: &&[(u32, SiteId)]| pairs.first().is_some_and(|(of, _)| *of == number);
        let mut sums: Vec<ThirdPartySum> = (0..)
            .zip(&self.parties)
            .map(|(number, seen)| {
                let domains = self.domains_of(domains.next_if(is_of(number)).unwrap_or_default());
                let own_text = domains.iter().find(|domain| ***domain == *seen.name);
                ThirdPartySum {
                    name: own_text.map_or_else(|| seen.name.into(), Arc::clone),
                    domains,
                    sites: sites.next_if(is_of(number)).map_or(0, <[_]>::len),
                    at_least: seen.at_least,
                    cookies: seen.cookies,
                }
            })
            .collect();
        sums.sort_unstable_by(|a, b| (b.sites, b.cookies).cmp(&(a.sites, a.cookies)).then_with(|| a.name.cmp(&b.name)));
        sums
    }

    /// The domains of one party, of which there is a pair for each cookie, in the order of the sites.
    fn domains_of(&self, pairs: &[(u32, SiteId)]) -> Box<[Arc<str>]> {
        let counted =
            pairs.chunk_by(|pair, next| pair == next).filter_map(|same| Some((same.len(), self.inventory.site(same.first()?.1)?)));
        let mut domains: Vec<_> = counted.collect();
        domains.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
        domains.into_iter().map(|(_, site)| Arc::clone(&site.name)).collect()
    }
}
