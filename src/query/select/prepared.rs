use super::test::{Row, Test};
use crate::classify::Verdict;
use crate::cookie::{Cookie, RowId};
use crate::inventory::{DeclaredRows, Inventory, OpenStore, StoreIndex};
use crate::query::filter::{Condition, Key, Term, Value};
use crate::query::{Filter, SearchWords};

/// Which parts of a filter a row does not pass: a bit for each key, one for all that is no term on a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::query) struct Failing(u64);

const _: () = assert!(Key::ALL.len() < 63, "each key has a bit");

impl Failing {
    const OTHER: Self = Self(1 << 63);

    fn of(key: Option<Key>) -> Self {
        key.map_or(Self::OTHER, |key| Self(1 << key as u8))
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether it passes everything.
    pub(in crate::query) fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// How much it passes.
    pub(in crate::query) fn passes(self) -> Passes {
        match self.0 {
            0 => Passes::All,
            bits if bits.is_power_of_two() => Key::ALL.get(bits.trailing_zeros() as usize).map_or(Passes::Less, |key| Passes::AllBut(*key)),
            _ => Passes::Less,
        }
    }
}

/// How much of a filter a row passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) enum Passes {
    /// Everything.
    All,
    /// Everything but the terms on one key.
    AllBut(Key),
    /// Less than that.
    Less,
}

/// What the line of a charter, if one is asked for, declares of a store.
enum Declared {
    /// None is asked for.
    Any,
    /// These rows.
    Rows(DeclaredRows),
    /// It is a line of no charter.
    Nothing,
}

/// What a filter asks of the rows of one store, worked out once per distinct text, verdict and host.
pub(in crate::query) struct Prepared<'a> {
    inventory: &'a Inventory,
    filter: &'a Filter,
    index: StoreIndex,
    store: &'a OpenStore,
    /// By number of the verdict: what fails whatever the row is.
    verdicts: Vec<Failing>,
    tests: Vec<(Failing, bool, Test<'a>)>,
    declared: Declared,
}

impl<'a> Prepared<'a> {
    pub(in crate::query) fn new(
        filter: &'a Filter,
        inventory: &'a Inventory,
        (index, store): (StoreIndex, &'a OpenStore),
        words: &SearchWords,
    ) -> Self {
        let mut of_store = Failing::default();
        if filter.store.is_some_and(|wanted| wanted != index) {
            of_store.add(Failing::OTHER);
        }
        for term in &filter.terms {
            if Filter::of_store(term, store).is_some_and(|meets| meets == term.is_negated) {
                of_store.add(Failing::of(term.key()));
            }
        }
        let failing = |verdict: &Verdict| {
            let mut failing = of_store;
            for term in &filter.terms {
                if of_verdict(term, verdict).is_some_and(|meets| meets == term.is_negated) {
                    failing.add(Failing::of(term.key()));
                }
            }
            failing
        };
        let test = |term: &Term| Some((Failing::of(term.key()), term.is_negated, Test::of(term, inventory, store, words)?));
        Self {
            inventory,
            filter,
            index,
            store,
            verdicts: store.classification.verdicts.distinct().iter().map(failing).collect(),
            tests: filter.terms.iter().filter_map(test).collect(),
            declared: match filter.declaration {
                None => Declared::Any,
                Some(line) => {
                    DeclaredRows::of(line, inventory.knowledge(), &store.report.cookies).map_or(Declared::Nothing, Declared::Rows)
                }
            },
        }
    }

    /// Whether anything but the verdict decides: only then are rows unpacked, which costs ten times as much.
    pub(in crate::query) fn asks_for_rows(&self) -> bool {
        !self.tests.is_empty() || self.filter.site.is_some() || self.filter.declaration.is_some() || self.filter.among.is_some()
    }

    /// What a verdict fails, whatever the row is.
    pub(in crate::query) fn of_verdict(&self, number: u32) -> Failing {
        self.verdicts.get(number as usize).copied().unwrap_or(Failing::OTHER)
    }

    /// What a row fails. `is_enough` says when no more need be known.
    pub(in crate::query) fn of_row(&self, id: RowId, cookie: &Cookie, number: u32, is_enough: impl Fn(Failing) -> bool) -> Failing {
        let mut failing = self.of_verdict(number);
        let row = Row { store: self.store, id, cookie, verdict: number };
        for (bit, is_negated, test) in &self.tests {
            if is_enough(failing) {
                return failing;
            }
            if test.meets(&row) == *is_negated {
                failing.add(*bit);
            }
        }
        if !is_enough(failing) && !self.passes_the_rest(&row) {
            failing.add(Failing::OTHER);
        }
        failing
    }

    fn passes_the_rest(&self, row: &Row<'_>) -> bool {
        let (inventory, cookie) = (self.inventory, row.cookie);
        let of_site = |site| {
            inventory.site_of_row(self.index, cookie) == Some(site) || inventory.seen_on_of_row(self.index, row.id, cookie) == Some(site)
        };
        let declaration = || self.store.classification.verdicts.get(row.id.index()).and_then(|verdict| verdict.declaration);
        let is_declared = || match &self.declared {
            Declared::Any => true,
            Declared::Rows(rows) => rows.has(cookie, declaration()),
            Declared::Nothing => false,
        };
        let view = || inventory.view_of(self.index, self.store, row.id, *cookie);
        self.filter.site.is_none_or(of_site)
            && is_declared()
            // The last and dearest question: texts are looked up for it.
            && self.filter.among.as_ref().is_none_or(|among| view().is_some_and(|view| among.has(&view)))
    }
}

/// Whether a verdict meets a term on it; `None` for other terms.
fn of_verdict(term: &Term, verdict: &Verdict) -> Option<bool> {
    let Condition::OneOf(key, values) = &term.condition else { return None };
    if *key == Key::Finding {
        let has = |value: &Value| matches!(value, Value::Finding(finding) if verdict.findings.has(*finding));
        return Some(values.iter().any(has));
    }
    Some(values.contains(&value_of(*key, verdict)?))
}

/// The value that a verdict has of a key on it; `None` for other keys, and for findings, of which it may have several.
pub(in crate::query) fn value_of(key: Key, verdict: &Verdict) -> Option<Value> {
    Some(match key {
        Key::Category => Value::Category(verdict.category),
        Key::Party => Value::Party(verdict.party),
        Key::Purpose => Value::Purpose(verdict.purpose),
        Key::Consent => Value::Consent(verdict.consent),
        Key::Confidence => Value::Confidence(verdict.confidence),
        Key::Declared => Value::Flag(match (verdict.declaration, verdict.findings.is_undeclared()) {
            (Some(_), _) => Some(true),
            (None, true) => Some(false),
            (None, false) => None,
        }),
        _ => return None,
    })
}
