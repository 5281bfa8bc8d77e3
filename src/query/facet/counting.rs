use std::ops::Range;

use super::sums::Sums;
use crate::classify::{Sites, Verdict};
use crate::cookie::{ContainerId, Cookie, RowId, SameSite, Sym};
use crate::inventory::OpenStore;
use crate::parallel::Flag;
use crate::query::filter::{Key, Value};
use crate::query::select::{FLAGS, Filter, Organisations, Passes, Prepared, Providers};
use crate::query::{LifeClass, Lived};

/// How many values of each of these a store gives: whoever looks for a rarer one types more of it.
const MOST_OF_STORE: usize = 1_000;

/// What one store is counted with.
pub(super) struct Counting<'a> {
    pub(super) filter: &'a Filter,
    pub(super) store: &'a OpenStore,
    pub(super) prepared: Prepared<'a>,
    pub(super) providers: Providers<'a>,
    pub(super) organisations: Organisations<'a>,
}

/// The counts of some rows of a store, by numbers.
#[derive(Default)]
pub(super) struct Counts {
    /// By number of the verdict: rows that pass everything; and by key, those that fail its terms alone.
    verdicts: Vec<u32>,
    verdicts_but: [Vec<u32>; Key::ALL.len()],
    providers: Vec<u32>,
    organisations: Vec<u32>,
    /// By number of the site; the last one is for rows that were seen nowhere else.
    seen_on: Vec<u32>,
    /// By number of the site: of its own, and set on its pages.
    sites: Vec<u32>,
    /// By number of the text.
    hosts: Vec<u32>,
    names: Vec<u32>,
    /// By container; the last one is for rows without one.
    containers: Vec<u32>,
    /// The last one is for rows of which it is not told.
    same_site: [u32; SameSite::ALL.len() + 1],
    /// Yes, no and not told, by key in the order of [`FLAGS`].
    flags: [[u32; 3]; FLAGS.len()],
    /// The classes, then those that are not known.
    lives: [u32; LifeClass::ALL.len() + 1],
    /// Rows of the store, by key in the order of [`OF_STORE`].
    store: [u32; OF_STORE.len()],
}

const OF_STORE: [Key; 3] = [Key::Browser, Key::Profile, Key::Store];

impl<'a> Counting<'a> {
    pub(super) fn rows(&self, range: Range<usize>, stop: &Flag) -> Counts {
        let classification = &self.store.classification;
        let verdicts = &classification.verdicts;
        let distinct = verdicts.distinct();
        let mut counts = Counts {
            verdicts: vec![0; distinct.len()],
            providers: vec![0; self.providers.names.texts().len()],
            organisations: vec![0; self.organisations.names.texts().len()],
            seen_on: vec![0; classification.sites.len() + 1],
            sites: vec![0; classification.sites.len()],
            hosts: vec![0; self.store.report.cookies.strings.len()],
            names: vec![0; self.store.report.cookies.strings.len()],
            containers: vec![0; self.store.report.cookies.containers().len() + 1],
            ..Counts::default()
        };
        let fits = |verdict: &Verdict| self.filter.category.is_none_or(|wanted| wanted == verdict.category);
        let is_worth_a_look =
            |number: u32| self.prepared.of_verdict(number).passes() != Passes::Less && distinct.get(number as usize).is_some_and(fits);
        for range in stop.until_raised(range) {
            self.store.report.cookies.rows.visit(
                range,
                |row| verdicts.number_of(row.index()).is_some_and(is_worth_a_look),
                |row, cookie| {
                    let Some(number) = verdicts.number_of(row.index()) else { return };
                    match self.prepared.of_row(row, cookie, number, |failing| failing.passes() == Passes::Less).passes() {
                        Passes::Less => {}
                        Passes::All => self.count_all(&mut counts, row, cookie, number),
                        Passes::AllBut(key) => self.count(key, &mut counts, row, cookie, number),
                    }
                },
            );
        }
        counts
    }

