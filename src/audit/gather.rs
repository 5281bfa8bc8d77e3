//! Which rows of the stores are of the audited site: its own, and those of third parties that came with its pages.

use std::collections::{BTreeMap, BTreeSet};

use super::declared::{Declared, SaidBy};
use super::profile::{Place, Profile};
use super::reach::Reach;
use super::record::{Collecting, RecordOfSite};
use super::row::{KnownFrom, Row, SaidOf, Seen};
use super::whose::Whose;
use super::{FOLLOWING, Known, Label, Labels, Life, Subject};
use crate::cookie::{Expiry, HostKind, KeyedMap, KeyedSet, Moment, NamePrefix, Scope};
use crate::inventory::{CookieId, CookieView, OpenStore, StoreIndex};

/// The rows of an audit, and what its stores show beside them.
pub(super) struct Gathered {
    pub(super) rows: Vec<Row>,
    /// By declaration: it covers a row.
    pub(super) covered: Vec<bool>,
    /// By store, in their order.
    pub(super) stores: Vec<OfStore>,
    /// What the site's consent tool noted.
    pub(super) records: Vec<RecordOfSite>,
    /// Rows that browsers still keep at a moment at which their life was over, by their names. They do not count there.
    pub(super) ended: BTreeMap<Label, Vec<String>>,
    /// Rows, by their places, at a moment at which only browsers show them of which no store of the moment before was given.
    pub(super) without_before: KeyedSet<(usize, Label)>,
    /// Later moments that a browser shows of which no store of the moment before was given.
    pub(super) shown_alone: Labels,
    pub(super) site_was_seen: bool,
}

/// What a store shows of the site.
#[derive(Clone, Debug, Default)]
pub(super) struct OfStore {
    /// Rows that count.
    pub(super) rows: usize,
    /// Rows of third parties of which nothing tells on whose pages they were set.
    pub(super) unplaced: usize,
    /// Third parties whose rows count though no history tells which other sites were opened.
    pub(super) taken_for_third: BTreeSet<String>,
    /// Rows of other hosts of the site that do not count.
    pub(super) of_other_hosts: usize,
    /// The other hosts of the site whose pages were opened.
    pub(super) other_hosts: BTreeSet<String>,
    /// Other hosts of the site whose rows count, though no history tells whether their pages were opened.
    pub(super) hosts_untold: BTreeSet<String>,
    /// A page of the site was opened.
    pub(super) was_opened: bool,
}

impl OfStore {
    /// Counts a row where it belongs. Of one that counts in the audit: whether it is the site's own.
    fn take(&mut self, place: Place, view: &CookieView<'_>) -> Option<bool> {
        let is_own = match place {
            Place::Own => true,
            Place::OwnOfOtherHost => {
                self.hosts_untold.insert(view.cookie.host().to_owned());
                true
            }
            Place::ThirdParty => false,
            Place::TakenForThirdParty => {
                self.taken_for_third.insert(view.site.to_owned());
                false
            }
            Place::OtherHost => {
                self.of_other_hosts += 1;
                return None;
            }
            Place::Unplaced => {
                self.unplaced += 1;
                return None;
            }
            Place::Elsewhere => return None,
        };
        self.rows += 1;
        Some(is_own)
    }
}

/// The declarations of one name: all that cover it, and the most specific of them.
struct Lines {
    all: Vec<usize>,
    fitting: Vec<usize>,
}

/// What tells one cookie from another: host, name, path, partition, container.
type Key<'a> = ((bool, &'a str), &'a str, &'a str, Option<&'a str>, Option<&'a str>);

