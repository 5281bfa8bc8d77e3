//! Lists of objects, or of rows, as tables, with what they stand below as headings: `const analytics = [{ name: '_ga', duration: '13 mois' }]`.

use std::collections::HashMap;

use super::lexer::pattern_of;
use super::tree::{Form, Node, tree};
use super::value::{Field, record, row, texts, words_of};
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::import::html::without_tags;
use crate::charter::import::text::structured;
use crate::charter::understand::{is_unmistakable, is_word, mentions_cookies, names_of};
use crate::charter::words::{Column, claim_of, vocabulary};

/// The tables of a script, whose first line is `first`.
pub fn tables(source: &str, first: usize) -> Vec<Block> {
    let mut reader = Reader { source, first, blocks: Vec::new(), header: Vec::new(), labels: HashMap::new() };
    reader.nodes(&tree(source), &mut Vec::new(), "");
    reader.blocks
}

/// What the objects around a place say of what stands in them.
type Above = Vec<String>;

struct Reader<'a> {
    source: &'a str,
    first: usize,
    blocks: Vec<Block>,
    /// The last list of texts: the header of rows that follow, perhaps.
    header: Vec<String>,
    /// What the object around a list says of its keys: `headers: { desc: 'Finalité', exp: 'Durée' }`.
    labels: HashMap<String, String>,
}

