//! The kind that headings, captions and sentences above a table give to its lines.

use super::mentions_cookies;
use crate::charter::words::{Claim, Vocabulary, claim_of, claim_of_sentence, claim_of_title, fold};

/// Words of a sentence that speaks of one table: "Ces cookies sont indispensables." Longer ones explain several kinds.
const LONGEST_SENTENCE: usize = 30;
/// Words of a heading that is a kind and nothing else: "3.2 Mesure d’audience".
const LONGEST_KIND: usize = 5;
/// Words behind a kind and its colon among which the cookies of that kind are named again: "these cookies …".
const NEAR_LEAD: usize = 3;

/// The headings above the place that is being read.
pub struct Sections {
    /// From the outermost on.
    open: Vec<Open>,
    title: Claim,
    is_title_about_cookies: bool,
    /// What the sentences between the last heading and here said, when they agree.
    sentence: Option<Claim>,
    /// A table stood between that sentence and here: the next one begins anew.
    is_spent: bool,
    /// The page has spoken of another storage, beside cookies or not.
    names_storage: bool,
}

/// A heading that is not closed yet.
struct Open {
    level: u8,
    kind: Claim,
    /// It names cookies.
    names_cookies: bool,
    /// It names another place where browsers keep things, and no cookies.
    names_storage: bool,
    /// It is hardly more than a kind.
    is_short: bool,
}

impl Sections {
    /// Below a title.
    pub fn new(title: &str) -> Self {
        let words = crate::charter::words::vocabulary();
        let is_title_about_cookies = mentions_cookies(title);
        let title = if is_title_about_cookies { claim_of_title(words, title) } else { Claim::default() };
        Self { open: Vec::new(), title, is_title_about_cookies, sentence: None, is_spent: false, names_storage: false }
    }

    /// A heading closes those of its level and below.
    pub fn heading(&mut self, words: &Vocabulary, level: u8, text: &str) {
        self.open.retain(|open| open.level < level);
        let is_short = fold(text).split(' ').filter(|word| !word.bytes().all(|b| b.is_ascii_digit())).count() <= LONGEST_KIND;
        let names_storage = words.names_other_place(text);
        self.names_storage |= words.speaks_of_storage(text);
        self.open.push(Open { level, kind: claim_of(words, text), names_cookies: mentions_cookies(text), names_storage, is_short });
        self.sentence = None;
    }

    /// A line of running text. Only a short one that names cookies and one kind counts: long ones explain.
    pub fn sentence(&mut self, words: &Vocabulary, text: &str) {
        self.names_storage = self.names_storage || words.speaks_of_storage(text);
        // What points at the table below it is the last sentence of its paragraph.
        let last = text.trim_end().strip_suffix(':').and_then(|text| text.rsplit_once(". ")).map(|(_, last)| last);
        let text = last.filter(|last| words.points_below(last)).unwrap_or(text);
        // "Strictly necessary cookies: these cookies …" is a kind with what explains it, however long; "Refuse advertising cookies: …" tells what to do.
        let leads = |lead: &&str| fold(lead).split(' ').count() <= LONGEST_KIND && mentions_cookies(lead);
        let goes_on = |told: &str| told.split_whitespace().take(NEAR_LEAD).any(|word| words.is_cookie_word(word));
        let lead = text.split_once(':').filter(|(_, told)| goes_on(told)).map(|(lead, _)| lead);
        let lead = lead.filter(leads).map(|lead| claim_of(words, lead));
        let lead = lead.filter(|claim| claim.purpose.is_some());
        if lead.is_none() && (fold(text).split(' ').count() > LONGEST_SENTENCE || !mentions_cookies(text)) {
            return;
        }
        let claim = lead.unwrap_or_else(|| claim_of_sentence(words, text));
        if claim.purpose.is_some() {
            // Two sentences of different kinds say nothing of the table below them.
            let said = self.sentence.filter(|_| !std::mem::take(&mut self.is_spent) && !words.points_below(text));
            self.sentence = Some(if said.is_none_or(|said| said.purpose == claim.purpose) { claim } else { Claim::default() });
        }
    }

    /// Whether a table here whose header calls its names keys, not cookies, is one of what the page says it keeps elsewhere.
    pub fn is_of_keys(&self, words: &Vocabulary, header: &str) -> bool {
        self.names_storage && words.is_header_of_keys(header)
    }

    /// A table was read here.
    pub fn table(&mut self) {
        self.is_spent = true;
    }

    /// Whether a heading above speaks of cookies.
    pub fn mentions_cookies(&self) -> bool {
        self.is_title_about_cookies || self.open.iter().any(|open| open.names_cookies)
    }

    /// Whether what a table here lists is kept elsewhere than in cookies: its caption says so, else the nearest heading that speaks of either.
    pub fn is_of_other_storage(&self, words: &Vocabulary, caption: &str) -> bool {
        if words.names_other_place(caption) || mentions_cookies(caption) {
            return words.names_other_place(caption);
        }
        self.open.iter().rev().find(|open| open.names_storage || open.names_cookies).is_some_and(|open| open.names_storage)
    }

    /// The kind of a table here: what its caption says, else the nearest heading that says one, else the sentence before it, else the title.
    pub fn kind_of_table(&self, words: &Vocabulary, caption: &str) -> Claim {
        let caption = claim_of(words, caption);
        // Where a heading begins to speak of cookies, a sentence above it spoke of something else: "Quelles mesures de sécurité prenons-nous ?".
        let inner = self.open.iter().rposition(|open| open.names_cookies).unwrap_or(0);
        let speaks = |(at, open): &(usize, &Open)| *at >= inner || open.names_cookies || open.is_short;
        let headings = self.open.iter().enumerate().filter(speaks).rev().map(|(_, open)| open.kind);
        let said = std::iter::once(caption).chain(headings).chain(self.sentence).chain(std::iter::once(self.title));
        said.into_iter().find(|claim| !claim.is_silent()).unwrap_or_default()
    }
}
