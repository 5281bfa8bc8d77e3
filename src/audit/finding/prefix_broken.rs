//! The name promises what the attributes do not keep: `__Host-` with a Domain, without Secure or with a path other than `/`; `__Secure-` without
//! Secure. Counter-example: a declared `__Host-` cookie that the browser refused is absent.

use super::{Fact, Found, Kind, Material, What};
use crate::audit::{Code, Severity};

pub(super) const KIND: Kind = Kind { code: Code::PrefixBroken, severity: Severity::Medium, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    for (place, row) in material.rows.iter().enumerate() {
        if let Some(fault) = row.seen.iter().find_map(|seen| seen.prefix_fault) {
            let labels = row.labels_where(|seen| seen.prefix_fault.is_some());
            found.push(Found { what: What::Row(place), labels, fact: Fact::Prefix(fault) });
        }
    }
}
