//! What could not be had of the moments that were shown: that a cookie is missing there proves nothing.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::declared::DeclaredLife;
use super::finding::needs_consent;
use super::gather::{Gathered, OfStore};
use super::unseen::first;
use super::{FOLLOWING, Label, Labels, Life, Row, Subject, Unseen, declared};
use crate::charter::Declaration;
use crate::inventory::OpenStore;
use crate::store::{Beside, Completeness, FormatId, Part, ReadNote, ReadRecord};

/// Moments of which some store does not show every cookie, and moments that nothing can be said of beside the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lacking {
    /// Cookies that outlive the session: their file is damaged, or was not opened.
    #[serde(default)]
    pub lasting: Labels,
    /// Cookies that end with the session: their file is not there, or cannot be read.
    #[serde(default)]
    pub session: Labels,
    /// No store shows the site at all: it may be of another profile, or of a private window, which keeps nothing.
    #[serde(default)]
    pub not_of_site: Labels,
    /// Their store is the very one of the moment before: the same files with the same bytes.
    #[serde(default)]
    pub same_store: Labels,
}

impl Lacking {
    pub(super) fn of(subject: &Subject<'_>, gathered: &Gathered) -> Self {
        let stores = || subject.inventory.stores().iter().zip(subject.labels).zip(&gathered.stores);
        let mut lacking = Self::of_reads(stores().map(|((store, label), _)| (&store.report.record, *label)));
        let is_of_site = |(store, found): (&OpenStore, &OfStore)| {
            // What a tool wrote of one visit has no history beside it, and may well hold nothing.
            found.rows > 0 || found.was_opened || store.report.record.history_file == Beside::NotSought || has_no_history(store)
        };
        let of_site: Labels = stores().filter(|((store, _), found)| is_of_site((store, found))).map(|((_, label), _)| *label).collect();
        lacking.not_of_site = subject.labels.iter().copied().filter(|label| !of_site.has(*label)).collect();
        for (earlier, later) in FOLLOWING {
            if are_same(subject, earlier, later) {
                lacking.same_store.add(later);
            }
        }
        lacking
    }

