//! A browser that keeps a cookie apart under another site recorded who embedded it: nothing can be surer.
//! Example: `IDE` of doubleclick.net under `https://boutique.fr`. Counter-example: CHIPS cookies of a site under itself are first-party.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>) -> Option<Evidence> {
    let partition = subject.partition?;
    let whose = if partition.own || partition.same_organisation { Party::First } else { Party::Third };
    // A sister site of the same organisation is still another site: the two sets differ in what people expect.
    let confidence = if partition.own || whose == Party::Third { Confidence::Certain } else { Confidence::Likely };
    Some(party(RuleId::PartitionKey, whose, confidence, Source::Partition { own: partition.own }))
}
