//! Needs consent, was not there after accepting, and came after withdrawing. Counter-examples: the record of the withdrawal, and a cookie that the
//! store of the moment before could not show.

use super::{Found, Kind, Material};
use crate::audit::{Code, Label, Severity};

pub(super) const KIND: Kind = Kind { code: Code::SetAfterWithdrawal, severity: Severity::High, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    found.extend(material.came((Label::Accepted, Label::Withdrawn)));
}
