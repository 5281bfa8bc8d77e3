use super::form::Sentences;
use super::{folded, has_start};

/// How a language says that something is not done.
pub(super) struct Denied {
    /// Words that turn a verb around, in front of it, and those that stand behind it as well.
    not: Vec<String>,
    not_behind: Vec<String>,
    /// "No", in front of what there is none of.
    none: Vec<String>,
    /// Beginnings of verbs of setting and using.
    used: Vec<String>,
    /// Phrases by which it is done after all.
    unless: Vec<String>,
    /// Phrases of what was taken out.
    undone: Vec<String>,
    /// What a sentence about other times, or about something else, begins with.
    once: Vec<String>,
    /// Who does it, or where, where that is the site itself: "by us", "on this site".
    here: Vec<String>,
}

/// A word of a sentence.
pub(super) struct Said {
    /// Folded; empty for a name.
    pub(super) text: String,
    /// A name, or a word for cookies.
    pub(super) is_cookie: bool,
    pub(super) is_name: bool,
}

impl Denied {
    pub(super) fn of(said: &Sentences) -> Self {
        let list = |list: &[String]| folded(list).collect();
        Self {
            not: list(&said.not),
            not_behind: list(&said.not_behind),
            none: list(&said.none),
            used: list(&said.used),
            unless: list(&said.unless),
            undone: list(&said.undone),
            once: list(&said.once),
            here: list(&said.here),
        }
    }

    pub(super) fn is_said(&self, said: &[Said]) -> bool {
        let (text, places) = joined_with_places(said);
        let begins_so = |phrases: &[String]| phrases.iter().any(|phrase| text.starts_with(phrase.as_str()));
        if self.undone.iter().any(|phrase| has_start(&text, phrase)) || begins_so(&self.once) {
            return true;
        }
        // "Without it you cannot use the basket", "unless you agree it is not set".
        !begins_so(&self.unless) && (self.is_none_of_them(said) || self.is_not_used(said, &places, self.last_unless(&text)))
    }

    /// "No cookie `_x`", "no cookies such as `_x`"; "no cookies were accepted" names none.
    fn is_none_of_them(&self, said: &[Said]) -> bool {
        said.iter().enumerate().any(|(at, none)| {
            let is_cookie = || said.get(at + 1).is_some_and(|word| word.is_cookie && !word.is_name);
            self.none.contains(&none.text) && is_cookie() && said.iter().skip(at + 2).take(NEAR_OBJECT).any(|word| word.is_name)
        })
    }

    /// `places` says where each word stands in the sentence, and `unless` where it says last that it is done after all: "is not set without your consent".
    fn is_not_used(&self, said: &[Said], places: &[usize], unless: Option<usize>) -> bool {
        let is_verb = |word: &Said| self.used.iter().any(|start| begins(&word.text, start));
        (0..).zip(said).zip(places).any(|((at, word), place)| {
            let denies = |list: &[String]| !word.text.is_empty() && list.contains(&word.text);
            if !(denies(&self.not) || denies(&self.not_behind)) || unless.is_some_and(|unless| unless >= *place) {
                return false;
            }
            // "Wird nicht auf dieser Seite verwendet".
            let from = at + self.length_of_here(said.get(at + 1..).unwrap_or_default());
            let behind = said.iter().enumerate().skip(from + 1).take(NEAR_BEHIND).filter(|(_, word)| is_verb(word)).map(|(at, _)| at);
            behind.into_iter().any(|verb| self.is_of_cookies(said, (at, from), verb))
                || denies(&self.not_behind) && self.is_end(said, at) && is_object(said.get(..at).unwrap_or_default(), is_verb)
        })
    }

    /// Where the last phrase stands by which something is done after all.
    fn last_unless(&self, text: &str) -> Option<usize> {
        let is_whole = |at: usize, phrase: &str| {
            let ends = text.get(at + phrase.len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            ends && text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' '))
        };
        self.unless
            .iter()
            .filter_map(|phrase| text.rmatch_indices(phrase.as_str()).map(|(at, _)| at).find(|at| is_whole(*at, phrase)))
            .max()
    }

    /// Whether what is not done is the setting of the cookies: they stand right behind the verb, or before it and the sentence ends with it. `from` is the
    /// last word before those among which the verb is looked for.
    fn is_of_cookies(&self, said: &[Said], (not, from): (usize, usize), verb: usize) -> bool {
        let is_active = said.iter().skip(verb + 1).take(NEAR_OBJECT).any(|word| word.is_cookie);
        let is_passive = verb - from < NEAR_BEHIND && self.is_end(said, verb) && said.iter().take(not).any(|word| word.is_cookie);
        is_active || is_passive
    }

    /// Whether no more is said behind a place than a word (the other half of a verb, "any more") and that it is by us or on this site. "Not by us but by …"
    /// says more.
    fn is_end(&self, said: &[Said], at: usize) -> bool {
        let rest = said.get(at + 1..).unwrap_or_default();
        rest.len() <= self.length_of_here(rest) + 1
    }

    /// How many of the words are a phrase such as "by us".
    fn length_of_here(&self, rest: &[Said]) -> usize {
        let begins = |phrase: &&String| {
            let mut next = rest.iter();
            phrase.split(' ').all(|word| next.next().is_some_and(|said| said.text == word))
        };
        self.here.iter().filter(begins).map(|phrase| phrase.split(' ').count()).max().unwrap_or(0)
    }
}

/// Whether cookies stand behind the first verb, as what it is done to.
fn is_object(said: &[Said], is_verb: impl Fn(&Said) -> bool) -> bool {
    said.iter().position(is_verb).is_some_and(|verb| said.iter().skip(verb + 1).any(|word| word.is_cookie))
}

/// The words as one text, without names, and where each word stands in it.
fn joined_with_places(said: &[Said]) -> (String, Vec<usize>) {
    let (mut text, mut places) = (String::new(), Vec::with_capacity(said.len()));
    for word in said {
        if !text.is_empty() && !word.text.is_empty() {
            text.push(' ');
        }
        places.push(text.len());
        text.push_str(&word.text);
    }
    (text, places)
}

/// Words between "not" and the verb behind it, the verb counted.
const NEAR_BEHIND: usize = 3;
/// Words behind a verb among which its object begins.
const NEAR_OBJECT: usize = 3;
/// Whether a word begins so; short ones count whole: "use" is not "user".
fn begins(word: &str, start: &str) -> bool {
    if start.len() < 4 { word == start } else { word.starts_with(start) }
}
