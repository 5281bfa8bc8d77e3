//! What decisions would say that is not said without them. Goes through every row, so it is work for a thread.

use std::sync::Arc;

use super::{Correction, Corrections, Fact};
use crate::charter::categorise;
use crate::classify::{Evidence, Knowledge, KnowledgeBase, OwnDecision};
use crate::cookie::{KeyedMap, KeyedSet, RowId, Sym};
use crate::inventory::{CookieId, CookieView, Inventory, OpenStore, StoreIndex};

/// What decisions change in the open stores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Cookies that they decide on.
    pub cookies: u64,
    /// Those of them that go to another category.
    pub moved: u64,
}

/// Decisions without what they need not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// To be put in place of those of the same names and reaches: facts that they leave open are those that were decided there, and what would be
    /// said anyway is left out. One that says nothing takes the other away.
    pub corrections: Vec<Correction>,
    /// What they change.
    pub touched: Touched,
}

/// Stores as the program judges them alone.
///
/// Whether a verdict is the program's own cannot be told from a verdict that a decision has a part in: last resorts keep silent where the person has
/// spoken. So stores with such verdicts are classified once more as if nothing were decided. Hearing the rules again for single rows was thrown out:
/// they rest on what stands beside them in the whole store.
#[derive(Debug)]
pub struct Undecided {
    stores: Vec<Arc<OpenStore>>,
    said: Inventory,
}

impl Undecided {
    /// The stores without any decision, as far as the names of `proposed` stand in them.
    #[must_use]
    pub fn of(stores: &[Arc<OpenStore>], proposed: &[Correction], knowledge: &Knowledge) -> Self {
        let bare = Knowledge { user: None, ..knowledge.clone() };
        let said = stores.iter().map(|store| undecided(store, proposed, &bare)).collect();
        Self { stores: stores.to_vec(), said: Inventory::new(said, bare) }
    }
}

fn undecided(store: &Arc<OpenStore>, proposed: &[Correction], bare: &Knowledge) -> Arc<OpenStore> {
    let decided = |set: &[Evidence]| set.iter().any(|piece| piece.rule.is_own_decision());
    let is_named = |line: &Correction| store.report.cookies.strings.find(line.pattern.text()).is_some();
    if store.classification.verdicts.evidence().iter().any(decided) && proposed.iter().any(is_named) {
        Arc::new(OpenStore::classify(Arc::clone(&store.report), store.source.clone(), bare))
    } else {
        Arc::clone(store)
    }
}

/// What `proposed` says that the program, and wider decisions, do not say without it about the cookies of the open stores.
#[must_use]
pub fn news(corrections: &Corrections, proposed: &[Correction], undecided: &Undecided) -> News {
    let before: KeyedMap<_, &Correction> = corrections.lines().iter().map(|line| (line.key(), line)).collect();
    let whole = |line: &Correction| before.get(&line.key()).map_or_else(|| line.clone(), |before| line.clone().over(before));
    let mut wanted: Vec<Correction> = proposed.iter().map(whole).collect();
    let keys: KeyedSet<_> = proposed.iter().map(Correction::key).collect();
    let others: Vec<&Correction> = corrections.lines().iter().filter(|line| !keys.contains(&line.key())).collect();
    let base = |lines: &mut dyn Iterator<Item = &Correction>| KnowledgeBase::own(super::ID, lines.map(Correction::known).collect());
    let without = base(&mut others.iter().copied());
    let with = base(&mut others.iter().copied().chain(&wanted));
    let is_new = vec![[None; 3]; wanted.len()];
    let mut walk = Walk { with, without, first: others.len(), said: &undecided.said, touched: Touched::default(), is_new };
    for (index, store) in (0u16..).zip(&undecided.stores) {
        walk.store(StoreIndex(index), store, &wanted);
    }
    for (line, is_new) in wanted.iter_mut().zip(&walk.is_new) {
        // Of what no open store has a cookie of, nobody knows what would be said.
        let needless = Fact::ALL.into_iter().zip(is_new).filter(|(_, is_new)| **is_new == Some(false));
        needless.for_each(|(fact, _)| line.drop_fact(fact));
    }
    News { touched: walk.touched, corrections: wanted }
}

