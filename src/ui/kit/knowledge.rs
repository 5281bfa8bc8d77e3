//! What the verdicts rest on beside the catalogue: the person's corrections and the knowledge bases they loaded.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::charter::{Charter, Preview};
use crate::classify::{Knowledge, KnowledgeBase, KnowledgeError, parse_knowledge};
use crate::corrections::{Corrections, CorrectionsError};
use crate::dossier::AuditedCharter;
use crate::files::{TextError, read_text};
use crate::jobs::Slot;
use crate::notes::Notes;
use crate::portals::Portals;
use crate::settings::Settings;
use crate::work;

/// A knowledge base that was loaded, or not.
#[derive(Debug)]
pub struct LoadedBase {
    /// Its file.
    pub path: PathBuf,
    /// What it says.
    pub base: Result<Arc<KnowledgeBase>, BaseError>,
}

/// Why a knowledge base could not be loaded.
#[derive(Debug)]
pub enum BaseError {
    /// The file could not be read.
    Unreadable(TextError),
    /// It is of no known form.
    NotKnown(KnowledgeError),
}

impl LoadedBase {
    /// Reads a knowledge base; its form is decided by content.
    #[must_use]
    pub fn load(path: PathBuf) -> Self {
        // The name stands in codes of evidence, where these signs separate.
        let id = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().replace([':', ';', '/'], "-"));
        let text = read_text(&path).map_err(BaseError::Unreadable);
        let base = text.and_then(|text| parse_knowledge(&text, &id).map_err(BaseError::NotKnown));
        Self { path, base: base.map(Arc::new) }
    }
}

/// A charter that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedCharter {
    /// Its file.
    pub path: PathBuf,
    /// What it declares.
    pub charter: Arc<Charter>,
    /// The same with what is known of its source.
    pub known: Arc<AuditedCharter>,
}

/// A charter that was read and is to be looked through before it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadCharter {
    /// Its file; none of what was pasted.
    pub path: Option<PathBuf>,
    /// What was understood of it.
    pub preview: Arc<Preview>,
}

impl OpenedCharter {
    /// A charter that is kept in a file, or was read from one.
    #[must_use]
    pub fn new(path: PathBuf, known: AuditedCharter) -> Self {
        Self { path, charter: Arc::new(known.charter.clone()), known: Arc::new(known) }
    }
}

/// What verdicts rest on. `correct` changes the corrections, `knowledge` the bases, `charter` the charters and portals.
#[derive(Debug, Default)]
pub struct JudgedBy {
    /// The person's own decisions, once they are read.
    pub corrections: Arc<Corrections>,
    /// The same as evidence; none without decisions.
    pub own_base: Option<Arc<KnowledgeBase>>,
    /// Why their file cannot be used; then nothing is decided, so that nothing is overwritten.
    pub unusable: Option<Arc<CorrectionsError>>,
    /// The loaded knowledge bases.
    pub bases: Slot<Vec<LoadedBase>, Infallible>,
    /// The charters that were opened, beside the built-in one.
    pub charters: Vec<OpenedCharter>,
    /// Hosts that the person has named as portals.
    pub portals: Arc<Portals>,
    /// All of it put together; stores of older knowledge are classified again.
    pub knowledge: Arc<Knowledge>,
}

impl JudgedBy {
    /// Puts charter, corrections and bases together anew.
    pub fn combine(&mut self) {
        let bases = self.bases.value().map(|bases| bases.iter().filter_map(|loaded| loaded.base.as_ref().ok()).cloned().collect());
        let charters: Vec<_> = self.charters.iter().map(|opened| Arc::clone(&opened.charter)).collect();
        let imports = bases.unwrap_or_default();
        self.knowledge = Arc::new(Knowledge { user: self.own_base.clone(), imports, ..work::knowledge_of(&charters, &self.portals) });
    }

    /// The bases of the settings in their order, each with what became of it.
    #[must_use]
    pub fn chosen_bases<'a>(&'a self, settings: &'a Settings) -> Vec<(&'a Path, Option<&'a LoadedBase>)> {
        let loaded = |path: &PathBuf| self.bases.value().and_then(|bases| bases.iter().find(|loaded| loaded.path == *path));
        settings.knowledge.iter().map(|path| (path.as_path(), loaded(path))).collect()
    }
}

/// Where the corrections are kept.
#[must_use]
pub fn corrections_file(settings: Option<&Path>) -> Option<PathBuf> {
    settings.and_then(Path::parent).map(Corrections::file_in)
}

/// The person's notes; of `notes`.
#[derive(Debug, Default)]
pub struct Noted {
    /// The notes, once they are read.
    pub notes: Arc<Notes>,
}

/// A change of the person's own decisions that can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undoable {
    /// Of the corrections.
    Correction,
    /// Of the notes.
    Note,
    /// Of the filters that are kept under names.
    Filter,
}

/// Where the notes are kept.
#[must_use]
pub fn notes_file(settings: Option<&Path>) -> Option<PathBuf> {
    settings.and_then(Path::parent).map(Notes::file_in)
}
