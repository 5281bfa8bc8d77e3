//! Cookie Information: `CookieInformationConsent`, JSON with the lists `consents_approved` and `consents_denied`.
//!
//! <https://support.cookieinformation.com/en/articles/4418529-the-cookieinformationconsent-cookie>

use super::{Piece, Tool, ToolId, answer, first_of};
use crate::values::{ConsentRecord, Flaw, RecordProblem, json, time};

pub(super) const TOOL: Tool = Tool { id: ToolId::CookieInformation, name: "Cookie Information", recognise, read };

fn recognise(name: &str) -> bool {
    name == "CookieInformationConsent"
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| {
        let (kept, cut) = json::object(piece.value)?;
        let mut record =
            ConsentRecord { decided_at: kept.get("timestamp").and_then(time::of_json), ..ConsentRecord::new(ToolId::CookieInformation) };
        if cut {
            record.flaw(Flaw::Cut);
        }
        for (list, is_granted) in [("consents_approved", true), ("consents_denied", false)] {
            json::texts(kept.get(list)).for_each(|category| record.answer(category, answer(is_granted)));
        }
        (!record.choices.is_empty() || cut).then(|| record.sum())
    }))
}
