use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Value, json};

use super::cells;
use super::content::Content;
use super::superseded::Marks;
use super::{LookedThrough, SupersededPart};
use crate::column::{COLUMNS, Cell};
use crate::cookie::{Moment, ValueState};
use crate::dossier::PROGRAM;
use crate::inventory::{CookieView, OpenStore};
use crate::sealed::{SealedForm, Sealing};
use crate::store::{Completeness, ExportedRead, FileRecord, LeftOut, Part, Paths, RowWarning, Twin};

/// Number of this form of report; raised when a reader would have to know.
pub(super) const REPORT_VERSION: u32 = 1;

/// Earlier versions of rows with what is told of their logs.
type Earlier<'a> = Option<(&'a Content<'a>, &'a SupersededPart)>;

pub(super) fn write(content: &Content<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_both(content, None, out)
}

/// Cookies, and earlier versions of rows in lists of their own.
pub(super) fn write_both(live: &Content<'_>, earlier: Earlier<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut out = Sealing::new(SealedForm::Json, out);
    let head = json!({ "format": "cookie-charter-report", "version": REPORT_VERSION, "creator": creator() });
    let head = serde_json::to_string(&head)?;
    // The head's closing brace makes room for the two lists, so that a million cookies are never in memory at once. What was looked for and
    // could not be had stands with the reads, before any cookie.
    write!(out, "{},\n\"reads\":[", head.trim_end_matches('}'))?;
    for (i, (store, name)) in live.stores().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut out, &read_record(live, store, name))?;
    }
    out.write_all(b"\n],\n\"cookies\":")?;
    write_list(live, &mut out)?;
    if let Some((content, part)) = earlier {
        out.write_all(b",\n\"superseded_reads\":")?;
        serde_json::to_writer(&mut out, &superseded_reads(live, content, part))?;
        out.write_all(b",\n\"superseded\":")?;
        write_list(content, &mut out)?;
    }
    out.finish()
}

fn write_list(content: &Content<'_>, out: &mut Sealing<'_>) -> io::Result<()> {
    out.write_all(b"[")?;
    for (i, view) in content.views().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &Row { content, view, kind: None })?;
    }
    out.write_all(b"\n]")
}

/// What was looked through for earlier versions: the files, and how many commits their logs hold; and what could not be, so that no versions never means that
/// nobody could look.
fn superseded_reads(live: &Content<'_>, content: &Content<'_>, part: &SupersededPart) -> Vec<Value> {
    let read = |((store, name), log): ((&OpenStore, &str), &LookedThrough)| {
        json!({
            "store": name,
            "files": file_records(content, store),
            "commits": log.commits,
            "commits_left_out": log.commits_left_out,
            "rows_left_out": log.rows_left_out,
            "rows_skipped": store.report.record.rows_skipped,
        })
    };
    let unread = |(place, problem): &(usize, &str)| json!({ "store": live.store_name(*place), "problem": problem });
    content.stores().zip(&part.logs).map(read).chain(part.unread.iter().map(unread)).collect()
}

pub(super) fn write_lines(content: &Content<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_both_as_lines(content, None, out)
}

/// The same as lines, each with its type.
pub(super) fn write_both_as_lines(live: &Content<'_>, earlier: Earlier<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Lines::new(out);
    lines.reads(live)?;
    if let Some((content, part)) = earlier {
        for mut read in superseded_reads(live, content, part) {
            if let Some(fields) = read.as_object_mut() {
                fields.insert("type".to_owned(), "superseded-read".into());
            }
            lines.line(&serde_json::to_vec(&read)?)?;
        }
    }
    lines.rows(live, "cookie")?;
    if let Some((content, _)) = earlier {
        lines.rows(content, "superseded")?;
    }
    lines.finish()
}

