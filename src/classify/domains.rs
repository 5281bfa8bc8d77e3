use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::catalogue;
use super::places::Places;
use super::text::Text;
use crate::charter::Purpose;
use crate::site;

/// A domain known to serve many sites, from `assets/domains`.
#[derive(Debug)]
pub struct ThirdParty {
    /// The domain, with all hosts below.
    pub domain: Text,
    /// Whose it is.
    pub organisation: Text,
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

/// The domain lists.
pub struct Domains(());

static THIRD_PARTY_PLACES: Places =
    Places::new(&THIRD_PARTY_SLOTS, |row| THIRD_PARTIES.get(usize::from(row)).map_or("", |row| row.domain.get()));
static SAME_PLACES: Places = Places::new(&SAME_SLOTS, |row| key_of(&SAME_ORGANISATION, row));
static BRAND_PLACES: Places = Places::new(&BRAND_SLOTS, |row| key_of(&BRANDS, row));
static ALIAS_PLACES: Places = Places::new(&ALIAS_SLOTS, |row| key_of(&ALIASES, row));
static NEUTRAL_PLACES: Places = Places::new(&NEUTRAL_SLOTS, |row| NEUTRAL.get(usize::from(row)).map_or("", |host| host.get()));
static FILE_HOST_PLACES: Places = Places::new(&FILE_HOST_SLOTS, |row| FILE_HOSTS.get(usize::from(row)).map_or("", |host| host.get()));

fn key_of<V>(table: &[(Text, V)], row: u16) -> &'static str {
    table.get(usize::from(row)).map_or("", |(key, _)| key.get())
}

/// What a compiled table says of a text.
fn value_of<V: Copy>(table: &[(Text, V)], places: Places, text: &str) -> Option<V> {
    table.get(usize::from(places.first(text)?)).map(|(_, value)| *value)
}

/// The built-in domain lists.
#[must_use]
pub fn domains() -> &'static Domains {
    &Domains(())
}

impl Domains {
    /// The known third party that `host` belongs to; the closest domain wins. A country variant is as well known as its brand.
    #[must_use]
    pub fn third_party(&self, host: &str) -> Option<ThirdPartyId> {
        let listed = |host: &str| site::suffixes(host).find_map(|name| THIRD_PARTY_PLACES.first(name)).map(ThirdPartyId);
        listed(host).or_else(|| match self.under_brand(host) {
            Cow::Owned(branded) => listed(&branded),
            Cow::Borrowed(_) => None,
        })
    }

    /// The host under the domain of its brand, where it stands under a country variant: `accounts.google.com` for `accounts.google.fr`. What is
    /// known of the brand's hosts is so known of them in every country, without a copy for each.
    #[must_use]
    pub fn under_brand<'a>(&self, host: &'a str) -> Cow<'a, str> {
        let found = site::suffixes(host).find_map(|variant| Some((variant, value_of(&BRANDS, BRAND_PLACES, variant)?)));
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
        value_of(&SAME_ORGANISATION, SAME_PLACES, registrable_domain).map(OrganisationId)
    }

    /// The name of an organisation.
    #[must_use]
    pub fn organisation_name(&self, id: OrganisationId) -> &'static str {
        ORGANISATIONS.get(usize::from(id.0)).map_or("", |name| name.get())
    }

    /// The organisation that stands above a provider, so that brands, products and former names of one stand in lists once: `Microsoft` for
    /// `LinkedIn`. The name itself where none is known.
    #[must_use]
    pub fn above<'a>(&self, provider: &'a str) -> &'a str {
        value_of(&ALIASES, ALIAS_PLACES, provider).map_or(provider, |above| above.get())
    }

    /// Whether a name is that of an organisation whose domains or cookies are known, or of one of its brands, in whatever case.
    #[must_use]
    pub fn is_organisation(&self, name: &str) -> bool {
        static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
            let listed = THIRD_PARTIES.iter().map(|third_party| third_party.organisation.get());
            let names = listed.chain(ORGANISATIONS.iter().map(|name| name.get())).chain(ALIASES.iter().map(|(alias, _)| alias.get()));
            let providers = catalogue().iter().map(|(_, entry)| entry.provider.get());
            names.chain(providers).filter(|name| !name.is_empty()).map(str::to_lowercase).collect()
        });
        NAMES.contains(&name.trim().to_lowercase())
    }

    /// Whether `host` is a delivery network, a tag manager or a hosting platform, which says nothing about purpose.
    #[must_use]
    pub fn is_neutral(&self, host: &str) -> bool {
        site::suffixes(host).any(|name| NEUTRAL_PLACES.first(name).is_some())
    }

    /// Whether `host` serves files of the pages of others (a delivery network, fonts), and nobody opens it as a page.
    #[must_use]
    pub fn serves_files(&self, host: &str) -> bool {
        site::suffixes(host).any(|name| FILE_HOST_PLACES.first(name).is_some())
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
    use rustc_hash::FxHashSet;

    use super::*;

    #[test]
    fn every_alias_is_a_name_that_occurs() {
        let providers = catalogue().iter().map(|(_, entry)| entry.provider.get());
        let listed = THIRD_PARTIES.iter().map(|row| row.organisation.get());
        let names: FxHashSet<&str> = providers.chain(listed).chain(ORGANISATIONS.iter().map(|name| name.get())).collect();
        let unused: Vec<_> = ALIASES.iter().filter(|(name, _)| !names.contains(name.get())).collect();
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
