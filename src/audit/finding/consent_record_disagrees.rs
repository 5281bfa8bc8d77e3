//! The site's consent tool noted a refusal, and cookies that need consent for what was refused are there. Without values nobody can tell. Counter-examples:
//! a record that refuses what is really gone; a record that the tool wrote before the visitor chose; cookies of a purpose that the visitor agreed to.

use super::{Fact, Found, Kind, Material, What};
use crate::audit::{Code, Label, RecordOfSite, Row, Severity};
use crate::values::{Answer, ConsentRecord, Overall};

pub(super) const KIND: Kind = Kind { code: Code::ConsentRecordDisagrees, severity: Severity::High, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    for (place, record) in material.records.iter().enumerate() {
        if there_all_the_same(material, record).next().is_some() {
            let fact = Fact::Record(record.tool);
            found.push(Found { what: What::Record(place), labels: [record.label].into_iter().collect(), fact });
        }
    }
}

/// The rows that are there though the record says no to their purpose. Before a choice and after accepting a record that says no is another store's, and
/// stores without a moment are told apart only while there is one of them.
pub(super) fn there_all_the_same<'a>(material: &'a Material<'_>, record: &'a RecordOfSite) -> impl Iterator<Item = usize> {
    let counts = match record.label {
        Label::Refused | Label::Withdrawn => true,
        Label::Observed => material.observed == 1,
        Label::Before | Label::Accepted => false,
    };
    let said = record.outcome.as_ref().ok().filter(|_| counts);
    material
        .needing_consent_at(record.label)
        .filter(move |place| said.zip(material.rows.get(*place)).is_some_and(|(said, row)| refuses(said, row)))
}

/// Whether a record says no to a cookie: to its purpose, or by name to the service that it is of. What was agreed to by name is not refused with its kind.
fn refuses(said: &ConsentRecord, row: &Row) -> bool {
    match said.answer_to([&row.organisation, row.said.known_from.as_ref().map_or("", |from| &from.service)]) {
        Answer::Granted => false,
        Answer::Refused => said.overall != Overall::NoChoiceYet,
        Answer::Unknown => said.refuses(row.purpose),
    }
}
