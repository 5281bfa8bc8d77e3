use std::borrow::Cow;

/// The host of a page on the web, lower case and punycode; none for `about:`, `file:` and the like.
pub(super) fn host_of(url: &str) -> Option<Cow<'_, str>> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host.strip_prefix('[') {
        Some(address) => address.split_once(']')?.0,
        None => host.split_once(':').map_or(host, |(host, _)| host),
    };
    if host.is_empty() {
        return None;
    }
    if host.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Some(Cow::Borrowed(host));
    }
    Some(Cow::Owned(idna::domain_to_ascii(host).unwrap_or_else(|_| host.to_lowercase())))
}

#[cfg(test)]
mod tests {
    use super::host_of;

    #[test]
    fn hosts() {
        let host = |url| host_of(url).map(std::borrow::Cow::into_owned).unwrap_or_default();
        assert_eq!(host("https://www.Example.FR/a?b=https://c.fr"), "www.example.fr");
        assert_eq!(host("http://user:pass@example.fr:8080"), "example.fr");
        assert_eq!(host("https://[::1]:443/"), "::1");
        assert_eq!(host("https://café.fr/"), "xn--caf-dma.fr");
        assert_eq!(host("http://intranet?x"), "intranet");
        for other in ["about:blank", "file:///etc/passwd", "https:///x", "", "http://", "https://[::1"] {
            assert_eq!(host(other), "", "{other}");
        }
    }
}
