//! What chance makes of names: parts that differ from visitor to visitor, or from site to site.

/// Characters that a pattern must hold beside its stars: less would cover names of others.
pub(super) const LEAST_LITERAL: usize = 3;

/// The name up to its last separator, where what follows looks like chance: `visite_eed12a59` is `visite_*`, `panier_2` and `utm_source` stay. Also a long
/// run of hexadecimal digits that no separator parts: `SSESS0123…`.
pub(super) fn without_chance(name: &str) -> Option<String> {
    let mut end = name.len();
    // The groups of a UUID, and several random parts in a row, are one.
    while let Some((before, part)) = name.get(..end).and_then(|head| head.rsplit_once(is_separator)) {
        let is_group =
            end < name.len() && part.len() >= 4 && part.bytes().all(|b| b.is_ascii_hexdigit()) && part.bytes().any(|b| b.is_ascii_digit());
        if !(looks_like_chance(part) || is_group) || before.is_empty() {
            break;
        }
        end = before.len();
    }
    let kept = if end < name.len() {
        // With the separator, which is one byte.
        name.get(..=end)?
    } else {
        let head = name.trim_end_matches(|c: char| c.is_ascii_hexdigit());
        let run = name.get(head.len()..)?;
        (run.len() >= 10 && run.bytes().filter(u8::is_ascii_digit).count() >= 3).then_some(head)?
    };
    (kept.chars().count() >= LEAST_LITERAL).then(|| format!("{kept}*"))
}

pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '_' | '-' | '.' | ':' | '~')
}

/// Six digits or more, eight signs with letters and digits mixed as in a hash, or a longer mix.
fn looks_like_chance(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let is_plain = part.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_hex = part.bytes().all(|b| b.is_ascii_hexdigit());
    is_plain && (digits == part.len() && digits >= 6 || is_hex && part.len() >= 8 && digits >= 2 || part.len() >= 12 && digits >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_becomes_a_star() {
        let said = |name| without_chance(name).unwrap_or_default();
        assert_eq!(said("lum_visite_eed12a59"), "lum_visite_*");
        assert_eq!(said("_hjSession_3456789"), "_hjSession_*");
        assert_eq!(said("wp_0af1bc2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d"), "wp_*");
        assert_eq!(said("SSESS0af1bc2d3e4f4a5b8c6d7e8f9a0b1c2d"), "SSESS*");
        assert_eq!(said("panier1794441600"), "panier*");
        for name in
            ["panier_2", "utm_source", "csrftoken", "__Host-session", "cookies_preferences", "a_facade", "wp-settings-1", "_12345678"]
        {
            assert_eq!(without_chance(name), None, "{name}");
        }
    }
}
