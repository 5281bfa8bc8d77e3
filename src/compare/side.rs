use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use jiff::Timestamp;

use super::{Circumstances, Facts};
use crate::audit::{Audit, Label, Labels, Lacking, Life, Row, Unseen};
use crate::cookie::Scope;
use crate::dossier::Dossier;
use crate::inventory::{CookieView, Inventory};
use crate::store::{Completeness, LeftOut, Part, ReadRecord};

/// One of the things that are compared.
#[derive(Clone, Debug)]
pub struct Side {
    /// What it is called: a path, an id, the built-in sample.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The newest of its reads, or when the dossier was made.
    pub taken_at: Option<Timestamp>,
    /// The site it is limited to.
    pub site: Option<String>,
    /// It is an audit with nothing that declares: what others found of declarations was not looked for in it.
    pub is_without_charter: bool,
    /// What a cookie that is not in it may have been missed at.
    pub shows: Shows,
    /// It is a dossier that somebody changed after it was written.
    pub is_altered: bool,
    /// What it was made with.
    pub circumstances: Circumstances,
    /// What came of each of its reads: without it "gone" might mean "could not be read".
    pub reads: Vec<SideRead>,
    /// What it holds; empty once it is compared.
    pub cookies: Vec<Cookie>,
}

/// What a side could show: of what it could not, that it is missing proves nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shows {
    /// The moments of which it has a store; none of a store, which has no moment.
    moments: Option<Labels>,
    /// What could not be had of them; of a store under [`Label::Observed`].
    lacking: Lacking,
}

impl Shows {
    fn of_stores(inventory: &Inventory) -> Self {
        let mut lacking = Lacking::default();
        for store in inventory.stores() {
            let found = Completeness::of(&store.report.record);
            let lacks = |part| found.unavailable.iter().any(|lack| lack.part == part);
            if lacks(Part::Cookies) {
                lacking.lasting.add(Label::Observed);
            }
            if lacks(Part::SessionCookies) {
                lacking.session.add(Label::Observed);
            }
        }
        Self { moments: None, lacking }
    }

    /// Whether a cookie as another side has it would be seen if it were there: at one at least of the moments at which it was there.
    #[must_use]
    pub fn could_show(self, other: &Facts) -> bool {
        let Some(moments) = self.moments else { return !self.lacking.hides_life(Label::Observed, other.life) };
        let has_no_moment = other.labels.is_empty() || other.labels.has(Label::Observed) || moments.has(Label::Observed);
        let mut shared = moments.iter().filter(|label| has_no_moment || other.labels.has(*label));
        shared.any(|label| !self.lacking.hides_life(label, other.life))
    }
}

/// A read of a side.
#[derive(Clone, Debug)]
pub struct SideRead {
    /// Its proof: files with their sums, when, how many rows.
    pub record: ReadRecord,
    /// What was looked for, found, and could not be had.
    pub completeness: Completeness,
    /// What else was named, or lay there, and could not be read.
    pub left_out: Vec<LeftOut>,
}

impl SideRead {
    fn of(record: &ReadRecord) -> Self {
        let unread = record.search.left_out.iter().filter(|left| left.why.is_unread());
        Self { record: record.clone(), completeness: Completeness::of(record), left_out: unread.cloned().collect() }
    }
}

/// What a side is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A store, or several that were named by one path.
    Store,
    /// A dossier.
    Dossier,
}

/// A cookie of a side.
#[derive(Clone, Debug)]
pub struct Cookie {
    /// What tells it from others.
    pub key: Key,
    /// What is said of it.
    pub facts: Facts,
}

/// What tells one cookie from another. In this order they are listed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The host, with a leading dot where hosts below it get the cookie too.
    pub host: String,
    /// The name.
    pub name: String,
    /// The path.
    pub path: String,
    /// The top-level site it is kept apart for.
    pub partition: Option<String>,
    /// Its container.
    pub container: Option<KeyContainer>,
}

/// A container by what exports call it, which alone tells it from others: what else is known of it is not in dossiers of earlier versions.
#[derive(Clone, Debug)]
pub struct KeyContainer {
    /// What exports call it.
    pub code: String,
    /// That is a name which every Firefox brings along and which the person did not change.
    pub is_built_in: bool,
}

