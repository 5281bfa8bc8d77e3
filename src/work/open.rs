use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::charter::{self, Charter};
use crate::classify::{self, Knowledge};
use crate::cookie::Values;
use crate::inventory::OpenStore;
use crate::portals::Portals;
use crate::store::{
    self, Fingerprint, Found, KeepValues, LeftOut, Omission, Progress, ReadError, ReadOptions, ReadReport, Search, StoreLocation,
    StoreSource,
};
use crate::values::{FoundRecord, records_of};

/// Something that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A store found on this machine.
    Found(Box<StoreLocation>),
    /// A file, profile or user-data folder.
    Path(PathBuf),
    /// The built-in sample.
    Sample,
}

impl Source {
    /// Where a store that was opened lies; none for what was only named.
    #[must_use]
    pub fn location(&self) -> Option<StoreLocation> {
        match self {
            Self::Found(location) => Some((**location).clone()),
            Self::Sample => Some(store::sample_location()),
            Self::Path(_) => None,
        }
    }

    pub(super) fn of(location: &StoreLocation) -> Self {
        if location.id == store::SAMPLE { Self::Sample } else { Self::Found(Box::new(location.clone())) }
    }
}

/// A store with where it came from, so that it can be read again.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What it was opened as.
    pub source: Source,
    /// What was read.
    pub store: Arc<OpenStore>,
    /// What its verdicts rest on.
    pub knowledge: Arc<Knowledge>,
    /// What consent tools noted; none where no values were asked for.
    pub records: Option<Vec<FoundRecord>>,
    /// Its files as they were just before they were read.
    pub fingerprint: Fingerprint,
}

impl Opened {
    /// Whether it is a file of this machine, and neither the sample nor something in an archive.
    #[must_use]
    pub fn is_file(&self) -> bool {
        matches!(&self.source, Source::Found(location) if location.archive.is_none())
    }

    /// Classifies what was read.
    pub(super) fn of(location: &StoreLocation, mut report: ReadReport, fingerprint: Fingerprint, asked: &Asked) -> Self {
        let records = records(&mut report, &asked.options.values);
        let store = Arc::new(OpenStore::classify(report, name_of(location), &asked.knowledge));
        Self { source: Source::of(location), store, knowledge: Arc::clone(&asked.knowledge), records, fingerprint }
    }
}

/// What one round of reading gave: some of what was named may fail while the rest is read.
#[derive(Debug, Default)]
pub struct Round {
    /// Read stores, in the order in which they were named.
    pub stores: Vec<Opened>,
    /// What could not be opened, and why; of a folder each file that looks like a store and is none. Where the round was stopped, that stands last.
    pub failures: Vec<(Source, Arc<ReadError>)>,
    /// What else was left out of folders.
    pub left_out: Vec<LeftOut>,
    /// Files that were named more than once; each was read once.
    pub repeated: Vec<PathBuf>,
    /// How many of the stores are known ones that did not change, and were not read again.
    pub unchanged: usize,
}

/// How everything of one round is read.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Values, history, time.
    pub options: ReadOptions,
    /// What the verdicts rest on.
    pub knowledge: Arc<Knowledge>,
}

/// What verdicts rest on without corrections and lists: the built-in charter.
#[must_use]
pub fn knowledge() -> Knowledge {
    knowledge_with(&Portals::default())
}

/// The same, with the hosts that the person has named as portals in the charter's scope.
#[must_use]
pub fn knowledge_with(portals: &Portals) -> Knowledge {
    knowledge_of(&[], portals)
}

/// The same with charters that were opened: they stand before the built-in one, because the first that names a cookie counts.
#[must_use]
pub fn knowledge_of(opened: &[Arc<Charter>], portals: &Portals) -> Knowledge {
    let all = opened.iter().map(AsRef::as_ref).chain([charter::builtin()]);
    Knowledge { charters: all.map(|charter| Arc::new(portals.widen(charter))).collect(), ..Knowledge::default() }
}

/// Reads all that the sources name, one after the other and each file once. What fails is kept beside what was read, and so is what was read before
/// a cancel.
#[must_use]
pub fn open(sources: Vec<Source>, asked: &Asked, progress: &Progress) -> Round {
    open_again(sources, asked, &[], progress)
}

