//! What is a browser's own, so that nothing is written over it or beside it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// How the files begin in which browsers keep what cannot be replaced: databases of SQLite and their journals and logs, sessions of Firefox, jars of Safari.
const FILES: [&[u8]; 6] =
    [b"SQLite format 3\0", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83", b"mozLz40\0", b"cook\0"];

/// What tells the folder of a profile, or a whole copy of one, from a folder into which somebody has put a store: beside the store lies what nobody copies with
/// it. All files of a line must be there.
const PROFILES: [&[&str]; 9] = [
    // The Firefox family (Falkon names its own alike).
    &["cookies.sqlite", "prefs.js"],
    &["cookies.sqlite", "compatibility.ini"],
    // The Chromium family, and applications that are made of it.
    &["Cookies", "Preferences"],
    &["Network/Cookies", "Preferences"],
    &["Local State", "Preferences"],
    // QtWebEngine.
    &["Cookies", "Visited Links"],
    &["Cookies", "Session Storage"],
    // GNOME Web; Falkon.
    &["cookies.sqlite", "ephy-history.db"],
    &["browsedata.db", "cookies.db"],
];

/// What tells the folder that holds profiles.
const ROOTS: [&[&str]; 3] = [&["profiles.ini"], &["Local State", "Default"], &["Local State", "Last Version"]];

/// Names under which browsers keep what is read beside a store, and the store itself. A file of such a name beside a store would be read with it next time, also
/// where somebody has put copies: `containers.json` gives containers other names.
const NAMES: [&str; 20] = [
    "cookies.sqlite",
    "places.sqlite",
    "containers.json",
    "prefs.js",
    "compatibility.ini",
    "sessionstore.jsonlz4",
    "recovery.jsonlz4",
    "recovery.baklz4",
    "previous.jsonlz4",
    "Cookies",
    "History",
    "Preferences",
    "Local State",
    "Last Version",
    "Visited Links",
    "profiles.ini",
    "ephy-history.db",
    "browsedata.db",
    "cookies.db",
    "Cookies.binarycookies",
];

/// Folders below that of a profile that are still the browser's: `Network/`, `bookmarkbackups/`, and one more.
const BELOW: usize = 2;

/// Whether a file begins like one of a browser. This program writes none of these forms, so that nobody means to replace one of its own.
pub(super) fn is_a_browsers(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut head));
    read.is_ok() && FILES.iter().any(|begin| head.starts_with(begin))
}

/// Whether a file lies, or would lie, in the folder of a browser's profile, little below it, or in one that holds profiles: not one into which copies of stores
/// were put.
#[must_use]
pub fn is_in_a_browsers_folder(file: &Path) -> bool {
    let written = super::dangling(file).unwrap_or_else(|_| file.to_owned());
    let place = super::place_of(&written);
    place.parent().is_some_and(is_a_root) || place.ancestors().skip(1).take(1 + BELOW).any(is_a_profile)
}

/// Whether a file is called like one that a browser keeps beside a store, and stands beside one or, as sessions do, in a folder of its own below.
pub(super) fn is_named_beside_a_store(file: &Path) -> bool {
    let is_name = file.file_name().and_then(|name| name.to_str()).is_some_and(|name| {
        let name = ["-wal", "-journal", "-shm"].iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name);
        NAMES.iter().any(|kept| kept.eq_ignore_ascii_case(name))
    });
    // By its bytes: an export that somebody calls `Cookies` is no store.
    let holds_store = |folder: &Path| {
        PROFILES
            .iter()
            .filter_map(|names| names.first())
            .any(|store| is_sign(folder, store) && is_a_browsers(&super::place_below(folder, store)))
    };
    is_name && file.ancestors().skip(1).take(BELOW).any(holds_store)
}

fn is_a_profile(folder: &Path) -> bool {
    // Safari's has nothing but the jar in it. Folders are no signs: the Library of macOS has some that are called Cookies and Preferences.
    (folder.ends_with("Library/Cookies") && folder.join("Cookies.binarycookies").is_file())
        || PROFILES.iter().any(|names| names.iter().all(|name| is_sign(folder, name)))
}

