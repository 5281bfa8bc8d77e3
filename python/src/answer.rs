use std::path::PathBuf;
use std::sync::Arc;

use cookie_charter::audit::{Label, Subject, audit as audited, law};
use cookie_charter::charter;
use cookie_charter::classify::{Explained, Knowledge, catalogue, evidence_codes, look_up};
use cookie_charter::cookie::{HostError, host_of_typed};
use cookie_charter::dossier::AuditedCharter;
use cookie_charter::export::{AuditFormat, AuditReport, Made, write_audit};
use cookie_charter::i18n::Words;
use cookie_charter::inventory::Inventory;
use cookie_charter::store::Progress;
use cookie_charter::work::{self, Asked};
use cookie_charter::{site, speech};
use pyo3::prelude::*;
use serde_json::{Value, json};

use crate::interrupt::interruptible;
use crate::options::{Charter, failure, knowledge, read_options, source, told, unread as failed, words};

/// What is known of a cookie name, as JSON.
#[pyfunction]
#[pyo3(signature = (name, *, host, charter, lang))]
pub fn explain(name: &str, host: Option<&str>, charter: Option<&Charter>, lang: &str) -> PyResult<String> {
    let (words, knowledge) = (words(lang)?, knowledge(charter));
    let host = host.map(host_of_typed);
    let found = look_up(name, host.as_deref(), &knowledge).map_err(|error| failure("host", speech::host_error(&words, error)))?;
    let entry = |number| {
        let entry = catalogue().get(number);
        json!({
            "name": entry.pattern.to_string(), "made_by": speech::maker(&words, entry), "description": entry.description(words.language()),
            "purpose": entry.purpose.code(), "hosts": entry.domains.names().collect::<Vec<_>>(), "lifetime_seconds": entry.lifetime_seconds, "source": entry.source.get(),
        })
    };
    let known: Vec<Value> = found.entries.iter().map(|known| entry(known.entry)).collect();
    let answer = json!({
        "name": name, "host": host, "known": known, "near": found.near, "own_site": outcome(&words, &found.on_own_site, &knowledge),
        "third_party": outcome(&words, &found.as_third_party, &knowledge),
    });
    Ok(answer.to_string())
}

fn outcome(words: &Words, outcome: &Explained, knowledge: &Knowledge) -> Value {
    let verdict = &outcome.verdict;
    let codes: Vec<String> = speech::spoken(outcome).into_iter().map(|piece| evidence_codes(&[*piece], knowledge)).collect();
    json!({
        "category": verdict.category.code(), "purpose": verdict.purpose.code(), "party": verdict.party.code(),
        "consent": verdict.consent.code(), "confidence": verdict.confidence.code(), "evidence": codes,
        "sentence": speech::asides(words, [
            speech::category(words, verdict.category), speech::consent(words, verdict.consent), speech::confidence(words, verdict.confidence),
        ]),
    })
}

/// The audit of a site, as the JSON of `audit -f json`; and a sentence for each store of a folder that could not be read, and for what was lost of one that was.
#[pyfunction]
#[pyo3(signature = (site, moments, *, charter, lang))]
pub fn audit(
    py: Python<'_>,
    site: &str,
    moments: Vec<(String, Vec<PathBuf>)>,
    charter: Option<&Charter>,
    lang: &str,
) -> PyResult<(Vec<u8>, Vec<String>)> {
    let words = words(lang)?;
    let unnamed = || failure("host", speech::host_error(&words, HostError::Empty));
    let host = host_of_typed(site);
    let one_host = site::one_host_of_typed(site);
    let site = &*site::of_typed(site).ok_or_else(unnamed)?;
    // An audit compares with the charter, so the verdicts must not rest on it.
    let knowledge = Arc::new(Knowledge::default());
    let (mut stores, mut labels, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (moment, paths) in moments {
        let label = label(&moment).ok_or_else(|| failure("moment", format!("there is no moment {moment:?}")))?;
        let sources = paths.into_iter().map(source).collect();
        let asked = Asked { options: read_options(false, None, true), knowledge: Arc::clone(&knowledge) };
        let progress = Progress::default();
        let round = interruptible(py, &progress, || work::open(sources, &asked, &progress))?;
        if let (true, Some((_, error))) = (round.stores.is_empty(), round.failures.last()) {
            return Err(failed(&words, error));
        }
        unread.extend(told(&words, &round));
        labels.extend(std::iter::repeat_n(label, round.stores.len()));
        stores.extend(round.stores.into_iter().map(|opened| opened.store));
    }
    let inventory = Inventory::new(stores, Arc::unwrap_or_clone(knowledge));
    // The same rule as on the command line: what was not chosen is compared with the hosts that it speaks for.
    let of_its_hosts = charter.is_none();
    let builtin = Some(charter::builtin()).filter(|builtin| builtin.is_meant_by(&host)).cloned().map(AuditedCharter::built_in);
    let charter = charter.map(Charter::audited).or(builtin.as_ref());
    let (declared, not_understood) = (charter.map(|charter| &charter.charter), charter.map_or(&[][..], |charter| &charter.not_understood));
    let subject = Subject {
        inventory: &inventory,
        labels: &labels,
        site,
        host: one_host.as_deref(),
        charter: declared,
        of_its_hosts,
        not_understood,
        records: None,
        not_portals: &[],
        law: law(),
    };
    let found = audited(&subject);
    let name = charter.map(|charter| charter.name(words.language()));
    let made = Made::now(jiff::Timestamp::now());
    let report = AuditReport { subject, audit: &found, made, charter: name, source: charter, language: words.language(), notes: None };
    let mut json = Vec::new();
    write_audit(&report, AuditFormat::Json, &mut json).map_err(|error| failure("io", error.to_string()))?;
    Ok((json, unread))
}

fn label(moment: &str) -> Option<Label> {
    Some(match moment {
        "observed" => Label::Observed,
        "before" => Label::Before,
        "refused" => Label::Refused,
        "accepted" => Label::Accepted,
        "withdrawn" => Label::Withdrawn,
        _ => return None,
    })
}
