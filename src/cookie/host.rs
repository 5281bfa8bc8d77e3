use std::borrow::Cow;

use super::spelling::{canonical_host, ends_in_a_number, kind_if_plain};
use super::{Strings, Sym};

/// What a host name is, which decides what "site" can mean for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HostKind {
    /// A name with at least one dot, in lower case and punycode.
    Domain,
    /// One label without a dot (`intranet`, `localhost`).
    SingleLabel,
    /// An IPv4 or IPv6 address (IPv6 without brackets), or what was meant to be one.
    Ip,
    /// No host at all: a page that was opened from disk.
    File,
}

/// Which hosts get the cookie back (RFC 6265bis, host-only-flag).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Only the host that set it.
    HostOnly,
    /// The host and all below it (a `Domain` attribute was sent).
    Domain,
    /// The store does not say.
    Unknown,
}

/// The host of a cookie together with its scope. Built only by [`HostCell::parse`], so "a domain cookie on an IP address" cannot exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Host {
    name: Sym,
    kind: HostKind,
    scope: Scope,
}

/// Why a host cell could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// The cell is empty or a lone dot: the row names nobody.
    #[error("the host is empty")]
    Empty,
    /// Text that is no host name, such as an address of a page.
    #[error("this is not a host name")]
    NotAHost,
    /// Longer than a DNS name can be by far.
    #[error("the host is longer than 1024 bytes")]
    TooLong,
}

/// A name has at most 253 bytes, a few times as many in Unicode.
const LONGEST: usize = 1024;

/// A host that was read from a cell, before its name is kept in a table of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostCell<'a> {
    name: Cow<'a, str>,
    kind: HostKind,
    scope: Scope,
    is_canonical: bool,
}

impl<'a> HostCell<'a> {
    /// Reads a host cell. A leading dot means a domain cookie and is not part of the name, which is made canonical ([`canonical_host`]).
    /// `scope` overrides the dot for formats that have a column of their own.
    ///
    /// # Errors
    /// [`HostError`] when there is no usable name.
    pub fn parse(raw: &'a str, scope: Option<Scope>) -> Result<Self, HostError> {
        if raw.len() > LONGEST {
            return Err(HostError::TooLong);
        }
        let (dotted, bare) = match raw.strip_prefix('.') {
            Some(rest) => (true, rest),
            None => (raw.trim_start().starts_with('.'), raw),
        };
        let (name, kind) = if let Some(kind) = kind_if_plain(bare) {
            (Cow::Borrowed(bare), kind)
        } else {
            let name = canonical_host(bare);
            let kind = HostKind::of(&name);
            (name, kind)
        };
        if name.is_empty() {
            return Err(HostError::Empty);
        }
        let scope = scope.unwrap_or(if dotted { Scope::Domain } else { Scope::HostOnly });
        let scope = if kind == HostKind::Ip { Scope::HostOnly } else { scope };
        let as_written = if scope == Scope::Domain { raw.strip_prefix('.') } else { Some(raw) };
        Ok(Self { is_canonical: as_written == Some(&*name), name, kind, scope })
    }

    /// The host of pages opened from disk, which have none: all of them are one to a browser, and nothing lies below it.
    #[must_use]
    pub fn of_files() -> Self {
        Self { name: Cow::Borrowed(""), kind: HostKind::File, scope: Scope::HostOnly, is_canonical: true }
    }

    /// The name without leading dot: lower case, punycode.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the cell holds the host as a browser writes it: two rows whose cells differ are two cookies, even of one host.
    #[must_use]
    pub fn is_canonical(&self) -> bool {
        self.is_canonical
    }

    /// The same with a name of its own.
    #[must_use]
    pub fn into_owned(self) -> HostCell<'static> {
        HostCell { name: Cow::Owned(self.name.into_owned()), kind: self.kind, scope: self.scope, is_canonical: self.is_canonical }
    }

    /// The host, where `name` is the id of its name.
    pub(crate) fn named(&self, name: Sym) -> Host {
        Host { name, kind: self.kind, scope: self.scope }
    }
}

impl Host {
    /// Reads a host cell ([`HostCell::parse`]) and keeps its name in a table.
    ///
    /// # Errors
    /// [`HostError`] when there is no usable name.
    pub fn parse(raw: &str, scope: Option<Scope>, strings: &mut Strings) -> Result<Self, HostError> {
        let cell = HostCell::parse(raw, scope)?;
        Ok(cell.named(strings.intern(cell.name())))
    }

    /// The host of pages opened from disk ([`HostCell::of_files`]).
    pub fn of_files(strings: &mut Strings) -> Self {
        HostCell::of_files().named(strings.intern(""))
    }

    /// The name without leading dot: lower case, punycode.
    #[must_use]
    pub fn name(self) -> Sym {
        self.name
    }

    /// A host whose parts were taken from one.
    pub(super) fn of_parts(name: Sym, kind: HostKind, scope: Scope) -> Self {
        Self { name, kind, scope }
    }

    /// The same host with its name in another table of texts.
    pub(super) fn moved_to(self, name: Sym) -> Self {
        Self { name, ..self }
    }

    /// What kind of name it is.
    #[must_use]
    pub fn kind(self) -> HostKind {
        self.kind
    }

    /// Whether sub-domains get the cookie too.
    #[must_use]
    pub fn scope(self) -> Scope {
        self.scope
    }

    /// `Some(true)` for host-only, `None` when the store cannot say.
    #[must_use]
    pub fn host_only(self) -> Option<bool> {
        match self.scope {
            Scope::HostOnly => Some(true),
            Scope::Domain => Some(false),
            Scope::Unknown => None,
        }
    }
}

impl HostKind {
    /// The kind of a canonical name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        if name.is_empty() {
            return Self::File;
        }
        // No domain holds a colon or ends in a number; what does is an address, or a broken one that must not be cut into labels either.
        if name.contains(':') || ends_in_a_number(name) {
            Self::Ip
        } else if name.contains('.') {
            Self::Domain
        } else {
            Self::SingleLabel
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(raw: &str) -> (String, HostKind, Scope) {
        let mut strings = Strings::default();
        let host = Host::parse(raw, None, &mut strings).unwrap_or_else(|e| panic!("{raw}: {e}"));
        (strings.get(host.name()).to_owned(), host.kind(), host.scope())
    }

    #[test]
    fn the_dot_decides_the_scope_but_never_for_addresses() {
        assert_eq!(parse(".Example.FR"), ("example.fr".into(), HostKind::Domain, Scope::Domain));
        assert_eq!(parse("www.example.fr"), ("www.example.fr".into(), HostKind::Domain, Scope::HostOnly));
        assert_eq!(parse(".192.168.1.1"), ("192.168.1.1".into(), HostKind::Ip, Scope::HostOnly));
        assert_eq!(parse("[::1]"), ("::1".into(), HostKind::Ip, Scope::HostOnly));
        assert_eq!(parse("intranet"), ("intranet".into(), HostKind::SingleLabel, Scope::HostOnly));
        assert_eq!(parse("café.fr").0, "xn--caf-dma.fr");
        assert_eq!(Host::parse(".", None, &mut Strings::default()), Err(HostError::Empty));
    }
}
