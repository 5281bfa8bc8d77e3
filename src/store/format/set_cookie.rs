//! The header `Set-Cookie`, read as browsers read it (RFC 6265bis, section 5.6).

use std::ops::RangeInclusive;

use jiff::civil::{Date, Time};

use super::ends::civil;
use super::epoch::Instant;
use crate::cookie::SameSite;

/// What a header asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SetCookie<'h> {
    pub(crate) name: &'h str,
    pub(crate) value: &'h str,
    /// Without a dot in front; none where it is empty.
    pub(crate) domain: Option<&'h str>,
    /// None where it is not absolute: the default counts.
    pub(crate) path: Option<&'h str>,
    /// Seconds; wins over `expires`.
    pub(crate) max_age: Option<i64>,
    pub(crate) expires: Option<Instant>,
    pub(crate) secure: bool,
    pub(crate) http_only: bool,
    pub(crate) same_site: SameSite,
    pub(crate) partitioned: bool,
}

impl<'h> SetCookie<'h> {
    /// Reads one header; none when it sets nothing.
    pub(crate) fn parse(header: &'h str) -> Option<Self> {
        let (pair, attributes) = header.split_once(';').unwrap_or((header, ""));
        let (name, value) = pair.split_once('=').unwrap_or(("", pair));
        let (name, value) = (blank(name), blank(value));
        if name.is_empty() && value.is_empty() {
            return None;
        }
        let mut cookie = Self {
            name,
            value,
            domain: None,
            path: None,
            max_age: None,
            expires: None,
            secure: false,
            http_only: false,
            same_site: SameSite::Unset,
            partitioned: false,
        };
        // Of equal attributes the last one counts.
        for attribute in attributes.split(';') {
            let (key, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            cookie.take(blank(key), blank(value));
        }
        Some(cookie)
    }

    fn take(&mut self, key: &str, value: &'h str) {
        let is = |name: &str| key.eq_ignore_ascii_case(name);
        if is("expires") {
            self.expires = cookie_date(value).or(self.expires);
        } else if is("max-age") {
            self.max_age = max_age(value).or(self.max_age);
        } else if is("domain") {
            self.domain = Some(value.strip_prefix('.').unwrap_or(value)).filter(|domain| !domain.is_empty());
        } else if is("path") {
            self.path = Some(value).filter(|path| path.starts_with('/'));
        } else if is("secure") {
            self.secure = true;
        } else if is("httponly") {
            self.http_only = true;
        } else if is("partitioned") {
            self.partitioned = true;
        } else if is("samesite") {
            const WORDS: [(&str, SameSite); 3] = [("strict", SameSite::Strict), ("lax", SameSite::Lax), ("none", SameSite::None)];
            let word = WORDS.iter().find(|(word, _)| value.eq_ignore_ascii_case(word));
            self.same_site = word.map_or(SameSite::Unset, |(_, same_site)| *same_site);
        }
    }
}

fn blank(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

/// Digits, perhaps behind a minus; more of them than fit mean for ever.
fn max_age(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(text.parse().unwrap_or(if text.starts_with('-') { i64::MIN } else { i64::MAX }))
}

/// A date in any of the ways of RFC 6265, section 5.1.1: a time, a day, the name of a month and a year, in any order and with anything between. A token
/// is the first of them that it has the form of, also where its number is none: a browser looks for no second time behind `10:99:00`.
pub(crate) fn cookie_date(text: &str) -> Option<Instant> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let (mut time, mut day, mut month, mut year) = (None, None, None, None);
    let is_delimiter = |c: char| matches!(c, '\t' | ' '..='/' | ';'..='@' | '['..='`' | '{'..='~');
    for token in text.split(is_delimiter).filter(|token| !token.is_empty()) {
        if time.is_none()
            && let Some(found) = time_of(token)
        {
            time = Some(found);
            continue;
        }
        if day.is_none()
            && let Some(found) = leading_number(token, 1..=2)
        {
            day = Some(found);
            continue;
        }
        let start = token.get(..3).map(str::to_ascii_lowercase);
        if month.is_none()
            && let Some(place) = start.and_then(|start| MONTHS.iter().position(|month| *month == start))
        {
            month = i8::try_from(place + 1).ok();
            continue;
        }
        if year.is_none() {
            year = leading_number(token, 2..=4);
        }
    }
    let year = match year? {
        short @ 70..=99 => short + 1900,
        short @ 0..=69 => short + 2000,
        year => year,
    };
    let date = Date::new(year, month?, i8::try_from(day?).ok()?).ok().filter(|_| year >= 1601)?;
    let [hour, minute, second] = time?;
    civil(date.to_datetime(Time::new(hour, minute, second, 0).ok()?), 0)
}

/// So many digits at the beginning of a token, with no further one behind them.
fn leading_number(token: &str, lengths: RangeInclusive<usize>) -> Option<i16> {
    let digits = token.bytes().take_while(u8::is_ascii_digit).count();
    lengths.contains(&digits).then(|| token.get(..digits)?.parse().ok()).flatten()
}

/// Hour, minute and second as they are written; anything but a digit may stand behind them.
fn time_of(token: &str) -> Option<[i8; 3]> {
    let (hour, rest) = token.split_once(':')?;
    let (minute, second) = rest.split_once(':')?;
    let is_whole = [hour, minute].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let part = |text: &str| leading_number(text, 1..=2).and_then(|part| i8::try_from(part).ok());
    is_whole.then(|| Some([part(hour)?, part(minute)?, part(second)?])).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        let cookie =
            SetCookie::parse(" n = a=b ; Domain=.Example.fr; PATH=/x; Max-Age=60; secure; HttpOnly; SameSite=lax; Partitioned").unwrap();
        assert_eq!((cookie.name, cookie.value, cookie.domain, cookie.path), ("n", "a=b", Some("Example.fr"), Some("/x")));
        assert_eq!((cookie.max_age, cookie.secure, cookie.http_only, cookie.partitioned), (Some(60), true, true, true));
        assert_eq!(cookie.same_site, SameSite::Lax);
        let bare = SetCookie::parse("only").unwrap();
        assert_eq!((bare.name, bare.value, bare.same_site, bare.path), ("", "only", SameSite::Unset, None));
        assert_eq!(
            SetCookie::parse("n=v; SameSite=Lax; SameSite=new; Path=x; Domain=").map(|c| (c.same_site, c.path, c.domain)),
            Some((SameSite::Unset, None, None))
        );
        for nothing in ["", "=", " ; Secure"] {
            assert_eq!(SetCookie::parse(nothing), None, "{nothing:?}");
        }
        let age = |text: &str| SetCookie::parse(&format!("n=v; Max-Age={text}")).unwrap().max_age;
        assert_eq!([age("-1"), age("99999999999999999999"), age("1x"), age("")], [Some(-1), Some(i64::MAX), None, None]);
    }

