//! Browsers write late: what the person has just done is on the disk only after a while.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use super::GuidedError;
use crate::store::Family;

/// How far a wait is; shared with whoever shows it.
#[derive(Debug, Default)]
pub struct Waiting {
    stopped: AtomicBool,
    millis: AtomicU64,
}

impl Waiting {
    /// Asks to stop waiting; nothing is copied then.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// How long it takes from now on at most.
    #[must_use]
    pub fn at_most(&self) -> Duration {
        Duration::from_millis(self.millis.load(Ordering::Relaxed))
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    fn tell(&self, left: Duration) {
        self.millis.store(u64::try_from(left.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}

/// When a browser has written what happened before a moment.
struct Habit {
    /// Files whose change says that all before it is written.
    files: &'static [&'static str],
    /// Waited in any case, also after the change.
    least: Duration,
    /// Without a change by then there was nothing to write.
    most: Duration,
}

/// Firefox writes lasting cookies after about a second and a half, session cookies with the session, every two seconds in our profiles and only when a
/// page has changed. Chromium gathers changes for 30 s and then writes all, measured with 153 and 156.
fn habit(family: Family) -> Habit {
    match family {
        Family::Firefox => {
            Habit { files: &["sessionstore-backups/recovery.jsonlz4"], least: Duration::from_millis(2_500), most: Duration::from_secs(6) }
        }
        Family::Chromium | Family::QtWebEngine | Family::WebKitGtk => Habit {
            files: &["Default/Cookies", "Default/Network/Cookies"],
            least: Duration::from_millis(300),
            most: Duration::from_secs(33),
        },
        // No browser: it is never started (`guided::installed` needs programs).
        Family::Jar(_) => Habit { files: &[], least: Duration::ZERO, most: Duration::ZERO },
    }
}

/// Waits until the browser of `profile` has written what was done until now. `opened` says since when it runs; one that was closed has written all.
pub(super) fn settle(family: Family, profile: &Path, opened: Option<Instant>, waiting: &Waiting) -> Result<(), GuidedError> {
    const LOOK: Duration = Duration::from_millis(100);
    /// Until then a change may be the file that is only being made.
    const STARTING: Duration = Duration::from_secs(15);
    let habit = habit(family);
    let most = if opened.is_some() { habit.most } else { habit.least };
    let is_starting = opened.is_some_and(|opened| opened.elapsed() < STARTING);
    let (asked, since) = (Instant::now(), SystemTime::now());
    let is_written = || habit.files.iter().any(|file| modified(&profile.join(file)).is_some_and(|time| time >= since));
    let mut written: Option<Instant> = None;
    while asked.elapsed() < most {
        if waiting.is_stopped() {
            return Err(GuidedError::Cancelled);
        }
        waiting.tell(most.saturating_sub(asked.elapsed()));
        if written.is_none() && !is_starting && is_written() {
            written = Some(Instant::now());
        }
        // Both: some time since the change, for what is written together, and since the question, for the other file.
        if written.is_some_and(|at| at.elapsed() >= Duration::from_millis(300)) && asked.elapsed() >= habit.least {
            break;
        }
        std::thread::sleep(LOOK);
    }
    waiting.tell(Duration::ZERO);
    Ok(())
}

fn modified(file: &Path) -> Option<SystemTime> {
    std::fs::metadata(file).ok()?.modified().ok()
}