impl Reader<'_> {
    /// Statements, or the content of brackets. What a list is called stands before it.
    fn nodes(&mut self, nodes: &[Node], above: &mut Above, provider: &str) {
        let mut name: Option<&str> = None;
        for (at, node) in nodes.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| nodes.get(at)).map(|node| &node.form);
            match (&node.form, before) {
                (Form::Sign(':' | '='), Some(Form::Word(word) | Form::Text(word))) => name = name.or(Some(word)),
                (Form::Sign(',' | ';'), _) => name = None,
                (Form::Word(word), _) if matches!(word.as_str(), "const" | "let" | "var" | "return" | "default") => name = None,
                (Form::Group(..), _) => {
                    let depth = above.len();
                    above.extend(name.map(words_of));
                    self.group(node, above, provider);
                    above.truncate(depth);
                }
                _ => {}
            }
        }
    }

    fn group(&mut self, node: &Node, above: &mut Above, provider: &str) {
        let Form::Group(kind, nodes) = &node.form else { return };
        let is_read = match kind {
            '[' => self.list(node, above, provider),
            '{' => self.keyed(node, above, provider),
            _ => false,
        };
        if !is_read {
            self.nodes(nodes, above, provider);
        }
    }

    /// A list: of objects, of rows, or of texts that may be the header of rows.
    fn list(&mut self, node: &Node, above: &mut Above, provider: &str) -> bool {
        let parts = node.parts('[').unwrap_or_default();
        let single = |part: &[Node]| matches!(part, [_]);
        if parts.is_empty() || !parts.iter().all(|part| single(part)) {
            return false;
        }
        let items: Vec<&Node> = parts.into_iter().flatten().collect();
        if let Some(header) = texts(node) {
            self.entries(&items, &header, above);
            self.header = header;
            return true;
        }
        if let Some(records) = items.iter().map(|item| record(self.source, item)).collect::<Option<Vec<_>>>() {
            self.records(&items, &records, above, provider);
            return true;
        }
        let rows: Option<Vec<Row>> = items.iter().map(|item| Some(Row::new(self.first + item.line, row(self.source, item)?))).collect();
        rows.is_some_and(|rows| self.rows(rows, above))
    }

    /// Texts of a list that begin with a name and say something of it: `'_ga: tells visitors apart. Duration: 2 years'`.
    fn entries(&mut self, items: &[&Node], texts: &[String], above: &Above) {
        let line = |(item, text): (&&Node, &String)| Line {
            number: self.first + item.line,
            text: format!("- {}", without_tags(text).replace('\n', " ")),
        };
        let lines: Vec<Line> = items.iter().zip(texts).map(line).collect();
        let blocks = structured(&lines, false);
        // The entries of a list and what sentences name; anything else that a few texts look like is no table.
        if blocks.iter().any(|block| matches!(block, Block::Table(table) if table.is_prose)) {
            self.headings(above, lines.first().map_or(self.first, |line| line.number));
            self.blocks.extend(blocks);
        }
    }

    /// Objects by their keys, the keys being the names: `{ _ga: { duration: '13 mois' } }`; else one object, whose fields are looked through.
    fn keyed(&mut self, node: &Node, above: &mut Above, provider: &str) -> bool {
        let Some(fields) = record(self.source, node) else { return false };
        let inner: Vec<Option<(&Node, Vec<Field<'_>>)>> = fields.iter().map(|field| inner(self.source, field)).collect();
        let names = fields.iter().filter(|field| is_unmistakable(&raw_key(self.source, field))).count();
        if names * 2 > fields.len() && inner.iter().all(Option::is_some) {
            let keys: Vec<String> = fields.iter().map(|field| raw_key(self.source, field)).collect();
            let records: Vec<(&Node, Vec<Field<'_>>)> = inner.into_iter().flatten().collect();
            let lines: Vec<usize> = records.iter().map(|(node, _)| node.line).collect();
            let records: Vec<Vec<(String, String)>> = keys
                .into_iter()
                .zip(records)
                .map(|(name, (_, fields))| {
                    std::iter::once(("name".to_owned(), name)).chain(fields.into_iter().map(|field| (field.key, field.cell))).collect()
                })
                .collect();
            self.table(&lines, &records, above, provider);
            return true;
        }
        // One cookie below a label of its own: `session: { name: '_shop_session', expires: '2 weeks' }`.
        let says = |column| fields.iter().any(|field| !field.cell.is_empty() && vocabulary().column(&field.key) == Some(column));
        let is_described = says(Column::Purpose) || says(Column::Life);
        if is_described && is_cookie(&fields) && above.iter().any(|text| mentions_cookies(text)) {
            let record: Vec<(String, String)> = fields.into_iter().map(|field| (field.key, field.cell)).collect();
            self.table(&[node.line], &[record], above, provider);
            return true;
        }
        let depth = above.len();
        above.extend(title(&fields));
        let outer = std::mem::replace(&mut self.labels, labels(self.source, &fields));
        let own = provider_of(&fields).unwrap_or_else(|| provider.to_owned());
        for field in &fields {
            let depth = above.len();
            above.push(field.key.clone());
            for node in field.value {
                self.group(node, above, &own);
            }
            above.truncate(depth);
        }
        above.truncate(depth);
        self.labels = outer;
        true
    }

    /// The objects of a list: cookies, or groups of them with what they are for.
    fn records(&mut self, items: &[&Node], records: &[Vec<Field<'_>>], above: &mut Above, provider: &str) {
        let holds = |is_list: fn(&Node) -> bool| {
            let of_field = move |field: &Field<'_>| field.cell.is_empty() && field.value.iter().any(is_list);
            records.iter().any(|fields| fields.iter().any(of_field))
        };
        let is_group = holds(|node| node.parts('[').is_some());
        // A list further in may be the rows of a group, or anything that is said of a cookie.
        if is_group || !records.iter().any(|fields| is_cookie(fields)) && holds(holds_list) {
            let (blocks, header) = (self.blocks.len(), self.header.clone());
            for item in items {
                self.keyed(item, above, provider);
            }
            if is_group || self.blocks.len() > blocks {
                return;
            }
            self.header = header;
        }
        let lines: Vec<usize> = items.iter().map(|item| item.line).collect();
        let told: Vec<Vec<(String, String)>> =
            records.iter().map(|fields| fields.iter().map(|field| (field.key.clone(), field.cell.clone())).collect()).collect();
        let blocks = self.blocks.len();
        self.table(&lines, &told, above, provider);
        // Sections of a page with their sentences in lists.
        if self.blocks.len() == blocks {
            for fields in records {
                self.sentences(fields, above);
            }
        }
    }

    /// The lists of sentences of a section, below its heading.
    fn sentences(&mut self, fields: &[Field<'_>], above: &mut Above) {
        let depth = above.len();
        above.extend(title(fields));
        for node in fields.iter().flat_map(|field| field.value) {
            let items: Option<Vec<&Node>> = node.parts('[').and_then(|parts| parts.into_iter().map(|part| part.first()).collect());
            if let (Some(items), Some(all)) = (items, texts(node)) {
                self.entries(&items, &all, above);
            }
        }
        above.truncate(depth);
    }

    /// Records as a table with their keys above it.
    fn table(&mut self, lines: &[usize], records: &[Vec<(String, String)>], above: &Above, provider: &str) {
        let mut header: Vec<String> = Vec::new();
        for (key, _) in records.iter().flatten().filter(|(_, cell)| !cell.is_empty()) {
            if !header.contains(key) {
                header.push(key.clone());
            }
        }
        let kinds: Vec<Option<Column>> = header.iter().map(|key| vocabulary().column(key)).collect();
        let is_name = |key: &String| vocabulary().column(key) == Some(Column::Name);
        let adds_provider = !provider.is_empty() && !kinds.contains(&Some(Column::Provider));
        let named = |record: &Vec<(String, String)>| record.iter().any(|(key, cell)| is_name(key) && are_names(cell));
        let counts = records.iter().filter(|record| named(record)).count() * 2 >= records.len();
        // Links of a page: `{ key: 'imprint', label: 'Imprint', url: '/imprint' }`. A cookie may have an address too, but of a link nobody says what it is for,
        // whose it is or of which kind; what its key or label is called is no name of a cookie, whatever is said beside it.
        let is_link = |record: &Vec<(String, String)>| {
            record.iter().any(|(key, cell)| ["url", "href", "to", "link"].contains(&key.as_str()) && cell.starts_with(['/', '#']))
        };
        let says = |columns: &[Column]| kinds.iter().flatten().any(|kind| columns.contains(kind));
        let is_label = |key: &String| !is_name(key) || matches!(key.to_lowercase().as_str(), "key" | "label");
        let may_be_links =
            !says(&[Column::Life]) && (header.iter().all(is_label) || !says(&[Column::Purpose, Column::Provider, Column::Category]));
        if !counts || may_be_links && records.iter().all(is_link) || header.len() + usize::from(adds_provider) < 2 {
            return;
        }
        let is_pattern =
            |record: &[(String, String)]| record.iter().any(|(key, cell)| key.to_lowercase().contains("regex") && cell == "true");
        let cell = |record: &[(String, String)], key: &String| {
            let cell = record.iter().find(|(own, _)| own == key).map(|(_, cell)| cell.clone()).unwrap_or_default();
            let written = is_name(key) && (is_pattern(record) || cell.starts_with('^'));
            if written { pattern_of(&cell).unwrap_or(cell) } else { cell }
        };
        let row = |(line, record): (&usize, &Vec<(String, String)>)| {
            let cells = header.iter().map(|key| cell(record, key)).chain(adds_provider.then(|| provider.to_owned()));
            Row::new(self.first + line, cells.collect())
        };
        let mut rows: Vec<Row> = lines.iter().zip(records).map(row).collect();
        let line = rows.first().map_or(self.first, |row| row.line);
        let written = |key: &String| self.labels.get(key).filter(|label| vocabulary().column(label).is_some()).unwrap_or(key).clone();
        let header = header.iter().map(written).chain(adds_provider.then(|| "provider".to_owned())).collect();
        rows.insert(0, Row::new(line, header));
        self.push(rows, above);
    }

    /// Rows of cells, below the last list of as many texts.
    fn rows(&mut self, mut rows: Vec<Row>, above: &Above) -> bool {
        let count = rows.first().map_or(0, |row| row.cells.len());
        if rows.iter().any(|row| row.cells.len() != count) {
            return false;
        }
        if self.header.len() == count {
            let line = rows.first().map_or(self.first, |row| row.line);
            rows.insert(0, Row::new(line, self.header.clone()));
        }
        self.push(rows, above);
        true
    }

    fn push(&mut self, rows: Vec<Row>, above: &Above) {
        self.headings(above, rows.first().map_or(self.first, |row| row.line));
        self.blocks.push(Block::Table(Table { rows, ..Table::default() }));
    }

    fn headings(&mut self, above: &Above, line: usize) {
        let nearest = above.get(above.len().saturating_sub(6)..).unwrap_or(above);
        for (level, text) in (1..=6).zip(nearest) {
            self.blocks.push(Block::Heading { level, text: text.clone(), line });
        }
    }
}

/// Whether a text is a technical name, or several: titles and labels of a script are in words.
fn are_names(cell: &str) -> bool {
    cell.starts_with('^') && pattern_of(cell).is_some() || names_of(vocabulary(), cell).names.iter().any(|name| !is_word(name))
}

/// Whether an object is a cookie by its name, with how long it lives or a name that can be nothing else; not a group of them.
fn is_cookie(fields: &[Field<'_>]) -> bool {
    let column = |field: &Field<'_>| vocabulary().column(&field.key).filter(|_| !field.cell.is_empty());
    let lasts = fields.iter().any(|field| column(field) == Some(Column::Life));
    let is_name = |field: &Field<'_>| are_names(&field.cell) && (lasts || is_unmistakable(&field.cell));
    fields.iter().any(|field| column(field) == Some(Column::Name) && is_name(field))
}

/// Whether a value is a list, or holds one.
fn holds_list(node: &Node) -> bool {
    match &node.form {
        Form::Group('[', _) => true,
        Form::Group('{', nodes) => nodes.iter().any(holds_list),
        _ => false,
    }
}

/// The labels of keys that an object gives under `headers`.
fn labels(source: &str, fields: &[Field<'_>]) -> HashMap<String, String> {
    let headers = fields.iter().find(|field| ["headers", "columns"].contains(&field.key.as_str())).and_then(|field| inner(source, field));
    headers.into_iter().flat_map(|(_, fields)| fields).map(|field| (field.key, field.cell)).collect()
}

/// The object that is the value of a field, with its fields.
fn inner<'a>(source: &str, field: &Field<'a>) -> Option<(&'a Node, Vec<Field<'a>>)> {
    match field.value {
        [node] => Some((node, record(source, node)?)),
        _ => None,
    }
}

/// A key as it is written, which may be a name.
fn raw_key(source: &str, field: &Field<'_>) -> String {
    let start = field.value.first().map_or(0, |node| node.start);
    let before = source.get(..start).unwrap_or("").trim_end().trim_end_matches(':').trim_end();
    let from = before.rfind(|c: char| c.is_whitespace() || matches!(c, '{' | ',')).map_or(0, |at| at + 1);
    before.get(from..).unwrap_or("").trim_matches(['\'', '"', '`']).to_owned()
}

/// What an object says of what is in it: its kind, where it says one, else what it is called.
fn title(fields: &[Field<'_>]) -> Option<String> {
    let told = |field: &&Field<'_>| !field.cell.is_empty() && field.cell.len() < 120;
    let kind = fields
        .iter()
        .filter(told)
        .find(|field| vocabulary().column(&field.key) == Some(Column::Category) && !claim_of(vocabulary(), &field.cell).is_silent());
    let called = |key: &str| fields.iter().filter(told).find(|field| field.key.eq_ignore_ascii_case(key));
    let named = ["title", "titre", "label", "name", "nom", "heading", "id"].into_iter().find_map(called);
    kind.or(named).map(|field| without_tags(&field.cell))
}

fn provider_of(fields: &[Field<'_>]) -> Option<String> {
    let field = fields.iter().find(|field| vocabulary().column(&field.key) == Some(Column::Provider))?;
    (!field.cell.is_empty()).then(|| field.cell.clone())
}
