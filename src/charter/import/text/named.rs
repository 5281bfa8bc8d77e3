//! Names that a sentence says are cookies': `we keep it in the cookie _shop_lang`, `the _shop_session cookie`, `cookies such as _a and _b`.

use std::collections::HashSet;
use std::ops::Range;

use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::{are_only_names, is_telling, is_word, names_of, single};
use crate::charter::words::Vocabulary;

/// Words between "cookie" and its name: "a cookie which we call …".
const NEAR: usize = 3;
/// The same where the name stands right behind a word such as "called".
const NEAR_CALLED: usize = 8;
/// Bytes of a line that is looked through; a longer one is no paragraph of a page.
const LONGEST: usize = 4_000;
/// Bytes of a sentence that is kept as what a name is for.
const LONGEST_TOLD: usize = 400;

/// Words of code about cookies that name none.
const NO_NAMES: [&str; 28] = [
    "http_only",
    "max_age",
    "same_site",
    "user_agent",
    "ga_disable",
    "document.cookie",
    "set-cookie",
    "httponly",
    "secure",
    "samesite",
    "max-age",
    "expires",
    "path",
    "domain",
    "cookie",
    "cookies",
    "true",
    // Standards and products.
    "html5",
    "css3",
    "http2",
    "ipv4",
    "ipv6",
    "oauth2",
    "saml2",
    "sha256",
    "utf8",
    "ga4",
    "web3",
];

/// Endings of files that a page about cookies speaks of.
const FILES: [&str; 24] = [
    "bat", "conf", "cs", "css", "csv", "env", "erb", "html", "ini", "java", "js", "json", "log", "md", "php", "py", "rb", "sql", "toml",
    "ts", "txt", "xml", "yaml", "yml",
];

/// A word of a sentence.
struct Word<'a> {
    /// Without the signs around it.
    bare: &'a str,
    is_code: bool,
    /// A sentence ends with it.
    ends: bool,
    /// A colon stands behind it.
    is_introducing: bool,
}

/// The names of one line, as a table; the line itself stays text.
pub(super) fn find(words: &Vocabulary, line: &Line) -> Option<Block> {
    let text = line.text.as_str();
    // Code of a template or a program that was left in the text.
    let is_code = ["{{", "}}", "{%", "<%", "=>", "();", "&&", "</"].iter().any(|sign| text.contains(sign));
    if text.len() > LONGEST || is_code || !(text.contains('_') || text.contains('`') || text.contains("SESS") || text.contains("sessionid"))
    {
        return None;
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut named: HashSet<String> = HashSet::new();
    let languages = words.languages_of(text);
    for sentence in sentences(text) {
        if !words.mentions_cookies(sentence) || words.speaks_of_storage(sentence) {
            continue;
        }
        if is_undone(words, sentence, &languages) {
            continue;
        }
        let told: String = sentence.chars().take(LONGEST_TOLD).collect();
        // Each name once: a line may be nothing but one of them.
        let new = names_in(words, sentence, &languages).into_iter().filter(|name| named.insert(name.clone()));
        rows.extend(new.map(|name| Row::new(line.number, vec![name, told.trim().to_owned()])));
    }
    if rows.is_empty() {
        return None;
    }
    rows.insert(0, super::items::header(line.number));
    Some(Block::Table(Table { rows, is_prose: true, is_sentence: true, ..Table::default() }))
}

fn is_undone(words: &Vocabulary, sentence: &str, languages: &[usize]) -> bool {
    words.says_undone(sentence, |word| parts(word).iter().any(|word| name(words, word, languages).is_some()))
}

/// The sentences of a line; a dot inside a name ends none.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(". ") {
        let next = text.get(at + 2..).and_then(|rest| rest.trim_start().chars().next());
        if next.is_none_or(|c| c.is_uppercase() || !c.is_alphanumeric()) {
            found.extend(text.get(from..=at));
            from = at + 1;
        }
    }
    found.extend(text.get(from..));
    found
}

