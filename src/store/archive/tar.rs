use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;

use flate2::bufread::GzDecoder;
use tar::{Archive, EntryType};

use super::limits::Headers;
use super::unpack::{Stop, Target};
use crate::store::search::Omission;

/// A header of a tar archive.
const BLOCK: usize = 512;
/// How what is packed with gzip begins.
const GZIP: u8 = 0x1f;
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
    let headers = Headers::default();
    let mut archive = Archive::new(headers.bounded(BufReader::new(file)));
    let entries = archive.entries_with_seek().map_err(|_| Stop::Unreadable)?;
    // What is not read of an entry is sought over.
    take(entries, &headers, target, |_, _| Ok(())).map(|_| ())
}

/// The same of one that is packed with gzip, or the single file that is.
pub(super) fn each_packed(file: File, target: &mut Target<'_>) -> Result<(), Stop> {
    let limits = target.limits;
    let mut packed = limits.decoded(Members(Some(GzDecoder::new(BufReader::new(file)))));
    let mut head = Vec::new();
    let first = Read::take(&mut packed, BLOCK as u64).read_to_end(&mut head);
    if head.is_empty() && first.is_err() {
        return Err(Stop::Unreadable);
    }
    let is_tar = is_tar(&head);
    let whole = Cursor::new(head).chain(packed);
    if is_tar {
        let headers = Headers::default();
        let mut archive = Archive::new(headers.bounded(whole));
        let entries = archive.entries().map_err(|_| Stop::Unreadable)?;
        // Holes of sparse files come from nowhere, and are counted too.
        let rest = |entry: &mut dyn Read, target: &mut Target<'_>| target.pass(&mut limits.decoded(entry));
        if !take(entries, &headers, target, rest)? {
            return Ok(());
        }
        // Its sum stands at the very end, and is compared when that is read.
        headers.lift();
        return match target.pass(&mut archive.into_inner()) {
            Err(Stop::Source(_)) => {
                target.breaks_off();
                Ok(())
            }
            other => other,
        };
    }
    let name = target.archive.file_stem().filter(|stem| Path::new(stem).file_name().is_some()).unwrap_or("file".as_ref()).to_owned();
    target.write(Path::new(&name), whole, None, None)
}

/// What was packed with gzip, part after part. What stands behind the last one is not packed, as `gzip` has it: tapes and some downloads end in zeros.
struct Members<R>(Option<GzDecoder<R>>);

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        while let Some(part) = self.0.as_mut().filter(|_| !buffer.is_empty()) {
            let length = part.read(buffer)?;
            if length > 0 {
                return Ok(length);
            }
            let mut rest = self.0.take().map(GzDecoder::into_inner);
            let next = rest.as_mut().map_or(Ok(None), |rest| rest.fill_buf().map(|bytes| bytes.first().copied()))?;
            self.0 = rest.filter(|_| next == Some(GZIP)).map(GzDecoder::new);
        }
        Ok(0)
    }
}

/// Takes the entries; false where the archive breaks off. `pass` goes to the end of an entry.
fn take<R: Read>(
    mut entries: tar::Entries<'_, R>,
    headers: &Headers,
    target: &mut Target<'_>,
    pass: impl Fn(&mut dyn Read, &mut Target<'_>) -> Result<(), Stop>,
) -> Result<bool, Stop> {
    loop {
        headers.bound();
        let next = entries.next();
        headers.lift();
        let mut entry = match next {
            None => return Ok(true),
            Some(Ok(entry)) => entry,
            Some(Err(_)) if target.limits.is_beyond() => return Err(Stop::TooLarge),
            // Nothing behind it can be found.
            Some(Err(_)) => {
                target.breaks_off();
                return Ok(false);
            }
        };
        entry_of(&mut entry, target)?;
        match pass(&mut entry, target) {
            Err(Stop::Source(_)) => {
                target.breaks_off();
                return Ok(false);
            }
            passed => passed?,
        }
    }
}

fn entry_of<R: Read>(entry: &mut tar::Entry<'_, R>, target: &mut Target<'_>) -> Result<(), Stop> {
    let name = entry.path_bytes().into_owned();
    // Holes that are told in extensions: what is in the archive is not what was in the file, and lies there under another name.
    if let Some(name) = sparse_name(entry, &name) {
        target.leave_out(&name, Omission::PackedOtherwise);
        return Ok(());
    }
    match entry.header().entry_type() {
        EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse => {}
        EntryType::Symlink | EntryType::Link => {
            target.leave_out(&name, Omission::LinkedElsewhere);
            return Ok(());
        }
        _ => return Ok(()),
    }
    let (size, modified) = (entry.size(), entry.header().mtime().ok());
    if let Some(place) = target.place_of(&name)? {
        target.write(&place, entry, Some(size), modified)?;
    }
    Ok(())
}

/// The name of a file whose holes are told in extensions of its header (GNU tar with `--sparse --format=pax`); none of any other.
fn sparse_name<R: Read>(entry: &mut tar::Entry<'_, R>, name: &[u8]) -> Option<Vec<u8>> {
    let mut told = None;
    for extension in entry.pax_extensions().ok().flatten()?.flatten() {
        if extension.key_bytes() == b"GNU.sparse.name" {
            told = Some(extension.value_bytes().to_vec());
        } else if extension.key_bytes().starts_with(b"GNU.sparse.") {
            told = told.or_else(|| Some(name.to_vec()));
        }
    }
    told
}
