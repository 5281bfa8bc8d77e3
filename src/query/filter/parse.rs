use super::{Condition, Day, Expected, FilterError, Key, Kind, Names, Order, Pattern, Span, Term, Value};

/// The terms of a text.
///
/// # Errors
/// Where a term begins that cannot be understood, with what was expected there.
pub fn parse(text: &str, names: &Names) -> Result<Vec<Term>, FilterError> {
    let mut reader = Reader { letters: text.chars().collect(), at: 0, names };
    let mut terms = Vec::new();
    while reader.skip_blanks() {
        terms.extend(reader.term()?);
    }
    Ok(terms)
}

/// A key with its sign, as far as one stands at the beginning of some letters.
pub(super) struct Head {
    /// What stands there.
    pub name: String,
    /// Letters of name and sign together.
    pub length: usize,
    /// None for `:`.
    pub order: Option<Order>,
}

impl Head {
    /// None where the letters are those of a word.
    pub(super) fn of(letters: &[char]) -> Option<Self> {
        let is_name = |letter: &&char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        let name: String = letters.iter().take_while(is_name).collect();
        if !name.starts_with(char::is_alphabetic) {
            return None;
        }
        let signs = letters.get(name.chars().count()..)?;
        let (order, signs) = match signs {
            [':', ..] => (None, 1),
            ['<', '=', ..] => (Some(Order::AtMost), 2),
            ['>', '=', ..] => (Some(Order::AtLeast), 2),
            ['≤', ..] => (Some(Order::AtMost), 1),
            ['≥', ..] => (Some(Order::AtLeast), 1),
            ['<', ..] => (Some(Order::Less), 1),
            ['>', ..] => (Some(Order::More), 1),
            _ => return None,
        };
        Some(Self { length: name.chars().count() + signs, name, order })
    }
}

struct Reader<'a> {
    letters: Vec<char>,
    at: usize,
    names: &'a Names,
}

/// A value as it stands, before it is known what it is a value of.
struct Raw {
    pattern: Pattern,
    /// An empty text in quotation marks is a text; nothing is none.
    is_quoted: bool,
    start: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn error(&self, start: usize, expected: Expected) -> FilterError {
        FilterError { at: start, length: self.at.saturating_sub(start), expected }
    }

    /// False at the end.
    fn skip_blanks(&mut self) -> bool {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        self.peek().is_some()
    }

    /// None for a word of no letters.
    fn term(&mut self) -> Result<Option<Term>, FilterError> {
        let next = self.letters.get(self.at + 1);
        let is_negated = self.peek() == Some('-') && next.is_some_and(|letter| !letter.is_whitespace());
        self.at += usize::from(is_negated);
        let condition = match Head::of(self.letters.get(self.at..).unwrap_or_default()) {
            Some(head) => self.keyed(&head)?,
            None => match self.word()? {
                word if word.is_empty() => return Ok(None),
                word => Condition::Word(word),
            },
        };
        Ok(Some(Term { is_negated, condition }))
    }

    fn keyed(&mut self, head: &Head) -> Result<Condition, FilterError> {
        let start = self.at;
        self.at += head.name.chars().count();
        let Some(key) = self.names.key(&head.name) else {
            let nearest = self.names.nearest_key(&head.name);
            let is_secret = self.names.is_secret(&head.name);
            let expected = if is_secret { Expected::NoValues } else { Expected::Key { typed: head.name.clone(), nearest } };
            return Err(self.error(start, expected));
        };
        let sign = self.at;
        self.at = start + head.length;
        match head.order {
            Some(_) if !key.is_compared() => Err(self.error(sign, Expected::Colon(key))),
            Some(order) => self.compared(key, order),
            None => self.values(key),
        }
    }

    fn compared(&mut self, key: Key, order: Order) -> Result<Condition, FilterError> {
        let raw = self.raw(key)?;
        let text = raw.pattern.text().unwrap_or_default();
        if key == Key::Life {
            let span = self.span(text).ok_or_else(|| self.error(raw.start, Expected::Span))?;
            return Ok(Condition::Life(order, span));
        }
        let day = Day::parse(text).ok_or_else(|| self.error(raw.start, Expected::Date(key)))?;
        Ok(Condition::Date(key, order, day))
    }

    fn span(&self, text: &str) -> Option<Span> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (amount, unit) = text.split_at_checked(digits)?;
        Some(Span { amount: amount.parse().ok()?, unit: self.names.unit(unit)? })
    }

    fn values(&mut self, key: Key) -> Result<Condition, FilterError> {
        let mut values = Vec::new();
        loop {
            let raw = self.raw(key)?;
            let value = self.value(key, raw)?;
            // Said twice is said once.
            if !values.contains(&value) {
                values.push(value);
            }
            if self.peek() != Some(',') {
                return Ok(Condition::OneOf(key, values));
            }
            self.at += 1;
        }
    }

    fn value(&self, key: Key, raw: Raw) -> Result<Value, FilterError> {
        let text = raw.pattern.text().unwrap_or_default();
        match key.kind() {
            Kind::Text => Ok(Value::Text(raw.pattern)),
            Kind::Date => Day::parse(text).map(Value::Day).ok_or_else(|| self.error(raw.start, Expected::Date(key))),
            Kind::Coded | Kind::Life => {
                let typed: String = self.letters.get(raw.start..self.at).unwrap_or_default().iter().collect();
                self.names.value(key, text).ok_or_else(|| self.error(raw.start, Expected::OneOf { key, typed }))
            }
        }
    }

    /// A value up to a blank or a comma.
    fn raw(&mut self, key: Key) -> Result<Raw, FilterError> {
        let mut raw = Raw { pattern: Pattern::default(), is_quoted: false, start: self.at };
        while let Some(letter) = self.peek().filter(|letter| !letter.is_whitespace() && *letter != ',') {
            match letter {
                '"' => {
                    raw.is_quoted = true;
                    self.quoted(&mut |letter| raw.pattern.push(letter))?;
                    continue;
                }
                '*' => raw.pattern.push_any(),
                letter => raw.pattern.push(letter),
            }
            self.at += 1;
        }
        if raw.pattern == Pattern::default() && !raw.is_quoted {
            return Err(self.error(raw.start, Expected::Something(key)));
        }
        Ok(raw)
    }

    /// A word up to a blank.
    fn word(&mut self) -> Result<String, FilterError> {
        let mut word = String::new();
        while let Some(letter) = self.peek().filter(|letter| !letter.is_whitespace()) {
            if letter == '"' {
                self.quoted(&mut |letter| word.push(letter))?;
            } else {
                word.push(letter);
                self.at += 1;
            }
        }
        Ok(word)
    }

    /// What stands between two quotation marks; `\` takes the letter behind it for itself.
    fn quoted(&mut self, push: &mut impl FnMut(char)) -> Result<(), FilterError> {
        let start = self.at;
        self.at += 1;
        while let Some(letter) = self.peek() {
            self.at += 1;
            match letter {
                '"' => return Ok(()),
                '\\' => {
                    push(self.peek().unwrap_or('\\'));
                    self.at += usize::from(self.peek().is_some());
                }
                letter => push(letter),
            }
        }
        Err(self.error(start, Expected::ClosingQuote))
    }
}
