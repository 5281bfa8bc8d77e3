use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use crate::charter;
use crate::classify::Knowledge;
use crate::inventory::OpenStore;
use crate::store::{self, Progress, ReadError, ReadOptions, StoreLocation, StoreSource};

/// Something that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A store found on this machine.
    Found(StoreLocation),
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
            Self::Found(location) => Some(location.clone()),
            Self::Sample => Some(store::sample_location()),
            Self::Path(_) => None,
        }
    }

    fn of(location: &StoreLocation) -> Self {
        if location.id == store::SAMPLE { Self::Sample } else { Self::Found(location.clone()) }
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
}

/// What one round of reading gave: some of what was named may fail while the rest is read.
#[derive(Debug, Default)]
pub struct Round {
    /// Read stores, in the order in which they were named.
    pub stores: Vec<Opened>,
    /// What could not be opened, and why; of a folder with several profiles only those that failed.
    pub failures: Vec<(Source, ReadError)>,
    /// Files that were named more than once; each was read once.
    pub repeated: Vec<PathBuf>,
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
    Knowledge { charters: vec![Arc::new(charter::builtin().clone())], ..Knowledge::default() }
}

/// Reads all that the sources name, one after the other and each file once. What fails is kept beside what was read; only a cancel ends the
/// round, and stands last among the failures then.
#[must_use]
pub fn open(sources: Vec<Source>, asked: &Asked, progress: &Progress) -> Round {
    let mut round = Round::default();
    let mut seen = HashSet::new();
    for source in sources {
        let locations = match locations(&source) {
            Ok(locations) => locations,
            Err(error) => {
                round.failures.push((source, error));
                continue;
            }
        };
        for location in locations {
            let shown = Source::of(&location);
            if progress.is_cancelled() {
                round.failures.push((shown, ReadError::Cancelled));
                return round;
            }
            let file = fs::canonicalize(&location.file).unwrap_or_else(|_| location.file.clone());
            if !seen.insert(file) {
                round.repeated.push(location.file);
                continue;
            }
            match read(&location, asked, progress) {
                Ok(store) => round.stores.push(Opened { source: shown, store, knowledge: Arc::clone(&asked.knowledge) }),
                Err(error) => round.failures.push((shown, error)),
            }
        }
    }
    round
}

fn locations(source: &Source) -> Result<Vec<StoreLocation>, ReadError> {
    match source {
        Source::Sample => Ok(vec![store::sample_location()]),
        Source::Found(location) => Ok(vec![location.clone()]),
        Source::Path(path) => store::locate(path),
    }
}

fn read(location: &StoreLocation, asked: &Asked, progress: &Progress) -> Result<Arc<OpenStore>, ReadError> {
    let (report, source) = if location.id == store::SAMPLE {
        (store::read_sample(&asked.options, progress)?, StoreSource::sample())
    } else {
        (store::read(location, &asked.options, progress)?, StoreSource::file(&location.file))
    };
    Ok(Arc::new(OpenStore::classify(report, source, &asked.knowledge)))
}
