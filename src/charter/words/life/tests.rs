use super::*;
use crate::charter::words::vocabulary;

fn days(text: &str) -> Option<f64> {
    #[allow(clippy::cast_precision_loss)]
    life_of(vocabulary(), text, None).seconds().map(|seconds| seconds as f64 / DAY)
}

#[test]
fn durations_in_each_language() {
    let same = |text: &str, expected: f64| {
        let found = days(text).unwrap_or_else(|| panic!("{text}"));
        assert!((found - expected).abs() < 0.001, "{text}: {found}");
    };
    for text in ["13 mois", "treize mois", "13 Monate", "13 meses", "13 mesi", "13 maanden", "jusqu’à 13 mois", "13\u{a0}months"] {
        same(text, 395.2);
    }
    for text in ["1 an", "Ein Jahr", "one year", "a year", "un anno", "1 año", "365 dagen", "12 months or 1 year max", "1 year"] {
        same(text, 365.0);
    }
    for text in ["13 månader", "tretton månader", "13 måneder", "tretten måneder"] {
        same(text, 395.2);
    }
    assert!(days("one-time use, from time to time").is_none());
    assert!(days("half of all visitors").is_none() && days("each year and month").is_none());
    for text in ["13 miesięcy", "13 měsíců", "13 luni", "13 meses", "treze meses"] {
        same(text, 395.2);
    }
    for text in ["2 roky", "2 lata", "dwa lata", "2 ani", "doi ani", "2 anos", "dois anos", "24 miesiące"] {
        assert!(days(text).is_some_and(|days| (days - 730.0).abs() < 1.0), "{text}: {:?}", days(text));
    }
    same("30 de zile", 30.0);
    same("o oră", 1.0 / 24.0);
    same("5 let", 1_825.0);
    same("24 godziny", 1.0);
    same("2 years and 3 days", 733.0);
    same("1 year, 11 months and 29 days", 365.0 + 334.4 + 29.0);
    same("half an hour", 1.0 / 48.0);
    same("eine halbe Stunde", 1.0 / 48.0);
    for text in [
        "un an et demi",
        "anderthalb Jahre",
        "eineinhalb Jahre",
        "anno e mezzo",
        "a year and a half",
        "one and a half years",
        "1 1/2 years",
    ] {
        same(text, 547.5);
    }
    for text in ["anderhalf jaar", "półtora roku", "полтора года", "ett och ett halvt år", "halvandet år", "un año y medio"]
    {
        same(text, 547.5);
    }
    for text in ["halbes Jahr", "half a year", "half-year", "een half jaar", "medio año", "mezzo anno"] {
        same(text, 182.5);
    }
    for text in ["six-month", "6-month", "un semestre", "halvår", "ett halvår", "ein Halbjahr", "полгода"] {
        same(text, 182.4);
    }
    for text in ["two weeks", "a fortnight", "fortnight", "due settimane", "veertien dagen"] {
        same(text, 14.0);
    }
    same("quinze jours", 15.0);
    same("une quinzaine de jours", 15.0);
    same("zweieinhalb Jahre", 912.5);
    same("rok i sześć miesięcy", 547.4);
    same("two and a half months", 76.0);
    same("0,5 jour", 0.5);
    same("1.095 Tage", 1_095.0);
    same("6 mois / 1 an", 365.0);
    same("24h", 1.0);
    same("30min", 1.0 / 48.0);
    same("dix-huit mois", 547.2);
    same("24 (vingt-quatre) heures", 1.0);
}

#[test]
fn what_is_said_twice_counts_once() {
    for text in ["13 mois (395 jours)", "13 mois (soit 395 jours)", "13 months (395 days)"] {
        assert_eq!(days(text), Some(395.2), "{text}");
    }
    for text in ["1 year (365 days)", "1 an (12 mois)", "1 an, 365 jours", "1 year, 52 weeks", "365 jours (1 an)"] {
        assert_eq!(days(text), Some(365.0), "{text}");
    }
    // Brackets may hold a number again, or go on.
    assert_eq!(days("2 (deux) ans et 3 (trois) jours"), Some(733.0));
    assert_eq!(days("2 ans (et 3 jours)"), Some(733.0));
    assert_eq!(days("1 month 30 days").map(|days| (days * 10.0).round()), Some(604.0));
}

