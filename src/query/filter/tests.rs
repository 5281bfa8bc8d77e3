use super::*;
use crate::charter::{Category, Confidence, Consent, Party, Purpose};
use crate::query::LifeClass;

fn read(text: &str) -> Vec<Term> {
    parse(text, &Names::default()).unwrap()
}

/// A small generator with a seed, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Letters that mean something in the language more often than not.
    fn text(&mut self, length: usize) -> String {
        let letters = [
            'a', 'Z', 'é', '"', '\\', ',', ':', '<', '>', '=', '*', '-', ' ', '\u{a0}', '\n', '’', '_', '.', '7', '国', '≤', '«', '»', '“',
            '”', ';',
        ];
        (0..length).map(|_| self.one(&letters)).collect()
    }

    fn pattern(&mut self) -> Pattern {
        let mut pattern = Pattern::default();
        for _ in 0..self.below(4) {
            match self.below(3) {
                0 => pattern.push_any(),
                _ => self.text(2).chars().for_each(|letter| pattern.push(letter)),
            }
        }
        pattern
    }

    fn day(&mut self) -> Day {
        let text = self.one(&["2026", "1999-12", "2024-02-29", "0001", "9998-12-31"]);
        Day::parse(text).unwrap()
    }

    fn value(&mut self, key: Key) -> Value {
        match key.kind() {
            Kind::Text => Value::Text(self.pattern()),
            Kind::Date => Value::Day(self.day()),
            Kind::Coded | Kind::Life => self.one(&key.values()),
        }
    }

    fn condition(&mut self) -> Condition {
        let order = self.one(&Order::ALL);
        match self.below(6) {
            // A word may be the name of a key as well, and the next one begin with a sign.
            0 if self.below(3) == 0 => Condition::Word(self.one(&["name", "party", "life", ":", ": x", ">13"]).to_owned()),
            0 => {
                let length = 1 + self.below(5);
                Condition::Word(self.text(length))
            }
            1 => Condition::Life(order, Span { amount: u32::try_from(self.below(500)).unwrap(), unit: self.one(&Unit::ALL) }),
            2 => Condition::Date(self.one(&[Key::Expires, Key::Created, Key::Accessed]), order, self.day()),
            _ => {
                let key = self.one(&Key::ALL);
                let mut values = Vec::new();
                for _ in 0..=self.below(3) {
                    let value = self.value(key);
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
                Condition::OneOf(key, values)
            }
        }
    }
}

#[test]
fn what_is_printed_is_parsed_back() {
    let (mut random, names) = (Random(1), Names::default());
    for round in 0..4_000 {
        let terms: Vec<Term> =
            (0..random.below(5)).map(|_| Term { is_negated: random.below(3) == 0, condition: random.condition() }).collect();
        let text = print(&terms, &names);
        assert_eq!(parse(&text, &names).as_ref(), Ok(&terms), "round {round}: {text:?}");
    }
}

#[test]
fn no_text_makes_it_fail_otherwise_than_with_a_place_in_it() {
    let (mut random, names) = (Random(2), Names::default());
    for _ in 0..4_000 {
        let key = random.one(&["", "party:", "-life>", "name:", "expires<=", "value:"]);
        let length = random.below(12);
        let text = format!("{key}{}", random.text(length));
        let letters = text.chars().count();
        match parse(&text, &names) {
            Ok(terms) => assert_eq!(parse(&print(&terms, &names), &names), Ok(terms), "{text:?}"),
            Err(error) => {
                assert!(error.at <= letters && error.at + error.length <= letters, "{text:?}: {error:?}");
                assert_eq!(parse(&print(&error.understood, &names), &names), Ok(error.understood), "{text:?}");
            }
        }
        for place in 0..=letters {
            let offered = complete(&text, place, &names, None);
            assert!(
                offered.is_none_or(|offered| offered.range.start <= place && place <= offered.range.end && offered.range.end <= letters),
                "{text:?} {place}"
            );
        }
    }
}

