use super::{
    Beside, CatalogueDomain, CommonDomain, Entry, EntryId, Match, OrganisationId, SiteCounts, StoreTraits, ThirdParty, ThirdPartyId,
    WordSet, domains,
};
use crate::charter::{Party, Purpose};
use crate::cookie::{Cookie, Expiry, HostKind, Months, NamePrefix, SameSite, ValueShape};

/// What is known of a host, the same for all its cookies and for many other hosts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "facts of their own")]
pub struct HostFacts {
    /// The known third party it belongs to.
    pub third_party: Option<ThirdPartyId>,
    /// The organisation its site belongs to.
    pub organisation: Option<OrganisationId>,
    /// A delivery network or hosting platform.
    pub neutral: bool,
    /// It serves files of the pages of others, and nobody opens it.
    pub serves_files: bool,
    /// Its site was opened as a page, as far as a history tells.
    pub visited: bool,
    /// Some charter speaks for it.
    pub declaring: bool,
    /// The number of a charter of a platform whose cookies stand together on it.
    pub recognised: Option<u32>,
    /// The closest domain that entries of the catalogue name.
    pub catalogued: Option<CatalogueDomain>,
    /// The registrable domain, where charters of other sites say that names live on it.
    pub common: Option<CommonDomain>,
}

impl HostFacts {
    /// The known third party it belongs to, with its row of the list.
    #[must_use]
    pub fn third_party(&self) -> Option<(ThirdPartyId, &'static ThirdParty)> {
        self.third_party.map(|id| (id, domains().get(id)))
    }
}

/// What the partition key of a cookie says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartitionFacts {
    /// The top-level site is the cookie's own site.
    pub own: bool,
    /// The top-level site belongs to the same organisation.
    pub same_organisation: bool,
}

/// What a history says of a cookie that was made within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HistoryFacts {
    /// Its site was opened as a page at least once.
    pub visited: bool,
    /// Another site was open, and not its own, when the cookie was made.
    pub made_during_other_visit: bool,
}

/// A line of a charter that names the cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Declared {
    /// Which charter of the knowledge.
    pub charter: u32,
    /// Which line of it.
    pub line: u32,
    /// What it is declared to be for, where the charter says.
    pub purpose: Option<Purpose>,
    /// The host is not in the charter's scope, but looks like one of its portals.
    pub is_likely: bool,
}

/// What an imported knowledge base says of the cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BaseLine {
    /// Number of the base ([`super::Knowledge::base`]).
    pub base: u32,
    /// Which name of it.
    pub line: u32,
    /// The purpose it gives.
    pub purpose: Purpose,
}

/// What the user decided on the cookie: each fact with the line of their base that says so, the narrowest that speaks of that fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct OwnDecision {
    /// What it is for.
    pub purpose: Option<(u32, Purpose)>,
    /// For whom it works.
    pub party: Option<(u32, Party)>,
    /// The line that names the organisation.
    pub provider: Option<u32>,
}

/// Spans of life that rules ask about, ascending. A rule cannot ask about another one: rows are only told apart by these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// A day.
    Day,
    /// Thirty days.
    ThirtyDays,
    /// Six months ([`Months::Six`]).
    SixMonths,
    /// Thirteen months ([`Months::Thirteen`]).
    ThirteenMonths,
}

impl Span {
    const ALL: [Self; 4] = [Self::Day, Self::ThirtyDays, Self::SixMonths, Self::ThirteenMonths];

    fn seconds(self) -> i64 {
        match self {
            Self::Day => 86_400,
            Self::ThirtyDays => 30 * 86_400,
            Self::SixMonths => Months::Six.seconds(),
            Self::ThirteenMonths => Months::Thirteen.seconds(),
        }
    }
}

/// How long a cookie lives, as far as rules ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Life {
    /// Until the browser closes.
    Session,
    /// Some time that the row does not always tell exactly: where a store does not keep when the cookie was last set, it may be shorter than counted.
    Lasting {
        /// Longer than so many of the spans, as the row proves.
        proven: u8,
        /// Longer than so many of them at most.
        at_most: u8,
    },
    /// The store does not tell.
    Unknown,
}

impl Life {
    fn of(cookie: &Cookie) -> Self {
        let lives = match cookie.expiry {
            Expiry::Session => return Self::Session,
            Expiry::FarFuture => Some((i64::MAX, i64::MAX)),
            Expiry::At(_) | Expiry::Unknown => cookie.proven_lifetime_micros().zip(cookie.lifetime_micros()),
        };
        let spans = |micros: i64| Span::ALL.iter().map(|span| u8::from(micros.div_euclid(1_000_000) > span.seconds())).sum();
        lives.map_or(Self::Unknown, |(proven, at_most)| Self::Lasting { proven: spans(proven), at_most: spans(at_most) })
    }

