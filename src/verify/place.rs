use std::fs;
use std::path::{Component, Path, PathBuf};

use super::{ClaimedFile, ClaimedRead};
use crate::store::ReadRecord;

/// What stands in a report for a part of a name that is no text.
const NO_TEXT: char = char::REPLACEMENT_CHARACTER;

/// Where a path of a report may lie: the path itself, or, where names in it are no text, every path that is there and is written as it is. None when there is
/// no such path; several when the report does not say which.
#[must_use]
pub fn places_of(named: &Path) -> Vec<PathBuf> {
    let mut places = vec![PathBuf::new()];
    for part in named.components() {
        let text = part.as_os_str().to_string_lossy();
        if matches!(part, Component::Normal(_)) && text.contains(NO_TEXT) {
            places = places.iter().flat_map(|folder| called(folder, &text)).collect();
        } else {
            for place in &mut places {
                place.push(part);
            }
        }
    }
    places
}

/// Where a file of a report would lie beside a store at another place than the report names: as it lay beside the first file of its read. None of a file that
/// did not lie with its store.
pub(super) fn beside(read: &ClaimedRead, claimed: &ClaimedFile, record: &ReadRecord) -> Option<PathBuf> {
    // The report may come from a system with other separators.
    let parts = |path: &str| path.split(['/', '\\']).map(str::to_owned).collect::<Vec<_>>();
    let (store, file) = (parts(&read.files.first()?.path), parts(&claimed.path));
    let folders = store.get(..store.len().saturating_sub(1))?;
    let shared = folders.iter().zip(&file).take_while(|(folder, part)| folder == part).count();
    let (up, below) = (folders.len() - shared, file.get(shared..)?);
    // In the folder of the store or below it, or in one above: the history of Chromium lies above its folder "Network".
    let is_with_store = up == 0 || below.len() == 1;
    let folder = record.files.first()?.path.parent()?.ancestors().nth(up)?;
    is_with_store.then(|| below.iter().fold(folder.to_owned(), |path, part| path.join(part)))
}

/// What in a folder is written like this, in the order of the bytes of its names. What is no folder is an archive, in which names are texts.
fn called(folder: &Path, text: &str) -> Vec<PathBuf> {
    let looked_in = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if looked_in.is_file() {
        return vec![folder.join(text)];
    }
    let Ok(entries) = fs::read_dir(looked_in) else { return Vec::new() };
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()).filter(|name| name.to_string_lossy() == text));
    let mut found: Vec<PathBuf> = names.map(|name| folder.join(name)).collect();
    found.sort();
    found
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    use super::*;

    #[test]
    fn a_name_that_is_no_text_stands_for_each_that_is_written_like_it() {
        let root = tempfile::tempdir().unwrap();
        let folder = |name: &[u8]| {
            let folder = root.path().join(OsStr::from_bytes(name));
            fs::create_dir(&folder).unwrap();
            folder
        };
        let (latin, other) = (folder(b"caf\xe9"), folder(b"th\xe9"));
        fs::write(latin.join("a.zip"), "").unwrap();
        let named = |path: &Path| places_of(Path::new(&*path.to_string_lossy()));
        assert_eq!(named(&latin.join("cookies.sqlite")), [latin.join("cookies.sqlite")]);
        assert_eq!(named(&other), [other]);
        assert_eq!(named(&root.path().join("caf\u{fffd}s")), [] as [PathBuf; 0]);
        let within = latin.join("a.zip").join("d\u{fffd}").join("cookies.sqlite");
        assert_eq!(named(&within), std::slice::from_ref(&within), "names in archives are texts");
        let second = folder(b"caf\xe8");
        assert_eq!(named(&latin.join("x")), [second.join("x"), latin.join("x")]);
        assert_eq!(places_of(Path::new("plain/a")), [Path::new("plain/a")]);
    }
}
