//! The site's record of the visitor's choice, by what is known of it, its name, or what the charter says of it, is kept longer than good practice has it. Counter-example: 180 days; a third party's record of choices made
//! elsewhere.

use super::{Found, Kind, Material};
use crate::audit::purpose::{names_choice, tells_of_choice};
use crate::audit::{Code, Severity};
use crate::charter::Purpose;

pub(super) const KIND: Kind = Kind { code: Code::ConsentOverSixMonths, severity: Severity::Low, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    let limit = material.law.choice_days;
    found.extend(material.living_over(limit, |row| {
        let is_said = || {
            let line = row.declaration.and_then(|place| material.line(place));
            line.is_some_and(|line| [&line.purpose.fr, &line.purpose.en].into_iter().any(|text| tells_of_choice(text)))
        };
        row.is_own && row.purpose == Purpose::Necessary && (row.known.keeps_choice || names_choice(&row.name) || is_said())
    }));
}
