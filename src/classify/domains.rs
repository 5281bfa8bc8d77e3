use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::charter::Purpose;
use crate::site;

/// A domain known to serve many sites, from `assets/domains`.
#[derive(Debug)]
pub struct ThirdParty {
    /// The domain, with all hosts below.
    pub domain: &'static str,
    /// Whose it is.
    pub organisation: &'static str,
    /// What a cookie there is usually for; `Unknown` when the kind of service says nothing.
    pub purpose: Purpose,
    /// Whether a cookie there is by itself reason to speak of a third party.
    pub tracker: bool,
    /// Whether the company is on the pages of others for its own business, so that its housekeeping there serves that business.
    pub own_business: bool,
}

include!(concat!(env!("OUT_DIR"), "/domains.rs"));

/// A row of the third-party list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ThirdPartyId(u16);

/// A set of domains of one organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OrganisationId(u16);

/// The domain lists with their index.
pub struct Domains {
    third_parties: FxHashMap<&'static str, ThirdPartyId>,
    organisations: FxHashMap<&'static str, OrganisationId>,
    neutral: FxHashSet<&'static str>,
}

static DOMAINS: LazyLock<Domains> = LazyLock::new(|| Domains {
    third_parties: (0u16..).zip(&THIRD_PARTIES).map(|(id, row)| (row.domain, ThirdPartyId(id))).collect(),
    organisations: SAME_ORGANISATION.iter().map(|(domain, id)| (*domain, OrganisationId(*id))).collect(),
    neutral: NEUTRAL.iter().copied().collect(),
});

/// The built-in domain lists.
#[must_use]
pub fn domains() -> &'static Domains {
    &DOMAINS
}

impl Domains {
    /// The known third party that `host` belongs to; the closest domain wins.
    #[must_use]
    pub fn third_party(&self, host: &str) -> Option<ThirdPartyId> {
        site::suffixes(host).find_map(|name| self.third_parties.get(name).copied())
    }

    /// A row of the list.
    #[must_use]
    pub fn get(&self, id: ThirdPartyId) -> &'static ThirdParty {
        // Ids come only from this table.
        let [first, ..] = &THIRD_PARTIES;
        THIRD_PARTIES.get(usize::from(id.0)).unwrap_or(first)
    }

    /// The organisation that a registrable domain belongs to, where a set of its domains is known.
    #[must_use]
    pub fn organisation(&self, registrable_domain: &str) -> Option<OrganisationId> {
        self.organisations.get(registrable_domain).copied()
    }

    /// The name of an organisation.
    #[must_use]
    pub fn organisation_name(&self, id: OrganisationId) -> &'static str {
        ORGANISATIONS.get(usize::from(id.0)).copied().unwrap_or("")
    }

    /// Whether `host` is a delivery network, a tag manager or a hosting platform, which says nothing about purpose.
    #[must_use]
    pub fn is_neutral(&self, host: &str) -> bool {
        site::suffixes(host).any(|name| self.neutral.contains(name))
    }

    /// How many third-party domains are known.
    #[must_use]
    pub fn len(&self) -> usize {
        THIRD_PARTIES.len()
    }

    /// Whether the list is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        THIRD_PARTIES.is_empty()
    }
}
