//! The filter language in words: what its keys, values and units are called, what a term keeps, and what is not understood.

use std::sync::OnceLock;

use crate::column::ColumnId;
use crate::i18n::{Language, Words};
use crate::query::filter::{Condition, Expected, FilterError, Key, Names, Span, Term, Token, Unit, Value, print_value};

/// What is called what: written in one language, understood in all.
#[must_use]
pub fn filter_names(language: Language) -> &'static Names {
    static ENGLISH: OnceLock<Names> = OnceLock::new();
    static FRENCH: OnceLock<Names> = OnceLock::new();
    let names = match language {
        Language::En => &ENGLISH,
        Language::Fr => &FRENCH,
    };
    names.get_or_init(|| {
        let others = Language::ALL.into_iter().filter(|other| *other != language);
        let all: Vec<Words> = std::iter::once(language).chain(others).map(|one| Words::new(one, jiff::tz::TimeZone::UTC)).collect();
        Names::new(|token| {
            let id = match token {
                Token::Key(code) => format!("filter-key-{code}"),
                Token::Value(key, code) => format!("filter-value-{key}-{code}"),
                Token::Unit(unit) => format!("filter-unit-{}", unit.code()),
                Token::Secret => "filter-key-secret".to_owned(),
            };
            all.iter().flat_map(|words| words.text(&id).split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
        })
    })
}

/// What a key is called where its values are listed: the word at the head of its column.
#[must_use]
pub fn filter_key(words: &Words, key: Key) -> String {
    let column = match key {
        Key::Organisation => return words.text("filter-label-organisation").into_owned(),
        Key::Category => ColumnId::Category,
        Key::Party => ColumnId::Party,
        Key::Purpose => ColumnId::Purpose,
        Key::Consent => ColumnId::Consent,
        Key::Confidence => ColumnId::Confidence,
        Key::Finding => ColumnId::Findings,
        Key::Declared => ColumnId::Declared,
        Key::Life => ColumnId::LifetimeDays,
        Key::Provider => ColumnId::Provider,
        Key::Site => ColumnId::Site,
        Key::Host => ColumnId::Host,
        Key::Name => ColumnId::Name,
        Key::Path => ColumnId::Path,
        Key::SeenOn => ColumnId::SeenOn,
        Key::Container => ColumnId::Container,
        Key::Browser => ColumnId::Browser,
        Key::Profile => ColumnId::Profile,
        Key::Store => ColumnId::Store,
        Key::SameSite => ColumnId::SameSite,
        Key::Secure => ColumnId::Secure,
        Key::HttpOnly => ColumnId::HttpOnly,
        Key::HostOnly => ColumnId::HostOnly,
        Key::Partitioned => ColumnId::Partitioned,
        Key::Expires => ColumnId::ExpiresAt,
        Key::Created => ColumnId::CreatedAt,
        Key::Accessed => ColumnId::LastAccessedAt,
    };
    super::column_label(words, column)
}

/// A value under the name of its key, in the words of the table's cells.
#[must_use]
pub fn filter_value(words: &Words, key: Key, value: &Value) -> String {
    let text = |family: &str| words.text(&format!("{family}-{}", value.code().unwrap_or_default())).into_owned();
    match value {
        Value::Category(category) => super::category(words, *category),
        Value::Party(_) => text("party"),
        Value::Purpose(purpose) => super::purpose(words, *purpose),
        Value::Consent(_) => text("consent"),
        Value::Confidence(confidence) => super::confidence(words, *confidence),
        Value::Finding(finding) => super::finding_label(words, *finding),
        Value::SameSite(_) => text("same-site"),
        Value::Flag(is) if key == Key::Declared => {
            let id = match is {
                Some(true) => "badge-declared",
                Some(false) => "badge-undeclared",
                None => "filter-no-charter",
            };
            words.text(id).into_owned()
        }
        Value::Flag(Some(true)) => words.text("yes").into_owned(),
        Value::Flag(Some(false)) => words.text("no").into_owned(),
        Value::Flag(None) => words.text("not-recorded").into_owned(),
        Value::Life(_) => text("life-class-long"),
        Value::Text(pattern) => match pattern.text() {
            Some("") => words.text("filter-empty").into_owned(),
            Some(name) if matches!(key, Key::Site | Key::SeenOn | Key::Host | Key::Organisation) => super::site(words, name).into_owned(),
            Some(name) => super::visible(name),
            None => super::visible(&print_value(key, value, filter_names(words.language()))),
        },
        Value::Day(day) => day.to_string(),
    }
}

