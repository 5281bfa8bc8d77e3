//! Needs consent, was not there before any choice, and came although it was refused. Counter-example: the record of the refusal.

use super::{Found, Kind, Material};
use crate::audit::{Code, Label, Severity};

pub(super) const KIND: Kind = Kind { code: Code::SetAfterRefusal, severity: Severity::High, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    if material.given.has(Label::Before) {
        found.extend(material.needing_consent(Label::Refused, |place, row| !material.was_there(place, row, Label::Before)));
    }
}
