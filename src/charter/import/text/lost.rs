//! Tables whose borders were lost: one row a line with single blanks between cells, or with nothing between them.

mod glued;

use super::Found;
use crate::charter::DeclaredLife;
use crate::charter::import::document::{Block, Line, Row, Table};
use crate::charter::understand::{is_telling, is_unmistakable, is_word, single};
use crate::charter::words::{Column, Vocabulary, claim_of, life_of, starts_with_life};

/// Words of the longest phrase that means a session.
const MOST_WORDS: usize = 6;
/// Blank lines between two rows of a table.
const MOST_BLANKS: usize = 2;

/// A line of headers, then a line for each cookie up to the next blank one.
pub(super) fn find(words: &Vocabulary, lines: &[Line]) -> Found {
    let header = lines.first().filter(|line| !line.text.contains('\t') && !line.text.trim_end().ends_with('.') && line.text.len() < 200)?;
    // `NamePurpose`: where the borders of the header are lost, those of the lines are lost as well.
    let divided = glued::divided(&header.text);
    let is_glued = divided != header.text;
    // "Necessary Cookies" is a kind.
    let is_kind = |columns: &Vec<Column>| columns.len() == 2 && columns.contains(&Column::Necessary);
    let columns = words.run_of_headers(&divided).filter(|columns| !is_kind(columns))?;
    let name = columns.iter().position(|column| *column == Column::Name).filter(|_| columns.len() > 1)?;
    let read = |line: &Line| if is_glued { glued::row(words, &columns, line) } else { row(words, (&columns, name), line) };
    // Where nothing can be read at the beginning there is no table, and the rest of a long text is not looked at.
    let beginning = || lines.iter().skip(1).take(4).take_while(|line| !line.text.trim().is_empty() && line.text != header.text);
    // Below a glued header, or one of several columns with a duration, lines that cannot be divided are kept as they are, so that they are listed.
    let says_life = |line: &Line| columns.contains(&Column::Life) && life_of(words, &line.text, None) != DeclaredLife::Unsaid;
    let is_table = columns.len() > 2 && beginning().next().is_some_and(|line| is_glued || says_life(line));
    if !is_table && !beginning().map(read).any(|row| row.cells.len() > 1) {
        return None;
    }
    let taken = 1 + body_length(words, lines, &read);
    let body = || lines.iter().take(taken).skip(1).filter(|line| !line.text.trim().is_empty());
    let rows: Vec<Row> = body().map(read).collect();
    let title = Row::new(header.number, columns.iter().map(|column| title(*column).to_owned()).collect());
    let rows = std::iter::once(title).chain(rows).collect();
    Some((taken, Block::Table(Table { rows, header: header.text.clone(), ..Table::default() })))
}

/// How many lines below a header are of its table: up to the next blank one, unless a line follows it that begins with what can only be a name and says more.
/// The same header again begins another table.
fn body_length(words: &Vocabulary, lines: &[Line], read: &impl Fn(&Line) -> Row) -> usize {
    let begins_with_name = |text: &str| text.split_whitespace().next().is_some_and(|token| is_certain(words, token));
    let goes_on = |line: &Line| begins_with_name(&line.text) && read(line).cells.iter().filter(|cell| !cell.trim().is_empty()).count() > 2;
    let header = lines.first().map_or("", |line| line.text.as_str());
    let mut length = 0;
    for (at, line) in lines.iter().enumerate().skip(1).take_while(|(_, line)| line.text != header) {
        let blanks = at - length - 1;
        if line.text.trim().is_empty() {
            if length == 0 || blanks == MOST_BLANKS {
                break;
            }
        } else if blanks == 0 || goes_on(line) {
            length = at;
        } else {
            break;
        }
    }
    length
}

/// A header that is known for what it is: the header of the text has no borders.
fn title(column: Column) -> &'static str {
    match column {
        Column::Name => "Cookie name",
        Column::Provider => "Provider",
        Column::Service => "Service",
        Column::Purpose => "Purpose",
        Column::Life => "Duration",
        Column::Category => "Category",
        Column::Party => "First or third party",
        Column::Necessary => "Strictly necessary",
        Column::Content => "Content",
    }
}

