//! What a term asks of a row, in a form that only looks up.

use std::ops::Range;

use super::whose::{Organisations, Providers};
use crate::classify::Sites;
use crate::cookie::{Cookie, Expiry, Moment, RowId, SameSite, Strings, Sym};
use crate::inventory::{Inventory, OpenStore};
use crate::query::filter::{Condition, FoldedPattern, Key, Order, Term, Value};
use crate::query::search::{SearchWords, WordHits, word_hits};
use crate::query::{Filter, Lived};
use crate::site;

/// A question about a row of one store.
pub(super) enum Test<'a> {
    /// By number of the text of its name, host or path.
    Text(fn(&Cookie) -> Sym, Vec<bool>),
    /// By number of its own site, or of the one on whose pages it was set.
    Site(Vec<bool>),
    /// The latter alone; the flag is for rows without one.
    SeenOn(Vec<bool>, bool),
    /// By container; the flag is for rows without one.
    Container(Vec<bool>, bool),
    /// By number of the provider.
    Provider(Providers<'a>, Vec<bool>),
    /// By number of the third party.
    Organisation(Organisations<'a>, Vec<bool>),
    /// An attribute is one of these.
    Flag(Attribute, Vec<Option<bool>>),
    /// `SameSite` is one of these.
    SameSite(Vec<SameSite>),
    /// The life is of one of these classes.
    Life(Vec<Lived>),
    /// The life stands so to a span in seconds.
    Span(Order, i64),
    /// A time is in one of these, in microseconds since 1970.
    Within(fn(&Cookie) -> Option<Moment>, Vec<Range<i64>>),
    /// A word is somewhere.
    Word(Box<WordHits>),
}

/// A row of a store.
pub(super) struct Row<'a> {
    pub store: &'a OpenStore,
    pub id: RowId,
    pub cookie: &'a Cookie,
    pub verdict: u32,
}

impl<'a> Test<'a> {
    /// What a term asks of the rows of a store; `None` for what verdict and store answer alone.
    pub(super) fn of(term: &Term, inventory: &'a Inventory, store: &'a OpenStore, words: &SearchWords) -> Option<Self> {
        Some(match &term.condition {
            Condition::Word(word) => Self::Word(Box::new(word_hits(word, inventory.knowledge(), store, words))),
            Condition::Life(order, span) => Self::Span(*order, span.seconds()),
            Condition::Date(key, order, day) => Self::Within(time(*key)?, vec![order.of_range(day.micros(words.zone()))]),
            Condition::OneOf(key, values) => return Self::of_values(*key, values, (inventory, store), words),
        })
    }

    fn of_values(key: Key, values: &[Value], (inventory, store): (&'a Inventory, &'a OpenStore), words: &SearchWords) -> Option<Self> {
        let patterns = patterns(values);
        let meets = |text: &str| patterns.iter().any(|pattern| pattern.meets(text));
        let strings = &store.report.cookies.strings;
        let texts = || strings.iter().map(|(_, text)| meets(text)).collect();
        let by_number = |texts: &[&str]| texts.iter().map(|text| meets(text)).collect::<Vec<_>>();
        Some(match key {
            Key::Name => Self::Text(|cookie| cookie.name, texts()),
            Key::Path => Self::Text(|cookie| cookie.path, texts()),
            Key::Host => Self::Text(|cookie| cookie.host.name(), strings.iter().map(|(_, text)| shows(&patterns, text)).collect()),
            Key::Site => Self::Site(of_sites(&patterns, &store.classification.sites)),
            Key::SeenOn => Self::SeenOn(of_sites(&patterns, &store.classification.sites), meets("")),
            Key::Container => {
                let labels = store.container_labels();
                Self::Container(labels.iter().map(|label| meets(&label.code)).collect(), meets(""))
            }
            Key::Provider => {
                let providers = Providers::of_store(inventory, store);
                let meets = by_number(providers.names.texts());
                Self::Provider(providers, meets)
            }
            Key::Organisation => {
                let organisations = Organisations::of_store(inventory, store);
                let meets = by_number(organisations.names.texts());
                Self::Organisation(organisations, meets)
            }
            Key::SameSite => Self::SameSite(of(values, |value| if let Value::SameSite(one) = value { Some(*one) } else { None })),
            Key::Life => Self::Life(of(values, |value| if let Value::Life(one) = value { Some(*one) } else { None })),
            Key::Secure | Key::HttpOnly | Key::HostOnly | Key::Partitioned => {
                let (_, flag) = FLAGS.into_iter().find(|(of, _)| *of == key)?;
                Self::Flag(flag, of(values, |value| if let Value::Flag(one) = value { Some(*one) } else { None }))
            }
            Key::Expires | Key::Created | Key::Accessed => Self::Within(
                time(key)?,
                of(values, |value| if let Value::Day(day) = value { Some(day.micros(words.zone())) } else { None }),
            ),
            Key::Category
            | Key::Party
            | Key::Purpose
            | Key::Consent
            | Key::Confidence
            | Key::Finding
            | Key::Declared
            | Key::Browser
            | Key::Profile
            | Key::Store => return None,
        })
    }

