use super::family::Families;
use super::resolve::resolve;
use super::rule::hear_all;
use super::subject::{Declared, Told};
use super::{
    Entry, EntryId, Evidence, EvidenceSets, HostFacts, Knowledge, Match, PartitionFacts, RULES, StoreTraits, Strength, Subject,
    ThirdPartyId, Verdict, Visited, VisitedSites, WordSet, catalogue, domains,
};
use crate::charter::Purpose;
use crate::cookie::{Cookie, CookieTable, PartitionKind, SameSite, Strings, Sym};
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

/// The verdicts of one store.
#[derive(Debug, Default)]
pub struct Classification {
    /// One for each row, in the same order.
    pub verdicts: Vec<Verdict>,
    /// The reasons they point to.
    pub evidence: EvidenceSets,
    /// Registrable domains; [`Self::site_of`] points here.
    pub sites: Strings,
    /// The site of each host, by the index of the host's [`Sym`].
    site_of_host: Vec<Option<Sym>>,
    /// The known third party of each host, likewise.
    third_party_of_host: Vec<Option<ThirdPartyId>>,
}

impl Classification {
    /// The site of a row of the table that was classified.
    #[must_use]
    pub fn site_of(&self, cookie: &Cookie) -> Option<Sym> {
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
struct NameFacts {
    candidates: Vec<EntryId>,
    /// Candidates of the user's base and of the imports.
    told: Vec<(u8, Vec<u32>)>,
    /// Every candidate is for advertising.
    advertising_only: bool,
    words: WordSet,
    /// The beginning it shares with other cookies of its tool.
    beginning: Option<Sym>,
}

/// One fact per distinct name, host and partition key, so that a row only combines them.
struct Prepared<'a> {
    names: Vec<Option<NameFacts>>,
    hosts: Vec<Option<HostFacts>>,
    partition_sites: Vec<Sym>,
    families: Families,
    table: &'a CookieTable,
}

impl Classifier<'_> {
    /// Verdicts for every row of `table`.
    #[must_use]
    pub fn classify(&self, table: &CookieTable) -> Classification {
        let mut result = Classification { verdicts: Vec::with_capacity(table.rows.len()), ..Classification::default() };
        let prepared = self.prepare(table, &mut result);
        let mut evidence: Vec<Evidence> = Vec::with_capacity(RULES.len());
        for cookie in &table.rows {
            let Some((subject, name)) = self.subject(cookie, &prepared, &result) else { continue };
            hear_all(&subject, &mut evidence);
            let facts = resolve(&subject, &evidence, name, table.strings.get(cookie.path));
            result.verdicts.push(Verdict {
                purpose: facts.purpose,
                party: facts.party,
                category: facts.category,
                consent: facts.consent,
                confidence: facts.confidence,
                findings: facts.findings,
                entry: subject.known.map(|(found, _)| found.entry),
                told: subject.told.map(|told| (told.base, told.line)),
                declaration: subject.declared.map(|declared| (declared.charter, declared.line)),
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
            let name = cookie.name.index();
            if names[name].is_none() {
                let text = table.strings.get(cookie.name);
                names[name] = Some(NameFacts { beginning: families.beginning_of(text), ..self.name_facts(text) });
            }
            let host = cookie.host.name().index();
            if hosts[host].is_none() {
                let text = table.strings.get(cookie.host.name());
                let site = site::registrable_domain(text);
                result.site_of_host[host] = Some(result.sites.intern(site));
                let facts = self.host_facts(text, site);
                result.third_party_of_host[host] = facts.third_party.map(|(id, _)| id);
                hosts[host] = Some(facts);
            }
        }
        self.mark_siblings(table, result, &mut hosts);
        gather_families(table, result, &names, &mut families);
        let partition_sites = table.partitions().map(|(_, key)| result.sites.intern(site::registrable_domain(&key.host))).collect();
        Prepared { names, hosts, partition_sites, families, table }
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
            visited: match self.visited {
                None => Visited::Unknown,
                Some(visited) if visited.contains(site) => Visited::Yes,
                Some(_) => Visited::No,
            },
            first_party_siblings: false,
        }
    }

    /// Hosts of sites that hold an unpartitioned cookie which only the site itself can have set.
    fn mark_siblings(&self, table: &CookieTable, result: &Classification, hosts: &mut [Option<HostFacts>]) {
        let mut own = vec![false; result.sites.len()];
        for cookie in table.rows.iter().filter(|cookie| cookie.partition.is_none()) {
            let only_own = match cookie.same_site {
                Some(SameSite::Lax | SameSite::Strict) => true,
                Some(SameSite::Unset) => self.traits.lax_by_default,
                _ => false,
            };
            if only_own && let Some(site) = result.site_of(cookie) {
                own[site.index()] = true;
            }
        }
        for (facts, site) in hosts.iter_mut().zip(&result.site_of_host) {
            if let (Some(facts), Some(site)) = (facts, site) {
                facts.first_party_siblings = own[site.index()];
            }
        }
    }

    fn subject<'s>(&self, cookie: &'s Cookie, prepared: &'s Prepared<'_>, result: &Classification) -> Option<(Subject<'s>, &'s str)> {
        let table = prepared.table;
        let name = table.strings.get(cookie.name);
        let host = table.strings.get(cookie.host.name());
        let name_facts = prepared.names.get(cookie.name.index())?.as_ref()?;
        let host_facts = prepared.hosts.get(cookie.host.name().index())?.as_ref()?;
        let site = result.site_of(cookie)?;
        let known: Option<(Match, &'static Entry)> =
            catalogue().best(&name_facts.candidates, host).map(|found| (found, catalogue().get(found.entry)));
        let subject = Subject {
            cookie,
            known,
            words: name_facts.words,
            family: match known {
                Some(_) => None,
                None => name_facts.beginning.and_then(|beginning| prepared.families.of(site, beginning)),
            },
            advertising_elsewhere: known.is_none() && name_facts.advertising_only,
            told: self.told(name_facts, host),
            declared: self.declared(name, host),
            host: host_facts,
            partition: cookie.partition.and_then(|id| {
                // A damaged key proves nothing.
                table.partition(id).filter(|key| key.kind != PartitionKind::Unreadable)?;
                let top = *prepared.partition_sites.get(id.index())?;
                let own = top == site;
                let same_organisation =
                    own || host_facts.organisation.is_some_and(|id| domains().organisation(result.sites.get(top)) == Some(id));
                Some(PartitionFacts { own, same_organisation })
            }),
            traits: self.traits,
            history_reaches: self.history_reaches(cookie),
            made_during_other_visit: self.made_during_other_visit(cookie, result.sites.get(site)),
        };
        Some((subject, name))
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
        let covering = (0u8..).zip(&self.knowledge.charters).filter(|(_, charter)| charter.covers(host));
        covering.into_iter().find_map(|(index, charter)| {
            let line = charter.declaration(name)?;
            let category = charter.declarations.get(line)?.category;
            Some(Declared { charter: index, line: u16::try_from(line).ok()?, category })
        })
    }

    fn history_reaches(&self, cookie: &Cookie) -> bool {
        self.visited.zip(cookie.created).is_some_and(|(visited, created)| visited.reaches(created))
    }

    fn made_during_other_visit(&self, cookie: &Cookie, site: &str) -> bool {
        // Only worth a look where the attributes allow a cross-site origin.
        let possible = cookie.partition.is_none() && matches!(cookie.same_site, Some(SameSite::None | SameSite::NoneOrUnset));
        possible && self.visited.zip(cookie.created).is_some_and(|(visited, created)| visited.made_during_other_visit(site, created))
    }
}

/// Notes which tools the catalogue knows on which site.
fn gather_families(table: &CookieTable, result: &Classification, names: &[Option<NameFacts>], families: &mut Families) {
    for cookie in &table.rows {
        let Some(facts) = names.get(cookie.name.index()).and_then(Option::as_ref) else { continue };
        let (Some(beginning), Some(site)) = (facts.beginning, result.site_of(cookie)) else { continue };
        let best = catalogue().best(&facts.candidates, table.strings.get(cookie.host.name()));
        if let Some(found) = best.filter(|found| found.strength > Strength::Elsewhere) {
            families.add(site, beginning, found.entry, catalogue().get(found.entry).strictest_purpose());
        }
    }
}
