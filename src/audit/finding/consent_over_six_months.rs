//! The site's record of the visitor's choice is kept longer than good practice has it. Counter-example: 180 days; a third party's record of choices made
//! elsewhere.

use super::{Found, Kind, Material};
use crate::audit::purpose::names_choice;
use crate::audit::{Code, Severity};
use crate::charter::Purpose;

pub(super) const KIND: Kind = Kind { code: Code::ConsentOverSixMonths, severity: Severity::Low, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    let limit = material.law.choice_days;
    found.extend(
        material.living_over(limit, |row| {
            row.is_own && row.purpose == Purpose::Necessary && (row.known.keeps_choice || names_choice(&row.name))
        }),
    );
}
