//! Usercentrics, where a site keeps its record in cookies: `uc_settings` (JSON with a list of services), `ucData` and `ucConsents` (services by id),
//! `uc_gcm` (Google's signals) and `uc_user_interaction`.
//!
//! <https://docs.usercentrics.com/#/cookies-and-local-storage>, the names of the keys in <https://www.npmjs.com/package/@usercentrics/cmp-browser-sdk>

use serde_json::Value;

use super::{Piece, Tool, ToolId, answer, value_of};
use crate::values::text::{bare, yes_or_no};
use crate::values::{ConsentRecord, Flaw, Overall, RecordProblem, json, time};

pub(super) const TOOL: Tool = Tool { id: ToolId::Usercentrics, name: "Usercentrics", recognise, read };

fn recognise(name: &str) -> bool {
    ["uc_settings", "uc_services", "uc_gcm", "uc_user_interaction", "ucData", "ucConsents", "usercentrics"].contains(&name)
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    let mut record = ConsentRecord::new(ToolId::Usercentrics);
    let acted = value_of(pieces, "uc_user_interaction").and_then(|value| yes_or_no(&bare(value)));
    for name in ["uc_settings", "uc_services", "ucData", "ucConsents", "usercentrics", "uc_gcm"] {
        let Some((kept, cut)) = value_of(pieces, name).and_then(json::parsed) else { continue };
        if cut {
            record.flaw(Flaw::Cut);
        }
        record.set_version(&json::version(kept.get("version")));
        services(&mut record, &kept);
        if !record.choices.is_empty() {
            break;
        }
    }
    if record.choices.is_empty() && acted.is_none() {
        return Err(RecordProblem::UnknownForm);
    }
    let mut record = record.sum();
    if acted == Some(false) {
        record.overall = Overall::NoChoiceYet;
    }
    Ok(record)
}

/// The services of a record: a list or a map, inside `services`, `consent` or the record itself; else signals with a yes or no.
fn services(record: &mut ConsentRecord, kept: &Value) {
    let inside = kept.get("consent").unwrap_or(kept);
    match inside.get("services").unwrap_or(inside) {
        Value::Array(list) => list.iter().for_each(|service| one(record, service.get("id").and_then(Value::as_str), service)),
        Value::Object(map) if map.values().any(Value::is_object) => map.iter().for_each(|(id, service)| one(record, Some(id), service)),
        Value::Object(map) => {
            for (signal, value) in map.iter().filter(|(name, _)| name.ends_with("Storage") || name.ends_with("UserData")) {
                if let Some(is_granted) = json::yes_or_no(value) {
                    record.answer(signal, answer(is_granted));
                }
            }
        }
        _ => {}
    }
}

fn one(record: &mut ConsentRecord, id: Option<&str>, service: &Value) {
    let status = ["status", "consent", "consentStatus", "given"].iter().find_map(|key| service.get(*key));
    let status = status.and_then(|status| json::yes_or_no(status).or_else(|| json::yes_or_no(status.get("status")?)));
    let Some(is_granted) = status else { return };
    let is_fixed = service.get("isEssential").or_else(|| service.get("essential")).and_then(json::yes_or_no) == Some(true);
    let category = service.get("categorySlug").and_then(Value::as_str).unwrap_or("");
    let name = service.get("name").and_then(Value::as_str).or(id).unwrap_or("");
    let (by_name, by_category) = (crate::values::words::meaning(name), crate::values::words::meaning(category));
    let purpose = by_category.purpose.or(by_name.purpose);
    record.add(name, purpose, answer(is_granted), is_fixed || by_category.is_fixed);
    let history = service.get("history").and_then(Value::as_array);
    let moments = history.into_iter().flatten().filter_map(|entry| time::of_json(entry.get("timestamp")?));
    record.decided_at = record.decided_at.into_iter().chain(moments).max();
}
