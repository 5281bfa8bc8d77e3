use std::borrow::Cow;

use crate::cookie::canonical_host;

/// The host of a page on the web, as [`canonical_host`] spells it; none for `about:`, `file:` and the like.
pub(crate) fn host_of(url: &str) -> Option<Cow<'_, str>> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    Some(canonical_host(host)).filter(|host| !host.is_empty() && !host.starts_with('['))
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
        assert_eq!(host("http://www.example.fr.:80/"), "www.example.fr");
        for other in ["about:blank", "file:///etc/passwd", "https:///x", "", "http://", "https://[::1"] {
            assert_eq!(host(other), "", "{other}");
        }
    }
}
