//! JSON in a value, in whatever it is wrapped, and as far as it goes when it was cut.

use serde_json::{Map, Value};

use super::text;
use crate::base64;

/// How deep arrays and objects may lie in each other.
const DEEPEST: usize = 64;

/// An object found in a value, and whether its end is missing.
pub(super) fn object(value: &str) -> Option<(Map<String, Value>, bool)> {
    match parsed(value)? {
        (Value::Object(map), cut) => Some((map, cut)),
        _ => None,
    }
}

/// The same in base64, as some tools wrap it.
pub(super) fn object_in_base64(value: &str) -> Option<(Map<String, Value>, bool)> {
    let inside = |text: &str| base64::decoded(text.trim_end_matches('=')).and_then(|bytes| object(&String::from_utf8_lossy(&bytes)));
    text::spellings(value).iter().find_map(|text| inside(text))
}

/// What is JSON in any spelling; a whole one before one that was cut.
pub(super) fn parsed(value: &str) -> Option<(Value, bool)> {
    let spellings = text::spellings(value);
    // Quoted by a server, so that the quotes inside have backslashes.
    let plain = |text: &str| text.contains("\\\"").then(|| text.replace("\\\"", "\""));
    let whole = |text: &str| serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&plain(text)?).ok());
    if let Some(found) = spellings.iter().find_map(|text| whole(text)) {
        return Some((found, false));
    }
    spellings.iter().find_map(|text| mended(text)).map(|found| (found, true))
}

/// What stands in a text before it was cut: everything up to the last bracket or comma, with what is open there closed.
fn mended(text: &str) -> Option<Value> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let marks: Vec<(usize, u8)> = marks(text).collect();
    let &(at, mark) = marks.last()?;
    let end = if mark == b',' { at } else { at + 1 };
    let mut open = Vec::new();
    for (_, mark) in marks {
        match mark {
            b'{' => open.push('}'),
            b'[' => open.push(']'),
            b',' => {}
            _ => drop(open.pop()),
        }
        if open.len() > DEEPEST {
            return None;
        }
    }
    let kept: String = text.get(..end)?.chars().chain(open.into_iter().rev()).collect();
    serde_json::from_str(&kept).ok()
}

/// The brackets and commas of a text outside its strings, with their places in bytes.
fn marks(text: &str) -> impl Iterator<Item = (usize, u8)> {
    let (mut in_string, mut escaped) = (false, false);
    text.bytes().enumerate().filter(move |(_, byte)| {
        let was_escaped = std::mem::take(&mut escaped);
        match byte {
            b'\\' if in_string => escaped = !was_escaped,
            b'"' if !was_escaped => in_string = !in_string,
            _ => {}
        }
        !in_string && b"{}[],".contains(byte)
    })
}

/// Yes or no of a cell, as tools write it: `true`, `1`, `"yes"`, `"granted"`.
pub(super) fn yes_or_no(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(yes) => Some(*yes),
        Value::Number(number) => match number.as_i64() {
            Some(0) => Some(false),
            Some(1) => Some(true),
            _ => None,
        },
        Value::String(text) => text::yes_or_no(text),
        _ => None,
    }
}

/// The texts of a list.
pub(super) fn texts(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// What is written as a version: a text or a number.
pub(super) fn version(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_cut_gives_what_stands_before() {
        let read = |text: &str| parsed(text).map(|(value, cut)| (value.to_string(), cut));
        assert_eq!(read(r#"{"a":true,"b":fal"#), Some((r#"{"a":true}"#.into(), true)));
        assert_eq!(read(r#"{"a":["x","y"],"b":["#), Some((r#"{"a":["x","y"],"b":[]}"#.into(), true)));
        assert_eq!(read(r#"{"a":{"b":1},"c":"un"#), Some((r#"{"a":{"b":1}}"#.into(), true)));
        assert_eq!(read("%7B%22a%22%3Atrue%2C%22b%2"), Some((r#"{"a":true}"#.into(), true)));
        assert_eq!(read("plain"), None);
        assert_eq!(read(r#""{\"a\":1}""#), Some((r#"{"a":1}"#.into(), false)));
        assert_eq!(read("%257B%2522a%2522%253A1%257D"), Some((r#"{"a":1}"#.into(), false)));
    }
}
