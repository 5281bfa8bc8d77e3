//! Rows of leaves to which no path leads: what SQLite's own `.recover` gives, and nothing that was deleted.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use cookie_charter::store::{ReadError, ReadNote, ReadReport, locate};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::support::built::{CHROMIUM, FAMILIES, FIREFOX, Family, Row};
use crate::support::reading::read_only_store;

const PAGE: usize = 4096;
const ROWS: u64 = 3_000;
/// Rows that were deleted, the first ones.
const DELETED: u64 = 1_000;

/// A store of many leaves, of which the first third was deleted; its free pages keep what they held.
struct Store {
    family: &'static Family,
    /// Lives as long as this.
    _folder: TempDir,
    path: PathBuf,
    /// Its bytes.
    good: Vec<u8>,
}

impl Store {
    /// One of each family, with what the statements add.
    fn each(more: &str) -> impl Iterator<Item = Self> {
        FAMILIES.into_iter().map(move |family| Self::of(family, family.newest(), more))
    }

    fn of(family: &'static Family, version: i64, more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<Row> = (0..ROWS).map(|i| (family.plain_row)("a.fr", &name(i))).collect();
        let path = family.build(folder.path(), version, &rows);
        let delete = format!("DELETE FROM {} WHERE {} < '{}'", family.table, family.name, name(DELETED));
        Connection::open(&path).unwrap().execute_batch(&format!("PRAGMA secure_delete=OFF; {delete}; {more}")).unwrap();
        let good = fs::read(&path).unwrap();
        Self { family, _folder: folder, path, good }
    }

    /// Where the page at the top of a table begins, which has leaves below it.
    fn top_of(&self, table: &str) -> usize {
        let sql = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        let root: i64 = Connection::open(&self.path).unwrap().query_row(sql, [table], |row| row.get(0)).unwrap();
        let top = (usize::try_from(root).unwrap() - 1) * PAGE;
        assert_eq!(self.good[top], 0x05, "the table has leaves below its first page");
        top
    }

    /// Where the first page of the list of free pages begins.
    fn trunk(&self) -> usize {
        (be32(&self.good, 32) - 1) * PAGE
    }

    /// The names that are read of a store whose first page of cookies is wiped, with more damage.
    fn names_read(&self, more: impl Fn(&mut Vec<u8>)) -> Vec<String> {
        let top = self.top_of(self.family.table);
        let mut bad = self.good.clone();
        bad[top..top + PAGE].fill(0);
        more(&mut bad);
        self.names_of(&bad)
    }

    fn names_of(&self, bytes: &[u8]) -> Vec<String> {
        let report = self.read(bytes);
        assert!(report.record.notes.contains(&ReadNote::CorruptPages), "{:?}", report.record);
        let mut names: Vec<String> = report.cookies.iter().map(|cookie| cookie.name().to_owned()).collect();
        names.sort_unstable();
        names
    }

    fn read(&self, bytes: &[u8]) -> ReadReport {
        fs::write(&self.path, bytes).unwrap();
        read_only_store(&self.path).unwrap()
    }
}

fn name(number: u64) -> String {
    format!("name-{number:05}")
}

/// The rows that were not deleted.
fn live() -> Vec<String> {
    (DELETED..ROWS).map(name).collect()
}

fn be32(bytes: &[u8], at: usize) -> usize {
    u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()).try_into().unwrap()
}

fn put32(bytes: &mut [u8], at: usize, number: usize) {
    bytes[at..at + 4].copy_from_slice(&u32::try_from(number).unwrap().to_be_bytes());
}

#[test]
fn leaves_below_a_page_that_was_overwritten_are_read() {
    for store in Store::each("") {
        let top = store.top_of(store.family.table);
        let wiped = |bad: &mut [u8]| bad[top..top + PAGE].fill(0);
        // More cells than a page has room for; and a right-most child that is the page itself.
        let counted = |bad: &mut [u8]| bad[top + 3..top + 5].fill(0xff);
        let looped = |bad: &mut [u8]| put32(bad, top + 8, top / PAGE + 1);
        for damage in [&wiped as &dyn Fn(&mut [u8]), &counted, &looped] {
            let mut bad = store.good.clone();
            damage(&mut bad);
            assert_eq!(store.names_of(&bad), live(), "{}", store.family.table);
            assert_eq!(store.read(&bad).record.rows_lost, 0);
        }
    }
}

/// Where the free pages are not all known, what was deleted cannot be told from what was lost.
#[test]
fn nothing_is_taken_from_loose_pages_when_the_free_ones_are_not_known() {
    for store in Store::each("") {
        let trunk = store.trunk();
        let circle = |bad: &mut Vec<u8>| put32(bad, trunk, trunk / PAGE + 1);
        let wiped = |bad: &mut Vec<u8>| bad[trunk..trunk + PAGE].fill(0);
        let leaves = be32(&store.good, trunk + 4);
        let shorter = |bad: &mut Vec<u8>| put32(bad, trunk + 4, leaves - 1);
        let doubled = |bad: &mut Vec<u8>| bad.copy_within(trunk + 8..trunk + 12, trunk + 12);
        for damage in [&circle as &dyn Fn(&mut Vec<u8>), &wiped, &shorter, &doubled] {
            assert_eq!(store.names_read(damage), Vec::<String>::new(), "{}", store.family.table);
        }
    }
}

