//! Tables that a template draws with a macro, as design systems offer them: `{{ govukTable({ head: [{ text: "Name" }], rows: [[{ text: "_ga" }]] }) }}`.
//! Such a call becomes the table that the page shows, on its lines; everything else of a template stays.

use std::borrow::Cow;

use super::script::lexer::{Kind, tokens};
use super::script::tree::{Form, Node, tree};

/// Bytes of the longest call.
const LONGEST: usize = 1 << 18;
/// Bytes that are looked at first for the end of a call.
const FIRST: usize = 64;

/// A template with the tables of its macros in their places.
pub fn drawn(text: &str) -> Cow<'_, str> {
    let mut out: Option<String> = None;
    let mut copied = 0;
    let mut calls = text.match_indices("{{").map(|(at, _)| at).filter(|at| begins_a_call(text.get(at + 2..).unwrap_or(""))).peekable();
    while let Some(open) = calls.next() {
        // No call stands in another: one that is never closed goes no further than to the next, and no text is looked through twice for its end.
        let body = text.get(open + 2..calls.peek().copied().unwrap_or(text.len())).unwrap_or("");
        let Some(length) = closing(body) else { continue };
        if let Some(table) = table_of(body.get(..length).unwrap_or("")) {
            let out = out.get_or_insert_with(String::new);
            out.push_str(text.get(copied..open).unwrap_or(""));
            out.push_str(&table);
            copied = open + 2 + length;
        }
    }
    match out {
        Some(out) => Cow::Owned(out + text.get(copied..).unwrap_or("")),
        None => Cow::Borrowed(text),
    }
}

/// `name({`, perhaps behind a hyphen.
fn begins_a_call(body: &str) -> bool {
    let body = body.strip_prefix('-').unwrap_or(body).trim_start();
    let name = body.len() - body.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.')).len();
    let arguments = body.get(name..).unwrap_or("").trim_start().strip_prefix('(');
    name > 0 && arguments.is_some_and(|arguments| arguments.trim_start().starts_with('{'))
}

/// Bytes up to the braces that end a call, with them.
fn closing(body: &str) -> Option<usize> {
    let mut size = FIRST;
    loop {
        let part = body.get(..body.floor_char_boundary(size.min(LONGEST)))?;
        if let Some(end) = end_of(part) {
            return Some(end);
        }
        if part.len() == body.len() || size >= LONGEST {
            return None;
        }
        size *= 4;
    }
}

fn end_of(part: &str) -> Option<usize> {
    let tokens = tokens(part);
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close('}') if depth == 0 => {
                let next = tokens.get(index + 1).filter(|next| next.kind == Kind::Close('}') && next.start == token.end);
                return next.map(|next| next.end);
            }
            Kind::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The table that a call draws, with as many lines as the call has; none of a call without rows.
fn table_of(call: &str) -> Option<String> {
    let nodes = tree(call);
    let arguments = nodes.iter().find_map(|node| if let Form::Group('(', inner) = &node.form { inner.first() } else { None })?;
    let fields = fields(arguments)?;
    let list = |names: &[&str]| {
        let value = fields.iter().find(|(key, _)| names.contains(key)).map(|(_, value)| *value)?;
        value.first().and_then(|node| Some((node.line, node.parts('[')?)))
    };
    let (_, rows) = list(&["rows", "trs"])?;
    let rows: Vec<(usize, Vec<String>)> = rows.into_iter().filter_map(cells).collect();
    if !rows.iter().any(|(_, cells)| cells.len() > 1) {
        return None;
    }
    let mut out = String::from("<table>");
    if let Some((_, caption)) = fields.iter().find(|(key, _)| *key == "caption") {
        out.extend(["<caption>", &shown(caption), "</caption>"]);
    }
    let mut line = 0;
    let mut row = |at: usize, cells: &[String], tag: &str| {
        out.push_str(&"\n".repeat(at.saturating_sub(line)));
        line = line.max(at);
        out.push_str("<tr>");
        for cell in cells {
            // A cell stands on the line of its row.
            out.extend(["<", tag, ">", &cell.replace(['\n', '\r'], " "), "</", tag, ">"]);
        }
        out.push_str("</tr>");
    };
    if let Some((at, heads)) = list(&["head", "headers", "ths"]) {
        row(at, &heads.into_iter().map(shown).collect::<Vec<_>>(), "th");
    }
    for (at, cells) in &rows {
        row(*at, cells, "td");
    }
    let ends = call.matches('\n').count().saturating_sub(line);
    Some(out + "</table>" + &"\n".repeat(ends))
}

type Fields<'a> = Vec<(&'a str, &'a [Node])>;

fn fields(node: &Node) -> Option<Fields<'_>> {
    let mut found = Vec::new();
    for part in node.parts('{')? {
        if let [Node { form: Form::Word(key) | Form::Text(key), .. }, Node { form: Form::Sign(':'), .. }, value @ ..] = part {
            found.push((key.as_str(), value));
        }
    }
    Some(found)
}

