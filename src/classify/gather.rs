use std::ops::Range;

use super::facts::{Candidates, Facts, HostPlace, NameFacts, Numbered, PerText, TopSite};
use super::family::{Beside, Families};
use super::recognised::Recognised;
use super::{Classifier, EntryId, HostFacts, Sites, StoreTraits, Strength, WordSet, catalogue, domains};
use crate::charter::Purpose;
use crate::cookie::{Cookie, CookieTable, NamePrefix, RowId, SameSite, Strings, Sym, TopLevel};
use crate::parallel::in_parts;
use crate::site;

/// Texts, and rows, from which on a second thread gains something that anybody would notice.
const TEXTS_A_THREAD: usize = 1_000;
pub(super) const ROWS_A_THREAD: usize = 4_000;

/// The facts of a table. Three walks, each on all cores: which texts are names and hosts, the facts of each, and what rows tell of others.
pub(super) fn gather(classifier: &Classifier<'_>, table: &CookieTable) -> Facts {
    let roles = Roles::of(table);
    let recognised = Recognised::of(table, &classifier.knowledge.charters);
    let mut facts = Facts { names: vec![0; table.strings.len()], hosts: PerText::new(table.strings.len()), ..Facts::default() };
    let parts = in_parts(table.strings.len(), TEXTS_A_THREAD, |texts| OfTexts::gather(classifier, table, (&roles, &recognised), texts));
    for part in parts {
        part.add_to(&mut facts);
    }
    let rows = in_parts(table.rows.len(), ROWS_A_THREAD, |rows| OfRows::gather(classifier.traits, table, &facts, rows));
    let mut held = vec![Held::default(); facts.sites.len()];
    for part in rows {
        held.iter_mut().zip(&part.held).for_each(|(held, more)| held.append(*more));
        facts.families.append(part.families);
    }
    for host in facts.hosts.facts_mut() {
        let held = host.site.and_then(|site| held.get(site.index()).copied()).unwrap_or_default();
        host.first_party_siblings = held.only_own;
        host.signed_in &= held.account;
        host.among_identifiers = held.is_identifiers();
    }
    // Those that come now are sites of keys alone, which hold no cookie.
    facts.own_sites = facts.sites.len();
    let sites = &mut facts.sites;
    let top_site = |(id, key)| {
        let site = site::of_key(key);
        table.top_level(id).is_some_and(TopLevel::is_a_site).then(|| TopSite {
            site: sites.intern(site),
            organisation: domains().organisation(site),
            declaring: classifier.knowledge.speaks_for_pages_of(site),
        })
    };
    facts.partition_sites = table.partitions().map(top_site).collect();
    facts
}

/// What each text of a table is.
struct Roles(Vec<u8>);

impl Roles {
    const NAME: u8 = 1;
    const HOST: u8 = 2;

    fn of(table: &CookieTable) -> Self {
        let parts = in_parts(table.rows.len(), ROWS_A_THREAD, |rows| {
            let mut roles = vec![0u8; table.strings.len()];
            let mut add = |text: Sym, role| {
                if let Some(roles) = roles.get_mut(text.index()) {
                    *roles |= role;
                }
            };
            for row in table.rows.named_from(first_of(&rows)).take(rows.len()) {
                add(row.name, Self::NAME);
                add(row.host, Self::HOST);
            }
            roles
        });
        let all = parts.into_iter().reduce(|mut all, part| {
            all.iter_mut().zip(part).for_each(|(all, role)| *all |= role);
            all
        });
        Self(all.unwrap_or_default())
    }

    fn has(&self, text: Sym, role: u8) -> bool {
        self.0.get(text.index()).is_some_and(|roles| roles & role != 0)
    }
}

/// Rows whose facts are looked at together.
const BATCH: usize = 64;

/// Gives the rows of a part of a table to `each`, with their facts at hand.
pub(super) fn each_row(table: &CookieTable, facts: &Facts, rows: &Range<usize>, mut each: impl FnMut(&Cookie)) {
    let mut left = table.rows.iter_from(first_of(rows)).take(rows.len());
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        batch.extend(left.by_ref().take(BATCH));
        if batch.is_empty() {
            return;
        }
        facts.look_up(&batch);
        batch.iter().for_each(&mut each);
        batch.clear();
    }
}

fn first_of(rows: &Range<usize>) -> RowId {
    RowId(u32::try_from(rows.start).unwrap_or(u32::MAX))
}

