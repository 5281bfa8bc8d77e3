//! Charters from files, one file per source. A source turns its bytes into a [`Document`] (or, where the form says what is what, into declarations);
//! [`super::understand`] finds what a document declares.

mod asciidoc;
mod csv;
mod document;
mod encoding;
mod error;
mod html;
mod joined;
mod latex;
mod lists;
mod macros;
mod mail;
mod markdown;
mod markup;
mod pdf;
mod repeats;
mod rst;
mod script;
mod spoken_of;
mod tarteaucitron;
mod text;
mod toml;
mod wiki;
mod yaml;

#[cfg(test)]
mod published_tests;

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::understand::{GivenColumns, TableColumns, Understood, understand_with};
use super::{BUILTIN_ID, Charter, Localised, builtin};
use crate::coded::coded;
use crate::files::{TextError, read_bytes};
use crate::sum::sha256;
pub(super) use document::{Block, Document, Line, Row, Table, one_line};
pub use encoding::decode;
pub use error::{CharterError, CharterProblem};
pub use lists::{EdpbLine, ListLine, edpb_lines, is_open_cookie_database_csv, open_cookie_database_csv, open_cookie_database_json};
pub(super) use toml::toml_charter;

/// Bytes of the largest file that may be a charter: ten times a large page with its pictures inside.
const LARGEST: u64 = 16 << 20;

coded! {
    /// The form of a file that a charter was read from.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum SourceId {
        /// This program's own form.
        Toml = "toml",
        /// A PDF with text.
        Pdf = "pdf",
        /// The configuration of the consent tool tarteaucitron.
        Tarteaucitron = "tarteaucitron",
        /// A knowledge base of the EDPB Website Auditing Tool.
        Edpb = "edpb",
        /// The Open Cookie Database, CSV or JSON.
        OpenCookieDatabase = "open-cookie-database",
        /// A component or a configuration of a site, with its cookies as constants.
        Script = "script",
        /// YAML: data of a site, or its translations.
        Yaml = "yaml",
        /// A saved page.
        Html = "html",
        /// reStructuredText.
        ReStructuredText = "rst",
        /// LaTeX.
        Latex = "latex",
        /// AsciiDoc.
        Asciidoc = "asciidoc",
        /// A page of a wiki as it is edited.
        Wiki = "wiki",
        /// Markdown.
        Markdown = "markdown",
        /// A table of a spreadsheet.
        Csv = "csv",
        /// Text as pasted.
        Text = "text",
    }
}

/// A file as sources see it.
pub(super) struct Input<'a> {
    /// Its bytes.
    bytes: &'a [u8],
    /// The same as text; empty for a PDF.
    text: &'a str,
    /// The ending of its name in small letters, without the dot.
    extension: &'a str,
}

impl Input<'_> {
    /// Whether the ending says that it is Markdown or a table, whose signs other forms have as well.
    fn is_named_otherwise(&self) -> bool {
        matches!(self.extension, "md" | "markdown" | "mdx" | "csv" | "tsv")
    }
}

/// What a source gives.
pub(super) enum Read {
    /// A charter with all it says, and lines that it could not read.
    Whole(Charter, Vec<NotUnderstood>),
    /// A page whose tables are still to be understood.
    Page(Document),
}

