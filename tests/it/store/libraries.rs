//! Jars of libraries of HTTP: what each field of each of them means.

use cookie_charter::store::{FormatId, ReadNote};

use super::foreign::{GO, GUZZLE, INSOMNIA, RUST, TOUGH};
use super::tools::{problems, read_text, rows};

#[test]
fn tough_cookie_by_host_path_and_name() {
    let report = read_text(TOUGH);
    assert_eq!(report.record.format, FormatId::HttpLibrary);
    assert_eq!(rows(&report), ["a.example / n 2033-05-18 Secure unset", ".b.example / n 2026-11-24 lax", "?b.example /x m session unset"]);
    let first = report.cookies.iter().next().unwrap();
    let times = [first.row().created, first.row().last_accessed].map(|time| time.unwrap().utc().to_string());
    assert_eq!(times, ["2026-11-24T10:00:00", "2026-11-25T10:00:00"]);
    assert_eq!(rows(&read_text(INSOMNIA)), ["a.example / n 2033-05-18 unset"], "one of several documents in lines");
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
