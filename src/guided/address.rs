use crate::cookie::host_of_typed;

/// The address at which a browser starts: a page of the web, and nothing that a browser could take for an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    text: String,
    host: String,
}

/// Why a text is no address of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressProblem {
    /// Nothing was written.
    Empty,
    /// Neither `http` nor `https`.
    NotWeb,
    /// A name and a password before the host, which would be written into reports.
    HasSecret,
    /// No host in it.
    NoHost,
}

impl Address {
    /// Reads what a person typed or pasted; without a scheme it is `https`.
    ///
    /// ```
    /// use cookie_charter::guided::Address;
    /// assert_eq!(Address::parse(" www.mairie-exemple.fr/cookies ").unwrap().as_str(), "https://www.mairie-exemple.fr/cookies");
    /// assert!(Address::parse("file:///etc/passwd").is_err());
    /// ```
    ///
    /// # Errors
    /// [`AddressProblem`].
    pub fn parse(typed: &str) -> Result<Self, AddressProblem> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(AddressProblem::Empty);
        }
        if typed.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(AddressProblem::NoHost);
        }
        let (scheme, rest) = match typed.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => ("http", rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => ("https", rest),
            Some(_) => return Err(AddressProblem::NotWeb),
            None => ("https", typed),
        };
        let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or("");
        if authority.contains('@') {
            return Err(AddressProblem::HasSecret);
        }
        // `mailto:somebody`, `about:config`: what follows a host is the number of a port.
        if let Some((_, port)) = authority.rsplit_once(':').filter(|_| !authority.ends_with(']'))
            && !port.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Err(AddressProblem::NotWeb);
        }
        let host = host_of_typed(authority).into_owned();
        let is_host =
            host.contains(char::is_alphanumeric) && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | ':'));
        if !is_host || host.starts_with('-') {
            return Err(AddressProblem::NoHost);
        }
        Ok(Self { text: format!("{scheme}://{rest}"), host })
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its host, in punycode.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_and_what_nobody_may() {
        let read = |text| Address::parse(text).map(|address| (address.text, address.host));
        let ok = |text: &str, host: &str| Ok((text.to_owned(), host.to_owned()));
        assert_eq!(read("www.exemple.fr"), ok("https://www.exemple.fr", "www.exemple.fr"));
        assert_eq!(read("HTTP://Théâtre.fr:8080/a?b#c"), ok("http://Théâtre.fr:8080/a?b#c", "xn--thtre-4qa2c.fr"));
        assert_eq!(read("localhost:8000"), ok("https://localhost:8000", "localhost"));
        assert_eq!(read("http://[::1]:8000/"), ok("http://[::1]:8000/", "::1"));
        for (text, problem) in [
            ("", AddressProblem::Empty),
            ("file:///etc/passwd", AddressProblem::NotWeb),
            ("javascript://x/%0aalert(1)", AddressProblem::NotWeb),
            ("about:config", AddressProblem::NotWeb),
            ("https://me:secret@site.fr/", AddressProblem::HasSecret),
            ("--remote-debugging-port=1", AddressProblem::NoHost),
            ("-P", AddressProblem::NoHost),
            ("https:///", AddressProblem::NoHost),
            ("a site.fr", AddressProblem::NoHost),
            ("site.fr\n--x", AddressProblem::NoHost),
        ] {
            assert_eq!(read(text), Err(problem), "{text:?}");
        }
    }
}
