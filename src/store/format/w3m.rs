//! `~/.w3m/cookie` (docs/formats/text-browsers.md).

use super::collect::Collector;
use super::plain::{Said, read_lines};
use super::text::kind::TextKind;
use super::text::lines::Line;
use super::{Format, Traits};
use crate::cookie::{Expiry, Scope};
use crate::store::{FormatId, Progress, ReadError, ReadOptions, ReadReport, RowProblem, StoreLocation};

/// Bits of the field of flags (w3m:cookie.h).
const SECURE: i64 = 2;
const HAS_DOMAIN: i64 = 4;
const DISCARD: i64 = 16;

/// The format in the table of formats.
pub(crate) const FORMAT: Format =
    Format::jar(FormatId::W3m, ["w3m", "w3m"], |head| head.text == Some(TextKind::W3m), Traits::NO_SESSIONS, read);

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    read_lines(location, options, progress, add_line)
}

/// Page, name, value, end, domain, path, flags; then version, comment, ports and the address of the comment.
fn add_line(out: &mut Collector, line: Line<'_>) {
    if line.bytes.trim_ascii().is_empty() {
        return;
    }
    out.begin(Some(i64::from(line.number)));
    let fields: Vec<&[u8]> = line.bytes.split(|byte| *byte == b'\t').collect();
    let [_, name, value, end, domain, path, flags, ..] = fields.as_slice() else { return out.skip("line", RowProblem::NotACookie) };
    let flags: Option<i64> = std::str::from_utf8(flags).ok().and_then(|flags| flags.trim().parse().ok());
    let Some(flags) = flags.filter(|_| !line.is_cut) else { return out.skip("flags", RowProblem::NotACookie) };
    let domain = out.text_of("domain", domain);
    let scope = if flags & HAS_DOMAIN != 0 { Scope::Domain } else { Scope::HostOnly };
    let Some(host) = out.host_with("domain", domain.strip_prefix('.').unwrap_or(&domain), scope) else { return };
    let (name, path, end) = (out.text_of("name", name), out.text_of("path", path), out.text_of("expires", end));
    let expiry = out.ends_of_text("expires", &end);
    let expiry = if flags & DISCARD == 0 { expiry } else { Expiry::Session };
    // As it is stored: w3m drops HttpOnly, as wget does.
    let said = Said { secure: Some(flags & SECURE != 0), http_only: Some(false), ..Said::only(expiry) };
    out.add(&host, &name, &path, Some(value), said);
}
