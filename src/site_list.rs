//! A list of sites to audit in one run: a table with the columns site, charter and stores, as a spreadsheet saves it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::audit::Label;
use crate::charter::{BUILTIN_ID, CharterProblem, decode};
use crate::files::{TextError, read_bytes};

/// Bytes of the largest list.
const LARGEST: u64 = 16 << 20;
/// What may stand between the cells of a line.
const SEPARATORS: [char; 4] = [';', ',', '\t', '|'];

/// A list, with the lines that could not be understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteList {
    /// The sites in their order.
    pub sites: Vec<ListedSite>,
    /// Lines that name no audit.
    pub bad: Vec<BadLine>,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedSite {
    /// From 1.
    pub line: usize,
    /// The site as written.
    pub site: String,
    /// The charter that it publishes.
    pub charter: Option<PathBuf>,
    /// Its stores, each with its moment.
    pub stores: Vec<(Label, OsString)>,
}

/// A line that names no audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// From 1.
    pub line: usize,
    /// The site, where there is one.
    pub site: String,
    /// What is wrong with it.
    pub problem: LineProblem,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineProblem {
    /// It names no site.
    NoSite,
    /// It names no store.
    NoStore,
    /// A word stands before a store where its moment stands, and names none.
    NoMoment {
        /// The word.
        word: String,
    },
}

/// Why a list was not loaded.
#[derive(Debug, thiserror::Error)]
#[error("{problem}: {}", path.display())]
pub struct ListError {
    /// What is wrong.
    #[source]
    pub problem: ListProblem,
    /// The file.
    pub path: PathBuf,
}

/// What is wrong with a list.
#[derive(Debug, thiserror::Error)]
pub enum ListProblem {
    /// The file could not be read.
    #[error("the list cannot be read ({0})")]
    Unreadable(TextError),
    /// It is no text.
    #[error(transparent)]
    NotText(CharterProblem),
    /// Its first line does not name the columns.
    #[error("the list has no columns “site” and “stores”")]
    NoColumns,
    /// Nothing stands below it.
    #[error("the list names no site")]
    NoLines,
}

/// The places of the columns.
struct Columns {
    site: usize,
    charter: Option<usize>,
    stores: usize,
}

impl Columns {
    fn of(cells: &csv::StringRecord) -> Option<Self> {
        let place = |names: &[&str]| cells.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
        Some(Self {
            site: place(&["site", "domain", "domaine", "host", "hôte"])?,
            charter: place(&["charter", "charte"]),
            stores: place(&["stores", "store", "fichiers", "fichier", "files", "cookies"])?,
        })
    }
}

/// Loads a list. Paths in it are relative to its folder.
///
/// # Errors
/// [`ListError`]; a bad line is none.
pub fn load(path: &Path) -> Result<SiteList, ListError> {
    let failed = |problem| ListError { problem, path: path.to_owned() };
    let bytes = read_bytes(path, LARGEST).map_err(|reason| failed(ListProblem::Unreadable(reason)))?;
    let text = decode(&bytes).map_err(|problem| failed(ListProblem::NotText(problem)))?;
    let list = parse(&text, path.parent().unwrap_or(Path::new(""))).ok_or_else(|| failed(ListProblem::NoColumns))?;
    if list.sites.is_empty() && list.bad.is_empty() { Err(failed(ListProblem::NoLines)) } else { Ok(list) }
}

/// Reads a list; none without the two columns that it needs.
fn parse(text: &str, folder: &Path) -> Option<SiteList> {
    // Excel's own first line, `sep=;`.
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = first.trim().strip_prefix("sep=").and_then(|named| named.chars().next());
    let (text, skipped) = if named.is_some() { (rest, 1) } else { (text, 0) };
    let header = text.lines().find(|line| !line.trim().is_empty())?;
    // The separator under which the header names the columns; it may stand inside quoted cells as well.
    let separator = named.into_iter().chain(SEPARATORS).find(|separator| {
        let mut reader = reader(header, *separator);
        reader.records().next().and_then(Result::ok).is_some_and(|cells| Columns::of(&cells).is_some())
    })?;
    let mut list = SiteList::default();
    let mut columns = None;
    let mut lines = Lines { bytes: text.as_bytes(), at: 0, line: 1 + skipped };
    for record in reader(text, separator).records().filter_map(Result::ok) {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some(columns) = &columns else {
            columns = Some(Columns::of(&record)?);
            continue;
        };
        let line = record.position().map_or(0, |position| lines.of(position.byte()));
        list.add(line, &record, columns, folder);
    }
    Some(list)
}

/// The lines of a text, counted as its records are read, each once.
struct Lines<'a> {
    bytes: &'a [u8],
    /// Up to here they are counted.
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line on which the record stands that begins at a byte, or after the ends of lines there: the crate counts a record that follows a carriage
    /// return or an empty line to the line before. Records are asked for in their order.
    fn of(&mut self, byte: u64) -> usize {
        let from = usize::try_from(byte).unwrap_or(self.bytes.len()).min(self.bytes.len());
        let ends = self.bytes.iter().skip(from).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = (from + ends).saturating_sub(self.at);
        self.line += self.bytes.iter().skip(self.at).take(passed).filter(|byte| **byte == b'\n').count();
        self.at += passed;
        self.line
    }
}

