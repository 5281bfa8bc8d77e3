use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::coded::coded;

coded! {
    /// The moment at which a store was taken.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Label {
        /// No moment was named.
        Observed = "observed",
        /// Before any choice.
        Before = "before",
        /// After refusing, by the same visitor as before.
        Refused = "refused",
        /// After accepting.
        Accepted = "accepted",
        /// After withdrawing, by the same visitor as accepted.
        Withdrawn = "withdrawn",
    }
}

/// A set of moments, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Labels(u8);

const _: () = assert!(Label::ALL.len() <= u8::BITS as usize, "a set of moments has a bit for each");

impl Labels {
    /// Adds a moment.
    pub fn add(&mut self, label: Label) {
        self.0 |= 1 << label as u8;
    }

    /// Whether a moment is in the set.
    #[must_use]
    pub fn has(self, label: Label) -> bool {
        self.0 & (1 << label as u8) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The moments of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The moments, in the order of [`Label::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Label> {
        Label::ALL.into_iter().filter(move |label| self.has(*label))
    }
}

impl Serialize for Labels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Labels {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Label>::deserialize(deserializer)?.into_iter().collect())
    }
}

impl FromIterator<Label> for Labels {
    fn from_iter<I: IntoIterator<Item = Label>>(labels: I) -> Self {
        let mut set = Self::default();
        labels.into_iter().for_each(|label| set.add(label));
        set
    }
}
