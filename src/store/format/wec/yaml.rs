//! The list of cookies as the collector's YAML: entries of keys and plain values, with a further level under `log`. YAML can do much more; what its
//! writer does not use is not understood here, and costs the key it stands at.

use zeroize::Zeroizing;

use crate::store::ReadError;
use crate::store::format::json::node::Node;
use crate::store::format::plain::PlainFile;

/// Keys of one entry that are held.
const MOST_KEYS: usize = 200;

/// Gives every entry of a list, or tells that a file is no YAML.
pub(super) fn each_item(file: &PlainFile<'_>, each: &mut dyn FnMut(Node)) -> Result<bool, ReadError> {
    let mut entry = Entry::default();
    let (mut is_yaml, mut is_first) = (false, true);
    file.each_line(|line| {
        let text = String::from_utf8_lossy(line.bytes);
        if is_first && !text.trim().is_empty() && text.trim() != "---" {
            is_first = false;
            is_yaml = text.starts_with("- ");
        }
        if !is_yaml {
            return;
        }
        if let Some(rest) = text.strip_prefix("- ") {
            entry.give(each);
            entry.line(2, rest);
        } else {
            let bare = text.trim_start_matches(' ');
            entry.line(text.len() - bare.len(), bare);
        }
    })?;
    entry.give(each);
    Ok(is_yaml)
}

/// The entry at hand.
#[derive(Default)]
struct Entry {
    fields: Vec<(String, Node)>,
    /// The fields of the key that has a level of its own.
    inner: Vec<(String, Node)>,
    /// Its name, where one is open.
    open: Option<String>,
    /// A text that goes on over the lines that follow it, further in.
    folded: bool,
}

impl Entry {
    fn line(&mut self, indent: usize, text: &str) {
        if self.folded && indent > 2 && self.open.is_none() {
            return self.go_on(text);
        }
        self.folded = false;
        let Some((key, value)) = text.split_once(':') else { return };
        let value = value.trim();
        if indent <= 2 {
            self.close();
            match value {
                "" => self.open = Some(key.to_owned()),
                // A text in lines of its own: folded with blanks, as its writer breaks long ones.
                ">-" | ">" | "|-" | "|" => {
                    self.folded = true;
                    self.put(key, Node::Text(Zeroizing::default()));
                }
                value => self.put(key, scalar(value)),
            }
        } else if self.open.is_some() && indent <= 4 && self.inner.len() < MOST_KEYS {
            self.inner.push((key.to_owned(), scalar(value)));
        }
    }

    fn put(&mut self, key: &str, value: Node) {
        if self.fields.len() < MOST_KEYS {
            self.fields.push((key.to_owned(), value));
        }
    }

    fn go_on(&mut self, text: &str) {
        if let Some((_, Node::Text(whole))) = self.fields.last_mut() {
            if !whole.is_empty() {
                whole.push(' ');
            }
            whole.push_str(text.trim());
        }
    }

    fn close(&mut self) {
        if let Some(key) = self.open.take() {
            let inner = std::mem::take(&mut self.inner);
            self.put(&key, Node::Map(inner));
        }
    }

    fn give(&mut self, each: &mut dyn FnMut(Node)) {
        self.close();
        let fields = std::mem::take(&mut self.fields);
        self.folded = false;
        if !fields.is_empty() {
            each(Node::Map(fields));
        }
    }
}

fn scalar(text: &str) -> Node {
    match text {
        "" | "null" | "~" => Node::Null,
        "true" => Node::Bool(true),
        "false" => Node::Bool(false),
        _ => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(whole), _) => Node::Whole(whole),
            (_, Ok(number)) if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') => Node::Number(number),
            _ => Node::Text(Zeroizing::new(unquoted(text))),
        },
    }
}

/// A text without its quotation marks, single (doubled within) or double (escaped within, as in JSON).
fn unquoted(text: &str) -> String {
    if let Some(inner) = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        return inner.replace("''", "'");
    }
    if text.starts_with('"')
        && let Ok(inner) = serde_json::from_str::<String>(text)
    {
        return inner;
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_as_the_collector_writes_them() {
        let yaml = "- name: _ga\n  value: 'GA1.2'\n  domain: a.fr\n  path: /\n  expires: 1700000000.5\n  secure: true\n  log:\n    type: Cookie.JS\n    location: 'https://a.fr/'\n  \
                    note: >-\n    one\n    two\n- name: 'it''s'\n  value: \"a\\tb\"\n";
        let mut entry = Entry::default();
        let mut given = Vec::new();
        for line in yaml.lines() {
            if let Some(rest) = line.strip_prefix("- ") {
                entry.give(&mut |node| given.push(node));
                entry.line(2, rest);
            } else {
                let bare = line.trim_start();
                entry.line(line.len() - bare.len(), bare);
            }
        }
        entry.give(&mut |node| given.push(node));
        let [first, second] = given.as_slice() else { panic!("{given:?}") };
        assert_eq!((first.text_at("name"), first.text_at("value"), first.text_at("note")), (Some("_ga"), Some("GA1.2"), Some("one two")));
        assert!(matches!(first.get("expires"), Some(Node::Number(number)) if *number > 1.6e9));
        assert_eq!(first.get("log").and_then(|log| log.text_at("location")), Some("https://a.fr/"));
        assert_eq!((second.text_at("name"), second.text_at("value")), (Some("it's"), Some("a\tb")));
    }
}