    /// Whether it is known to be at most that long.
    #[must_use]
    pub fn is_at_most(self, span: Span) -> bool {
        match self {
            Self::Session => true,
            Self::Lasting { at_most, .. } => at_most <= span as u8,
            Self::Unknown => false,
        }
    }

    /// Whether it is known to be longer.
    #[must_use]
    pub fn is_over(self, span: Span) -> bool {
        matches!(self, Self::Lasting { proven, .. } if proven > span as u8)
    }
}

/// What of the stored row rules may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Attributes {
    /// How long it lives.
    pub life: Life,
    /// `Secure`.
    pub secure: Option<bool>,
    /// `HttpOnly`.
    pub http_only: Option<bool>,
    /// `SameSite`.
    pub same_site: Option<SameSite>,
    /// What the value looks like.
    pub shape: ValueShape,
    /// It is kept apart under something.
    pub is_partitioned: bool,
    /// What its host is.
    pub host_kind: HostKind,
}

impl Attributes {
    pub(super) fn of(cookie: &Cookie) -> Self {
        Self {
            life: Life::of(cookie),
            secure: cookie.secure,
            http_only: cookie.http_only,
            same_site: cookie.same_site,
            shape: cookie.shape,
            is_partitioned: cookie.partition.is_some(),
            host_kind: cookie.host.kind(),
        }
    }
}

/// Everything the rules may look at for one cookie.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "facts of their own, each of which a rule asks for by name")]
pub struct Subject<'a> {
    /// What is stored.
    pub cookie: Attributes,
    /// The best catalogue entry.
    pub known: Option<(Match, &'static Entry)>,
    /// Words in the name.
    pub words: WordSet,
    /// What the name promises.
    pub prefix: Option<NamePrefix>,
    /// It does not keep what its name promises.
    pub breaks_prefix: bool,
    /// A known cookie of the same site whose name begins alike, and its purpose.
    pub family: Option<(EntryId, Purpose)>,
    /// A tool of the catalogue whose names begin like this one, which no entry covers, and what all of them are for.
    pub kin: Option<(EntryId, Purpose)>,
    /// What stands beside it under names that begin alike.
    pub beside: Beside,
    /// What the user decided on it.
    pub own: OwnDecision,
    /// What an import says of it.
    pub base_line: Option<BaseLine>,
    /// How charters of other sites declare it.
    pub commonly: Option<SiteCounts>,
    /// How charters of other sites declare a name of everybody that stands under their own domains.
    pub commonly_own: Option<SiteCounts>,
    /// The catalogue knows the name only as advertising, on domains of its vendors and not on this one.
    pub advertising_elsewhere: bool,
    /// The charter line that names it.
    pub declared: Option<Declared>,
    /// A charter speaks for its host, or for the page on which it was set, and no line of it names the cookie.
    pub undeclared: bool,
    /// Its host.
    pub host: &'a HostFacts,
    /// Some other cookie of its site can only have been set by the site itself.
    pub first_party_siblings: bool,
    /// Its site holds what only signing in there leaves.
    pub signed_in: bool,
    /// All others of its site are identifiers that nobody knows.
    pub among_identifiers: bool,
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
    /// Scripts cannot read it.
    #[must_use]
    pub fn is_http_only(&self) -> bool {
        self.cookie.http_only == Some(true)
    }

    /// Scripts can read it, and not only for some days.
    #[must_use]
    pub fn lasts_for_scripts(&self) -> bool {
        !self.is_http_only() && !self.cookie.life.is_at_most(Span::ThirtyDays)
    }

    /// It can tell one visitor from all others for long, and scripts can read it: no word in its name makes it necessary.
    #[must_use]
    pub fn is_lasting_identifier(&self) -> bool {
        self.cookie.shape.identifies() && self.lasts_for_scripts()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_ascend_and_lives_are_told_apart_by_them() {
        assert!(Span::ALL.windows(2).all(|pair| pair[0] < pair[1] && pair[0].seconds() < pair[1].seconds()));
        assert!(Span::ALL.into_iter().enumerate().all(|(place, span)| span as usize == place));
        for (spans, span) in (1..).zip(Span::ALL) {
            let life = |proven, at_most| Life::Lasting { proven, at_most };
            assert!(life(spans, spans).is_over(span) && !life(spans, spans).is_at_most(span));
            assert!(life(spans - 1, spans - 1).is_at_most(span) && !life(spans - 1, spans - 1).is_over(span));
            let either = life(spans - 1, spans);
            assert!(!either.is_over(span) && !either.is_at_most(span), "an upper bound over a limit proves nothing");
            assert!(Life::Session.is_at_most(span) && !Life::Unknown.is_at_most(span) && !Life::Unknown.is_over(span));
        }
    }
}
