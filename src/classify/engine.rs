use super::facts::{Facts, NameFacts, PerText, gather};
use super::resolve::resolve;
use super::rule::hear_all;
use super::subject::{Declared, Told};
use super::{
    Entry, Evidence, EvidenceSetId, HistoryFacts, HostFacts, Knowledge, Match, PartitionFacts, RULES, StoreTraits, Subject, ThirdPartyId,
    Verdict, Verdicts, VisitedSites, catalogue, domains,
};
use crate::charter::Category;
use crate::cookie::{Cookie, CookieTable, PartitionId, RowId, SameSite, Strings, Sym};

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
    hosts: PerText<HostFacts>,
}

impl Classification {
    /// The site of a row of the table that was classified.
    #[must_use]
    pub fn site_of(&self, cookie: &Cookie) -> Option<Sym<Sites>> {
        self.hosts.get(cookie.host.name()).site
    }

    /// The known third party that the host of a row belongs to.
    #[must_use]
    pub fn third_party_of(&self, cookie: &Cookie) -> Option<ThirdPartyId> {
        self.hosts.get(cookie.host.name()).third_party.map(|(id, _)| id)
    }

    /// The site of a row as text; empty for a row of another table. `host` is the text of its host, which nearly always ends with it.
    #[must_use]
    pub fn site_name_of<'a>(&'a self, cookie: &Cookie, host: &'a str) -> &'a str {
        let facts = self.hosts.get(cookie.host.name());
        let start = host.len().checked_sub(usize::from(facts.site_length)).filter(|_| facts.site_length > 0);
        start.and_then(|start| host.get(start..)).unwrap_or_else(|| facts.site.map_or("", |site| self.sites.get(site)))
    }
}

/// What came out for a part of the rows.
struct Judged {
    verdicts: Verdicts,
    counts: Vec<[u32; 4]>,
}

