//! `HubSpot`: `__hs_opt_out` (`yes` means declined) and `__hs_cookie_cat_pref`, `1:true,2:false,3:false` (1 analytics, 2 advertisement, 3 functionality).
//!
//! <https://knowledge.hubspot.com/privacy-and-consent/what-cookies-does-hubspot-set-in-a-visitor-s-browser>,
//! <https://developers.hubspot.com/docs/api-reference/legacy/tracking-code/cookie-banner-api>

use super::{Piece, Tool, ToolId, answer, value_of};
use crate::charter::Purpose;
use crate::values::text::{bare, yes_or_no};
use crate::values::{ConsentRecord, Flaw, Overall, RecordProblem};

pub(super) const TOOL: Tool = Tool { id: ToolId::HubSpot, name: "HubSpot", recognise, read };

fn recognise(name: &str) -> bool {
    ["__hs_opt_out", "__hs_cookie_cat_pref"].contains(&name)
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    let mut record = ConsentRecord::new(ToolId::HubSpot);
    let categories = value_of(pieces, "__hs_cookie_cat_pref").map(bare).unwrap_or_default();
    for pair in categories.split([',', '_', ';', '|']).filter(|pair| !pair.trim().is_empty()) {
        let Some((number, is_granted)) = pair.split_once(':').and_then(|(number, value)| Some((number.trim(), yes_or_no(value)?))) else {
            record.flaw(Flaw::Cut);
            continue;
        };
        match number {
            "1" => record.add("analytics", Some(Purpose::Statistics), answer(is_granted), false),
            "2" => record.add("advertisement", Some(Purpose::Advertising), answer(is_granted), false),
            "3" => record.add("functionality", Some(Purpose::Necessary), answer(is_granted), false),
            other => record.add(other, None, answer(is_granted), false),
        }
    }
    let opted_out = value_of(pieces, "__hs_opt_out").and_then(|value| yes_or_no(&bare(value)));
    if record.choices.is_empty() {
        record.overall = match opted_out {
            Some(true) => Overall::RefusedAll,
            Some(false) => Overall::AcceptedAll,
            None => return Err(RecordProblem::UnknownForm),
        };
        return Ok(record);
    }
    Ok(record.sum())
}
