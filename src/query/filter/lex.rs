//! Where the terms of a text stand, whether or not they can be understood. What reads them and what completes them agree on it by asking here.

use std::ops::Range;

use super::{Key, Names, Order};

/// A term as it stands: `-`, a key with its sign, values between commas; or a word.
pub(super) struct Lexeme {
    pub is_negated: bool,
    /// The first letter behind `-`.
    pub start: usize,
    /// None for a word.
    pub head: Option<Head>,
    /// Never empty; the only one of a word is the word. A value that is missing has no letters.
    pub values: Vec<Range<usize>>,
}

impl Lexeme {
    /// The place behind its last letter.
    pub(super) fn end(&self) -> usize {
        self.values.last().map_or(self.start, |last| last.end)
    }
}

/// A key with its sign.
pub(super) struct Head {
    /// What stands there.
    pub name: String,
    /// Where its sign stands, counted from its first letter.
    pub sign: usize,
    /// Letters of name and sign together, and of the blanks between them.
    pub length: usize,
    /// None for `:`.
    pub order: Option<Order>,
}

impl Head {
    /// None where the letters are those of a word. Blanks stand before a sign as in `pour-qui : tiers` only where the name is a known one: anything else
    /// is a word, and the sign another.
    pub(super) fn of(letters: &[char], names: &Names) -> Option<Self> {
        let is_name = |letter: &&char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        let name: String = letters.iter().take_while(is_name).collect();
        if !name.starts_with(char::is_alphabetic) {
            return None;
        }
        let length = name.chars().count();
        let sign = skip_blanks(letters, length);
        let (order, signs) = sign_of(letters.get(sign..)?)?;
        let key = names.key(&name);
        if sign > length && key.is_none() && !names.is_secret(&name) {
            return None;
        }
        let end = sign + signs;
        // `life:>13mo` is what one types who knows that a colon stands behind a key. Texts may begin with such a sign; spans and dates do not.
        if order.is_none() && key.is_some_and(Key::is_compared) {
            let behind = skip_blanks(letters, end);
            if let Some((Some(order), signs)) = letters.get(behind..).and_then(sign_of) {
                return Some(Self { name, sign: behind, length: behind + signs, order: Some(order) });
            }
        }
        Some(Self { name, sign, length: end, order })
    }
}

/// The sign that some letters begin with, and how long it is.
fn sign_of(letters: &[char]) -> Option<(Option<Order>, usize)> {
    Some(match letters {
        [':', ..] => (None, 1),
        ['<', '=', ..] => (Some(Order::AtMost), 2),
        ['>', '=', ..] => (Some(Order::AtLeast), 2),
        ['≤', ..] => (Some(Order::AtMost), 1),
        ['≥', ..] => (Some(Order::AtLeast), 1),
        ['<', ..] => (Some(Order::Less), 1),
        ['>', ..] => (Some(Order::More), 1),
        _ => return None,
    })
}

/// Whether letters begin with what makes a key of a name before them.
pub(super) fn begins_with_sign(letters: &[char]) -> bool {
    sign_of(letters).is_some()
}

/// The mark that closes what one opens; none for other letters. French ones, and those that word processors put in place of `"`, count as well.
pub(super) fn closing(opening: char) -> Option<char> {
    match opening {
        '"' => Some('"'),
        '«' => Some('»'),
        '“' => Some('”'),
        _ => None,
    }
}

/// The terms of a text in their order.
pub(super) fn lex(letters: &[char], names: &Names) -> Vec<Lexeme> {
    let (mut lexemes, mut at) = (Vec::new(), skip_blanks(letters, 0));
    while at < letters.len() {
        let is_negated = is_minus(letters, at);
        let start = at + usize::from(is_negated);
        let head = Head::of(letters.get(start..).unwrap_or_default(), names);
        let values = match &head {
            None => std::iter::once(start..value_end(letters, start, &[])).collect(),
            Some(head) => values(letters, start + head.length, head, names),
        };
        let lexeme = Lexeme { is_negated, start, head, values };
        at = skip_blanks(letters, lexeme.end());
        lexemes.push(lexeme);
    }
    lexemes
}

