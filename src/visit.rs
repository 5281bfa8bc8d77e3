//! What a visit to one site leaves: what the site stored itself, for whom else, who else stored something on its pages, for how long, what needs consent,
//! and what of it the site's charter declares. Worked out once, off the paint path; `speech` puts it into words for window and documents.

use std::collections::BTreeSet;

use crate::charter::{Category, Consent, Party};
use crate::classify::Finding;
use crate::cookie::{KeyedMap, Longest};
use crate::inventory::{CookieView, Declaring, Inventory, Site, SiteId};
use crate::query::Filter;
use crate::query::filter::{Condition, Key, Term, Value};

/// Sums over some cookies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// How many.
    pub cookies: u32,
    /// Per category, in the order of [`Category::ALL`].
    pub categories: [u32; Category::ALL.len()],
    /// Per consent, in the order of [`Consent::ALL`].
    pub consent: [u32; Consent::ALL.len()],
    /// The longest life of one of them.
    pub longest: Longest,
}

/// An organisation that a visit involves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Involved {
    /// Its name, or the registrable domain of one that nobody knows.
    pub name: String,
    /// The domains its cookies stand under; none for what the site itself stored for it.
    pub domains: Vec<String>,
    /// Its cookies.
    pub sums: Part,
    /// How many of them are those of a sister site: of another domain, and yet no third party's.
    sisters: u32,
}

/// Who stored cookies of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// The visited site.
    Itself,
    /// Others, on its pages.
    Others,
}

/// A line of a charter that speaks for the site, and what the site holds of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredLine {
    /// The declared name.
    pub name: String,
    /// How many of the site's own cookies it declares.
    pub present: u32,
    /// The declared life in seconds, where there is one.
    pub declared_life: Option<i64>,
    /// The longest life seen.
    pub seen_life: Longest,
}

/// A charter that speaks for the site, or whose portal it looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredHere {
    /// Its place in [`crate::classify::Knowledge::charters`].
    pub charter: usize,
    /// The site is not in its scope, but looks like one of its portals.
    pub is_likely: bool,
    /// Its lines.
    pub lines: Vec<DeclaredLine>,
}

/// What a visit to a site leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The site.
    pub site: SiteId,
    /// Its registrable domain.
    pub name: String,
    /// What it stored itself.
    pub own: Part,
    /// For whom else, most cookies first.
    pub works_for: Vec<Involved>,
    /// What others stored on its pages.
    pub foreign: Part,
    /// Who they are, most cookies first.
    pub others: Vec<Involved>,
    /// Whether others may have stored more: nothing tells on whose pages some third parties' cookies were set.
    pub others_at_least: bool,
    /// What charters say.
    pub charters: Vec<DeclaredHere>,
    /// Names that charters speak for and do not declare, each once.
    pub undeclared: Vec<String>,
}

