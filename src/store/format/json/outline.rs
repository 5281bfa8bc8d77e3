//! A JSON text seen from outside: which keys stand where, near its root. What a key says decides what a file is; that its name occurs somewhere in a
//! text does not.

use std::collections::BTreeSet;
use std::fmt;
use std::io::Read as _;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use zeroize::Zeroizing;

use super::mended::Mended;

/// Keys deeper than this are not kept.
const DEEPEST: usize = 6;
/// Elements of a list that are looked into: the first ones show its form.
const MOST_ELEMENTS: usize = 50;
/// Lines that are looked at.
const MOST_LINES: usize = 20;
/// Keys that are kept; a hostile text may have millions.
const MOST_KEYS: usize = 2_000;

/// What a JSON text is, by its keys (formats note, section 8.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonKind {
    Har,
    /// Playwright's `storageState`.
    PlaywrightState,
    /// Cookies as the DevTools Protocol gives them: Puppeteer, Playwright.
    Cdp,
    Selenium,
    /// `EditThisCookie`, Cookie-Editor and other extensions.
    Extension,
    /// Another list of cookies.
    Cookies,
    /// The rows of a database.
    Table,
    /// The jar of a library of HTTP.
    HttpLibrary,
    /// An inspection of the EDPS Website Evidence Collector.
    Wec,
    Blacklight,
    /// An analysis of the EDPB Website Auditing Tool.
    WatAnalysis,
    /// A knowledge base of the same.
    WatKnowledge,
    /// A report of this program.
    OwnExport,
    Dossier,
    /// What Firefox copies of the cookies of one request: names and values.
    OfMessages,
    /// Chromium's `Local State`.
    LocalState,
    Other,
}

/// Where clients keep jars of several hosts, sessions or collections: Bruno, Insomnia, Crawlee.
const JARS_IN_LISTS: [&str; 3] = ["cookies[].cookies[].", "resources[].cookies[].", "sessions[].cookieJar.cookies[]."];

/// The places of keys: `log.entries`, `[].hostOnly`, `cookies[].name`.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    places: BTreeSet<String>,
}

