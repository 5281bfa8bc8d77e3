//! Tables and lists of terms of a page, as the walk meets them.

use html5gum::StartTag;

use super::super::grid::{Grid, list};
use super::super::role::attribute;
use super::{DEEPEST, Walker};
use crate::charter::import::document::{Block, Line};
use crate::charter::words::{claim_of, vocabulary};

impl Walker<'_> {
    pub(super) fn open_grid(&mut self, is_list: bool) {
        self.paragraph();
        self.kind_above();
        // A table inside a cell: the table around it is there for the look, and what it says above is a heading.
        let headings = self.grids.last_mut().map(|grid| std::mem::take(&mut grid.headings)).unwrap_or_default();
        self.flush();
        let line = self.first + self.counted.1;
        self.document.blocks.extend(headings.into_iter().map(|(level, text)| Block::Heading { level, text, line }));
        if self.grids.len() < DEEPEST {
            self.grids.push(Grid::new(is_list));
        }
    }

    /// "Technical:" right above a table is its heading, bold or not.
    pub(super) fn kind_above(&mut self) {
        const MOST_WORDS: usize = 3;
        let is_kind = |line: &Line| {
            let words = line.text.trim().strip_suffix(':').filter(|words| words.split_whitespace().count() <= MOST_WORDS);
            self.grids.is_empty() && words.is_some_and(|words| claim_of(vocabulary(), words).purpose.is_some())
        };
        if self.lines.last().is_some_and(is_kind)
            && let Some(Line { number, text }) = self.lines.pop()
        {
            self.flush();
            self.document.blocks.push(Block::Heading { level: 6, text: text.trim().trim_end_matches(':').to_owned(), line: number });
        }
    }

    pub(super) fn close_grid(&mut self) {
        self.caption = false;
        let Some(grid) = self.grids.pop() else { return };
        let is_list = grid.is_list;
        let table = grid.finish();
        if let Some(around) = self.grids.last_mut() {
            around.is_open = true;
        }
        if !table.rows.is_empty() {
            self.flush();
            let table = if is_list { list(table) } else { table };
            self.document.blocks.push(Block::Table(table));
        }
    }

    pub(super) fn row(&mut self, at: usize) {
        let line = self.line(at);
        if let Some(grid) = self.grids.last_mut() {
            grid.row(line);
        }
    }

    pub(super) fn cell(&mut self, tag: &StartTag<usize>) {
        let line = self.line(tag.span.start);
        let span = |name: &str| attribute(tag, name).trim().parse::<usize>().unwrap_or(1);
        let (across, down) = (span("colspan").max(span("aria-colspan")), span("rowspan"));
        if let Some(grid) = self.grids.last_mut() {
            grid.cell(line, across, down);
        }
    }

    /// What a definition list says of a term; a second time, it goes on.
    pub(super) fn described(&mut self, tag: &StartTag<usize>) {
        let goes_on = self.grids.last().is_some_and(|grid| grid.is_list && grid.cells_in_row() > 1);
        match self.grids.last_mut().filter(|_| goes_on) {
            Some(grid) => {
                grid.is_open = true;
                self.push("\n");
            }
            None => self.cell(tag),
        }
    }
}
