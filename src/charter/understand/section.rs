//! The kind that headings, captions and sentences above a table give to its lines.

use super::mentions_cookies;
use crate::charter::words::{Claim, Vocabulary, claim_of, claim_of_title, fold};

/// Words of a sentence that speaks of one table: "Ces cookies sont indispensables." Longer ones explain several kinds.
const LONGEST_SENTENCE: usize = 30;

/// The headings above the place that is being read.
pub struct Sections {
    /// Level, kind, and whether cookies are named.
    open: Vec<(u8, Claim, bool)>,
    title: Claim,
    is_title_about_cookies: bool,
    /// What the sentences between the last heading and here said, when they agree.
    sentence: Option<Claim>,
    /// A table stood between that sentence and here: the next one begins anew.
    is_spent: bool,
}

impl Sections {
    /// Below a title.
    pub fn new(title: &str) -> Self {
        let words = crate::charter::words::vocabulary();
        let is_title_about_cookies = mentions_cookies(title);
        let title = if is_title_about_cookies { claim_of_title(words, title) } else { Claim::default() };
        Self { open: Vec::new(), title, is_title_about_cookies, sentence: None, is_spent: false }
    }

    /// A heading closes those of its level and below.
    pub fn heading(&mut self, words: &Vocabulary, level: u8, text: &str) {
        self.open.retain(|(open, ..)| *open < level);
        self.open.push((level, claim_of(words, text), mentions_cookies(text)));
        self.sentence = None;
    }

    /// A line of running text. Only a short one that names cookies and one kind counts: long ones explain.
    pub fn sentence(&mut self, words: &Vocabulary, text: &str) {
        if fold(text).split(' ').count() > LONGEST_SENTENCE || !mentions_cookies(text) {
            return;
        }
        let claim = claim_of(words, text);
        if claim.purpose.is_some() {
            // Two sentences of different kinds say nothing of the table below them.
            let said = self.sentence.filter(|_| !std::mem::take(&mut self.is_spent));
            self.sentence = Some(if said.is_none_or(|said| said.purpose == claim.purpose) { claim } else { Claim::default() });
        }
    }

    /// A table was read here.
    pub fn table(&mut self) {
        self.is_spent = true;
    }

    /// Whether a heading above speaks of cookies.
    pub fn mentions_cookies(&self) -> bool {
        self.is_title_about_cookies || self.open.iter().any(|(.., named)| *named)
    }

    /// The kind of a table here: what its caption says, else the nearest heading that says one, else the sentence before it, else the title.
    pub fn kind_of_table(&self, words: &Vocabulary, caption: &str) -> Claim {
        let caption = claim_of(words, caption);
        let headings = self.open.iter().rev().map(|(_, claim, _)| *claim);
        let said = std::iter::once(caption).chain(headings).chain(self.sentence).chain(std::iter::once(self.title));
        said.into_iter().find(|claim| !claim.is_silent()).unwrap_or_default()
    }
}
