//! The signs of a script, as far as literals need them. Nothing is evaluated.

/// A sign with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Bytes of the text.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// From 0.
    pub line: usize,
}

/// What a sign is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `{`, `[` or `(`.
    Open(char),
    /// `}`, `]` or `)`.
    Close(char),
    /// The text of a literal.
    Text(String),
    /// A name or a number.
    Word(String),
    /// Any other sign.
    Sign(char),
}

/// Bytes of the longest literal over several lines, and of the longest expression.
const LONGEST: usize = 5_000;

/// All signs of a script; remarks are left out.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut line) = (0, 0);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or("");
        let last = tokens.last();
        let (kind, length) = one(rest, c, last.map(|token| (&token.kind, token.end == at)));
        if let Some(kind) = kind {
            tokens.push(Token { kind, start: at, end: at + length, line });
        }
        line += rest.get(..length).unwrap_or("").matches('\n').count();
        at += length.max(1);
    }
    tokens
}

/// The sign at the beginning of a text, and its length. `last`: the sign before, and whether nothing stands between.
fn one(rest: &str, c: char, last: Option<(&Kind, bool)>) -> (Option<Kind>, usize) {
    let is_glued = matches!(last, Some((Kind::Word(_), true)));
    let is_value = matches!(last, Some((Kind::Sign(':' | ',' | '=') | Kind::Open('(' | '['), _)));
    let literal = match c {
        // An apostrophe in running text: "l'outil".
        '\'' | '"' if !is_glued => quoted(rest, c),
        '`' => template(rest),
        '/' if rest.starts_with("/*") => return (None, rest.find("*/").map_or(rest.len(), |end| end + 2)),
        // Not what follows the scheme of an address.
        '/' if rest.starts_with("//") && !matches!(last, Some((Kind::Sign(':'), true))) => {
            return (None, rest.find('\n').unwrap_or(rest.len()));
        }
        '/' if is_value => expression(rest),
        _ => None,
    };
    if let Some((text, length)) = literal {
        return (Some(Kind::Text(text)), length);
    }
    match c {
        '{' | '[' | '(' => (Some(Kind::Open(c)), 1),
        '}' | ']' | ')' => (Some(Kind::Close(c)), 1),
        c if c.is_whitespace() => (None, c.len_utf8()),
        c if is_of_word(c) => {
            let length = rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
            (Some(Kind::Word(rest.get(..length).unwrap_or("").to_owned())), length)
        }
        c => (Some(Kind::Sign(c)), c.len_utf8()),
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// A literal on one line.
fn quoted(rest: &str, quote: char) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut signs = rest.char_indices().skip(1);
    while let Some((at, c)) = signs.next() {
        match c {
            '\n' => return None,
            '\\' => text.push(escaped(rest, &mut signs)?),
            c if c == quote => return Some((text, at + c.len_utf8())),
            c => text.push(c),
        }
    }
    None
}

/// The sign behind a backslash.
fn escaped(rest: &str, signs: &mut impl Iterator<Item = (usize, char)>) -> Option<char> {
    let (at, c) = signs.next()?;
    Some(match c {
        'n' | 't' | 'r' | '\n' => ' ',
        'u' => {
            let code = rest.get(at + 1..at + 5).and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32)?;
            (0..4).for_each(|_| {
                signs.next();
            });
            code
        }
        c => c,
    })
}

/// A literal between backticks; what is put in varies.
fn template(rest: &str) -> Option<(String, usize)> {
    let end = rest.get(1..)?.find('`').filter(|length| *length < LONGEST)? + 1;
    let mut text = String::new();
    let mut body = rest.get(1..end)?;
    while let Some((before, behind)) = body.split_once("${") {
        text.push_str(before);
        text.push('*');
        body = behind.split_once('}').map_or("", |(_, behind)| behind);
    }
    text.push_str(body);
    Some((text, end + 1))
}

/// A regular expression that stands for the beginning of names, or for one name: `/^_ga/`, `/^_pk_id\./`.
fn expression(rest: &str) -> Option<(String, usize)> {
    let line = rest.get(1..rest.floor_char_boundary(LONGEST))?.split('\n').next()?;
    let end = line.match_indices('/').map(|(at, _)| at).find(|at| !line.get(..*at).is_some_and(|before| before.ends_with('\\')))?;
    let body = line.get(..end)?;
    let flags = line.get(end + 1..)?.chars().take_while(char::is_ascii_lowercase).count();
    pattern_of(body).map(|pattern| (pattern, end + 2 + flags))
}

/// The pattern that a simple regular expression means.
pub fn pattern_of(expression: &str) -> Option<String> {
    let (start, body) = expression.strip_prefix('^').map_or((false, expression), |body| (true, body));
    let (end, body) = body.strip_suffix('$').map_or((false, body), |body| (true, body));
    let plain =
        body.replace("\\.", "\u{1}").replace("\\-", "-").replace(".*", "*").replace(".+", "*").replace("\\w+", "*").replace("\\d+", "*");
    let is_simple = !plain.is_empty() && !plain.contains(['\\', '(', ')', '[', ']', '|', '?', '+', '{', '^', '$', '.']);
    let plain = plain.replace('\u{1}', ".");
    let star = |is_bound: bool, has_star: bool| if is_bound || has_star { "" } else { "*" };
    is_simple.then(|| format!("{}{plain}{}", star(start, plain.starts_with('*')), star(end, plain.ends_with('*'))))
}
