//! A comparison written out: as text, JSON and CSV.

mod csv;
mod json;
mod text;

use std::io::{self, Write};

use crate::audit::Audit;
use crate::charter::Language;
use crate::compare::Comparison;

/// The form of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareFormat {
    /// Lines for people.
    Text,
    /// One object.
    Json,
    /// One line for each cookie.
    Csv,
}

/// A comparison with what its sentences are about.
#[derive(Clone, Copy)]
pub struct CompareReport<'a> {
    /// What differs.
    pub comparison: &'a Comparison,
    /// The audit of each side that is one, in their order.
    pub audits: &'a [Option<&'a Audit>],
    /// The language of sentences.
    pub language: Language,
}

impl<'a> CompareReport<'a> {
    /// Audits of one site that stand beside each other: what is found of another has not come instead of it.
    fn pairs(&self) -> impl Iterator<Item = (&'a Audit, &'a Audit)> {
        let audits = self.audits;
        let beside = audits.iter().zip(audits.iter().skip(1)).filter_map(|(earlier, later)| earlier.zip(*later));
        beside.filter(|(earlier, later)| earlier.site == later.site)
    }
}

/// Writes a comparison.
///
/// # Errors
/// Those of the writer.
pub fn write_comparison(report: &CompareReport<'_>, format: CompareFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        CompareFormat::Text => text::write(report, out),
        CompareFormat::Json => json::write(report, out),
        CompareFormat::Csv => csv::write(report, out),
    }
}
