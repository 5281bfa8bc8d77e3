//! The sums behind the overview and the charter page, worked out once per inventory, off the paint path.

mod charters;
mod look;
mod third_parties;

use std::sync::Arc;

use self::charters::Charters;
use self::third_parties::ThirdParties;
use crate::charter::{Category, Confidence, Consent, Purpose};
use crate::classify::Finding;
use crate::cookie::{KeyedSet, Longest};
use crate::inventory::{CookieView, Inventory, SiteId};
pub use crate::query::LifeClass;

pub use self::look::{Look, LookKind};
pub use self::third_parties::ThirdPartySum;

/// A line of a charter and what the open stores hold of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeclaredSum {
    /// How many cookies it declares, certainly within the charter's scope, likely on a host that looks like one of its portals.
    pub present: u32,
    /// The longest life seen.
    pub longest: Longest,
}

/// What the open stores hold of a charter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CharterSum {
    /// Per line.
    pub lines: Vec<DeclaredSum>,
    /// Hosts outside its scope that look like portals of its platform: proposed to the person, who can name them.
    pub recognised_portals: Vec<String>,
    /// Sites that it speaks for.
    pub covered_sites: Vec<SiteId>,
}

impl CharterSum {
    /// How many lines have a cookie.
    #[must_use]
    pub fn present(&self) -> usize {
        self.lines.iter().filter(|line| line.present > 0).count()
    }
}

/// All sums.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    /// What was summed, and what ids of sites are ids of.
    pub inventory: Arc<Inventory>,
    /// Cookies per category.
    pub counts: [u32; Category::ALL.len()],
    /// Sites with at least one cookie.
    pub sites: usize,
    /// Cookies per consent, in the order of [`Consent::ALL`].
    pub consent: [u32; Consent::ALL.len()],
    /// All organisations other than the visited sites, those seen on most sites first.
    pub third_parties: Vec<ThirdPartySum>,
    /// Cookies per class of life span, in the order of [`LifeClass::ALL`].
    pub lives: [u32; LifeClass::ALL.len()],
    /// Cookies of which the store does not tell how long they live.
    pub unknown_lives: u32,
    /// Cookies that live over 13 months, and how many of them are for advertising.
    pub over_thirteen_months: (u32, u32),
    /// Cookies per finding, in the order of [`Finding::ALL`].
    pub findings: [u32; Finding::ALL.len()],
    /// Cookies per purpose, in the order of [`Purpose::ALL`].
    pub purposes: [u32; Purpose::ALL.len()],
    /// Cookies whose purpose nothing tells.
    pub unknown_purpose: u32,
    /// Cookies per certainty, in the order of [`Confidence::ALL`].
    pub confidence: [u32; Confidence::ALL.len()],
    /// Per charter, in the order of [`crate::classify::Knowledge::charters`].
    pub charters: Vec<CharterSum>,
    /// Names of cookies that a charter speaks for and does not declare, each once, and how many cookies that are.
    pub undeclared: (Vec<String>, u32),
}

impl Digest {
    /// All cookies.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Cookies with this consent.
    #[must_use]
    pub fn with_consent(&self, wanted: Consent) -> u32 {
        Consent::ALL.into_iter().zip(self.consent).filter(|(consent, _)| *consent == wanted).map(|(_, count)| count).sum()
    }

    /// Cookies with this finding.
    #[must_use]
    pub fn with_finding(&self, wanted: Finding) -> u32 {
        Finding::ALL.into_iter().zip(self.findings).filter(|(finding, _)| *finding == wanted).map(|(_, count)| count).sum()
    }

    /// Works out the sums.
    #[must_use]
    pub fn of(inventory: &Arc<Inventory>) -> Self {
        let mut digest = Self {
            inventory: Arc::clone(inventory),
            counts: inventory.counts(),
            sites: inventory.sites().iter().filter(|site| site.total() > 0).count(),
            ..Self::default()
        };
        let mut charters = Charters::of(inventory);
        let mut parties = ThirdParties::of(inventory);
        let mut undeclared: KeyedSet<&str> = KeyedSet::default();
        for view in inventory.iter() {
            digest.add_verdict(&view);
            digest.add_life(&view);
            parties.add(&view);
            if view.verdict.findings.is_undeclared() {
                undeclared.insert(view.cookie.name());
                digest.undeclared.1 += 1;
            }
            charters.add(&view);
        }
        digest.third_parties = parties.most_sites();
        digest.charters = charters.sums();
        digest.undeclared.0 = undeclared.into_iter().map(str::to_owned).collect();
        digest.undeclared.0.sort_unstable();
        digest
    }

