//! Stores of every schema version, built as the browsers build them (formats note, sections 2.1 and 3.1).

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use cookie_charter::store::FormatId;
use rusqlite::Connection;
use rusqlite::types::Value;

/// A column: name, declaration, the schema versions that have it.
type Column = (&'static str, &'static str, &'static [RangeInclusive<i64>]);
/// Cells by column; those of columns that a version does not have are left out.
pub type Row = Vec<(&'static str, Value)>;

/// How one family of browsers lays out its store.
pub struct Family {
    pub format: FormatId,
    pub file_name: &'static str,
    pub table: &'static str,
    pub host: &'static str,
    pub name: &'static str,
    pub value: &'static str,
    pub versions: RangeInclusive<i64>,
    columns: &'static [Column],
    pub unique: &'static [&'static str],
    stamp: fn(&Connection, i64),
    /// A row with a host and a name.
    pub plain_row: fn(host: &str, name: &str) -> Row,
}

const ALWAYS: &[RangeInclusive<i64>] = &[0..=999];

pub const FIREFOX: Family = Family {
    format: FormatId::Firefox,
    file_name: "cookies.sqlite",
    table: "moz_cookies",
    host: "host",
    name: "name",
    value: "value",
    versions: 1..=17,
    columns: &[
        ("id", "INTEGER PRIMARY KEY", ALWAYS),
        ("baseDomain", "TEXT", &[3..=10]),
        ("originAttributes", "TEXT NOT NULL DEFAULT ''", &[6..=999]),
        ("name", "TEXT", ALWAYS),
        ("value", "TEXT", ALWAYS),
        ("host", "TEXT", ALWAYS),
        ("path", "TEXT", ALWAYS),
        ("expiry", "INTEGER", ALWAYS),
        ("lastAccessed", "INTEGER", &[2..=999]),
        ("creationTime", "INTEGER", &[4..=999]),
        ("isSecure", "INTEGER", ALWAYS),
        ("isHttpOnly", "INTEGER", ALWAYS),
        ("appId", "INTEGER DEFAULT 0", &[5..=5, 7..=7]),
        ("inBrowserElement", "INTEGER DEFAULT 0", &[5..=5, 7..=999]),
        ("sameSite", "INTEGER DEFAULT 0", &[9..=999]),
        ("rawSameSite", "INTEGER DEFAULT 0", &[10..=14]),
        ("schemeMap", "INTEGER DEFAULT 0", &[12..=999]),
        ("isPartitionedAttributeSet", "INTEGER DEFAULT 0", &[13..=999]),
        ("updateTime", "INTEGER", &[17..=999]),
    ],
    unique: &["name", "host", "path", "originAttributes", "appId"],
    stamp: |db, version| db.pragma_update(None, "user_version", version).unwrap(),
    plain_row: |host, name| {
        vec![
            ("host", text(host)),
            ("name", text(name)),
            ("value", text("v")),
            ("path", text("/")),
            ("expiry", Value::Integer(2_000_000_000_000)),
        ]
    },
};

pub const CHROMIUM: Family = Family {
    format: FormatId::Chromium,
    file_name: "Cookies",
    table: "cookies",
    host: "host_key",
    name: "name",
    value: "value",
    versions: 3..=24,
    columns: &[
        ("creation_utc", "INTEGER", ALWAYS),
        ("host_key", "TEXT", ALWAYS),
        ("top_frame_site_key", "TEXT", &[15..=999]),
        ("name", "TEXT", ALWAYS),
        ("value", "TEXT", ALWAYS),
        ("encrypted_value", "BLOB DEFAULT ''", &[7..=999]),
        ("path", "TEXT", ALWAYS),
        ("expires_utc", "INTEGER", ALWAYS),
        ("secure", "INTEGER", &[0..=9]),
        ("is_secure", "INTEGER", &[10..=999]),
        ("httponly", "INTEGER", &[0..=9]),
        ("is_httponly", "INTEGER", &[10..=999]),
        ("last_access_utc", "INTEGER", ALWAYS),
        ("has_expires", "INTEGER DEFAULT 1", &[5..=999]),
        ("persistent", "INTEGER DEFAULT 1", &[5..=9]),
        ("is_persistent", "INTEGER DEFAULT 1", &[10..=999]),
        ("priority", "INTEGER DEFAULT 1", &[6..=999]),
        ("firstpartyonly", "INTEGER DEFAULT 0", &[8..=10]),
        ("samesite", "INTEGER DEFAULT -1", &[11..=999]),
        ("source_scheme", "INTEGER DEFAULT 0", &[12..=999]),
        ("source_port", "INTEGER DEFAULT -1", &[13..=999]),
        ("is_same_party", "INTEGER DEFAULT 0", &[13..=20]),
        ("last_update_utc", "INTEGER DEFAULT 0", &[18..=999]),
        ("source_type", "INTEGER DEFAULT 0", &[22..=999]),
        ("has_cross_site_ancestor", "INTEGER DEFAULT 1", &[23..=999]),
    ],
    unique: &["host_key", "top_frame_site_key", "has_cross_site_ancestor", "name", "path", "source_scheme", "source_port"],
    stamp: |db, version| {
        db.execute_batch("CREATE TABLE meta(key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR)").unwrap();
        db.execute("INSERT INTO meta VALUES('version', ?1)", [version.to_string()]).unwrap();
    },
    plain_row: |host, name| {
        vec![
            ("host_key", text(host)),
            ("name", text(name)),
            ("value", text("v")),
            ("path", text("/")),
            ("expires_utc", Value::Integer(13_500_000_000_000_000)),
        ]
    },
};

/// libsoup's table; 0 is the one of 2020 and before, which is also that of Firefox 3.
pub const WEBKITGTK: Family = Family {
    format: FormatId::WebKitGtk,
    file_name: "cookies.sqlite",
    table: "moz_cookies",
    host: "host",
    name: "name",
    value: "value",
    versions: 0..=1,
    columns: &[
        ("id", "INTEGER PRIMARY KEY", ALWAYS),
        ("name", "TEXT", ALWAYS),
        ("value", "TEXT", ALWAYS),
        ("host", "TEXT", ALWAYS),
        ("path", "TEXT", ALWAYS),
        ("expiry", "INTEGER", ALWAYS),
        ("lastAccessed", "INTEGER", ALWAYS),
        ("isSecure", "INTEGER", ALWAYS),
        ("isHttpOnly", "INTEGER", ALWAYS),
        ("sameSite", "INTEGER", &[1..=999]),
    ],
    unique: &[],
    // Neither schema has a number in the file.
    stamp: |_, _| {},
    plain_row: |host, name| {
        vec![
            ("host", text(host)),
            ("name", text(name)),
            ("value", text("v")),
            ("path", text("/")),
            ("expiry", Value::Integer(2_000_000_000)),
        ]
    },
};

pub const FAMILIES: [&Family; 3] = [&FIREFOX, &CHROMIUM, &WEBKITGTK];

/// A text cell.
pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

impl Family {
    /// The newest schema.
    pub fn newest(&self) -> i64 {
        *self.versions.end()
    }

    /// Builds a store in `folder` and gives its path.
    pub fn build(&self, folder: &Path, version: i64, rows: &[Row]) -> PathBuf {
        let path = folder.join(self.file_name);
        self.open(&path, version, rows);
        path
    }

    /// The same, with the connection left open.
    pub fn open(&self, path: &Path, version: i64, rows: &[Row]) -> Connection {
        let db = Connection::open(path).unwrap();
        let columns: Vec<_> = self.columns_of(version);
        let declared: Vec<String> = columns.iter().map(|(name, declaration, _)| format!("{name} {declaration}")).collect();
        let unique: Vec<&str> = self.unique.iter().copied().filter(|name| columns.iter().any(|column| column.0 == *name)).collect();
        let unique = if unique.is_empty() { String::new() } else { format!(", UNIQUE({})", unique.join(", ")) };
        db.execute_batch(&format!("CREATE TABLE {}({}{unique})", self.table, declared.join(", "))).unwrap();
        (self.stamp)(&db, version);
        self.insert(&db, version, rows);
        db
    }

    /// Adds rows in one transaction.
    pub fn insert(&self, db: &Connection, version: i64, rows: &[Row]) {
        let columns = self.columns_of(version);
        db.execute_batch("BEGIN").unwrap();
        for row in rows {
            let cells: Vec<_> = row.iter().filter(|(name, _)| columns.iter().any(|column| column.0 == *name)).collect();
            let names: Vec<&str> = cells.iter().map(|cell| cell.0).collect();
            let marks = vec!["?"; cells.len()].join(", ");
            let sql = format!("INSERT INTO {}({}) VALUES({marks})", self.table, names.join(", "));
            db.prepare_cached(&sql).unwrap().execute(rusqlite::params_from_iter(cells.iter().map(|cell| &cell.1))).unwrap();
        }
        db.execute_batch("COMMIT").unwrap();
    }

    fn columns_of(&self, version: i64) -> Vec<&'static Column> {
        self.columns.iter().filter(|column| column.2.iter().any(|range| range.contains(&version))).collect()
    }
}
