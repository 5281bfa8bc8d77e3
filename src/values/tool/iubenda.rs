//! iubenda: `_iub_cs-12345678`, JSON with numbered purposes (1 necessary, 2 functionality, 3 experience, 4 measurement, 5 marketing), or with one answer.
//!
//! <https://www.iubenda.com/en/help/1205-how-to-configure-your-cookie-solution-advanced-guide> (per-category consent)

use super::{Piece, Tool, ToolId, answer, first_of};
use crate::charter::Purpose;
use crate::values::{ConsentRecord, Flaw, Overall, RecordProblem, json, time};

pub(super) const TOOL: Tool = Tool { id: ToolId::Iubenda, name: "iubenda", recognise, read };

fn recognise(name: &str) -> bool {
    let id = name.strip_prefix("_iub_cs-").or_else(|| name.strip_prefix("_iub_cs-s"));
    id.is_some_and(|id| !id.is_empty() && id.trim_start_matches('s').bytes().all(|b| b.is_ascii_digit()))
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| one(piece.value)))
}

fn one(value: &str) -> Option<ConsentRecord> {
    let (kept, cut) = json::object(value)?;
    let mut record = ConsentRecord { decided_at: kept.get("timestamp").and_then(time::of_json), ..ConsentRecord::new(ToolId::Iubenda) };
    record.set_version(&json::version(kept.get("version")));
    if cut {
        record.flaw(Flaw::Cut);
    }
    for (number, value) in kept.get("purposes").and_then(serde_json::Value::as_object).into_iter().flatten() {
        let (purpose, is_fixed) = match number.as_str() {
            "1" => (Some(Purpose::Necessary), true),
            "2" => (Some(Purpose::Necessary), false),
            "4" => (Some(Purpose::Statistics), false),
            "5" => (Some(Purpose::Advertising), false),
            _ => (None, false),
        };
        if let Some(is_granted) = json::yes_or_no(value) {
            record.add(number, purpose, answer(is_granted), is_fixed);
        }
    }
    let mut record = record.sum();
    if record.choices.is_empty() {
        record.overall = match kept.get("consent").and_then(json::yes_or_no) {
            Some(true) => Overall::AcceptedAll,
            Some(false) => Overall::RefusedAll,
            None if cut => Overall::Unknown,
            None => Overall::NoChoiceYet,
        };
    }
    Some(record)
}