/// The same beside stores that are known: one of them that did not change is not read again, and stands in the round as it is, with its report and its
/// verdicts. They were read as `asked` says, save that what the verdicts rest on may have changed.
#[must_use]
pub fn open_again(sources: Vec<Source>, asked: &Asked, known: &[Opened], progress: &Progress) -> Round {
    classify::index_ahead();
    let mut round = Round::default();
    let mut seen = HashSet::new();
    for source in sources {
        if !round.open(source, asked, known, progress, &mut seen) {
            break;
        }
    }
    round
}

/// What became of one store.
enum Became {
    Unchanged(Opened),
    Read(Box<StoreLocation>, Box<ReadReport>, Fingerprint),
}

impl Round {
    /// Reads what one source names; false when it was stopped.
    fn open(&mut self, source: Source, asked: &Asked, known: &[Opened], progress: &Progress, seen: &mut HashSet<PathBuf>) -> bool {
        let Found { stores, mut search } = match find(&source, progress) {
            Ok(found) => found,
            Err(error) => return self.fail(source, Arc::new(error)),
        };
        // What is read again was told about when it was found.
        let has_refused = matches!(source, Source::Path(_)) && self.tell(&search);
        if stores.is_empty() && !has_refused {
            let path = if let Source::Path(path) = &source { path.clone() } else { PathBuf::new() };
            return self.fail(source, Arc::new(ReadError::NoStoreInFolder { looked_at: search.looked_at, path }));
        }
        let mut all = Vec::new();
        let mut goes_on = true;
        for location in stores {
            let file = fs::canonicalize(&location.file).unwrap_or_else(|_| location.file.clone());
            if !seen.insert(file) {
                self.repeated.push(location.file);
                continue;
            }
            match look(&location, asked, known, progress) {
                Ok(became) => all.push(became),
                Err(ReadError::Cancelled) => {
                    goes_on = self.fail(Source::of(&location), Arc::new(ReadError::Cancelled));
                    break;
                }
                Err(error) => {
                    let error = Arc::new(error);
                    Arc::make_mut(&mut search).leave_out(location.file.clone(), Omission::Refused(Arc::clone(&error)));
                    self.fail(Source::of(&location), error);
                }
            }
        }
        for became in all {
            let (mut location, mut report, fingerprint) = match became {
                Became::Unchanged(opened) => {
                    self.unchanged += 1;
                    self.stores.push(opened);
                    continue;
                }
                Became::Read(location, report, fingerprint) => (location, *report, fingerprint),
            };
            // Also what failed only when it was read is known to those that were read beside it.
            report.record.remember_search(&search);
            location.search = Arc::clone(&search);
            self.stores.push(Opened::of(&location, report, fingerprint, asked));
        }
        goes_on
    }

    /// What was named and could not be read, and what no store knows of because it was found in a folder without any, is told by the first store that was
    /// read: a report of some of what was asked for must not look like one of all of it. `unclear` is what was named and could mean several stores. For whoever
    /// asks once; in a window what failed may be read later.
    pub fn remember_unread(&mut self, unclear: &[LeftOut]) {
        let records = self.stores.iter().map(|opened| &opened.store.report.record);
        let known: HashSet<PathBuf> = records.flat_map(|record| &record.search.left_out).map(|left| left.path.clone()).collect();
        let unread = self.failures.iter().filter(|(_, error)| !matches!(**error, ReadError::Cancelled));
        let unread: Vec<LeftOut> = unread
            .filter_map(|(source, error)| Some((source_path(source)?.to_path_buf(), error)))
            .filter(|(path, _)| !known.contains(path))
            .map(|(path, error)| LeftOut { path, why: Omission::Refused(Arc::clone(error)) })
            .chain(unclear.iter().cloned())
            .collect();
        self.remember(unread);
    }

