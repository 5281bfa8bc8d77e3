//! How other sites declare a name: counted over charters that were read (`assets/declared`).

mod tally;

use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use tally::tally;
pub use tally::{SiteDeclaration, Sums, said_host};

use super::catalogue::catalogue;
use super::name_index::NameIndex;
use super::places::Places;
use super::text::Text;
use super::words::is_word;
use crate::charter::{NamePattern, Purpose};
use crate::site;

/// How many sites declare something as what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SiteCounts(pub Sums);

impl SiteCounts {
    /// All of them.
    #[must_use]
    pub fn total(self) -> u32 {
        self.0.iter().map(|count| u32::from(*count)).sum()
    }

    /// What most of them say, and how many; the stricter of two that are said as often.
    #[must_use]
    pub fn leading(self) -> (Purpose, u32) {
        let purposes = [Purpose::Necessary, Purpose::Statistics, Purpose::Advertising];
        let counts = purposes.into_iter().zip(self.0.map(u32::from));
        counts.max_by_key(|(_, count)| *count).unwrap_or((Purpose::Unknown, 0))
    }
}

/// A name that charters declare, as compiled.
#[derive(Debug)]
pub(super) struct CommonName {
    pattern: Text,
    everywhere: SiteCounts,
    /// Of sites that say no domain of somebody else.
    own: SiteCounts,
    /// By the domain of somebody else on which it is said to live: where these begin in `COMMON_ON`, and how many there are.
    on: (u16, u16),
}

include!(concat!(env!("OUT_DIR"), "/declared.rs"));

/// A name of [`CommonNames`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CommonId(u16);

/// A registrable domain on which names are said to live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CommonDomain(u16);

/// Names as charters of sites declare them, with their index.
#[derive(Debug, Default)]
pub struct CommonNames {
    index: NameIndex,
    names: Names,
    domains: FxHashMap<Box<str>, CommonDomain>,
}

/// What is said of each name, by its number.
#[derive(Debug)]
enum Names {
    Counted(Vec<Known>),
    /// Of the compiled table, each made when it is first asked for: a store asks for a few of them.
    Compiled {
        known: Box<[OnceLock<Box<Known>>]>,
        /// The domains of the hosts that the table names.
        hosts: Box<[Option<CommonDomain>]>,
    },
}

impl Default for Names {
    fn default() -> Self {
        Self::Counted(Vec::new())
    }
}

static NAMES: Places = Places::new(&COMMON_SLOTS, |number| COMMON.get(usize::from(number)).map_or("", |name| name.pattern.get()));

/// A name in the index.
#[derive(Debug)]
struct Known {
    everywhere: SiteCounts,
    own: SiteCounts,
    on: Vec<(CommonDomain, SiteCounts)>,
    /// Characters that must match; more than any pattern for an exact name.
    weight: u32,
    pattern: NamePattern,
    /// Asked for a few names of a store: to ask it of all took longer than the rest of the index.
    is_generic: OnceLock<bool>,
}

impl Known {
    fn of(pattern: NamePattern, [everywhere, own]: [SiteCounts; 2], on: impl Iterator<Item = (CommonDomain, SiteCounts)>) -> Self {
        let weight = weight(&pattern);
        let mut known = Self { everywhere, own, on: Vec::new(), weight, pattern, is_generic: OnceLock::new() };
        for (domain, counts) in on {
            // Two hosts of one domain.
            match known.on.iter_mut().find(|(other, _)| *other == domain) {
                Some((_, sums)) => sums.0.iter_mut().zip(counts.0).for_each(|(sum, more)| *sum = sum.saturating_add(more)),
                None => known.on.push((domain, counts)),
            }
        }
        known
    }

    /// A row of the compiled table.
    fn of_row(row: &CommonName, hosts: &[Option<CommonDomain>]) -> Self {
        let (from, count) = (usize::from(row.on.0), usize::from(row.on.1));
        let on = COMMON_ON.get(from..from + count).unwrap_or_default();
        let on = on.iter().filter_map(|(host, counts)| Some(((*hosts.get(usize::from(*host))?)?, *counts)));
        Self::of(NamePattern::new(row.pattern.get()), [row.everywhere, row.own], on)
    }

    /// Whether the name alone says nothing: many tools use it, or it would fit by chance.
    fn is_generic(&self) -> bool {
        *self.is_generic.get_or_init(|| is_generic(&self.pattern))
    }
}