    /// Whether a row meets it.
    pub(super) fn meets(&self, row: &Row<'_>) -> bool {
        let at = |list: &[bool], index: usize| list.get(index).copied().unwrap_or(false);
        let cookie = row.cookie;
        let seen_on = || row.store.seen_on(row.id, cookie);
        match self {
            Self::Text(of, texts) => at(texts, of(cookie).index()),
            Self::Site(sites) => {
                let is = |site: Option<Sym<Sites>>| site.is_some_and(|site| at(sites, site.index()));
                is(row.store.classification.site_of(cookie)) || is(seen_on())
            }
            Self::SeenOn(sites, without) => seen_on().map_or(*without, |site| at(sites, site.index())),
            Self::Container(containers, without) => cookie.container.map_or(*without, |container| at(containers, container.index())),
            Self::Provider(providers, meets) => at(meets, providers.of(cookie, row.verdict) as usize),
            Self::Organisation(organisations, meets) => at(meets, organisations.of(row.store, cookie, row.verdict) as usize),
            Self::Flag(of, wanted) => wanted.contains(&of(cookie)),
            Self::SameSite(wanted) => cookie.same_site.is_some_and(|same_site| wanted.contains(&same_site)),
            Self::Life(wanted) => wanted.contains(&Lived::of(cookie.expiry, cookie.lifetime_seconds())),
            Self::Span(order, bound) => seconds(cookie).is_some_and(|seconds| order.holds_of_life(seconds, *bound)),
            Self::Within(of, ranges) => of(cookie).is_some_and(|time| ranges.iter().any(|range| range.contains(&time.unix_micros()))),
            Self::Word(hits) => hits.has(cookie, row.verdict, seen_on),
        }
    }
}

impl Filter {
    /// Whether the words of a store meet a term on it; `None` for other terms.
    pub(super) fn of_store(term: &Term, store: &OpenStore) -> Option<bool> {
        let Condition::OneOf(key, values) = &term.condition else { return None };
        let record = &store.report.record;
        let text = match key {
            Key::Browser => record.browser.as_str(),
            Key::Profile => &record.profile,
            Key::Store => store.source.shown(),
            _ => return None,
        };
        Some(patterns(values).iter().any(|pattern| pattern.meets(text)))
    }
}

fn of<T>(values: &[Value], one: impl Fn(&Value) -> Option<T>) -> Vec<T> {
    values.iter().filter_map(one).collect()
}

fn patterns(values: &[Value]) -> Vec<FoldedPattern> {
    of(values, |value| if let Value::Text(pattern) = value { Some(pattern.folded()) } else { None })
}

/// As it is stored or as people read it: international hosts are stored in punycode.
fn shows(patterns: &[FoldedPattern], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.meets(text) || text.contains("xn--") && pattern.meets(&site::display(text)))
}

fn of_sites(patterns: &[FoldedPattern], sites: &Strings<Sites>) -> Vec<bool> {
    sites.iter().map(|(_, name)| shows(patterns, name)).collect()
}

/// An attribute that a row has, has not, or does not tell.
pub(in crate::query) type Attribute = fn(&Cookie) -> Option<bool>;

/// The keys of such attributes.
pub(in crate::query) const FLAGS: [(Key, Attribute); 4] = [
    (Key::Secure, |cookie| cookie.secure),
    (Key::HttpOnly, |cookie| cookie.http_only),
    (Key::HostOnly, |cookie| cookie.host.host_only()),
    (Key::Partitioned, |cookie| Some(cookie.partition.is_some())),
];

fn time(key: Key) -> Option<fn(&Cookie) -> Option<Moment>> {
    Some(match key {
        Key::Expires => |cookie| cookie.expiry.at(),
        Key::Created => |cookie| cookie.created,
        Key::Accessed => |cookie| cookie.last_accessed,
        _ => return None,
    })
}

/// How long a cookie lives, where it has an end or never has one.
fn seconds(cookie: &Cookie) -> Option<i64> {
    match cookie.expiry {
        Expiry::FarFuture => Some(i64::MAX),
        Expiry::Session => None,
        Expiry::At(_) | Expiry::Unknown => cookie.lifetime_seconds(),
    }
}
