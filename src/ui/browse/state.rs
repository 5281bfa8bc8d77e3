use std::convert::Infallible;
use std::sync::Arc;

use crate::column::ColumnId;
use crate::i18n::Words;
use crate::inventory::{CookieId, Inventory};
use crate::jobs::Slot;
use crate::settings::KeptFilter;
use crate::store::{Progress, Revealed, ValueError};
use crate::ui::kit::speech::DecodedPart;
use crate::ui::kit::{SiteList, SiteOrder};
use crate::values::Decoded;

/// What the feature keeps for itself; what the others see of it stands in [`Browsing`](crate::ui::kit::Browsing).
#[derive(Debug)]
pub struct Own {
    /// The list of sites.
    pub(in crate::ui) sites: Slot<SiteList, Infallible>,
    /// Words that filter the sites.
    pub(super) site_filter: String,
    /// The name for a filter that is to be kept.
    pub(super) filter_name: String,
    /// The order of the sites.
    pub(super) site_order: SiteOrder,
    /// Kept filters that were dropped, each with its place, the last one last.
    pub(super) dropped_filters: Vec<(usize, KeptFilter)>,
    /// How many rows the table showed last, for Page Up and Down.
    pub(super) page_rows: usize,
    /// The selection found again in a newer inventory.
    pub(super) kept: Slot<Kept, Infallible>,
    /// The column that the table is to go to once.
    pub(super) column_to_show: Option<ColumnId>,
    /// The one cookie whose value is to be shown.
    pub(super) revealed: Option<CookieId>,
    /// Its value, read again from its store; gone as soon as it is not shown.
    pub(super) value: Slot<Shown, ValueError, Progress>,
    /// What it says, in words, made once: a token has dozens of lines.
    pub(super) told: Vec<DecodedPart>,
    /// The selected rows as text, for the clipboard.
    pub(super) copied: Slot<String, Stopped, Progress>,
    /// Frames until the traces of the value that was shown last are overwritten; 0 when they are.
    pub(super) fading: u8,
}

impl Default for Own {
    fn default() -> Self {
        Self {
            sites: Slot::default(),
            site_filter: String::new(),
            filter_name: String::new(),
            dropped_filters: Vec::new(),
            site_order: SiteOrder::Count,
            page_rows: 20,
            kept: Slot::default(),
            column_to_show: None,
            revealed: None,
            value: Slot::default(),
            told: Vec::new(),
            copied: Slot::default(),
            fading: 0,
        }
    }
}

impl Own {
    /// How many sites the typed words leave, in a sentence for who does not see the list; none while nothing is typed.
    #[must_use]
    pub fn spoken_sites(&self, words: &Words) -> Option<String> {
        if self.site_filter.trim().is_empty() || self.sites.is_running() {
            return None;
        }
        let count = self.sites.value()?.ids.len();
        Some(if count == 0 { words.text("sites-none").into_owned() } else { words.count("announce-sites", count as u64) })
    }

    /// Whether a value is in memory.
    #[must_use]
    pub fn shows_value(&self) -> bool {
        self.value.value().is_some()
    }
}

/// The value that is shown, and what it says. Both are overwritten when they go.
#[derive(Debug)]
pub(super) struct Shown {
    pub value: Revealed,
    pub decoded: Decoded,
}

/// Copying was stopped; nothing is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stopped;

/// What was selected, in another inventory.
#[derive(Debug)]
pub(super) struct Kept {
    pub inventory: Arc<Inventory>,
    pub ids: Vec<CookieId>,
    pub cursor: Option<CookieId>,
}
