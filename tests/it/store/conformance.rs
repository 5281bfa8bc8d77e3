//! What every format must do, run over both families.

use std::fs;
use std::path::Path;

use cookie_charter::store::{FormatId, HistoryChoice, Progress, ReadError, ReadNote, ReadReport, RowProblem, locate, read};
use rusqlite::types::Value;

use crate::support::built::{FAMILIES, Family, Row, text};
use crate::support::files::listing;
use crate::support::reading::{only, options, read_only_store};

/// Builds a store of the newest schema, reads it, and sees that the folder stayed as it was.
fn read_built(family: &Family, rows: &[Row]) -> ReadReport {
    let folder = tempfile::tempdir().unwrap();
    let path = family.build(folder.path(), family.newest(), rows);
    let before = listing(folder.path());
    let report = read_only_store(&path).unwrap_or_else(|error| panic!("{}: {error}", family.table));
    assert!(before == listing(folder.path()), "{}: the folder was changed", family.table);
    assert_eq!(report.cookies.rows.len() as u64, report.record.rows_read);
    assert_eq!(report.values.len(), report.cookies.rows.len());
    report
}

fn problems(report: &ReadReport) -> Vec<(&str, RowProblem)> {
    report.warnings.iter().map(|warning| (warning.column.as_ref(), warning.problem)).collect()
}

#[test]
fn an_empty_store_is_a_success() {
    for family in FAMILIES {
        let report = read_built(family, &[]);
        assert_eq!(report.record.format, family.format);
        assert_eq!((report.record.rows_read, report.record.rows_skipped), (0, 0));
        assert_eq!(report.record.files.len(), 1);
        assert_eq!(report.record.files[0].sha256.len(), 64);
    }
}

#[test]
fn the_hash_is_that_of_the_file() {
    use sha2::Digest;
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<Row> = (0..40_000).map(|i| (family.plain_row)("a.fr", &format!("name-{i}-{}", "x".repeat(120)))).collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        // Large enough for the hash to run on its own thread.
        assert!(fs::metadata(&path).unwrap().len() > 4 << 20);
        let report = read_only_store(&path).unwrap();
        let expected: String =
            sha2::Sha256::digest(fs::read(&path).unwrap()).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        assert_eq!(report.record.files[0].sha256, expected);
        assert_eq!(report.record.rows_read, 40_000);
    }
}

/// A table of this size is read by several threads; nobody may notice.
#[test]
fn a_large_store_keeps_its_order_texts_and_values() {
    const ROWS: usize = 120_000;
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<Row> = (0..ROWS)
            .map(|i| {
                let mut row = (family.plain_row)(&format!("site{}.fr", i % 977), &format!("name-{}", i % 50_000));
                row.iter_mut().find(|cell| cell.0 == family.value).unwrap().1 = text(&format!("value-{i}"));
                row.iter_mut().find(|cell| cell.0 == "path").unwrap().1 = text(&format!("/{i}"));
                row.push(("originAttributes", text(&format!("^userContextId={}&partitionKey=%28https%2Ctop{}.fr%29", 1 + i % 9, i % 31))));
                row.push(("top_frame_site_key", text(&format!("https://top{}.fr", i % 31))));
                row
            })
            .collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        let report = read_only_store(&path).unwrap();
        assert_eq!((report.record.rows_read, report.record.row_warnings), (ROWS as u64, 0));
        assert!(report.record.notes.is_empty(), "{:?}", report.record.notes);
        for (i, cookie) in report.cookies.iter().enumerate() {
            assert_eq!(cookie.path(), format!("/{i}"));
            assert_eq!((cookie.host(), cookie.name()), (format!("site{}.fr", i % 977).as_str(), format!("name-{}", i % 50_000).as_str()));
            if family.format != FormatId::WebKitGtk {
                assert_eq!(cookie.partition().unwrap().host, format!("top{}.fr", i % 31));
            }
            assert_eq!(report.values.get(i).unwrap().0.reveal(), format!("value-{i}").as_bytes());
            if family.format == FormatId::Firefox {
                assert_eq!(cookie.container().map(|container| container.number), u32::try_from(1 + i % 9).ok());
            }
        }
    }
}

#[test]
fn unknown_columns_are_listed_not_dropped_silently() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(family.file_name);
        let db = family.open(&path, family.newest(), &[(family.plain_row)("a.fr", "n")]);
        db.execute_batch(&format!("ALTER TABLE {} ADD COLUMN newThing TEXT DEFAULT 'x'", family.table)).unwrap();
        drop(db);
        let report = read_only_store(&path).unwrap();
        assert_eq!(report.record.unknown_columns, ["newThing"]);
        assert_eq!(report.record.rows_read, 1);
    }
}

