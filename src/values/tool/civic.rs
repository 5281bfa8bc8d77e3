//! Civic Cookie Control: `CookieControl`, JSON with `optionalCookies` (`accepted` or `revoked` each), `consentDate` and `interactedWith`.
//!
//! <https://www.civicuk.com/cookie-control/documentation/>

use serde_json::Value;

use super::{Piece, Tool, ToolId, answer, first_of};
use crate::values::{ConsentRecord, Flaw, Overall, RecordProblem, json, time};

pub(super) const TOOL: Tool = Tool { id: ToolId::Civic, name: "Civic Cookie Control", recognise, read };

fn recognise(name: &str) -> bool {
    name == "CookieControl"
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| {
        let (kept, cut) = json::object(piece.value)?;
        let optional = kept.get("optionalCookies")?.as_object()?;
        let mut record = ConsentRecord { decided_at: kept.get("consentDate").and_then(time::of_json), ..ConsentRecord::new(ToolId::Civic) };
        record.set_version(&json::version(kept.get("version")));
        if cut {
            record.flaw(Flaw::Cut);
        }
        for (category, value) in optional {
            if let Some(is_granted) = json::yes_or_no(value) {
                record.answer(category, answer(is_granted));
            }
        }
        let is_open = kept.get("interactedWith").and_then(Value::as_bool) == Some(false);
        let mut record = record.sum();
        if is_open {
            record.overall = Overall::NoChoiceYet;
        }
        Some(record)
    }))
}