impl Judged {
    fn count(&mut self, host: &HostFacts, category: Category) {
        let counts = host.site.and_then(|site| self.counts.get_mut(site.index()));
        if let Some(count) = counts.and_then(|counts| counts.get_mut(category.index())) {
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

/// Rows from which on a second thread gains something that anybody would notice.
const ROWS_A_THREAD: usize = 50_000;
/// More threads than this wait for memory.
const MOST_THREADS: usize = 4;

impl Classifier<'_> {
    /// Verdicts for every row of `table`.
    #[must_use]
    pub fn classify(&self, table: &CookieTable) -> Classification {
        let facts = gather(self, table);
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let threads = (table.rows.len() / ROWS_A_THREAD).clamp(1, cores.min(MOST_THREADS));
        let Judged { verdicts, counts } = self.in_parts(table, &facts, table.rows.len().div_ceil(threads).max(1));
        Classification { verdicts, counts, sites: facts.sites, hosts: facts.hosts }
    }

    /// The verdicts of parts of `each` rows, the first of them on this thread.
    fn in_parts(&self, table: &CookieTable, facts: &Facts, each: usize) -> Judged {
        let judge = |start: usize| self.judge(table, facts, start, each);
        std::thread::scope(|scope| {
            let judge = &judge;
            let others: Vec<_> = (each..table.rows.len()).step_by(each).map(|start| (start, scope.spawn(move || judge(start)))).collect();
            let mut judged = judge(0);
            for (start, other) in others {
                // A thread that died is done again here: what made it die then speaks for itself.
                judged.append(&other.join().unwrap_or_else(|_| judge(start)));
            }
            judged
        })
    }

    /// The verdicts of at most `count` rows from `start` on.
    fn judge(&self, table: &CookieTable, facts: &Facts, start: usize, count: usize) -> Judged {
        let verdicts = Verdicts::with_capacity(count.min(table.rows.len()));
        let mut judged = Judged { verdicts, counts: vec![[0; 4]; facts.own_sites] };
        let mut evidence: Vec<Evidence> = Vec::with_capacity(RULES.len());
        let Ok(first) = u32::try_from(start).map(RowId) else { return judged };
        for cookie in table.rows.iter_from(first).take(count) {
            let subject = self.subject(&cookie, table, facts);
            hear_all(&subject, &mut evidence);
            let resolved = resolve(&subject, &evidence, || table.strings.get(cookie.path));
            let verdict = Verdict {
                purpose: resolved.purpose,
                party: resolved.party,
                category: resolved.category,
                consent: resolved.consent,
                confidence: resolved.confidence,
                findings: resolved.findings,
                entry: subject.known.map(|(found, _)| found.entry),
                told: subject.told.and_then(|told| self.knowledge.told_id(&told)),
                declaration: subject.declared.and_then(|declared| self.knowledge.declaration_id(&declared)),
                evidence: EvidenceSetId::default(),
            };
            judged.count(subject.host, verdict.category);
            judged.verdicts.push(verdict, &evidence);
        }
        judged
    }

    fn subject<'s>(&self, cookie: &'s Cookie, table: &CookieTable, facts: &'s Facts) -> Subject<'s> {
        let strings = &table.strings;
        // Texts lie all over the memory, so they are only looked up where something is compared with them.
        let host = || strings.get(cookie.host.name());
        let (name_facts, host_facts) = (facts.name(cookie.name), facts.hosts.get(cookie.host.name()));
        let site = host_facts.site;
        let candidates = facts.candidates(name_facts);
        let best = if candidates.is_empty() { None } else { catalogue().best(candidates, host()) };
        let known: Option<(Match, &'static Entry)> = best.map(|found| (found, catalogue().get(found.entry)));
        Subject {
            cookie,
            known,
            words: name_facts.words,
            prefix: name_facts.prefix,
            family: match known {
                Some(_) => None,
                None => site.zip(name_facts.beginning).and_then(|(site, beginning)| facts.families.of(site, beginning)),
            },
            advertising_elsewhere: known.is_none() && name_facts.advertising_only,
            told: if name_facts.told.is_some() { self.told(name_facts, host()) } else { None },
            declared: if host_facts.declaring { self.declared(strings.get(cookie.name), host()) } else { None },
            host: host_facts,
            browsers_own: table.is_browsers_own(cookie),
            partition: cookie.partition.and_then(|id| partition_facts(id, host_facts, facts)),
            traits: self.traits,
            history: self.history(cookie, host_facts, facts),
        }
    }

    /// What the user says, else what the first import that names the cookie says.
    fn told(&self, name: &NameFacts, host: &str) -> Option<Told> {
        name.told.iter().flatten().find_map(|(base, candidates)| {
            let known = self.knowledge.base(*base)?;
            let (line, _) = known.best_of(candidates, host)?;
            let purpose = known.names.get(line)?.purpose;
            Some(Told { base: *base, line: u32::try_from(line).ok()?, purpose })
        })
    }

    fn declared(&self, name: &str, host: &str) -> Option<Declared> {
        let covering = (0u32..).zip(&self.knowledge.charters).filter(|(_, charter)| charter.covers(host));
        covering.into_iter().find_map(|(index, charter)| {
            let line = charter.declaration(name)?;
            let category = charter.declarations.get(line)?.category;
            Some(Declared { charter: index, line: u32::try_from(line).ok()?, category })
        })
    }

    fn history(&self, cookie: &Cookie, host: &HostFacts, facts: &Facts) -> Option<HistoryFacts> {
        let (visits, created) = self.visited.zip(cookie.created).filter(|(visits, created)| visits.covers(*created))?;
        // Only worth a look where the attributes allow a cross-site origin.
        let possible = cookie.partition.is_none() && matches!(cookie.same_site, Some(SameSite::None | SameSite::NoneOrUnset));
        let site = host.site.map_or("", |site| facts.sites.get(site));
        let made_during_other_visit = possible && visits.made_during_other_visit(site, created);
        Some(HistoryFacts { visited: host.visited, made_during_other_visit })
    }
}

/// What a partition key says of a cookie of a host; one that is damaged, or of no site, proves nothing.
fn partition_facts(id: PartitionId, host: &HostFacts, facts: &Facts) -> Option<PartitionFacts> {
    let top = (*facts.partition_sites.get(id.index())?)?;
    let own = host.site == Some(top);
    let same_organisation = own || host.organisation.is_some_and(|id| domains().organisation(facts.sites.get(top)) == Some(id));
    Some(PartitionFacts { own, same_organisation })
}