#[test]
fn nulls_everywhere() {
    for family in FAMILIES {
        // SQLite keeps NULLs apart in a unique key.
        let only_host: Row = vec![(family.host, text("a.fr"))];
        let report = read_built(family, &[only_host, vec![(family.name, text("lost"))]]);
        assert_eq!((report.record.rows_read, report.record.rows_skipped), (1, 1));
        assert_eq!(problems(&report), [(family.host, RowProblem::NoHost)]);
        let cookie = report.cookies.iter().next().unwrap();
        assert_eq!((cookie.name(), cookie.path(), cookie.created), ("", "", None));
    }
}

#[test]
fn wrong_types_cost_the_cell_not_the_row() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &[(family.plain_row)("a.fr", "n")]);
        let db = rusqlite::Connection::open(&path).unwrap();
        let mut statement = db.prepare(&format!("SELECT name FROM pragma_table_info('{}')", family.table)).unwrap();
        let columns: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        for column in &columns {
            if column == family.host || column == "id" {
                continue;
            }
            db.execute(&format!("UPDATE {} SET {column} = x'00ff'", family.table), []).unwrap();
        }
        drop(statement);
        drop(db);
        let report = read_only_store(&path).unwrap();
        assert_eq!(report.record.rows_read, 1);
        assert!(report.warnings.len() > 6, "{:?}", report.warnings);
        assert!(problems(&report).iter().all(|(_, problem)| matches!(
            problem,
            RowProblem::WrongType
                | RowProblem::NonUtf8
                | RowProblem::BadOriginAttributes
                | RowProblem::BadPartitionKey
                | RowProblem::TwoValues
        )));
    }
}

#[test]
fn numbers_as_text_and_extreme_numbers() {
    for family in FAMILIES {
        for extreme in [i64::MIN, -1, 0, 1, i64::MAX] {
            let folder = tempfile::tempdir().unwrap();
            let path = family.build(folder.path(), family.newest(), &[(family.plain_row)("a.fr", "n")]);
            let db = rusqlite::Connection::open(&path).unwrap();
            let mut statement =
                db.prepare(&format!("SELECT name FROM pragma_table_info('{}') WHERE type = 'INTEGER'", family.table)).unwrap();
            let columns: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
            for column in columns.iter().filter(|column| *column != "id") {
                db.execute(&format!("UPDATE {} SET {column} = ?1", family.table), [extreme]).unwrap();
            }
            drop(statement);
            drop(db);
            assert_eq!(read_only_store(&path).unwrap().record.rows_read, 1, "{extreme}");
        }
    }
}

#[test]
fn text_that_is_not_utf8_is_shown_and_its_value_kept() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &[(family.plain_row)("a.fr", "n")]);
        let db = rusqlite::Connection::open(&path).unwrap();
        let sql =
            format!("UPDATE {} SET {} = CAST(x'61ff62' AS TEXT), {} = CAST(x'ff00fe' AS TEXT)", family.table, family.name, family.value);
        db.execute(&sql, []).unwrap();
        drop(db);
        let report = read_only_store(&path).unwrap();
        assert_eq!(problems(&report), [(family.name, RowProblem::NonUtf8)]);
        assert_eq!(report.cookies.iter().next().unwrap().name(), "a\u{fffd}b");
        assert_eq!(report.values.get(0).unwrap().0.reveal(), b"\xff\x00\xfe");
    }
}

#[test]
fn values_are_only_kept_when_asked_for() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &[(family.plain_row)("a.fr", "n")]);
        let options = cookie_charter::store::ReadOptions { values: cookie_charter::store::KeepValues::None, ..options() };
        let report = read(&only(&path), &options, &Progress::default()).unwrap();
        assert!(report.values.is_empty());
    }
}

#[test]
fn a_shortened_file_gives_what_is_left() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<Row> = (0..2_000).map(|i| (family.plain_row)("a.fr", &format!("name-{i:05}-{}", "x".repeat(60)))).collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        let size = fs::metadata(&path).unwrap().len();
        for share in [9, 7, 5, 3, 1] {
            let file = fs::File::options().write(true).open(&path).unwrap();
            file.set_len(size * share / 10).unwrap();
            drop(file);
            match read_only_store(&path) {
                Ok(report) => {
                    assert!(report.record.notes.contains(&ReadNote::TruncatedFile), "{share}: {:?}", report.record.notes);
                    assert!(report.record.rows_read <= 2_000);
                    assert!(share < 5 || report.record.rows_read > 200, "{share}: {} rows", report.record.rows_read);
                }
                Err(error) => assert!(share < 3, "{share}: {error}"),
            }
        }
        for length in [0, 1, 15, 16, 99, 100, 101, 511, 512, 1024] {
            fs::File::options().write(true).open(&path).unwrap().set_len(length).unwrap();
            let error = read_only_store(&path).map(|report| report.record.rows_read);
            assert!(error.is_err() || error.is_ok_and(|rows| rows == 0), "{length} bytes");
        }
    }
}

