use serde::{Deserialize, Serialize};

use super::{Known, Label, Labels, Life};
use crate::charter::{Category, Confidence, Consent, Party, Purpose};
use crate::cookie::{KeyedSet, PrefixFault, SameSite};

/// A cookie of an audit: the same host, name, path, partition and container, whatever the moments at which it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The host, with a leading dot where hosts below it get the cookie too.
    pub host: String,
    /// The name.
    pub name: String,
    /// The path.
    pub path: String,
    /// The top-level site it is kept apart for.
    pub partition: Option<String>,
    /// What exports call its container.
    pub container: Option<String>,
    /// Its name is one that every Firefox brings along and that the person did not change: it reads in the language of whoever reads. Dossiers of
    /// earlier versions do not say so, and their names stay as they are.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_built_in_container: bool,
    /// It is stored under the audited site.
    pub is_own: bool,
    /// For whom it works.
    pub party: Party,
    /// Registrable domain of its host.
    pub domain: String,
    /// The organisation other than the site that it is of or works for; empty for what is first-party.
    pub organisation: String,
    /// Its declaration, as a place in the charter.
    pub declaration: Option<usize>,
    /// What it is for: what is known, else declared, else hinted at.
    pub purpose: Purpose,
    /// What the charter says that it is for.
    pub declared_purpose: Option<Purpose>,
    /// What is known of it without its charter.
    pub(super) known: Known,
    /// The verdict on it, without its charter.
    pub said: SaidOf,
    /// The moments at which it was there, each once.
    pub seen: Vec<Seen>,
}

/// The verdict on a cookie, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidOf {
    /// One of the four.
    pub category: Category,
    /// What that means for consent.
    pub consent: Consent,
    /// How sure it is.
    pub confidence: Confidence,
    /// `rule:source` codes, strongest first, as exports write them.
    pub evidence: String,
    /// The entry of the catalogue that describes it.
    pub known_from: Option<KnownFrom>,
}

/// An entry of the catalogue, with the page that it rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KnownFrom {
    /// The product, or the vendor of software without a name of its own.
    pub service: String,
    /// The page.
    pub page: String,
    /// The day on which it was read (`YYYY-MM-DD`), where it was.
    pub read: Option<String>,
}

/// A cookie at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// When.
    #[serde(rename = "moment")]
    pub label: Label,
    /// How long it lived then.
    pub life: Life,
    /// `Secure`.
    pub secure: Option<bool>,
    /// `HttpOnly`.
    pub http_only: Option<bool>,
    /// `SameSite`.
    pub same_site: Option<SameSite>,
    /// How it broke the promise of its name.
    pub prefix_fault: Option<PrefixFault>,
}

/// How many cookies rows are. Between browsers partition and container tell no two cookies apart.
pub(super) fn count<'a>(rows: impl Iterator<Item = &'a Row>, is_of_several_browsers: bool) -> usize {
    if !is_of_several_browsers {
        return rows.count();
    }
    rows.map(|row| (&row.host, &row.name, &row.path)).collect::<KeyedSet<_>>().len()
}

impl Row {
    /// Whether it is of another site, or of another organisation.
    #[must_use]
    pub fn is_third_party(&self) -> bool {
        !self.is_own || self.party != Party::First
    }

    /// Whether what it is for is a guess from its name or from what lies beside it: neither knowledge nor the charter says so.
    #[must_use]
    pub fn purpose_is_assumed(&self) -> bool {
        self.purpose != Purpose::Unknown && self.known.purposes.is_none() && self.declared_purpose.is_none()
    }

    /// The moments at which it was there.
    #[must_use]
    pub fn labels(&self) -> Labels {
        self.seen.iter().map(|seen| seen.label).collect()
    }

    /// What it was at a moment; none where it was not there.
    #[must_use]
    pub fn at(&self, label: Label) -> Option<&Seen> {
        self.seen.iter().find(|seen| seen.label == label)
    }

    /// Those moments at which something holds.
    pub(super) fn labels_where(&self, holds: impl Fn(&Seen) -> bool) -> Labels {
        self.seen.iter().filter(|seen| holds(seen)).map(|seen| seen.label).collect()
    }

    /// The longest life seen.
    #[must_use]
    pub fn life(&self) -> Life {
        self.seen.iter().map(|seen| seen.life).fold(Life::Unknown, Life::or_longer)
    }

    /// Notes what another store of the same moment shows: the weaker attributes and the longer life.
    pub(super) fn add(&mut self, seen: Seen) {
        let Some(same) = self.seen.iter_mut().find(|known| known.label == seen.label) else {
            self.seen.push(seen);
            return;
        };
        let weaker = |a: Option<bool>, b: Option<bool>| if a == Some(false) || b == Some(false) { Some(false) } else { a.or(b) };
        same.life = same.life.or_longer(seen.life);
        same.secure = weaker(same.secure, seen.secure);
        same.http_only = weaker(same.http_only, seen.http_only);
        same.same_site = same.same_site.or(seen.same_site);
        same.prefix_fault = same.prefix_fault.or(seen.prefix_fault);
    }
}
