//! Pages as saved: tables with merged cells, headings and captions, definition lists, lists, and boxes that play the part of tables.
//!
//! The tokens of the page are walked through once. A tree was thought of: of what makes trees hard (forms, misnested formatting) nothing matters to tables,
//! whose own rules for tags that were left out are few.

mod grid;
mod indented;
mod role;
mod tags;
mod walker;

use std::borrow::Cow;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::document::{Block, Document};
use super::{CharterProblem, Input, Read, macros};
use indented::Indented;
use walker::Walker;
pub use walker::host_of;

/// Endings of templates, whose markup is a page's.
const TEMPLATES: [&str; 15] =
    ["njk", "j2", "jinja", "twig", "erb", "liquid", "hbs", "cshtml", "ejs", "heex", "eex", "mustache", "latte", "jsp", "aspx"];
/// Endings of programs that may be a template, when there is markup in them.
const PROGRAMS: [&str; 2] = ["php", "phtml"];
/// Elements without which nothing is shown.
const SHOWN: [&str; 6] = ["<p", "<h1", "<h2", "<table", "<ul", "<div"];
/// What opens and closes the code of a template.
const CODE: [(&str, &str); 3] = [("<%", "%>"), ("<?", "?>"), ("{{--", "--}}")];
/// The same of templates that are saved as pages.
const BLOCKS: [(&str, &str); 7] = [("{%", "%}"), ("{#", "#}"), ("{{<", "}}"), ("{{>", "}}"), ("{{/", "}}"), ("{{#", "}}"), ("{{^", "}}")];

/// By its ending, or by what a page begins with.
pub(super) fn recognise(input: &Input<'_>) -> bool {
    let head: String = input.text.chars().take(2_000).collect::<String>().to_ascii_lowercase();
    let is_page = ["<!doctype html", "<html", "<table", "<body"].iter().any(|tag| head.contains(tag));
    matches!(input.extension, "html" | "htm" | "xhtml")
        || is_template(input)
        || is_page && !matches!(input.extension, "md" | "rst" | "csv" | "tsv")
}

fn is_template(input: &Input<'_>) -> bool {
    TEMPLATES.contains(&input.extension)
        || Indented::of(input.extension).is_some()
        || PROGRAMS.contains(&input.extension) && SHOWN.iter().any(|tag| input.text.contains(tag))
}

#[expect(clippy::unnecessary_wraps, reason = "as every source of the table")]
pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    if !is_template(input) {
        let shown = if input.text.contains("<%") { without(&CODE, input.text) } else { Cow::Borrowed(input.text) };
        return Ok(Read::Page(document(&without(&BLOCKS, &macros::drawn(&shown)), 1)));
    }
    let markup = Indented::of(input.extension).map(|language| language.markup(input.text));
    let shown = without(&CODE, markup.as_deref().unwrap_or(input.text));
    let drawn = macros::drawn(&with_keys_as_headers(&shown)).into_owned();
    Ok(Read::Page(document(&without(&BLOCKS, &drawn), 1)))
}

/// A template without its code, whose words are no text of the page; lines keep their numbers. Code that writes into the middle of a name stands for what varies:
/// `_ga_<%= id %>`. What is not closed stays: nothing tells where it would end.
fn without<'a>(code: &[(&'static str, &'static str)], text: &'a str) -> Cow<'a, str> {
    if !code.iter().any(|(open, _)| text.contains(open)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    // Where each kind of code begins next: what lies far ahead, or nowhere, is not looked for again and again.
    let mut next: Vec<(Option<usize>, &str, &str)> = code.iter().map(|(open, close)| (text.find(open), *open, *close)).collect();
    while let Some((begin, open, close)) = next.iter().filter_map(|(begin, open, close)| Some(((*begin)?, *open, *close))).min() {
        let end = text.get(begin + open.len()..).and_then(|rest| rest.find(close)).map(|end| begin + open.len() + end);
        let from = end.map_or(begin, |end| end + close.len());
        if let Some(inside) = end.and_then(|end| text.get(begin + open.len()..end)) {
            let before = text.get(at..begin).unwrap_or("");
            out.push_str(before);
            let is_part = inside.starts_with('=') && before.ends_with(['_', '-', '.']) && !inside.contains('\n');
            out.push_str(if is_part { "*" } else { "" });
            out.push_str(&"\n".repeat(inside.matches('\n').count()));
            at = from;
        }
        for (begin, other, _) in &mut next {
            if end.is_none() && *other == open {
                *begin = None;
            } else if begin.is_some_and(|begin| begin < from) {
                *begin = text.get(from..).and_then(|rest| rest.find(*other)).map(|found| from + found);
            }
        }
    }
    out.push_str(text.get(at..).unwrap_or(""));
    Cow::Owned(out)
}

