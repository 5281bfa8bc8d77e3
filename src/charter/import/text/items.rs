//! Lists: a technical name, then what it is for, with a duration in the sentence. `- _ga: tells visitors apart (2 years)`.

use super::{Found, named};
use crate::charter::DeclaredLife;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::{are_only_names, has_name, is_unmistakable, is_word, mentions_cookies, names_of};
use crate::charter::words::{Vocabulary, claim_of, life_of};

/// Words among which the names at the beginning of a line are looked for.
const MOST_IN_FRONT: usize = 40;
/// Entries of which nothing is said that a list may begin with.
const MOST_SILENT: usize = 24;
/// Entries of plain words that a list may begin with.
const MOST_PLAIN: usize = 64;
/// Services that a list may begin with.
const MOST_SERVICES: usize = 8;
/// Words of a duration that stands alone.
const LONGEST_LIFE: usize = 5;
/// Words of the label of a service, of an entry that is nothing but a label, and of what is said of a service on a line without the mark of an entry.
const LONGEST_LABEL: usize = 6;
const LONGEST_ALONE: usize = 8;
const LONGEST_TOLD: usize = 12;

/// Entries one after the other; blank lines may stand between them.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let mut rows = Vec::new();
    let (mut taken, mut is_certain, mut depth) = (0, false, 0);
    for (at, line) in lines.iter().enumerate() {
        if line.text.trim().is_empty() {
            continue;
        }
        let found = entry(words, &line.text);
        // A name in code of which nothing is said: what follows it in the list is not said of it.
        let silent = found.as_ref().filter(|entry| entry.told.is_empty() && is_listed(&line.text)).and_then(|_| bare(words, line));
        if let Some(row) = silent {
            depth = indent(&line.text);
            rows.push(row);
        } else if let Some(entry) = found {
            is_certain |= entry.is_certain;
            depth = indent(&line.text);
            rows.push(Row::new(line.number, vec![entry.name, entry.told]));
        } else if let Some(row) = service_row(words, lines, at, &rows) {
            depth = depth.max(indent(&line.text));
            rows.push(row);
        } else if taken != at || rows.is_empty() {
            break;
        } else if indent(&line.text) <= depth && is_of_another(words, &line.text) {
            // Its duration is not that of the entry above.
            rows.push(Row::new(line.number, vec![line.text.trim().to_owned()]));
        } else if let Some(row) = rows.last_mut().filter(|row| goes_on(words, row, &line.text, depth)) {
            row.cells.get_mut(1).into_iter().for_each(|told| {
                told.push(' ');
                told.push_str(line.text.trim());
            });
        } else if let Some(row) = alone(words, lines, at) {
            rows.push(row);
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
        let are_services = || rows.iter().all(|row| row.cell(0).is_empty());
        if !is_certain && (rows.len() == MOST_PLAIN || rows.len() == MOST_SERVICES && are_services()) {
            return None;
        }
    }
    // Plain words with what is said of them are a list of anything.
    if !is_certain {
        return None;
    }
    // An entry of which nothing is said is no entry.
    rows.retain(|row| row.cells.len() != 2 || !row.cell(1).trim().is_empty());
    // Where nothing is said of any, they are names one a line.
    let is_said = |row: &Row| !row.cell(1).trim().is_empty() && (row.cells.len() > 2 || !row.cell(0).is_empty());
    let first = rows.first().filter(|_| rows.iter().any(|row| row.cells.len() > 1 && is_said(row)))?.line;
    rows.insert(0, header_of(&rows, first));
    Some((taken, Block::Table(Table { rows, is_prose: true, ..Table::default() })))
}

/// A service, or another label without a technical name, with how long its cookies live: `YouTube (1 an)`, `- Google Maps – 6 mois – cartes`. Such a line says
/// nothing of the cookie above it.
pub(super) fn service<'a>(words: &Vocabulary, text: &'a str) -> Option<(&'a str, &'a str)> {
    let bare = without_mark(text.trim()).trim_start_matches("**");
    let borders = [" (", ": ", " : ", " – ", " — ", " - ", ", "].iter().filter_map(|border| Some((bare.find(border)?, border.len())));
    let (at, length) = borders.min()?;
    let label = bare.get(..at)?.trim_end_matches(['*', ':', ' ']);
    // What is said in brackets stays in them.
    let told =
        bare.get(at + length..).map(|told| if bare.get(at..at + 2) == Some(" (") { bare.get(at + 1..).unwrap_or(told) } else { told })?;
    let is_service = is_label(words, label) && !says_life(words, label) && says_life(words, told) && !has_name(words, bare);
    is_service.then_some((label, told.trim()))
}

/// A few words with a capital that are no header and speak of no cookies, as services are called.
fn is_label(words: &Vocabulary, text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && text.split_whitespace().count() <= LONGEST_LABEL
        && words.header_line(text).is_none()
        && !mentions_cookies(text)
}

