use std::collections::{HashMap, HashSet};

use super::{Key, Token, Unit, Value};
use crate::query::fold;

/// The names of keys, values and units: their codes, and what a person calls them. The core knows no words; those who do give them.
#[derive(Clone, Debug)]
pub struct Names {
    keys: HashMap<String, Key>,
    values: HashMap<(Key, String), Value>,
    units: HashMap<String, Unit>,
    secrets: HashSet<String>,
    /// What is written for each.
    written: HashMap<Token, String>,
}

impl Default for Names {
    /// The codes alone.
    fn default() -> Self {
        Self::new(|_| Vec::new())
    }
}

impl Names {
    /// The names that `called` gives for each token, the one to be written first; codes count as well.
    #[must_use]
    pub fn new(called: impl Fn(Token) -> Vec<String>) -> Self {
        let mut names =
            Self { keys: HashMap::new(), values: HashMap::new(), units: HashMap::new(), secrets: HashSet::new(), written: HashMap::new() };
        for key in Key::ALL {
            for name in names.take(Token::Key(key.code()), key.code(), &called) {
                names.keys.entry(name).or_insert(key);
            }
            for value in key.values() {
                let Some(token) = token_of(key, &value) else { continue };
                let code = value.code().unwrap_or_default();
                for name in names.take(token, code, &called) {
                    names.values.entry((key, name)).or_insert_with(|| value.clone());
                }
            }
        }
        for unit in Unit::ALL {
            for name in names.take(Token::Unit(unit), unit.code(), &called) {
                names.units.entry(name).or_insert(unit);
            }
        }
        names.secrets = called(Token::Secret).iter().map(String::as_str).chain(["value"]).map(plain).collect();
        names
    }

    /// Remembers what is written for a token, and gives all its names as they are compared.
    fn take(&mut self, token: Token, code: &str, called: impl Fn(Token) -> Vec<String>) -> Vec<String> {
        let spoken = called(token);
        self.written.entry(token).or_insert_with(|| spoken.first().map_or(code, String::as_str).to_owned());
        spoken.iter().map(String::as_str).chain([code]).map(plain).collect()
    }

    /// The key of a name.
    #[must_use]
    pub fn key(&self, typed: &str) -> Option<Key> {
        self.keys.get(&plain(typed)).copied()
    }

    /// What is written for a key.
    #[must_use]
    pub fn of_key(&self, key: Key) -> &str {
        self.written.get(&Token::Key(key.code())).map_or(key.code(), String::as_str)
    }

    /// Whether a name is that of what is never searched.
    #[must_use]
    pub(super) fn is_secret(&self, typed: &str) -> bool {
        self.secrets.contains(&plain(typed))
    }

    /// The key that is written nearly like a name.
    #[must_use]
    pub(super) fn nearest_key(&self, typed: &str) -> Option<Key> {
        let typed = plain(typed);
        let near = self.keys.iter().map(|(name, key)| (strsim::damerau_levenshtein(name, &typed), *key));
        near.filter(|(distance, _)| *distance <= typed.chars().count() / 3).min().map(|(_, key)| key)
    }

    /// The value of a name among those of a key.
    #[must_use]
    pub fn value(&self, key: Key, typed: &str) -> Option<Value> {
        self.values.get(&(key, plain(typed))).cloned()
    }

    /// What is written for a value of a list; none for texts and dates, which are written as they are.
    #[must_use]
    pub fn of_value(&self, key: Key, value: &Value) -> Option<&str> {
        self.written.get(&token_of(key, value)?).map(String::as_str)
    }

    /// The unit of a name.
    #[must_use]
    pub fn unit(&self, typed: &str) -> Option<Unit> {
        self.units.get(&plain(typed)).copied()
    }

    /// What is written for a unit.
    #[must_use]
    pub fn of_unit(&self, unit: Unit) -> &str {
        self.written.get(&Token::Unit(unit)).map_or(unit.code(), String::as_str)
    }

    /// The keys one of whose names begins with what was typed, in their order.
    pub(super) fn keys_beginning_with(&self, typed: &str) -> Vec<Key> {
        let typed = plain(typed);
        let beginning: HashSet<Key> = self.keys.iter().filter(|(name, _)| name.starts_with(&typed)).map(|(_, key)| *key).collect();
        Key::ALL.into_iter().filter(|key| beginning.contains(key)).collect()
    }

    /// The values of a key one of whose names holds what was typed, in their order.
    pub(super) fn values_with(&self, key: Key, typed: &str) -> Vec<Value> {
        let typed = plain(typed);
        let holds = |value: &Value| self.values.iter().any(|((of, name), known)| *of == key && known == value && name.contains(&typed));
        key.values().into_iter().filter(holds).collect()
    }
}

/// Yes and no have the same names for every key.
fn token_of(key: Key, value: &Value) -> Option<Token> {
    let code = value.code()?;
    Some(match value {
        Value::Flag(_) => Token::Value("flag", code),
        _ => Token::Value(key.code(), code),
    })
}

/// As names are compared: without case, accents and hyphens.
pub(super) fn plain(name: &str) -> String {
    fold(name.trim()).chars().filter(|letter| !matches!(letter, '-' | '_' | ' ' | '\'')).collect()
}
