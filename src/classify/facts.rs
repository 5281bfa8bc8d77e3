use super::family::{Beginnings, Families};
use super::{Classifier, EntryId, HostFacts, Sites, StoreTraits, Strength, WordSet, catalogue, domains};
use crate::charter::Purpose;
use crate::cookie::{Cookie, CookieTable, KeyedMap, NamePrefix, SameSite, Strings, Sym};
use crate::site;

/// The number of a base and its names that cover a cookie's.
pub(super) type Candidates = (u32, Vec<u32>);

/// What is known of a name, the same for all cookies of that name.
#[derive(Debug, Default)]
pub(super) struct NameFacts {
    /// Number of the list of catalogue entries that cover it: most names share the empty one.
    candidates: u32,
    /// Candidates of the user's base and of the imports, by the number of the base.
    pub(super) told: Option<Box<[Candidates]>>,
    /// Every candidate is for advertising.
    pub(super) advertising_only: bool,
    pub(super) words: WordSet,
    pub(super) prefix: Option<NamePrefix>,
    /// The beginning it shares with other cookies of its tool.
    pub(super) beginning: Option<Sym<Beginnings>>,
}

/// One fact for each text of a table that has one: four bytes for the others.
#[derive(Debug)]
pub(super) struct PerText<T> {
    at: Vec<u32>,
    /// The first one stands for texts without a fact.
    facts: Vec<T>,
}

impl<T: Default> Default for PerText<T> {
    fn default() -> Self {
        Self::new(0)
    }
}

impl<T: Default> PerText<T> {
    fn new(texts: usize) -> Self {
        Self { at: vec![0; texts], facts: vec![T::default()] }
    }

    fn has(&self, text: Sym) -> bool {
        self.at.get(text.index()).is_some_and(|at| *at != 0)
    }

    fn set(&mut self, text: Sym, fact: T) {
        if let (Some(at), Ok(place)) = (self.at.get_mut(text.index()), u32::try_from(self.facts.len())) {
            *at = place;
            self.facts.push(fact);
        }
    }

    /// The fact of a text; the default one where there is none. No reader makes a row whose texts the table does not hold; but a row without a
    /// verdict would give every row after it the verdict of its neighbour.
    #[expect(clippy::indexing_slicing, reason = "places come from `set`, and the first one is always there")]
    pub(super) fn get(&self, text: Sym) -> &T {
        let at = self.at.get(text.index()).copied().unwrap_or(0);
        self.facts.get(at as usize).unwrap_or(&self.facts[0])
    }
}

/// One fact per distinct name, host and partition key, so that a row only combines them.
#[derive(Debug, Default)]
pub(super) struct Facts {
    names: PerText<NameFacts>,
    pub(super) hosts: PerText<HostFacts>,
    lists: Vec<Box<[EntryId]>>,
    /// The site of each partition key; none of one that is damaged, or of no site, which proves nothing.
    pub(super) partition_sites: Vec<Option<Sym<Sites>>>,
    pub(super) families: Families,
    /// Registrable domains.
    pub(super) sites: Strings<Sites>,
    /// How many of the first of them hold cookies.
    pub(super) own_sites: usize,
}

impl Facts {
    pub(super) fn name(&self, name: Sym) -> &NameFacts {
        self.names.get(name)
    }

    /// The catalogue entries that cover a name, whatever the host.
    pub(super) fn candidates(&self, name: &NameFacts) -> &[EntryId] {
        self.lists.get(name.candidates as usize).map_or(&[], |list| list)
    }
}

/// Gathers facts in one walk over the rows.
struct Gathering<'a> {
    classifier: &'a Classifier<'a>,
    table: &'a CookieTable,
    facts: Facts,
    numbers: KeyedMap<Box<[EntryId]>, u32>,
    /// By site: it holds an unpartitioned cookie which only the site itself can have set.
    own: Vec<bool>,
}

/// The facts of a table.
pub(super) fn gather(classifier: &Classifier<'_>, table: &CookieTable) -> Facts {
    let texts = table.strings.len();
    let facts = Facts { names: PerText::new(texts), hosts: PerText::new(texts), ..Facts::default() };
    let mut gathering = Gathering { classifier, table, facts, numbers: KeyedMap::default(), own: Vec::new() };
    // Number 0, which a name without facts has, is the empty list.
    gathering.list(Vec::new());
    for cookie in &table.rows {
        gathering.add_name(cookie.name);
        gathering.add_host(cookie.host.name());
        gathering.add_row(&cookie);
    }
    gathering.finish()
}

