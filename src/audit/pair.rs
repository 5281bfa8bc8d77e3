//! Pairs of moments that one visitor shows one after the other: what their stores prove of that, and what speaks against it. A store is taken to be of the
//! moment that it was given as, until what it holds shows that it cannot be.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::gather::Gathered;
use super::unseen::first;
use super::{FOLLOWING, Label, Labels, Subject, Unseen};
use crate::cookie::{KeyedMap, KeyedSet, Moment, Scope};
use crate::inventory::{CookieId, OpenStore, StoreIndex};

/// Why two stores are not of one visitor, first the one and then the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PairFault {
    /// They are of one visitor, and the one that was given as the later is the earlier.
    Swapped,
    /// The history of the later holds none of the visits of the earlier, and no cookie is in both.
    OtherVisitor,
    /// Cookies of the later are older than those of the same name in the earlier: the other order, or another visitor.
    Older,
}

/// Moments of one visit are not further apart than so many seconds.
const APART_SECONDS: i64 = 31 * 86_400;
/// Clocks of two machines, and time zones, differ by less.
const CLOCK_SECONDS: i64 = 86_400;
/// The first day of 1995, in seconds: the year of the first browser that kept cookies in a file.
const FIRST_COOKIES: i64 = 788_918_400;

/// What the stores show of the moments that they were given as.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Later moments of which a history goes on from that of the moment before: one visitor shows both.
    pub(super) shown: Labels,
    /// What speaks against it.
    pub(super) faults: Vec<Unseen>,
}

/// A cookie as both stores of a pair know it: host, name, path, partition, container.
type Key<'a> = ((bool, &'a str), &'a str, &'a str, Option<&'a str>, Option<&'a str>);

/// What one store holds of the site, with times.
struct Recording<'a> {
    store: usize,
    label: Label,
    browser: &'a str,
    /// When each cookie was made, and set last.
    cookies: KeyedMap<Key<'a>, (Option<Moment>, Option<Moment>)>,
    /// When cookies were read last: browsers keep that also where a time of setting cannot be.
    read: Vec<Moment>,
    visits: KeyedSet<(&'a str, Moment)>,
    read_at: i64,
}

impl<'a> Recording<'a> {
    fn of(subject: &Subject<'a>, place: usize, store: &'a OpenStore, label: Label) -> Self {
        let (mut cookies, mut read) = (KeyedMap::default(), Vec::new());
        let views = u16::try_from(place).ok().map(|place| subject.inventory.cookies_of(StoreIndex(place)).map(CookieId));
        for view in subject.inventory.views(views.into_iter().flatten()).filter(|view| view.site == subject.site) {
            let host = (view.cookie.host.scope() == Scope::Domain, view.cookie.host());
            let container = view.container_label().map(|label| label.code.as_str());
            let key = (host, view.cookie.name(), view.cookie.path(), view.top_level_site(), container);
            cookies.insert(key, (view.cookie.created, view.cookie.last_set));
            read.extend(view.cookie.last_accessed);
        }
        let history = store.report.history.as_ref();
        let visits = history.into_iter().flat_map(|history| {
            history.visits.iter().filter_map(|visit| Some((history.hosts.get(visit.host as usize)?.as_str(), visit.at)))
        });
        let record = &store.report.record;
        Self { store: place, label, browser: &record.browser, cookies, read, visits: visits.collect(), read_at: record.read_at.as_second() }
    }

    /// All times at which something was made, set, read or opened.
    fn times(&self) -> impl Iterator<Item = Moment> {
        let of_cookies = self.cookies.values().flat_map(|(created, set)| [*created, *set]).flatten();
        of_cookies.chain(self.read.iter().copied()).chain(self.visits.iter().map(|(_, at)| *at))
    }

    /// A time that no store can hold.
    fn impossible(&self) -> Option<Unseen> {
        let seconds = |at: &Moment| at.unix_micros().div_euclid(1_000_000);
        let is_impossible = |at: &Moment| seconds(at) < FIRST_COOKIES || seconds(at) > self.read_at.saturating_add(CLOCK_SECONDS);
        let at = self.times().filter(is_impossible).max().and_then(Moment::timestamp)?;
        Some(Unseen::Clock { store: self.store, at })
    }

