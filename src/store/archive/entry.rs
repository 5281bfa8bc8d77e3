//! What the name of an entry of an archive leads to. Names are written by others: they may lead out of the folder, or be names that the system
//! means something else by.

use std::path::PathBuf;

use crate::store::find::is_large_folder;

/// Folders in folders: deeper than a search of the result would go.
const DEEPEST: usize = 16;
/// How nested archives are called; office documents and extensions are archives too, and hold no stores.
const ARCHIVES: [&str; 9] = ["zip", "tar", "tgz", "gz", "bz2", "xz", "zst", "7z", "rar"];

/// What becomes of an entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// It is unpacked to this place below the folder of the archive.
    Wanted(PathBuf),
    /// It is of no use: a cache.
    Unwanted,
    /// It is an archive itself.
    Nested,
    /// Its name leads elsewhere.
    Unsafe,
    TooDeep,
}

impl Entry {
    /// By its name in the archive. Separators of both systems count: some programs of Windows write their own.
    pub(super) fn named(name: &[u8]) -> Self {
        let name = String::from_utf8_lossy(name);
        let parts: Vec<&str> = name.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".").collect();
        let Some((file, folders)) = parts.split_last() else { return Self::Unsafe };
        if parts.iter().any(|part| !is_plain(part)) {
            return Self::Unsafe;
        }
        if folders.len() > DEEPEST {
            return Self::TooDeep;
        }
        let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if ending.is_some_and(|ending| ARCHIVES.contains(&ending.as_str())) {
            return Self::Nested;
        }
        let is_cache = folders.iter().any(|folder| is_large_folder(folder));
        // The same that a search looks at in such folders.
        if is_cache && !file.to_ascii_lowercase().contains("cookie") { Self::Unwanted } else { Self::Wanted(parts.iter().collect()) }
    }
}

/// Whether a part of a name is that of a file or folder on every system: not the folder above, no drive, no stream, no device, nothing that Windows
/// shortens.
fn is_plain(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let is_device = cfg!(windows)
        && (["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str())
            || stem.len() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")) && stem.ends_with(|c: char| c.is_ascii_digit()));
    let is_odd_on_windows = cfg!(windows) && (part.contains([':', '*', '?', '"', '<', '>', '|']) || part.ends_with(['.', ' ']));
    part != ".." && part.len() <= 255 && !part.contains(char::is_control) && !is_device && !is_odd_on_windows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_below_the_folder() {
        let wanted = |path: &str| Entry::Wanted(path.split('/').collect());
        for (name, entry) in [
            ("Default/Cookies", wanted("Default/Cookies")),
            ("./a//b/", wanted("a/b")),
            ("/home/a/cookies.txt", wanted("home/a/cookies.txt")),
            ("Default\\Network\\Cookies", wanted("Default/Network/Cookies")),
            ("../Cookies", Entry::Unsafe),
            ("a/../../Cookies", Entry::Unsafe),
            ("a\\..\\..\\Cookies", Entry::Unsafe),
            ("", Entry::Unsafe),
            ("a\0b", Entry::Unsafe),
            ("Default/Cache/Cache_Data/f_1", Entry::Unwanted),
            ("Default/Cache/Cookies", wanted("Default/Cache/Cookies")),
            ("inner.ZIP", Entry::Nested),
            ("a.tar.gz", Entry::Nested),
        ] {
            assert_eq!(Entry::named(name.as_bytes()), entry, "{name}");
        }
        assert_eq!(Entry::named("a/".repeat(40).as_bytes()), Entry::TooDeep);
        assert_eq!(Entry::named("n".repeat(300).as_bytes()), Entry::Unsafe);
        assert_eq!(Entry::named(b"d/caf\xe9"), wanted("d/caf\u{fffd}"));
    }
}
