use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use zeroize::Zeroizing;
use zip::read::read_zipfile_from_stream;
use zip::result::ZipError;
use zip::{CompressionMethod, ExtraField, ZipArchive};

use super::Kind;
use super::limits::Promised;
use super::unpack::{Stop, Target};
use crate::store::format::text;
use crate::store::format::text::kind::{TextKind, decode};
use crate::store::search::Omission;
use crate::store::sqlite::snapshot::open_source;

/// Bytes of the record that ends an archive, and of the longest remark behind it.
const END: usize = 22;
const LONGEST_REMARK: u64 = 0xffff;

/// What a directory of a ZIP archive says that comes out of it; none of other archives.
pub(super) fn unpacked_size(archive: &Path, kind: Kind) -> Option<u64> {
    let file = File::open(archive).ok().filter(|_| kind == Kind::Zip)?;
    ZipArchive::new(BufReader::new(file)).ok()?.decompressed_size().and_then(|size| size.try_into().ok())
}

/// Gives every file of a ZIP archive to `target`, in the order of its directory.
pub(super) fn each(file: File, target: &mut Target<'_>) -> Result<(), Stop> {
    let again = file.try_clone().map_err(Stop::Source)?;
    if begins_like_a_jar(&file)? {
        target.stands_behind_cookies();
    }
    let mut archive = match ZipArchive::new(BufReader::new(file)) {
        Ok(archive) => archive,
        Err(ZipError::InvalidArchive(_)) => return each_before_the_end(BufReader::new(again), target),
        Err(error) => return Err(why(error)),
    };
    if archive.has_duplicate_names() {
        target.has_same_names();
    }
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

/// Gives the files of an archive that breaks off before its directory, by the headers that stand before each. They say less: one that was packed
/// while its size was not known has none, and nothing behind it can be found.
fn each_before_the_end(mut file: BufReader<File>, target: &mut Target<'_>) -> Result<(), Stop> {
    // They are counted before anything is written, as a directory would have told: a hundred thousand files take minutes.
    let mut count = 0;
    file.seek(SeekFrom::Start(0)).map_err(Stop::Source)?;
    while read_zipfile_from_stream(&mut file).is_ok_and(|entry| entry.is_some()) {
        count += 1;
        if target.is_cancelled() {
            return Err(Stop::Cancelled);
        }
        if !target.limits.allows_entries(count) {
            return Err(Stop::TooLarge);
        }
    }
    file.seek(SeekFrom::Start(0)).map_err(Stop::Source)?;
    while let Ok(Some(entry)) = read_zipfile_from_stream(&mut file) {
        let (name, size) = (entry.name_raw().to_vec(), entry.size());
        let is_known = matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated);
        if entry.is_dir() {
            continue;
        }
        let Some(place) = target.place_of(&name)? else { continue };
        if is_known {
            target.write(&place, Promised::new(entry, size), Some(size), None)?;
        } else {
            target.leave_out(&name, Omission::PackedOtherwise);
        }
    }
    if !target.has_written() {
        return Err(Stop::Unreadable);
    }
    target.breaks_off();
    Ok(())
}

/// Whether cookies stand in a text before the first entry. What else stands there, a program that unpacks the archive, is of no interest.
fn begins_like_a_jar(mut file: &File) -> Result<bool, Stop> {
    const FIRST_LINES: u64 = 64 << 10;
    let mut head = Zeroizing::new(Vec::with_capacity(65_537));
    file.seek(SeekFrom::Start(0)).map_err(Stop::Source)?;
    Read::take(file, FIRST_LINES).read_to_end(&mut head).map_err(Stop::Source)?;
    file.seek(SeekFrom::Start(0)).map_err(Stop::Source)?;
    let before = head.windows(4).position(|mark| mark == b"PK\x03\x04").unwrap_or(head.len());
    let text = head.get(..before).and_then(decode);
    Ok(text.is_some_and(|text| text::kind::kind(&text).is_some_and(|kind| kind != TextKind::HstsList)))
}

/// Whether a file ends as a ZIP archive does: with a directory in its place.
pub(super) fn ends_in_a_directory(file: &Path) -> bool {
    last_bytes(file).is_ok_and(|(tail, size)| {
        let ends = tail.windows(END).enumerate().rev().filter(|(_, end)| end.starts_with(b"PK\x05\x06"));
        let number = |bytes: &[u8], at: usize, length: usize| {
            bytes.get(at..at + length).map_or(0, |bytes| bytes.iter().rev().fold(0, |number: u64, byte| (number << 8) | u64::from(*byte)))
        };
        ends.into_iter().any(|(at, end)| {
            let is_at_end = at + END + usize::try_from(number(end, 20, 2)).unwrap_or(usize::MAX) == tail.len();
            let place = size - (tail.len() - at) as u64;
            let directory = place.checked_sub(number(end, 12, 4)).filter(|directory| is_at_end && *directory < place);
            directory.is_some_and(|directory| bytes_at(file, directory).is_ok_and(|mark| mark == *b"PK\x01\x02"))
        })
    })
}

/// The end of a file, in which the last record of an archive would stand, and its size.
fn last_bytes(file: &Path) -> std::io::Result<(Zeroizing<Vec<u8>>, u64)> {
    let mut file = open_source(file)?;
    let size = file.metadata()?.len();
    file.seek(SeekFrom::Start(size.saturating_sub(LONGEST_REMARK + END as u64)))?;
    // Room for all of it at once: a buffer that grows leaves what it held behind.
    let mut tail = Zeroizing::new(Vec::with_capacity((64 << 10) + 64));
    file.take(LONGEST_REMARK + END as u64).read_to_end(&mut tail)?;
    // One that grew meanwhile.
    let size = size.max(tail.len() as u64);
    Ok((tail, size))
}

fn bytes_at(file: &Path, place: u64) -> std::io::Result<[u8; 4]> {
    let (mut file, mut bytes) = (open_source(file)?, [0; 4]);
    file.seek(SeekFrom::Start(place))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn why(error: ZipError) -> Stop {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Stop::Encrypted,
        ZipError::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Stop::Source(error),
        _ => Stop::Unreadable,
    }
}
