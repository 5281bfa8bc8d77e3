//! Cells of SQLite as what a format means by them, with a warning for what is odd.

use std::borrow::Cow;

use super::collect::Collector;
use super::epoch::Epoch;
use crate::cookie::{HostCell, Moment};
use crate::store::RowProblem;
use crate::store::sqlite::cell::{self, Cells, Read};
use crate::store::sqlite::table::TableSpec;

impl Collector {
    /// Looks for the texts of rows that will be begun next. `columns` are those of host, name and path.
    pub(crate) fn foresee_rows(&mut self, rows: &[Cells<'_>], [host, name, path]: [usize; 3]) {
        self.foresee(rows.iter().flat_map(|cells| {
            let text = |column| cells.bytes(column).unwrap_or_default();
            let of_host = text(host);
            // As nearly every cell of a host is spelt: behind a dot, or as it is.
            [of_host.strip_prefix(b".").unwrap_or(of_host), text(name), text(path)]
        }));
    }

    /// A number.
    pub(crate) fn integer(&mut self, cells: Cells<'_>, spec: &TableSpec, column: usize) -> Option<i64> {
        match cell::integer(cells.raw(column)) {
            Read::Good(number) | Read::Odd(number) => Some(number),
            Read::Null => None,
            Read::Wrong => {
                self.warn(spec.name_of(column), RowProblem::WrongType);
                None
            }
        }
    }

    /// A flag: anything but zero is true.
    pub(crate) fn flag(&mut self, cells: Cells<'_>, spec: &TableSpec, column: usize) -> Option<bool> {
        self.integer(cells, spec, column).map(|number| number != 0)
    }

    /// A text; bytes that are not UTF-8 become replacement characters.
    pub(crate) fn text<'a>(&mut self, cells: Cells<'a>, spec: &TableSpec, column: usize) -> Option<Cow<'a, str>> {
        let bytes = match cell::bytes(cells.raw(column)) {
            Read::Good(bytes) => bytes,
            Read::Odd(bytes) => {
                self.warn(spec.name_of(column), RowProblem::WrongType);
                bytes
            }
            Read::Null => return None,
            Read::Wrong => {
                self.warn(spec.name_of(column), RowProblem::WrongType);
                return None;
            }
        };
        Some(self.text_of(spec.name_of(column), bytes))
    }

    /// The host of the row at hand; without one the row is skipped, unless `is_file` finds that a page opened from disk has set it.
    pub(crate) fn host<'a>(
        &mut self,
        cells: Cells<'a>,
        spec: &TableSpec,
        column: usize,
        is_file: impl FnOnce(&mut Self) -> bool,
    ) -> Option<HostCell<'a>> {
        self.host_of(spec.name_of(column), |out| out.text(cells, spec, column), is_file)
    }

    /// The bytes of a value.
    pub(crate) fn value<'a>(&mut self, cells: Cells<'a>, spec: &TableSpec, column: usize) -> Option<&'a [u8]> {
        match cell::bytes(cells.raw(column)) {
            Read::Good(bytes) | Read::Odd(bytes) => Some(self.value_of(spec.name_of(column), bytes)),
            Read::Null => None,
            Read::Wrong => {
                self.warn(spec.name_of(column), RowProblem::WrongType);
                None
            }
        }
    }

    /// A time of creation, change or access. Zero and numbers outside the calendar are unknown.
    pub(crate) fn time(&mut self, cells: Cells<'_>, spec: &TableSpec, column: usize, epoch: Epoch) -> Option<Moment> {
        let raw = self.integer(cells, spec, column)?;
        self.moment_of(spec.name_of(column), raw, epoch)
    }

    /// A time of creation or setting, unknown where a clock was wrong.
    pub(crate) fn setting(&mut self, cells: Cells<'_>, spec: &TableSpec, column: usize, epoch: Epoch) -> Option<Moment> {
        let raw = self.integer(cells, spec, column)?;
        self.setting_of(spec.name_of(column), raw, epoch)
    }
}
