use std::borrow::Cow;
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
    brands: FxHashMap<&'static str, &'static str>,
    neutral: FxHashSet<&'static str>,
    file_hosts: FxHashSet<&'static str>,
    aliases: FxHashMap<&'static str, &'static str>,
}

static DOMAINS: LazyLock<Domains> = LazyLock::new(|| Domains {
    third_parties: (0u16..).zip(&THIRD_PARTIES).map(|(id, row)| (row.domain, ThirdPartyId(id))).collect(),
    organisations: SAME_ORGANISATION.iter().map(|(domain, id)| (*domain, OrganisationId(*id))).collect(),
    brands: BRANDS.iter().copied().collect(),
    neutral: NEUTRAL.iter().copied().collect(),
    file_hosts: FILE_HOSTS.iter().copied().collect(),
    aliases: ALIASES.iter().copied().collect(),
});

/// The built-in domain lists.
#[must_use]
pub fn domains() -> &'static Domains {
    &DOMAINS
}

impl Domains {
    /// The known third party that `host` belongs to; the closest domain wins. A country variant is as well known as its brand.
    #[must_use]
    pub fn third_party(&self, host: &str) -> Option<ThirdPartyId> {
        let listed = |host: &str| site::suffixes(host).find_map(|name| self.third_parties.get(name).copied());
        listed(host).or_else(|| match self.under_brand(host) {
            Cow::Owned(branded) => listed(&branded),
            Cow::Borrowed(_) => None,
        })
    }

    /// The host under the domain of its brand, where it stands under a country variant: `accounts.google.com` for `accounts.google.fr`. What is
    /// known of the brand's hosts is so known of them in every country, without a copy for each.
    #[must_use]
    pub fn under_brand<'a>(&self, host: &'a str) -> Cow<'a, str> {
        let found = site::suffixes(host).find_map(|variant| Some((variant, *self.brands.get(variant)?)));
        match found.and_then(|(variant, brand)| Some((host.strip_suffix(variant)?, brand))) {
            Some((below, brand)) => Cow::Owned(format!("{below}{brand}")),
            None => Cow::Borrowed(host),
        }
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

    /// The organisation that stands above a provider, so that brands, products and former names of one stand in lists once: `Microsoft` for
    /// `LinkedIn`. The name itself where none is known.
    #[must_use]
    pub fn above<'a>(&self, provider: &'a str) -> &'a str {
        self.aliases.get(provider).copied().unwrap_or(provider)
    }

    /// Whether `host` is a delivery network, a tag manager or a hosting platform, which says nothing about purpose.
    #[must_use]
    pub fn is_neutral(&self, host: &str) -> bool {
        site::suffixes(host).any(|name| self.neutral.contains(name))
    }

    /// Whether `host` serves files of the pages of others (a delivery network, fonts), and nobody opens it as a page.
    #[must_use]
    pub fn serves_files(&self, host: &str) -> bool {
        site::suffixes(host).any(|name| self.file_hosts.contains(name))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::catalogue;

    #[test]
    fn every_alias_is_a_name_that_occurs() {
        let providers = catalogue().iter().map(|(_, entry)| entry.provider.get());
        let listed = THIRD_PARTIES.iter().map(|row| row.organisation);
        let names: FxHashSet<&str> = providers.chain(listed).chain(ORGANISATIONS.iter().copied()).collect();
        let unused: Vec<_> = ALIASES.iter().filter(|(name, _)| !names.contains(name)).collect();
        assert!(unused.is_empty(), "{unused:?}");
        let above = |names: &[&'static str]| names.iter().map(|name| domains().above(name)).collect::<FxHashSet<_>>();
        assert_eq!(above(&["Adobe", "Adobe Audience Manager", "Adobe Advertising"]).len(), 1);
        assert_eq!(above(&["Microsoft", "Microsoft (Xandr)", "LinkedIn", "GitHub"]).len(), 1);
        assert_eq!(above(&["X", "X (Twitter)"]).len(), 1);
        assert_eq!(above(&["VK", "VK (Mail.ru)"]).len(), 1);
    }

    #[test]
    fn a_country_variant_stands_for_its_brand() {
        for (host, branded) in [
            ("google.fr", "google.com"),
            ("accounts.google.co.uk", "accounts.google.com"),
            ("mc.yandex.com", "mc.yandex.ru"),
            ("google.com", "google.com"),
            ("notgoogle.fr", "notgoogle.fr"),
            ("google.fr.example.com", "google.fr.example.com"),
            ("127.0.0.1", "127.0.0.1"),
        ] {
            assert_eq!(domains().under_brand(host), branded, "{host}");
        }
        assert_eq!(domains().third_party("www.pinterest.at"), domains().third_party("pinterest.com"));
        assert!(domains().third_party("pinterest.com").is_some() && domains().third_party("notpinterest.at").is_none());
    }

    #[test]
    fn whoever_works_for_a_third_names_it() {
        assert!(catalogue().iter().all(|(_, entry)| !entry.for_third || !entry.provider.is_empty()));
    }
}