struct Walk<'a> {
    with: KnowledgeBase,
    without: KnowledgeBase,
    /// Lines of `with` from here on are the wanted ones.
    first: usize,
    said: &'a Inventory,
    touched: Touched,
    /// Of each wanted line and fact: whether it says something new of a cookie; none where it decides on none.
    is_new: Vec<[Option<bool>; 3]>,
}

/// Lines of both bases that cover a name.
struct Candidates {
    with: Vec<u32>,
    without: Vec<u32>,
}

impl Walk<'_> {
    fn store(&mut self, index: StoreIndex, store: &OpenStore, wanted: &[Correction]) {
        let cookies = &store.report.cookies;
        let covering = |line: &Correction| {
            let name = line.pattern.text();
            let candidates = Candidates { with: self.with.candidates(name), without: self.without.candidates(name) };
            Some((cookies.strings.find(name)?, candidates))
        };
        let names: KeyedMap<Sym, Candidates> = wanted.iter().filter_map(covering).collect();
        if names.is_empty() {
            return;
        }
        let start = self.said.cookies_of(index).start;
        for (row, named) in (0u32..).zip(cookies.rows.named_from(RowId(0))) {
            let (Some(candidates), Some(verdict)) = (names.get(&named.name), store.classification.verdicts.get(row as usize)) else {
                continue;
            };
            let host = cookies.strings.get(named.host);
            let then = self.with.decision_on(&candidates.with, host);
            if !self.decides(&then) {
                continue;
            }
            let Some(said) = self.said.get(CookieId(start + row)) else { continue };
            self.compare(&then, &self.without.decision_on(&candidates.without, host), &said);
            let purpose = then.purpose.map_or(said.verdict.purpose, |(_, purpose)| purpose);
            let party = then.party.map_or(said.verdict.party, |(_, party)| party);
            self.touched.cookies += 1;
            self.touched.moved += u64::from(categorise(purpose, party) != verdict.category);
        }
    }

    /// The wanted line of a number of `with`.
    fn wanted(&self, line: u32) -> Option<usize> {
        (line as usize).checked_sub(self.first)
    }

    fn decides(&self, then: &OwnDecision) -> bool {
        let lines = [then.purpose.map(|(line, _)| line), then.party.map(|(line, _)| line), then.provider];
        lines.into_iter().flatten().any(|line| self.wanted(line).is_some())
    }

    fn compare(&mut self, then: &OwnDecision, else_decided: &OwnDecision, said: &CookieView<'_>) {
        if let Some((line, purpose)) = then.purpose {
            self.note(line, Fact::Purpose, purpose != else_decided.purpose.map_or(said.verdict.purpose, |(_, purpose)| purpose));
        }
        if let Some((line, party)) = then.party {
            self.note(line, Fact::Party, party != else_decided.party.map_or(said.verdict.party, |(_, party)| party));
        }
        if let Some(line) = then.provider {
            let provider = |base: &KnowledgeBase, line: u32| base.names.get(line as usize).map(|known| known.provider.clone());
            let decided = else_decided.provider.and_then(|line| provider(&self.without, line));
            let is_new = provider(&self.with, line).as_deref() != Some(decided.as_deref().unwrap_or(said.provider()));
            self.note(line, Fact::Provider, is_new);
        }
    }

    fn note(&mut self, line: u32, fact: Fact, is_new: bool) {
        let facts = self.wanted(line).and_then(|wanted| self.is_new.get_mut(wanted));
        if let Some(known) = facts.and_then(|facts| facts.get_mut(fact as usize)) {
            *known = Some(known.unwrap_or(false) || is_new);
        }
    }
}
