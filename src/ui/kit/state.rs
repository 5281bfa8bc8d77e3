//! The data behind the window and the work that makes it. Results are immutable and swapped in whole.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;

use jiff::Timestamp;

use super::knowledge::{Knowing, Task};
use super::view_state::{Shown, ViewState};
use crate::digest::Digest;
use crate::export::{ExportError, Exported};
use crate::i18n::{Language, Words};
use crate::inventory::{CookieId, CookieView, Inventory};
use crate::jobs::Slot;
use crate::settings::Settings;
use crate::store::{Progress, Revealed, StoreLocation, ValueError};
use crate::ui::env::{Env, Picked};

pub use crate::work::{Opened, Rows, SiteList};

/// What one round of reading gave.
#[derive(Debug)]
pub struct Reading {
    /// Stores and failures.
    pub round: crate::work::Round,
    /// Whether the stores replace the open ones (a reload) or join them.
    pub replace: bool,
}

/// What is to be read in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToRead {
    /// What was named.
    pub sources: Vec<crate::work::Source>,
    /// Whether the stores replace the open ones (a reload) or join them.
    pub replace: bool,
}

/// What the file dialog was opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picking {
    /// A file or folder to open.
    Open,
    /// A file to write.
    Save,
    /// A file for corrections or lists.
    Know(Task),
}

/// One slot per kind of work, and what they gave.
pub struct Model {
    /// The stores of this machine.
    pub found: Slot<Vec<StoreLocation>, Infallible>,
    /// Reading and classifying.
    pub reading: Slot<Reading, Infallible, Progress>,
    /// The open stores.
    pub stores: Vec<Opened>,
    /// The shown stores put together.
    pub inventory: Slot<Inventory, Infallible>,
    /// The table.
    pub rows: Slot<Rows, Infallible>,
    /// The sites pane.
    pub sites: Slot<SiteList, Infallible>,
    /// The sums behind overview and charter page.
    pub digest: Slot<Digest, Infallible>,
    /// The text in the export dialog.
    pub preview: Slot<String, Infallible>,
    /// Writing an export.
    pub export: Slot<Exported, ExportError, Progress>,
    /// The value that is shown, read again from its store; gone as soon as it is not.
    pub value: Slot<Revealed, ValueError, Progress>,
    /// Frames until the traces of the value that was shown last are overwritten; 0 when they are.
    pub fading: u8,
    /// A file dialog of the system.
    pub picking: Slot<Picked, Infallible>,
    /// What the file dialog is for.
    pub picking_for: Option<Picking>,
    /// The theme of the system.
    pub system_dark: Slot<Option<bool>, Infallible>,
    /// Corrections, loaded lists, the look-up page.
    pub knowing: Knowing,
    /// What is being read.
    pub reading_now: Option<ToRead>,
    /// What was asked for meanwhile: one round of reading after the other, so that none drops another.
    pub waiting: VecDeque<ToRead>,
}

impl Model {
    /// Nothing open, nothing under way.
    #[must_use]
    pub fn new(knowing: Knowing) -> Self {
        Self {
            found: Slot::default(),
            reading: Slot::default(),
            stores: Vec::new(),
            inventory: Slot::default(),
            rows: Slot::default(),
            sites: Slot::default(),
            digest: Slot::default(),
            preview: Slot::default(),
            export: Slot::default(),
            value: Slot::default(),
            fading: 0,
            picking: Slot::default(),
            picking_for: None,
            system_dark: Slot::default(),
            knowing,
            reading_now: None,
            waiting: VecDeque::new(),
        }
    }

    /// Whether any work is under way. Each slot is named, so that a new one is not forgotten.
    fn is_busy(&self) -> bool {
        #[rustfmt::skip]
        let Self {
            found, reading, inventory, rows, sites, digest, preview, export, value, picking, system_dark, knowing, waiting,
            stores: _, fading: _, picking_for: _, reading_now: _,
        } = self;
        let reads = found.is_running() || reading.is_running() || !waiting.is_empty() || value.is_running();
        let shows = inventory.is_running() || rows.is_running() || sites.is_running() || digest.is_running();
        let writes = preview.is_running() || export.is_running();
        reads || shows || writes || picking.is_running() || system_dark.is_running() || knowing.is_busy()
    }
}

/// All that the views see.
pub struct State {
    /// The world outside.
    pub env: Env,
    /// The words of the language in use.
    pub words: Words,
    /// Preferences.
    pub settings: Settings,
    /// Data.
    pub model: Model,
    /// Choices.
    pub view: ViewState,
}

impl State {
    /// Preferences loaded, nothing open.
    #[must_use]
    pub fn new(env: Env) -> Self {
        let settings = env.settings.as_deref().map(Settings::load).unwrap_or_default();
        let words = Words::new(settings.language.unwrap_or(env.language), env.zone.clone());
        let model = Model::new(Knowing::load(env.settings.as_deref()));
        Self { env, words, settings, model, view: ViewState::default() }
    }

    /// The language in use.
    #[must_use]
    pub fn language(&self) -> Language {
        self.words.language()
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.env.now)()
    }

    /// Whether any store is open.
    #[must_use]
    pub fn has_stores(&self) -> bool {
        !self.model.stores.is_empty()
    }

    /// The shown cookies, once they are put together. Rows, sites and sums that are shown may still be of the one before: each knows its own.
    #[must_use]
    pub fn inventory(&self) -> Option<&Arc<Inventory>> {
        self.model.inventory.value()
    }

    /// The shown stores.
    pub fn shown_stores(&self) -> impl Iterator<Item = &Opened> {
        let one = match self.view.shown {
            Shown::All => None,
            Shown::One(index) => Some(index),
        };
        self.model.stores.iter().enumerate().filter(move |(index, _)| one.is_none_or(|one| one == *index)).map(|(_, opened)| opened)
    }

    /// Whether any work is under way whose end changes what is shown.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.model.is_busy()
    }

    /// How many remarks the record of the shown stores lists.
    #[must_use]
    pub fn remarks(&self) -> u64 {
        self.shown_stores().map(|opened| opened.store.report.record.remarks()).sum()
    }

    /// The cookie whose details are shown, with everything known of it.
    #[must_use]
    pub fn chosen(&self) -> Option<CookieView<'_>> {
        self.model.rows.value()?.inventory.get(self.cursor()?)
    }

    /// Its id in the inventory of the rows that are shown.
    #[must_use]
    pub fn cursor(&self) -> Option<CookieId> {
        let rows = self.model.rows.value()?;
        rows.ids.get(self.view.selected.cursor?).copied()
    }
}
