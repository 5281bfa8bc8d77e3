/// Control characters of a hostile name or path would break a line, hide text or steer a terminal; they are shown as a replacement
/// character.
#[must_use]
pub fn visible(text: &str) -> String {
    let hides =
        |c: char| c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    if text.chars().any(hides) { text.chars().map(|c| if hides(c) { '\u{fffd}' } else { c }).collect() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_cannot_break_lines() {
        assert_eq!(visible("a\nb\u{202e}c\u{1b}[31m"), "a\u{fffd}b\u{fffd}c\u{fffd}[31m");
        assert_eq!(visible("é\u{a0}: œ"), "é\u{a0}: œ");
    }
}
