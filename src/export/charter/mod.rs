//! A charter to publish, written out so that our own importer reads it back: one file per format. The columns are those of the portals' own charter, then
//! category and duration, then what is other than in the charter that was loaded.

mod csv;
mod html;
mod markdown;

use std::io::{self, Write};

use jiff::tz::TimeZone;

use crate::audit::PublishedCharter;
use crate::charter::Language;
use crate::i18n::Words;
use crate::speech;

/// The form of a charter to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharterFormat {
    /// A page that stands alone, to publish and to print.
    Html,
    /// Markdown.
    Markdown,
    /// A table: with semicolons in French, as Excel reads it there, and with commas in English.
    Csv,
}

/// A charter with the language it is written in.
#[derive(Clone, Copy)]
pub struct PublishedReport<'a> {
    /// What is published.
    pub charter: &'a PublishedCharter,
    /// The language of all that was not declared.
    pub language: Language,
}

impl CharterFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Html, Self::Markdown, Self::Csv];

    /// By the ending of a file name.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// The usual ending.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
        }
    }
}

/// Writes a charter.
///
/// # Errors
/// Those of the writer.
pub fn write_charter(report: &PublishedReport<'_>, format: CharterFormat, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(report.language, TimeZone::UTC);
    let table = Table::of(report.charter, &words);
    match format {
        CharterFormat::Html => html::write(&table, &words, out),
        CharterFormat::Markdown => markdown::write(&table, out),
        CharterFormat::Csv => csv::write(&table, report.language, out),
    }
}

/// Messages at the heads of the columns.
const COLUMNS: [&str; 6] = ["publish-provider", "publish-service", "publish-name", "publish-purposes", "publish-category", "publish-life"];
/// The column of names.
const NAME: usize = 2;
/// Those of category and duration, whose words are not broken.
const SHORT: [usize; 2] = [4, 5];

/// All texts of a charter, the same in every form.
struct Table {
    title: String,
    lead: String,
    caption: String,
    /// What stands at the heads of the columns; the last of seven where a charter was loaded.
    heads: Vec<String>,
    rows: Vec<Vec<Cell>>,
    /// What each kind of cookies is.
    kinds: Vec<(String, String)>,
    kinds_title: String,
    /// What the owner should know before it is published: gaps, lines that were left out.
    notes_title: String,
    notes: Vec<String>,
}

/// A cell of the table.
struct Cell {
    text: String,
    /// The owner must fill it.
    is_gap: bool,
}

impl Table {
    fn of(charter: &PublishedCharter, words: &Words) -> Self {
        let site = speech::visible(&speech::site(words, &charter.site));
        let of_site = |id: &str| words.with(id, &[("site", site.as_str().into())]);
        let text = |id: &str| words.text(id).into_owned();
        let heads = COLUMNS.into_iter().chain(charter.is_compared.then_some("publish-changes")).map(text).collect();
        let rows = charter.lines.iter().map(|line| {
            let cells = speech::published_cells(words, line).into_iter().map(|cell| match cell {
                Some(text) => Cell { text, is_gap: false },
                None => Cell { text: text("publish-gap"), is_gap: true },
            });
            let changes = charter.is_compared.then(|| Cell { text: speech::published_changes(words, line), is_gap: false });
            cells.chain(changes).collect()
        });
        Self {
            title: of_site("publish-title"),
            lead: of_site("publish-lead"),
            caption: of_site("publish-caption"),
            heads,
            rows: rows.collect(),
            kinds: speech::published_kinds(words),
            kinds_title: text("publish-kinds"),
            notes_title: text("publish-notes"),
            notes: speech::published_notes(words, charter),
        }
    }
}
