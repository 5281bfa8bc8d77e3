//! Texts as crashes, copies and tools leave them: with zeros in them, cut, in lines without a header.

use std::fs;
use std::path::PathBuf;

use cookie_charter::store::{FormatId, ReadNote, ReadReport, RowProblem, locate};

use super::tools::{problems, read_text, rows};
use crate::support::reading::read_only_store;

const LINE: &str = "a.fr\tFALSE\t/\tFALSE\t2000000000\tn\tv\n";

fn read_bytes(bytes: &[u8]) -> ReadReport {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(&path, bytes).unwrap();
    read_only_store(&path).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(bytes)))
}

/// A crash leaves the size that a file was to have, and zeros for what was not written yet.
#[test]
fn zeros_behind_a_text() {
    let netscape = format!("# Netscape HTTP Cookie File\n{LINE}{}", LINE.trim_end());
    let json = r#"[{"name":"n","value":"v","domain":"a.fr","path":"/","expires":2000000000,"size":2}]"#;
    let har = r#"{"log":{"version":"1.2","creator":{},"entries":[{"startedDateTime":"2026-11-01T10:00:00Z","request":{"method":"GET","url":"https://a.fr/"},
        "response":{"status":200,"headers":[{"name":"Set-Cookie","value":"n=v"}]}}]}}"#;
    let lwp = "#LWP-Cookies-2.0\nSet-Cookie3: n=v; path=\"/\"; domain=a.fr; expires=\"2033-05-18 03:33:20Z\"; version=0\n";
    for text in [netscape.as_str(), LINE, json, har, lwp] {
        let whole = read_text(text);
        for zeros in [1, 300, 5_000] {
            let torn = read_bytes(&[text.as_bytes(), &vec![0; zeros]].concat());
            assert_eq!(rows(&torn), rows(&whole), "{text}");
            assert_eq!(torn.record.rows_skipped, 0, "{text}");
            assert!(torn.record.notes.contains(&ReadNote::TruncatedFile), "{text}");
        }
        assert!(!whole.record.notes.contains(&ReadNote::TruncatedFile));
    }
}

/// Zeros in the place of a block cost the lines that stood there.
#[test]
fn a_hole_below_the_header_of_a_jar() {
    let text = [b"# Netscape HTTP Cookie File\n", LINE.as_bytes(), &[0; 600], b"FALSE\t/\n", LINE.as_bytes()].concat();
    let report = read_bytes(&text);
    assert_eq!(rows(&report).len(), 2);
    assert_eq!(problems(&report), ["not-a-cookie"]);
}

/// A word with zeros behind it is how binary files begin, and no text.
#[test]
fn zeros_behind_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(&path, [b"T-DB", &[0u8; 200][..]].concat()).unwrap();
    assert_eq!(locate(&path).unwrap_err().code(), "unknown");
}

/// No browser keeps a cookie without name and value: such a line lost its end.
#[test]
fn a_line_that_ends_before_its_name() {
    let report = read_text(&format!(
        "# Netscape HTTP Cookie File\n{LINE}a.fr\tFALSE\t/\tFALSE\t2000000000\na.fr\tFALSE\t/\tFALSE\t2000000000\t\nb.fr\tFALSE\t/\tFALSE\t0\tm\n"
    ));
    assert_eq!(rows(&report).len(), 2);
    assert!(report.warnings.iter().all(|warning| warning.problem == RowProblem::NotACookie));
    assert_eq!(report.record.rows_skipped, 2);
}

/// Programs that were built on `QtWebKit` kept each cookie as a server sends it.
#[test]
fn cookies_as_servers_send_them() {
    let expires = "expires=Wed, 18-May-2033 03:33:20 GMT";
    let report =
        read_text(&format!("n=v; secure; HttpOnly; {expires}; domain=.a.fr; path=/\nm=x=y; {expires}; domain=b.fr; path=/p\n\nnothing\n"));
    assert_eq!(report.record.format, FormatId::Netscape);
    assert_eq!(rows(&report), [".a.fr / n 2033-05-18 Secure HttpOnly -", "b.fr /p m 2033-05-18 -"]);
    assert_eq!(report.record.rows_skipped, 1);
    // Where no line has a dot, the form says nothing of which hosts get the cookie.
    assert_eq!(rows(&read_text("n=v; SameSite=Lax; domain=a.fr; path=/\n")), ["?a.fr / n session lax"]);
}