#[test]
fn a_zeroed_page_loses_only_its_rows_and_they_are_named() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<Row> = (0..2_000).map(|i| (family.plain_row)("a.fr", &format!("name-{i:05}"))).collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        let bytes = fs::read(&path).unwrap();
        // The first leaf that holds whole rows: 0x0d marks a table leaf.
        let pages = bytes.len() / 4096;
        let leaves: Vec<usize> = (1..pages).filter(|page| bytes[page * 4096] == 0x0d).collect();
        let middle = leaves[leaves.len() / 2];
        let mut broken = bytes.clone();
        broken[middle * 4096..(middle + 1) * 4096].fill(0);
        fs::write(&path, &broken).unwrap();
        let report = read_only_store(&path).unwrap();
        assert!(report.record.notes.contains(&ReadNote::CorruptPages));
        assert!(report.record.rows_read > 1_800 && report.record.rows_read < 2_000);
        if family.unique.is_empty() {
            // No index remembers what was lost.
            continue;
        }
        assert!(report.record.rows_lost > 0);
        assert_eq!(report.record.rows_read + report.record.rows_lost, 2_000);
        assert_eq!(report.lost.len() as u64, report.record.rows_lost);
        assert!(report.lost.iter().all(|lost| lost.host == "a.fr" && lost.name.starts_with("name-")));
    }
}

#[test]
fn a_locked_store_with_a_log_is_read_and_left_alone() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(family.file_name);
        let version = family.newest();
        let db = family.open(
            &path,
            version,
            &[(family.plain_row)("a.fr", "kept"), (family.plain_row)("a.fr", "changed"), (family.plain_row)("a.fr", "gone")],
        );
        db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA locking_mode=EXCLUSIVE; PRAGMA wal_autocheckpoint=0").unwrap();
        family.insert(&db, version, &[(family.plain_row)("a.fr", "new")]);
        db.execute(&format!("UPDATE {} SET {} = 'w' WHERE {} = 'changed'", family.table, family.value, family.name), []).unwrap();
        db.execute(&format!("DELETE FROM {} WHERE {} = 'gone'", family.table, family.name), []).unwrap();
        // A writer in the middle of a transaction.
        db.execute_batch("BEGIN EXCLUSIVE").unwrap();
        let before = listing(folder.path());
        let report = read_only_store(&path).unwrap();
        assert!(before == listing(folder.path()), "{}: the folder was changed", family.table);
        assert_eq!((report.record.rows_read, report.record.rows_from_log, report.record.rows_deleted_by_log), (3, Some(2), Some(1)));
        let from_log: Vec<(&str, bool)> = report.cookies.iter().map(|cookie| (cookie.name(), cookie.from_log)).collect();
        assert_eq!(from_log, [("kept", false), ("changed", true), ("new", true)]);
        assert_eq!(report.record.files.len(), 2);
    }
}

#[test]
fn a_store_that_is_only_in_its_log() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(family.file_name);
        {
            let db = rusqlite::Connection::open(&path).unwrap();
            db.execute_batch("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0").unwrap();
        }
        let _writer = family.open(&path, family.newest(), &[(family.plain_row)("a.fr", "n")]);
        let report = read_only_store(&path).unwrap();
        assert_eq!((report.record.rows_read, report.record.rows_from_log, report.record.rows_deleted_by_log), (1, Some(1), Some(0)));
        assert!(report.cookies.iter().all(|cookie| cookie.from_log));
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_enough() {
    use std::os::unix::fs::PermissionsExt;
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &[(family.plain_row)("a.fr", "n")]);
        let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        mode(&path, 0o400);
        mode(folder.path(), 0o500);
        let before = listing(folder.path());
        let report = read_only_store(&path).unwrap();
        assert!(before == listing(folder.path()));
        assert_eq!(report.record.rows_read, 1);
        mode(folder.path(), 0o700);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn not_even_the_time_of_access_moves() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &[(family.plain_row)("a.fr", "n")]);
        let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
        fs::File::options().write(true).open(&path).unwrap().set_times(fs::FileTimes::new().set_accessed(old)).unwrap();
        read_only_store(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().accessed().unwrap(), old);
    }
}

