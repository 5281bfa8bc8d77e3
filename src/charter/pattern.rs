use std::borrow::Cow;

use memchr::memmem;
use serde::{Deserialize, Serialize};

/// Which cookie names are meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "Written", from = "Written")]
pub struct NamePattern {
    text: Cow<'static, str>,
    kind: Kind,
}

/// The same in a file that the program keeps.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Written {
    Exact(String),
    Stars(String),
    /// Without the star that follows it.
    Part(String),
}

impl From<NamePattern> for Written {
    fn from(pattern: NamePattern) -> Self {
        match pattern.kind {
            Kind::Exact => Self::Exact(pattern.text.into_owned()),
            Kind::Stars { .. } => Self::Stars(pattern.text.into_owned()),
            Kind::Part => Self::Part(pattern.literal_prefix().to_owned()),
        }
    }
}

impl From<Written> for NamePattern {
    fn from(written: Written) -> Self {
        match written {
            Written::Exact(name) => Self::exact(name),
            Written::Stars(text) => Self::new(text),
            Written::Part(part) => Self::with_part(&part),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    /// The text itself, a `*` in it included.
    Exact,
    /// `*` stands for any run of characters, also none; so many bytes stand before the first one, and so many behind the last one.
    Stars { literal: usize, end: usize },
    /// The text up to its last character, a star, is a part of the name: it stands at the beginning, or begins there where a word of the name
    /// does, and anything may follow.
    Part,
}

impl NamePattern {
    /// From its written form, with `*` for any run of characters.
    #[must_use]
    pub fn new(text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        let stars = text.find('*').zip(text.rfind('*'));
        let kind = stars.map_or(Kind::Exact, |(literal, last)| Kind::Stars { literal, end: text.len() - last - 1 });
        Self { text, kind }
    }

    /// Exactly this name; a `*` in it is a `*`.
    #[must_use]
    pub fn exact(name: impl Into<Cow<'static, str>>) -> Self {
        Self { text: name.into(), kind: Kind::Exact }
    }

    /// Every name that holds `part` where a word begins: `zz_` fits `zz_1` and `app_zz_1`, not `fizz_1`.
    #[must_use]
    pub fn with_part(part: &str) -> Self {
        Self { text: format!("{part}*").into(), kind: Kind::Part }
    }

    /// As written; what a part is followed by is shown as `*`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same, as the pattern holds it.
    #[must_use]
    pub fn into_text(self) -> Cow<'static, str> {
        self.text
    }

    /// The part before the first `*` that stands for others.
    #[must_use]
    pub fn literal_prefix(&self) -> &str {
        let end = match self.kind {
            Kind::Exact => self.text.len(),
            Kind::Stars { literal, .. } => literal,
            Kind::Part => self.text.len() - 1,
        };
        self.text.get(..end).unwrap_or("")
    }

    /// The part behind the last `*` that stands for others.
    #[must_use]
    pub fn literal_end(&self) -> &str {
        match self.kind {
            Kind::Exact => &self.text,
            Kind::Stars { end, .. } => self.text.get(self.text.len() - end..).unwrap_or(""),
            Kind::Part => "",
        }
    }

    /// The longest part without a `*` that stands for others; the first of several.
    #[must_use]
    pub fn longest_literal(&self) -> &str {
        match self.kind {
            Kind::Exact => &self.text,
            Kind::Stars { .. } => self.text.split('*').rev().max_by_key(|part| part.len()).unwrap_or(""),
            Kind::Part => self.literal_prefix(),
        }
    }

    /// Whether one name is meant, not many.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.kind == Kind::Exact
    }

