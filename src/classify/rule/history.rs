//! A site that was opened as a page sets its cookies as the first party; one that never was, while the history reaches back to the cookie's
//! creation, can only have been embedded. Example: facebook.com in the store of somebody who never opened it.
//! Counter-example: history deleted or younger than the cookie proves nothing.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};
use crate::classify::Visited;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    match subject.host.visited {
        Visited::Yes => Some(party(RuleId::History, Party::First, Confidence::Likely, Source::History { visited: true })),
        Visited::No if subject.history_reaches => {
            Some(party(RuleId::History, Party::Third, Confidence::Likely, Source::History { visited: false }))
        }
        Visited::No | Visited::Unknown => None,
    }
}