static BUILT_IN: LazyLock<CommonNames> = LazyLock::new(|| {
    let mut common = CommonNames::default();
    let hosts = COMMON_HOSTS.iter().map(|host| common.number(host)).collect();
    let pattern = |number: &u16| Some((u32::from(*number), NamePattern::new(COMMON.get(usize::from(*number))?.pattern.get())));
    let index = NameIndex::compiled(NAMES, COMMON_STARRED.iter().filter_map(pattern));
    let known = COMMON.iter().map(|_| OnceLock::new()).collect();
    CommonNames { index, names: Names::Compiled { known, hosts }, ..common }
});

/// What the charters that were read say.
#[must_use]
pub fn common_names() -> &'static CommonNames {
    &BUILT_IN
}

/// How many charters were read.
#[must_use]
pub fn charters_read() -> usize {
    CHARTERS_READ
}

/// Literal characters that a name needs to mean one tool wherever it is found.
const FEWEST_CHARACTERS: usize = 4;
/// The same of a pattern.
const FEWEST_LITERAL: usize = 5;

/// Names of two words that belong to everybody, as each word alone does. The catalogue has more of them, bound to the domains of its vendors.
const EVERYBODYS: [&str; 9] =
    ["access_token", "auth_token", "client_id", "customer_id", "device_id", "session_id", "user_id", "visit_id", "visitor_id"];

impl CommonNames {
    /// Counted over these declarations.
    #[must_use]
    pub fn counted(declarations: &[SiteDeclaration]) -> Self {
        let tallies = tally(declarations);
        let mut common = Self::default();
        let mut names = Vec::with_capacity(tallies.len());
        for (name, tally) in &tallies {
            let on = tally.on.iter().filter_map(|(host, sums)| Some((common.number(host)?, SiteCounts(*sums))));
            names.push(Known::of(NamePattern::new(name.clone()), [tally.everywhere, tally.own].map(SiteCounts), on));
        }
        let index = NameIndex::new(names.iter().map(|known| known.pattern.clone()));
        Self { index, names: Names::Counted(names), ..common }
    }

    fn number(&mut self, host: &str) -> Option<CommonDomain> {
        let domain = site::registrable_domain(host);
        if let Some(known) = self.domains.get(domain) {
            return Some(*known);
        }
        let number = CommonDomain(u16::try_from(self.domains.len()).ok()?);
        self.domains.insert(domain.into(), number);
        Some(number)
    }

    /// How many names and patterns there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.names {
            Names::Counted(known) => known.len(),
            Names::Compiled { known, .. } => known.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn get(&self, number: usize) -> Option<&Known> {
        match &self.names {
            Names::Counted(known) => known.get(number),
            Names::Compiled { known, hosts } => {
                let (cell, row) = known.get(number).zip(COMMON.get(number))?;
                Some(cell.get_or_init(|| Box::new(Known::of_row(row, hosts))))
            }
        }
    }

    /// The name or pattern that fits best: exact, else with the most literal characters.
    pub(super) fn find(&self, name: &str) -> Option<CommonId> {
        let fitting = self.index.candidates(name).into_iter();
        let best = fitting.max_by_key(|number| self.get(*number as usize).map_or(0, |known| known.weight))?;
        u16::try_from(best).ok().map(CommonId)
    }

    /// A registrable domain on which some name is said to live.
    pub(super) fn domain(&self, site: &str) -> Option<CommonDomain> {
        self.domains.get(site).copied()
    }

    /// What sites declare of a name on a domain: those that name the domain, else, where the name means one tool everywhere, all of them.
    pub(super) fn counts(&self, id: CommonId, domain: Option<CommonDomain>) -> Option<SiteCounts> {
        let known = self.get(usize::from(id.0))?;
        let there = known.on.iter().find(|(at, _)| Some(*at) == domain).map(|(_, counts)| *counts);
        if known.is_generic() { there } else { there.filter(|there| there.total() > 2).or(Some(known.everywhere)) }
    }

    /// What sites declare of a name of everybody that stands under their own domains. Patterns of a few letters would fit anything.
    pub(super) fn counts_of_own_sites(&self, id: CommonId) -> Option<SiteCounts> {
        let known = self.get(usize::from(id.0))?;
        (known.weight == u32::MAX && known.is_generic()).then_some(known.own)
    }
}

fn weight(pattern: &NamePattern) -> u32 {
    if pattern.is_exact() { u32::MAX } else { u32::try_from(pattern.literal_len()).unwrap_or(u32::MAX - 1) }
}

