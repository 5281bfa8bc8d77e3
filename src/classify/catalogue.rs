use std::sync::LazyLock;

use super::name_index::NameIndex;
use super::places::Places;
use super::text::{DomainList, Text};
use super::{domains, kin};
use crate::charter::{Language, NamePattern, Purpose};
use crate::coded::coded;
use crate::site;

/// A known cookie, from `assets/catalogue` (its README says what each field means).
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "facts of their own, as the files of the catalogue have them")]
pub struct Entry {
    /// Name of the file it stands in.
    pub vendor: Text,
    /// The organisation that gets the data; empty where the software works for the site alone.
    pub provider: Text,
    /// Cookie name with `*`.
    pub pattern: Text,
    /// The product.
    pub service: Text,
    /// The same in French, where its name is a description.
    pub service_fr: Text,
    /// What it is for.
    pub purpose: Purpose,
    /// A second purpose of the same cookie.
    pub also: Option<Purpose>,
    /// What the visitor asked for on the page, of the kinds that stay necessary wherever they are embedded.
    pub serves: Option<Serves>,
    /// The only domains it is stored under, with the country variants of each; empty for any.
    pub domains: DomainList,
    /// The name alone says nothing.
    pub generic: bool,
    /// Only the site itself sets it, when somebody signs in there.
    pub account: bool,
    /// Stored under the visited site, but for the provider.
    pub for_third: bool,
    /// Can be configured for the audience-measurement exemption.
    pub exemptable: bool,
    /// Usual life in seconds; 0 for a session.
    pub lifetime_seconds: i64,
    /// The vendor's own page.
    pub source: Text,
    /// The day that page was read (`YYYY-MM-DD`); without it the entry is worth less.
    pub read: Option<Text>,
    /// What the page says, of what the entry says; nothing where it was not read.
    pub seen: SeenThere,
    /// A name the pattern matches.
    pub example: Text,
    /// What it does, in English.
    pub en: Text,
    /// What it does, in French.
    pub fr: Text,
}

coded! {
    /// What the vendor’s page says of a cookie, of the two things that an entry says. Many pages give no life, many lines of source code no purpose.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum SeenThere {
        /// What it is for; the life is from elsewhere.
        Purpose = "purpose",
        /// How long it lives; the purpose is from elsewhere.
        Life = "life",
        /// Both.
        Both = "both",
    }
}

coded! {
    /// A service that a page shows or that its visitor asks for, whoever runs it: there its cookies are necessary. What merely keeps the house of
    /// a third party running is not among them.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Serves {
        /// The record of a choice about cookies.
        Consent = "consent",
        /// Paying.
        Payment = "payment",
        /// A test that somebody is no robot, shown in a form.
        Captcha = "captcha",
        /// Files of the page.
        Delivery = "delivery",
        /// A map.
        Map = "map",
        /// Fonts.
        Font = "font",
        /// A player.
        Video = "video",
        /// A talk with the site's people.
        Chat = "chat",
    }
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

impl Entry {
    /// What it does, in a language.
    #[must_use]
    pub fn description(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en.get(),
            Language::Fr => self.fr.get(),
        }
    }

    /// The product, in a language.
    #[must_use]
    pub fn service(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.service.get(),
            Language::Fr => self.service_fr.get(),
        }
    }

    /// Whether its purpose was seen on the vendor’s own page.
    #[must_use]
    pub fn purpose_was_seen(&self) -> bool {
        self.read.is_some() && self.seen != SeenThere::Life
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

/// The catalogue with its index.
pub struct Catalogue {
    index: NameIndex,
}

/// Names without stars.
static NAMES: Places = Places::new(&NAME_SLOTS, |number| ENTRIES.get(usize::from(number)).map_or("", |entry| entry.pattern.get()));
/// Domains that entries name, each by the number of the first entry's.
static NAMED_DOMAINS: Places = Places::new(&DOMAIN_SLOTS, |number| DOMAINS.get(usize::from(number)).map_or("", |domain| domain.get()));

/// A domain that entries of the catalogue name. Entries fit two hosts alike when the closest such domain of both is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CatalogueDomain(u16);

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let pattern = |number: &u16| Some((u32::from(*number), NamePattern::new(ENTRIES.get(usize::from(*number))?.pattern.get())));
    Catalogue { index: NameIndex::compiled(NAMES, STARRED.iter().filter_map(pattern)) }
});

