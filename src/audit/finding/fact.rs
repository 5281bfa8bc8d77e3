use serde::{Deserialize, Serialize};

use crate::audit::Life;
use crate::charter::Purpose;
use crate::cookie::PrefixFault;
use crate::values::ToolId;

/// The fact that a finding rests on, beside its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// The rows say all.
    None,
    /// What the cookie is for.
    Purpose(Purpose),
    /// The same of one of which nobody can tell whether it was there at the moment before: its store could not show it.
    There(Purpose),
    /// How long it lives, and the limit in days.
    Life {
        /// The longest life seen.
        life: Life,
        /// The limit.
        limit_days: i64,
    },
    /// How long it lives, and what was declared.
    Outlives {
        /// The longest life seen.
        life: Life,
        /// The declared duration, in which a month counts 30.4 days and a year 365; none where it was declared to end with the session.
        declared_seconds: Option<i64>,
    },
    /// What is declared, and what is known.
    Purposes {
        /// By the charter.
        declared: Purpose,
        /// By the catalogue or the domain.
        known: Purpose,
    },
    /// What is declared of a cookie of another site.
    AnotherSites(Purpose),
    /// It is of another site.
    AnotherSite,
    /// It is stored under the site, and works for another organisation.
    ForAnother,
    /// How a promise is broken.
    Prefix(PrefixFault),
    /// The consent tool that noted a refusal.
    Record(ToolId),
}

impl Fact {
    /// Of two facts that one finding rests on, the one that weighs more: the longer life, the purpose that asks for more consent.
    pub(super) fn or_weightier(self, other: Self) -> Self {
        match (self, other) {
            (Self::Life { life, limit_days }, Self::Life { life: other, .. }) => Self::Life { life: life.or_longer(other), limit_days },
            (Self::Outlives { life, declared_seconds }, Self::Outlives { life: other, .. }) => {
                Self::Outlives { life: life.or_longer(other), declared_seconds }
            }
            (Self::Purpose(purpose), Self::Purpose(other) | Self::There(other)) | (Self::There(purpose), Self::Purpose(other)) => {
                Self::Purpose(stricter(purpose, other))
            }
            (Self::There(purpose), Self::There(other)) => Self::There(stricter(purpose, other)),
            (Self::Purposes { declared, known }, Self::Purposes { known: other, .. }) => {
                Self::Purposes { declared, known: stricter(known, other) }
            }
            (
                Self::None
                | Self::Life { .. }
                | Self::Outlives { .. }
                | Self::Purpose(_)
                | Self::There(_)
                | Self::Purposes { .. }
                | Self::AnotherSites(_)
                | Self::AnotherSite
                | Self::ForAnother
                | Self::Prefix(_)
                | Self::Record(_),
                _,
            ) => self,
        }
    }
}

fn stricter(one: Purpose, other: Purpose) -> Purpose {
    if other.strictness() > one.strictness() { other } else { one }
}
