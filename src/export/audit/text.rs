use std::io::{self, Write};

use jiff::tz::TimeZone;

use super::AuditReport;
use crate::i18n::Words;
use crate::notes::Note;
use crate::speech;
use crate::store::Paths;

/// First what could not be seen, then the findings by severity, then the sums.
pub(super) fn write(report: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(report.language, TimeZone::UTC);
    lines(report, &words).iter().try_for_each(|line| writeln!(out, "{}", speech::visible(line)))
}

/// A note below what it is about.
fn noted(words: &Words, note: &Note) -> Vec<String> {
    speech::note(words, note).into_iter().map(|line| format!("      {line}")).collect()
}

/// What proves each read, at the end: it is looked up, not read.
fn proof(report: &AuditReport<'_>, words: &Words) -> Vec<String> {
    let mut lines = vec![String::new(), words.text("read-title").into_owned()];
    for (store, heading) in report.subject.inventory.stores().iter().zip(speech::audit_stores(words, &report.subject)) {
        lines.push(format!("  - {heading}"));
        lines.extend(speech::proof(words, &store.report.record, Paths::Whole).into_iter().map(|line| format!("      {line}")));
    }
    lines
}

fn lines(report: &AuditReport<'_>, words: &Words) -> Vec<String> {
    let (subject, audit) = (&report.subject, report.audit);
    let title = |id: &str| vec![String::new(), words.text(id).into_owned()];
    let pair = |key: &str, value: &str| words.with("key-value", &[("key", key.into()), ("value", value.into())]);
    let bullet = |text: String| format!("  - {text}");
    let site = speech::site(words, subject.asked());
    let mut lines = vec![words.with("audit-title", &[("site", site.as_ref().into())])];
    lines.extend(super::scope(report, words).iter().map(|(key, value)| pair(key, value)));
    lines.extend(title("audit-unseen-title"));
    lines.extend(speech::audit_unseen(words, subject, audit).into_iter().map(bullet));
    if !audit.site_was_seen {
        lines.extend([String::new(), words.text("audit-nothing-to-audit").into_owned()]);
        lines.extend(proof(report, words));
        return lines;
    }
    lines.extend(title("audit-findings-title"));
    if audit.findings.is_empty() {
        lines.push(speech::audit_no_findings(words, audit));
    }
    let mut severity = None;
    for group in speech::audit_groups(words, subject, audit) {
        if severity.replace(group.severity) != Some(group.severity) {
            lines.extend([String::new(), speech::audit_severity(words, group.severity)]);
        }
        lines.extend([String::new(), format!("  {}", group.title)]);
        for (finding, sentence) in &group.findings {
            lines.push(bullet(sentence.clone()));
            lines.extend(report.note_on_finding(finding).into_iter().flat_map(|note| noted(words, note)));
            let rows = finding.rows.iter().filter_map(|place| audit.rows.get(*place));
            for row in rows {
                lines.push(format!("      {}", speech::audit_row(words, row)));
                lines.extend(report.note(&row.topic()).into_iter().flat_map(|note| noted(words, note)).map(|line| format!("    {line}")));
            }
        }
        lines.push(format!("    {}", pair(&words.text("audit-what-to-do"), &group.what_to_do)));
        lines.push(format!("    {}", pair(&words.text("audit-reference"), &group.reference)));
    }
    let records = super::records(report, words);
    if !records.is_empty() {
        lines.extend(title("consent-records-title"));
        lines.extend(records.into_iter().map(|(store, sentences)| bullet(pair(&store, &sentences))));
    }
    if !audit.third_parties.is_empty() {
        lines.extend(title("audit-parties-title"));
        lines.extend(super::parties(report, words).iter().map(|cells| bullet(speech::asides(words, cells.iter().flatten().cloned()))));
    }
    lines.extend(title("audit-counts-title"));
    lines.extend(speech::audit_counts(words, audit).iter().map(|(key, value)| bullet(pair(key, value))));
    lines.push(bullet(words.text("audit-count-words").into_owned()));
    lines.extend(proof(report, words));
    lines
}