#[test]
fn nothing_is_left_in_the_temporary_folder() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let mut row = (family.plain_row)("a.fr", "n");
        row.iter_mut().find(|cell| cell.0 == family.value).unwrap().1 = text(&"x".repeat(7_654_321));
        let path = family.build(folder.path(), family.newest(), &[row]);
        read_only_store(&path).unwrap();
        // Other tests are reading too: a copy of this store is told by its size.
        let size = fs::metadata(&path).unwrap().len();
        // Copies go into the memory of the session where there is one, or of the machine.
        let session = std::env::var_os("XDG_RUNTIME_DIR").map(std::path::PathBuf::from);
        let bases = [session, Some("/dev/shm".into()), Some(std::env::temp_dir())];
        let entries = bases.iter().flatten().filter_map(|base| fs::read_dir(base).ok()).flatten().flatten();
        let left = entries.filter(|entry| fs::metadata(entry.path().join("copy.sqlite")).is_ok_and(|copy| copy.len() == size));
        assert_eq!(left.count(), 0);
    }
}

#[test]
fn a_cancelled_read_says_so() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &[(family.plain_row)("a.fr", "n")]);
        let location = only(&path);
        let progress = Progress::default();
        progress.cancel();
        let error = read(&location, &options(), &progress).unwrap_err();
        assert!(matches!(error, ReadError::Cancelled), "{error}");
    }
}

#[test]
fn a_wrong_file_is_refused() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &[]);
        let mut location = only(&path);
        location.file = folder.path().join("other");
        let _ = rusqlite::Connection::open(&location.file).unwrap().execute_batch("CREATE TABLE t(a)");
        let error = read(&location, &options(), &Progress::default()).unwrap_err();
        assert!(matches!(error, ReadError::NotATable { .. }), "{error}");
        location.file = folder.path().join("absent");
        assert_eq!(read(&location, &options(), &Progress::default()).unwrap_err().code(), "not-found");
    }
}

#[test]
fn a_missing_history_is_no_error() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &[]);
        for history in [HistoryChoice::Beside, HistoryChoice::Ignore, HistoryChoice::File(folder.path().join("none"))] {
            let is_file = matches!(history, HistoryChoice::File(_));
            let report = read(&only(&path), &cookie_charter::store::ReadOptions { history, ..options() }, &Progress::default()).unwrap();
            assert!(report.history.is_none());
            assert_eq!(report.record.notes.contains(&ReadNote::HistoryUnreadable), is_file);
        }
    }
}

#[test]
fn huge_cells_are_cut_or_left_out() {
    for family in FAMILIES {
        let huge = "x".repeat(20 << 20);
        let mut big_value = (family.plain_row)("a.fr", "big value");
        big_value.iter_mut().find(|cell| cell.0 == family.value).unwrap().1 = text(&huge);
        let rows = [
            (family.plain_row)("a.fr", "before"),
            big_value,
            (family.plain_row)("b.fr", &huge),
            (family.plain_row)(&"h".repeat(2_000), "long host"),
            (family.plain_row)("c.fr", &"n".repeat(100_000)),
            (family.plain_row)("a.fr", "after"),
        ];
        let report = read_built(family, &rows);
        let names: Vec<String> = report.cookies.iter().map(|cookie| cookie.name().chars().take(9).collect()).collect();
        assert_eq!(names, ["before", "big value", "nnnnnnnnn", "after"]);
        assert_eq!((report.record.rows_skipped, report.warnings.len()), (2, 4), "{:?}", report.warnings);
        assert!(report.warnings.iter().all(|warning| warning.problem == RowProblem::TooLarge));
    }
}

#[test]
fn many_faults_are_counted_and_few_kept() {
    for family in FAMILIES {
        let rows: Vec<Row> = (0..3_000).map(|i| vec![(family.name, Value::Text(format!("n{i}")))]).collect();
        let report = read_built(family, &rows);
        assert_eq!((report.record.rows_skipped, report.record.row_warnings, report.warnings.len()), (3_000, 3_000, 1_000));
    }
}

#[test]
fn a_named_file_is_read_alone_and_a_folder_with_all() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let path = family.build(folder.path(), family.newest(), &[(family.plain_row)("a.fr", "n")]);
        assert_eq!(only(folder.path()).file, path);
        assert_eq!(locate(&path).unwrap()[0].session_file, None);
    }
}
