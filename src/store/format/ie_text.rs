//! The text files of Internet Explorer up to 9 (docs/formats/ie-text.md).

use super::collect::Collector;
use super::epoch::Epoch;
use super::plain::{PlainFile, Said};
use super::text::kind::TextKind;
use super::{Format, Traits};
use crate::cookie::Scope;
use crate::store::{FormatId, Progress, ReadError, ReadOptions, ReadReport, RowProblem, StoreLocation};

const LARGEST: u64 = 64 << 20;
/// Lines of a record; the last one is [`END`].
const RECORD: usize = 9;
const END: &[u8] = b"*";
const SECURE: u64 = 1;
const HTTP_ONLY: u64 = 0x2000;

/// The format in the table of formats.
pub(crate) const FORMAT: Format =
    Format::jar(FormatId::IeText, ["ie-text", "Internet Explorer"], |head| head.text == Some(TextKind::IeText), Traits::NO_SESSIONS, read);

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let mut out = Collector::new(options);
    let mut record: Vec<zeroize::Zeroizing<Vec<u8>>> = Vec::with_capacity(RECORD);
    file.each_line(|line| {
        if record.is_empty() {
            // An empty name is an empty line, but so is what follows the last record.
            out.begin(Some(i64::from(line.number)));
        }
        record.push(zeroize::Zeroizing::new(line.bytes.to_vec()));
        if line.bytes == END || record.len() > RECORD {
            add(&mut out, &record);
            record.clear();
        }
    })?;
    if record.iter().any(|line| !line.is_empty()) {
        out.skip("record", RowProblem::NotACookie);
    }
    file.report(options, out, &[])
}

/// Name, value, host with path, flags, two halves of the end, two of the creation: the low half comes first.
fn add(out: &mut Collector, record: &[zeroize::Zeroizing<Vec<u8>>]) {
    let [name, value, place, flags, end_low, end_high, made_low, made_high, _] = record else {
        return out.skip("record", RowProblem::NotACookie);
    };
    let Some(flags) = number(flags) else { return out.skip("flags", RowProblem::NotACookie) };
    let place = out.text_of("host", place);
    let (host, path) = place.split_at(place.find('/').unwrap_or(place.len()));
    // Domain cookies and those of one host look alike.
    let Some(host) = out.host_with("host", host, Scope::Unknown) else { return };
    let name = out.text_of("name", name);
    let expiry = match filetime(end_low, end_high) {
        Some(raw) => out.expiry_of("expires", Epoch::Filetime.instant(raw)),
        None => out.ends_of_text("expires", "?"),
    };
    let created = filetime(made_low, made_high).and_then(|raw| out.setting_of("created", raw, Epoch::Filetime));
    // That bit 0 means Secure is not sure enough to say of a cookie that it is not.
    let secure = (flags & SECURE != 0).then_some(true);
    let said = Said { secure, http_only: Some(flags & HTTP_ONLY != 0), created, ..Said::only(expiry) };
    out.add(&host, &name, path, Some(value), said);
}

fn number(line: &[u8]) -> Option<u64> {
    std::str::from_utf8(line).ok()?.trim().parse().ok()
}

/// Two halves of 32 bits.
fn filetime(low: &[u8], high: &[u8]) -> Option<i64> {
    let half = |line| number(line).and_then(|half| u32::try_from(half).ok());
    // All bits set is how programs write "for ever".
    Some(i64::try_from((u64::from(half(high)?) << 32) | u64::from(half(low)?)).unwrap_or(i64::MAX))
}
