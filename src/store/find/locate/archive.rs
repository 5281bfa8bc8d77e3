use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::walk::Whose;
use super::{folder, search_unpacked};
use crate::store::archive::{Kind, Unpacked, kind_of};
use crate::store::find::discover::ids::tell_as_shown;
use crate::store::find::discover::of_file;
use crate::store::search::{Found, Omission, Search};
use crate::store::{Foreign, Progress, ReadError, StoreLocation};

/// The stores of an archive, or of the part of it that `part` names by its way in it.
pub(super) fn search(archive: &Path, kind: Kind, part: Option<&Path>, progress: &Progress) -> Result<Found, ReadError> {
    let unpacked = Unpacked::of(archive, kind, part, progress)?;
    let is_locked = |way: &Path| {
        unpacked.left_out().left_out.iter().any(|left| matches!(left.why, Omission::NeedsPassword) && left.path.starts_with(way))
    };
    let needs_password = |path: &Path| ReadError::NotAStore { what: Foreign::EncryptedArchive, path: path.to_path_buf() };
    if let Some(part) = part.filter(|part| !unpacked.real(part).exists() && is_locked(part)) {
        return Err(needs_password(part));
    }
    let found = match part {
        Some(part) => search_unpacked(&unpacked.real(part), progress),
        None => folder::search(&unpacked.start(), progress),
    };
    let Found { mut stores, search } = found.map_err(|error| unpacked.shown_error(error))?;
    // Nobody else may hold the search when its errors get their paths.
    for store in &mut stores {
        store.search = Arc::default();
    }
    let mut search = Arc::unwrap_or_clone(search);
    // A single packed file is what was asked for, whatever it is called.
    if kind == Kind::Gzip
        && part.is_none()
        && stores.is_empty()
        && search.left_out.is_empty()
        && let Some(file) = unpacked.only_file()
    {
        add_only_file(file, &mut stores, &mut search);
    }
    let mut search = unpacked.shown_search(search);
    if stores.is_empty() && kind == Kind::Zip && part.is_none() && is_office_document(&unpacked.start()) {
        return Err(ReadError::NotAStore { what: Foreign::OfficeDocument, path: archive.to_path_buf() });
    }
    if stores.is_empty() && search.left_out.is_empty() && part.is_none() && is_locked(archive) {
        return Err(needs_password(archive));
    }
    if part.is_none() {
        let mut left = unpacked.left_out().clone();
        left.looked_at = search.looked_at;
        left.left_out.append(&mut search.left_out);
        left.more_left_out += search.more_left_out;
        search = left;
    }
    let search = Arc::new(search);
    let shown = |store: StoreLocation| {
        let real = store.file.clone();
        let mut store = unpacked.shown_store(store, &search);
        tell_as_shown(&mut store, &real, unpacked.places());
        store
    };
    let stores = stores.into_iter().map(shown).collect();
    Ok(Found { stores, search })
}

/// The one file of what gzip packed, as a store, or left out for what it is.
fn add_only_file(file: PathBuf, stores: &mut Vec<StoreLocation>, search: &mut Search) {
    match folder::judge(&file, Whose::Persons, folder::Likeness::Perhaps) {
        _ if kind_of(&file).is_some() => search.leave_out(file, Omission::ArchiveInArchive),
        Some(Ok(format)) => stores.push(of_file(&file, format.format(), None)),
        Some(Err(why)) => search.leave_out(file, why),
        None => {}
    }
}

/// Whether an archive is a document: what it holds is said in a file of this name by Microsoft's programs and by all others.
fn is_office_document(folder: &Path) -> bool {
    folder.join("[Content_Types].xml").is_file() || folder.join("META-INF/manifest.xml").is_file() && folder.join("mimetype").is_file()
}