/// `jq '.[]'` writes each cookie over several lines, with nothing around them.
#[test]
fn json_values_one_behind_the_other() {
    let cookie = |name: &str| {
        format!(
            "{{\n  \"name\": \"{name}\",\n  \"value\": \"v\",\n  \"domain\": \"a.fr\",\n  \"path\": \"/\",\n  \"expires\": -1,\n  \"size\": 2\n}}"
        )
    };
    for between in ["\n", "", "\n\n"] {
        let report = read_text(&[cookie("n"), cookie("m")].join(between));
        assert_eq!(rows(&report), ["a.fr / n session Secure? HttpOnly? unset", "a.fr / m session Secure? HttpOnly? unset"]);
    }
}

/// A list without elements shows nothing of what follows (`jq -c .cookies *.json`).
#[test]
fn an_empty_list_before_others() {
    let list = r#"[{"name":"n","value":"v","domain":"a.fr","path":"/","expires":-1,"size":2}]"#;
    for text in [format!("[]\n{list}\n"), format!("[]\n[]\n{list}")] {
        assert_eq!(rows(&read_text(&text)), ["a.fr / n session Secure? HttpOnly? unset"], "{text}");
    }
}

/// Of values over several lines that break off, those before count, and it is told.
#[test]
fn json_values_that_break_off() {
    let cookie =
        "{\n  \"name\": \"n\",\n  \"value\": \"v\",\n  \"domain\": \"a.fr\",\n  \"path\": \"/\",\n  \"expires\": -1,\n  \"size\": 2\n}\n";
    let whole = cookie.repeat(5);
    let report = read_text(&whole[..whole.len() - 20]);
    assert_eq!((rows(&report).len(), report.record.rows_skipped), (4, 0));
    assert!(report.record.notes.contains(&ReadNote::TruncatedFile));
}

/// Scripts, settings and sentences with some of the words of such a line are no store.
#[test]
fn what_only_looks_like_a_line_of_a_server() {
    for text in [
        "document.cookie=\"_ga=1; path=/; domain=.a.fr\";\n",
        "Server=tcp;domain=corp.local;version=3\n",
        "sid=<uuid>; Domain=a.fr\n",
        "n=v; domain=*.a.fr; path=/\n",
        "n=v; domain=a.fr\n",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, text).unwrap();
        assert!(locate(&path).is_err(), "{text}");
    }
}

/// Languages that know no difference between the two write a name of digits as a number.
#[test]
fn names_that_are_numbers() {
    let report = read_text(r#"[{"name":5,"value":7,"domain":"a.fr","path":"/","expires":-1,"size":2}]"#);
    let cookie = report.cookies.iter().next().unwrap();
    assert_eq!(cookie.name(), "5");
    assert!(report.warnings.is_empty());
    // Of others the digits that were meant are not known.
    for name in ["1e3", "1.0", "12345678901234567890123", "true", "[]"] {
        let json = format!(r#"[{{"name":{name},"value":"v","domain":"a.fr","path":"/","expires":-1,"size":2}}]"#);
        let report = read_text(&json);
        assert_eq!((rows(&report).len(), problems(&report)), (0, vec!["wrong-type"]), "{name}");
    }
}

#[test]
fn an_answer_without_cookies_is_an_empty_store() {
    for text in [r#"{"cookies":[]}"#, r#"{"id":3,"result":{"cookies":[]}}"#, "{\"cookies\": [ ]}\n"] {
        let report = read_text(text);
        assert_eq!((report.record.format, report.cookies.rows.len()), (FormatId::Cdp, 0), "{text}");
    }
}

/// A session file that breaks off is one, and is damaged.
#[test]
fn a_session_file_that_breaks_off() {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("recovery.jsonlz4");
    fs::write(&path, b"mozLz40\0\x40\0\0\0\xf0\x10{\"windows\":[").unwrap();
    assert_eq!(read_only_store(&path).unwrap_err().code(), "damaged");
    // Of another file that is packed so nobody knows what it would have been.
    let other = path.with_file_name("search.json.mozlz4");
    fs::copy(&path, &other).unwrap();
    assert_ne!(read_only_store(&other).unwrap_err().code(), "damaged");
}
