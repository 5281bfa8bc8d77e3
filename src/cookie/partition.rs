/// The top-level site a cookie is kept apart for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PartitionKey {
    /// `https`, `http`…; `None` where the store records a bare domain (First-Party Isolation, old Firefox).
    pub scheme: Option<String>,
    /// Registrable domain, IP address or single label of the top-level site, lower case, no brackets.
    pub host: String,
    /// A port, where the store records one.
    pub port: Option<u16>,
    /// Set in a frame of the top-level site nested under a foreign one.
    pub cross_site_ancestor: bool,
    /// The domain of First-Party Isolation that a store keeps beside a partition key of its own.
    pub first_party_domain: Option<String>,
    /// Why there is a key at all.
    pub kind: PartitionKind,
}

/// Who asked for the partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartitionKind {
    /// The site sent the `Partitioned` attribute (CHIPS).
    Chips,
    /// Firefox keeps ordinary third-party cookies apart by itself (Total Cookie Protection).
    BrowserProtection,
    /// First-Party Isolation (Tor Browser, `privacy.firstparty.isolate`).
    FirstPartyIsolation,
    /// The text does not parse: damage, kept as it is in `host`.
    Unreadable,
}

/// A partition key that is not of the expected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the partition key is not a site")]
pub struct PartitionParseError;

impl PartitionKey {
    /// Chromium's serialised schemeful site, `https://example.com` (formats note, section 3.3).
    ///
    /// # Errors
    /// When the text is not `scheme://host[:port]`.
    pub fn parse_schemeful_site(text: &str, cross_site_ancestor: bool) -> Result<Self, PartitionParseError> {
        let (scheme, rest) = text.split_once("://").ok_or(PartitionParseError)?;
        let (host, port) = split_port(rest);
        let valid_scheme = !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
        if !valid_scheme || host.is_empty() || host.contains(['/', ' ', '?', '#']) {
            return Err(PartitionParseError);
        }
        Ok(Self {
            scheme: Some(scheme.to_ascii_lowercase()),
            host: host.to_ascii_lowercase(),
            port,
            cross_site_ancestor,
            first_party_domain: None,
            kind: PartitionKind::Chips,
        })
    }

    /// Firefox's `(scheme,baseDomain[,port][,f])`, already decoded, or a bare host (formats note, section 2.4).
    ///
    /// # Errors
    /// When the parts are missing or too many.
    pub fn parse_firefox(text: &str, kind: PartitionKind) -> Result<Self, PartitionParseError> {
        let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
            return if text.is_empty() || text.contains(['(', ')', ',', ' ', '/']) {
                Err(PartitionParseError)
            } else {
                Ok(Self::bare(text, kind))
            };
        };
        let mut parts = inner.split(',');
        let (scheme, host) = match (parts.next(), parts.next()) {
            (Some(scheme), Some(host)) if !scheme.is_empty() && !host.is_empty() => (scheme, host),
            _ => return Err(PartitionParseError),
        };
        let (mut port, mut cross_site_ancestor) = (None, false);
        for part in parts {
            match part {
                "f" => cross_site_ancestor = true,
                number => port = Some(number.parse::<u16>().ok().filter(|p| *p != 0).ok_or(PartitionParseError)?),
            }
        }
        let scheme = Some(scheme.to_ascii_lowercase());
        Ok(Self { scheme, port, cross_site_ancestor, ..Self::bare(host, kind) })
    }

    /// A key that records only a domain.
    #[must_use]
    pub fn bare(host: &str, kind: PartitionKind) -> Self {
        let host = unbracket(host).to_ascii_lowercase();
        Self { scheme: None, host, port: None, cross_site_ancestor: false, first_party_domain: None, kind }
    }

    /// Text that could not be read as a key, kept for display.
    #[must_use]
    pub fn unreadable(text: &str) -> Self {
        Self { kind: PartitionKind::Unreadable, ..Self::bare(text, PartitionKind::Unreadable) }
    }

    /// The top-level site as exports write it: `https://example.com`, or the bare domain where no scheme is recorded.
    #[must_use]
    pub fn top_level_site(&self) -> String {
        match &self.scheme {
            Some(scheme) if self.host.contains(':') => format!("{scheme}://[{}]", self.host),
            Some(scheme) => format!("{scheme}://{}", self.host),
            None => self.host.clone(),
        }
    }
}

fn split_port(rest: &str) -> (&str, Option<u16>) {
    if let Some(inner) = rest.strip_prefix('[') {
        return match inner.split_once(']') {
            Some((host, tail)) => (host, tail.strip_prefix(':').and_then(|p| p.parse().ok())),
            None => (rest, None),
        };
    }
    match rest.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') => match port.parse() {
            Ok(port) => (host, Some(port)),
            Err(_) => (rest, None),
        },
        _ => (rest, None),
    }
}

fn unbracket(host: &str) -> &str {
    host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn firefox_forms() {
        let kind = PartitionKind::BrowserProtection;
        let key = PartitionKey::parse_firefox("(http,example.org,8080)", kind).unwrap();
        assert_eq!((key.top_level_site().as_str(), key.port), ("http://example.org", Some(8080)));
        let key = PartitionKey::parse_firefox("(https,example.info,f)", kind).unwrap();
        assert!(key.cross_site_ancestor);
        let key = PartitionKey::parse_firefox("(http,[::1])", kind).unwrap();
        assert_eq!((key.host.as_str(), key.top_level_site().as_str()), ("::1", "http://[::1]"));
        assert_eq!(PartitionKey::parse_firefox("example.com", kind).unwrap().top_level_site(), "example.com");
        for bad in ["", "()", "(https)", "(https,)", "(https,a.fr,0)", "(https,a.fr,x)", "(https,a.fr"] {
            assert!(PartitionKey::parse_firefox(bad, kind).is_err(), "{bad}");
        }
    }

    #[test]
    fn chromium_forms() {
        let key = PartitionKey::parse_schemeful_site("https://example.com", true).unwrap();
        assert_eq!(key.top_level_site(), "https://example.com");
        assert_eq!(PartitionKey::parse_schemeful_site("http://localhost:8000", false).unwrap().port, Some(8000));
        for bad in ["", "example.com", "://x", "https://", "https://a b", "https://a/b"] {
            assert!(PartitionKey::parse_schemeful_site(bad, false).is_err(), "{bad}");
        }
    }
}
