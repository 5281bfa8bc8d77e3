//! A host that serves files of other sites (a delivery network, fonts) is opened as a page by nobody. Example: a cookie of fonts.gstatic.com.
//! Counter-example: a hosting platform, whose customers have their pages there; and a key, a history or `SameSite`, which speak first.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party};

pub fn speak(subject: &Subject<'_>, _: &[Evidence]) -> Option<Evidence> {
    subject.host.serves_files.then(|| party(RuleId::FileHost, Party::Third, Confidence::Likely, Source::Row))
}