fn is_a_root(folder: &Path) -> bool {
    ROOTS.iter().any(|names| names.iter().all(|name| super::place_below(folder, name).exists()))
}

fn is_sign(folder: &Path, name: &str) -> bool {
    let place = super::place_below(folder, name);
    if name == "Session Storage" { place.is_dir() } else { place.is_file() }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Makes files, with the folders above them.
    fn with(folder: &Path, names: &[&str]) {
        for name in names {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
    }

    #[test]
    fn folders_that_browsers_work_in_are_told_from_those_with_copies() {
        for (files, target) in [
            (&["x.default/cookies.sqlite", "x.default/prefs.js"][..], "x.default/out.csv"),
            (&["x.default/cookies.sqlite", "x.default/prefs.js"], "x.default/bookmarkbackups/out.csv"),
            (&["profiles.ini"], "out.csv"),
            (&["Default/Preferences", "Default/Network/Cookies"], "Default/Network/out.csv"),
            (&["Default/Preferences", "Local State"], "out.csv"),
            (&["webengine/Cookies", "webengine/Visited Links"], "webengine/out.csv"),
            (&["Library/Cookies/Cookies.binarycookies"], "Library/Cookies/out.csv"),
        ] {
            let home = tempfile::tempdir().unwrap();
            with(home.path(), files);
            fs::create_dir_all(home.path().join(target).parent().unwrap()).unwrap();
            assert!(is_in_a_browsers_folder(&home.path().join(target)), "{target} beside {files:?}");
        }
        // A case: stores, histories and keys that were copied to be looked at.
        let case = tempfile::tempdir().unwrap();
        with(
            case.path(),
            &["cookies.sqlite", "places.sqlite", "Cookies", "History", "Local State", "Cookies.binarycookies", "cookies.txt"],
        );
        assert!(!is_in_a_browsers_folder(&case.path().join("out.csv")));
        assert!(!is_in_a_browsers_folder(&case.path().join("missing/out.csv")));
        assert!(!is_named_beside_a_store(&case.path().join("out.csv")));
        fs::write(case.path().join("cookies.sqlite"), FILES[0]).unwrap();
        for name in ["containers.json", "places.sqlite-wal", "history", "sessionstore-backups/recovery.jsonlz4"] {
            assert!(is_named_beside_a_store(&case.path().join(name)), "{name} would be read with the stores there");
        }
        let empty = tempfile::tempdir().unwrap();
        let target = empty.path().join("Cookies");
        for _ in 0..2 {
            super::super::write_whole(&target, |out| out.write_all(b"{}")).unwrap();
        }
        assert!(!is_named_beside_a_store(&empty.path().join("history")), "what is put where no store is, is nobody's");
        // The Library of macOS, and what is far below a profile or a root.
        let home = tempfile::tempdir().unwrap();
        with(home.path(), &["Library/Cookies/x", "Library/Preferences/x", "profiles.ini", "Cookies", "Preferences"]);
        assert!(!is_in_a_browsers_folder(&home.path().join("Library/Mobile Documents/cloud/case/out.csv")));
        assert!(!is_in_a_browsers_folder(&home.path().join("a/b/c/out.csv")));
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_to_where_they_lead() {
        let home = tempfile::tempdir().unwrap();
        with(home.path(), &["profile/cookies.sqlite", "profile/prefs.js", "case/notes"]);
        std::os::unix::fs::symlink(home.path().join("profile"), home.path().join("case/linked")).unwrap();
        assert!(is_in_a_browsers_folder(&home.path().join("case/linked/out.csv")));
        std::os::unix::fs::symlink(home.path().join("profile/out.csv"), home.path().join("case/out.csv")).unwrap();
        assert!(super::super::write_whole(&home.path().join("case/out.csv"), |_| Ok(())).is_err());
        assert!(!home.path().join("profile/out.csv").exists());
    }
}
