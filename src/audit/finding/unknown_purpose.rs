//! A cookie that no declaration covers, and of which neither name nor domain says anything: whoever answers for the site must. Counter-examples: an
//! invented name that the charter declares, and a name with a word in it that hints at something.

use super::{Found, Kind, Material};
use crate::audit::{Code, Severity};

pub(super) const KIND: Kind = Kind { code: Code::UnknownPurpose, severity: Severity::Medium, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    found.extend(material.rows_where(|row| row.declaration.is_none() && row.known.is_silent()));
}
