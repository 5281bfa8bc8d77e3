use std::io;
use std::path::PathBuf;

/// Why a guided audit cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum GuidedError {
    /// No room for profiles and copies.
    #[error("no private folder can be made")]
    NoRoom(#[source] io::Error),
    /// The browser is there and does not start.
    #[error("the browser does not start: {}", program.display())]
    NotStarted {
        /// What the system said.
        #[source]
        source: io::Error,
        /// The program.
        program: PathBuf,
    },
    /// The browser ended with an error right after its start, as Chromium does for the system's administrator.
    #[error("the browser ended at once: {}", program.display())]
    Ended {
        /// The program.
        program: PathBuf,
    },
    /// The browser has not made a file of cookies in its fresh profile: it was closed at once, or does not take a profile.
    #[error("the profile holds no cookies: {}", profile.display())]
    NoStore {
        /// The profile.
        profile: PathBuf,
    },
    /// A file of the profile could not be copied.
    #[error("a file cannot be copied: {}", path.display())]
    NotCopied {
        /// What the system said.
        #[source]
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// A step whose visitor has not been at the site yet.
    #[error("this step comes after another one")]
    OutOfOrder,
    /// The person stopped it.
    #[error("stopped")]
    Cancelled,
}
