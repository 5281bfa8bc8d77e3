use super::fold::{Begun, from_each_word};
use super::form;
use super::{Vocabulary, fold, folded, has_phrase, has_start};
use crate::charter::{Category, Party, Purpose, categorise};

/// What a heading or a cell says of the kind of a cookie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// What for.
    pub purpose: Option<Purpose>,
    /// Whose.
    pub party: Option<Party>,
    /// The word for the third category of the charter, « internes ».
    pub is_internal: bool,
}

impl Claim {
    /// Whether it says anything.
    #[must_use]
    pub fn is_silent(self) -> bool {
        self == Self::default()
    }

    /// The category that follows. "First-party" alone says whose a cookie is, not what for, except where the charter's own word for its third
    /// category stands; advertising counts as a third party's unless said otherwise.
    #[must_use]
    pub fn category(self) -> Option<Category> {
        match (self.purpose, self.party) {
            (Some(Purpose::Advertising), None) | (None, Some(Party::Third)) => Some(Category::ThirdParty),
            (Some(purpose), party) => Some(categorise(purpose, party.unwrap_or(Party::First))),
            (None, _) => self.is_internal.then_some(Category::FirstParty),
        }
    }
}

/// Beginnings of words, folded.
pub(super) struct Words {
    necessary: Vec<String>,
    comfort: Vec<String>,
    content: Vec<String>,
    statistics: Vec<String>,
    advertising: Vec<String>,
    third: Vec<String>,
    own: Vec<String>,
    internal: Vec<String>,
    negation: Vec<String>,
    /// Words right before what is not done: "no tracking".
    denial: Vec<String>,
    /// Phrases in which such words mean something else: "security measures".
    other: Vec<String>,
    /// What a sentence says that explains, and names no kind: "to improve the functionality".
    better: Vec<String>,
    /// Names for what is strictly necessary, whole.
    needed: Vec<String>,
}

impl Words {
    /// `none` are the words for "no".
    pub(super) fn new<'a>(files: &(impl Iterator<Item = &'a form::Category> + Clone), none: Vec<String>) -> Self {
        let gather = |list: fn(&form::Category) -> &Vec<String>| files.clone().flat_map(|file| folded(list(file))).collect();
        let negation: Vec<String> = gather(|kind| &kind.negation);
        let denial = negation.iter().filter(|word| !NO_DENIAL.contains(&word.as_str())).cloned().chain(none).collect();
        Self {
            necessary: gather(|kind| &kind.necessary),
            comfort: gather(|kind| &kind.comfort),
            content: gather(|kind| &kind.content),
            statistics: gather(|kind| &kind.statistics),
            advertising: gather(|kind| &kind.advertising),
            third: gather(|kind| &kind.third),
            own: gather(|kind| &kind.own),
            internal: gather(|kind| &kind.internal),
            negation,
            denial,
            other: gather(|kind| &kind.other),
            better: gather(|kind| &kind.better),
            needed: gather(|kind| &kind.needed),
        }
    }

    /// Whether a text names a kind only to deny it: "Strictly necessary (no tracking)", "aucune publicité", "pas de cookies publicitaires".
    fn is_denied(&self, vocabulary: &Vocabulary, text: &str, kind: &[String]) -> bool {
        let is_denial = |word: &&str| self.denial.iter().any(|no| no == word);
        if !fold(text).split(' ').any(|word| is_denial(&word)) {
            return false;
        }
        // Between "no" and the kind stand words for cookies and the small ones of grammar.
        let is_between = |word: &&str| word.len() < 3 || vocabulary.is_cookie_word(word);
        let is_free = |before: &str| {
            let mut near = before.rsplit(' ').filter(|word| !word.is_empty()).take(NEAR_DENIAL);
            !near.find(|word| is_denial(word) || !is_between(word)).is_some_and(|word| is_denial(&word))
        };
        !text.split(BORDERS).map(fold).any(|clause| {
            let begins =
                |rest: &str| kind.iter().any(|start| if start.len() < 4 { begins_whole(rest, start) } else { rest.starts_with(start) });
            from_each_word(&clause).any(|rest| begins(rest) && is_free(clause.get(..clause.len() - rest.len()).unwrap_or("")))
        })
    }
}

/// Negations that leave a purpose what it is: "optional marketing", and the English syllable that is an article elsewhere.
const NO_DENIAL: [&str; 3] = ["un", "optional", "optionele"];
/// Words that are looked at before a kind for one that denies it: "pas de cookies publicitaires".
const NEAR_DENIAL: usize = 3;
/// What ends a clause, beyond which nothing is denied: "Necessary: no. Advertising".
const BORDERS: [char; 13] = ['.', ',', ';', ':', '(', ')', '|', '/', '\n', '–', '—', '!', '?'];

/// What a text says of the kind of a cookie; of several purposes the one that asks for most consent counts.
#[must_use]
pub fn claim_of(vocabulary: &Vocabulary, text: &str) -> Claim {
    claim(vocabulary, text, true)
}

/// What a page's title says: "Cookie settings" is no kind.
#[must_use]
pub fn claim_of_title(vocabulary: &Vocabulary, text: &str) -> Claim {
    claim(vocabulary, text, false)
}

