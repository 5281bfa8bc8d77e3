use std::fmt;

use crate::coded::coded;
use zeroize::{Zeroize as _, Zeroizing};

/// The value of a cookie. It may open an account, so `Debug` never shows it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CookieValue<'a>(&'a [u8]);

impl<'a> CookieValue<'a> {
    /// Wraps the bytes of a value.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The bytes, for the two places that may show them: an explicit reveal and an export asked for by name.
    #[must_use]
    pub fn reveal(self) -> &'a [u8] {
        self.0
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether the value is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for CookieValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CookieValue(hidden, {} bytes)", self.0.len())
    }
}

/// Whether a store holds the value in clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueState {
    /// Readable as stored.
    Clear,
    /// Encrypted by the browser; opened because somebody asked for it.
    Opened,
    /// Encrypted by the browser, and left closed.
    Encrypted(Closed),
    /// The store has no value for this row (unreadable cell).
    Missing,
}

impl ValueState {
    /// Whether there is a value to show.
    #[must_use]
    pub fn is_readable(self) -> bool {
        matches!(self, Self::Clear | Self::Opened)
    }
}

coded! {
    /// Why a value that the browser encrypted stays closed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Closed {
        /// Nobody asked for it.
        NotAsked = "not-asked-for",
        /// No key of the browser could be had from the system.
        NoKey = "no-key",
        /// The keys of this account do not fit: the store is of another account or machine.
        WrongKey = "wrong-key",
        /// The browser alone can open it, by design of the browser (`v20`).
        AppBound = "app-bound",
        /// It is cut short.
        Damaged = "value-damaged",
        /// A form that this program does not know.
        Unsupported = "unsupported",
    }
}

/// What the shape of a value tells about its purpose, without keeping the value.
///
/// Worked out once while reading, so that classification never needs the values in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueShape {
    /// The browser encrypted it: nothing is known.
    Encrypted,
    /// There is none: nothing is known.
    Missing,
    /// No characters at all.
    Empty,
    /// `GA1.…`, `GS1.…`, `GS2.…`: Google Analytics' own format, which survives renaming.
    GoogleAnalytics,
    /// `fb.1.…`: the Meta pixel's own format.
    MetaPixel,
    /// A consent record: an IAB TC string, JSON of categories, or a word such as `accepted`.
    Consent,
    /// A language or locale, `fr` or `fr-FR`.
    Locale,
    /// An ISO 4217 currency code in capitals.
    Currency,
    /// `0`, `1`, `true`, `false`, `yes`, `no`, `oui`, `non`.
    Boolean,
    /// `dark`, `light` and the like.
    Theme,
    /// A Unix time and nothing else.
    Time,
    /// A plain number of at most eight digits.
    Number,
    /// A signed or encrypted application token (JWT and the like).
    Token,
    /// A long random-looking identifier.
    Identifier,
    /// Anything else.
    Other,
}

impl ValueShape {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Encrypted,
        Self::Missing,
        Self::Empty,
        Self::GoogleAnalytics,
        Self::MetaPixel,
        Self::Consent,
        Self::Locale,
        Self::Currency,
        Self::Boolean,
        Self::Theme,
        Self::Time,
        Self::Number,
        Self::Token,
        Self::Identifier,
        Self::Other,
    ];

    /// The code used in evidence.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Encrypted | Self::Missing => "unknown",
            Self::Empty => "empty",
            Self::GoogleAnalytics => "google-analytics",
            Self::MetaPixel => "meta-pixel",
            Self::Consent => "consent",
            Self::Locale => "locale",
            Self::Currency => "currency",
            Self::Boolean => "boolean",
            Self::Theme => "theme",
            Self::Time => "time",
            Self::Number => "number",
            Self::Token => "token",
            Self::Identifier => "identifier",
            Self::Other => "other",
        }
    }

    /// Whether the store holds the value in clear, which a read that keeps no values knows by the shape.
    #[must_use]
    pub fn state(self) -> ValueState {
        match self {
            Self::Encrypted => ValueState::Encrypted(Closed::NotAsked),
            Self::Missing => ValueState::Missing,
            _ => ValueState::Clear,
        }
    }

    /// The shape of a value stored in clear.
    #[must_use]
    pub fn of(value: CookieValue<'_>) -> Self {
        let bytes = value.0;
        let Ok(text) = std::str::from_utf8(bytes) else { return Self::Other };
        let text = text.trim_matches('"');
        match text.len() {
            0 => Self::Empty,
            1..=24 => short_shape(text).unwrap_or_else(|| long_shape(text)),
            _ => long_shape(text),
        }
    }
}