/// The facts of a part of the texts, in numbers of its own.
#[derive(Default)]
struct OfTexts {
    names: Vec<(Sym, u32)>,
    name_facts: Numbered<NameFacts>,
    hosts: Vec<(Sym, HostPlace)>,
    host_facts: Numbered<HostFacts>,
    lists: Numbered<Box<[EntryId]>>,
    imported: Numbered<Box<[Candidates]>>,
    families: Families,
    sites: Strings<Sites>,
}

impl OfTexts {
    fn gather(classifier: &Classifier<'_>, table: &CookieTable, (roles, recognised): (&Roles, &Recognised), texts: Range<usize>) -> Self {
        let mut facts = Self::default();
        for (sym, text) in table.strings.iter().skip(texts.start).take(texts.len()) {
            if roles.has(sym, Roles::NAME) {
                facts.add_name(classifier, sym, text);
            }
            if roles.has(sym, Roles::HOST) {
                facts.add_host(classifier, (sym, text), recognised.charter_of(sym));
            }
        }
        facts
    }

    fn add_name(&mut self, classifier: &Classifier<'_>, name: Sym, text: &str) {
        let bases = classifier.knowledge.bases().map(|(number, base)| (number, base.candidates(text)));
        let imported: Box<[_]> = bases.filter(|(_, candidates)| !candidates.is_empty()).collect();
        let mut candidates = catalogue().candidates(text);
        let heard = |id: EntryId| !classifier.knowledge.holds_out(id);
        candidates.retain(|id| heard(*id));
        let advertises = |id: &EntryId| catalogue().get(*id).strictest_purpose() == Purpose::Advertising;
        let words = WordSet::of(text);
        let facts = NameFacts {
            kin: if candidates.is_empty() { catalogue().kin_of(text, heard) } else { None },
            account: candidates.iter().any(|id| catalogue().get(*id).account),
            advertising_only: !candidates.is_empty() && candidates.iter().all(advertises),
            candidates: self.lists.number(candidates.into_boxed_slice()),
            imported: self.imported.number(imported),
            common: classifier.knowledge.common().find(text),
            words,
            prefix: NamePrefix::of(text),
            beginning: self.families.beginning_of(text, words.hints_by_word()),
        };
        let number = self.name_facts.number(facts);
        self.names.push((name, number));
    }

    fn add_host(&mut self, classifier: &Classifier<'_>, (host, text): (Sym, &str), recognised: Option<u32>) {
        let site = site::registrable_domain(text);
        let lists = domains();
        let facts = HostFacts {
            third_party: lists.third_party(text),
            organisation: lists.organisation(site),
            neutral: lists.is_neutral(text),
            serves_files: lists.serves_files(text),
            visited: classifier.visited.is_some_and(|visited| visited.contains(site)),
            declaring: classifier.knowledge.speaks_for(text),
            recognised,
            catalogued: catalogue().domain_of(text),
            common: classifier.knowledge.common().domain(site),
        };
        let place = HostPlace {
            site: Some(self.sites.intern(site)),
            site_length: if text.ends_with(site) { u16::try_from(site.len()).unwrap_or(0) } else { 0 },
            first_party_siblings: false,
            signed_in: text.strip_prefix("www.").unwrap_or(text) == site,
            among_identifiers: false,
            facts: self.host_facts.number(facts),
        };
        self.hosts.push((host, place));
    }

    /// Puts the facts behind those of the parts before, in the numbers of the whole.
    fn add_to(self, whole: &mut Facts) {
        let lists: Vec<u32> = self.lists.iter().map(|list| whole.lists.number(list.clone())).collect();
        let imported: Vec<u32> = self.imported.iter().map(|list| whole.imported.number(list.clone())).collect();
        let moved = |numbers: &[u32], number: u32| numbers.get(number as usize).copied().unwrap_or(0);
        let mut of_whole = |facts: &NameFacts| NameFacts {
            candidates: moved(&lists, facts.candidates),
            imported: moved(&imported, facts.imported),
            beginning: facts.beginning.map(|beginning| whole.families.move_beginning(beginning, &self.families)),
            ..*facts
        };
        let name_facts: Vec<u32> = self.name_facts.iter().map(|facts| whole.of_names.number(of_whole(facts))).collect();
        for (name, number) in self.names {
            if let Some(place) = whole.names.get_mut(name.index()) {
                *place = moved(&name_facts, number);
            }
        }
        let host_facts: Vec<u32> = self.host_facts.iter().map(|facts| whole.of_hosts.number(*facts)).collect();
        for (host, place) in self.hosts {
            let site = place.site.map(|site| whole.sites.intern(self.sites.get(site)));
            whole.hosts.set(host, HostPlace { site, facts: moved(&host_facts, place.facts), ..place });
        }
    }
}

