//! Who gets the data of a row, as numbers: worked out once per verdict and host, so that a million rows only look up.

use ahash::RandomState;
use std::collections::HashMap;

use crate::charter::Party;
use crate::classify::{Domains, EntryId, ThirdPartyId, Verdict, catalogue, domains};
use crate::cookie::{Cookie, Sym, ValueShape};
use crate::inventory::{Inventory, OpenStore};
use crate::site;

/// Texts by number; 0 is the empty one.
pub(in crate::query) struct Named<'a> {
    texts: Vec<&'a str>,
    numbers: HashMap<&'a str, u32, RandomState>,
}

impl<'a> Named<'a> {
    fn new() -> Self {
        Self { texts: vec![""], numbers: HashMap::from_iter([("", 0)]) }
    }

    fn number(&mut self, text: &'a str) -> u32 {
        *self.numbers.entry(text).or_insert_with(|| {
            self.texts.push(text);
            u32::try_from(self.texts.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// The texts, each at the place of its number.
    pub(in crate::query) fn texts(&self) -> &[&'a str] {
        &self.texts
    }
}

/// The provider of each row: [`crate::inventory::CookieView::provider`] as a number.
pub(in crate::query) struct Providers<'a> {
    pub(in crate::query) names: Named<'a>,
    /// By number of the verdict; none where it depends on the host.
    by_verdict: Vec<Option<u32>>,
    /// By number of the host's text.
    by_host: Vec<u32>,
}

impl<'a> Providers<'a> {
    pub(in crate::query) fn of_store(inventory: &'a Inventory, store: &'a OpenStore) -> Self {
        let mut names = Named::new();
        let known = |verdict: &Verdict| provider_of(inventory, store, verdict);
        let by_verdict = store.classification.verdicts.distinct().iter().map(|verdict| known(verdict).map(|name| names.number(name)));
        let by_verdict = by_verdict.collect();
        // Most texts are no hosts of third parties: their number is that of the empty text.
        let of_host = |host: Sym| store.classification.third_party_of_host(host).map(organisation_of);
        let by_host = store.report.cookies.strings.iter().map(|(host, _)| of_host(host).map_or(0, |name| names.number(name))).collect();
        Self { names, by_verdict, by_host }
    }

    pub(in crate::query) fn of(&self, cookie: &Cookie, verdict: u32) -> u32 {
        let of_verdict = self.by_verdict.get(verdict as usize).copied().flatten();
        of_verdict.or_else(|| self.by_host.get(cookie.host.name().index()).copied()).unwrap_or(0)
    }
}

fn organisation_of(third_party: ThirdPartyId) -> &'static str {
    domains().get(third_party).organisation.get()
}

/// The provider that a verdict names, whatever the host is.
fn provider_of<'a>(inventory: &'a Inventory, store: &OpenStore, verdict: &Verdict) -> Option<&'a str> {
    let knowledge = inventory.knowledge();
    if let Some(decided) = decided_by_user(inventory, store, verdict) {
        return Some(decided);
    }
    let declared = verdict.declaration.and_then(|line| knowledge.declaration(line)).map_or("", |(_, line)| &*line.provider);
    let known = || match verdict.entry {
        Some(id) => catalogue().get(id).provider.get(),
        None => verdict.base_line.and_then(|line| knowledge.base_line(line)).map_or("", |(_, known)| &*known.provider),
    };
    let name = if declared.is_empty() { known() } else { declared };
    (!name.is_empty()).then_some(name)
}

/// The provider that the user named.
fn decided_by_user<'a>(inventory: &'a Inventory, store: &OpenStore, verdict: &Verdict) -> Option<&'a str> {
    inventory.knowledge().own_provider(store.classification.verdicts.evidence().get(verdict.evidence))
}

/// The third party of each row: [`crate::inventory::CookieView::organisation`] as a number.
pub(in crate::query) struct Organisations<'a> {
    pub(in crate::query) names: Named<'a>,
    by_verdict: Vec<OfVerdict>,
    by_host: Vec<OfHost>,
    google: u32,
    meta: u32,
}

/// What a verdict says of the third party.
#[derive(Clone, Copy)]
enum OfVerdict {
    /// There is none.
    Nobody,
    /// The one that the user named.
    Decided(u32),
    /// The site stored it for somebody: whom the catalogue names, else whom the value, the verdict or the host tells.
    Reader { of_entry: Option<u32>, known: Option<u32> },
    /// Whoever has the domain; the provider of the entry where nobody is known and the host is one of its own.
    Owner { at_home: Option<(EntryId, u32)> },
}

