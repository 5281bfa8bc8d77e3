use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

use super::{Closed, CookieValue, ValueState};

mod forms;
mod keys;
mod times;

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
    /// `GA1.…`, `GS1.…`, `GS2.…`, and that of earlier versions: Google Analytics' own format, which survives renaming.
    GoogleAnalytics,
    /// `GCL.…`, or `1.1.`, a random number and the time: the conversion linker of Google's advertising; `ID=…:T=…:S=ALNI_…`: its tags for publishers.
    GoogleAds,
    /// `fb.1.…`: the Meta pixel's own format.
    MetaPixel,
    /// A consent record: an IAB TC string, JSON of categories, or a word such as `accepted`.
    Consent,
    /// Nothing but the wish not to be followed: `optout` and the like.
    OptOut,
    /// A language or locale, `fr` or `fr-FR`.
    Locale,
    /// An ISO 4217 currency code in capitals.
    Currency,
    /// `0`, `1`, `true`, `false`, `yes`, `no`, `oui`, `non`.
    Boolean,
    /// `dark`, `light` and the like.
    Theme,
    /// JSON whose keys are settings: theme, size of text, language.
    Settings,
    /// A Unix time and nothing else.
    Time,
    /// A plain number of at most eight digits.
    Number,
    /// Two times or more: when one came first, and when last.
    Visits,
    /// The number of a click on an advertisement, under the key that advertisers give it (`gclid`, `fbclid`…).
    ClickId,
    /// Where a visitor came from: `utm_source` and the like.
    Campaign,
    /// JSON or fields whose keys, or a form that, are those of measuring tools: a visitor's number, sessions and pages that are counted.
    Measurement,
    /// A random identifier and the time at which it was given.
    Stamped,
    /// A signed or encrypted application token (JWT and the like).
    Token,
    /// A long random-looking identifier.
    Identifier,
    /// Anything else.
    Other,
}

/// Letters of the longest of [`WORDS`].
const LONGEST_WORD: usize = 9;
/// Longer values are not looked into.
const MOST_BYTES: usize = 4_096;

impl ValueShape {
    /// All of them.
    pub const ALL: [Self; 23] = [
        Self::Encrypted,
        Self::Missing,
        Self::Empty,
        Self::GoogleAnalytics,
        Self::GoogleAds,
        Self::MetaPixel,
        Self::Consent,
        Self::OptOut,
        Self::Locale,
        Self::Currency,
        Self::Boolean,
        Self::Theme,
        Self::Settings,
        Self::Time,
        Self::Number,
        Self::Visits,
        Self::ClickId,
        Self::Campaign,
        Self::Measurement,
        Self::Stamped,
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
            Self::GoogleAds => "google-ads",
            Self::MetaPixel => "meta-pixel",
            Self::Consent => "consent",
            Self::OptOut => "opt-out",
            Self::Locale => "locale",
            Self::Currency => "currency",
            Self::Boolean => "boolean",
            Self::Theme => "theme",
            Self::Settings => "settings",
            Self::Time => "time",
            Self::Number => "number",
            Self::Visits => "visits",
            Self::ClickId => "click-id",
            Self::Campaign => "campaign",
            Self::Measurement => "measurement",
            Self::Stamped => "stamped",
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

    /// Whether it can tell one visitor from all others.
    #[must_use]
    pub fn identifies(self) -> bool {
        matches!(self, Self::Identifier | Self::Stamped)
    }

    /// The shape of a value stored in clear; what is percent-encoded is read as it was before.
    #[must_use]
    pub fn of(value: CookieValue<'_>) -> Self {
        let bytes = value.reveal();
        if bytes.len() > MOST_BYTES {
            return Self::Other;
        }
        let Ok(text) = std::str::from_utf8(bytes) else { return Self::Other };
        if text.contains('%') {
            let decoded = percent_decode_str(text).decode_utf8().map(|decoded| Zeroizing::new(decoded.into_owned()));
            return decoded.map_or(Self::Other, |decoded| Self::of_text(&decoded));
        }
        Self::of_text(text)
    }

    fn of_text(text: &str) -> Self {
        let text = text.trim_matches('"');
        let makeup = Makeup::of(text);
        match text.len() {
            0 => Self::Empty,
            1..=24 => short_shape(text, &makeup).unwrap_or_else(|| long_shape(text, &makeup)),
            _ => long_shape(text, &makeup),
        }
    }
}

/// Whole values that say what they are, whatever the case of their letters.
const WORDS: [(&[&str], ValueShape); 4] = [
    (&["0", "1", "true", "false", "yes", "no", "oui", "non", "on", "off", "y", "n", "ok"], ValueShape::Boolean),
    (&["dark", "light", "sombre", "clair", "auto", "system"], ValueShape::Theme),
    (
        &[
            "accepted",
            "refused",
            "rejected",
            "accept",
            "reject",
            "allow",
            "deny",
            "dismiss",
            "accepte",
            "refuse",
            "all",
            "essential",
            "granted",
            "denied",
            "necessary",
        ],
        ValueShape::Consent,
    ),
    (&["optout", "opt-out", "opt_out", "opted-out", "opted_out"], ValueShape::OptOut),
];

fn short_shape(text: &str, makeup: &Makeup) -> Option<ValueShape> {
    // Letters of another case are compared where they are: a copy in lower case would be one more place that holds a value.
    let is = |words: &[&str]| words.iter().any(|word| word.len() == text.len() && word.eq_ignore_ascii_case(text));
    if text.len() <= LONGEST_WORD
        && let Some((_, shape)) = WORDS.iter().find(|(words, _)| is(words))
    {
        return Some(*shape);
    }
    if is_locale(text) {
        return Some(ValueShape::Locale);
    }
    if text.len() == 3 && CURRENCIES.contains(&text) {
        return Some(ValueShape::Currency);
    }
    if makeup.digits < text.len() {
        return None;
    }
    match text.len() {
        1..=8 => Some(ValueShape::Number),
        _ => times::is_time(text).then_some(ValueShape::Time),
    }
}

/// Of what a text consists, found in one look at its bytes: most values are long, and each question asked of all of them for itself cost more than
/// reading them.
#[derive(Clone, Copy, Debug, Default)]
struct Makeup {
    digits: usize,
    letters: usize,
    /// Other bytes that identifiers hold.
    marks: usize,
    /// `:` or `=`, without which there is no key.
    joins: usize,
    /// What tools put between the parts of a value.
    seams: usize,
}

impl Makeup {
    fn of(text: &str) -> Self {
        let mut makeup = Self::default();
        for byte in text.bytes() {
            let kind = usize::from(BYTES[usize::from(byte)]);
            makeup.digits += kind & 1;
            makeup.letters += kind >> 1 & 1;
            makeup.marks += kind >> 2 & 1;
            makeup.joins += kind >> 3 & 1;
            makeup.seams += kind >> 4;
        }
        makeup
    }

