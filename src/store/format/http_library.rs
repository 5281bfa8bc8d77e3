//! Jars that libraries of HTTP keep in JSON: tough-cookie, Guzzle, persistent-cookiejar, `cookie_store` (docs/formats/http-library.md).

use super::collect::Collector;
use super::ends::end_of;
use super::epoch::{Epoch, Instant};
use super::json::node::Node;
use super::json::outline::JsonKind;
use super::json::walk::{End, Plan, Want, walk};
use super::json_cookie::date;
use super::json_list::LARGEST;
use super::plain::{PlainFile, Said};
use super::same_site::same_site_of;
use super::set_cookie::SetCookie;
use super::{Format, Traits};
use crate::cookie::{Expiry, Moment, SameSite, Scope};
use crate::store::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, RowProblem, StoreLocation};

pub(crate) const FORMAT: Format = Format::jar(
    FormatId::HttpLibrary,
    ["http-library", "HTTP library"],
    |head| head.json == Some(JsonKind::HttpLibrary),
    Traits::ALL_KEPT,
    read,
);

/// Where lists stand: in an array, under `cookies`, or in the collections of Insomnia and Crawlee, which hold much else.
const LISTS: Plan = Plan {
    want: |place| match place {
        ""
        | "cookies"
        | "resources"
        | "resources[]"
        | "resources[].cookies"
        | "sessions"
        | "sessions[]"
        | "sessions[].cookieJar"
        | "sessions[].cookieJar.cookies" => Want::Enter,
        "[]" | "cookies[]" | "resources[].cookies[]" | "sessions[].cookieJar.cookies[]" => Want::Take,
        _ => Want::Skip,
    },
    keys: None,
};
/// One behind the other.
const LINES: Plan = Plan { want: |_| Want::Take, keys: None };
/// In one object by host, path and name: what stands under a host is held, one after the other.
const HOSTS: Plan = Plan { want: |place| if place.is_empty() || place == "cookies" { Want::Enter } else { Want::Take }, keys: None };
/// Objects around a cookie below its host: path, name.
const DEEPEST: usize = 2;

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let mut jar = Jar { out: Collector::new(options), met: 0 };
    let each = |plan, each: &mut dyn FnMut(&str, Node)| walk(file.buffered()?, plan, each).map_err(|error| file.failed(error));
    let mut end = each(&LISTS, &mut |_, node| jar.add_element(&node))?;
    if jar.met == 0 {
        end = each(&LINES, &mut |_, node| jar.add_line(&node))?;
    }
    if jar.met == 0 {
        end = each(&HOSTS, &mut |_, node| jar.add_below(&node, 0))?;
    }
    let notes: &[ReadNote] = if end == End::Broken { &[ReadNote::TruncatedFile] } else { &[] };
    file.report(options, jar.out, notes)
}

struct Jar {
    out: Collector,
    /// Cookies that were met.
    met: i64,
}

impl Jar {
    /// An element of a list: the cookies of a host, as Bruno has them, or one cookie.
    fn add_element(&mut self, node: &Node) {
        match node.get("cookies") {
            Some(Node::List(cookies)) if !is_cookie(node) => cookies.iter().for_each(|cookie| self.add_listed(cookie)),
            _ => self.add_listed(node),
        }
    }

    /// A cookie, or what is counted as none.
    fn add_listed(&mut self, node: &Node) {
        self.met += 1;
        self.out.begin(Some(self.met));
        match node {
            _ if is_cut(node) => self.out.skip("cookies", RowProblem::TooLarge),
            _ if is_cookie(node) => self.add(node),
            _ => self.out.skip("cookies", RowProblem::NotACookie),
        }
    }

    /// A line, where it is a cookie.
    fn add_line(&mut self, node: &Node) {
        if is_cookie(node) {
            self.add_listed(node);
        }
    }

    /// The cookies of an object, which is one or holds them by path and name.
    fn add_below(&mut self, node: &Node, depth: usize) {
        match node {
            _ if is_cookie(node) => self.add_listed(node),
            Node::Map(fields) if depth < DEEPEST => fields.iter().for_each(|(_, below)| self.add_below(below, depth + 1)),
            Node::Cut => self.add_listed(node),
            _ => {}
        }
    }

    fn add(&mut self, node: &Node) {
        match node.text_at("raw_cookie") {
            Some(header) => self.add_of_header(node, header),
            None => self.add_of_fields(node),
        }
    }

