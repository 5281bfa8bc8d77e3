//! Needs consent and is there before any choice. Counter-examples: what is necessary, the record of the choice itself, and audience measurement with a
//! tool that can be configured for the exemption.

use super::{Found, Kind, Material};
use crate::audit::{Code, Label, Severity};

pub(super) const KIND: Kind = Kind { code: Code::SetBeforeChoice, severity: Severity::High, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    found.extend(material.needing_consent(Label::Before, |_, _| true));
}
