//! What a word of a consent tool means in the charter's purposes: the categories that tools offer, in the languages met in France, and the services that
//! are asked about by name.

use crate::charter::Purpose;

/// What a word means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    /// None where the word says nothing, as "other" does not.
    pub(super) purpose: Option<Purpose>,
    /// A category that tools switch on and do not let anybody decline.
    pub(super) is_fixed: bool,
}

/// Categories that cannot be declined.
const FIXED: &[&str] = &[
    "necessary",
    "essential",
    "essentials",
    "required",
    "strict",
    "strictly",
    "mandatory",
    "technical",
    "necessaire",
    "necessaires",
    "nécessaire",
    "nécessaires",
    "essentiel",
    "essentiels",
    "obligatoire",
    "obligatoires",
    "technique",
    "techniques",
    "notwendig",
    "essenziell",
    "necesarias",
    "necesario",
    "necessari",
    "noodzakelijk",
    "indispensables",
    "security",
];
/// Convenience, which counts as necessary in the charter but can be declined.
const FUNCTIONAL: &[&str] = &[
    "functional",
    "functionality",
    "functionnality",
    "fonctionnel",
    "fonctionnels",
    "fonctionnalite",
    "preferences",
    "preference",
    "préférences",
    "funktional",
    "funktionell",
    "preferencias",
    "preferenze",
    "voorkeuren",
    "functioneel",
    "comfort",
    "recaptcha",
    "captcha",
    "hcaptcha",
];
const STATISTICS: &[&str] = &[
    "statistics",
    "statistic",
    "statistik",
    "statistiken",
    "statistiques",
    "statistique",
    "statistieken",
    "statistiche",
    "estadisticas",
    "stats",
    "analytics",
    "analytic",
    "analytical",
    "analytiques",
    "analytique",
    "analyse",
    "analysis",
    "performance",
    "performances",
    "measurement",
    "measure",
    "measuring",
    "mesure",
    "audience",
    "audiences",
    "matomo",
    "piwik",
    "gtag",
    "gajs",
    "ga",
    "ga4",
    "plausible",
    "hotjar",
    "clarity",
    "atinternet",
    "xiti",
    "piano",
    "eulerian",
    "wysistat",
    "contentsquare",
    "mixpanel",
    "amplitude",
    "abtasty",
    "kameleoon",
    "optimizely",
    "fathom",
    "umami",
    "chartbeat",
    "crazyegg",
    "mouseflow",
];
const ADVERTISING: &[&str] = &[
    "marketing",
    "advertising",
    "advertisement",
    "advertisements",
    "advertiser",
    "ads",
    "ad",
    "adstorage",
    "addata",
    "publicite",
    "publicité",
    "publicidad",
    "pubblicita",
    "werbung",
    "advertenties",
    "targeting",
    "targeted",
    "ciblage",
    "social",
    "sociaux",
    "tracking",
    "remarketing",
    "retargeting",
    "commercial",
    "facebook",
    "facebookpixel",
    "fbpixel",
    "meta",
    "adwords",
    "doubleclick",
    "adsense",
    "googleads",
    "linkedin",
    "twitter",
    "tiktok",
    "pinterest",
    "snapchat",
    "criteo",
    "taboola",
    "outbrain",
    "bing",
    "bingads",
    "teads",
    "instagram",
    "addthis",
    "sharethis",
];

/// What a word, or several in one (`google_analytics`, `cookie_cat_statistic`, `adStorage`), mean together: the purpose that asks for most consent.
pub(super) fn meaning(name: &str) -> Meaning {
    let whole = name.trim().to_lowercase();
    let words = words(name);
    let has = |list: &[&str]| list.contains(&whole.as_str()) || words.iter().any(|word| list.contains(&word.as_str()));
    if has(ADVERTISING) {
        Meaning { purpose: Some(Purpose::Advertising), is_fixed: false }
    } else if has(STATISTICS) {
        Meaning { purpose: Some(Purpose::Statistics), is_fixed: false }
    } else if has(FUNCTIONAL) {
        Meaning { purpose: Some(Purpose::Necessary), is_fixed: false }
    } else if has(FIXED) {
        Meaning { purpose: Some(Purpose::Necessary), is_fixed: true }
    } else {
        Meaning::default()
    }
}

/// The words of a name, in small letters: cut at signs, and where a small letter stands before a capital.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for c in name.chars().take(200) {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_small) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
        was_small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_tools() {
        let said = |name: &str| meaning(name).purpose;
        assert_eq!(said("google_analytics"), Some(Purpose::Statistics));
        assert_eq!(said("Google_Ads"), Some(Purpose::Advertising));
        assert_eq!(said("cookie_cat_statistic"), Some(Purpose::Statistics));
        assert_eq!(said("analyticsStorage"), Some(Purpose::Statistics));
        assert_eq!(said("adStorage"), Some(Purpose::Advertising));
        assert_eq!(said("préférences"), Some(Purpose::Necessary));
        assert_eq!(said("other"), None);
        assert!(meaning("cookie_cat_necessary").is_fixed && !meaning("functional").is_fixed);
    }
}