/// The cells of a line, in the order of the columns; one cell with all of it when it cannot be read. `name` is the column of names.
fn row(words: &Vocabulary, (columns, name): (&[Column], usize), line: &Line) -> Row {
    let text = line.text.trim();
    let whole = || Row::new(line.number, vec![text.to_owned()]);
    let Some(start) = (if name == 0 { Some(0) } else { name_start(words, text) }) else { return whole() };
    let (mut before, from) = text.split_at_checked(start).unwrap_or(("", text));
    let Some(mut cells) = cells(words, columns.get(name..).unwrap_or(&[]), from) else { return whole() };
    if name > 0 && words.after_prefix_phrase(before).is_some_and(|rest| rest.trim().is_empty()) {
        // "Hubspot any cookie starting with _hs".
        before = before.split_whitespace().next().unwrap_or("");
        cells
            .first_mut()
            .into_iter()
            .for_each(|cell| *cell = format!("{}*", cell.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_')));
    }
    Row::new(line.number, in_front(name, before.trim()).chain(cells).collect())
}

/// Where the first word begins, behind another one, that can be nothing but a name.
fn name_start(words: &Vocabulary, text: &str) -> Option<usize> {
    let starts = text.match_indices(' ').map(|(at, _)| at + 1);
    let token = |at: usize| text.get(at..)?.split_whitespace().next().map(|token| (at, token));
    starts.filter_map(token).find(|(_, token)| is_certain(words, token)).map(|(at, _)| at)
}

/// Whether a token can be nothing but a name.
fn is_certain(words: &Vocabulary, token: &str) -> bool {
    single(words, token.trim_end_matches([';', ','])).is_some_and(|name| is_unmistakable(&name) || is_telling(&name))
}

/// So many cells of the text in front of the name: the first word, and the rest.
fn in_front(count: usize, text: &str) -> impl Iterator<Item = String> {
    let mut parts: Vec<String> = if count > 1 { text.splitn(2, ' ').map(str::to_owned).collect() } else { vec![text.to_owned()] };
    parts.resize(count, String::new());
    parts.into_iter()
}

/// The cells from the name on.
fn cells(words: &Vocabulary, columns: &[Column], text: &str) -> Option<Vec<String>> {
    let parts = parts(words, columns, text)?;
    let mut rest = parts.rest.trim();
    let answer = if columns.contains(&Column::Necessary) { answer_at_end(words, &mut rest) } else { "" };
    let category = if columns.contains(&Column::Category) { category_at_end(words, &mut rest) } else { "" };
    // The text between name and duration belongs to the columns between them; what follows, to the purpose or the only column left.
    let between = between(words, columns, parts.between.trim());
    let is_between = |column: Column| between.iter().any(|(taken, _)| *taken == column);
    let told =
        [Column::Purpose, Column::Service, Column::Provider].into_iter().find(|column| columns.contains(column) && !is_between(*column));
    let cell = |column: &Column| match column {
        Column::Name => parts.name,
        Column::Life => parts.life,
        Column::Necessary => answer,
        Column::Category if !category.is_empty() => category,
        column if is_between(*column) => between.iter().find(|(taken, _)| taken == column).map_or("", |(_, text)| text),
        column if Some(*column) == told => rest,
        _ => "",
    };
    Some(columns.iter().map(|column| cell(column).to_owned()).collect())
}

/// The texts of the columns between name and duration: a kind in a few words in front of the purpose or behind it is known by its words.
fn between<'a>(words: &Vocabulary, columns: &[Column], text: &'a str) -> Vec<(Column, &'a str)> {
    let is_kind = |column: &Column| matches!(column, Column::Category | Column::Party);
    match (columns.get(1), columns.get(2)) {
        _ if text.is_empty() => Vec::new(),
        (Some(kind), Some(Column::Purpose)) if is_kind(kind) => match kind_at_start(words, text) {
            Some(end) => vec![(*kind, text.get(..end).unwrap_or("")), (Column::Purpose, text.get(end..).unwrap_or("").trim())],
            None => vec![(Column::Purpose, text)],
        },
        (Some(Column::Purpose), Some(kind)) if is_kind(kind) => match kind_at_end(words, text) {
            Some(start) => vec![(Column::Purpose, text.get(..start).unwrap_or("").trim()), (*kind, text.get(start..).unwrap_or(""))],
            None => vec![(Column::Purpose, text)],
        },
        // A provider given by its host, and what for.
        (Some(Column::Provider), Some(Column::Purpose))
            if let Some((host, told)) = text.split_once(' ').filter(|(first, _)| is_host(first)) =>
        {
            vec![(Column::Provider, host), (Column::Purpose, told.trim())]
        }
        // What a cookie holds and what for stand side by side: all of it is told, because nothing says where the one ends.
        (Some(Column::Content), _) if columns.contains(&Column::Purpose) => vec![(Column::Purpose, text)],
        (Some(column), _) => vec![(*column, text)],
        _ => Vec::new(),
    }
}

/// `example.be`, `.google.com`: small letters, a dot and an ending of letters.
fn is_host(word: &str) -> bool {
    let is_label = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    let ending = word.rsplit_once('.').map_or("", |(_, ending)| ending);
    word.chars().all(is_label) && ending.len() > 1 && ending.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Where the words of a kind end at the beginning of a text; the next cell begins with a capital.
fn kind_at_start(words: &Vocabulary, text: &str) -> Option<usize> {
    let ends = text.match_indices(' ').map(|(at, _)| at).chain(std::iter::once(text.len())).take(3);
    let is_border = |end: usize| text.get(end..).is_some_and(|rest| !rest.trim_start().starts_with(char::is_lowercase));
    ends.filter(|end| is_border(*end)).find(|end| text.get(..*end).is_some_and(|part| !claim_of(words, part).is_silent()))
}

/// Where the words of a kind begin at the end of a text, with a capital.
fn kind_at_end(words: &Vocabulary, text: &str) -> Option<usize> {
    let starts = text.rmatch_indices(' ').map(|(at, _)| at + 1).take(3);
    let part = |start: &usize| text.get(*start..).filter(|part| part.starts_with(char::is_uppercase));
    starts.filter(|start| part(start).is_some_and(|part| !claim_of(words, part).is_silent())).last()
}

struct Parts<'a> {
    name: &'a str,
    between: &'a str,
    life: &'a str,
    rest: &'a str,
}

fn parts<'a>(words: &Vocabulary, columns: &[Column], text: &'a str) -> Option<Parts<'a>> {
    let name = names_at_start(words, text)?;
    let after = text.get(name.len()..)?;
    // A plain word with a capital begins a sentence, or is a label.
    let is_name = is_list(name) || single(words, name).is_some_and(|name| !is_word(&name));
    let is_next = columns.get(1) == Some(&Column::Life);
    if is_next {
        if let Some(end) = life_at_start(words, after).filter(|_| is_name) {
            return Some(Parts { name, between: "", life: after.get(..end)?, rest: after.get(end..)? });
        }
        if let Some((name, life, rest)) = glued::name_and_life(words, text, name).filter(|(name, ..)| single(words, name).is_some()) {
            return Some(Parts { name, between: "", life, rest });
        }
        // "Bis zu zwei Jahre", "max. 2 years".
        if let Some(end) = life_behind_words(words, after).filter(|_| is_name) {
            return Some(Parts { name, between: "", life: after.get(..end)?, rest: after.get(end..)? });
        }
    } else if columns.contains(&Column::Life) && is_name {
        let starts = after.match_indices(' ').map(|(at, _)| at);
        let found: Vec<(usize, usize)> = starts.filter_map(|at| Some((at, at + life_at_start(words, after.get(at..)?)?))).collect();
        let is_last = columns.last() == Some(&Column::Life);
        // A cell begins with a capital or a digit: "keeping the connection Session".
        let begins = |from: usize| after.get(from..).is_some_and(|cell| !cell.trim_start().starts_with(char::is_lowercase));
        let at_end = || found.iter().filter(|(_, end)| *end >= after.trim_end().len());
        let is_session = |(from, to): &&(usize, usize)| after.get(*from..*to).is_some_and(|cell| words.is_session_phrase(cell));
        let last = || at_end().find(is_session).or_else(|| at_end().find(|(from, _)| begins(*from))).or_else(|| at_end().next());
        let place = if is_last { last() } else { found.first() };
        if let Some((from, to)) = place {
            return Some(Parts { name, between: after.get(..*from)?, life: after.get(*from..*to)?, rest: after.get(*to..)? });
        }
    }
    let counts = is_list(name) || is_unmistakable(name) || is_telling(name);
    counts.then_some(Parts { name, between: "", life: "", rest: after })
}

