//! Didomi: `didomi_token`, base64 of JSON with lists of enabled and disabled purposes and vendors. Its successor `didomi_dcs` numbers purposes as each site
//! has set them up, so that nothing in it says what was chosen: it is known, and not read.
//!
//! <https://support.didomi.io/en/didomi-cookies-storage-1>, <https://docs.didomi.io/get-started/general/cookies-and-local-storage>

use serde_json::{Map, Value};

use super::{Piece, Tool, ToolId, answer, first_of};
use crate::values::{ConsentRecord, Flaw, Overall, RecordProblem, json, time};

pub(super) const TOOL: Tool = Tool { id: ToolId::Didomi, name: "Didomi", recognise, read };

fn recognise(name: &str) -> bool {
    ["didomi_token", "didomi_dcs"].contains(&name)
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| {
        let (token, cut) = json::object_in_base64(piece.value).or_else(|| json::object(piece.value))?;
        ["user_id", "created", "updated", "purposes", "vendors"].iter().any(|key| token.contains_key(*key)).then(|| one(&token, cut))
    }))
}

fn one(token: &Map<String, Value>, cut: bool) -> ConsentRecord {
    let mut record = ConsentRecord::new(ToolId::Didomi);
    if cut {
        record.flaw(Flaw::Cut);
    }
    let list = |of: &str, state: &str| token.get(of).and_then(|lists| lists.get(state));
    for (state, is_granted) in [("enabled", true), ("disabled", false)] {
        for purpose in json::texts(list("purposes", state)) {
            record.answer(purpose, answer(is_granted));
        }
    }
    let granted = json::texts(list("vendors", "enabled")).count();
    let refused = json::texts(list("vendors", "disabled")).count();
    record.vendors_granted = (granted + refused > 0).then_some(granted);
    record.set_version(&json::version(token.get("version")));
    record.decided_at = token.get("updated").or_else(|| token.get("created")).and_then(time::of_json);
    let mut record = record.sum();
    if record.choices.is_empty() && !cut {
        record.overall = match (granted, refused) {
            // The token is written before the choice, too.
            (0, 0) => Overall::NoChoiceYet,
            (_, 0) => Overall::AcceptedAll,
            (0, _) => Overall::RefusedAll,
            _ => Overall::Part,
        };
    }
    record
}
