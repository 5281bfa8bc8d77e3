use std::convert::Infallible;

use crate::classify::{Explained, Lookup};
use crate::cookie::host_of_typed;
use crate::i18n::Words;
use crate::jobs::Slot;
use crate::speech;
use crate::ui::kit::NameOnHost;

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// What is typed.
    pub(super) typed: NameOnHost,
    /// What was found out about it.
    pub(super) looked_up: Option<LookedUp>,
    /// How many shown cookies have that name.
    pub(in crate::ui) named: Slot<u64, Infallible>,
}

impl Own {
    /// What was found out about the typed name, in a sentence for who does not see the page; none while nothing is typed.
    #[must_use]
    pub fn spoken(&self, words: &Words) -> Option<String> {
        let looked_up = self.looked_up.as_ref()?;
        let verdict = |place: &str, outcome: &Explained| {
            speech::key_value(words, &words.text(place), &speech::category(words, outcome.verdict.category))
        };
        let found = &looked_up.found;
        let wrong = looked_up.host_is_wrong.then(|| words.text("look-up-host-wrong").into_owned());
        let unknown = found.entries.is_empty().then(|| words.text("look-up-unknown").into_owned());
        let verdicts = [verdict("look-up-own-site", &found.on_own_site), verdict("look-up-third-party", &found.as_third_party)];
        Some(speech::asides(words, wrong.into_iter().chain(unknown).chain(verdicts)))
    }
}

/// What was found out about a name.
#[derive(Debug)]
pub(super) struct LookedUp {
    /// What is known.
    pub found: Lookup,
    /// The host it was looked up for, when one was typed that can be a host.
    pub host: Option<String>,
    /// A host was typed, but no host is written so.
    pub host_is_wrong: bool,
}

/// What was typed or pasted as a host: an address of a page loses everything but its host. `None` when nothing was typed.
pub(super) fn typed_host(typed: &str) -> Option<Result<String, ()>> {
    if typed.trim().is_empty() {
        return None;
    }
    let host = host_of_typed(typed).into_owned();
    Some(if host.is_empty() || !host.is_ascii() || host.contains(char::is_whitespace) { Err(()) } else { Ok(host) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_address_is_a_host() {
        assert_eq!(typed_host("  "), None);
        assert_eq!(typed_host("https://www.Example.fr/page?x=1"), Some(Ok("www.example.fr".into())));
        assert_eq!(typed_host(".théâtre.fr"), Some(Ok("xn--thtre-4qa2c.fr".into())));
        assert_eq!(typed_host("two words"), Some(Err(())));
    }
}
