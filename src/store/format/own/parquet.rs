//! Parquet with the columns of this program's exports, whoever wrote it (docs/formats/parquet.md).

#[cfg(feature = "parquet")]
mod table;

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use crate::store::FormatId;
use crate::store::format::{Format, Traits};
#[cfg(not(feature = "parquet"))]
use crate::store::{Foreign, Progress, ReadError, ReadOptions, ReadReport, StoreLocation};
#[cfg(feature = "parquet")]
use table::read;

/// The format in the table of formats. A program that was built without Parquet does not know the file.
pub(crate) const FORMAT: Format = Format::jar(
    FormatId::Parquet,
    ["parquet", "Parquet"],
    |head| cfg!(feature = "parquet") && head.bytes.starts_with(MAGIC),
    Traits::ALL_KEPT,
    read,
);

/// How a file begins and ends.
const MAGIC: &[u8] = b"PAR1";
/// What stands in the record of a file that this program wrote.
const OWN: &[u8] = b"cookie-charter-report";
/// What a file says of itself is shorter.
const LONGEST_FOOTER: u64 = 64 << 20;

#[cfg(not(feature = "parquet"))]
fn read(location: &StoreLocation, _: &ReadOptions, _: &Progress) -> Result<ReadReport, ReadError> {
    Err(ReadError::NotAStore { what: Foreign::Unknown, path: location.file.clone() })
}

/// Whether this program wrote a file: beside the stores that it was made from it says every cookie twice.
pub(crate) fn is_own_report(path: &Path) -> bool {
    footer(path).is_ok_and(|footer| memchr::memmem::find(&footer, OWN).is_some())
}

/// What a file says of itself; it stands before its length, at the end.
fn footer(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let mut end = [0; 8];
    file.seek(SeekFrom::End(-8))?;
    file.read_exact(&mut end)?;
    let [a, b, c, d, magic @ ..] = end;
    let length = u64::from(u32::from_le_bytes([a, b, c, d]));
    if magic != MAGIC || length > LONGEST_FOOTER {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut footer = Vec::new();
    file.seek(SeekFrom::End(-8 - i64::try_from(length).unwrap_or(0)))?;
    file.take(length).read_to_end(&mut footer)?;
    Ok(footer)
}