/// What stands on a site, as far as it matters to each of its cookies.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    /// An unpartitioned cookie that only the site itself can have set.
    only_own: bool,
    /// A cookie that signing in on this site leaves, in no container and not kept apart.
    account: bool,
    /// Identifiers under names that nobody knows and that hold no word; more than a few are not counted.
    identifiers: u8,
    /// Something else than these and words that speak of comfort.
    others: bool,
}

impl Held {
    fn add(&mut self, cookie: &Cookie, name: &NameFacts, only_own: impl FnOnce() -> bool) {
        self.only_own = self.only_own || only_own();
        if self.others {
            return;
        }
        let is_unknown = name.candidates == 0 && name.imported == 0 && name.common.is_none() && name.kin.is_none();
        if is_unknown && name.words == WordSet::default() && cookie.shape.identifies() {
            self.identifiers = self.identifiers.saturating_add(1);
        } else {
            self.others = !is_unknown || !name.words.is_comfort();
        }
    }

    /// Adds what rows that follow tell.
    fn append(&mut self, next: Self) {
        self.only_own |= next.only_own;
        self.account |= next.account;
        self.identifiers = self.identifiers.saturating_add(next.identifiers);
        self.others |= next.others;
    }

    fn is_identifiers(self) -> bool {
        self.identifiers > 1 && !self.others
    }
}

/// What rows tell of others: siblings of their sites, tools at work there.
struct OfRows {
    /// By site.
    held: Vec<Held>,
    families: Families,
}

impl OfRows {
    fn gather(traits: StoreTraits, table: &CookieTable, facts: &Facts, rows: Range<usize>) -> Self {
        let mut part = Self { held: vec![Held::default(); facts.sites.len()], families: Families::default() };
        each_row(table, facts, &rows, |cookie| part.add(cookie, traits, table, facts));
        part
    }

    fn add(&mut self, cookie: &Cookie, traits: StoreTraits, table: &CookieTable, facts: &Facts) {
        let host = facts.hosts.get(cookie.host.name());
        let Some(site) = host.site else { return };
        let number = facts.number_of_name(cookie.name);
        let name = facts.of_names.get(number);
        if let Some(held) = self.held.get_mut(site.index()) {
            held.add(cookie, name, || only_own(cookie, traits) && !table.is_browsers_own(cookie));
            held.account = held.account || (name.account && is_account(cookie, table, facts.lists.get(name.candidates)));
        }
        let Some(beginning) = name.beginning else { return };
        let (of_a_tool, hinting) = (facts.families.is_of_a_tool(beginning), facts.families.is_hinting(beginning));
        if !of_a_tool && !hinting {
            return;
        }
        let best = catalogue().best(facts.lists.get(name.candidates), table.strings.get(cookie.host.name()));
        let known = best.filter(|found| found.strength > Strength::Elsewhere).map(|found| found.entry);
        let purpose = known.map(|entry| catalogue().get(entry).strictest_purpose());
        if let Some((entry, purpose)) = known.zip(purpose).filter(|_| of_a_tool) {
            self.families.add(site, beginning, entry, purpose);
        }
        if hinting {
            let what = match purpose {
                Some(Purpose::Statistics | Purpose::Advertising) => Beside::Follows,
                // What nobody but the site knows says nothing of its other names.
                None if facts.families.is_own(beginning, facts.sites.get(site)) => return,
                None if name.words.follows() => Beside::Follows,
                None if name.words == WordSet::default() && name.kin.is_none() => Beside::Unknown,
                _ => return,
            };
            self.families.add_neighbour(site, beginning, number_of(cookie.name), what);
        }
    }
}

/// Whether a cookie is what signing in on its own site leaves.
fn is_account(cookie: &Cookie, table: &CookieTable, candidates: &[EntryId]) -> bool {
    let best = || catalogue().best(candidates, table.strings.get(cookie.host.name())).filter(|found| found.strength > Strength::Elsewhere);
    cookie.partition.is_none()
        && cookie.container.is_none()
        && !table.is_browsers_own(cookie)
        && best().is_some_and(|found| catalogue().get(found.entry).account)
}

/// Whether only the site itself can have set a cookie.
fn only_own(cookie: &Cookie, traits: StoreTraits) -> bool {
    cookie.partition.is_none()
        && match traits.same_site_of(cookie) {
            Some(SameSite::Lax | SameSite::Strict) => true,
            Some(SameSite::Unset) => traits.lax_by_default,
            _ => false,
        }
}

fn number_of(name: Sym) -> u32 {
    u32::try_from(name.index()).unwrap_or(u32::MAX)
}
