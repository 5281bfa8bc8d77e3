use std::io::{self, Write};

use jiff::tz::TimeZone;

use super::AuditReport;
use crate::audit::{Label, Labels, Row};
use crate::export::csv::field;
use crate::i18n::Words;
use crate::speech;

/// The columns, in this order, always all of them.
const COLUMNS: [&str; 12] = [
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
];

/// A finding without a cookie has one line, with the declared name and no host.
pub(super) fn write(report: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(report.language, TimeZone::UTC);
    line(out, COLUMNS.map(str::to_owned))?;
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
            ]
        };
        if finding.rows.is_empty() {
            line(out, cells(None))?;
        }
        for row in finding.rows.iter().filter_map(|place| report.audit.rows.get(*place)) {
            line(out, cells(Some(row)))?;
        }
    }
    records(report, &words, out)
}

/// What consent tools noted stands after the findings: a line for each cookie of each record, where values were asked for.
fn records(report: &AuditReport<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    for record in report.audit.records.iter().flatten() {
        let sentence = speech::all_sentences(words, speech::consent_record(words, report.audit, record));
        for row in record.rows.iter().filter_map(|place| report.audit.rows.get(*place)) {
            line(
                out,
                [
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
                ],
            )?;
        }
    }
    Ok(())
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
