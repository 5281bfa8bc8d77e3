use crate::coded::coded;

coded! {
    /// Something about a cookie that deserves a look. The order is the order in which findings are shown.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Finding {
        /// A charter speaks for the site, and no line of it names this cookie of the site.
        Undeclared = "undeclared",
        /// The same for a cookie of another site, or for another organisation.
        ThirdPartyUndeclared = "third-party-undeclared",
        /// Two sources give different purposes.
        SourcesDisagree = "sources-disagree",
        /// A charter declares it as something that needs less consent than what is known of it.
        DeclaredContradicted = "declared-contradicted",
        /// An audience cookie that lives over 13 months.
        AudienceOverThirteenMonths = "audience-over-13-months",
        /// A consent choice kept over 6 months.
        ConsentOverSixMonths = "consent-over-6-months",
        /// A session identifier that scripts can read.
        SessionWithoutHttpOnly = "session-without-http-only",
        /// A session identifier that is sent unencrypted.
        SessionWithoutSecure = "session-without-secure",
        /// The name promises (`__Host-`, `__Secure-`) what the attributes do not keep.
        PrefixBroken = "prefix-broken",
        /// Two facts of the same weight disagree on whether the site itself set it.
        PartyDisputed = "party-disputed",
    }
}

/// A set of findings, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Findings(u16);

const _: () = assert!(Finding::ALL.len() <= u16::BITS as usize, "a set of findings has a bit for each");

impl Findings {
    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        self.0 |= 1 << finding as u8;
    }

    /// Whether a finding is in the set.
    #[must_use]
    pub fn has(self, finding: Finding) -> bool {
        self.0 & (1 << finding as u8) != 0
    }

    /// Whether a charter speaks for the cookie and does not declare it.
    #[must_use]
    pub fn is_undeclared(self) -> bool {
        self.has(Finding::Undeclared) || self.has(Finding::ThirdPartyUndeclared)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The findings, in the order of [`Finding::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Finding> {
        Finding::ALL.into_iter().filter(move |finding| self.has(*finding))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_finding_has_a_place_of_its_own() {
        for finding in Finding::ALL {
            let mut set = Findings::default();
            set.add(finding);
            assert_eq!(set.iter().collect::<Vec<_>>(), [finding]);
        }
    }
}
