//! A cookie as JSON has it, in the words of the DevTools Protocol, of extensions and of drivers.

use std::borrow::Cow;

use jiff::Timestamp;
use zeroize::Zeroizing;

use super::collect::{Collector, is_folder};
use super::ends::end_of;
use super::json::node::Node;
use super::plain::Said;
use super::same_site::same_site_of;
use crate::base64;
use crate::cookie::{Container, Expiry, HostCell, Moment, PartitionId, PartitionKey, PartitionKind, SameSite, Scope};
use crate::store::RowProblem;

/// What the programs of a format mean by what they do not write.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// The scope of a cookie whose domain has no dot and no flag.
    pub(crate) dotless: Scope,
    /// What an absent `sameSite` means.
    pub(crate) no_same_site: Option<SameSite>,
}

/// The texts that name a cookie, and its value.
pub(crate) struct Named<'n> {
    pub(crate) host: HostCell<'n>,
    pub(crate) name: Cow<'n, str>,
    pub(crate) path: &'n str,
    value: Option<&'n [u8]>,
    /// The value where it was written otherwise; overwritten when it goes.
    opened: Option<Zeroizing<Vec<u8>>>,
}

impl Named<'_> {
    pub(crate) fn value(&self) -> Option<&[u8]> {
        self.opened.as_ref().map(|value| value.as_slice()).or(self.value)
    }
}

/// Reads the texts of a cookie; without a host, or when it is no object, it is skipped.
pub(crate) fn named<'n>(out: &mut Collector, node: &'n Node, manner: Manner) -> Option<Named<'n>> {
    if !matches!(node, Node::Map(_)) {
        out.skip("cookies", if matches!(node, Node::Cut) { RowProblem::TooLarge } else { RowProblem::NotACookie });
        return None;
    }
    let domain = node.text_at("domain").unwrap_or_default();
    let (bare, is_dotted) = domain.strip_prefix('.').map_or((domain, false), |bare| (bare, true));
    // The flag of extensions decides, not the dot.
    let scope = match node.get("hostOnly").and_then(Node::flag) {
        Some(true) => Scope::HostOnly,
        Some(false) => Scope::Domain,
        None if is_dotted => Scope::Domain,
        None => manner.dotless,
    };
    let host = if is_of_a_file(node) { HostCell::of_files() } else { out.host_with("domain", bare, scope)? };
    // One that is something else is no name, and a cookie without one would be another.
    if matches!(node.get("name"), Some(Node::Number(_) | Node::Bool(_) | Node::List(_) | Node::Map(_) | Node::Cut)) {
        out.skip("name", RowProblem::WrongType);
        return None;
    }
    let mut text = |key: &'static str| match node.get(key) {
        Some(Node::Text(text)) => Some(text.as_str()),
        None | Some(Node::Null) => None,
        Some(_) => {
            out.warn(key, RowProblem::WrongType);
            None
        }
    };
    // A name or value of digits is a number to languages that do not tell the two apart.
    let whole = |key: &str| if let Some(Node::Whole(number)) = node.get(key) { Some(number.to_string()) } else { None };
    let name = whole("name").map_or_else(|| Cow::Borrowed(text("name").unwrap_or_default()), Cow::Owned);
    let path = text("path").unwrap_or("/");
    let (value, opened) = match node.get("value") {
        // As WebDriver BiDi has it: a text, or bytes that are none in base64.
        Some(bidi @ Node::Map(_)) if bidi.text_at("type") == Some("base64") => (None, bidi.text_at("value").and_then(base64::whole)),
        Some(bidi @ Node::Map(_)) if bidi.text_at("type") == Some("string") => (bidi.text_at("value"), None),
        Some(Node::Whole(number)) => (None, Some(Zeroizing::new(number.to_string().into_bytes()))),
        _ => (text("value"), None),
    };
    Some(Named { host, name, path, value: value.map(str::as_bytes), opened })
}

/// Whether a cookie whose domain is empty was set by a page opened from disk, by the facts that a store of Chromium tells it by: such a page has no port
/// and is not secure, and its path is its folder. One that has no domain at all is damaged.
fn is_of_a_file(node: &Node) -> bool {
    let has_port = matches!(node.get("sourcePort"), Some(Node::Whole(1..)));
    node.text_at("domain") == Some("")
        && !has_port
        && node.text_at("sourceScheme") != Some("Secure")
        && node.text_at("path").is_some_and(is_folder)
}

