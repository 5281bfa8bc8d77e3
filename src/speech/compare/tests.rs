use jiff::tz::TimeZone;

use super::*;
use crate::audit::{Code, Fact, Finding, Label, Labels, Severity};
use crate::charter::{Category, Language};
use crate::compare::{Circumstances, Cookie, Shows, Side, compare};
use crate::cookie::SameSite;

fn cookie(name: &str, life: Life, secure: bool, same_site: SameSite, label: Label) -> Cookie {
    let key = Key { host: ".exemple.fr".into(), name: name.into(), path: "/".into(), partition: None, container: None };
    let labels: Labels = [label].into_iter().collect();
    let facts = Facts {
        life,
        secure: Some(secure),
        http_only: Some(true),
        same_site: Some(same_site),
        labels,
        given: Label::ALL.into_iter().collect(),
        category: Category::Statistics,
        organisation: String::new(),
    };
    Cookie { key, facts }
}

fn side(date: &str, cookies: Vec<Cookie>) -> Side {
    let site = Some("exemple.fr".into());
    Side {
        name: format!("{date}.json"),
        kind: Kind::Dossier,
        taken_at: date.parse().ok(),
        site,
        is_without_charter: false,
        shows: Shows::default(),
        is_altered: false,
        circumstances: Circumstances::default(),
        reads: Vec::new(),
        cookies,
    }
}

fn two() -> Comparison {
    let days = |days: i64| Life::Seconds(days * 86_400);
    let lax = |name: &str, life| cookie(name, life, true, SameSite::Lax, Label::Before);
    let earlier = vec![
        lax("_ga", days(390)),
        lax("gone", Life::Session),
        cookie("b", days(5), false, SameSite::None, Label::Before),
        lax("c", Life::Session),
        lax("d", days(2)),
    ];
    let later = vec![
        lax("_ga", days(400)),
        lax("new1", Life::Session),
        lax("new2", Life::Session),
        cookie("b", days(5), true, SameSite::Lax, Label::Accepted),
        lax("c", days(2)),
        lax("d", Life::Session),
    ];
    compare(vec![side("2026-03-03T08:00:00Z", earlier), side("2026-11-26T08:00:00Z", later)])
}

#[test]
fn what_is_only_kept_apart_otherwise_is_told() {
    let apart = |site: Option<&str>| {
        let mut one = cookie("IDE", Life::Session, true, SameSite::None, Label::Before);
        one.key.partition = site.map(str::to_owned);
        vec![one, cookie("same", Life::Session, true, SameSite::None, Label::Before)]
    };
    let mut sides = [None, Some("https://a.fr"), Some("https://a.fr")].map(|site| side("2026-03-03T08:00:00Z", apart(site)));
    // Another life and other attributes: only that they are kept apart is said.
    let other = cookie("IDE", Life::Seconds(390 * 86_400), false, SameSite::Lax, Label::Before);
    sides[0].cookies[0].facts = other.facts;
    let told = compare_sentences(&Words::new(Language::En, TimeZone::UTC), &compare(sides.into()));
    let sentence = "One cookie is counted as more and as gone: its name, host and path stand on both sides, but it is not kept \
                    apart for the same site or container. Its life and attributes may differ as well.";
    let is_told = |told: &&String| *told == sentence;
    assert_eq!((told.len(), told.iter().filter(is_told).count()), (3, 1), "{told:?}");
}