    /// A row that passes everything counts for every key.
    #[inline]
    fn count_all(&self, counts: &mut Counts, row: RowId, cookie: &Cookie, number: u32) {
        add(&mut counts.verdicts, number as usize);
        add(&mut counts.providers, self.providers.of(cookie, number) as usize);
        add(&mut counts.organisations, self.organisations.of(self.store, cookie, number) as usize);
        let own = self.store.classification.site_of(cookie);
        let seen_on = self.store.seen_on(row, cookie);
        let nowhere = counts.seen_on.len() - 1;
        add(&mut counts.seen_on, seen_on.map_or(nowhere, Sym::index));
        sites_of(own, seen_on).for_each(|site| add(&mut counts.sites, site.index()));
        add(&mut counts.hosts, cookie.host.name().index());
        add(&mut counts.names, cookie.name.index());
        let none = counts.containers.len() - 1;
        add(&mut counts.containers, cookie.container.map_or(none, ContainerId::index));
        add(&mut counts.same_site, cookie.same_site.map_or(SameSite::ALL.len(), |same_site| same_site as usize));
        add(&mut counts.lives, place_of_life(cookie));
        for (counts, (_, flag)) in counts.flags.iter_mut().zip(FLAGS) {
            add(counts, place_of_flag(flag(cookie)));
        }
        counts.store.iter_mut().for_each(|count| *count += 1);
    }

    /// A row that passes everything but the terms on one key counts for that key alone.
    fn count(&self, key: Key, counts: &mut Counts, row: RowId, cookie: &Cookie, number: u32) {
        match key {
            Key::Provider => add(&mut counts.providers, self.providers.of(cookie, number) as usize),
            Key::Organisation => add(&mut counts.organisations, self.organisations.of(self.store, cookie, number) as usize),
            Key::SeenOn => {
                let nowhere = counts.seen_on.len() - 1;
                add(&mut counts.seen_on, self.store.seen_on(row, cookie).map_or(nowhere, Sym::index));
            }
            Key::Container => {
                let none = counts.containers.len() - 1;
                add(&mut counts.containers, cookie.container.map_or(none, ContainerId::index));
            }
            Key::SameSite => add(&mut counts.same_site, cookie.same_site.map_or(SameSite::ALL.len(), |same_site| same_site as usize)),
            Key::Life => add(&mut counts.lives, place_of_life(cookie)),
            Key::Secure | Key::HttpOnly | Key::HostOnly | Key::Partitioned => {
                for (counts, (_, flag)) in counts.flags.iter_mut().zip(FLAGS).filter(|(_, (of, _))| *of == key) {
                    add(counts, place_of_flag(flag(cookie)));
                }
            }
            Key::Browser | Key::Profile | Key::Store => {
                OF_STORE.iter().position(|of| *of == key).into_iter().for_each(|place| add(&mut counts.store, place));
            }
            Key::Category | Key::Party | Key::Purpose | Key::Consent | Key::Confidence | Key::Finding | Key::Declared => {
                let Some(but) = counts.verdicts_but.get_mut(key as usize) else { return };
                but.resize(counts.verdicts.len(), 0);
                add(but, number as usize);
            }
            Key::Site => {
                let own = self.store.classification.site_of(cookie);
                sites_of(own, self.store.seen_on(row, cookie)).for_each(|site| add(&mut counts.sites, site.index()));
            }
            Key::Host => add(&mut counts.hosts, cookie.host.name().index()),
            Key::Name => add(&mut counts.names, cookie.name.index()),
            Key::Path | Key::Expires | Key::Created | Key::Accessed => {}
        }
    }

