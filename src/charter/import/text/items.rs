//! Lists: a technical name, then what it is for, with a duration in the sentence. `- _ga: tells visitors apart (2 years)`.

use super::Found;
use crate::charter::DeclaredLife;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::{are_only_names, is_unmistakable, is_word, mentions_cookies, names_of};
use crate::charter::words::{Vocabulary, life_of};

/// Words among which the names at the beginning of a line are looked for.
const MOST_IN_FRONT: usize = 40;
/// Entries of which nothing is said that a list may begin with.
const MOST_SILENT: usize = 24;
/// Entries of plain words that a list may begin with.
const MOST_PLAIN: usize = 64;
/// Words of a duration that stands alone.
const LONGEST_LIFE: usize = 5;

/// Entries one after the other; blank lines may stand between them.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let mut rows = Vec::new();
    let (mut taken, mut is_certain, mut depth) = (0, false, 0);
    for (at, line) in lines.iter().enumerate() {
        if line.text.trim().is_empty() {
            continue;
        }
        if let Some(entry) = entry(words, &line.text) {
            is_certain |= entry.is_certain;
            depth = indent(&line.text);
            rows.push(Row::new(line.number, vec![entry.name, entry.told]));
        } else if taken != at || rows.is_empty() {
            break;
        } else if indent(&line.text) <= depth && is_of_another(words, &line.text) {
            // Its duration is not that of the entry above.
            rows.push(Row::new(line.number, vec![line.text.trim().to_owned()]));
        } else if let Some(row) = rows.last_mut().filter(|row| goes_on(words, row, &line.text, depth)) {
            row.cells.iter_mut().skip(1).for_each(|told| {
                told.push(' ');
                told.push_str(line.text.trim());
            });
        } else if is_listed(&line.text) && (says_life(words, &line.text) || indent(&line.text) > 0) {
            // A line of the list that says how long something lives, or stands among entries, is kept as it is, so that it is listed.
            rows.push(Row::new(line.number, vec![line.text.trim().to_owned()]));
        } else {
            break;
        }
        taken = at + 1;
        // So many names of which nothing is said are no list; a page may be nothing else.
        if rows.len() == MOST_SILENT && rows.iter().all(|row| row.cell(1).is_empty()) {
            return None;
        }
        // Each line of a text may begin a list: one of plain words is not looked through to its end from each of them.
        if rows.len() == MOST_PLAIN && !is_certain {
            return None;
        }
    }
    // Plain words with what is said of them are a list of anything.
    if !is_certain {
        return None;
    }
    // An entry of which nothing is said is no entry.
    rows.retain(|row| row.cells.len() == 1 || !row.cell(1).trim().is_empty());
    let first = rows.first()?.line;
    rows.insert(0, header(first));
    Some((taken, Block::Table(Table { rows, is_prose: true, ..Table::default() })))
}

/// A line that is further in than the entry above it goes on with that, and one that is indented and no entry, or says one thing of it. So does the line below an
/// entry that says nothing yet.
fn goes_on(words: &Vocabulary, row: &Row, line: &str, depth: usize) -> bool {
    let is_inner = line.starts_with([' ', '\t', '[']) && (!is_listed(line) || indent(line) > depth || is_attribute(words, line));
    let is_open = row.cells.len() > 1 && row.cell(1).is_empty() || is_inner;
    is_open && line.len() < 400
}

/// `• Duration: 2 years`, `• Kept for 2 years`.
fn is_attribute(words: &Vocabulary, line: &str) -> bool {
    let text = without_mark(line.trim_start());
    let is_labelled = text.split_once(':').is_some_and(|(label, _)| words.whole_header(label.trim()).is_some());
    is_labelled || text.split_whitespace().count() < 7 && says_life(words, text)
}

/// `m: 2 anni` between entries such as `__stripe_sid: 30 minuti`: a word of code with a duration and nothing else, and no label of one (`expires: 2 years`).
fn is_of_another(words: &Vocabulary, line: &str) -> bool {
    line.trim().split_once(':').is_some_and(|(name, told)| {
        let is_name = is_of_code(&name.replace(['.', '_'], "-")) && words.whole_header(name).is_none();
        is_name && is_life_alone(words, told)
    })
}

fn is_life_alone(words: &Vocabulary, told: &str) -> bool {
    (1..=LONGEST_LIFE).contains(&told.split_whitespace().take(LONGEST_LIFE + 1).count()) && says_life(words, told)
}

/// Blanks in front of a line; a tab is several.
fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// The header that such a list would have.
pub fn header(line: usize) -> Row {
    Row::new(line, vec!["Cookie name".to_owned(), "Description".to_owned()])
}

/// A text without the number of an entry: `1. _ga`, `12) _gid`.
fn without_number(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).filter(|_| (1..=3).contains(&digits)).and_then(|rest| rest.strip_prefix(['.', ')']));
    rest.filter(|rest| rest.starts_with(' ')).unwrap_or(text)
}

/// A text without what an entry of a list begins with.
fn without_mark(text: &str) -> &str {
    let bare = without_number(text).trim_start_matches(['-', '•', '·', '–', '▪', '◦', '✓', '✔', '➤', '►', ' ', '\t']);
    bare.strip_prefix("* ").unwrap_or(bare)
}

/// An entry without the word that says what it is: `Cookie _utmt: …`.
fn without_cookie<'a>(words: &Vocabulary, text: &'a str) -> &'a str {
    let rest = text.split_once(' ').filter(|(word, _)| words.is_cookie_word(word)).map(|(_, rest)| rest.trim_start());
    rest.filter(|rest| rest.split_once(':').is_some_and(|(names, _)| are_only_names(words, names.trim()))).unwrap_or(text)
}