pub(super) fn gather(subject: &Subject<'_>, declared: &Declared<'_>) -> Gathered {
    let (inventory, reach) = (subject.inventory, Reach::of(subject));
    let mut places: KeyedMap<Key<'_>, usize> = KeyedMap::default();
    let mut rows: Vec<Row> = Vec::new();
    let mut covered = vec![false; subject.charter.map_or(0, |charter| charter.declarations.len())];
    let mut lines: KeyedMap<&str, Lines> = KeyedMap::default();
    let mut ends: KeyedMap<(usize, Label), End> = KeyedMap::default();
    let (mut stores, mut records) = (Vec::new(), Vec::new());
    let (mut with_before, mut without_before) = (KeyedSet::default(), KeyedSet::default());
    let mut shown_alone = Labels::default();
    for (number, (store, label)) in (0u16..).zip(inventory.stores().iter().zip(subject.labels)) {
        let profile = Profile::of(store, subject, *label);
        let shows_before = shows_moment_before(subject, store, *label);
        if !shows_before {
            shown_alone.add(*label);
        }
        let mut collecting = Collecting::of(subject, usize::from(number), *label);
        let mut of_store = OfStore { was_opened: profile.opened_site, ..OfStore::default() };
        for view in inventory.views(inventory.cookies_of(StoreIndex(number)).map(CookieId)) {
            let Some(is_own) = of_store.take(profile.place(&view), &view) else { continue };
            let name = view.cookie.name();
            let place = *places.entry(key(&view)).or_insert_with(|| {
                let said = if reach.holds(is_own, view.cookie.host()) {
                    let Lines { all, fitting } = lines.entry(name).or_insert_with(|| {
                        let all: Vec<usize> = declared.covering(name).collect();
                        Lines { fitting: declared.most_specific(&all), all }
                    });
                    let said = declared.said_by(fitting, whose(&view, is_own, subject.site));
                    for place in all.iter().filter(|place| !said.of_others.contains(place)) {
                        covered.iter_mut().skip(*place).take(1).for_each(|is| *is = true);
                    }
                    said
                } else {
                    SaidBy::default()
                };
                rows.push(row(&view, is_own, &said));
                rows.len() - 1
            });
            if let Some(row) = rows.get_mut(place) {
                row.add(seen(&view, *label));
            }
            let at = if let Expiry::At(at) = view.cookie.expiry { Some(at) } else { None };
            let end = End { at, is_over: at.zip(profile.last_sign).is_some_and(|(at, sign)| at < sign) };
            ends.entry((place, *label)).and_modify(|known| *known = known.or_later(end)).or_insert(end);
            if shows_before {
                with_before.insert((place, *label));
            } else {
                without_before.insert((place, *label));
            }
            if is_own {
                collecting.see(&view, place);
            }
        }
        records.extend(collecting.end());
        of_store.other_hosts = profile.other_hosts;
        stores.push(of_store);
    }
    let ended = forget_what_had_ended(&mut rows, &ends);
    let site_was_seen = stores.iter().any(|store| store.rows > 0 || store.was_opened);
    let (rows, now) = sorted(rows, &mut records);
    let without_before = without_before.difference(&with_before).filter_map(|(then, label)| Some((*now.get(*then)?, *label))).collect();
    Gathered { rows, covered, stores, records, ended, without_before, shown_alone, site_was_seen }
}

/// Whether a store of the same browser was given of the moment before, so that what is new in this one can be told by the whole of what tells cookies apart.
fn shows_moment_before(subject: &Subject<'_>, store: &OpenStore, label: Label) -> bool {
    let before = FOLLOWING.into_iter().find(|(_, later)| *later == label).map(|(earlier, _)| earlier);
    let mut given = subject.inventory.stores().iter().zip(subject.labels);
    before.is_none_or(|before| given.any(|(other, label)| *label == before && other.report.record.browser == store.report.record.browser))
}

/// When a row ends, as a store of one moment has it.
#[derive(Clone, Copy)]
struct End {
    /// None of a cookie that ends with the session, or at a time that is not told.
    at: Option<Moment>,
    /// The store was used after that.
    is_over: bool,
}

impl End {
    /// Of two stores of one moment.
    fn or_later(self, other: Self) -> Self {
        Self { at: self.at.zip(other.at).map(|(a, b)| a.max(b)), is_over: self.is_over && other.is_over }
    }
}

/// Browsers keep rows of cookies whose life is over until they tidy up, Firefox for days, and send them to nobody. One that ended before the visitor went
/// on, and was not set again since the moment before, is not there any more. One that was set again came at this moment, however short it lived.
fn forget_what_had_ended(rows: &mut [Row], ends: &KeyedMap<(usize, Label), End>) -> BTreeMap<Label, Vec<String>> {
    let mut ended: BTreeMap<Label, Vec<String>> = BTreeMap::new();
    for (place, row) in rows.iter_mut().enumerate() {
        for (earlier, later) in FOLLOWING {
            let end_at = |label: Label| ends.get(&(place, label));
            let (Some(was), Some(is)) = (end_at(earlier), end_at(later)) else { continue };
            let is_not_set_again = is.at.zip(was.at).is_some_and(|(is, was)| is <= was);
            if is.is_over && is_not_set_again && row.labels().has(earlier) {
                row.seen.retain(|seen| seen.label != later);
                ended.entry(later).or_default().push(row.name.clone());
            }
        }
    }
    ended
}

