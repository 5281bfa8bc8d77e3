//! E-mails, and pages that browsers save as one file (`.eml`, `.mhtml`): the part that declares something, as if it had been saved alone (RFC 2045 to 2049).

mod head;

use std::collections::HashSet;

use encoding_rs::Encoding;

use super::html::host_of;
use super::{CharterProblem, GivenColumns, Looked, NotUnderstood, read_file};
use crate::base64;
use crate::sum::sha256;
use head::{Head, hex, next_line};

/// Endings of messages.
const ENDINGS: [&str; 5] = ["eml", "mht", "mhtml", "mbox", "mbx"];
/// Endings of keys with their values.
const KEYS_AND_VALUES: [&str; 3] = ["yml", "yaml", "toml"];
/// Messages in messages, and parts in parts.
const DEEPEST: usize = 8;
/// Parts of one message: pages have one for each picture.
const MOST_PARTS: usize = 2_000;
/// Parts that are read as charters.
const MOST_READ: usize = 20;

/// A message.
pub(super) struct Mail {
    subject: String,
    /// What may hold a charter, in the order in which it is looked at.
    parts: Vec<Part>,
}

/// A part that may hold a charter.
struct Part {
    /// Pages first, then texts, then what is attached.
    rank: u8,
    bytes: Vec<u8>,
    /// A name whose ending says the form.
    name: String,
    /// Where a browser had the page from.
    host: Option<String>,
    /// It is another site's, shown within that page.
    is_frame: bool,
}

/// The message that a file is, `None` of anything else. What is not called one has what every message has that is more than a text: answers of servers and
/// lists of keys and values begin with headers as well.
pub(super) fn opened(bytes: &[u8], extension: &str) -> Option<Mail> {
    let (head, body) = Head::read(bytes)?;
    let has = |names: &[&str]| names.iter().any(|name| !head.get(name).is_empty());
    // Keys and values that are called so are no headers, whatever they speak of.
    if KEYS_AND_VALUES.iter().any(|ending| ending.eq_ignore_ascii_case(extension)) {
        return None;
    }
    let is_message = if ENDINGS.iter().any(|ending| ending.eq_ignore_ascii_case(extension)) {
        has(&["content-type", "mime-version"]) && has(&["from", "subject", "received", "date"])
    } else {
        has(&["mime-version"]) && has(&["content-type"]) && has(&["from", "subject", "received"]) && !body.trim_ascii().is_empty()
    };
    if !is_message {
        return None;
    }
    let mut parts = Vec::new();
    let mut left = MOST_PARTS;
    gather(&head, body, None, DEEPEST, &mut left, &mut parts);
    parts.sort_by_key(|part| part.rank);
    Some(Mail { subject: words_of(head.get("subject")), parts })
}

/// The host that headers say a page is from.
fn location(head: &Head) -> Option<String> {
    ["snapshot-content-location", "content-location"].into_iter().map(|field| head.get(field)).find_map(host_of)
}

/// The parts of what stands below headers, which may be parts of a page that was saved from a host: frames of it are that page's.
fn gather(head: &Head, body: &[u8], page: Option<&str>, depth: usize, left: &mut usize, parts: &mut Vec<Part>) {
    if depth == 0 || *left == 0 {
        return;
    }
    *left -= 1;
    let kind = head.kind();
    if kind.starts_with("multipart/") {
        let Some(boundary) = head.parameter("content-type", "boundary").filter(|boundary| !boundary.is_empty()) else { return };
        let mut page = page.map(str::to_owned).or_else(|| location(head));
        for inner in between(body, &boundary) {
            if let Some((head, body)) = Head::read(inner) {
                // Where the message does not say it, its first part is the page.
                page = page.or_else(|| location(&head).filter(|_| kind == "multipart/related"));
                gather(&head, body, page.as_deref(), depth - 1, left, parts);
            }
        }
        return;
    }
    if kind == "message/rfc822" {
        let inner = decoded(head, body);
        if let Some((head, body)) = Head::read(&inner) {
            gather(&head, body, page, depth - 1, left, parts);
        }
        return;
    }
    let attached = head.parameter("content-disposition", "filename").or_else(|| head.parameter("content-type", "name"));
    let attached = attached.map(|name| words_of(&name));
    let (rank, ending) = match kind.as_str() {
        "text/html" | "application/xhtml+xml" => (0, "html"),
        "text/plain" if attached.is_none() => (1, "txt"),
        _ if kind.starts_with("text/") && !matches!(kind.as_str(), "text/css" | "text/javascript" | "text/calendar") => (2, "txt"),
        _ if kind.starts_with("application/") && attached.is_some() => (2, ""),
        _ => return,
    };
    let name = attached.filter(|name| rank > 0 && name.contains('.')).unwrap_or_else(|| format!("mail.{ending}"));
    let own = location(head);
    let is_frame = page.is_some() && own.is_some() && own.as_deref() != page;
    let host = page.map(str::to_owned).or(own);
    parts.push(Part { rank, bytes: in_utf_8(head, decoded(head, body)), name, host, is_frame });
}

