use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::reads;
use crate::dossier::{self, DossierError};
use crate::sealed::{self, Seal, SealedForm};
use crate::store::FileRole;

/// What a report says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Whether it is as it was written.
    pub seal: Seal,
    /// What it was made from.
    pub reads: Vec<ClaimedRead>,
}

/// A store as a report names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct ClaimedRead {
    /// The name it was opened under, or what stands for it.
    pub store: String,
    /// Its files.
    pub files: Vec<ClaimedFile>,
}

/// A file as a report names it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ClaimedFile {
    /// Its path, or its name alone.
    pub path: String,
    /// What it was read as.
    pub role: FileRole,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
}

impl ClaimedFile {
    /// Its name without its folders: as systems have it whose paths have slashes alone, then as others have it, from which the report may come.
    pub(super) fn names(&self) -> [&str; 2] {
        let behind = |separators: &[char]| self.path.rsplit(separators).next().unwrap_or(&self.path);
        [behind(&['/']), behind(&['/', '\\'])]
    }

    /// Whether a file has its name, be their folders what they may.
    pub(super) fn has_name_of(&self, path: &Path) -> bool {
        path.file_name().is_some_and(|other| self.names().contains(&&*other.to_string_lossy()))
    }
}

/// Why a file cannot be verified.
#[derive(Debug, thiserror::Error)]
#[error("{problem}: {}", path.display())]
pub struct ClaimError {
    /// What is in the way.
    #[source]
    pub problem: ClaimProblem,
    /// The file.
    pub path: PathBuf,
}

/// What is in the way.
#[derive(Debug, thiserror::Error)]
pub enum ClaimProblem {
    /// The file cannot be read.
    #[error(transparent)]
    System(#[from] io::Error),
    /// It is a dossier that cannot be opened.
    #[error(transparent)]
    Dossier(DossierError),
    /// It is no report of this program, or one of a form that carries neither seal nor records.
    #[error("this is no report that can be verified")]
    NotAReport,
}

/// Reads what a report says of itself, and whether it was altered.
///
/// # Errors
/// [`ClaimError`].
pub fn claim(path: &Path) -> Result<Claim, ClaimError> {
    let failed = |problem| ClaimError { problem, path: path.to_owned() };
    if dossier::is_dossier(path) {
        return of_dossier(path).map_err(failed);
    }
    of_report(path).map_err(failed)
}

fn of_dossier(path: &Path) -> Result<Claim, ClaimProblem> {
    let kept = dossier::open(path).map_err(ClaimProblem::Dossier)?;
    let file = |file: &crate::store::FileRecord| ClaimedFile {
        path: file.path.to_string_lossy().into_owned(),
        role: file.role,
        sha256: file.sha256.clone(),
    };
    let reads =
        kept.reads.iter().map(|read| ClaimedRead { store: read.store.clone(), files: read.record.files.iter().map(file).collect() });
    Ok(Claim { seal: if kept.is_altered { Seal::Altered } else { Seal::Intact }, reads: reads.collect() })
}

fn of_report(path: &Path) -> Result<Claim, ClaimProblem> {
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(ClaimProblem::NotAReport);
    }
    let mut first = Vec::new();
    BufReader::new(File::open(path)?).take(reads::LONGEST_LINE).read_until(b'\n', &mut first)?;
    let form = form_of(&first).ok_or(ClaimProblem::NotAReport)?;
    let input = BufReader::with_capacity(256 << 10, File::open(path)?);
    let reads = match form {
        SealedForm::Json => reads::of_json(input),
        SealedForm::Lines => reads::of_lines(input)?,
        SealedForm::Page => reads::of_page(input)?,
    };
    let seal = sealed::check(path, form)?;
    if reads.is_empty() && seal == Seal::Missing {
        return Err(ClaimProblem::NotAReport);
    }
    Ok(Claim { seal, reads })
}

/// The form of a report by its first line. Of lines each is an object with a type; the object of JSON has none, be it laid out on one line or on many.
fn form_of(first: &[u8]) -> Option<SealedForm> {
    #[derive(Deserialize)]
    struct Line {
        #[serde(rename = "type")]
        _type: IgnoredAny,
    }
    let first = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first).trim_ascii_start();
    match first.first()? {
        b'{' if serde_json::from_slice::<Line>(first).is_ok() => Some(SealedForm::Lines),
        b'{' => Some(SealedForm::Json),
        b'<' => Some(SealedForm::Page),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_told_by_the_first_line_however_long_it_is() {
        let many = "\"clock\",".repeat(5_000);
        let form = |line: &str| form_of(line.as_bytes());
        assert_eq!(form(&format!("{{\"warnings\":[{many}\"clock\"],\"type\":\"read\"}}\n")), Some(SealedForm::Lines));
        assert_eq!(
            form(&format!("{{\"reads\":[{{\"type\":\"read\",\"warnings\":[{many}1]}}]}}\n")),
            Some(SealedForm::Json),
            "laid out on one line"
        );
        assert_eq!(form("{\"creator\":\"cookie-charter\",\n"), Some(SealedForm::Json));
        assert_eq!(form("\u{feff} <!doctype html>\n"), Some(SealedForm::Page));
        assert_eq!((form(""), form("name,host\n")), (None, None));
    }
}
