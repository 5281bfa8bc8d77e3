use std::ops::Range;
use std::sync::Arc;

use super::case::Case;
use super::facts::{Candidates, Facts, HostPlace, Numbered, PerText, TopSite};
use super::gather::{ROWS_A_THREAD, each_row, gather};
use super::resolve::resolve;
use super::rule::hear_all;
use super::subject::{BaseLine, Declared, OwnDecision};
use super::{
    Attributes, Beside, Evidence, EvidenceSetId, HistoryFacts, HostFacts, Knowledge, PartitionFacts, RULES, StoreTraits, Subject,
    ThirdPartyId, Verdict, Verdicts, VisitedSites, catalogue,
};
use crate::charter::Charter;
use crate::cookie::{Cookie, CookieTable, KeyedMap, SameSite, Strings, Sym};
use crate::parallel::in_parts;

/// Classifies the cookies of one store.
pub struct Classifier<'a> {
    /// Charters.
    pub knowledge: &'a Knowledge,
    /// Sites opened as pages, where a history was found.
    pub visited: Option<&'a VisitedSites>,
    /// What the kind of browser means.
    pub traits: StoreTraits,
}

/// Marks the table of registrable domains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sites;

/// What is said of the cookies of one store.
#[derive(Debug, Default)]
pub struct Classification {
    /// One verdict for each row, in the same order.
    pub verdicts: Verdicts,
    /// Registrable domains; [`Self::site_of`] points here.
    pub sites: Strings<Sites>,
    /// Cookies per category, by site. Sites of partition keys that hold no cookie come last and have none here.
    pub counts: Vec<[u32; 4]>,
    hosts: PerText<HostPlace>,
    host_facts: Numbered<HostFacts>,
}

impl Classification {
    /// The site of a row of the table that was classified.
    #[must_use]
    pub fn site_of(&self, cookie: &Cookie) -> Option<Sym<Sites>> {
        self.site_of_host(cookie.host.name())
    }

    /// The site of a text that is the host of some row.
    pub(crate) fn site_of_host(&self, host: Sym) -> Option<Sym<Sites>> {
        self.hosts.get(host).site
    }

    /// Looks at what is known of some hosts, so that the memory for all of them is waited for at once.
    pub(crate) fn look_up(&self, hosts: impl Iterator<Item = Sym> + Clone) {
        self.hosts.look_up(hosts);
    }

    /// The known third party that the host of a row belongs to.
    #[must_use]
    pub fn third_party_of(&self, cookie: &Cookie) -> Option<ThirdPartyId> {
        self.third_party_of_host(cookie.host.name())
    }

    /// The same of a text that is the host of some row.
    pub(crate) fn third_party_of_host(&self, host: Sym) -> Option<ThirdPartyId> {
        self.host_facts.get(self.hosts.get(host).facts).third_party
    }

    /// The site of a row as text; empty for a row of another table. `host` is the text of its host, which nearly always ends with it.
    #[must_use]
    pub fn site_name_of<'a>(&'a self, cookie: &Cookie, host: &'a str) -> &'a str {
        self.site_name_of_host(cookie.host.name(), host)
    }

    /// The same of a text that is the host of some row.
    pub(crate) fn site_name_of_host<'a>(&'a self, host: Sym, text: &'a str) -> &'a str {
        let facts = self.hosts.get(host);
        let start = text.len().checked_sub(usize::from(facts.site_length)).filter(|_| facts.site_length > 0);
        start.and_then(|start| text.get(start..)).unwrap_or_else(|| facts.site.map_or("", |site| self.sites.get(site)))
    }
}

/// What came out for a part of the rows.
struct Judged {
    verdicts: Verdicts,
    counts: Vec<[u32; 4]>,
    /// Numbers of verdicts by what they rest on.
    cases: KeyedMap<Case, u32>,
}

/// Cases that are remembered. A store that was made to have more is judged more slowly.
const MOST_CASES: usize = 200_000;

impl Judged {
    /// The verdict of a case of which none was given yet, by its number.
    fn decide(&mut self, case: Case, subject: &Subject<'_>, knowledge: &Knowledge) -> u32 {
        let mut evidence: Vec<Evidence> = Vec::with_capacity(RULES.len());
        hear_all(subject, &mut evidence);
        let resolved = resolve(subject, &evidence);
        let verdict = Verdict {
            purpose: resolved.purpose,
            party: resolved.party,
            category: resolved.category,
            consent: resolved.consent,
            confidence: resolved.confidence,
            findings: resolved.findings,
            entry: subject.known.map(|(found, _)| found.entry),
            base_line: subject.base_line.and_then(|line| knowledge.base_line_id(&line)),
            declaration: subject.declared.and_then(|declared| knowledge.declaration_id(&declared)),
            evidence: EvidenceSetId::default(),
        };
        let number = self.verdicts.number_for(verdict, &evidence);
        if self.cases.len() >= MOST_CASES {
            self.cases.clear();
        }
        self.cases.insert(case, number);
        number
    }

