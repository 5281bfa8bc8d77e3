//! Pages as saved: tables with merged cells, headings and captions, definition lists, lists, and boxes that play the part of tables.
//!
//! The tokens of the page are walked through once. A tree was thought of: of what makes trees hard (forms, misnested formatting) nothing matters to tables,
//! whose own rules for tags that were left out are few.

mod grid;
mod role;
mod tags;
mod walker;

use std::borrow::Cow;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::document::{Block, Document};
use super::{CharterProblem, Input, Read, macros};
use walker::Walker;

/// Endings of templates, whose markup is a page's.
const TEMPLATES: [&str; 8] = ["njk", "j2", "jinja", "twig", "erb", "liquid", "hbs", "cshtml"];

/// By its ending, or by what a page begins with.
pub(super) fn recognise(input: &Input<'_>) -> bool {
    let head: String = input.text.chars().take(2_000).collect::<String>().to_ascii_lowercase();
    let is_page = ["<!doctype html", "<html", "<table", "<body"].iter().any(|tag| head.contains(tag));
    matches!(input.extension, "html" | "htm" | "xhtml")
        || TEMPLATES.contains(&input.extension)
        || is_page && !matches!(input.extension, "md" | "rst" | "csv" | "tsv")
}

#[expect(clippy::unnecessary_wraps, reason = "as every source of the table")]
pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let text = if TEMPLATES.contains(&input.extension) { without_code(input.text) } else { Cow::Borrowed(input.text) };
    Ok(Read::Page(document(&macros::drawn(&text), 1)))
}

/// A template without the code between `<%` and `%>`, whose words are no text of the page; lines keep their numbers. What is not closed stays: nothing tells
/// where it would end.
fn without_code(text: &str) -> Cow<'_, str> {
    if !text.contains("<%") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (code, behind))) = rest.split_once("<%").and_then(|(before, code)| Some((before, code.split_once("%>")?))) {
        out.push_str(before);
        out.push_str(&"\n".repeat(code.matches('\n').count()));
        rest = behind;
    }
    Cow::Owned(out + rest)
}

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
