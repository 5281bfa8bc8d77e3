use std::ops::Range;

use super::lex::{Head, Lexeme, closing, lex, quoted};
use super::{Condition, Day, Expected, FilterError, Key, Kind, Names, Order, Pattern, Span, Term, Value};

/// How other languages of searches join terms or turn them round. Only in capitals, as they are written there: `or` may be looked for.
pub(super) const JOINING: [&str; 8] = ["OR", "OU", "AND", "ET", "NOT", "||", "|", "&&"];

/// The terms of a text.
///
/// # Errors
/// Where the first term stands that cannot be understood, with what was expected there, and all terms that can be: each stands for itself.
pub fn parse(text: &str, names: &Names) -> Result<Vec<Term>, FilterError> {
    let letters: Vec<char> = text.chars().collect();
    let reader = Reader { letters: &letters, names };
    let (mut terms, mut first) = (Vec::new(), None);
    let lexemes = lex(&letters, names);
    for lexeme in &lexemes {
        match reader.joining(lexeme, lexemes.len()).map_or_else(|| reader.term(lexeme), Err) {
            Ok(term) => terms.extend(term),
            Err(fault) => first = first.or(Some(fault)),
        }
    }
    match first {
        None => Ok(terms),
        Some(Fault { place, expected }) => Err(FilterError { at: place.start, length: place.len(), expected, understood: terms }),
    }
}

/// What is wrong with one term.
struct Fault {
    place: Range<usize>,
    expected: Expected,
}

struct Reader<'a> {
    letters: &'a [char],
    names: &'a Names,
}

impl Reader<'_> {
    /// Taken for a word it would leave nothing, which looks like an answer. Alone it is a word.
    fn joining(&self, lexeme: &Lexeme, of: usize) -> Option<Fault> {
        let place = lexeme.start..lexeme.end();
        let typed: String = self.letters.get(place.clone())?.iter().collect();
        let is_joining = of > 1 && lexeme.head.is_none() && JOINING.contains(&typed.as_str());
        is_joining.then_some(Fault { place, expected: Expected::NoJoining { typed } })
    }

    /// None for a word of no letters.
    fn term(&self, lexeme: &Lexeme) -> Result<Option<Term>, Fault> {
        let condition = match &lexeme.head {
            Some(head) => self.keyed(head, lexeme)?,
            None => match self.word(lexeme)? {
                word if word.is_empty() => return Ok(None),
                word => Condition::Word(word),
            },
        };
        Ok(Some(Term { is_negated: lexeme.is_negated, condition }))
    }

    fn keyed(&self, head: &Head, lexeme: &Lexeme) -> Result<Condition, Fault> {
        let start = lexeme.start;
        let Some(key) = self.names.key(&head.name) else {
            let nearest = self.names.nearest_key(&head.name);
            let is_secret = self.names.is_secret(&head.name);
            let expected = if is_secret { Expected::NoValues } else { Expected::Key { typed: head.name.clone(), nearest } };
            return Err(Fault { place: start..start + head.name.chars().count(), expected });
        };
        match head.order {
            Some(_) if !key.is_compared() => Err(Fault { place: start + head.sign..start + head.length, expected: Expected::Colon(key) }),
            Some(order) => self.compared(key, order, &lexeme.values),
            None => self.values(key, &lexeme.values),
        }
    }

    fn compared(&self, key: Key, order: Order, values: &[Range<usize>]) -> Result<Condition, Fault> {
        let place = values.first().cloned().unwrap_or_default();
        let pattern = self.pattern(key, place.clone())?;
        let text = pattern.text().unwrap_or_default();
        if key == Key::Life {
            let span = self.span(text).ok_or(Fault { place, expected: Expected::Span })?;
            return Ok(Condition::Life(order, span));
        }
        let day = Day::parse(text).ok_or(Fault { place, expected: Expected::Date(key) })?;
        Ok(Condition::Date(key, order, day))
    }

    fn span(&self, text: &str) -> Option<Span> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (amount, unit) = text.split_at_checked(digits)?;
        Some(Span { amount: amount.parse().ok()?, unit: self.names.unit(unit)? })
    }

    fn values(&self, key: Key, places: &[Range<usize>]) -> Result<Condition, Fault> {
        let mut values = Vec::new();
        for place in places {
            let value = self.value(key, place.clone())?;
            // Said twice is said once.
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Ok(Condition::OneOf(key, values))
    }

    fn value(&self, key: Key, place: Range<usize>) -> Result<Value, Fault> {
        let pattern = self.pattern(key, place.clone())?;
        let text = pattern.text().unwrap_or_default();
        match key.kind() {
            Kind::Text => Ok(Value::Text(pattern)),
            Kind::Date => Day::parse(text).map(Value::Day).ok_or(Fault { place, expected: Expected::Date(key) }),
            Kind::Coded | Kind::Life => {
                let typed: String = self.letters.get(place.clone()).unwrap_or_default().iter().collect();
                self.names.value(key, text).ok_or(Fault { place, expected: Expected::OneOf { key, typed } })
            }
        }
    }

    /// What stands as a value. An empty text in quotation marks is a text; nothing is none.
    fn pattern(&self, key: Key, place: Range<usize>) -> Result<Pattern, Fault> {
        if place.is_empty() {
            return Err(Fault { place, expected: Expected::Something(key) });
        }
        let mut pattern = Pattern::default();
        self.read(place, &mut |letter, is_quoted| match letter {
            '*' if !is_quoted => pattern.push_any(),
            letter => pattern.push(letter),
        })?;
        Ok(pattern)
    }

    fn word(&self, lexeme: &Lexeme) -> Result<String, Fault> {
        let mut word = String::new();
        self.read(lexeme.start..lexeme.end(), &mut |letter, _| word.push(letter))?;
        Ok(word)
    }

    /// Gives the letters of a place, each with whether it stands in quotation marks.
    fn read(&self, place: Range<usize>, push: &mut impl FnMut(char, bool)) -> Result<(), Fault> {
        let mut at = place.start;
        while let Some(letter) = self.letters.get(at).filter(|_| at < place.end) {
            if closing(*letter).is_none() {
                push(*letter, false);
                at += 1;
                continue;
            }
            let behind = quoted(self.letters, at, &mut |letter| push(letter, true));
            at = behind.ok_or(Fault { place: at..place.end, expected: Expected::ClosingQuote })?;
        }
        Ok(())
    }
}
