//! Two domains of one organisation are one party to the visitor: a cookie of `youtube.com` kept apart under `google.com` is Google's own.
//! Counter-example: without a partition key nobody knows on whose page the cookie was set, so the sets say nothing.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>) -> Option<Evidence> {
    let partition = subject.partition.filter(|partition| partition.same_organisation && !partition.own)?;
    let _ = partition;
    Some(party(RuleId::SameOrganisation, Party::First, Confidence::Likely, Source::Row))
}
