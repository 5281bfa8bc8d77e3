use super::errors::{SentenceAndPath, dossier_error, io_reason};
use super::visible;
use crate::i18n::Words;
use crate::verify::{Checked, Claim, ClaimError, ClaimProblem, FileFate, Seal};

/// Whether a report was altered, and what became of each of its stores.
#[must_use]
pub fn verified(words: &Words, claim: &Claim, checked: &[Checked]) -> Vec<String> {
    let id = match claim.seal {
        Seal::Intact => "verify-intact",
        Seal::Altered => "verify-altered",
        Seal::Missing => "verify-unsealed",
    };
    let mut lines = vec![words.text(id).into_owned()];
    for (read, checked) in claim.reads.iter().zip(checked) {
        let id = match (checked.is_gone, checked.is_same()) {
            (true, _) => "verify-gone",
            (false, true) => "verify-same",
            (false, false) => "verify-changed",
        };
        let line = words.with(id, &[("store", visible(&read.store).into())]);
        lines.push(checked.found_at.as_ref().map_or_else(
            || line.clone(),
            |place| words.with("verify-at", &[("line", line.as_str().into()), ("place", visible(&place.display().to_string()).into())]),
        ));
        let files = checked.files.iter().filter(|(_, fate)| !checked.is_gone && *fate != FileFate::Same);
        lines.extend(files.map(|(path, fate)| {
            let fate = words.text(fate_word(*fate)).into_owned();
            format!("  - {}", words.with("sentence-path", &[("sentence", fate.into()), ("path", visible(path).into())]))
        }));
    }
    lines
}

fn fate_word(fate: FileFate) -> &'static str {
    match fate {
        FileFate::Same => "verify-file-same",
        FileFate::Changed => "verify-file-changed",
        FileFate::Gone => "verify-file-gone",
        FileFate::New => "verify-file-new",
    }
}

/// Why a file cannot be verified.
#[must_use]
pub fn claim_error(words: &Words, error: &ClaimError) -> SentenceAndPath {
    let sentence = match &error.problem {
        ClaimProblem::System(reason) => words.with("error-verify-unreadable", &[("reason", io_reason(words, reason).into())]),
        ClaimProblem::Dossier(error) => return dossier_error(words, error),
        ClaimProblem::NotAReport => words.text("error-verify-not-a-report").into_owned(),
    };
    (sentence, Some(visible(&error.path.display().to_string())))
}
