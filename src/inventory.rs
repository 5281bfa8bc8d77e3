//! The open stores with their sites and verdicts: immutable once built, shared as `Arc`.
//!
//! Immutable, because rows, sums and selections are worked out on threads and name cookies by number: each keeps the inventory that its numbers are of.
//! Numbers alone, against the newest inventory, once painted and exported the wrong cookies while a new one came.

mod declaring;
mod seen_on;
mod view;
mod views;

use std::collections::HashSet;
use std::sync::Arc;

use crate::classify::{Classification, Classifier, Knowledge, Sites, StoreTraits, VisitedSites, evidence_codes};
use crate::cookie::{ContainerLabel, ContainerName, Cookie, KeyedMap, PartitionKey, PartitionKind, RowId, Sym, TopLevel, Values};
use crate::notes::Notes;
use crate::store::{FormatId, History, ReadReport, StoreSource};

use self::seen_on::SeenOn;
pub(crate) use declaring::DeclaredRows;
pub use declaring::Declaring;
pub use view::{Attributes, CookieView};
pub use views::Views;

/// A cookie of an [`Inventory`], counted through all its stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CookieId(pub u32);

/// A site of an [`Inventory`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SiteId(pub u32);

/// A store of an [`Inventory`], counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StoreIndex(pub u16);

/// One store, read and classified.
#[derive(Debug)]
pub struct OpenStore {
    /// What was read; shared, so that it can be classified again without reading again.
    pub report: Arc<ReadReport>,
    /// What is said about it.
    pub classification: Classification,
    /// What it was opened from.
    pub source: StoreSource,
    /// On whose pages rows were set.
    seen_on: SeenOn,
    /// `rule:source` codes of each distinct list of evidence.
    evidence_codes: Vec<String>,
    /// Top-level site of each partition key.
    top_level_sites: Vec<Option<String>>,
    /// What exports call each container.
    container_labels: Vec<ContainerLabel>,
    /// What the person calls containers.
    given_names: HashSet<String>,
}

impl OpenStore {
    /// What the kind of browser means for every row.
    #[must_use]
    pub fn traits(&self) -> StoreTraits {
        traits(&self.report)
    }

    /// Classifies what was read.
    #[must_use]
    pub fn classify(report: impl Into<Arc<ReadReport>>, source: StoreSource, knowledge: &Knowledge) -> Self {
        let report = report.into();
        let visited = report.history.as_ref().map(visited_sites);
        let classifier = Classifier { knowledge, visited: visited.as_ref(), traits: traits(&report) };
        let mut classification = classifier.classify(&report.cookies);
        // Adds the sites of partition keys and visits to those of the rows, hence after them.
        let seen_on = SeenOn::of(&report.cookies, &mut classification, visited.as_ref(), classifier.traits);
        classification.sites.shrink_to_fit();
        // Worked out once per distinct list, key and container, not once per row: exports ask for them a million times.
        let codes = classification.verdicts.evidence().iter().map(|set| evidence_codes(set, knowledge)).collect();
        let top_level_sites = report
            .cookies
            .partitions()
            .map(|(_, key)| {
                // The registrable domain, also where an old browser recorded a full host.
                let host = if key.host.is_empty() { "" } else { crate::site::registrable_domain(&key.host) }.to_owned();
                let is_no_site = matches!(key.top_level(), TopLevel::Browser | TopLevel::Nameless);
                (!is_no_site).then(|| PartitionKey { host, ..key.clone() }.top_level_site())
            })
            .collect();
        let container_labels = report.cookies.container_labels();
        let given = |name: &ContainerName| if let ContainerName::Given(name) = name { Some(name.clone()) } else { None };
        let given_names = report.cookies.containers().iter().filter_map(|container| given(&container.name)).collect();
        Self { report, classification, source, seen_on, evidence_codes: codes, top_level_sites, container_labels, given_names }
    }

    /// The other site on whose pages a row was set, as a number of [`Classification::sites`].
    #[must_use]
    pub fn seen_on(&self, row: RowId, cookie: &Cookie) -> Option<Sym<Sites>> {
        self.seen_on.site(row, cookie, self.classification.site_of(cookie))
    }

    /// What exports call each container, at the place of its id.
    pub(crate) fn container_labels(&self) -> &[ContainerLabel] {
        &self.container_labels
    }

    /// Whether the person gave a container this name.
    #[must_use]
    pub fn has_container_called(&self, name: &str) -> bool {
        self.given_names.contains(name)
    }
}

fn visited_sites(history: &History) -> VisitedSites {
    let visits = history.visits.iter().filter_map(|visit| Some((history.hosts.get(visit.host as usize)?.as_str(), visit.at)));
    VisitedSites::new(visits, history.reaches_back_to.zip(history.reaches_to))
}

