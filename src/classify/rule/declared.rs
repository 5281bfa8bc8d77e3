//! A charter whose scope covers the host names the cookie. Example: `sessionid` on an Opendatasoft portal.
//! Counter-example: a declaration under "first-party" or "third-party" says for whom, not what for; then it only shows as declared.

use super::{Confidence, Evidence, Purpose, RuleId, Source, Subject, purpose};
use crate::charter::Category;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let declared = subject.declared.filter(|declared| !declared.is_likely)?;
    let claimed = purpose_of(declared.category?)?;
    let source = Source::Declaration { charter: declared.charter, line: declared.line };
    Some(purpose(RuleId::Declared, claimed, Confidence::Certain, source))
}

/// What a category says of the purpose.
pub(super) fn purpose_of(category: Category) -> Option<Purpose> {
    match category {
        Category::Necessary => Some(Purpose::Necessary),
        Category::Statistics => Some(Purpose::Statistics),
        Category::FirstParty | Category::ThirdParty => None,
    }
}