fn short_shape(text: &str) -> Option<ValueShape> {
    let lower = Zeroizing::new(text.to_ascii_lowercase());
    Some(match lower.as_str() {
        "0" | "1" | "true" | "false" | "yes" | "no" | "oui" | "non" | "on" | "off" | "y" | "n" | "ok" => ValueShape::Boolean,
        "dark" | "light" | "sombre" | "clair" | "auto" | "system" => ValueShape::Theme,
        "accepted" | "refused" | "rejected" | "accept" | "reject" | "allow" | "deny" | "dismiss" | "accepte" | "refuse" | "all"
        | "essential" | "granted" | "denied" | "necessary" => ValueShape::Consent,
        _ if is_locale(text) => ValueShape::Locale,
        _ if text.len() == 3 && CURRENCIES.contains(&text) => ValueShape::Currency,
        _ if text.bytes().all(|b| b.is_ascii_digit()) => match text.len() {
            1..=8 => ValueShape::Number,
            // Seconds or milliseconds since 2001 or later.
            10 | 13 if text.starts_with('1') => ValueShape::Time,
            _ => return None,
        },
        _ => return None,
    })
}

fn long_shape(text: &str) -> ValueShape {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|p| text.starts_with(p));
    if starts(&["GA1.", "GS1.", "GS2."]) {
        ValueShape::GoogleAnalytics
    } else if starts(&["fb.0.", "fb.1.", "fb.2."]) {
        ValueShape::MetaPixel
    } else if is_consent_record(text) {
        ValueShape::Consent
    } else if starts(&["eyJ"]) {
        ValueShape::Token
    } else if is_identifier(text) {
        ValueShape::Identifier
    } else {
        ValueShape::Other
    }
}

/// ISO 639 languages that sites really offer; a two-letter value is a locale only when it is one of these.
const LANGUAGES: [&str; 38] = [
    "ar", "bg", "br", "ca", "co", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "he", "hr", "hu", "it",
    "ja", "ko", "lt", "lv", "nl", "no", "oc", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "zh",
];

/// ISO 4217 codes met in European shops.
const CURRENCIES: [&str; 16] =
    ["EUR", "USD", "GBP", "CHF", "CAD", "AUD", "JPY", "CNY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "XPF"];

fn is_locale(text: &str) -> bool {
    let (language, region) = match text.split_once(['-', '_']) {
        Some((language, region)) => (language, Some(region)),
        None => (text, None),
    };
    let region_fits = region.is_none_or(|r| r.len() == 2 && r.bytes().all(|b| b.is_ascii_alphabetic()));
    region_fits && LANGUAGES.contains(&language.to_ascii_lowercase().as_str())
}

/// IAB TC strings start with the version and are base64url (`CP…`, `CQ…`); other records are JSON or lists of named categories.
fn is_consent_record(text: &str) -> bool {
    let tc_string = text.len() >= 24
        && text.starts_with('C')
        && text.as_bytes().get(1).is_some_and(|b| (b'O'..=b'Z').contains(b))
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b))
        && text.contains("AAA");
    if tc_string {
        return true;
    }
    if text.len() > 4096 {
        return false;
    }
    let lower = Zeroizing::new(text.to_ascii_lowercase());
    let words =
        ["analytics", "marketing", "consent", "purposes", "vendors", "statistics", "necessary", "preferences", "categories", "groups=c00"];
    let records = ["true", "false", ":1", ":0", "%3a1", "%3a0", "=wait", "accepted", "granted", "denied"];
    words.iter().filter(|w| lower.contains(**w)).count() >= 1 && records.iter().any(|r| lower.contains(r))
}

