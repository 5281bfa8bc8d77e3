use crate::charter::{Localised, NamePattern, Purpose};
use crate::classify::Strength;
use crate::classify::name_index::NameIndex;

/// What somebody else, or the user, says of a cookie name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownName {
    /// The name.
    pub pattern: NamePattern,
    /// Domains or hosts it is said of; empty for any.
    pub domains: Vec<String>,
    /// What it is said to be for.
    pub purpose: Purpose,
    /// The organisation.
    pub provider: String,
    /// The product.
    pub service: String,
    /// What it is said to do.
    pub description: Localised,
    /// Where it is said.
    pub source: String,
}

/// A list of known names from one file.
#[derive(Clone, Debug)]
pub struct KnowledgeBase {
    /// Names it in evidence.
    pub id: String,
    /// What it says.
    pub names: Vec<KnownName>,
    /// Lines that could not be understood, each as a sentence.
    pub problems: Vec<String>,
    index: NameIndex,
}

impl KnowledgeBase {
    /// Builds the index.
    #[must_use]
    pub fn new(id: &str, names: Vec<KnownName>, problems: Vec<String>) -> Self {
        let index = NameIndex::new(names.iter().map(|known| known.pattern.clone()));
        Self { id: id.to_owned(), names, problems, index }
    }

    /// Numbers of the names that cover `name`, whatever the host.
    #[must_use]
    pub fn candidates(&self, name: &str) -> Vec<u32> {
        self.index.candidates(name)
    }

    /// The candidate that fits `host` best. A name said of other domains only does not count: unlike the catalogue, nobody checked it.
    #[must_use]
    pub fn best_of(&self, candidates: &[u32], host: &str) -> Option<(usize, Strength)> {
        let graded = candidates.iter().filter_map(|number| {
            let index = *number as usize;
            let known = self.names.get(index)?;
            let strength = Strength::of(known.pattern.is_exact(), &known.domains, host);
            (strength > Strength::Elsewhere).then_some((index, strength))
        });
        graded
            .max_by_key(|(index, strength)| (*strength, self.names[*index].pattern.literal_len(), self.names[*index].purpose.strictness()))
    }

    /// The name that fits a cookie best.
    #[must_use]
    pub fn best(&self, name: &str, host: &str) -> Option<(usize, Strength)> {
        self.best_of(&self.candidates(name), host)
    }
}
