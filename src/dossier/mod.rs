//! A dossier: an audit kept as one file, which says what was read and found and is opened again without the stores. It holds no value of a cookie.
//!
//! What an audit works on are an inventory and its stores; a dossier gives both back, the stores without their cookies, so that whatever shows an audit
//! (the reports, the window) shows a reopened one with the same code. A form of reports of its own was thought of and left: it would have drifted.
//! The form of the file is described in `docs/formats/dossier.md`.

// Nothing here can fail, whatever stands in a file.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod error;
mod file;
mod note;
mod read;
mod seal;

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::audit::{Audit, Label, Law, Subject};
use crate::charter::{Charter, Language, LoadedCharter, NotUnderstood, SourceId};
use crate::classify::Knowledge;
use crate::inventory::{Inventory, OpenStore};

pub use error::{DossierError, DossierProblem};
pub use file::{FORMAT, FORMAT_VERSION, is_dossier, open, parse, save, to_bytes};
pub use note::Note;
pub use read::Read;
pub use seal::seal_of;

/// What dossiers and reports say of the program that made them.
pub(crate) const PROGRAM: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// An audit with all that its report says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dossier {
    /// The program that made it, with its version.
    pub program: String,
    /// When.
    #[serde(with = "crate::written::time")]
    pub made_at: Timestamp,
    /// The language in which it was made; it can be shown in any.
    pub language: Language,
    /// The law as it was used.
    pub law: Law,
    /// The charter as it was understood.
    pub charter: Option<AuditedCharter>,
    /// The stores that were read, each with its moment.
    pub reads: Vec<Read>,
    /// What was found.
    pub audit: Audit,
    /// What the person wrote to it.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Somebody changed the file after it was written. A dossier that is saved again says so as well: see [`crate::audit::Unseen::Altered`].
    #[serde(skip)]
    pub is_altered: bool,
}

/// A charter with what is known of its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditedCharter {
    /// The name of its file; empty for the built-in one.
    pub file: String,
    /// The form of the file; none for the built-in one.
    pub source: Option<SourceId>,
    /// SHA-256 of the file; empty for the built-in one.
    pub sha256: String,
    /// Lines that nobody understood.
    pub not_understood: Vec<NotUnderstood>,
    /// What it declares.
    pub charter: Charter,
}

impl AuditedCharter {
    /// A charter from a file of this name.
    #[must_use]
    pub fn loaded(loaded: LoadedCharter, file: String) -> Self {
        let LoadedCharter { charter, source, not_understood, sha256, .. } = loaded;
        Self { file, source: Some(source), sha256, not_understood, charter }
    }

    /// The built-in one.
    #[must_use]
    pub fn built_in(charter: Charter) -> Self {
        Self { file: String::new(), source: None, sha256: String::new(), not_understood: Vec::new(), charter }
    }

    /// What it is called: its title, else its file.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        let title = self.charter.title.get(language);
        if title.is_empty() { &self.file } else { title }
    }
}

impl Dossier {
    /// Of an audit that was just made.
    #[must_use]
    pub fn of(subject: &Subject<'_>, audit: Audit, charter: Option<AuditedCharter>, language: Language, made_at: Timestamp) -> Self {
        let stores = subject.inventory.stores().iter().zip(subject.labels);
        Self {
            program: PROGRAM.to_owned(),
            made_at,
            language,
            law: subject.law.clone(),
            charter,
            reads: stores.map(|(store, label)| Read::of(store, *label)).collect(),
            audit,
            notes: Vec::new(),
            is_altered: false,
        }
    }

    /// The stores as far as a dossier knows them: every record, no cookie.
    #[must_use]
    pub fn inventory(&self) -> Inventory {
        let knowledge = Knowledge::default();
        let stores = self.reads.iter().map(|read| Arc::new(OpenStore::classify(read.report(), read.source(), &knowledge)));
        Inventory::new(stores.collect(), knowledge.clone())
    }

    /// The moments of the stores, in their order.
    #[must_use]
    pub fn labels(&self) -> Vec<Label> {
        self.reads.iter().map(|read| read.label).collect()
    }

    /// What was audited, of [`Self::inventory`] and [`Self::labels`].
    #[must_use]
    pub fn subject<'a>(&'a self, inventory: &'a Inventory, labels: &'a [Label]) -> Subject<'a> {
        Subject {
            inventory,
            labels,
            site: &self.audit.site,
            host: self.audit.host.as_deref(),
            charter: self.charter.as_ref().map(|charter| &charter.charter),
            // The audit was made; what it compared stands in it.
            of_its_hosts: false,
            not_understood: self.charter.as_ref().map_or(&[], |charter| &charter.not_understood),
            // What the audit holds of them is in it already.
            records: None,
            not_portals: &[],
            law: &self.law,
        }
    }
}
