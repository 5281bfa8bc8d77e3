use std::borrow::Cow;

use super::raw::{domain, is_raw};
use crate::cookie::{Expiry, HostCell, SameSite, Scope};
use crate::store::RowProblem;
use crate::store::format::collect::Collector;
use crate::store::format::plain::Said;
use crate::store::format::set_cookie::SetCookie;
use crate::store::format::text::lines::Line;

/// What is known of a whole file.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    /// The second field tells domain cookies from others.
    pub(super) domains_are_told: bool,
}

/// The mark in front of the host of an `HttpOnly` cookie. Whoever takes it for a remark loses the cookie.
const HTTP_ONLY: &[u8] = b"#HttpOnly_";

/// The fields of a line: domain, flag, path, secure, end, name, and the value with all that follows.
struct Fields<'a> {
    domain: &'a [u8],
    is_tail: Option<bool>,
    path: &'a [u8],
    secure: Option<bool>,
    end: &'a [u8],
    name: &'a [u8],
    value: &'a [u8],
    same_site: Option<SameSite>,
    has_blanks: bool,
}

/// Whether a line shows that its writer tells domain cookies from others: a remark (whoever writes a header does), a flag, a dot, an eighth field.
pub(super) fn tells_domains(line: &[u8]) -> bool {
    if line.trim_ascii().is_empty() {
        return false;
    }
    line.starts_with(b"#")
        || line.starts_with(b".")
        || raw(line).is_some_and(|line| domain(line).is_some_and(|domain| domain.starts_with('.')))
        || fields(line).is_some_and(|fields| fields.is_tail != Some(false) || fields.same_site.is_some() || fields.has_blanks)
}

/// Adds the cookie of a line, or says why there is none. Empty lines and remarks are no cookies and no loss.
pub(super) fn add_line(out: &mut Collector, dialect: Dialect, line: Line<'_>) {
    // Not the tabs: an empty domain is a field too.
    let blanks = line.bytes.iter().take_while(|byte| **byte == b' ').count();
    let mut text = line.bytes.get(blanks..).unwrap_or_default();
    let mut is_http_only = false;
    while let Some(rest) = text.strip_prefix(HTTP_ONLY) {
        (text, is_http_only) = (rest, true);
    }
    if text.trim_ascii().is_empty() || text.starts_with(b"#") {
        return;
    }
    out.begin(Some(i64::from(line.number)));
    if let Some(header) = header(text).filter(|_| !line.is_cut) {
        return add_header(out, header);
    }
    match fields(text) {
        Some(_) if line.is_cut => out.skip("value", RowProblem::TooLarge),
        Some(fields) => add(out, dialect, &fields, is_http_only),
        None => match raw(text).filter(|_| !line.is_cut) {
            Some(cookie) => add_raw(out, dialect, cookie),
            None => out.skip("line", RowProblem::NotACookie),
        },
    }
}

/// A cookie as servers send it, without the name of the header.
fn raw(text: &[u8]) -> Option<&str> {
    std::str::from_utf8(text).ok().filter(|text| is_raw(text))
}

/// Adds the cookie of such a line, which always names the host; the dot tells domain cookies from others where any line has one.
fn add_raw(out: &mut Collector, dialect: Dialect, text: &str) {
    let host = domain(text).unwrap_or_default();
    let (bare, scope) = match host.strip_prefix('.') {
        Some(bare) => (bare, Scope::Domain),
        None if dialect.domains_are_told => (host, Scope::HostOnly),
        None => (host, Scope::Unknown),
    };
    let Some(cookie) = SetCookie::parse(text) else { return out.skip("line", RowProblem::NotACookie) };
    // These engines did not know SameSite: that a line does not say it says nothing.
    let same_site = Some(cookie.same_site).filter(|said| *said != SameSite::Unset);
    add_cookie(out, &cookie, bare, scope, same_site);
}

/// Curl also takes lines as servers send them.
fn header(text: &[u8]) -> Option<&[u8]> {
    const START: &[u8] = b"Set-Cookie:";
    let (start, rest) = text.split_at_checked(START.len())?;
    start.eq_ignore_ascii_case(START).then_some(rest)
}

/// Adds the cookie of such a line. Whose answer it was is not known: without a domain it belongs to nobody, and `Max-Age` counts from no time.
fn add_header(out: &mut Collector, header: &[u8]) {
    let text = out.text_of("line", header);
    let Some(cookie) = SetCookie::parse(&text) else { return out.skip("line", RowProblem::NotACookie) };
    add_cookie(out, &cookie, cookie.domain.unwrap_or_default(), Scope::Domain, Some(cookie.same_site));
}

fn add_cookie(out: &mut Collector, cookie: &SetCookie<'_>, domain: &str, scope: Scope, same_site: Option<SameSite>) {
    let Some(host) = out.host_with("domain", domain, scope) else { return };
    let expiry = match (cookie.max_age, cookie.expires) {
        (Some(_), _) => Expiry::Unknown,
        (None, Some(end)) => end.expiry(),
        (None, None) => Expiry::Session,
    };
    let said = Said { secure: Some(cookie.secure), http_only: Some(cookie.http_only), same_site, ..Said::only(expiry) };
    out.add(&host, cookie.name, cookie.path.unwrap_or("/"), Some(cookie.value.as_bytes()), said);
}