    #[test]
    fn dates_as_servers_write_them() {
        let of = |text: &str| cookie_date(text).and_then(Instant::moment).map(|moment| format!("{moment:?}"));
        for text in
            ["Wed, 09 Jun 2027 10:18:14 GMT", "Wednesday, 09-Jun-27 10:18:14 GMT", "Wed Jun  9 10:18:14 2027", "9 june 2027 10:18:14"]
        {
            assert_eq!(of(text).as_deref(), Some("2027-06-09T10:18:14Z"), "{text}");
        }
        assert_eq!(of("Thu, 01-Jan-1970 00:00:00 GMT").as_deref(), Some("1970-01-01T00:00:00Z"));
        for odd in ["10:18:14x 9th Junio 2027th", "2027/9-Jun;10:18:14:99", "\u{1}9 9 Jun 2027 10:18:14"] {
            assert_eq!(of(odd).as_deref(), Some("2027-06-09T10:18:14Z"), "{odd}");
        }
        for none in ["", "soon", "Wed, 09 Jun 2027", "09 Jun 1500 10:18:14", "99 Jun 2027 10:18:14", "9 Jun 2027 25:18:14"] {
            assert_eq!(of(none), None, "{none}");
        }
        // A browser takes the first token that has the form of a time or a year, and a year has two digits at least.
        for none in ["10:99:14 9 Jun 2027 10:18:14", "9 Jun 7x 10:18:14", "9 Jun 02027 10:18:14", "1x:18:14 Jun 2027"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
