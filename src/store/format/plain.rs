//! The way from a file that is no database to a report, and from what such a file says of a cookie to a row.

use std::cell::Cell;
use std::io::{BufReader, Read as _};

use zeroize::Zeroizing;

use super::collect::{Collector, NamedBy, shape_of};
use super::report::{empty_report, fill};
use super::text::lines::{Line, Lines, Utf8, read_error};
use crate::cookie::{ContainerId, Cookie, Expiry, HostCell, Moment, PartitionId, SameSite, SetBy};
use crate::store::sqlite::snapshot::Snapshot;
use crate::store::{Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};
use crate::wipe::Traces;

/// Rows between two reports of progress.
const ROWS_A_STEP: u32 = 4_096;

/// A jar of ten million lines is smaller.
pub(crate) const LARGEST: u64 = 1 << 30;

/// Reads a jar of which every line is a cookie or none, whatever stood before it.
pub(crate) fn read_lines(
    location: &StoreLocation,
    options: &ReadOptions,
    progress: &Progress,
    add_line: fn(&mut Collector, Line<'_>),
) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let mut out = Collector::new(options);
    file.each_line(|line| add_line(&mut out, line))?;
    file.report(options, out, &[])
}

/// A private copy of a file that is no database.
pub(crate) struct PlainFile<'a> {
    snapshot: Snapshot,
    location: &'a StoreLocation,
    progress: &'a Progress,
    /// Zeros stood behind its text.
    ends_in_zeros: Cell<bool>,
    _traces: Traces,
}

impl<'a> PlainFile<'a> {
    /// Copies the file of a location.
    ///
    /// # Errors
    /// When it cannot be read or copied, or is larger than `largest` bytes.
    pub(crate) fn open(location: &'a StoreLocation, largest: u64, progress: &'a Progress) -> Result<Self, ReadError> {
        let snapshot = Snapshot::of_file(&location.file, progress)?;
        match snapshot.size() {
            0 => Err(ReadError::Empty { path: location.file.clone() }),
            size if size > largest => Err(ReadError::TooLarge { most: largest, path: location.file.clone() }),
            _ => Ok(Self { snapshot, location, progress, ends_in_zeros: Cell::new(false), _traces: Traces }),
        }
    }

    /// All bytes of the copy, which are overwritten when they go.
    pub(crate) fn bytes(&self) -> Result<Zeroizing<Vec<u8>>, ReadError> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(self.snapshot.size()).unwrap_or(0)));
        let read = self.snapshot.file().and_then(|mut file| file.read_to_end(&mut bytes));
        read.map_err(|error| self.failed(error))?;
        Ok(bytes)
    }

    /// The copy itself, for a reader that goes to and fro in it.
    #[cfg(feature = "parquet")]
    pub(crate) fn file(&self) -> Result<std::fs::File, ReadError> {
        self.snapshot.file().map_err(|error| self.failed(error))
    }

    /// The text of the copy from its beginning, as UTF-8.
    pub(crate) fn text(&self) -> Result<Utf8<'a>, ReadError> {
        let text = self.snapshot.file().and_then(|file| Utf8::new(file, self.progress)).map_err(|error| self.failed(error))?;
        self.ends_in_zeros.set(text.ends_in_zeros());
        Ok(text)
    }

    /// The same for a reader that takes byte after byte.
    pub(crate) fn buffered(&self) -> Result<BufReader<Utf8<'a>>, ReadError> {
        self.text().map(|text| BufReader::with_capacity(64 << 10, text))
    }

    /// Gives every line to `each`.
    pub(crate) fn each_line(&self, mut each: impl FnMut(Line<'_>)) -> Result<(), ReadError> {
        let mut lines = Lines::new(self.text()?);
        while let Some(line) = lines.next().map_err(|error| self.failed(error))? {
            if line.number.is_multiple_of(ROWS_A_STEP) {
                self.progress.rows.store(u64::from(line.number), std::sync::atomic::Ordering::Relaxed);
            }
            each(line);
        }
        Ok(())
    }

    /// A failure to read the copy.
    pub(crate) fn failed(&self, error: std::io::Error) -> ReadError {
        read_error(error, &self.location.file, self.progress)
    }

    /// The report of what was collected, with the proof of the file.
    ///
    /// # Errors
    /// When what was read could not be summed.
    pub(crate) fn report(self, options: &ReadOptions, out: Collector, notes: &[ReadNote]) -> Result<ReadReport, ReadError> {
        let mut report = empty_report(self.location, options);
        report.record.notes = self.snapshot.notes.iter().chain(notes).copied().collect();
        if self.ends_in_zeros.get() && !report.record.notes.contains(&ReadNote::TruncatedFile) {
            report.record.notes.push(ReadNote::TruncatedFile);
        }
        report.record.files = self.snapshot.into_records()?;
        fill(&mut report, out);
        Ok(report)
    }
}

/// What a file says of a cookie beside the texts that name it; none of it where it says nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    pub(crate) expiry: Expiry,
    pub(crate) secure: Option<bool>,
    pub(crate) http_only: Option<bool>,
    pub(crate) same_site: Option<SameSite>,
    pub(crate) created: Option<Moment>,
    pub(crate) last_set: Option<Moment>,
    pub(crate) last_accessed: Option<Moment>,
    pub(crate) set_by: Option<SetBy>,
    pub(crate) partition: Option<PartitionId>,
    pub(crate) container: Option<ContainerId>,
}

impl Said {
    /// Nothing but when it ends.
    pub(crate) fn only(expiry: Expiry) -> Self {
        Self {
            expiry,
            secure: None,
            http_only: None,
            same_site: None,
            created: None,
            last_set: None,
            last_accessed: None,
            set_by: None,
            partition: None,
            container: None,
        }
    }
}

impl Collector {
    /// Adds a cookie: host, name and path, its value where it has one, and what else is said of it.
    pub(crate) fn add(&mut self, host: &HostCell<'_>, name: &str, path: &str, value: Option<&[u8]>, said: Said) {
        let NamedBy { host, name, path } = self.named_by(host, name, path);
        let value = value.map(|value| self.value_of("value", value));
        let (shape, state) = shape_of(value);
        let cookie = Cookie {
            name,
            path,
            host,
            partition: said.partition,
            container: said.container,
            created: said.created,
            last_set: said.last_set,
            last_accessed: said.last_accessed,
            expiry: said.expiry,
            secure: said.secure,
            http_only: said.http_only,
            same_site: said.same_site,
            shape,
            set_by: said.set_by,
            from_log: false,
        };
        self.push(cookie, value.unwrap_or_default(), state);
    }
}
