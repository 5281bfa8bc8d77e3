use std::net::Ipv6Addr;

use serde::Deserialize;

use super::{CharterProblem, Input, Read};
use crate::charter::{Category, Charter, Declaration, DeclaredLife, Localised, NamePattern};
use crate::cookie::{HostKind, host_of_typed};
use crate::site;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    title: Texts,
    #[serde(default)]
    publisher: String,
    #[serde(default)]
    scope: Vec<String>,
    #[serde(default)]
    recognised_by: Vec<Vec<String>>,
    #[serde(default)]
    cookie: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: ::toml::Spanned<String>,
    #[serde(default)]
    provider: String,
    #[serde(default)]
    service: Texts,
    #[serde(default)]
    purpose: Texts,
    category: String,
    #[serde(default)]
    lifetime_days: Option<u32>,
    /// Until the browser ends.
    #[serde(default)]
    session: bool,
}

/// One text for both languages, or one for each.
#[derive(Deserialize)]
#[serde(untagged)]
enum Texts {
    Both(String),
    Each { fr: String, en: String },
}

impl Default for Texts {
    fn default() -> Self {
        Self::Both(String::new())
    }
}

impl From<Texts> for Localised {
    fn from(texts: Texts) -> Self {
        match texts {
            Texts::Both(text) => Self { fr: text.clone(), en: text },
            Texts::Each { fr, en } => Self { fr, en },
        }
    }
}

/// By its ending, or by its tables.
pub(super) fn recognise(input: &Input<'_>) -> bool {
    input.extension == "toml" || input.text.lines().any(|line| line.trim() == "[[cookie]]")
}

pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    Ok(Read::Whole(toml_charter(input.text)?, Vec::new()))
}

/// A charter in the program's own form; see `assets/charters/opendatasoft.toml`. The error says what is wrong and on which line.
pub fn toml_charter(text: &str) -> Result<Charter, CharterProblem> {
    // The message alone: the whole error quotes the file, which may be a cookie jar opened by mistake.
    let file: File = ::toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        CharterProblem::Toml { line, message: error.message().to_owned() }
    })?;
    let scope = file.scope.iter().map(|typed| domain_of(typed).ok_or_else(|| CharterProblem::Scope { scope: shortened(typed) }));
    let scope = scope.collect::<Result<_, _>>()?;
    let declarations = file.cookie.into_iter().map(|line| declaration(line, text)).collect::<Result<_, _>>()?;
    // An empty set would recognise every host.
    let recognised_by = file.recognised_by.into_iter().filter(|names| !names.is_empty()).collect();
    // The id stands in evidence codes, where `;`, `:` and `/` have a meaning.
    let id = file.id.replace([';', ':', '/', ' '], "-");
    Ok(Charter { id, title: file.title.into(), publisher: file.publisher, scope, speaks_of: Vec::new(), recognised_by, declarations })
}

/// The domain of a scope as somebody writes it: with what is below it said (`*.example.fr`), as an address, with a port. One with a path is none: a
/// charter for a part of a host cannot be told from one for all of it; nor is a name below which everybody's domains lie (`fr`, `*.co.uk`): nobody
/// speaks for those. Below an address there is nothing.
fn domain_of(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let authority = typed.split_once("://").map_or(typed, |(_, rest)| rest).trim_end_matches('/');
    let below = authority.strip_prefix("*.");
    let host = host_of_typed(below.unwrap_or(authority));
    if site::is_public_suffix(&host) || (below.is_some() && HostKind::of(&host) == HostKind::Ip) {
        return None;
    }
    let is_host = !host.is_empty() && !host.contains(['*', ' ']) && (!host.contains(':') || host.parse::<Ipv6Addr>().is_ok());
    (is_host && !authority.contains(['/', '?', '#', '\\'])).then(|| host.into_owned())
}

/// The beginning of a text of somebody's file, for a sentence.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

/// The line of a byte, from 1.
fn line_at(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

fn declaration(line: Line, text: &str) -> Result<Declaration, CharterProblem> {
    let (number, name) = (line_at(text, line.name.span().start), line.name.into_inner());
    if name.is_empty() {
        return Err(CharterProblem::NoName);
    }
    let category = Category::from_code(&line.category)
        .ok_or_else(|| CharterProblem::Category { category: shortened(&line.category), name: shortened(&name) })?;
    Ok(Declaration {
        pattern: Some(NamePattern::new(name)),
        provider: line.provider,
        service: line.service.into(),
        purpose: line.purpose.into(),
        category: Some(category),
        aim: None,
        life: if line.session { DeclaredLife::Session } else { line.lifetime_days.map_or(DeclaredLife::Unsaid, DeclaredLife::days) },
        line: number,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_wrong() {
        assert!(toml_charter("id = 1").unwrap_err().to_string().contains("line 1"));
        let wrong = "id = 'x'\ntitle = 'x'\n[[cookie]]\nname = 'a'\ncategory = 'functional'\n";
        assert!(toml_charter(wrong).unwrap_err().to_string().contains("functional"));
    }
}