/// A report of one object a line while it is written.
pub(super) struct Lines<'a> {
    out: Sealing<'a>,
    has_begun: bool,
    text: Vec<u8>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { out: Sealing::new(SealedForm::Lines, out), has_begun: false, text: Vec::new() }
    }

    /// A line is ended by the next one, because the last one ends with the seal.
    fn line(&mut self, text: &[u8]) -> io::Result<()> {
        if std::mem::replace(&mut self.has_begun, true) {
            self.out.write_all(b"}\n")?;
        }
        self.out.write_all(text.strip_suffix(b"}").unwrap_or(text))
    }

    /// The reads of the stores.
    pub(super) fn reads(&mut self, content: &Content<'_>) -> io::Result<()> {
        content.stores().try_for_each(|(store, name)| self.of_report("read", read_record(content, store, name)))
    }

    /// What was left out between the stores.
    pub(super) fn left_out(&mut self, left: &LeftOut, paths: Paths) -> io::Result<()> {
        self.of_report("left-out", json!({ "path": left.written(paths), "reason": left.why.code() }))
    }

    fn of_report(&mut self, kind: &str, fields: Value) -> io::Result<()> {
        let mut record = json!({ "type": kind, "format": "cookie-charter-report", "version": REPORT_VERSION, "creator": creator() });
        if let (Some(record), Value::Object(fields)) = (record.as_object_mut(), fields) {
            record.extend(fields);
        }
        self.line(&serde_json::to_vec(&record)?)
    }

    pub(super) fn rows(&mut self, content: &Content<'_>, kind: &'static str) -> io::Result<()> {
        let mut text = std::mem::take(&mut self.text);
        for view in content.views() {
            text.clear();
            serde_json::to_writer(&mut text, &Row { content, view, kind: Some(kind) })?;
            self.line(&text)?;
        }
        self.text = text;
        Ok(())
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.out.finish()
    }
}

pub(super) fn creator() -> String {
    PROGRAM.to_owned()
}

/// What stands beside a table: the reads that it was made from, and what a folder had that was left out.
#[cfg(feature = "arrow")]
pub(super) fn record(reads: &[Value], left_out: &[Value]) -> Value {
    json!({
        "format": "cookie-charter-report", "version": REPORT_VERSION, "creator": creator(), "reads": reads, "left_out": left_out,
    })
}

/// The read record of a store, as a JSON object.
pub(super) fn read_record(content: &Content<'_>, store: &OpenStore, name: &str) -> Value {
    let record = &store.report.record;
    let files = file_records(content, store);
    let reach = record.history_reaches;
    json!({
        "store": name, "completeness": completeness(&Completeness::of(record)), "files": files, "read_at": seconds(record.read_at), "browser": record.browser,
        "browser_version": record.browser_version, "profile": content.profile(store), "store_format": record.format.code(),
        "schema_version": record.schema_version, "rows_read": record.rows_read, "rows_skipped": record.rows_skipped,
        "rows_lost": record.rows_lost, "rows_merged": record.rows_merged, "rows_from_log": record.rows_from_log,
        "rows_from_session_file": record.rows_from_session_file, "unknown_columns": record.unknown_columns,
        "seen_in_request": record.seen_in_request.iter().map(|seen| json!({ "host": seen.host, "name": seen.name })).collect::<Vec<_>>(),
        "history_from": reach.map(|(from, _)| moment(from)), "history_to": reach.map(|(_, to)| moment(to)), "rows_deleted_by_log": record.rows_deleted_by_log, "row_warnings": record.row_warnings,
        "warnings": store.report.warnings.iter().map(row_warning).collect::<Vec<_>>(),
        "lost": store.report.lost.iter().map(|lost| json!({ "rowid": lost.rowid, "host": lost.host, "name": lost.name })).collect::<Vec<_>>(),
        "session_files_passed_over": record.session_files_passed_over.iter().map(|file| {
            json!({ "path": content.options.paths.write(&file.path), "reason": file.why.code() })
        }).collect::<Vec<_>>(),
        "notes": record.notes.iter().map(|note| note.code()).collect::<Vec<_>>(),
        "exported_from": record.exported_from.iter().map(|read| exported_read(read, content.options.paths)).collect::<Vec<_>>(),
        "other_store": record.twin.as_ref().map(|twin| other_store(twin, content.options.paths)),
        "left_out": record.search.left_out.iter().map(|left| {
            json!({ "path": left.written(content.options.paths), "reason": left.why.code() })
        }).collect::<Vec<_>>(),
        "more_left_out": record.search.more_left_out, "not_unpacked": record.search.not_unpacked,
    })
}

/// The files of a read with their sums.
pub(super) fn file_records(content: &Content<'_>, store: &OpenStore) -> Vec<Value> {
    let record = |file: &FileRecord| {
        json!({
            "path": file.written(content.options.paths), "role": file.role.code(), "size": file.size, "sha256": file.sha256,
            "modified_at": file.modified.map(seconds),
        })
    };
    store.report.record.files.iter().map(record).collect()
}