    /// The same of what is known not to have been read.
    pub fn remember(&mut self, unread: Vec<LeftOut>) {
        if unread.is_empty() {
            return;
        }
        // What was known before this round is shared, and says what was so then.
        let first =
            self.stores.iter_mut().find_map(|opened| Arc::get_mut(&mut opened.store).and_then(|store| Arc::get_mut(&mut store.report)));
        let Some(report) = first else { return };
        let mut search = Search::clone(&report.record.search);
        for LeftOut { path, why } in unread {
            search.leave_out(path, why);
        }
        report.record.remember_search(&Arc::new(search));
    }

    /// True when the round goes on.
    fn fail(&mut self, source: Source, error: Arc<ReadError>) -> bool {
        let goes_on = !matches!(*error, ReadError::Cancelled);
        self.failures.push((source, error));
        goes_on
    }

    /// Takes over what a search left out, and says whether files were refused.
    fn tell(&mut self, search: &Search) -> bool {
        let before = self.failures.len();
        for left in &search.left_out {
            match &left.why {
                Omission::Refused(error) => self.failures.push((Source::Path(left.path.clone()), Arc::clone(error))),
                _ => self.left_out.push(left.clone()),
            }
        }
        self.failures.len() > before
    }
}

/// Decodes what consent tools noted, where that was asked for, and drops the values it stood in.
fn records(report: &mut ReadReport, asked: &KeepValues) -> Option<Vec<FoundRecord>> {
    matches!(asked, KeepValues::Called(_)).then(|| records_of(&report.cookies, &std::mem::take::<Values>(&mut report.values)))
}

/// Where a source lies.
pub(super) fn source_path(source: &Source) -> Option<&Path> {
    match source {
        Source::Path(path) => Some(path),
        Source::Found(location) => Some(&location.file),
        Source::Sample => None,
    }
}

fn find(source: &Source, progress: &Progress) -> Result<Found, ReadError> {
    let known = |location| Found { stores: vec![location], search: Arc::default() };
    match source {
        Source::Sample => Ok(known(store::sample_location())),
        Source::Found(location) => Ok(Found { stores: vec![(**location).clone()], search: Arc::clone(&location.search) }),
        Source::Path(path) => store::search(path, progress),
    }
}

fn name_of(location: &StoreLocation) -> StoreSource {
    if location.id == store::SAMPLE { StoreSource::sample() } else { StoreSource::file(&location.file) }
}

/// Reads a store, unless it is known and did not change.
fn look(location: &StoreLocation, asked: &Asked, known: &[Opened], progress: &Progress) -> Result<Became, ReadError> {
    if progress.is_cancelled() {
        return Err(ReadError::Cancelled);
    }
    // Before the read, so that what is written meanwhile counts as a change.
    let now = Fingerprint::of(location);
    let source = name_of(location);
    if let Some(opened) = known.iter().find(|opened| opened.store.source == source)
        // What lies around it is part of what was read: the search that found it, the profile's name.
        && opened.source.location().as_ref() == Some(location)
        && opened.fingerprint.is_still(&now, &opened.store.report.record, progress)?
    {
        return Ok(Became::Unchanged(Opened { fingerprint: now, ..opened.clone() }));
    }
    read(location, asked, progress).map(|report| Became::Read(Box::new(location.clone()), Box::new(report), now))
}

pub(super) fn read(location: &StoreLocation, asked: &Asked, progress: &Progress) -> Result<ReadReport, ReadError> {
    let report = if location.id == store::SAMPLE {
        store::read_sample(&asked.options, progress)
    } else {
        store::read(location, &asked.options, progress)
    }?;
    progress.next_store(report.record.rows_read);
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::HistoryChoice;

    #[test]
    fn what_was_read_before_a_cancel_is_kept() {
        let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: jiff::Timestamp::UNIX_EPOCH };
        let asked = Asked { options, knowledge: Arc::new(knowledge()) };
        let (progress, mut round, mut seen) = (Progress::default(), Round::default(), HashSet::new());
        assert!(round.open(Source::Sample, &asked, &[], &progress, &mut seen));
        progress.cancel();
        assert!(!round.open(Source::Path(std::env::temp_dir()), &asked, &[], &progress, &mut seen));
        assert_eq!(round.stores.len(), 1);
        assert!(matches!(&round.failures[..], [(_, error)] if matches!(**error, ReadError::Cancelled)));
    }
}
