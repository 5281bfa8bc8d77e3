//! From a page to declarations: which tables declare cookies, what their columns mean, and which kind the headings above them give.

mod beside;
mod columns;
#[cfg(test)]
mod lists_tests;
mod lives;
mod names;
#[cfg(test)]
mod pages_tests;
mod rows;
mod section;
mod services;
#[cfg(test)]
mod shapes_tests;
mod shifted;
#[cfg(test)]
mod tests;
mod turned;

use std::collections::{BTreeMap, HashSet};

use super::import::{Block, Document, Line, NotUnderstood, Row, Table, one_line};
use super::words::{Column, Vocabulary, claim_of_title, life_of, vocabulary};
use super::{Declaration, DeclaredLife};
use columns::{Columns, Context};
use section::Sections;

pub(super) use names::{are_only_names, is_telling, is_unmistakable, is_word, names_of, single, spelled};

/// Words of a row above a header that says of which kind the rows below it are.
const LONGEST_KIND: usize = 5;

/// Bytes of the longest name that a table holds.
const LONGEST_NAME: usize = 256;

/// Whether a name that stands alone in the cell of a table, marked as code or not, is read back as itself: no placeholder, no list, none of the words for
/// "none" or for another storage.
#[must_use]
pub fn reads_as_itself(name: &str) -> bool {
    let is_read = |cell: &str| {
        let read = names_of(vocabulary(), cell);
        read.label.is_empty() && matches!(&read.names[..], [only] if only == name)
    };
    name.len() <= LONGEST_NAME && is_read(name) && is_read(&format!("`{name}`")) && !vocabulary().is_other_storage(name)
}

/// What was understood of a page.
#[derive(Clone, Debug, Default)]
pub struct Understood {
    /// The tag of its language, empty when it is too short to tell.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Its declarations, in order.
    pub declarations: Vec<Declaration>,
    /// Lines that look like declarations and could not be read as such.
    #[expect(clippy::struct_field_names, reason = "the name that the JSON form gives it")]
    pub not_understood: Vec<NotUnderstood>,
    /// Those are kinds of cookies, of which the page speaks without a name.
    pub tells_kinds: bool,
    /// Whether the page is about cookies at all.
    pub is_about_cookies: bool,
    /// Its tables, with what their columns were taken for.
    pub tables: Vec<TableColumns>,
}

impl Understood {
    /// Adds what sentences name, each name once, in the order of the page.
    fn add(&mut self, in_sentences: Vec<Declaration>) {
        let mut names: HashSet<String> = self.declarations.iter().map(|line| line.name().to_owned()).collect();
        let is_new = |line: &Declaration| names.insert(line.name().to_owned());
        let new: Vec<Declaration> = in_sentences.into_iter().filter(is_new).collect();
        if !new.is_empty() {
            self.declarations.extend(new);
            self.declarations.sort_by_key(|line| line.line);
        }
    }
}

/// A table of a page: what its columns were taken for, and what a person may correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumns {
    /// Which table of the page, from 0.
    pub table: usize,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// What stands in its first row that is no title, column by column.
    pub header: Vec<String>,
    /// What each column means; [`Column::Content`] means nothing that a charter declares.
    pub kinds: Vec<Column>,
}

/// What a person says of the columns of tables, by the number of the table on the page.
pub type GivenColumns = BTreeMap<usize, Vec<Column>>;

/// Reads a page whose running text was already searched for tables. What a person said of the columns of a table counts, whatever its header says.
pub fn understand_with(document: &Document, given: &GivenColumns) -> Understood {
    let is_alone = matches!(&document.blocks[..], [Block::Table(_)]);
    let mut reading = Reading {
        words: vocabulary(),
        sections: Sections::new(&document.title),
        found: Understood::default(),
        in_sentences: Vec::new(),
        last: None,
        above: Above::default(),
        is_alone,
    };
    reading.found.title.clone_from(&document.title);
    let mut tables = 0..;
    for block in &document.blocks {
        match block {
            Block::Heading { level, text, .. } => reading.heading(*level, text),
            Block::Table(table) => {
                let number = tables.next().unwrap_or_default();
                reading.table(table, (number, given.get(&number).map(Vec::as_slice)));
            }
            Block::Lines(lines) => reading.lines(lines),
        }
    }
    let Reading { mut found, in_sentences, .. } = reading;
    found.title = title(document);
    found.language = language(document);
    found.is_about_cookies = is_about_cookies(document);
    if found.declarations.is_empty() && found.not_understood.is_empty() && found.is_about_cookies {
        found.not_understood = prose_of_kinds(document);
        found.tells_kinds = !found.not_understood.is_empty();
        // What a sentence names is understood of it.
        let understood: HashSet<usize> = in_sentences.iter().map(|named| named.line).collect();
        found.not_understood.retain(|listed| !understood.contains(&listed.line));
    }
    found.add(in_sentences);
    if found.declarations.is_empty() {
        found.declarations = services::declared(vocabulary(), document);
    }
    found
}