/// What stands between the lines of a boundary.
fn between<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mut found = Vec::new();
    let (mut rest, mut begin) = (body, None);
    while let Some((line, after)) = next_line(rest) {
        let at = body.len() - rest.len();
        let mark = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary.as_bytes())).map(<[u8]>::trim_ascii_end);
        if let Some(mark @ (b"" | b"--")) = mark {
            if let Some(begin) = begin.take() {
                found.extend(body.get(begin..at));
            }
            if mark == b"--" {
                return found;
            }
            begin = Some(body.len() - after.len());
        }
        rest = after;
    }
    // A message that was cut off.
    found.extend(begin.and_then(|begin| body.get(begin..)));
    found
}

/// The bytes that a body stands for.
fn decoded(head: &Head, body: &[u8]) -> Vec<u8> {
    match head.get("content-transfer-encoding").to_ascii_lowercase().as_str() {
        "base64" => {
            let text: String = body.iter().filter(|byte| byte.is_ascii_graphic()).map(|byte| char::from(*byte)).collect();
            base64::decoded(&text).unwrap_or_default()
        }
        "quoted-printable" => unquoted(body, false),
        _ => body.to_vec(),
    }
}

/// Quoted-printable: `=E9` is a byte, and a line that ends with `=` goes on. In a header a blank is `_`.
fn unquoted(body: &[u8], is_header: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'=' => match after {
                [b'\r', b'\n', after @ ..] | [b'\n', after @ ..] => rest = after,
                [high, low, after @ ..] if let (Some(high), Some(low)) = (hex(*high), hex(*low)) => {
                    out.push(high << 4 | low);
                    rest = after;
                }
                _ => out.push(b'='),
            },
            b'_' if is_header => out.push(b' '),
            byte => out.push(*byte),
        }
    }
    out
}

/// A text in UTF-8, where its part says in which letters it is; else as it is, to be told by its bytes.
fn in_utf_8(head: &Head, bytes: Vec<u8>) -> Vec<u8> {
    let encoding = head.parameter("content-type", "charset").and_then(|label| Encoding::for_label(label.as_bytes()));
    match encoding {
        Some(encoding) if encoding != encoding_rs::UTF_8 => encoding.decode_without_bom_handling(&bytes).0.into_owned().into_bytes(),
        _ => bytes,
    }
}

/// A header with its encoded words read (RFC 2047): `=?utf-8?q?Politique_de_cookies?=`.
fn words_of(header: &str) -> String {
    let mut out = String::new();
    let mut rest = header;
    let mut is_behind_word = false;
    while let Some((before, word)) = rest.split_once("=?") {
        let parts: Option<(&str, &str, &str, &str)> = word.split_once('?').and_then(|(charset, word)| {
            let (encoding, word) = word.split_once('?')?;
            let (text, after) = word.split_once("?=")?;
            Some((charset, encoding, text, after))
        });
        let Some((charset, encoding, text, after)) = parts else { break };
        // Blanks between two such words are none.
        if !(is_behind_word && before.trim().is_empty()) {
            out.push_str(before);
        }
        let bytes =
            if encoding.eq_ignore_ascii_case("b") { base64::decoded(text).unwrap_or_default() } else { unquoted(text.as_bytes(), true) };
        let encoding = Encoding::for_label(charset.as_bytes()).unwrap_or(encoding_rs::UTF_8);
        out.push_str(&encoding.decode_without_bom_handling(&bytes).0);
        (rest, is_behind_word) = (after, true);
    }
    out + rest
}

