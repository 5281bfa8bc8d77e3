use std::borrow::Cow;

use crate::query::fold;

/// A text to be met as a whole, without regard to case and accents; `*` in it stands for any letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// Never two of a kind beside each other, and no empty text.
    parts: Vec<Part>,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// This text.
    Text(String),
    /// Anything, also nothing.
    Any,
}

impl Pattern {
    /// This very text.
    #[must_use]
    pub fn exactly(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { parts: if text.is_empty() { Vec::new() } else { vec![Part::Text(text)] } }
    }

    /// Its parts.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The text, where it stands for one alone.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [] => Some(""),
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// Adds a letter.
    pub(super) fn push(&mut self, letter: char) {
        if let Some(Part::Text(text)) = self.parts.last_mut() {
            text.push(letter);
        } else {
            self.parts.push(Part::Text(letter.into()));
        }
    }

    /// Adds a place for anything.
    pub(super) fn push_any(&mut self) {
        if self.parts.last() != Some(&Part::Any) {
            self.parts.push(Part::Any);
        }
    }

    /// The same, ready to be asked often.
    #[must_use]
    pub fn folded(&self) -> FoldedPattern {
        let fold_part = |part: &Part| match part {
            Part::Text(text) => Part::Text(fold(text).into_owned()),
            Part::Any => Part::Any,
        };
        FoldedPattern { parts: self.parts.iter().map(fold_part).collect() }
    }
}

/// A pattern in lower case and without accents.
#[derive(Clone, Debug)]
pub struct FoldedPattern {
    parts: Vec<Part>,
}

impl FoldedPattern {
    /// Whether a text is met as a whole.
    #[must_use]
    pub fn meets(&self, text: &str) -> bool {
        let folded: Cow<'_, str> = fold(text);
        let mut rest: &str = &folded;
        // A text behind `*` is taken where it first stands: what follows then has the most room. The last one must stand at the end.
        let mut is_free = false;
        for (place, part) in self.parts.iter().enumerate() {
            let is_last = place + 1 == self.parts.len();
            match part {
                Part::Any => is_free = true,
                Part::Text(text) if is_free && is_last => return rest.ends_with(text.as_str()),
                Part::Text(text) if is_free => {
                    let Some((_, behind)) = rest.split_once(text.as_str()) else { return false };
                    (rest, is_free) = (behind, false);
                }
                Part::Text(text) => {
                    let Some(behind) = rest.strip_prefix(text.as_str()) else { return false };
                    rest = behind;
                }
            }
        }
        is_free || rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        let mut pattern = Pattern::default();
        text.chars().for_each(|letter| if letter == '*' { pattern.push_any() } else { pattern.push(letter) });
        pattern
    }

    #[test]
    fn stars_stand_for_anything_and_the_rest_for_itself() {
        for (written, text, meets) in [
            ("_ga*", "_GA_1234", true),
            ("_ga*", "_g", false),
            ("*.fr", "data.example.fr", true),
            ("*.fr", "data.example.fr.net", false),
            ("*ab*ab", "abab", true),
            ("*ab*ab", "ab", false),
            ("a*b*c", "a-b-b-c", true),
            ("a*a", "a", false),
            ("*", "", true),
            ("", "", true),
            ("", "x", false),
            ("publicite", "Publicité", true),
            ("a", "ab", false),
        ] {
            assert_eq!(pattern(written).folded().meets(text), meets, "{written} {text}");
        }
    }
}
