use std::collections::BTreeMap;
use std::io::{self, Write};

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::AuditReport;
use crate::audit::{Audit, Finding, Label, Labels, RecordOfSite, Row, propose_moment};
use crate::charter::Purpose;
use crate::export::content::Content;
use crate::export::json::{InOrder, read_record};
use crate::export::{Format, Options, Paths};
use crate::i18n::Words;
use crate::notes::Note;
use crate::sealed::{SealedForm, Sealing};
use crate::speech;
use crate::values::{Choice, ChoiceName};

pub(super) fn write(report: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(report.language, TimeZone::UTC);
    let (subject, audit) = (&report.subject, report.audit);
    let options =
        Options { format: Format::Json, language: report.language, with_values: false, with_notes: false, paths: Paths::Whole, site: None };
    let content = Content::new(subject.inventory, &[], options);
    // By store: both may be many in a dossier, whoever wrote it.
    let mut noted: BTreeMap<usize, Vec<&RecordOfSite>> = BTreeMap::new();
    for record in audit.records.iter().flatten() {
        noted.entry(record.store).or_default().push(record);
    }
    let stores: Vec<Value> = content
        .stores()
        .zip(subject.labels)
        .enumerate()
        .map(|(number, ((store, name), label))| {
            let records = audit.records.as_ref().map(|_| records(audit, &words, noted.get(&number)));
            json!({
                "moment": label.code(), "browser": store.report.record.browser, "read": read_record(&content, store, name),
                "consent_records": records,
            })
        })
        .collect();
    let findings: Vec<Value> = audit.findings.iter().map(|finding| one(report, &words, finding)).collect();
    let mut note = json!({});
    add_note(report, &mut note, report.note_on_site());
    // In this order: what was read and what could not be seen stands before what was found.
    let mut fields = vec![("site", json!(audit.site))];
    fields.extend(audit.host.as_ref().map(|host| ("host", json!(host))));
    fields.extend([
        ("made", json!({ "on": made_on(report), "program": report.made.program, "from_dossier": report.made.is_kept })),
        ("charter", json!(report.charter)),
        ("law", json!(subject.law.version)),
        ("stores", stores.into()),
        ("could_not_see", json!(speech::audit_unseen(&words, subject, audit))),
        ("declared_and_present", audit.declared_and_present.into()),
    ]);
    fields.extend(["labels", "note"].into_iter().filter_map(|name| Some((name, note.get(name)?.clone()))));
    fields.push(("findings", findings.into()));
    let mut out = Sealing::new(SealedForm::Json, out);
    // The closing brace comes with the seal.
    let text = serde_json::to_string_pretty(&InOrder(&fields))?;
    out.write_all(text.trim_end_matches('}').trim_end().as_bytes())?;
    out.finish()
}

/// The day of the audit, in UTC. Its reads have their times.
fn made_on(report: &AuditReport<'_>) -> String {
    TimeZone::UTC.to_datetime(report.made.at).date().to_string()
}

/// What the site's consent tools noted in a store: the decoded choice, never the value.
fn records(audit: &Audit, words: &Words, of_store: Option<&Vec<&RecordOfSite>>) -> Vec<Value> {
    of_store.into_iter().flatten().map(|record| consent_record(audit, words, record)).collect()
}

fn consent_record(audit: &Audit, words: &Words, record: &RecordOfSite) -> Value {
    let cookies: Vec<Value> = record.rows.iter().filter_map(|place| audit.rows.get(*place)).map(cookie).collect();
    let tool = json!({ "id": record.tool.code(), "name": record.tool.name() });
    let said = match &record.outcome {
        Ok(said) => said,
        Err(problem) => return json!({ "tool": tool, "cookies": cookies, "problem": problem.code() }),
    };
    let choices: Vec<Value> = said.choices.iter().map(|choice| one_choice(words, choice)).collect();
    json!({
        "tool": tool, "cookies": cookies, "overall": said.overall.code(), "decided_at": said.decided_at.map(|time| time.to_string()),
        "version": said.version, "choices": choices, "vendors_granted": said.vendors_granted,
        "flaws": said.flaws.iter().map(|flaw| flaw.code()).collect::<Vec<_>>(),
        "proposed_moment": propose_moment(std::slice::from_ref(said)).map(Label::code),
        "sentences": speech::consent_record(words, audit, record),
    })
}

fn one_choice(words: &Words, choice: &Choice) -> Value {
    let id = match choice.name {
        ChoiceName::Own(_) => None,
        ChoiceName::TcfPurpose(number) => Some(format!("tcf-purpose-{number}")),
        ChoiceName::TcfFeature(number) => Some(format!("tcf-feature-{number}")),
    };
    json!({
        "id": id, "name": speech::choice_name(words, &choice.name), "purpose": choice.purpose.map(Purpose::code),
        "answer": choice.answer.code(), "can_be_declined": !choice.is_fixed,
    })
}

fn one(report: &AuditReport<'_>, words: &Words, finding: &Finding) -> Value {
    let rows = finding.rows.iter().filter_map(|place| report.audit.rows.get(*place));
    let with_note = |row: &Row| {
        let mut cookie = cookie(row);
        add_note(report, &mut cookie, report.note(&row.topic()));
        cookie
    };
    let mut cookies: Vec<Value> = rows.map(with_note).collect();
    if cookies.is_empty() {
        // A declaration that covers nothing is about the cookie it names, which was there at no moment.
        cookies.push(json!({ "host": "", "name": finding.name, "path": "", "partition": null, "container": null, "moments": [] }));
    }
    let mut one = json!({
        "code": finding.code.code(), "severity": finding.severity.code(), "purpose_assumed": finding.is_assumed, "host": finding.host, "name": finding.name,
        "moments": codes(finding.labels), "cookies": cookies,
        "declaration": report.line_of(finding), "sentence": speech::audit_sentence(words, finding),
        "reference": speech::audit_reference(words, &report.subject, finding.code),
        "what_to_do": speech::audit_what_to_do(words, finding.code),
    });
    add_note(report, &mut one, report.note_on_finding(finding));
    one
}

/// What the person wrote on something, in the object about it: there where notes are asked for, so that an empty one is told from one that was not.
fn add_note(report: &AuditReport<'_>, object: &mut Value, note: Option<&Note>) {
    if let (Some(fields), Some(_)) = (object.as_object_mut(), report.notes) {
        fields.insert("labels".to_owned(), note.map_or_else(|| json!([]), |note| json!(note.labels)));
        fields.insert("note".to_owned(), json!(note.map(|note| &note.text).filter(|text| !text.is_empty())));
    }
}

fn cookie(row: &Row) -> Value {
    json!({
        "host": row.host, "name": row.name, "path": row.path, "partition": row.partition, "container": row.container,
        "moments": codes(row.labels()),
    })
}

fn codes(labels: Labels) -> Vec<&'static str> {
    labels.iter().map(Label::code).collect()
}
