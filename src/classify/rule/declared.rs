//! A charter whose scope covers the host names the cookie. Example: `sessionid` on an Opendatasoft portal.
//! Counter-example: a declaration under "first-party" or "third-party" says for whom, not what for, unless it says that too ("Marketing"); then it only
//! shows as declared.

use super::{Confidence, Evidence, RuleId, Source, Subject, purpose};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let declared = subject.declared.filter(|declared| !declared.is_likely)?;
    let claimed = declared.purpose?;
    let source = Source::Declaration { charter: declared.charter, line: declared.line };
    Some(purpose(RuleId::Declared, claimed, Confidence::Certain, source))
}
