//! The host that a charter says it speaks for, in its title or its first sentences: "Cookies utilisés sur www.example.fr", "Le site www.example.fr dépose …",
//! "Diese Website (www.example.de) verwendet Cookies". It narrows nothing: an audit of another site says what the charter says.

use std::collections::BTreeMap;

use crate::charter::words::{fold, vocabulary};
use crate::site::{is_public_suffix, is_within, registrable_domain};

/// Bytes of a line that is a sentence or a few.
const LONGEST_LINE: usize = 1_000;
/// Lines that are the first sentences.
const FIRST_LINES: usize = 8;
/// What stands right before the host.
const BEFORE: [&str; 18] = [
    "site", "sites", "internet", "web", "website", "webseite", "sitio", "sito", "portail", "portal", "sur", "on", "auf", "by", "von", "en",
    "su", "op",
];
/// What a site does with cookies; the beginnings of words, folded.
const USES: [&str; 12] =
    ["utilis", "depos", "verwend", "setzt", "setzen", "use", "sets", "utiliz", "gebruik", "emplo", "places", "cookie policy"];
/// Who explains cookies, and is named in the first sentences of charters of others.
const EXPLAINING: [&str; 10] = [
    "cnil.fr",
    "allaboutcookies.org",
    "aboutcookies.org",
    "youronlinechoices.com",
    "youronlinechoices.eu",
    "europa.eu",
    "bfdi.bund.de",
    "ico.org.uk",
    "aepd.es",
    "garanteprivacy.it",
];

/// The hosts that a title and the lines before the first declaration speak for.
pub(super) fn sites_spoken_of(title: &str, texts: &BTreeMap<usize, Vec<String>>, first_declaration: usize) -> Vec<String> {
    let first = texts
        .range(..first_declaration)
        .flat_map(|(_, texts)| texts)
        .filter(|text| (1..LONGEST_LINE).contains(&text.len()))
        .take(FIRST_LINES);
    let mut hosts: Vec<String> = Vec::new();
    for sentence in std::iter::once(title).chain(first.map(String::as_str)).flat_map(|text| text.split_inclusive(['!', '?', ';'])) {
        for host in in_sentence(sentence) {
            if !hosts.contains(&host) {
                hosts.push(host);
            }
        }
    }
    hosts
}

fn in_sentence(sentence: &str) -> Vec<String> {
    let folded = fold(sentence);
    if !vocabulary().mentions_cookies(sentence) || !USES.iter().any(|word| folded.contains(word)) {
        return Vec::new();
    }
    let lower = sentence.to_lowercase();
    let words = lower.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | '«' | '»' | '"' | '“' | '”' | '/'));
    let words: Vec<&str> = words.map(|word| word.trim_end_matches(['.', ':'])).filter(|word| !word.is_empty()).collect();
    let pairs = words.iter().zip(words.iter().skip(1)).filter(|(before, _)| BEFORE.contains(before) || before.starts_with("http"));
    pairs.filter(|(_, host)| is_host(host)).map(|(_, host)| (*host).to_owned()).collect()
}

/// A name below a public suffix, and not that of somebody who explains cookies.
fn is_host(word: &str) -> bool {
    let is_name = word.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    let suffix = registrable_domain(word).split_once('.').map_or("", |(_, suffix)| suffix);
    is_name && is_public_suffix(suffix) && !EXPLAINING.iter().any(|host| is_within(word, host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_that_a_sentence_speaks_for() {
        for (sentence, expected) in [
            ("Cookies utilisés sur www.festival-exemple.fr", &["www.festival-exemple.fr"][..]),
            ("Le site www.mairie-exemple.fr dépose les cookies suivants.", &["www.mairie-exemple.fr"]),
            ("Diese Website (www.stadt-exemple.de) verwendet folgende Cookies.", &["www.stadt-exemple.de"]),
            ("This site (shop.example.co.uk) uses cookies.", &["shop.example.co.uk"]),
            ("Le site de la CNIL www.cnil.fr explique comment on utilise les cookies.", &[]),
            ("Pour savoir quels cookies un site dépose, allez sur www.cnil.fr.", &[]),
            ("Nous utilisons des cookies.", &[]),
            ("Le site www.mairie-exemple.fr est édité par la ville.", &[]),
            ("Google Analytics (google.com) utilise des cookies.", &[]),
            ("Les cookies utilisés sur le fichier settings.json", &[]),
        ] {
            assert_eq!(in_sentence(sentence), expected, "{sentence}");
        }
    }
}
