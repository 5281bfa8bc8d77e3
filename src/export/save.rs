use std::io::{self, Write};
use std::path::Path;

use super::{
    AuditFormat, AuditReport, CharterFormat, Options, PublishedReport, SupersededPart, write, write_audit, write_charter,
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
    is_stopped: &dyn Fn() -> bool,
) -> Result<(), WriteError> {
    save(inventory, target, |out| write(inventory, ids, options, &mut Stoppable { out, is_stopped }))
}

/// Takes nothing any more once it is stopped.
struct Stoppable<'a> {
    out: &'a mut dyn Write,
    is_stopped: &'a dyn Fn() -> bool,
}

impl Write for Stoppable<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Not "interrupted", which writers try again.
        if (self.is_stopped)() { Err(io::Error::other("stopped")) } else { self.out.write(bytes) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
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
    use std::cell::Cell;
    use std::fs;

    use super::*;

    #[test]
    fn what_is_stopped_leaves_the_file_that_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("cookies.csv");
        fs::write(&target, "before").unwrap();
        let is_stopped = Cell::new(false);
        let written = write_whole(&target, |out| {
            let mut out = Stoppable { out, is_stopped: &|| is_stopped.get() };
            out.write_all(b"one")?;
            is_stopped.set(true);
            out.write_all(b"two")
        });
        assert!(written.is_err());
        assert_eq!(fs::read_to_string(&target).unwrap(), "before");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "and nothing beside it");
    }
}
