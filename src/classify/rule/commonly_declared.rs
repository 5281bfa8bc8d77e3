//! Other sites declare the name in their cookie charters: what many of them say it is for. Example: `OptanonConsent`, which nearly all that declare it
//! call necessary. Counter-examples: names of everybody (`id`, `lang`) without the domain they were declared on; and sites that disagree.

use super::{Confidence, Evidence, RuleId, Source, Subject, purpose};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let counts = subject.commonly?;
    let ((claimed, agreeing), all) = (counts.leading(), counts.total());
    let confidence = match all {
        1 | 2 if agreeing == all => Confidence::Assumed,
        3.. if agreeing * 4 >= all * 3 => Confidence::Likely,
        _ => return None,
    };
    Some(purpose(RuleId::CommonlyDeclared, claimed, confidence, Source::Sites { agreeing, of: all }))
}
