//! What this program exported, read back: JSON, NDJSON and CSV with their columns (docs/formats/own-exports.md).

#[cfg(feature = "arrow")]
pub(crate) mod batch;
pub(crate) mod parquet;
mod provenance;
mod row;
pub(super) mod table;

use std::io::BufRead as _;

use super::collect::Collector;
use super::json::node::Node;
use super::json::outline::JsonKind;
use super::json::walk::{End, Plan, Want, walk};
use super::plain::PlainFile;
use super::text::kind::TextKind;
use super::{Format, Traits};
use crate::store::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};
use provenance::Provenance;
use row::{Cell, Rows, Value};
use table::Row;

/// The format in the table of formats.
pub(crate) const FORMAT: Format = Format::jar(
    FormatId::OwnExport,
    ["cookie-charter", "Cookie Charter"],
    |head| head.json == Some(JsonKind::OwnExport) || head.text == Some(TextKind::OwnCsv),
    Traits::ALL_KEPT,
    read,
);

/// What is wanted of reads and rows. Verdicts are worked out anew.
const KEYS: [&str; 28] = [
    "type",
    "store",
    "browser",
    "profile",
    "store_format",
    "schema_version",
    "read_at",
    "files",
    "path",
    "sha256",
    "site",
    "host",
    "name",
    "top_level_site",
    "container",
    "created_at",
    "last_accessed_at",
    "expires_at",
    "lifetime_days",
    "lifetime_is_upper_bound",
    "session",
    "secure",
    "http_only",
    "host_only",
    "same_site",
    "partitioned",
    "value",
    "value_closed",
];

/// One object with two lists.
const LISTS: Plan = Plan {
    want: |place| match place {
        "" | "reads" | "cookies" => Want::Enter,
        "reads[]" | "cookies[]" => Want::Take,
        _ => Want::Skip,
    },
    keys: Some(&KEYS),
};
/// Exports go by row after row, so that they may be as large as a store.
const LARGEST: u64 = crate::store::sqlite::snapshot::LARGEST;
/// One object a line.
const LINES: Plan = Plan { want: |_| Want::Take, keys: Some(&KEYS) };

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let mut reading = Reading { rows: Rows::new(Collector::new(options)), from: Provenance::default(), met: 0 };
    let end = if is_json(&file)? {
        let end = reading.walk(&file, &LISTS)?;
        if reading.met == 0 { reading.walk(&file, &LINES)? } else { end }
    } else {
        table::each_row(&file, &mut |row| match row {
            Row::Whole(cell, value) => reading.cookie(cell, value),
            Row::TooLong => reading.rows.too_long(),
        })?
    };
    let mut notes = vec![ReadNote::FromReport];
    if end == End::Broken {
        notes.push(ReadNote::TruncatedFile);
    }
    let Reading { rows, from, .. } = reading;
    let mut report = file.report(options, rows.out, &notes)?;
    from.attach(&mut report.record);
    Ok(report)
}

fn is_json(file: &PlainFile<'_>) -> Result<bool, ReadError> {
    let mut text = file.buffered()?;
    let head = text.fill_buf().map_err(|error| file.failed(error))?;
    Ok(head.trim_ascii_start().starts_with(b"{"))
}

struct Reading {
    rows: Rows,
    from: Provenance,
    /// Reads and rows that were met.
    met: u64,
}

impl Reading {
    fn walk(&mut self, file: &PlainFile<'_>, plan: &Plan) -> Result<End, ReadError> {
        let mut each = |place: &str, node: Node| match place {
            "reads[]" => self.read(&node),
            "cookies[]" => self.node(&node),
            _ if node.text_at("type") == Some("read") => self.read(&node),
            _ if node.text_at("type") == Some("cookie") => self.node(&node),
            _ => {}
        };
        walk(file.buffered()?, plan, &mut each).map_err(|error| file.failed(error))
    }

    fn read(&mut self, node: &Node) {
        self.met += 1;
        self.from.read(node);
    }

    fn node(&mut self, node: &Node) {
        let value = match (node.get("value"), node.text_at("value_closed")) {
            (Some(Node::Text(text)), _) => Value::Clear(text.as_bytes()),
            (_, Some(why)) => Value::Closed(why),
            _ => Value::Unknown,
        };
        self.cookie(&|key| row::text_of(node.get(key)?), value);
    }

    fn cookie(&mut self, cell: Cell<'_>, value: Value<'_>) {
        self.met += 1;
        self.from.row(cell);
        let is_of_firefox = self.from.is_of_firefox(cell);
        self.rows.add(cell, value, is_of_firefox);
    }
}