/// A template in which the headers and headings that are nothing but a key of a translation are the words of that key: `{{ $t('cookies.table.name') }}` is
/// "name". Other keys are no text of the page.
pub fn with_keys_as_headers(text: &str) -> Cow<'_, str> {
    const HEADS: [&str; 9] = ["<th", "<h1", "<h2", "<h3", "<h4", "<h5", "<h6", "<caption", "<TableHead"];
    if !text.contains("t(") && !text.contains("__(") && !text.contains("trans") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.find('<').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        let is_head = HEADS.iter().any(|head| tag.strip_prefix(head).is_some_and(|after| after.starts_with(['>', ' ', '\n', '\t'])));
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (open, behind) = tag.split_at(end);
        out.push_str(open);
        rest = behind;
        if let Some((words, length)) = is_head.then(|| key_alone(behind)).flatten() {
            out.push_str(&words);
            out.push_str(&"\n".repeat(behind.get(..length).unwrap_or("").matches('\n').count()));
            rest = behind.get(length..).unwrap_or("");
        }
    }
    Cow::Owned(out + rest)
}

/// The words of the key that is all that stands before the next tag, and the bytes that it takes.
fn key_alone(text: &str) -> Option<(String, usize)> {
    const CALLS: [&str; 7] = ["$t(", "t(", "i18n.t(", "__(", "trans(", "i18next.t(", "this.$t("];
    let length = text.bytes().take(LONGEST_KEY).position(|byte| byte == b'<')?;
    let inner = text.get(..length)?.trim().strip_prefix('{')?.strip_suffix('}')?.trim();
    let inner = inner.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(inner).trim();
    let call = CALLS.iter().find_map(|call| inner.strip_prefix(call)?.trim().strip_suffix(')'));
    let key = call.or_else(|| inner.split_once('|').filter(|(_, filter)| filter.trim().starts_with("trans")).map(|(key, _)| key))?.trim();
    let key = key.strip_prefix(['\'', '"', '`']).and_then(|key| key.strip_suffix(['\'', '"', '`']))?;
    let is_key =
        !key.contains(char::is_whitespace) && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b':'));
    is_key.then(|| (key.rsplit(['.', ':']).next().unwrap_or(key).replace(['_', '-'], " "), length))
}

/// Bytes of a key with its call.
const LONGEST_KEY: usize = 160;

/// The parts of a piece of HTML that stands in something else, from a line on.
pub fn blocks(text: &str, first: usize) -> Vec<Block> {
    document(text, first).blocks
}

fn document(text: &str, first: usize) -> Document {
    let mut walker = Walker::new(text, first);
    for token in tokens(text) {
        walker.token(&token);
    }
    walker.finish()
}

fn tokens(text: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Scripts and styles are no markup.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(text, emitter).flatten()
}

/// A text with entities resolved and without the tags of HTML; `<br>` is a line end. What is no tag of HTML stays: `_pk_id.<ID>`.
pub fn without_tags(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for token in tokens(text) {
        match token {
            Token::StartTag(tag) if tag.name.as_slice() == b"br" => out.push('\n'),
            Token::StartTag(tag) if matches!(tag.name.as_slice(), b"code" | b"kbd") => out.push('`'),
            Token::EndTag(tag) if matches!(tag.name.as_slice(), b"code" | b"kbd") => out.push('`'),
            Token::StartTag(tag) if !tags::is_html(&tag.name) => out.push_str(text.get(tag.span.start..tag.span.end).unwrap_or("")),
            Token::String(string) => out.push_str(&String::from_utf8_lossy(&string.value)),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests;
