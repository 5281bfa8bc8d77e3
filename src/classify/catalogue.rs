use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::charter::{Language, NamePattern, Purpose};
use crate::site;

/// A known cookie, from `assets/catalogue` (its README says what each field means).
#[derive(Debug)]
pub struct Entry {
    /// Name of the file it stands in.
    pub vendor: &'static str,
    /// The organisation.
    pub provider: &'static str,
    /// Cookie name with `*`.
    pub pattern: &'static str,
    /// The product.
    pub service: &'static str,
    /// What it is for.
    pub purpose: Purpose,
    /// A second purpose of the same cookie.
    pub also: Option<Purpose>,
    /// The only domains it is stored under; empty for any.
    pub domains: &'static [&'static str],
    /// The name alone says nothing.
    pub generic: bool,
    /// Stored under the visited site, but for the provider.
    pub for_third: bool,
    /// Can be configured for the audience-measurement exemption.
    pub exemptable: bool,
    /// Usual life in seconds; 0 for a session.
    pub lifetime_seconds: i64,
    /// The vendor's own page.
    pub source: &'static str,
    /// The day that page was read (`YYYY-MM-DD`); without it the entry never makes a verdict certain.
    pub read: Option<&'static str>,
    /// A name the pattern matches.
    pub example: &'static str,
    /// What it does, in English.
    pub en: &'static str,
    /// What it does, in French.
    pub fr: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

impl Entry {
    /// What it does, in a language.
    #[must_use]
    pub fn description(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Fr => self.fr,
        }
    }

    /// The one of its purposes that asks for more consent.
    #[must_use]
    pub fn strictest_purpose(&self) -> Purpose {
        self.also.into_iter().chain([self.purpose]).max_by_key(|purpose| purpose.strictness()).unwrap_or(self.purpose)
    }
}

/// An entry of the built-in catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(u16);

/// How well an entry fits a cookie, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strength {
    /// The name belongs to a vendor's own domain, but the cookie stands under another one.
    Elsewhere,
    /// Pattern, and the entry names no domain.
    Pattern,
    /// Exact name, and the entry names no domain.
    Exact,
    /// Pattern, on a domain of the entry.
    PatternOnDomain,
    /// Exact name, on a domain of the entry.
    ExactOnDomain,
}

/// The best entry for a cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Match {
    /// Which entry.
    pub entry: EntryId,
    /// How well it fits.
    pub strength: Strength,
}

/// The catalogue with its index: exact names in a map, patterns by the first two bytes of their literal start.
pub struct Catalogue {
    exact: FxHashMap<&'static str, Vec<EntryId>>,
    by_start: FxHashMap<[u8; 2], Vec<(NamePattern, EntryId)>>,
    /// Patterns with fewer than two literal bytes before the first `*`.
    open_start: Vec<(NamePattern, EntryId)>,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::index);

/// The built-in catalogue.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

impl Catalogue {
    fn index() -> Self {
        let mut index = Self { exact: FxHashMap::default(), by_start: FxHashMap::default(), open_start: Vec::new() };
        for (id, entry) in (0u16..).map(EntryId).zip(ENTRIES) {
            let pattern = NamePattern::new(entry.pattern);
            if pattern.is_exact() {
                index.exact.entry(entry.pattern).or_default().push(id);
            } else if let Some(start) = pattern.literal_prefix().as_bytes().first_chunk::<2>() {
                index.by_start.entry(*start).or_default().push((pattern, id));
            } else {
                index.open_start.push((pattern, id));
            }
        }
        index
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        ENTRIES.len()
    }

    /// Whether the catalogue is empty (it never is in a build that passed its tests).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        ENTRIES.is_empty()
    }

    /// All entries with their ids, in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = (EntryId, &'static Entry)> {
        (0u16..).map(EntryId).zip(ENTRIES)
    }

    /// An entry by id.
    #[must_use]
    pub fn get(&self, id: EntryId) -> &'static Entry {
        // Ids come only from this table, which never changes while the program runs.
        &ENTRIES[usize::from(id.0).min(ENTRIES.len() - 1)]
    }

    /// Every entry whose name or pattern covers `name`, whatever the domain. The host decides among them: [`Self::best`].
    #[must_use]
    pub fn candidates(&self, name: &str) -> Vec<EntryId> {
        let mut found: Vec<EntryId> = self.exact.get(name).cloned().unwrap_or_default();
        let by_start = name.as_bytes().first_chunk::<2>().and_then(|start| self.by_start.get(start));
        let patterns = by_start.into_iter().flatten().chain(&self.open_start);
        found.extend(patterns.filter(|(pattern, _)| pattern.matches(name)).map(|(_, id)| *id));
        found
    }

    /// The candidate that fits `host` best: by strength, then by the most literal characters.
    #[must_use]
    pub fn best(&self, candidates: &[EntryId], host: &str) -> Option<Match> {
        let graded = candidates.iter().filter_map(|id| Some(Match { entry: *id, strength: self.strength(*id, host)? }));
        graded.max_by_key(|m| (m.strength, literal_len(self.get(m.entry).pattern)))
    }

    fn strength(&self, id: EntryId, host: &str) -> Option<Strength> {
        let entry = self.get(id);
        let exact = !entry.pattern.contains('*');
        if entry.domains.is_empty() {
            return Some(if exact { Strength::Exact } else { Strength::Pattern });
        }
        if entry.domains.iter().any(|domain| site::is_within(host, domain)) {
            return Some(if exact { Strength::ExactOnDomain } else { Strength::PatternOnDomain });
        }
        // Elsewhere a pattern of a few letters hits by chance, and a generic name says nothing.
        (!entry.generic && literal_len(entry.pattern) >= 5).then_some(Strength::Elsewhere)
    }
}

fn literal_len(pattern: &str) -> usize {
    pattern.bytes().filter(|b| *b != b'*').count()
}

impl EntryId {
    /// Position in the catalogue, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
