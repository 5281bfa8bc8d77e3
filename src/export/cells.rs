use crate::column::Cell;
use crate::cookie::Moment;

/// Microseconds of a tenth of a day.
const TENTH_OF_A_DAY: i64 = 8_640_000_000;

/// Writes a cell as exports show it, without quoting, after what `out` already holds.
pub(super) fn render(cell: Cell<'_>, out: &mut Vec<u8>) {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) | Cell::Codes(text) => out.extend_from_slice(text.as_bytes()),
        Cell::Code(code) => out.extend_from_slice(code.as_bytes()),
        Cell::Findings(findings) => {
            for (i, finding) in findings.iter().enumerate() {
                if i > 0 {
                    out.push(b';');
                }
                out.extend_from_slice(finding.code().as_bytes());
            }
        }
        Cell::Time(moment) => render_time(moment, out),
        Cell::Life { micros } => render_days(micros, b'.', out),
        Cell::Bool(value) => out.extend_from_slice(if value { b"true" } else { b"false" }),
    }
}

/// Days with one decimal behind `decimal_sign`.
pub(super) fn render_days(micros: i64, decimal_sign: u8, out: &mut Vec<u8>) {
    /// Room for the largest number of days, its decimal sign and a tenth.
    const ROOM: usize = 21;
    const SIGN: usize = ROOM - 2;
    let tenths = tenths_of_days(micros);
    if tenths < 0 {
        out.push(b'-');
    }
    // From the last figure to the first, of which there is one before the sign in any case.
    let (mut text, mut first, mut left) = ([0; ROOM], ROOM, tenths.unsigned_abs());
    for (place, byte) in text.iter_mut().enumerate().rev() {
        if place == SIGN {
            *byte = decimal_sign;
        } else {
            *byte = b'0' + u8::try_from(left % 10).unwrap_or_default();
            left /= 10;
        }
        first = place;
        if left == 0 && place < SIGN {
            break;
        }
    }
    out.extend_from_slice(text.get(first..).unwrap_or_default());
}

/// The one decimal that exports show, rounded half away from zero.
fn tenths_of_days(micros: i64) -> i64 {
    let half = TENTH_OF_A_DAY / 2;
    (micros + if micros < 0 { -half } else { half }) / TENTH_OF_A_DAY
}

/// The same as a number.
#[expect(clippy::cast_precision_loss, reason = "a tenth of a day needs far fewer than 53 bits")]
pub(super) fn days(micros: i64) -> f64 {
    tenths_of_days(micros) as f64 / 10.0
}

/// RFC 3339 in UTC to the second. Written by hand because a million rows have three million of them.
pub(super) fn render_time(moment: Moment, out: &mut Vec<u8>) {
    let at = moment.utc();
    let year = at.year();
    let two = |n: i8| [b'0' + (n / 10).unsigned_abs(), b'0' + (n % 10).unsigned_abs()];
    let century = two(i8::try_from(year / 100).unwrap_or(0));
    let rest = two(i8::try_from(year % 100).unwrap_or(0));
    let (month, day) = (two(at.month()), two(at.day()));
    let (hour, minute, second) = (two(at.hour()), two(at.minute()), two(at.second()));
    for (part, after) in [(century, None), (rest, Some(b'-')), (month, Some(b'-')), (day, Some(b'T'))] {
        out.extend_from_slice(&part);
        out.extend(after);
    }
    for (part, after) in [(hour, b':'), (minute, b':'), (second, b'Z')] {
        out.extend_from_slice(&part);
        out.push(after);
    }
}

/// Times of a million rows lie on few days: the text of a day is kept, at the place of its number's last bits.
pub(super) struct Dates {
    days: Vec<(i64, [u8; 11])>,
}

/// Days that are kept: nearly three years beside each other.
const DAYS: usize = 1_024;
const DAY_SECONDS: i64 = 86_400;

impl Default for Dates {
    fn default() -> Self {
        Self { days: vec![(i64::MIN, [0; 11]); DAYS] }
    }
}

impl Dates {
    /// As [`render_time`].
    pub(super) fn render(&mut self, moment: Moment, out: &mut Vec<u8>) {
        let seconds = moment.unix_micros().div_euclid(1_000_000);
        let (day, second) = (seconds.div_euclid(DAY_SECONDS), seconds.rem_euclid(DAY_SECONDS));
        let place = usize::try_from(day.rem_euclid(1_024)).unwrap_or(0);
        let Some(kept) = self.days.get_mut(place) else { return render_time(moment, out) };
        if kept.0 != day {
            let mut text = Vec::with_capacity(20);
            render_time(moment, &mut text);
            // A year of five figures has no place here.
            let Some(date) = text.first_chunk::<11>().filter(|_| text.len() == 20) else { return out.extend_from_slice(&text) };
            *kept = (day, *date);
        }
        out.extend_from_slice(&kept.1);
        for (number, after) in [(second / 3_600, b':'), (second / 60 % 60, b':'), (second % 60, b'Z')] {
            let number = u8::try_from(number).unwrap_or(0);
            out.extend_from_slice(&[b'0' + number / 10, b'0' + number % 10, after]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cell: Cell<'_>) -> String {
        let mut out = Vec::new();
        render(cell, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn times_and_days() {
        for seconds in [0, -1, 1_795_501_553, 4_102_444_799, 951_782_400, -62_135_596_800, 253_402_207_199] {
            let moment = Moment::from_unix_micros(seconds * 1_000_000 + 999_999).unwrap();
            let reference = jiff::Timestamp::from_second(seconds).unwrap().to_string();
            assert_eq!(shown(Cell::Time(moment)), reference);
            let (mut dates, mut out) = (Dates::default(), Vec::new());
            dates.render(moment, &mut out);
            dates.render(moment, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), reference.repeat(2));
        }
        assert_eq!(shown(Cell::Time(Moment::LAST)), "9999-12-31T23:59:59Z");
        assert_eq!(shown(Cell::Life { micros: -129_600_000_000 }), "-1.5");
        assert_eq!(shown(Cell::Life { micros: 390 * 86_400_000_000 }), "390.0");
        assert_eq!(shown(Cell::Life { micros: -1_000_000 }), "0.0");
        assert_eq!(shown(Cell::Life { micros: 30 * 60_000_000 }), "0.0");
        assert_eq!(shown(Cell::Life { micros: 43_200_000_000 }), "0.5");
        for micros in [i64::MIN / 2, -8_640_000_000, 8_640_000_000, 86_400_000_000, 864_000_000_000, i64::MAX / 2] {
            let tenths = tenths_of_days(micros);
            let expected = format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10);
            assert_eq!(shown(Cell::Life { micros }), expected);
        }
    }
}
