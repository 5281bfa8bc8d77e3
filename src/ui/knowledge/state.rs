use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;

use crate::corrections::{Corrections, CorrectionsError};
use crate::files::WriteError;
use crate::inventory::Inventory;
use crate::jobs::Slot;

/// What the feature keeps. The bases themselves stand in `kit`, because verdicts rest on them.
#[derive(Debug, Default)]
pub struct Own {
    /// The knowledge base whose lines that were not understood are shown.
    pub(super) problems_of: Option<PathBuf>,
    /// What a file is asked for.
    pub(super) task: Option<Task>,
    /// The path that is typed, where the system has no dialogs.
    pub(super) typed: String,
    /// Writing a file; its path.
    pub(super) written: Slot<PathBuf, WriteError>,
    /// The inventory before the bases became others.
    pub(super) before: Option<Arc<Inventory>>,
    /// What that changed.
    pub(super) effect: Slot<Effect, Infallible>,
    /// Reading corrections of somebody else.
    pub(super) imported: Slot<Corrections, CorrectionsError>,
}

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Loads it as a knowledge base.
    AddBase,
    /// Takes in the corrections it holds.
    ImportCorrections,
    /// Writes the corrections to it.
    ExportCorrections,
    /// Writes the catalogue to it, for the tool of the EDPB.
    ExportCatalogue,
}

impl Task {
    /// The message that names it.
    #[must_use]
    pub fn title_id(self) -> &'static str {
        match self {
            Self::AddBase => "knowledge-add-base-title",
            Self::ImportCorrections => "knowledge-import-corrections-title",
            Self::ExportCorrections => "knowledge-export-corrections-title",
            Self::ExportCatalogue => "knowledge-export-catalogue-title",
        }
    }

    /// The proposed name, where a file is written.
    #[must_use]
    pub fn proposed_name(self) -> Option<&'static str> {
        match self {
            Self::AddBase | Self::ImportCorrections => None,
            Self::ExportCorrections => Some("cookie-corrections.toml"),
            Self::ExportCatalogue => Some("cookie-charter-edpb.json"),
        }
    }
}

/// The difference between two inventories of the same rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Effect {
    /// Verdicts that are others now.
    pub changed: u64,
    /// Cookies on which sources differ that did not before.
    pub disagree: u64,
}
