//! What a text is: by its first line and by the form of its lines, never by a word that occurs in it (formats note, sections 7, 9 and 10).

use std::borrow::Cow;

use super::heading::{Heading, Manner, is_copied_row};
use crate::store::format::netscape::is_raw;

/// Lines that are looked at.
const LINES: usize = 50;
/// Of ten lines with something in them as many must fit.
const MUST_FIT: usize = 6;

/// The text of the first bytes of a file, in whichever of the usual encodings; `None` when they are no text.
pub(crate) fn decode(head: &[u8]) -> Option<Cow<'_, str>> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|two| unit(*two)).collect();
        Some(Cow::Owned(String::from_utf16_lossy(&units)))
    };
    match head {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => {
            if let Some(unit) = utf16_without_mark(head) {
                return utf16(head, unit);
            }
            let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
            let text = before_zeros(text);
            // Save where this program wrote what a store holds, below the columns of a database, and behind the header of a jar.
            let is_text = is_own(text) || is_like_text(text) || is_of_a_database(text) || is_jar(text);
            is_text.then(|| String::from_utf8_lossy(text))
        }
    }
}

/// A text without the zeros behind it: what a crash leaves where the end of a file had its size and not yet its bytes ([`super::lines::Utf8`] leaves
/// them out too). A word with zeros behind it is no text, but how many binary files begin.
fn before_zeros(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let before = text.get(..end).unwrap_or_default();
    let has_lines = before.contains(&b'\n') || before.trim_ascii_start().starts_with(b"{") || before.trim_ascii_start().starts_with(b"[");
    if has_lines { before } else { text }
}

/// Whether a text begins with the header of a jar: whatever a disk or a copy put between its lines then costs those lines.
fn is_jar(text: &[u8]) -> bool {
    let starts = |header: &&str| text.get(..header.len()).is_some_and(|start| start.eq_ignore_ascii_case(header.as_bytes()));
    ["# netscape http cookie file", "# http cookie file", "#lwp-cookies-", "# kde cookie file"].iter().any(starts)
}

/// The two bytes of a unit as a number.
pub(super) type Unit = fn([u8; 2]) -> u16;

/// Which byte comes first in a text of UTF-16 that has no mark, as `iconv` and many libraries write it: of its first units nearly all are ASCII.
pub(super) fn utf16_without_mark(head: &[u8]) -> Option<Unit> {
    const LOOKED_AT: usize = 32;
    let units = head.as_chunks::<2>().0;
    let units = units.get(..LOOKED_AT.min(units.len())).unwrap_or_default();
    let fits = |unit: &Unit| {
        let is_ascii = |two: &&[u8; 2]| matches!(unit(**two), 0x09 | 0x0a | 0x0d | 0x20..=0x7e);
        units.len() >= 8 && units.iter().take(2).all(|two| is_ascii(&two)) && units.iter().filter(is_ascii).count() * 8 >= units.len() * 7
    };
    [u16::from_le_bytes as Unit, u16::from_be_bytes].into_iter().find(fits)
}

/// Text has no NUL in its first 4 KiB. No UTF-8 has a byte beyond 0xf7; Latin-1 has (`für`, `où`), and is a text where no control characters stand beside it,
/// as they do in anything packed.
fn is_like_text(head: &[u8]) -> bool {
    let head = || head.iter().take(4096);
    let is_control = |byte: &u8| *byte < b' ' && !b"\t\n\r\x0b\x0c\x1b".contains(byte);
    head().all(|byte| (1..=0xf7).contains(byte)) || !head().any(is_control)
}

/// Whether a text begins with the names of the columns of a browser's database. `sqlite3 -csv` writes encrypted values below them as they are: bytes of any
/// kind.
fn is_of_a_database(text: &[u8]) -> bool {
    const LONGEST: usize = 4096;
    let line = text.split(|byte| b"\r\n".contains(byte)).next().filter(|line| line.len() <= LONGEST);
    let heading = line.and_then(|line| Heading::of_line(std::str::from_utf8(line).ok()?));
    heading.is_some_and(|heading| matches!(heading.manner, Manner::Chromium | Manner::Firefox))
}