/// A reading as it goes on.
struct Reading {
    words: &'static Vocabulary,
    sections: Sections,
    found: Understood,
    /// What sentences name in passing: it counts where nothing else of the page declares it.
    in_sentences: Vec<Declaration>,
    /// The columns of the last table, for one that goes on without its header.
    last: Option<Columns>,
    above: Above,
    /// The page is one table and nothing else.
    is_alone: bool,
}

/// Where cookies were spoken of, for names of which nothing is said.
#[derive(Default)]
struct Above {
    /// Anywhere on the page so far.
    speaks: bool,
    /// On the line right above.
    is_near: bool,
}

impl Above {
    fn text(&mut self, text: &str) {
        self.is_near = mentions_cookies(text);
        self.speaks |= self.is_near;
    }
}

impl Reading {
    fn heading(&mut self, level: u8, text: &str) {
        if self.found.title.is_empty() && is_title(self.words, text) {
            self.found.title = one_line(text);
        }
        self.sections.heading(self.words, level, text);
        self.above.text(text);
        self.last = None;
    }

    /// Running text. A line that begins with a name and says how long it lives declares something, whatever the table was that it stood in.
    fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            self.sections.sentence(self.words, &line.text);
            self.above.text(&line.text);
            let declares =
                line.text.split_whitespace().next().and_then(|token| single(self.words, token)).is_some_and(|name| is_unmistakable(&name));
            if declares && life_of(self.words, &line.text, None) != DeclaredLife::Unsaid {
                self.found.not_understood.push(NotUnderstood { line: line.number, text: one_line(&line.text) });
            }
        }
    }

    fn table(&mut self, table: &Table, (number, given): (usize, Option<&[Column]>)) {
        let parted = beside::below_each_other(self.words, table);
        let table = parted.as_ref().unwrap_or(table);
        let turned = turned::upright(self.words, table);
        let table = turned.as_ref().unwrap_or(table);
        let speaks = self.sections.mentions_cookies() || mentions_cookies(&table.caption) || mentions_cookies(&self.found.title);
        let is_near = std::mem::take(&mut self.above.is_near);
        // A list of names that says nothing of them is one of cookies below a text about cookies, or below a kind of them.
        let is_kind = || self.above.speaks && !self.sections.kind_of_table(self.words, "").is_silent();
        if table.is_bare && !(speaks || is_near || is_kind()) {
            return;
        }
        let context = match speaks {
            true => Context::OfCookies,
            false if self.is_alone => Context::Alone,
            false => Context::Silent,
        };
        let found = columns::find(self.words, table, context, self.last.as_ref());
        let below = found.as_ref().map(|(header, _)| *header);
        let found = given.map_or(found, |kinds| columns::given(self.words, table, (kinds, below)));
        if !table.is_sentence {
            self.found.tables.extend(told(table, number, found.as_ref()));
        }
        let Some((header, columns)) = found else { return };
        let above =
            table.rows.iter().take(header).rev().find_map(Row::only_text).filter(|text| text.split_whitespace().count() <= LONGEST_KIND);
        let caption = if table.caption.is_empty() { above.unwrap_or("") } else { &table.caption };
        let kind = self.sections.kind_of_table(self.words, caption);
        if !table.is_sentence {
            self.sections.table();
        }
        let body: Vec<&Row> = table.rows.iter().skip(header).collect();
        // A header that names cookies knows better than the heading above it; that of a list is none of the page's.
        let mut heads = table.rows.iter().take(header).flat_map(|row| &row.cells);
        let is_elsewhere = given.is_none() && self.sections.is_of_other_storage(self.words, &table.caption);
        let name = header.checked_sub(1).and_then(|last| table.rows.get(last)).map_or("", |row| columns.cell(row, Column::Name));
        let is_of_keys = given.is_none() && self.sections.is_of_keys(self.words, name);
        let read = if is_of_keys || is_elsewhere && (table.is_prose || !heads.any(|cell| mentions_cookies(cell))) {
            rows::listed(&columns, &body)
        } else {
            rows::read(self.words, &columns, &body, kind, table.is_prose)
        };
        if table.is_sentence {
            return self.in_sentences.extend(read.declarations);
        }
        self.found.declarations.extend(read.declarations);
        self.found.not_understood.extend(read.not_understood);
        // The columns of a list are none that a table goes on with.
        self.last = Some(columns).filter(|_| !table.is_prose);
    }
}

/// What a table's columns were taken for; none of a table of one column.
fn told(table: &Table, number: usize, found: Option<&(usize, Columns)>) -> Option<TableColumns> {
    let count = table.rows.iter().map(|row| row.cells.len()).max().filter(|count| *count > 1)?;
    // The header, where there is one, is the last row above the lines.
    let at = found.map_or(0, |(header, _)| header.saturating_sub(1));
    let first = table.rows.get(at)?;
    let header = (0..count).map(|place| one_line(first.cell(place))).collect();
    let kinds = (0..count).map(|place| found.map_or(Column::Content, |(_, columns)| columns.kind_of(place))).collect();
    Some(TableColumns { table: number, line: first.line, header, kinds })
}

