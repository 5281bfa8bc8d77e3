use super::denied::{Denied, Said};
use super::form::{self, Sentences};
use super::{Vocabulary, fold, folded, has_phrase};

/// What running text says of what it names: words of all languages, folded.
pub(super) struct Words {
    /// Beginnings of the words for cookies.
    cookie: Vec<String>,
    /// Words right before a name.
    called: Vec<String>,
    /// The verb between a cookie and its kind.
    is: Vec<String>,
    below: Vec<String>,
    /// What is not done, by language: a "no" of one is a "now" of another.
    denied: Vec<Denied>,
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
            denied: files.iter().map(|(_, file)| Denied::of(&file.sentences)).collect(),
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

    /// Whether a word is the one for a single cookie.
    #[must_use]
    pub fn is_one_cookie(&self, word: &str) -> bool {
        self.sentence.cookie.contains(&fold(word))
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

    /// Whether a sentence says of the cookies that it names that they are not used, or no longer, or were taken out. "Is not used to identify you" says nothing
    /// of that, and what is not set "before you agree" is set then. `is_name` tells the words that are names.
    #[must_use]
    pub fn says_undone(&self, text: &str, is_name: impl Fn(&str) -> bool) -> bool {
        let mut said: Vec<Said> = Vec::new();
        for word in text.split_whitespace() {
            if is_name(word) {
                said.push(Said { text: String::new(), is_cookie: true, is_name: true });
            } else {
                let is_cookie = self.is_cookie_word(word);
                said.extend(fold(word).split(' ').filter(|word| !word.is_empty()).map(|word| Said {
                    text: word.to_owned(),
                    is_cookie,
                    is_name: false,
                }));
            }
        }
        self.sentence.denied.iter().any(|denied| denied.is_said(&said))
    }

    /// Whether a word says that the name beside it is of something else than a cookie: "the `x` option", "call the function `x`".
    #[must_use]
    pub fn is_of_others(&self, word: &str) -> bool {
        let folded = fold(word);
        self.sentence.others.iter().any(|other| folded.strip_prefix(other.as_str()).is_some_and(|ending| ENDINGS.contains(&ending)))
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

    /// Whether a technical name is made of nothing but words that stand for others, in one of the languages of the sentence: `my_site_name`, `abc_def_123`.
    #[must_use]
    pub fn is_placeholder(&self, name: &str, languages: &[usize]) -> bool {
        let folded = fold(name);
        let parts: Vec<&str> = folded.split(' ').collect();
        let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        let (numbers, words): (Vec<&str>, Vec<&str>) = parts.into_iter().partition(is_number);
        let stand_for_others = |language: &usize| {
            let list = self.placeholder.get(*language).map_or(&[][..], Vec::as_slice);
            words.iter().all(|part| list.iter().any(|word| word == part))
        };
        !words.is_empty() && words.len() + numbers.len() > 1 && languages.iter().any(stand_for_others)
    }

    /// Whether a word says that something is kept: "stores", "conserve".
    #[must_use]
    pub fn is_keeping(&self, word: &str) -> bool {
        let folded = fold(word);
        self.sentence.kept.iter().any(|stem| folded.starts_with(stem.as_str()))
    }

    /// Whether a line is the link over what every page of a site begins with, or what leads to the page: "Skip to main content", "You are here".
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

/// What a word for something else ends with: "functions" is one, "functional" none.
const ENDINGS: [&str; 11] = ["", "s", "es", "e", "en", "n", "i", "a", "x", "o", "er"];

fn ends_with_phrase(folded: &str, phrase: &str) -> bool {
    folded.strip_suffix(phrase).is_some_and(|before| before.is_empty() || before.ends_with(' '))
}

#[cfg(test)]
mod tests {
    use crate::charter::words::vocabulary;

    fn is_name(word: &str) -> bool {
        word.contains("_x") || word.contains("_y")
    }

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
            "Auparavant, nous utilisions le cookie `_x`.",
            "We don’t use `_x` cookies.",
            "Wir setzen keine Cookies wie `_x`.",
            "The cookie `_x` is not set by us.",
            "The cookie _x is not used on this website.",
            "Le cookie `_x` n’est pas déposé par nous.",
            "Le cookie `_x` n’est pas utilisé sur ce site.",
            "Das Cookie `_x` wird nicht auf dieser Seite verwendet.",
            "Wir verwenden das Cookie `_x` nicht auf dieser Seite.",
            "La cookie _x no se utiliza en este sitio.",
            "Il cookie `_x` non viene utilizzato su questo sito.",
            "De cookie `_x` wordt niet door ons geplaatst.",
        ] {
            assert!(vocabulary().says_undone(text, is_name), "{text}");
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
            "Sans votre accord, le cookie `_x` ne sera jamais posé.",
            "Without the cookie `_x` you can not use the basket.",
            "Ohne das Cookie `_x` können Sie den Warenkorb nicht nutzen.",
            "The cookie `_x` is not used to identify you.",
            "Das Cookie `_x` wird nicht für Werbung genutzt.",
            "Das Cookie `_x` wird nicht verwendet, um Sie zu identifizieren.",
            "Le cookie `_x` n’est utilisé que par notre site.",
            "Le cookie `_x` n’est pas utilisé à des fins publicitaires.",
            "Le cookie `_x` est supprimé dès que la session n’est plus active.",
            "Le cookie `_x` mémorise l’état du bloc de droite.",
            "Il cookie `_x` non viene utilizzato per identificarla.",
            "Il cookie `_x` ricorda i prodotti visti in precedenza.",
            "Si no acepta cookies, la cookie `_x` guarda esa decisión.",
            "De cookie `_x` wordt nu gebruikt om uw taal te onthouden.",
            "The cookie `_x` remembers that no cookies were accepted.",
            "Das Cookie `_x` erkennt frühere Besuche.",
            "The cookie `_x` is not set by us but by the maker of the map.",
            "Le cookie `_x` n’est pas déposé par nous mais par notre prestataire.",
            "The cookie `_x` is not set by us before you agree.",
        ] {
            assert!(!vocabulary().says_undone(text, is_name), "{text}");
        }
    }

    #[test]
    fn what_is_kept_elsewhere_and_what_stands_for_others() {
        let is_elsewhere = |text| vocabulary().is_said_to_be_no_cookie(text);
        assert!(is_elsewhere("Stored in localStorage (not a cookie)") && is_elsewhere("Local storage, no cookie"));
        assert!(is_elsewhere("Lokaler Speicher – kein Cookie") && is_elsewhere("localStorage, n’est pas un cookie mais une clé"));
        assert!(is_elsewhere("Keeps the theme. Set in localStorage , not as an HTTP cookie, but listed here for completeness."));
        assert!(is_elsewhere("Im Local Storage gespeichert, nicht als Cookie") && is_elsewhere("Dans le localStorage, pas dans un cookie"));
        assert!(!is_elsewhere("Remembers that the theme is kept in local storage"));
        assert!(!is_elsewhere("Remembers in HTML that no cookie banner is shown"));
        assert!(!is_elsewhere("Remembers that no cookie banner is shown; local storage is not used"));
        let is_placeholder = |name: &str, sentence: &str| vocabulary().is_placeholder(name, &vocabulary().languages_of(sentence));
        for name in ["my_site_name", "abc_def_123", "nuestra_empresa", "name_of_your_cookie", "mon_site", "foo_bar"] {
            assert!(is_placeholder(name, ""), "{name}");
        }
        for name in ["my_account_session", "_my_shop_session", "site_lang", "_ga", "cookie_consent", "wp_lang", "name"] {
            assert!(!is_placeholder(name, ""), "{name}");
        }
        assert!(is_placeholder("domain_name", "The cookie domain_name is the name of your domain."));
        assert!(!is_placeholder("domain_name", "Le cookie domain_name garde le domaine que vous avez choisi."));
        assert!(is_placeholder("mon_site", "Le cookie mon_site est utilisé par le site."));
    }
}
