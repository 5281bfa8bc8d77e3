//! Sources of sites: components and configurations (JavaScript, TypeScript, JSX, Vue, Svelte, Astro, JSON) that keep their cookie tables as constants. What
//! their markup shows is read as a page is, and lists of objects or of cells as tables.

pub(super) mod lexer;
mod tables;
pub(super) mod tree;
mod value;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::document::{Block, Document};
use super::{CharterProblem, Input, Read, html};

/// Endings of files that are code and markup at once.
const WITH_MARKUP: [&str; 5] = ["jsx", "tsx", "vue", "svelte", "astro"];
/// Endings of files that are code, or data in its form.
const CODE: [&str; 6] = ["js", "mjs", "cjs", "ts", "mts", "json"];

/// By its ending: what stands in such a file looks like much else.
pub(super) fn recognise(input: &Input<'_>) -> bool {
    WITH_MARKUP.contains(&input.extension) || CODE.contains(&input.extension)
}

#[expect(clippy::unnecessary_wraps, reason = "as every source of the table")]
pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let codes = code_of(input);
    let shown = if input.extension == "vue" { Cow::Owned(with_template(input.text, &codes)) } else { Cow::Borrowed(input.text) };
    let mut blocks = if WITH_MARKUP.contains(&input.extension) { markup(&shown) } else { Vec::new() };
    for (from, code) in codes {
        blocks.extend(tables::tables(code, input.text.get(..from).unwrap_or("").matches('\n').count() + 1));
    }
    Ok(Read::Page(Document { blocks, ..Document::default() }))
}

/// A component of Vue as a page: what it shows stands in its template. What a script says of templates is left alone.
fn with_template(text: &str, codes: &[(usize, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (from, code) in codes {
        let shown = text.get(at..*from).unwrap_or("");
        out.push_str(&shown.replace("<template", "<div").replace("</template", "</div"));
        out.push_str(code);
        at = from + code.len();
    }
    out + &text.get(at..).unwrap_or("").replace("<template", "<div").replace("</template", "</div")
}

/// The tables in literals that were written from another form.
pub(super) fn literal_tables(text: &str, first: usize) -> Vec<Block> {
    tables::tables(text, first)
}

/// The code of a file, with where it begins: all of it, or what stands in `<script>`.
fn code_of<'a>(input: &Input<'a>) -> Vec<(usize, &'a str)> {
    if !matches!(input.extension, "vue" | "svelte") {
        return vec![(0, input.text)];
    }
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(open) = input.text.get(at..).and_then(|rest| rest.find("<script")).map(|found| at + found) {
        let rest = input.text.get(open..).unwrap_or("");
        let Some(begin) = rest.find('>').map(|end| open + end + 1) else { break };
        let end = input.text.get(begin..).and_then(|body| body.find("</script")).map_or(input.text.len(), |end| begin + end);
        parts.extend(input.text.get(begin..end).map(|code| (begin, code)));
        at = end;
    }
    parts
}

/// What the markup of a component shows. Rows that code fills in are no rows of the page: the constants are.
fn markup(text: &str) -> Vec<Block> {
    let mut blocks = html::blocks(&without_code(&without_expressions(&html::with_keys_as_headers(text))), 1);
    for block in &mut blocks {
        if let Block::Table(table) = block {
            table.rows.retain(|row| row.cells.iter().filter(|cell| is_expression(cell)).count() * 2 <= row.cells.len());
        }
    }
    blocks
}

/// A component with empty lines in the place of its code: what a page does not show declares nothing.
fn without_code(text: &str) -> String {
    let is_code = |line: &str| {
        let line = line.trim();
        let first = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        CODE_WORDS.contains(&first) && !line.starts_with('<')
            || CODE_SIGNS.iter().any(|sign| line.contains(sign)) && !line.contains("</")
            || line.starts_with(['}', ')', '{', '*', '/'])
    };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    // A long value stands on lines of its own below its key.
    let mut is_value = false;
    let mut out = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1).map_or("", |next| next.trim());
        let is_read = !is_value && !is_code(line) && !is_property(line.trim(), next);
        is_value = is_piece(next) && (is_value && line.trim().ends_with('+') || value_of(line.trim()) == Some(""));
        out.push_str(if is_read { line } else { "\n" });
    }
    out
}

