use std::collections::HashMap;

use zeroize::Zeroizing;

use crate::cookie::{Expiry, HostCell, Moment, PartitionKey, RowId, SameSite, Scope, SetBy};
use crate::site;
use crate::store::RowProblem;
use crate::store::format::collect::Collector;
use crate::store::format::json::node::Node;
use crate::store::format::json_cookie::expiry;
use crate::store::format::plain::Said;
use crate::store::format::set_cookie::{SetCookie, cookie_date};
use crate::store::format::url::host_of;

/// Cookies that are kept; a recording of a day has some thousand.
const MOST: usize = 1_000_000;

/// Where and when an answer came.
pub(super) struct Origin<'e> {
    pub(super) url: &'e str,
    /// The address of the page at the top.
    pub(super) top: Option<&'e str>,
    pub(super) at: Option<Moment>,
    /// When it was asked for.
    pub(super) started: Option<Moment>,
    /// The number of the entry.
    pub(super) entry: i64,
}

/// What the answers have set, in the end.
pub(super) struct Jar {
    out: Collector,
    kept: HashMap<Key, Kept>,
}

/// What names a cookie.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    name: String,
    host: HostText,
    path: String,
    top: Option<String>,
}

/// A host with its scope: without a dot it is host-only.
type HostText = String;

struct Kept {
    /// In which it was first met, which gives the order of rows.
    number: usize,
    entry: i64,
    /// The host of the page at the top when it was first set.
    page: Option<String>,
    first_set: Option<Moment>,
    last_set: Option<Moment>,
    /// None where the last answer deleted it.
    state: Option<State>,
    /// Answers that set or deleted it.
    times: u64,
}

struct State {
    value: Zeroizing<String>,
    expiry: Expiry,
    secure: Option<bool>,
    http_only: Option<bool>,
    same_site: Option<SameSite>,
}

impl Jar {
    pub(super) fn new(out: Collector) -> Self {
        Self { out, kept: HashMap::new() }
    }

    /// What one `Set-Cookie` asks for.
    pub(super) fn header(&mut self, line: &str, origin: &Origin<'_>) {
        self.out.begin(Some(origin.entry));
        let Some(cookie) = SetCookie::parse(line) else { return self.out.skip("Set-Cookie", RowProblem::NotACookie) };
        let Some(host) = self.host(cookie.domain, origin) else { return };
        let ends = match (cookie.max_age, cookie.expires) {
            (Some(age), _) => after(origin.at, age),
            (None, Some(end)) => end.expiry(),
            (None, None) => Expiry::Session,
        };
        let is_deleted = cookie.max_age.is_some_and(|age| age <= 0) || is_over(ends, origin.at);
        let top = if cookie.partitioned { origin.top.and_then(top_site) } else { None };
        let path = cookie.path.map_or_else(|| default_path(origin.url), str::to_owned);
        let state = State {
            value: Zeroizing::new(cookie.value.to_owned()),
            expiry: ends,
            secure: Some(cookie.secure),
            http_only: Some(cookie.http_only),
            same_site: Some(cookie.same_site),
        };
        self.set(Key { name: cookie.name.to_owned(), host, path, top }, (!is_deleted).then_some(state), origin);
    }

    /// What a tool says of a cookie where the headers are not there. It cannot tell a domain cookie, nor an absent `SameSite`.
    pub(super) fn listed(&mut self, node: &Node, origin: &Origin<'_>) {
        self.out.begin(Some(origin.entry));
        let text = |key: &str| node.text_at(key).unwrap_or_default();
        let Some(host) = self.host(
            node.text_at("domain").map(|domain| domain.strip_prefix('.').unwrap_or(domain)).filter(|domain| !domain.is_empty()),
            origin,
        ) else {
            return;
        };
        let path = node.text_at("path").filter(|path| path.starts_with('/')).map_or_else(|| default_path(origin.url), str::to_owned);
        let ends = match node.text_at("expires").and_then(cookie_date) {
            Some(end) => end.expiry(),
            None => expiry(&mut self.out, node),
        };
        let flag = |key: &str| node.get(key).and_then(Node::flag);
        let state = State {
            value: Zeroizing::new(text("value").to_owned()),
            expiry: ends,
            secure: flag("secure"),
            http_only: flag("httpOnly"),
            same_site: node.text_at("sameSite").and_then(crate::store::format::same_site::same_site_of),
        };
        let state = (!is_over(ends, origin.at)).then_some(state);
        self.set(Key { name: text("name").to_owned(), host, path, top: None }, state, origin);
    }