/// Cookies in a text, by the program that writes them so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextKind {
    Netscape,
    Lwp,
    Kde,
    W3m,
    Elinks,
    /// Internet Explorer up to 9.
    IeText,
    /// The list of the CNIL's extension.
    CnilCsv,
    /// A CSV of this program, for any spreadsheet.
    OwnCsv,
    /// A table of cookies with the names of its columns, or rows of that of developer tools.
    Table,
    /// The Website Evidence Collector also writes its cookies as YAML.
    WecYaml,
    /// `cookies.ini`, which is not read.
    QtWebKit,
    /// Hosts that are to be reached safely, or by another way; no cookies.
    HstsList,
}

/// The first columns of a CSV of this program.
const OWN_COLUMNS: &[u8] = b"site,host,name,path,category,purpose,party,consent,confidence,";

/// Whether a text begins like a CSV of this program, be it for a French spreadsheet.
fn is_own(text: &[u8]) -> bool {
    let is_same = |(byte, expected): (&u8, &u8)| byte.eq_ignore_ascii_case(expected) || (*expected, *byte) == (b',', b';');
    text.len() >= OWN_COLUMNS.len() && text.iter().zip(OWN_COLUMNS).all(is_same)
}

/// Which cookies a text that is no JSON holds, if it does.
pub(crate) fn kind(text: &str) -> Option<TextKind> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let first = lines(text).next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let first = first.as_str();
    let data: Vec<&str> = lines(text).filter(|line| is_data(line)).take(LINES).collect();
    // A header says what the lines are: one that fits is enough, and those that do not are counted by the reader. A header alone is an empty list; with
    // nothing but lines below it that are no cookies it is the heading of a document.
    let fits = |fits: fn(&str) -> bool| data.is_empty() || data.iter().any(|line| fits(line));
    let has = |is_it: fn(&str) -> bool| !data.is_empty() && data.iter().filter(|line| is_it(line)).count() * 10 >= data.len() * MUST_FIT;
    match first {
        _ if is_versioned(first, "#lwp-cookies-") => return fits(is_lwp).then_some(TextKind::Lwp),
        "# kde cookie file" => return fits(is_kde).then_some(TextKind::Kde),
        _ if is_versioned(first, "# kde cookie file v") => return fits(is_kde).then_some(TextKind::Kde),
        "# netscape http cookie file" | "# http cookie file" | "# netscape http cookie file." | "# http cookie file." => {
            return fits(is_netscape).then_some(TextKind::Netscape);
        }
        "num;domaine;chemin;nom;valeur;expiration;samesite;httponly;hostonly;issecure" => return Some(TextKind::CnilCsv),
        _ if is_own(first.as_bytes()) => return Some(TextKind::OwnCsv),
        _ if Heading::of_text(text).is_some() => return Some(TextKind::Table),
        _ if ["# hsts 1.0 known hosts", "# your hsts cache", "# your alt-svc cache"].iter().any(|head| first.starts_with(head)) => {
            return Some(TextKind::HstsList);
        }
        _ => {}
    }
    if has(is_netscape) {
        return Some(TextKind::Netscape);
    }
    if has(is_copied_row) {
        return Some(TextKind::Table);
    }
    if has(is_w3m) {
        return Some(TextKind::W3m);
    }
    if has(is_elinks) {
        return Some(TextKind::Elinks);
    }
    if is_ie(text) {
        return Some(TextKind::IeText);
    }
    let starts = |start: &str| lines(text).any(|line| line.trim_start_matches([' ', '-']).starts_with(start));
    let is_variant = |line: &str| line.strip_prefix("cookies=").is_some_and(|value| value.trim_start_matches('"').starts_with("@Variant("));
    if first.starts_with('[') && lines(text).any(is_variant) {
        return Some(TextKind::QtWebKit);
    }
    let is_yaml_list = first.starts_with("- ") && ["name:", "domain:", "expiresUTC:", "firstPartyStorage:"].into_iter().all(starts);
    is_yaml_list.then_some(TextKind::WecYaml)
}

