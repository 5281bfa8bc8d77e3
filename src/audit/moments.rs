use super::finding::needs_consent;
use super::{Audit, FOLLOWING, Label, Law, Row};
use crate::charter::Category;

/// What one moment shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MomentSum {
    /// The moment.
    pub label: Label,
    /// Not everything of it could be had: there may be more than is counted.
    pub is_lacking: bool,
    /// Cookies of the site itself.
    pub own: usize,
    /// Cookies of third parties on its pages.
    pub third_party: usize,
    /// All of them per category, in the order of [`Category::ALL`].
    pub categories: [usize; 4],
    /// Those that may need consent.
    pub need_consent: usize,
    /// What became of the cookies of the moment before it, where one visitor shows both.
    pub since: Option<SinceMoment>,
}

/// New since, still there, gone: three things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinceMoment {
    /// The moment before.
    pub from: Label,
    /// There at both.
    pub kept: usize,
    /// Only at the later one.
    pub new: usize,
    /// Only at the earlier one.
    pub gone: usize,
    /// At one of them, and the store of the other could not show them: nobody knows what became of them.
    pub untold: usize,
}

/// The moments of which a store was given, side by side.
#[must_use]
pub fn moments(audit: &Audit, given: &[Label], law: &Law) -> Vec<MomentSum> {
    let is_given = |label: Label| given.contains(&label);
    Label::ALL.into_iter().filter(|label| is_given(*label)).map(|label| sum(audit, label, &is_given, law)).collect()
}

fn sum(audit: &Audit, label: Label, is_given: &impl Fn(Label) -> bool, law: &Law) -> MomentSum {
    let is_there = |row: &Row| row.labels().has(label);
    let count = |is_meant: &dyn Fn(&Row) -> bool| audit.count(|row| is_there(row) && is_meant(row));
    let mut sum = MomentSum {
        label,
        is_lacking: audit.lacking.moments().has(label),
        own: count(&|row| row.is_own),
        third_party: count(&|row| !row.is_own),
        categories: Category::ALL.map(|category| count(&|row| row.said.category == category)),
        need_consent: count(&|row| row.may_need_consent_at(label, law)),
        since: None,
    };
    let before = FOLLOWING.into_iter().find(|(_, later)| *later == label).map(|(earlier, _)| earlier);
    sum.since = before.filter(|from| is_given(*from) && audit.is_compared(label)).map(|from| {
        let mut since = SinceMoment { from, kept: 0, new: 0, gone: 0, untold: 0 };
        for row in &audit.rows {
            let (was, is) = (row.labels().has(from), row.labels().has(label));
            match (was, is, audit.lacking.tells_since((from, label), row)) {
                (false, false, _) => {}
                (_, _, false) => since.untold += 1,
                (true, true, true) => since.kept += 1,
                (false, true, true) => since.new += 1,
                (true, false, true) => since.gone += 1,
            }
        }
        since
    });
    sum
}

impl Row {
    /// Whether it is there at a moment and may need consent.
    #[must_use]
    pub fn may_need_consent_at(&self, label: Label, law: &Law) -> bool {
        self.seen.iter().any(|seen| seen.label == label && needs_consent(self, seen.life, law))
    }
}
