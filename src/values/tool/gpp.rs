//! The IAB's Global Privacy Platform: a header that names the sections, which follow after tildes. The section of the European framework is read; those of
//! other regimes are not.
//!
//! <https://github.com/InteractiveAdvertisingBureau/Global-Privacy-Platform/blob/main/Core/Consent%20String%20Specification.md>

use super::{Piece, Tool, ToolId, tcf};
use crate::values::bits::Bits;
use crate::values::text::spellings;
use crate::values::{ConsentRecord, Flaw, RecordProblem};

pub(super) const TOOL: Tool = Tool { id: ToolId::Gpp, name: "IAB GPP", recognise, read };

/// What a header begins with: 3.
const TYPE: i64 = 3;
/// The number of the section that is a TC string.
const EUROPE: i64 = 2;
/// Sections that exist are some dozens.
const MOST_SECTIONS: i64 = 500;

fn recognise(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("__gpp") || ["gpp", "otgppconsent", "gppstring", "gpp_string", "iabgpp_hdr_gppstring"].contains(&name.as_str())
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    let spelled = pieces.iter().flat_map(|piece| spellings(piece.value)).collect::<Vec<_>>();
    spelled.iter().find_map(|text| decoded(text)).ok_or(RecordProblem::UnknownForm)
}

fn decoded(text: &str) -> Option<ConsentRecord> {
    let mut parts = text.split('~');
    let mut bits = Bits::of(parts.next()?);
    (bits.number(6)? == TYPE).then_some(())?;
    let version = bits.number(6)?;
    let mut record = ConsentRecord { version: Some(version.to_string()), ..ConsentRecord::new(ToolId::Gpp) };
    if version != 1 {
        record.flaw(Flaw::UnknownVersion);
        return Some(record);
    }
    let Some(sections) = sections(&mut bits) else {
        record.flaw(Flaw::Cut);
        return Some(record);
    };
    let place = sections.iter().position(|section| *section == EUROPE);
    match place.map(|place| parts.nth(place).filter(|part| !part.is_empty())) {
        // Another regime's choice is not one about cookies of a European site.
        None => {}
        Some(part) => match part.and_then(|part| tcf::decoded(ToolId::Gpp, part)) {
            Some(read) => return Some(read),
            None => record.flaw(Flaw::Cut),
        },
    }
    Some(record)
}

/// The numbers of the sections: ranges of differences in Fibonacci's code.
fn sections(bits: &mut Bits) -> Option<Vec<i64>> {
    let count = bits.number(12)?;
    let (mut sections, mut last) = (Vec::new(), 0i64);
    for _ in 0..count {
        let is_range = bits.flag()?;
        let first = last.checked_add(bits.fibonacci()?)?;
        last = if is_range { first.checked_add(bits.fibonacci()?)? } else { first };
        (last <= MOST_SECTIONS).then_some(())?;
        sections.extend(first..=last);
    }
    Some(sections)
}
