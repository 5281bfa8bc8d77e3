//! A site that was opened as a page sets its cookies as the first party; one that never was can only have been embedded. Both only of cookies
//! that were made within the history: what it does not cover it cannot speak of. Example: facebook.com in the store of somebody who never opened it.
//! Counter-example: a history that was deleted, that is younger than the cookie, or that ends before the cookie was made proves nothing.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let visited = subject.history?.visited;
    let whose = if visited { Party::First } else { Party::Third };
    Some(party(RuleId::History, whose, Confidence::Likely, Source::History { visited }))
}