/// The lines of a text. They end in LF, CRLF or, where there is no LF, in CR (as in [`super::lines::Lines`]).
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ending = if text.contains('\r') && !text.contains('\n') { '\r' } else { '\n' };
    text.split(ending).map(|line| line.trim_end_matches('\r'))
}

/// Whether a line holds more than a remark: curl writes HttpOnly cookies behind a mark that looks like one.
fn is_data(line: &str) -> bool {
    !line.trim().is_empty() && (!line.starts_with('#') || line.starts_with("#HttpOnly_"))
}

/// `prefix` and then a number such as `2.0`, and nothing else.
fn is_versioned(first: &str, prefix: &str) -> bool {
    first
        .strip_prefix(prefix)
        .is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()) && version.chars().all(|c| c.is_ascii_digit() || c == '.'))
}

/// Domain, flag, path, flag, end, name, value; between tabs, or blanks where the text came from a web page.
fn netscape_fields(line: &str) -> Vec<&str> {
    if line.contains('\t') { line.split('\t').collect() } else { line.split_whitespace().collect() }
}

fn is_netscape(line: &str) -> bool {
    let fields = netscape_fields(line);
    let is_flag = |at: usize| fields.get(at).is_some_and(|field| field.eq_ignore_ascii_case("true") || field.eq_ignore_ascii_case("false"));
    let is_end = |at: usize| fields.get(at).is_some_and(|field| field.is_empty() || field.parse::<f64>().is_ok());
    // Some writers leave the path out, and curl takes lines as servers send them.
    let is_whole = fields.len() >= 6 && is_flag(3) && is_end(4);
    let is_without_path = fields.len() >= 5 && is_flag(2) && is_end(3);
    (is_flag(1) && (is_whole || is_without_path))
        || line.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("set-cookie:"))
        || is_raw(line)
}

fn is_lwp(line: &str) -> bool {
    line.get(..12).is_some_and(|start| start.eq_ignore_ascii_case("Set-Cookie3:"))
}

/// `[domain]`, or host, quoted domain, quoted path, end, …
fn is_kde(line: &str) -> bool {
    let mut fields = line.split_whitespace();
    let is_section = line.starts_with('[') && line.trim_end().ends_with(']');
    let is_quoted = |field: Option<&str>| field.is_some_and(|field| field.starts_with('"') && field.ends_with('"'));
    is_section || (fields.next().is_some() && is_quoted(fields.next()) && is_quoted(fields.next()) && is_number(fields.next()))
}

/// Page, name, value, end, domain, path, flags, version, comment, ports, address of the comment.
fn is_w3m(line: &str) -> bool {
    let fields: Vec<&str> = line.split('\t').collect();
    fields.len() == 11 && fields.first().is_some_and(|page| page.starts_with("http")) && is_number(fields.get(3).copied())
}

/// Name, value, server, path, domain, end, secure, and in newer versions HttpOnly.
fn is_elinks(line: &str) -> bool {
    let fields: Vec<&str> = line.split('\t').collect();
    let is_flag = |at: usize| fields.get(at).is_none_or(|field| ["0", "1"].contains(field));
    (7..=8).contains(&fields.len()) && is_number(fields.get(5).copied()) && is_flag(6) && is_flag(7)
}

pub(super) fn is_number(field: Option<&str>) -> bool {
    field.is_some_and(|field| field.parse::<i64>().is_ok())
}

/// Records of nine lines: name, value, host/path, flags, two halves of the end, two of the creation, `*`.
fn is_ie(text: &str) -> bool {
    let lines: Vec<&str> = lines(text).take(9 * 5).collect();
    let mut records = lines.chunks_exact(9).peekable();
    records.peek().is_some()
        && records.all(|record| {
            let numbers = record.get(3..8).is_some_and(|lines| lines.iter().all(|line| line.parse::<u64>().is_ok()));
            numbers && record.get(2).is_some_and(|place| place.contains('/')) && record.get(8) == Some(&"*")
        })
}
