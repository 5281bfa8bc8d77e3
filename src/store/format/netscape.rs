//! Netscape's `cookies.txt` in every dialect (docs/formats/netscape.md).

mod line;
mod raw;

use super::collect::Collector;
use super::plain::PlainFile;
use super::text::kind::TextKind;
use super::text::lines::Lines;
use super::{Format, Traits};
use crate::store::{FormatId, Progress, ReadError, ReadOptions, ReadReport, StoreLocation};
use line::{Dialect, add_line, tells_domains};
pub(crate) use raw::is_raw;

/// A file of ten million lines is smaller.
const LARGEST: u64 = 2 << 30;

/// The format in the table of formats. Several programs leave them out unless they are told otherwise; the file does not say which wrote it.
pub(crate) const FORMAT: Format =
    Format::jar(FormatId::Netscape, ["netscape", "cookies.txt"], |head| head.text == Some(TextKind::Netscape), Traits::NO_SESSIONS, read);

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let dialect = Dialect { domains_are_told: tells_any_domain(&file)? };
    let mut out = Collector::new(options);
    file.each_line(|line| add_line(&mut out, dialect, line))?;
    file.report(options, out, &[])
}

/// Whether the file tells domain cookies from others. Lynx writes no header, says of every cookie that it is of one host, and drops the dot: there
/// the flag says nothing. Mostly the first line answers this.
fn tells_any_domain(file: &PlainFile<'_>) -> Result<bool, ReadError> {
    let mut lines = Lines::new(file.text()?);
    while let Some(line) = lines.next().map_err(|error| file.failed(error))? {
        if tells_domains(line.bytes) {
            return Ok(true);
        }
    }
    Ok(false)
}
