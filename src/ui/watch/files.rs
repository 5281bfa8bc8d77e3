//! The files of open stores that can be followed.

use std::path::PathBuf;

use crate::follow::Followed;
use crate::ui::kit::{Opened, Source, State};

/// The main file of a store that can be followed.
fn file(opened: &Opened) -> Option<PathBuf> {
    match &opened.source {
        Source::Found(location) if location.archive.is_none() => Some(location.file.clone()),
        Source::Found(_) | Source::Path(_) | Source::Sample => None,
    }
}

/// The same of a store that its program changes in place: another file there is another store.
pub(super) fn database(opened: &Opened) -> Option<PathBuf> {
    match &opened.source {
        Source::Found(location) if location.format.is_database() => file(opened),
        Source::Found(_) | Source::Path(_) | Source::Sample => None,
    }
}

/// The open stores that are files of this machine, and what is followed of each.
pub(super) fn followable(state: &State) -> impl Iterator<Item = (&Opened, Followed)> {
    state.stores.iter().filter_map(|opened| {
        let session = match &opened.source {
            Source::Found(location) => location.session_file.clone(),
            Source::Path(_) | Source::Sample => None,
        };
        Some((opened, Followed { file: file(opened)?, others: session.into_iter().collect() }))
    })
}
