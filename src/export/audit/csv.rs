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
    line(out, &COLUMNS.map(str::to_owned))?;
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
            line(out, &cells(None))?;
        }
        for row in finding.rows.iter().filter_map(|place| report.audit.rows.get(*place)) {
            line(out, &cells(Some(row)))?;
        }
    }
    Ok(())
}

fn codes(labels: Labels) -> String {
    labels.iter().map(Label::code).collect::<Vec<_>>().join(" ")
}

fn line(out: &mut dyn Write, cells: &[String; COLUMNS.len()]) -> io::Result<()> {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            out.write_all(b",")?;
        }
        out.write_all(field(cell, b',').as_bytes())?;
    }
    out.write_all(b"\r\n")
}