fn is_list(names: &str) -> bool {
    names.contains(' ')
}

/// The name at the beginning of a line; several with commas or a word such as "and" between them when each can be nothing else.
fn names_at_start<'a>(words: &Vocabulary, text: &'a str) -> Option<&'a str> {
    let first = text.split_whitespace().next()?;
    let mut end = first.len();
    let mut last = first;
    // A list of names is short: a text of nothing else is looked at in parts.
    for _ in 0..40 {
        let rest = text.get(end..)?;
        let mut tokens = rest.split_whitespace();
        let Some(mut token) = tokens.next() else { break };
        if words.is_list_word(token) || matches!(token, "/" | "&" | "+" | ";" | ",") {
            let Some(next) = tokens.next() else { break };
            token = next;
        } else if !last.ends_with([',', ';']) {
            break;
        }
        if !is_certain(words, last) || !is_certain(words, token) {
            break;
        }
        end = token.as_ptr() as usize - text.as_ptr() as usize + token.len();
        last = token;
    }
    text.get(..end)
}

/// Where a duration ends that stands behind one to three words at the beginning of a text.
fn life_behind_words(words: &Vocabulary, text: &str) -> Option<usize> {
    let mut starts = text.match_indices(' ').map(|(at, _)| at).skip(1).take(3);
    starts.find_map(|at| Some(at + starts_with_life(words, text.get(at..)?)?))
}