/// The cells of a row: a list, or an object that holds one.
fn cells(part: &[Node]) -> Option<(usize, Vec<String>)> {
    let node = part.first()?;
    if let Some(parts) = node.parts('[') {
        return Some((node.line, parts.into_iter().map(shown).collect()));
    }
    let inner = fields(node)?;
    let parts = inner.iter().filter(|(key, _)| ["tds", "cells"].contains(key)).find_map(|(_, value)| value.first()?.parts('['))?;
    Some((node.line, parts.into_iter().map(shown).collect()))
}

/// What a cell shows, as markup: a text, or an object that gives one; also one that a function translates.
fn shown(value: &[Node]) -> String {
    let of_object = || {
        let fields = fields(value.first()?)?;
        let of = |names: &[&str]| fields.iter().find(|(key, _)| names.contains(key)).map(|(_, value)| *value);
        // What is said to be markup is.
        of(&["html", "value"]).map(text_of).or_else(|| of(&["text"]).map(|text| escaped(&text_of(text))))
    };
    of_object().unwrap_or_else(|| escaped(&text_of(value)))
}

fn text_of(value: &[Node]) -> String {
    let text = |node: &Node| match &node.form {
        Form::Text(text) => Some(text.clone()),
        Form::Group('(', inner) => match inner.first().map(|node| &node.form) {
            // The key of a text that stands elsewhere is not shown: `t("cookies.table.name")`.
            Some(Form::Text(text)) => Some(text.clone()).filter(|text| text.contains(' ') || !text.contains(['.', ':'])),
            _ => None,
        },
        _ => None,
    };
    value.iter().filter_map(text).collect::<Vec<_>>().concat()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use crate::charter::{Category, read};

    #[test]
    fn tables_of_macros_stand_on_their_lines_below_their_headings() {
        let text = "{% extends \"layout.njk\" %}\n<h1>Cookies</h1>\n<h2>Essential cookies</h2>\n{{ govukTable({\n  head: [{ text: \"Name\" }, { text: \"Purpose\" }, { text: \"Expires\" }],\n  rows: [\n    [{ text: \"session_cookie\" }, { text: \"Keeps you signed in\" }, { text: \"20 hours\" }],\n    [\n      { html: \"<code>cookie_policy</code>\" },\n      { text: \"Saves your choice\" },\n      { text: \"1 year\" }\n    ]\n  ]\n}) }}\n<h2>Analytics cookies</h2>\n{{- onsTable({ \"ths\": [{ \"value\": _(\"Name\") }, { \"value\": _(\"Expires\") }],\n  \"trs\": [{ \"tds\": [{ \"value\": \"<code>_ga</code>\" }, { \"value\": _(\"2 years\") }] }] }) }}\n<p>{{ cookies }} {{ t(\"a.b\") }}</p>\n";
        for file in ["cookies.njk", "cookies.html"] {
            let loaded = read(text.as_bytes(), file).unwrap();
            let lines: Vec<_> = loaded.charter.declarations.iter().map(|line| (line.name(), line.category, line.line)).collect();
            let expected = [
                ("session_cookie", Some(Category::Necessary), 7),
                ("cookie_policy", Some(Category::Necessary), 8),
                ("_ga", Some(Category::Statistics), 17),
            ];
            assert_eq!(lines, expected, "{file}");
        }
    }

    #[test]
    fn a_call_that_is_never_closed_ends_before_the_next() {
        let table =
            "{{ govukTable({ head: [{ text: \"Name\" }, { text: \"Duration\" }], rows: [[{ text: \"own_x\" }, { text: \"1 day\" }]] }) }}";
        for open in ["{{ foo({ a: 1 ) }}", "{{ foo({ a: 'x }) }}", "{{ foo({"] {
            let drawn = super::drawn(&format!("<h1>Cookies</h1><p>{open}</p>\n{table}{table}\n{open}")).into_owned();
            assert_eq!((drawn.matches("<tr><td>own_x</td>").count(), drawn.matches(open).count()), (2, 2), "{drawn}");
        }
    }

    #[test]
    fn keys_of_translations_are_no_names() {
        let row = "[{ text: t(\"pages.cookies.rows.session.name\") }, { text: t(\"pages:cookies.life\") }]";
        let text = format!(
            "<h1>Cookies</h1><h2>Essential cookies</h2>{{{{ govukTable({{ head: [{{ text: \"Name\" }}, {{ text: \"Expires\" }}], rows: [{row}] }}) }}}}"
        );
        let found = read(text.as_bytes(), "x.njk").map_or_else(|_| Vec::new(), |loaded| loaded.charter.declarations);
        assert!(found.iter().all(|line| line.pattern.is_none()), "{found:?}");
    }

    #[test]
    fn calls_that_draw_no_table_or_never_end_stay() {
        for text in [
            "{{ govukRadios({ items: [{ text: 'Yes' }] }) }}",
            "{{ a({",
            "{{ a({ rows: [[{ text: 'x' }",
            "{{ a({}) }} {{",
            "{{}}",
            "{{ ä({ rows: [['a', 'b']] }",
        ] {
            assert_eq!(super::drawn(text), text);
        }
        // Again and again, and never closed.
        let hostile = "{{ a({".repeat(40_000);
        assert_eq!(super::drawn(&hostile), hostile);
    }
}
