//! The charter declares a purpose that asks for less consent than any purpose that is known of the cookie (`_fbp` called necessary), or than whose it is:
//! statistics of another site are no longer the site's own, which alone may do without consent. Counter-examples: a declaration that is stricter than
//! what is known; a cookie with two known purposes of which the charter names one; an invented name; a third party's cookie called necessary, which it
//! may be to a service that the visitor asked for.

use super::{Fact, Found, Kind, Material, What};
use crate::audit::{Code, Row, Severity};
use crate::charter::Purpose;

pub(super) const KIND: Kind = Kind { code: Code::DeclaredContradicted, severity: Severity::Medium, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    for (place, row) in material.rows.iter().enumerate() {
        if let Some(fact) = row.declared_purpose.and_then(|declared| contradiction(declared, row)) {
            found.push(Found { what: What::Row(place), labels: row.labels(), fact });
        }
    }
}

/// What of a cookie contradicts the purpose that is declared of it.
pub(in crate::audit) fn contradiction(declared: Purpose, row: &Row) -> Option<Fact> {
    if let Some((least, known)) = row.known.purposes
        && least != Purpose::Unknown
        && declared.strictness() < least.strictness()
    {
        return Some(Fact::Purposes { declared, known });
    }
    let is_of_another_site = declared == Purpose::Statistics && row.purpose == Purpose::Statistics && !row.is_own;
    is_of_another_site.then_some(Fact::AnotherSites(declared))
}
