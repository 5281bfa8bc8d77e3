//! The headers of a message, and what is said behind the value of one (RFC 5322, 2045 and 2231).

use std::borrow::Cow;

use encoding_rs::Encoding;

/// Bytes at the beginning among which the headers end.
const LONGEST_HEAD: usize = 256 << 10;
/// Parameters of one value.
const MOST_PARAMETERS: usize = 200;
/// Pieces of one parameter that is too long for a line.
const MOST_PIECES: usize = 100;

/// Headers of a message or of a part of one: names in small letters, values on one line.
pub struct Head(Vec<(String, String)>);

impl Head {
    /// The headers at the beginning of a text, and what stands below them.
    pub fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        // Editors write a mark in front of what they save as UTF-8.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        while let Some((line, after)) = next_line(rest) {
            rest = after;
            let text = String::from_utf8_lossy(line);
            let text = text.trim_end();
            if text.is_empty() {
                break;
            }
            if text.starts_with([' ', '\t']) {
                let (_, value) = fields.last_mut()?;
                value.push(' ');
                value.push_str(text.trim_start());
            } else if let Some((name, value)) = text.split_once(':').filter(|(name, _)| is_field(name)) {
                fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            } else if !(fields.is_empty() && text.starts_with("From ")) {
                // The line that parts messages in a mailbox is no header, and anything else no message.
                return None;
            }
            if bytes.len() - rest.len() > LONGEST_HEAD {
                return None;
            }
        }
        Some((Self(fields), rest))
    }

    /// The value of a header, empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// The type of what stands below: `text/html`.
    pub fn kind(&self) -> String {
        let kind = self.get("content-type").split(';').next().unwrap_or("").trim().to_ascii_lowercase();
        if kind.is_empty() { "text/plain".to_owned() } else { kind }
    }

    /// What a header says behind its value: `name="cookies.csv"`. What says in which letters it is counts before the same without, which is for programs that
    /// cannot read it.
    pub fn parameter(&self, field: &str, name: &str) -> Option<String> {
        let said: Vec<(String, Cow<'_, str>)> = parameters(self.get(field));
        let value = |key: &str| said.iter().find(|(said, _)| said.eq_ignore_ascii_case(key)).map(|(_, value)| value.as_ref());
        let mut pieces = Pieces::default();
        if let Some(value) = value(&format!("{name}*")) {
            pieces.coded(value);
            return Some(pieces.text());
        }
        if let Some(value) = value(name) {
            return Some(value.to_owned());
        }
        for number in 0..MOST_PIECES {
            if let Some(coded) = value(&format!("{name}*{number}*")) {
                pieces.coded(coded);
            } else if let Some(plain) = value(&format!("{name}*{number}")) {
                pieces.bytes.extend(plain.as_bytes());
            } else {
                break;
            }
        }
        (!pieces.bytes.is_empty()).then(|| pieces.text())
    }
}

/// A value in pieces: bytes, and the letters that they are in.
#[derive(Default)]
struct Pieces {
    bytes: Vec<u8>,
    encoding: Option<&'static Encoding>,
}

impl Pieces {
    /// Takes `utf-8'fr'%C3%A9`; only the first piece says the letters.
    fn coded(&mut self, text: &str) {
        let mut parts = text.splitn(3, '\'');
        let letters = (parts.next(), parts.next(), parts.next());
        let coded = match letters {
            (Some(label), Some(_), Some(coded)) if self.bytes.is_empty() => {
                self.encoding = Encoding::for_label(label.as_bytes());
                coded
            }
            _ => text,
        };
        let mut rest = coded.as_bytes();
        while let Some((byte, after)) = rest.split_first() {
            rest = after;
            match (byte, after) {
                (b'%', [high, low, after @ ..]) if let (Some(high), Some(low)) = (hex(*high), hex(*low)) => {
                    self.bytes.push(high << 4 | low);
                    rest = after;
                }
                _ => self.bytes.push(*byte),
            }
        }
    }

    fn text(&self) -> String {
        self.encoding.unwrap_or(encoding_rs::UTF_8).decode_without_bom_handling(&self.bytes).0.into_owned()
    }
}

/// The names and values behind semicolons; within quotation marks one is a sign like another.
fn parameters(value: &str) -> Vec<(String, Cow<'_, str>)> {
    let mut found: Vec<(String, Cow<'_, str>)> = Vec::new();
    let mut rest = value.find(';').and_then(|at| value.get(at + 1..)).unwrap_or("");
    while let Some((key, behind)) = rest.split_once('=').filter(|_| found.len() < MOST_PARAMETERS) {
        // What has no value is passed over.
        let key = key.rsplit(';').next().unwrap_or(key).trim().to_owned();
        let behind = behind.trim_start();
        let (value, after) = if let Some(quoted) = behind.strip_prefix('"') {
            unquoted(quoted)
        } else {
            let end = behind.find(';').unwrap_or(behind.len());
            (Cow::Borrowed(behind.get(..end).unwrap_or("").trim()), behind.get(end..).unwrap_or(""))
        };
        found.push((key, value));
        rest = after.find(';').and_then(|at| after.get(at + 1..)).unwrap_or("");
    }
    found
}

/// What stands before the closing quotation mark, and what behind it. A backslash makes a sign of the one behind it.
fn unquoted(text: &str) -> (Cow<'_, str>, &str) {
    let mut out = String::new();
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return (Cow::Owned(out), text.get(at + 1..).unwrap_or("")),
            '\\' => out.extend(signs.next().map(|(_, sign)| sign)),
            sign => out.push(sign),
        }
    }
    (Cow::Owned(out), "")
}

/// The value of a sign of a number in hexadecimal.
pub fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn is_field(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// The next line without its end, and what follows.
pub fn next_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    Some((bytes.get(..end)?, bytes.get(end + 1..).unwrap_or(&[])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(field: &str, name: &str) -> Option<String> {
        Head::read(format!("Content-Type: {field}\r\n\r\n").as_bytes()).and_then(|(head, _)| head.parameter("content-type", name))
    }

    #[test]
    fn what_stands_behind_a_value() {
        assert_eq!(said("multipart/mixed; boundary=\"a;b\\\"=c\"; x=y", "boundary").as_deref(), Some("a;b\"=c"));
        assert_eq!(said("multipart/mixed; boundary=\"a;b\"; x = y", "X").as_deref(), Some("y"));
        assert_eq!(said("text/html; broken; charset=utf-8", "charset").as_deref(), Some("utf-8"));
        assert_eq!(said("text/csv; name=\"a.csv", "name").as_deref(), Some("a.csv"));
        assert_eq!(said("text/csv", "name"), None);
    }

    #[test]
    fn names_in_other_letters_and_in_pieces() {
        assert_eq!(said("text/csv; name*=utf-8''d%C3%A9clar%C3%A9s.csv", "name").as_deref(), Some("déclarés.csv"));
        assert_eq!(said("text/csv; name=\"d_.csv\"; name*=iso-8859-1'fr'd%E9.csv", "name").as_deref(), Some("dé.csv"));
        assert_eq!(said("text/csv; name*0=\"les \"; name*1=\"cookies.csv\"", "name").as_deref(), Some("les cookies.csv"));
        assert_eq!(said("text/csv; name*0*=utf-8''d%C3; name*1*=%A9; name*2=.csv", "name").as_deref(), Some("dé.csv"));
        assert_eq!(said("text/csv; name*=50%", "name").as_deref(), Some("50%"));
    }
}
