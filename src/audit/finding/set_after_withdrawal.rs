//! Needs consent, was not there after accepting, and came after withdrawing. Counter-example: the record of the withdrawal.

use super::{Found, Kind, Material};
use crate::audit::{Code, Label, Severity};

pub(super) const KIND: Kind = Kind { code: Code::SetAfterWithdrawal, severity: Severity::High, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    if material.given.has(Label::Accepted) {
        found.extend(material.needing_consent(Label::Withdrawn, |place, row| !material.was_there(place, row, Label::Accepted)));
    }
}
