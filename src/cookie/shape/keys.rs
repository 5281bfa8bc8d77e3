//! Keys inside values: in JSON, and in fields such as `utm_source=x`. Only keys are looked at, and of what stands behind them no more than whether a
//! choice was made.

use zeroize::Zeroizing;

use super::ValueShape;

/// Keys that only advertisers give: the number of a click.
const CLICKS: [&str; 9] = ["gclid", "fbclid", "msclkid", "dclid", "ttclid", "yclid", "gbraid", "wbraid", "twclid"];
/// Where a visitor came from, as campaigns write it.
const CAMPAIGNS: [&str; 7] = ["utm_source", "utm_medium", "utm_campaign", "utmcsr", "utmccn", "utmcmd", "initial_referrer"];
/// What measuring tools count: visitors, their sessions and their pages.
const MEASURES: [&str; 16] = [
    "distinct_id",
    "anonymous_id",
    "anonymousid",
    "visitor_id",
    "visitorid",
    "visitor_token",
    "pageviews",
    "page_views",
    "pageviewcount",
    "sessioncount",
    "session_count",
    "visitcount",
    "visit_count",
    "firstvisit",
    "first_visit",
    "lastvisit",
];
/// What a record of consent is about.
const CATEGORIES: [&str; 11] = [
    "analytics",
    "marketing",
    "consent",
    "purposes",
    "vendors",
    "statistics",
    "necessary",
    "preferences",
    "categories",
    "groups",
    "advertising",
];
/// What visitors set for themselves.
const SETTINGS: [&str; 14] = [
    "theme",
    "fontsize",
    "font_size",
    "contrast",
    "darkmode",
    "dark_mode",
    "lang",
    "language",
    "locale",
    "currency",
    "timezone",
    "layout",
    "volume",
    "perpage",
];
/// What stands behind a key of a record of consent.
const CHOICES: [&str; 10] = ["true", "false", "yes", "no", "accepted", "granted", "denied", "wait", "1", "0"];

/// What the keys of a value tell; `None` where it has none that is known.
///
/// A record of consent comes before everything, because it names what it is about: its keys are those of measuring and advertising tools.
pub(super) fn shape_by_keys(text: &str) -> Option<ValueShape> {
    let lower = Zeroizing::new(text.to_ascii_lowercase());
    let has = |known: &[&str]| fields(&lower).any(|(key, _)| known.contains(&key));
    if fields(&lower).any(is_choice) || is_tarteaucitrons(&lower) {
        return Some(ValueShape::Consent);
    }
    [(&CLICKS[..], ValueShape::ClickId), (&CAMPAIGNS, ValueShape::Campaign), (&MEASURES, ValueShape::Measurement)]
        .into_iter()
        .find_map(|(known, shape)| has(known).then_some(shape))
        .or_else(|| (text.starts_with('{') && has(&SETTINGS)).then_some(ValueShape::Settings))
}

/// Whether a value is a tool and a choice, each behind an exclamation mark: `!gtag=true!matomo=wait`.
fn is_tarteaucitrons(text: &str) -> bool {
    let is_choice =
        |field: &str| field.split_once('=').is_some_and(|(tool, choice)| !tool.is_empty() && matches!(choice, "true" | "false" | "wait"));
    text.strip_prefix('!').is_some_and(|rest| rest.split('!').all(is_choice))
}

/// Whether a field is a category with a choice behind it, as `"analytics":true` and `groups=C0001:1`.
fn is_choice((key, value): (&str, &str)) -> bool {
    let is_category = CATEGORIES.iter().any(|category| key.contains(category));
    is_category && (CHOICES.contains(&value) || value.is_empty() || value.starts_with("c0001") || value.starts_with('{'))
}

/// Each key with what stands directly behind it, both without quotes. Every word before `:` or `=` is a key, so that lists, queries and JSON are read alike.
fn fields(text: &str) -> impl Iterator<Item = (&str, &str)> {
    const MARKS: [char; 8] = ['"', '\'', ' ', '$', '{', '}', '[', '\\'];
    text.split([',', '&', ';', '|', '?', '!', '{', '}', '[', ']', '(', ')']).filter_map(|field| {
        let (key, value) = field.split_once([':', '='])?;
        Some((key.trim_matches(MARKS), value.trim_matches(MARKS)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_not_values_are_read() {
        assert_eq!(shape_by_keys("{\"page\":\"utm_source\"}"), None);
        assert_eq!(shape_by_keys("utmcsr=(direct)|utmccn=(direct)"), Some(ValueShape::Campaign));
        assert_eq!(shape_by_keys("a=1&gclid=Cj0"), Some(ValueShape::ClickId));
        assert_eq!(shape_by_keys("plain words without a key"), None);
        assert_eq!(shape_by_keys("!important=yes!matomo"), None);
    }

    #[test]
    fn a_record_of_consent_names_what_it_is_about() {
        for record in [
            "{\"analytics\":true,\"ads\":false}",
            "isgpcenabled=0&groups=c0001:1,c0002:0",
            "{stamp:'x',necessary:true,preferences:false}",
            "!gtag=wait!analytics=true",
            "!gtag=wait!matomo=true",
            "{\"purposes\":{\"1\":true}}",
        ] {
            assert_eq!(shape_by_keys(record), Some(ValueShape::Consent), "{record}");
        }
        assert_eq!(shape_by_keys("{\"analytics\":\"18c3f2\"}"), None, "an identifier behind the word");
    }
}
