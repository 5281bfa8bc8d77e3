//! The jar of Konqueror 3 to 5 and of KIO (docs/formats/kcookiejar.md).

use std::net::Ipv6Addr;

use super::collect::Collector;
use super::plain::{LARGEST, PlainFile, Said};
use super::text::kind::TextKind;
use super::text::lines::Line;
use super::{Format, Traits};
use crate::cookie::Scope;
use crate::store::{FormatId, Progress, ReadError, ReadOptions, ReadReport, RowProblem, StoreLocation};

/// Bits of the field of flags (kio:src/kcookiejar/kcookiejar.cpp).
const SECURE: i64 = 1;
const HTTP_ONLY: i64 = 2;
const NAMELESS: i64 = 8;

/// The format in the table of formats.
pub(crate) const FORMAT: Format =
    Format::jar(FormatId::Kcookiejar, ["kcookiejar", "Konqueror"], |head| head.text == Some(TextKind::Kde), Traits::NO_SESSIONS, read);

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let mut out = Collector::new(options);
    // The first version says no number, and has the flag behind the value.
    let mut is_second = false;
    file.each_line(|line| {
        if line.bytes.starts_with(b"#") {
            is_second |= line.bytes.to_ascii_lowercase().starts_with(b"# kde cookie file v2");
        } else {
            add_line(&mut out, line, is_second);
        }
    })?;
    file.report(options, out, &[])
}

fn add_line(out: &mut Collector, line: Line<'_>, is_second: bool) {
    let text = line.bytes.trim_ascii_start();
    if text.is_empty() || text.starts_with(b"[") && text.trim_ascii_end().ends_with(b"]") {
        return;
    }
    out.begin(Some(i64::from(line.number)));
    let mut rest = text;
    let columns = [(); 6].map(|()| column(&mut rest));
    let [Some(server), Some(domain), Some(path), Some(end), Some(_protocol), Some(name)] = columns else {
        return out.skip("line", RowProblem::NotACookie);
    };
    let (flags, value) = if is_second { second(rest) } else { first(rest) };
    let Some(flags) = flags.filter(|_| !line.is_cut) else { return out.skip("line", RowProblem::NotACookie) };
    let (server, domain) = (out.text_of("host", server), out.text_of("domain", domain));
    let server = without_ports(&server);
    let (bare, scope) =
        if domain.is_empty() { (server, Scope::HostOnly) } else { (domain.strip_prefix('.').unwrap_or(&domain), Scope::Domain) };
    let Some(host) = out.host_with("domain", bare, scope) else { return };
    let (name, path, end) = (out.text_of("name", name), out.text_of("path", path), out.text_of("expires", end));
    let name = if flags & NAMELESS == 0 { &*name } else { "" };
    let expiry = out.ends_of_text("expires", &end);
    let http_only = is_second.then_some(flags & HTTP_ONLY != 0);
    out.add(&host, name, &path, Some(value), Said { secure: Some(flags & SECURE != 0), http_only, ..Said::only(expiry) });
}

/// `host:80,443` without its ports, whatever stands for them: no host but an address of IPv6 holds a colon, and that stands with brackets or without.
fn without_ports(server: &str) -> &str {
    let is_address = |text: &str| text.split('%').next().is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    if let Some((inside, _)) = server.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return inside;
    }
    match server.rsplit_once(':') {
        _ if is_address(server) => server,
        Some((host, _)) if is_address(host) => host,
        _ => server.split_once(':').map_or(server, |(host, _)| host),
    }
}

/// Flags, then the value up to the end of the line.
fn second(rest: &[u8]) -> (Option<i64>, &[u8]) {
    let mut rest = rest;
    let flags = column(&mut rest).and_then(number);
    // Columns are filled up with blanks, and no value begins with one.
    (flags, rest.trim_ascii_start())
}

/// The value, perhaps in quotation marks, then whether it is secure.
fn first(rest: &[u8]) -> (Option<i64>, &[u8]) {
    let mut rest = rest;
    let value = column(&mut rest).unwrap_or_default();
    (column(&mut rest).and_then(number), value)
}

fn number(text: &[u8]) -> Option<i64> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// The next column, in quotation marks or up to the next blank; what follows it is left.
fn column<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let text = rest.trim_ascii_start();
    let (column, after) = match text.strip_prefix(b"\"") {
        Some(quoted) => {
            let end = quoted.iter().position(|byte| *byte == b'"')?;
            (quoted.get(..end)?, quoted.get(end + 1..)?)
        }
        None => text.split_at_checked(text.iter().position(u8::is_ascii_whitespace).unwrap_or(text.len()))?,
    };
    *rest = after;
    (!text.is_empty()).then_some(column)
}
