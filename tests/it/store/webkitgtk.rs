//! GNOME Web, other programs made with WebKitGTK, jars of old Mozilla browsers, and programs made with QtWebEngine.

use std::fs;
use std::path::Path;

use cookie_charter::cookie::{Expiry, Moment, SameSite};
use cookie_charter::store::{Completeness, FormatId, Part, ReadNote, ReadReport, Reason, RowProblem, locate};
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::support::built::{CHROMIUM, Row, WEBKITGTK, text};
use crate::support::files::{copy_of, shared_stores};
use crate::support::reading::{only, read_only_store};

const WITH_SAME_SITE: i64 = 1;
const NINE_COLUMNS: i64 = 0;

fn read_rows(version: i64, rows: &[Row]) -> ReadReport {
    let folder = tempfile::tempdir().unwrap();
    read_only_store(&WEBKITGTK.build(folder.path(), version, rows)).unwrap()
}

fn row(name: &str, cells: &[(&'static str, Value)]) -> Row {
    let mut row = (WEBKITGTK.plain_row)("a.fr", name);
    for (column, cell) in cells {
        row.retain(|cell| cell.0 != *column);
        row.push((column, cell.clone()));
    }
    row
}

fn only_cookie<T>(report: &ReadReport, of: impl Fn(cookie_charter::cookie::CookieRef<'_>) -> T) -> T {
    of(report.cookies.iter().next().unwrap())
}

#[test]
fn same_site_as_libsoup_means_it() {
    let cases = [
        (Some(0), Some(SameSite::NoneOrUnset)),
        (Some(1), Some(SameSite::Lax)),
        (Some(2), Some(SameSite::Strict)),
        (None, Some(SameSite::NoneOrUnset)),
        (Some(7), None),
    ];
    for (raw, expected) in cases {
        let report = read_rows(WITH_SAME_SITE, &[row("n", &[("sameSite", raw.map_or(Value::Null, Value::Integer))])]);
        assert_eq!(only_cookie(&report, |cookie| cookie.same_site), expected, "{raw:?}");
        assert_eq!(report.record.row_warnings, u64::from(raw == Some(7)));
    }
    let old = read_rows(NINE_COLUMNS, &[row("n", &[])]);
    assert_eq!(only_cookie(&old, |cookie| cookie.same_site), None, "a jar without the column says nothing");
}

#[test]
fn an_end_that_did_not_fit_into_32_bits_is_unknown_and_not_over() {
    for raw in [-1, -2_147_483_648, -1_500_000_000] {
        let report = read_rows(WITH_SAME_SITE, &[row("n", &[("expiry", Value::Integer(raw))])]);
        assert_eq!(only_cookie(&report, |cookie| cookie.expiry), Expiry::Unknown);
        let problems: Vec<_> = report.warnings.iter().map(|warning| (warning.column.as_ref(), warning.problem)).collect();
        assert_eq!(problems, [("expiry", RowProblem::ExpiryOverflow)]);
    }
    let good = read_rows(WITH_SAME_SITE, &[row("n", &[("expiry", Value::Integer(2_147_483_647))])]);
    assert!(matches!(only_cookie(&good, |cookie| cookie.expiry), Expiry::At(_)) && good.record.row_warnings == 0);
}

/// libsoup deletes by name and host alone, and nothing in its table forbids a second row.
#[test]
fn rows_that_name_one_cookie_are_all_kept() {
    let rows = [row("n", &[("value", text("1"))]), row("n", &[("value", text("2"))]), row("n", &[("value", text("3"))])];
    let report = read_rows(WITH_SAME_SITE, &rows);
    assert_eq!((report.record.rows_read, report.record.rows_merged), (3, 0));
    let values: Vec<_> = (0..3).map(|row| report.values.get(row).unwrap().0.reveal().to_vec()).collect();
    assert_eq!(values, [b"1", b"2", b"3"]);
}

#[test]
fn session_cookies_and_times_of_making_are_not_there() {
    let report = read_rows(WITH_SAME_SITE, &[row("n", &[])]);
    assert_eq!(only_cookie(&report, |cookie| (cookie.created, cookie.last_set, cookie.last_accessed)), (None, None, None));
    let complete = Completeness::of(&report.record);
    assert!(!complete.read.contains(&Part::SessionCookies));
    let lack = complete.unavailable.iter().find(|lack| lack.part == Part::SessionCookies).unwrap();
    assert_eq!(lack.reason, Reason::NotWritten);
}

/// The nine columns of Firefox 3 without its version: its rows are numbered with their creation, and tools leave numbers in BLOBs.
#[test]
fn a_jar_of_old_mozilla() {
    let created = 1_263_000_000_000_000;
    let cells = [("id", Value::Integer(created)), ("lastAccessed", Value::Integer(created + 5)), ("isSecure", Value::Blob(b"1".to_vec()))];
    let digits = row("digits", &[&cells[..], &[("expiry", Value::Blob(b"2000000000".to_vec()))]].concat());
    let bytes = row("bytes", &[("id", Value::Integer(7)), ("expiry", Value::Blob(2_000_000_000_i64.to_le_bytes().to_vec()))]);
    let report = read_rows(NINE_COLUMNS, &[bytes, digits]);
    assert_eq!(report.record.format, FormatId::WebKitGtk);
    assert!(report.record.notes.contains(&ReadNote::PerhapsOldMozilla), "{:?}", report.record.notes);
    let cookies: Vec<_> = report.cookies.iter().map(|c| (c.created.map(Moment::unix_micros), c.secure, c.expiry)).collect();
    let Expiry::At(end) = cookies[0].2 else { panic!("{cookies:?}") };
    assert_eq!(end.unix_micros(), 2_000_000_000_000_000);
    assert_eq!(cookies[1], (Some(created), Some(true), Expiry::At(end)));
    assert_eq!(cookies[0].0, None);
}

/// A version of zero does not make Firefox's tables those of another browser.
#[test]
fn tables_of_one_name_are_told_apart_by_their_columns() {
    for (columns, expected) in [
        ("id, name, value, host, path, expiry, lastAccessed, isSecure, isHttpOnly", FormatId::WebKitGtk),
        ("id, name, value, host, path, expiry, lastAccessed, isSecure, isHttpOnly, sameSite", FormatId::WebKitGtk),
        ("id, name, value, host, path, expiry, lastAccessed, isSecure, isHttpOnly, baseDomain", FormatId::Firefox),
        ("id, name, value, host, path, expiry, lastAccessed, isSecure, isHttpOnly, creationTime", FormatId::Firefox),
        (
            "id, originAttributes, name, value, host, path, expiry, lastAccessed, creationTime, isSecure, isHttpOnly, sameSite",
            FormatId::Firefox,
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("jar");
        Connection::open(&path).unwrap().execute_batch(&format!("CREATE TABLE moz_cookies({columns})")).unwrap();
        assert_eq!(only(&path).format, expected, "{columns}");
    }
}

#[test]
fn stores_are_called_by_their_browser_and_application() {
    let Some(stores) = shared_stores() else { return };
    for (store, browser, profile, format) in [
        ("epiphany-43", "GNOME Web", "epiphany", FormatId::WebKitGtk),
        ("epiphany-43-webapp", "GNOME Web", "Boutique", FormatId::WebKitGtk),
        ("falkon-22.12", "Falkon", "default", FormatId::QtWebEngine),
        ("qutebrowser-2.5", "qutebrowser", "webengine", FormatId::QtWebEngine),
        ("qtwebengine-6.11", "Liseuse", "Lecture", FormatId::QtWebEngine),
    ] {
        let copy = copy_of(&stores.join(store));
        let found = only(copy.path());
        assert_eq!((found.browser.as_str(), found.profile.as_str(), found.format), (browser, profile, format), "{store}");
        let notes = read_only_store(copy.path()).unwrap().record.notes;
        assert_eq!(notes.contains(&ReadNote::ScriptCookiesShortened), store.starts_with("epiphany"), "{store}: {notes:?}");
    }
}

/// What only the place tells is lost with the place, and nothing else.
#[test]
fn a_store_of_qtwebengine_elsewhere_is_chromiums() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("Reader/QtWebEngine/Default");
    fs::create_dir_all(&place).unwrap();
    let store = CHROMIUM.build(&place, 12, &[(CHROMIUM.plain_row)("a.fr", "n")]);
    let found = locate(folder.path()).unwrap().remove(0);
    assert_eq!((found.id.as_str(), found.browser.as_str(), found.format), ("reader:Default", "Reader", FormatId::QtWebEngine));
    let elsewhere = folder.path().join("other");
    fs::copy(&store, &elsewhere).unwrap();
    assert_eq!(only(Path::new(&elsewhere)).format, FormatId::Chromium);
}
