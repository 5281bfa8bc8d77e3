//! Values that Chromium encrypted, opened when somebody asked to see them (docs/formats/chromium.md, "Values").
//!
//! Nothing here is done for a read that keeps no values: the keyring of a person is asked for nothing that nobody wanted. Keys and values lie in memory
//! that is overwritten, and `Debug` shows neither.

mod ask;
mod cipher;

use std::path::PathBuf;
use std::sync::OnceLock;

use zeroize::Zeroizing;

pub(crate) use cipher::open;

use crate::cookie::Closed;
use crate::store::{Progress, StoreLocation};

/// A key of AES-128 in CBC mode, as Chromium uses it on Linux and macOS.
type BlockKey = Zeroizing<[u8; 16]>;
/// A key of AES-256 in GCM mode, as on Windows.
type SealKey = Zeroizing<[u8; 32]>;

/// Where the keys of a store's values come from. Asked at most once, and only when a value needs it.
pub(crate) struct Keyring<'a> {
    asker: Asker<'a>,
    kept: OnceLock<Keys>,
}

/// What is known of the browser that has the keys.
pub(crate) struct Asker<'a> {
    /// Shown name of the browser, which tells its entry from others.
    #[cfg_attr(windows, expect(dead_code, reason = "the key lies in the browser's own folder"))]
    browser: String,
    /// Folders that may hold its `Local State`, which has the key on Windows.
    #[cfg_attr(not(windows), expect(dead_code, reason = "other systems keep keys elsewhere"))]
    folders: Vec<PathBuf>,
    /// A person may be asked for a password; that is not waited for longer than the read.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "other systems show a dialog of their own, which cannot be taken back")
    )]
    progress: &'a Progress,
}

/// The keys that the system has for the browser.
#[derive(Default)]
pub(crate) struct Keys {
    block: Vec<BlockKey>,
    seal: Vec<SealKey>,
}

impl<'a> Keyring<'a> {
    pub(crate) fn of(location: &StoreLocation, progress: &'a Progress) -> Self {
        let folders = [location.profile_folder.parent().map(PathBuf::from), Some(location.profile_folder.clone())];
        let asker = Asker { browser: location.browser.clone(), folders: folders.into_iter().flatten().collect(), progress };
        Self { asker, kept: OnceLock::new() }
    }

    /// A keyring that is never asked: what it has is `keys`.
    #[cfg(test)]
    fn with(keys: Keys, progress: &'a Progress) -> Self {
        let asker = Asker { browser: String::new(), folders: Vec::new(), progress };
        Self { asker, kept: OnceLock::from(keys) }
    }

    fn keys(&self) -> &Keys {
        self.kept.get_or_init(|| ask::keys(&self.asker))
    }

    /// A blob that Windows itself protected, as Chromium before version 80 stored values.
    fn protected(blob: &[u8]) -> Result<Zeroizing<Vec<u8>>, Closed> {
        ask::protected(blob)
    }
}
