//! The same for a cookie of another site, or one that the site stores for another organisation (`_ga_*` for Google). Counter-example: a name that is
//! declared, whatever provider the charter gives.

use super::{Fact, Found, Kind, Material, What};
use crate::audit::{Code, Severity};

pub(super) const KIND: Kind = Kind { code: Code::ThirdPartyUndeclared, severity: Severity::Medium, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    let rows = material.rows.iter().enumerate().filter(|(_, row)| material.is_left_out(row) && row.is_third_party());
    found.extend(rows.map(|(place, row)| {
        let fact = if row.is_own { Fact::ForAnother } else { Fact::AnotherSite };
        Found { what: What::Row(place), labels: row.labels(), fact }
    }));
}
