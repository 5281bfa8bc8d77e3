//! Turns what the core returns into words, for the window and the command line alike: categories, verdicts, reasons, errors, cells.
//! No sentence is written here, only ids of messages.

mod audit;
mod cells;
mod charter;
mod compare;
mod consent;
mod containers;
mod decision;
mod decoded;
mod disagreement;
mod errors;
mod filters;
mod guided;
mod joined;
mod notes;
mod publish;
mod record;
mod removal;
mod row_remarks;
mod sites;
mod unseen;
mod verdict;
mod verify;
mod visible;
mod visit;
mod why;

use crate::charter::{Category, Confidence, Consent, Party, Purpose};
use crate::classify::Finding;
use crate::i18n::Words;
use crate::inventory::OpenStore;
use crate::query::SearchWords;

pub use audit::{
    AuditGroup, audit_code, audit_counts, audit_groups, audit_label, audit_labels, audit_moment, audit_moments, audit_named_by,
    audit_no_findings, audit_number, audit_place, audit_reference, audit_row, audit_seen, audit_sentence, audit_severity,
    audit_since_moment, audit_source_read, audit_stores, audit_title, audit_what_to_do,
};
pub use cells::{CellText, cell, column_label, lifetime, shown};
pub use charter::{charter_line, charter_lines, charter_read_as};
pub use compare::{
    compare_cell, compare_findings, compare_key, compare_key_apart, compare_letter, compare_sentences, compare_side, compare_unseen, news,
};
pub use consent::{choice_name, consent_overall, consent_record};
pub use containers::{container, container_code};
pub use decision::decided;
pub use decoded::{DecodedLine, DecodedPart, decoded, decoded_text};
pub use disagreement::disagreement;
pub use errors::{
    SentenceAndPath, charter_error, charter_problem, closed, corrections_error, dossier_error, host_error, io_reason, knowledge_error,
    line_problem, list_error, list_line_problem, notes_error, portal_error, portals_error, read_error, text_error, value_error, with_path,
    write_error, write_problem,
};
pub use filters::{filter_chip, filter_error, filter_key, filter_names, filter_term, filter_value};
pub use guided::{address_problem, guided_error, guided_instructions, guided_profile, guided_step, guided_step_name};
pub use joined::{all_sentences, aside, asides, key_value, name_detail, sentences};
pub use notes::{note, note_about};
pub use publish::{declared_duration, declared_life, published_cells, published_changes, published_kinds, published_notes};
pub use record::{
    FILE_LABELS, completeness, files, lacking, left_out, losses, passed_over, proof, read_facts, record, remarks, sent_only, twin,
    why_empty,
};
pub use removal::{RemovalPart, RemovalWay, removal_text, removal_ways};
pub use sites::{portal_proposal, site};
pub use unseen::{audit_doubts, audit_unseen, audit_unseen_of_stores, audit_unseen_one, export_unseen, store_losses};
pub use verdict::{at_most, declared_sentence, facts, sentence, verdict_text};
pub use verify::{claim_error, verified};
pub use visible::visible;
pub use visit::{VisitPart, site_count, visit, visit_declared, visit_longest, visit_span, visit_who};
pub use why::{About, Reason, dispute, evidence_in_order, maker, plain, reason, reason_about, spoken};

/// The word for a category.
#[must_use]
pub fn category(words: &Words, category: Category) -> String {
    words.text(&format!("category-{}", category.code())).into_owned()
}

/// The words that cells of the table show for codes, for searching what one sees.
#[must_use]
pub fn search_words(words: &Words) -> SearchWords {
    let text = |family: &str, code: &str| words.text(&format!("{family}-{code}")).into_owned();
    SearchWords {
        language: words.language(),
        zone: Some(words.zone().clone()),
        category: Category::ALL.map(|kind| text("category", kind.code())),
        purpose: Purpose::ALL.map(|purpose| text("purpose", purpose.code())),
        party: Party::ALL.map(|party| text("party", party.code())),
        consent: Consent::ALL.map(|consent| text("consent", consent.code())),
        confidence: Confidence::ALL.map(|confidence| text("confidence", confidence.code())),
        finding: Finding::ALL.map(|kind| finding(words, kind)),
    }
}

/// The word for consent on a badge.
#[must_use]
pub fn consent(words: &Words, consent: Consent) -> String {
    words.text(&format!("consent-badge-{}", consent.code())).into_owned()
}

/// The word for confidence.
#[must_use]
pub fn confidence(words: &Words, confidence: Confidence) -> String {
    words.text(&format!("confidence-{}", confidence.code())).into_owned()
}

/// The word for a purpose.
#[must_use]
pub fn purpose(words: &Words, purpose: Purpose) -> String {
    words.text(&format!("purpose-{}", purpose.code())).into_owned()
}

/// A finding in one sentence.
#[must_use]
pub fn finding(words: &Words, finding: Finding) -> String {
    words.text(&format!("finding-{}", finding.code())).into_owned()
}

/// The same without a full stop, as the name of a filter.
#[must_use]
pub fn finding_label(words: &Words, finding: Finding) -> String {
    words.text(&format!("finding-label-{}", finding.code())).into_owned()
}

/// The word for a purpose inside a sentence.
#[must_use]
pub fn purpose_inside(words: &Words, purpose: Purpose) -> String {
    words.text(&format!("inside-purpose-{}", purpose.code())).into_owned()
}

/// The word for a confidence inside a line.
#[must_use]
pub fn confidence_inside(words: &Words, confidence: Confidence) -> String {
    words.text(&format!("inside-confidence-{}", confidence.code())).into_owned()
}

/// The shown name of an open store: `Firefox — default-release`.
#[must_use]
pub fn store_name(words: &Words, store: &OpenStore) -> String {
    store_name_with(words, store, &store.report.record.profile)
}

/// The same with another name of its profile.
#[must_use]
pub fn store_name_with(words: &Words, store: &OpenStore, profile: &str) -> String {
    if store.source.is_sample() {
        return words.text("sample-name").into_owned();
    }
    match (store.report.record.browser.as_str(), profile) {
        ("", "") => store.source.shown().to_owned(),
        (browser, "") => browser.to_owned(),
        ("", profile) => profile.to_owned(),
        (browser, profile) => name_detail(words, browser, profile),
    }
}

#[cfg(test)]
mod error_tests;
#[cfg(test)]
mod tests;
