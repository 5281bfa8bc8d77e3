//! The built-in catalogue, written from the vendors' own pages. A cookie with two purposes counts under the one that asks for more consent
//! (WP194: exempt only if every purpose is). Example: `_pk_id.1.1fff`. Counter-example: `IDE` on a domain that is not Google's is only a hint.

use super::{Confidence, Evidence, RuleId, Source, Subject, purpose};
use crate::classify::Strength;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let (found, entry) = subject.known?;
    let confidence = match found.strength {
        Strength::Elsewhere => Confidence::Assumed,
        // An entry whose source could not be read is never certain.
        Strength::PatternOnDomain | Strength::ExactOnDomain if entry.read.is_some() => Confidence::Certain,
        _ => Confidence::Likely,
    };
    Some(purpose(RuleId::Catalogue, entry.strictest_purpose(), confidence, Source::Entry(found.entry)))
}
