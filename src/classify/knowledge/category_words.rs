use crate::charter::Purpose;
use crate::cookie::host_of_typed;

/// Beginnings of words that people use for categories where the form of a list leaves the words to them, in several languages. "Personalisation"
/// alone is a comfort that the visitor chose; personalised advertising says so.
const WORDS: [(Purpose, &[&str]); 3] = [
    (Purpose::Advertising, &["market", "advert", "target", "publicit", "werb", "ads", "profil", "social", "retarget", "track"]),
    (Purpose::Statistics, &["analy", "statist", "audience", "mesure", "performance", "measure"]),
    (
        Purpose::Necessary,
        &[
            "function",
            "fonction",
            "necess",
            "nécess",
            "essential",
            "essentiel",
            "strict",
            "secur",
            "sécur",
            "preference",
            "préférence",
            "technical",
            "technique",
            "personali",
            "personnali",
        ],
    ),
];

/// Words that turn "necessary" round: "non-essential", "pas nécessaire".
const NEGATIONS: [&str; 10] = ["non", "not", "no", "un", "pas", "sans", "nicht", "niet", "hors", "optional"];

/// The purpose of a category that stands in free words; when several fit ("Analytics / Marketing"), the one that asks for most consent. What is said not to
/// be necessary is of no purpose.
pub(super) fn purpose_of_words(category: &str) -> Option<Purpose> {
    let lower = category.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    WORDS
        .iter()
        .find(|(_, starts)| words.iter().any(|word| starts.iter().any(|start| word.starts_with(start))))
        .map(|(purpose, _)| *purpose)
        .filter(|purpose| *purpose != Purpose::Necessary || !words.iter().any(|word| NEGATIONS.contains(word)))
}

/// The purpose of a cell of categories of a fixed list, by what `purpose_of` says of each in lower case; of several the one that asks for most
/// consent. `None` when any of them is not of the list.
pub(super) fn strictest(cell: &str, purpose_of: impl Fn(&str) -> Option<Purpose>) -> Option<Purpose> {
    let lower = cell.to_lowercase();
    let words = lower.split([',', ';', '/', '|', '&', '+']).map(str::trim).filter(|word| !word.is_empty());
    let purposes: Vec<Purpose> = words.map(purpose_of).collect::<Option<_>>()?;
    purposes.into_iter().max_by_key(|purpose| purpose.strictness())
}

/// Host names in a cell that also holds prose: `.bing.com (3rd party) or .microsoft.com (3rd party)`.
pub(super) fn domains_in(cell: &str) -> Vec<String> {
    let parts = cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '|'));
    let mut domains: Vec<String> = parts
        .map(|part| host_of_typed(part.trim_matches(|c: char| matches!(c, '.' | '*' | '"' | '\''))).trim_start_matches("*.").to_owned())
        .filter(|part| part.contains('.') && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.'))
        .filter(|part| part.rsplit('.').next().is_some_and(is_top_level))
        .collect();
    domains.dedup();
    domains
}

fn is_top_level(label: &str) -> bool {
    label.starts_with("xn--") || (label.len() >= 2 && label.bytes().all(|b| b.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_and_domains_in_prose() {
        assert_eq!(purpose_of_words("Functional"), Some(Purpose::Necessary));
        assert_eq!(purpose_of_words("Analytics, Marketing"), Some(Purpose::Advertising));
        assert_eq!(purpose_of_words("Mesure d’audience"), Some(Purpose::Statistics));
        assert_eq!(purpose_of_words("Other"), None);
        for negated in ["Non-essential", "Not strictly necessary", "Non nécessaires", "Pas nécessaire", "non functional", "unnecessary"] {
            assert_eq!(purpose_of_words(negated), None, "{negated}");
        }
        assert_eq!(purpose_of_words("Non-essential: marketing"), Some(Purpose::Advertising));
        assert_eq!(purpose_of_words("Personnalisation"), Some(Purpose::Necessary));
        assert_eq!(purpose_of_words("Personalised advertising"), Some(Purpose::Advertising));
        assert_eq!(domains_in(".bing.com (3rd party) or .microsoft.com (3rd party)"), ["bing.com", "microsoft.com"]);
        assert_eq!(domains_in("or 207.net"), ["207.net"]);
        assert_eq!(domains_in("https://www.example.com/path"), ["www.example.com"]);
        assert_eq!(domains_in("*.Théâtre.FR. пример.рф"), ["xn--thtre-4qa2c.fr", "xn--e1afmkfd.xn--p1ai"]);
        assert!(domains_in("(1st party)").is_empty() && domains_in("").is_empty());
    }
}
