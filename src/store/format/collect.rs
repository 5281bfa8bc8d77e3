use std::borrow::Cow;

use super::epoch::{EARLIEST_MICROS, Epoch, Instant};
use crate::cookie::{
    Cookie, CookieTable, CookieValue, Expiry, Foreseen, Host, HostCell, HostError, Moment, RowId, Scope, Sym, ValueShape, ValueState,
    Values,
};
use crate::store::{KeepValues, ReadOptions, ReadReport, RowProblem, RowWarning};

/// Warnings that are kept; beyond that they are only counted.
const MOST_WARNINGS: usize = 1_000;
/// No browser stores longer names, paths or attributes; more is cut.
const LONGEST_TEXT: usize = 64 << 10;
/// No browser stores longer values.
const LONGEST_VALUE: usize = 1 << 20;
const DAY_MICROS: i64 = 86_400_000_000;

/// Gathers the rows of one read, and what was wrong with them.
#[derive(Debug)]
pub(crate) struct Collector {
    pub(crate) cookies: CookieTable,
    pub(crate) values: Values,
    pub(crate) warnings: Vec<RowWarning>,
    /// All warnings, also those that were not kept.
    pub(crate) warned: u64,
    /// Rows that became no cookie.
    pub(crate) skipped: u64,
    /// The numbers of those of them that have one.
    pub(crate) skipped_rows: Vec<i64>,
    /// Rows whose value the browser encrypted.
    pub(crate) encrypted: u64,
    /// Rows that name a cookie which is there already.
    pub(crate) merged: u64,
    keep: KeepValues,
    /// A time of setting beyond this is a clock that was wrong.
    latest_setting: i64,
    /// Number of the row at hand in the file.
    rowid: Option<i64>,
    /// Where host, name and path of rows to come were looked for, those of the next row last; of the row at hand.
    foreseen: Vec<[Foreseen; 3]>,
    at_hand: [Foreseen; 3],
    /// The host of the row at hand as the store spells it, where that is not the canonical spelling.
    spelling: Option<String>,
}

impl Collector {
    pub(crate) fn new(options: &ReadOptions) -> Self {
        Self {
            cookies: CookieTable::default(),
            values: Values::default(),
            warnings: Vec::new(),
            warned: 0,
            skipped: 0,
            skipped_rows: Vec::new(),
            encrypted: 0,
            merged: 0,
            keep: options.values.clone(),
            latest_setting: Moment::from(options.now).unix_micros().saturating_add(DAY_MICROS),
            rowid: None,
            foreseen: Vec::new(),
            at_hand: Default::default(),
            spelling: None,
        }
    }

    /// Goes on with the rows of a report, so that another file can add to them. The report is left without rows until
    /// they are put back.
    pub(crate) fn resume(options: &ReadOptions, report: &mut ReadReport) -> Self {
        Self {
            cookies: std::mem::take(&mut report.cookies),
            values: std::mem::take(&mut report.values),
            warnings: std::mem::take(&mut report.warnings),
            warned: report.record.row_warnings,
            skipped: report.record.rows_skipped,
            skipped_rows: std::mem::take(&mut report.skipped_rows),
            encrypted: report.record.values_encrypted,
            merged: report.record.rows_merged,
            ..Self::new(options)
        }
    }

    /// Forgets the rows, not the texts.
    pub(crate) fn restart(&mut self) {
        self.cookies.clear_rows();
        self.spelling = None;
        self.values = Values::default();
        self.warnings.clear();
        self.skipped_rows.clear();
        (self.warned, self.skipped, self.merged, self.encrypted) = (0, 0, 0, 0);
    }

    /// Adds the rows of a part of the table that follows.
    pub(crate) fn absorb(&mut self, next: Self) {
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
        self.skipped_rows.extend(next.skipped_rows);
        self.encrypted += next.encrypted;
        self.merged += next.merged;
    }

    /// Starts a row of the file.
    pub(crate) fn begin(&mut self, rowid: Option<i64>) {
        self.rowid = rowid;
        self.at_hand = self.foreseen.pop().unwrap_or_default();
    }

