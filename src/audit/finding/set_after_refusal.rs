//! Needs consent, was not there before any choice, and came although it was refused. Counter-examples: the record of the refusal, and a
//! cookie that the store of the moment before could not show.

use super::{Found, Kind, Material};
use crate::audit::{Code, Label, Severity};

pub(super) const KIND: Kind = Kind { code: Code::SetAfterRefusal, severity: Severity::High, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    found.extend(material.came((Label::Before, Label::Refused)));
}
