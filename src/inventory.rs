//! The open stores with their sites and verdicts: immutable once built, shared as `Arc`.

use std::collections::HashSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::charter::{Category, Language};
use crate::classify::{
    Classification, Classifier, Entry, EntryId, Evidence, Knowledge, StoreTraits, Verdict, VisitedSites, catalogue, domains, evidence_codes,
};
use crate::cookie::{
    ContainerLabel, ContainerName, CookieRef, CookieValue, PartitionKey, PartitionKind, RowId, TopLevel, ValueState, Values, host_of_typed,
};
use crate::site::FILES;
use crate::store::{History, ReadReport, StoreSource};

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
    /// Classifies what was read.
    #[must_use]
    pub fn classify(report: impl Into<Arc<ReadReport>>, source: StoreSource, knowledge: &Knowledge) -> Self {
        let report = report.into();
        let visited = report.history.as_ref().map(visited_sites);
        let classifier = Classifier { knowledge, visited: visited.as_ref(), traits: traits(&report) };
        let classification = classifier.classify(&report.cookies);
        let codes = classification.evidence.iter().map(|set| evidence_codes(set, knowledge)).collect();
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
        Self { report, classification, source, evidence_codes: codes, top_level_sites, container_labels, given_names }
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
    let partitioned = || report.cookies.partitions().any(|(_, key)| key.kind == PartitionKind::BrowserProtection);
    let record = &report.record;
    StoreTraits { lax_by_default: record.format.is_lax_by_default(record.schema_version), partitions_third_parties: partitioned() }
}

/// One site over all open stores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Registrable domain in punycode, address or single label.
    pub name: String,
    /// As people read it.
    pub shown: String,
    /// Cookies per category, in the order of [`Category::ALL`].
    pub counts: [u32; 4],
}

impl Site {
    /// All its cookies.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }
}

/// All open stores as one list of cookies.
#[derive(Debug, Default)]
pub struct Inventory {
    stores: Vec<Arc<OpenStore>>,
    /// First cookie of each store.
    starts: Vec<u32>,
    total: u32,
    sites: Vec<Site>,
    site_of: Vec<SiteId>,
    /// Charters in force, as given to the classifier.
    knowledge: Knowledge,
    values: HeldValues,
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
        let numbers: FxHashMap<&str, u32> = (0u32..).zip(&names).map(|(number, name)| (*name, number)).collect();
        let mut sites: Vec<Site> = names
            .iter()
            .map(|name| Site { name: (*name).to_owned(), shown: crate::site::display(name).into_owned(), counts: [0; 4] })
            .collect();
        for store in &stores {
            inventory.starts.push(inventory.total);
            let classification = &store.classification;
            let local: Vec<u32> = classification.sites.iter().map(|(_, name)| numbers.get(name).copied().unwrap_or(u32::MAX)).collect();
            for (cookie, verdict) in store.report.cookies.rows.iter().zip(&classification.verdicts) {
                let site = classification.site_of(&cookie).and_then(|sym| local.get(sym.index())).copied().unwrap_or(u32::MAX);
                inventory.site_of.push(SiteId(site));
                if let Some(site) = sites.get_mut(site as usize) {
                    site.counts[verdict.category.index()] += 1;
                }
                inventory.total += 1;
            }
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

    fn holding(&self, values: HeldValues) -> Self {
        Self {
            stores: self.stores.clone(),
            starts: self.starts.clone(),
            total: self.total,
            sites: self.sites.clone(),
            site_of: self.site_of.clone(),
            knowledge: self.knowledge.clone(),
            values,
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

    /// All sites, by name.
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
        let is_file = name.trim().get(..FILES.len()).is_some_and(|start| start.eq_ignore_ascii_case(FILES));
        let host = if is_file { FILES.into() } else { host_of_typed(name) };
        let wanted = if is_file { FILES } else { crate::site::registrable_domain(&host) };
        if host.is_empty() {
            return None;
        }
        let index = self.sites.binary_search_by(|site| site.name.as_str().cmp(wanted)).ok()?;
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

    /// The site of a cookie.
    #[must_use]
    pub fn site_of(&self, id: CookieId) -> Option<SiteId> {
        self.site_of.get(id.0 as usize).copied()
    }

    /// The store of a cookie.
    #[must_use]
    pub fn store_of(&self, id: CookieId) -> Option<StoreIndex> {
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
        let index = self.store_of(id)?;
        let store = self.stores.get(usize::from(index.0))?;
        let row = RowId(id.0 - self.starts.get(usize::from(index.0))?);
        Some(CookieView {
            id,
            store,
            row,
            cookie: store.report.cookies.get(row)?,
            verdict: store.classification.verdicts.get(row.index())?,
            site: self.site(self.site_of(id)?).map_or("", |site| &site.name),
            knowledge: &self.knowledge,
            values: match &self.values {
                HeldValues::AsRead => Some(&store.report.values),
                HeldValues::Again(values) => values.get(usize::from(index.0)),
                HeldValues::Masked => None,
            },
        })
    }

    /// All cookies in order.
    pub fn iter(&self) -> impl Iterator<Item = CookieView<'_>> {
        (0..self.total).filter_map(|id| self.get(CookieId(id)))
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
        let mut used = vec![false; classification.sites.len()];
        for cookie in &store.report.cookies.rows {
            if let Some(site) = classification.site_of(&cookie) {
                used[site.index()] = true;
            }
        }
        // Top-level sites of partition keys are in the same table, but only sites with cookies of their own are listed.
        names.extend(classification.sites.iter().zip(used).filter(|(_, used)| *used).map(|((_, name), _)| name));
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// One cookie with its store, its verdict and its site.
#[derive(Clone, Copy)]
pub struct CookieView<'a> {
    /// Its id in the inventory.
    pub id: CookieId,
    /// Where it lives.
    pub store: &'a OpenStore,
    /// Its row there.
    pub row: RowId,
    /// What is stored.
    pub cookie: CookieRef<'a>,
    /// What is said about it.
    pub verdict: &'a Verdict,
    /// Registrable domain of its host.
    pub site: &'a str,
    knowledge: &'a Knowledge,
    /// None where a mask stands for them.
    values: Option<&'a Values>,
}

impl<'a> CookieView<'a> {
    /// What its verdict rests on beside the catalogue.
    #[must_use]
    pub fn knowledge(&self) -> &'a Knowledge {
        self.knowledge
    }

    /// The catalogue entry that describes it, with its id.
    #[must_use]
    pub fn entry(&self) -> Option<(EntryId, &'static Entry)> {
        self.verdict.entry.map(|id| (id, catalogue().get(id)))
    }

    /// The charter line that declares it.
    #[must_use]
    pub fn declaration(&self) -> Option<(&'a crate::charter::Charter, &'a crate::charter::Declaration)> {
        self.knowledge.declaration(self.verdict.declaration?)
    }

    /// What the user or an imported knowledge base says of it.
    #[must_use]
    pub fn told(&self) -> Option<(&'a crate::classify::KnowledgeBase, &'a crate::classify::KnownName)> {
        self.knowledge.told(self.verdict.told?)
    }

    /// The organisation that gets the data: the declared or known provider, else that of a known third-party domain; empty where the software
    /// works for the site alone.
    #[must_use]
    pub fn provider(&self) -> &'a str {
        if let Some((_, line)) = self.declaration().filter(|(_, line)| !line.provider.is_empty()) {
            return &line.provider;
        }
        // Software that works for the site alone names nobody; on the domain of a known third party that site is the third party's.
        let known = match self.entry() {
            Some((_, entry)) => entry.provider,
            None => self.told().map_or("", |(_, known)| &known.provider),
        };
        if known.is_empty() { self.third_party().map_or("", |third_party| third_party.organisation) } else { known }
    }

    /// The known third party its host belongs to.
    #[must_use]
    pub fn third_party(&self) -> Option<&'static crate::classify::ThirdParty> {
        self.store.classification.third_party_of(&self.cookie).map(|id| domains().get(id))
    }

