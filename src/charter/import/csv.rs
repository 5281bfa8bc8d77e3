//! Tables of spreadsheets: any separator, quoted or not, with titles above the header and notes below the table.

use std::borrow::Cow;

use super::document::{Block, Document, Row, Table};
use super::{CharterProblem, Input, Read};
use crate::charter::words::{Column, vocabulary};

const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// By its ending, or by a header that a separator divides into known columns; text with tabs in it is left to pasted text, which looks for prose too.
pub(super) fn recognise(input: &Input<'_>) -> bool {
    let by_ending = matches!(input.extension, "csv" | "tsv" | "tab");
    by_ending
        || input
            .text
            .lines()
            .find(|line| !line.trim().is_empty())
            .is_some_and(|line| SEPARATORS[..2].iter().any(|separator| columns_in(line, *separator) > 2))
}

pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let (text, named) = without_separator_line(input.text);
    let skipped = usize::from(named.is_some());
    let separator = named.unwrap_or_else(|| separator_of(text));
    let rows = rows(text, separator, is_quoted(text, separator), skipped);
    // One column alone is a list, or text with another ending.
    if rows.iter().all(|row| row.cells.len() < 2) {
        return super::text::read(input);
    }
    Ok(Read::Page(Document { blocks: vec![Block::Table(Table { rows, ..Table::default() })], ..Document::default() }))
}

/// Excel's own first line, `sep=;`.
fn without_separator_line(text: &str) -> (&str, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (rest, Some(*separator)),
        _ => (text, None),
    }
}

/// How many columns of a header a separator would give.
fn columns_in(line: &str, separator: u8) -> usize {
    let cells = line.split(char::from(separator)).map(|cell| cell.trim().trim_matches('"'));
    let kinds: Vec<Column> = cells.filter_map(|cell| vocabulary().column(cell)).collect();
    if kinds.contains(&Column::Name) { kinds.len() } else { 0 }
}

/// The separator that gives the best header; without one, the most frequent.
fn separator_of(text: &str) -> u8 {
    let best = |line: &str| SEPARATORS.iter().map(|separator| (columns_in(line, *separator), *separator)).max_by_key(|(count, _)| *count);
    // The header may be broken over lines inside its cells, so the lines are joined two by two as well.
    let lines: Vec<&str> = text.lines().take(40).collect();
    let joined = lines.windows(2).map(|pair| pair.join(" ")).collect::<Vec<_>>();
    let candidates = lines.iter().copied().chain(joined.iter().map(String::as_str));
    let by_header = candidates.filter_map(best).max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 1);
    let frequency = |separator: &u8| lines.iter().map(|line| line.bytes().filter(|byte| byte == separator).count()).sum::<usize>();
    by_header.map(|(_, separator)| separator).or_else(|| SEPARATORS.into_iter().max_by_key(frequency)).unwrap_or(b',')
}

/// Whether quotation marks enclose cells. In what Google Sheets writes with tabs they are text: a cell that begins with one does not end with one.
fn is_quoted(text: &str, separator: u8) -> bool {
    if separator != b'\t' {
        return true;
    }
    let opens = |line: &str| line.split('\t').any(|cell| cell.starts_with('"') && !(cell.len() > 1 && cell.trim_end().ends_with('"')));
    // An odd number of lines that open or close a cell leaves one open.
    text.lines().filter(|line| opens(line)).count() == 0 || text.lines().all(|line| !opens(line) || line.matches('"').count() % 2 == 1)
}

/// A text without the blanks between a separator and a quotation mark, behind which the mark would be a sign of the cell: `a, "b, c"`. Only where the mark is
/// closed at the end of a cell: one that is open would take the rest of the table into its cell.
pub(super) fn without_blanks_before_quotes(text: &str, separator: u8) -> Cow<'_, str> {
    if !text.contains(" \"") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let (mut is_quoted, mut is_beginning) = (false, true);
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        if c == ' ' && is_beginning {
            let run = text.get(at..).map_or(1, |rest| rest.len() - rest.trim_start_matches(' ').len());
            let is_before_mark = text.get(at + run..).is_some_and(|rest| is_closed(rest, separator));
            out.push_str(if is_before_mark { "" } else { text.get(at..at + run).unwrap_or("") });
            for _ in 1..run {
                signs.next();
            }
            is_beginning = is_before_mark;
            continue;
        }
        out.push(c);
        if c == '"' && is_quoted && signs.next_if(|(_, next)| *next == '"').is_some() {
            out.push('"');
            continue;
        }
        // A mark in the middle of a cell that did not begin with one encloses nothing.
        is_quoted = if c == '"' { !is_quoted && is_beginning } else { is_quoted };
        is_beginning = !is_quoted && (c == '\n' || c == char::from(separator));
    }
    Cow::Owned(out)
}

