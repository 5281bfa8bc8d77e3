//! Many audits as one table, a row a site.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{AuditFormat, csv};
use crate::audit::{AuditSums, Code, Severity};
use crate::i18n::Words;
use crate::speech;

/// A line of a list of sites, and what came of it.
#[derive(Clone, Debug)]
pub struct SiteRow {
    /// Its line in the list, from 1.
    pub line: usize,
    /// The site.
    pub site: String,
    /// What its charter is called, where there is one.
    pub charter: Option<String>,
    /// The dossier that was written.
    pub dossier: Option<String>,
    /// What was found, or the sentence that says why nothing could be.
    pub outcome: Result<AuditSums, String>,
    /// What could not be seen, in sentences.
    pub unseen: Vec<String>,
    /// What of it puts the sums in doubt.
    pub doubts: Vec<String>,
}

impl SiteRow {
    /// `findings`, `none`, `not-seen` or `failed`.
    fn status(&self) -> &'static str {
        match &self.outcome {
            Err(_) => "failed",
            Ok(sums) if !sums.was_seen => "not-seen",
            Ok(sums) if sums.findings() > 0 => "findings",
            Ok(_) => "none",
        }
    }
}

/// Writes the table; pages and workbooks are of one site.
///
/// # Errors
/// Those of the writer.
pub fn write_sites(rows: &[SiteRow], format: AuditFormat, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    match format {
        AuditFormat::Json => as_json(rows, out),
        AuditFormat::Csv => as_csv(rows, words, out),
        AuditFormat::Text | AuditFormat::Html | AuditFormat::Xlsx => as_text(rows, words, out),
    }
}

fn as_json(rows: &[SiteRow], out: &mut dyn Write) -> io::Result<()> {
    let one = |row: &SiteRow| {
        let sums = row.outcome.as_ref().ok();
        let counts = |codes: Vec<&'static str>, counts: &[usize]| {
            codes.into_iter().zip(counts).map(|(code, count)| (code.to_owned(), Value::from(*count))).collect::<Map<_, _>>()
        };
        json!({
            "line": row.line, "site": row.site, "charter": row.charter, "dossier": row.dossier, "status": row.status(),
            "could_not_see": row.outcome.as_ref().ok().map(|_| &row.unseen), "cookies": sums.map(|sums| sums.own), "third_party_cookies": sums.map(|sums| sums.third_party),
            "findings": sums.map(AuditSums::findings),
            "severities": sums.map(|sums| counts(Severity::ALL.map(Severity::code).to_vec(), &sums.severities)),
            "codes": sums.map(|sums| counts(Code::ALL.map(Code::code).to_vec(), &sums.codes)),
            "problem": row.outcome.as_ref().err(),
        })
    };
    serde_json::to_writer_pretty(&mut *out, &json!({ "sites": rows.iter().map(one).collect::<Vec<_>>() }))?;
    out.write_all(b"\n")
}

fn as_csv(rows: &[SiteRow], words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let heads = ["line", "site", "charter", "status", "could_not_see", "cookies", "third_party_cookies", "findings"].into_iter();
    let heads = heads.chain(Severity::ALL.map(Severity::code)).chain(Code::ALL.map(Code::code)).chain(["dossier", "problem"]);
    csv::line(out, heads.map(str::to_owned))?;
    for row in rows {
        let sums = row.outcome.as_ref().ok();
        let number = |count: Option<usize>| count.map_or_else(String::new, |count| count.to_string());
        let of = |place: fn(&AuditSums) -> usize| number(sums.map(place));
        let first = [
            row.line.to_string(),
            row.site.clone(),
            row.charter.clone().unwrap_or_default(),
            row.status().to_owned(),
            // A sentence may end with a path, without a stop that would tell it from the next.
            speech::asides(words, row.unseen.iter().cloned()),
            of(|sums| sums.own),
            of(|sums| sums.third_party),
            of(AuditSums::findings),
        ];
        let severities = (0..Severity::ALL.len()).map(|place| number(sums.and_then(|sums| sums.severities.get(place).copied())));
        let codes = (0..Code::ALL.len()).map(|place| number(sums.and_then(|sums| sums.codes.get(place).copied())));
        let last = [row.dossier.clone().unwrap_or_default(), row.outcome.as_ref().err().cloned().unwrap_or_default()];
        csv::line(out, first.into_iter().chain(severities).chain(codes).chain(last))?;
    }
    Ok(())
}

/// One line a site, in columns; then what could not be audited, and what puts a line in doubt.
fn as_text(rows: &[SiteRow], words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let heads = ["column-site", "document-cookies", "part-third-parties"].map(|id| words.text(id).into_owned());
    let heads: Vec<String> = heads.into_iter().chain(Severity::ALL.map(|severity| speech::audit_severity(words, severity))).collect();
    let cells = |row: &SiteRow| {
        let site = speech::visible(&speech::site(words, &row.site));
        let counts = match &row.outcome {
            Ok(sums) if sums.was_seen => {
                [sums.own, sums.third_party].iter().chain(&sums.severities).map(|count| words.number(*count as u64)).collect()
            }
            Ok(_) => vec![words.text("audit-list-not-seen").into_owned()],
            Err(_) => vec![words.text("audit-list-failed").into_owned()],
        };
        std::iter::once(site).chain(counts).collect::<Vec<String>>()
    };
    let table: Vec<Vec<String>> = std::iter::once(heads.clone()).chain(rows.iter().map(cells)).collect();
    let width = |column: usize| {
        table.iter().filter(|row| row.len() == heads.len()).filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    let widths: Vec<usize> = (0..heads.len()).map(|column| width(column).unwrap_or(0)).collect();
    let first = table.iter().filter_map(|row| row.first()).map(|cell| cell.chars().count()).max().unwrap_or(0);
    for row in &table {
        let mut line = Vec::new();
        for (place, (cell, width)) in row.iter().zip(&widths).enumerate() {
            // Names stand to the left, numbers to the right.
            line.push(if place == 0 { format!("{cell:first$}") } else { format!("{cell:>width$}") });
        }
        writeln!(out, "{}", line.join("  ").trim_end())?;
    }
    let told = rows.iter().flat_map(|row| row.outcome.as_ref().err().into_iter().chain(&row.doubts).map(move |sentence| (row, sentence)));
    for (row, sentence) in told {
        let args = [
            ("line", row.line.to_string().into()),
            ("site", speech::visible(&row.site).into()),
            ("reason", speech::visible(sentence).into()),
        ];
        writeln!(out, "{}", words.with("audit-list-line", &args))?;
    }
    Ok(())
}
