//! The work of a comparison.

use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::classify::Knowledge;
use crate::compare::{Comparison, MOST_SIDES, Side, compare};
use crate::i18n::{Language, Words};
use crate::inventory::{Inventory, OpenStore};
use crate::speech;

/// What is to be compared.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// The stores, each with its shown name.
    pub sides: Vec<(String, Arc<OpenStore>)>,
    /// As much of each name as tells it from the others.
    pub briefs: Vec<String>,
    /// The site it is limited to.
    pub site: Option<String>,
    pub knowledge: Arc<Knowledge>,
    /// Of the sentences.
    pub language: Language,
    pub zone: TimeZone,
}

/// A comparison that was made.
#[derive(Debug)]
pub(in crate::ui) struct Compared {
    pub comparison: Comparison,
    /// As much of the names of the sides as tells them apart.
    pub briefs: Vec<String>,
    /// The lines that differ, as places in the comparison.
    pub differing: Vec<usize>,
    /// What could not be had of the sides.
    pub unseen: Vec<String>,
    /// What became of everything from each side to the next.
    pub sentences: Vec<String>,
}

impl Wanted {
    pub fn is(&self, other: &Self) -> bool {
        let sides = |wanted: &Self| wanted.sides.iter().map(|(name, store)| (name.clone(), Arc::as_ptr(store))).collect::<Vec<_>>();
        self.site == other.site && self.language == other.language && sides(self) == sides(other)
    }

    pub fn carry_out(self) -> Compared {
        let limit = self.site.as_deref();
        let side = |(name, store): (String, Arc<OpenStore>)| {
            let inventory = Inventory::new(vec![store], self.knowledge.as_ref().clone());
            Side::of_stores(name, &inventory, limit)
        };
        let comparison = compare(self.sides.into_iter().take(MOST_SIDES).map(side).collect());
        let differing = comparison.lines.iter().enumerate().filter(|(_, line)| !line.is_same()).map(|(place, _)| place).collect();
        let words = Words::new(self.language, self.zone);
        let (unseen, sentences) = (speech::compare_unseen(&words, &comparison), speech::compare_sentences(&words, &comparison));
        let unseen = unseen.iter().map(|sentence| speech::visible(sentence)).collect();
        Compared { comparison, briefs: self.briefs, differing, unseen, sentences }
    }
}
