//! What a text without cookies that are read is: by its first line and its form, never by a word that occurs in it (formats note, sections 9 and 10).

use super::sniff::Content;
use crate::store::Foreign;

/// What a text that is no JSON is.
pub(super) fn kind(text: &str) -> Result<Content, Foreign> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.get(..LFS.len()).is_some_and(|start| start.eq_ignore_ascii_case(LFS)) {
        return Err(Foreign::LfsPointer);
    }
    if text.starts_with("[Profile") || text.starts_with("[Install") || (text.starts_with('[') && text.contains("\n[Profile0]")) {
        return Ok(Content::FirefoxProfiles);
    }
    Err(match text {
        _ if text.starts_with('<') && !text.starts_with("< ") => markup(text),
        _ if is_nearly_json(text) => Foreign::NearlyJson,
        _ if is_sql(text) => Foreign::SqlDump,
        _ if is_of_messages(text) => Foreign::HttpMessages,
        _ => Foreign::Text,
    })
}

/// Whether a text that is no JSON begins like one: `[{'name': …` is how Python prints a list.
fn is_nearly_json(text: &str) -> bool {
    let inner = text.trim_start_matches(|c: char| "[{".contains(c) || c.is_whitespace());
    let marks = text.len() - inner.len();
    marks > 0
        && text.get(..marks).is_some_and(|marks| marks.contains('{'))
        && (inner.starts_with(['"', '\'']) || text.starts_with('[') && is_bare_key(inner))
}

/// `name: …`, as scripts write a key.
fn is_bare_key(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    rest.len() < text.len() && rest.trim_start().starts_with(':')
}

/// How `sqlite3 .dump`, `mysqldump` and others begin.
fn is_sql(text: &str) -> bool {
    let first_words = |line: &str| {
        ["PRAGMA foreign_keys", "BEGIN TRANSACTION", "CREATE TABLE", "INSERT INTO"]
            .iter()
            .any(|start| line.get(..start.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(start)))
    };
    text.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("--")).take(2).any(first_words)
}

/// Headers as `curl -i` and `curl -v` print them, a header `Cookie`, or what `document.cookie` gives: names and values without hosts.
fn is_of_messages(text: &str) -> bool {
    let starts = |line: &str, start: &str| line.get(..start.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(start));
    let is_status = |line: &str| starts(line, "HTTP/1") || starts(line, "HTTP/2") || starts(line, "HTTP/3");
    let lines = || text.lines().map(|line| line.trim_start_matches(['<', '>', '*', ' '])).take(200);
    if lines().next().is_some_and(|first| is_status(first) || starts(first, "Cookie:")) {
        return true;
    }
    if text.starts_with("* ") && lines().any(is_status) {
        return true;
    }
    // Tokens of RFC 6265, each with a value; a sentence has blanks in the place of a name.
    let is_token =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"(),/:<=>?@[\\]{}".contains(&byte));
    let is_pair = |pair: &str| pair.split_once('=').is_some_and(|(name, value)| is_token(name) && !value.contains(char::is_whitespace));
    let only = text.trim_end();
    !only.contains('\n') && only.contains("; ") && only.split("; ").all(is_pair)
}

/// How a placeholder of Git LFS begins.
const LFS: &str = "version https://git-lfs.github.com/spec/";

/// A page, another XML, or a property list, by its root element: what it quotes says nothing.
fn markup(text: &str) -> Foreign {
    if root_element(text) != Some("plist") {
        return Foreign::WebPage;
    }
    let is_cookies = ["Name", "Domain", "Path"].iter().all(|key| text.contains(&format!("<key>{key}</key>")));
    if is_cookies { Foreign::SafariPlist } else { Foreign::PropertyList }
}

fn root_element(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start().strip_prefix('<')?;
        rest = if rest.starts_with('?') {
            rest.split_once("?>")?.1
        } else if rest.starts_with("!--") {
            rest.split_once("-->")?.1
        } else if rest.starts_with('!') {
            rest.split_once('>')?.1
        } else {
            return rest.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next();
        };
    }
}
