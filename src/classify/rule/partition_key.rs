//! A browser that keeps a cookie apart under another site recorded who embedded it: nothing can be surer.
//! Example: `IDE` of doubleclick.net under `https://boutique.fr`. Counter-example: CHIPS cookies of a site under itself are first-party.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    // About a sister site of the same organisation the rule on organisations speaks instead.
    let partition = subject.partition.filter(|partition| partition.own || !partition.same_organisation)?;
    let whose = if partition.own { Party::First } else { Party::Third };
    Some(party(RuleId::PartitionKey, whose, Confidence::Certain, Source::Partition { own: partition.own }))
}
