use super::canonical_host;

/// The top-level site a cookie is kept apart for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PartitionKey {
    /// `https`, `http`…; `None` where the store records a bare domain (First-Party Isolation, old Firefox).
    pub scheme: Option<String>,
    /// Registrable domain, IP address or single label of the top-level site, as [`canonical_host`] spells it.
    pub host: String,
    /// The host as stored, where it is spelled otherwise: two spellings are two keys.
    pub spelled: Option<String>,
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

/// What stands at the top level that a cookie is kept apart for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TopLevel {
    /// A site that a person can visit.
    Site,
    /// Pages that were opened from disk.
    Files,
    /// The browser's own services and pages (Safe Browsing, `about:`, `chrome:`): nobody visited anything.
    Browser,
    /// A page of an extension.
    Extension,
    /// A page without an address (a sandboxed frame, a `data:` page).
    Nameless,
    /// Nobody knows: the key is damaged.
    Unreadable,
}

impl TopLevel {
    /// Whether a person can visit it; else a key says nothing about sites.
    #[must_use]
    pub fn is_a_site(self) -> bool {
        matches!(self, Self::Site | Self::Files)
    }
}

/// Schemes of pages that a browser shows of itself.
const BROWSER_SCHEMES: [&str; 18] = [
    "about",
    "chrome",
    "resource",
    "chrome-untrusted",
    "chrome-search",
    "devtools",
    "view-source",
    "edge",
    "brave",
    "vivaldi",
    "opera",
    "yandex",
    "moz-page-thumb",
    "chrome-error",
    "chrome-native",
    "qute",
    "falkon",
    "qrc",
];
/// The scheme of pages opened from disk: the only one of whose sites need no host.
const FILE_SCHEME: &str = "file";
/// The pseudo-domain below which Firefox names what has no site: `safebrowsing.<uuid>.mozilla`, `<uuid>.mozilla`.
const PSEUDO_DOMAIN: &str = ".mozilla";

/// A partition key that is not of the expected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the partition key is not a site")]
pub struct PartitionParseError;

impl PartitionKey {
    /// Chromium's serialised schemeful site, `https://example.com` (formats note, section 3.3), or `file://`.
    ///
    /// # Errors
    /// When the text is not `scheme://host[:port]`.
    pub fn parse_schemeful_site(text: &str, cross_site_ancestor: bool) -> Result<Self, PartitionParseError> {
        let (scheme, rest) = text.split_once("://").ok_or(PartitionParseError)?;
        let (host, port) = split_port(rest);
        let valid_scheme = !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
        let needs_host = !scheme.eq_ignore_ascii_case(FILE_SCHEME);
        if !valid_scheme || (needs_host && host.is_empty()) || host.contains(['/', ' ', '?', '#']) {
            return Err(PartitionParseError);
        }
        let scheme = Some(scheme.to_ascii_lowercase());
        Ok(Self { scheme, port, cross_site_ancestor, ..Self::bare(host, PartitionKind::Chips) })
    }

    /// Firefox's `(scheme,baseDomain[,port][,f])`, already decoded, or a bare host (formats note, section 2.4). For pages opened from disk it
    /// writes `(file,)`, because the scheme and an empty host are joined as always.
    ///
    /// # Errors
    /// When the parts are missing or too many.
    pub fn parse_firefox(text: &str, kind: PartitionKind) -> Result<Self, PartitionParseError> {
        let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
            if let Some(host) = text.strip_prefix("file://") {
                return Ok(Self { scheme: Some(FILE_SCHEME.to_owned()), ..Self::bare(host, kind) });
            }
            return if text.is_empty() || text.contains(['(', ')', ',', ' ', '/']) {
                Err(PartitionParseError)
            } else {
                Ok(Self::bare(text, kind))
            };
        };
        let mut parts = inner.split(',');
        let (scheme, host) = match (parts.next(), parts.next()) {
            (Some(FILE_SCHEME), host) => (FILE_SCHEME, host.unwrap_or_default()),
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
        let canonical = canonical_host(host).into_owned();
        // Brackets are how both families write an IPv6 address in a key.
        let spelled = (unbracket(host) != canonical).then(|| host.to_owned());
        Self { scheme: None, host: canonical, spelled, port: None, cross_site_ancestor: false, first_party_domain: None, kind }
    }

    /// Text that could not be read as a key, kept for display.
    #[must_use]
    pub fn unreadable(text: &str) -> Self {
        let nothing = Self::bare("", PartitionKind::Unreadable);
        Self { host: text.to_owned(), ..nothing }
    }

