//! One spelling for each host, so that nothing behind the readers has to know that there are others.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use idna::AsciiDenyList;

use super::HostKind;

/// How often one step may uncover another one (a port behind brackets behind blanks); texts that go on longer are no hosts.
const MOST_STEPS: usize = 8;

/// A host as browsers write it (URL Standard, section 3.5): lower case, punycode, without dots or blanks at its ends, without port and
/// brackets, addresses in their shortest form. Text that is no host is only freed of what surrounds it.
///
/// ```
/// use cookie_charter::cookie::canonical_host;
/// assert_eq!(canonical_host(" .WWW.Théâtre.fr.:443"), "www.xn--thtre-4qa2c.fr");
/// assert_eq!(canonical_host("[0:0:0:0:0:0:0:1]"), "::1");
/// assert_eq!(canonical_host("0x7f.1"), "127.0.0.1");
/// assert_eq!(canonical_host("[fe80:0::1%25eth0]"), "fe80::1%eth0");
/// ```
#[must_use]
pub fn canonical_host(raw: &str) -> Cow<'_, str> {
    if kind_if_plain(raw).is_some() {
        return Cow::Borrowed(raw);
    }
    let mut text = Cow::Borrowed(raw);
    for _ in 0..MOST_STEPS {
        let next = step(&text);
        if next == text {
            break;
        }
        text = Cow::Owned(next);
    }
    text
}

/// The host of what people type or paste for a site: a host, one with a port, or the address of a page.
#[must_use]
pub fn host_of_typed(typed: &str) -> Cow<'_, str> {
    let typed = typed.trim();
    let authority = typed.split_once("://").map_or(typed, |(_, rest)| rest);
    let authority = authority.split(['/', '?', '#', '\\']).next().unwrap_or(authority);
    canonical_host(authority.rsplit_once('@').map_or(authority, |(_, host)| host))
}

/// Whether the last label is a number, which makes a host an address or nothing: never a name with a domain above it.
pub(super) fn ends_in_a_number(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        return !last.is_empty();
    }
    last.strip_prefix("0x").is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Nearly every host of a store: nothing has to be done to it, which one look at its bytes tells, and with it what kind of name it is. None of
/// them is an address, because the last label of one begins with a digit or holds a colon.
pub(super) fn kind_if_plain(raw: &str) -> Option<HostKind> {
    let bytes = raw.as_bytes();
    let mut last_label = 0;
    for (at, byte) in (1..).zip(bytes) {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => {}
            b'.' => last_label = at,
            _ => return None,
        }
    }
    let is_plain = bytes.first() != Some(&b'.') && bytes.get(last_label).is_some_and(|first| !first.is_ascii_digit());
    is_plain.then_some(if last_label == 0 { HostKind::SingleLabel } else { HostKind::Domain })
}

fn step(text: &str) -> String {
    let bare = text.trim_matches(is_edge);
    let bare = without_port(bare).trim_matches(is_edge);
    if let Ok(address) = bare.parse::<Ipv6Addr>() {
        return ipv6(address);
    }
    // A link of this machine, whose name stands in an address of a page behind an escaped sign (RFC 6874) and elsewhere behind the sign itself.
    if let Some((address, link)) = bare.split_once('%')
        && let Ok(address) = address.parse::<Ipv6Addr>()
    {
        let link = link.strip_prefix("25").filter(|link| !link.is_empty()).unwrap_or(link);
        return format!("{}%{}", ipv6(address), link.to_ascii_lowercase());
    }
    let name = if bare.is_ascii() {
        bare.to_ascii_lowercase()
    } else {
        let ascii = idna::domain_to_ascii_cow(bare.as_bytes(), AsciiDenyList::URL);
        ascii.map_or_else(|_| bare.to_lowercase(), Cow::into_owned)
    };
    match ipv4(&name) {
        Some(address) if ends_in_a_number(&name) => address.to_string(),
        _ => name,
    }
}

/// What may stand around a host and means nothing: blanks, control characters, dots (one in front is the scope of a cookie, which its reader
/// takes first; one behind is the root of all names).
fn is_edge(c: char) -> bool {
    c == '.' || c.is_whitespace() || c.is_control()
}

/// `[::1]:443` → `::1`, `www.example.fr:443` → `www.example.fr`. More than one colon without brackets is an address.
fn without_port(host: &str) -> &str {
    let is_port = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((inner, rest)) = host.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        return if rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port) { inner } else { host };
    }
    match host.split_once(':') {
        Some((name, port)) if is_port(port) => name,
        _ => host,
    }
}

/// Browsers write the last 32 bits of every address in hexadecimal, [`Ipv6Addr`] those of mapped IPv4 addresses in decimals.
fn ipv6(address: Ipv6Addr) -> String {
    match (address.to_ipv4_mapped(), address.segments()) {
        (Some(_), [.., high, low]) => format!("::ffff:{high:x}:{low:x}"),
        (None, _) => address.to_string(),
    }
}

/// The IPv4 address that browsers understand: one to four numbers, each decimal, octal (`017`) or hexadecimal (`0xf`), the last one filling what
/// is left (URL Standard, "IPv4 parser").
fn ipv4(text: &str) -> Option<Ipv4Addr> {
    let numbers: Vec<u64> = text.split('.').map(number).collect::<Option<_>>()?;
    let (last, first) = numbers.split_last()?;
    if first.len() > 3 || first.iter().any(|part| *part > 255) || *last >= 256u64.pow(4 - u32::try_from(first.len()).ok()?) {
        return None;
    }
    let high = first.iter().zip([24, 16, 8]).map(|(part, shift)| part << shift).sum::<u64>();
    u32::try_from(high + last).ok().map(Ipv4Addr::from)
}

