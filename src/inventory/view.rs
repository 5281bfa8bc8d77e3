use super::{CookieId, Inventory, MASK, OpenStore, SiteId, StoreIndex};
use crate::charter::{Category, Language, Party};
use crate::classify::{Entry, EntryId, Evidence, Knowledge, ThirdPartyId, Verdict, catalogue, domains};
use crate::cookie::{
    ContainerLabel, ContainerName, CookieRef, CookieValue, Expiry, RowId, SameSite, Scope, ValueShape, ValueState, Values,
};

/// What [`CookieView::attributes`] gives.
pub type Attributes = (Option<bool>, Option<bool>, Option<bool>, Scope, Option<SameSite>, bool);

/// One cookie with its store, its verdict and its site.
#[derive(Clone, Copy)]
pub struct CookieView<'a> {
    /// Its id in the inventory.
    pub id: CookieId,
    /// Where it lives.
    pub store: &'a OpenStore,
    /// The same as a number.
    pub store_index: StoreIndex,
    /// Its row there.
    pub row: RowId,
    /// What is stored.
    pub cookie: CookieRef<'a>,
    /// What is said about it.
    pub verdict: &'a Verdict,
    /// Number of the verdict among the distinct ones of its store.
    pub(super) verdict_number: u32,
    /// Registrable domain of its host.
    pub site: &'a str,
    pub(super) inventory: &'a Inventory,
    /// None where a mask stands for them.
    pub(super) values: Option<&'a Values>,
}

