//! Two domains of one organisation are one party to the visitor: a cookie of `youtube.com` kept apart under `google.com` is Google's own.
//! Counter-example: without a partition key nobody knows on whose page the cookie was set, so the sets say nothing.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let sister = subject.partition.is_some_and(|partition| partition.same_organisation && !partition.own);
    sister.then(|| party(RuleId::SameOrganisation, Party::First, Confidence::Likely, Source::Row))
}