fn traits(report: &ReadReport) -> StoreTraits {
    // Only the protection of the browser itself says that it does so with every third party: sites ask for partitions one cookie at a time (CHIPS).
    let partitioned = || report.cookies.partitions().any(|(_, key)| key.kind == PartitionKind::BrowserProtection);
    let written_by = report.record.written_by();
    // Of several only what holds for each of them.
    let is_lax_by_default = |of: &(Option<FormatId>, Option<i64>)| of.0.is_some_and(|format| format.is_lax_by_default(of.1));
    StoreTraits {
        lax_by_default: !written_by.is_empty() && written_by.iter().all(is_lax_by_default),
        partitions_third_parties: partitioned(),
        lax_is_a_stand_in: written_by.iter().any(|(format, _)| format.is_some_and(|format| !format.lax_is_sent())),
    }
}

/// One site over all open stores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Registrable domain in punycode, address or single label.
    pub name: Arc<str>,
    /// As people read it: nearly always the same text, and then the same memory.
    pub shown: Arc<str>,
    /// Its own cookies per category, in the order of [`crate::charter::Category::ALL`].
    pub counts: [u32; 4],
    /// Cookies of other sites that were set on its pages, per category: kept apart under it, or made at the very moment of a visit to it.
    pub foreign: [u32; 4],
}

impl Site {
    fn named(name: &str) -> Self {
        let name: Arc<str> = name.into();
        let shown = match crate::site::display(&name) {
            shown if *shown == *name => Arc::clone(&name),
            shown => shown.into(),
        };
        Self { name, shown, counts: [0; 4], foreign: [0; 4] }
    }

    /// All its own cookies.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// All cookies of others that were set on its pages.
    #[must_use]
    pub fn foreign_total(&self) -> u32 {
        self.foreign.iter().sum()
    }

    /// All cookies that a visit to it shows.
    #[must_use]
    pub fn visit_total(&self) -> u32 {
        self.total() + self.foreign_total()
    }
}

/// All open stores as one list of cookies.
#[derive(Debug, Default)]
pub struct Inventory {
    stores: Vec<Arc<OpenStore>>,
    /// First cookie of each store. Ids run through all stores, so that selections and sorted rows are plain lists of numbers.
    starts: Vec<u32>,
    total: u32,
    sites: Vec<Site>,
    /// By store and by the number that a site has there.
    site_numbers: Vec<Vec<SiteId>>,
    /// Charters in force, as given to the classifier.
    knowledge: Knowledge,
    values: HeldValues,
    /// What the person wrote of cookies and sites, for an export that takes it along.
    notes: Arc<Notes>,
}

/// Where the values of an inventory are.
#[derive(Debug, Default)]
enum HeldValues {
    /// In the reports, where the read kept them.
    #[default]
    AsRead,
    /// Read again for one export, store by store in the order of the rows.
    Again(Vec<Values>),
    /// Nowhere: a row of dots stands for each.
    Masked,
}

/// What stands for a value that is not shown.
const MASK: &[u8] = "••••••".as_bytes();

impl Inventory {
    /// Puts stores together; sites are sorted by name.
    #[must_use]
    pub fn new(stores: Vec<Arc<OpenStore>>, knowledge: Knowledge) -> Self {
        let mut inventory = Self { knowledge, ..Self::default() };
        let names = sorted_site_names(&stores);
        let numbers: KeyedMap<&str, u32> = (0u32..).zip(&names).map(|(number, name)| (*name, number)).collect();
        let mut sites: Vec<Site> = names.iter().map(|name| Site::named(name)).collect();
        for store in &stores {
            inventory.starts.push(inventory.total);
            let classification = &store.classification;
            // A store numbers its sites by itself, since it may be classified again alone; here they get the number that they have among all.
            let local = |name| SiteId(numbers.get(name).copied().unwrap_or(u32::MAX));
            let local: Vec<SiteId> = classification.sites.iter().map(|(_, name)| local(name)).collect();
            // Sites without rows of their own stand after those that have some, and have no counts there.
            let own = classification.counts.iter().chain(std::iter::repeat(&[0; 4]));
            for (site, (own, foreign)) in local.iter().zip(own.zip(store.seen_on.counts.iter().chain(std::iter::repeat(&[0; 4])))) {
                if let Some(site) = sites.get_mut(site.0 as usize) {
                    site.counts.iter_mut().zip(own).for_each(|(sum, count)| *sum += count);
                    site.foreign.iter_mut().zip(foreign).for_each(|(sum, count)| *sum += count);
                }
            }
            inventory.total += u32::try_from(store.report.cookies.rows.len()).unwrap_or(u32::MAX);
            inventory.site_numbers.push(local);
        }
        inventory.sites = sites;
        inventory.stores = stores;
        inventory
    }

    /// The same cookies with values that were read again, store by store.
    #[must_use]
    pub fn with_values(&self, values: Vec<Values>) -> Self {
        self.holding(HeldValues::Again(values))
    }

    /// The same cookies with a row of dots for each value, for a preview that shows no secret.
    #[must_use]
    pub fn with_masked_values(&self) -> Self {
        self.holding(HeldValues::Masked)
    }

    /// The same cookies with what the person wrote of them.
    #[must_use]
    pub fn with_notes(&self, notes: Arc<Notes>) -> Self {
        Self { notes, ..self.holding(HeldValues::AsRead) }
    }