    /// Looks for host, name and path of each of the rows that will be begun next.
    pub(super) fn foresee<'a>(&mut self, texts: impl Iterator<Item = &'a [u8]>) {
        let mut found = Vec::new();
        self.cookies.strings.foresee(texts, &mut found);
        self.foreseen.clear();
        self.foreseen.extend(found.as_chunks().0.iter().rev());
    }

    /// Adds the row at hand. Its value, if it is clear and values are kept, goes beside it.
    pub(crate) fn push(&mut self, cookie: Cookie, value: &[u8], state: ValueState) {
        if let (Some(spelling), Ok(row)) = (self.spelling.take(), u32::try_from(self.cookies.rows.len())) {
            self.cookies.add_spelling(RowId(row), &spelling);
        }
        self.cookies.rows.push(cookie);
        self.encrypted += u64::from(matches!(state, ValueState::Encrypted(_)));
        if !matches!(self.keep, KeepValues::None) {
            let is_kept = state.is_readable() && self.keeps(cookie.name, cookie.host);
            self.values.push(if is_kept { value } else { &[] }, state);
        }
    }

    /// Whether the value of a cookie of this name and host is kept.
    pub(crate) fn keeps(&self, name: Sym, host: Host) -> bool {
        let strings = &self.cookies.strings;
        match &self.keep {
            KeepValues::None => false,
            KeepValues::Named { name: of_name, host: of_host } => strings.get(name) == &**of_name && strings.get(host.name()) == &**of_host,
            KeepValues::Called(is_wanted) => is_wanted(strings.get(name)),
            KeepValues::All => true,
        }
    }

    /// Reports a problem of the row at hand, which becomes the next cookie.
    pub(crate) fn warn(&mut self, column: &'static str, problem: RowProblem) {
        let row = u32::try_from(self.cookies.rows.len()).ok().map(RowId);
        self.add_warning(RowWarning { rowid: self.rowid, row, column: column.into(), problem });
    }

    /// Reports that the row at hand becomes no cookie.
    pub(crate) fn skip(&mut self, column: &'static str, problem: RowProblem) {
        self.skipped += 1;
        self.skipped_rows.extend(self.rowid);
        self.add_warning(RowWarning { rowid: self.rowid, row: None, column: column.into(), problem });
    }

    /// The host of the row at hand as the store spells it, where that is not the canonical spelling.
    pub(crate) fn spelling(&self) -> Option<&str> {
        self.spelling.as_deref()
    }

    /// Reports rows that become no cookies because there are too many.
    pub(crate) fn skip_more(&mut self, column: &'static str, problem: RowProblem, rows: u64) {
        if rows > 0 {
            self.skipped += rows;
            self.add_warning(RowWarning { rowid: None, row: None, column: column.into(), problem });
            self.warned += rows - 1;
        }
    }

    /// How many warnings there are, to come back to.
    pub(crate) fn remarks(&self) -> Remarks {
        Remarks { kept: self.warnings.len(), warned: self.warned }
    }

    /// Forgets the warnings of a row that does not become the next cookie after all: they would stand against its neighbour.
    pub(crate) fn forget_since(&mut self, before: Remarks) {
        self.warnings.truncate(before.kept);
        self.warned = before.warned;
    }

    /// Reports that the row at hand names a cookie which is there already.
    pub(crate) fn merge(&mut self, before: Remarks) {
        self.forget_since(before);
        self.merged += 1;
    }

    /// Reports a problem that was found from outside: of the row just added when `kept`, else of one that became no cookie.
    /// Rows lost in damage are counted apart from skipped ones.
    pub(crate) fn problem(&mut self, rowid: Option<i64>, column: &'static str, problem: RowProblem, kept: bool) {
        let row = u32::try_from(self.cookies.rows.len()).ok().and_then(|rows| rows.checked_sub(1)).filter(|_| kept).map(RowId);
        if !kept && problem != RowProblem::LostInDamage {
            self.skipped += 1;
            self.skipped_rows.extend(rowid);
        }
        self.add_warning(RowWarning { rowid, row, column: column.into(), problem });
    }

    /// Keeps a warning, or counts it.
    pub(crate) fn add_warning(&mut self, warning: RowWarning) {
        self.warned += 1;
        if self.warnings.len() < MOST_WARNINGS {
            self.warnings.push(warning);
        }
    }

    /// A text of any source; bytes that are not UTF-8 become replacement characters, and what is too long is cut.
    pub(crate) fn text_of<'a>(&mut self, column: &'static str, bytes: &'a [u8]) -> Cow<'a, str> {
        // Checked first because it is much faster than the lossy way, which hardly any row needs.
        let text = if let Ok(text) = std::str::from_utf8(bytes) {
            Cow::Borrowed(text)
        } else {
            self.warn(column, RowProblem::NonUtf8);
            String::from_utf8_lossy(bytes)
        };
        let (text, was_cut) = cut(text, LONGEST_TEXT);
        if was_cut {
            self.warn(column, RowProblem::TooLarge);
        }
        text
    }

    /// The host of the row at hand; without one the row is skipped, unless `is_file` finds that a page opened from disk has set it. `read` finds
    /// its text; a cell that is empty says something, none does not.
    pub(crate) fn host_of<'a>(
        &mut self,
        column: &'static str,
        read: impl FnOnce(&mut Self) -> Option<Cow<'a, str>>,
        is_file: impl FnOnce(&mut Self) -> bool,
    ) -> Option<HostCell<'a>> {
        let before = self.remarks();
        let text = read(self);
        self.spelling = None;
        if text.as_deref() == Some("") && is_file(self) {
            return Some(HostCell::of_files());
        }
        let text = text.unwrap_or_default();
        let cell = match &text {
            Cow::Borrowed(text) => HostCell::parse(text, None),
            Cow::Owned(text) => HostCell::parse(text, None).map(HostCell::into_owned),
        };
        match cell {
            Ok(host) => {
                self.spelling = (!host.is_canonical()).then(|| text.into_owned());
                Some(host)
            }
            Err(error) => {
                // One warning for a row that is left out, not two.
                self.forget_since(before);
                self.skip(column, if error == HostError::TooLong { RowProblem::TooLarge } else { RowProblem::NoHost });
                None
            }
        }
    }

    /// The host of the row at hand from a text without dot, and which hosts get the cookie back as the format says it. Without a host the row is
    /// skipped.
    pub(crate) fn host_with<'a>(&mut self, column: &'static str, text: &'a str, scope: Scope) -> Option<HostCell<'a>> {
        self.spelling = None;
        match HostCell::parse(text, Some(scope)) {
            Ok(host) => {
                // Only a text with a dot counts as the usual spelling of a domain.
                self.spelling = (host.name() != text).then(|| if scope == Scope::Domain { format!(".{text}") } else { text.to_owned() });
                Some(host)
            }
            Err(error) => {
                self.skip(column, if error == HostError::TooLong { RowProblem::TooLarge } else { RowProblem::NoHost });
                None
            }
        }
    }

    /// The texts by which the row at hand is known, as ids of the table.
    pub(crate) fn named_by(&mut self, host: &HostCell<'_>, name: &str, path: &str) -> NamedBy {
        let [host_at, name_at, path_at] = std::mem::take(&mut self.at_hand);
        let strings = &mut self.cookies.strings;
        let host_name = strings.intern_foreseen(host.name(), host_at);
        let (name, path) = (strings.intern_foreseen(name, name_at), strings.intern_foreseen(path, path_at));
        NamedBy { host: host.named(host_name), name, path }
    }

    /// The bytes of a value, cut when they are too many.
    pub(crate) fn value_of<'a>(&mut self, column: &'static str, bytes: &'a [u8]) -> &'a [u8] {
        if bytes.len() > LONGEST_VALUE {
            self.warn(column, RowProblem::TooLarge);
        }
        bytes.get(..LONGEST_VALUE).unwrap_or(bytes)
    }

    /// A time of creation, change or access. Zero and numbers outside the calendar are unknown.
    pub(crate) fn moment_of(&mut self, column: &'static str, raw: i64, epoch: Epoch) -> Option<Moment> {
        if raw == 0 {
            return None;
        }
        match epoch.instant(raw) {
            Instant::At(moment) => Some(moment),
            Instant::FarFuture | Instant::FarPast => {
                self.warn(column, RowProblem::OutOfRange);
                None
            }
        }
    }

    /// The end of a cookie, with a warning when it lies before the calendar.
    pub(crate) fn expiry_of(&mut self, column: &'static str, instant: Instant) -> Expiry {
        if instant == Instant::FarPast {
            self.warn(column, RowProblem::OutOfRange);
        }
        instant.expiry()
    }

    /// A time of creation or setting: as [`Self::moment_of`], and one before there were cookies or after tomorrow is unknown too. A clock was
    /// wrong then, and a life that is counted from it would be made up.
    pub(crate) fn setting_of(&mut self, column: &'static str, raw: i64, epoch: Epoch) -> Option<Moment> {
        let set = self.moment_of(column, raw, epoch)?;
        let problem = match set.unix_micros() {
            early if early < EARLIEST_MICROS => RowProblem::ClockBefore1995,
            late if late > self.latest_setting => RowProblem::ClockInFuture,
            _ => return Some(set),
        };
        self.warn(column, problem);
        None
    }
}

