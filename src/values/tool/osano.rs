//! Cookie Consent by Osano (the free script, once Insites'): `cookieconsent_status`, `allow`, `deny` or `dismiss`; forks write one for each category,
//! `cookieconsent_status_statistics`.
//!
//! <https://www.osano.com/cookieconsent/documentation/javascript-api/>, `src/cookieconsent.js` of <https://www.npmjs.com/package/cookieconsent>

use super::{Piece, Tool, ToolId, answer};
use crate::values::text::{bare, yes_or_no};
use crate::values::{ConsentRecord, Overall, RecordProblem};

pub(super) const TOOL: Tool = Tool { id: ToolId::Osano, name: "Cookie Consent (Osano)", recognise, read };

const NAME: &str = "cookieconsent_status";

fn recognise(name: &str) -> bool {
    name.strip_prefix(NAME).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    let mut record = ConsentRecord::new(ToolId::Osano);
    let mut whole = None;
    for Piece { name, value } in pieces {
        let value = bare(value);
        let category = name.strip_prefix(NAME).unwrap_or("").trim_start_matches('_');
        match yes_or_no(&value) {
            Some(is_granted) if category.is_empty() => {
                whole = Some(if is_granted { Overall::AcceptedAll } else { Overall::RefusedAll });
            }
            Some(is_granted) => record.answer(category, answer(is_granted)),
            // The banner was closed, which says neither yes nor no.
            None if value == "dismiss" => whole = whole.or(Some(Overall::NoChoiceYet)),
            None => {}
        }
    }
    match whole {
        _ if !record.choices.is_empty() => Ok(record.sum()),
        Some(overall) => Ok(ConsentRecord { overall, ..record }),
        None => Err(RecordProblem::UnknownForm),
    }
}
