//! Words in French and English. The only module that knows Fluent; `assets/i18n/en.ftl` is the reference.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use unic_langid::LanguageIdentifier;

pub use crate::charter::Language;
use crate::cookie::Moment;

mod format;

/// The name of a language in itself.
#[must_use]
pub fn own_name(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::Fr => "Français",
    }
}

/// The first language of the system that the program speaks; English when it speaks none (`C` counts as English).
#[must_use]
pub fn system_language() -> Language {
    first_spoken(sys_locale::get_locales())
}

/// The first of some locale tags (`fr-FR`, `en_US.UTF-8`) that the program speaks.
pub fn first_spoken(tags: impl IntoIterator<Item = String>) -> Language {
    let spoken = |tag: &String| {
        let language = tag.split(['-', '_', '.']).next().unwrap_or("");
        Language::ALL.iter().any(|known| known.tag().eq_ignore_ascii_case(language))
    };
    tags.into_iter().find(spoken).map_or(Language::En, |tag| Language::from_locale(&tag))
}

fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("../assets/i18n/en.ftl"),
        Language::Fr => include_str!("../assets/i18n/fr.ftl"),
    }
}

/// Turns the emphasis of running text on or off: `**` in a message becomes this, in an argument it does not.
pub const EMPHASIS: char = '\u{2}';

/// Stands in French messages behind a written "de" or "que" that an argument follows, until it is known what that begins with.
const ELIDED: char = '\u{3}';

/// An argument of a message.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// A text, as it is.
    Text(Cow<'a, str>),
    /// A number: chooses the plural and is written with the separators of the language.
    Count(u64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.as_str().into())
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<u64> for Arg<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

/// The messages of one language, and how that language writes numbers and dates.
pub struct Words {
    language: Language,
    zone: TimeZone,
}

/// The messages of a language, parsed when the first of them is asked for: an export that goes well says nothing and waits for none.
fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static EN: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static FR: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    let parsed = match language {
        Language::En => &EN,
        Language::Fr => &FR,
    };
    parsed.get_or_init(|| parse(language))
}

/// Parses the messages of a language on a thread of its own, for who will need them in a moment. Who asks for one earlier waits for that thread.
pub fn prepare(language: Language) {
    // Without a thread they are parsed when the first of them is asked for.
    let _ = std::thread::Builder::new().name("words".to_owned()).spawn(move || {
        bundle(language);
    });
}

fn parse(language: Language) -> FluentBundle<FluentResource> {
    // Tags of two letters always parse; plural rules would otherwise be those of no language.
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.set_transform(Some(match language {
        Language::En => mark_emphasis,
        Language::Fr => mark_emphasis_and_elided,
    }));
    bundle.set_formatter(Some(match language {
        Language::En => |value, _| format::fluent_number(value, Language::En),
        Language::Fr => |value, _| format::fluent_number(value, Language::Fr),
    }));
    // A message with a syntax error is left out, and a test compares the ids of both files; the others still work.
    let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(partial, _)| partial);
    bundle.add_resource_overriding(resource);
    bundle
}

impl Words {
    /// The words of a language; dates are shown in `zone`.
    #[must_use]
    pub fn new(language: Language, zone: TimeZone) -> Self {
        Self { language, zone }
    }

    /// Which language this is.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The zone in which times are shown.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// A message without arguments; its id when there is none, so that a hole is seen.
    #[must_use]
    pub fn text<'a>(&'a self, id: &'a str) -> Cow<'a, str> {
        self.format(id, None)
    }