#[test]
fn terms_are_what_they_look_like() {
    let terms = read("party:third,for-third life>13mo site:*.fr -provider:\"Google Ads\" google -word \"two words\" =_ga");
    assert_eq!(terms.len(), 8);
    assert_eq!(terms[0].condition, Condition::OneOf(Key::Party, vec![Value::Party(Party::Third), Value::Party(Party::ForThird)]));
    assert_eq!(terms[1].condition, Condition::Life(Order::More, Span { amount: 13, unit: Unit::Month }));
    assert!(terms[3].is_negated && terms[5].is_negated);
    assert_eq!(terms[3].only_value(), Some(&Value::text("Google Ads")));
    assert_eq!(terms[6], Term::word("two words"));
    assert_eq!(terms[7], Term::word("=_ga"));
    for (text, value) in [
        ("CATEGORY:First-Party", Value::Category(Category::FirstParty)),
        ("purpose:advertising", Value::Purpose(Purpose::Advertising)),
        ("consent:required", Value::Consent(Consent::Required)),
        ("confidence:likely", Value::Confidence(Confidence::Likely)),
        ("life:longer", Value::Life(crate::query::Lived::Class(LifeClass::Longer))),
        ("declared:no", Value::Flag(Some(false))),
        ("http_only:unknown", Value::Flag(None)),
        ("created:2026-11", Value::Day(Day::parse("2026-11").unwrap())),
        ("provider:\"\"", Value::text("")),
        ("name:\"a*b\"", Value::text("a*b")),
    ] {
        assert_eq!(read(text)[0].only_value(), Some(&value), "{text}");
    }
    assert_eq!(read("life>=13mo life≥13mo").iter().filter(|term| matches!(term.condition, Condition::Life(Order::AtLeast, _))).count(), 2);
    assert_eq!(read("  - \"\" "), [Term::word("-")], "a lone hyphen is a word, no letters are none");
}

#[test]
fn errors_say_where_and_what_was_expected() {
    let error = |text: &str| {
        let error = parse(text, &Names::default()).unwrap_err();
        (error.at, error.length, error.expected)
    };
    assert_eq!(error("a pary:third"), (2, 4, Expected::Key { typed: "pary".into(), nearest: Some(Key::Party) }));
    assert_eq!(error("https://a.fr"), (0, 5, Expected::Key { typed: "https".into(), nearest: None }));
    assert_eq!(error("-value:x"), (1, 5, Expected::NoValues));
    assert_eq!(error("party:third,"), (12, 0, Expected::Something(Key::Party)));
    assert_eq!(error("party:me"), (6, 2, Expected::OneOf { key: Key::Party, typed: "me".into() }));
    assert_eq!(error("life>13"), (5, 2, Expected::Span));
    assert_eq!(error("life:>13"), (6, 2, Expected::Span));
    assert_eq!(error("expires:2026-02-30"), (8, 10, Expected::Date(Key::Expires)));
    assert_eq!(error("party>third"), (5, 1, Expected::Colon(Key::Party)));
    assert_eq!(error("name:\"ab"), (5, 3, Expected::ClosingQuote));
}

#[test]
fn completion_offers_keys_then_values_where_one_types() {
    let offered = |text: &str| {
        let completion = complete(text, text.chars().count(), &Names::default(), None)?;
        Some((completion.range, completion.offers.into_iter().map(|offer| offer.text).collect::<Vec<_>>()))
    };
    assert_eq!(offered("google par"), Some((7..10, vec!["party:".into(), "partitioned:".into()])));
    assert_eq!(offered("-party:"), Some((7..7, vec!["first".into(), "for-third".into(), "third".into()])));
    assert_eq!(offered("party:first,fo"), Some((12..14, vec!["for-third".into()])));
    assert_eq!(offered("party:first"), None, "it stands there already");
    for nothing in ["", "google", "life>1", "expires:20", "nokey:x", "\"par"] {
        assert_eq!(offered(nothing), None, "{nothing}");
    }
}

