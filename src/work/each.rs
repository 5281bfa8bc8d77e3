use std::collections::HashSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::open::{Asked, Opened, Round, Source, source_path};
use crate::store::{self, Fingerprint, LeftOut, Met, Omission, Progress, ReadError, Search, StoreLocation};

/// What became of one thing that was met.
#[derive(Debug)]
pub enum Step {
    /// A store was read and classified.
    Read(Box<Opened>),
    /// What was named, or met, could not be read.
    Failed(Source, Arc<ReadError>),
    /// What was left out.
    LeftOut(LeftOut),
    /// What was named more than once, by itself or within a folder that was named.
    Repeated(PathBuf),
}

impl Step {
    /// What a record of the run says was not read, and why.
    #[must_use]
    pub fn left_out(&self) -> Option<LeftOut> {
        match self {
            Self::Failed(source, error) => {
                Some(LeftOut { path: source_path(source)?.to_path_buf(), why: Omission::Refused(Arc::clone(error)) })
            }
            Self::LeftOut(left) => Some(left.clone()),
            Self::Read(_) | Self::Repeated(_) => None,
        }
    }
}

/// Reads all that the sources name and all that lies below it, one store after the other in the order of their paths, and gives each to `each` at
/// once: nothing is kept, so that a crawl of any size needs the memory of its largest store. Ends when `each` breaks off, or the progress is cancelled.
pub fn open_each(sources: Vec<Source>, asked: &Asked, progress: &Progress, each: &mut dyn FnMut(Step) -> ControlFlow<()>) {
    let place_of = |source: &Source| source_path(source).map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()));
    let places: Vec<Option<PathBuf>> = sources.iter().map(place_of).collect();
    let named: HashSet<&Path> = places.iter().flatten().map(PathBuf::as_path).collect();
    let mut seen: HashSet<&Path> = HashSet::new();
    for (source, place) in sources.into_iter().zip(&places) {
        // What lies within a folder that is named, before or after it, is met there.
        let is_repeated =
            place.as_deref().is_some_and(|place| !seen.insert(place) || place.ancestors().skip(1).any(|above| named.contains(above)));
        let is_over = if is_repeated {
            each(Step::Repeated(source_path(&source).map(Path::to_path_buf).unwrap_or_default()))
        } else {
            open_source(source, asked, progress, each)
        };
        if is_over.is_break() {
            return;
        }
    }
}

/// The same as a round, for whoever needs all stores together.
#[must_use]
pub fn open_below(sources: Vec<Source>, asked: &Asked, progress: &Progress, met: &mut dyn FnMut(&Step)) -> Round {
    let (mut round, mut search) = (Round::default(), Search::default());
    open_each(sources, asked, progress, &mut |step| {
        met(&step);
        if let Some(LeftOut { path, why }) = step.left_out() {
            search.leave_out(path, why);
        }
        match step {
            Step::Read(opened) => round.stores.push(*opened),
            Step::Failed(source, error) => round.failures.push((source, error)),
            Step::LeftOut(left) => round.left_out.push(left),
            Step::Repeated(path) => round.repeated.push(path),
        }
        ControlFlow::Continue(())
    });
    let search = Arc::new(search);
    for opened in &mut round.stores {
        // Nobody else has them yet.
        if let Some(report) = Arc::get_mut(&mut opened.store).and_then(|store| Arc::get_mut(&mut store.report)) {
            report.record.remember_search(&search);
        }
    }
    round
}

fn open_source(source: Source, asked: &Asked, progress: &Progress, each: &mut dyn FnMut(Step) -> ControlFlow<()>) -> ControlFlow<()> {
    let path = match source {
        Source::Path(path) => path,
        Source::Sample => return open_one(&store::sample_location(), asked, progress, each),
        Source::Found(location) => return open_one(&location, asked, progress, each),
    };
    let (mut is_over, mut has_met) = (ControlFlow::Continue(()), false);
    let walked = store::each_store(&path, progress, &mut |met| {
        has_met |= !matches!(&met, Met::LeftOut(left) if !left.why.is_a_loss());
        is_over = match met {
            Met::Store(location) => open_one(&location, asked, progress, each),
            Met::LeftOut(LeftOut { path, why: Omission::Refused(error) }) => each(Step::Failed(Source::Path(path), error)),
            Met::LeftOut(left) => each(Step::LeftOut(left)),
        };
        is_over
    });
    if is_over.is_break() {
        return is_over;
    }
    match walked {
        Err(error) => each(Step::Failed(Source::Path(path), Arc::new(error))),
        Ok(looked_at) if !has_met => {
            each(Step::Failed(Source::Path(path.clone()), Arc::new(ReadError::NoStoreInFolder { looked_at, path })))
        }
        Ok(_) => ControlFlow::Continue(()),
    }
}

fn open_one(
    location: &StoreLocation,
    asked: &Asked,
    progress: &Progress,
    each: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let fingerprint = Fingerprint::of(location);
    each(match super::open::read(location, asked, progress) {
        Ok(report) => Step::Read(Box::new(Opened::of(location, report, fingerprint, asked))),
        Err(error) => Step::Failed(Source::of(location), Arc::new(error)),
    })
}
