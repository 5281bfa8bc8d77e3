//! Ends at and beyond the last second of the calendar, in the ways in which programs write them: none becomes "unknown", none a session.

use std::fs;

use cookie_charter::cookie::Expiry;
use cookie_charter::store::ReadReport;
use rusqlite::types::Value;
use serde_json::json;

use crate::support::built::{CHROMIUM, FIREFOX, Family};
use crate::support::reading::read_only_store;

/// What a file with these bytes says.
fn read_text(text: &str) -> ReadReport {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    fs::write(&path, text).unwrap();
    read_only_store(&path).unwrap()
}

fn ends(report: &ReadReport) -> Vec<Expiry> {
    report.cookies.iter().map(|cookie| cookie.expiry).collect()
}

#[test]
fn texts_that_mean_for_ever() {
    let last = "Fri, 31 Dec 9999 23:59:59 GMT";
    let cookie = |key: &str, end: serde_json::Value| json!({ "name": "n", "value": "v", "domain": "a.fr", "path": "/", "httpOnly": false, key: end });
    let entry = |headers: serde_json::Value, cookies: serde_json::Value| {
        json!({
            "startedDateTime": "2026-11-01T10:00:00.000Z", "time": 1,
            "request": { "method": "GET", "url": "https://a.fr/", "headers": [], "cookies": [] },
            "response": { "status": 200, "headers": headers, "cookies": cookies },
        })
    };
    let har = |entry| json!({ "log": { "version": "1.2", "creator": {}, "entries": [entry] } }).to_string();
    let tough = |end: &str| {
        json!({ "version": "tough-cookie@4", "storeType": "x", "rejectPublicSuffixes": true,
                "cookies": [{ "key": "n", "value": "v", "domain": "a.fr", "path": "/", "creation": "2026-01-01T00:00:00Z", "expires": end }] })
    };
    let inspection = json!({
        "uri_ins": "https://a.fr/",
        "cookies": [{ "name": "n", "value": "v", "domain": "a.fr", "path": "/", "expiresUTC": "9999-12-31T23:59:59.000Z" }],
    });
    let cnil = "Num;Domaine;Chemin;Nom;Valeur;Expiration;sameSite;httpOnly;hostOnly;isSecure\r\n";
    let all_bits = u32::MAX;
    for text in [
        har(entry(json!([{ "name": "Set-Cookie", "value": format!("n=v; Expires={last}") }]), json!([]))),
        har(entry(json!([]), json!([{ "name": "n", "value": "v", "expires": "9999-12-31T23:59:59.000Z" }]))),
        har(entry(json!([]), json!([{ "name": "n", "value": "v", "expires": last }]))),
        json!([cookie("expires", json!("9999-12-31T23:59:59Z"))]).to_string(),
        json!([cookie("expires", json!("+010000-01-01T00:00:00.000Z"))]).to_string(),
        json!([cookie("expirationDate", json!(last))]).to_string(),
        json!([cookie("expiry", json!(253_402_300_799_i64))]).to_string(),
        tough("9999-12-31T23:59:59.999Z").to_string(),
        tough("+275760-09-13T00:00:00.000Z").to_string(),
        inspection.to_string(),
        "#LWP-Cookies-2.0\nSet-Cookie3: n=v; path=\"/\"; domain=\"a.fr\"; expires=\"9999-12-31 23:59:59Z\"; version=0\n".to_owned(),
        format!("# Netscape HTTP Cookie File\nSet-Cookie: n=v; domain=a.fr; expires={last}\n"),
        format!("{cnil}1;a.fr;/;n;v;31/12/9999 23:59:59;lax;oui;oui;oui\r\n"),
        format!("n\nv\na.fr/\n0\n{all_bits}\n{all_bits}\n0\n30000000\n*\n"),
    ] {
        assert_eq!(ends(&read_text(&text)), [Expiry::FarFuture], "{text}");
    }
}

#[test]
fn numbers_beyond_what_a_cell_should_hold() {
    let beyond = [Value::Real(1e300), Value::Real(f64::INFINITY), Value::Text("9223372036854775808".into()), Value::Integer(i64::MAX)];
    let of = |family: &Family, version: i64, column: &'static str, end: &Value| {
        let folder = tempfile::tempdir().unwrap();
        let mut row = (family.plain_row)("a.fr", "n");
        row.retain(|(name, _)| *name != column);
        row.push((column, end.clone()));
        ends(&read_only_store(&family.build(folder.path(), version, &[row])).unwrap())
    };
    for end in &beyond {
        assert_eq!(of(&FIREFOX, 12, "expiry", end), [Expiry::FarFuture], "{end:?}");
        assert_eq!(of(&FIREFOX, 17, "expiry", end), [Expiry::FarFuture], "{end:?}");
        assert_eq!(of(&CHROMIUM, 24, "expires_utc", end), [Expiry::FarFuture], "{end:?}");
    }
    // What an older Firefox writes into a newer store.
    assert_eq!(of(&FIREFOX, 17, "expiry", &Value::Integer(253_402_300_799)), [Expiry::FarFuture]);
}

#[test]
fn an_end_that_is_no_number_costs_the_end_and_not_the_cookie() {
    let report = read_text(
        "# Netscape HTTP Cookie File\n.a.fr\tTRUE\t/\tFALSE\tsoon\tn\tv\n.a.fr\tTRUE\t/\tFALSE\tnan\tm\tv\n.a.fr\tTRUE\t/\tFALSE\t0.0\tp\tv\n",
    );
    assert_eq!((report.record.rows_skipped, report.warnings.len()), (0, 2));
    assert_eq!(ends(&report), [Expiry::Unknown, Expiry::Unknown, Expiry::Session]);
}
