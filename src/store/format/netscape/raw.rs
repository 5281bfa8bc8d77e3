//! Lines as servers send them, without the name of the header: what programs that were built on `QtWebKit` kept (`QNetworkCookie::toRawForm`, line after line).

use std::net::Ipv6Addr;

/// What may stand between the value and the host.
const ATTRIBUTES: [&str; 4] = ["secure", "httponly", "samesite", "expires"];

/// Whether a line is such a cookie: a name with a value, and nothing behind it but attributes, of which the last two are the host and the path. Qt always writes
/// both, in this order and in these letters; scripts, settings and sentences have most of it, too.
pub(crate) fn is_raw(line: &str) -> bool {
    let Some((name, _)) = line.split_once(';').and_then(|(pair, _)| pair.split_once('=')) else { return false };
    let is_attribute = |(key, _): (&str, &str)| ATTRIBUTES.iter().any(|attribute| key.eq_ignore_ascii_case(attribute));
    let behind: Vec<_> = attributes(line).collect();
    let Some((("path", path), before)) = behind.split_last() else { return false };
    let Some((("domain", host), before)) = before.split_last() else { return false };
    // A quotation mark there or a semicolon at the end is of a script.
    let is_path = path.starts_with('/') && !path.contains(['"', '\'']) && !line.trim_end().ends_with(';');
    is_token(name) && is_host(host) && is_path && before.iter().copied().all(is_attribute)
}

/// The host of such a line. Qt writes that of every cookie, and a dot in front of it where the site named a domain.
pub(super) fn domain(line: &str) -> Option<&str> {
    attributes(line).filter(|(key, value)| *key == "domain" && !value.is_empty()).last().map(|(_, value)| value)
}

/// What a name of a cookie consists of (RFC 6265, section 4.1.1).
fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?={}".contains(&byte))
}

/// A name of a host or an address. Qt writes names in ASCII, and IPv6 between brackets.
fn is_host(host: &str) -> bool {
    let is_v6 = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).is_some_and(|host| host.parse::<Ipv6Addr>().is_ok());
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    is_v6 || host.strip_prefix('.').unwrap_or(host).split('.').all(is_label)
}

fn attributes(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let attributes = line.split(';').skip(1).map(str::trim).filter(|attribute| !attribute.is_empty());
    attributes.map(|attribute| attribute.split_once('=').unwrap_or((attribute, ""))).map(|(key, value)| (key.trim(), value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_attributes_stands_behind_the_value() {
        for line in [
            "a=v; domain=.a.example; path=/",
            "a=; secure; HttpOnly; expires=Fri, 15-Jan-2027 08:00:00 GMT; domain=a.example; path=/",
            "a=v; domain=[::1]; path=/p",
            "a=v; domain=192.0.2.1; path=/p",
        ] {
            assert!(is_raw(line), "{line}");
        }
        for line in [
            "a=v",
            "a=v; path=/",
            "a=v; b=w; domain=a.example",
            "a name=v; domain=a.example",
            "The cookie a=v; domain=a.example",
            "a=v; domain=; path=/",
            "a=v; domain=a.example",
            "a=v; path=/; domain=a.example",
            "a=v; Domain=a.example; Path=/",
            "document.cookie=\"a=1; domain=a.example; path=/\";",
            "document.cookie='a=1; domain=a.example; path=/'",
            "\"a\"=1; domain=a.example; path=/",
            "Server=tcp;domain=corp.local;version=3",
            "a=v; domain=not a host; path=/",
            "a=v; domain=http://a.example/y; path=/",
            "a=v; domain=*.a.example; path=/",
            "a=v; domain=a.example; path=C:",
            "",
        ] {
            assert!(!is_raw(line), "{line}");
        }
        assert_eq!(domain("a=v; domain=.a.example; path=/"), Some(".a.example"));
    }
}