    /// A message with arguments.
    #[must_use]
    pub fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            fluent.set((*name).to_owned(), value(arg));
        }
        self.format(id, Some(&fluent)).into_owned()
    }

    /// A message with one number, `$count`.
    #[must_use]
    pub fn count(&self, id: &str, count: u64) -> String {
        self.with(id, &[("count", Arg::Count(count))])
    }

    /// Whether there is such a message.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        bundle(self.language).has_message(id)
    }

    fn format<'a>(&'a self, id: &'a str, args: Option<&'a FluentArgs<'_>>) -> Cow<'a, str> {
        let bundle = bundle(self.language);
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { return Cow::Borrowed(id) };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors);
        if text.contains(ELIDED) { elide(&text).into() } else { text }
    }

    /// A whole number with the separators of the language: `12 345`, `12,345`.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        format::number(number, self.language)
    }

    /// A share in whole percent: `26 %`, `26%`. Nothing of nothing is 0.
    #[must_use]
    pub fn percent(&self, part: u64, whole: u64) -> String {
        format::percent(part, whole, self.language)
    }

    /// The shares of a whole in percent, which add up to a hundred.
    #[must_use]
    pub fn percents(&self, parts: &[u64]) -> Vec<String> {
        format::percents(parts, self.language)
    }

    /// A size: `1,2 Mo`, `1.2 MB`.
    #[must_use]
    pub fn bytes(&self, bytes: u64) -> String {
        format::bytes(bytes, self.language)
    }

    /// A day: `12/10/2026`, `12 Oct 2026`.
    #[must_use]
    pub fn date(&self, time: Timestamp) -> String {
        format::date(time, &self.zone, self.language)
    }

    /// A day written `YYYY-MM-DD`, in the form of the language; as it is when it is something else.
    #[must_use]
    pub fn civil_date(&self, text: &str) -> String {
        match text.parse::<jiff::civil::Date>() {
            Ok(date) => format::civil(date, self.language),
            Err(_) => text.to_owned(),
        }
    }

    /// A day and the time of day: `12/10/2026 09:14`, `12 Oct 2026 09:14`.
    #[must_use]
    pub fn date_time(&self, time: Timestamp) -> String {
        format!("{} {}", self.date(time), self.time(time))
    }

    /// The same for a moment of a store. In the last 26 hours of the year 9999 the date is the one of UTC, because the zone may have none.
    #[must_use]
    pub fn moment(&self, moment: Moment) -> String {
        match moment.timestamp() {
            Some(time) => self.date_time(time),
            None => format!("{} {}", format::civil(moment.utc().date(), self.language), moment.utc().strftime("%H:%M")),
        }
    }

    /// The time of day, `14:32`.
    #[must_use]
    pub fn time(&self, time: Timestamp) -> String {
        time.to_zoned_datetime(self.zone.clone()).strftime("%H:%M").to_string()
    }

    /// The day in a form that sorts and that file names may carry, `2026-11-24`.
    #[must_use]
    pub fn file_date(&self, time: Timestamp) -> String {
        time.to_zoned_datetime(self.zone.clone()).date().to_string()
    }

    /// How long ago, roughly: `il y a 3 min`, `yesterday`, `3 novembre`.
    #[must_use]
    pub fn ago(&self, time: Timestamp, now: Timestamp) -> String {
        format::ago(self, time, now, &self.zone)
    }

    /// A span of seconds, short for tables (`14 j`, `14 d`).
    #[must_use]
    pub fn span_short(&self, seconds: i64) -> String {
        format::span(self, seconds, "span-short")
    }

    /// A span of seconds in words (`14 jours`, `14 days`).
    #[must_use]
    pub fn span(&self, seconds: i64) -> String {
        format::span(self, seconds, "span")
    }
}

fn value<'a>(arg: &'a Arg<'_>) -> FluentValue<'a> {
    match arg {
        Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        Arg::Count(count) => FluentValue::from(*count),
    }
}

/// Applied by Fluent to the written parts of a message only, so that a cookie named `**` stays what it is.
fn mark_emphasis(text: &str) -> Cow<'_, str> {
    if text.contains("**") { text.replace("**", EMPHASIS.encode_utf8(&mut [0; 4])).into() } else { text.into() }
}

fn mark_emphasis_and_elided(text: &str) -> Cow<'_, str> {
    mark_elided(mark_emphasis(text))
}

/// Marks a written part that ends with "de " or "que ", perhaps before emphasis: what follows is an argument.
fn mark_elided(text: Cow<'_, str>) -> Cow<'_, str> {
    let bare = text.strip_suffix(EMPHASIS).unwrap_or(&text);
    let before = bare
        .strip_suffix("e ")
        .and_then(|rest| rest.strip_suffix(['d', 'D']).or_else(|| rest.strip_suffix("qu")).or_else(|| rest.strip_suffix("Qu")));
    let is_word = before.is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    if is_word { format!("{bare}{ELIDED}{}", text.get(bare.len()..).unwrap_or_default()).into() } else { text }
}

/// "de opendatasoft.com" becomes "d’opendatasoft.com" at the marks, which go. Before a `y`, as in a company's name, and before an `h`, which may be either
/// kind, the word stays whole; nor is anything elided before "oui" and "onze", as in `oui.sncf`.
fn elide(text: &str) -> String {
    let mut parts = text.split(ELIDED);
    let mut elided = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let begins: String = part.chars().filter(|letter| *letter != EMPHASIS).take(3).flat_map(char::to_lowercase).collect();
        let is_vowel = begins.starts_with(|first| "aeiouàâäéèêëîïôöùûüœæ".contains(first));
        if is_vowel && !matches!(begins.as_str(), "oui" | "onz") && elided.ends_with("e ") {
            elided.truncate(elided.len() - "e ".len());
            elided.push('’');
        }
        elided.push_str(part);
    }
    elided
}

#[cfg(test)]
mod tests;
