//! `OneTrust`: `OptanonConsent`, the fields of a form with `groups=C0001:1,C0002:0`, and `OptanonAlertBoxClosed`, the time at which the banner was closed.
//!
//! <https://my.onetrust.com/s/article/UUID-2dc719a8-4be5-8d16-1dc8-c7b4147b88e0> (cookies), <https://developer.onetrust.com/onetrust/docs/onetrust-consent-models>
//! (groups). The record is written when the page is first seen: only the banner's time or a counted interaction makes it a choice.

use super::{Piece, Tool, ToolId, answer, value_of};
use crate::charter::Purpose;
use crate::values::text::{form_fields, spellings};
use crate::values::{ConsentRecord, Flaw, Overall, RecordProblem, time};

pub(super) const TOOL: Tool = Tool { id: ToolId::OneTrust, name: "OneTrust", recognise, read };

fn recognise(name: &str) -> bool {
    ["OptanonConsent", "OptanonAlertBoxClosed"].contains(&name)
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    let closed = value_of(pieces, "OptanonAlertBoxClosed");
    let closed_at = closed.and_then(|value| spellings(value).iter().find_map(|text| time::of_text(text)));
    let mut record = ConsentRecord { decided_at: closed_at, ..ConsentRecord::new(ToolId::OneTrust) };
    let consent = value_of(pieces, "OptanonConsent").map(spellings).unwrap_or_default();
    let Some(text) = consent.iter().find(|text| text.contains("groups=") || text.contains("datestamp=")) else {
        return if closed_at.is_some() { Ok(record) } else { Err(RecordProblem::UnknownForm) };
    };
    let fields: Vec<(&str, String)> = form_fields(text).collect();
    let field = |name: &str| fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.as_str());
    record.set_version(field("version").unwrap_or(""));
    let groups = field("groups");
    for group in groups.unwrap_or("").split(',') {
        match group.split_once(':') {
            Some((id, "1")) => one(&mut record, id, true),
            Some((id, "0")) => one(&mut record, id, false),
            _ if groups.is_some_and(|groups| !groups.is_empty()) => record.flaw(Flaw::Cut),
            _ => {}
        }
    }
    if groups.is_none() {
        record.flaw(Flaw::Cut);
    }
    let vendors = field("genVendors").map(|list| list.split(',').filter(|vendor| vendor.ends_with(":1")).count());
    record.vendors_granted = vendors.filter(|_| field("genVendors").is_some_and(|list| !list.is_empty()));
    let was_asked = match field("interactionCount").and_then(|count| count.trim().parse::<u32>().ok()) {
        Some(count) => count > 0,
        None => field("landingPath") == Some("NotLandingPage"),
    };
    let mut record = record.sum();
    if closed.is_none() && !was_asked {
        record.overall = Overall::NoChoiceYet;
    } else if record.decided_at.is_none() {
        record.decided_at = field("datestamp").and_then(time::of_text);
    }
    Ok(record)
}

/// A group: `OneTrust`'s own ids are documented, those that a site made say nothing.
fn one(record: &mut ConsentRecord, id: &str, is_granted: bool) {
    let (purpose, is_fixed) = match id.trim() {
        "C0001" | "1" => (Some(Purpose::Necessary), true),
        "C0002" | "2" => (Some(Purpose::Statistics), false),
        "C0003" | "3" => (Some(Purpose::Necessary), false),
        "C0004" | "C0005" | "4" | "5" => (Some(Purpose::Advertising), false),
        _ => (None, false),
    };
    record.add(id, purpose, answer(is_granted), is_fixed);
}
