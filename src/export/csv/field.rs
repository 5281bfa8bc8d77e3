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
pub(in crate::export) fn field(text: &str, separator: u8) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let needs_quotes = text.bytes().any(|byte| byte == separator || matches!(byte, b'"' | b'\r' | b'\n')) || splits_to_a_sign(text);
    let mut safe = String::with_capacity(text.len() + 8);
    if begins_like_a_formula(text) {
        safe.push('\'');
    }
    for (at, character) in text.char_indices() {
        safe.push(character);
        let rest = text.get(at + character.len_utf8()..).unwrap_or_default();
        if is_separator(character) && !character_is(character, separator) && (is_live_when_cut(rest) || rest.is_empty() && needs_quotes) {
            safe.push('\'');
        }
    }
    match (needs_quotes, safe == text) {
        (true, _) => Cow::Owned(format!("\"{}\"", safe.replace('"', "\"\""))),
        (false, true) => Cow::Borrowed(text),
        (false, false) => Cow::Owned(safe),
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

fn is_separator(character: char) -> bool {
    matches!(character, ',' | ';' | '\t' | '\r' | '\n')
}

fn character_is(character: char, byte: u8) -> bool {
    character == char::from(byte)
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

/// Whether a cell with this text is run: a sign comes first, or does once what may be left out is gone. A leading tab or break of a line is
/// enough by itself (OWASP).
fn begins_like_a_formula(cell: &str) -> bool {
    cell.starts_with(['\t', '\r', '\n']) || cell.chars().find(|c| !is_skipped(*c)).is_some_and(is_sign)
}

/// The same for what follows a separator inside a text, where quotes may be eaten as well.
fn is_live_when_cut(rest: &str) -> bool {
    rest.trim_start_matches('"').starts_with('\t') || rest.chars().find(|c| !is_skipped(*c) && *c != '"').is_some_and(is_sign)
}

/// Whether any usual separator stands before a sign.
fn splits_to_a_sign(text: &str) -> bool {
    text.match_indices([',', ';', '\t']).any(|(at, _)| text.get(at + 1..).is_some_and(is_live_when_cut))
}

#[cfg(test)]
mod tests;
