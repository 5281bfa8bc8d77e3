//! Axeptio: `axeptio_cookies`, JSON with a yes or no for each vendor and facts whose names begin with `$$`; beside it the lists `axeptio_all_vendors` and
//! `axeptio_authorized_vendors`, between commas.
//!
//! <https://developers.axeptio.eu/site-integration/registering-user-choices>, <https://support.axeptio.eu/en/articles/274085-what-cookies-does-axeptio-set>

use std::collections::HashSet;

use super::{Piece, Tool, ToolId, answer, value_of};
use crate::values::text::bare;
use crate::values::{ConsentRecord, Flaw, Overall, RecordProblem, json, time};

pub(super) const TOOL: Tool = Tool { id: ToolId::Axeptio, name: "Axeptio", recognise, read };

fn recognise(name: &str) -> bool {
    ["axeptio_cookies", "axeptio_all_vendors", "axeptio_authorized_vendors"].contains(&name)
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    let list = |name: &str| value_of(pieces, name).map(|value| vendors(&bare(value)));
    let (all, authorised) = (list("axeptio_all_vendors"), list("axeptio_authorized_vendors"));
    let kept = value_of(pieces, "axeptio_cookies").and_then(json::object);
    let mut record = ConsentRecord::new(ToolId::Axeptio);
    let mut is_open = false;
    if let Some((facts, cut)) = &kept {
        record.decided_at = facts.get("$$date").and_then(time::of_json);
        is_open = facts.get("$$completed").and_then(json::yes_or_no) == Some(false);
        if *cut {
            record.flaw(Flaw::Cut);
        }
        for (vendor, value) in facts.iter().filter(|(name, _)| !name.starts_with("$$")) {
            if let Some(is_granted) = json::yes_or_no(value) {
                record.answer(vendor, answer(is_granted));
            }
        }
    } else if all.is_none() && authorised.is_none() {
        return Err(RecordProblem::UnknownForm);
    }
    if record.choices.is_empty() {
        let authorised = authorised.unwrap_or_default();
        let known: HashSet<&str> = authorised.iter().map(String::as_str).collect();
        for vendor in all.iter().flatten().filter(|vendor| !known.contains(vendor.as_str())) {
            record.answer(vendor, answer(false));
        }
        for vendor in &authorised {
            record.answer(vendor, answer(true));
        }
    }
    let mut record = record.sum();
    if is_open {
        record.overall = Overall::NoChoiceYet;
    }
    Ok(record)
}

fn vendors(list: &str) -> Vec<String> {
    list.split(',').map(str::trim).filter(|vendor| !vendor.is_empty()).map(str::to_owned).collect()
}