/// The names of a sentence that stand beside the word for what they are.
fn names_in(words: &Vocabulary, sentence: &str, languages: &[usize]) -> Vec<String> {
    let all = parts(sentence);
    let tokens: Vec<Option<String>> = all.iter().map(|word| name(words, word, languages)).collect();
    let is_cookie = |at: usize| all.get(at).is_some_and(|word| words.is_cookie_word(word.bare));
    let listed = names_behind_colon(words, &all, &tokens);
    let mut found = Vec::new();
    // How far back the word stands, or the last name of a list that it began.
    let mut since: Option<usize> = None;
    let mut at = 0;
    while at < all.len() {
        if is_cookie(at) {
            since = Some(0);
        } else if let Some(Some(name)) = tokens.get(at) {
            let is_called = at.checked_sub(1).and_then(|at| all.get(at)).is_some_and(|word| words.is_calling(word.bare));
            let is_near = since.is_some_and(|since| since <= NEAR || is_called);
            if !is_of_others(words, &all, at) && (is_near || listed.contains(&at) || leads_to_cookie(words, &all, &tokens, at)) {
                found.push(name.clone());
                since = Some(0);
            }
        } else {
            since = since.map(|since| since + 1).filter(|since| *since <= NEAR_CALLED);
        }
        if all.get(at).is_some_and(|word| word.ends) {
            since = None;
        }
        at += 1;
    }
    found
}

/// The words behind the last colon of a sentence that spoke of cookies, when they are names and nothing else: "Les cookies suivants sont déposés sur votre
/// appareil : _ga, _gid et _fbp."
fn names_behind_colon(words: &Vocabulary, all: &[Word<'_>], named: &[Option<String>]) -> Range<usize> {
    let from = all.iter().rposition(|word| word.is_introducing).map_or(all.len(), |colon| colon + 1);
    let speaks = || all.iter().take(from).any(|word| words.is_cookie_word(word.bare));
    let is_name = |(at, word): (usize, &Word<'_>)| named.get(at).is_some_and(Option::is_some) || words.is_list_word(word.bare);
    if all.iter().enumerate().skip(from).all(is_name) && speaks() { from..all.len() } else { 0..0 }
}

/// Whether the words right before or behind a name say that it is something else's.
fn is_of_others(words: &Vocabulary, all: &[Word<'_>], at: usize) -> bool {
    let says = |at: Option<usize>| at.and_then(|at| all.get(at)).is_some_and(|word| words.is_of_others(word.bare));
    // "An option called `x`", with the word for its being called between them.
    let is_calling = |before: &usize| all.get(*before).is_some_and(|word| words.is_calling(word.bare));
    let before = at.checked_sub(1).map(|before| if is_calling(&before) { before.checked_sub(1) } else { Some(before) });
    // "The cookie `x` filters your results": what it is was said before it.
    let is_told = at.checked_sub(1).and_then(|before| all.get(before)).is_some_and(|word| words.is_cookie_word(word.bare));
    says(before.flatten()) || !is_told && says(at.checked_add(1))
}

/// Whether a list of names goes on to the word: `_a, _b and _c cookies`, `_a, _b and similar cookies`.
fn leads_to_cookie(words: &Vocabulary, all: &[Word<'_>], named: &[Option<String>], at: usize) -> bool {
    const LONGEST_LIST: usize = 12;
    // Other words may stand behind an "and" alone: "`x`) sets cookies" says nothing of x.
    let (mut others, mut may_stand) = (0, false);
    for next in at + 1..(at + LONGEST_LIST).min(all.len()) {
        let Some(word) = all.get(next) else { break };
        if words.is_cookie_word(word.bare) {
            return true;
        }
        if named.get(next).is_some_and(Option::is_some) {
            (others, may_stand) = (0, false);
        } else if words.is_list_word(word.bare) {
            (others, may_stand) = (0, true);
        } else {
            others += 1;
        }
        if others > 3 || others > 0 && !may_stand || word.ends {
            break;
        }
    }
    false
}

/// The words of a sentence.
fn parts(sentence: &str) -> Vec<Word<'_>> {
    let around =
        |c: char| matches!(c, '(' | ')' | ',' | ';' | ':' | '.' | '!' | '?' | '"' | '“' | '”' | '«' | '»' | '’' | '‘' | '\'' | '„');
    let word = |raw: &'_ str| -> (usize, usize) {
        let trimmed = raw.trim_matches(around);
        let from = trimmed.as_ptr() as usize - raw.as_ptr() as usize;
        (from, from + trimmed.len())
    };
    sentence
        .split_whitespace()
        .map(|raw| {
            let (from, to) = word(raw);
            let bare = raw.get(from..to).unwrap_or("");
            let is_code = bare.len() > 2 && bare.starts_with('`') && bare.ends_with('`');
            let ends = raw.ends_with(['.', '!', '?', ';']) && !raw.ends_with("...");
            Word { bare: bare.trim_matches('`'), is_code, ends, is_introducing: raw.ends_with(':') }
        })
        .collect()
}

/// A text that is names and nothing else: what can be nothing else, one in the marks of code, and a token with a stroke that tells (`XSRF-TOKEN`). Nothing that
/// names no cookie in a sentence either.
pub(super) fn alone<'a>(words: &Vocabulary, text: &'a str) -> Option<&'a str> {
    let text = text.trim();
    let code = text.strip_prefix('`').and_then(|text| text.strip_suffix('`')).filter(|code| !code.contains('`'));
    let is_name = are_only_names(words, text)
        || code.and_then(|code| single(words, code)).is_some_and(|name| name.len() > 1 && !is_word(&name))
        || is_stroked(text);
    let mut pieces =
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '&' | '+' | '`')).filter(|piece| !piece.is_empty());
    (is_name && !pieces.any(|piece| names_none(words, piece, &[]))).then_some(text)
}