impl Outline {
    /// Reads a text that may be cut off; none when it is not JSON. Of JSON lines the first that is whole counts: what is wrong with one of them is no
    /// reason to refuse the others. A text of which most lines are none is a log in which one stands.
    pub(crate) fn of(text: &str) -> Option<Self> {
        Self::of_value(text).or_else(|| {
            let lines = || text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).take(MOST_LINES);
            let whole = |line: &str| Self::of_text(line).filter(|(outline, is_whole)| *is_whole && !outline.places.is_empty());
            let mut objects = lines().filter_map(whole);
            let (first, _) = objects.next()?;
            ((objects.count() + 1) * 2 >= lines().count()).then_some(first)
        })
    }

    fn of_value(text: &str) -> Option<Self> {
        Self::of_text(text).map(|(outline, _)| outline)
    }

    /// The same, with whether nothing is missing.
    fn of_text(text: &str) -> Option<(Self, bool)> {
        let mut outline = Self::default();
        let mut mended = Zeroizing::new(String::with_capacity(text.len()));
        Mended::new(text.as_bytes()).read_to_string(&mut mended).ok()?;
        // Several values may stand one behind the other, over any number of lines (`jq '.[]'`); the first that has a key shows what they are. Whether more
        // follows is seen from the text: an error of the reader counts all lines before it, and one behind each value would take the square of the time.
        let mut rest = mended.as_str();
        loop {
            let mut json = serde_json::Deserializer::from_str(rest);
            match (Keys { outline: &mut outline, place: "", depth: 0 }).deserialize(&mut json) {
                Ok(()) => {}
                // The rest was not read.
                Err(error) if error.is_eof() => return Some((outline, false)),
                Err(_) => return None,
            }
            let mut others = json.into_iter::<IgnoredAny>();
            if !outline.places.is_empty() {
                return match others.find_map(Result::err) {
                    None => Some((outline, true)),
                    Some(error) => error.is_eof().then_some((outline, false)),
                };
            }
            rest = rest.get(others.byte_offset()..).unwrap_or_default().trim_start_matches([' ', '\n', '\r', '\t']);
            if rest.is_empty() {
                return Some((outline, true));
            }
        }
    }

    /// Whether a key stands in this place.
    pub(crate) fn has(&self, place: &str) -> bool {
        self.places.contains(place)
    }

    /// What the JSON is (formats note, section 8.1).
    pub(crate) fn kind(&self) -> JsonKind {
        let has = |place: &str| self.has(place);
        let all = |places: &[&str]| places.iter().all(|place| has(place));
        if has("profile.info_cache") {
            return JsonKind::LocalState;
        }
        // Some tools leave out who recorded it; requests and answers are in nothing else.
        let is_recording = || has("log.version") || has("log.creator") || all(&["log.entries[].request", "log.entries[].response"]);
        if has("log.entries") && is_recording() {
            return JsonKind::Har;
        }
        if all(&["format", "creator", "reads"]) || all(&["type", "format", "creator"]) {
            return JsonKind::OwnExport;
        }
        if all(&["format", "format_version", "audit"]) {
            return JsonKind::Dossier;
        }
        if all(&["uri_ins", "reports"]) {
            return JsonKind::Blacklight;
        }
        if all(&["uri_ins", "cookies"]) {
            return JsonKind::Wec;
        }
        if has("tags[].cards") {
            return JsonKind::WatAnalysis;
        }
        if has("Response Cookies") || has("Request Cookies") {
            return JsonKind::OfMessages;
        }
        if all(&["knowledges", "trustLevel"]) || all(&["[].knowledges", "[].trustLevel"]) {
            return JsonKind::WatKnowledge;
        }
        if all(&["cookies", "origins"]) {
            return JsonKind::PlaywrightState;
        }
        let of_firefox = ["[].name", "[].host", "[].expiry", "[].isHttpOnly"];
        if all(&["[].name", "[].host_key", "[].expires_utc"]) || all(&of_firefox) {
            return JsonKind::Table;
        }
        ["[].", "cookies[].", "result.cookies[].", "value[].", ""].iter().find_map(|place| self.cookies_at(place)).unwrap_or_else(
            || match () {
                () if self.is_of_a_library() => JsonKind::HttpLibrary,
                () if self.is_empty_answer() => JsonKind::Cdp,
                () => JsonKind::Other,
            },
        )
    }

    /// Whether it is what the protocol answers where there is no cookie: an empty list, and nothing else but the number of the question.
    fn is_empty_answer(&self) -> bool {
        let is_part = |place: &String| {
            ["cookies", "cookies[]", "result", "result.cookies", "result.cookies[]", "id", "sessionId"].contains(&place.as_str())
        };
        (self.has("cookies[]") || self.has("result.cookies[]")) && self.places.iter().all(is_part)
    }

    /// Whether cookies stand in it in the words of a library.
    fn is_of_a_library(&self) -> bool {
        const FIELDS: [(&str, &[&str]); 3] = [
            ("key", &["domain", "path", "creation"]),
            ("Name", &["Domain", "Path", "Value"]),
            ("raw_cookie", &["domain", "path", "expires"]),
        ];
        let beside = |name: &str, others: &[&str]| {
            // Where a jar is read: in a list, under `cookies`, alone, below nothing but objects, or in a collection of jars.
            let is_read = |around: &str| {
                matches!(around, "" | "[]." | "cookies[].")
                    || JARS_IN_LISTS.contains(&around)
                    || (around.ends_with('.') && !around.contains("[]"))
            };
            let has_all = |around: &str| others.iter().all(|other| self.has(&format!("{around}{other}")));
            self.places.iter().filter_map(|place| place.strip_suffix(name)).any(|around| is_read(around) && has_all(around))
        };
        // Documents of a database are no jar: it keeps all versions of each.
        if self.has("_id") {
            return false;
        }
        // An empty jar of tough-cookie says who wrote it.
        let is_empty_jar = ["version", "storeType", "rejectPublicSuffixes", "cookies"].into_iter().all(|key| self.has(key));
        is_empty_jar || FIELDS.into_iter().any(|(name, others)| beside(name, others))
    }

    /// What wrote the cookies that are listed in a place, if cookies are listed there.
    fn cookies_at(&self, place: &str) -> Option<JsonKind> {
        let has = |key: &str| self.has(&format!("{place}{key}"));
        // Cookie Quick Manager has its own words.
        if has("Host raw") && has("Name raw") {
            return Some(JsonKind::Extension);
        }
        if !has("name") || !has("domain") || !(has("value") || has("httpOnly")) {
            return None;
        }
        Some(if has("expirationDate") || has("hostOnly") || has("storeId") {
            JsonKind::Extension
        } else if has("firstPartyStorage") || has("expiresUTC") {
            JsonKind::Wec
        } else if has("expires") || ["size", "session", "priority", "sourceScheme", "partitionKey"].into_iter().any(has) {
            JsonKind::Cdp
        } else if has("expiry") && has("httpOnly") {
            JsonKind::Selenium
        } else {
            JsonKind::Cookies
        })
    }
}

