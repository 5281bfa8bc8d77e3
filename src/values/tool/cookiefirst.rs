//! `CookieFirst`: `cookiefirst-consent`, JSON with a yes or no for each category beside `timestamp`, `type` and `version`.
//!
//! <https://support.cookiefirst.com/hc/en-us/articles/360011568738-Cookie-Banner-public-API-documentation>

use super::{Piece, Tool, ToolId, answer, first_of};
use crate::values::{ConsentRecord, Flaw, RecordProblem, json, time};

pub(super) const TOOL: Tool = Tool { id: ToolId::CookieFirst, name: "CookieFirst", recognise, read };

fn recognise(name: &str) -> bool {
    name == "cookiefirst-consent"
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| {
        let (kept, cut) = json::object(piece.value)?;
        let mut record =
            ConsentRecord { decided_at: kept.get("timestamp").and_then(time::of_json), ..ConsentRecord::new(ToolId::CookieFirst) };
        record.set_version(&json::version(kept.get("version")));
        if cut {
            record.flaw(Flaw::Cut);
        }
        for (category, value) in &kept {
            if let serde_json::Value::Bool(is_granted) = value {
                record.answer(category, answer(*is_granted));
            }
        }
        (!record.choices.is_empty()).then(|| record.sum())
    }))
}