/// A source: how it is recognised and read.
struct Source {
    id: SourceId,
    recognise: fn(&Input<'_>) -> bool,
    read: fn(&Input<'_>) -> Result<Read, CharterProblem>,
}

/// All sources; the first that recognises a file reads it.
const SOURCES: [Source; SourceId::ALL.len()] = [
    Source { id: SourceId::Pdf, recognise: pdf::recognise, read: pdf::read },
    Source { id: SourceId::Toml, recognise: toml::recognise, read: toml::read },
    Source { id: SourceId::Edpb, recognise: lists::recognise_edpb, read: lists::read_edpb },
    Source { id: SourceId::OpenCookieDatabase, recognise: lists::recognise_database, read: lists::read_database },
    Source { id: SourceId::Tarteaucitron, recognise: tarteaucitron::recognise, read: tarteaucitron::read },
    Source { id: SourceId::Script, recognise: script::recognise, read: script::read },
    Source { id: SourceId::Yaml, recognise: yaml::recognise, read: yaml::read },
    Source { id: SourceId::Html, recognise: html::recognise, read: html::read },
    Source { id: SourceId::ReStructuredText, recognise: rst::recognise, read: rst::read },
    Source { id: SourceId::Latex, recognise: latex::recognise, read: latex::read },
    Source { id: SourceId::Asciidoc, recognise: asciidoc::recognise, read: asciidoc::read },
    Source { id: SourceId::Wiki, recognise: wiki::recognise, read: wiki::read },
    Source { id: SourceId::Markdown, recognise: markdown::recognise, read: markdown::read },
    Source { id: SourceId::Csv, recognise: csv::recognise, read: csv::read },
    Source { id: SourceId::Text, recognise: text::recognise, read: text::read },
];

/// A line that looks like a declaration and could not be read as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotUnderstood {
    /// From 1.
    pub line: usize,
    /// What stands there, cells joined by bars.
    pub text: String,
}

/// A charter with what is known of the file it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedCharter {
    /// What it declares.
    pub charter: Charter,
    /// The form of the file.
    pub source: SourceId,
    /// The tag of its language (`fr`), empty when it is too short to tell.
    pub language: String,
    /// Lines that were not understood; nothing is dropped in silence.
    pub not_understood: Vec<NotUnderstood>,
    /// SHA-256 of the bytes it was read from, lower-case hex.
    pub sha256: String,
}

/// Loads a charter file in which something is declared: nobody is there to say what its lines mean, as there is in the window. [`BUILTIN_ID`] is the
/// built-in one.
///
/// # Errors
/// [`CharterError`], with a sentence that says what to do.
pub fn load(path: &Path) -> Result<LoadedCharter, CharterError> {
    let (bytes, name) =
        if path == Path::new(BUILTIN_ID) { (builtin::TEXT.into(), "opendatasoft.toml".to_owned()) } else { bytes_of(path)? };
    let declares = |looked: Looked| {
        // A charter in this program's own form may say that there are no cookies, and one that tells of kinds without names has been understood.
        let says_something = looked.tells_kinds || looked.loaded.source == SourceId::Toml;
        let is_empty = looked.loaded.charter.declarations.is_empty() && !says_something;
        if is_empty { Err(CharterProblem::NoCookies { tables: looked.tables.len() }) } else { Ok(looked.loaded) }
    };
    read_with(&bytes, &name, &GivenColumns::new())
        .and_then(declares)
        .map_err(|reason| CharterError::NotACharter { reason, path: path.to_owned() })
}

/// The bytes of a charter file and its name.
pub(super) fn bytes_of(path: &Path) -> Result<(Vec<u8>, String), CharterError> {
    let bytes = read_bytes(path, LARGEST).map_err(|reason| match reason {
        TextError::TooLarge => {
            CharterError::NotACharter { reason: CharterProblem::TooLarge { megabytes: LARGEST >> 20 }, path: path.to_owned() }
        }
        reason => CharterError::Unreadable { reason, path: path.to_owned() },
    })?;
    Ok((bytes, path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())))
}

/// Reads a charter from the bytes of a file, or from pasted text. `name` is the file's: its ending is a hint of the form, the rest names the charter in
/// evidence where it has no other name.
///
/// # Errors
/// [`CharterProblem`] when nothing in it is a declaration; nothing is half-loaded.
pub fn read(bytes: &[u8], name: &str) -> Result<LoadedCharter, CharterProblem> {
    read_with(bytes, name, &GivenColumns::new()).map(|looked| looked.loaded)
}

