//! A page opened from disk has no host and no server: its cookies are set by its own scripts. Example: a manual that remembers the size of its text.
//! Counter-example: what such a page loads from the web sets cookies under the host of that, not under none.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};
use crate::cookie::HostKind;

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    let is_file = subject.cookie.host_kind == HostKind::File;
    is_file.then(|| party(RuleId::LocalFile, Party::First, Confidence::Certain, Source::Row))
}
