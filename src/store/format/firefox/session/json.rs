//! JSON of other people, read no further than it must be: the parts that are wanted are cut out as text, the rest is skipped without recursion
//! and without being kept. What is odd in one place costs that place: a cookie that cannot be read does not cost its session.
//!
//! Deriving the structure was tried and thrown out: it refuses a whole file for one key that occurs twice or one value of another type, and a
//! tree of values takes ten times the bytes of the file, which may be 64 MiB of `[],[],…`.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// The values of some keys of an object, each as JSON; the last of equal keys counts, as in a browser. None when the text is anything but one
/// whole object.
pub(super) fn fields<'a, const N: usize>(json: &'a str, keys: [&str; N]) -> Option<[Option<&'a str>; N]> {
    let mut found = [None; N];
    each_field(json, &mut |key, value| {
        if let Some((place, _)) = found.iter_mut().zip(keys).find(|(_, wanted)| *wanted == key) {
            *place = Some(value);
        }
    })?;
    Some(found)
}

/// Gives every key of an object with its value as JSON. None when the text is anything but one whole object.
pub(super) fn each_field<'a>(json: &'a str, each: &mut dyn FnMut(Cow<'a, str>, &'a str)) -> Option<()> {
    let mut reader = serde_json::Deserializer::from_str(json);
    reader.deserialize_map(Fields { each }).ok()?;
    reader.end().ok()
}

/// The elements of an array, each as JSON; of more than `most` only the number. None when the text is anything but one whole array.
pub(super) fn elements(json: &str, most: usize) -> Option<Elements<'_>> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let found = reader.deserialize_seq(List { most }).ok()?;
    reader.end().ok().map(|()| found)
}

/// A text; none when the value is of another type.
pub(super) fn text(json: &str) -> Option<Cow<'_, str>> {
    serde_json::from_str::<Text<'_>>(json).ok().map(|text| text.0)
}

/// The elements of an array.
pub(super) struct Elements<'a> {
    pub(super) kept: Vec<&'a str>,
    /// How many more there are.
    pub(super) beyond: u64,
}

#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

struct Fields<'e, 'a> {
    each: &'e mut dyn FnMut(Cow<'a, str>, &'a str),
}

impl<'a> Visitor<'a> for Fields<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<Text<'a>>()? {
            (self.each)(key.0, map.next_value::<&'a RawValue>()?.get());
        }
        Ok(())
    }
}

struct List {
    most: usize,
}

impl<'a> Visitor<'a> for List {
    type Value = Elements<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut seq: S) -> Result<Elements<'a>, S::Error> {
        let mut found = Elements { kept: Vec::new(), beyond: 0 };
        while found.kept.len() < self.most {
            match seq.next_element::<&'a RawValue>()? {
                Some(value) => found.kept.push(value.get()),
                None => return Ok(found),
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {
            found.beyond += 1;
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wanted_parts_and_no_more() {
        let json = r#" {"a": [1, {"b": 2}], "c\u0064": "x", "a": 3, "e": {"a": 4}} "#;
        assert_eq!(fields(json, ["a", "cd", "b"]), Some([Some("3"), Some("\"x\""), None]));
        for other in ["[]", "3", "", "{", "{\"a\":1}x", "{\"a\":}", "{1:2}"] {
            assert_eq!(fields(other, ["a"]), None, "{other}");
        }
        let list = elements("[1, [2, 3], {}, \"x\"]", 2).unwrap();
        assert_eq!((list.kept.as_slice(), list.beyond), (["1", "[2, 3]"].as_slice(), 2));
        assert!(elements("{}", 2).is_none() && elements("[1", 2).is_none());
        assert_eq!(text("\"a\\nb\"").as_deref(), Some("a\nb"));
        assert_eq!((text("3"), text("\"\\ud800\"")), (None, None));
    }

    #[test]
    fn depth_costs_nothing() {
        let deep = format!("{{\"a\":{}1{},\"b\":2}}", "[".repeat(500_000), "]".repeat(500_000));
        assert_eq!(fields(&deep, ["b"]), Some([Some("2")]));
        assert_eq!(fields(&"{\"a\":".repeat(500_000), ["b"]), None);
    }
}