/// Words by which pages in the languages of the vocabulary, and most others, name what is declared.
pub(super) fn mentions_cookies(text: &str) -> bool {
    vocabulary().mentions_cookies(text)
}

/// Whether a page without one declaration may still be a charter: it speaks of cookies again and again.
fn is_about_cookies(document: &Document) -> bool {
    let of_block = |block: &Block| match block {
        Block::Heading { text, .. } => usize::from(mentions_cookies(text)) * 2,
        Block::Lines(lines) => lines.iter().filter(|line| mentions_cookies(&line.text)).count(),
        Block::Table(table) => usize::from(mentions_cookies(&table.caption)),
    };
    usize::from(mentions_cookies(&document.title)) * 2 + document.blocks.iter().map(of_block).sum::<usize>() > 3
}

/// The title of a page: its own, its heading of the highest level, the first one that speaks of cookies (what stands first may be the menu: "Home"), else the
/// first.
fn title(document: &Document) -> String {
    if !document.title.is_empty() {
        return document.title.clone();
    }
    let words = vocabulary();
    let headings = || {
        let all = document.blocks.iter().filter_map(|block| match block {
            Block::Heading { level, text, .. } => Some((*level, text.as_str())),
            _ => None,
        });
        all.filter(|(_, text)| is_title(words, text))
    };
    let of_page = headings().find(|(level, _)| *level == 1);
    let found = of_page.or_else(|| headings().find(|(_, text)| mentions_cookies(text))).or_else(|| headings().next());
    found.map_or_else(String::new, |(_, text)| one_line(text).trim_end_matches([' ', ':']).to_owned())
}

/// Whether a heading may be the title of its page: no link to somewhere else, no way to the page ("Home > Cookies"), and no key of a translation ("title").
fn is_title(words: &Vocabulary, text: &str) -> bool {
    let is_way = [" > ", " » ", " › ", " → "].iter().any(|sign| text.contains(sign));
    let is_key = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
    !is_way && !words.is_skip_link(text) && (!is_key || mentions_cookies(text))
}

fn language(document: &Document) -> String {
    let words = vocabulary();
    if let Some(tag) = words.known_tag(&document.language) {
        return tag.to_owned();
    }
    let mut texts: Vec<&str> = vec![&document.title];
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => texts.push(text),
            Block::Lines(lines) => texts.extend(lines.iter().map(|line| line.text.as_str())),
            Block::Table(table) => {
                let rows = table.rows.iter().skip(usize::from(table.has_made_up_header()));
                texts.push(&table.header);
                texts.extend(rows.flat_map(|row| &row.cells).map(String::as_str));
            }
        }
    }
    words.language(texts.into_iter()).unwrap_or_default().to_owned()
}

/// Of a charter that declares its kinds in prose alone: every line that speaks of cookies below a heading that gives a kind, or that names one, so that none
/// is dropped.
fn prose_of_kinds(document: &Document) -> Vec<NotUnderstood> {
    let words = vocabulary();
    let mut listed = Vec::new();
    // The level of the heading that gives the kind.
    let mut kind = None;
    for block in &document.blocks {
        match block {
            Block::Heading { level, text, line } => {
                let is_kind = mentions_cookies(text) && !claim_of_title(words, text).is_silent();
                if is_kind {
                    listed.push(NotUnderstood { line: *line, text: one_line(text) });
                }
                kind = if is_kind { Some(*level) } else { kind.filter(|open| open < level) };
            }
            Block::Lines(lines) => {
                let tells = |text: &str| kind.is_some() || has_name(words, text) || begins_with_kind(words, text);
                let told = lines.iter().filter(|line| mentions_cookies(&line.text) && tells(&line.text));
                listed.extend(told.map(|line| NotUnderstood { line: line.number, text: one_line(&line.text) }));
            }
            Block::Table(_) => {}
        }
    }
    listed
}

/// "- Technische cookies: for …": a kind of cookies in a few words, and what explains it.
fn begins_with_kind(words: &Vocabulary, text: &str) -> bool {
    let kind = text.split([':', '–', '—']).next().unwrap_or("").trim();
    kind.len() < text.trim().len()
        && kind.split_whitespace().count() <= LONGEST_KIND + 1
        && mentions_cookies(kind)
        && !claim_of_title(words, kind).is_silent()
}

/// Whether a word of a text can be nothing but the name of a cookie.
pub(super) fn has_name(words: &Vocabulary, text: &str) -> bool {
    let bare = |token: &str| single(words, token.trim_matches(|c: char| matches!(c, '(' | ')' | '.' | ',' | ';')));
    text.split_whitespace().filter_map(bare).any(|name| is_unmistakable(&name))
}
