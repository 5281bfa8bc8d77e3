use std::io::{self, Write};

use jiff::tz::TimeZone;

use super::AuditReport;
use crate::audit::{Finding, Label, Labels, Row};
use crate::export::csv::field;
use crate::i18n::Words;
use crate::notes::Note;
use crate::speech;
use crate::store::Paths;

/// The columns, in this order, always all of them.
const COLUMNS: [&str; 13] = [
    "code",
    "severity",
    "host",
    "name",
    "path",
    "partition",
    "moments",
    "cookie_moments",
    "declaration",
    "sentence",
    "reference",
    "what_to_do",
    "container",
];

/// The columns of notes, after all others, where they are asked for: those on the finding, on the cookie and on the site.
const NOTE_COLUMNS: [&str; 6] = ["labels", "note", "cookie_labels", "cookie_note", "site_labels", "site_note"];

/// What could not be seen stands before what was found, a line for each sentence: a table without findings must not look like a site without any. A finding
/// without a cookie has one line, with the declared name and no host. Between both stand what was audited and the proof of each read, a line each.
pub(super) fn write(report: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(report.language, TimeZone::UTC);
    let noted = NOTE_COLUMNS.into_iter().filter(|_| report.notes.is_some());
    line(out, COLUMNS.into_iter().chain(noted).map(str::to_owned))?;
    let mut told = |code: &str, moment: &str, sentence: &str| {
        let cells = COLUMNS.map(|column| match column {
            "code" => code.to_owned(),
            "moments" => moment.to_owned(),
            "sentence" => sentence.to_owned(),
            _ => String::new(),
        });
        line(out, cells.into_iter().chain(notes(report, None, None)))
    };
    for sentence in speech::audit_unseen(&words, &report.subject, report.audit) {
        told("could-not-see", "", &sentence)?;
    }
    for (key, value) in super::scope(report, &words) {
        told("audit", "", &speech::key_value(&words, &key, &value))?;
    }
    for (store, label) in report.subject.inventory.stores().iter().zip(report.subject.labels) {
        told("read", label.code(), &speech::asides(&words, speech::proof(&words, &store.report.record, Paths::Whole)))?;
    }
    for finding in &report.audit.findings {
        let (sentence, reference) =
            (speech::audit_sentence(&words, finding), speech::audit_reference(&words, &report.subject, finding.code));
        let what_to_do = speech::audit_what_to_do(&words, finding.code);
        let declaration = report.line_of(finding).map_or_else(String::new, |line| line.to_string());
        let cells = |row: Option<&Row>| {
            let text = |cell: fn(&Row) -> &str| row.map_or_else(String::new, |row| cell(row).to_owned());
            [
                finding.code.code().to_owned(),
                finding.severity.code().to_owned(),
                text(|row| &row.host),
                row.map_or_else(|| finding.name.clone(), |row| row.name.clone()),
                text(|row| &row.path),
                text(|row| row.partition.as_deref().unwrap_or("")),
                codes(finding.labels),
                row.map_or_else(String::new, |row| codes(row.labels())),
                declaration.clone(),
                sentence.clone(),
                reference.clone(),
                what_to_do.clone(),
                text(|row| row.container.as_deref().unwrap_or("")),
            ]
        };
        if finding.rows.is_empty() {
            line(out, cells(None).into_iter().chain(notes(report, Some(finding), None)))?;
        }
        for row in finding.rows.iter().filter_map(|place| report.audit.rows.get(*place)) {
            line(out, cells(Some(row)).into_iter().chain(notes(report, Some(finding), Some(row))))?;
        }
    }
    records(report, &words, out)
}

/// What consent tools noted stands after the findings: a line for each cookie of each record, where values were asked for.
fn records(report: &AuditReport<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    for record in report.audit.records.iter().flatten() {
        let sentence = speech::all_sentences(words, speech::consent_record(words, report.audit, record));
        for row in record.rows.iter().filter_map(|place| report.audit.rows.get(*place)) {
            let cells = [
                "consent-record".to_owned(),
                String::new(),
                row.host.clone(),
                row.name.clone(),
                row.path.clone(),
                row.partition.clone().unwrap_or_default(),
                record.label.code().to_owned(),
                codes(row.labels()),
                String::new(),
                sentence.clone(),
                String::new(),
                String::new(),
                row.container.clone().unwrap_or_default(),
            ];
            line(out, cells.into_iter().chain(notes(report, None, Some(row))))?;
        }
    }
    Ok(())
}

/// The cells of notes; none where they are not asked for.
fn notes(report: &AuditReport<'_>, finding: Option<&Finding>, row: Option<&Row>) -> Vec<String> {
    if report.notes.is_none() {
        return Vec::new();
    }
    let on_cookie = row.and_then(|row| report.note(&row.topic()));
    let notes = [finding.and_then(|finding| report.note_on_finding(finding)), on_cookie, report.note_on_site()];
    let cells = |note: Option<&Note>| note.map_or_else(Default::default, |note| [note.labels.join(";"), note.text.clone()]);
    notes.into_iter().flat_map(cells).collect()
}

fn codes(labels: Labels) -> String {
    labels.iter().map(Label::code).collect::<Vec<_>>().join(" ")
}

/// A line of any number of cells.
pub(super) fn line(out: &mut dyn Write, cells: impl IntoIterator<Item = String>) -> io::Result<()> {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            out.write_all(b",")?;
        }
        out.write_all(field(&cell, b',').as_bytes())?;
    }
    out.write_all(b"\r\n")
}
