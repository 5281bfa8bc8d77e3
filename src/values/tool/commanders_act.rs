//! Commanders Act (`TrustCommander`): `TC_PRIVACY`, `status@version|…@banner@site@categories@blocked@updated,created,expires`.
//!
//! <https://community.commandersact.com/trustcommander/knowledge-base/consent-cookie>

use super::{Piece, Tool, ToolId, answer, first_of};
use crate::values::text::bare;
use crate::values::{ConsentRecord, Flaw, Overall, RecordProblem, time};

pub(super) const TOOL: Tool = Tool { id: ToolId::CommandersAct, name: "Commanders Act", recognise, read };

fn recognise(name: &str) -> bool {
    name == "TC_PRIVACY" || name.starts_with("TC_PRIVACY_")
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| one(&bare(piece.value))))
}

fn one(text: &str) -> Option<ConsentRecord> {
    let fields: Vec<&str> = text.split('@').collect();
    let is_granted = match *fields.first()? {
        "0" => true,
        "1" => false,
        _ => return None,
    };
    let mut record = ConsentRecord::new(ToolId::CommandersAct);
    record.set_version(fields.get(1)?.split('|').next().unwrap_or(""));
    let listed = |place: usize| fields.get(place).copied().unwrap_or("").split(',').filter(|id| !id.is_empty() && *id != "ALL");
    // The categories for which the status holds; what they are about only the site's settings tell.
    listed(4).for_each(|id| record.add(id, None, answer(is_granted), false));
    let times = fields.get(6).copied().unwrap_or("");
    if times.is_empty() {
        record.flaw(Flaw::Cut);
    }
    record.decided_at = times.split(',').next().and_then(time::of_text);
    record.overall = match (is_granted, listed(4).count(), fields.get(4)) {
        (false, ..) => Overall::RefusedAll,
        (true, 0, Some(_)) => Overall::AcceptedAll,
        // Which categories were offered beside those that are listed stands nowhere.
        (true, ..) => Overall::Unknown,
    };
    Some(record)
}