    /// What the person wrote; nothing unless it was asked for.
    #[must_use]
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// A copy that shares the stores and holds other values. Values never go into the shared reports: what an export read again must go when it ends.
    fn holding(&self, values: HeldValues) -> Self {
        Self {
            stores: self.stores.clone(),
            starts: self.starts.clone(),
            total: self.total,
            sites: self.sites.clone(),
            site_numbers: self.site_numbers.clone(),
            knowledge: self.knowledge.clone(),
            values,
            notes: Arc::clone(&self.notes),
        }
    }

    /// The open stores.
    #[must_use]
    pub fn stores(&self) -> &[Arc<OpenStore>] {
        &self.stores
    }

    /// Whether both hold the same rows in the same order, be their verdicts what they may: then an id of one is the id of the other.
    #[must_use]
    pub fn has_rows_of(&self, other: &Self) -> bool {
        let reports = |inventory: &Self| inventory.stores.iter().map(|store| Arc::as_ptr(&store.report)).collect::<Vec<_>>();
        reports(self) == reports(other)
    }

    /// The charters in force.
    #[must_use]
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// All sites, by name: those with cookies of their own, and those on whose pages others set some.
    #[must_use]
    pub fn sites(&self) -> &[Site] {
        &self.sites
    }

    /// A site by id.
    #[must_use]
    pub fn site(&self, id: SiteId) -> Option<&Site> {
        self.sites.get(id.0 as usize)
    }

    /// A site by its registrable domain, in punycode or Unicode, or by a host below it.
    #[must_use]
    pub fn find_site(&self, name: &str) -> Option<SiteId> {
        let wanted = crate::site::of_typed(name)?;
        // Sites are sorted by their stored name, which is punycode: what was typed is that by now.
        let index = self.sites.binary_search_by(|site| (*site.name).cmp(&*wanted)).ok()?;
        u32::try_from(index).ok().map(SiteId)
    }

    /// How many cookies there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.total as usize
    }

    /// Whether there is no cookie.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// The site of a row of a store.
    #[must_use]
    pub fn site_of_row(&self, store: StoreIndex, cookie: &Cookie) -> Option<SiteId> {
        let site = self.stores.get(usize::from(store.0))?.classification.site_of(cookie)?;
        self.site_numbers.get(usize::from(store.0))?.get(site.index()).copied()
    }

    /// The other site on whose pages a row of a store was set, as far as the store shows it.
    #[must_use]
    pub fn seen_on_of_row(&self, store: StoreIndex, row: RowId, cookie: &Cookie) -> Option<SiteId> {
        let site = self.stores.get(usize::from(store.0))?.seen_on(row, cookie)?;
        self.site_numbers.get(usize::from(store.0))?.get(site.index()).copied()
    }

    /// The store of a cookie.
    #[must_use]
    pub fn store_of(&self, id: CookieId) -> Option<StoreIndex> {
        // Of stores without cookies, which share a start, the last one is taken: it is the one that holds the id.
        let after = self.starts.partition_point(|start| *start <= id.0);
        (id.0 < self.total).then(|| u16::try_from(after.checked_sub(1)?).ok().map(StoreIndex))?
    }

    /// The cookies of a store, as a range of ids.
    #[must_use]
    pub fn cookies_of(&self, store: StoreIndex) -> std::ops::Range<u32> {
        let start = self.starts.get(usize::from(store.0)).copied().unwrap_or(self.total);
        let end = self.starts.get(usize::from(store.0) + 1).copied().unwrap_or(self.total);
        start..end
    }

    /// A cookie with everything known of it.
    #[must_use]
    pub fn get(&self, id: CookieId) -> Option<CookieView<'_>> {
        self.views([id]).next()
    }

    /// All cookies in order.
    pub fn iter(&self) -> impl Iterator<Item = CookieView<'_>> {
        self.views((0..self.total).map(CookieId))
    }

    /// Cookies with everything known of them. Ids in ascending order are had by walking through the rows, which is much faster than asking for each.
    pub fn views<I: IntoIterator<Item = CookieId>>(&self, ids: I) -> Views<'_, I::IntoIter> {
        Views { inventory: self, ids: ids.into_iter(), walk: None }
    }

    /// Cookies per category over everything.
    #[must_use]
    pub fn counts(&self) -> [u32; 4] {
        let mut counts = [0; 4];
        for site in &self.sites {
            for (sum, count) in counts.iter_mut().zip(site.counts) {
                *sum += count;
            }
        }
        counts
    }
}

fn sorted_site_names(stores: &[Arc<OpenStore>]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for store in stores {
        let classification = &store.classification;
        // Sites of keys and visits are in the same table; those on whose pages no row was set are no sites of this store.
        let own = classification.counts.len();
        let has_foreign = |place: usize| store.seen_on.counts.get(place).is_some_and(|counts| *counts != [0; 4]);
        let sites = classification.sites.iter().enumerate();
        names.extend(sites.filter(|(place, _)| *place < own || has_foreign(*place)).map(|(_, (_, name))| name));
    }
    names.sort_unstable();
    names.dedup();
    names
}