/// Long, of one word, and with the mix of characters that random numbers have.
fn is_identifier(text: &str) -> bool {
    if text.len() < 12 || !text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~|:%+/=!*".contains(&b)) {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    digits >= 4 && (digits + letters) * 10 >= text.len() * 8
}

/// The values of one store, kept apart from the rows. `Debug` shows only how many there are, and what memory held them is overwritten.
#[derive(Default)]
pub struct Values {
    bytes: Vec<u8>,
    /// End of each value in `bytes` and its state.
    ends: Vec<(u64, ValueState)>,
}

impl Values {
    /// Adds the value of the next row.
    pub fn push(&mut self, value: &[u8], state: ValueState) {
        self.add(value);
        self.ends.push((self.bytes.len() as u64, state));
    }

    /// Adds the values of rows that follow.
    pub fn append(&mut self, next: &Self) {
        let shift = self.bytes.len() as u64;
        self.add(&next.bytes);
        self.ends.extend(next.ends.iter().map(|(end, state)| (end + shift, *state)));
    }

    /// A `Vec` that grows leaves its old bytes behind in memory that is free, where a dump would show them.
    fn add(&mut self, bytes: &[u8]) {
        let needed = self.bytes.len() + bytes.len();
        if needed > self.bytes.capacity() {
            let mut larger = Vec::with_capacity(needed.max(self.bytes.capacity() * 2));
            larger.extend_from_slice(&self.bytes);
            std::mem::replace(&mut self.bytes, larger).zeroize();
        }
        self.bytes.extend_from_slice(bytes);
    }

    /// The value of the row that was pushed at `index`, with its state.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<(CookieValue<'_>, ValueState)> {
        let &(end, state) = self.ends.get(index)?;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |e| e.0);
        let bytes = self.bytes.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
        Some((CookieValue::new(bytes), state))
    }

    /// How many values are kept: the number of rows, or 0 when the read left them out.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no values were kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl Drop for Values {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Values({} hidden)", self.ends.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> ValueShape {
        ValueShape::of(CookieValue::new(text.as_bytes()))
    }

    #[test]
    fn shapes() {
        assert_eq!(shape("GA1.1.1203.1795501553"), ValueShape::GoogleAnalytics);
        assert_eq!(shape("fb.1.1795501553.120"), ValueShape::MetaPixel);
        assert_eq!(shape("fr-FR"), ValueShape::Locale);
        assert_eq!(shape("vu"), ValueShape::Other);
        assert_eq!(shape("EUR"), ValueShape::Currency);
        assert_eq!(shape("1"), ValueShape::Boolean);
        assert_eq!(shape("dark"), ValueShape::Theme);
        assert_eq!(shape("1795501553"), ValueShape::Time);
        assert_eq!(shape("accepted"), ValueShape::Consent);
        assert_eq!(shape("CQNpJQAQNpJQAAHABBENBPFgAAAAAAAAAAiQAAAAAAAA"), ValueShape::Consent);
        assert_eq!(shape("f73beadc3aabc1c467c08b58e28c44d5"), ValueShape::Identifier);
        assert_eq!(shape(""), ValueShape::Empty);
        assert_eq!(ValueShape::of(CookieValue::new(&[0xff, 0xfe])), ValueShape::Other);
    }

    #[test]
    fn debug_never_shows_a_value() {
        let mut values = Values::default();
        values.push(b"s3cr3t", ValueState::Clear);
        let (value, _) = values.get(0).unwrap();
        assert!(!format!("{values:?} {value:?}").contains("s3cr3t"));
        assert_eq!(value.reveal(), b"s3cr3t");
    }
}
