//! UUIDs: versions 1, 6 and 7 hold the moment at which they were made, version 1 often the network card of the machine too; version 4 holds nothing.
//!
//! RFC 9562, sections 5.1, 5.6 and 5.7.

use jiff::Timestamp;

use super::form::secret;
use super::{Doubt, Fact, FactId, FormId, Found};
use crate::values::time;

/// Hundreds of nanoseconds between 15 October 1582, the first day of the Gregorian calendar, and 1970.
const GREGORIAN: u64 = 0x01b2_1dd2_1381_4000;
/// The bit of the first byte of a card's number that no real card has.
const MADE_UP: u64 = 1 << 40;

pub(super) fn read(_name: &str, text: &str) -> Option<(FormId, Found)> {
    let is_dashed = text.len() == 36 && [8, 13, 18, 23].iter().all(|at| text.as_bytes().get(*at) == Some(&b'-'));
    let hex: String = is_dashed.then(|| text.split('-').collect())?;
    if hex.len() != 32 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let bits = u128::from_str_radix(&hex, 16).ok()?;
    // The variant of the standard; others have no version.
    if bits >> 62 & 0b11 != 0b10 {
        return None;
    }
    let version = u64::try_from(bits >> 76 & 0xf).ok()?;
    (1..=8).contains(&version).then(|| (FormId::Uuid, facts(bits, version)))
}

fn facts(bits: u128, version: u64) -> Found {
    let mut facts = vec![(FactId::Version, Fact::Number(version))];
    let (first, middle, last) = (bits >> 96, bits >> 80 & 0xffff, bits >> 64 & 0xfff);
    let time = match version {
        1 => Some(of_gregorian(last << 48 | middle << 32 | first)),
        6 => Some(of_gregorian(first << 28 | middle << 12 | last)),
        7 => Some(i64::try_from(bits >> 80).ok().and_then(time::of_milliseconds)),
        _ => None,
    };
    if let Some(time) = time {
        facts.push((FactId::MadeAt, Fact::Time(time.ok_or(Doubt::NoSuchTime)?)));
    }
    let node = u64::try_from(bits & 0xffff_ffff_ffff).unwrap_or_default();
    if version == 1 && node & MADE_UP == 0 {
        let bytes = node.to_be_bytes();
        let card: Vec<String> = bytes.iter().skip(2).map(|byte| format!("{byte:02x}")).collect();
        facts.push((FactId::NetworkCard, Fact::Text(secret(&card.join(":")))));
    }
    Ok(facts)
}

/// Hundreds of nanoseconds since 1582, 60 bits.
fn of_gregorian(number: u128) -> Option<Timestamp> {
    let since = u64::try_from(number).ok()?.checked_sub(GREGORIAN)?;
    time::of_seconds(i64::try_from(since / 10_000_000).ok()?)
}