    /// The product it belongs to, else empty.
    #[must_use]
    pub fn service(&self, language: Language) -> &'a str {
        match (self.declaration(), self.entry()) {
            (Some((_, line)), _) if !line.service.get(language).is_empty() => line.service.get(language),
            (_, Some((_, entry))) => entry.service,
            _ => self.told().map_or("", |(_, known)| &known.service),
        }
    }

    /// What it does in one sentence, else empty.
    #[must_use]
    pub fn description(&self, language: Language) -> &'a str {
        match (self.entry(), self.declaration()) {
            (Some((_, entry)), _) => entry.description(language),
            (None, Some((_, line))) => line.purpose.get(language),
            (None, None) => self.told().map_or("", |(_, known)| known.description.get(language)),
        }
    }

    /// Why, strongest first.
    #[must_use]
    pub fn evidence(&self) -> &'a [Evidence] {
        self.store.classification.evidence.get(self.verdict.evidence)
    }

    /// The same as `rule:source` codes.
    #[must_use]
    pub fn evidence_codes(&self) -> &'a str {
        self.store.evidence_codes.get(self.verdict.evidence.index()).map_or("", String::as_str)
    }

    /// The top-level site it is kept apart for, as exports write it; none where what stands at the top level is no site.
    #[must_use]
    pub fn top_level_site(&self) -> Option<&'a str> {
        let id = self.cookie.partition?;
        self.store.top_level_sites.get(id.index())?.as_deref()
    }

    /// What exports call its container; none where that would mean nothing to a person.
    #[must_use]
    pub fn container_label(&self) -> Option<&'a ContainerLabel> {
        let label = self.store.container_labels.get(self.cookie.container?.index())?;
        Some(label).filter(|label| !label.code.is_empty())
    }

    /// Its value, where values were kept.
    #[must_use]
    pub fn value(&self) -> Option<(CookieValue<'a>, ValueState)> {
        match self.values {
            Some(values) => values.get(self.row.index()),
            None => Some((CookieValue::new(MASK), self.cookie.shape.state())),
        }
    }

    /// Its category.
    #[must_use]
    pub fn category(&self) -> Category {
        self.verdict.category
    }
}
