//! Sites: the registrable domain a host belongs to, and how it is shown.

use std::borrow::Cow;

use crate::cookie::{HostKind, PartitionKey, TopLevel, host_of_typed};

/// The site of all pages that were opened from disk.
pub const FILES: &str = "file:";

/// The site of a host: its registrable domain by the public suffix list (ICANN and private parts, as browsers use it); the host itself
/// for addresses, single labels and names that are a public suffix themselves, and [`FILES`] for none at all. `host` is canonical.
#[must_use]
pub fn registrable_domain(host: &str) -> &str {
    match HostKind::of(host) {
        HostKind::File => FILES,
        HostKind::Ip | HostKind::SingleLabel => host,
        HostKind::Domain => psl::domain_str(host).unwrap_or(host),
    }
}

/// The site that a person means by what they type or paste: a host, the address of a page, or [`FILES`]. None where that names nothing, which the
/// registrable domain of would be [`FILES`].
#[must_use]
pub fn of_typed(typed: &str) -> Option<String> {
    // It is no host, and would lose its colon as one.
    if typed.trim().get(..FILES.len()).is_some_and(|start| start.eq_ignore_ascii_case(FILES)) {
        return Some(FILES.to_owned());
    }
    let host = host_of_typed(typed);
    (!host.is_empty()).then(|| registrable_domain(&host).to_owned())
}

/// The host that a person means by what they type, where it is one of many of its site: neither the site's own name nor `www`, which is the same to
/// everybody. `www` before a host below is left out for that reason.
#[must_use]
pub fn one_host_of_typed(typed: &str) -> Option<String> {
    let host = host_of_typed(typed);
    let host = host.strip_prefix("www.").filter(|rest| rest.contains('.')).unwrap_or(&host);
    (!host.is_empty() && of_typed(typed).is_some_and(|site| site != host && is_within(host, &site))).then(|| host.to_owned())
}

/// Whether everybody's domains lie below a name: `fr`, `gouv.fr`, `github.io`. A name that the public suffix list does not know is none.
#[must_use]
pub fn is_public_suffix(host: &str) -> bool {
    psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.is_known() && suffix.as_bytes() == host.as_bytes())
}

/// The site that a partition key stands for; also where an old browser recorded a full host, and where a file came from another computer.
#[must_use]
pub fn of_key(key: &PartitionKey) -> &str {
    if key.top_level() == TopLevel::Files { FILES } else { registrable_domain(&key.host) }
}

/// The host as people read it: punycode labels in Unicode. Text that IDNA refuses is shown as it is.
#[must_use]
pub fn display(host: &str) -> Cow<'_, str> {
    if !host.contains("xn--") {
        return Cow::Borrowed(host);
    }
    match idna::domain_to_unicode(host) {
        (unicode, Ok(())) => Cow::Owned(unicode),
        _ => Cow::Borrowed(host),
    }
}

/// Whether `host` is `domain` or lies below it.
#[must_use]
pub fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// `host` and every parent of it that still has a dot, longest first: `a.b.fr` → `a.b.fr`, `b.fr`. An address has none.
pub fn suffixes(host: &str) -> impl Iterator<Item = &str> {
    let is_name = HostKind::of(host) == HostKind::Domain;
    std::iter::successors(Some(host), move |name| {
        let (_, parent) = name.split_once('.')?;
        (is_name && parent.contains('.')).then_some(parent)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type() {
        for (typed, site) in [
            (" https://www.Example.fr:8080/x ", Some("example.fr")),
            ("EXAMPLE.fr.", Some("example.fr")),
            ("[::1]", Some("::1")),
            ("file:", Some(FILES)),
            ("File:///home/someone/page.html", Some(FILES)),
            ("", None),
            (" . ", None),
        ] {
            assert_eq!(of_typed(typed).as_deref(), site, "{typed}");
        }
    }

    #[test]
    fn one_host_of_many() {
        for (typed, host) in [
            ("https://Donnees.example.fr/x", Some("donnees.example.fr")),
            ("www.donnees.example.fr", Some("donnees.example.fr")),
            ("a.b.test.ac.jp", Some("a.b.test.ac.jp")),
            ("www.example.fr", None),
            ("example.fr", None),
            ("www.fr", None),
            ("192.168.1.1", None),
            ("intranet", None),
            ("file:", None),
            ("", None),
        ] {
            assert_eq!(one_host_of_typed(typed).as_deref(), host, "{typed}");
        }
    }

    #[test]
    fn registrable_domains() {
        // From the test vectors of publicsuffix.org, and the kinds of host that French stores hold.
        for (host, site) in [
            ("www.example.com", "example.com"),
            ("b.example.uk.com", "example.uk.com"),
            ("www.ministere-exemple.gouv.fr", "ministere-exemple.gouv.fr"),
            ("test.ac.jp", "test.ac.jp"),
            ("a.b.test.ac.jp", "test.ac.jp"),
            ("www.city.kobe.jp", "city.kobe.jp"),
            ("someone.github.io", "someone.github.io"),
            ("co.uk", "co.uk"),
            ("192.168.1.1", "192.168.1.1"),
            ("::1", "::1"),
            ("intranet", "intranet"),
            ("xn--caf-dma.fr", "xn--caf-dma.fr"),
            ("a.xn--85x722f.com.cn", "xn--85x722f.com.cn"),
        ] {
            assert_eq!(registrable_domain(host), site, "{host}");
        }
    }

    #[test]
    fn shown_in_unicode_and_walked_by_label() {
        assert_eq!(display("www.xn--caf-dma.fr"), "www.café.fr");
        assert_eq!(display("xn--"), "xn--");
        assert_eq!(suffixes("192.168.1.1").collect::<Vec<_>>(), ["192.168.1.1"]);
        assert_eq!(suffixes("a.b.c.fr").collect::<Vec<_>>(), ["a.b.c.fr", "b.c.fr", "c.fr"]);
        assert!(is_within("a.b.fr", "b.fr") && is_within("b.fr", "b.fr") && !is_within("ab.fr", "b.fr"));
    }
}
