use super::purpose::Known;
use super::{Label, Labels, Life};
use crate::charter::{Party, Purpose};
use crate::cookie::PrefixFault;

/// A cookie of an audit: the same host, name, path, partition and container, whatever the moments at which it was seen.
#[derive(Clone, Debug)]
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
    pub(super) known: Known,
    /// The moments at which it was there, each once.
    pub seen: Vec<Seen>,
}

/// A cookie at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// When.
    pub label: Label,
    /// How long it lived then.
    pub life: Life,
    /// `Secure`.
    pub secure: Option<bool>,
    /// `HttpOnly`.
    pub http_only: Option<bool>,
    /// How it broke the promise of its name.
    pub prefix_fault: Option<PrefixFault>,
}

impl Row {
    /// Whether it is of another site, or of another organisation.
    #[must_use]
    pub fn is_third_party(&self) -> bool {
        !self.is_own || self.party != Party::First
    }

    /// The moments at which it was there.
    #[must_use]
    pub fn labels(&self) -> Labels {
        self.seen.iter().map(|seen| seen.label).collect()
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
        same.prefix_fault = same.prefix_fault.or(seen.prefix_fault);
    }
}
