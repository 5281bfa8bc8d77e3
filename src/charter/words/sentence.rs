use super::form::{self, Sentences};
use super::{Vocabulary, fold, folded, has_phrase, has_start};

/// What running text says of what it names: words of all languages, folded.
pub(super) struct Words {
    /// Beginnings of the words for cookies.
    cookie: Vec<String>,
    /// Words right before a name.
    called: Vec<String>,
    /// The verb between a cookie and its kind.
    is: Vec<String>,
    below: Vec<String>,
    /// Words that turn a verb around, in front of it, and those that stand behind it as well.
    not: Vec<String>,
    not_behind: Vec<String>,
    /// "No", in front of what there is none of.
    none: Vec<String>,
    /// Verbs of setting and using.
    used: Vec<String>,
    /// Phrases by which it is done after all.
    unless: Vec<String>,
    /// Phrases of what is not done.
    undone: Vec<String>,
    others: Vec<String>,
    no_cookie: Vec<String>,
    kept: Vec<String>,
    consent: Vec<String>,
    /// Beginnings of the links over what every page of a site begins with.
    skip: Vec<String>,
}

/// Bytes that an ending adds to the word for cookies: "cookies", "cookieless" is none.
const LONGEST_ENDING: usize = 6;

impl Words {
    pub(super) fn new(files: &[(&'static str, form::File)]) -> Self {
        let gather = |list: fn(&Sentences) -> &Vec<String>| files.iter().flat_map(|(_, file)| folded(list(&file.sentences))).collect();
        Self {
            cookie: gather(|said| &said.cookie),
            called: gather(|said| &said.called),
            is: gather(|said| &said.is),
            below: gather(|said| &said.below),
            not: gather(|said| &said.not),
            not_behind: gather(|said| &said.not_behind),
            none: gather(|said| &said.none),
            used: gather(|said| &said.used),
            unless: gather(|said| &said.unless),
            undone: gather(|said| &said.undone),
            others: gather(|said| &said.others),
            no_cookie: gather(|said| &said.no_cookie),
            kept: gather(|said| &said.kept),
            consent: gather(|said| &said.consent),
            skip: gather(|said| &said.skip),
        }
    }
}

impl Vocabulary {
    /// Whether a text speaks of cookies.
    #[must_use]
    pub fn mentions_cookies(&self, text: &str) -> bool {
        let folded = fold(text);
        self.sentence.cookie.iter().any(|word| folded.contains(word.as_str()))
    }

    /// Whether a word is one for cookies: "cookie", "traceurs".
    #[must_use]
    pub fn is_cookie_word(&self, word: &str) -> bool {
        let folded = fold(word);
        let is_ending = |ending: &str| ending.len() < LONGEST_ENDING && !ending.contains(' ');
        self.sentence.cookie.iter().any(|word| folded.strip_prefix(word.as_str()).is_some_and(is_ending))
    }

    /// Whether a name stands right behind a word: "called".
    #[must_use]
    pub fn is_calling(&self, word: &str) -> bool {
        self.sentence.called.contains(&fold(word))
    }

    /// Whether a folded word is the verb between a cookie and its kind.
    pub(in crate::charter) fn is_being(&self, folded: &str) -> bool {
        self.sentence.is.iter().any(|verb| verb == folded)
    }

    /// Whether a sentence points at what stands below it: "The table below lists our statistics cookies."
    #[must_use]
    pub fn points_below(&self, text: &str) -> bool {
        let folded = fold(text);
        self.sentence.below.iter().any(|word| has_phrase(&folded, word))
    }

    /// Whether a sentence is about what is not done, or no longer, or may be kept away: it names nothing that is surely there. "Is not shared" says nothing of
    /// that, and what is not set "before you agree" is set then.
    #[must_use]
    pub fn says_undone(&self, text: &str) -> bool {
        let (folded, said) = (fold(text), &self.sentence);
        if said.undone.iter().any(|phrase| has_start(&folded, phrase)) {
            return true;
        }
        let words: Vec<&str> = folded.split(' ').collect();
        let places = |list: &'_ [String]| -> Vec<usize> {
            (0..words.len()).filter(|at| words.get(*at).is_some_and(|word| list.iter().any(|start| begins(word, start)))).collect()
        };
        let used = places(&said.used);
        let is_joined = |from: usize, to: usize| {
            words.get(from..to).is_some_and(|between| between.iter().any(|word| self.list.iter().any(|list| list == word)))
        };
        let is_near = |not: usize, used: usize, is_behind: bool| {
            not < used && used - not <= NEAR_BEHIND && !is_joined(not, used)
                || is_behind && used < not && not - used <= NEAR_BEFORE && !is_joined(used, not)
        };
        // "Is not set without your consent", but not "without your consent it is not set": that speaks of those who refuse.
        let is_done_after_all = |not: usize| {
            let behind = words.get(not..).unwrap_or_default().join(" ");
            said.unless.iter().any(|phrase| has_phrase(&behind, phrase))
        };
        let is_not_used = |list: &[String], is_behind: bool| {
            let nots = words.iter().enumerate().filter(|(_, word)| list.iter().any(|not| not == *word));
            nots.into_iter().any(|(not, _)| used.iter().any(|used| is_near(not, *used, is_behind)) && !is_done_after_all(not))
        };
        let is_none = || {
            let nones = words.iter().enumerate().filter(|(_, word)| said.none.iter().any(|none| none == *word));
            nones.into_iter().any(|(at, _)| words.iter().skip(at + 1).take(NEAR_NONE).any(|word| self.is_cookie_word(word)))
        };
        is_not_used(&said.not, false) || is_not_used(&said.not_behind, true) || is_none()
    }

    /// Whether a word says that the name beside it is of something else than a cookie: "the `x` option", "call the function `x`".
    #[must_use]
    pub fn is_of_others(&self, word: &str) -> bool {
        let folded = fold(word);
        self.sentence.others.iter().any(|other| folded.starts_with(other.as_str()))
    }

    /// Whether a sentence says of what it names that it is kept elsewhere and is no cookie: "Stored in localStorage (not a cookie)". "No cookie banner" is no
    /// such thing: a phrase of two words stands at the end of what is said.
    #[must_use]
    pub fn is_said_to_be_no_cookie(&self, text: &str) -> bool {
        if !self.speaks_of_storage(text) {
            return false;
        }
        let says = |clause: &str| {
            let folded = fold(clause);
            let mut said = self.sentence.no_cookie.iter();
            said.any(|phrase| if phrase.split(' ').count() > 2 { has_phrase(&folded, phrase) } else { ends_with_phrase(&folded, phrase) })
        };
        text.split(['.', ',', ';', ':', '(', ')', '–', '—']).any(says)
    }

    /// Whether a technical name is made of nothing but words that stand for others: `my_site_name`, `abc_def_123`.
    #[must_use]
    pub fn is_placeholder(&self, name: &str) -> bool {
        let folded = fold(name);
        let parts: Vec<&str> = folded.split(' ').collect();
        let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        let (numbers, words): (Vec<&str>, Vec<&str>) = parts.into_iter().partition(is_number);
        !words.is_empty() && words.len() + numbers.len() > 1 && words.iter().all(|part| self.placeholder.iter().any(|word| word == part))
    }

    /// Whether a word says that something is kept: "stores", "conserve".
    #[must_use]
    pub fn is_keeping(&self, word: &str) -> bool {
        let folded = fold(word);
        self.sentence.kept.iter().any(|stem| folded.starts_with(stem.as_str()))
    }

    /// Whether a line is the link over what every page of a site begins with: "Skip to main content".
    #[must_use]
    pub fn is_skip_link(&self, text: &str) -> bool {
        let folded = fold(text);
        self.sentence.skip.iter().any(|phrase| folded.starts_with(phrase.as_str()))
    }

    /// Whether a word is one for consent.
    #[must_use]
    pub fn is_consent_word(&self, word: &str) -> bool {
        let folded = fold(word);
        self.sentence.consent.iter().any(|stem| folded.starts_with(stem.as_str()))
    }
}

/// Words between "not" and the verb behind it, the verb counted.
const NEAR_BEHIND: usize = 3;
/// Words between a verb and the "nicht" behind it.
const NEAR_BEFORE: usize = 6;
/// Words behind "no" among which the word for cookies stands.
const NEAR_NONE: usize = 2;

/// Whether a word begins so; short ones count whole: "use" is not "user".
fn begins(word: &str, start: &str) -> bool {
    if start.len() < 4 { word == start } else { word.starts_with(start) }
}

fn ends_with_phrase(folded: &str, phrase: &str) -> bool {
    folded.strip_suffix(phrase).is_some_and(|before| before.is_empty() || before.ends_with(' '))
}

#[cfg(test)]
mod tests {
    use crate::charter::words::vocabulary;

