/// Control characters of a hostile name or path would break a line, hide text or steer a terminal; they are shown as a replacement
/// character, and so are those that no letter will ever have, which a page may not hold.
#[must_use]
pub fn visible(text: &str) -> String {
    let is_shown = |c: char| !(c.is_control() || hides(c) || is_no_character(c));
    if text.chars().all(is_shown) { text.to_owned() } else { text.chars().map(|c| if is_shown(c) { c } else { '\u{fffd}' }).collect() }
}

/// What has no width, turns the order of letters, or breaks a line. Soft hyphens stay: pages have them in long words.
fn hides(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The 66 code points that Unicode gives to nobody.
fn is_no_character(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_cannot_break_lines() {
        assert_eq!(visible("a\nb\u{202e}c\u{1b}[31m"), "a\u{fffd}b\u{fffd}c\u{fffd}[31m");
        assert_eq!(visible("é\u{a0}: œ\u{202f}!"), "é\u{a0}: œ\u{202f}!");
    }

    #[test]
    fn what_hides_or_is_no_character_is_shown() {
        for c in [
            '\u{61c}',
            '\u{2028}',
            '\u{2029}',
            '\u{3164}',
            '\u{feff}',
            '\u{fdd0}',
            '\u{fffe}',
            '\u{ffff}',
            '\u{1fffe}',
            '\u{10ffff}',
            '\u{e0061}',
        ] {
            assert_eq!(visible(&format!("a{c}b")), "a\u{fffd}b", "{c:?}");
        }
        for c in ['\u{fffd}', '\u{fffc}', '\u{10fffd}', '\u{301}', '\u{1f36a}', '\u{ad}'] {
            assert_eq!(visible(&format!("a{c}b")), format!("a{c}b"), "{c:?}");
        }
    }
}
