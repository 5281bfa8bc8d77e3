use super::family::{Beginnings, Families};
use super::resolve::resolve;
use super::rule::hear_all;
use super::subject::{Declared, Told};
use super::{
    Entry, EntryId, Evidence, EvidenceSets, HistoryFacts, HostFacts, Knowledge, Match, PartitionFacts, RULES, StoreTraits, Strength,
    Subject, ThirdPartyId, Verdict, VisitedSites, WordSet, catalogue, domains,
};
use crate::charter::Purpose;
use crate::cookie::{Cookie, CookieTable, PartitionId, SameSite, Strings, Sym};
use crate::site;

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

/// The verdicts of one store.
#[derive(Debug, Default)]
pub struct Classification {
    /// One for each row, in the same order.
    pub verdicts: Vec<Verdict>,
    /// The reasons they point to.
    pub evidence: EvidenceSets,
    /// Registrable domains; [`Self::site_of`] points here.
    pub sites: Strings<Sites>,
    /// The site of each host, by the index of the host's [`Sym`].
    site_of_host: Vec<Option<Sym<Sites>>>,
    /// The known third party of each host, likewise.
    third_party_of_host: Vec<Option<ThirdPartyId>>,
}

impl Classification {
    /// The site of a row of the table that was classified.
    #[must_use]
    pub fn site_of(&self, cookie: &Cookie) -> Option<Sym<Sites>> {
        self.site_of_host.get(cookie.host.name().index()).copied().flatten()
    }

    /// The known third party that the host of a row belongs to.
    #[must_use]
    pub fn third_party_of(&self, cookie: &Cookie) -> Option<ThirdPartyId> {
        self.third_party_of_host.get(cookie.host.name().index()).copied().flatten()
    }

    /// The site of a row as text; empty for a row of another table.
    #[must_use]
    pub fn site_name_of(&self, cookie: &Cookie) -> &str {
        self.site_of(cookie).map_or("", |site| self.sites.get(site))
    }
}

/// What is known of a name, the same for all cookies of that name.
#[derive(Default)]
struct NameFacts {
    candidates: Vec<EntryId>,
    /// Candidates of the user's base and of the imports.
    told: Vec<(u32, Vec<u32>)>,
    /// Every candidate is for advertising.
    advertising_only: bool,
    words: WordSet,
    /// The beginning it shares with other cookies of its tool.
    beginning: Option<Sym<Beginnings>>,
}

/// One fact per distinct name, host and partition key, so that a row only combines them. Facts stand at the index of their [`Sym`]: that leaves
/// holes for the other texts of the table and needs no hashing.
struct Prepared<'a> {
    names: Vec<Option<NameFacts>>,
    hosts: Vec<Option<HostFacts>>,
    partition_sites: Vec<Sym<Sites>>,
    families: Families,
    table: &'a CookieTable,
    /// Stand for what a row names and its table does not hold. No reader makes such a row; but a row without a verdict would give every row
    /// after it the verdict of its neighbour.
    no_name: NameFacts,
    no_host: HostFacts,
}

impl Prepared<'_> {
    fn name(&self, cookie: &Cookie) -> &NameFacts {
        self.names.get(cookie.name.index()).and_then(Option::as_ref).unwrap_or(&self.no_name)
    }

    fn host(&self, cookie: &Cookie) -> &HostFacts {
        self.hosts.get(cookie.host.name().index()).and_then(Option::as_ref).unwrap_or(&self.no_host)
    }
}

