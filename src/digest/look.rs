use super::Digest;
use crate::charter::Purpose;
use crate::classify::Finding;
use crate::query::filter::{Key, Value};
use crate::query::{Filter, LifeClass, Lived};

/// Something worth a look: what, how many cookies, and the filter that keeps exactly those.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What it is.
    pub kind: LookKind,
    /// How many cookies.
    pub count: u32,
    /// Keeps them and no others.
    pub filter: Filter,
}

/// What is worth a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookKind {
    /// A finding.
    Finding(Finding),
    /// Cookies that live over 13 months.
    LongLives {
        /// How many of them are for advertising.
        advertising: u32,
    },
    /// The third party on most sites, where it is on several.
    WidestThirdParty {
        /// Its place in [`Digest::third_parties`].
        place: usize,
    },
    /// Nobody tells what they are for.
    UnknownPurpose,
}

impl Digest {
    /// All that is worth a look, most telling first: what a charter does not declare, then lives and third parties, then the other findings.
    /// Every finding there is, or comes to be, stands here when it occurs.
    #[must_use]
    pub fn looks(&self) -> Vec<Look> {
        let findings = |undeclared: bool| {
            let wanted = move |finding: &Finding| undeclared == matches!(finding, Finding::Undeclared | Finding::ThirdPartyUndeclared);
            Finding::ALL.into_iter().filter(wanted).map(|finding| self.finding_look(finding))
        };
        let looks = findings(true).chain([self.long_look()]).chain(self.widest_look()).chain(findings(false)).chain([self.unknown_look()]);
        looks.filter(|look| look.count > 0).collect()
    }

    fn finding_look(&self, finding: Finding) -> Look {
        let filter = Filter::on(Key::Finding, Value::Finding(finding));
        Look { kind: LookKind::Finding(finding), count: self.with_finding(finding), filter }
    }

    /// None when all of them are audience cookies: their own finding says more.
    fn long_look(&self) -> Look {
        let (long, advertising) = self.over_thirteen_months;
        let says_more = long > self.with_finding(Finding::AudienceOverThirteenMonths);
        let filter = Filter::on(Key::Life, Value::Life(Lived::Class(LifeClass::Longer)));
        Look { kind: LookKind::LongLives { advertising }, count: if says_more { long } else { 0 }, filter }
    }

    fn widest_look(&self) -> Option<Look> {
        let party = self.third_parties.first().filter(|party| party.sites > 1)?;
        Some(Look { kind: LookKind::WidestThirdParty { place: 0 }, count: party.cookies, filter: party.filter() })
    }

    fn unknown_look(&self) -> Look {
        let filter = Filter::on(Key::Purpose, Value::Purpose(Purpose::Unknown));
        Look { kind: LookKind::UnknownPurpose, count: self.unknown_purpose, filter }
    }
}