#[test]
fn numbers_are_read_whole() {
    for text in ["3 650 jours", "3\u{a0}650 jours", "3\u{202f}650 jours", "3’650 Tage", "3.650 Tage", "3,650 days"] {
        assert_eq!(days(text), Some(3_650.0), "{text}");
    }
    assert_eq!(days("31 536 000 secondes"), Some(365.0));
    assert_eq!((days("10 950 jours"), days("0 365 jours")), (Some(10_950.0), Some(365.0)));
    assert_eq!((days("½ jour"), days("1½ day"), days("1 ½ Tag")), (Some(0.5), Some(1.5), Some(1.5)));
    // In figures too; of several, one or two may be meant, and a date is none.
    assert_eq!((days("1/2 year"), days("1/2 an"), days("1/2 Tag")), (Some(182.5), Some(182.5), Some(0.5)));
    assert_eq!((days("1/2 years"), days("11/2 day")), (Some(730.0), Some(2.0)));
    assert_eq!((days("1h30"), days("1 h 30 min"), days("1 h 30")), (Some(0.0625), Some(0.0625), Some(0.0625)));
    assert_eq!(days("24 h 7 jours sur 7"), Some(7.0));
}

#[test]
fn numbers_in_words_are_read_whole() {
    for (text, expected) in [
        ("vingt et un jours", 21.0),
        ("quatre-vingt-dix jours", 90.0),
        ("quatre-vingt-dix-huit jours", 98.0),
        ("soixante-quinze jours", 75.0),
        ("cent quatre-vingts jours", 180.0),
        ("trois cent soixante-cinq jours", 365.0),
        ("one hundred and eighty days", 180.0),
        ("forty-five days", 45.0),
        ("treinta y un días", 31.0),
        ("between one and two days", 2.0),
        ("dix-sept jours", 17.0),
    ] {
        assert_eq!(days(text), Some(expected), "{text}");
    }
}

#[test]
fn minus_one_is_no_age() {
    let life = |text, unit| life_of(vocabulary(), text, unit);
    assert_eq!([life("-1", Some(Unit::Day)), life("-1 day", None), life("−1 jour", None)], [DeclaredLife::Session; 3]);
    assert_eq!(life("-1", None), DeclaredLife::Unsaid);
    assert_eq!(days("-13 mois"), Some(395.2), "a hyphen that begins a line");
}

#[test]
fn sessions_and_what_says_nothing() {
    for text in [
        "Session",
        "Sitzung",
        "le temps de la session",
        "Duur van de bezoeksessie",
        "When the browser is closed",
        "Sesión",
        "Sesja",
        "Do zavření prohlížeče",
        "Sesiune (închidere browser)",
        "Até ao fim da sessão",
    ] {
        assert_eq!(life_of(vocabulary(), text, None), DeclaredLife::Session, "{text}");
    }
    for text in ["?", "12/01/2026", "persistent", "", "–", "entfällt"] {
        assert_eq!(life_of(vocabulary(), text, None), DeclaredLife::Unsaid, "{text}");
    }
    assert_eq!(life_of(vocabulary(), "0.5", Some(Unit::Day)).seconds(), Some(43_200));
    assert_eq!(life_of(vocabulary(), "99999999999999999999 years", None).seconds(), Some(315_360_000_000));
}

#[test]
fn the_longest_reading() {
    let longest = |text| match life_of(vocabulary(), text, None) {
        DeclaredLife::Lasting { longest, .. } => longest / 86_400,
        other => panic!("{other:?}"),
    };
    assert_eq!([longest("1 an"), longest("13 mois"), longest("6 mois"), longest("30 jours"), longest("2 ans")], [366, 397, 184, 30, 731]);
}

#[test]
fn where_a_glued_duration_ends() {
    let rest = |text: &str| starts_with_life(vocabulary(), text).and_then(|end| text.get(end..).map(str::to_owned));
    assert_eq!(rest("2 añosDistinguir a los").as_deref(), Some("Distinguir a los"));
    assert_eq!(rest("1 year, 11 months and 29 days Distinguishes").as_deref(), Some(" Distinguishes"));
    assert_eq!(rest("Ein Jahr ab dem letzten Besuch").as_deref(), Some(" ab dem letzten Besuch"));
    assert_eq!((rest("Distinguir"), rest("One visitor")), (None, None));
}
