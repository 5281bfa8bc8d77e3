//! The IAB's Transparency and Consent Framework: the TC string, base64url of packed bits, in `euconsent-v2` and its siblings.
//!
//! <https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework/blob/master/TCFv2/IAB%20Tech%20Lab%20-%20Consent%20string%20and%20vendor%20list%20formats%20v2.md>;
//! where cookies of other names hold the string: <https://docs.didomi.io/get-started/general/cookies-and-local-storage>,
//! <https://my.onetrust.com/s/article/UUID-2dc719a8-4be5-8d16-1dc8-c7b4147b88e0> (`eupubconsent-v2`).

use jiff::Timestamp;

use super::{Piece, Tool, ToolId, answer};
use crate::charter::Purpose;
use crate::values::bits::Bits;
use crate::values::text::spellings;
use crate::values::{Choice, ChoiceName, ConsentRecord, Flaw, Overall, RecordProblem};

pub(super) const TOOL: Tool = Tool { id: ToolId::Tcf, name: "IAB TCF", recognise, read };

fn recognise(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let names = ["euconsent", "eupubconsent", "__tcf", "__cmpconsent", "uc_tcf", "addtl_consent_tcf"];
    names.iter().any(|start| name.starts_with(start)) || ["fccdcf", "tcstring", "_ax_tcstring", "iabtcf_tcstring"].contains(&name.as_str())
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    let spelled = pieces.iter().flat_map(|piece| spellings(piece.value)).collect::<Vec<_>>();
    let candidates = spelled.iter().flat_map(|text| text.split(|c: char| !is_of_string(c)));
    candidates.filter(|text| looks_like_string(text)).find_map(|text| decoded(ToolId::Tcf, text)).ok_or(RecordProblem::UnknownForm)
}

/// Characters of a TC string with its segments.
fn is_of_string(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_.".contains(c)
}

/// The version and two times at least. The first character of version 2 is `C`; versions that may come are the letters after it.
pub(super) fn looks_like_string(text: &str) -> bool {
    text.len() >= 13 && text.starts_with(|c: char| ('B'..='F').contains(&c))
}

/// What a purpose of the framework is in the charter: access to the device is a means to all others, and limited data serve them.
const PURPOSES: [Option<Purpose>; 11] = [
    None,
    Some(Purpose::Advertising),
    Some(Purpose::Advertising),
    Some(Purpose::Advertising),
    Some(Purpose::Advertising),
    Some(Purpose::Advertising),
    Some(Purpose::Advertising),
    Some(Purpose::Statistics),
    Some(Purpose::Statistics),
    Some(Purpose::Statistics),
    None,
];
/// The purpose "use limited data to select content", which policy 4 added.
const ELEVENTH: usize = 11;

/// Decodes a TC string as far as it goes; none when not even its beginning is there.
pub(super) fn decoded(tool: ToolId, text: &str) -> Option<ConsentRecord> {
    // Segments after the first tell what a publisher asks for and which vendors were shown, not what was chosen of the purposes.
    let core = text.split('.').next().unwrap_or("");
    let mut bits = Bits::of(core);
    let version = bits.number(6)?;
    let _created = deciseconds(bits.number(36)?)?;
    let updated = deciseconds(bits.number(36)?)?;
    let mut record = ConsentRecord { decided_at: Some(updated), version: Some(version.to_string()), ..ConsentRecord::new(tool) };
    if version != 2 {
        record.flaw(Flaw::UnknownVersion);
        return Some(record);
    }
    if choices(&mut bits, &mut record).is_none() || vendors(&mut bits, &mut record).is_none() {
        record.flaw(Flaw::Cut);
    }
    Some(record)
}

/// Tenths of a second since 1970, which must be a moment since the framework exists.
fn deciseconds(number: i64) -> Option<Timestamp> {
    crate::values::time::of_number(number / 10)
}

fn choices(bits: &mut Bits, record: &mut ConsentRecord) -> Option<()> {
    // The consent tool and its version, the screen, the language, the version of the list of vendors.
    bits.skip(12 + 12 + 6 + 12 + 12)?;
    let policy = bits.number(6)?;
    bits.skip(2)?;
    let features = bits.flags(12)?;
    let purposes = bits.flags(24)?;
    let count = if policy >= 4 { ELEVENTH } else { ELEVENTH - 1 };
    for (number, (granted, purpose)) in (1u8..).zip(purposes.iter().zip(PURPOSES).take(count)) {
        record.push(Choice { name: ChoiceName::TcfPurpose(number), purpose, answer: answer(*granted), is_fixed: false });
    }
    let asked = purposes.iter().take(count);
    // Purpose 11 came later, and banners may leave it out.
    record.overall = match asked.clone().filter(|granted| **granted).count() {
        0 => Overall::RefusedAll,
        _ if asked.take(ELEVENTH - 1).all(|granted| *granted) => Overall::AcceptedAll,
        _ => Overall::Part,
    };
    for (number, _) in (1u8..).zip(&features).take(2).filter(|(_, granted)| **granted) {
        record.push(Choice { name: ChoiceName::TcfFeature(number), purpose: None, answer: answer(true), is_fixed: false });
    }
    Some(())
}

/// How many vendors were agreed to: a bit each, or ranges.
fn vendors(bits: &mut Bits, record: &mut ConsentRecord) -> Option<()> {
    // Legitimate interests, whether purpose 1 was asked, the publisher's country.
    bits.skip(24 + 1 + 12)?;
    let most = usize::try_from(bits.number(16)?).ok()?;
    let in_ranges = bits.flag()?;
    if !in_ranges {
        record.vendors_granted = Some(bits.flags(most)?.iter().filter(|granted| **granted).count());
        return Some(());
    }
    let ranges = bits.number(12)?;
    let mut granted = 0;
    for _ in 0..ranges {
        let is_range = bits.flag()?;
        let first = bits.number(16)?;
        let last = if is_range { bits.number(16)? } else { first };
        granted += usize::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(0);
    }
    record.vendors_granted = Some(granted);
    Some(())
}
