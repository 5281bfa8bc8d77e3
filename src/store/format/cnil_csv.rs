//! The list of the CNIL's extension "Cookies List" (docs/formats/cnil-csv.md).

use super::collect::Collector;
use super::epoch::Instant;
use super::local_date::{LocalDate, Order};
use super::plain::{PlainFile, Said};
use super::same_site::same_site_of;
use super::text::kind::TextKind;
use super::text::lines::Line;
use super::{Format, Traits};
use crate::cookie::{Expiry, Scope};
use crate::store::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, RowProblem, StoreLocation};

const LARGEST: u64 = 256 << 20;
/// Fields before the value, and behind it.
const BEFORE: usize = 4;
const BEHIND: usize = 5;

/// The format in the table of formats.
pub(crate) const FORMAT: Format =
    Format::jar(FormatId::CnilCsv, ["cnil-csv", "Cookies List"], |head| head.text == Some(TextKind::CnilCsv), Traits::ALL_KEPT, read);

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let mut out = Collector::new(options);
    let mut is_header = true;
    file.each_line(|line| {
        if line.bytes.trim_ascii().is_empty() || std::mem::take(&mut is_header) {
            return;
        }
        out.begin(Some(i64::from(line.number)));
        if add(&mut out, line).is_none() {
            out.skip("line", RowProblem::NotACookie);
        }
    })?;
    // Dates are those of a place that the file does not name.
    let notes: &[ReadNote] = if out.cookies.rows.is_empty() { &[] } else { &[ReadNote::TimesApproximate] };
    file.report(options, out, notes)
}

/// Fields are not quoted, and a value may hold semicolons: it is what lies between the first four fields and the last five.
fn add(out: &mut Collector, line: Line<'_>) -> Option<()> {
    let fields: Vec<&[u8]> = line.bytes.split(|byte| *byte == b';').collect();
    let (before, rest) = fields.split_at_checked(BEFORE)?;
    let (value, behind) = rest.split_at_checked(rest.len().checked_sub(BEHIND)?)?;
    let (&[_, domain, path, name], &[end, same_site, http_only, host_only, secure], false) =
        (before, behind, line.is_cut || value.is_empty())
    else {
        return None;
    };
    let (http_only, host_only, secure) = (flag(http_only)?, flag(host_only)?, flag(secure)?);
    let domain = out.text_of("Domaine", domain);
    let scope = if host_only { Scope::HostOnly } else { Scope::Domain };
    // One that has no host was skipped with its reason.
    let Some(host) = out.host_with("Domaine", domain.strip_prefix('.').unwrap_or(&domain), scope) else { return Some(()) };
    let (path, name) = (out.text_of("Chemin", path), out.text_of("Nom", name));
    let (end, same_site) = (out.text_of("Expiration", end), out.text_of("sameSite", same_site));
    let same_site = same_site_of(&same_site);
    if same_site.is_none() {
        out.warn("sameSite", RowProblem::OutOfRange);
    }
    let expiry = ends(out, &end);
    let value = zeroize::Zeroizing::new(value.join(&b';'));
    let said = Said { secure: Some(secure), http_only: Some(http_only), same_site, ..Said::only(expiry) };
    out.add(&host, &name, &path, Some(&value), said);
    Some(())
}

/// `oui` or `non`, and the words of other languages that the browser may have had.
fn flag(text: &[u8]) -> Option<bool> {
    let is = |words: [&[u8]; 3]| words.iter().any(|word| text.trim_ascii().eq_ignore_ascii_case(word));
    if is([b"oui", b"true", b"yes"]) {
        return Some(true);
    }
    is([b"non", b"false", b"no"]).then_some(false)
}

fn ends(out: &mut Collector, text: &str) -> Expiry {
    if text.trim().eq_ignore_ascii_case("session") {
        return Expiry::Session;
    }
    out.ends_at("Expiration", local(text))
}

/// The browser writes dates as its language has them. Where both ways of reading a date are possible the French one is taken, unless the time is one of
/// twelve hours.
fn local(text: &str) -> Option<Instant> {
    let date = LocalDate::of(text)?;
    date.end(if date.has_halves { Order::MonthFirst } else { Order::DayFirst })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_both_manners() {
        let of = |text: &str| {
            local(text).map(|end| {
                end.moment().map_or_else(|| format!("{end:?}"), |moment| format!("{moment:?}").replace('T', " ").replace('Z', ""))
            })
        };
        for (text, expected) in [
            ("25/11/2027 10:15:00", "2027-11-25 10:15:00"),
            ("11/25/2027, 10:15:00 PM", "2027-11-25 22:15:00"),
            ("03/04/2027 10:15:00", "2027-04-03 10:15:00"),
            ("3/4/2027, 12:15:00 AM", "2027-03-04 00:15:00"),
            ("2027-11-25 10:15:00", "2027-11-25 10:15:00"),
            ("25.11.2027, 10:15:00", "2027-11-25 10:15:00"),
            ("25/11/2027", "2027-11-25 00:00:00"),
            ("31/12/9999 23:59:59", "FarFuture"),
            ("12/31/9999, 11:59:59 PM", "FarFuture"),
            ("31/12/9999 12:00:00", "9999-12-31 12:00:00"),
            ("13/09/275760 00:00:00", "FarFuture"),
        ] {
            assert_eq!(of(text).as_deref(), Some(expected), "{text}");
        }
        for none in ["", "soon", "99/99/2027 10:15:00", "1/2", "25/11/2027 99:00:00", "99999999999/1/1"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
