use std::collections::HashMap;

use ahash::RandomState;
use jiff::tz::TimeZone;

use super::folded::{Folded, fold};
use crate::charter::Language;
use crate::classify::{EntryId, Evidence, Finding, Knowledge, Sites, Verdict, catalogue, domains};
use crate::cookie::{Cookie, Strings, Sym};
use crate::inventory::OpenStore;
use crate::{parallel, site};

/// What is shown for codes and times, in the language of the interface. The core knows no words; without these only texts are searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchWords {
    /// The language of descriptions and services.
    pub language: Language,
    /// The zone whose days a filter means: that in which times are shown. None is UTC, as in what is written to files.
    pub zone: Option<TimeZone>,
    /// By category, in the order of `ALL`, as everywhere here.
    pub category: [String; 4],
    /// By purpose.
    pub purpose: [String; 4],
    /// By party.
    pub party: [String; 3],
    /// By consent.
    pub consent: [String; 4],
    /// By confidence.
    pub confidence: [String; 3],
    /// By finding.
    pub finding: [String; Finding::ALL.len()],
}

impl SearchWords {
    /// The zone whose days are meant.
    pub(super) fn zone(&self) -> &TimeZone {
        static UTC: TimeZone = TimeZone::UTC;
        self.zone.as_ref().unwrap_or(&UTC)
    }
}

/// What a word hits somewhere in what is shown of a cookie but times and lives, without regard to case and accents; after `=` it must be the whole name
/// or host. Worked out once per distinct text, verdict, site and container of a store, so that a row only looks up answers.
#[derive(Default)]
pub(super) struct WordHits {
    /// Everything: the word stands in the name of the store.
    store: bool,
    /// By index of the text: as a name or a host.
    texts: Vec<bool>,
    /// Whether paths count too, which are among the texts.
    paths: bool,
    /// By index of the host's text: the organisation of a known third party.
    hosts: Vec<bool>,
    /// By number of the verdict: its words, and what is known of the cookie.
    verdicts: Vec<bool>,
    /// By number of the verdict: nobody is known but the one who has the domain.
    takes_host: Vec<bool>,
    /// By index of the site: on whose pages it was seen.
    sites: Vec<bool>,
    /// By container.
    containers: Vec<bool>,
}

/// Asks one store for a word as it was typed.
pub(super) fn word_hits(word: &str, knowledge: &Knowledge, store: &OpenStore, shown: &SearchWords) -> WordHits {
    let word = &*fold(word);
    let strings = &store.report.cookies.strings;
    if let Some(whole) = word.strip_prefix('=').filter(|whole| !whole.is_empty()) {
        let texts = of_texts(strings.len(), |place| fold(strings.get(Sym::at(place))) == whole);
        return WordHits { texts, ..WordHits::default() };
    }
    let word = Folded::new(word);
    let record = &store.report.record;
    if [record.browser.as_str(), &record.profile, store.source.shown()].iter().any(|text| word.is_in(text)) {
        return WordHits { store: true, ..WordHits::default() };
    }
    let verdicts = store.classification.verdicts.distinct();
    let by_code = CodeHits::of(&word, shown);
    let by_entry = entries_that_hold(&word, verdicts, shown.language);
    let reasons = |verdict: &Verdict| store.classification.verdicts.evidence().get(verdict.evidence);
    let sites: &Strings<Sites> = &store.classification.sites;
    WordHits {
        store: false,
        texts: of_texts(strings.len(), |place| shows(&word, strings.get(Sym::at(place)))),
        paths: true,
        hosts: of_texts(strings.len(), |place| is_of_organisation(&word, store, Sym::at(place))),
        verdicts: verdicts
            .iter()
            .map(|verdict| {
                by_code.has(verdict)
                    || verdict.entry.is_some_and(|id| by_entry.get(&id) == Some(&true))
                    || is_known_as(&word, (verdict, reasons(verdict)), knowledge, shown.language)
            })
            .collect(),
        takes_host: verdicts.iter().map(|verdict| provider(verdict, reasons(verdict), knowledge).is_empty()).collect(),
        sites: of_texts(sites.len(), |place| shows(&word, sites.get(Sym::at(place)))),
        containers: store.container_labels().iter().map(|label| word.is_in(&label.code)).collect(),
    }
}

/// An answer for each place of a table of texts.
fn of_texts(count: usize, answer: impl Fn(usize) -> bool + Sync) -> Vec<bool> {
    /// Below this a thread costs more than it saves.
    const FEWEST: usize = 20_000;
    parallel::in_parts(count, FEWEST, |places| places.map(&answer).collect::<Vec<bool>>()).concat()
}