/// A hyphen before something turns it round; one alone is a word.
fn is_minus(letters: &[char], at: usize) -> bool {
    letters.get(at) == Some(&'-') && letters.get(at + 1).is_some_and(|letter| !letter.is_whitespace())
}

fn values(letters: &[char], mut at: usize, head: &Head, names: &Names) -> Vec<Range<usize>> {
    let mut values = Vec::new();
    // A comparison is with one thing alone.
    let ends: &[char] = if head.order.is_none() { &[','] } else { &[] };
    let is_number_with_unit = head.order.is_some() && names.key(&head.name) == Some(Key::Life);
    loop {
        // What stands behind blanks is the value, unless it is the next term: then the value is still to be typed.
        let behind = skip_blanks(letters, at);
        let is_missing = behind > at && (behind == letters.len() || is_term(letters, behind, names));
        let start = if is_missing { at } else { behind };
        let end = if is_missing { at } else { value_end(letters, start, ends) };
        let with_unit = if is_number_with_unit { unit_end(letters, start..end, names) } else { None };
        let end = with_unit.unwrap_or(end);
        values.push(start..end);
        if !letters.get(end).is_some_and(|letter| ends.contains(letter)) {
            return values;
        }
        at = end + 1;
    }
}

/// Whether a term on a key, and no value, begins at a place.
fn is_term(letters: &[char], at: usize, names: &Names) -> bool {
    let start = at + usize::from(is_minus(letters, at));
    Head::of(letters.get(start..).unwrap_or_default(), names).is_some_and(|head| names.key(&head.name).is_some())
}

/// Where a number ends together with the unit behind its blanks: `13 mois`.
fn unit_end(letters: &[char], value: Range<usize>, names: &Names) -> Option<usize> {
    let number = letters.get(value.clone()).filter(|number| !number.is_empty() && number.iter().all(char::is_ascii_digit));
    number?;
    let start = skip_blanks(letters, value.end);
    let end = value_end(letters, start, &[]);
    let unit: String = letters.get(start..end)?.iter().collect();
    names.unit(&unit).map(|_| end)
}

fn skip_blanks(letters: &[char], at: usize) -> usize {
    let blanks = letters.get(at..).unwrap_or_default().iter().take_while(|letter| letter.is_whitespace());
    at + blanks.count()
}

/// The place of the next blank, or of another letter that ends a value, outside quotation marks.
fn value_end(letters: &[char], mut at: usize, ends: &[char]) -> usize {
    while let Some(letter) = letters.get(at).filter(|letter| !letter.is_whitespace() && !ends.contains(letter)) {
        at = match closing(*letter) {
            Some(_) => quoted(letters, at, &mut |_| {}).unwrap_or(letters.len()),
            None => at + 1,
        };
    }
    at
}

/// Gives the letters between two quotation marks, of which the first stands at a place, and the place behind the second; none where that is missing.
/// `\` takes the letter behind it for itself; the blanks inside French marks are theirs.
pub(super) fn quoted(letters: &[char], opening: usize, push: &mut impl FnMut(char)) -> Option<usize> {
    let mark = closing(*letters.get(opening)?)?;
    let mut inside = Vec::new();
    let mut at = opening + 1;
    loop {
        match *letters.get(at)? {
            letter if letter == mark => break,
            '\\' => {
                inside.push(*letters.get(at + 1)?);
                at += 2;
            }
            letter => {
                inside.push(letter);
                at += 1;
            }
        }
    }
    let is_blank = |letter: &&char| mark == '»' && letter.is_whitespace();
    let before = inside.iter().take_while(is_blank).count();
    let behind = inside.iter().skip(before).rev().take_while(is_blank).count();
    let letters = inside.len() - before - behind;
    inside.into_iter().skip(before).take(letters).for_each(push);
    Some(at + 1)
}