impl Gathering<'_> {
    fn add_name(&mut self, name: Sym) {
        if self.facts.names.has(name) {
            return;
        }
        let text = self.table.strings.get(name);
        let bases = self.classifier.knowledge.bases().map(|(number, base)| (number, base.candidates(text)));
        let told: Box<[_]> = bases.filter(|(_, candidates)| !candidates.is_empty()).collect();
        let candidates = catalogue().candidates(text);
        let advertises = |id: &EntryId| catalogue().get(*id).strictest_purpose() == Purpose::Advertising;
        let facts = NameFacts {
            advertising_only: !candidates.is_empty() && candidates.iter().all(advertises),
            candidates: self.list(candidates),
            told: (!told.is_empty()).then_some(told),
            words: WordSet::of(text),
            prefix: NamePrefix::of(text),
            beginning: self.facts.families.beginning_of(text),
        };
        self.facts.names.set(name, facts);
    }

    /// The number of a list of entries, added when new.
    fn list(&mut self, candidates: Vec<EntryId>) -> u32 {
        if let Some(number) = self.numbers.get(candidates.as_slice()) {
            return *number;
        }
        let number = u32::try_from(self.facts.lists.len()).unwrap_or(u32::MAX);
        let list = candidates.into_boxed_slice();
        self.facts.lists.push(list.clone());
        self.numbers.insert(list, number);
        number
    }

    fn add_host(&mut self, host: Sym) {
        if self.facts.hosts.has(host) {
            return;
        }
        let text = self.table.strings.get(host);
        let site = site::registrable_domain(text);
        let lists = domains();
        let facts = HostFacts {
            site: Some(self.facts.sites.intern(site)),
            site_length: if text.ends_with(site) { u16::try_from(site.len()).unwrap_or(0) } else { 0 },
            third_party: lists.third_party(text).map(|id| (id, lists.get(id))),
            organisation: lists.organisation(site),
            neutral: lists.is_neutral(text),
            visited: self.classifier.visited.is_some_and(|visited| visited.contains(site)),
            declaring: self.classifier.knowledge.charters.iter().any(|charter| charter.covers(text)),
            first_party_siblings: false,
        };
        self.facts.hosts.set(host, facts);
    }

    /// What one row tells of others: siblings of its site, tools at work there.
    fn add_row(&mut self, cookie: &Cookie) {
        let Some(site) = self.facts.hosts.get(cookie.host.name()).site else { return };
        if only_own(cookie, self.classifier.traits) && !self.table.is_browsers_own(cookie) {
            if self.own.len() <= site.index() {
                self.own.resize(site.index() + 1, false);
            }
            if let Some(own) = self.own.get_mut(site.index()) {
                *own = true;
            }
        }
        let name = self.facts.names.get(cookie.name);
        let Some(beginning) = name.beginning else { return };
        let best = catalogue().best(self.facts.candidates(name), self.table.strings.get(cookie.host.name()));
        if let Some(found) = best.filter(|found| found.strength > Strength::Elsewhere) {
            self.facts.families.add(site, beginning, found.entry, catalogue().get(found.entry).strictest_purpose());
        }
    }

    fn finish(self) -> Facts {
        let mut facts = self.facts;
        for host in &mut facts.hosts.facts {
            host.first_party_siblings = host.site.is_some_and(|site| self.own.get(site.index()) == Some(&true));
        }
        // Those that come now are sites of keys alone, which hold no cookie.
        facts.own_sites = facts.sites.len();
        let sites = &mut facts.sites;
        let table = self.table;
        let of_key =
            |(id, key)| table.top_level(id).is_some_and(crate::cookie::TopLevel::is_a_site).then(|| sites.intern(site::of_key(key)));
        facts.partition_sites = table.partitions().map(of_key).collect();
        facts
    }
}

/// Whether only the site itself can have set a cookie.
fn only_own(cookie: &Cookie, traits: StoreTraits) -> bool {
    cookie.partition.is_none()
        && match cookie.same_site {
            Some(SameSite::Lax | SameSite::Strict) => true,
            Some(SameSite::Unset) => traits.lax_by_default,
            _ => false,
        }
}