/// What a sentence says. That something gets better tells what cookies do, not that they are needed.
#[must_use]
pub fn claim_of_sentence(vocabulary: &Vocabulary, text: &str) -> Claim {
    let claim = claim_of(vocabulary, text);
    let (folded, words) = (fold(text), &vocabulary.kinds);
    let gets_better = claim.purpose == Some(Purpose::Necessary) && words.better.iter().any(|start| has_start(&folded, start));
    if gets_better { Claim { purpose: None, ..claim } } else { claim }
}

fn claim(vocabulary: &Vocabulary, text: &str, with_comfort: bool) -> Claim {
    let words = &vocabulary.kinds;
    let mut folded = fold(text);
    let begun = Begun::new(&folded);
    if words.other.iter().any(|phrase| begun.has_phrase(phrase)) {
        folded = words.other.iter().fold(folded, |folded, phrase| without_phrase(folded, phrase));
    }
    if folded.is_empty() {
        return Claim::default();
    }
    let begun = Begun::new(&folded);
    let says = |list: &[String]| list.iter().any(|start| starts_in(&begun, start));
    let is_negated = |start: &String| words.negation.iter().any(|no| begun.has_start(&format!("{no} {start}")));
    // What is shown to somebody because of what they looked at or bought is no setting of theirs.
    let is_setting = with_comfort && !says(&words.content);
    let comfort = words.comfort.iter().filter(|_| is_setting);
    let necessary = || words.necessary.iter().chain(comfort).any(|start| starts_in(&begun, start) && !is_negated(start));
    let purpose = if says(&words.advertising) && !words.is_denied(vocabulary, text, &words.advertising) {
        Some(Purpose::Advertising)
    } else if says(&words.statistics) && !words.is_denied(vocabulary, text, &words.statistics) {
        Some(Purpose::Statistics)
    } else {
        necessary().then_some(Purpose::Necessary)
    };
    let own = words.own.iter().any(|word| begun.has_phrase(word) || word.len() > 5 && begun.has_start(word));
    let party = if says(&words.third) { Some(Party::Third) } else { own.then_some(Party::First) };
    Claim { purpose, party, is_internal: words.internal.iter().any(|word| begun.has_phrase(word)) }
}

/// The kind that a text is the name of, and says nothing else: "Mesure d’audience", "Strictly necessary cookies". One that says what a cookie does
/// ("Analyse antivirus") or that only sounds needed ("Connexion") is none, and neither is a question.
#[must_use]
pub fn named_kind(vocabulary: &Vocabulary, text: &str) -> Claim {
    let words = &vocabulary.kinds;
    let folded = fold(text);
    let telling: Vec<&str> = folded.split(' ').filter(|word| !vocabulary.is_cookie_word(word)).collect();
    let claim = if text.contains('?') { Claim::default() } else { claim_of(vocabulary, text) };
    let is_named = match claim.purpose {
        Some(Purpose::Necessary) => words.needed.iter().any(|phrase| is_inflected(phrase, &telling)),
        Some(Purpose::Statistics) => are_all_of(&telling, &words.statistics),
        Some(Purpose::Advertising) => are_all_of(&telling, &words.advertising),
        Some(Purpose::Unknown) | None => false,
    };
    if is_named { claim } else { Claim::default() }
}

/// Whether words are those of a phrase but for how they end: "nécessaires", "essentielle".
fn is_inflected(phrase: &str, words: &[&str]) -> bool {
    let ends_alike = |(of_phrase, word): (&str, &&str)| {
        let stem = of_phrase.trim_end_matches(['a', 'e', 'i', 'o', 'y']);
        word.strip_prefix(stem).is_some_and(|end| end.len() <= LONGEST_ENDING)
    };
    phrase.split(' ').count() == words.len() && phrase.split(' ').zip(words).all(ends_alike)
}

/// Whether all words but those of grammar begin as those of a kind, and there is one. "Opt-out" is no grammar.
fn are_all_of(words: &[&str], kind: &[String]) -> bool {
    let mut telling = words.iter().filter(|word| word.len() > LONGEST_OF_GRAMMAR).peekable();
    telling.peek().is_some() && telling.all(|word| kind.iter().any(|start| word.starts_with(start.as_str())))
}

/// Letters by which the forms of one adjective end: "essentiel", "essentielles".
const LONGEST_ENDING: usize = 3;
/// Letters of "de", "d’", "of".
const LONGEST_OF_GRAMMAR: usize = 2;

/// A folded text without a phrase.
fn without_phrase(text: String, phrase: &str) -> String {
    if has_phrase(&text, phrase) { format!(" {text} ").replace(&format!(" {phrase} "), " ").trim().to_owned() } else { text }
}