/// What a host says of it.
#[derive(Clone, Copy)]
struct OfHost {
    /// Who has the domain, where that is known.
    owner: Option<u32>,
    /// The provider of the third party that the host is known as.
    provider: Option<u32>,
    site: u32,
}

impl<'a> Organisations<'a> {
    pub(in crate::query) fn of_store(inventory: &'a Inventory, store: &'a OpenStore) -> Self {
        let lists = domains();
        let mut names = Named::new();
        let by_verdict = |verdict: &Verdict, names: &mut Named<'a>| {
            let entry = verdict.entry.map(|id| (id, catalogue().get(id))).filter(|(_, entry)| !entry.provider.is_empty());
            let decided = decided_by_user(inventory, store, verdict);
            match verdict.party {
                Party::First => OfVerdict::Nobody,
                Party::ForThird | Party::Third if let Some(decided) = decided => OfVerdict::Decided(names.number(lists.above(decided))),
                Party::ForThird => OfVerdict::Reader {
                    of_entry: entry.filter(|(_, entry)| entry.for_third).map(|(_, entry)| names.number(lists.above(entry.provider.get()))),
                    known: provider_of(inventory, store, verdict).map(|name| names.number(lists.above(name))),
                },
                Party::Third => {
                    OfVerdict::Owner { at_home: entry.map(|(id, entry)| (id, names.number(lists.above(entry.provider.get())))) }
                }
            }
        };
        let by_verdict = store.classification.verdicts.distinct().iter().map(|verdict| by_verdict(verdict, &mut names)).collect();
        let hosts = store.report.cookies.strings.iter();
        let by_host = hosts.map(|(host, _)| OfHost::of(store, host, lists, &mut names)).collect();
        let (google, meta) = (names.number(lists.above("Google")), names.number(lists.above("Meta")));
        Self { names, by_verdict, by_host, google, meta }
    }

    pub(in crate::query) fn of(&self, store: &OpenStore, cookie: &Cookie, verdict: u32) -> u32 {
        let host = cookie.host.name();
        let Some((of_verdict, of_host)) = self.by_verdict.get(verdict as usize).zip(self.by_host.get(host.index())) else { return 0 };
        match (of_verdict, cookie.shape) {
            (OfVerdict::Nobody, _) => 0,
            (OfVerdict::Decided(provider), _) => *provider,
            (OfVerdict::Reader { of_entry: Some(reader), .. }, _) => *reader,
            (OfVerdict::Reader { .. }, ValueShape::GoogleAnalytics | ValueShape::GoogleAds) => self.google,
            (OfVerdict::Reader { .. }, ValueShape::MetaPixel) => self.meta,
            (OfVerdict::Reader { known, .. }, _) => known.or(of_host.provider).unwrap_or(of_host.site),
            (OfVerdict::Owner { at_home }, _) => of_host.owner.or_else(|| at_home_of(*at_home, store, host)).unwrap_or(of_host.site),
        }
    }
}

/// The provider of an entry, where the host lies in one of its domains.
fn at_home_of(at_home: Option<(EntryId, u32)>, store: &OpenStore, host: Sym) -> Option<u32> {
    let (entry, provider) = at_home?;
    let host = store.report.cookies.strings.get(host);
    catalogue().get(entry).domains.iter().any(|domain| site::is_within(host, domain)).then_some(provider)
}

impl OfHost {
    fn of<'a>(store: &'a OpenStore, host: Sym, lists: &'static Domains, names: &mut Named<'a>) -> Self {
        let classification = &store.classification;
        let Some(site) = classification.site_of_host(host).map(|site| classification.sites.get(site)) else {
            return Self { owner: None, provider: None, site: 0 };
        };
        let provider = classification.third_party_of_host(host).map(organisation_of);
        let owner = lists.organisation(site).map(|id| lists.organisation_name(id)).or(provider);
        Self {
            owner: owner.map(|name| names.number(lists.above(name))),
            provider: provider.filter(|name| !name.is_empty()).map(|name| names.number(lists.above(name))),
            site: names.number(lists.above(site)),
        }
    }
}
