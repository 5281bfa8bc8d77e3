//! Needs consent, was there after accepting, and is still there after withdrawing; also of third parties, whose cookies the site cannot remove: a fact,
//! not a verdict. Also one that the store of the moment before could not show. Counter-example: a cookie that was removed at the withdrawal.

use super::{Found, Kind, Material};
use crate::audit::{Code, Label, Severity};

pub(super) const KIND: Kind = Kind { code: Code::KeptAfterWithdrawal, severity: Severity::High, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    found.extend(material.kept((Label::Accepted, Label::Withdrawn)));
}