    #[test]
    fn what_is_not_done() {
        for text in [
            "We do not use the cookie `_x`.",
            "Nous n’utilisons plus le cookie _x.",
            "Nous avons supprimé les cookies `_x` et `_y`.",
            "Le cookie `_x` n’est pas déposé.",
            "Wir verwenden kein Cookie `_x`.",
            "Das Cookie `_x` wurde entfernt.",
            "Wir setzen das Cookie `_x` nicht ein.",
            "Ya no utilizamos la cookie `_x`.",
            "Hemos eliminado las cookies `_x`.",
            "Non usiamo più il cookie `_x`.",
            "Abbiamo rimosso i cookie `_x`.",
            "Wij gebruiken de cookie `_x` niet.",
            "De cookies `_x` zijn verwijderd.",
            "Sans votre accord, le cookie `_x` ne sera jamais posé.",
        ] {
            assert!(vocabulary().says_undone(text), "{text}");
        }
        for text in [
            "The cookie `_x` is set when you sign in, and no personal data is stored.",
            "Le cookie `_x` n’est déposé qu’après votre accord.",
            "The cookie _x is never shared with third parties.",
            "Das Cookie `_x` wird nicht an Dritte weitergegeben.",
            "Das Cookie `_x` wird nicht ohne Ihre Zustimmung gesetzt.",
            "La cookie _x no se comparte con terceros.",
            "Il cookie _x non contiene dati personali.",
            "De cookie _x bevat geen persoonsgegevens.",
            "The cookie _x does not identify users.",
        ] {
            assert!(!vocabulary().says_undone(text), "{text}");
        }
    }

    #[test]
    fn what_is_kept_elsewhere_and_what_stands_for_others() {
        let is_elsewhere = |text| vocabulary().is_said_to_be_no_cookie(text);
        assert!(is_elsewhere("Stored in localStorage (not a cookie)") && is_elsewhere("Local storage, no cookie"));
        assert!(is_elsewhere("Lokaler Speicher – kein Cookie") && is_elsewhere("localStorage, n’est pas un cookie mais une clé"));
        assert!(!is_elsewhere("Remembers in HTML that no cookie banner is shown"));
        assert!(!is_elsewhere("Remembers that no cookie banner is shown; local storage is not used"));
        for name in ["my_site_name", "abc_def_123", "nuestra_empresa", "name_of_your_cookie", "mon_site", "foo_bar"] {
            assert!(vocabulary().is_placeholder(name), "{name}");
        }
        for name in ["my_account_session", "_my_shop_session", "site_lang", "_ga", "cookie_consent", "wp_lang", "name"] {
            assert!(!vocabulary().is_placeholder(name), "{name}");
        }
    }
}