impl Classifier<'_> {
    /// Verdicts for every row of `table`.
    #[must_use]
    pub fn classify(&self, table: &CookieTable) -> Classification {
        let mut result = Classification { verdicts: Vec::with_capacity(table.rows.len()), ..Classification::default() };
        let prepared = self.prepare(table, &mut result);
        let mut evidence: Vec<Evidence> = Vec::with_capacity(RULES.len());
        for cookie in &table.rows {
            let subject = self.subject(&cookie, &prepared, &result);
            hear_all(&subject, &mut evidence);
            let facts = resolve(&subject, &evidence, table.strings.get(cookie.name), table.strings.get(cookie.path));
            result.verdicts.push(Verdict {
                purpose: facts.purpose,
                party: facts.party,
                category: facts.category,
                consent: facts.consent,
                confidence: facts.confidence,
                findings: facts.findings,
                entry: subject.known.map(|(found, _)| found.entry),
                told: subject.told.and_then(|told| self.knowledge.told_id(&told)),
                declaration: subject.declared.and_then(|declared| self.knowledge.declaration_id(&declared)),
                evidence: result.evidence.intern(&evidence),
            });
        }
        result
    }

    fn prepare<'t>(&self, table: &'t CookieTable, result: &mut Classification) -> Prepared<'t> {
        let texts = table.strings.len();
        let mut names: Vec<Option<NameFacts>> = (0..texts).map(|_| None).collect();
        let mut hosts: Vec<Option<HostFacts>> = vec![None; texts];
        let mut families = Families::default();
        result.site_of_host = vec![None; texts];
        result.third_party_of_host = vec![None; texts];
        for cookie in &table.rows {
            if let Some(facts @ None) = names.get_mut(cookie.name.index()) {
                let text = table.strings.get(cookie.name);
                *facts = Some(NameFacts { beginning: families.beginning_of(text), ..self.name_facts(text) });
            }
            let host = cookie.host.name();
            let places =
                (hosts.get_mut(host.index()), result.site_of_host.get_mut(host.index()), result.third_party_of_host.get_mut(host.index()));
            if let (Some(facts @ None), Some(site_of), Some(third_party_of)) = places {
                let text = table.strings.get(host);
                let site = site::registrable_domain(text);
                *site_of = Some(result.sites.intern(site));
                let known = self.host_facts(text, site);
                *third_party_of = known.third_party.map(|(id, _)| id);
                *facts = Some(known);
            }
        }
        self.mark_siblings(table, result, &mut hosts);
        gather_families(table, result, &names, &mut families);
        let partition_sites = table.partitions().map(|(_, key)| result.sites.intern(site::of_key(key))).collect();
        Prepared { names, hosts, partition_sites, families, table, no_name: NameFacts::default(), no_host: HostFacts::default() }
    }

    fn name_facts(&self, name: &str) -> NameFacts {
        let told = self.knowledge.bases().map(|(number, base)| (number, base.candidates(name)));
        let candidates = catalogue().candidates(name);
        let advertises = |id: &EntryId| catalogue().get(*id).strictest_purpose() == Purpose::Advertising;
        NameFacts {
            advertising_only: !candidates.is_empty() && candidates.iter().all(advertises),
            candidates,
            told: told.filter(|(_, candidates)| !candidates.is_empty()).collect(),
            words: WordSet::of(name),
            beginning: None,
        }
    }

    fn host_facts(&self, host: &str, site: &str) -> HostFacts {
        let lists = domains();
        HostFacts {
            third_party: lists.third_party(host).map(|id| (id, lists.get(id))),
            organisation: lists.organisation(site),
            neutral: lists.is_neutral(host),
            visited: self.visited.is_some_and(|visited| visited.contains(site)),
            first_party_siblings: false,
        }
    }

    /// Hosts of sites that hold an unpartitioned cookie which only the site itself can have set.
    fn mark_siblings(&self, table: &CookieTable, result: &Classification, hosts: &mut [Option<HostFacts>]) {
        let mut own = vec![false; result.sites.len()];
        for cookie in table.rows.iter().filter(|cookie| cookie.partition.is_none() && !table.is_browsers_own(cookie)) {
            let only_own = match cookie.same_site {
                Some(SameSite::Lax | SameSite::Strict) => true,
                Some(SameSite::Unset) => self.traits.lax_by_default,
                _ => false,
            };
            if only_own && let Some(own) = result.site_of(&cookie).and_then(|site| own.get_mut(site.index())) {
                *own = true;
            }
        }
        for (facts, site) in hosts.iter_mut().zip(&result.site_of_host) {
            if let (Some(facts), Some(site)) = (facts, site) {
                facts.first_party_siblings = own.get(site.index()).copied().unwrap_or(false);
            }
        }
    }

    fn subject<'s>(&self, cookie: &'s Cookie, prepared: &'s Prepared<'_>, result: &Classification) -> Subject<'s> {
        let strings = &prepared.table.strings;
        let host = strings.get(cookie.host.name());
        let (name_facts, host_facts) = (prepared.name(cookie), prepared.host(cookie));
        let site = result.site_of(cookie);
        let known: Option<(Match, &'static Entry)> =
            catalogue().best(&name_facts.candidates, host).map(|found| (found, catalogue().get(found.entry)));
        Subject {
            cookie,
            known,
            words: name_facts.words,
            family: match known {
                Some(_) => None,
                None => site.zip(name_facts.beginning).and_then(|(site, beginning)| prepared.families.of(site, beginning)),
            },
            advertising_elsewhere: known.is_none() && name_facts.advertising_only,
            told: self.told(name_facts, host),
            declared: self.declared(strings.get(cookie.name), host),
            host: host_facts,
            browsers_own: prepared.table.is_browsers_own(cookie),
            partition: cookie.partition.and_then(|id| partition_facts(id, site, host_facts, prepared, result)),
            traits: self.traits,
            history: self.history(cookie, host_facts, result),
        }
    }

    /// What the user says, else what the first import that names the cookie says.
    fn told(&self, name: &NameFacts, host: &str) -> Option<Told> {
        name.told.iter().find_map(|(base, candidates)| {
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

    fn history(&self, cookie: &Cookie, host: &HostFacts, result: &Classification) -> Option<HistoryFacts> {
        let (visits, created) = self.visited.zip(cookie.created).filter(|(visits, created)| visits.covers(*created))?;
        // Only worth a look where the attributes allow a cross-site origin.
        let possible = cookie.partition.is_none() && matches!(cookie.same_site, Some(SameSite::None | SameSite::NoneOrUnset));
        let made_during_other_visit = possible && visits.made_during_other_visit(result.site_name_of(cookie), created);
        Some(HistoryFacts { visited: host.visited, made_during_other_visit })
    }
}

/// What a partition key says of a cookie of `site`; one that is damaged, or of no site, proves nothing.
fn partition_facts(
    id: PartitionId,
    site: Option<Sym<Sites>>,
    host: &HostFacts,
    prepared: &Prepared<'_>,
    result: &Classification,
) -> Option<PartitionFacts> {
    prepared.table.partition(id).filter(|key| key.is_of_a_site())?;
    let top = *prepared.partition_sites.get(id.index())?;
    let own = site == Some(top);
    let same_organisation = own || host.organisation.is_some_and(|id| domains().organisation(result.sites.get(top)) == Some(id));
    Some(PartitionFacts { own, same_organisation })
}

/// Notes which tools the catalogue knows on which site.
fn gather_families(table: &CookieTable, result: &Classification, names: &[Option<NameFacts>], families: &mut Families) {
    for cookie in &table.rows {
        let Some(facts) = names.get(cookie.name.index()).and_then(Option::as_ref) else { continue };
        let (Some(beginning), Some(site)) = (facts.beginning, result.site_of(&cookie)) else { continue };
        let best = catalogue().best(&facts.candidates, table.strings.get(cookie.host.name()));
        if let Some(found) = best.filter(|found| found.strength > Strength::Elsewhere) {
            families.add(site, beginning, found.entry, catalogue().get(found.entry).strictest_purpose());
        }
    }
}
