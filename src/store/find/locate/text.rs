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
    Err(if text.starts_with('<') { markup(text) } else { Foreign::Text })
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