/// What a report that was read back says that it was made from.
fn exported_read(read: &ExportedRead, paths: Paths) -> Value {
    let path = |path: &str| paths.write(path.as_ref());
    let files = read.files.iter().map(|file| json!({ "path": path(&file.path), "sha256": file.sha256 }));
    json!({
        "store": path(&read.store), "browser": read.browser, "profile": if paths == Paths::LeftOut { "" } else { &read.profile },
        "store_format": read.store_format, "schema_version": read.schema_version, "read_at": read.read_at.map(seconds), "files": files.collect::<Vec<_>>(),
    })
}

fn other_store(twin: &Twin, paths: Paths) -> Value {
    let time = |moment: Option<Moment>| {
        moment.map(|moment| {
            let mut text = Vec::new();
            cells::render_time(moment, &mut text);
            String::from_utf8_lossy(&text).into_owned()
        })
    };
    // Both files have one name: what tells them apart is the folder, which names nobody.
    let place = twin.file.parent().filter(|folder| folder.ends_with("Network")).map_or("", |_| "Network/");
    let path = if paths == Paths::LeftOut { format!("{place}{}", paths.write(&twin.file)) } else { paths.write(&twin.file) };
    json!({ "path": path, "reason": twin.why.code(), "newest": time(twin.newest), "other_newest": time(twin.other_newest) })
}

/// The fields of an object in their order, which a map of values does not keep.
pub(super) struct InOrder<'a>(pub(super) &'a [(&'static str, Value)]);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// What was looked for, found, and could not be had.
pub(super) fn completeness(found: &Completeness) -> Value {
    let codes = |parts: &[Part]| parts.iter().map(|part| part.code()).collect::<Vec<_>>();
    let lacks = found.unavailable.iter().map(|lack| json!({ "part": lack.part.code(), "reason": lack.reason.code(), "rows": lack.rows }));
    json!({
        "attempted": codes(&found.attempted), "read": codes(&found.read), "absent": codes(&found.absent),
        "unavailable": lacks.collect::<Vec<_>>(),
    })
}

fn row_warning(warning: &RowWarning) -> Value {
    json!({ "rowid": warning.rowid, "column": warning.column, "problem": warning.problem.code(), "skipped": warning.row.is_none() })
}

pub(super) fn seconds(time: jiff::Timestamp) -> String {
    moment(time.into())
}

fn moment(time: Moment) -> String {
    let mut text = Vec::new();
    cells::render_time(time, &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

/// One cookie with the columns of the CSV, typed.
struct Row<'a> {
    content: &'a Content<'a>,
    view: CookieView<'a>,
    kind: Option<&'static str>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(kind) = self.kind {
            map.serialize_entry("type", kind)?;
        }
        if let (Marks::Earlier(_), Some((state, frame))) = (self.content.marks, self.content.marks.of(self.view.id)) {
            map.serialize_entry("state", state)?;
            map.serialize_entry("frame", &frame)?;
        }
        let mut text = Vec::new();
        for column in &COLUMNS {
            match self.content.cell(column, &self.view) {
                Cell::Empty => map.serialize_entry(column.id.code(), &())?,
                Cell::Text(value) | Cell::Codes(value) => map.serialize_entry(column.id.code(), value)?,
                Cell::Code(code) => map.serialize_entry(column.id.code(), code)?,
                Cell::Bool(value) => map.serialize_entry(column.id.code(), &value)?,
                Cell::Life { micros } => map.serialize_entry(column.id.code(), &cells::days(micros))?,
                Cell::Findings(findings) if findings.is_empty() => map.serialize_entry(column.id.code(), &())?,
                cell @ (Cell::Time(_) | Cell::Findings(_)) => {
                    text.clear();
                    cells::render(cell, &mut text);
                    map.serialize_entry(column.id.code(), &String::from_utf8_lossy(&text))?;
                }
            }
        }
        map.serialize_entry("lifetime_is_upper_bound", &self.view.cookie.lifetime_is_upper_bound())?;
        for (name, cell) in self.content.notes(&self.view) {
            map.serialize_entry(name, &(!cell.is_empty()).then_some(cell))?;
        }
        if self.content.options.with_values {
            match self.view.value() {
                Some((value, ValueState::Clear | ValueState::Opened)) => {
                    map.serialize_entry("value", &String::from_utf8_lossy(value.reveal()))?;
                }
                unread => {
                    map.serialize_entry("value", &())?;
                    if let Some((_, ValueState::Encrypted(why))) = unread {
                        map.serialize_entry("value_closed", why.code())?;
                    }
                }
            }
        }
        map.end()
    }
}
