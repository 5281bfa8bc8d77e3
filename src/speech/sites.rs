use std::borrow::Cow;

use crate::i18n::Words;
use crate::site;

/// A site as people read it: international names in their letters, and words for what has no name.
#[must_use]
pub fn site<'a>(words: &Words, name: &'a str) -> Cow<'a, str> {
    if name == site::FILES { Cow::Owned(words.text("site-files").into_owned()) } else { site::display(name) }
}
