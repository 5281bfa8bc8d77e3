//! CookieYes: `cookieyes-consent`, `consentid:…,consent:yes,action:yes,necessary:yes,analytics:no`; of its `WordPress` plug-in a cookie for each category,
//! `cookielawinfo-checkbox-analytics=yes`, with `viewed_cookie_policy` and, in base64, `CookieLawInfoConsent`.
//!
//! <https://www.cookieyes.com/documentation/cookies-set-by-cookieyes/>, `legacy/public/js/cookie-law-info-public.js` of
//! <https://plugins.svn.wordpress.org/cookie-law-info/trunk/>

use super::{Piece, Tool, ToolId, answer, value_of};
use crate::values::text::{bare, yes_or_no};
use crate::values::{Answer, ConsentRecord, Flaw, Overall, RecordProblem, json};

pub(super) const TOOL: Tool = Tool { id: ToolId::CookieYes, name: "CookieYes", recognise, read };

const CHECKBOX: &str = "cookielawinfo-checkbox-";

fn recognise(name: &str) -> bool {
    name.starts_with(CHECKBOX) || ["cookieyes-consent", "viewed_cookie_policy", "CookieLawInfoConsent"].contains(&name)
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    if let Some(record) = value_of(pieces, "cookieyes-consent").and_then(|value| one(&bare(value))) {
        return Ok(record);
    }
    let mut record = ConsentRecord::new(ToolId::CookieYes);
    let is_seen = value_of(pieces, "viewed_cookie_policy").and_then(|value| yes_or_no(&bare(value)));
    if let Some((categories, cut)) = value_of(pieces, "CookieLawInfoConsent").and_then(json::object_in_base64) {
        if cut {
            record.flaw(Flaw::Cut);
        }
        record.set_version(&json::version(categories.get("ver")));
        for (category, value) in categories.iter().filter(|(name, _)| *name != "ver") {
            if let Some(is_granted) = json::yes_or_no(value) {
                record.answer(category, answer(is_granted));
            }
        }
    }
    if record.choices.is_empty() {
        for (category, value) in pieces.iter().filter_map(|piece| Some((piece.name.strip_prefix(CHECKBOX)?, piece.value))) {
            if let Some(is_granted) = yes_or_no(&bare(value)) {
                record.answer(category, answer(is_granted));
            }
        }
    }
    let asked = record.choices.iter().any(|choice| !choice.is_fixed);
    let mut record = record.sum();
    match is_seen {
        // Check boxes are written with their defaults when the page is first seen.
        None if record.choices.is_empty() => return Err(RecordProblem::UnknownForm),
        None => record.overall = Overall::NoChoiceYet,
        Some(true) if !asked => record.overall = Overall::AcceptedAll,
        Some(false) => record.overall = Overall::RefusedAll,
        Some(true) => {}
    }
    Ok(record)
}

fn one(text: &str) -> Option<ConsentRecord> {
    let mut record = ConsentRecord::new(ToolId::CookieYes);
    let mut acted = None;
    text.contains("consent").then_some(())?;
    for pair in text.split(',') {
        match pair.split_once(':').map(|(name, value)| (name.trim(), value.trim())) {
            // The id names the visitor; the date is that on which the site asked everybody anew.
            Some(("consentid" | "consent" | "lastRenewedDate", _)) => {}
            Some(("action", value)) => acted = Some(yes_or_no(value) == Some(true)),
            Some((_, "")) => record.flaw(Flaw::Cut),
            Some((category, value)) => {
                let said = yes_or_no(value);
                if said.is_none() {
                    record.flaw(Flaw::Cut);
                }
                record.answer(category, said.map_or(Answer::Unknown, answer));
            }
            None if pair.trim().is_empty() => {}
            None => record.flaw(Flaw::Cut),
        }
    }
    (acted.is_some() || !record.choices.is_empty()).then_some(())?;
    let mut record = record.sum();
    if acted == Some(false) {
        record.overall = Overall::NoChoiceYet;
    }
    Some(record)
}
