//! Cookie Quick Manager's own words.

use super::super::collect::Collector;
use super::super::json::node::Node;
use super::super::plain::Said;
use super::super::same_site::same_site_of;
use crate::cookie::Scope;

/// Adds a cookie: `Host raw` is the address of a page, `Expires raw` a text of seconds.
pub(super) fn add(out: &mut Collector, node: &Node) {
    let text = |key: &str| node.text_at(key).unwrap_or_default();
    let flag = |key: &str| node.get(key).and_then(Node::flag);
    let page = text("Host raw");
    let host = page.split_once("://").map_or(page, |(_, rest)| rest).split('/').next().unwrap_or_default();
    let (bare, is_dotted) = host.strip_prefix('.').map_or((host, false), |bare| (bare, true));
    let scope = match flag("This domain only raw") {
        Some(true) => Scope::HostOnly,
        Some(false) => Scope::Domain,
        None if is_dotted => Scope::Domain,
        None => Scope::Unknown,
    };
    let Some(host) = out.host_with("Host raw", bare, scope) else { return };
    let expiry = out.ends_of_text("Expires raw", text("Expires raw"));
    let said = Said {
        secure: flag("Send for raw"),
        http_only: flag("HTTP only raw"),
        same_site: node.text_at("SameSite raw").and_then(same_site_of),
        ..Said::only(expiry)
    };
    out.add(&host, text("Name raw"), text("Path raw"), node.text_at("Content raw").map(str::as_bytes), said);
}
