use serde::{Deserialize, Serialize};

use super::{Cookie, Scope};

/// The promise a cookie name makes by its prefix (RFC 6265bis, section 4.1.3); browsers compare it without case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NamePrefix {
    /// `__Secure-`: set with `Secure`, from a secure origin.
    Secure,
    /// `__Host-`: `Secure`, host-only, path `/`.
    Host,
}

/// How a cookie breaks the promise of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrefixFault {
    /// Not `Secure`.
    NotSecure,
    /// `__Host-` with a `Domain` attribute.
    NotHostOnly,
    /// `__Host-` with a path other than `/`.
    PathNotRoot,
}

impl NamePrefix {
    /// As names begin with it.
    const fn text(self) -> &'static str {
        match self {
            Self::Secure => "__Secure-",
            Self::Host => "__Host-",
        }
    }

    /// The prefix of `name`, if any.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let starts = |prefix: &Self| name.get(..prefix.text().len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix.text()));
        [Self::Host, Self::Secure].into_iter().find(starts)
    }

    /// `name` without its prefix, which is a promise about attributes and no word of its author.
    #[must_use]
    pub fn without(name: &str) -> &str {
        Self::of(name).and_then(|prefix| name.get(prefix.text().len()..)).unwrap_or(name)
    }

    /// The first way in which the cookie breaks this promise. What the store does not say is not held against it.
    #[must_use]
    pub fn fault(self, cookie: &Cookie, path: &str) -> Option<PrefixFault> {
        if cookie.secure == Some(false) {
            return Some(PrefixFault::NotSecure);
        }
        match self {
            Self::Host if cookie.host.scope() == Scope::Domain => Some(PrefixFault::NotHostOnly),
            Self::Host if path != "/" => Some(PrefixFault::PathNotRoot),
            Self::Host | Self::Secure => None,
        }
    }
}