/// The texts of a row that every format has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NamedBy {
    pub(crate) host: Host,
    pub(crate) name: Sym,
    pub(crate) path: Sym,
}

/// A state of the warnings of a [`Collector`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Remarks {
    kept: usize,
    warned: u64,
}

/// Whether a cookie path names a folder of a computer: one below the root, where no browser puts a cookie by itself.
pub(crate) fn is_folder(path: &str) -> bool {
    path.starts_with('/') && path.len() > 1
}

/// The shape of a value that may be absent.
pub(crate) fn shape_of(value: Option<&[u8]>) -> (ValueShape, ValueState) {
    match value {
        Some(bytes) => (ValueShape::of(CookieValue::new(bytes)), ValueState::Clear),
        None => (ValueShape::Missing, ValueState::Missing),
    }
}

/// Text cut to `limit` bytes at a character, and whether anything was cut.
fn cut(text: Cow<'_, str>, limit: usize) -> (Cow<'_, str>, bool) {
    if text.len() <= limit {
        return (text, false);
    }
    let end = (0..=limit).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    (Cow::Owned(text.get(..end).unwrap_or_default().to_owned()), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_never_split_a_character() {
        assert_eq!(cut("éé".into(), 3), ("é".into(), true));
        assert_eq!(cut("éé".into(), 4), ("éé".into(), false));
    }
}
