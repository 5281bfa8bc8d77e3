use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use super::seal::{SEAL, seal_of};
use super::{Dossier, DossierError, DossierProblem, PROGRAM};
use crate::audit::{Lacking, Unseen};
use crate::files::{TextError, WriteError, WriteProblem, is_one_of, read_bytes, write_whole};

/// What every dossier says that it is.
pub const FORMAT: &str = "cookie-charter-dossier";
/// Number of the form of the file, which is raised when an older program would misread it.
pub const FORMAT_VERSION: u32 = 2;
/// The first form: it has fewer kinds of what could not be seen, and is read as well.
const FIRST_VERSION: u32 = 1;

/// Bytes of the largest file that is opened or written: some 60,000 cookies of one site.
const LARGEST: u64 = 40 << 20;

/// The file: what it is, what it holds, its seal.
#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    format_version: u32,
    #[serde(flatten)]
    dossier: &'a Dossier,
    #[serde(skip_serializing_if = "Option::is_none")]
    seal: Option<String>,
}

/// The bytes of the file, sealed.
#[must_use]
pub fn to_bytes(dossier: &Dossier) -> Vec<u8> {
    let mut written = Written { format: FORMAT, format_version: FORMAT_VERSION, dossier, seal: None };
    // Plain values always serialise.
    written.seal = Some(seal_of(&serde_json::to_value(&written).unwrap_or_default()));
    let mut bytes = serde_json::to_vec_pretty(&written).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// Writes a dossier whole or not at all, but never over a file that it was read from.
///
/// # Errors
/// [`WriteError`]; the target is then as it was.
pub fn save(dossier: &Dossier, target: &Path) -> Result<(), WriteError> {
    let problem = |problem| WriteError { problem, path: target.to_owned() };
    if is_one_of(target, dossier.reads.iter().flat_map(|read| &read.record.files).map(|file| file.path.as_path())) {
        return Err(problem(WriteProblem::IsASource));
    }
    let bytes = to_bytes(dossier);
    if bytes.len() as u64 > LARGEST {
        return Err(problem(io::Error::from(io::ErrorKind::FileTooLarge).into()));
    }
    write_whole(target, |out| out.write_all(&bytes))
}

/// Opens a dossier.
///
/// # Errors
/// [`DossierError`], when it is none, is cut, or was made by a newer program. One that was altered opens and says so.
pub fn open(path: &Path) -> Result<Dossier, DossierError> {
    let bytes = read_bytes(path, LARGEST).map_err(|reason| match reason {
        TextError::TooLarge => DossierProblem::TooLarge { megabytes: LARGEST >> 20 },
        reason => DossierProblem::Unreadable(reason),
    });
    bytes.and_then(|bytes| parse(&bytes)).map_err(|problem| DossierError { problem, path: path.to_owned() })
}

/// Whether a file says that it is a dossier, wherever in it: other programs write the keys of an object in another order.
#[must_use]
pub fn is_dossier(path: &Path) -> bool {
    let begins_as_json = |path: &Path| -> io::Result<bool> {
        let mut head = Vec::new();
        File::open(path)?.take(64).read_to_end(&mut head)?;
        Ok(without_mark(&head).trim_ascii_start().starts_with(b"{"))
    };
    // A pipe would be emptied by looking, and of a large store only the beginning is looked at.
    path.is_file() && begins_as_json(path).unwrap_or(false) && read_bytes(path, LARGEST).is_ok_and(|bytes| says_so(without_mark(&bytes)))
}

/// Only what is JSON and says `"format": "cookie-charter-dossier"`. Inside a text the quotes would be escaped; but any text may be this name, as that of a
/// cookie in a report.
fn says_so(bytes: &[u8]) -> bool {
    let name = format!("\"{FORMAT}\"");
    let is_of_format = |at: usize| {
        let before = bytes.get(..at).unwrap_or_default().trim_ascii_end().strip_suffix(b":");
        before.is_some_and(|before| before.trim_ascii_end().ends_with(b"\"format\""))
    };
    bytes.trim_ascii_start().starts_with(b"{") && memchr::memmem::find_iter(bytes, name.as_bytes()).any(is_of_format)
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

/// Reads a dossier from the bytes of its file.
///
/// # Errors
/// [`DossierProblem`].
pub fn parse(bytes: &[u8]) -> Result<Dossier, DossierProblem> {
    let bytes = without_mark(bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(DossierProblem::Empty);
    }
    if !says_so(bytes) {
        return Err(DossierProblem::NotADossier);
    }
    let whole: Value = serde_json::from_slice(bytes)
        .map_err(|error| if error.is_eof() { DossierProblem::Cut } else { DossierProblem::Damaged { line: error.line() } })?;
    let version = whole.get("format_version").unwrap_or(&Value::Null);
    if whole.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(DossierProblem::NotADossier);
    }
    match version.as_u64() {
        Some(version) if (FIRST_VERSION.into()..=FORMAT_VERSION.into()).contains(&version) => {}
        // There was none before the first.
        Some(earlier) if earlier < u64::from(FIRST_VERSION) => return Err(DossierProblem::Damaged { line: 0 }),
        None if version.is_null() => return Err(DossierProblem::Damaged { line: 0 }),
        _ => return Err(DossierProblem::UnknownVersion { version: version.to_string() }),
    }
    let is_altered = whole.get(SEAL).and_then(Value::as_str) != Some(seal_of(&whole).as_str());
    // What is not known is passed over: it is under the seal all the same.
    let program = whole.get("program").and_then(Value::as_str).unwrap_or_default().to_owned();
    let not_of_this_form = |_| if is_altered { DossierProblem::Damaged { line: 0 } } else { problem_of(program) };
    let mut dossier: Dossier = serde_json::from_value(whole).map_err(not_of_this_form)?;
    dossier.is_altered = is_altered;
    dossier.audit.moments = dossier.reads.iter().map(|read| read.label).collect();
    let lacking = Lacking::of_reads(dossier.reads.iter().map(|read| (&read.record, read.label)));
    dossier.audit.lacking = dossier.audit.lacking.and_of_reads(lacking);
    if is_altered && !dossier.audit.unseen.contains(&Unseen::Altered) {
        dossier.audit.unseen.insert(0, Unseen::Altered);
    }
    Ok(dossier)
}

/// What is wrong with a dossier that is as it was written and does not have this form: the program that wrote it says which of both is the older one.
fn problem_of(program: String) -> DossierProblem {
    match version_of(&program).map(|version| Some(version).cmp(&version_of(PROGRAM))) {
        Some(Ordering::Greater) => DossierProblem::Newer,
        Some(Ordering::Less) => DossierProblem::Older { program },
        // This one would have written another form, and what says no version is no program's.
        Some(Ordering::Equal) | None => DossierProblem::Damaged { line: 0 },
    }
}

/// The numbers of a version behind the name of this program, without what tells builds and trials apart.
fn version_of(program: &str) -> Option<Vec<u64>> {
    let version = program.strip_prefix(env!("CARGO_PKG_NAME"))?.trim_start();
    version.split(['-', '+']).next()?.split('.').map(|number| number.parse().ok()).collect()
}
