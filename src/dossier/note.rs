use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Dossier;
use crate::notes::{self, Notes, Topic};

/// What the person wrote to an audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// When, where that is known.
    #[serde(with = "crate::written::some_time")]
    pub written_at: Option<Timestamp>,
    /// What of the audit it is about; none is the audit as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Topic>,
    /// Words to find it by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// The text.
    pub text: String,
}

impl Dossier {
    /// Takes in those notes of a person that are about the site, its cookies and what was found: all others stay theirs. Where the dossier has a note on the
    /// same, the lines and labels of both are kept.
    pub fn take_in(&mut self, notes: &Notes) {
        let mut kept = self.kept_notes();
        kept.take_in(&notes.about(self.audit.topics()), &BTreeMap::new());
        self.notes.retain(|note| note.about.is_none());
        let taken = kept.all().map(|(about, note)| Note {
            written_at: None,
            about: Some(about),
            labels: note.labels.clone(),
            text: note.text.clone(),
        });
        self.notes.extend(taken);
    }

    /// The notes that say what they are about.
    #[must_use]
    pub fn kept_notes(&self) -> Notes {
        let about = |note: &Note| Some((note.about.clone()?, notes::Note { labels: note.labels.clone(), text: note.text.clone() }));
        self.notes.iter().filter_map(about).collect()
    }

    /// Those, and under them what a person wrote on the same since: what a report of the dossier is written with.
    #[must_use]
    pub fn notes_with(&self, own: &Notes) -> Notes {
        let mut both = self.kept_notes();
        both.take_in(&own.about(self.audit.topics()), &BTreeMap::new());
        both
    }
}