impl Mail {
    /// Reads the part that declares most, of two that declare as much the one with a table, else the first that is understood. What only the others declare is
    /// listed.
    pub(super) fn read(self, bytes: &[u8], stem: &str, given: &GivenColumns) -> Result<Looked, CharterProblem> {
        let mut read: Vec<(String, Looked)> = Vec::new();
        let mut problem = None;
        for part in self.parts.into_iter().take(MOST_READ) {
            match read_file(&part.bytes, &part.name, given) {
                Ok(mut looked) => {
                    let charter = &mut looked.loaded.charter;
                    super::id_of(stem).clone_into(&mut charter.id);
                    if charter.title.en.is_empty() {
                        charter.title = super::Localised { fr: self.subject.clone(), en: self.subject.clone() };
                    }
                    if let Some(host) = part.host.filter(|_| charter.scope.is_empty() || part.is_frame) {
                        charter.publisher.clone_from(&host);
                        charter.scope = vec![host];
                    }
                    looked.loaded.sha256 = sha256(bytes);
                    read.push((part.name, looked));
                }
                // That something attached could not be opened says more than that the letter around it declares nothing.
                Err(reason) => {
                    let says_more = matches!(problem, None | Some(CharterProblem::NoCookies { .. } | CharterProblem::Empty));
                    problem = if says_more { Some(reason) } else { problem };
                }
            }
        }
        let worth = |(_, (_, looked)): &(usize, &(String, Looked))| (looked.loaded.charter.declarations.len(), !looked.tables.is_empty());
        // Of equals the last is the greatest: from behind, that is the first.
        let Some((best, _)) = read.iter().enumerate().rev().max_by_key(worth) else {
            return Err(problem.unwrap_or(CharterProblem::NoCookies { tables: 0 }));
        };
        let (_, mut looked) = read.remove(best);
        let mut known: HashSet<String> = looked.loaded.charter.declarations.iter().map(|line| line.name().to_owned()).collect();
        for (name, other) in read {
            let new = other.loaded.charter.declarations.into_iter().filter(|line| known.insert(line.name().to_owned()));
            looked
                .loaded
                .not_understood
                .extend(new.map(|line| NotUnderstood { line: line.line, text: format!("{name} | {}", line.name()) }));
        }
        Ok(looked)
    }
}

#[cfg(test)]
mod tests {
    use crate::charter::import::read;

    const TABLE: &str = "<h2>Mesure d=E2=80=99audience</h2><table><tr><th>Nom du cookie<th>Dur=C3=A9e<tr><td>mes=\r\n_a<td>13 mois</table>";

    fn letter(kind: &str, encoding: &str, body: &str) -> String {
        format!(
            "From: dpo@example.fr\r\nSubject: =?utf-8?q?Politique_de?=\r\n =?utf-8?b?IGNvb2tpZXM=?=\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}"
        )
    }

    fn names(text: &str) -> Vec<(String, Option<i64>)> {
        let charter = read(text.as_bytes(), "a.eml").unwrap().charter;
        charter.declarations.iter().map(|line| (line.name().to_owned(), line.life.seconds())).collect()
    }

    #[test]
    fn the_page_in_a_letter_is_read() {
        let month = 13 * 2_626_560;
        assert_eq!(names(&letter("text/html; charset=utf-8", "quoted-printable", TABLE)), [("mes_a".to_owned(), Some(month))]);
        let both = format!(
            "--b;1\r\nContent-Type: text/plain\r\n\r\nVoir la page.\r\n--b;1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{TABLE}\r\n--b;1--\r\nthe end"
        );
        assert!(names(&letter("multipart/alternative; boundary=other", "7bit", &both.replace("b;1", "other"))).len() == 1);
        // A semicolon in quotation marks is none between two parameters, and an editor's mark in front of the letter is none of its letters.
        let letter_of_both = letter("multipart/alternative; boundary=\"b;1\"", "7bit", &both);
        assert_eq!((names(&letter_of_both).len(), names(&format!("\u{feff}{letter_of_both}")).len()), (1, 1));
        // "mes_b;13 mois" in base64, attached.
        let attached = "--x\r\nContent-Type: text/plain\r\n\r\nCi-joint nos cookies.\r\n--x\r\nContent-Type: text/csv; name=\"cookies.csv\"\r\nContent-Transfer-Encoding: base64\r\n\r\nTm9tO0R1csOpZTtG\r\naW5hbGl0w6kKbWVzX2I7MTMgbW9pczt4Cg==\r\n--x--\r\n";
        assert_eq!(names(&letter("multipart/mixed; boundary=\"x\"", "7bit", attached)), [("mes_b".to_owned(), Some(month))]);
    }

