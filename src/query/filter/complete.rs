use std::ops::Range;

use super::lex::{Head, Lexeme, closing, lex, quoted};
use super::{Key, Kind, Names, Value, print_value};
use crate::query::{Facets, fold};

/// How many are offered at most.
const MOST: usize = 10;

/// What can stand where one types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The letters that an offer takes the place of.
    pub range: Range<usize>,
    /// At least one.
    pub offers: Vec<Offer>,
}

/// One way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is put there.
    pub text: String,
    /// What that is.
    pub meaning: Meaning,
    /// How many cookies have it, where that was counted.
    pub count: Option<u32>,
}

/// What an offer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A key; its sign stands in the text.
    Key(Key),
    /// A value of a key.
    Value(Key, Value),
}

/// What can stand at a place of a text: keys that begin as what stands before it does, or values of its key. What an offer takes the place of goes
/// on behind the caret to the end of that key with its sign, or of that value. `None` where nothing more can be said.
#[must_use]
pub fn complete(text: &str, place: usize, names: &Names, facets: Option<&Facets>) -> Option<Completion> {
    let letters: Vec<char> = text.chars().collect();
    let lexeme = lex(&letters, names).into_iter().rfind(|lexeme| lexeme.start <= place)?;
    let completion = match &lexeme.head {
        Some(head) if place >= lexeme.start + head.length => values(&letters, place, (head, &lexeme), names, facets)?,
        _ => keys(&letters, place, &lexeme, names)?,
    };
    // What stands there already is no way on, nor is it without the blanks before a sign.
    let solid = |letters: &mut dyn Iterator<Item = char>| letters.filter(|letter| !letter.is_whitespace()).collect::<String>();
    let stands = solid(&mut letters.get(completion.range.clone())?.iter().copied());
    let is_done = matches!(completion.offers.as_slice(), [one] if solid(&mut one.text.chars()) == stands);
    (!completion.offers.is_empty() && !is_done).then_some(completion)
}

fn keys(letters: &[char], place: usize, lexeme: &Lexeme, names: &Names) -> Option<Completion> {
    let start = lexeme.start;
    let end = lexeme.head.as_ref().map_or(lexeme.end(), |head| start + head.sign);
    let typed: String = letters.get(start..place).filter(|typed| !typed.is_empty() && place <= end)?.iter().collect();
    // A sign that compares stays as it is, and only what can be compared stands before it.
    let compared = lexeme.head.as_ref().filter(|head| head.order.is_some());
    let end = lexeme.head.as_ref().map_or(end, |head| start + head.length);
    let sign: String = match compared {
        Some(head) => letters.get(start + head.sign..end)?.iter().collect(),
        None => ":".to_owned(),
    };
    let offer = |key: Key| Offer { text: format!("{}{sign}", names.of_key(key)), meaning: Meaning::Key(key), count: None };
    let keys = names.keys_beginning_with(&typed).into_iter().filter(|key| compared.is_none() || key.is_compared());
    Some(Completion { range: start..end, offers: keys.take(MOST).map(offer).collect() })
}

fn values(letters: &[char], place: usize, (head, lexeme): (&Head, &Lexeme), names: &Names, facets: Option<&Facets>) -> Option<Completion> {
    let key = names.key(&head.name).filter(|_| head.order.is_none())?;
    let is_blank = |from: usize| letters.get(from..place).is_some_and(|between| between.iter().all(|letter| letter.is_whitespace()));
    // A value that is missing is written where the caret stands, behind the blanks that were typed.
    let is_here = |value: &&Range<usize>| place <= value.end || value.is_empty() && is_blank(value.end);
    let value = lexeme.values.iter().find(is_here)?;
    let range = match value {
        value if value.is_empty() => place..place,
        // What a quotation mark that is not closed yet holds is anything that follows.
        value if is_open(letters, value) => value.start.min(place)..place,
        value => value.start.min(place)..value.end,
    };
    let typed = letters.get(range.start..place)?.iter().filter(|letter| closing(**letter).is_none() && **letter != '»');
    let mut offers = offers(key, typed.collect::<String>().trim_start(), names, facets);
    offers.truncate(MOST);
    Some(Completion { range, offers })
}

/// Whether a quotation mark in a value is not closed.
fn is_open(letters: &[char], value: &Range<usize>) -> bool {
    let mut at = value.start;
    while let Some(letter) = letters.get(at).filter(|_| at < value.end) {
        at = match closing(*letter) {
            None => at + 1,
            Some(_) => match quoted(letters, at, &mut |_| {}) {
                Some(behind) => behind,
                None => return true,
            },
        };
    }
    false
}

fn offers(key: Key, typed: &str, names: &Names, facets: Option<&Facets>) -> Vec<Offer> {
    let offer = |value: Value| {
        let count = facets.map(|facets| facets.count(key, &value)).filter(|_| key.kind() != Kind::Date);
        Offer { text: print_value(key, &value, names), meaning: Meaning::Value(key, value), count }
    };
    match key.kind() {
        Kind::Coded | Kind::Life => names.values_with(key, typed).into_iter().map(offer).collect(),
        Kind::Text => {
            let typed = fold(typed);
            let holds =
                |value: &Value| matches!(value, Value::Text(pattern) if pattern.text().is_some_and(|text| fold(text).contains(&*typed)));
            let known = facets.into_iter().flat_map(|facets| facets.of(key)).map(|(value, _)| value).filter(|value| holds(value));
            known.take(MOST).cloned().map(offer).collect()
        }
        Kind::Date => Vec::new(),
    }
}
