use std::borrow::Cow;

/// A cookie name with `*` standing for any run of characters, also none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NamePattern {
    text: Cow<'static, str>,
    /// Bytes before the first `*`; the whole length when there is none.
    literal: usize,
}

impl NamePattern {
    /// From its written form.
    #[must_use]
    pub fn new(text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        let literal = text.find('*').unwrap_or(text.len());
        Self { text, literal }
    }

    /// As written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The part before the first `*`.
    #[must_use]
    pub fn literal_prefix(&self) -> &str {
        self.text.get(..self.literal).unwrap_or("")
    }

    /// Whether there is no `*`.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.literal == self.text.len()
    }

    /// How many characters must match literally: the more, the more specific.
    #[must_use]
    pub fn literal_len(&self) -> usize {
        self.text.bytes().filter(|b| *b != b'*').count()
    }

    /// Whether the pattern covers `name`. Names compare with case, as browsers do.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        if self.is_exact() {
            return self.text == name;
        }
        let Some(mut rest) = name.strip_prefix(self.literal_prefix()) else { return false };
        let mut parts = self.text.get(self.literal + 1..).unwrap_or("").split('*').peekable();
        // Leftmost match for every middle part is enough: what it leaves over is the longest possible rest.
        while let Some(part) = parts.next() {
            if parts.peek().is_none() {
                return rest.ends_with(part);
            }
            match rest.find(part) {
                Some(at) => rest = rest.get(at + part.len()..).unwrap_or(""),
                None => return false,
            }
        }
        true
    }
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
    }
}