    /// What the reads of stores could not have, each with its moment.
    pub fn of_reads<'a>(reads: impl Iterator<Item = (&'a ReadRecord, Label)>) -> Self {
        let mut lacking = Self::default();
        for (record, label) in reads {
            let found = Completeness::of(record);
            let lacks = |part| found.unavailable.iter().any(|lack| lack.part == part);
            // Where both lie in one file, what damages it damages both.
            let in_one_file = record.session_file == Beside::NotSought
                && record.format != FormatId::FirefoxSession
                && record.format.format().traits.keeps_session_cookies;
            // Of what a recording shows in requests alone nobody knows how long it lives: it is a name there, and no cookie of the audit.
            let is_more = record.notes.contains(&ReadNote::SeenInRequests);
            if is_more || lacks(Part::Cookies) {
                lacking.lasting.add(label);
            }
            if is_more || lacks(Part::SessionCookies) || in_one_file && lacks(Part::Cookies) {
                lacking.session.add(label);
            }
        }
        lacking
    }

    /// The same with what the reads of a dossier could not have: those of earlier versions do not say it.
    #[must_use]
    pub fn and_of_reads(self, reads: Self) -> Self {
        Self { lasting: self.lasting.and(reads.lasting), session: self.session.and(reads.session), ..self }
    }

    /// Whether every moment shows all.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// The moments of which something could not be had: there may be more at them than was seen.
    #[must_use]
    pub fn moments(self) -> Labels {
        self.lasting.and(self.session).and(self.not_of_site)
    }

    /// Whether a cookie may have been there at a moment at which no row of it is.
    #[must_use]
    pub fn hides(self, label: Label, row: &Row) -> bool {
        row.seen.iter().any(|seen| self.hides_life(label, seen.life))
    }

    /// The same of one that lives so long.
    #[must_use]
    pub fn hides_life(self, label: Label, life: Life) -> bool {
        let by_life = match life {
            Life::Session => self.session.has(label),
            // One whose life is not told was set nobody knows when, and has an end.
            Life::Seconds(_) | Life::Endless | Life::Unknown => self.lasting.has(label),
        };
        by_life || self.not_of_site.has(label)
    }

    /// Whether one that is declared to live so long may have been there at some moment without being seen. Most that are declared without a life outlive
    /// the session.
    pub(super) fn hides_declared(self, line: &Declaration) -> bool {
        match declared::life(line) {
            DeclaredLife::Session => !self.session.is_empty(),
            DeclaredLife::Longest(_) | DeclaredLife::Unsaid => !self.lasting.is_empty(),
        }
    }

    /// Whether what became of a cookie since the moment before can be told: both its moments have to show such cookies, and to be two.
    #[must_use]
    pub fn tells_since(self, (earlier, later): (Label, Label), row: &Row) -> bool {
        !self.same_store.has(later)
            && (row.labels().has(earlier) || !self.hides(earlier, row))
            && (row.labels().has(later) || !self.hides(later, row))
    }

    /// What of it an audit says.
    pub(super) fn told(self, subject: &Subject<'_>, gathered: &Gathered) -> Vec<Unseen> {
        let same = FOLLOWING.into_iter().filter(|(_, later)| self.same_store.has(*later));
        let mut told: Vec<Unseen> = same.map(|(earlier, later)| Unseen::SameStore { earlier, later }).collect();
        told.extend(self.moments().iter().map(|label| self.of_moment(label, subject, gathered)));
        told.extend(self.not_sought(subject, gathered));
        told
    }

    /// A moment of which not everything could be had.
    fn of_moment(self, label: Label, subject: &Subject<'_>, gathered: &Gathered) -> Unseen {
        let moments = FOLLOWING.into_iter().find(|(earlier, _)| *earlier == label);
        let is_untold = |row: &&Row| {
            let needs = |label| row.seen.iter().any(|seen| seen.label == label && needs_consent(row, seen.life, subject.law));
            moments.is_some_and(|(earlier, later)| needs(later) && !row.labels().has(earlier) && self.hides(earlier, row))
        };
        let names: Vec<&str> = gathered.rows.iter().filter(is_untold).map(|row| row.name.as_str()).collect();
        let distinct: BTreeSet<&str> = names.iter().copied().collect();
        let (lasting, session, site) = (self.lasting.has(label), self.session.has(label), self.not_of_site.has(label));
        Unseen::Lacking { label, lasting, session, site, cookies: names.len(), names: first(distinct.into_iter()) }
    }

    /// Declarations that cover nothing, which says nothing of them.
    fn not_sought(self, subject: &Subject<'_>, gathered: &Gathered) -> Option<Unseen> {
        let lines = subject.charter?.declarations.iter().zip(&gathered.covered);
        let missing = lines.filter(|(line, covered)| !**covered && declared::pattern(line).is_some() && self.hides_declared(line));
        let names: Vec<&str> = missing.map(|(line, _)| declared::name(line)).collect();
        let lines = names.len();
        (lines > 0).then(|| Unseen::NotSought { lines, names: first(names.into_iter()) })
    }
}

/// Whether the stores of two moments are one and the same, byte by byte. A list of cookies without times may be the same twice; a browser's own store is not.
fn are_same(subject: &Subject<'_>, earlier: Label, later: Label) -> bool {
    let of = |label: Label| {
        let stores = subject.inventory.stores().iter().zip(subject.labels).filter(|(_, of)| **of == label);
        let mut sums: Vec<Option<Vec<(&Path, &str)>>> = stores.map(|(store, _)| has_times(store).then(|| sums(store))).collect();
        sums.sort_unstable();
        sums
    };
    let (earlier, later) = (of(earlier), of(later));
    !later.is_empty() && later.iter().all(|sums| sums.as_ref().is_some_and(|sums| !sums.is_empty())) && earlier == later
}

fn has_times(store: &OpenStore) -> bool {
    store.report.cookies.rows.iter().any(|cookie| cookie.last_accessed.is_some() || cookie.created.is_some())
}

/// Whether its kind of file has no history beside it.
fn has_no_history(store: &OpenStore) -> bool {
    store.report.record.format.format().layout.histories.is_empty()
}

/// The files that a store was read from, each with its sum. A copy at another place may be of another moment at which nothing had been written.
fn sums(store: &OpenStore) -> Vec<(&Path, &str)> {
    let mut sums: Vec<(&Path, &str)> = store.report.record.files.iter().map(|file| (file.path.as_path(), file.sha256.as_str())).collect();
    sums.sort_unstable();
    sums
}
