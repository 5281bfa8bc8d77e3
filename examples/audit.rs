//! Compares what a site stores with the charter that it publishes: `cargo run --example audit -- SITE CHARTER STORE`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a program of its own: it prints, and reads the clock"
)]

use std::error::Error;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cookie_charter::audit::{Label, Subject, audit, law};
use cookie_charter::charter;
use cookie_charter::classify::Knowledge;
use cookie_charter::i18n::{Language, Words};
use cookie_charter::inventory::Inventory;
use cookie_charter::speech;
use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions};
use cookie_charter::work::{self, Asked, Source};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(site), Some(charter), Some(store)) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: audit SITE CHARTER STORE".into());
    };
    audit_site(&site, Path::new(&charter), PathBuf::from(store), &mut io::stdout())
}

/// One line a finding: how much it weighs, its code, and a sentence.
///
/// # Errors
/// When something cannot be read or written.
pub fn audit_site(site: &str, charter: &Path, store: PathBuf, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let loaded = charter::load(charter)?;
    // An audit compares with the charter, so the verdicts must not rest on it.
    let knowledge = Arc::new(Knowledge::default());
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: jiff::Timestamp::now() };
    let asked = Asked { options, knowledge: Arc::clone(&knowledge) };
    let round = work::open(vec![Source::Path(store)], &asked, &Progress::default());
    let stores: Vec<_> = round.stores.into_iter().map(|opened| opened.store).collect();
    let labels = vec![Label::Observed; stores.len()];
    let inventory = Inventory::new(stores, Arc::unwrap_or_clone(knowledge));
    let found = audit(&Subject {
        inventory: &inventory,
        labels: &labels,
        site,
        host: None,
        charter: Some(&loaded.charter),
        of_its_hosts: false,
        not_understood: &loaded.not_understood,
        records: None,
        not_portals: &[],
        law: law(),
    });
    let words = Words::new(Language::En, jiff::tz::TimeZone::UTC);
    for finding in &found.findings {
        writeln!(out, "{}\t{}\t{}", finding.severity.code(), finding.code.code(), speech::audit_sentence(&words, finding))?;
    }
    Ok(())
}
