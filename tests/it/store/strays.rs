//! Rows of leaves to which no path leads: what SQLite's own `.recover` gives, and nothing that was deleted.

use std::fs;

use cookie_charter::cookie::CookieRef;
use cookie_charter::store::{ReadError, ReadNote, locate};
use rusqlite::Connection;

use crate::support::built::{FAMILIES, Family, Row};
use crate::support::reading::read_only_store;

const PAGE: usize = 4096;
const ROWS: u64 = 3_000;

/// A store of many leaves, of which the first third was deleted; its free pages keep what they held. Its file, and the page at the top of its table.
fn store(folder: &std::path::Path, family: &Family) -> (std::path::PathBuf, usize) {
    let rows: Vec<Row> = (0..ROWS).map(|i| (family.plain_row)("a.fr", &format!("name-{i:05}"))).collect();
    let path = family.build(folder, family.newest(), &rows);
    let db = Connection::open(&path).unwrap();
    db.execute_batch(&format!("PRAGMA secure_delete=OFF; DELETE FROM {} WHERE {} < 'name-01000'", family.table, family.name)).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?1";
    let root: usize = db.query_row(sql, [family.table], |row| row.get::<_, i64>(0)).unwrap().try_into().unwrap();
    (path, root)
}

#[test]
fn leaves_below_a_page_that_was_overwritten_are_read() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let (path, root) = store(folder.path(), family);
        let good = fs::read(&path).unwrap();
        let top = (root - 1) * PAGE;
        assert_eq!(good[top], 0x05, "the table has leaves below its first page");
        let wiped = |bad: &mut [u8]| bad[top..top + PAGE].fill(0);
        // More cells than a page has room for; and a right-most child that is the page itself.
        let counted = |bad: &mut [u8]| bad[top + 3..top + 5].fill(0xff);
        let looped = |bad: &mut [u8]| bad[top + 8..top + 12].copy_from_slice(&u32::try_from(root).unwrap().to_be_bytes());
        for damage in [&wiped as &dyn Fn(&mut [u8]), &counted, &looped] {
            let mut bad = good.clone();
            damage(&mut bad);
            fs::write(&path, &bad).unwrap();
            let report = read_only_store(&path).unwrap();
            let mut names: Vec<&str> = report.cookies.iter().map(CookieRef::name).collect();
            names.sort_unstable();
            let right: Vec<String> = (1_000..ROWS).map(|i| format!("name-{i:05}")).collect();
            assert_eq!(names, right, "{}", family.table);
            assert!(report.record.notes.contains(&ReadNote::CorruptPages) && report.record.rows_lost == 0, "{:?}", report.record);
        }
    }
}

/// Where the list of free pages leads in a circle, what was deleted cannot be told from what was lost.
#[test]
fn nothing_is_taken_from_loose_pages_when_the_free_ones_are_not_known() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let (path, root) = store(folder.path(), family);
        let mut bad = fs::read(&path).unwrap();
        bad[(root - 1) * PAGE..root * PAGE].fill(0);
        let trunk = usize::try_from(u32::from_be_bytes(bad[32..36].try_into().unwrap())).unwrap();
        assert!(trunk > 0, "pages are free");
        let own = u32::try_from(trunk).unwrap().to_be_bytes();
        bad[(trunk - 1) * PAGE..(trunk - 1) * PAGE + 4].copy_from_slice(&own);
        fs::write(&path, &bad).unwrap();
        assert_eq!(read_only_store(&path).unwrap().record.rows_read, 0, "{}", family.table);
    }
}

/// A database whose schema was overwritten has no tables, and is not empty.
#[test]
fn a_lost_schema_is_damage_and_not_an_empty_database() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let (path, _) = store(folder.path(), family);
        let good = fs::read(&path).unwrap();
        let mut bad = good.clone();
        // No cells on the first page.
        bad[103..105].fill(0);
        fs::write(&path, &bad).unwrap();
        assert!(matches!(locate(&path), Err(ReadError::Damaged { .. })), "{}", family.table);
        // Where the sentences that make the tables are lost, the name of a table alone says nothing.
        let mut bad = good;
        while let Some(at) = bad.windows(12).position(|bytes| bytes == b"CREATE TABLE") {
            bad[at..at + 12].copy_from_slice(b"CREXTE TXBLE");
        }
        fs::write(&path, &bad).unwrap();
        assert!(matches!(locate(&path), Err(ReadError::Damaged { .. })), "{}", family.table);
    }
    let folder = tempfile::tempdir().unwrap();
    for mode in ["NONE", "FULL"] {
        let path = folder.path().join(mode);
        let sql = format!("PRAGMA auto_vacuum={mode}; CREATE TABLE t(a); INSERT INTO t VALUES(zeroblob(100000)); DROP TABLE t");
        Connection::open(&path).unwrap().execute_batch(&sql).unwrap();
        assert_eq!(locate(&path).unwrap_err().code(), "empty-database", "{mode}");
    }
}
