use crate::charter::Party;
use crate::cookie::{KeyedMap, KeyedSet};
use crate::inventory::CookieView;
use crate::query::Filter;
use crate::query::filter::{Key, Value};

/// An organisation other than the visited sites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThirdPartySum {
    /// Its name, or the registrable domain of one that nobody knows.
    pub name: String,
    /// The domains its cookies stand under, most cookies first.
    pub domains: Vec<String>,
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
        Filter::on(Key::Organisation, Value::text(&self.name))
    }
}

/// Sums up cookies of third parties by organisation.
#[derive(Default)]
pub(super) struct ThirdParties<'a>(KeyedMap<&'a str, Seen<'a>>);

#[derive(Default)]
struct Seen<'a> {
    sites: KeyedSet<&'a str>,
    domains: KeyedMap<&'a str, u32>,
    at_least: bool,
    cookies: u32,
}

impl<'a> ThirdParties<'a> {
    pub(super) fn add(&mut self, view: &CookieView<'a>) {
        if view.verdict.party == Party::First {
            return;
        }
        let seen = self.0.entry(view.organisation()).or_default();
        seen.cookies += 1;
        if view.verdict.party == Party::ForThird {
            seen.sites.insert(view.site);
            return;
        }
        seen.sites.extend(view.seen_on());
        seen.at_least |= view.cookie.partition().is_none();
        *seen.domains.entry(view.site).or_default() += 1;
    }

    pub(super) fn most_sites(self) -> Vec<ThirdPartySum> {
        let mut sums: Vec<ThirdPartySum> = self.0.into_iter().map(|(name, seen)| seen.sum(name)).collect();
        sums.sort_unstable_by(|a, b| (b.sites, b.cookies).cmp(&(a.sites, a.cookies)).then_with(|| a.name.cmp(&b.name)));
        sums
    }
}

impl Seen<'_> {
    fn sum(self, name: &str) -> ThirdPartySum {
        let mut domains: Vec<_> = self.domains.into_iter().collect();
        domains.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        ThirdPartySum {
            name: name.to_owned(),
            domains: domains.into_iter().map(|(domain, _)| domain.to_owned()).collect(),
            sites: self.sites.len(),
            at_least: self.at_least,
            cookies: self.cookies,
        }
    }
}
