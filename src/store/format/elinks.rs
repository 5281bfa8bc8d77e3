//! `~/.elinks/cookies` (docs/formats/text-browsers.md).

use super::collect::Collector;
use super::plain::{Said, read_lines};
use super::text::kind::TextKind;
use super::text::lines::Line;
use super::{Format, Traits};
use crate::cookie::Scope;
use crate::store::{FormatId, Progress, ReadError, ReadOptions, ReadReport, RowProblem, StoreLocation};

/// The format in the table of formats.
pub(crate) const FORMAT: Format =
    Format::jar(FormatId::Elinks, ["elinks", "ELinks"], |head| head.text == Some(TextKind::Elinks), Traits::NO_SESSIONS, read);

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    read_lines(location, options, progress, add_line)
}

/// Name, value, server, path, domain, end, secure, and in newer versions HttpOnly.
fn add_line(out: &mut Collector, line: Line<'_>) {
    if line.bytes.trim_ascii().is_empty() {
        return;
    }
    out.begin(Some(i64::from(line.number)));
    let fields: Vec<&[u8]> = line.bytes.split(|byte| *byte == b'\t').collect();
    let (&[name, value, server, path, domain, end, secure, ref rest @ ..], false) = (fields.as_slice(), line.is_cut) else {
        return out.skip("line", RowProblem::NotACookie);
    };
    let server = out.text_of("server", server);
    let domain = out.text_of("domain", domain);
    let bare = domain.strip_prefix('.').unwrap_or(&domain);
    // No dot tells a domain cookie: that it is for another name than that of its server does.
    let scope = if bare.eq_ignore_ascii_case(&server) { Scope::HostOnly } else { Scope::Domain };
    let Some(host) = out.host_with("domain", bare, scope) else { return };
    let (name, path, end) = (out.text_of("name", name), out.text_of("path", path), out.text_of("expires", end));
    let expiry = out.ends_of_text("expires", &end);
    let said = Said {
        secure: flag(out, "secure", secure),
        http_only: rest.first().and_then(|flag_| flag(out, "httponly", flag_)),
        ..Said::only(expiry)
    };
    out.add(&host, &name, &path, Some(value), said);
}

fn flag(out: &mut Collector, column: &'static str, text: &[u8]) -> Option<bool> {
    match text.trim_ascii() {
        b"0" => Some(false),
        b"1" => Some(true),
        _ => {
            out.warn(column, RowProblem::WrongType);
            None
        }
    }
}