impl<'a> CookieView<'a> {
    /// What its verdict rests on beside the catalogue.
    #[must_use]
    pub fn knowledge(&self) -> &'a Knowledge {
        &self.inventory.knowledge
    }

    /// All that the columns of a judgement rest on: the store, its verdict there, and the known third party of its host.
    #[must_use]
    pub fn judgement(&self) -> (StoreIndex, u32, Option<ThirdPartyId>) {
        (self.store_index, self.verdict_number, self.store.classification.third_party_of(&self.cookie))
    }

    /// All that the columns of attributes rest on: whether it ends with the session, `Secure`, `HttpOnly`, its scope, `SameSite`, whether it is
    /// partitioned.
    #[must_use]
    pub fn attributes(&self) -> Attributes {
        let cookie = self.cookie.row();
        let end = match cookie.expiry {
            Expiry::Session => Some(true),
            Expiry::At(_) | Expiry::FarFuture => Some(false),
            Expiry::Unknown => None,
        };
        (end, cookie.secure, cookie.http_only, cookie.host.scope(), cookie.same_site, cookie.partition.is_some())
    }

    /// The id of its site.
    #[must_use]
    pub fn site_id(&self) -> Option<SiteId> {
        self.inventory.site_of_row(self.store_index, &self.cookie)
    }

    /// The other site on whose pages it was set, as far as the store shows it: the browser keeps it apart under that site, or it was made at the very
    /// moment of a visit to it. `None` for a site's own cookies, and where nothing tells.
    #[must_use]
    pub fn seen_on(&self) -> Option<&'a str> {
        let site = self.store.seen_on(self.row, &self.cookie)?;
        Some(self.store.classification.sites.get(site))
    }

    /// The id of that site.
    #[must_use]
    pub fn seen_on_id(&self) -> Option<SiteId> {
        self.inventory.seen_on_of_row(self.store_index, self.row, &self.cookie)
    }

    /// Whether a visit to a site shows it: it is the site's own, or was set on its pages.
    #[must_use]
    pub fn is_of_visit_to(&self, site: SiteId) -> bool {
        self.site_id() == Some(site) || self.seen_on_id() == Some(site)
    }

    /// The catalogue entry that describes it, with its id.
    #[must_use]
    pub fn entry(&self) -> Option<(EntryId, &'static Entry)> {
        self.verdict.entry.map(|id| (id, catalogue().get(id)))
    }

    /// The charter line that declares it.
    #[must_use]
    pub fn declaration(&self) -> Option<(&'a crate::charter::Charter, &'a crate::charter::Declaration)> {
        self.inventory.knowledge.declaration(self.verdict.declaration?)
    }

    /// What an imported knowledge base says of it.
    #[must_use]
    pub fn base_line(&self) -> Option<(&'a crate::classify::KnowledgeBase, &'a crate::classify::KnownName)> {
        self.inventory.knowledge.base_line(self.verdict.base_line?)
    }

    /// The organisation that the user named for it.
    fn own_provider(&self) -> Option<&'a str> {
        self.inventory.knowledge.own_provider(self.evidence())
    }

    /// The organisation that gets the data: the one the user named, else the declared or known provider, else that of a known third-party domain; empty where the software
    /// works for the site alone.
    #[must_use]
    pub fn provider(&self) -> &'a str {
        if let Some(decided) = self.own_provider() {
            return decided;
        }
        if let Some((_, line)) = self.declaration().filter(|(_, line)| !line.provider.is_empty()) {
            return &line.provider;
        }
        // Software that works for the site alone names nobody; on the domain of a known third party that site is the third party's.
        let known = match self.entry() {
            Some((_, entry)) => entry.provider.get(),
            None => self.base_line().map_or("", |(_, known)| &known.provider),
        };
        if known.is_empty() { self.third_party().map_or("", |third_party| third_party.organisation.get()) } else { known }
    }

    /// The organisation other than the visited site that a cookie is of or works for, each under one name; of an unknown third party its
    /// registrable domain. Empty for what is first-party. Software is no organisation: it never stands here.
    #[must_use]
    pub fn organisation(&self) -> &'a str {
        match self.verdict.party {
            Party::First => "",
            Party::ForThird | Party::Third if let Some(decided) = self.own_provider() => domains().above(decided),
            Party::ForThird => domains().above(self.reader()),
            Party::Third => domains().above(self.owner()),
        }
    }

    /// Whom a cookie works for that the site itself stored.
    fn reader(&self) -> &'a str {
        match (self.entry(), self.cookie.shape) {
            (Some((_, entry)), _) if entry.for_third && !entry.provider.is_empty() => entry.provider.get(),
            (_, ValueShape::GoogleAnalytics | ValueShape::GoogleAds) => "Google",
            (_, ValueShape::MetaPixel) => "Meta",
            _ if self.provider().is_empty() => self.site,
            _ => self.provider(),
        }
    }

    /// Whose a third party's cookie is: whoever has its domain, whatever its name makes one think of.
    fn owner(&self) -> &'a str {
        if let Some(organisation) = domains().organisation(self.site) {
            return domains().organisation_name(organisation);
        }
        if let Some(third_party) = self.third_party() {
            return third_party.organisation.get();
        }
        let known = self.entry().map(|(_, entry)| entry).filter(|entry| !entry.provider.is_empty());
        let at_home = known.filter(|entry| entry.domains.iter().any(|domain| crate::site::is_within(self.cookie.host(), domain)));
        at_home.map_or(self.site, |entry| entry.provider.get())
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
            (_, Some((_, entry))) => entry.service(language),
            _ => self.base_line().map_or("", |(_, known)| &known.service),
        }
    }

    /// What it does in one sentence, else empty.
    #[must_use]
    pub fn description(&self, language: Language) -> &'a str {
        match (self.entry(), self.declaration()) {
            (Some((_, entry)), _) => entry.description(language),
            (None, Some((_, line))) => line.purpose.get(language),
            (None, None) => self.base_line().map_or("", |(_, known)| known.description.get(language)),
        }
    }

    /// Why, strongest first.
    #[must_use]
    pub fn evidence(&self) -> &'a [Evidence] {
        self.store.classification.verdicts.evidence().get(self.verdict.evidence)
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

    /// Whether its container is called as every Firefox calls it, not as the person does.
    #[must_use]
    pub fn is_in_built_in_container(&self) -> bool {
        // Only a container with a number goes by that name.
        self.cookie.container().is_some_and(|container| container.number != 0 && matches!(container.name, ContainerName::BuiltIn(_)))
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
