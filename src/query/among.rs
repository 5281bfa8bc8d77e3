use std::collections::HashSet;

use crate::cookie::Scope;
use crate::inventory::CookieView;

/// What tells one cookie of a browser from another, as texts: they outlive the inventory they were read in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CookieKey {
    /// The host, with a leading dot where hosts below it get the cookie too.
    pub host: String,
    /// The name.
    pub name: String,
    /// The path.
    pub path: String,
    /// The top-level site it is kept apart for.
    pub partition: Option<String>,
    /// What exports call its container.
    pub container: Option<String>,
}

impl CookieKey {
    /// Of a stored row.
    #[must_use]
    pub fn of(view: &CookieView<'_>) -> Self {
        let dot = if view.cookie.host.scope() == Scope::Domain { "." } else { "" };
        Self {
            host: format!("{dot}{}", view.cookie.host()),
            name: view.cookie.name().to_owned(),
            path: view.cookie.path().to_owned(),
            partition: view.top_level_site().map(str::to_owned),
            container: view.container_label().map(|label| label.code.clone()),
        }
    }
}

/// Cookies that are named one by one, in whatever stores they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Among {
    keys: HashSet<CookieKey>,
    /// Names alone, so that most rows are passed by without a key of their own.
    names: HashSet<String>,
}

impl Among {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether none is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// What is named, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &CookieKey> {
        self.keys.iter()
    }

    /// The name, where there is only one.
    #[must_use]
    pub fn only_name(&self) -> Option<&str> {
        let mut names = self.names.iter();
        names.next().filter(|_| names.next().is_none()).map(String::as_str)
    }

    /// Whether a row is one of them.
    #[must_use]
    pub fn has(&self, view: &CookieView<'_>) -> bool {
        self.names.contains(view.cookie.name()) && self.keys.contains(&CookieKey::of(view))
    }
}

impl FromIterator<CookieKey> for Among {
    fn from_iter<I: IntoIterator<Item = CookieKey>>(keys: I) -> Self {
        let keys: HashSet<CookieKey> = keys.into_iter().collect();
        let names = keys.iter().map(|key| key.name.clone()).collect();
        Self { keys, names }
    }
}