impl PartialEq for KeyContainer {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for KeyContainer {}

impl Hash for KeyContainer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

impl PartialOrd for KeyContainer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for KeyContainer {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code.cmp(&other.code)
    }
}

impl Side {
    /// Of open stores: all their cookies, or those that a visit to a site shows.
    #[must_use]
    pub fn of_stores(name: String, inventory: &Inventory, site: Option<&str>) -> Self {
        let wanted = site.map(|site| inventory.find_site(site));
        let is_wanted = |view: &CookieView<'_>| match wanted {
            None => true,
            Some(site) => site.is_some_and(|site| view.is_of_visit_to(site)),
        };
        Self {
            name,
            kind: Kind::Store,
            taken_at: inventory.stores().iter().map(|store| store.report.record.read_at).max(),
            site: site.map(str::to_owned),
            is_without_charter: false,
            shows: Shows::of_stores(inventory),
            is_altered: false,
            circumstances: Circumstances::of_stores(inventory),
            reads: inventory.stores().iter().map(|store| SideRead::of(&store.report.record)).collect(),
            cookies: inventory.iter().filter(is_wanted).map(|view| of_view(&view)).collect(),
        }
    }

    /// Whether it is an audit that was compared with a charter.
    #[must_use]
    pub fn has_charter(&self) -> bool {
        self.kind == Kind::Dossier && !self.is_without_charter
    }

    /// Of a dossier.
    #[must_use]
    pub fn of_dossier(name: String, dossier: &Dossier) -> Self {
        let audit = &dossier.audit;
        Self {
            name,
            kind: Kind::Dossier,
            taken_at: Some(dossier.made_at),
            site: Some(audit.site.clone()),
            is_without_charter: dossier.charter.is_none(),
            shows: Shows { moments: Some(audit.moments), lacking: audit.lacking },
            is_altered: dossier.is_altered || audit.unseen.contains(&Unseen::Altered),
            circumstances: Circumstances::of_dossier(dossier),
            reads: dossier.reads.iter().map(|read| SideRead::of(&read.record)).collect(),
            cookies: audit.rows.iter().map(|row| of_row(row, audit)).collect(),
        }
    }
}

/// A row of a store.
pub(super) fn of_view(view: &CookieView<'_>) -> Cookie {
    let cookie = view.cookie;
    let dot = if cookie.host.scope() == Scope::Domain { "." } else { "" };
    let key = Key {
        host: format!("{dot}{}", cookie.host()),
        name: cookie.name().to_owned(),
        path: cookie.path().to_owned(),
        partition: view.top_level_site().map(str::to_owned),
        container: view
            .container_label()
            .map(|label| KeyContainer { code: label.code.clone(), is_built_in: view.is_in_built_in_container() }),
    };
    let facts = Facts {
        life: Life::of(&cookie),
        secure: cookie.secure,
        http_only: cookie.http_only,
        same_site: cookie.same_site,
        labels: Labels::default(),
        given: Labels::default(),
        category: view.category(),
        organisation: view.organisation().to_owned(),
    };
    Cookie { key, facts }
}

/// Of several moments the longest life and the weakest attributes count, as in an audit.
fn of_row(row: &Row, audit: &Audit) -> Cookie {
    let key = Key {
        host: row.host.clone(),
        name: row.name.clone(),
        path: row.path.clone(),
        partition: row.partition.clone(),
        container: row.container.clone().map(|code| KeyContainer { code, is_built_in: row.is_built_in_container }),
    };
    let attribute = |of: fn(&crate::audit::Seen) -> Option<bool>| {
        let mut told = row.seen.iter().filter_map(of).peekable();
        told.peek().is_some().then(|| told.all(|is| is))
    };
    let facts = Facts {
        life: row.life(),
        secure: attribute(|seen| seen.secure),
        http_only: attribute(|seen| seen.http_only),
        same_site: row.seen.iter().find_map(|seen| seen.same_site),
        labels: row.labels(),
        given: audit.moments.iter().filter(|label| row.at(*label).is_some() || !audit.lacking.hides(*label, row)).collect(),
        category: row.said.category,
        organisation: row.organisation.clone(),
    };
    Cookie { key, facts }
}
