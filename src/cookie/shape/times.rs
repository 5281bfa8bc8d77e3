//! Unix times in values. A tool that measures writes when it saw somebody first and last; a session does not.

/// Digits of a Unix time in seconds, and in milliseconds, since September 2001.
const SECONDS: usize = 10;
const MILLISECONDS: usize = 13;

/// Whether a run of digits is a Unix time between September 2001 and May 2033.
pub(super) fn is_time(digits: &str) -> bool {
    matches!(digits.len(), SECONDS | MILLISECONDS) && digits.starts_with('1')
}

/// How many runs of digits in a value are times.
pub(super) fn count(text: &str) -> usize {
    runs(text).filter(|run| is_time(run)).count()
}

/// Whether a value is `1.1.`, a number and a time: four fields between dots.
pub(super) fn is_number_and_time(text: &str) -> bool {
    let mut fields = text.split('.').skip(2);
    let is_number = |field: &str| (6..=10).contains(&field.len()) && field.bytes().all(|b| b.is_ascii_digit());
    fields.next().is_some_and(is_number) && fields.next().is_some_and(is_time)
}

/// Whether a value is a random part and a time, in one word: `9f2c….1795501553`, and `123456789.1795501553`.
pub(super) fn is_stamped(text: &str) -> bool {
    let is_one_word = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~|:+/=!*".contains(&b));
    let rest = runs(text).find(|run| is_time(run)).map_or(text.len(), str::len);
    let others = text.bytes().filter(u8::is_ascii_alphanumeric).count().saturating_sub(rest);
    is_one_word && others >= FEWEST_RANDOM
}

/// Characters that a random part needs to tell one visitor from the others.
const FEWEST_RANDOM: usize = 4;

/// The runs of digits that no letter touches: within a hexadecimal number a time is chance.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|run| run.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_stand_alone() {
        assert_eq!(count("a.1795501553.b|1795501553000"), 2);
        assert_eq!(count("f1795501553a"), 0);
        assert_eq!(count("2795501553.179550155"), 0);
    }

    #[test]
    fn a_stamp_has_something_beside_it() {
        assert!(is_stamped("9f2c.1795501553."));
        assert!(!is_stamped("v1.1795501553"), "a version and a time tell nobody from others");
        assert!(!is_stamped("vu le 1795501553 à midi"));
    }
}
