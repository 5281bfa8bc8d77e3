use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use tar::{Archive, EntryType};

use super::unpack::{Stop, Target};
use crate::store::search::Omission;

/// A header of a tar archive.
const BLOCK: usize = 512;
/// Where in it its sum stands.
const SUM: std::ops::Range<usize> = 148..156;

/// Whether a file begins with a header whose sum is right: old archives have no other mark.
pub(super) fn is_tar(head: &[u8]) -> bool {
    let Some(header) = head.get(..BLOCK).filter(|header| header.first().is_some_and(|first| *first != 0)) else { return false };
    let digits = header.get(SUM).map(|digits| String::from_utf8_lossy(digits).trim_matches(['\0', ' ']).to_owned());
    let told = digits.and_then(|digits| u32::from_str_radix(&digits, 8).ok());
    // The sum itself counts as blanks.
    let sum = header.iter().enumerate().map(|(at, byte)| if SUM.contains(&at) { u32::from(b' ') } else { u32::from(*byte) }).sum();
    told == Some(sum)
}

/// Gives every file of a tar archive to `target`, in its order.
pub(super) fn each(file: File, target: &mut Target<'_>) -> Result<(), Stop> {
    let mut archive = Archive::new(BufReader::new(file));
    let entries = archive.entries_with_seek().map_err(|_| Stop::Unreadable)?;
    take(entries, target)
}

/// The same of one that is packed with gzip, or the single file that is.
pub(super) fn each_packed(file: File, target: &mut Target<'_>) -> Result<(), Stop> {
    let limits = target.limits;
    let mut packed = limits.counted(MultiGzDecoder::new(BufReader::new(file)));
    let mut head = Vec::new();
    let first = Read::take(&mut packed, BLOCK as u64).read_to_end(&mut head);
    if head.is_empty() && first.is_err() {
        return Err(Stop::Unreadable);
    }
    let is_tar = is_tar(&head);
    let whole = Cursor::new(head).chain(packed);
    if is_tar {
        let mut archive = Archive::new(whole);
        let entries = archive.entries().map_err(|_| Stop::Unreadable)?;
        return take(entries, target);
    }
    let name = target.archive.file_stem().filter(|stem| Path::new(stem).file_name().is_some()).unwrap_or("file".as_ref()).to_owned();
    target.write(Path::new(&name), whole, None)
}

fn take<R: Read>(entries: tar::Entries<'_, R>, target: &mut Target<'_>) -> Result<(), Stop> {
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(_) if target.limits.is_beyond() => return Err(Stop::TooLarge),
            // Nothing behind it can be found.
            Err(_) => {
                target.breaks_off();
                return Ok(());
            }
        };
        let name = entry.path_bytes().into_owned();
        match entry.header().entry_type() {
            EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse => {}
            EntryType::Symlink | EntryType::Link => {
                target.leave_out(&name, Omission::LinkedElsewhere);
                continue;
            }
            _ => continue,
        }
        let modified = entry.header().mtime().ok();
        if let Some(place) = target.place_of(&name)? {
            target.write(&place, entry, modified)?;
        }
    }
    Ok(())
}
