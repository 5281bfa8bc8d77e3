//! The filter language against a plain reading of the same cells: every result and every count.

use std::collections::HashSet;

use cookie_charter::charter::Language;
use cookie_charter::column::{Cell, ColumnId};
use cookie_charter::cookie::Expiry;
use cookie_charter::i18n::Words;
use cookie_charter::inventory::{CookieId, CookieView, Inventory};
use cookie_charter::query::filter::{Condition, Day, Key, Kind, Names, Order, Part, Pattern, Span, Term, Unit, Value, parse, print};
use cookie_charter::query::{FACETS, Filter, Lived, SearchWords, facets, fold, of_cell, select};
use cookie_charter::{site, speech};
use jiff::tz::{Offset, TimeZone};

use crate::support::mutations::inputs;

/// A zone in which most moments are on another day than in UTC.
fn zone() -> TimeZone {
    TimeZone::fixed(Offset::constant(13))
}

fn words() -> SearchWords {
    speech::search_words(&Words::new(Language::En, zone()))
}

/// The text of a cell; dates begin with their day.
fn text(view: &CookieView<'_>, column: ColumnId) -> String {
    match column.cell(view, Language::En) {
        Cell::Text(text) | Cell::Codes(text) => text.to_owned(),
        Cell::Code(code) => code.to_owned(),
        Cell::Bool(is) => if is { "yes" } else { "no" }.to_owned(),
        Cell::Time(time) => time.timestamp().map_or_else(|| time.utc(), |time| zone().to_datetime(time)).to_string(),
        Cell::Empty | Cell::Findings(_) | Cell::Life { .. } => String::new(),
    }
}

fn column(key: Key) -> ColumnId {
    match key {
        Key::Finding => ColumnId::Findings,
        Key::Life => ColumnId::LifetimeDays,
        Key::Expires => ColumnId::ExpiresAt,
        Key::Created => ColumnId::CreatedAt,
        Key::Accessed => ColumnId::LastAccessedAt,
        key => ColumnId::of_code(&key.code().replace('-', "_")).unwrap(),
    }
}

/// Letter by letter, with a way back: slow, and plainly right.
fn meets(parts: &[Part], text: &[char]) -> bool {
    match parts.split_first() {
        None => text.is_empty(),
        Some((Part::Any, rest)) => (0..=text.len()).any(|from| meets(rest, &text[from..])),
        Some((Part::Text(wanted), rest)) => {
            let wanted: Vec<char> = fold(wanted).chars().collect();
            text.starts_with(&wanted) && meets(rest, &text[wanted.len()..])
        }
    }
}

fn meets_pattern(pattern: &Pattern, text: &str) -> bool {
    let as_stored: Vec<char> = fold(text).chars().collect();
    let as_read: Vec<char> = fold(&site::display(text)).chars().collect();
    meets(pattern.parts(), &as_stored) || text.contains("xn--") && meets(pattern.parts(), &as_read)
}

fn is_value(view: &CookieView<'_>, key: Key, value: &Value) -> bool {
    match value {
        Value::Finding(finding) => view.verdict.findings.has(*finding),
        Value::Life(lived) => Lived::of(view.cookie.expiry, view.cookie.lifetime_seconds()) == *lived,
        Value::Day(day) => text(view, column(key)).starts_with(&day.to_string()),
        Value::Flag(None) => text(view, column(key)).is_empty(),
        Value::Text(pattern) => match key {
            Key::Organisation => meets_pattern(pattern, view.organisation()),
            Key::Site => [Some(view.site), view.seen_on()].into_iter().flatten().any(|site| meets_pattern(pattern, site)),
            key => meets_pattern(pattern, &text(view, column(key))),
        },
        coded => Some(text(view, column(key)).as_str()) == coded.code(),
    }
}

/// A second of 90 days, a minute at most.
fn is_lacking_a_moment(life: i64, span: i64) -> bool {
    life < span && (span - life) <= (span / 1_000).clamp(1, 60)
}

