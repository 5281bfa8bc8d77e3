//! Text as pasted from a page: tables whose borders became tabs, bars, line ends or blanks, or were lost; pairs of a label and a value; lists.

mod aligned;
mod bare;
mod bars;
mod bracketed;
mod items;
mod lost;
mod named;
mod paired;
mod records;
mod spread;
mod stacked;
mod tabs;
mod titled;

use super::document::{Block, Document, Line};
use super::{CharterProblem, Input, Read};
use crate::charter::understand::mentions_cookies;
use crate::charter::words::{Column, Vocabulary, claim_of, vocabulary};

pub(super) use bars::{cells as bar_cells, is_rule};
pub(super) use items::header as item_header;

/// Plain text is what is left when nothing else was recognised.
pub(super) fn recognise(_: &Input<'_>) -> bool {
    true
}

#[expect(clippy::unnecessary_wraps, reason = "as every source of the table")]
pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let blocks = structured(&lines_of(input.text, 1), true);
    Ok(Read::Page(Document { blocks, ..Document::default() }))
}

/// The lines of a text, the first with the given number.
pub(super) fn lines_of(text: &str, first: usize) -> Vec<Line> {
    let invisible = |c: char| matches!(c, '\u{feff}' | '\u{200b}' | '\u{ad}');
    (first..).zip(text.lines()).map(|(number, text)| Line { number, text: text.replace(invisible, "").replace('\u{a0}', " ") }).collect()
}

/// Most columns of a table whose cells stand on lines of their own.
const WIDEST: usize = 12;
/// Most cells that are read of one.
const MOST_CELLS: usize = WIDEST * 400;
/// Words of a kind right below a table, or above one.
const LONGEST_KIND: usize = 5;
/// Words of a caption.
const LONGEST_CAPTION: usize = 14;
/// The level of a heading that is none by its mark.
const LOWEST: u8 = 6;

/// What a run of lines is turned into, and how many it takes.
type Found = Option<(usize, Block)>;

/// A way in which a table can stand in a text; it looks at the lines from the first one on.
type Shape = fn(&Vocabulary, &[Line]) -> Found;

/// The shapes, the most certain first.
const SHAPES: [Shape; 11] = [
    spread::find,
    bars::find,
    tabs::find,
    stacked::find,
    records::find,
    titled::find,
    aligned::find,
    lost::find,
    items::find,
    paired::find,
    bare::find,
];

/// Finds the tables in running text; of the rest, `guess_headings` says whether a short line alone may be a heading.
pub(super) fn structured(lines: &[Line], guess_headings: bool) -> Vec<Block> {
    let words = vocabulary();
    let mut blocks = Vec::new();
    let mut plain: Vec<Line> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or(&[]);
        let is_above = line.text.trim().is_empty() || stands_above_table(words, rest);
        let sentence = || bracketed::find(words, rest).filter(|_| bracketed::is_near_cookies(lines, at));
        let found = if is_above { None } else { SHAPES.iter().find_map(|shape| shape(words, rest)).or_else(sentence) };
        let is_below = || plain.is_empty() && matches!(blocks.last(), Some(Block::Table(_))) && is_kind_of_cookies(words, &line.text);
        let is_heading = guess_headings && found.is_none() && (is_heading(lines, at) && !begins_list(words, rest) || is_below());
        // "Statistiques :" right above names of which nothing is said is their kind.
        let is_bare = matches!(&found, Some((_, Block::Table(table))) if table.is_bare);
        let is_table = matches!(&found, Some((_, Block::Table(table))) if !table.is_sentence);
        let is_right_above = |above: &Line| is_table && above.number + 1 == line.number && is_caption(words, &above.text);
        let kind = plain.pop_if(|above| is_bare && is_kind_above(words, &above.text) || !is_bare && is_right_above(above));
        if (found.is_some() || is_heading) && !plain.is_empty() {
            blocks.push(Block::Lines(std::mem::take(&mut plain)));
        }
        blocks.extend(kind.map(|line| {
            let text = line.text.trim().trim_end_matches(':').trim_end().to_owned();
            Block::Heading { level: LOWEST, text, line: line.number }
        }));
        if let Some((taken, block)) = found {
            blocks.push(block);
            at += taken.max(1);
        } else {
            if is_heading {
                blocks.push(Block::Heading { level: 2, text: line.text.trim().to_owned(), line: line.number });
            } else if !line.text.trim().is_empty() {
                plain.push(line.clone());
                // The line stays what it is: it may say of which kind a table below it is.
                if let Some(named) = named::find(words, line) {
                    blocks.push(Block::Lines(std::mem::take(&mut plain)));
                    blocks.push(named);
                }
            }
            at += 1;
        }
    }
    if !plain.is_empty() {
        blocks.push(Block::Lines(plain));
    }
    blocks
}