    /// From numbers of this store to values.
    pub(super) fn sum_up(&self, counts: &Counts, sums: &mut Sums<'a>) {
        let distinct = self.store.classification.verdicts.distinct();
        for (verdict, count) in distinct.iter().zip(&counts.verdicts) {
            for key in OF_VERDICT {
                sums.verdict(key, verdict, *count);
            }
        }
        for (key, counts) in Key::ALL.iter().zip(&counts.verdicts_but) {
            distinct.iter().zip(counts).for_each(|(verdict, count)| sums.verdict(*key, verdict, *count));
        }
        let texts = |sums: &mut Sums<'a>, key, texts: &[&'a str], counts: &[u32]| {
            texts.iter().zip(counts).for_each(|(text, count)| sums.text(key, text, *count));
        };
        texts(sums, Key::Provider, self.providers.names.texts(), &counts.providers);
        texts(sums, Key::Organisation, self.organisations.names.texts(), &counts.organisations);
        let sites = &self.store.classification.sites;
        let site = |place| if place < sites.len() { sites.get(Sym::at(place)) } else { "" };
        for (place, count) in counts.seen_on.iter().enumerate() {
            sums.text(Key::SeenOn, site(place), *count);
        }
        let strings = &self.store.report.cookies.strings;
        most(&counts.sites).for_each(|(place, count)| sums.text(Key::Site, site(place), count));
        most(&counts.hosts).for_each(|(place, count)| sums.text(Key::Host, strings.get(Sym::at(place)), count));
        most(&counts.names).for_each(|(place, count)| sums.text(Key::Name, strings.get(Sym::at(place)), count));
        let labels = self.store.container_labels();
        let containers: Vec<&str> = labels.iter().map(|label| label.code.as_str()).chain([""]).collect();
        texts(sums, Key::Container, &containers, &counts.containers);
        for (same_site, count) in SameSite::ALL.into_iter().zip(counts.same_site) {
            sums.add(Key::SameSite, Value::SameSite(same_site), count);
        }
        for ((key, _), counts) in FLAGS.into_iter().zip(counts.flags) {
            for (is, count) in [Some(true), Some(false), None].into_iter().zip(counts) {
                sums.add(key, Value::Flag(is), count);
            }
        }
        for (lived, count) in LifeClass::ALL.into_iter().map(Lived::Class).chain([Lived::Unknown]).zip(counts.lives) {
            sums.add(Key::Life, Value::Life(lived), count);
        }
        let record = &self.store.report.record;
        let names = [record.browser.as_str(), &record.profile, self.store.source.shown()];
        for ((key, name), count) in OF_STORE.into_iter().zip(names).zip(counts.store) {
            sums.text(key, name, count);
        }
    }
}

/// The keys that rest on the verdict alone.
const OF_VERDICT: [Key; 7] = [Key::Category, Key::Party, Key::Purpose, Key::Consent, Key::Confidence, Key::Finding, Key::Declared];

/// The places with the largest counts; of equal ones the first.
fn most(counts: &[u32]) -> impl Iterator<Item = (usize, u32)> {
    let mut all: Vec<(usize, u32)> = counts.iter().copied().enumerate().filter(|(_, count)| *count > 0).collect();
    if all.len() > MOST_OF_STORE {
        all.select_nth_unstable_by_key(MOST_OF_STORE, |(place, count)| (std::cmp::Reverse(*count), *place));
        all.truncate(MOST_OF_STORE);
        all.sort_unstable();
    }
    all.into_iter()
}

/// The sites on whose pages a row shows: its own, and the other one that it was set on.
fn sites_of(own: Option<Sym<Sites>>, seen_on: Option<Sym<Sites>>) -> impl Iterator<Item = Sym<Sites>> {
    own.into_iter().chain(seen_on.filter(|site| Some(*site) != own))
}

fn place_of_life(cookie: &Cookie) -> usize {
    match Lived::of(cookie.expiry, cookie.lifetime_seconds()) {
        Lived::Class(class) => class as usize,
        Lived::Unknown => LifeClass::ALL.len(),
    }
}

fn place_of_flag(is: Option<bool>) -> usize {
    is.map_or(2, |is| usize::from(!is))
}

fn add(counts: &mut [u32], place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}
