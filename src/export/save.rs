use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use super::content::{Content, IsStopped};
use super::{
    AuditFormat, AuditReport, CharterFormat, Options, PublishedReport, SupersededPart, write, write_audit, write_charter, write_content,
    write_with_superseded,
};
use crate::files::{WriteError, WriteProblem, is_one_of, write_whole};
use crate::inventory::{CookieId, Inventory};

/// Writes cookies to a file whole or not at all, but never over a file that they were read from.
///
/// # Errors
/// [`WriteError`]; the target is then as it was.
pub fn save_cookies(inventory: &Inventory, ids: &[CookieId], options: Options, target: &Path) -> Result<(), WriteError> {
    save(inventory, target, |out| write(inventory, ids, options, out))
}

/// The same, until somebody stops it: the next bytes are then not written, and the target stays as it was.
///
/// # Errors
/// [`WriteError`]; the target is then as it was.
pub fn save_cookies_until(
    inventory: &Inventory,
    ids: &[CookieId],
    options: Options,
    target: &Path,
    is_stopped: &(dyn Fn() -> bool + Sync),
) -> Result<(), WriteError> {
    let content = Content::new(inventory, ids, options).until(is_stopped);
    save(inventory, target, |out| {
        let mut out = Stoppable::new(out, is_stopped);
        write_content(&content, &mut out)?;
        // Rows that ended because of it are no whole file, also where nothing was left to be written after them.
        out.ask()
    })
}

/// Refuses what is written once it is stopped. Only the first time: a ZIP that is given up writes its end all the same, and complains on standard error when
/// it cannot. What it is written to is thrown away then.
pub(super) struct Stoppable<'a, W> {
    out: W,
    is_stopped: IsStopped<'a>,
    has_refused: bool,
}

impl<'a, W> Stoppable<'a, W> {
    pub(super) fn new(out: W, is_stopped: IsStopped<'a>) -> Self {
        Self { out, is_stopped, has_refused: false }
    }

    fn ask(&self) -> io::Result<()> {
        // Not "interrupted", which writers try again.
        if (self.is_stopped)() { Err(io::Error::other("stopped")) } else { Ok(()) }
    }
}

impl<W: Write> Write for Stoppable<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.has_refused {
            let asked = self.ask();
            self.has_refused = asked.is_err();
            asked?;
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Seek> Seek for Stoppable<'_, W> {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.out.seek(place)
    }
}

/// The same with earlier versions of rows.
///
/// # Errors
/// [`WriteError`]; the target is then as it was.
pub fn save_with_superseded(
    inventory: &Inventory,
    ids: &[CookieId],
    options: Options,
    part: &SupersededPart,
    target: &Path,
) -> Result<(), WriteError> {
    save(inventory, target, |out| write_with_superseded(inventory, ids, options, part, out))
}

/// The same for an audit.
///
/// # Errors
/// [`WriteError`]; the target is then as it was.
pub fn save_audit(report: &AuditReport<'_>, format: AuditFormat, target: &Path) -> Result<(), WriteError> {
    save(report.subject.inventory, target, |out| write_audit(report, format, out))
}

/// The same for a charter to publish.
///
/// # Errors
/// [`WriteError`]; the target is then as it was.
pub fn save_charter(report: &PublishedReport<'_>, inventory: &Inventory, format: CharterFormat, target: &Path) -> Result<(), WriteError> {
    save(inventory, target, |out| write_charter(report, format, out))
}

fn save(inventory: &Inventory, target: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), WriteError> {
    let sources = inventory.stores().iter().flat_map(|store| &store.report.record.files);
    if is_one_of(target, sources.map(|file| file.path.as_path())) {
        return Err(WriteError { problem: WriteProblem::IsASource, path: target.to_owned() });
    }
    write_whole(target, write)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use super::*;
    use crate::charter::Language;
    use crate::export::{Format, Preset, sample};
    use crate::store::{KeepValues, Paths};

    #[test]
    fn what_is_stopped_leaves_the_file_that_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("cookies.csv");
        fs::write(&target, "before").unwrap();
        let is_stopped = AtomicBool::new(false);
        let written = write_whole(&target, |out| {
            let stopped = || is_stopped.load(Ordering::Relaxed);
            let mut out = Stoppable::new(out, &stopped);
            out.write_all(b"one")?;
            is_stopped.store(true, Ordering::Relaxed);
            out.write_all(b"two")
        });
        assert!(written.is_err());
        assert_eq!(fs::read_to_string(&target).unwrap(), "before");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "and nothing beside it");
    }

    #[test]
    fn every_format_stops_among_its_rows_also_where_nothing_is_written_yet() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("cookies");
        let inventory = sample::inventory(KeepValues::All);
        let ids = inventory.iter().map(|view| view.id).collect::<Vec<CookieId>>().repeat(20);
        let formats = [
            Format::Csv(Preset::Rfc),
            Format::Json,
            Format::Ndjson,
            #[cfg(feature = "parquet")]
            Format::Parquet,
            Format::Xlsx,
            Format::Html,
            Format::Netscape,
            Format::StorageState,
        ];
        for format in formats {
            fs::write(&target, "before").unwrap();
            let with_values = format.needs_values();
            let options = Options { format, language: Language::En, with_values, with_notes: false, paths: Paths::Whole, site: None };
            let asked = AtomicUsize::new(0);
            let is_stopped = || asked.fetch_add(1, Ordering::Relaxed) >= 1;
            assert!(save_cookies_until(&inventory, &ids, options, &target, &is_stopped).is_err(), "{format:?}");
            // Not once for each of the other rows.
            assert!(asked.load(Ordering::Relaxed) < 100, "{format:?}: asked {} times", asked.load(Ordering::Relaxed));
            assert_eq!(fs::read_to_string(&target).unwrap(), "before", "{format:?}");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{format:?}");
        }
    }
}
