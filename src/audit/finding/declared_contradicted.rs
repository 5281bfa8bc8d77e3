//! The charter declares a purpose that asks for less consent than any purpose that is known of the cookie (`_fbp` called necessary). Counter-examples:
//! a declaration that is stricter than what is known; a cookie with two known purposes of which the charter names one; an invented name.

use super::{Fact, Found, Kind, Material, What};
use crate::audit::{Code, Severity};
use crate::charter::Purpose;

pub(super) const KIND: Kind = Kind { code: Code::DeclaredContradicted, severity: Severity::Medium, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    for (place, row) in material.rows.iter().enumerate() {
        let (Some(declared), Some((least, known))) = (row.declared_purpose, row.known.purposes) else { continue };
        if least != Purpose::Unknown && declared.strictness() < least.strictness() {
            found.push(Found { what: What::Row(place), labels: row.labels(), fact: Fact::Purposes { declared, known } });
        }
    }
}
