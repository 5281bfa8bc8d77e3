//! Cookiebot: `CookieConsent`, an object as JavaScript writes it: `{stamp:'…',necessary:true,preferences:false,statistics:false,marketing:false,
//! method:'explicit',ver:1,utc:1730840675733,region:'fr'}`; `-1` outside the regions that need consent, and once `0` and `1`.
//!
//! <https://www.cookiebot.com/en/developer/> ("Server side usage"), <https://support.cookiebot.com/hc/en-us/articles/360003784174>

use super::{Piece, Tool, ToolId, answer};
use crate::values::text::{bare, yes_or_no};
use crate::values::{Answer, ConsentRecord, Flaw, Overall, RecordProblem, time};

pub(super) const TOOL: Tool = Tool { id: ToolId::Cookiebot, name: "Cookiebot", recognise, read };

/// The categories that the tool knows.
const CATEGORIES: [&str; 4] = ["necessary", "preferences", "statistics", "marketing"];

fn recognise(name: &str) -> bool {
    name == "CookieConsent"
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    // Servers that write the record anew put the names and texts in double quotes.
    pieces.iter().find_map(|piece| one(&bare(piece.value).replace('"', ""))).ok_or(RecordProblem::UnknownForm)
}

fn one(text: &str) -> Option<ConsentRecord> {
    let record = ConsentRecord::new(ToolId::Cookiebot);
    match text.trim() {
        "0" => return Some(ConsentRecord { overall: Overall::RefusedAll, ..record }),
        "1" => return Some(ConsentRecord { overall: Overall::AcceptedAll, ..record }),
        "-1" => return Some(ConsentRecord { overall: Overall::NoChoiceYet, ..record }),
        _ => {}
    }
    let inside =
        text.trim().strip_prefix('{').filter(|inside| inside.contains("necessary:") || inside.trim_start().starts_with("stamp"))?;
    let mut record = record;
    let inside = inside.strip_suffix('}').unwrap_or_else(|| {
        record.flaw(Flaw::Cut);
        inside
    });
    let mut is_implied = false;
    for (name, value) in pairs(inside) {
        match name {
            "utc" => record.decided_at = time::of_text(value),
            "ver" => record.set_version(value),
            "method" => is_implied = value == "implied",
            // A value that was cut in the middle is neither yes nor no.
            _ if CATEGORIES.contains(&name) => record.answer(name, yes_or_no(value).map_or(Answer::Unknown, answer)),
            _ => {}
        }
    }
    let mut record = record.sum();
    if is_implied {
        // The visitor only went on browsing.
        record.overall = Overall::NoChoiceYet;
    }
    Some(record)
}

/// `name:value` between commas, of which those in single quotes part nothing.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut in_quotes = false;
    let fields = text.split(move |c| {
        in_quotes ^= c == '\'';
        c == ',' && !in_quotes
    });
    fields.filter_map(|field| field.split_once(':')).map(|(name, value)| (name.trim(), value.trim().trim_matches('\'')))
}
