use std::collections::{HashMap, HashSet};

use super::jar::{Jar, Origin};
use super::sent::Sent;
use crate::cookie::Moment;
use crate::store::SeenInRequest;
use crate::store::format::collect::Collector;
use crate::store::format::json::node::Node;
use crate::store::format::json_cookie::date;
use crate::store::format::url::host_of;
use crate::store::format::visits::Pages;

/// Pages of one tab that are remembered.
const MOST_PAGES: usize = 1_000;

/// What a recording has shown so far.
pub(super) struct Recording {
    jar: Jar,
    sent: Sent,
    pages: Pages,
    /// The addresses of pages that were opened, by the page or tab that entries name, the latest last.
    tops: HashMap<String, Vec<String>>,
    entries: i64,
    /// Headers or lists of cookies were met.
    has_cookies: bool,
}

impl Recording {
    pub(super) fn new(out: Collector) -> Self {
        Self { jar: Jar::new(out), sent: Sent::default(), pages: Pages::default(), tops: HashMap::new(), entries: 0, has_cookies: false }
    }

    /// A page whose title is its address, as Chromium has it. Other tools write what stands in the title of the window.
    pub(super) fn page(&mut self, node: &Node) {
        if let (Some(id), Some(title)) = (node.text_at("id"), node.text_at("title"))
            && host_of(title).is_some()
        {
            self.tops.entry(id.to_owned()).or_default().push(title.to_owned());
        }
    }

    pub(super) fn entry(&mut self, node: &Node) {
        self.entries += 1;
        let (Some(request), Some(response)) = (node.get("request"), node.get("response")) else { return };
        let url = request.text_at("url").unwrap_or_default();
        let started = node.text_at("startedDateTime").and_then(date);
        let answered = started.and_then(|started| later(started, node.get("time")));
        self.has_cookies |= has_cookies(request) || has_cookies(response);
        if let Some(started) = started {
            self.pages.reaches(started);
        }
        if let Some(host) = host_of(url) {
            self.sent.request(&host, headers(request, "cookie"), request.items_at("cookies"));
        }
        if is_page(node, request, response)
            && let Some(host) = host_of(url)
        {
            self.pages.opened(&host, started);
            let tab = self.tops.entry(tab_of(node)).or_default();
            if tab.len() < MOST_PAGES {
                tab.push(url.to_owned());
            }
        }
        let top = self.top(node, request).map(str::to_owned);
        let origin = Origin { url, top: top.as_deref(), at: answered, started, entry: self.entries };
        let listed = response.items_at("cookies");
        let sent: Vec<&str> = headers(response, "set-cookie").collect();
        let names: HashSet<&str> = listed.iter().filter_map(|cookie| cookie.text_at("name")).collect();
        for header in &sent {
            // One header may hold several, joined by line feeds; a comma may stand in a date.
            for line in header.split('\n').filter(|line| !line.trim().is_empty()) {
                let parts = if sent.len() == 1 { between_commas(line, &names) } else { vec![line] };
                for part in parts {
                    self.jar.header(part, &origin);
                }
            }
        }
        if sent.is_empty() {
            for cookie in listed {
                self.jar.listed(cookie, &origin);
            }
        }
    }

    /// The page at the top when an entry was asked for: the last one that was opened before it in its tab, or the one that its referrer names.
    fn top(&self, node: &Node, request: &Node) -> Option<&str> {
        let tab = self.tops.get(&tab_of(node))?;
        let referrer = headers(request, "referer").next().and_then(host_of);
        let named = || tab.iter().rev().find(|page| host_of(page) == referrer);
        referrer.as_ref().and_then(|_| named()).or(tab.last()).map(String::as_str)
    }

    /// Whether entries are there and none of them has a cookie, which hardly any visit is without.
    pub(super) fn is_without_cookies(&self) -> bool {
        self.entries > 0 && !self.has_cookies
    }

    /// The cookies, the pages that were opened, and what only requests showed.
    pub(super) fn finish(self) -> (Collector, Pages, Vec<SeenInRequest>) {
        let seen = self.sent.not_set(self.jar.set_names());
        (self.jar.finish(), self.pages, seen)
    }
}

/// The cookies of a header that Safari has joined with commas, as its library does. Where one ends only the list beside it tells: a comma before a name
/// that is in no other header. Each part between commas is looked up once, because both may be many.
fn between_commas<'h>(header: &'h str, names: &HashSet<&str>) -> Vec<&'h str> {
    let begins = |part: &str| part.trim_start().split_once('=').is_some_and(|(name, _)| !name.is_empty() && names.contains(name));
    let (mut cookies, mut start, mut at) = (Vec::new(), 0, 0);
    for part in header.split(',') {
        if at > 0 && begins(part) {
            cookies.extend(header.get(start..at - 1));
            start = at;
        }
        at += part.len() + 1;
    }
    cookies.extend(header.get(start..));
    cookies
}

fn tab_of(node: &Node) -> String {
    node.text_at("pageref").unwrap_or_default().to_owned()
}

/// The values of a header, by its name in any case.
fn headers<'n>(message: &'n Node, name: &'static str) -> impl Iterator<Item = &'n str> {
    let is_named = move |header: &&Node| header.text_at("name").is_some_and(|found| found.eq_ignore_ascii_case(name));
    message.items_at("headers").iter().filter(is_named).filter_map(|header| header.text_at("value"))
}

fn has_cookies(message: &Node) -> bool {
    let has = |name| headers(message, name).next().is_some();
    !message.items_at("cookies").is_empty() || has("cookie") || has("set-cookie")
}

/// Whether an entry is a page that was opened, not a frame in one. Browsers say for what they ask; where they do not, what is HTML and was not
/// asked for by another page is one.
fn is_page(node: &Node, request: &Node, response: &Node) -> bool {
    if let Some(destination) = headers(request, "sec-fetch-dest").next() {
        return destination == "document";
    }
    let kind = node.text_at("_resourceType");
    let is_html =
        || response.get("content").and_then(|content| content.text_at("mimeType")).is_some_and(|kind| kind.starts_with("text/html"));
    let may_be = kind.map_or_else(is_html, |kind| kind == "document");
    may_be && headers(request, "referer").next().is_none()
}

/// A time some milliseconds later.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "the range is checked")]
fn later(started: Moment, time: Option<&Node>) -> Option<Moment> {
    let millis = match time {
        Some(Node::Whole(millis)) => *millis as f64,
        Some(Node::Number(millis)) => *millis,
        _ => 0.0,
    };
    let millis = if (0.0..86_400_000.0).contains(&millis) { millis } else { 0.0 };
    Moment::from_unix_micros(started.unix_micros() + (millis * 1_000.0) as i64)
}
