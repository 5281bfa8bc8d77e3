//! The same for a cookie of another site, or one that the site stores for another organisation (`_ga_*` for Google). Counter-example: a name that is
//! declared, whatever provider the charter gives.

use super::{Found, Kind, Material};
use crate::audit::{Code, Severity};

pub(super) const KIND: Kind = Kind { code: Code::ThirdPartyUndeclared, severity: Severity::Medium, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    found.extend(material.rows_where(|row| material.is_left_out(row) && row.is_third_party()));
}