    fn add_verdict(&mut self, view: &CookieView<'_>) {
        let verdict = view.verdict;
        if let Some(count) = self.consent.get_mut(verdict.consent as usize) {
            *count += 1;
        }
        for (counts, place) in [(&mut self.purposes[..], verdict.purpose as usize), (&mut self.confidence[..], verdict.confidence as usize)]
        {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
        self.unknown_purpose += u32::from(verdict.purpose == Purpose::Unknown);
        for (count, finding) in self.findings.iter_mut().zip(Finding::ALL) {
            *count += u32::from(verdict.findings.has(finding));
        }
    }

    fn add_life(&mut self, view: &CookieView<'_>) {
        let Some(class) = LifeClass::of(view.cookie.expiry, view.cookie.lifetime_seconds()) else {
            self.unknown_lives += 1;
            return;
        };
        if let Some(count) = self.lives.get_mut(class as usize) {
            *count += 1;
        }
        if class == LifeClass::Longer {
            self.over_thirteen_months.0 += 1;
            self.over_thirteen_months.1 += u32::from(view.verdict.purpose == Purpose::Advertising);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::classify::{Findings, Knowledge};
    use crate::cookie::{Expiry, Months};
    use crate::inventory::OpenStore;
    use crate::store::{HistoryChoice, Progress, ReadOptions, read_sample};

    /// The sample with the given set of findings on every cookie.
    fn digest_with(findings: Findings) -> Digest {
        let now = jiff::Timestamp::from_second(1_790_000_000).unwrap();
        let options = ReadOptions { values: crate::store::KeepValues::None, history: HistoryChoice::Ignore, now };
        let report = read_sample(&options, &Progress::default()).unwrap();
        let mut store = OpenStore::classify(report, crate::store::StoreSource::sample(), &Knowledge::default());
        store.classification.verdicts.change_all(|verdict| verdict.findings = findings);
        Digest::of(&Arc::new(Inventory::new(vec![Arc::new(store)], Knowledge::default())))
    }

    #[test]
    fn every_finding_reaches_the_sums() {
        for finding in Finding::ALL {
            let mut set = Findings::default();
            set.add(finding);
            let digest = digest_with(set);
            assert!(digest.total() > 0);
            assert_eq!(digest.with_finding(finding), digest.total(), "{}", finding.code());
            assert_eq!(digest.findings.iter().sum::<u32>(), digest.total(), "{} alone", finding.code());
            let looks = digest.looks().into_iter().filter(|look| look.kind == LookKind::Finding(finding));
            assert_eq!(looks.map(|look| look.count).collect::<Vec<_>>(), [digest.total()], "{} is worth a look", finding.code());
        }
    }

    #[test]
    fn every_cookie_is_in_one_class_of_consent_and_of_lives() {
        let digest = digest_with(Findings::default());
        assert_eq!(digest.consent.iter().sum::<u32>(), digest.total());
        assert_eq!(digest.lives.iter().sum::<u32>() + digest.unknown_lives, digest.total());
    }

    #[test]
    fn classes_of_lives_end_where_they_say() {
        let of = |seconds| LifeClass::of(Expiry::Unknown, Some(seconds));
        assert_eq!(of(-5), Some(LifeClass::Day), "set after its end");
        assert_eq!(of(86_400), Some(LifeClass::Day));
        assert_eq!(of(86_401), Some(LifeClass::Week));
        assert_eq!(of(Months::Thirteen.seconds()), Some(LifeClass::ThirteenMonths));
        assert_eq!(of(Months::Thirteen.seconds() + 1), Some(LifeClass::Longer));
        assert_eq!(LifeClass::of(Expiry::Unknown, None), None);
        assert_eq!(LifeClass::of(Expiry::Session, Some(5)), Some(LifeClass::Session));
        assert_eq!(LifeClass::of(Expiry::FarFuture, None), Some(LifeClass::Longer));
    }
}
