use super::{Evidence, EvidenceSetId, EvidenceSets, Verdict};
use crate::charter::Category;
use crate::cookie::KeyedMap;

/// The verdicts of a store: one for each row, each distinct one kept once. A store of a million rows has some thousands of them.
#[derive(Debug, Default)]
pub struct Verdicts {
    rows: Vec<u32>,
    distinct: Vec<Verdict>,
    numbers: KeyedMap<Verdict, u32>,
    evidence: EvidenceSets,
}

impl Verdicts {
    pub(super) fn with_capacity(rows: usize) -> Self {
        Self { rows: Vec::with_capacity(rows), ..Self::default() }
    }

    /// The number of a verdict, whose evidence is `evidence`: what the verdict holds as its id is replaced.
    pub(super) fn number_for(&mut self, verdict: Verdict, evidence: &[Evidence]) -> u32 {
        let verdict = Verdict { evidence: self.evidence.intern(evidence), ..verdict };
        self.number(verdict)
    }

    /// Gives the next row a verdict, and says its category.
    pub(super) fn push(&mut self, number: u32) -> Option<Category> {
        self.rows.push(number);
        self.distinct.get(number as usize).map(|verdict| verdict.category)
    }

    fn number(&mut self, verdict: Verdict) -> u32 {
        if let Some(number) = self.numbers.get(&verdict) {
            return *number;
        }
        let number = u32::try_from(self.distinct.len()).unwrap_or(u32::MAX);
        self.distinct.push(verdict);
        self.numbers.insert(verdict, number);
        number
    }

    /// Adds the verdicts of rows that follow.
    pub(super) fn append(&mut self, next: &Self) {
        let sets: Vec<EvidenceSetId> = next.evidence.iter().map(|set| self.evidence.intern(set)).collect();
        let moved = |id: EvidenceSetId| sets.get(id.index()).copied().unwrap_or(id);
        let numbers: Vec<u32> =
            next.distinct.iter().map(|verdict| self.number(Verdict { evidence: moved(verdict.evidence), ..*verdict })).collect();
        self.rows.extend(next.rows.iter().map(|number| numbers.get(*number as usize).copied().unwrap_or(u32::MAX)));
    }

    /// The verdict of a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&Verdict> {
        self.distinct.get(*self.rows.get(row)? as usize)
    }

    /// All verdicts, in the order of the rows.
    pub fn iter(&self) -> impl Iterator<Item = &Verdict> {
        // A row's number is that of a distinct verdict by construction; the first one stands for what cannot be.
        let first = self.distinct.first();
        self.rows.iter().filter_map(move |number| self.distinct.get(*number as usize).or(first))
    }

    /// The distinct verdicts.
    #[must_use]
    pub fn distinct(&self) -> &[Verdict] {
        &self.distinct
    }

    /// The number of a row's verdict among the distinct ones: lets callers work out a fact once for each.
    #[must_use]
    pub fn number_of(&self, row: usize) -> Option<u32> {
        self.rows.get(row).copied()
    }

    /// The reasons that verdicts point to.
    #[must_use]
    pub fn evidence(&self) -> &EvidenceSets {
        &self.evidence
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Changes every verdict.
    #[cfg(test)]
    pub(crate) fn change_all(&mut self, change: impl FnMut(&mut Verdict)) {
        self.distinct.iter_mut().for_each(change);
    }

    /// Bytes of heap in use, for the memory figures.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.rows.capacity() * size_of::<u32>() + self.distinct.capacity() * size_of::<Verdict>() * 2
    }
}
