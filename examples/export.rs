//! Writes the classified cookies of a store as CSV: `cargo run --example export -- PATH > cookies.csv` (without a path: the built-in sample).
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

use cookie_charter::charter::Language;
use cookie_charter::export::{self, Format, Options, Paths, Preset};
use cookie_charter::inventory::Inventory;
use cookie_charter::query::{Filter, SearchWords, select};
use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions};
use cookie_charter::work::{self, Asked, Source};

fn main() -> Result<(), Box<dyn Error>> {
    export(std::env::args_os().nth(1).map(PathBuf::from), &mut io::stdout().lock())
}

/// The columns of `cookie-charter export`, without values and without the folders of the person.
///
/// # Errors
/// When something cannot be read or written.
pub fn export(path: Option<PathBuf>, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: jiff::Timestamp::now() };
    let knowledge = Arc::new(work::knowledge());
    let asked = Asked { options, knowledge: Arc::clone(&knowledge) };
    let round = work::open(vec![path.map_or(Source::Sample, Source::Path)], &asked, &Progress::default());
    let stores = round.stores.into_iter().map(|opened| opened.store).collect();
    let inventory = Inventory::new(stores, Arc::unwrap_or_clone(knowledge));
    let ids = select(&inventory, &Filter::default(), &SearchWords::default()).ids;
    let format = Format::Csv(Preset::Rfc);
    let options = Options { format, language: Language::En, with_values: false, with_notes: false, paths: Paths::LeftOut, site: None };
    Ok(export::write(&inventory, &ids, options, out)?)
}
