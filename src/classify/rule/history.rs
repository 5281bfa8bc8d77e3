//! A site that was opened as a page sets its cookies as the first party; one that never was can only have been embedded. Both only of cookies
//! that were made within the history: what it does not cover it cannot speak of. Example: facebook.com in the store of somebody who never opened it.
//! Counter-example: a history that was deleted, that is younger than the cookie, or that ends before the cookie was made proves nothing.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};
use crate::classify::Visited;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    if !subject.history_covers {
        return None;
    }
    match subject.host.visited {
        Visited::Yes => Some(party(RuleId::History, Party::First, Confidence::Likely, Source::History { visited: true })),
        Visited::No => Some(party(RuleId::History, Party::Third, Confidence::Likely, Source::History { visited: false })),
        Visited::Unknown => None,
    }
}