struct Keys<'a> {
    outline: &'a mut Outline,
    place: &'a str,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Keys<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        if self.depth >= DEEPEST || self.outline.places.len() >= MOST_KEYS {
            return json.deserialize_ignored_any(IgnoredAny).map(|_| ());
        }
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Keys<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let place = if self.place.is_empty() { key } else { format!("{}.{key}", self.place) };
            // Before its value, which may go on behind the end of what was read.
            if self.outline.places.len() < MOST_KEYS {
                self.outline.places.insert(place.clone());
            }
            map.next_value_seed(Keys { outline: &mut *self.outline, place: &place, depth: self.depth + 1 })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let place = format!("{}[]", self.place);
        if seq.next_element_seed(Keys { outline: &mut *self.outline, place: &place, depth: self.depth + 1 })?.is_none() {
            // A list without elements has no keys that would tell it from a text or a number. Below no key it shows nothing.
            if !self.place.bytes().all(|byte| b"[]".contains(&byte)) {
                self.outline.places.insert(place);
            }
            return Ok(());
        }
        for _ in 1..MOST_ELEMENTS {
            if seq.next_element_seed(Keys { outline: &mut *self.outline, place: &place, depth: self.depth + 1 })?.is_none() {
                return Ok(());
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_keys_also_of_a_text_that_is_cut() {
        let outline = Outline::of(r#"{"a":1,"b":{"c":[{"d":null},{"e":[{"f":2}]}]}} "#).unwrap();
        assert_eq!(outline.places.iter().collect::<Vec<_>>(), ["a", "b", "b.c", "b.c[].d", "b.c[].e", "b.c[].e[].f"]);
        let cut = Outline::of(r#"[{"name":"x","value":"y z"#).unwrap();
        assert!(cut.has("[].name") && cut.has("[].value"), "{cut:?}");
        assert!(Outline::of("{\"a\":1}\n{\"b\":2}\n").is_some_and(|lines| lines.has("a")));
        for values in [
            "[]\n[[]]\n\n{\"a\":1}\n",
            "1 2\n{\"a\":1}",
            "{\"a\":1}{\"b\":2}",
            "{\n\"a\":\n1}\n{\n\"b\":2\n}\n",
            "[]\n{\"a\":1",
            "{\"a\":1}\n{\"b\"",
        ] {
            assert!(Outline::of(values).is_some_and(|values| values.has("a") && !values.has("b")), "{values}");
        }
        for (text, kind) in [
            (r#"{"cookies":[]}"#, JsonKind::Cdp),
            (r#"{"id":4,"result":{"cookies":[]}}"#, JsonKind::Cdp),
            (r#"{"cookies":[],"date":1}"#, JsonKind::Other),
            (r#"{"cookies":true}"#, JsonKind::Other),
            ("[]", JsonKind::Other),
        ] {
            assert_eq!(Outline::of(text).unwrap().kind(), kind, "{text}");
        }
        for no_json in ["[1] see the note", "{log: entries}", "[Section]\na=b", "{\"a\":1} and more", "[INFO] begins\n{\"a\":1}\nends", ""]
        {
            assert!(Outline::of(no_json).is_none_or(|outline| outline.places.is_empty()), "{no_json}");
        }
    }

    #[test]
    fn hostile_texts_end() {
        assert!(Outline::of(&"[".repeat(100_000)).is_none_or(|outline| outline.places.is_empty()));
        let keys: Vec<String> = (0..100_000).map(|n| format!("\"k{n}\":0")).collect();
        for value in ["[]\n", "1\n", "{\"a\":1}\n"] {
            assert!(Outline::of(&value.repeat(200_000)).is_some(), "{value}");
            assert!(Outline::of(&format!("{}and more", value.repeat(200_000))).is_none_or(|outline| outline.places.len() < 2), "{value}");
        }
        assert!(Outline::of(&format!("{{{}}}", keys.join(","))).unwrap().places.len() <= MOST_KEYS);
    }
}