/// `XSRF-TOKEN`, `csrf-token`: parts of one case with a stroke between them, of which one is what no language has.
fn is_stroked(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_one_case = !text.bytes().any(|byte| byte.is_ascii_lowercase()) || !text.bytes().any(|byte| byte.is_ascii_uppercase());
    let tells = |part: &str| ["csrf", "xsrf", "token", "sessid"].iter().any(|telling| part.eq_ignore_ascii_case(telling));
    is_one_case && text.contains('-') && text.split('-').all(is_part) && text.split('-').any(tells)
}

/// Whether a word names no cookie, whatever it looks like: a domain, a file, a placeholder, an attribute.
fn names_none(words: &Vocabulary, bare: &str, languages: &[usize]) -> bool {
    // A domain: the page's own, or that of a service.
    let is_domain = !bare.contains('_')
        && bare.rsplit_once('.').is_some_and(|(before, last)| {
            !before.is_empty() && last.len() > 1 && last.bytes().all(|b| b.is_ascii_lowercase()) && last != "sid"
        });
    // A file, also one with an underscore in its name.
    let is_file = bare.rsplit_once('.').is_some_and(|(_, ending)| FILES.contains(&ending.to_ascii_lowercase().as_str()));
    is_domain || is_file || words.is_placeholder(bare, languages) || NO_NAMES.contains(&bare.to_ascii_lowercase().as_str())
}

/// The name that a word is: one in the marks of code, or one that can be nothing else even in a sentence.
fn name(words: &Vocabulary, word: &Word<'_>, languages: &[usize]) -> Option<String> {
    let is_sized = (2..=100).contains(&word.bare.len());
    if !is_sized || word.bare.contains(['(', '/', '@', '=', '"']) || names_none(words, word.bare, languages) {
        return None;
    }
    let is_shouted =
        |name: &str| name.len() > 5 && name.bytes().all(|b| b.is_ascii_uppercase()) && (name.ends_with("ID") || name.contains("SESS"));
    let is_plain = word.bare.trim_end_matches('_').contains('_') && word.bare.bytes().any(|b| b.is_ascii_alphanumeric())
        || is_shouted(word.bare)
        || is_telling(word.bare) && word.bare.bytes().all(|b| b.is_ascii_lowercase());
    if !word.is_code && !is_plain {
        return None;
    }
    match &names_of(words, word.bare).names[..] {
        [name] if !is_word(name) => Some(name.clone()),
        _ => None,
    }
}