/// A charter with what is shown of its source.
pub(super) struct Looked {
    /// What was read.
    pub loaded: LoadedCharter,
    /// The tables of a page.
    pub tables: Vec<TableColumns>,
    /// What stands on the lines of the file that were read, or could have been.
    pub texts: BTreeMap<usize, Vec<String>>,
    /// It names no cookie, and tells of kinds of them.
    pub tells_kinds: bool,
}

/// The same as [`read`], with what a person says of the columns of its tables.
pub(super) fn read_with(bytes: &[u8], name: &str, given: &GivenColumns) -> Result<Looked, CharterProblem> {
    if bytes.len() as u64 > LARGEST {
        return Err(CharterProblem::TooLarge { megabytes: LARGEST >> 20 });
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match mail::opened(bytes, extension) {
        Some(mail) => mail.read(bytes, stem, given),
        None => read_file(bytes, name, given),
    }
}

/// The same of what is no message around something else.
fn read_file(bytes: &[u8], name: &str, given: &GivenColumns) -> Result<Looked, CharterProblem> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let extension = extension.to_ascii_lowercase();
    let text = if pdf::is_pdf(bytes) { String::new() } else { decode(bytes)? };
    let input = Input { bytes, text: &text, extension: &extension };
    let Some(source) = SOURCES.iter().find(|source| (source.recognise)(&input)) else {
        return Err(CharterProblem::NoCookies { tables: 0 });
    };
    match (source.read)(&input)? {
        Read::Whole(charter, not_understood) => {
            let language = language_of(&charter);
            let loaded = LoadedCharter { charter, source: source.id, language, not_understood, sha256: sha256(bytes) };
            let texts = (1..).zip(text.lines()).map(|(line, text)| (line, vec![text.trim().to_owned()])).collect();
            Ok(Looked { loaded, tables: Vec::new(), texts, tells_kinds: false })
        }
        Read::Page(mut document) => {
            joined::joined(&mut document);
            let mut understood = understand_with(&document, given);
            if understood.declarations.is_empty() && (understood.not_understood.is_empty() || !understood.is_about_cookies) {
                let tables = document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
                return Err(CharterProblem::NoCookies { tables });
            }
            let first = understood.declarations.iter().map(|line| line.line).min();
            let (tables, texts, tells_kinds) = (std::mem::take(&mut understood.tables), document.texts(), understood.tells_kinds);
            let mut loaded = loaded(understood, source.id, stem, &document, sha256(bytes));
            loaded.charter.speaks_of = spoken_of::sites_spoken_of(&loaded.charter.title.fr, &texts, first.unwrap_or_default());
            Ok(Looked { loaded, tables, texts, tells_kinds })
        }
    }
}

fn loaded(understood: Understood, source: SourceId, stem: &str, document: &Document, sha256: String) -> LoadedCharter {
    let Understood { language, title, declarations, not_understood, .. } = understood;
    let title = Localised { fr: title.clone(), en: title };
    let scope: Vec<String> = Some(document.host.clone()).filter(|host| !host.is_empty()).into_iter().collect();
    let charter = Charter {
        id: id_of(stem),
        title,
        publisher: document.host.clone(),
        scope,
        speaks_of: Vec::new(),
        recognised_by: Vec::new(),
        declarations,
    };
    LoadedCharter { charter, source, language, not_understood, sha256 }
}

/// A name for evidence codes, where `;`, `:` and `/` have a meaning.
fn id_of(stem: &str) -> String {
    let id = stem.replace([';', ':', '/', ' '], "-");
    if id.is_empty() { "charter".to_owned() } else { id }
}

/// The language of the texts of a charter that has both or names none.
fn language_of(charter: &Charter) -> String {
    let texts = charter.declarations.iter().flat_map(|line| [&line.purpose.fr, &line.service.fr]).chain(std::iter::once(&charter.title.fr));
    super::words::vocabulary().language(texts.map(String::as_str)).unwrap_or_default().to_owned()
}