/// The built-in catalogue.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

impl Catalogue {
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
        (0u16..).map(EntryId).zip(&ENTRIES)
    }

    /// An entry by id.
    #[must_use]
    pub fn get(&self, id: EntryId) -> &'static Entry {
        // Ids come only from this table, which never changes while the program runs.
        let [first, ..] = &ENTRIES;
        ENTRIES.get(usize::from(id.0)).unwrap_or(first)
    }

    /// Every entry whose name or pattern covers `name`, whatever the domain. The host decides among them: [`Self::best`].
    #[must_use]
    pub fn candidates(&self, name: &str) -> Vec<EntryId> {
        self.index.candidates(name).into_iter().filter_map(|number| u16::try_from(number).ok().map(EntryId)).collect()
    }

    /// An entry of the tool whose names begin like `name`, which no entry covers, and what all of them are for. Entries that are not `heard` do not count.
    #[must_use]
    pub fn kin_of(&self, name: &str, heard: impl Fn(EntryId) -> bool) -> Option<(EntryId, Purpose)> {
        kin::find(name, |id| self.get(id), heard)
    }

    /// The closest domain around `host` that entries name; a country variant of a brand counts as the brand.
    #[must_use]
    pub fn domain_of(&self, host: &str) -> Option<CatalogueDomain> {
        site::suffixes(&domains().under_brand(host)).find_map(|name| NAMED_DOMAINS.first(name)).map(CatalogueDomain)
    }

    /// The candidate that fits `host` best: by strength, then by the most literal characters. An entry on a brand's domain fits on the brand's country
    /// variants as well.
    #[must_use]
    pub fn best(&self, candidates: &[EntryId], host: &str) -> Option<Match> {
        let host = domains().under_brand(host);
        let graded = candidates.iter().filter_map(|id| Some(Match { entry: *id, strength: self.strength(*id, &host)? }));
        graded.max_by_key(|m| (m.strength, literal_len(&self.get(m.entry).pattern)))
    }

    fn strength(&self, id: EntryId, host: &str) -> Option<Strength> {
        let entry = self.get(id);
        let strength = Strength::of(!entry.pattern.contains('*'), &entry.domains, host);
        // Elsewhere a pattern of a few letters hits by chance, and a generic name says nothing.
        let chance = strength == Strength::Elsewhere && (entry.generic || literal_len(&entry.pattern) < 5);
        (!chance).then_some(strength)
    }
}

impl Strength {
    /// How well a name on `host` fits an entry: whether the name is exact, and where the entry says the cookie lives.
    pub(super) fn of<D: AsRef<str>>(exact: bool, domains: &[D], host: &str) -> Self {
        let on_domain = domains.iter().any(|domain| site::is_within(host, domain.as_ref()));
        Self::new(on_domain, domains.is_empty(), exact)
    }

    /// From whether the entry is said of the host, of any host, and whether the name is exact.
    pub(super) fn new(on_domain: bool, anywhere: bool, exact: bool) -> Self {
        match (on_domain, anywhere, exact) {
            (true, _, true) => Self::ExactOnDomain,
            (true, _, false) => Self::PatternOnDomain,
            (false, true, true) => Self::Exact,
            (false, true, false) => Self::Pattern,
            (false, false, _) => Self::Elsewhere,
        }
    }
}

fn literal_len(pattern: &str) -> usize {
    pattern.bytes().filter(|b| *b != b'*').count()
}

impl EntryId {
    /// That of a compiled table.
    pub(super) fn of_number(number: u16) -> Self {
        Self(number)
    }

    /// Position in the catalogue, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
