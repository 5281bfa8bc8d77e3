use crate::classify::{Verdict, catalogue, domains};
use crate::cookie::{Cookie, Strings};
use crate::inventory::OpenStore;

/// Words to look for; a cookie must hold each of them somewhere, without regard to case. A word after `=` must be the whole name or host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    words: Vec<String>,
}

/// For each word, what it hits: worked out once per distinct text of a store, so that a row only looks up answers.
pub(super) struct Prepared {
    words: Vec<WordHits>,
}

struct WordHits {
    /// By index of the text (names and hosts).
    texts: Vec<bool>,
    /// By index of the host's text: the organisation of a known third party.
    hosts: Vec<bool>,
    /// By catalogue entry: provider or service.
    entries: Vec<bool>,
    categories: [bool; 4],
}

impl Search {
    /// From what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self { words: typed.split_whitespace().map(str::to_lowercase).collect() }
    }

    pub(super) fn prepare(&self, store: &OpenStore, category_words: &[String; 4]) -> Prepared {
        let strings = &store.report.cookies.strings;
        Prepared { words: self.words.iter().map(|word| word_hits(word, strings, category_words)).collect() }
    }
}

fn word_hits(word: &str, strings: &Strings, category_words: &[String; 4]) -> WordHits {
    if let Some(whole) = word.strip_prefix('=').filter(|whole| !whole.is_empty()) {
        let texts: Vec<bool> = strings.iter().map(|(_, text)| text.to_lowercase() == whole).collect();
        return WordHits { hosts: vec![false; texts.len()], entries: vec![false; catalogue().len()], texts, categories: [false; 4] };
    }
    let lists = domains();
    let mut hits = WordHits {
        texts: Vec::with_capacity(strings.len()),
        hosts: Vec::with_capacity(strings.len()),
        entries: catalogue().iter().map(|(_, entry)| holds(entry.provider, word) || holds(entry.service, word)).collect(),
        categories: [0, 1, 2, 3].map(|i| holds(&category_words[i], word)),
    };
    for (_, text) in strings.iter() {
        // International hosts are stored in punycode but read in Unicode.
        let shown = text.contains("xn--") && holds(&crate::site::display(text), word);
        hits.texts.push(shown || holds(text, word));
        hits.hosts.push(lists.third_party(text).is_some_and(|id| holds(lists.get(id).organisation, word)));
    }
    hits
}

/// Whether `text` holds `word`, which is in lower case already.
fn holds(text: &str, word: &str) -> bool {
    if text.is_ascii() && word.is_ascii() {
        let (text, word) = (text.as_bytes(), word.as_bytes());
        return word.is_empty() || text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    }
    text.to_lowercase().contains(word)
}

impl Prepared {
    pub(super) fn hits(&self, cookie: &Cookie, verdict: &Verdict) -> bool {
        let at = |list: &[bool], index: usize| list.get(index).copied().unwrap_or(false);
        self.words.iter().all(|word| {
            at(&word.texts, cookie.name.index())
                || at(&word.texts, cookie.host.name().index())
                || word.categories[verdict.category.index()]
                || match verdict.entry {
                    Some(entry) => at(&word.entries, entry.index()),
                    None => at(&word.hosts, cookie.host.name().index()),
                }
        })
    }
}