    /// What speaks against `self` and `later` being of one visitor, in this order; none with a history that shows it.
    fn before(&self, later: &Self) -> Result<bool, PairFault> {
        let common = self.visits.intersection(&later.visits).count();
        let have_visits = !self.visits.is_empty() && !later.visits.is_empty();
        // A history that merely lost visits was used later all the same.
        let ends_no_later = later.times().max() <= self.times().max();
        if have_visits && common == later.visits.len() && common < self.visits.len() && ends_no_later {
            return Err(PairFault::Swapped);
        }
        let shared = || self.cookies.iter().filter_map(|(key, was)| Some((*was, *later.cookies.get(key)?)));
        let is_same = |one: Option<Moment>, other: Option<Moment>| one.is_some() && one == other;
        let is_less = |one: Option<Moment>, other: Option<Moment>| one.zip(other).is_some_and(|(one, other)| one < other);
        let is_one_visitor = common > 0 || shared().any(|((was, _), (is, _))| is_same(was, is));
        // One visitor's cookie is made and set anew, and never becomes older.
        let is_older = shared().any(|((was, was_set), (is, is_set))| is_less(is, was) || is_same(is, was) && is_less(is_set, was_set));
        match (is_older, is_one_visitor) {
            (true, true) => Err(PairFault::Swapped),
            (_, false) if have_visits => Err(PairFault::OtherVisitor),
            (true, false) => Err(PairFault::Older),
            (false, _) => Ok(have_visits && common == self.visits.len() && common < later.visits.len()),
        }
    }
}

pub(super) fn pairs(subject: &Subject<'_>) -> Pairs {
    let stores = subject.inventory.stores().iter().zip(subject.labels).enumerate();
    let recordings: Vec<Recording<'_>> = stores.map(|(place, (store, label))| Recording::of(subject, place, store, *label)).collect();
    let mut pairs = Pairs { faults: recordings.iter().filter_map(Recording::impossible).collect(), ..Pairs::default() };
    for (earlier, later) in FOLLOWING {
        // Of several stores of one browser nothing tells which two belong together.
        let only = |label: Label, browser: &str| {
            let mut of_moment = recordings.iter().filter(|recording| recording.label == label && recording.browser == browser);
            of_moment.next().filter(|_| of_moment.next().is_none())
        };
        let of_later = recordings.iter().filter(|recording| recording.label == later);
        let both = of_later.filter_map(|is| Some((only(earlier, is.browser)?, only(later, is.browser)?)));
        let judged: Vec<_> = both.map(|(was, is)| (was.before(is), was, is)).collect();
        if let Some(fault) = judged.iter().find_map(|(judged, ..)| judged.err()) {
            pairs.faults.push(Unseen::Pair { earlier, later, fault });
        } else if !judged.is_empty() && judged.iter().all(|(judged, ..)| *judged == Ok(true)) {
            pairs.shown.add(later);
        }
        let apart = judged.iter().filter_map(|(_, was, is)| Some(is.times().max()?.seconds_since(was.times().max()?))).max();
        let far = apart.filter(|apart| *apart > APART_SECONDS);
        pairs.faults.extend(far.map(|seconds| Unseen::FarApart { earlier, later, seconds }));
    }
    pairs
}

impl Unseen {
    /// The later moment of which it shows that its store is not of the visitor of the moment before, and why.
    pub(super) fn disproves(&self) -> Option<(Label, PairFault)> {
        if let Self::Pair { later, fault, .. } = self { Some((*later, *fault)) } else { None }
    }
}

/// Later moments that browsers show of which no store of the moment before was given, while others have one.
pub(super) fn other_browsers(subject: &Subject<'_>, gathered: &Gathered) -> Vec<Unseen> {
    let given: Labels = subject.labels.iter().copied().collect();
    let needing = |shown: Label| {
        let alone = gathered.rows.iter().enumerate().filter(move |(place, _)| gathered.without_before.contains(&(*place, shown)));
        alone.map(|(_, row)| row).filter(move |row| row.may_need_consent_at(shown, subject.law))
    };
    let both = FOLLOWING.into_iter().filter(|(missing, shown)| given.has(*missing) && given.has(*shown));
    let alone = both.filter(|(_, shown)| gathered.shown_alone.has(*shown));
    alone
        .map(|(missing, shown)| {
            let names: BTreeSet<&str> = needing(shown).map(|row| row.name.as_str()).collect();
            Unseen::OtherBrowser { shown, missing, cookies: needing(shown).count(), names: first(names.into_iter()) }
        })
        .collect()
}
