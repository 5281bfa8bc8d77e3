//! HAR, what developer tools and proxies record (docs/formats/har.md).

mod entry;
mod jar;
mod sent;

use super::collect::Collector;
use super::json::outline::JsonKind;
use super::json::walk::{End, Plan, Want, walk};
use super::json_list::LARGEST;
use super::plain::PlainFile;
use super::{Format, Traits};
use crate::store::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};
use entry::Recording;

/// The format in the table of formats.
pub(crate) const FORMAT: Format =
    Format::jar(FormatId::Har, ["har", "HAR"], |head| head.json == Some(JsonKind::Har), Traits::ALL_KEPT, read);

/// All that is wanted of pages and entries: bodies are most of a recording, and none of it is.
const KEYS: [&str; 24] = [
    "id",
    "title",
    "pageref",
    "startedDateTime",
    "time",
    "request",
    "response",
    "method",
    "url",
    "headers",
    "cookies",
    "name",
    "value",
    "path",
    "domain",
    "expires",
    "httpOnly",
    "secure",
    "sameSite",
    "status",
    "_resourceType",
    "content",
    "mimeType",
    "redirectURL",
];
const PLAN: Plan = Plan {
    want: |place| match place {
        "" | "log" | "log.pages" | "log.entries" => Want::Enter,
        "log.pages[]" | "log.entries[]" => Want::Take,
        _ => Want::Skip,
    },
    keys: Some(&KEYS),
};

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let mut recording = Recording::new(Collector::new(options));
    let end = walk(file.buffered()?, &PLAN, &mut |place, node| {
        if place == "log.pages[]" {
            recording.page(&node);
        } else {
            recording.entry(&node);
        }
    });
    let end = end.map_err(|error| file.failed(error))?;
    let mut notes = vec![ReadNote::SetNotStored];
    if end == End::Broken {
        notes.push(ReadNote::TruncatedFile);
    }
    if recording.is_without_cookies() {
        notes.push(ReadNote::WrittenWithoutCookies);
    }
    let (out, pages, seen_in_request) = recording.finish();
    if !seen_in_request.is_empty() {
        notes.push(ReadNote::SeenInRequests);
    }
    let mut report = file.report(options, out, &notes)?;
    report.record.seen_in_request = seen_in_request;
    pages.attach(&mut report);
    Ok(report)
}
