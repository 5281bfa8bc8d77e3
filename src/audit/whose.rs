//! Whose a cookie is, and which providers of a charter cannot be it.

use crate::charter::{fold, vocabulary};
use crate::classify::domains;

/// Whose cookie it is.
#[derive(Clone, Copy)]
pub(super) struct Whose<'a> {
    /// The names by which a provider can be it: organisation, host, registrable domain.
    pub(super) names: [&'a str; 3],
    /// It is stored under the audited site.
    pub(super) is_own: bool,
    /// The audited site.
    pub(super) site: &'a str,
}

impl Whose<'_> {
    /// Whether a provider is somebody else: of a cookie that the site stores for itself another organisation that is known, of one of another site the
    /// audited site, or another organisation than the known one. Somebody whom nobody knows may be the site under its own name. What the site itself
    /// stores for an organisation may be declared as of either.
    pub(super) fn cannot_be(self, provider: &str) -> bool {
        let [organisation, ..] = self.names;
        match (self.is_own, organisation.is_empty()) {
            (true, is_for_itself) => is_for_itself && known_in(provider).is_some() && !sounds_like(provider, self.site),
            (false, _) if sounds_like(provider, self.site) => true,
            // Brands of one organisation are one.
            (false, _) => known_in(provider).is_some_and(|known| known != organisation) && domains().is_organisation(organisation),
        }
    }
}

/// The organisation that a provider begins with, where it is known to work for sites: "Google Analytics", "Criteo SA".
fn known_in(provider: &str) -> Option<&str> {
    let ends = provider.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at).chain([provider.len()]);
    let beginnings = ends.take(MOST_WORDS).filter_map(|end| provider.get(..end));
    beginnings.map(str::trim).find(|beginning| domains().is_organisation(beginning)).map(|known| domains().above(known))
}

/// Words of a provider that are looked at.
const MOST_WORDS: usize = 8;
/// Letters of a word that says something.
const FEWEST_LETTERS: usize = 4;

/// Whether a provider is the site itself: by a word for that, its domain, or a word of its name ("Cycles Armor" of cycles-armor.fr).
fn sounds_like(provider: &str, site: &str) -> bool {
    let (folded, label) = (fold(provider), fold(site.split('.').next().unwrap_or_default()));
    let is_in_label = |word: &str| word.chars().count() >= FEWEST_LETTERS && label.contains(word) || word == label;
    vocabulary().is_own_site(provider) || folded == label || folded.split(' ').take(MOST_WORDS).any(is_in_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn providers_that_are_somebody_else() {
        let own = Whose { names: ["", "www.festival-rhune.fr", "festival-rhune.fr"], is_own: true, site: "festival-rhune.fr" };
        let third = Whose { names: ["Criteo", "criteo.com", "criteo.com"], is_own: false, site: "festival-rhune.fr" };
        let unknown = Whose { names: ["billets-exemple.net", "billets-exemple.net", "billets-exemple.net"], ..third };
        for provider in ["Criteo", "criteo sa", "Google Analytics", "Meta (Facebook)"] {
            assert!(own.cannot_be(provider), "{provider}");
            assert!(!unknown.cannot_be(provider), "{provider}: nobody knows whose it is");
        }
        for provider in ["Festival de la Rhune", "La R\u{fb}che", "", "Nous", "Festival Google"] {
            assert!(!own.cannot_be(provider), "{provider}");
        }
        for provider in ["Festival de la Rhune", "festival-rhune.fr", "Google Analytics"] {
            assert!(third.cannot_be(provider), "{provider}");
        }
        for provider in ["Criteo", "Partenaires", "", "Tiers"] {
            assert!(!third.cannot_be(provider), "{provider}");
        }
        let for_another = Whose { names: ["Google", "www.festival-rhune.fr", "festival-rhune.fr"], ..own };
        assert!(!for_another.cannot_be("Festival de la Rhune") && !for_another.cannot_be("Matomo"));
    }
}