/// The row of a service among entries: the label is no name. On a line without the mark of an entry it is one where an entry stands right beside it and little is
/// said: "Note: after two years we ask again." is text.
fn service_row(words: &Vocabulary, lines: &[Line], at: usize, rows: &[Row]) -> Option<Row> {
    let line = lines.get(at)?;
    let is_open = rows.last().is_some_and(|row| row.cells.len() > 1 && row.cell(1).is_empty());
    if is_open || rows.is_empty() && !is_above_name(lines.get(at + 1..)?, MOST_SERVICES) {
        return None;
    }
    let (label, told) = service(words, &line.text)?;
    let is_told = || told.split_whitespace().count() <= LONGEST_TOLD && !told.ends_with('.');
    let is_beside = || match rows.last() {
        Some(_) => at.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|above| !above.text.trim().is_empty()),
        None => lines.get(at + 1).is_some_and(|below| entry(words, &below.text).is_some()),
    };
    let counts = is_listed(&line.text) || is_told() && is_beside();
    counts.then(|| Row::new(line.number, vec![String::new(), told.to_owned(), label.to_owned()]))
}

/// Whether one of so many lines begins with what can be nothing but a name. Each line of a long list of other things may begin one of cookies: this is looked at
/// before what is said in it, because it is cheap.
pub(super) fn is_above_name(below: &[Line], most: usize) -> bool {
    let begins = |text: &str| without_mark(text.trim_start()).split_whitespace().next().is_some_and(is_unmistakable_start);
    below.iter().take(most).any(|line| begins(&line.text))
}

/// `_ga`, `PHPSESSID:`, `**_gid**`.
fn is_unmistakable_start(word: &str) -> bool {
    is_unmistakable(word.trim_matches(|c: char| matches!(c, '`' | '*' | ':' | ',' | '(' | ')')))
}

/// An entry of which nothing is said, right below another one: a name, or a label, which is kept in a column of its own so that it is no name and listed. A line
/// without the mark of an entry is that of a service where an entry follows: `YouTube : vidéos` between `_ga : …` and `_fbp : …`.
fn alone(words: &Vocabulary, lines: &[Line], at: usize) -> Option<Row> {
    let line = lines.get(at)?;
    if at.checked_sub(1).and_then(|above| lines.get(above)).is_none_or(|above| above.text.trim().is_empty()) {
        return None;
    }
    if is_listed(&line.text) {
        return bare(words, line).or_else(|| label_alone(words, line));
    }
    let (label, told) = line.text.split_once(':')?;
    let (label, told) = (label.trim(), told.trim());
    let is_between = || lines.get(at + 1).is_some_and(|below| entry(words, &below.text).is_some_and(|entry| entry.is_certain));
    let counts = !told.is_empty() && is_label(words, label) && is_between();
    counts.then(|| Row::new(line.number, vec![String::new(), told.to_owned(), label.to_owned()]))
}

/// An entry that is a few words and neither a kind nor the title of others.
pub(super) fn label_alone(words: &Vocabulary, line: &Line) -> Option<Row> {
    let text = without_mark(line.text.trim());
    let is_label = text.split_whitespace().count() <= LONGEST_ALONE
        && !text.ends_with(':')
        && text.contains(char::is_alphanumeric)
        && !mentions_cookies(text)
        && claim_of(words, text).is_silent();
    is_label.then(|| Row::new(line.number, vec![String::new(), line.text.trim().to_owned()]))
}

/// An entry that is one or several names and nothing else, perhaps with their service: `- _ga`, `- Google Analytics (_ga, _gid)`.
pub(super) fn bare(words: &Vocabulary, line: &Line) -> Option<Row> {
    let text = without_mark(line.text.trim()).trim_end_matches([';', ',', '.']);
    if let Some(names) = named::alone(words, text) {
        return Some(Row::new(line.number, vec![names.to_owned()]));
    }
    let (label, names) = match text.strip_suffix(')') {
        Some(text) => text.rsplit_once('(')?,
        None => text.split_once(':')?,
    };
    let (label, names) = (label.trim(), named::alone(words, names)?);
    is_label(words, label).then(|| Row::new(line.number, vec![names.to_owned(), String::new(), label.to_owned()]))
}

/// The header that a list would have; services stand in a column of their own.
pub(super) fn header_of(rows: &[Row], line: usize) -> Row {
    let mut header = header(line);
    if rows.iter().any(|row| row.cells.len() > 2) {
        header.cells.push("Service".to_owned());
    }
    header
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
pub(super) fn without_mark(text: &str) -> &str {
    let bare = without_number(text).trim_start_matches(['-', '•', '·', '–', '▪', '◦', '✓', '✔', '➤', '►', ' ', '\t']);
    bare.strip_prefix("* ").unwrap_or(bare)
}

/// An entry without the word that says what it is: `Cookie _utmt: …`.
fn without_cookie<'a>(words: &Vocabulary, text: &'a str) -> &'a str {
    let rest = text.split_once(' ').filter(|(word, _)| words.is_cookie_word(word)).map(|(_, rest)| rest.trim_start());
    rest.filter(|rest| rest.split_once(':').is_some_and(|(names, _)| are_only_names(words, names.trim()))).unwrap_or(text)
}

/// Whether a line begins as entries of a list do.
pub(super) fn is_listed(text: &str) -> bool {
    let text = text.trim_start();
    without_mark(text).len() < text.len()
}

pub(super) fn says_life(words: &Vocabulary, text: &str) -> bool {
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
