//! The words for `SameSite` that programs have in common.

use super::collect::Collector;
use crate::cookie::SameSite;

/// A word of the interface of extensions (`chrome.cookies`, `browser.cookies`), or of the attribute itself; none for any other word.
pub(crate) fn same_site_of(word: &str) -> Option<SameSite> {
    const WORDS: [(&str, SameSite); 8] = [
        ("lax", SameSite::Lax),
        ("strict", SameSite::Strict),
        ("none", SameSite::None),
        ("no_restriction", SameSite::None),
        ("unspecified", SameSite::Unset),
        ("unset", SameSite::Unset),
        // WebDriver BiDi's.
        ("default", SameSite::Unset),
        ("", SameSite::Unset),
    ];
    WORDS.iter().find(|(known, _)| word.trim().eq_ignore_ascii_case(known)).map(|(_, same_site)| *same_site)
}

/// Takes what may be `None` or an absent attribute for `None`: a file that has a word for an absent attribute does not mean it by another one.
pub(crate) fn settle_none(out: &mut Collector) {
    out.cookies.rows.change(|_, cookie| {
        let is_due = cookie.same_site == Some(SameSite::NoneOrUnset);
        if is_due {
            cookie.same_site = Some(SameSite::None);
        }
        is_due
    });
}
