use super::Label;
use crate::values::{ConsentRecord, Overall};

/// The moment at which a store was taken, as its consent records tell: none without a record that tells it, and none where they differ. That a refusal
/// followed an acceptance stands in no record, so a withdrawal is proposed as a refusal.
#[must_use]
pub fn propose_moment(records: &[ConsentRecord]) -> Option<Label> {
    let of_record = |record: &ConsentRecord| match record.overall {
        Overall::AcceptedAll => Some(Label::Accepted),
        Overall::RefusedAll => Some(Label::Refused),
        Overall::NoChoiceYet => Some(Label::Before),
        Overall::Part | Overall::Unknown => None,
    };
    let mut labels = records.iter().map(of_record);
    let first = labels.next()??;
    labels.all(|label| label == Some(first)).then_some(first)
}