fn reader(text: &str, separator: char) -> csv::Reader<&[u8]> {
    let separator = u8::try_from(separator).unwrap_or(b',');
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

impl SiteList {
    fn add(&mut self, line: usize, record: &csv::StringRecord, columns: &Columns, folder: &Path) {
        let cell = |place: usize| record.get(place).unwrap_or("").trim();
        let site = cell(columns.site).to_owned();
        let charter = columns.charter.map(cell).filter(|charter| !charter.is_empty());
        let charter = charter.map(|charter| if charter == BUILTIN_ID { charter.into() } else { folder.join(charter) });
        let named = cell(columns.stores).split([';', '|']).map(str::trim).filter(|store| !store.is_empty());
        let other_word = named.clone().find_map(|store| no_moment(store, folder));
        let stores: Vec<(Label, OsString)> = named.map(|store| labelled(store, folder)).collect();
        let problem = match (site.is_empty(), stores.is_empty(), other_word) {
            (true, _, _) => LineProblem::NoSite,
            (false, true, _) => LineProblem::NoStore,
            (false, false, Some(word)) => LineProblem::NoMoment { word },
            (false, false, None) => return self.sites.push(ListedSite { line, site, charter, stores }),
        };
        self.bad.push(BadLine { line, site, problem });
    }
}

/// A store with its moment: `before: profile/`. A path is relative to the folder of the list where something lies there; what is no path there may be an id.
fn labelled(text: &str, folder: &Path) -> (Label, OsString) {
    let label = text.split_once(':').and_then(|(label, store)| Some((moment(label.trim().to_lowercase().as_str())?, store.trim())));
    let (label, store) = label.unwrap_or((Label::Observed, text));
    let here = folder.join(store);
    // Neither a path nor an id has a colon and lies nowhere, but an id lies in no folder.
    let is_path = here.exists() || !store.contains(':');
    (label, if is_path { here.into() } else { store.into() })
}

/// A word before a store that is no moment. What lies there under the whole text has a colon in its name; a drive has one letter.
fn no_moment(text: &str, folder: &Path) -> Option<String> {
    let (word, store) = text.split_once(':').map(|(word, store)| (word.trim(), store.trim()))?;
    let is_word = word.chars().count() > 1 && word.chars().all(char::is_alphabetic) && !store.is_empty() && !store.starts_with("//");
    let is_other = is_word && moment(&word.to_lowercase()).is_none() && !folder.join(text).exists();
    is_other.then(|| word.to_owned())
}

/// The moment that a word names: the code, or what a list in French calls it, as the columns may be called.
fn moment(word: &str) -> Option<Label> {
    Label::from_code(word).or(match word {
        "avant" => Some(Label::Before),
        "refus" | "refusé" | "refuse" => Some(Label::Refused),
        "accord" | "acceptation" | "accepté" | "accepte" => Some(Label::Accepted),
        "retrait" | "retiré" | "retire" => Some(Label::Withdrawn),
        "observé" | "observe" => Some(Label::Observed),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sites(text: &str) -> Vec<(usize, String, usize)> {
        let list = parse(text, Path::new("/lists")).unwrap();
        list.sites.into_iter().map(|site| (site.line, site.site, site.stores.len())).collect()
    }

    #[test]
    fn any_separator_and_any_order_of_columns() {
        let expected = [(2, "a.fr".to_owned(), 2), (3, "b.fr".to_owned(), 1)];
        assert_eq!(sites("site,charter,stores\na.fr,a.html,before:x|refused:y\nb.fr,,z\n"), expected);
        assert_eq!(sites("Site;Charte;Fichiers\r\na.fr;a.html;\"before:x;refused:y\"\r\nb.fr;;z\r\n"), expected);
        assert_eq!(sites("stores\tsite\nx|y\ta.fr\nz\tb.fr\n"), expected);
        assert_eq!(sites("sep=;\nsite;stores\na.fr;x|y\nb.fr;z\n"), [(3, "a.fr".to_owned(), 2), (4, "b.fr".to_owned(), 1)]);
    }

    #[test]
    fn bad_lines_are_told_and_do_not_stop_the_rest() {
        for end in ["\n", "\r\n"] {
            let list = parse(&["site;charter;stores", ";x;y", "a.fr;x;", "", "b.fr;;ok", ""].join(end), Path::new("")).unwrap();
            let bad: Vec<_> = list.bad.iter().map(|bad| (bad.line, bad.problem.clone())).collect();
            assert_eq!(bad, [(2, LineProblem::NoSite), (3, LineProblem::NoStore)]);
            assert_eq!(list.sites.iter().map(|site| site.line).collect::<Vec<_>>(), [5]);
        }
        assert!(parse("name;value\na;b\n", Path::new("")).is_none() && parse("", Path::new("")).is_none());
    }

    #[test]
    fn a_long_list_is_read_in_the_time_that_its_length_asks_for() {
        let text = format!("site,stores\n{}", "a.fr,x\n,y\n".repeat(150_000));
        let list = parse(&text, Path::new("/nowhere")).unwrap();
        assert_eq!(list.sites.last().map(|site| site.line), Some(300_000));
        assert_eq!(list.bad.last().map(|bad| bad.line), Some(300_001));
    }

    #[test]
    fn moments_paths_and_ids() {
        let folder = Path::new("/lists");
        assert_eq!(labelled("refused: x/y", folder), (Label::Refused, "/lists/x/y".into()));
        assert_eq!(labelled("Before:x", folder).0, Label::Before);
        for (word, label) in
            [("avant", Label::Before), ("Refus", Label::Refused), ("accord", Label::Accepted), ("retrait", Label::Withdrawn)]
        {
            assert_eq!(labelled(&format!("{word}:x"), folder), (label, "/lists/x".into()));
        }
        assert_eq!(labelled("sample:", folder), (Label::Observed, "sample:".into()));
        assert_eq!(labelled("before:firefox:abc.default", folder), (Label::Before, "firefox:abc.default".into()));
        assert_eq!(labelled("/absolute/x", folder), (Label::Observed, "/absolute/x".into()));
    }
}