/// What a term keeps, for its chip: "Lasts: over 13 months". A chip limits the table, so that only what says no key needs "only" before it.
#[must_use]
pub fn filter_chip(words: &Words, term: &Term) -> String {
    match asked(words, term) {
        (Some(key), asked) if !term.is_negated => super::key_value(words, &filter_key(words, key), &asked),
        _ => filter_term(words, term),
    }
}

/// What a term keeps, for who is to choose it: "Only: Lasts — over 13 months". No second colon behind the name of the key.
#[must_use]
pub fn filter_term(words: &Words, term: &Term) -> String {
    let what = match asked(words, term) {
        (Some(key), asked) => super::name_detail(words, &filter_key(words, key), &asked),
        (None, asked) => asked,
    };
    words.with(if term.is_negated { "filter-not" } else { "filter-only" }, &[("what", what.into())])
}

/// What is asked for, and of which key, unless it says by itself what it is about.
fn asked(words: &Words, term: &Term) -> (Option<Key>, String) {
    let by_itself = match (&term.condition, term.only_value()) {
        (Condition::Word(word), _) => words.with("filter-word", &[("word", super::visible(word).into())]),
        (_, Some(Value::Finding(finding))) => super::finding_label(words, *finding),
        (_, Some(Value::Consent(consent))) => super::consent(words, *consent),
        (Condition::OneOf(Key::Declared, _), Some(Value::Flag(Some(is)))) => {
            words.text(if *is { "filter-declared" } else { "filter-undeclared" }).into_owned()
        }
        (Condition::OneOf(key @ Key::Organisation, _), Some(value)) if *value != Value::text("") => {
            words.with("filter-organisation", &[("name", filter_value(words, *key, value).into())])
        }
        (Condition::OneOf(key, values), _) => {
            let values = values.iter().map(|value| inside(words, *key, value));
            let or = |first: String, second: String| words.with("filter-or", &[("first", first.into()), ("second", second.into())]);
            return (Some(*key), values.reduce(or).unwrap_or_default());
        }
        (Condition::Life(order, length), _) => {
            let id = format!("filter-life-{}", order.code());
            return (Some(Key::Life), words.with(&id, &[("span", span(words, *length).into())]));
        }
        (Condition::Date(key, order, day), _) => {
            let id = format!("filter-date-{}", order.code());
            return (Some(*key), words.with(&id, &[("day", day.to_string().into())]));
        }
    };
    (None, by_itself)
}

/// A value behind its key, in one line with it.
fn inside(words: &Words, key: Key, value: &Value) -> String {
    match value {
        Value::Party(party) => words.text(&format!("inside-party-{}", party.code())).into_owned(),
        Value::Purpose(purpose) => super::purpose_inside(words, *purpose),
        Value::Confidence(confidence) => super::confidence_inside(words, *confidence),
        other => filter_value(words, key, other),
    }
}

/// A span in words, in the unit in which it was typed.
fn span(words: &Words, span: Span) -> String {
    let id = match span.unit {
        Unit::Second => "publish-life-second",
        Unit::Minute => "publish-life-minute",
        Unit::Hour => "publish-life-hour",
        Unit::Day => "publish-life-day",
        Unit::Week => "filter-span-week",
        Unit::Month => "publish-life-month",
        Unit::Year => "publish-life-year",
    };
    words.count(id, u64::from(span.amount))
}

