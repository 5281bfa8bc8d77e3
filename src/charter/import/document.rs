//! What every source of charters is turned into: headings, tables and lines of text, each with its line in the file. Cells hold plain text; what the page
//! marked as code stands between backticks, because that is how pages write names.

use std::collections::BTreeMap;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its title, where it says one beside its headings.
    pub title: String,
    /// The language that it says it is written in, as a tag.
    pub language: String,
    /// The host whose page it says it is, without `www.`.
    pub host: String,
    /// What is on it, in order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// What stands on each line, cells joined by bars: of a page that was written on one line, all that begins there.
    pub fn texts(&self) -> BTreeMap<usize, Vec<String>> {
        let mut texts: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut add = |line: usize, text: String| texts.entry(line).or_default().push(text);
        for block in &self.blocks {
            match block {
                Block::Heading { text, line, .. } => add(*line, one_line(text)),
                Block::Table(table) => table.in_the_source().for_each(|row| add(row.line, row.joined())),
                Block::Lines(lines) => lines.iter().for_each(|line| add(line.number, one_line(&line.text))),
            }
        }
        texts
    }
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 1 is the highest level.
    Heading {
        /// From 1.
        level: u8,
        /// Its words.
        text: String,
        /// From 1.
        line: usize,
    },
    /// A table.
    Table(Table),
    /// Running text, lists included.
    Lines(Vec<Line>),
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 1.
    pub number: usize,
    /// Without its end.
    pub text: String,
}

/// How the reader calls the column of names in a header of its own.
const MADE_UP_NAME: &str = "Cookie name";

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What stands above it as its caption.
    pub caption: String,
    /// Its rows, the header among them.
    pub rows: Vec<Row>,
    /// Its texts are sentences about a cookie, in which a duration may stand: entries of a list.
    pub is_prose: bool,
    /// Its entries are names of which nothing is said: whether they are cookies' is told by what stands above.
    pub is_bare: bool,
    /// It is a sentence that names cookies in passing.
    pub is_sentence: bool,
    /// What the page says above its columns, where its header is in the reader's words.
    pub header: String,
}

impl Table {
    /// Whether its header is in the reader's words. A page written on one line has its own header on the line of the first row.
    pub fn has_made_up_header(&self) -> bool {
        !self.header.is_empty() || self.rows.first().is_some_and(|header| header.cells.iter().any(|cell| cell == MADE_UP_NAME))
    }

    /// Its rows without a header that the reader made up, as it does for a list: that one is said to stand on the line of the first entry.
    pub fn in_the_source(&self) -> impl Iterator<Item = &Row> {
        let is_made_up = matches!(self.rows.as_slice(), [header, first, ..] if header.line == first.line);
        self.rows.iter().skip(usize::from(is_made_up))
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its cells; one that spans rows or columns stands in each of them.
    pub cells: Vec<String>,
    /// One cell goes across the whole table.
    pub is_across: bool,
}

impl Row {
    /// A row of plain cells.
    pub fn new(line: usize, cells: Vec<String>) -> Self {
        Self { line, cells, is_across: false }
    }

    /// A cell, empty where the row is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The only cell with a text in it.
    pub fn only_text(&self) -> Option<&str> {
        if self.is_across {
            return self.cells.first().map(String::as_str);
        }
        let mut texts = self.cells.iter().filter(|cell| !cell.trim().is_empty());
        texts.next().filter(|_| texts.next().is_none()).map(String::as_str)
    }

    /// All cells in one line, for showing what could not be understood.
    pub fn joined(&self) -> String {
        let cells = if self.is_across { self.cells.get(..1).unwrap_or(&[]) } else { &self.cells };
        let texts: Vec<String> = cells.iter().map(|cell| one_line(cell)).filter(|cell| !cell.is_empty()).collect();
        texts.join(" | ")
    }
}

/// A text in one line, without the marks of code.
pub fn one_line(text: &str) -> String {
    text.replace('`', "").split_whitespace().collect::<Vec<_>>().join(" ")
}
