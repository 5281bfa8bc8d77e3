//! Complianz: a cookie for each category, `cmplz_marketing=allow|deny`, with `cmplz_consented_services` (JSON), `cmplz_policy_id` and `cmplz_banner-status`.
//!
//! <https://complianz.io/what-cookies-does-complianz-place/>, `cookiebanner/js/complianz.js` of <https://github.com/Really-Simple-Plugins/complianz-gdpr>

use super::{Piece, Tool, ToolId, answer, value_of};
use crate::values::text::{bare, yes_or_no};
use crate::values::{ConsentRecord, Overall, RecordProblem, json};

pub(super) const TOOL: Tool = Tool { id: ToolId::Complianz, name: "Complianz", recognise, read };

/// Categories, which stand at the end of the name: a prefix of the site may stand between.
const CATEGORIES: [&str; 5] = ["functional", "preferences", "statistics-anonymous", "statistics", "marketing"];

/// Before version 5 one answer for all.
const OLD: &str = "complianz_consent_status";

fn recognise(name: &str) -> bool {
    name.starts_with("cmplz_") || name == OLD
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    let mut record = ConsentRecord::new(ToolId::Complianz);
    let mut is_open = false;
    let mut is_known = false;
    for Piece { name, value } in pieces {
        let value = bare(value);
        let category = CATEGORIES.iter().find(|category| name.ends_with(&format!("_{category}")));
        if let Some((category, is_granted)) = category.zip(yes_or_no(&value)) {
            // "Functional" is what this tool calls the cookies that cannot be declined.
            let meaning = crate::values::words::meaning(category);
            record.add(category, meaning.purpose, answer(is_granted), *category == "functional");
        } else if name.ends_with("policy_id") {
            record.set_version(&value);
        } else if name.ends_with("banner-status") {
            is_open = value != "dismissed";
            is_known = true;
        } else if name.ends_with("consented_services")
            && let Some((services, _)) = json::object(&value)
        {
            for (service, value) in &services {
                if let Some(is_granted) = json::yes_or_no(value) {
                    record.answer(service, answer(is_granted));
                }
            }
        }
    }
    if record.choices.is_empty()
        && let Some(is_granted) = value_of(pieces, OLD).and_then(|value| yes_or_no(&bare(value)))
    {
        record.overall = if is_granted { Overall::AcceptedAll } else { Overall::RefusedAll };
        return Ok(record);
    }
    if record.choices.is_empty() && !is_known {
        return Err(RecordProblem::UnknownForm);
    }
    let mut record = record.sum();
    if is_open {
        record.overall = Overall::NoChoiceYet;
    }
    Ok(record)
}
