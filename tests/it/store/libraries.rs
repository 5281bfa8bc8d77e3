//! Jars of libraries of HTTP: what each field of each of them means.

use cookie_charter::store::{FormatId, ReadNote};

use super::foreign::{GO, GUZZLE, RUST, TOUGH};
use super::tools::{problems, read_text, rows};

#[test]
fn tough_cookie_by_host_path_and_name() {
    let report = read_text(TOUGH);
    assert_eq!(report.record.format, FormatId::HttpLibrary);
    assert_eq!(rows(&report), ["a.example / n 2033-05-18 Secure unset", ".b.example / n 2026-11-24 lax", "?b.example /x m session unset"]);
    let first = report.cookies.iter().next().unwrap();
    let times = [first.row().created, first.row().last_accessed].map(|time| time.unwrap().utc().to_string());
    assert_eq!(times, ["2026-11-24T10:00:00", "2026-11-25T10:00:00"]);
}

#[test]
fn guzzle_go_and_rust() {
    assert_eq!(rows(&read_text(GUZZLE)), ["?a.example / n 2033-05-18 Secure HttpOnly strict", ".b.example / m session -"]);
    let go = read_text(GO);
    assert_eq!(rows(&go), ["a.example / n 2033-05-18 Secure HttpOnly -"]);
    let set = go.cookies.iter().next().unwrap().row().last_set.unwrap();
    assert_eq!(set.utc().to_string(), "2026-11-24T11:00:00");
    assert_eq!(rows(&read_text(RUST)), [".a.example / n 2033-05-18 Secure HttpOnly lax", "www.a.example /x t session unset"]);
    let nothing_said =
        r#"[{"Name":"n","Value":"v","Domain":"a.example","Path":"/","Expires":"0001-01-01T00:00:00","HttpOnly":false,"Secure":false}]"#;
    assert_eq!(rows(&read_text(nothing_said)), ["?a.example / n session -"], "as .NET writes it");
}

#[test]
fn what_is_none_is_counted_and_nothing_is_made_up() {
    let odd = r#"[{"Name":"n","Value":"v","Domain":"a.example","Path":"/","Expires":"soon"},{"Name":"m","Value":"v","Domain":"","Path":"/"},7,{"Name":3}]"#;
    let report = read_text(odd);
    assert_eq!(rows(&report), ["?a.example / n Unknown Secure? HttpOnly? -"]);
    assert_eq!((report.record.rows_skipped, problems(&report).len()), (3, 4), "{:?}", problems(&report));
    let cut = read_text(&GUZZLE[..GUZZLE.len() - 30]);
    assert_eq!((rows(&cut).len(), cut.record.notes.contains(&ReadNote::TruncatedFile)), (1, true));
}

/// A jar by host, path and name that is larger than what is held at once.
#[test]
fn a_large_jar_loses_nothing_in_silence() {
    let cookie = |host: usize, n: usize| {
        format!(
            r#""n{n}":{{"key":"n{n}","value":"v","secure":true,"domain":"h{host}.example","path":"/","hostOnly":true,"creation":"2026-11-24T10:00:00.000Z"}}"#
        )
    };
    let host = |host: usize, cookies: usize| {
        let cookies: Vec<String> = (0..cookies).map(|n| cookie(host, n)).collect();
        format!(r#""h{host}.example":{{"/":{{{}}}}}"#, cookies.join(","))
    };
    let hosts: Vec<String> = (0..3).map(|number| host(number, 30_000)).collect();
    let report = read_text(&format!("{{{}}}", hosts.join(",")));
    assert_eq!((report.cookies.rows.len(), report.record.rows_skipped), (90_000, 0));
    // Under one host alone it is too much, and that is said.
    let report = read_text(&format!("{{{}}}", host(0, 90_000)));
    assert!(report.cookies.rows.len() > 50_000 && report.record.rows_skipped > 0, "{}", report.cookies.rows.len());
    assert!(report.cookies.rows.iter().all(|cookie| cookie.secure == Some(true)), "nothing of what was cut is made up");
}

#[test]
fn what_is_read_nowhere_is_not_taken_for_a_jar() {
    let row = r#"{"Name":"n","Value":"v","Domain":"a.example","Path":"/"}"#;
    let tough = r#"{"key":"n","value":"v","domain":"a.example","path":"/","creation":"2026-11-24T10:00:00.000Z"}"#;
    let documents = format!(r#"{{"_id":"jar_1","type":"CookieJar","cookies":[{tough}]}}"#);
    for other in [
        format!(r#"{{"Cookies":[{row}]}}"#),
        format!(r#"{{"data":{{"Cookies":[{row}]}}}}"#),
        documents,
        r#"{"storeType":"redis","cookies":true}"#.to_owned(),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, &other).unwrap();
        assert!(crate::support::reading::read_only_store(&path).is_err(), "{other}");
    }
}

/// What clients and crawlers keep the jars of several hosts or sessions in.
#[test]
fn jars_in_collections() {
    let cookie = r#"{"key":"n","value":"v","domain":"a.example","path":"/","expires":"2033-05-18T03:33:20.000Z","creation":"2026-11-24T10:00:00.000Z","hostOnly":true}"#;
    for (text, count) in [
        (
            format!(
                r#"{{"cookies":[{{"domain":"a.example","cookies":[{cookie}]}},{{"domain":"b.example","cookies":[{cookie},{cookie}]}}]}}"#
            ),
            3,
        ),
        (format!(r#"{{"_type":"export","resources":[{{"_id":"req_1","body":{{}}}},{{"_id":"jar_1","cookies":[{cookie}]}}]}}"#), 1),
        (format!(r#"{{"sessions":[{{"id":"s","cookieJar":{{"storeType":"MemoryCookieStore","cookies":[{cookie}]}}}}]}}"#), 1),
    ] {
        let report = read_text(&text);
        assert_eq!((report.record.format, report.record.rows_skipped), (FormatId::HttpLibrary, 0), "{text}");
        assert_eq!(rows(&report), vec!["a.example / n 2033-05-18 unset"; count], "{text}");
    }
}