fn add(out: &mut Collector, dialect: Dialect, fields: &Fields<'_>, is_http_only: bool) {
    let domain = text_of(out, "domain", fields.domain);
    let Some(host) = host(out, dialect, fields, &domain) else { return };
    if fields.has_blanks {
        out.warn("line", RowProblem::BlanksForTabs);
    }
    // A dot without the flag; the flag without a dot is how many extensions write.
    if fields.is_tail == Some(false) && domain.starts_with('.') {
        out.warn("include_subdomains", RowProblem::FieldsDisagree);
    }
    let (path, name) = (text_of(out, "path", fields.path), text_of(out, "name", fields.name));
    let secure = fields.secure.unwrap_or_else(|| {
        out.warn("secure", RowProblem::WrongType);
        false
    });
    let end = out.text_of("expires", fields.end);
    let expiry = out.ends_of_text("expires", &end);
    let path = if path.is_empty() { Cow::Borrowed("/") } else { path };
    let said = Said { secure: Some(secure), http_only: Some(is_http_only), same_site: fields.same_site, ..Said::only(expiry) };
    out.add(&host, &name, &path, Some(fields.value), said);
}

/// A text of a line. What is not UTF-8 is Latin-1, whose bytes are the first characters of Unicode: tools have written these files in no other encoding.
fn text_of<'a>(out: &mut Collector, column: &'static str, bytes: &'a [u8]) -> Cow<'a, str> {
    if std::str::from_utf8(bytes).is_ok() {
        return out.text_of(column, bytes);
    }
    out.warn(column, RowProblem::NonUtf8);
    let latin: String = bytes.iter().copied().map(char::from).collect();
    Cow::Owned(out.text_of(column, latin.as_bytes()).into_owned())
}

/// The host and which hosts get the cookie back: the second field says it, the dot only where that field says nothing.
fn host<'a>(out: &mut Collector, dialect: Dialect, fields: &Fields<'_>, domain: &'a str) -> Option<HostCell<'a>> {
    let bare = without_port(domain.strip_prefix('.').unwrap_or(domain));
    // What curl writes of a cookie whose host it does not know.
    let bare = if bare == "unknown" { "" } else { bare };
    let scope = match fields.is_tail {
        Some(true) => Scope::Domain,
        Some(false) if dialect.domains_are_told => Scope::HostOnly,
        Some(false) => Scope::Unknown,
        None if domain.starts_with('.') => Scope::Domain,
        None => Scope::HostOnly,
    };
    out.host_with("domain", bare, scope)
}

/// Wget adds the port where it is an unusual one.
fn without_port(domain: &str) -> &str {
    match domain.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') && !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => domain,
    }
}

/// The fields of a line between tabs or, where a text went through a web page, between blanks. None when it has not the form of a cookie.
fn fields(line: &[u8]) -> Option<Fields<'_>> {
    if line.contains(&b'\t') { tabbed(line) } else { blank(line) }
}

fn tabbed(line: &[u8]) -> Option<Fields<'_>> {
    let mut rest = Some(line);
    let (domain, tail, third) = (next(&mut rest)?, next(&mut rest)?, next(&mut rest)?);
    // Some writers leave the path out; the flag that should follow it stands in its place.
    let has_path = flag(third).is_none();
    let (path, secure) = if has_path { (third, next(&mut rest)?) } else { (&b""[..], third) };
    let end = next(&mut rest)?;
    let name = next(&mut rest).unwrap_or_default();
    let (value, same_site) = split_same_site(rest.unwrap_or_default());
    let (is_tail, secure) = (flag(tail), flag(secure));
    // Two flags in their places are a cookie whatever its end says; with one, or where no path stands between them, the end must be one, too.
    let is_end = || end.is_empty() || end.iter().any(u8::is_ascii_digit);
    // No browser keeps a cookie that has neither; such a line lost its end.
    if name.is_empty() && value.is_empty() {
        return None;
    }
    let is_cookie = match (is_tail, secure) {
        (Some(_), Some(_)) => has_path || is_end(),
        (None, None) => false,
        _ => is_end(),
    };
    is_cookie.then(|| Fields { domain: domain.trim_ascii(), is_tail, path, secure, end, name, value, same_site, has_blanks: false })
}

/// The text up to the next tab; what follows it is left in `rest`.
fn next<'a>(rest: &mut Option<&'a [u8]>) -> Option<&'a [u8]> {
    let text = (*rest)?;
    let Some(at) = text.iter().position(|byte| *byte == b'\t') else { return rest.take() };
    *rest = text.get(at + 1..);
    text.get(..at)
}

/// libsoup adds an eighth field. It writes `None` for an absent attribute too.
fn split_same_site(value: &[u8]) -> (&[u8], Option<SameSite>) {
    const WORDS: [(&[u8], SameSite); 3] = [(b"\tLax", SameSite::Lax), (b"\tStrict", SameSite::Strict), (b"\tNone", SameSite::NoneOrUnset)];
    let found = WORDS.iter().find_map(|(word, same_site)| Some((value.strip_suffix(*word)?, Some(*same_site))));
    found.unwrap_or((value, None))
}

/// Runs of blanks for tabs are believed only where all that can be checked fits: a sentence may have seven words too.
fn blank(line: &[u8]) -> Option<Fields<'_>> {
    let mut rest = line;
    let mut word = || {
        rest = rest.trim_ascii_start();
        let end = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(word)
    };
    let [domain, tail, path, secure, end, name] = [word()?, word()?, word()?, word()?, word()?, word()?];
    let is_number = !end.is_empty() && end.iter().all(|byte| byte.is_ascii_digit() || b".-".contains(byte));
    let (is_tail, secure) = (Some(flag(tail)?), Some(flag(secure)?));
    let value = rest.trim_ascii();
    is_number.then_some(Fields { domain, is_tail, path, secure, end, name, value, same_site: None, has_blanks: true })
}

fn flag(text: &[u8]) -> Option<bool> {
    match text {
        _ if text.eq_ignore_ascii_case(b"TRUE") => Some(true),
        _ if text.eq_ignore_ascii_case(b"FALSE") => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