fn number(text: &str) -> Option<u64> {
    let (digits, radix) = match text.strip_prefix("0x") {
        Some("") => return Some(0),
        Some(hex) => (hex, 16),
        None if text.len() > 1 && text.starts_with('0') => (text, 8),
        None => (text, 10),
    };
    // `from_str_radix` would also take a sign.
    digits.bytes().all(|byte| byte.is_ascii_alphanumeric()).then(|| u64::from_str_radix(digits, radix).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn plain_hosts_are_what_the_long_way_finds() {
        let parts = ["a", "b-1", "_x", "9", "0x1f", "127", "", "A", "é", ":", " ", "[", "fr"];
        for first in parts {
            for middle in parts {
                for last in parts {
                    for host in [first.to_owned(), format!("{first}.{last}"), format!("{first}.{middle}.{last}"), format!("{first}{last}")]
                    {
                        let Some(kind) = kind_if_plain(&host) else { continue };
                        assert_eq!((step(&host), HostKind::of(&host)), (host.clone(), kind), "{host}");
                    }
                }
            }
        }
        assert_eq!(kind_if_plain("www.site-1.fr"), Some(HostKind::Domain));
        assert_eq!(kind_if_plain("intranet"), Some(HostKind::SingleLabel));
        for other in ["", ".fr", "a.fr.", "10.0.0.1", "a.0x1f", "WWW.a.fr", "::1"] {
            assert_eq!(kind_if_plain(other), None, "{other}");
        }
    }

    #[test]
    fn every_spelling_of_a_host_is_one() {
        let spellings: [(&str, &[&str]); 9] = [
            (
                "www.example.fr",
                &[
                    "WWW.Example.FR",
                    "www.example.fr.",
                    "www.example.fr..",
                    " www.example.fr\t",
                    "www.example.fr:443",
                    "www.example.fr.:443",
                    "..www.example.fr",
                    "\0www.example.fr",
                ],
            ),
            ("xn--thtre-4qa2c.fr", &["théâtre.fr", "THÉÂTRE.FR.", "the\u{301}a\u{302}tre.fr", "XN--THTRE-4QA2C.fr", "théâtre。fr"]),
            ("localhost", &["localhost.", "LOCALHOST:8000"]),
            ("127.0.0.1", &["127.0.0.1.", "127.1", "0x7f.1", "0177.0.0.1", "2130706433", "127.0.0.1:80", "１２７.０.０.１"]),
            ("::1", &["[::1]", "[::1]:443", "0:0:0:0:0:0:0:1", "[0000::0001]", "::0.0.0.1"]),
            ("2001:db8::a", &["2001:DB8:0:0:0:0:0:A", "[2001:db8::000a]"]),
            ("::ffff:c000:201", &["::ffff:192.0.2.1", "[::FFFF:C000:0201]"]),
            ("a_b.example", &["A_B.example"]),
            ("xn--", &["XN--", "xn--."]),
        ];
        for (host, others) in spellings {
            assert_eq!(canonical_host(host), host);
            for other in others {
                assert_eq!(canonical_host(other), host, "{other:?}");
            }
        }
    }

    #[test]
    fn what_is_no_host_keeps_its_text() {
        for (raw, kept) in [
            ("", ""),
            (".", ""),
            (" ", ""),
            ("a b", "a b"),
            ("1.2.3.4.5", "1.2.3.4.5"),
            ("256.1.1.1", "256.1.1.1"),
            ("a:b", "a:b"),
            ("fe80::1%eth0", "fe80::1%eth0"),
            ("[x", "[x"),
            ("+1.1", "+1.1"),
        ] {
            assert_eq!(canonical_host(raw), kept, "{raw:?}");
        }
    }

    #[test]
    fn typed_and_pasted() {
        for typed in [
            "www.example.fr",
            " https://www.Example.fr/page?x=1#y ",
            "www.example.fr:8080",
            "http://me:secret@www.example.fr:80",
            ".www.example.fr",
        ] {
            assert_eq!(host_of_typed(typed), "www.example.fr", "{typed}");
        }
        assert_eq!(host_of_typed("https://[::1]:443/x"), "::1");
        assert_eq!(host_of_typed("::1"), "::1");
    }

    /// Whatever the text: a second time changes nothing, and what surrounds a host never matters.
    #[test]
    fn once_is_enough_for_any_text() {
        const PIECES: [&str; 24] = [
            ".", " ", ":", "80", "[", "]", "::1", "a", "É", "xn--", "0x", "1", "example", ".fr", "。", "\u{3002}", "İ", "ß", "\0", "%",
            "/", "-", "ﬃ", "\u{ad}",
        ];
        let mut random = Random::new();
        for _ in 0..50_000 {
            let text: String = (0..random.below(8)).map(|_| random.one(&PIECES)).collect();
            let once = canonical_host(&text).into_owned();
            assert_eq!(canonical_host(&once), once, "{text:?}");
            for around in [format!(" {text}"), format!("{text}.\t"), format!("..{text}")] {
                assert_eq!(canonical_host(&around), once, "{around:?}");
            }
        }
    }
}
