use std::hash::{Hash, Hasher};

use super::subject::{BaseLine, Declared, OwnDecision};
use super::{Attributes, Beside, EntryId, HistoryFacts, PartitionFacts};
use crate::charter::Purpose;

/// All that a verdict rests on. Rows that are alike in it have the same verdict, so that rules are heard once for each case and not for each
/// row: a store of a million rows has some thousands of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "facts of their own, as a subject has them")]
pub(super) struct Case {
    /// Number of the facts of the name.
    pub(super) name: u32,
    /// Number of the facts of the host.
    pub(super) host: u32,
    pub(super) cookie: Attributes,
    pub(super) family: Option<(EntryId, Purpose)>,
    pub(super) beside: Beside,
    pub(super) own: OwnDecision,
    pub(super) base_line: Option<BaseLine>,
    pub(super) declared: Option<Declared>,
    pub(super) undeclared: bool,
    pub(super) first_party_siblings: bool,
    pub(super) signed_in: bool,
    pub(super) among_identifiers: bool,
    pub(super) browsers_own: bool,
    pub(super) breaks_prefix: bool,
    pub(super) partition: Option<PartitionFacts>,
    pub(super) history: Option<HistoryFacts>,
}

/// Only what tells most cases apart: a case is hashed for each row, and all of its facts took a third of the time that judging takes.
impl Hash for Case {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(u64::from(self.name) << 32 | u64::from(self.host));
        (self.cookie.life, self.cookie.shape, self.cookie.same_site).hash(state);
        self.family.map(|(entry, _)| entry).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::charter::Party;
    use crate::classify::{Life, catalogue};
    use crate::cookie::{HostKind, KeyedMap, SameSite, ValueShape};
    use crate::random::Random;

    /// A case of few names and hosts, so that many have the same hash.
    fn case(random: &mut Random, entries: &[EntryId]) -> Case {
        let number = |random: &mut Random| u32::try_from(random.below(2)).unwrap();
        let flag = |random: &mut Random| random.below(2) == 0;
        let purpose = |random: &mut Random| random.one(&[Purpose::Statistics, Purpose::Advertising]);
        Case {
            name: number(random),
            host: number(random),
            cookie: Attributes {
                life: random.one(&[Life::Session, Life::Lasting { proven: 1, at_most: 1 }]),
                secure: random.one(&[None, Some(true)]),
                http_only: random.one(&[None, Some(false)]),
                same_site: random.one(&[None, Some(SameSite::Lax)]),
                shape: random.one(&[ValueShape::Empty, ValueShape::Encrypted]),
                is_partitioned: flag(random),
                host_kind: random.one(&[HostKind::Domain, HostKind::Ip]),
            },
            family: random.one(&[None, Some(entries[0]), Some(entries[1])]).map(|entry| (entry, purpose(random))),
            beside: random.one(&[Beside::Nothing, Beside::Follows]),
            own: OwnDecision {
                purpose: random.one(&[None, Some((1, Purpose::Statistics))]),
                party: random.one(&[None, Some((1, Party::Third))]),
                provider: random.one(&[None, Some(1)]),
            },
            base_line: random.one(&[None, Some(0)]).map(|base| BaseLine { base, line: number(random), purpose: purpose(random) }),
            declared: random.one(&[None, Some(Purpose::Statistics)]).map(|purpose| Declared {
                charter: number(random),
                line: number(random),
                purpose: Some(purpose),
                is_likely: flag(random),
            }),
            undeclared: flag(random),
            first_party_siblings: flag(random),
            signed_in: flag(random),
            among_identifiers: flag(random),
            browsers_own: flag(random),
            breaks_prefix: flag(random),
            partition: random.one(&[None, Some(true)]).map(|own| PartitionFacts { own, same_organisation: flag(random) }),
            history: random.one(&[None, Some(true)]).map(|visited| HistoryFacts { visited, made_during_other_visit: flag(random) }),
        }
    }

    /// Cases may share a hash, and never a place.
    #[test]
    fn two_cases_are_never_taken_for_one() {
        let mut random = Random::new();
        let entries: Vec<EntryId> = catalogue().iter().map(|(id, _)| id).take(2).collect();
        let (mut places, mut told) = (KeyedMap::default(), BTreeSet::new());
        for _ in 0..20_000 {
            let case = case(&mut random, &entries);
            // All facts of it, written out.
            let facts = format!("{case:?}");
            assert_eq!(*places.entry(case).or_insert_with(|| facts.clone()), facts);
            told.insert(facts);
        }
        assert_eq!(places.len(), told.len());
    }
}
