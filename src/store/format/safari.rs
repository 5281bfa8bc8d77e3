//! Safari's `Cookies.binarycookies` and that of every program of macOS and iOS that uses the system's network library (docs/formats/safari.md).

mod bytes;
mod record;

use std::collections::HashSet;

use self::bytes::Bytes;
use self::record::Record;
use super::collect::Collector;
use super::epoch::{Epoch, Instant};
use super::plain::{PlainFile, Said};
use super::{Format, Layout, Traits};
use crate::cookie::{Expiry, Moment, SameSite, Scope, SetBy};
use crate::store::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, RowProblem, StoreLocation};

const LARGEST: u64 = 256 << 20;
/// From 1970-01-01 to 2001-01-01, the day that Apple counts from.
const APPLE_EPOCH: f64 = 978_307_200.0;

/// The format in the table of formats. The lax flag alone is only set where the site asked for it (formats note, 6.3).
pub(crate) const FORMAT: Format = Format {
    // Seen from the folder of the cookies, in the home as in the container of Safari.
    layout: Layout { histories: &["../Safari/History.db"], ..Layout::ALONE },
    ..Format::jar(FormatId::Safari, ["safari", "Safari"], |head| pages_of(head.bytes).is_some(), Traits::NO_SESSIONS, read)
};

/// How many pages a file says it has, where it begins like one of Safari's.
fn pages_of(file: &[u8]) -> Option<u32> {
    file.strip_prefix(b"cook")?.first_chunk().map(|count| u32::from_be_bytes(*count)).filter(|count| u64::from(*count) * 4 < LARGEST)
}

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let bytes = file.bytes()?;
    let mut out = Collector::new(options);
    let mut pages = Pages::of(&bytes);
    for page in pages.by_ref() {
        if progress.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        match page {
            Some(page) => add_page(&mut out, page),
            None => out.skip("page", RowProblem::NotACookie),
        }
    }
    let notes = if pages.is_whole() { &[][..] } else { &[ReadNote::CorruptPages] };
    file.report(options, out, notes)
}

/// The pages of a file, one after the other, the last one as far as it is there; none for one that lies beyond its end.
struct Pages<'a> {
    file: &'a [u8],
    sizes: &'a [u8],
    at: usize,
    count: usize,
    given: usize,
    sum: u32,
}

impl<'a> Pages<'a> {
    fn of(file: &'a [u8]) -> Self {
        const HEAD: usize = 8;
        let count = pages_of(file).map_or(0, |count| count as usize);
        // A file that is cut within its list of sizes has only as many pages as it has sizes.
        let most = file.len().saturating_sub(HEAD) / 4;
        let sizes = file.get(HEAD..HEAD + count.min(most) * 4).unwrap_or_default();
        Self { file, sizes, at: HEAD + sizes.len(), count, given: 0, sum: 0 }
    }

    /// Whether all pages were there, and the checksum behind them is theirs; older files have none.
    fn is_whole(&self) -> bool {
        let is_all = self.given == self.count && self.at <= self.file.len();
        let sum = self.file.get(self.at..).and_then(<[u8]>::first_chunk).map(|sum| u32::from_be_bytes(*sum));
        is_all && sum.is_none_or(|sum| sum == self.sum)
    }
}

impl<'a> Iterator for Pages<'a> {
    type Item = Option<&'a [u8]>;

    fn next(&mut self) -> Option<Self::Item> {
        let size = u32::from_be_bytes(*self.sizes.get(self.given * 4..)?.first_chunk()?) as usize;
        self.given += 1;
        let end = self.at.checked_add(size)?;
        // Of a page that breaks off with the file the records before that are whole.
        let page = self.file.get(self.at..end.min(self.file.len())).filter(|page| !page.is_empty());
        self.at = end;
        let every_fourth = page.unwrap_or_default().iter().step_by(4);
        self.sum = every_fourth.fold(self.sum, |sum, byte| sum.wrapping_add(u32::from(*byte)));
        Some(page)
    }
}

/// A mark, the number of records, where they begin, the records.
fn add_page(out: &mut Collector, page: &[u8]) {
    const MARK: [u8; 4] = [0, 0, 1, 0];
    const LISTED_FROM: usize = 8;
    let count = page.strip_prefix(&MARK).and_then(|rest| Bytes(rest).u32(0)).map(|count| count as usize);
    let Some(count) = count else { return out.skip("page", RowProblem::NotACookie) };
    let most = page.len().saturating_sub(LISTED_FROM) / 4;
    let begins = LISTED_FROM + count.min(most) * 4;
    // A record that is listed again is no second cookie.
    let mut listed = HashSet::new();
    for number in 0..count.min(most) {
        out.begin(None);
        let at = Bytes(page).u32(LISTED_FROM + number * 4).map(|at| at as usize).filter(|at| *at >= begins && listed.insert(*at));
        match at.and_then(|at| page.get(at..)).and_then(Record::of) {
            Some(record) => add_record(out, &record),
            None => out.skip("record", RowProblem::NotACookie),
        }
    }
    if count > most {
        // How many it is said to list beyond its end is no number of cookies: nobody could have written them there.
        out.skip("page", RowProblem::NotACookie);
    }
}

fn add_record(out: &mut Collector, record: &Record<'_>) {
    let domain = out.text_of("domain", record.domain);
    let (text, scope) = domain.strip_prefix('.').map_or((&*domain, Scope::HostOnly), |rest| (rest, Scope::Domain));
    let Some(host) = out.host_with("domain", text, scope) else { return };
    let (name, path) = (out.text_of("name", record.name), out.text_of("path", record.path));
    let expiry = expiry(out, record.expires);
    let created = created(out, record.created);
    if record.has_more {
        out.warn("record", RowProblem::FieldsDisagree);
    }
    let said = Said {
        secure: Some(record.is_secure()),
        http_only: Some(record.is_http_only()),
        same_site: Some(same_site(record)),
        set_by: record.is_set_by_script().then_some(SetBy::Script),
        // Safari makes a cookie anew each time that it is set.
        last_set: created,
        created,
        ..Said::only(expiry)
    };
    out.add(&host, &name, &path, Some(record.value), said);
}

/// A cookie that ends on the first day that Apple counts, or before, is over.
fn expiry(out: &mut Collector, seconds: f64) -> Expiry {
    // Infinity is what damage makes of a number: "for ever" is a date here (`distantFuture`).
    let end = Some(seconds).filter(|seconds| seconds.is_finite()).and_then(|seconds| Instant::of_unix_seconds(seconds + APPLE_EPOCH));
    out.ends_at("expires", end)
}

fn created(out: &mut Collector, seconds: f64) -> Option<Moment> {
    let moment = Instant::of_unix_seconds(seconds + APPLE_EPOCH).and_then(Instant::moment);
    let moment = moment.filter(|_| seconds != 0.0)?;
    out.setting_of("creation", moment.unix_micros(), Epoch::UnixMicros)
}

/// What was sent as `None` is written like what was not sent.
fn same_site(record: &Record<'_>) -> SameSite {
    match (record.has_lax(), record.has_strict()) {
        (true, true) => SameSite::Strict,
        (true, false) => SameSite::Lax,
        (false, _) => SameSite::NoneOrUnset,
    }
}