    /// The host of a cookie: the one of the address, or the domain that was asked for, with a dot, where the address lies in it. What a browser
    /// would refuse is skipped.
    fn host(&mut self, domain: Option<&str>, origin: &Origin<'_>) -> Option<HostText> {
        let Some(own) = host_of(origin.url) else {
            self.out.skip("url", RowProblem::NoHost);
            return None;
        };
        let Some(domain) = domain else { return Some(own.into_owned()) };
        let wanted = crate::cookie::canonical_host(domain);
        let is_own = wanted == own;
        let lies_in_it = site::is_within(&own, &wanted) && !site::is_public_suffix(&wanted);
        if !is_own && !lies_in_it {
            self.out.skip("Domain", RowProblem::FieldsDisagree);
            return None;
        }
        // A suffix that asks for itself is one host.
        Some(if site::is_public_suffix(&wanted) { own.into_owned() } else { format!(".{wanted}") })
    }

    fn set(&mut self, key: Key, state: Option<State>, origin: &Origin<'_>) {
        let number = self.kept.len();
        if number >= MOST && !self.kept.contains_key(&key) {
            return self.out.skip("Set-Cookie", RowProblem::TooLarge);
        }
        let kept = self.kept.entry(key).or_insert_with(|| Kept {
            number,
            entry: origin.entry,
            page: None,
            first_set: None,
            last_set: None,
            state: None,
            times: 0,
        });
        kept.times += 1;
        if state.is_some() {
            kept.page = kept.page.take().or_else(|| origin.top.and_then(host_of).map(std::borrow::Cow::into_owned));
            kept.first_set = match (kept.first_set, origin.started) {
                (Some(first), Some(at)) => Some(first.min(at)),
                (first, at) => first.or(at),
            };
        }
        // Entries need not stand in the order of their times.
        if kept.times == 1 || origin.at.is_none() || origin.at >= kept.last_set {
            kept.last_set = origin.at.or(kept.last_set);
            kept.state = state;
        }
    }

    /// The names of all that was set or deleted, each with its host.
    pub(super) fn set_names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.kept.keys().map(|key| (key.name.as_str(), key.host.as_str()))
    }

    /// The rows, in the order in which they were first set. Answers that set a cookie again or deleted it are counted as merged.
    pub(super) fn finish(mut self) -> Collector {
        let mut kept: Vec<(Key, Kept)> = self.kept.into_iter().collect();
        kept.sort_by_key(|(_, kept)| kept.number);
        let out = &mut self.out;
        for (key, kept) in kept {
            out.merged += kept.times - u64::from(kept.state.is_some());
            let Some(state) = kept.state else { continue };
            out.begin(Some(kept.entry));
            let (bare, scope) = key.host.strip_prefix('.').map_or((key.host.as_str(), Scope::HostOnly), |bare| (bare, Scope::Domain));
            let Ok(host) = HostCell::parse(bare, Some(scope)) else { continue };
            let partition = key.top.as_deref().and_then(|top| PartitionKey::parse_schemeful_site(top, false).ok());
            let said = Said {
                secure: state.secure,
                http_only: state.http_only,
                same_site: state.same_site,
                created: kept.first_set,
                last_set: kept.last_set,
                set_by: Some(SetBy::Header),
                partition: partition.and_then(|key| out.cookies.add_partition(key)),
                ..Said::only(state.expiry)
            };
            // As in any table of visits, which page an answer belongs to is recorded and need not be guessed from times.
            if let (Some(page), Ok(row)) = (&kept.page, u32::try_from(out.cookies.rows.len())) {
                out.cookies.add_set_on(RowId(row), page);
            }
            let (name, path) =
                (out.text_of("name", key.name.as_bytes()).into_owned(), out.text_of("path", key.path.as_bytes()).into_owned());
            out.add(&host, &name, &path, Some(state.value.as_bytes()), said);
        }
        self.out
    }
}

/// `https://` and the registrable domain of a page.
fn top_site(url: &str) -> Option<String> {
    let scheme = url.split_once("://")?.0.to_ascii_lowercase();
    host_of(url).map(|host| format!("{scheme}://{}", site::registrable_domain(&host)))
}

/// The path of an address up to its last slash (RFC 6265bis, section 5.1.4).
fn default_path(url: &str) -> String {
    let path = url.split_once("://").and_then(|(_, rest)| rest.find('/').and_then(|at| rest.get(at..))).unwrap_or_default();
    let path = path.split(['?', '#']).next().unwrap_or_default();
    match path.rfind('/') {
        Some(end) if end > 0 => path.get(..end).unwrap_or("/").to_owned(),
        _ => "/".to_owned(),
    }
}

/// So many seconds after a time.
fn after(at: Option<Moment>, seconds: i64) -> Expiry {
    let Some(at) = at else { return Expiry::Unknown };
    let micros = i128::from(at.unix_micros()) + i128::from(seconds) * 1_000_000;
    match i64::try_from(micros).ok().and_then(Moment::from_unix_micros) {
        Some(moment) => Expiry::At(moment),
        None if seconds > 0 => Expiry::FarFuture,
        None => Expiry::At(Moment::FIRST),
    }
}

fn is_over(ends: Expiry, at: Option<Moment>) -> bool {
    matches!((ends, at), (Expiry::At(end), Some(at)) if end <= at)
}
