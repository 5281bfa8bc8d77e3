//! `CookieConsent` by Orest Bida: `cc_cookie`, JSON with the categories that were agreed to (`level` before version 2.8), and services by category.
//!
//! <https://cookieconsent.orestbida.com/reference/api-reference.html>, `src/utils/cookies.js` of <https://github.com/orestbida/cookieconsent>

use std::collections::HashSet;

use serde_json::Value;

use super::{Piece, Tool, ToolId, answer, first_of};
use crate::values::{ConsentRecord, Flaw, Overall, RecordProblem, json, time};

pub(super) const TOOL: Tool = Tool { id: ToolId::Orestbida, name: "CookieConsent (orestbida)", recognise, read };

fn recognise(name: &str) -> bool {
    name == "cc_cookie"
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| one(piece.value)))
}

fn one(value: &str) -> Option<ConsentRecord> {
    let (kept, cut) = json::object(value)?;
    let list = kept.get("categories").or_else(|| kept.get("level"))?;
    let granted: Vec<&str> = json::texts(Some(list)).collect();
    let mut record = ConsentRecord::new(ToolId::Orestbida);
    if cut {
        record.flaw(Flaw::Cut);
    }
    for category in &granted {
        record.answer(category, answer(true));
    }
    // Services stand under every category of the site, also under those that were declined.
    let services = kept.get("services").and_then(Value::as_object);
    let known: HashSet<&str> = granted.iter().copied().collect();
    let declined = services.into_iter().flatten().map(|(category, _)| category.as_str()).filter(|category| !known.contains(category));
    declined.for_each(|category| record.answer(category, answer(false)));
    let times = ["lastConsentTimestamp", "last_consent_update", "consentTimestamp", "consent_date"];
    record.decided_at = times.iter().find_map(|name| kept.get(*name).and_then(time::of_json));
    record.set_version(&json::version(kept.get("revision")));
    let mut record = record.sum();
    record.overall = match record.overall {
        Overall::Unknown if !cut => Overall::RefusedAll,
        // Without services nothing tells whether there was more to agree to.
        Overall::AcceptedAll if services.is_none_or(|services| services.len() < granted.len()) => Overall::Unknown,
        overall => overall,
    };
    Some(record)
}
