//! When a choice was made, in the spellings of the tools.

use jiff::Timestamp;
use serde_json::Value;

/// 1 January 2000 and 1 January 2100: what lies outside was never the moment of a choice.
const FIRST: i64 = 946_684_800;
const LAST: i64 = 4_102_444_800;

/// Seconds or milliseconds since 1970, by their size.
pub(super) fn of_number(number: i64) -> Option<Timestamp> {
    let seconds = if number > LAST { number / 1000 } else { number };
    of_seconds(seconds)
}

/// Seconds since 1970, when they are a moment of these years.
pub(super) fn of_seconds(seconds: i64) -> Option<Timestamp> {
    (FIRST..LAST).contains(&seconds).then(|| Timestamp::from_second(seconds).ok())?
}

/// Milliseconds since 1970.
pub(super) fn of_milliseconds(milliseconds: i64) -> Option<Timestamp> {
    (FIRST..LAST).contains(&(milliseconds / 1000)).then(|| Timestamp::from_millisecond(milliseconds).ok())?
}

/// `2026-11-26T13:34:27.000Z`, a number, or what browsers write for a date: `Thu Nov 26 2026 13:34:27 GMT+0100 (…)`.
pub(super) fn of_text(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(number) = text.parse::<i64>() {
        return of_number(number);
    }
    let date = || text.split_once('(').map_or(text, |(date, _)| date).trim();
    let found = text.parse().ok().or_else(|| Timestamp::strptime("%a %b %d %Y %H:%M:%S GMT%z", date()).ok());
    found.filter(|time: &Timestamp| (FIRST..LAST).contains(&time.as_second()))
}

/// Of a cell of JSON.
pub(super) fn of_json(value: &Value) -> Option<Timestamp> {
    value.as_i64().and_then(of_number).or_else(|| value.as_str().and_then(of_text))
}