    /// Gives the next row, of `site`, a verdict.
    fn push(&mut self, number: u32, site: Option<Sym<Sites>>) {
        let category = self.verdicts.push(number);
        let counts = site.and_then(|site| self.counts.get_mut(site.index()));
        if let (Some(category), Some(counts)) = (category, counts)
            && let Some(count) = counts.get_mut(category.index())
        {
            *count += 1;
        }
    }

    /// Adds what came out for the rows that follow.
    fn append(&mut self, next: &Self) {
        self.verdicts.append(&next.verdicts);
        for (sum, more) in self.counts.iter_mut().flatten().zip(next.counts.iter().flatten()) {
            *sum += more;
        }
    }
}

impl Classifier<'_> {
    /// Verdicts for every row of `table`.
    #[must_use]
    pub fn classify(&self, table: &CookieTable) -> Classification {
        let facts = gather(self, table);
        let parts = in_parts(table.rows.len(), ROWS_A_THREAD, |rows| self.judge(table, &facts, &rows));
        let judged = parts.into_iter().reduce(|mut judged, next| {
            judged.append(&next);
            judged
        });
        let (verdicts, counts) = judged.map(|judged| (judged.verdicts, judged.counts)).unwrap_or_default();
        Classification { verdicts, counts, sites: facts.sites, hosts: facts.hosts, host_facts: facts.of_hosts }
    }

    /// The verdicts of a part of the rows.
    fn judge(&self, table: &CookieTable, facts: &Facts, rows: &Range<usize>) -> Judged {
        // The others are put behind the first ones, which should not have to move for that.
        let verdicts = Verdicts::with_capacity(if rows.start == 0 { table.rows.len() } else { rows.len() });
        let mut judged = Judged { verdicts, counts: vec![[0; 4]; facts.own_sites], cases: KeyedMap::default() };
        each_row(table, facts, rows, |cookie| {
            let place = facts.hosts.get(cookie.host.name());
            let case = self.case(cookie, table, place, facts);
            let number = match judged.cases.get(&case) {
                Some(number) => *number,
                None => judged.decide(case, &self.subject(case, cookie, table, facts), self.knowledge),
            };
            judged.push(number, place.site);
        });
        judged
    }

    fn case(&self, cookie: &Cookie, table: &CookieTable, place: &HostPlace, facts: &Facts) -> Case {
        let strings = &table.strings;
        // Texts lie all over the memory, so they are only looked up where something is compared with them.
        let host = || strings.get(cookie.host.name());
        let name_number = facts.number_of_name(cookie.name);
        let (name, host_facts) = (facts.of_names.get(name_number), facts.of_hosts.get(place.facts));
        let (own, base_line) = if name.imported == 0 {
            (OwnDecision::default(), None)
        } else {
            let candidates = facts.imported.get(name.imported);
            (self.own_decision(candidates, host()), self.base_line(candidates, host()))
        };
        Case {
            name: name_number,
            host: place.facts,
            cookie: Attributes { same_site: self.traits.same_site_of(cookie), ..Attributes::of(cookie) },
            family: place.site.zip(name.beginning).and_then(|(site, beginning)| facts.families.of(site, beginning)),
            beside: place
                .site
                .zip(name.beginning.filter(|_| name.words.hints_by_word()))
                .map_or(Beside::Nothing, |(site, beginning)| facts.families.beside(site, beginning)),
            own,
            base_line,
            declared: match host_facts.recognised {
                None if !host_facts.declaring => None,
                recognised => self.declared(strings.get(cookie.name), host(), recognised),
            },
            undeclared: self.is_undeclared(cookie, table, (place, host_facts), facts),
            first_party_siblings: place.first_party_siblings,
            signed_in: place.signed_in && cookie.container.is_none(),
            among_identifiers: place.among_identifiers && name.words.is_comfort(),
            browsers_own: table.is_browsers_own(cookie),
            breaks_prefix: name.prefix.is_some_and(|prefix| prefix.fault(cookie, strings.get(cookie.path)).is_some()),
            partition: cookie.partition.and_then(|id| facts.top_site(id)).map(|top| partition_facts(top, place, host_facts)),
            history: self.history(cookie, place, host_facts, facts),
        }
    }

    /// What rules look at, for the first cookie of a case.
    fn subject<'s>(&self, case: Case, cookie: &Cookie, table: &CookieTable, facts: &'s Facts) -> Subject<'s> {
        let name = facts.of_names.get(case.name);
        let best = catalogue().best(facts.lists.get(name.candidates), table.strings.get(cookie.host.name()));
        let known = best.map(|found| (found, catalogue().get(found.entry)));
        Subject {
            cookie: case.cookie,
            known,
            words: name.words,
            prefix: name.prefix,
            breaks_prefix: case.breaks_prefix,
            family: if known.is_some() { None } else { case.family },
            kin: name.kin,
            beside: case.beside,
            own: case.own,
            base_line: case.base_line,
            commonly: name.common.and_then(|id| self.knowledge.common().counts(id, facts.of_hosts.get(case.host).common)),
            commonly_own: name.common.and_then(|id| self.knowledge.common().counts_of_own_sites(id)),
            advertising_elsewhere: known.is_none() && name.advertising_only,
            declared: case.declared,
            undeclared: case.undeclared,
            host: facts.of_hosts.get(case.host),
            first_party_siblings: case.first_party_siblings,
            signed_in: case.signed_in,
            among_identifiers: case.among_identifiers,
            browsers_own: case.browsers_own,
            partition: case.partition,
            traits: self.traits,
            history: case.history,
        }
    }

    /// What the user decided.
    fn own_decision(&self, candidates: &[Candidates], host: &str) -> OwnDecision {
        let own = candidates.iter().find(|(base, _)| *base == 0).zip(self.knowledge.user.as_deref());
        own.map_or_else(OwnDecision::default, |((_, candidates), base)| base.decision_on(candidates, host))
    }

    /// What the first import that names the cookie says.
    fn base_line(&self, candidates: &[Candidates], host: &str) -> Option<BaseLine> {
        candidates.iter().filter(|(base, _)| *base > 0).find_map(|(base, candidates)| {
            let known = self.knowledge.base(*base)?;
            let (line, _) = known.best_of(candidates, host)?;
            let purpose = known.names.get(line)?.purpose?;
            Some(BaseLine { base: *base, line: u32::try_from(line).ok()?, purpose })
        })
    }

    /// The line of the first charter that speaks for the host and names the cookie, else of the one whose portal the host looks like.
    fn declared(&self, name: &str, host: &str, recognised: Option<u32>) -> Option<Declared> {
        let find = |is_likely: bool| {
            let speaks = move |(index, charter): &(u32, &Arc<Charter>)| {
                if is_likely { recognised == Some(*index) } else { charter.covers(host) }
            };
            (0u32..).zip(&self.knowledge.charters).filter(speaks).find_map(|(index, charter)| {
                let line = charter.declaration(name)?;
                let purpose = charter.declarations.get(line)?.declared_purpose();
                Some(Declared { charter: index, line: u32::try_from(line).ok()?, purpose, is_likely })
            })
        };
        find(false).or_else(|| find(true))
    }

    /// Whether a charter speaks for the host of a cookie, or for the page on which another site's was set, and leaves it out.
    fn is_undeclared(&self, cookie: &Cookie, table: &CookieTable, (place, host): (&HostPlace, &HostFacts), facts: &Facts) -> bool {
        // Most rows of most stores: no charter can have anything to do with them.
        if !host.declaring && cookie.partition.is_none() && self.visited.is_none() || table.is_browsers_own(cookie) {
            return false;
        }
        let own = || place.site.map_or("", |site| facts.sites.get(site));
        let page = match cookie.partition.map(|id| facts.top_site(id)) {
            Some(top) => top.filter(|top| top.declaring && Some(top.site) != place.site).map(|top| facts.sites.get(top.site)),
            None => self.page_of(cookie, own()).filter(|page| self.knowledge.speaks_for_pages_of(page)),
        };
        let text = |sym| table.strings.get(sym);
        (host.declaring || page.is_some()) && self.knowledge.leaves_out(text(cookie.name), text(cookie.host.name()), page)
    }

    /// The page of another site with which a cookie without a key came.
    fn page_of(&self, cookie: &Cookie, own: &str) -> Option<&str> {
        // Where the browser keeps what is embedded apart, a row without a key was not embedded.
        let visited = self.visited.filter(|_| !self.traits.partitions_third_parties)?;
        visited.names().get(visited.page_of(cookie, own)?).map(String::as_str)
    }

    fn history(&self, cookie: &Cookie, place: &HostPlace, host: &HostFacts, facts: &Facts) -> Option<HistoryFacts> {
        let (visits, created) = self.visited.zip(cookie.created).filter(|(visits, created)| visits.covers(*created))?;
        // Only worth a look where the attributes allow a cross-site origin.
        let possible = cookie.partition.is_none() && matches!(cookie.same_site, Some(SameSite::None | SameSite::NoneOrUnset));
        let site = place.site.map_or("", |site| facts.sites.get(site));
        let made_during_other_visit = possible && visits.made_during_other_visit(site, created);
        Some(HistoryFacts { visited: host.visited, made_during_other_visit })
    }
}

/// What the site at the top level says of a cookie of a host.
fn partition_facts(top: TopSite, place: &HostPlace, host: &HostFacts) -> PartitionFacts {
    let own = place.site == Some(top.site);
    PartitionFacts { own, same_organisation: own || (host.organisation.is_some() && host.organisation == top.organisation) }
}
