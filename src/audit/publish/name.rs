//! The name under which a row is published: the declared one, else the catalogue's pattern, else the name with what looks like chance in it as `*`; and
//! always one that our own importer reads back as itself.

use super::super::{Row, declared};
use crate::charter::{Charter, NamePattern, reads_as_itself};
use crate::classify::catalogue;

/// Characters that a pattern must hold beside its stars: less would cover names of others.
const LEAST_LITERAL: usize = 3;

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
    let is_pattern = pattern.contains('*') && literal(pattern) >= LEAST_LITERAL;
    // `_pk_id*` of the catalogue, which covers every writing, is `_pk_id.*` in a charter that speaks of `_pk_id.1.a2f4`.
    let head = pattern.strip_suffix('*').filter(|head| !head.contains('*'));
    let separator = head.and_then(|head| row.name.strip_prefix(head)?.chars().next()).filter(|c| is_separator(*c));
    is_pattern.then(|| match (head, separator) {
        (Some(head), Some(separator)) => format!("{head}{separator}*"),
        _ => pattern.to_owned(),
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

/// The name up to its last separator, where what follows looks like chance: `visite_eed12a59` is `visite_*`, `panier_2` and `utm_source` stay. Also a long
/// run of hexadecimal digits that no separator parts: `SSESS0123…`.
fn without_chance(name: &str) -> Option<String> {
    let mut end = name.len();
    // The groups of a UUID, and several random parts in a row, are one.
    while let Some((before, part)) = name.get(..end).and_then(|head| head.rsplit_once(is_separator)) {
        let is_group =
            end < name.len() && part.len() >= 4 && part.bytes().all(|b| b.is_ascii_hexdigit()) && part.bytes().any(|b| b.is_ascii_digit());
        if !(looks_like_chance(part) || is_group) || before.is_empty() {
            break;
        }
        end = before.len();
    }
    let kept = if end < name.len() {
        // With the separator, which is one byte.
        name.get(..=end)?
    } else {
        let head = name.trim_end_matches(|c: char| c.is_ascii_hexdigit());
        let run = name.get(head.len()..)?;
        (run.len() >= 10 && run.bytes().filter(u8::is_ascii_digit).count() >= 3).then_some(head)?
    };
    (kept.chars().count() >= LEAST_LITERAL).then(|| format!("{kept}*"))
}

fn is_separator(c: char) -> bool {
    matches!(c, '_' | '-' | '.' | ':' | '~')
}

/// Six digits or more, eight signs with letters and digits mixed as in a hash, or a longer mix.
fn looks_like_chance(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let is_plain = part.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_hex = part.bytes().all(|b| b.is_ascii_hexdigit());
    is_plain && (digits == part.len() && digits >= 6 || is_hex && part.len() >= 8 && digits >= 2 || part.len() >= 12 && digits >= 3)
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
    fn chance_becomes_a_star() {
        let said = |name| without_chance(name).unwrap_or_default();
        assert_eq!(said("lum_visite_eed12a59"), "lum_visite_*");
        assert_eq!(said("_hjSession_3456789"), "_hjSession_*");
        assert_eq!(said("wp_0af1bc2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d"), "wp_*");
        assert_eq!(said("SSESS0af1bc2d3e4f4a5b8c6d7e8f9a0b1c2d"), "SSESS*");
        assert_eq!(said("panier1794441600"), "panier*");
        for name in
            ["panier_2", "utm_source", "csrftoken", "__Host-session", "cookies_preferences", "a_facade", "wp-settings-1", "_12345678"]
        {
            assert_eq!(without_chance(name), None, "{name}");
        }
    }

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
