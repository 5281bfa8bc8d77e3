//! The bodies of the jobs: what runs off the painting thread. They take what they need by value and know nothing of the window.

use std::sync::Arc;

use jiff::Timestamp;

use super::action::Source;
use super::model::{Exported, Opened, Reading, Rows, SiteList};
use super::view_state::{SiteOrder, What};
use crate::classify::Knowledge;
use crate::column::ColumnId;
use crate::export::{self, Options, SaveError};
use crate::i18n::Language;
use crate::inventory::{CookieId, Inventory, OpenStore, SiteId};
use crate::query::{self, Filter, Sort};
use crate::store::{self, HistoryChoice, Progress, ReadError, ReadOptions, ReadReport, StoreLocation};

/// What verdicts rest on without corrections and lists: the built-in charter.
#[must_use]
pub fn knowledge() -> Knowledge {
    Knowledge { charters: vec![Arc::new(crate::charter::builtin().clone())], ..Knowledge::default() }
}

/// Reads sources one after the other. What fails is kept beside what was read; only a cancel ends the round.
#[must_use]
pub fn read(sources: Vec<Source>, replace: bool, (now, knowledge): (Timestamp, Arc<Knowledge>), progress: &Progress) -> Reading {
    let options = ReadOptions { keep_values: true, history: HistoryChoice::Beside, now };
    let mut reading = Reading { stores: Vec::new(), failures: Vec::new(), replace };
    for source in sources {
        if progress.is_cancelled() {
            break;
        }
        match read_source(&source, &options, progress) {
            Ok(reports) => {
                let opened = reports.into_iter().map(|(source, name, report)| {
                    let store = Arc::new(OpenStore::classify(report, name, &knowledge));
                    Opened { source, store, knowledge: Arc::clone(&knowledge) }
                });
                reading.stores.extend(opened);
            }
            Err(error) => reading.failures.push((source, error)),
        }
    }
    reading
}

type Reports = Vec<(Source, String, ReadReport)>;

fn read_source(source: &Source, options: &ReadOptions, progress: &Progress) -> Result<Reports, ReadError> {
    match source {
        Source::Sample => Ok(vec![(Source::Sample, store::SAMPLE.to_owned(), store::read_sample(options, progress)?)]),
        Source::Found(location) => Ok(vec![read_location(location, options, progress)?]),
        Source::Path(path) => {
            let (mut reports, mut failure) = (Vec::new(), None);
            for location in store::locate(path)? {
                match read_location(&location, options, progress) {
                    Ok(report) => reports.push(report),
                    Err(error) => failure = Some(error),
                }
            }
            // One of several profiles may fail; the others are worth showing.
            match failure {
                Some(error) if reports.is_empty() => Err(error),
                _ => Ok(reports),
            }
        }
    }
}

fn read_location(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<(Source, String, ReadReport), ReadError> {
    let report = store::read(location, options, progress)?;
    Ok((Source::Found(location.clone()), location.file.display().to_string(), report))
}

/// Everything the table depends on.
#[derive(Clone)]
pub struct RowsRequest {
    /// The cookies.
    pub inventory: Arc<Inventory>,
    /// What to keep.
    pub filter: Filter,
    /// By which column and which way.
    pub sort: Option<(ColumnId, bool)>,
    /// For searching what one sees, and for sorting descriptions.
    pub language: Language,
    /// The shown words of the categories.
    pub category_words: [String; 4],
}

/// Filters and sorts.
#[must_use]
pub fn rows(request: &RowsRequest) -> Rows {
    let mut selection = query::select(&request.inventory, &request.filter, &request.category_words);
    if let Some((column, descending)) = request.sort {
        query::sort(&request.inventory, &mut selection.ids, Sort { column, descending }, request.language);
    }
    Rows { ids: selection.ids, counts: selection.counts }
}

/// The sites whose shown or stored name holds what was typed, in order.
#[must_use]
pub fn sites(inventory: &Inventory, typed: &str, order: SiteOrder) -> SiteList {
    let typed = typed.trim().to_lowercase();
    let holds =
        |site: &crate::inventory::Site| typed.is_empty() || site.shown.to_lowercase().contains(&typed) || site.name.contains(&typed);
    let mut ids: Vec<SiteId> = (0u32..).map(SiteId).zip(inventory.sites()).filter(|(_, site)| holds(site)).map(|(id, _)| id).collect();
    if order == SiteOrder::Count {
        // Stable, so that equal counts keep the order of names.
        ids.sort_by_key(|id| std::cmp::Reverse(inventory.site(*id).map_or(0, crate::inventory::Site::total)));
    }
    let mut lines = vec![None; inventory.sites().len()];
    for (line, id) in (0u32..).zip(&ids) {
        if let Some(place) = lines.get_mut(id.0 as usize) {
            *place = Some(line);
        }
    }
    SiteList { ids, lines, all: inventory.counts() }
}

/// The rows that an export writes.
pub struct ExportRequest {
    /// The cookies.
    pub inventory: Arc<Inventory>,
    /// Which of them.
    pub what: What,
    /// The chosen site.
    pub site: Option<SiteId>,
    /// What the table shows.
    pub rows: Option<Arc<Rows>>,
    /// The selected rows, in the order of the table.
    pub selected: Vec<CookieId>,
    /// How to write.
    pub options: Options,
}

impl ExportRequest {
    /// The ids, in the order in which they are written.
    #[must_use]
    pub fn ids(&self) -> Vec<CookieId> {
        let all = || (0u32..).map(CookieId).take(self.inventory.len());
        match self.what {
            What::All => all().collect(),
            What::Site => all().filter(|id| self.inventory.site_of(*id) == self.site).collect(),
            What::Filtered => self.rows.as_ref().map_or_else(Vec::new, |rows| rows.ids.clone()),
            What::Selected => self.selected.clone(),
        }
    }

    /// The first lines, by the real exporter.
    #[must_use]
    pub fn preview(&self, rows: usize) -> String {
        export::preview(&self.inventory, &self.ids(), self.options, rows)
    }

    /// Writes the file whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self, path: &std::path::Path) -> Result<Exported, SaveError> {
        let ids = self.ids();
        export::save_cookies(&self.inventory, &ids, self.options, path)?;
        Ok(Exported { path: path.to_owned(), rows: ids.len() })
    }
}
