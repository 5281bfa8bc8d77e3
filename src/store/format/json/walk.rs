//! A JSON text of any length, of which the wanted parts are given one after the other. The rest is passed over without being kept: the bodies of a
//! recording are most of its bytes.

use std::fmt;
use std::io::{self, BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::mended::Mended;
use super::node::{Build, MOST_NODES, Node};

/// What becomes of the value in a place: `log.entries`, `cookies[]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Want {
    /// Its parts are looked at.
    Enter,
    /// It is given.
    Take,
    /// It is passed over.
    Skip,
}

/// How a text ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Whole,
    /// It breaks off, or goes on as no JSON does.
    Broken,
}

/// What is wanted of a text.
pub(crate) struct Plan {
    pub(crate) want: fn(&str) -> Want,
    /// The only keys that are wanted within what is taken; all where there is none.
    pub(crate) keys: Option<&'static [&'static str]>,
}

/// Gives each wanted part with its place. A text may hold several values, one behind the other (JSON lines). What many programs write and a strict
/// reader refuses is mended on the way.
///
/// # Errors
/// When the text cannot be read.
pub(crate) fn walk(text: impl Read, plan: &Plan, each: &mut dyn FnMut(&str, Node)) -> io::Result<End> {
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(64 << 10, Mended::new(text)));
    loop {
        if json.end().is_ok() {
            return Ok(End::Whole);
        }
        match (Step { plan, each: &mut *each, place: "" }).deserialize(&mut json) {
            Ok(()) => {}
            Err(error) if error.is_io() => return Err(error.into()),
            Err(_) => return Ok(End::Broken),
        }
    }
}

struct Step<'s> {
    plan: &'s Plan,
    each: &'s mut dyn FnMut(&str, Node),
    place: &'s str,
}

impl<'de> DeserializeSeed<'de> for Step<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        match (self.plan.want)(self.place) {
            Want::Enter => json.deserialize_any(self),
            Want::Skip => json.deserialize_ignored_any(IgnoredAny).map(|_| ()),
            Want::Take => {
                let mut left = MOST_NODES;
                let node = Build { left: &mut left, depth: 0, keys: self.plan.keys }.deserialize(json)?;
                (self.each)(self.place, node);
                Ok(())
            }
        }
    }
}

impl<'de> Visitor<'de> for Step<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let place = if self.place.is_empty() { key } else { format!("{}.{key}", self.place) };
            map.next_value_seed(Step { plan: self.plan, each: &mut *self.each, place: &place })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let place = format!("{}[]", self.place);
        while seq.next_element_seed(Step { plan: self.plan, each: &mut *self.each, place: &place })?.is_some() {}
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: Plan = Plan {
        want: |place| match place {
            "" | "a" => Want::Enter,
            "a[]" | "b" => Want::Take,
            _ => Want::Skip,
        },
        keys: None,
    };

    fn found(text: &str) -> (Vec<String>, End) {
        let mut found = Vec::new();
        let end = walk(text.as_bytes(), &PLAN, &mut |place, node| found.push(format!("{place}: {node:?}"))).unwrap();
        (found, end)
    }

    #[test]
    fn parts_in_their_places_also_of_a_text_that_breaks_off() {
        let texts = |text: &str| (found(text).0.len(), found(text).1);
        assert_eq!(found(r#"{"a": [1, null], "c": {"a": [2]}, "b": true}"#).0, ["a[]: 1", "a[]: null", "b: true"]);
        assert_eq!(texts("{\"b\":1}\n{\"b\":2}\n"), (2, End::Whole));
        for broken in [r#"{"a": [1, {"x": 2"#, r#"{"a": [1, }]"#, r#"{"a": [1] "b": 2}"#] {
            assert_eq!(texts(broken), (1, End::Broken), "{broken}");
        }
        assert_eq!(texts(""), (0, End::Whole));
    }

    #[test]
    fn hostile_texts_end_and_are_not_held() {
        assert_eq!(found(&format!("{{\"c\":{}", "[".repeat(1_000_000))).1, End::Broken);
        assert_eq!(found(&format!("{{\"b\":{}1{}}}", "[".repeat(60), "]".repeat(60))).1, End::Whole);
        let wide = format!("{{\"b\":[{}0]}}", "0,".repeat(2 * MOST_NODES));
        let mut nodes = 0;
        walk(wide.as_bytes(), &PLAN, &mut |_, node| nodes += node.items().len()).unwrap();
        assert!(nodes <= MOST_NODES, "{nodes}");
    }
}