/// Whether a text begins with a quotation mark that is closed before a separator or the end of a line; two marks beside each other are one of the text.
fn is_closed(text: &str, separator: u8) -> bool {
    let Some(mut rest) = text.strip_prefix('"') else { return false };
    // Each mark that begins a cell looks no further than to the next single one, so that no text is walked through for each of its marks.
    while let Some((_, behind)) = rest.split_once('"') {
        let Some(more) = behind.strip_prefix('"') else {
            let behind = behind.trim_start_matches(' ');
            return behind.is_empty() || behind.starts_with(['\n', '\r', char::from(separator)]);
        };
        rest = more;
    }
    false
}

fn rows(text: &str, separator: u8, quoting: bool, skipped: usize) -> Vec<Row> {
    let text = if quoting { &*without_blanks_before_quotes(text, separator) } else { text };
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).quoting(quoting).from_reader(text.as_bytes());
    let mut lines = LineCount { text, at: 0, line: 1 + skipped };
    let mut rows = Vec::new();
    for record in reader.records().filter_map(Result::ok) {
        let line = record.position().map_or(1, |position| lines.at(position.byte()));
        let cells = record.iter().map(|cell| cell.replace("\r\n", "\n").trim().to_owned()).collect();
        rows.push(Row::new(line, cells));
    }
    rows
}

/// Counts lines up to where records begin. The crate counts a record that follows a carriage return or an empty line to the line before.
struct LineCount<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl LineCount<'_> {
    /// The line on which the record stands that begins at this byte, or after the ends of lines there; asked for in ascending order.
    fn at(&mut self, byte: u64) -> usize {
        let bytes = self.text.as_bytes();
        let byte = usize::try_from(byte).unwrap_or(bytes.len());
        let ends = bytes.get(byte..).unwrap_or(&[]).iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begin = (byte + ends).min(bytes.len());
        self.line += self.text.get(self.at..begin).unwrap_or("").matches('\n').count();
        self.at = self.at.max(begin);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use crate::charter;

    #[test]
    fn a_record_stands_on_its_line_whatever_ends_lines() {
        for end in ["\n", "\r\n"] {
            let text = ["Nom;Durée;Finalité", "_ga;13 mois;\"deux", "lignes\"", "", "_fbp;90 jours;pub", ""].join(end);
            let read = charter::read(text.as_bytes(), "x.csv").unwrap();
            let lines: Vec<(&str, usize)> = read.charter.declarations.iter().map(|line| (line.name(), line.line)).collect();
            assert_eq!(lines, [("_ga", 2), ("_fbp", 5)], "{end:?}");
        }
        let with_separator = charter::read(b"sep=;\r\nNom;Dur\xe9e\r\n_ga;13 mois\r\n", "x.csv").unwrap();
        assert_eq!(with_separator.charter.declarations[0].line, 3);
    }

    #[test]
    fn blanks_before_a_quotation_mark_are_passed_over() {
        let told = |text: &str| super::without_blanks_before_quotes(text, b',').into_owned();
        assert_eq!(told("a, \"b, c\",  \"d\""), "a,\"b, c\",\"d\"");
        assert_eq!(told("\"a \"\"b\"\", \"\"c\", \"d\""), "\"a \"\"b\"\", \"\"c\",\"d\"", "two marks in a cell are one");
        assert_eq!(told("say \"x, \"y\""), "say \"x,\"y\"");
        assert_eq!(told("a, \"b\" c, \"d\nlines\" \r\ne, \"f\nf, \"g\""), "a, \"b\" c,\"d\nlines\" \r\ne, \"f\nf,\"g\"");
        assert_eq!(told("  a ,  b \"c\""), "  a ,  b \"c\"");
        let purposes = |text: &str, file: &str| {
            let read = charter::read(text.as_bytes(), file).unwrap();
            read.charter.declarations.iter().map(|line| line.purpose.en.clone()).collect::<Vec<_>>()
        };
        let rows = "_ga, \"Counts, and compares\", 13 months\n_gid, \"Counts\", 1 day\n";
        assert_eq!(purposes(&format!("Name, Purpose, Duration\n{rows}"), "x.csv"), ["Counts, and compares", "Counts"]);
        let open = "Name, Purpose, Duration\n_ga, \"Counts, and compares\", 13 months\nb, 5\" disc, 1 day\nc_x, \"unclosed, 2 days\nd_x, y, 2 days\ne_x, \"z\", 2 days\n";
        assert_eq!(
            purposes(open, "x.csv"),
            ["Counts, and compares", "5\" disc", "\"unclosed", "y", "z"],
            "what is not closed ends with its cell"
        );
        let hostile = format!("a{}", ", \"\"\"b".repeat(100_000));
        assert_eq!(told(&hostile), hostile);
        let rst = format!(
            "Cookies\n=======\n\n.. csv-table:: Cookies\n   :header: \"Name\", \"Purpose\", \"Duration\"\n\n   {}",
            rows.trim_end().replace('\n', "\n   ")
        );
        assert_eq!(purposes(&rst, "x.rst"), ["Counts, and compares", "Counts"]);
    }
}