/// Whether a folded text begins with a whole word.
fn begins_whole(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Short words count whole: "ad" is not "adresse".
fn starts_in(text: &Begun<'_>, start: &str) -> bool {
    if start.len() < 4 { text.has_phrase(start) } else { text.has_start(start) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::words::vocabulary;

    #[test]
    fn kinds_in_each_language() {
        let category = |text| claim_of(vocabulary(), text).category();
        for text in
            ["Nécessaires (fonctionnels)", "Strictly necessary", "Notwendige Cookies", "Cookies técnicas", "Cookie tecnici", "Noodzakelijk"]
        {
            assert_eq!(category(text), Some(Category::Necessary), "{text}");
        }
        for text in ["Mesure d’audience", "Analytics", "Statistik", "Cookies analíticas", "Statistici", "Cookies voor webstatistieken"] {
            assert_eq!(category(text), Some(Category::Statistics), "{text}");
        }
        for text in ["Publicité", "Marketing", "Externe Medien", "Terceros", "Cookie di terze parti", "Cookies van derden"] {
            assert_eq!(category(text), Some(Category::ThirdParty), "{text}");
        }
        for text in ["Niezbędne", "Nezbytně nutné cookies", "Cookie-uri strict necesare", "Estritamente necessários", "Funkční"] {
            assert_eq!(category(text), Some(Category::Necessary), "{text}");
        }
        for text in ["Analityczne", "Statistiques", "Statistické", "Analitice și de performanță", "Desempenho"] {
            assert_eq!(category(text), Some(Category::Statistics), "{text}");
        }
        for text in ["Marketingowe", "Reklamní", "Publicitate", "Publicidade", "Třetí strany", "Podmiotów trzecich"] {
            assert_eq!(category(text), Some(Category::ThirdParty), "{text}");
        }
        assert_eq!(category("Internes"), Some(Category::FirstParty));
        assert_eq!(category("Personnalisation"), Some(Category::Necessary));
        for text in ["Personnalisation du contenu", "Personalisierung von Inhalten", "Contenuti personalizzati"] {
            assert_eq!(category(text), None, "{text}");
        }
        assert_eq!((category("Propias"), category("HTTP"), category("Non-essential cookies")), (None, None, None));
        assert_eq!(["Nödvändiga", "Nødvendige"].map(category), [Some(Category::Necessary); 2]);
        assert_eq!(["Statistik och analys", "Ytelse"].map(category), [Some(Category::Statistics); 2]);
        assert_eq!(["Marknadsföring", "Markedsføring", "Tredjepart"].map(category), [Some(Category::ThirdParty); 3]);
        assert_eq!(category("Marketing, first party"), Some(Category::FirstParty));
        for text in
            ["Quelles mesures de sécurité mettons-nous en place ?", "Security measures", "Technische und organisatorische Maßnahmen"]
        {
            assert_eq!(claim_of(vocabulary(), text), Claim::default(), "{text}");
        }
        for text in [
            "No advertising",
            "no tracking cookies",
            "Aucune publicité",
            "non publicitaire",
            "Pas de cookies publicitaires",
            "Keine Werbung",
        ] {
            assert_eq!(category(text), None, "{text}");
        }
        // What is denied is one thing, what is said another.
        for text in
            ["Strictly necessary: no. Advertising", "Optional marketing", "No statistics, only advertising", "un ciblage publicitaire"]
        {
            assert_eq!(category(text), Some(Category::ThirdParty), "{text}");
        }
        assert_eq!(category("Sans publicité, statistiques"), Some(Category::Statistics));
        let sentence = |text| claim_of_sentence(vocabulary(), text).category();
        assert_eq!(sentence("Ces cookies sont indispensables au fonctionnement du site."), Some(Category::Necessary));
        assert_eq!(sentence("Diese Seite verwendet Cookies, um verbesserte Funktionalitäten leisten zu können."), None);
        assert_eq!(sentence("Ces cookies statistiques servent à améliorer le site."), Some(Category::Statistics));
    }

    #[test]
    fn a_kind_by_its_name_and_nothing_else() {
        let category = |text| named_kind(vocabulary(), text).category();
        for text in [
            "strictement nécessaire",
            "Cookies nécessaires",
            "Essentielle",
            "Strictly necessary cookie",
            "unbedingt erforderlich",
            "Estrictamente necesarias",
            "Strettamente necessari",
            "Strikt noodzakelijk",
        ] {
            assert_eq!(category(text), Some(Category::Necessary), "{text}");
        }
        for text in ["Mesure d’audience", "Statistiques", "Audience measurement", "Reichweitenmessung", "Medición de audiencia"] {
            assert_eq!(category(text), Some(Category::Statistics), "{text}");
        }
        for text in ["Publicité", "Ciblage publicitaire", "Marketing", "Profilazione pubblicitaria"] {
            assert_eq!(category(text), Some(Category::ThirdParty), "{text}");
        }
        for text in [
            "Analyse antivirus",
            "Mesure de la charge",
            "Non nécessaire",
            "Nécessaire ?",
            "Opt-out publicité",
            "Log analysis",
            "exempté de consentement",
            "Conserver votre choix sur la publicité",
            "Nécessaire à la mesure d’audience",
            "Connexion",
            "Security",
            "Préférences publicitaires",
            "",
            "de la",
        ] {
            assert_eq!(named_kind(vocabulary(), text), Claim::default(), "{text}");
        }
    }
}
