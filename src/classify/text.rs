use std::fmt;
use std::ops::Deref;

use super::catalogue::DOMAINS;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A text of the tables that are built in, by its place among all of them: it reads like a `str`. Each is kept once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Text {
    start: u32,
    length: u16,
}

impl Text {
    /// What the build script writes: it fails where a text does not fit.
    pub(super) const fn at(start: u32, length: u16) -> Self {
        Self { start, length }
    }

    /// The text.
    #[must_use]
    pub fn get(self) -> &'static str {
        let start = self.start as usize;
        TEXTS.get(start..start + usize::from(self.length)).unwrap_or_default()
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.get()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.get()
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.get() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.get() == *other
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.get())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.get(), f)
    }
}

/// Domains of an entry of the catalogue: they read like a slice.
#[derive(Clone, Copy, Debug)]
pub struct DomainList {
    start: u16,
    length: u16,
}

impl DomainList {
    /// What the build script writes.
    pub(super) const fn at(start: u16, length: u16) -> Self {
        Self { start, length }
    }

    /// Each of them.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let (start, length) = (usize::from(self.start), usize::from(self.length));
        DOMAINS.get(start..start + length).unwrap_or_default().iter().map(|domain| domain.get())
    }
}

impl Deref for DomainList {
    type Target = [Text];

    fn deref(&self) -> &[Text] {
        let start = usize::from(self.start);
        DOMAINS.get(start..start + usize::from(self.length)).unwrap_or_default()
    }
}
