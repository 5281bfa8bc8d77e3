//! Where somebody signed in, they opened the site as a page: no button or pixel on the pages of others sets what signing in leaves. Example: `fr` of
//! facebook.com beside `c_user`. Counter-examples: a cookie that is kept apart under another site, and one that a history shows to have come with
//! another site's page, which speak first; one of a host below the front of the site (`px.ads.linkedin.com`), which pages of others ask; and one of
//! another container than the sign-in.

use super::{Confidence, Evidence, Party, RuleId, Source, Subject, party, setter_is_known};

pub fn speak(subject: &Subject<'_>, said: &[Evidence]) -> Option<Evidence> {
    let speaks = subject.signed_in && !subject.cookie.is_partitioned && !setter_is_known(said);
    speaks.then(|| party(RuleId::SignedIn, Party::First, Confidence::Likely, Source::Row))
}