/// Where a duration, a phrase that means a session, or at most three words that speak of one, end at the beginning of a text.
fn life_at_start(words: &Vocabulary, text: &str) -> Option<usize> {
    if let Some(end) = starts_with_life(words, text) {
        return Some(end);
    }
    let ends =
        text.trim_start().match_indices(' ').map(|(at, _)| at + text.len() - text.trim_start().len()).chain(std::iter::once(text.len()));
    let ends: Vec<usize> = ends.take(MOST_WORDS).collect();
    let part = |end: &&usize| text.get(..**end).unwrap_or("");
    let phrase = ends.iter().rev().find(|end| words.is_session_phrase(part(end)));
    phrase.or_else(|| ends.iter().take(3).find(|end| life_of(words, part(end), None) == DeclaredLife::Session)).copied()
}

/// Takes a Yes or No from the end of a text.
fn answer_at_end<'a>(words: &Vocabulary, rest: &mut &'a str) -> &'a str {
    let last = rest.rsplit(' ').next().unwrap_or("");
    if words.answer(last).is_none() {
        return "";
    }
    *rest = rest.strip_suffix(last).unwrap_or(rest).trim_end();
    last
}

/// Takes the words behind the last sentence when they name a kind.
fn category_at_end<'a>(words: &Vocabulary, rest: &mut &'a str) -> &'a str {
    let Some((sentence, tail)) = rest.rsplit_once(". ") else { return "" };
    if claim_of(words, tail).is_silent() {
        return "";
    }
    *rest = sentence;
    tail
}
