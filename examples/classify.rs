//! Classifies the cookies of a store: `cargo run --example classify -- PATH` (without a path: the built-in sample).
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a program of its own: it prints, and reads the clock"
)]

use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions};
use cookie_charter::work::{self, Asked, Source};

fn main() -> Result<(), Box<dyn Error>> {
    classify(std::env::args_os().nth(1).map(PathBuf::from), &mut io::stdout())
}

/// One line a cookie: category, how sure that is, host, name, and the codes of what it rests on.
///
/// # Errors
/// When something cannot be read or written.
pub fn classify(path: Option<PathBuf>, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: jiff::Timestamp::now() };
    // What verdicts rest on beside the built-in catalogue: here the built-in charter alone.
    let knowledge = Arc::new(work::knowledge());
    let asked = Asked { options, knowledge: Arc::clone(&knowledge) };
    let round = work::open(vec![path.map_or(Source::Sample, Source::Path)], &asked, &Progress::default());
    for (source, error) in &round.failures {
        eprintln!("{source:?}: {error}");
    }
    let stores: Vec<Arc<OpenStore>> = round.stores.into_iter().map(|opened| opened.store).collect();
    let inventory = Inventory::new(stores, Arc::unwrap_or_clone(knowledge));
    for view in inventory.iter() {
        let (category, confidence) = (view.category().code(), view.verdict.confidence.code());
        writeln!(out, "{category}\t{confidence}\t{}\t{}\t{}", view.cookie.host(), view.cookie.name(), view.evidence_codes())?;
    }
    Ok(())
}
