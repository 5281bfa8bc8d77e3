use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use zip::result::ZipError;
use zip::{CompressionMethod, ExtraField, ZipArchive};

use super::Kind;
use super::limits::Promised;
use super::unpack::{Stop, Target};
use crate::store::search::Omission;

/// What a directory of a ZIP archive says that comes out of it; none of other archives.
pub(super) fn unpacked_size(archive: &Path, kind: Kind) -> Option<u64> {
    let file = File::open(archive).ok().filter(|_| kind == Kind::Zip)?;
    ZipArchive::new(BufReader::new(file)).ok()?.decompressed_size().and_then(|size| size.try_into().ok())
}

/// Gives every file of a ZIP archive to `target`, in the order of its directory.
pub(super) fn each(file: File, target: &mut Target<'_>) -> Result<(), Stop> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(why)?;
    // Its directory tells before anything is written: making a hundred thousand files takes minutes on a slow disk.
    if !target.limits.allows_entries(archive.len()) {
        return Err(Stop::TooLarge);
    }
    for index in 0..archive.len() {
        // As it is packed, which tells what it is without unpacking it.
        let Ok(entry) = archive.by_index_raw(index) else {
            target.breaks_off();
            continue;
        };
        let name = entry.name_raw().to_vec();
        if entry.is_dir() {
            continue;
        }
        if entry.is_symlink() {
            target.leave_out(&name, Omission::LinkedElsewhere);
            continue;
        }
        let (is_encrypted, size) = (entry.encrypted(), entry.size());
        let is_known = matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated);
        let modified = entry
            .extra_data_fields()
            .find_map(|field| if let ExtraField::ExtendedTimestamp(times) = field { times.mod_time() } else { None });
        drop(entry);
        let Some(place) = target.place_of(&name)? else { continue };
        if is_encrypted {
            target.needs_password(&name, &place);
            continue;
        }
        if !is_known {
            target.leave_out(&name, Omission::PackedOtherwise);
            continue;
        }
        match archive.by_index(index) {
            Ok(entry) => target.write(&place, Promised::new(entry, size), Some(size), modified.map(u64::from))?,
            Err(_) => target.is_damaged(&place),
        }
    }
    if target.is_locked() { Err(Stop::Encrypted) } else { Ok(()) }
}

fn why(error: ZipError) -> Stop {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Stop::Encrypted,
        ZipError::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Stop::Source(error),
        _ => Stop::Unreadable,
    }
}