fn passes(view: &CookieView<'_>, term: &Term, words: &dyn Fn(&str) -> HashSet<CookieId>) -> bool {
    let holds = match &term.condition {
        Condition::Word(word) => words(word).contains(&view.id),
        Condition::OneOf(key, values) => values.iter().any(|value| is_value(view, *key, value)),
        Condition::Life(order, span) => {
            let life = match (view.cookie.expiry, view.cookie.lifetime_seconds()) {
                (Expiry::FarFuture, _) => Some(i64::MAX),
                (Expiry::Session, _) => None,
                (_, seconds) => seconds,
            };
            life.is_some_and(|life| match order {
                Order::Less => life < span.seconds() && !is_lacking_a_moment(life, span.seconds()),
                Order::AtMost => life <= span.seconds(),
                Order::More => life > span.seconds(),
                Order::AtLeast => life >= span.seconds() || is_lacking_a_moment(life, span.seconds()),
            })
        }
        Condition::Date(key, order, day) => {
            let (time, day) = (text(view, column(*key)), day.to_string());
            let is_within = time.starts_with(&day);
            !time.is_empty()
                && match order {
                    Order::Less => time < day && !is_within,
                    Order::AtMost => time < day || is_within,
                    Order::More => time > day && !is_within,
                    Order::AtLeast => time > day || is_within,
                }
        }
    };
    holds != term.is_negated
}

/// Filters that hit something: their texts are those of the rows.
struct Random<'a> {
    seed: u64,
    inventory: &'a Inventory,
    names: Names,
}

impl Random<'_> {
    fn below(&mut self, bound: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap() % bound
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn row(&mut self) -> CookieView<'_> {
        let id = self.below(self.inventory.len());
        self.inventory.get(CookieId(u32::try_from(id).unwrap())).unwrap()
    }

    fn stored(&mut self, key: Key) -> String {
        let view = self.row();
        if key == Key::Organisation { view.organisation().to_owned() } else { text(&view, column(key)) }
    }

    fn value(&mut self, key: Key) -> Value {
        match key.kind() {
            Kind::Coded | Kind::Life => self.one(&key.values()),
            Kind::Date => {
                let length = self.one(&[4, 7, 10]);
                let stored = self.stored(key);
                Value::Day(Day::parse(stored.get(..length).unwrap_or("2026")).unwrap_or_else(|| Day::parse("2026").unwrap()))
            }
            Kind::Text => {
                let stored = self.stored(key);
                let letters: Vec<char> = stored.chars().collect();
                let cut = self.below(letters.len() + 1);
                let [start, end]: [String; 2] = [letters[..cut].iter().collect(), letters[cut..].iter().collect()];
                let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
                let written = match self.below(4) {
                    0 => format!("name:{}*", quoted(&start)),
                    1 => format!("name:*{}", quoted(&end)),
                    _ => format!("name:{}", quoted(&stored)),
                };
                // Any text can be read as a value of any key for texts.
                parse(&written, &self.names).unwrap()[0].only_value().unwrap().clone()
            }
        }
    }

    fn term(&mut self) -> Term {
        let order = self.one(&Order::ALL);
        let condition = match self.below(8) {
            0 => Condition::Word(self.one(&["google", "_ga", "=_ga", "www", "advert", "fr"]).to_owned()),
            1 => Condition::Life(order, Span { amount: u32::try_from(self.below(30)).unwrap(), unit: self.one(&Unit::ALL) }),
            2 => {
                let key = self.one(&[Key::Expires, Key::Created, Key::Accessed]);
                let Value::Day(day) = self.value(key) else { unreachable!() };
                Condition::Date(key, order, day)
            }
            _ => {
                let key = self.one(&Key::ALL);
                let values = (0..=self.below(3)).map(|_| self.value(key)).collect();
                Condition::OneOf(key, values)
            }
        };
        Term { is_negated: self.below(4) == 0, condition }
    }

    fn terms(&mut self) -> Vec<Term> {
        (0..self.below(4)).map(|_| self.term()).collect()
    }
}

#[test]
fn every_filter_keeps_what_a_plain_reading_of_its_terms_does() {
    let words = words();
    for (number, inventory) in super::inventories().into_iter().enumerate() {
        let with_word = |word: &str| -> HashSet<CookieId> {
            let filter = Filter { terms: vec![Term::word(word)], ..Filter::default() };
            select(&inventory, &filter, &words).ids.into_iter().collect()
        };
        let mut random = Random { seed: number as u64, inventory: &inventory, names: Names::default() };
        let (mut some, rounds) = (0, 60);
        for _ in 0..rounds {
            let terms = random.terms();
            let plain: Vec<CookieId> =
                inventory.iter().filter(|view| terms.iter().all(|term| passes(view, term, &with_word))).map(|view| view.id).collect();
            some += usize::from(!plain.is_empty() && plain.len() < inventory.len());
            let kept = select(&inventory, &Filter { terms: terms.clone(), ..Filter::default() }, &words);
            assert_eq!(kept.ids, plain, "{terms:?}");
            assert_eq!(kept.total() as usize, plain.len());
        }
        assert!(some > rounds / 5, "enough of them keep some and not all: {some}");
    }
}

