//! A portal sets the cookies of its platform itself: where those that the platform's charter declares stand together on one host, the portal was
//! opened there. Example: `cookies_preferences; SameSite=None` beside `sessionid` on data.example.fr. Counter-example: the same portal embedded in
//! another site, where the partition or the history speaks first.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let declared = subject.declared.filter(|declared| subject.host.recognised == Some(declared.charter))?;
    let is_embedded = subject.partition.is_some_and(|partition| !partition.own);
    let source = Source::Declaration { charter: declared.charter, line: declared.line };
    (!is_embedded).then(|| party(RuleId::Portal, Party::First, Confidence::Likely, source))
}