    /// Long, of one word, and with the mix of characters that random numbers have.
    fn is_identifier(self, length: usize) -> bool {
        length >= 12
            && self.digits + self.letters + self.marks == length
            && self.digits >= 4
            && (self.digits + self.letters) * 10 >= length * 8
    }
}

/// What each byte counts for in a [`Makeup`]: a bit for each of its numbers.
const BYTES: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        kinds[byte as usize] = byte.is_ascii_digit() as u8 | (byte.is_ascii_alphabetic() as u8) << 1;
        byte += 1;
    }
    let marks = *b"-_.~|:%+/=!*";
    let mut mark = 0;
    while mark < marks.len() {
        kinds[marks[mark] as usize] |= 1 << 2;
        mark += 1;
    }
    kinds[b':' as usize] |= 1 << 3;
    kinds[b'=' as usize] |= 1 << 3;
    let seams = *b".&$|[{_:=";
    let mut seam = 0;
    while seam < seams.len() {
        kinds[seams[seam] as usize] |= 1 << 4;
        seam += 1;
    }
    kinds
};

/// The forms of tools that write parts with signs between them.
fn shape_of_parts(text: &str) -> Option<ValueShape> {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|p| text.starts_with(p));
    if starts(&["GA1.", "GS1.", "GS2."]) {
        return Some(ValueShape::GoogleAnalytics);
    }
    if starts(&["fb.0.", "fb.1.", "fb.2."]) {
        return Some(ValueShape::MetaPixel);
    }
    if starts(&["GCL."]) || (starts(&["1.1."]) && times::is_number_and_time(text)) || forms::is_of_googles_advertising(text) {
        return Some(ValueShape::GoogleAds);
    }
    if forms::is_of_early_google_analytics(text) {
        return Some(ValueShape::GoogleAnalytics);
    }
    forms::is_of_a_measuring_tool(text).then_some(ValueShape::Measurement)
}

fn long_shape(text: &str, makeup: &Makeup) -> ValueShape {
    // Most long values are of one piece: what is written in parts is not looked for in them.
    if makeup.seams > 0
        && let Some(shape) = shape_of_parts(text)
    {
        return shape;
    }
    if forms::is_a_tools_in_one_piece(text) {
        return ValueShape::Measurement;
    }
    if is_tc_string(text) {
        return ValueShape::Consent;
    }
    if text.starts_with("eyJ") {
        return ValueShape::Token;
    }
    if makeup.joins > 0
        && let Some(shape) = keys::shape_by_keys(text)
    {
        return shape;
    }
    // A time touches no letter: what is one run of letters and figures with a letter among them holds none.
    let is_one_run = makeup.letters > 0 && makeup.letters + makeup.digits == text.len();
    match if is_one_run { 0 } else { times::count(text) } {
        0 if makeup.is_identifier(text.len()) => ValueShape::Identifier,
        1 if times::is_stamped(text) => ValueShape::Stamped,
        0 | 1 => ValueShape::Other,
        _ => ValueShape::Visits,
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
    region_fits && language.len() == 2 && LANGUAGES.iter().any(|known| known.eq_ignore_ascii_case(language))
}

/// IAB TC strings start with the version and are base64url (`CP…`, `CQ…`).
fn is_tc_string(text: &str) -> bool {
    text.len() >= 24
        && text.starts_with('C')
        && text.as_bytes().get(1).is_some_and(|b| (b'O'..=b'Z').contains(b))
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b))
        && text.contains("AAA")
}

#[cfg(test)]
mod tests;