#[test]
fn every_count_beside_a_value_is_that_of_a_plain_count() {
    let words = words();
    for (number, inventory) in super::inventories().into_iter().enumerate() {
        let mut random = Random { seed: 100 + number as u64, inventory: &inventory, names: Names::default() };
        for _ in 0..8 {
            let terms: Vec<Term> = random.terms().into_iter().filter(|term| term.key().is_some()).collect();
            let filter = Filter { terms, ..Filter::default() };
            let counted = facets(&inventory, &filter, &words);
            for key in FACETS {
                // What one would see with the value alone in place of all that is said of its key.
                let others: Vec<&Term> = filter.terms.iter().filter(|term| term.key() != Some(key)).collect();
                let left: Vec<CookieView<'_>> =
                    inventory.iter().filter(|view| others.iter().all(|term| passes(view, term, &|_| HashSet::new()))).collect();
                let mut sum = 0;
                for (value, count) in counted.of(key) {
                    let plain = left.iter().filter(|view| is_value(view, key, value)).count();
                    assert_eq!(count as usize, plain, "{} {value:?} under {:?}", key.code(), filter.terms);
                    sum += plain;
                }
                let is_whole = !matches!(key, Key::Finding | Key::SameSite);
                assert!(!is_whole || sum == left.len(), "{}: every cookie has a value", key.code());
            }
        }
    }
}

#[test]
fn a_comparison_with_the_month_that_guidance_names_is_its_class() {
    let inventory = super::inventories().pop().unwrap();
    let ids = |text: &str| {
        let filter = Filter { terms: parse(text, &Names::default()).unwrap(), ..Filter::default() };
        select(&inventory, &filter, &SearchWords::default()).ids
    };
    assert!(!ids("life>13mo").is_empty());
    assert_eq!(ids("life>13mo"), ids("life:longer"));
    assert_eq!(ids("life>6mo life<=13mo"), ids("life:thirteen-months"));
    assert_eq!(ids("party:third,for-third"), ids("-party:first"));
    // Set for 90 days, and a moment less in the store.
    let of_90_days: Vec<_> = inventory
        .iter()
        .filter(|view| view.cookie.lifetime_seconds().is_some_and(|life| life / 60 == 90 * 1_440 - 1))
        .map(|view| view.id)
        .collect();
    assert!(!of_90_days.is_empty() && of_90_days.iter().all(|id| ids("life>=90d").contains(id) && !ids("life<90d").contains(id)));
    let site = inventory.find_site("example.com").or_else(|| inventory.find_site(&inventory.sites()[0].name)).unwrap();
    let name = inventory.site(site).unwrap().name.to_string();
    let of_visit = select(&inventory, &Filter { site: Some(site), ..Filter::default() }, &SearchWords::default()).ids;
    assert_eq!(ids(&format!("site:{name}")), of_visit, "a site is what a visit shows, as with --site");
}

#[test]
fn what_a_cell_says_keeps_its_row() {
    for inventory in super::inventories() {
        for view in inventory.iter().step_by(7) {
            for column in ColumnId::ALL {
                let Some((key, value)) = of_cell(column, &view, &zone()) else { continue };
                let term = Term::is(key, value);
                assert!(passes(&view, &term, &|_| HashSet::new()), "{term:?}");
                assert!(!passes(&view, &Term { is_negated: true, ..term }, &|_| HashSet::new()));
            }
        }
    }
}

/// The seeds of `fuzz/` and their mutations: refused with a place in the text, or read back from what is printed as the same.
#[test]
fn seeds_and_their_mutations() {
    let mut understood = 0;
    for bytes in inputs("filter", 60) {
        let text = String::from_utf8_lossy(&bytes);
        for language in [Language::Fr, Language::En] {
            let names = speech::filter_names(language);
            match parse(&text, names) {
                Err(error) => assert!(error.at + error.length <= text.chars().count(), "{text:?}: {error:?}"),
                Ok(terms) => {
                    let printed = print(&terms, names);
                    assert_eq!(parse(&printed, names).as_ref(), Ok(&terms), "{text:?} was printed as {printed:?}");
                    understood += 1;
                }
            }
        }
    }
    assert!(understood > 60, "most mutations leave a filter: {understood}");
}
