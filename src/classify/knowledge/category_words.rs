use crate::charter::Purpose;

/// Beginnings of words that knowledge bases use for their categories, in several languages.
const WORDS: [(Purpose, &[&str]); 3] = [
    (
        Purpose::Advertising,
        &["market", "advert", "target", "publicit", "werb", "ads", "profil", "social", "personali", "retarget", "track"],
    ),
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
        ],
    ),
];

/// The purpose of a category name; when several fit ("Analytics / Marketing"), the one that asks for most consent.
pub(super) fn purpose_of(category: &str) -> Option<Purpose> {
    let lower = category.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    WORDS
        .iter()
        .find(|(_, starts)| words.iter().any(|word| starts.iter().any(|start| word.starts_with(start))))
        .map(|(purpose, _)| *purpose)
}

/// Host names in a cell that also holds prose: `.bing.com (3rd party) or .microsoft.com (3rd party)`.
pub(super) fn domains_in(cell: &str) -> Vec<String> {
    let parts = cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '|'));
    let mut domains: Vec<String> = parts
        .map(|part| part.trim_matches(|c: char| matches!(c, '.' | '*' | '"' | '\'')).to_lowercase())
        .map(|part| part.split_once("://").map_or(part.clone(), |(_, rest)| rest.to_owned()))
        .map(|part| part.split('/').next().unwrap_or("").trim_start_matches("*.").to_owned())
        .filter(|part| part.contains('.') && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.'))
        .filter(|part| part.rsplit('.').next().is_some_and(|tld| tld.len() >= 2 && tld.bytes().all(|b| b.is_ascii_alphabetic())))
        .collect();
    domains.dedup();
    domains
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_and_domains_in_prose() {
        assert_eq!(purpose_of("Functional"), Some(Purpose::Necessary));
        assert_eq!(purpose_of("Analytics, Marketing"), Some(Purpose::Advertising));
        assert_eq!(purpose_of("Mesure d’audience"), Some(Purpose::Statistics));
        assert_eq!(purpose_of("Other"), None);
        assert_eq!(domains_in(".bing.com (3rd party) or .microsoft.com (3rd party)"), ["bing.com", "microsoft.com"]);
        assert_eq!(domains_in("or 207.net"), ["207.net"]);
        assert_eq!(domains_in("https://www.example.com/path"), ["www.example.com"]);
        assert!(domains_in("(1st party)").is_empty() && domains_in("").is_empty());
    }
}