/// Whether the organisation that has the domain of a host, or is known by it, holds the word; false for a text that is no host.
fn is_of_organisation(word: &Folded<'_>, store: &OpenStore, text: Sym) -> bool {
    let (lists, classification) = (domains(), &store.classification);
    let Some(site) = classification.site_of_host(text) else { return false };
    let known = classification.third_party_of_host(text).map(|id| lists.get(id).organisation.get());
    let set = lists.organisation(classification.sites.get(site)).map(|id| lists.organisation_name(id));
    known.into_iter().chain(set).any(|name| !name.is_empty() && (word.is_in(name) || word.is_in(lists.above(name))))
}

/// The entries of verdicts, each with whether its service or description holds the word: many verdicts share one.
fn entries_that_hold(word: &Folded<'_>, verdicts: &[Verdict], language: Language) -> HashMap<EntryId, bool, RandomState> {
    let mut held = HashMap::default();
    for id in verdicts.iter().filter_map(|verdict| verdict.entry) {
        held.entry(id).or_insert_with(|| {
            let entry = catalogue().get(id);
            word.is_in(entry.service(language)) || word.is_in(entry.description(language))
        });
    }
    held
}

/// Which codes a word hits by the words that are shown for them.
struct CodeHits {
    category: [bool; 4],
    purpose: [bool; 4],
    party: [bool; 3],
    consent: [bool; 4],
    confidence: [bool; 3],
    finding: [bool; Finding::ALL.len()],
}

impl CodeHits {
    fn of(word: &Folded<'_>, shown: &SearchWords) -> Self {
        Self {
            category: shown.category.each_ref().map(|text| word.is_in(text)),
            purpose: shown.purpose.each_ref().map(|text| word.is_in(text)),
            party: shown.party.each_ref().map(|text| word.is_in(text)),
            consent: shown.consent.each_ref().map(|text| word.is_in(text)),
            confidence: shown.confidence.each_ref().map(|text| word.is_in(text)),
            finding: shown.finding.each_ref().map(|text| word.is_in(text)),
        }
    }

    fn has(&self, verdict: &Verdict) -> bool {
        self.category[verdict.category as usize]
            || self.purpose[verdict.purpose as usize]
            || self.party[verdict.party as usize]
            || self.consent[verdict.consent as usize]
            || self.confidence[verdict.confidence as usize]
            || verdict.findings.iter().any(|finding| self.finding[finding as usize])
    }
}

/// Whether a text holds a word as it is stored or as people read it: international hosts are stored in punycode.
fn shows(word: &Folded<'_>, text: &str) -> bool {
    word.is_in(text) || text.contains("xn--") && word.is_in(&site::display(text))
}

/// Whether the provider or the charter of a verdict hold a word, or what a base of the user says of it; entries are asked apart.
fn is_known_as(word: &Folded<'_>, (verdict, evidence): (&Verdict, &[Evidence]), knowledge: &Knowledge, language: Language) -> bool {
    let declared = verdict.declaration.and_then(|line| knowledge.declaration(line));
    let base_line = verdict.base_line.and_then(|line| knowledge.base_line(line)).map(|(_, known)| known);
    let provider = provider(verdict, evidence, knowledge);
    let texts = [provider, domains().above(provider)]
        .into_iter()
        .chain(declared.iter().flat_map(|(charter, line)| [&*charter.id, charter.title.get(language), line.service.get(language)]))
        .chain(
            base_line.filter(|_| verdict.entry.is_none()).into_iter().flat_map(|known| [&*known.service, known.description.get(language)]),
        );
    texts.into_iter().any(|text| word.is_in(text))
}

/// As [`crate::inventory::CookieView::provider`], but for who has the domain.
fn provider<'a>(verdict: &Verdict, evidence: &[Evidence], knowledge: &'a Knowledge) -> &'a str {
    if let Some(decided) = knowledge.own_provider(evidence) {
        return decided;
    }
    let declared = verdict.declaration.and_then(|line| knowledge.declaration(line)).map_or("", |(_, line)| &*line.provider);
    if !declared.is_empty() {
        return declared;
    }
    match verdict.entry {
        Some(id) => catalogue().get(id).provider.get(),
        None => verdict.base_line.and_then(|line| knowledge.base_line(line)).map_or("", |(_, known)| &known.provider),
    }
}

impl WordHits {
    /// Whether a row with the verdict of that number holds the word; `seen_on` is only asked where nothing else does.
    pub(super) fn has(&self, cookie: &Cookie, verdict: u32, seen_on: impl Fn() -> Option<Sym<Sites>>) -> bool {
        let at = |list: &[bool], index: usize| list.get(index).copied().unwrap_or(false);
        let number = verdict as usize;
        self.store
            || at(&self.verdicts, number)
            || at(&self.texts, cookie.name.index())
            || at(&self.texts, cookie.host.name().index())
            || self.paths && at(&self.texts, cookie.path.index())
            || at(&self.takes_host, number) && at(&self.hosts, cookie.host.name().index())
            || cookie.container.is_some_and(|container| at(&self.containers, container.index()))
            || !self.sites.is_empty() && seen_on().is_some_and(|site| at(&self.sites, site.index()))
    }
}
