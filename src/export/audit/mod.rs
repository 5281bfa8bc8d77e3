//! An audit written out: as text, JSON, CSV, and as a page to read and to print.

mod csv;
mod html;
mod json;
mod sites;
mod sources;
mod text;
mod xlsx;

use std::io::{self, Write};

use jiff::Timestamp;

pub use sites::{SiteRow, write_sites};

use crate::audit::{Audit, Finding, Subject};
use crate::charter::Language;
use crate::dossier::{AuditedCharter, Dossier, PROGRAM};
use crate::i18n::Words;
use crate::notes::{Note, Notes, Topic};
use crate::speech;

/// The form of an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditFormat {
    /// Lines for people.
    Text,
    /// One object.
    Json,
    /// One line for each cookie of each finding.
    Csv,
    /// A page for people, to read and to print.
    Html,
    /// A workbook for people.
    Xlsx,
}

/// When an audit was made, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made<'a> {
    /// The day counts: the reads have their times.
    pub at: Timestamp,
    /// The program, with its version.
    pub program: &'a str,
    /// It is shown again from a dossier.
    pub is_kept: bool,
}

impl<'a> Made<'a> {
    /// Of an audit that this program makes now.
    #[must_use]
    pub fn now(at: Timestamp) -> Self {
        Self { at, program: PROGRAM, is_kept: false }
    }

    /// Of one that was kept.
    #[must_use]
    pub fn of(dossier: &'a Dossier) -> Self {
        Self { at: dossier.made_at, program: &dossier.program, is_kept: true }
    }
}

/// An audit with what it was made from.
#[derive(Clone, Copy)]
pub struct AuditReport<'a> {
    /// What was audited.
    pub subject: Subject<'a>,
    /// What was found.
    pub audit: &'a Audit,
    /// When, and by what.
    pub made: Made<'a>,
    /// What the charter is called: its title, else its file.
    pub charter: Option<&'a str>,
    /// What is known of the charter's file, where it came from one.
    pub source: Option<&'a AuditedCharter>,
    /// The language of sentences.
    pub language: Language,
    /// The person's notes, where they are to be written.
    pub notes: Option<&'a Notes>,
}

impl AuditReport<'_> {
    /// The line of the charter's file on which the declaration of a finding stands, from 1.
    fn line_of(&self, finding: &Finding) -> Option<usize> {
        Some(self.subject.charter?.declarations.get(finding.declaration?)?.line)
    }

    /// The note on something, where notes are to be written and there is one.
    fn note(&self, about: &Topic) -> Option<&Note> {
        self.notes?.get(about)
    }

    fn note_on_finding(&self, finding: &Finding) -> Option<&Note> {
        let notes = self.notes?;
        notes.get(&finding.topic_in(self.subject.site, notes))
    }

    fn note_on_site(&self) -> Option<&Note> {
        self.note(&Topic::Site { site: self.subject.site.to_owned() })
    }
}

/// Writes an audit.
///
/// # Errors
/// Those of the writer.
pub fn write_audit(report: &AuditReport<'_>, format: AuditFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        AuditFormat::Text => text::write(report, out),
        AuditFormat::Json => json::write(report, out),
        AuditFormat::Csv => csv::write(report, out),
        AuditFormat::Html => html::write(report, out),
        AuditFormat::Xlsx => xlsx::write(report, out),
    }
}

/// The day of the audit, the program that made it, and whether it is shown again.
fn made(report: &AuditReport<'_>, words: &Words) -> String {
    let Made { at, program, is_kept } = report.made;
    let id = if is_kept { "audit-made-kept" } else { "audit-made-on" };
    words.with(id, &[("date", words.date(at).into()), ("program", speech::visible(program).into())])
}

/// The day, the charter, the law and the stores, as keys and values.
fn scope(report: &AuditReport<'_>, words: &Words) -> Vec<(String, String)> {
    let law = report.subject.law;
    let charter = report.charter.map_or_else(|| words.text("audit-no-charter").into_owned(), speech::visible);
    let version = [("title", law.title.get(report.language).into()), ("version", law.version.as_str().into())];
    let mut pairs = vec![(words.text("audit-made").into_owned(), made(report, words)), (words.text("audit-charter").into_owned(), charter)];
    if let Some(source) = report.source.filter(|source| !source.sha256.is_empty()) {
        let args = [("file", speech::visible(&source.file).into()), ("sha", source.sha256.as_str().into())];
        pairs.push((words.text("audit-charter-file").into_owned(), words.with("audit-charter-file-sum", &args)));
    }
    if let Some(charter) = report.subject.charter {
        let counts = [("count", charter.named().count().into()), ("present", report.audit.declared_and_present.into())];
        pairs.push((words.text("audit-declarations").into_owned(), words.with("audit-declarations-present", &counts)));
    }
    pairs.extend([
        (words.text("audit-law").into_owned(), words.with("audit-law-version", &version)),
        (words.text("audit-stores-title").into_owned(), speech::asides(words, speech::audit_stores(words, &report.subject))),
    ]);
    // In one line, as all values here are.
    let said = |note| (words.text("audit-note-on-site").into_owned(), speech::asides(words, speech::note(words, note)));
    pairs.extend(report.note_on_site().map(said));
    pairs
}

/// What the site's consent tools noted: the store with its moment, and the record in sentences.
fn records(report: &AuditReport<'_>, words: &Words) -> Vec<(String, String)> {
    let stores = speech::audit_stores(words, &report.subject);
    let readable = report.audit.records.iter().flatten().filter(|record| record.outcome.is_ok());
    readable
        .map(|record| {
            let sentences = speech::consent_record(words, report.audit, record);
            (stores.get(record.store).cloned().unwrap_or_default(), speech::all_sentences(words, sentences))
        })
        .collect()
}

/// Each third party: its name, its cookies, its moments, and what names it where there is a charter.
fn parties(report: &AuditReport<'_>, words: &Words) -> Vec<[Option<String>; 4]> {
    let cells = report.audit.third_parties.iter().map(|party| {
        [
            Some(speech::visible(&speech::site(words, &party.name))),
            Some(words.count("cookies", party.cookies as u64)),
            Some(speech::audit_moments(words, party.labels)),
            party.named_by.map(|named_by| speech::audit_named_by(words, named_by)),
        ]
    });
    cells.collect()
}
