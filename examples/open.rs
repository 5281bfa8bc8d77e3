//! Opens the stores that a path names and says what was read: `cargo run --example open -- [--with-values] PATH` (without a path: the built-in sample).
//! `benches/readers.py` measures it beside other readers.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a program of its own: it prints, and reads the clock"
)]

use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;

use cookie_charter::store::{self, HistoryChoice, KeepValues, Progress, ReadOptions};

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, paths): (Vec<_>, Vec<_>) = std::env::args_os().skip(1).partition(|argument| argument == "--with-values");
    let values = if flags.is_empty() { KeepValues::None } else { KeepValues::All };
    open(paths.into_iter().next().map(PathBuf::from), values, &mut io::stdout())
}

/// One line a store: browser, rows, and the SHA-256 of each file as it was read.
///
/// # Errors
/// When something cannot be read or written.
pub fn open(path: Option<PathBuf>, values: KeepValues, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let options = ReadOptions { values, history: HistoryChoice::Beside, now: jiff::Timestamp::now() };
    let progress = Progress::default();
    let reports = match path {
        None => vec![store::read_sample(&options, &progress)?],
        Some(path) => {
            let found = store::search(&path, &progress)?;
            found.stores.iter().map(|location| store::read(location, &options, &progress)).collect::<Result<_, _>>()?
        }
    };
    for report in reports {
        let record = &report.record;
        writeln!(out, "{}: {} rows read, {} could not be read", record.browser, record.rows_read, record.rows_skipped)?;
        for file in &record.files {
            writeln!(out, "  {} {}", file.sha256, file.path.display())?;
        }
    }
    Ok(())
}