#[test]
fn completion_takes_the_whole_key_or_value_that_the_caret_stands_in() {
    /// With `|` for the caret: what each offer makes of the text.
    fn taken(text: &str) -> Vec<String> {
        let place = text.chars().take_while(|letter| *letter != '|').count();
        let text = text.replace('|', "");
        let Some(completion) = complete(&text, place, &Names::default(), None) else { return Vec::new() };
        let part = |from: usize, to: usize| text.chars().skip(from).take(to - from).collect::<String>();
        let (before, after) = (part(0, completion.range.start), part(completion.range.end, text.chars().count()));
        completion.offers.iter().map(|offer| format!("{before}{}{after}", offer.text)).collect()
    }
    assert_eq!(taken("a par|ty:third b"), ["a party:third b", "a partitioned:third b"]);
    assert_eq!(taken("-par|ty : third"), ["-party: third", "-partitioned: third"]);
    assert_eq!(taken("party:fo|rthird,first x"), ["party:for-third,first x"]);
    assert_eq!(taken("party:fo|r-third"), Vec::<String>::new(), "it stands there already");
    assert_eq!(taken("party:first,|third").len(), 3);
    assert_eq!(taken("party : fo|"), ["party : for-third"]);
    assert_eq!(taken("party: | life>13mo")[2], "party: third life>13mo", "a value that is missing is none of the next term");
    assert_eq!(taken("li|fo>13mo"), ["life>13mo"], "a comparison stays one");
    assert_eq!(taken("party:\"fo| life>13mo"), ["party:for-third life>13mo"], "an open quotation mark holds nothing that follows");
    for nothing in ["|party:first", "party|   :first", "life>1|3mo", "party:first |", "a | b"] {
        assert_eq!(taken(nothing), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn blanks_around_signs_and_before_units_mean_nothing() {
    for (spaced, plain) in [
        ("party : third", "party:third"),
        ("-party\u{a0}: third x", "-party:third x"),
        ("party: third, first", "party:third,first"),
        ("life > 13 mo google", "life>13mo google"),
        ("life:>13mo", "life>13mo"),
        ("life : >= 13 mo google", "life>=13mo google"),
        ("-expires:<2027", "-expires<2027"),
        ("life\u{202f}≥ 13\u{202f}mo", "life>=13mo"),
        ("life>13 mo -x", "life>13mo -x"),
        ("expires < 2027", "expires<2027"),
        ("name:13 mo", "name:13 \"mo\""),
        ("provider : «\u{a0}Google Ads\u{a0}» x", "provider:\"Google Ads\" x"),
        ("“two words” «a\u{202f}»b", "\"two words\" ab"),
        ("host : a, b", "host:a,b"),
        ("what : third", "\"what\" \":\" third"),
    ] {
        assert_eq!(read(spaced), read(plain), "{spaced}");
    }
    let expected = |text: &str| parse(text, &Names::default()).unwrap_err().expected;
    assert_eq!(expected("party : life>13mo"), Expected::Something(Key::Party), "what follows is the next term");
    assert_eq!(expected("party: "), Expected::Something(Key::Party));
    assert_eq!(expected("life > 13 x"), Expected::Span);
    assert_eq!(expected("value : x"), Expected::NoValues);
    assert_eq!(expected("name:«a"), Expected::ClosingQuote);
}

#[test]
fn what_is_understood_beside_an_error_is_kept() {
    let understood = |text: &str| parse(text, &Names::default()).unwrap_err().understood;
    assert_eq!(understood("party:"), []);
    assert_eq!(understood("party:third life>13"), read("party:third"));
    assert_eq!(understood("google nokey:\"a b\" party:"), read("google"));
    assert_eq!(understood("party:thi life>13mo x"), read("life>13mo x"), "also what stands behind it");
}

#[test]
fn words_that_join_terms_elsewhere_are_told_and_not_looked_for() {
    for text in ["a OR b", "a || b", "a OU", "NOT a", "a AND b"] {
        let error = parse(text, &Names::default()).unwrap_err();
        assert_eq!(error.expected.code(), "no-joining", "{text}");
        assert!(!error.understood.is_empty(), "{text}");
    }
    for text in ["OR", "a or b", "a \"OR\" b", "ORDER a"] {
        let terms = read(text);
        assert_eq!(read(&print(&terms, &Names::default())), terms, "{text}");
    }
}
