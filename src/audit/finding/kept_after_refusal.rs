//! Needs consent, was there before any choice, and is still there after refusing. Also one that
//! the store of the moment before could not show: it is there either way. Counter-example: a cookie that was removed at the refusal.

use super::{Found, Kind, Material};
use crate::audit::{Code, Label, Severity};

pub(super) const KIND: Kind = Kind { code: Code::KeptAfterRefusal, severity: Severity::High, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    found.extend(material.kept((Label::Before, Label::Refused)));
}
