//! Every schema version of both families, one of everything in each.

use cookie_charter::cookie::SameSite::{Lax, None as SentNone, NoneOrUnset, Strict, Unset};
use cookie_charter::cookie::ValueState::{Clear, Encrypted, Missing};
use cookie_charter::cookie::{Closed, Expiry, Moment, PartitionKind, RowId, SetBy, ValueState};
use cookie_charter::store::{ReadNote, ReadReport, RowProblem};
use rusqlite::types::Value;

use crate::support::built::{CHROMIUM, FIREFOX, Row, text};
use crate::support::reading::read_only_store;

fn read_built(family: &crate::support::built::Family, version: i64, rows: &[Row]) -> ReadReport {
    let folder = tempfile::tempdir().unwrap();
    let path = family.build(folder.path(), version, rows);
    read_only_store(&path).unwrap_or_else(|error| panic!("schema {version}: {error}"))
}

fn time(expiry: Expiry) -> String {
    match expiry {
        Expiry::At(moment) => format!("{moment:?}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn firefox_1_to_17() {
    for version in FIREFOX.versions.clone() {
        let seconds = 1_795_501_553i64;
        let expiry = if version >= 16 { seconds * 1000 } else { seconds };
        let row: Row = vec![
            ("id", Value::Integer(1_600_000_000_000_000)),
            ("originAttributes", text("^userContextId=2&partitionKey=%28https%2Cportail.fr%2C8443%2Cf%29")),
            ("name", text("_ga")),
            ("value", text("GA1.1.2.3")),
            ("host", text(".exemple.fr")),
            ("path", text("/a")),
            ("expiry", Value::Integer(expiry)),
            ("lastAccessed", Value::Integer(1_700_000_000_000_001)),
            ("creationTime", Value::Integer(1_600_000_000_000_001)),
            ("updateTime", Value::Integer(1_650_000_000_000_001)),
            ("isSecure", Value::Integer(1)),
            ("isHttpOnly", Value::Integer(0)),
            ("sameSite", Value::Integer(2)),
            ("rawSameSite", Value::Integer(2)),
            ("isPartitionedAttributeSet", Value::Integer(1)),
        ];
        let report = read_built(&FIREFOX, version, &[row]);
        assert_eq!(report.record.schema_version, Some(version));
        assert_eq!((report.warnings.as_slice(), report.record.rows_read), (&[][..], 1), "schema {version}");
        assert!(report.record.unknown_columns.is_empty(), "schema {version}: {:?}", report.record.unknown_columns);
        let cookie = report.cookies.iter().next().unwrap();
        assert_eq!((cookie.name(), cookie.host(), cookie.path()), ("_ga", "exemple.fr", "/a"));
        assert_eq!(cookie.host.host_only(), Some(false));
        assert_eq!(time(cookie.expiry), "2026-11-24T06:25:53Z", "schema {version}");
        assert_eq!((cookie.secure, cookie.http_only), (Some(true), Some(false)));
        assert_eq!(cookie.same_site, (version >= 9).then_some(Strict), "schema {version}");
        assert_eq!(cookie.last_accessed.is_some(), version >= 2);
        assert_eq!(cookie.created.map(Moment::unix_micros), Some(1_600_000_000_000_000 + i64::from(version >= 4)), "schema {version}");
        assert_eq!(cookie.last_set.map(Moment::unix_micros), (version >= 17).then_some(1_650_000_000_000_001));
        assert_eq!(cookie.container().map(|container| container.number), (version >= 6).then_some(2));
        let kind = if version >= 13 { PartitionKind::Chips } else { PartitionKind::BrowserProtection };
        let partition = cookie.partition().map(|key| (key.top_level_site(), key.port, key.cross_site_ancestor, key.kind));
        assert_eq!(partition, (version >= 6).then(|| ("https://portail.fr".to_owned(), Some(8443), true, kind)), "schema {version}");
        assert_eq!(report.values.get(0).unwrap().0.reveal(), b"GA1.1.2.3");
    }
}

#[test]
fn firefox_newer_and_without_version() {
    let row = |expiry: i64| vec![("host", text("a.fr")), ("name", text("n")), ("expiry", Value::Integer(expiry))];
    let report = read_built(&FIREFOX, 18, &[row(1_795_501_553_000)]);
    assert!(report.record.notes.contains(&ReadNote::SchemaNewerThanKnown));
    assert_eq!(time(report.cookies.rows.get(RowId(0)).unwrap().expiry), "2026-11-24T06:25:53Z");

    let folder = tempfile::tempdir().unwrap();
    for (columns_of, expiry) in [(17, 1_795_501_553_000), (15, 1_795_501_553), (15, 1_795_501_553_000)] {
        let path = folder.path().join(format!("{columns_of}-{expiry}.sqlite"));
        let db = FIREFOX.open(&path, columns_of, &[row(expiry)]);
        db.pragma_update(None, "user_version", 0).unwrap();
        drop(db);
        let report = read_only_store(&path).unwrap();
        assert_eq!(time(report.cookies.rows.get(RowId(0)).unwrap().expiry), "2026-11-24T06:25:53Z", "columns of {columns_of}, {expiry}");
        assert!(report.warnings.is_empty());
    }
}

#[test]
fn firefox_expiry_oddities() {
    let row = |name: &'static str, expiry: i64| vec![("host", text("a.fr")), ("name", text(name)), ("expiry", Value::Integer(expiry))];
    let report =
        read_built(&FIREFOX, 17, &[row("s", 1_795_501_553), row("far", i64::MAX), row("zero", 0), row("minus", -1), row("min", i64::MIN)]);
    let times: Vec<String> = report.cookies.rows.iter().map(|cookie| time(cookie.expiry)).collect();
    assert_eq!(times, ["2026-11-24T06:25:53Z", "FarFuture", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "0001-01-01T00:00:00Z"]);
    let problems: Vec<_> = report.warnings.iter().map(|warning| warning.problem).collect();
    assert_eq!(problems, [RowProblem::ExpiryUnitMixed, RowProblem::OutOfRange]);
    let report = read_built(&FIREFOX, 12, &[row("ms", 1_795_501_553_000), row("9999", 253_402_300_799), row("3000", 32_535_129_600)]);
    let times: Vec<String> = report.cookies.rows.iter().map(|cookie| time(cookie.expiry)).collect();
    assert_eq!(times, ["2026-11-24T06:25:53Z", "FarFuture", "3000-12-31T00:00:00Z"]);
}

#[test]
fn firefox_same_site_by_schema() {
    let same_site = |version: i64, cooked: i64, raw: i64, secure: bool, created: i64| {
        let row: Row = vec![
            ("host", text("a.fr")),
            ("name", text("n")),
            ("sameSite", Value::Integer(cooked)),
            ("rawSameSite", Value::Integer(raw)),
            ("isSecure", Value::Integer(secure.into())),
            ("creationTime", Value::Integer(created)),
        ];
        read_built(&FIREFOX, version, &[row]).cookies.rows.get(RowId(0)).unwrap().same_site
    };
    let (old, new) = (1_600_000_000_000_001, 1_790_000_000_000_001);
    assert_eq!(same_site(9, 0, 0, true, old), Some(NoneOrUnset));
    assert_eq!(same_site(9, 1, 0, true, old), Some(Lax));
    assert_eq!(same_site(12, 1, 0, true, old), Some(Unset), "lax by default");
    assert_eq!(same_site(12, 1, 1, true, old), Some(Lax));
    assert_eq!(same_site(12, 0, 0, true, new), Some(NoneOrUnset));
    assert_eq!(same_site(17, 256, 0, true, old), Some(Unset));
    assert_eq!(same_site(17, 0, 0, true, new), Some(SentNone));
    assert_eq!(same_site(17, 0, 0, false, new), Some(NoneOrUnset));
    assert_eq!(same_site(17, 0, 0, true, old), Some(NoneOrUnset));
    assert_eq!(same_site(17, 7, 0, true, old), None);
}

#[test]
fn firefox_update_times_of_a_migration_are_unknown() {
    let row = |name: &'static str, updated: i64| -> Row {
        vec![
            ("host", text("a.fr")),
            ("name", text(name)),
            ("creationTime", Value::Integer(1_600_000_000_000_001)),
            ("updateTime", Value::Integer(updated)),
            ("isSecure", Value::Integer(1)),
            ("sameSite", Value::Integer(0)),
        ]
    };
    let migrated = 1_780_000_000_000_000;
    let report =
        read_built(&FIREFOX, 17, &[row("a", migrated), row("b", migrated), row("real", migrated + 7), row("alone", migrated + 1_000_000)]);
    let set: Vec<_> = report.cookies.rows.iter().map(|cookie| (cookie.last_set.is_some(), cookie.same_site)).collect();
    let (unknown, real) = ((false, Some(NoneOrUnset)), (true, Some(SentNone)));
    assert_eq!(set, [unknown, unknown, real, real]);
}

#[test]
fn chromium_3_to_24() {
    for version in CHROMIUM.versions.clone() {
        let created = 13_400_000_000_000_000i64;
        let row: Row = vec![
            ("creation_utc", Value::Integer(created)),
            ("host_key", text(".exemple.fr")),
            ("top_frame_site_key", text("https://portail.fr")),
            ("has_cross_site_ancestor", Value::Integer(1)),
            ("name", text("id")),
            ("value", text("abc")),
            ("path", text("/a")),
            ("expires_utc", Value::Integer(created + 86_400_000_000)),
            ("last_access_utc", Value::Integer(created + 2)),
            ("last_update_utc", Value::Integer(created + 1)),
            ("secure", Value::Integer(1)),
            ("is_secure", Value::Integer(1)),
            ("httponly", Value::Integer(1)),
            ("is_httponly", Value::Integer(1)),
            ("firstpartyonly", Value::Integer(1)),
            ("samesite", Value::Integer(1)),
            ("source_type", Value::Integer(2)),
        ];
        let report = read_built(&CHROMIUM, version, &[row]);
        assert_eq!(report.record.schema_version, Some(version));
        assert_eq!((report.warnings.as_slice(), report.record.rows_read), (&[][..], 1), "schema {version}");
        assert!(report.record.unknown_columns.is_empty(), "schema {version}: {:?}", report.record.unknown_columns);
        let cookie = report.cookies.iter().next().unwrap();
        assert_eq!((cookie.name(), cookie.host(), cookie.path()), ("id", "exemple.fr", "/a"));
        let unix = |at: Moment| at.unix_micros() + 11_644_473_600_000_000;
        assert_eq!(cookie.created.map(unix), Some(created));
        assert_eq!(cookie.last_set.map(unix), (version >= 18).then_some(created + 1), "schema {version}");
        assert_eq!(cookie.lifetime_seconds(), Some(86_400 - i64::from(version >= 18)));
        assert_eq!((cookie.secure, cookie.http_only), (Some(true), Some(true)), "schema {version}");
        assert_eq!(cookie.same_site, (version >= 8).then_some(Lax), "schema {version}");
        assert_eq!(cookie.set_by, (version >= 22).then_some(SetBy::Script));
        let partition = cookie.partition().map(|key| (key.top_level_site(), key.cross_site_ancestor, key.kind));
        assert_eq!(partition, (version >= 15).then(|| ("https://portail.fr".to_owned(), version >= 23, PartitionKind::Chips)));
    }
}

#[test]
fn chromium_sessions_sentinels_and_values() {
    let row = |name: &'static str, more: Row| -> Row { [vec![("host_key", text("a.fr")), ("name", text(name))], more].concat() };
    let integer = Value::Integer;
    let encrypted = Value::Blob(b"v10\x01\x02".to_vec());
    let report = read_built(
        &CHROMIUM,
        24,
        &[
            row(
                "not persistent",
                vec![("is_persistent", integer(0)), ("has_expires", integer(1)), ("expires_utc", integer(13_400_000_000_000_000))],
            ),
            row("no expiry", vec![("is_persistent", integer(1)), ("has_expires", integer(0)), ("expires_utc", integer(0))]),
            row("zero", vec![("expires_utc", integer(0))]),
            row("far", vec![("expires_utc", integer(i64::MAX))]),
            row("sealed", vec![("expires_utc", integer(1)), ("value", text("")), ("encrypted_value", encrypted.clone())]),
            row("two", vec![("expires_utc", integer(1)), ("value", text("clear")), ("encrypted_value", encrypted)]),
            row("bad key", vec![("expires_utc", integer(1)), ("value", text("")), ("top_frame_site_key", text("rubbish"))]),
        ],
    );
    let ends: Vec<String> = report.cookies.rows.iter().map(|cookie| time(cookie.expiry)).take(4).collect();
    assert_eq!(ends, ["Session", "Session", "1601-01-01T00:00:00Z", "FarFuture"]);
    let states: Vec<ValueState> = (0..7).map(|row| report.values.get(row).unwrap().1).collect();
    assert_eq!(states, [Missing, Missing, Missing, Missing, Encrypted(Closed::Damaged), Clear, Clear]);
    assert!(report.values.get(4).unwrap().0.is_empty(), "what cannot be opened stays closed");
    let problems: Vec<RowProblem> = report.warnings.iter().map(|warning| warning.problem).collect();
    assert_eq!(problems, [RowProblem::ExpiryZero, RowProblem::TwoValues, RowProblem::BadPartitionKey]);
    let key = report.cookies.iter().last().unwrap();
    assert_eq!(key.partition().map(|key| (key.host.as_str(), key.kind)), Some(("rubbish", PartitionKind::Unreadable)));
}

#[test]
fn chromium_same_site_and_early_epoch() {
    let row = |value: i64| -> Row {
        vec![
            ("host_key", text("a.fr")),
            ("name", text("n")),
            ("samesite", Value::Integer(value)),
            ("firstpartyonly", Value::Integer(value)),
        ]
    };
    let same_site = |version, value| read_built(&CHROMIUM, version, &[row(value)]).cookies.rows.get(RowId(0)).unwrap().same_site;
    let modern = [-1, 0, 1, 2, 3, 9].map(|value| same_site(24, value));
    assert_eq!(modern, [Some(Unset), Some(SentNone), Some(Lax), Some(Strict), Some(Unset), None]);
    assert_eq!([0, 1, 2].map(|value| same_site(10, value)), [Some(NoneOrUnset), Some(Lax), Some(Strict)]);

    let unix: Row = vec![
        ("host_key", text("a.fr")),
        ("name", text("n")),
        ("creation_utc", Value::Integer(1_250_000_000_000_000)),
        ("expires_utc", Value::Integer(0)),
    ];
    let report = read_built(&CHROMIUM, 3, std::slice::from_ref(&unix));
    assert_eq!(report.cookies.rows.get(RowId(0)).unwrap().created.map(Moment::unix_micros), Some(1_250_000_000_000_000));
    assert_eq!(report.cookies.rows.get(RowId(0)).unwrap().expiry, Expiry::Session);
    assert_ne!(
        read_built(&CHROMIUM, 4, &[unix]).cookies.rows.get(RowId(0)).unwrap().created.map(Moment::unix_micros),
        Some(1_250_000_000_000_000)
    );
}

/// A clock that was wrong makes a time unknown, says so, and no life is counted from it.
#[test]
fn times_of_a_wrong_clock_are_unknown() {
    const DAY: i64 = 86_400_000_000;
    let now = Moment::from(crate::support::reading::options().now).unix_micros();
    let earliest = 788_918_400_000_000;
    // Unix microseconds, and what is wrong with them.
    let times = [
        (earliest - 1, Some(RowProblem::ClockBefore1995)),
        (1, Some(RowProblem::ClockBefore1995)),
        (-DAY, Some(RowProblem::ClockBefore1995)),
        (earliest, None),
        (now, None),
        (now + DAY, None),
        (now + DAY + 1, Some(RowProblem::ClockInFuture)),
        (4_000_000_000_000_001, Some(RowProblem::ClockInFuture)),
    ];
    let columns = [(&FIREFOX, ["creationTime", "updateTime"], 0), (&CHROMIUM, ["creation_utc", "last_update_utc"], 11_644_473_600_000_000)];
    for (family, [created, set], offset) in columns {
        for (micros, problem) in times {
            let row = |columns: &[&'static str]| {
                let mut row = (family.plain_row)("a.example", columns[columns.len() - 1]);
                row.extend(columns.iter().map(|column| (*column, Value::Integer(micros + offset))));
                row
            };
            let report = read_built(family, family.newest(), &[row(&[created]), row(&[created, set])]);
            let problems: Vec<_> = report.warnings.iter().map(|warning| (warning.column.as_ref(), warning.problem)).collect();
            let both = [(created, problem), (created, problem), (set, problem)];
            let expected: Vec<_> = both.into_iter().filter_map(|(column, problem)| Some((column, problem?))).collect();
            assert_eq!(problems, expected, "{micros}");
            for cookie in report.cookies.iter() {
                assert_eq!(cookie.row().created.is_some(), problem.is_none(), "{micros}");
                assert_eq!(cookie.row().lifetime_seconds().is_some(), problem.is_none(), "{micros}");
            }
        }
        // One clock that was wrong does not spoil a time that is right.
        let mut row = (family.plain_row)("a.example", "n");
        row.extend([(created, Value::Integer(offset + 1)), (set, Value::Integer(now + offset - 7))]);
        let report = read_built(family, family.newest(), &[row]);
        let cookie = report.cookies.iter().next().unwrap();
        assert_eq!((cookie.row().created, cookie.row().last_set.map(Moment::unix_micros)), (None, Some(now - 7)));
        assert!(cookie.row().lifetime_seconds().is_some());
    }
}
