//! Lines as servers send them, without the name of the header: what programs that were built on `QtWebKit` kept (`QNetworkCookie::toRawForm`, line after line).

/// What may stand behind the value.
const ATTRIBUTES: [&str; 10] =
    ["domain", "path", "expires", "max-age", "secure", "httponly", "samesite", "partitioned", "version", "comment"];

/// Whether a line is such a cookie: a name with a value, and nothing behind it but attributes, one of which names its host.
pub(crate) fn is_raw(line: &str) -> bool {
    let Some((pair, _)) = line.split_once(';') else { return false };
    let is_name = |name: &str| !name.is_empty() && !name.contains(char::is_whitespace);
    let is_attribute = |(key, _): (&str, &str)| ATTRIBUTES.iter().any(|attribute| key.eq_ignore_ascii_case(attribute));
    pair.split_once('=').is_some_and(|(name, _)| is_name(name)) && attributes(line).all(is_attribute) && domain(line).is_some()
}

/// The host of such a line. Qt writes that of every cookie, and a dot in front of it where the site named a domain.
pub(super) fn domain(line: &str) -> Option<&str> {
    attributes(line).filter(|(key, value)| key.eq_ignore_ascii_case("domain") && !value.is_empty()).last().map(|(_, value)| value)
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
        for line in ["a=v; domain=.a.example", "a=; secure; HttpOnly; expires=Fri, 15-Jan-2027 08:00:00 GMT; Domain=a.example; path=/;"] {
            assert!(is_raw(line), "{line}");
        }
        for line in [
            "a=v",
            "a=v; path=/",
            "a=v; b=w; domain=a.example",
            "a name=v; domain=a.example",
            "The cookie a=v; domain=a.example",
            "a=v; domain=",
            "",
        ] {
            assert!(!is_raw(line), "{line}");
        }
        assert_eq!(domain("a=v; domain=.a.example; domain=b.example"), Some("b.example"));
    }
}
