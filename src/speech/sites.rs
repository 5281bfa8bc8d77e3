use std::borrow::Cow;

use crate::charter::Charter;
use crate::i18n::Words;
use crate::site;

/// A site as people read it: international names in their letters, and words for what has no name.
#[must_use]
pub fn site<'a>(words: &Words, name: &'a str) -> Cow<'a, str> {
    if name == site::FILES { Cow::Owned(words.text("site-files").into_owned()) } else { site::display(name) }
}

/// That a host looks like a portal of a charter's platform, and that it can be named as one.
#[must_use]
pub fn portal_proposal(words: &Words, host: &str, charter: &Charter) -> String {
    let title = charter.name_in(words.language());
    words.with("portal-proposal", &[("host", site::display(host).into_owned().into()), ("charter", title.into())])
}
