use std::borrow::Cow;

use super::cell::{self, Cells, Read};
use super::epoch::{Epoch, Instant};
use super::log_rows::{Fingerprint, Fingerprints};
use super::table::TableSpec;
use super::{ReadOptions, ReadReport, RowProblem, RowWarning};
use crate::cookie::{Cookie, CookieTable, CookieValue, Host, HostError, Moment, RowId, ValueShape, ValueState, Values};

/// Warnings that are kept; beyond that they are only counted.
const MOST_WARNINGS: usize = 1_000;
/// No browser stores longer names, paths or attributes; more is cut.
const LONGEST_TEXT: usize = 64 << 10;
/// No browser stores longer values.
const LONGEST_VALUE: usize = 1 << 20;
const DAY_MICROS: i64 = 86_400_000_000;

/// Gathers the rows of one read, and what was wrong with them.
#[derive(Debug)]
pub(super) struct Collector {
    pub(super) cookies: CookieTable,
    pub(super) values: Values,
    pub(super) warnings: Vec<RowWarning>,
    /// All warnings, also those that were not kept.
    pub(super) warned: u64,
    /// Rows that became no cookie.
    pub(super) skipped: u64,
    keep_values: bool,
    /// A creation beyond this is a clock that was wrong.
    latest_creation: i64,
    /// Number of the row at hand in the file.
    rowid: Option<i64>,
    /// What the rows of the file were, when they are to be compared.
    pub(super) fingerprints: Option<Fingerprints>,
    fingerprint: Option<Fingerprint>,
}

impl Collector {
    pub(super) fn new(options: &ReadOptions) -> Self {
        Self {
            cookies: CookieTable::default(),
            values: Values::default(),
            warnings: Vec::new(),
            warned: 0,
            skipped: 0,
            keep_values: options.keep_values,
            latest_creation: Moment::from(options.now).unix_micros().saturating_add(DAY_MICROS),
            rowid: None,
            fingerprints: None,
            fingerprint: None,
        }
    }

    /// Goes on with the rows of a report, so that another file can add to them. The report is left without rows until
    /// they are put back.
    pub(super) fn resume(options: &ReadOptions, report: &mut ReadReport) -> Self {
        Self {
            cookies: std::mem::take(&mut report.cookies),
            values: std::mem::take(&mut report.values),
            warnings: std::mem::take(&mut report.warnings),
            warned: report.record.row_warnings,
            skipped: report.record.rows_skipped,
            ..Self::new(options)
        }
    }

    /// Forgets the rows, not the texts.
    pub(super) fn restart(&mut self) {
        self.cookies.rows.clear();
        self.values = Values::default();
        self.warnings.clear();
        (self.warned, self.skipped) = (0, 0);
        self.fingerprints = self.fingerprints.take().map(|_| Fingerprints::default());
    }

    /// Adds the rows of a part of the table that follows.
    pub(super) fn absorb(&mut self, next: Self) {
        let shift = u32::try_from(self.cookies.rows.len()).unwrap_or(u32::MAX);
        self.cookies.append(next.cookies);
        self.values.append(&next.values);
        let room = MOST_WARNINGS.saturating_sub(self.warnings.len());
        let shifted = next
            .warnings
            .into_iter()
            .map(|warning| RowWarning { row: warning.row.map(|row| RowId(row.0.saturating_add(shift))), ..warning });
        self.warnings.extend(shifted.take(room));
        self.warned += next.warned;
        self.skipped += next.skipped;
    }

    /// Starts a row of the file.
    pub(super) fn begin(&mut self, cells: Cells<'_>, spec: &TableSpec) {
        self.rowid = cells.rowid();
        self.fingerprint = self.fingerprints.is_some().then(|| Fingerprint::of(cells, spec));
    }

    /// Adds the row at hand. Its value, if it is clear and values are kept, goes beside it.
    pub(super) fn push(&mut self, cookie: Cookie, value: &[u8], state: ValueState) {
        self.cookies.rows.push(cookie);
        if let Some(all) = &mut self.fingerprints {
            all.kept.extend(self.fingerprint);
        }
        if self.keep_values {
            self.values.push(if state == ValueState::Clear { value } else { &[] }, state);
        }
    }

    /// Reports a problem of the row at hand, which becomes the next cookie.
    pub(super) fn warn(&mut self, column: &'static str, problem: RowProblem) {
        let row = u32::try_from(self.cookies.rows.len()).ok().map(RowId);
        self.add_warning(RowWarning { rowid: self.rowid, row, column, problem });
    }

    /// Reports that the row at hand becomes no cookie.
    pub(super) fn skip(&mut self, column: &'static str, problem: RowProblem) {
        self.skipped += 1;
        if let Some(all) = &mut self.fingerprints {
            all.skipped.extend(self.fingerprint);
        }
        self.add_warning(RowWarning { rowid: self.rowid, row: None, column, problem });
    }

    /// Reports a problem that was found from outside: of the row just added when `kept`, else of one that became no cookie.
    /// Rows lost in damage are counted apart from skipped ones.
    pub(super) fn problem(&mut self, rowid: i64, column: &'static str, problem: RowProblem, kept: bool) {
        let row = u32::try_from(self.cookies.rows.len()).ok().and_then(|rows| rows.checked_sub(1)).filter(|_| kept).map(RowId);
        self.skipped += u64::from(!kept && problem != RowProblem::LostInDamage);
        self.add_warning(RowWarning { rowid: Some(rowid), row, column, problem });
    }