    /// Whether it may stand inside a name.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.kind == Kind::Part
    }

    /// How many characters must match literally: the more, the more specific.
    #[must_use]
    pub fn literal_len(&self) -> usize {
        match self.kind {
            Kind::Exact => self.text.chars().count(),
            Kind::Stars { .. } => self.text.chars().filter(|c| *c != '*').count(),
            Kind::Part => self.literal_prefix().chars().count(),
        }
    }

    /// Whether the pattern covers `name`. Names compare with case, as browsers do.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        match self.kind {
            Kind::Exact => self.text == name,
            Kind::Stars { literal, end } => {
                // The ends first: they let hardly any name through.
                let inside = name.strip_prefix(self.literal_prefix()).and_then(|rest| rest.strip_suffix(self.literal_end()));
                // None where the first star is the last one.
                let between = self.text.get(literal + 1..self.text.len() - end - 1);
                inside.is_some_and(|inside| between.is_none_or(|between| holds_in_order(between, inside)))
            }
            Kind::Part => word_starts(name).any(|start| name.get(start..).is_some_and(|rest| rest.starts_with(self.literal_prefix()))),
        }
    }
}

/// Whether the parts of a pattern between its first and its last star stand in a text, one behind the other.
fn holds_in_order(parts: &str, text: &str) -> bool {
    let mut rest = text.as_bytes();
    // Leftmost match for every part is enough: what it leaves over is the longest possible rest.
    parts.split('*').all(|part| {
        let found = memmem::find(rest, part.as_bytes());
        rest = found.and_then(|at| rest.get(at + part.len()..)).unwrap_or_default();
        found.is_some()
    })
}

/// Where a word of a name begins, in bytes: at the beginning, at each separator and after it.
pub fn word_starts(name: &str) -> impl Iterator<Item = usize> {
    let mut before = false;
    name.char_indices().filter_map(move |(at, c)| {
        let inside = c.is_alphanumeric() && before;
        before = c.is_alphanumeric();
        (!inside).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_any_run() {
        let hit = |pattern: &'static str, name: &str| NamePattern::new(pattern).matches(name);
        assert!(hit("_ga", "_ga") && !hit("_ga", "_ga_X") && !hit("_ga", "_GA"));
        assert!(hit("_ga_*", "_ga_X") && hit("_ga_*", "_ga_") && !hit("_ga_*", "_ga"));
        assert!(hit("mp_*_mixpanel", "mp_ab_mixpanel") && !hit("mp_*_mixpanel", "mp_mixpanel"));
        assert!(hit("*_session", "_app_session") && hit("a*b*c", "axxbyyc") && !hit("a*b*c", "axxcyyb"));
        assert!(hit("é*", "était") && !hit("ab*b", "ab"));
        assert!(hit("a**b", "ab") && hit("*mid*", "xmidy") && hit("*mid*", "mid") && !hit("*mid*", "mi-d") && hit("*", ""));
        assert!(hit("*é*é", "éé") && !hit("*é*é", "é") && hit("a*b*b", "abb") && !hit("a*b*b", "ab"), "no part is used twice");
    }

    #[test]
    fn literal_ends() {
        let ends = ["a*b", "a*b*c_d", "*é", "a*", "*", "plain"].map(|text| NamePattern::new(text).literal_end().to_owned());
        assert_eq!(ends, ["b", "c_d", "é", "", "", "plain"]);
        let longest = ["a*bc*d", "*ab*cd*", "*", "plain"].map(|text| NamePattern::new(text).longest_literal().to_owned());
        assert_eq!(longest, ["bc", "ab", "", "plain"]);
        assert_eq!((NamePattern::with_part("zz_").literal_end(), NamePattern::exact("a*b").literal_end()), ("", "a*b"));
    }

    #[test]
    fn a_star_of_an_exact_name_is_a_star() {
        let name = NamePattern::exact("n*");
        assert!(name.matches("n*") && !name.matches("nx") && name.is_exact());
        assert_ne!(name, NamePattern::new("n*"));
        assert_eq!(NamePattern::exact("plain"), NamePattern::new("plain"));
    }

    #[test]
    fn a_part_begins_where_a_word_does() {
        let hit = |part: &str, name: &str| NamePattern::with_part(part).matches(name);
        assert!(hit("zz_", "zz_1") && hit("zz_", "app_zz_1") && hit("zz_", "_zz_"));
        assert!(!hit("zz_", "fizz_1") && !hit("zz_", "zz"));
        assert!(hit("_mid_", "abc_mid_def") && hit("_mid_", "é_mid_"));
        assert_eq!(NamePattern::with_part("zz_").text(), "zz_*");
    }
}
