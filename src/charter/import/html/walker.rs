//! The walk through the tokens of a page.

mod tables;

use html5gum::{EndTag, StartTag, Token};

use super::grid::{Grid, tidy};
use super::role::{Role, attribute, role};
use super::tags;
use crate::charter::import::document::{Block, Document, Line};
use crate::charter::import::text::structured;
use crate::charter::words::{claim_of, vocabulary};
use crate::cookie::host_of_typed;

/// Open elements beyond this depth are not followed: no page is that deep on purpose.
const DEEPEST: usize = 400;
/// Letters of a text that may be a heading because it is bold.
const LONGEST_BOLD: usize = 120;

/// The host of the address that a page says it has, without `www.`.
pub fn host_of(address: &str) -> Option<String> {
    let host = host_of_typed(address);
    (address.contains("://") && host.contains('.')).then(|| host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

/// What is open at a place of the page.
pub struct Walker<'a> {
    source: &'a str,
    first: usize,
    /// Bytes of the source that are counted, and how many lines they hold.
    counted: (usize, usize),
    document: Document,
    lines: Vec<Line>,
    text: String,
    /// Letters of `text` that are bold.
    bold: usize,
    bold_depth: usize,
    is_item: bool,
    heading: Option<(u8, String)>,
    caption: bool,
    title: bool,
    /// The title that the page has where it is shared.
    shared_title: String,
    footnote: Option<String>,
    skipped: Option<(Vec<u8>, usize)>,
    grids: Vec<Grid>,
    open: Vec<(Vec<u8>, Option<Role>)>,
}

impl<'a> Walker<'a> {
    /// At the beginning of a piece of HTML whose first line has a number.
    pub fn new(source: &'a str, first: usize) -> Self {
        Self {
            source,
            first,
            counted: (0, 0),
            document: Document::default(),
            lines: Vec::new(),
            text: String::new(),
            bold: 0,
            bold_depth: 0,
            is_item: false,
            heading: None,
            caption: false,
            title: false,
            shared_title: String::new(),
            footnote: None,
            skipped: None,
            grids: Vec::new(),
            open: Vec::new(),
        }
    }

    /// The line of a byte; bytes only go up.
    fn line(&mut self, at: usize) -> usize {
        let (from, lines) = self.counted;
        if at > from {
            let more = self.source.as_bytes().get(from..at).map_or(0, |bytes| bytes.split(|byte| *byte == b'\n').count() - 1);
            self.counted = (at, lines + more);
        }
        self.first + self.counted.1
    }

    /// Takes the next token.
    pub fn token(&mut self, token: &Token<usize>) {
        if let Some((name, depth)) = &mut self.skipped {
            match token {
                Token::StartTag(tag) if tag.name.0 == *name && !tag.self_closing => *depth += 1,
                Token::EndTag(tag) if tag.name.0 == *name => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                self.skipped = None;
            }
            return;
        }
        match token {
            Token::StartTag(tag) => self.start(tag),
            Token::EndTag(tag) => self.end(tag),
            Token::String(string) => self.string(&String::from_utf8_lossy(&string.value), string.span.start),
            Token::Comment(comment) => self.comment(&String::from_utf8_lossy(&comment.value)),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    /// Chrome and Edge say in a comment where they saved a page from.
    fn comment(&mut self, text: &str) {
        if let Some((_, address)) = text.trim().strip_prefix("saved from url=").and_then(|rest| rest.split_once(')')) {
            self.host(address);
        }
    }

    fn host(&mut self, address: &str) {
        if self.document.host.is_empty() {
            self.document.host = host_of(address).unwrap_or_default();
        }
    }

    fn string(&mut self, text: &str, at: usize) {
        if self.title {
            self.document.title.push_str(text);
            return;
        }
        let spaced: String = text
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'))
            .collect();
        if self.text.trim().is_empty() && !spaced.trim().is_empty() {
            self.line(at);
        }
        self.push(&spaced);
    }

    /// Puts text where it belongs: a footnote mark, a caption, a cell, a heading, or running text.
    fn push(&mut self, text: &str) {
        if let Some(mark) = &mut self.footnote {
            mark.push_str(text);
            return;
        }
        if let Some((_, heading)) = &mut self.heading {
            heading.push_str(text);
        }
        if let Some(grid) = self.grids.last_mut() {
            if self.caption {
                grid.caption.push_str(text);
            } else if let Some(cell) = grid.open_text() {
                cell.push_str(text);
            }
        } else if self.heading.is_none() {
            self.text.push_str(text);
            if self.bold_depth > 0 {
                self.bold += text.trim().len();
            }
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        // A head is a cell where a row has begun: one library has its rows in it, another its texts.
        let name = match tags::plain(tag.name.as_slice()) {
            b"th" if tag.name.as_slice() != b"th" && self.grids.last().is_some_and(|grid| !grid.has_row()) => b"thead",
            name => name,
        };
        if tags::is_skipped(name) {
            if !tag.self_closing {
                self.skipped = Some((name.to_vec(), 1));
            }
            return;
        }
        if !tags::is_html(name) {
            // A component of a library: it has values, or ends in itself. Right behind a sign of a name it is what varies in it.
            let is_in_name = self.source.get(..tag.span.start).is_some_and(|before| before.ends_with(['_', '-', '.']));
            if !is_in_name && (tag.self_closing || tag.attributes.values().any(|value| !value.value.is_empty())) {
                return;
            }
            // `_pk_id.<ID>` that nobody escaped.
            let written = self.source.get(tag.span.start..tag.span.end).unwrap_or("").to_owned();
            return self.push(&written);
        }
        let role = role(tag);
        if !tags::is_void(name) && !tag.self_closing && self.open.len() < DEEPEST {
            self.open.push((name.to_vec(), role));
        }
        match name {
            b"html" => self.document.language = attribute(tag, "lang"),
            b"title" => self.title = true,
            b"link" if attribute(tag, "rel") == "canonical" => self.host(&attribute(tag, "href")),
            b"meta" if attribute(tag, "property") == "og:url" => self.host(&attribute(tag, "content")),
            b"meta" if attribute(tag, "property") == "og:title" => self.shared_title = attribute(tag, "content"),
            b"table" => self.open_grid(false),
            b"dl" => self.open_grid(true),
            b"tr" => self.row(tag.span.start),
            b"td" | b"th" => self.cell(tag),
            b"dt" => {
                self.row(tag.span.start);
                self.cell(tag);
            }
            b"dd" => self.described(tag),
            b"caption" => self.caption = true,
            b"br" => self.line_end(),
            b"wbr" => {}
            b"sup" => self.footnote = Some(String::new()),
            b"b" | b"strong" => self.bold_depth += 1,
            _ if tags::is_code(name) => self.push("`"),
            _ => self.other(tag, name, role),
        }
    }

    fn other(&mut self, tag: &StartTag<usize>, name: &[u8], role: Option<Role>) {
        match role {
            Some(Role::Table) => self.open_grid(false),
            Some(Role::Row) => self.row(tag.span.start),
            Some(Role::Cell) => self.cell(tag),
            _ => {
                let level = if let Some(Role::Heading(level)) = role { Some(level) } else { tags::heading_level(name) };
                if let Some(level) = level {
                    self.paragraph();
                    self.heading = Some((level, String::new()));
                } else if tags::is_block(name) {
                    self.line_end();
                    self.is_item = name == b"li";
                }
            }
        }
    }

    fn end(&mut self, tag: &EndTag<usize>) {
        let name = tags::plain(tag.name.as_slice());
        match name {
            b"title" => self.title = false,
            b"table" | b"dl" => self.close_grid(),
            b"td" | b"th" | b"dd" | b"dt" | b"tr" => self.grids.last_mut().into_iter().for_each(|grid| grid.is_open = false),
            b"caption" => self.caption = false,
            b"sup" => self.close_footnote(),
            b"b" | b"strong" => self.bold_depth = self.bold_depth.saturating_sub(1),
            _ if tags::is_code(name) => self.push("`"),
            _ => {}
        }
        self.line(tag.span.start);
        // A tag that closes nothing is passed over.
        if let Some(at) = self.open.iter().rposition(|(open, _)| open == name) {
            for (closed, role) in self.open.split_off(at) {
                self.close(&closed, role);
            }
        }
    }

    fn close(&mut self, name: &[u8], role: Option<Role>) {
        match role {
            Some(Role::Table) if name != b"table" => self.close_grid(),
            Some(Role::Cell) => self.grids.last_mut().into_iter().for_each(|grid| grid.is_open = false),
            Some(Role::Heading(_)) => self.close_heading(),
            _ if tags::heading_level(name).is_some() => self.close_heading(),
            _ if tags::is_block(name) => {
                self.line_end();
                // What follows is of another list: the site's menu may stand right below its cookies.
                if matches!(name, b"ul" | b"ol") && self.grids.is_empty() {
                    self.lines.push(Line { number: self.first + self.counted.1, text: String::new() });
                }
            }
            _ => {}
        }
    }

    fn close_heading(&mut self) {
        let Some((level, text)) = self.heading.take() else { return };
        let text = tidy(&text).replace(['\n', '`'], " ");
        if text.is_empty() {
            return;
        }
        if let Some(grid) = self.grids.last_mut() {
            grid.headings.push((level, text));
        } else {
            self.flush();
            let line = self.first + self.counted.1;
            self.document.blocks.push(Block::Heading { level, text, line });
        }
    }

    /// A raised number, star or letter is a footnote; a longer text is read as it stands.
    fn close_footnote(&mut self) {
        let Some(mark) = self.footnote.take() else { return };
        let bare = mark.trim().trim_matches(['(', ')', '[', ']']);
        let is_mark = bare.chars().count() < 3 && !bare.chars().any(char::is_alphabetic)
            || bare.len() == 1
            || bare.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' '));
        if !is_mark {
            self.push(&mark);
        }
    }

    /// A line ends, in a cell or in running text.
    fn line_end(&mut self) {
        if self.grids.is_empty() && self.heading.is_none() {
            self.paragraph();
        } else {
            self.push("\n");
        }
    }

    /// Ends a line of running text; one that is bold throughout is a heading.
    fn paragraph(&mut self) {
        let text = tidy(&std::mem::take(&mut self.text)).replace('\n', " ");
        let bold = std::mem::take(&mut self.bold);
        if text.is_empty() {
            return;
        }
        // "Advertising:" above a table is its kind; what else ends so is a label.
        let words = text.strip_suffix(':').map_or(text.as_str(), str::trim_end);
        let is_kind = || words.len() == text.len() || !claim_of(vocabulary(), words).is_silent();
        let is_heading = !self.is_item
            && bold * 10 >= text.len() * 9
            && text.len() < LONGEST_BOLD
            && !words.contains(':')
            && !text.ends_with('.')
            && is_kind();
        let number = self.first + self.counted.1;
        if is_heading {
            let text = words.to_owned();
            self.flush();
            self.document.blocks.push(Block::Heading { level: 6, text, line: number });
        } else {
            let text = if self.is_item { format!("- {text}") } else { text };
            self.lines.push(Line { number, text });
        }
        self.is_item = false;
    }

    /// Looks for tables in the running text so far.
    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        self.document.blocks.extend(structured(&lines, false));
    }

    /// The page, with what was left open closed.
    pub fn finish(mut self) -> Document {
        self.close_heading();
        while !self.grids.is_empty() {
            self.close_grid();
        }
        self.paragraph();
        self.flush();
        let title = if self.document.title.trim().is_empty() { &self.shared_title } else { &self.document.title };
        self.document.title = tidy(title).replace('\n', " ");
        self.document
    }
}
