//! The name under which a row is published: the declared one, else the catalogue's pattern, else the name with what looks like chance in it as `*`; and
//! always one that our own importer reads back as itself.

use crate::audit::chance::{LEAST_LITERAL, is_separator, without_chance};
use crate::audit::{Row, declared};
use crate::charter::{Charter, NamePattern, reads_as_itself};
use crate::classify::catalogue;

/// None of a name that no table can hold.
pub(super) fn of_row(row: &Row, charter: Option<&Charter>) -> Option<String> {
    let line = charter.zip(row.declaration).and_then(|(charter, place)| charter.declarations.get(place));
    let declared = line.and_then(declared::pattern).map(|pattern| pattern.text().to_owned());
    let candidates = declared.into_iter().chain(catalogued(row)).chain(without_chance(&row.name)).chain(readable(&row.name));
    let is_fitting = |text: &String| reads_as_itself(text) && NamePattern::new(text.clone()).matches(&row.name);
    let mut fitting = candidates.filter(is_fitting);
    fitting.next()
}

/// The pattern of the entry that describes it.
fn catalogued(row: &Row) -> Option<String> {
    row.said.known_from.as_ref()?;
    let pattern = entry_of(row)?.pattern;
    let is_pattern = pattern.contains('*') && literal(pattern.get()) >= LEAST_LITERAL;
    // `_pk_id*` of the catalogue, which covers every writing, is `_pk_id.*` in a charter that speaks of `_pk_id.1.a2f4`.
    let head = pattern.strip_suffix('*').filter(|head| !head.contains('*'));
    let separator = head.and_then(|head| row.name.strip_prefix(head)?.chars().next()).filter(|c| is_separator(*c));
    is_pattern.then(|| match (head, separator) {
        (Some(head), Some(separator)) => format!("{head}{separator}*"),
        _ => pattern.get().to_owned(),
    })
}

/// The entry of the catalogue that its verdict rests on.
pub(super) fn entry_of(row: &Row) -> Option<&'static crate::classify::Entry> {
    let found = catalogue().best(&catalogue().candidates(&row.name), row.host.trim_start_matches('.'))?;
    Some(catalogue().get(found.entry))
}

fn literal(pattern: &str) -> usize {
    pattern.chars().filter(|c| *c != '*').count()
}

/// Characters of a name that are looked at: no table holds longer names, and a star stands for the rest.
const LONGEST: usize = 200;

/// The name itself, else spellings with stars for what a table cannot hold.
fn readable(name: &str) -> impl Iterator<Item = String> {
    let mut starred = String::new();
    for c in name.chars().take(LONGEST) {
        let is_plain = c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '!' | '#' | '$' | '&' | '+' | '^' | '~' | ':');
        if is_plain {
            starred.push(c);
        } else if !starred.ends_with('*') {
            starred.push('*');
        }
    }
    if name.chars().nth(LONGEST).is_some() && !starred.ends_with('*') {
        starred.push('*');
    }
    // A word that tables use for "none" has its last letter as a star; a beginning that is one, its first.
    let led = format!("*{}", starred.trim_start_matches('*'));
    let whole = [name.to_owned(), starred.clone()];
    let shorter = (1..starred.len()).rev().filter_map(move |end| Some(format!("{}*", starred.get(..end)?.trim_end_matches('*'))));
    whole.into_iter().chain(shorter).chain([led])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_spelling_that_reads_back() {
        for name in
            ["none", "\"quoted\\", "nom é\u{2028}", "<b>", "a|b", "XXX", "_ga_ID", "[x]", "a b c", "n/a", "unknown", "x=y", "www.x.fr"]
        {
            let first = readable(name).find(|text| reads_as_itself(text) && NamePattern::new(text.clone()).matches(name));
            assert!(first.is_some(), "{name}");
        }
        for name in ["", "é", "*", "==="] {
            assert!(!readable(name).any(|text| reads_as_itself(&text)), "{name}");
        }
        let long = "abc_".repeat(20_000);
        let first = readable(&long).find(|text| reads_as_itself(text)).unwrap();
        assert!(first.len() <= LONGEST + 1 && NamePattern::new(first).matches(&long));
    }
}