/// A property of an object, or what is assigned: `title: "Cookie policy",`, `document.title = "Cookies";`, its value also on the next line. No page shows a
/// text between quotation marks and with a comma behind.
fn is_property(line: &str, next: &str) -> bool {
    value_of(line).is_some_and(|value| is_piece(value) || matches!(value, "{" | "[") || value.is_empty() && is_piece(next))
}

/// What stands behind a key: `key: value`, `key = value`.
fn value_of(line: &str) -> Option<&str> {
    let key = line.len() - line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.')).len();
    let value = line.get(key..)?.trim_start().strip_prefix([':', '='])?.trim();
    (key > 0).then_some(value)
}

/// A text between quotation marks, or a piece of one that goes on in the next line.
fn is_piece(value: &str) -> bool {
    let text = value.trim_end_matches([',', ';', '+']).trim_end();
    text.len() > 1 && ['"', '\'', '`'].iter().any(|mark| text.starts_with(*mark) && text.ends_with(*mark))
}

/// Words at the beginning of a statement, and signs that running text does not hold.
const CODE_WORDS: [&str; 9] = ["import", "export", "const", "let", "var", "function", "return", "interface", "await"];
const CODE_SIGNS: [&str; 7] = ["=>", "&&", "={", "();", ");", "||", "== "];

/// A cell that code fills in: `{cookie.name}`, `{{ cookie.name }}`.
fn is_expression(cell: &str) -> bool {
    let cell = cell.trim().trim_matches('`');
    cell.starts_with('{') && cell.ends_with('}')
}

/// JSX with the texts in its braces in their places and without its remarks: `{' '}`, `{"_ga"}`, `{/* … */}`. Other braces stay.
fn without_expressions(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(rest.get(..open).unwrap_or(""));
        rest = rest.get(open..).unwrap_or("");
        // The value of an attribute may hold signs that would end its tag.
        let attribute = out.ends_with('=').then(|| balanced(rest)).flatten().map(|length| ("\"\"".to_owned(), length));
        let (shown, length) = attribute.or_else(|| expression(rest)).unwrap_or(("{".to_owned(), 1));
        // Lines keep their numbers.
        let ends = rest.get(..length).unwrap_or("").matches('\n').count().saturating_sub(shown.matches('\n').count());
        out.push_str(&shown);
        out.push_str(&"\n".repeat(ends));
        rest = rest.get(length..).unwrap_or("");
    }
    out + rest
}

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text)
}

/// Bytes from a brace at the beginning of a text to the one that closes it.
fn balanced(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, c) in head(text).char_indices() {
        match c {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// Bytes of the longest expression: what is opened again and again and never closed is not looked for to the end of the file each time.
const LONGEST: usize = 2_000;

/// What is shown of an expression at the beginning of a text that is a text or a remark, and its length in bytes.
fn expression(text: &str) -> Option<(String, usize)> {
    let text = head(text);
    let body = text.get(1..)?.trim_start();
    if body.starts_with("/*") {
        let end = body.find("*/")? + 2;
        let closing = body.get(end..)?.trim_start();
        let length = text.len() - closing.len();
        return closing.starts_with('}').then(|| (String::new(), length + 1));
    }
    let quote = body.chars().next().filter(|c| matches!(c, '\'' | '"' | '`'))?;
    let end = body.get(1..)?.find(quote)?;
    let shown = body.get(1..=end)?;
    let closing = body.get(end + 2..)?.trim_start();
    let is_plain = closing.starts_with('}') && !shown.contains("${");
    is_plain.then(|| (shown.to_owned(), text.len() - closing.len() + 1))
}
