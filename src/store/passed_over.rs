//! Files that a browser would have preferred and that were not used, and why.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::coded::coded;

/// A session file that Firefox would look at before the one that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedOver {
    /// Where.
    #[serde(with = "crate::written::path")]
    pub path: PathBuf,
    /// Why it was not read.
    pub why: WhyPassedOver,
}

coded! {
    /// Why a session file was not read.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum WhyPassedOver {
        /// It has no bytes.
        Empty = "empty",
        /// It is cut or damaged.
        Damaged = "damaged",
        /// It is whole, and no session.
        NotASession = "not-a-session",
        /// It is larger than any session.
        TooLarge = "too-large",
        /// The system refuses it.
        Unreadable = "unreadable",
        /// By what is inside, another one was written later.
        Older = "older",
    }
}

impl WhyPassedOver {
    /// Whether cookies may be missing because of it.
    #[must_use]
    pub fn is_a_loss(self) -> bool {
        self != Self::Older
    }
}
