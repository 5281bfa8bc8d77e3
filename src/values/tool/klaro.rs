//! Klaro: JSON with a yes or no for each service, percent-encoded; written when the visitor has chosen.
//!
//! `saveConsents` of <https://github.com/klaro-org/klaro-js/blob/master/src/consent-manager.js>

use super::{Piece, Tool, ToolId, answer, first_of};
use crate::values::{ConsentRecord, Flaw, RecordProblem, json};

pub(super) const TOOL: Tool = Tool { id: ToolId::Klaro, name: "Klaro", recognise, read };

fn recognise(name: &str) -> bool {
    name.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("klaro"))
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| services(ToolId::Klaro, piece.value)))
}

/// An object that holds a yes or no for each service, and nothing else.
pub(super) fn services(tool: ToolId, value: &str) -> Option<ConsentRecord> {
    let (map, cut) = json::object(value)?;
    let mut record = ConsentRecord::new(tool);
    if cut {
        record.flaw(Flaw::Cut);
    }
    for (service, value) in &map {
        record.answer(service, answer(json::yes_or_no(value)?));
    }
    (!record.choices.is_empty()).then(|| record.sum())
}
