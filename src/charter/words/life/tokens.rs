use crate::charter::words::fold;

/// What a text about a duration is made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    /// Folded.
    Word(String),
    /// A comma or a plus, which only joins.
    Joint,
    /// A bracket opens: what follows says a duration before it again, unless it belongs to a number: "24 (vingt-quatre) heures".
    Opening,
    /// Any other sign: what stands behind it is another duration.
    Border,
}

/// Numbers, folded words, and the signs between them.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut is_behind_number = false;
    while let Some(c) = rest.chars().next() {
        let mut is_number = true;
        let length = if let Some(length) = half_length(rest).filter(|_| !is_behind_number) {
            tokens.push(Token::Number(0.5));
            length
        } else if let Some(Token::Number(whole)) = tokens.last_mut().filter(|_| is_behind_number && is_half(rest)) {
            // "1 1/2 years".
            *whole += 0.5;
            "1/2".len()
        } else if c.is_ascii_digit() {
            let length = number_length(rest);
            tokens.push(Token::Number(number(rest.get(..length).unwrap_or(""))));
            length
        } else if let Some(part) = fraction(c) {
            match tokens.last_mut().filter(|_| is_behind_number) {
                Some(Token::Number(whole)) => *whole += part,
                _ => tokens.push(Token::Number(part)),
            }
            c.len_utf8()
        } else {
            is_number = false;
            other(c, rest, &mut tokens)
        };
        is_behind_number = is_number || is_behind_number && c.is_whitespace();
        rest = rest.get(length..).unwrap_or("");
    }
    tokens
}

/// What no number begins with; gives its length in bytes.
fn other(c: char, rest: &str, tokens: &mut Vec<Token>) -> usize {
    if c.is_alphabetic() {
        // Accents that stand apart and soft hyphens belong to the word.
        let end = |c: char| !(c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}'));
        let length = rest.find(end).unwrap_or(rest.len());
        tokens.push(Token::Word(fold(rest.get(..length).unwrap_or(""))));
        return length;
    }
    match c {
        ',' | ')' | '+' => tokens.push(Token::Joint),
        '(' | '[' => tokens.push(Token::Opening),
        c if c.is_whitespace() && c != '\n' => {}
        '.' | '\'' | '’' | '~' | '≈' | '*' => {}
        _ => tokens.push(Token::Border),
    }
    c.len_utf8()
}

/// The value of a sign that is a part of one.
fn fraction(c: char) -> Option<f64> {
    match c {
        '¼' => Some(0.25),
        '½' => Some(0.5),
        '¾' => Some(0.75),
        _ => None,
    }
}

/// Whether `1/2` stands at the beginning of a text, and not `1/24`.
fn is_half(text: &str) -> bool {
    text.strip_prefix("1/2").is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '/'))
}

/// Bytes of `1/2` at the beginning of a text, where a word in the singular follows: of several, "1/2 years", one or two may be meant.
fn half_length(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("1/2")?;
    let word: &str = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let is_singular = !word.is_empty() && (!word.ends_with('s') || word == "mois");
    is_singular.then(|| text.len() - rest.len())
}

/// Bytes of the number at the beginning of a text: digits, in groups of three behind the blanks or apostrophes that part thousands, or with one point or
/// comma.
pub(super) fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut whole = digits(text);
    if whole <= 3 && !text.starts_with('0') {
        let group = |rest: &str| {
            let separator = rest.chars().next().filter(|c| is_between_thousands(*c))?.len_utf8();
            (digits(rest.get(separator..)?) == 3).then_some(separator + 3)
        };
        while let Some(length) = text.get(whole..).filter(|_| whole > 0).and_then(group) {
            whole += length;
        }
    }
    let fraction = text.get(whole..).and_then(|rest| rest.strip_prefix(['.', ','])).map_or(0, digits);
    if fraction == 0 { whole } else { whole + 1 + fraction }
}

fn is_between_thousands(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')
}

/// `1.095` days are a thousand and ninety-five, and so are `1 095`; `0.083` and `0,5` are parts.
fn number(text: &str) -> f64 {
    let point: String = text.chars().filter(|c| !is_between_thousands(*c)).map(|c| if c == ',' { '.' } else { c }).collect();
    let is_thousands = point.split_once('.').is_some_and(|(whole, rest)| rest.len() == 3 && !whole.starts_with('0'));
    let plain = if is_thousands { point.replace('.', "") } else { point };
    plain.parse().unwrap_or(0.0)
}
