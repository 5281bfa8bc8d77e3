//! The jar of libwww-perl and of Python's `LWPCookieJar` (docs/formats/lwp.md).

use std::borrow::Cow;

use super::collect::Collector;
use super::ends::written;
use super::plain::{Said, read_lines};
use super::same_site::same_site_of;
use super::text::kind::TextKind;
use super::text::lines::Line;
use super::{Format, Traits};
use crate::cookie::{Expiry, Scope};
use crate::store::{FormatId, Progress, ReadError, ReadOptions, ReadReport, RowProblem, StoreLocation};

/// What every line with a cookie begins with.
const START: &[u8] = b"Set-Cookie3:";
/// What both libraries add to a host without a dot.
const ADDED: &str = ".local";

/// The format in the table of formats. Only where the program asked for it (`ignore_discard`).
pub(crate) const FORMAT: Format =
    Format::jar(FormatId::Lwp, ["lwp", "LWP"], |head| head.text == Some(TextKind::Lwp), Traits::NO_SESSIONS, read);

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    read_lines(location, options, progress, add_line)
}

fn add_line(out: &mut Collector, line: Line<'_>) {
    let text = line.bytes.trim_ascii();
    if text.is_empty() || text.starts_with(b"#") {
        return;
    }
    out.begin(Some(i64::from(line.number)));
    let is_cookie = text.get(..START.len()).is_some_and(|start| start.eq_ignore_ascii_case(START));
    match text.get(START.len()..) {
        Some(rest) if is_cookie && !line.is_cut => add(out, rest),
        _ => out.skip("line", if line.is_cut { RowProblem::TooLarge } else { RowProblem::NotACookie }),
    }
}

fn add(out: &mut Collector, line: &[u8]) {
    let line = out.text_of("line", line);
    let mut parts = parts(&line).into_iter();
    let Some((name, value)) = parts.next() else { return out.skip("name", RowProblem::NotACookie) };
    let (mut domain, mut path) = (Cow::Borrowed(""), Cow::Borrowed("/"));
    let (mut expiry, mut is_discarded) = (None, false);
    let mut said = Said { secure: Some(false), http_only: Some(false), same_site: None, ..Said::only(Expiry::Session) };
    for (key, value) in parts {
        let is = |name: &str| key.eq_ignore_ascii_case(name);
        match value {
            Some(value) if is("domain") => domain = value,
            Some(value) if is("path") => path = value,
            Some(value) if is("expires") => expiry = Some(ends(out, &value)),
            Some(value) if is("samesite") => said.same_site = same_site_of(&value),
            _ if is("secure") => said.secure = Some(true),
            // Python writes `HttpOnly=None`, by which it means that the attribute has no value.
            _ if is("httponly") => said.http_only = Some(true),
            _ if is("discard") => is_discarded = true,
            _ => {}
        }
    }
    // The dot is the mark; `domain_dot` says whether the server wrote one.
    let (bare, scope) = domain.strip_prefix('.').map_or((&*domain, Scope::HostOnly), |bare| (bare, Scope::Domain));
    let bare = bare.strip_suffix(ADDED).filter(|host| !host.is_empty() && !host.contains('.')).unwrap_or(bare);
    let Some(host) = out.host_with("domain", bare, scope) else { return };
    said.expiry = expiry.filter(|_| !is_discarded).unwrap_or(Expiry::Session);
    out.add(&host, name, &path, Some(value.as_deref().unwrap_or_default().as_bytes()), said);
}

/// `2027-09-23 13:52:40Z`.
fn ends(out: &mut Collector, text: &str) -> Expiry {
    out.ends_at("expires", written(text))
}

/// A key with its value, where it has one.
type Part<'a> = (&'a str, Option<Cow<'a, str>>);

/// What stands between semicolons, save those within quotation marks.
fn parts(line: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let end = rest.find(['=', ';']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            Some(value) => {
                let (value, after) = value_of(value);
                (Some(value), after)
            }
            None => (None, after),
        };
        found.push((key.trim(), value));
        rest = after.trim_start().strip_prefix(';').unwrap_or(after).trim_start();
    }
    found
}

/// A value in quotation marks, in which a backslash keeps the next character, or one up to the next semicolon; and what follows it.
fn value_of(text: &str) -> (Cow<'_, str>, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (value, after) = text.split_at(text.find(';').unwrap_or(text.len()));
        return (Cow::Borrowed(value.trim_end()), after);
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => {
                let after = quoted.get(at + 1..).unwrap_or_default();
                return (Cow::Owned(value), after.find(';').and_then(|at| after.get(at..)).unwrap_or_default());
            }
            '\\' => value.extend(characters.next().map(|(_, next)| next)),
            other => value.push(other),
        }
    }
    // The mark that should close it lacks.
    (Cow::Owned(value), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_keep_semicolons() {
        let texts = |line: &str| {
            parts(line).into_iter().map(|(key, value)| format!("{key}→{}", value.as_deref().unwrap_or("–"))).collect::<Vec<_>>()
        };
        assert_eq!(texts(r#" n="a;\"b\\"; path="/"; secure; version=0"#), [r#"n→a;"b\"#, "path→/", "secure→–", "version→0"]);
        assert_eq!(texts("n=a b ;x="), ["n→a b", "x→"]);
        assert_eq!(texts("n=\"open; secure"), ["n→open; secure"]);
        assert_eq!(texts(""), Vec::<String>::new());
    }
}
