//! Asking the system for the keys of a browser. Written for each system apart; what cannot be had is no key, never an error.

#[cfg(target_os = "linux")]
#[path = "ask/linux.rs"]
mod system;
#[cfg(target_os = "macos")]
#[path = "ask/macos.rs"]
mod system;
#[cfg(windows)]
#[path = "ask/windows.rs"]
mod system;

#[cfg(any(target_os = "linux", target_os = "macos", windows))]
pub(super) use system::{keys, protected};

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
pub(super) fn keys(_: &super::Asker<'_>) -> super::Keys {
    super::Keys::default()
}

/// Only Windows itself opens what it protected.
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
pub(super) fn protected(_: &[u8]) -> Result<zeroize::Zeroizing<Vec<u8>>, crate::cookie::Closed> {
    Err(crate::cookie::Closed::NoKey)
}