/// The rows in their order, the places that they then have, and the records with those of their cookies.
fn sorted(rows: Vec<Row>, records: &mut [RecordOfSite]) -> (Vec<Row>, Vec<usize>) {
    let mut numbered: Vec<(usize, Row)> = rows.into_iter().enumerate().collect();
    numbered.sort_unstable_by(|(_, row), (_, other)| order(row).cmp(&order(other)));
    let mut now = vec![0; numbered.len()];
    for (place, (then, _)) in numbered.iter().enumerate() {
        now.iter_mut().skip(*then).take(1).for_each(|now| *now = place);
    }
    for record in records {
        record.rows.iter_mut().for_each(|row| *row = now.get(*row).copied().unwrap_or(*row));
        record.rows.sort_unstable();
    }
    (numbered.into_iter().map(|(_, row)| row).collect(), now)
}

/// What rows are ordered by: the site's own first.
fn order(row: &Row) -> (bool, &str, &str, &str, Option<&str>, Option<&str>) {
    (!row.is_own, &row.host, &row.name, &row.path, row.partition.as_deref(), row.container.as_deref())
}

/// Whether a site is served encrypted, as far as its name tells: what has no public name is often served plain.
pub(super) fn is_served_encrypted(site: &str) -> bool {
    HostKind::of(site) == HostKind::Domain
}

fn key<'a>(view: &CookieView<'a>) -> Key<'a> {
    let container = view.container_label().map(|label| label.code.as_str());
    (
        (view.cookie.host.scope() == Scope::Domain, view.cookie.host()),
        view.cookie.name(),
        view.cookie.path(),
        view.top_level_site(),
        container,
    )
}

/// The host as browsers store it.
fn dotted_host(view: &CookieView<'_>) -> String {
    let dot = if view.cookie.host.scope() == Scope::Domain { "." } else { "" };
    format!("{dot}{}", view.cookie.host())
}

fn whose<'a>(view: &CookieView<'a>, is_own: bool, site: &'a str) -> Whose<'a> {
    Whose { names: [view.organisation(), view.cookie.host(), view.site], is_own, site }
}

/// A row, with what the lines that fit its name say of it.
fn row(view: &CookieView<'_>, is_own: bool, said: &SaidBy) -> Row {
    let known = Known::of(view, is_own);
    Row {
        host: dotted_host(view),
        name: view.cookie.name().to_owned(),
        path: view.cookie.path().to_owned(),
        partition: view.top_level_site().map(str::to_owned),
        container: view.container_label().map(|label| label.code.clone()),
        is_built_in_container: view.is_in_built_in_container(),
        is_own,
        party: view.verdict.party,
        domain: view.site.to_owned(),
        organisation: view.organisation().to_owned(),
        declaration: said.line,
        purpose: known.with_declared(said.purpose),
        declared_purpose: said.purpose,
        known,
        said: said_of(view),
        seen: Vec::new(),
    }
}

fn said_of(view: &CookieView<'_>) -> SaidOf {
    let known_from = view.entry().map(|(_, entry)| KnownFrom {
        service: if entry.service.is_empty() { entry.vendor } else { entry.service }.get().to_owned(),
        page: entry.source.get().to_owned(),
        read: entry.read.map(|day| day.get().to_owned()),
    });
    SaidOf {
        category: view.verdict.category,
        consent: view.verdict.consent,
        confidence: view.verdict.confidence,
        evidence: view.evidence_codes().to_owned(),
        known_from,
    }
}

fn seen(view: &CookieView<'_>, label: Label) -> Seen {
    let cookie = view.cookie;
    let prefix = NamePrefix::of(cookie.name());
    Seen {
        label,
        life: Life::of(&cookie),
        secure: cookie.secure,
        http_only: cookie.http_only,
        same_site: cookie.same_site,
        prefix_fault: prefix.and_then(|prefix| prefix.fault(&cookie, cookie.path())),
    }
}