/// Why a filter is not understood, and where, in one line.
#[must_use]
pub fn filter_error(words: &Words, error: &FilterError) -> String {
    let names = filter_names(words.language());
    let id = format!("filter-error-{}", error.expected.code());
    let of = |key: Key| names.of_key(key).to_owned();
    let args: Vec<(&str, String)> = match &error.expected {
        Expected::Key { typed, nearest } => {
            vec![("typed", super::visible(typed)), ("nearest", nearest.map_or_else(String::new, of))]
        }
        Expected::Something(key) => vec![("key", of(*key)), ("example", example(*key, names))],
        Expected::OneOf { key, typed } => {
            let list = key.values().iter().map(|value| print_value(*key, value, names)).collect::<Vec<_>>().join(", ");
            vec![("key", of(*key)), ("typed", super::visible(typed)), ("list", list)]
        }
        Expected::NoJoining { typed } => vec![
            ("typed", super::visible(typed)),
            ("example", format!("{}:{},{}", of(Key::Party), example(Key::Party, names), names_of_last(Key::Party, names))),
        ],
        Expected::Colon(key) => vec![("key", of(*key))],
        Expected::Span => vec![("example", example(Key::Life, names))],
        Expected::NoValues | Expected::Date(_) | Expected::ClosingQuote => Vec::new(),
    };
    let args: Vec<_> = args.into_iter().map(|(name, text)| (name, text.into())).collect();
    let what = words.with(&id, &args);
    words.with("filter-error", &[("place", (error.at + 1).into()), ("what", what.into())])
}

/// The last of the values of a key.
fn names_of_last(key: Key, names: &Names) -> String {
    key.values().last().map_or_else(String::new, |value| print_value(key, value, names))
}

