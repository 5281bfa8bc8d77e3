//! Numbers, dates and spans as a language writes them.

use fluent_bundle::FluentValue;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Language, Words};
use crate::cookie::Months;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// For Fluent's own formatting of numbers.
pub fn fluent_number(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    // Counts are whole and never negative; anything else is written by Fluent itself.
    (number.value >= 0.0 && number.value.fract() == 0.0).then(|| self::number(whole(number.value), language))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and positive; beyond 2^53 Fluent itself is inexact")]
fn whole(value: f64) -> u64 {
    value as u64
}

pub fn number(number: u64, language: Language) -> String {
    let separator = match language {
        Language::En => ',',
        // A narrow no-break space.
        Language::Fr => '\u{202f}',
    };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

pub fn percent(part: u64, whole: u64, language: Language) -> String {
    let share = (part * 100 + whole / 2).checked_div(whole).unwrap_or(0);
    written_percent(share, part, language)
}

/// Shares that add up to a hundred: what rounding down leaves over goes to those that lose most by it (the largest remainder).
pub fn percents(parts: &[u64], language: Language) -> Vec<String> {
    let whole: u64 = parts.iter().sum();
    let hundredfold = |part: u64| part.saturating_mul(100);
    let mut shares: Vec<u64> = parts.iter().map(|part| hundredfold(*part).checked_div(whole).unwrap_or(0)).collect();
    let left = if whole == 0 { 0 } else { 100 - shares.iter().sum::<u64>().min(100) };
    let mut by_rest: Vec<usize> = (0..parts.len()).collect();
    by_rest.sort_by_key(|place| std::cmp::Reverse(parts.get(*place).map_or(0, |part| hundredfold(*part).checked_rem(whole).unwrap_or(0))));
    for place in by_rest.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        shares.iter_mut().skip(place).take(1).for_each(|share| *share += 1);
    }
    shares.iter().zip(parts).map(|(share, part)| written_percent(*share, *part, language)).collect()
}

fn written_percent(share: u64, part: u64, language: Language) -> String {
    let text = match (share, part) {
        (0, 1..) => "< 1".to_owned(),
        _ => share.to_string(),
    };
    match language {
        Language::En => format!("{text}%"),
        Language::Fr => format!("{text}\u{a0}%"),
    }
}

pub fn bytes(bytes: u64, language: Language) -> String {
    let (units, comma) = match language {
        Language::En => (["bytes", "kB", "MB", "GB"], '.'),
        Language::Fr => (["octets", "ko", "Mo", "Go"], ','),
    };
    let (mut scaled, mut unit) = (bytes.saturating_mul(10), 0);
    while scaled >= 10_000 && unit + 1 < units.len() {
        scaled /= 1_000;
        unit += 1;
    }
    let (whole, tenth) = (scaled / 10, scaled % 10);
    let text = if unit == 0 || whole >= 100 { whole.to_string() } else { format!("{whole}{comma}{tenth}") };
    format!("{text}\u{a0}{}", units[unit])
}

pub fn date(time: Timestamp, zone: &TimeZone, language: Language) -> String {
    civil(time.to_zoned_datetime(zone.clone()).date(), language)
}

pub fn civil(date: Date, language: Language) -> String {
    match language {
        Language::En => date.strftime("%-d %b %Y").to_string(),
        Language::Fr => date.strftime("%d/%m/%Y").to_string(),
    }
}

pub fn ago(words: &Words, time: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let seconds = now.as_second() - time.as_second();
    let (then, today) = (time.to_zoned_datetime(zone.clone()).date(), now.to_zoned_datetime(zone.clone()).date());
    let count = |id, n: i64| words.count(id, n.unsigned_abs());
    if seconds < 60 {
        return words.text("ago-now").into_owned();
    }
    if seconds < HOUR {
        return count("ago-minutes", seconds / 60);
    }
    if then == today || seconds < 6 * HOUR {
        return count("ago-hours", seconds / HOUR);
    }
    if then.tomorrow().is_ok_and(|next| next == today) {
        return words.text("ago-yesterday").into_owned();
    }
    if then.year() == today.year() {
        let month = words.text(MONTHS[usize::from(then.month().unsigned_abs().saturating_sub(1)).min(11)]).into_owned();
        return words.with("day-of-month", &[("day", then.day().to_string().into()), ("month", month.into())]);
    }
    civil(then, words.language())
}

const MONTHS: [&str; 12] =
    ["month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10", "month-11", "month-12"];

/// The largest unit that says the span well: 90 days stay days, 180 days are 6 months, 730 days are 2 years. What is over one of the spans that the law
/// names reads over it: 400 days are "400 days" or "13 months and 4 days", where 393 are "13 months".
pub fn span(words: &Words, seconds: i64, style: &str) -> String {
    let count = |unit: &str, n: i64| words.count(&format!("{style}-{unit}"), n.max(0).unsigned_abs());
    let rounded = |unit: i64| (seconds + unit / 2).div_euclid(unit);
    let days = rounded(DAY);
    match seconds {
        ..=0 => count("seconds", 0),
        60 => count("minutes", 1),
        1..=99 => count("seconds", seconds),
        100..=5_399 => count("minutes", rounded(60)),
        5_400..=129_599 => count("hours", rounded(HOUR)),
        _ if days <= 120 => count("days", days),
        _ => match (days * 1_000 + 15_220) / 30_440 {
            months @ ..24 => match Months::ALL.into_iter().find(|limit| limit.number() == months && seconds > limit.seconds()) {
                Some(limit) => over(words, seconds, limit, style),
                None => count("months", months),
            },
            _ => count("years", (days * 100 + 18_262) / 36_525),
        },
    }
}

/// A span that would round to a limit which it is over. Days are begun, not rounded, so that an hour too long is not the limit itself.
fn over(words: &Words, seconds: i64, limit: Months, style: &str) -> String {
    let days = (seconds + DAY - 1).div_euclid(DAY);
    let beyond = (days - limit.days()).max(1).unsigned_abs();
    let and_days = format!("{style}-months-and-days");
    if words.has(&and_days) {
        let months = limit.number().unsigned_abs();
        return words.with(&and_days, &[("months", months.into()), ("count", beyond.into())]);
    }
    words.count(&format!("{style}-days"), days.max(limit.days() + 1).unsigned_abs())
}