    /// What stands at the top level.
    #[must_use]
    pub fn top_level(&self) -> TopLevel {
        let of_domain = self.first_party_domain.as_deref().and_then(pseudo_domain);
        match &self.scheme {
            _ if self.kind == PartitionKind::Unreadable => TopLevel::Unreadable,
            Some(scheme) if scheme == FILE_SCHEME => TopLevel::Files,
            Some(scheme) if BROWSER_SCHEMES.contains(&scheme.as_str()) => TopLevel::Browser,
            Some(scheme) if scheme.ends_with("-extension") => TopLevel::Extension,
            Some(scheme) if scheme == "data" || scheme == "blob" || scheme == "moz-nullprincipal" => TopLevel::Nameless,
            _ => of_domain.or_else(|| pseudo_domain(&self.host)).unwrap_or(TopLevel::Site),
        }
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

/// What a name below Firefox's pseudo-domain stands for; none for any other host. The label before it is a UUID in every Firefox, so a
/// computer called `nas.mozilla` is none of them.
fn pseudo_domain(host: &str) -> Option<TopLevel> {
    let below = host.strip_suffix(PSEUDO_DOMAIN)?;
    let (service, uuid) = below.rsplit_once('.').map_or((None, below), |(service, uuid)| (Some(service), uuid));
    let is_uuid = uuid.len() == 36 && uuid.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    is_uuid.then_some(if service.is_some() { TopLevel::Browser } else { TopLevel::Nameless })
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
    fn pages_opened_from_disk() {
        let kind = PartitionKind::BrowserProtection;
        for text in ["(file,)", "(file)", "file://", "(file,,f)"] {
            let key = PartitionKey::parse_firefox(text, kind).unwrap();
            assert_eq!((key.top_level(), key.top_level_site().as_str()), (TopLevel::Files, "file://"), "{text}");
        }
        for (text, site) in [("file://", "file://"), ("file://server", "file://server")] {
            let key = PartitionKey::parse_schemeful_site(text, false).unwrap();
            assert_eq!((key.top_level(), key.top_level_site().as_str()), (TopLevel::Files, site));
        }
    }

    #[test]
    fn what_is_no_site_is_told() {
        let firefox = |text: &str| PartitionKey::parse_firefox(text, PartitionKind::BrowserProtection).unwrap().top_level();
        let isolated = |text: &str| PartitionKey::bare(text, PartitionKind::FirstPartyIsolation).top_level();
        let chromium = |text: &str| PartitionKey::parse_schemeful_site(text, true).unwrap().top_level();
        assert_eq!(isolated("safebrowsing.86868755-6b82-4842-b301-72671a0db32e.mozilla"), TopLevel::Browser);
        assert_eq!(isolated("about.ef2a7dd5-93bc-417f-a698-142c3116864f.mozilla"), TopLevel::Browser);
        assert_eq!(firefox("(about,about.ef2a7dd5-93bc-417f-a698-142c3116864f.mozilla)"), TopLevel::Browser);
        assert_eq!(isolated("0f3a7dd5-93bc-417f-a698-142c3116864f.mozilla"), TopLevel::Nameless);
        assert_eq!(chromium("chrome://newtab"), TopLevel::Browser);
        assert_eq!(chromium("devtools://devtools"), TopLevel::Browser);
        assert_eq!(chromium("qute://version"), TopLevel::Browser);
        assert_eq!(chromium("chrome-extension://abcdefghijklmnop"), TopLevel::Extension);
        assert_eq!(firefox("(moz-extension,0f3a7dd5-93bc-417f-a698-142c3116864f)"), TopLevel::Extension);
        for site in ["nas.mozilla", "mozilla", "mozilla.org", "safebrowsing.google.com", "about.me"] {
            assert_eq!(isolated(site), TopLevel::Site, "{site}");
        }
        assert_eq!(PartitionKey::unreadable("about").top_level(), TopLevel::Unreadable);
        let beside = PartitionKey {
            first_party_domain: Some("safebrowsing.86868755-6b82-4842-b301-72671a0db32e.mozilla".into()),
            ..PartitionKey::bare("a.fr", PartitionKind::Chips)
        };
        assert_eq!(beside.top_level(), TopLevel::Browser);
    }

    #[test]
    fn chromium_forms() {
        let other = PartitionKey::parse_schemeful_site("https://Example.com.", true).unwrap();
        let key = PartitionKey::parse_schemeful_site("https://example.com", true).unwrap();
        assert_eq!(other.top_level_site(), key.top_level_site(), "one host");
        assert_ne!(other, key, "and two keys");
        assert_eq!(key.top_level_site(), "https://example.com");
        assert_eq!(PartitionKey::parse_schemeful_site("http://localhost:8000", false).unwrap().port, Some(8000));
        for bad in ["", "example.com", "://x", "https://", "https://a b", "https://a/b"] {
            assert!(PartitionKey::parse_schemeful_site(bad, false).is_err(), "{bad}");
        }
    }
}