    #[test]
    fn what_it_is_called_and_where_it_is_from() {
        let text =
            letter("text/plain; charset=iso-8859-1", "quoted-printable", "_ga : mesure d'audience (2 ann=E9es), dur=E9e : 2 ans\r\n");
        assert_eq!(read(text.as_bytes(), "a.eml").unwrap().charter.title.fr, "Politique de cookies");
        let page = format!(
            "--m\r\nContent-Type: text/html\r\nContent-Location: https://www.example.fr/cookies\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{TABLE}\r\n--m--\r\n"
        );
        let saved = read(letter("multipart/related; boundary=m", "7bit", &page).as_bytes(), "a.mhtml").unwrap();
        assert_eq!((saved.charter.id.as_str(), saved.charter.scope), ("a", vec!["example.fr".to_owned()]));
    }

    #[test]
    fn headers_alone_make_no_message() {
        let lines = |text: &str, name: &str| {
            read(text.as_bytes(), name).unwrap().charter.declarations.iter().map(|line| line.line).collect::<Vec<_>>()
        };
        let answer =
            "Date: Mon, 02 Feb 2026\nServer: nginx\nContent-Type: text/plain\n\nAnalytics cookies\n\n_ga : 2 years\n_gid : 1 day\n";
        assert_eq!(lines(answer, "a.txt"), [7, 8]);
        let keys = "subject: Cookies\ncontent-type: text/plain\nmime-version: 1\n\ncookies:\n  - name: mes_a\n    purpose: Compter\n    duration: 13 mois\n";
        assert_eq!(lines(keys, "a.yml"), [6]);
        // Pasted, with all that a mail program writes.
        assert_eq!(lines(&letter("text/html; charset=utf-8", "quoted-printable", TABLE), ""), [1]);
    }

    #[test]
    fn the_part_that_declares_most_and_what_the_others_do() {
        let part = |kind: &str, body: &str| format!("--x\r\nContent-Type: {kind}\r\n\r\n{body}\r\n");
        let page = part("text/html", "<p>Nous utilisons le cookie <code>mes_b</code> pour la mesure.</p>");
        let table = |names: [&str; 2]| format!("Nom;Finalité;Durée\r\n{};mesure;13 mois\r\n{};mesure;1 jour", names[0], names[1]);
        let one = part("text/csv; name=\"c1.csv\"", &table(["mes_b", "mes_c"]));
        let two = part("text/csv; name=\"c2.csv\"", &table(["mes_c", "pub_d"]));
        let text = letter("multipart/mixed; boundary=x", "8bit", &format!("{page}{one}{two}--x--\r\n"));
        assert_eq!(names(&text).into_iter().map(|line| line.0).collect::<Vec<_>>(), ["mes_b", "mes_c"]);
        let listed = read(text.as_bytes(), "a.eml").unwrap().not_understood;
        assert_eq!(listed.iter().map(|line| (line.line, line.text.as_str())).collect::<Vec<_>>(), [(3, "c2.csv | pub_d")]);
    }

    #[test]
    fn a_frame_is_the_pages() {
        let part = |host: &str, body: &str| {
            format!(
                "--m\r\nContent-Type: text/html\r\nContent-Location: https://{host}/x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{body}\r\n"
            )
        };
        let body = format!("{}{}--m--\r\n", part("www.example.fr", "<p>rien"), part("cdn.example.com", TABLE));
        let saved = letter("multipart/related; boundary=m", "7bit", &body);
        let said = saved.replace("MIME-Version", "Snapshot-Content-Location: https://www.example.fr/cookies\r\nMIME-Version");
        for text in [saved, said] {
            assert_eq!(read(text.as_bytes(), "a.mhtml").unwrap().charter.scope, ["example.fr"]);
        }
    }
}
