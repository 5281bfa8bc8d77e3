//! Folders that the system tells of.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::{Config, ErrorKind, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::Heard;
use super::files::Files;

/// How often files are looked at where the system does not tell of them.
const LOOKED_AT: Duration = Duration::from_secs(2);

/// What tells of folders, and those that are not there.
pub struct Folders {
    watcher: Option<Box<dyn Watcher>>,
    files: Arc<Files>,
    heard: Sender<Heard>,
    is_polling: bool,
    missing: Vec<PathBuf>,
}

impl Folders {
    /// Follows the folders of these files.
    #[must_use]
    pub fn of(files: Arc<Files>, heard: Sender<Heard>) -> Self {
        let mut folders = Self { watcher: None, files, heard, is_polling: false, missing: Vec::new() };
        folders.watcher = folders.recommended();
        if !folders.begin() {
            // The system has no room for more: many programs follow many folders.
            folders.is_polling = true;
            folders.watcher = folders.polling();
            folders.begin();
        }
        folders
    }

    fn handler(&self) -> impl FnMut(notify::Result<Event>) + Send + 'static {
        let (files, heard) = (Arc::clone(&self.files), self.heard.clone());
        move |event: notify::Result<Event>| {
            for one in files.heard(&event) {
                // Nobody listens any more when the thread ends.
                let _ = heard.send(one);
            }
        }
    }

    fn recommended(&self) -> Option<Box<dyn Watcher>> {
        Some(Box::new(RecommendedWatcher::new(self.handler(), Config::default()).ok()?))
    }

    fn polling(&self) -> Option<Box<dyn Watcher>> {
        Some(Box::new(PollWatcher::new(self.handler(), Config::default().with_poll_interval(LOOKED_AT)).ok()?))
    }

    /// False where the system does not want to tell of a folder that is there.
    fn begin(&mut self) -> bool {
        self.missing.clear();
        for folder in self.files.folders().to_vec() {
            if !self.watch(&folder) {
                if folder.is_dir() && !self.is_polling {
                    return false;
                }
                self.missing.push(folder);
            }
        }
        true
    }

    fn watch(&mut self, folder: &Path) -> bool {
        let Some(watcher) = &mut self.watcher else { return false };
        let is_watched = watcher.watch(folder, RecursiveMode::NonRecursive).is_ok();
        // That a folder itself goes or comes is told by the one that it lies in. Not all systems let one look there, and it is no loss.
        let above = folder.parent().filter(|above| !self.files.folders().iter().any(|other| other == above));
        if let Some(above) = above.filter(|_| is_watched && !self.is_polling) {
            let _ = watcher.watch(above, RecursiveMode::NonRecursive);
        }
        is_watched
    }

    /// Looks for folders that went, and follows those that are back. True when one is.
    pub fn look_again(&mut self) -> bool {
        let Some(watcher) = &mut self.watcher else { return false };
        for folder in self.files.folders().iter().filter(|folder| !folder.is_dir()) {
            if !self.missing.contains(folder) {
                // What was told of the one that went is of no use any more. It may have been forgotten already.
                if let Err(error) = watcher.unwatch(folder) {
                    debug_assert!(matches!(error.kind, ErrorKind::WatchNotFound | ErrorKind::Io(_)), "{error}");
                }
                self.missing.push(folder.clone());
            }
        }
        let missing = std::mem::take(&mut self.missing);
        let (back, missing): (Vec<_>, Vec<_>) = missing.into_iter().partition(|folder| folder.is_dir());
        self.missing = missing;
        let mut is_any_back = false;
        for folder in back {
            if self.watch(&folder) {
                is_any_back = true;
            } else {
                self.missing.push(folder);
            }
        }
        is_any_back
    }

    /// Whether one is not there.
    #[must_use]
    pub fn lack_any(&self) -> bool {
        !self.missing.is_empty()
    }
}
