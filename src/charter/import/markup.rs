//! A page that is put together block by block, as every light markup has it: headings, tables, and running text that is searched for tables.

use super::document::{Block, Document, Line, Row, Table};
use super::text::structured;

/// The page so far.
#[derive(Default)]
pub(super) struct Markup {
    blocks: Vec<Block>,
    plain: Vec<Line>,
}

impl Markup {
    pub fn line(&mut self, number: usize, text: String) {
        self.plain.push(Line { number, text });
    }

    pub fn heading(&mut self, level: usize, text: String, line: usize) {
        self.flush();
        self.blocks.push(Block::Heading { level: u8::try_from(level).unwrap_or(9), text, line });
    }

    pub fn table(&mut self, caption: String, rows: Vec<Row>) {
        self.flush();
        if !rows.is_empty() {
            self.blocks.push(Block::Table(Table { caption, rows, ..Table::default() }));
        }
    }

    fn flush(&mut self) {
        self.blocks.extend(structured(&std::mem::take(&mut self.plain), false));
    }

    pub fn finish(mut self) -> Document {
        self.flush();
        Document { blocks: self.blocks, ..Document::default() }
    }
}
