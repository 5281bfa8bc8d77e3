use super::{Entry, EntryId, Match, OrganisationId, Sites, StoreTraits, ThirdParty, ThirdPartyId, WordSet};
use crate::charter::{Category, Purpose};
use crate::cookie::{Cookie, NamePrefix, Sym};

/// What is known of a host, the same for all its cookies.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "facts of their own, each of which a rule or the engine asks for by name")]
pub struct HostFacts {
    /// Its registrable domain.
    pub site: Option<Sym<Sites>>,
    /// The bytes of the registrable domain, where it is the end of the host.
    pub site_length: u16,
    /// The known third party it belongs to.
    pub third_party: Option<(ThirdPartyId, &'static ThirdParty)>,
    /// The organisation its site belongs to.
    pub organisation: Option<OrganisationId>,
    /// A delivery network or hosting platform.
    pub neutral: bool,
    /// Its site was opened as a page, as far as a history tells.
    pub visited: bool,
    /// Some charter speaks for it.
    pub declaring: bool,
    /// Some other cookie of the site can only have been set by the site itself.
    pub first_party_siblings: bool,
}

/// What the partition key of a cookie says.
#[derive(Clone, Copy, Debug)]
pub struct PartitionFacts {
    /// The top-level site is the cookie's own site.
    pub own: bool,
    /// The top-level site belongs to the same organisation.
    pub same_organisation: bool,
}

/// What a history says of a cookie that was made within it.
#[derive(Clone, Copy, Debug)]
pub struct HistoryFacts {
    /// Its site was opened as a page at least once.
    pub visited: bool,
    /// Another site was open, and not its own, when the cookie was made.
    pub made_during_other_visit: bool,
}

/// A line of a charter that names the cookie.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// Which charter of the knowledge.
    pub charter: u32,
    /// Which line of it.
    pub line: u32,
    /// The declared category.
    pub category: Category,
}

/// What the user or an imported knowledge base says of the cookie.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// Number of the base ([`super::Knowledge::base`]); 0 is the user's own.
    pub base: u32,
    /// Which name of it.
    pub line: u32,
    /// The purpose it gives.
    pub purpose: Purpose,
}

/// Everything the rules may look at for one cookie.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The stored row.
    pub cookie: &'a Cookie,
    /// The best catalogue entry.
    pub known: Option<(Match, &'static Entry)>,
    /// Words in the name.
    pub words: WordSet,
    /// What the name promises.
    pub prefix: Option<NamePrefix>,
    /// A known cookie of the same site whose name begins alike, and its purpose.
    pub family: Option<(EntryId, Purpose)>,
    /// What the user or an import says of it.
    pub told: Option<Told>,
    /// The catalogue knows the name only as advertising, on domains of its vendors and not on this one.
    pub advertising_elsewhere: bool,
    /// The charter line that names it.
    pub declared: Option<Declared>,
    /// Its host.
    pub host: &'a HostFacts,
    /// The browser keeps it for itself; no page had a part in it.
    pub browsers_own: bool,
    /// Its partition, where that is one of a site.
    pub partition: Option<PartitionFacts>,
    /// The kind of browser.
    pub traits: StoreTraits,
    /// What a history says; `None` without one, and of a cookie that was made before or after it.
    pub history: Option<HistoryFacts>,
}

impl Subject<'_> {
    /// Life span in seconds; 0 for a session, `None` when unknown.
    #[must_use]
    pub fn lifetime_seconds(&self) -> Option<i64> {
        match self.cookie.expiry {
            crate::cookie::Expiry::Session => Some(0),
            crate::cookie::Expiry::FarFuture => Some(i64::MAX),
            _ => self.cookie.lifetime_seconds(),
        }
    }

    /// Whether the cookie is known to live at most `seconds`.
    #[must_use]
    pub fn lives_at_most(&self, seconds: i64) -> bool {
        self.lifetime_seconds().is_some_and(|life| life <= seconds)
    }

    /// Scripts cannot read it.
    #[must_use]
    pub fn is_http_only(&self) -> bool {
        self.cookie.http_only == Some(true)
    }
}
