//! A cookie of the site itself that no declaration covers by name. Counter-example: a name with a random suffix that a pattern covers. Without a
//! charter nothing is undeclared.

use super::{Found, Kind, Material};
use crate::audit::{Code, Severity};

pub(super) const KIND: Kind = Kind { code: Code::Undeclared, severity: Severity::Medium, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    found.extend(material.rows_where(|row| material.is_left_out(row) && !row.is_third_party()));
}
