//! Objects of a script as records: keys with what a cell can show of their values.

use super::tree::{Form, Node};
use crate::charter::import::html::without_tags;
use crate::charter::words::{Column, vocabulary};

/// A field of an object.
pub struct Field<'a> {
    /// Its key, as words: `cookieName` is `cookie Name`.
    pub key: String,
    /// What a cell shows of it, empty when it is no text.
    pub cell: String,
    /// The value.
    pub value: &'a [Node],
}

/// The fields of an object, `None` when the node is none.
pub fn record<'a>(source: &str, node: &'a Node) -> Option<Vec<Field<'a>>> {
    let parts = node.parts('{')?;
    let mut fields: Vec<Field<'a>> = parts.into_iter().filter_map(|part| field(source, part)).collect();
    with_units(&mut fields);
    (!fields.is_empty()).then_some(fields)
}

fn field<'a>(source: &str, part: &'a [Node]) -> Option<Field<'a>> {
    let [key, Node { form: Form::Sign(':'), .. }, value @ ..] = part else { return None };
    let (Form::Word(key) | Form::Text(key)) = &key.form else { return None };
    let words = words_of(key);
    let cell = cell(source, value, vocabulary().column(&words));
    Some(Field { key: words, cell, value })
}

/// A key as words.
pub fn words_of(key: &str) -> String {
    let mut words = String::with_capacity(key.len() + 4);
    let mut is_small = false;
    for c in key.chars() {
        if c.is_uppercase() && is_small {
            words.push(' ');
        }
        words.push(if matches!(c, '_' | '-' | '.') { ' ' } else { c });
        is_small = c.is_lowercase() || c.is_ascii_digit();
    }
    words
}

/// What a cell shows of a value: texts put together, numbers, an answer; a text by language; markup without its tags. A name of something else says
/// nothing, but a kind may be one of a list: `Category.Analytics`.
fn cell(source: &str, value: &[Node], column: Option<Column>) -> String {
    match value {
        [Node { form: Form::Text(text), .. }] => text.clone(),
        [Node { form: Form::Word(word), .. }] if word == "true" || word == "false" || word.starts_with(|c: char| c.is_ascii_digit()) => {
            word.clone()
        }
        [Node { form: Form::Word(_), .. }, Node { form: Form::Sign('.'), .. }, Node { form: Form::Word(kind), .. }]
            if column == Some(Column::Category) =>
        {
            words_of(kind)
        }
        // `durations['13_months']`
        [Node { form: Form::Word(_), .. }, Node { form: Form::Group('[', inner), .. }] => match &inner[..] {
            [Node { form: Form::Text(text), .. }] => text.clone(),
            _ => String::new(),
        },
        [Node { form: Form::Sign('<'), start, .. }, .., last] => without_tags(source.get(*start..last.end).unwrap_or("")).trim().to_owned(),
        [only @ Node { form: Form::Group('(', inner), .. }] if inner.first().is_some_and(|node| node.form == Form::Sign('<')) => {
            without_tags(source.get(only.start + 1..only.end - 1).unwrap_or("")).trim().to_owned()
        }
        [only] => {
            let names = || firsts(only).filter(|_| column == Some(Column::Name));
            texts(only).or_else(names).map(|texts| texts.join("\n")).or_else(|| by_language(source, only)).unwrap_or_default()
        }
        _ => put_together(value).unwrap_or_default(),
    }
}

/// `'a' + 'b'`
fn put_together(value: &[Node]) -> Option<String> {
    value
        .split(|node| node.form == Form::Sign('+'))
        .map(|part| match part {
            [Node { form: Form::Text(text), .. }] => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

/// The texts of a list of nothing but texts.
pub fn texts(node: &Node) -> Option<Vec<String>> {
    let parts = node.parts('[')?;
    let text = |part: &&[Node]| match part {
        [Node { form: Form::Text(text), .. }] => Some(text.clone()),
        _ => None,
    };
    let texts: Vec<String> = parts.iter().map(text).collect::<Option<_>>()?;
    (!texts.is_empty()).then_some(texts)
}

/// Names of which some stand with their path and host: `['IDE', [/^_gcl/, '/', '.example.org']]`.
fn firsts(node: &Node) -> Option<Vec<String>> {
    let first = |part: &&[Node]| match part {
        [Node { form: Form::Text(text), .. }] => Some(text.clone()),
        [Node { form: Form::Group('[', inner), .. }] => match inner.first() {
            Some(Node { form: Form::Text(text), .. }) => Some(text.clone()),
            _ => None,
        },
        _ => None,
    };
    let names: Vec<String> = node.parts('[')?.iter().map(first).collect::<Option<_>>()?;
    (!names.is_empty()).then_some(names)
}

/// `{ fr: '13 mois', en: '13 months' }`: the first.
fn by_language(source: &str, node: &Node) -> Option<String> {
    let fields = node.parts('{')?;
    let is_tag = |key: &str| key.len() == 2 || key.len() == 5 && key.contains(['-', '_']);
    let read = |part: &[Node]| match part {
        [Node { form: Form::Word(key) | Form::Text(key), .. }, Node { form: Form::Sign(':'), .. }, value @ ..] if is_tag(key) => {
            Some(cell(source, value, None))
        }
        _ => None,
    };
    let all: Vec<String> = fields.into_iter().map(read).collect::<Option<_>>()?;
    all.into_iter().find(|text| !text.is_empty())
}

/// A duration whose unit stands in a field of its own.
fn with_units(fields: &mut [Field<'_>]) {
    let Some(unit) = fields.iter().find(|field| field.key.to_ascii_lowercase().ends_with("unit")).map(|field| field.cell.clone()) else {
        return;
    };
    let is_number = |cell: &str| !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
    let lives = fields.iter_mut().filter(|field| is_number(&field.cell) && vocabulary().column(&field.key) == Some(Column::Life));
    for field in lives {
        field.cell = format!("{} {unit}", field.cell);
    }
}

/// The cells of a row that is a list.
pub fn row(source: &str, node: &Node) -> Option<Vec<String>> {
    let parts = node.parts('[')?;
    let cells: Vec<String> = parts.into_iter().map(|part| cell(source, part, None)).collect();
    (cells.len() > 1 && cells.iter().any(|cell| !cell.is_empty())).then_some(cells)
}
