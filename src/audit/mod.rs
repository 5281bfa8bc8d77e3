//! An audit: one site, what its charter declares, and stores labelled with the moments at which they were taken. What comes out is facts with their
//! rows, never a legal verdict; `speech` turns them into sentences.
//!
//! Stores are classified without the charter that is audited: what it declares is compared with what is known, so it cannot be a part of it.

// Nothing here can fail, whatever stands in a store or a charter.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod apart;
mod chance;
mod code;
mod consent;
mod declared;
mod finding;
mod gather;
mod hosts;
mod label;
mod lacking;
mod law;
mod life;
mod moments;
mod pair;
mod parties;
mod profile;
mod propose;
mod publish;
mod purpose;
mod reach;
mod record;
mod row;
mod sums;
mod topic;
mod unclear;
mod unseen;
mod whose;

pub use apart::Apart;
pub use code::{Code, Severity};
pub use finding::{Fact, Finding};
pub use label::{Label, Labels};
pub use lacking::Lacking;
pub use law::{Law, Reference, law};
pub use life::Life;
pub use moments::{MomentSum, SinceMoment, moments};
pub use pair::PairFault;
pub use parties::{NamedBy, ThirdPartySum};
pub use propose::propose_moment;
pub use publish::{Change, LifeUnit, PublishedCharter, PublishedLife, PublishedLine, publish};
pub use purpose::Known;
pub use record::RecordOfSite;
pub use row::{KnownFrom, Row, SaidOf, Seen};
pub use sums::AuditSums;
pub use unseen::Unseen;

use serde::{Deserialize, Serialize};

use crate::charter::{Charter, NotUnderstood};
use crate::inventory::Inventory;
use crate::values::FoundRecord;

use self::declared::Declared;
use self::finding::Material;
use self::pair::Pairs;
use self::reach::Reach;
use self::unclear::Unclear;

/// What is audited.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The stores, classified without `charter`.
    pub inventory: &'a Inventory,
    /// The moment of each store, in their order.
    pub labels: &'a [Label],
    /// Registrable domain of the site.
    pub site: &'a str,
    /// The host that was asked for, where that is one of many of the site ([`crate::site::one_host_of_typed`]).
    pub host: Option<&'a str>,
    /// What the site publishes, where it was given.
    pub charter: Option<&'a Charter>,
    /// The charter is compared with the cookies of the hosts that it speaks for: nobody chose it for the whole site.
    pub of_its_hosts: bool,
    /// Lines of the charter that nobody understood.
    pub not_understood: &'a [NotUnderstood],
    /// What consent tools noted in each store, in their order; none where no values were asked for.
    pub records: Option<&'a [Vec<FoundRecord>]>,
    /// Hosts that the person has said are no portals of theirs: that one of them looks like a portal is not told again.
    pub not_portals: &'a [String],
    /// The law that limits and references come from.
    pub law: &'a Law,
}

/// What an audit found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audit {
    /// Registrable domain of the site.
    pub site: String,
    /// The host that was asked for, where that is one of many of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Later moments of which a history shows that they are of the visitor of the moment before: where none does, that is taken to be so.
    #[serde(default, skip_serializing_if = "is_none")]
    pub one_visitor: Labels,
    /// The moments of which a store was given. A dossier has them with its reads.
    #[serde(skip)]
    pub moments: Labels,
    /// What could not be had of those moments. Dossiers of earlier versions do not say.
    #[serde(default, skip_serializing_if = "Lacking::is_nothing")]
    pub lacking: Lacking,
    /// What could not be seen, first of all.
    #[serde(rename = "could_not_see")]
    pub unseen: Vec<Unseen>,
    /// The cookies of the site and of third parties on its pages, each once over all moments: its own first, then by host and name.
    pub rows: Vec<Row>,
    /// Declarations that cover a cookie.
    pub declared_and_present: usize,
    /// What was found, the most severe first.
    pub findings: Vec<Finding>,
    /// Who the third parties are, most cookies first.
    pub third_parties: Vec<ThirdPartySum>,
    /// What the site's consent tools noted, store by store; none where no values were asked for.
    #[serde(default)]
    pub records: Option<Vec<RecordOfSite>>,
    /// Whether any store shows the site: by a cookie, or by a page of it that was opened.
    pub site_was_seen: bool,
}