/// Whether a line is right above a table with tabs that names its columns: it is no cell of another shape, whatever its words are.
fn stands_above_table(words: &Vocabulary, lines: &[Line]) -> bool {
    let [line, header, ..] = lines else { return false };
    let columns = || header.text.split('\t').filter_map(|cell| words.column(cell)).collect::<Vec<_>>();
    !line.text.contains('\t') && header.text.contains('\t') && columns().len() > 1 && columns().contains(&Column::Name)
}

/// "Analytical Cookies" right below a table or list, alone on its line: the kind of what follows.
fn is_kind_of_cookies(words: &Vocabulary, text: &str) -> bool {
    let text = text.trim();
    let is_short =
        text.split_whitespace().count() <= LONGEST_KIND && text.starts_with(char::is_uppercase) && !text.ends_with(['.', ',', ';']);
    is_short && text.split_whitespace().any(|word| words.is_cookie_word(word)) && !claim_of(words, text).is_silent()
}

/// A few words that are a kind, with a colon behind them.
fn is_kind_above(words: &Vocabulary, text: &str) -> bool {
    let kind = items::without_mark(text.trim()).strip_suffix(':');
    kind.is_some_and(|kind| kind.split_whitespace().count() <= LONGEST_KIND && claim_of(words, kind).purpose.is_some())
}

/// A line of some words that is no sentence and names cookies of a kind, right above a table: its caption.
fn is_caption(words: &Vocabulary, text: &str) -> bool {
    let text = text.trim();
    let is_short = text.split_whitespace().count() <= LONGEST_CAPTION && text.starts_with(char::is_uppercase);
    is_short && !text.ends_with(['.', ',', ';', ':', '!', '?']) && mentions_cookies(text) && claim_of(words, text).purpose.is_some()
}

/// A short line that is no sentence and stands at the beginning of a paragraph.
fn is_heading(lines: &[Line], at: usize) -> bool {
    let text = without_pictograph(lines.get(at).map_or("", |line| line.text.trim()));
    // `2.1 Cookies …`
    let number = text.split(' ').next().unwrap_or("");
    let is_numbered = number.ends_with(|c: char| c.is_ascii_digit() || c == '.')
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.contains('.');
    // `a) Cookies …`; other lines that begin so are steps and reasons.
    let is_lettered = number.len() == 2 && number.ends_with(')') && number.starts_with(char::is_alphanumeric) && mentions_cookies(text);
    let is_numbered = is_numbered || is_lettered;
    // What browsers copy has no blank line below a table: a kind stands there, anything else is a remark.
    let is_kind = || text.split_whitespace().count() <= LONGEST_KIND && !claim_of(vocabulary(), text).is_silent();
    let is_below = |before: &Line| before.text.trim().is_empty() || before.text.contains('\t') && is_kind();
    let is_after_blank = is_numbered || at == 0 || lines.get(at - 1).is_some_and(is_below);
    // The first line of a paragraph is no heading, however it was broken.
    let is_alone = lines.get(at + 1).is_none_or(|next| next.text.trim().is_empty());
    let is_short =
        (is_alone || is_lettered || text.chars().count() < 60) && text.chars().count() <= 110 && text.split_whitespace().count() <= 16;
    is_after_blank
        && is_short
        && !text.ends_with(['.', ',', ';'])
        && text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '«' | '"' | '“' | '¿' | '#'))
}

/// Whether two short lines follow that are no sentences and no headers: entries of a list whose marks were not copied. A kind above the names of services,
/// which have no small words in them, is a heading.
fn begins_list(words: &Vocabulary, lines: &[Line]) -> bool {
    let is_kind = |line: &Line| mentions_cookies(&line.text) || !claim_of(words, &line.text).is_silent();
    if lines.first().is_none_or(is_kind) {
        return false;
    }
    let is_entry = |line: &Line| {
        let text = line.text.trim();
        let is_short = text.chars().count() < 60
            && text.split(' ').skip(1).any(|word| word.starts_with(char::is_lowercase))
            && !text.contains(['\t', '|', ':']);
        is_short && !text.ends_with('.') && text.starts_with(char::is_uppercase) && words.header_line(text).is_none()
    };
    lines.len() > 2 && lines.iter().take(3).all(is_entry)
}

/// A text without the picture that stands in front of it: "📊 Statistics".
fn without_pictograph(text: &str) -> &str {
    let is_picture = |c: char| matches!(c, '\u{2600}'..='\u{26ff}' | '\u{2705}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    text.trim_start_matches(is_picture).trim_start()
}

#[cfg(test)]
mod tests;