/// Pages behind those that the header counts are of a transaction that never came to its end.
#[test]
fn pages_behind_the_last_one_that_counts_are_none_of_the_database() {
    for store in Store::each("") {
        let is_of_deleted =
            |page: &[u8]| page[0] == 0x0d && contains(page, b"name-00") && !contains(page, b"name-01") && !contains(page, b"name-02");
        let deleted = store.good.chunks(PAGE).find(|page| is_of_deleted(page)).unwrap();
        let names = store.names_read(|bad| bad.extend_from_slice(deleted));
        assert_eq!(names, live(), "{}", store.family.table);
    }
}

/// What an index that is whole does not name is no row any more, though a page of it lies about.
#[test]
fn what_a_whole_index_does_not_name_is_no_row() {
    for store in Store::each("").filter(|store| !store.family.unique.is_empty()) {
        // The database forgets that pages are free, as one does in which a page was freed and the list was lost.
        let names = store.names_read(|bad| bad[32..40].fill(0));
        assert_eq!(names, live(), "{}", store.family.table);
    }
}

/// Rows of another table lie as cookies do. When its first page is lost too, nobody knows which leaf was whose.
#[test]
fn rows_of_another_table_are_never_taken_for_cookies() {
    let fill = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)";
    let other = format!(
        "CREATE TABLE visits(a, b, c, d, e, f); {fill} INSERT INTO visits SELECT i, 'other.fr', 'other.fr', 'other.fr', '/', 1 FROM n"
    );
    for store in Store::each(&other) {
        assert_eq!(store.names_read(|_| ()), live(), "{}", store.family.table);
        let top = store.top_of("visits");
        let names = store.names_read(|bad| bad[top..top + PAGE].fill(0));
        assert_eq!(names, Vec::<String>::new(), "{}", store.family.table);
    }
    // Records of two fields are none of cookies.
    let small = format!("CREATE TABLE small(a, b); {fill} INSERT INTO small SELECT i, 'other.fr' FROM n");
    for store in Store::each(&small) {
        let top = store.top_of("small");
        assert_eq!(store.names_read(|bad| bad[top..top + PAGE].fill(0)), live(), "{}", store.family.table);
    }
}

/// Rows that are older than a column hold what it gives for them, and not nothing.
#[test]
fn rows_that_are_older_than_a_column_hold_its_default() {
    let later = [(&FIREFOX, 8, "sameSite INTEGER DEFAULT 0"), (&CHROMIUM, 10, "samesite INTEGER NOT NULL DEFAULT -1")];
    for (family, version, column) in later {
        let store = Store::of(family, version, &format!("ALTER TABLE {} ADD {column}", family.table));
        let all = |report: &ReadReport| {
            report.cookies.iter().map(|cookie| (cookie.name().to_owned(), format!("{:?}", cookie.same_site))).collect::<BTreeSet<_>>()
        };
        let right = all(&store.read(&store.good));
        let top = store.top_of(family.table);
        let mut bad = store.good.clone();
        bad[top..top + PAGE].fill(0);
        assert_eq!(all(&store.read(&bad)), right, "{}", family.table);
    }
}

/// A database whose schema was overwritten has no tables, and is not empty.
#[test]
fn a_lost_schema_is_damage_and_not_an_empty_database() {
    for store in Store::each("") {
        let is_damaged = |bytes: &[u8]| {
            fs::write(&store.path, bytes).unwrap();
            matches!(locate(&store.path), Err(ReadError::Damaged { .. }))
        };
        // Cut within the first page, where its sentences stand.
        assert!(is_damaged(&store.good[..300]), "{}", store.family.table);
        // Where the sentences that make the tables are lost, the name of a table alone says nothing.
        let mut bad = store.good.clone();
        while let Some(at) = bad.windows(12).position(|bytes| bytes == b"CREATE TABLE") {
            bad[at..at + 12].copy_from_slice(b"CREXTE TXBLE");
        }
        assert!(is_damaged(&bad), "{}", store.family.table);
    }
    let folder = tempfile::tempdir().unwrap();
    for mode in ["NONE", "FULL"] {
        let path = folder.path().join(mode);
        let sql = format!("PRAGMA auto_vacuum={mode}; CREATE TABLE t(a); INSERT INTO t VALUES(zeroblob(100000)); DROP TABLE t");
        Connection::open(&path).unwrap().execute_batch(&sql).unwrap();
        assert_eq!(locate(&path).unwrap_err().code(), "empty-database", "{mode}");
    }
}

fn contains(page: &[u8], text: &[u8]) -> bool {
    page.windows(text.len()).any(|bytes| bytes == text)
}

/// SQLite takes what is behind the end of a file for zeros.
#[test]
fn of_a_file_that_breaks_off_no_row_is_told_with_zeros_for_what_is_gone() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let long: Vec<String> = (0..60).map(|number| format!("n{number:02}{}", "x".repeat(number * 97 % 6_000))).collect();
        let rows: Vec<Row> = long.iter().map(|name| (family.plain_row)("a.fr", name)).collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        let good = fs::read(&path).unwrap();
        let known: BTreeSet<&str> = long.iter().map(String::as_str).collect();
        let mut told = 0;
        for cut in (good.len() / 4..good.len()).step_by(1_531) {
            fs::write(&path, &good[..cut]).unwrap();
            let Ok(report) = read_only_store(&path) else { continue };
            assert!(report.record.notes.contains(&ReadNote::TruncatedFile), "{cut}");
            for cookie in report.cookies.iter() {
                told += 1;
                assert!(known.contains(cookie.name()), "{}, cut at {cut}: {:?}", family.table, cookie.name());
                assert_eq!((cookie.host(), cookie.path(), cookie.expiry.at().is_some()), ("a.fr", "/", true), "cut at {cut}");
            }
        }
        assert!(told > 100, "{told}");
    }
}
