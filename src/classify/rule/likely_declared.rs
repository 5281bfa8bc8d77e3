//! The charter of a platform names the cookie, and the host looks like one of its portals without lying in the charter's scope.
//! Example: `cookies_preferences` on data.example.fr. Counter-example: a host that the person has named as a portal, which is in the scope;
//! and `csrftoken` alone, which every Django site sets.

use super::{Confidence, Evidence, RuleId, Source, Subject, purpose};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let line = subject.declared.filter(|declared| declared.is_likely)?;
    let claimed = line.purpose?;
    let source = Source::Declaration { charter: line.charter, line: line.line };
    Some(purpose(RuleId::LikelyDeclared, claimed, Confidence::Likely, source))
}