/// Something that can stand behind a key.
fn example(key: Key, names: &Names) -> String {
    match key {
        Key::Life => format!(">13{}", names.of_unit(Unit::Month)),
        Key::Expires | Key::Created | Key::Accessed => "2026-11".to_owned(),
        Key::Site | Key::SeenOn | Key::Host => "*.fr".to_owned(),
        Key::Name => "_ga*".to_owned(),
        Key::Path => "/".to_owned(),
        Key::Browser => "Firefox".to_owned(),
        key => key.values().first().map_or_else(|| "Google".to_owned(), |value| print_value(key, value, names)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::filter::{parse, print};

    /// Every key, value and unit has a name of its own in both languages, and each is understood in the other's.
    #[test]
    fn everything_has_a_name_in_both_languages_that_nothing_else_has() {
        for language in Language::ALL {
            let names = filter_names(language);
            let words = Words::new(language, jiff::tz::TimeZone::UTC);
            for key in Key::ALL {
                for other in Language::ALL.map(filter_names) {
                    assert_eq!(names.key(other.of_key(key)), Some(key), "{language:?} {}", other.of_key(key));
                    for value in key.values() {
                        let name = other.of_value(key, &value).unwrap();
                        assert_eq!(names.value(key, name), Some(value.clone()), "{language:?} {}:{name}", key.code());
                        assert!(!filter_value(&words, key, &value).contains("filter-"), "{}", filter_value(&words, key, &value));
                    }
                }
                assert_eq!(names.key(key.code()), Some(key), "codes count everywhere");
            }
            for unit in Unit::ALL {
                for other in Language::ALL.map(filter_names) {
                    assert_eq!(names.unit(other.of_unit(unit)), Some(unit), "{language:?} {}", unit.code());
                }
            }
        }
    }

    #[test]
    fn an_error_says_where_and_what_was_expected() {
        let said = |language, text| {
            let words = Words::new(language, jiff::tz::TimeZone::UTC);
            filter_error(&words, &parse(text, filter_names(language)).unwrap_err())
        };
        for (text, english) in [
            ("google parti:third", "Character 8: “parti” is no known filter. Did you mean party?"),
            ("value:abc", "Character 1: the values of cookies are secrets and are never searched."),
            ("party:", "Character 7: a value is missing after “party:”, for instance first."),
            ("party:third,me", "Character 13: “me” is no value of “party”. Expected first, for-third, third."),
            ("life>13", "Character 6: expected a span of time, such as >13mo."),
            ("name>3", "Character 5: “name” is not compared by < or >: write “name:”."),
            ("expires<soon", "Character 9: expected a date, such as 2026, 2026-11 or 2026-11-27."),
            ("name:\"a", "Character 6: the closing quotation mark is missing."),
        ] {
            assert_eq!(said(Language::En, text), english);
            assert!(!said(Language::Fr, text).contains("filter-"), "{text}");
        }
        assert_eq!(said(Language::Fr, "durée>13"), "Caractère 7\u{a0}: il faut une durée, comme >13mois.");
    }

    #[test]
    fn what_is_typed_in_one_language_is_written_in_the_other() {
        let french = "pour-qui:tiers,pour-un-tiers durée>13mois -fournisseur:Google finalité:publicité consentement:requis déclaré:non mot";
        let english = "party:third,for-third life>13mo -provider:Google purpose:advertising consent:required declared:no mot";
        let terms = parse(english, filter_names(Language::Fr)).unwrap();
        assert_eq!(print(&terms, filter_names(Language::Fr)), french);
        assert_eq!(print(&parse(french, filter_names(Language::En)).unwrap(), filter_names(Language::En)), english);
        assert_eq!(parse("consent:needed", filter_names(Language::En)), parse("consentement:requis", filter_names(Language::En)));
    }

    #[test]
    fn a_chip_says_what_its_term_keeps() {
        let words = Words::new(Language::En, jiff::tz::TimeZone::UTC);
        let term = |text| parse(text, filter_names(Language::En)).unwrap().remove(0);
        let chip = |text| filter_chip(&words, &term(text));
        assert_eq!(filter_term(&words, &term("life>13mo")), "Only: Lasts — over 13 months");
        for (text, label) in [
            ("party:third,for-third", "For whom: a third party or for a third party"),
            ("-provider:Google", "Except: Provider — Google"),
            ("life>13mo", "Lasts: over 13 months"),
            ("life:longer", "Lasts: over 13 months"),
            ("-life<=1w", "Except: Lasts — at most 1 week"),
            ("life>=2y", "Lasts: at least 2 years"),
            ("life<30min", "Lasts: under 30 minutes"),
            ("expires<2026-11", "Expires: before 2026-11"),
            ("created>=2026", "Created: from 2026"),
            ("organisation:Meta", "Only: third party Meta"),
            ("declared:no", "Only: not declared"),
            ("name:_ga*", "Name: _ga*"),
            ("-word", "Except: “word”"),
            ("provider:\"\"", "Provider: none"),
        ] {
            assert_eq!(chip(text), label);
        }
    }

    #[test]
    fn no_chip_has_two_colons_or_a_sign_of_the_language_of_filters() {
        let text = "party:third consent:required,not-required purpose:advertising life>13mo life:month -life<=2w expires<2026-11 created:2026 \
                    secure:no same-site:lax provider:Google name:_ga* host:www.exemple.fr path:/ -seen-on:exemple.fr store:Work";
        for language in Language::ALL {
            let words = Words::new(language, jiff::tz::TimeZone::UTC);
            for term in parse(text, filter_names(language)).unwrap() {
                for chip in [filter_chip(&words, &term), filter_term(&words, &term)] {
                    assert_eq!(chip.matches(':').count(), 1, "{chip}");
                    assert!(!chip.contains(['<', '>', '=']), "{chip}");
                }
            }
        }
    }
}
