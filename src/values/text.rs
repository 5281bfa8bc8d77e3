//! The same value in the spellings that servers and browsers wrap values in: quotes, percent signs once or twice.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// How often a value may be wrapped in percent signs. Tools encode once; a server or a library in between encodes once more.
const MOST_ROUNDS: usize = 3;

/// The value as stored, then without quotes and with one round of percent signs less after the other, each once. Whoever reads takes the first that has
/// the form it knows: a value may rightly hold percent signs of its own.
pub(super) fn spellings(value: &str) -> Vec<Cow<'_, str>> {
    let mut all: Vec<Cow<'_, str>> = vec![Cow::Borrowed(unquoted(value))];
    for _ in 0..MOST_ROUNDS {
        let Some(last) = all.last() else { break };
        let decoded = decoded(last);
        if decoded == **last {
            break;
        }
        all.push(Cow::Owned(decoded));
    }
    all
}

/// With all rounds of percent signs taken off.
pub(super) fn bare(value: &str) -> String {
    spellings(value).pop().unwrap_or_default().into_owned()
}

/// One round; what a value that was cut in the middle of a character leaves is replaced.
pub(super) fn decoded(text: &str) -> String {
    unquoted(&percent_decode_str(text).decode_utf8_lossy()).to_owned()
}

/// Without the double quotes that some servers put around a value, and without the backslashes that they then need inside.
fn unquoted(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text)
}

/// The fields of `a=1&b=2`, with their percent signs and plus signs taken off.
pub(super) fn form_fields(text: &str) -> impl Iterator<Item = (&str, String)> {
    text.split('&').filter_map(|field| field.split_once('=')).map(|(name, value)| (name.trim(), decoded(&value.replace('+', " "))))
}

/// Whether a text says yes or no, as tools write it.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "allow" | "allowed" | "accept" | "accepted" | "granted" | "grant" | "on" | "opt-in" => Some(true),
        "0" | "false" | "no" | "deny" | "denied" | "refuse" | "refused" | "reject" | "rejected" | "revoked" | "off" | "opt-out" => {
            Some(false)
        }
        _ => None,
    }
}