    /// As Rust's `cookie_store` keeps it: the header, and what became of it.
    fn add_of_header(&mut self, node: &Node, header: &str) {
        let Some(sent) = SetCookie::parse(header) else { return self.out.skip("raw_cookie", RowProblem::NotACookie) };
        let domain = |key: &str| node.get("domain").and_then(|domain| domain.text_at(key));
        let (host, scope) = domain("HostOnly").map_or((domain("Suffix"), Scope::Domain), |host| (Some(host), Scope::HostOnly));
        let Some(host) = self.out.host_with("domain", host.unwrap_or_default(), scope) else { return };
        let path = node.items_at("path").first().and_then(Node::text).or(sent.path).unwrap_or("/");
        let expiry = match node.get("expires").and_then(|expires| expires.text_at("AtUtc")) {
            Some(text) => self.out.ends_at("expires", end_of(text)),
            None => Expiry::Session,
        };
        let said =
            Said { secure: Some(sent.secure), http_only: Some(sent.http_only), same_site: Some(sent.same_site), ..Said::only(expiry) };
        self.out.add(&host, sent.name, path, Some(sent.value.as_bytes()), said);
    }

    /// A field for each fact: in small letters tough-cookie's, which leaves out what is false; in large ones Guzzle's and Go's, which write all.
    fn add_of_fields(&mut self, node: &Node) {
        let text = |keys: &[&str]| node.any(keys).and_then(Node::text);
        let leaves_out = node.get("key").is_some();
        let flag = |keys: &[&str]| node.any(keys).and_then(Node::flag).or(leaves_out.then_some(false));
        let domain = text(&["domain", "Domain"]).unwrap_or_default();
        let (bare, is_dotted) = domain.strip_prefix('.').map_or((domain, false), |bare| (bare, true));
        let scope = match node.any(&["hostOnly", "HostOnly"]).and_then(Node::flag) {
            Some(true) => Scope::HostOnly,
            Some(false) => Scope::Domain,
            None if is_dotted => Scope::Domain,
            None => Scope::Unknown,
        };
        let Some(host) = self.out.host_with("domain", bare, scope) else { return };
        let created = moment(node, &["creation", "Creation"]);
        let same_site = text(&["sameSite", "SameSite"]).and_then(same_site_of);
        let said = Said {
            secure: flag(&["secure", "Secure"]),
            http_only: flag(&["httpOnly", "HttpOnly"]),
            same_site: same_site.or(leaves_out.then_some(SameSite::Unset)),
            created,
            last_set: moment(node, &["Updated"]),
            last_accessed: moment(node, &["lastAccessed", "LastAccess"]),
            ..Said::only(self.expiry(node, created))
        };
        let (name, path, value) =
            (text(&["key", "Name"]).unwrap_or_default(), text(&["path", "Path"]).unwrap_or("/"), text(&["value", "Value"]));
        self.out.add(&host, name, path, value.map(str::as_bytes), said);
    }

    /// Guzzle's `Discard` and Go's `Persistent` say which are of the session; tough-cookie's `maxAge` counts from its creation and wins.
    fn expiry(&mut self, node: &Node, created: Option<Moment>) -> Expiry {
        let flag = |key: &str| node.get(key).and_then(Node::flag);
        if flag("Discard") == Some(true) || flag("Persistent") == Some(false) {
            return Expiry::Session;
        }
        if let (Some(Node::Whole(age)), Some(created)) = (node.get("maxAge"), created) {
            let end = age.checked_mul(1_000_000).and_then(|micros| micros.checked_add(created.unix_micros()));
            let beyond = if *age > 0 { Instant::FarFuture } else { Instant::FarPast };
            return self.out.expiry_of("maxAge", end.map_or(beyond, |end| Epoch::UnixMicros.instant(end)));
        }
        match node.any(&["expires", "Expires"]) {
            None => Expiry::Session,
            // What tough-cookie, and .NET and Go, write where the header said nothing.
            Some(Node::Text(text)) if text.eq_ignore_ascii_case("infinity") || text.starts_with("0001-01-01T00:00:00") => Expiry::Session,
            Some(Node::Text(text)) => self.out.ends_at("expires", end_of(text)),
            Some(Node::Whole(whole)) => self.out.ends_of_whole("expires", *whole),
            Some(Node::Number(number)) => self.out.ends_of_number("expires", *number),
            Some(_) => self.out.ends_at("expires", None),
        }
    }
}

/// What was too much to be held, or an object of which something was: what is absent then was not left out by its library.
fn is_cut(node: &Node) -> bool {
    let Node::Map(fields) = node else { return matches!(node, Node::Cut) };
    fields.iter().any(|(_, value)| matches!(value, Node::Cut))
}

/// An object that says of itself on which domain and under which name it is kept.
fn is_cookie(node: &Node) -> bool {
    node.any(&["domain", "Domain"]).is_some_and(|domain| matches!(domain, Node::Text(_) | Node::Map(_)))
        && node.any(&["key", "Name", "raw_cookie"]).is_some_and(|name| name.text().is_some())
}

/// A time as text; none where it is not there.
fn moment(node: &Node, keys: &[&str]) -> Option<Moment> {
    node.any(keys).and_then(Node::text).and_then(date)
}