    /// Keeps a warning, or counts it.
    pub(super) fn add_warning(&mut self, warning: RowWarning) {
        self.warned += 1;
        if self.warnings.len() < MOST_WARNINGS {
            self.warnings.push(warning);
        }
    }

    /// A number.
    pub(super) fn integer(&mut self, cells: Cells<'_>, spec: &TableSpec, column: usize) -> Option<i64> {
        match cell::integer(cells.raw(column)) {
            Read::Good(number) | Read::Odd(number) => Some(number),
            Read::Null => None,
            Read::Wrong => {
                self.warn(name(spec, column), RowProblem::WrongType);
                None
            }
        }
    }

    /// A flag: anything but zero is true.
    pub(super) fn flag(&mut self, cells: Cells<'_>, spec: &TableSpec, column: usize) -> Option<bool> {
        self.integer(cells, spec, column).map(|number| number != 0)
    }

    /// A text; bytes that are not UTF-8 become replacement characters.
    pub(super) fn text<'a>(&mut self, cells: Cells<'a>, spec: &TableSpec, column: usize) -> Option<Cow<'a, str>> {
        let bytes = match cell::bytes(cells.raw(column)) {
            Read::Good(bytes) => bytes,
            Read::Odd(bytes) => {
                self.warn(name(spec, column), RowProblem::WrongType);
                bytes
            }
            Read::Null => return None,
            Read::Wrong => {
                self.warn(name(spec, column), RowProblem::WrongType);
                return None;
            }
        };
        // Checked first because it is much faster than the lossy way, which hardly any row needs.
        let text = if let Ok(text) = std::str::from_utf8(bytes) {
            Cow::Borrowed(text)
        } else {
            self.warn(name(spec, column), RowProblem::NonUtf8);
            String::from_utf8_lossy(bytes)
        };
        let (text, was_cut) = cell::cut(text, LONGEST_TEXT);
        if was_cut {
            self.warn(name(spec, column), RowProblem::TooLarge);
        }
        Some(text)
    }

    /// The host of the row at hand; without one the row is skipped.
    pub(super) fn host(&mut self, cells: Cells<'_>, spec: &TableSpec, column: usize) -> Option<Host> {
        let (kept, warned) = (self.warnings.len(), self.warned);
        let text = self.text(cells, spec, column).unwrap_or_default();
        match Host::parse(&text, None, &mut self.cookies.strings) {
            Ok(host) => Some(host),
            Err(error) => {
                // One warning for a row that is left out, not two.
                self.warnings.truncate(kept);
                self.warned = warned;
                self.skip(name(spec, column), if error == HostError::TooLong { RowProblem::TooLarge } else { RowProblem::NoHost });
                None
            }
        }
    }

    /// The bytes of a value.
    pub(super) fn value<'a>(&mut self, cells: Cells<'a>, spec: &TableSpec, column: usize) -> Option<&'a [u8]> {
        let bytes = match cell::bytes(cells.raw(column)) {
            Read::Good(bytes) | Read::Odd(bytes) => bytes,
            Read::Null => return None,
            Read::Wrong => {
                self.warn(name(spec, column), RowProblem::WrongType);
                return None;
            }
        };
        if bytes.len() > LONGEST_VALUE {
            self.warn(name(spec, column), RowProblem::TooLarge);
        }
        bytes.get(..bytes.len().min(LONGEST_VALUE))
    }

    /// A time of creation, change or access. Zero and numbers outside the calendar are unknown.
    pub(super) fn time(&mut self, cells: Cells<'_>, spec: &TableSpec, column: usize, epoch: Epoch) -> Option<Moment> {
        let raw = self.integer(cells, spec, column).filter(|raw| *raw != 0)?;
        match epoch.instant(raw) {
            Instant::At(moment) => Some(moment),
            Instant::FarFuture | Instant::Unknown => {
                self.warn(name(spec, column), RowProblem::OutOfRange);
                None
            }
        }
    }

    /// As [`Self::time`], with a warning when the creation lies in the future.
    pub(super) fn creation(&mut self, cells: Cells<'_>, spec: &TableSpec, column: usize, epoch: Epoch) -> Option<Moment> {
        let created = self.time(cells, spec, column, epoch)?;
        if created.unix_micros() > self.latest_creation {
            self.warn(name(spec, column), RowProblem::ClockInFuture);
        }
        Some(created)
    }
}

/// The shape of a value that may be absent.
pub(super) fn shape_of(value: Option<&[u8]>) -> (ValueShape, ValueState) {
    match value {
        Some(bytes) => (ValueShape::of(CookieValue::new(bytes)), ValueState::Clear),
        None => (ValueShape::Unknown, ValueState::Missing),
    }
}

/// The current name of a column.
pub(super) fn name(spec: &TableSpec, column: usize) -> &'static str {
    spec.columns.get(column).and_then(|column| column.names.first()).copied().unwrap_or_default()
}
