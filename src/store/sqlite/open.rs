use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

/// How a copy is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// With its log and its journal, everything hostile off.
    Whole,
    /// As [`Mode::Whole`], but a file that is shorter than its header says, or an index without a root page, is not refused.
    /// The switch for that is one that `DEFENSIVE` forbids; it is acceptable because the connection reads a private copy.
    Damaged,
    /// The main file alone, as if the log did not exist.
    WithoutLog,
}

/// Bytes of a copy that are mapped: all that SQLite maps at most.
const MAP: u32 = 0x7fff_0000;

/// Bytes of the largest cell that SQLite gives.
pub(super) const LARGEST_CELL: i32 = 16 << 20;

/// Steps of SQLite's machine between two questions whether to go on.
pub(super) const TICK: i32 = 1_000;

/// Opens a private copy with everything off that a hostile file could use (formats note, section 1). Statements stop when `cancel` is set or
/// `ticks` are spent.
#[expect(clippy::disallowed_methods, reason = "this is the one door")]
pub(super) fn open(copy: &Path, mode: Mode, cancel: &Arc<AtomicBool>, ticks: &Arc<AtomicU64>) -> rusqlite::Result<Connection> {
    let mut db = match mode {
        Mode::WithoutLog => {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(immutable_uri(copy), flags)?
        }
        // Read-write: a log needs its index, a hot journal its rollback.
        Mode::Whole | Mode::Damaged => {
            Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?
        }
    };
    switch_off(&db, mode)?;
    let (cancel, ticks) = (Arc::clone(cancel), Arc::clone(ticks));
    let is_spent = move || ticks.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err();
    db.progress_handler(TICK, Some(move || cancel.load(Ordering::Relaxed) || is_spent()))?;
    // The copy has one reader: with the exclusive mode the index of the log stays in memory.
    //
    // Through a memory map SQLite sees the pages of the copy where they are, instead of copying them, and the values on them, into memory that
    // nobody overwrites. What still has to be copied (pages of a log, cells longer than a page) takes half a megabyte at most, which
    // `wipe::Traces` goes by.
    let map = if crate::wipe::is_asked_for() { MAP } else { 0 };
    db.execute_batch(&format!(
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size={map}; PRAGMA locking_mode=EXCLUSIVE; \
         PRAGMA temp_store=MEMORY; PRAGMA query_only=ON;",
    ))?;
    if mode == Mode::Damaged {
        db.execute_batch("PRAGMA writable_schema=ON;")?;
    }
    // Last, because it loads the schema. What is wrong with that is told when somebody asks for it.
    if map > 0 {
        let _ = db.execute_batch("PRAGMA cache_size=-512;");
    }
    Ok(db)
}

/// Switches off what a hostile file could use, and sets limits to what it can ask for.
fn switch_off(db: &Connection, mode: Mode) -> rusqlite::Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, mode != Mode::Damaged)?;
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true),
    ] {
        db.set_db_config(config, on)?;
    }
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, LARGEST_CELL),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 64 << 10),
        (Limit::SQLITE_LIMIT_COLUMN, 200),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 50),
        (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 16),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        db.set_limit(limit, value)?;
    }
    Ok(())
}

/// A new database in a private folder, for what is gathered from copies. It is written once and read by [`open()`]; nothing has to survive a crash.
#[expect(clippy::disallowed_methods, reason = "this is the one door")]
pub(super) fn create(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(file, flags)?;
    db.execute_batch("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-512;")?;
    Ok(db)
}

/// `file:` address of a copy; every byte that could mean something in an address is escaped.
fn immutable_uri(copy: &Path) -> String {
    use std::fmt::Write as _;
    let bytes = copy.as_os_str().as_encoded_bytes();
    // A drive letter needs a slash in front: `file:///C:/…`.
    let mut uri = String::from(if bytes.first() == Some(&b'/') { "file://" } else { "file:///" });
    for &byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b':' | b'.' | b'-' | b'_' => uri.push(char::from(byte)),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri + "?immutable=1"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn addresses_are_escaped() {
        assert_eq!(immutable_uri(Path::new("/tmp/a b?c#d%é")), "file:///tmp/a%20b%3Fc%23d%25%C3%A9?immutable=1");
    }
}
