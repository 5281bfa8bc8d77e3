//! Borlabs Cookie: `borlabs-cookie`, JSON with the services that were agreed to, by group; what was declined is left out.
//!
//! <https://borlabs.io/kb/borlabs-cookie-cookie/>

use serde_json::Value;

use super::{Piece, Tool, ToolId, answer, first_of};
use crate::values::{ConsentRecord, Flaw, Overall, RecordProblem, json};

pub(super) const TOOL: Tool = Tool { id: ToolId::Borlabs, name: "Borlabs Cookie", recognise, read };

fn recognise(name: &str) -> bool {
    name == "borlabs-cookie"
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| one(piece.value)))
}

fn one(value: &str) -> Option<ConsentRecord> {
    let (kept, cut) = json::object(value)?;
    let groups = kept.get("consents")?.as_object()?;
    let mut record = ConsentRecord::new(ToolId::Borlabs);
    record.set_version(&json::version(kept.get("version")));
    if cut {
        record.flaw(Flaw::Cut);
    }
    for (group, services) in groups {
        let is_granted = json::yes_or_no(services).unwrap_or_else(|| services.as_array().is_none_or(|list: &Vec<Value>| !list.is_empty()));
        record.answer(group, answer(is_granted));
    }
    let granted = |name: &str| groups.contains_key(name);
    let mut record = record.sum();
    record.overall = match record.overall {
        Overall::Unknown if !cut => Overall::RefusedAll,
        // Groups that were declined are not there, and neither are groups that the site does not have.
        Overall::AcceptedAll if !(granted("statistics") && granted("marketing")) => Overall::Unknown,
        overall => overall,
    };
    Some(record)
}
