//! A life over the longest reading of the declared duration by more than 2 days and by more than 2 %, or a lasting cookie that is declared to end with
//! the session. Counter-examples: 395 days for "13 months", and two years of which the browser leaves 400 days: what it cuts can only be shorter.

use super::{Fact, Found, Kind, Material, What};
use crate::audit::declared::{self, DeclaredLife};
use crate::audit::law::DAY;
use crate::audit::{Code, Life, Severity};

pub(super) const KIND: Kind = Kind { code: Code::OutlivesDeclaration, severity: Severity::Medium, find };

/// What clocks, and days of more or less than 24 hours, may make of a duration.
const GRACE_SECONDS: i64 = 2 * DAY;
const GRACE_PER_CENT: i64 = 2;

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    for (place, row) in material.rows.iter().enumerate() {
        let Some(line) = row.declaration.and_then(|line| material.line(line)) else { continue };
        let declared = declared::life(line);
        let labels = row.labels_where(|seen| outlives(seen.life, declared));
        let declared_seconds = line.life.seconds().filter(|_| declared != DeclaredLife::Session);
        found.push(Found { what: What::Row(place), labels, fact: Fact::Outlives { life: row.life(), declared_seconds } });
    }
}

/// Whether a life is longer than a declared one by more than what clocks make of a duration.
pub(in crate::audit) fn outlives(life: Life, declared: DeclaredLife) -> bool {
    match declared {
        DeclaredLife::Unsaid => false,
        DeclaredLife::Session => life.is_lasting(),
        DeclaredLife::Longest(longest) => {
            life.is_over(longest.saturating_add(GRACE_SECONDS.max(longest.saturating_mul(GRACE_PER_CENT) / 100)))
        }
    }
}
