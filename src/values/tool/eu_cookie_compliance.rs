//! Drupal's EU Cookie Compliance: `cookie-agreed` (0 declined, 1 and 2 agreed), `cookie-agreed-categories` (JSON list of what was agreed to),
//! `cookie-agreed-version`.
//!
//! `js/eu_cookie_compliance.js` of <https://git.drupalcode.org/project/eu_cookie_compliance>

use super::{Piece, Tool, ToolId, answer, value_of};
use crate::values::text::bare;
use crate::values::{ConsentRecord, Overall, RecordProblem, json};

pub(super) const TOOL: Tool = Tool { id: ToolId::EuCookieCompliance, name: "EU Cookie Compliance", recognise, read };

fn recognise(name: &str) -> bool {
    ["cookie-agreed", "cookie-agreed-categories", "cookie-agreed-version"].contains(&name)
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    let mut record = ConsentRecord::new(ToolId::EuCookieCompliance);
    record.set_version(&value_of(pieces, "cookie-agreed-version").map(bare).unwrap_or_default());
    let categories = value_of(pieces, "cookie-agreed-categories").and_then(json::parsed);
    if let Some((list, _)) = &categories {
        json::texts(Some(list)).for_each(|category| record.answer(category, answer(true)));
    }
    let only_fixed = record.choices.iter().all(|choice| choice.is_fixed);
    record.overall = match value_of(pieces, "cookie-agreed").map(bare).as_deref() {
        Some("0") => Overall::RefusedAll,
        Some("1" | "2") if categories.is_none() => Overall::AcceptedAll,
        Some("1" | "2") if only_fixed => Overall::RefusedAll,
        // Categories that were declined are not listed.
        Some("1" | "2") => Overall::Unknown,
        _ if categories.is_some() => Overall::Unknown,
        _ => return Err(RecordProblem::UnknownForm),
    };
    Ok(record)
}
