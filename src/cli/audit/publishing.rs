use crate::audit::{Audit, Subject, publish};
use crate::cli::args::AuditArgs;
use crate::cli::{Failure, output};
use crate::export::{self, CharterFormat, PublishedReport};
use crate::i18n::Words;
use crate::speech::{self, with_path};

/// The form of the charter that is wanted; checked before anything is read.
pub(super) fn format(args: &AuditArgs, words: &Words) -> Result<Option<CharterFormat>, Failure> {
    let Some(target) = &args.write_charter else { return Ok(None) };
    let extension = target.extension().map(|extension| extension.to_string_lossy().into_owned()).unwrap_or_default();
    let refused = || Failure::usage(with_path(words, (words.text("cli-charter-ending").into_owned(), Some(target.display().to_string()))));
    CharterFormat::of_extension(&extension).map(Some).ok_or_else(refused)
}

/// Writes the charter where it is wanted and tells what the owner must still do. Of a site that no store shows there is
/// nothing to write.
pub(super) fn write(args: &AuditArgs, subject: &Subject<'_>, audit: &Audit, words: &Words) -> Result<(), Failure> {
    let (Some(target), Some(format)) = (&args.write_charter, format(args, words)?) else { return Ok(()) };
    if !audit.site_was_seen {
        return Ok(());
    }
    let charter = publish(subject, audit);
    let report = PublishedReport { charter: &charter, language: words.language() };
    let saved = export::save_charter(&report, subject.inventory, format, target);
    saved.map_err(|error| Failure::usage(with_path(words, speech::write_error(words, &error))))?;
    for note in speech::published_notes(words, &charter) {
        output::complain(&with_path(words, (note, Some(target.display().to_string()))));
    }
    Ok(())
}
