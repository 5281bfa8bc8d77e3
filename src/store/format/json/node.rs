//! A part of a JSON text, small enough to be held: a cookie, a request. What would make it large is left out and said.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use zeroize::Zeroizing;

/// Nodes of one part: an analysis with some thousand cookies has fewer, and what is hostile is not held.
pub(crate) const MOST_NODES: usize = 500_000;
/// No tool nests what is read here deeper.
const DEEPEST: usize = 16;

/// A value.
pub(crate) enum Node {
    Null,
    Bool(bool),
    Whole(i64),
    Number(f64),
    /// Overwritten when it goes.
    Text(Zeroizing<String>),
    List(Vec<Node>),
    /// In the order of the file; of equal keys the last one counts.
    Map(Vec<(String, Node)>),
    /// Left out: too deep, or one too many.
    Cut,
}

/// Texts are not shown: they may be values of cookies.
impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(flag) => write!(f, "{flag}"),
            Self::Whole(number) => write!(f, "{number}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(_) => f.write_str("text"),
            Self::List(items) => f.debug_list().entries(items).finish(),
            Self::Map(fields) => f.debug_map().entries(fields.iter().map(|(key, value)| (key, value))).finish(),
            Self::Cut => f.write_str("cut"),
        }
    }
}

impl Node {
    /// The value of a key of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(fields) = self else { return None };
        fields.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The first of several keys that is there and not null.
    pub(crate) fn any(&self, keys: &[&str]) -> Option<&Self> {
        keys.iter().find_map(|key| self.get(key).filter(|value| !matches!(value, Self::Null)))
    }

    pub(crate) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A text of a key.
    pub(crate) fn text_at(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// A flag, also one that a program wrote as a text.
    pub(crate) fn flag(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            Self::Whole(number) => Some(*number != 0),
            Self::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Self::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    /// The elements of a list.
    pub(crate) fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// The elements of a list of a key.
    pub(crate) fn items_at(&self, key: &str) -> &[Self] {
        self.get(key).map_or(&[], Self::items)
    }
}

/// Builds a node from JSON, at most `left` nodes, and of objects only the keys that are wanted.
pub(crate) struct Build<'b> {
    pub(crate) left: &'b mut usize,
    pub(crate) depth: usize,
    /// All where there is none.
    pub(crate) keys: Option<&'static [&'static str]>,
}

impl Build<'_> {
    fn below(&mut self) -> Build<'_> {
        Build { left: self.left, depth: self.depth + 1, keys: self.keys }
    }
}

impl<'de> DeserializeSeed<'de> for Build<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Node, D::Error> {
        if self.depth > DEEPEST || *self.left == 0 {
            return json.deserialize_ignored_any(IgnoredAny).map(|_| Node::Cut);
        }
        *self.left -= 1;
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Build<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if self.keys.is_some_and(|keys| !keys.contains(&key.as_str())) {
                map.next_value::<IgnoredAny>()?;
            } else if *self.left == 0 {
                map.next_value::<IgnoredAny>()?;
                // Once: what was left out is said, and not held.
                if !matches!(fields.last(), Some((_, Node::Cut))) {
                    fields.push((key, Node::Cut));
                }
            } else {
                fields.push((key, map.next_value_seed(self.below())?));
            }
        }
        Ok(Node::Map(fields))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while *self.left > 0 {
            match seq.next_element_seed(self.below())? {
                Some(item) => items.push(item),
                None => return Ok(Node::List(items)),
            }
        }
        if seq.next_element::<IgnoredAny>()?.is_some() {
            items.push(Node::Cut);
            while seq.next_element::<IgnoredAny>()?.is_some() {}
        }
        Ok(Node::List(items))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Bool(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Whole(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "what loses precision is beyond any time or port")]
    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        Ok(i64::try_from(number).map_or(Node::Number(number as f64), Node::Whole))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(Zeroizing::new(text.to_owned())))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(Zeroizing::new(text)))
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }
}
