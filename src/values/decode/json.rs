//! JSON as it stands, spread over lines. It is not parsed into a tree: that would sort and copy what must be overwritten when it goes, and change numbers.

use serde::de::IgnoredAny;
use zeroize::Zeroizing;

use super::form::{Secret, secret};
use super::{Doubt, MOST_BYTES};

/// JSON over lines.
pub(super) struct Spread {
    pub text: Secret,
    /// Its texts and numbers with the name of the member they stand in, at any depth.
    pub members: Vec<Member>,
    /// The text, where that is all there is: `"…"`.
    pub only_text: Option<Secret>,
}

/// A text or a number in JSON.
pub(super) struct Member {
    pub name: Secret,
    pub text: Secret,
    pub is_text: bool,
}

/// Texts and numbers that are kept to be looked into.
const MOST_MEMBERS: usize = 400;
/// Steps to the right that are shown; what lies deeper stands below that.
const MOST_STEPS: usize = 16;

/// None when it does not begin like JSON, or holds nothing. Express writes `j:` before it.
pub(super) fn read(text: &str) -> Option<Result<Spread, Doubt>> {
    let text = text.strip_prefix("j:").filter(|rest| rest.starts_with(['{', '['])).unwrap_or(text);
    let is_quoted = text.len() > 2 && text.starts_with('"') && text.ends_with('"');
    if !text.starts_with(['{', '[']) && !is_quoted {
        return None;
    }
    if serde_json::from_str::<IgnoredAny>(text).is_err() {
        // A text in quotes is a text in quotes.
        return (!is_quoted).then_some(Err(Doubt::NotJson));
    }
    Some(Ok(Writer::default().spread(text)))
}

/// An object or a list that is open, and where its members stand.
#[derive(Clone, Copy)]
struct Open<'a> {
    is_object: bool,
    name: &'a str,
    is_value_next: bool,
}

#[derive(Default)]
struct Writer<'a> {
    out: Secret,
    open: Vec<Open<'a>>,
    members: Vec<Member>,
    is_cut: bool,
}

impl<'a> Writer<'a> {
    fn spread(mut self, text: &'a str) -> Spread {
        // A text that grows would leave copies behind.
        self.out = Zeroizing::new(String::with_capacity((text.len() * 4).min(MOST_BYTES) + 256));
        let only_text = text.starts_with('"').then(|| plain(text));
        let mut rest = text.trim_start();
        while let Some(first) = rest.bytes().next() {
            let length = token_length(rest, first);
            let (token, after) = rest.split_at(length);
            rest = after.trim_start();
            self.token(token, first, rest.starts_with(['}', ']']));
        }
        if self.is_cut {
            self.out.push('…');
        }
        Spread { text: self.out, members: self.members, only_text }
    }

    fn token(&mut self, token: &'a str, first: u8, is_closed_next: bool) {
        match first {
            b'{' | b'[' => {
                let name = self.open.last().map_or("", |open| open.name);
                self.open.push(Open { is_object: first == b'{', name, is_value_next: first == b'[' });
                self.write(token);
                if !is_closed_next {
                    self.line();
                }
            }
            b'}' | b']' => {
                self.open.pop();
                if !self.out.ends_with(['{', '[']) {
                    self.line();
                }
                self.write(token);
            }
            b',' => {
                if let Some(open) = self.open.last_mut() {
                    open.is_value_next = !open.is_object;
                }
                self.write(",");
                self.line();
            }
            b':' => {
                if let Some(open) = self.open.last_mut() {
                    open.is_value_next = true;
                }
                self.write(": ");
            }
            b'"' => {
                self.note(token, true);
                self.write(&spelled(token));
            }
            _ => {
                self.note(token, false);
                self.write(token);
            }
        }
    }

    /// Keeps a name for what follows it, or a value under its name.
    fn note(&mut self, token: &'a str, is_text: bool) {
        let Some(open) = self.open.last_mut() else { return };
        if open.is_object && !open.is_value_next {
            open.name = token.trim_matches('"');
        } else if self.members.len() < MOST_MEMBERS && (is_text || token.starts_with(|c: char| c.is_ascii_digit())) {
            let text = if is_text { plain(token) } else { secret(token) };
            self.members.push(Member { name: secret(open.name), text, is_text });
        }
    }

    fn line(&mut self) {
        const STEPS: &str = "                                ";
        self.write("\n");
        self.write(STEPS.get(..self.open.len().min(MOST_STEPS) * 2).unwrap_or_default());
    }

    fn write(&mut self, text: &str) {
        // Room for the sign of the cut is left.
        self.is_cut |= self.out.len() + text.len() + 8 > self.out.capacity();
        if !self.is_cut {
            self.out.push_str(text);
        }
    }
}

/// Bytes of the token that a text begins with. The text is JSON, so a string has an end.
fn token_length(text: &str, first: u8) -> usize {
    match first {
        b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
        b'"' => {
            let mut is_escaped = false;
            let end = text.bytes().skip(1).position(|byte| {
                let is_end = byte == b'"' && !is_escaped;
                is_escaped = byte == b'\\' && !is_escaped;
                is_end
            });
            end.map_or(text.len(), |end| end + 2)
        }
        _ => text.find([',', '}', ']', ' ', '\n', '\r', '\t']).unwrap_or(text.len()).max(1),
    }
}

/// The text of a string.
fn plain(token: &str) -> Secret {
    serde_json::from_str::<String>(token).map_or_else(|_| secret(token.trim_matches('"')), Zeroizing::new)
}

/// A string with its letters as letters: PHP writes `\u00e9` for é.
fn spelled(token: &str) -> Secret {
    if !token.contains("\\u") && !token.contains("\\/") {
        return secret(token);
    }
    serde_json::to_string(&*plain(token)).map_or_else(|_| secret(token), Zeroizing::new)
}
