//! Unix times: ten digits are seconds, thirteen milliseconds, sixteen microseconds. Whether a number of that size really is a time only the site knows, which
//! is said beside it.

use super::{Fact, FactId, FormId, Found, digits};
use crate::values::time;

pub(super) fn read(_name: &str, text: &str) -> Option<(FormId, Found)> {
    let number: i64 = digits(text).ok()?;
    let (fact, time) = match text.len() {
        10 => (FactId::InSeconds, time::of_seconds(number)),
        13 => (FactId::InMilliseconds, time::of_milliseconds(number)),
        16 => (FactId::InMicroseconds, time::of_milliseconds(number / 1000)),
        _ => return None,
    };
    // Any number of ten digits may be anything: one that is no time of this century does not even look like one.
    time.map(|time| (FormId::UnixTime, Ok(vec![(fact, Fact::Time(time))])))
}

/// Whether a member of this name may be a time: `created_at`, `updatedAt`, `exp`, `ts`, `timestamp`, `lastVisitTime` …
pub(super) fn is_name_of_time(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let inside = ["time", "date", "stamp", "created", "expir", "since", "visit", "seen"];
    ["ts", "t", "at", "exp", "iat", "nbf", "utc"].contains(&lower.as_str())
        || inside.iter().any(|word| lower.contains(word))
        || name.ends_with("At")
        || ["_at", "_ts", "-at"].iter().any(|end| lower.ends_with(end))
}