impl<'a> Subject<'a> {
    /// What was asked for: a host of the site, else the site.
    #[must_use]
    pub fn asked(&self) -> &'a str {
        self.host.unwrap_or(self.site)
    }
}

impl Audit {
    /// What was asked for: a host of the site, else the site.
    #[must_use]
    pub fn asked(&self) -> &str {
        self.host.as_deref().unwrap_or(&self.site)
    }

    /// How many of its cookies are meant. What several browsers have alike is one: what one of them keeps apart, another may not.
    #[must_use]
    pub fn count(&self, is_meant: impl Fn(&Row) -> bool) -> usize {
        let is_of_several = self.unseen.iter().any(|unseen| matches!(unseen, Unseen::SeveralBrowsers(_)));
        row::count(self.rows.iter().filter(|row| is_meant(row)), is_of_several)
    }

    /// Whether what was kept at a later moment can be told from what came new: no store speaks against its being of the visitor of the moment before, and
    /// the same browsers show both.
    #[must_use]
    pub fn is_compared(&self, later: Label) -> bool {
        let speaks_against = |unseen: &Unseen| {
            unseen.disproves().is_some_and(|(of, _)| of == later) || matches!(unseen, Unseen::OtherBrowser { shown, .. } if *shown == later)
        };
        !self.unseen.iter().any(speaks_against)
    }
}

/// Whether there is no moment.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives it")]
fn is_none(moments: &Labels) -> bool {
    moments.is_empty()
}

/// The moments that one visitor shows one after the other: what was kept can be told from what came new.
const FOLLOWING: [(Label, Label); 2] = [(Label::Before, Label::Refused), (Label::Accepted, Label::Withdrawn)];

/// Audits a site.
#[must_use]
pub fn audit(subject: &Subject<'_>) -> Audit {
    let declared = Declared::new(subject.charter);
    let moments: Labels = subject.labels.iter().copied().collect();
    let gathered = gather::gather(subject, &declared);
    let lacking = Lacking::of(subject, &gathered);
    let Pairs { shown, faults } = pair::pairs(subject);
    let disproved = || faults.iter().filter_map(Unseen::disproves);
    let swapped = disproved().filter(|(_, fault)| *fault != PairFault::OtherVisitor).map(|(later, _)| later).collect();
    let disproved: Labels = disproved().map(|(later, _)| later).collect();
    let material = Material {
        rows: &gathered.rows,
        records: &gathered.records,
        charter: subject.charter,
        reach: Reach::of(subject),
        covered: &gathered.covered,
        unclear: Unclear::of(subject.not_understood),
        given: moments,
        lacking,
        observed: subject.labels.iter().filter(|label| **label == Label::Observed).count(),
        law: subject.law,
        is_encrypted: gather::is_served_encrypted(subject.site),
        disproved,
        swapped,
        without_before: &gathered.without_before,
    };
    // Of a site that no store shows nothing can be said, not even that what it declares is missing.
    let findings = if gathered.site_was_seen { finding::all(&material) } else { Vec::new() };
    Audit {
        site: subject.site.to_owned(),
        host: subject.host.map(str::to_owned),
        one_visitor: shown,
        moments,
        lacking,
        unseen: faults.into_iter().chain(unseen::all(subject, &gathered, lacking)).collect(),
        declared_and_present: gathered.covered.iter().filter(|covered| **covered).count(),
        findings,
        third_parties: parties::sum(&gathered.rows, subject),
        site_was_seen: gathered.site_was_seen,
        rows: gathered.rows,
        records: subject.records.map(|_| gathered.records),
    }
}
