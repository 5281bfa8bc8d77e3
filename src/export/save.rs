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
