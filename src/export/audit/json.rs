use std::io::{self, Write};

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::AuditReport;
use crate::audit::{Finding, Label, Labels, Row};
use crate::export::content::Content;
use crate::export::json::read_record;
use crate::export::{Format, Options, Paths};
use crate::i18n::Words;
use crate::speech;

pub(super) fn write(report: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(report.language, TimeZone::UTC);
    let (subject, audit) = (&report.subject, report.audit);
    let options = Options { format: Format::Json, language: report.language, with_values: false, paths: Paths::Whole, site: None };
    let content = Content::new(subject.inventory, &[], options);
    let stores: Vec<Value> = content
        .stores()
        .zip(subject.labels)
        .map(|((store, name), label)| {
            json!({ "moment": label.code(), "browser": store.report.record.browser, "read": read_record(&content, store, name) })
        })
        .collect();
    let findings: Vec<Value> = audit.findings.iter().map(|finding| one(report, &words, finding)).collect();
    let whole = json!({
        "site": audit.site, "charter": report.charter, "law": subject.law.version, "stores": stores,
        "could_not_see": speech::audit_unseen(&words, subject, audit), "declared_and_present": audit.declared_and_present,
        "findings": findings,
    });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    out.write_all(b"\n")
}

fn one(report: &AuditReport<'_>, words: &Words, finding: &Finding) -> Value {
    let rows = finding.rows.iter().filter_map(|place| report.audit.rows.get(*place));
    let mut cookies: Vec<Value> = rows.map(cookie).collect();
    if cookies.is_empty() {
        // A declaration that covers nothing is about the cookie it names, which was there at no moment.
        cookies.push(json!({ "host": "", "name": finding.name, "path": "", "partition": null, "moments": [] }));
    }
    json!({
        "code": finding.code.code(), "severity": finding.severity.code(), "host": finding.host, "name": finding.name,
        "moments": codes(finding.labels), "cookies": cookies,
        "declaration": report.line_of(finding), "sentence": speech::audit_sentence(words, finding),
        "reference": speech::audit_reference(words, &report.subject, finding.code),
        "what_to_do": speech::audit_what_to_do(words, finding.code),
    })
}

fn cookie(row: &Row) -> Value {
    json!({ "host": row.host, "name": row.name, "path": row.path, "partition": row.partition, "moments": codes(row.labels()) })
}

fn codes(labels: Labels) -> Vec<&'static str> {
    labels.iter().map(Label::code).collect()
}
