//! Names that a narrow column broke within a word: `cookieConse` above `nt`.

use super::columns::parted;
use super::layout::{Printed, column_of};
use crate::charter::understand::{is_telling, is_unmistakable};

/// The space between a full line and the next column, in heights of the letters, at most.
const WIDEST_SPACE: f64 = 2.0;
/// The same of one letter that did not fit.
const LETTER: f64 = 0.7;

/// The smallest space of a table between what stands in a column and where the next one begins: that of a line which is full.
pub fn space<'a>(lines: impl Iterator<Item = &'a Printed>, starts: &[f64]) -> f64 {
    let of_line = |line: &Printed| {
        let next = |x: f64| starts.get(column_of(starts, x, line.size) + 1);
        let spaces = parted(line, starts).into_iter().filter_map(|piece| Some(next(piece.x)? - piece.end)).filter(|space| *space > 0.0);
        spaces.fold(f64::MAX, f64::min)
    };
    lines.map(of_line).fold(f64::MAX, f64::min)
}

/// Whether the text of a line in a column goes up to the end of it, so that not one letter more would fit.
pub fn is_full(line: &Printed, (starts, column): (&[f64], usize), space: f64) -> bool {
    let pieces = parted(line, starts);
    let last = pieces.iter().rfind(|piece| column_of(starts, piece.x, line.size) == column);
    let is_near = |(end, next): (f64, f64)| next - end < space + line.size * LETTER;
    space < line.size * WIDEST_SPACE && last.zip(starts.get(column + 1)).is_some_and(|(piece, next)| is_near((piece.end, *next)))
}

/// Letters of the rest of a name at most: a longer one may be a name of its own, `guest` below `personalization_id`.
const LONGEST_REST: usize = 3;

/// Whether a line below a full one can be nothing but the rest of its name: a few letters that begin small, or with a digit, and are no name by themselves.
pub fn is_rest(cell: &str, more: &str) -> bool {
    let begun = cell.rsplit('\n').next().unwrap_or("");
    let is_token = |text: &str| !text.contains(char::is_whitespace) && text.bytes().all(|byte| byte.is_ascii_graphic());
    let is_begun = begun.len() > 3 && is_token(begun) && begun.ends_with(|c: char| c.is_ascii_alphanumeric());
    let begins = more.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    is_begun && begins && more.len() <= LONGEST_REST && is_token(more) && !is_unmistakable(more) && !is_telling(more)
}

#[cfg(test)]
mod tests {
    use super::is_rest;

    #[test]
    fn the_rest_of_a_name_is_none_by_itself() {
        assert!(is_rest("cookieConse", "nt") && is_rest("_ga\n__vercel_tool", "bar") && is_rest("cookie_consen", "t"));
        assert!(!is_rest("_ga", "_gid") && !is_rest("VISITOR_INFO1_LIVE", "YSC") && !is_rest("cookie_consent", "lang_b"));
        assert!(!is_rest("personalization_id", "guest"));
        assert!(!is_rest("The cookie", "nt") && !is_rest("_ga,", "nt"));
    }
}