/// Whether a line begins as entries of a list do.
fn is_listed(text: &str) -> bool {
    let text = text.trim_start();
    without_mark(text).len() < text.len()
}

fn says_life(words: &Vocabulary, text: &str) -> bool {
    life_of(words, text, None) != DeclaredLife::Unsaid
}

/// Written as names in programs are: `token-2`, `NID`, `abcToken`. A name of a company has a capital and small letters behind it.
fn is_of_code(name: &str) -> bool {
    let is_word = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_shouted = !name.bytes().any(|b| b.is_ascii_lowercase());
    is_word && (is_shouted || name.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

/// An entry of a list.
struct Entry {
    name: String,
    /// What is said of it.
    told: String,
    /// The name can be nothing else, or is said to be one: not a plain word with a duration, which counts beside such a name alone.
    is_certain: bool,
}

/// Several names that an entry begins with, and what is said of them: `_gid, _gat: …`, `_ga et _gid – …`.
fn several_names<'a>(words: &Vocabulary, bare: &'a str) -> Option<(&'a str, &'a str)> {
    let borders = [": ", " : ", " – ", " — ", " - "].iter().filter_map(|border| Some((bare.find(border)?, border.len())));
    let (at, length) = borders.min()?;
    let (names, told) = (bare.get(..at)?.trim(), bare.get(at + length..)?.trim());
    let is_list = names.len() < 120 && names.contains([' ', ',']) && are_only_names(words, names) && names_of(words, names).names.len() > 1;
    is_list.then_some((names, told))
}

/// `_ga,` in front of others.
fn is_first_of_several(word: &str) -> bool {
    word.strip_suffix(',').is_some_and(is_unmistakable)
}

/// Names that can be nothing else at the beginning of a line, with commas between them, and what follows: `_x_a, _x_b and similar cookies …`.
fn names_in_front(words: &Vocabulary, bare: &str) -> Option<(String, String)> {
    let tokens: Vec<&str> = bare.split_whitespace().take(MOST_IN_FRONT).collect();
    // `client_id, client_secret: …` is what an interface asks for.
    let is_of_cookies = mentions_cookies(bare);
    let bare_of = |token: &str| token.trim_matches(['`', ',', ';', ':']).to_owned();
    let is_name =
        |token: &&str| Some(bare_of(token)).is_some_and(|name| is_unmistakable(&name) && (is_of_cookies || name.starts_with('_')));
    tokens.first().filter(|first| first.ends_with(',') && is_name(first))?;
    let run = tokens.iter().take_while(|token| is_name(token) || words.is_list_word(token)).count();
    let names: Vec<&str> =
        tokens.iter().take(run).filter(|token| is_name(token)).map(|token| token.trim_end_matches([',', ';', ':'])).collect();
    let last = tokens.get(run.checked_sub(1)?)?;
    let end = last.as_ptr() as usize + last.len() - bare.as_ptr() as usize;
    let told = bare.get(end..)?.trim_start_matches([' ', ':', '-', '–', '—']).to_owned();
    (names.len() > 1 && !told.is_empty()).then(|| (names.join(", "), told))
}

/// The entry that a line begins with.
fn entry(words: &Vocabulary, text: &str) -> Option<Entry> {
    let text = text.trim_start();
    let bare = without_mark(text).trim_start_matches("**");
    let is_listed = bare.len() < text.len();
    let bare = if is_listed { without_cookie(words, bare) } else { bare };
    if let Some((names, told)) = several_names(words, bare).filter(|_| is_listed) {
        // `- access_token and refresh_token - …` may be of anything.
        let is_certain = mentions_cookies(text) || names.split(' ').next().is_some_and(is_first_of_several);
        return Some(Entry { name: names.to_owned(), told: told.to_owned(), is_certain });
    }
    if let Some((name, told)) = names_in_front(words, bare) {
        return Some(Entry { name, told, is_certain: true });
    }
    let is_code = bare.starts_with('`');
    // Several names in code may stand before the colon.
    let end = if is_code {
        bare.find("`:").map(|at| at + 1).filter(|at| *at < 80).or_else(|| bare.get(1..)?.find('`').map(|at| at + 2))?
    } else {
        bare.find(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | ',' | '–' | '—'))?
    };
    let (name, rest) = bare.split_at_checked(end)?;
    let rest = rest.trim_start_matches('*').trim_start();
    let has_border = rest.starts_with([':', '-', '–', '—', '(', '=', ',']) || is_code && is_listed;
    let names = names_of(words, name).names;
    let counts = names.iter().all(|name| is_unmistakable(name)) || is_code && is_listed;
    let told = rest.trim_start_matches([':', '-', '–', '—', '=', ',', '*', ' ']);
    // `ASPXAUTH - this cookie is only stored if …`: said to be one at once.
    let is_said = told.split_whitespace().take(3).any(|word| words.is_one_cookie(word));
    let is_certain = counts || is_said && names.iter().all(|name| name.len() > 4 && !is_word(name));
    // Without the mark of an entry nothing else may stand behind the colon.
    let is_short = || rest.starts_with(':') && words.whole_header(name).is_none() && is_life_alone(words, told);
    let is_plain = || (is_listed || is_short()) && names.iter().all(|name| is_of_code(name)) && says_life(words, told);
    let is_named = (is_certain || is_plain()) && names.first().is_some_and(|name| name.len() > 2);
    (has_border && is_named).then(|| Entry { name: name.to_owned(), told: told.to_owned(), is_certain })
}
