use std::hint::black_box;

use super::family::{Beginnings, Families};
use super::{CommonId, EntryId, HostFacts, OrganisationId, Sites, WordSet};
use crate::charter::Purpose;
use crate::cookie::{Cookie, KeyedMap, NamePrefix, PartitionId, Strings, Sym};

/// The number of a base and its names that cover a cookie's.
pub(super) type Candidates = (u32, Vec<u32>);

/// What is known of a name, the same for all cookies of that name. Most names of a store share it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct NameFacts {
    /// The catalogue entries that cover it, among [`Facts::lists`]; number 0 is the empty list.
    pub(super) candidates: u32,
    /// What the user's base and the imports hold for it, among [`Facts::imported`]; number 0 is nothing.
    pub(super) imported: u32,
    /// The name or pattern that charters of other sites declare.
    pub(super) common: Option<CommonId>,
    /// A tool of the catalogue whose names begin so, and what they are for; of names that no entry covers.
    pub(super) kin: Option<(EntryId, Purpose)>,
    /// Some candidate is what only signing in on its domain leaves.
    pub(super) account: bool,
    /// Every candidate is for advertising.
    pub(super) advertising_only: bool,
    pub(super) words: WordSet,
    pub(super) prefix: Option<NamePrefix>,
    /// The beginning it shares with other cookies of its tool.
    pub(super) beginning: Option<Sym<Beginnings>>,
}

/// What is known of one host alone.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct HostPlace {
    /// Its registrable domain.
    pub(super) site: Option<Sym<Sites>>,
    /// The bytes of the registrable domain, where it is the end of the host.
    pub(super) site_length: u16,
    /// Some cookie of the site can only have been set by the site itself.
    pub(super) first_party_siblings: bool,
    /// It is the site's front, and some cookie of the site is what only signing in there leaves: hosts below it may be for the pages of others.
    pub(super) signed_in: bool,
    /// All that stands on the site is unknown identifiers, and words that speak of comfort.
    pub(super) among_identifiers: bool,
    /// Number of its [`HostFacts`], which most hosts of a store share.
    pub(super) facts: u32,
}

/// The site of a partition key.
#[derive(Clone, Copy, Debug)]
pub(super) struct TopSite {
    pub(super) site: Sym<Sites>,
    pub(super) organisation: Option<OrganisationId>,
    /// Some charter speaks for it.
    pub(super) declaring: bool,
}

/// Values of which each distinct one is kept once, numbered from 0: the default one.
#[derive(Debug)]
pub(super) struct Numbered<T> {
    numbers: KeyedMap<T, u32>,
    values: Vec<T>,
}

impl<T: Clone + Default + Eq + std::hash::Hash> Default for Numbered<T> {
    fn default() -> Self {
        let mut numbered = Self { numbers: KeyedMap::default(), values: Vec::new() };
        numbered.number(T::default());
        numbered
    }
}

impl<T: Clone + Eq + std::hash::Hash> Numbered<T> {
    /// The number of a value, added when new.
    pub(super) fn number(&mut self, value: T) -> u32 {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(value.clone());
        self.numbers.insert(value, number);
        number
    }

    /// A value by number; the default one for a number that was never given.
    #[expect(clippy::indexing_slicing, reason = "the first one is always there")]
    pub(super) fn get(&self, number: u32) -> &T {
        self.values.get(number as usize).unwrap_or(&self.values[0])
    }

    /// All values in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.values.iter()
    }
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
    pub(super) fn new(texts: usize) -> Self {
        Self { at: vec![0; texts], facts: vec![T::default()] }
    }

    pub(super) fn set(&mut self, text: Sym, fact: T) {
        if let (Some(at), Ok(place)) = (self.at.get_mut(text.index()), u32::try_from(self.facts.len())) {
            *at = place;
            self.facts.push(fact);
        }
    }

    /// The fact of a text; the default one where there is none. No reader makes a row whose texts the table does not hold; but a row without a
    /// verdict would give every row after it the verdict of its neighbour.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "places come from `set`, and the first one is always there")]
    pub(super) fn get(&self, text: Sym) -> &T {
        let at = self.at.get(text.index()).copied().unwrap_or(0);
        self.facts.get(at as usize).unwrap_or(&self.facts[0])
    }

    pub(super) fn facts_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.facts.iter_mut()
    }
}

impl PerText<HostPlace> {
    /// Looks at the facts of some hosts, so that the memory for all of them is waited for at once and [`Self::get`] has them at hand.
    pub(super) fn look_up(&self, hosts: impl Iterator<Item = Sym> + Clone) {
        let at = |host: Sym| self.at.get(host.index()).copied().unwrap_or(0);
        black_box(hosts.clone().map(at).fold(0, u32::wrapping_add));
        black_box(hosts.map(|host| self.get(host).facts).fold(0, u32::wrapping_add));
    }
}

/// One fact per distinct name, host and partition key, so that a row only combines them.
///
/// Facts that many texts share are kept once: looking at a row then waits for few places of memory, and rows whose facts are the same have the
/// same verdict (`super::case`).
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// By name: the number of its facts. Every text of the table has a place, and 0 if it is no name.
    pub(super) names: Vec<u32>,
    pub(super) of_names: Numbered<NameFacts>,
    pub(super) hosts: PerText<HostPlace>,
    pub(super) of_hosts: Numbered<HostFacts>,
    /// Catalogue entries that cover a name, whatever the host.
    pub(super) lists: Numbered<Box<[EntryId]>>,
    /// Candidates of the user's base and of the imports, by the number of the base.
    pub(super) imported: Numbered<Box<[Candidates]>>,
    /// The site of each partition key; none of one that is damaged, or of no site, which proves nothing.
    pub(super) partition_sites: Vec<Option<TopSite>>,
    pub(super) families: Families,
    /// Registrable domains.
    pub(super) sites: Strings<Sites>,
    /// How many of the first of them hold cookies.
    pub(super) own_sites: usize,
}

impl Facts {
    /// Looks at the facts of some rows, so that the memory for all of them is waited for at once. One row after the other it is waited for each,
    /// because the work on one is longer than a processor looks ahead.
    pub(super) fn look_up(&self, rows: &[Cookie]) {
        black_box(rows.iter().map(|row| self.number_of_name(row.name)).fold(0, u32::wrapping_add));
        self.hosts.look_up(rows.iter().map(|row| row.host.name()));
    }

    /// The number of a name's facts.
    #[inline]
    pub(super) fn number_of_name(&self, name: Sym) -> u32 {
        self.names.get(name.index()).copied().unwrap_or(0)
    }

    /// The site at the top level of a partition key.
    pub(super) fn top_site(&self, id: PartitionId) -> Option<TopSite> {
        self.partition_sites.get(id.index()).copied().flatten()
    }
}