impl Part {
    fn add(&mut self, view: &CookieView<'_>) {
        self.cookies += 1;
        let places = [(&mut self.categories, view.verdict.category as usize), (&mut self.consent, view.verdict.consent as usize)];
        for (counts, place) in places {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
        self.longest = self.longest.max(Longest::of(&view.cookie));
    }
}

/// Organisations with their cookies.
#[derive(Default)]
struct Organisations<'a>(KeyedMap<&'a str, (BTreeSet<&'a str>, Part, u32)>);

impl<'a> Organisations<'a> {
    fn add(&mut self, name: &'a str, domain: Option<&'a str>, view: &CookieView<'a>) {
        let (domains, sums, sisters) = self.0.entry(name).or_default();
        domains.extend(domain);
        sums.add(view);
        *sisters += u32::from(view.verdict.party == Party::First);
    }

    fn most_cookies(self) -> Vec<Involved> {
        let involved = |(name, (domains, sums, sisters)): (&str, (BTreeSet<&str>, Part, u32))| Involved {
            name: name.to_owned(),
            domains: domains.into_iter().map(str::to_owned).collect(),
            sums,
            sisters,
        };
        let mut all: Vec<Involved> = self.0.into_iter().map(involved).collect();
        all.sort_unstable_by(|a, b| b.sums.cookies.cmp(&a.sums.cookies).then_with(|| a.name.cmp(&b.name)));
        all
    }
}

impl Visit {
    /// Works it out. `None` for a site of another inventory.
    #[must_use]
    pub fn to(inventory: &Inventory, site: SiteId) -> Option<Self> {
        let name = inventory.site(site).map(|site: &Site| site.name.to_string())?;
        let (mut own, mut foreign) = (Part::default(), Part::default());
        let (mut works_for, mut others) = (Organisations::default(), Organisations::default());
        let (mut undeclared, mut lines) = (BTreeSet::new(), Lines::of(inventory));
        let mut others_at_least = false;
        for view in inventory.iter() {
            others_at_least |= view.verdict.party == Party::Third && view.seen_on().is_none();
            let is_own = view.site_id() == Some(site);
            if !is_own && view.seen_on_id() != Some(site) {
                continue;
            }
            if view.verdict.findings.is_undeclared() {
                undeclared.insert(view.cookie.name().to_owned());
            }
            if is_own {
                own.add(&view);
                lines.add(&view);
                if view.verdict.party == Party::ForThird {
                    works_for.add(view.organisation(), None, &view);
                }
            } else {
                foreign.add(&view);
                // A sister site of the same organisation is no third party, but the visit left its cookies too.
                let organisation = if view.verdict.party == Party::First { view.site } else { view.organisation() };
                others.add(organisation, Some(view.site), &view);
            }
        }
        Some(Self {
            site,
            charters: lines.by_charter(inventory, &name),
            name,
            own,
            works_for: works_for.most_cookies(),
            foreign,
            others: others.most_cookies(),
            others_at_least,
            undeclared: undeclared.into_iter().collect(),
        })
    }

    /// Exactly the cookies of the visit.
    #[must_use]
    pub fn filter(&self) -> Filter {
        Filter { site: Some(self.site), ..Filter::default() }
    }

    /// What leaves, of those, the ones that the site stored itself, or the others.
    #[must_use]
    pub fn stored_by(&self, stored: Stored) -> Term {
        let site = Value::text(&self.name);
        match stored {
            Stored::Itself => Term::is_not(Key::SeenOn, site),
            Stored::Others => Term::is(Key::SeenOn, site),
        }
    }
}

/// What leaves, of the cookies of a visit, those that a charter speaks for and does not declare.
#[must_use]
pub fn undeclared() -> Term {
    let findings = [Finding::Undeclared, Finding::ThirdPartyUndeclared].map(Value::Finding).to_vec();
    Term { is_negated: false, condition: Condition::OneOf(Key::Finding, findings) }
}

impl Involved {
    /// What leaves, of the cookies of one of the two, those that this organisation is counted with; none where no terms do, as of one that is a third party
    /// here and a sister there.
    #[must_use]
    pub fn terms(&self, stored: Stored) -> Option<Vec<Term>> {
        let party = |party| Term::is(Key::Party, Value::Party(party));
        let organisation = Term::is(Key::Organisation, Value::text(&self.name));
        match (stored, self.sisters) {
            (Stored::Itself, _) => Some(vec![party(Party::ForThird), organisation]),
            (Stored::Others, 0) => Some(vec![organisation]),
            (Stored::Others, all) if all == self.sums.cookies => {
                Some(vec![party(Party::First), Term::is(Key::Site, Value::text(&self.name))])
            }
            (Stored::Others, _) => None,
        }
    }
}

/// Declared cookies of the site by line, and hosts that charters speak for.
struct Lines<'a> {
    declaring: Declaring<'a>,
    /// By charter and line.
    present: KeyedMap<(usize, usize), (u32, Longest)>,
    hosts: BTreeSet<&'a str>,
}

impl<'a> Lines<'a> {
    fn of(inventory: &'a Inventory) -> Self {
        Self { declaring: Declaring::new(inventory), present: KeyedMap::default(), hosts: BTreeSet::new() }
    }

    fn add(&mut self, view: &CookieView<'a>) {
        self.hosts.insert(view.cookie.host());
        let present = &mut self.present;
        self.declaring.each(view, |charter, line| {
            let (present, longest) = present.entry((charter, line)).or_default();
            *present += 1;
            *longest = (*longest).max(Longest::of(&view.cookie));
        });
    }

    fn by_charter(&self, inventory: &Inventory, site: &str) -> Vec<DeclaredHere> {
        let knowledge = inventory.knowledge();
        let here = |(place, charter): (usize, &std::sync::Arc<crate::charter::Charter>)| {
            let covers = charter.covers_pages_of(site) || self.hosts.iter().any(|host| charter.covers(host));
            let seen = |line| self.present.get(&(place, line)).copied().unwrap_or_default();
            let line = |(line, declared): (usize, &crate::charter::Declaration)| {
                let (present, seen_life) = seen(line);
                let name = declared.name().to_owned();
                DeclaredLine { name, present, declared_life: declared.life.seconds(), seen_life }
            };
            // A line without a name fits nothing, so neither "present" nor "absent" can be said of it.
            let named = charter.declarations.iter().enumerate().filter(|(_, declared)| declared.pattern.is_some());
            let lines: Vec<DeclaredLine> = named.map(line).collect();
            let speaks = covers || lines.iter().any(|line| line.present > 0);
            speaks.then_some(DeclaredHere { charter: place, is_likely: !covers, lines })
        };
        knowledge.charters.iter().enumerate().filter_map(here).collect()
    }
}
