use super::{EntryId, ThirdPartyId, WordClass};
use crate::charter::{Confidence, Party, Purpose};
use crate::coded::coded;
use crate::cookie::{KeyedMap, SameSite, ValueShape};

coded! {
    /// The rules, strongest first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    #[expect(missing_docs, reason = "each variant is described by its rule's file")]
    pub enum RuleId {
        // Party
        UserParty = "user-party",
        BrowsersOwn = "browsers-own",
        LocalFile = "local-file",
        PartitionKey = "partition-key",
        SameSite = "same-site",
        SameOrganisation = "same-organisation",
        VisitMoment = "visit-moment",
        History = "history",
        Portal = "portal",
        SignedIn = "signed-in",
        TrackerDomain = "tracker-domain",
        FileHost = "file-host",
        Unpartitioned = "unpartitioned",
        LaxByDefault = "lax-by-default",
        Siblings = "siblings",
        SameSiteNone = "same-site-none",
        AssumedFirst = "assumed",
        WorksFor = "works-for",
        // Purpose
        User = "user",
        UserProvider = "user-provider",
        Declared = "declared",
        LikelyDeclared = "likely-declared",
        ThirdPartyBusiness = "third-party-business",
        Imported = "imported",
        Catalogue = "catalogue",
        ValueMark = "value-mark",
        CommonlyDeclared = "commonly-declared",
        DomainCategory = "domain-category",
        ConsentRecord = "consent-record",
        CatalogueFamily = "catalogue-family",
        NameWord = "name-word",
        ValueTrace = "value-trace",
        ValueWord = "value-word",
        Family = "family",
        ServerSession = "server-session",
        UnlistedThirdParty = "unlisted-third-party",
    }
}

impl RuleId {
    /// Whether the person said it.
    #[must_use]
    pub fn is_own_decision(self) -> bool {
        matches!(self, Self::User | Self::UserParty | Self::UserProvider)
    }
}

/// What a piece of evidence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Claim {
    /// What the cookie is for.
    Purpose(Purpose),
    /// For whom it works.
    Party(Party),
    /// Which organisation gets the data: the one that the source names.
    Provider,
}

/// Where a piece of evidence comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The row itself; the rule says all.
    Row,
    /// A catalogue entry.
    Entry(EntryId),
    /// A known third-party domain.
    ThirdParty(ThirdPartyId),
    /// A line of a charter: which charter of the knowledge, which line.
    Declaration {
        /// Index of the charter.
        charter: u32,
        /// Index of its line.
        line: u32,
    },
    /// A line of the user's base or of an imported one.
    Base {
        /// Number of the base; 0 is the user's own.
        base: u32,
        /// Its line.
        line: u32,
    },
    /// The `SameSite` attribute.
    SameSite(SameSite),
    /// The partition key: whether its site is the cookie's own.
    Partition {
        /// The top-level site is the cookie's site.
        own: bool,
    },
    /// The browsing history: whether the site was visited.
    History {
        /// Opened as a page.
        visited: bool,
    },
    /// What the value looks like.
    Shape(ValueShape),
    /// A word in the name.
    Word(WordClass),
    /// Charters of other sites that were read and declare the name.
    Sites {
        /// Those that say so.
        agreeing: u32,
        /// All of them.
        of: u32,
    },
}

/// One reason for a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// Which rule speaks.
    pub rule: RuleId,
    /// What it says.
    pub claim: Claim,
    /// How much it is worth alone.
    pub confidence: Confidence,
    /// Where it knows it from.
    pub source: Source,
}

/// A list of evidence kept once, however many cookies share it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EvidenceSetId(u32);

impl EvidenceSetId {
    /// Position among the lists, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// All distinct lists of evidence of a classification.
#[derive(Debug, Default)]
pub struct EvidenceSets {
    ids: KeyedMap<Box<[Evidence]>, EvidenceSetId>,
    sets: Vec<Box<[Evidence]>>,
}

impl EvidenceSets {
    /// The id of a list, added when new.
    pub fn intern(&mut self, evidence: &[Evidence]) -> EvidenceSetId {
        if let Some(id) = self.ids.get(evidence) {
            return *id;
        }
        let id = EvidenceSetId(u32::try_from(self.sets.len()).unwrap_or(u32::MAX));
        self.sets.push(evidence.into());
        self.ids.insert(evidence.into(), id);
        id
    }

    /// A list by id, strongest first.
    #[must_use]
    pub fn get(&self, id: EvidenceSetId) -> &[Evidence] {
        self.sets.get(id.0 as usize).map_or(&[], |set| set)
    }

    /// All lists in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &[Evidence]> {
        self.sets.iter().map(AsRef::as_ref)
    }

    /// How many distinct lists there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sets.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }
}