#[test]
fn two_dossiers_are_told_in_sentences() {
    let said = |language| compare_sentences(&Words::new(language, TimeZone::UTC), &two());
    assert_eq!(
        said(Language::En),
        [
            "Since 3 Mar 2026: 2 cookies more (new1, new2), one gone (gone), 4 changed.",
            "“_ga” of .exemple.fr now lives for 400\u{a0}days; it was 390\u{a0}days.",
            "“b” of .exemple.fr: Secure is now yes; it was no.",
            "“b” of .exemple.fr: SameSite is now Lax; it was None.",
            "“b” of .exemple.fr is now there after accepting; it was there before any choice.",
            "“c” of .exemple.fr now lives for 2\u{a0}days; it ended with the session.",
            "“d” of .exemple.fr now ends with the session; it lived for 2\u{a0}days.",
        ]
    );
    let french = said(Language::Fr);
    assert_eq!(french[0], "Depuis le 03/03/2026\u{a0}: 2 cookies de plus (new1, new2), un de moins (gone), 4 modifiés.");
    assert_eq!(french[1], "«\u{a0}_ga\u{a0}» de .exemple.fr vit maintenant 400\u{a0}jours, contre 390\u{a0}jours auparavant.");
}

#[test]
fn a_life_without_end_stands_in_a_sentence() {
    let of = |life| vec![cookie("a", life, true, SameSite::Lax, Label::Before)];
    let (endless, days) = (Life::Endless, Life::Seconds(390 * 86_400));
    for (earlier, later, english, french) in [
        (days, endless, "now lives for an unlimited time; it was 390\u{a0}days", "maintenant un temps illimité, contre 390\u{a0}jours"),
        (endless, days, "now lives for 390\u{a0}days; it was an unlimited time", "390\u{a0}jours, contre un temps illimité"),
        (Life::Session, endless, "now lives for an unlimited time; it ended", "vit maintenant un temps illimité\u{202f}; il se terminait"),
        (endless, Life::Session, "it lived for an unlimited time.", "il vivait un temps illimité."),
    ] {
        let comparison = compare(vec![side("2026-03-03T08:00:00Z", of(earlier)), side("2026-04-03T08:00:00Z", of(later))]);
        for (language, expected) in [(Language::En, english), (Language::Fr, french)] {
            let said = compare_sentences(&Words::new(language, TimeZone::UTC), &comparison);
            assert!(said[1].contains(expected), "{said:?}");
        }
    }
    let words = Words::new(Language::En, TimeZone::UTC);
    let cell = |life| compare_cell(&words, of(life).first().map(|cookie| &cookie.facts), true);
    assert!(cell(endless).starts_with("no end within the calendar"), "{}", cell(endless));
    assert!(cell(Life::Unknown).starts_with("the store does not tell"), "what is not told is no session: {}", cell(Life::Unknown));
}

#[test]
fn a_finding_of_a_life_without_end_is_a_sentence() {
    let finding = |fact| Finding {
        code: Code::ConsentOverSixMonths,
        severity: Severity::Medium,
        host: "exemple.fr".into(),
        name: "choix".into(),
        labels: Labels::default(),
        rows: Vec::new(),
        declaration: None,
        fact,
        is_assumed: false,
        unclear_lines: Vec::new(),
    };
    for (fact, english, french) in [
        (
            Fact::Life { life: Life::Endless, limit_days: 183 },
            "keeps the visitor’s choice for an unlimited time, over",
            "visiteur un temps illimité, plus que",
        ),
        (
            Fact::Outlives { life: Life::Endless, declared_seconds: None },
            "lives for an unlimited time; the charter",
            "vit un temps illimité\u{202f}; la charte",
        ),
    ] {
        for (language, expected) in [(Language::En, english), (Language::Fr, french)] {
            let said = audit_sentence(&Words::new(language, TimeZone::UTC), &finding(fact));
            assert!(said.contains(expected), "{said}");
        }
    }
}

#[test]
fn nothing_is_said_of_what_is_the_same() {
    let same = || vec![cookie("a", Life::Session, true, SameSite::Lax, Label::Before)];
    let comparison = compare(vec![side("2026-03-03T08:00:00Z", same()), side("2026-04-03T08:00:00Z", same())]);
    let said = compare_sentences(&Words::new(Language::En, TimeZone::UTC), &comparison);
    assert_eq!(said, ["Since 3 Mar 2026: no cookie differs."]);
}