/// Whether a name says nothing without its domain.
fn is_generic(pattern: &NamePattern) -> bool {
    let fewest = if pattern.is_exact() { FEWEST_CHARACTERS } else { FEWEST_LITERAL };
    // `_ga` is short, and yet nobody writes it by chance.
    let is_marked = pattern.text().starts_with('_') && pattern.literal_len() + 1 == fewest;
    if (pattern.literal_len() < fewest && !is_marked)
        || is_word(pattern.text())
        || EVERYBODYS.contains(&pattern.text().to_ascii_lowercase().as_str())
    {
        return true;
    }
    let entries = catalogue().candidates(pattern.text());
    !entries.is_empty() && entries.iter().all(|id| catalogue().get(*id).generic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(site: &str, name: &str, host: &str, purpose: usize) -> SiteDeclaration {
        SiteDeclaration { site: site.into(), name: name.into(), host: host.into(), purpose }
    }

    fn counts(common: &CommonNames, name: &str, host: &str) -> Option<Sums> {
        common.find(name).and_then(|id| common.counts(id, common.domain(site::registrable_domain(host)))).map(|counts| counts.0)
    }

    #[test]
    fn sites_are_counted_once_and_patterns_cover_random_parts() {
        let common = CommonNames::counted(&[
            said("a.fr", "zz_visit", "", 1),
            said("a.fr", "zz_visit", ".zz.com", 2),
            said("b.fr", "zz_visit", "www.zz.com", 1),
            said("b.fr", "zz_s_*", "b.fr", 0),
        ]);
        assert_eq!(counts(&common, "zz_visit", "www.c.fr"), Some([0, 1, 1]), "the stricter of what one site says");
        assert_eq!(counts(&common, "zz_s_8fa2", "www.c.fr"), Some([1, 0, 0]));
        assert_eq!(counts(&common, "zz_t_8fa2", "www.c.fr"), None);
    }

    #[test]
    fn a_name_of_everybody_counts_with_its_domain_only() {
        let common = CommonNames::counted(&[said("a.fr", "id", ".ads.com", 2), said("b.fr", "lang", "", 0), said("b.fr", "x_*", "", 2)]);
        assert_eq!(counts(&common, "id", "track.ads.com"), Some([0, 0, 1]));
        assert_eq!(counts(&common, "id", "www.c.fr"), None);
        assert_eq!(counts(&common, "lang", "www.c.fr"), None);
        assert_eq!(counts(&common, "x_1", "www.c.fr"), None);
    }

    #[test]
    fn names_of_everybody_are_counted_apart_where_sites_say_no_other_domain() {
        let all: Vec<_> = ["a.fr", "b.fr", "c.fr"].iter().map(|site| said(site, "email", "", 0)).collect();
        let common = CommonNames::counted(&[all, vec![said("d.fr", "email", ".ads.com", 2), said("d.fr", "x_*", "", 2)]].concat());
        let own = |name: &str| common.find(name).and_then(|id| common.counts_of_own_sites(id)).map(|counts| counts.0);
        assert_eq!(own("email"), Some([3, 0, 0]));
        assert_eq!(own("x_1"), None, "a pattern of a letter");
        let common = CommonNames::counted(&[said("a.fr", "zz_visit", "", 1)]);
        assert_eq!(common.counts_of_own_sites(common.find("zz_visit").unwrap()), None, "a name of one tool counts everywhere");
    }

    #[test]
    fn a_provider_that_is_a_domain_says_the_host() {
        assert_eq!(said_host("adform.net", ""), "adform.net");
        assert_eq!(said_host("adform.net", ".a.Example"), ".a.example");
        for name in ["Wix.com", "ASP.NET", "next.js", "Adform", "Twitter Inc.", "", "-"] {
            assert_eq!(said_host(name, ""), "", "{name}");
        }
    }

    #[test]
    fn a_copied_charter_counts_once() {
        let names = ["zz_1", "zz_2", "zz_3", "zz_4", "zz_5"];
        let all: Vec<_> = ["a.fr", "b.fr"].iter().flat_map(|site| names.map(|name| said(site, name, "", 1))).collect();
        assert_eq!(counts(&CommonNames::counted(&all), "zz_1", "c.fr"), Some([0, 1, 0]));
        assert_eq!(counts(&CommonNames::counted(&all[..9]), "zz_1", "c.fr"), Some([0, 2, 0]), "one line less is another text");
    }

    #[test]
    fn the_leading_purpose_is_the_stricter_of_equals() {
        assert_eq!(SiteCounts([2, 5, 1]).leading(), (Purpose::Statistics, 5));
        assert_eq!(SiteCounts([2, 0, 2]).leading(), (Purpose::Advertising, 2));
    }
}
