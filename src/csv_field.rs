//! One text as one field, so that no spreadsheet runs any part of it, whichever separator it splits the file at.
//!
//! Two things are needed. A spreadsheet that splits where the file does takes a field as the file means it: it is enough that the text does
//! not begin like a formula ([OWASP, CSV injection]), and that what holds a separator is quoted. A spreadsheet that splits **elsewhere** does
//! not see the quotes of a field in the middle of its cell, so `"a;=1+1"` in a file with commas becomes the cell `=1+1"`: quoting cannot help,
//! and the sign after the foreign separator is defused as a leading one is. Breaks of a line end a row for such a reader, too.
//! (Quoting every field was tried and does not help: after the first closing quote such a reader takes every later quote for a letter.)
//!
//! [OWASP, CSV injection]: https://owasp.org/www-community/attacks/CSV_Injection

use std::borrow::Cow;

/// A text as a field of a file with this separator: itself where it can stand as it is, else defused, and quoted when it must be.
/// It depends on nothing else, so that a text that repeats may be worked out once.
///
/// Where a mark is put, one that the text has there itself gets another one beside it. Without that, `;'=1` and `;=1` were the same field, and nobody could
/// read back which it was: [`restored`] does.
pub(crate) fn field(text: &str, separator: u8) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let (mut rest, mut places, mut at_end, mut splits_to_a_sign) = (Rest::END, Vec::new(), None, false);
    for (at, character) in text.char_indices().rev() {
        splits_to_a_sign |= matches!(character, ',' | ';' | '\t') && rest.is_run;
        if is_foreign_separator(character, separator) {
            let behind = at + character.len_utf8();
            if rest.is_run_behind_marks {
                places.push(behind);
            } else if rest.is_marks {
                at_end = Some(behind);
            }
        }
        rest = rest.behind(character);
    }
    places.extend(rest.begins_behind_marks.then_some(0));
    let needs_quotes = splits_to_a_sign || text.bytes().any(|byte| byte == separator || matches!(byte, b'"' | b'\r' | b'\n'));
    let places: Vec<usize> = places.into_iter().rev().chain(at_end.filter(|_| needs_quotes)).collect();
    if places.is_empty() && !needs_quotes {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + places.len() + 8);
    let mut from = 0;
    for place in places {
        safe.push_str(text.get(from..place).unwrap_or_default());
        safe.push(MARK);
        from = place;
    }
    safe.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(if needs_quotes { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe })
}

/// The text that was written as a field: what stands between its quotation marks, which are single ones again, and whether there were any.
///
/// From the end to the beginning, because whether a mark was put depends on the text behind it.
pub(crate) fn restored(field: &str, separator: u8, is_quoted: bool) -> Cow<'_, str> {
    if !field.contains(MARK) {
        return Cow::Borrowed(field);
    }
    // The text behind the place at hand, its last letter first, and what it is without that letter.
    let mut text: Vec<char> = Vec::with_capacity(field.len());
    let (mut rest, mut rest_of_rest) = (Rest::END, Rest::END);
    for character in field.chars().rev() {
        let was_marked = rest.is_run_behind_marks || rest.is_marks && is_quoted;
        if is_foreign_separator(character, separator) && was_marked && text.last() == Some(&MARK) {
            text.pop();
            rest = rest_of_rest;
        }
        text.push(character);
        (rest_of_rest, rest) = (rest, rest.behind(character));
    }
    if rest.begins_behind_marks && text.last() == Some(&MARK) {
        text.pop();
    }
    Cow::Owned(text.into_iter().rev().collect())
}

/// What a spreadsheet takes for a sign that a text follows.
const MARK: char = '\'';

/// What a spreadsheet would make of the rest of a text, kept up from its end to its beginning, so that a long text takes no longer for each of its letters.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "what a spreadsheet would make of it depends on each by itself")]
struct Rest {
    /// It begins with a tab, be it behind quotation marks.
    has_tab: bool,
    /// A sign comes first of what is not left out; quotation marks are.
    has_sign: bool,
    /// The same where quotation marks are not left out.
    is_formula: bool,
    /// It is run where a spreadsheet splits before it.
    is_run: bool,
    /// The same of what stands behind its leading marks.
    is_run_behind_marks: bool,
    /// A cell that begins with what stands behind its leading marks is run.
    begins_behind_marks: bool,
    /// It is nothing but marks.
    is_marks: bool,
}

impl Rest {
    const END: Self = Self {
        has_tab: false,
        has_sign: false,
        is_formula: false,
        is_run: false,
        is_run_behind_marks: false,
        begins_behind_marks: false,
        is_marks: true,
    };

    /// The rest that begins one character earlier.
    fn behind(self, character: char) -> Self {
        let (is_quote, is_mark) = (character == '"', character == MARK);
        let has_tab = character == '\t' || is_quote && self.has_tab;
        let has_sign = if is_quote || is_skipped(character) { self.has_sign } else { is_sign(character) };
        let is_formula = if is_skipped(character) { self.is_formula } else { is_sign(character) };
        let is_run = has_tab || has_sign;
        Self {
            has_tab,
            has_sign,
            is_formula,
            is_run,
            is_run_behind_marks: if is_mark { self.is_run_behind_marks } else { is_run },
            // A leading tab or break of a line is enough by itself (OWASP).
            begins_behind_marks: if is_mark { self.begins_behind_marks } else { is_formula || matches!(character, '\t' | '\r' | '\n') },
            is_marks: is_mark && self.is_marks,
        }
    }
}

/// The quick answer for nearly all texts: begins with a letter or the like, and holds nothing that splits or quotes.
fn is_plain(text: &str) -> bool {
    text.bytes().next().is_none_or(|first| first.is_ascii_alphanumeric() || matches!(first, b'_' | b'.' | b'/' | b'%' | b'$' | b'('))
        && text.bytes().all(|byte| PLAIN[usize::from(byte)])
}

/// Bytes that neither split nor quote.
const PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let special = *b",;\t\r\n\"";
    let mut at = 0;
    while at < special.len() {
        plain[special[at] as usize] = false;
        at += 1;
    }
    plain
};

/// What other spreadsheets may split at than the one that the file is for.
fn is_foreign_separator(character: char, separator: u8) -> bool {
    matches!(character, ',' | ';' | '\t' | '\r' | '\n') && character != char::from(separator)
}

/// What starts a formula, with the forms of full and of small width, which spreadsheets take for the same.
fn is_sign(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' | '−')
}

/// What a spreadsheet may leave out at the start of a cell before it looks: blanks of any script, control characters, and what has no width
/// (Unicode's `White_Space`, `Cc` and `Default_Ignorable_Code_Point`, and the blank of Braille).
fn is_skipped(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(u32::from(character),
            0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E
            | 0x2060..=0x206F | 0x2800 | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB | 0x1_BCA0..=0x1_BCA3
            | 0x1_D173..=0x1_D17A | 0xE_0000..=0xE_0FFF)
}

#[cfg(test)]
mod tests;