/// What else is said of it.
pub(crate) fn said(out: &mut Collector, node: &Node, manner: Manner) -> Said {
    let flag = |keys: &[&str]| node.any(keys).and_then(Node::flag);
    let same_site = match node.get("sameSite") {
        Some(Node::Text(word)) => same_site_of(word).or_else(|| {
            out.warn("sameSite", RowProblem::OutOfRange);
            None
        }),
        // Cookie-Editor's word for an attribute that is not there.
        Some(Node::Null) => Some(SameSite::Unset),
        _ => manner.no_same_site,
    };
    Said {
        secure: flag(&["secure"]),
        http_only: flag(&["httpOnly"]),
        same_site,
        partition: partition(out, node),
        container: container(out, node),
        ..Said::only(expiry(out, node))
    }
}

/// `expires`, `expiry` or `expirationDate`: seconds, where −1 is the session, or the text of a date.
pub(crate) fn expiry(out: &mut Collector, node: &Node) -> Expiry {
    let is_session = node.get("session").and_then(Node::flag) == Some(true);
    match node.any(&["expires", "expiry", "expirationDate"]) {
        _ if is_session => Expiry::Session,
        Some(Node::Whole(-1 | 0)) | None => Expiry::Session,
        Some(Node::Whole(whole)) => out.ends_of_whole("expires", *whole),
        Some(Node::Number(number)) if *number <= 0.0 && *number >= -1.0 => Expiry::Session,
        Some(Node::Number(number)) => out.ends_of_number("expires", *number),
        Some(Node::Text(text)) if text.eq_ignore_ascii_case("infinity") => Expiry::FarFuture,
        Some(Node::Text(text)) if text.is_empty() || text.eq_ignore_ascii_case("session") => Expiry::Session,
        Some(Node::Text(text)) => out.ends_at("expires", end_of(text)),
        Some(_) => out.ends_at("expires", None),
    }
}

/// A date as scripts write it.
pub(crate) fn date(text: &str) -> Option<Moment> {
    text.parse::<Timestamp>().ok().map(Moment::from)
}

/// A key as text (older protocol, Playwright), as an object (newer protocol, Puppeteer, extensions), empty where its site was lost, or the site of
/// First-Party Isolation.
fn partition(out: &mut Collector, node: &Node) -> Option<PartitionId> {
    let crosses = |node: &Node, key: &str| node.get(key).and_then(Node::flag).unwrap_or(false);
    let unknown = || PartitionKey::unreadable("");
    let key = match node.get("partitionKey") {
        Some(Node::Text(site)) if !site.is_empty() => site_key(out, site, crosses(node, "_crHasCrossSiteAncestor")),
        Some(key @ Node::Map(_)) => match key.any(&["topLevelSite", "sourceOrigin"]).and_then(Node::text) {
            Some(site) if !site.is_empty() => site_key(out, site, crosses(key, "hasCrossSiteAncestor")),
            _ => unknown(),
        },
        _ if crosses(node, "partitionKeyOpaque") => unknown(),
        _ => {
            let domain = node.text_at("firstPartyDomain").filter(|domain| !domain.is_empty())?;
            PartitionKey::bare(domain, PartitionKind::FirstPartyIsolation)
        }
    };
    out.cookies.add_partition(key)
}

fn site_key(out: &mut Collector, site: &str, crosses: bool) -> PartitionKey {
    PartitionKey::parse_schemeful_site(site.trim_end_matches('/'), crosses).unwrap_or_else(|_| {
        out.warn("partitionKey", RowProblem::BadPartitionKey);
        PartitionKey::unreadable(site)
    })
}

/// `firefox-container-3`, `firefox-private`; `1` is Chromium's private windows.
fn container(out: &mut Collector, node: &Node) -> Option<crate::cookie::ContainerId> {
    let store = match node.get("storeId")? {
        Node::Text(text) => Cow::Borrowed(text.as_str()),
        Node::Whole(number) => Cow::Owned(number.to_string()),
        _ => return None,
    };
    out.cookies.add_container(container_of(&store)?)
}

/// The container that a store of cookies is, as extensions name it; none for the one that every page is opened in.
pub(crate) fn container_of(store: &str) -> Option<Container> {
    match store {
        "firefox-private" | "1" => Some(Container { private_browsing: 1, ..Container::default() }),
        other => Some(Container { number: other.strip_prefix("firefox-container-")?.parse().ok()?, ..Container::default() }),
    }
}
