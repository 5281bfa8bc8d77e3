//! Files that other programs load: with values or not at all, read back equal, taken by curl.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use cookie_charter::cookie::{CookieRef, Moment};
use cookie_charter::store::ReadReport;

use crate::support::built::CHROMIUM;
use crate::support::files::shared_stores;
use crate::support::program::{Home, stderr};
use crate::support::reading::read_only_store;

fn exported(home: &Home, format: &str, store: &Path) -> (PathBuf, String) {
    let target = home.path().join(format!("out.{format}"));
    let _ = fs::remove_file(&target);
    let output = home.command().args(["export", "-f", format, "--with-values", "-o"]).arg(&target).arg(store).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    (target, stderr(&output))
}

#[test]
fn without_values_there_is_no_such_file() {
    let home = Home::new();
    for format in ["netscape", "storagestate"] {
        let target = home.path().join("out");
        let output = home.command().args(["export", "-f", format, "-o"]).arg(&target).arg("sample:").output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("--with-values"), "{}", stderr(&output));
        assert!(!target.exists());
        let (_, said) = exported(&home, format, Path::new("sample:"));
        assert!(said.contains("open your accounts"), "{said}");
    }
}

/// A cookie as both formats hold it, to the second.
fn facts(report: &ReadReport, cookie: (usize, CookieRef<'_>), with_same_site: bool) -> String {
    let (row, cookie) = cookie;
    let value = String::from_utf8_lossy(report.values.get(row).unwrap().0.reveal()).into_owned();
    let end = cookie.expiry.at().map(|end| end.unix_micros().div_euclid(1_000_000));
    let same_site = cookie.same_site.map(cookie_charter::cookie::SameSite::code).filter(|code| with_same_site && !code.contains("unset"));
    let top = cookie.partition().map(cookie_charter::cookie::PartitionKey::top_level_site);
    format!(
        "{} {:?} {} {}={value} {end:?} {:?} {:?} {same_site:?} {top:?}",
        cookie.host(),
        cookie.host.host_only(),
        cookie.path(),
        cookie.name(),
        cookie.secure,
        cookie.http_only
    )
}

#[test]
fn what_was_written_is_read_back_equal() {
    let Some(stores) = shared_stores() else { return };
    let home = Home::new();
    // The values of the last are encrypted, and opened for the export where this system has their key.
    let of_this_system: &[&str] = if cfg!(target_os = "linux") { &["chromium-156"] } else { &[] };
    for name in ["chromium-127-clear", "curl", "cdp-get-all-cookies", "python-lwp", "firefox-153-no-partition"].iter().chain(of_this_system)
    {
        let store = stores.join(name);
        let first = read_only_store(&store).unwrap();
        for (format, is_state) in [("netscape", false), ("storagestate", true)] {
            let (file, said) = exported(&home, format, &store);
            let again = read_only_store(&file).unwrap();
            let is_held = |cookie: &CookieRef<'_>| cookie.container().is_none() && (is_state || cookie.partition().is_none());
            let rows = first.cookies.iter().enumerate().filter(|(_, cookie)| is_held(cookie));
            let mut expected: Vec<String> = rows.map(|row| facts(&first, row, is_state)).collect();
            let mut found: Vec<String> = again.cookies.iter().enumerate().map(|row| facts(&again, row, is_state)).collect();
            let left = first.cookies.rows.len() - expected.len();
            assert_eq!(left > 0, said.contains("not in the file"), "{name} as {format}: {said}");
            expected.sort();
            found.sort();
            assert_eq!(found, expected, "{name} as {format}");
            assert_eq!((again.record.rows_skipped, again.record.row_warnings), (0, 0), "{name} as {format}");
        }
    }
}

/// What a server is sent, when it is asked once.
fn asked(listener: TcpListener) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        let mut buffer = [0; 4096];
        while !request.windows(4).any(|end| end == b"\r\n\r\n") {
            let length = stream.read(&mut buffer).unwrap();
            request.extend_from_slice(&buffer[..length]);
            if length == 0 {
                break;
            }
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").unwrap();
        String::from_utf8_lossy(&request).into_owned()
    })
}

#[test]
fn curl_sends_what_was_exported() {
    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("skipped: there is no curl");
        return;
    }
    let home = Home::new();
    let jar = home.path().join("cookies.txt");
    let lines = "# Netscape HTTP Cookie File\n#HttpOnly_127.0.0.1\tFALSE\t/\tFALSE\t4000000000\tkept\tv=1; a\n127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\ts\n\
                 127.0.0.1\tFALSE\t/other\tFALSE\t4000000000\telsewhere\tx\n";
    fs::write(&jar, lines).unwrap();
    let (file, _) = exported(&home, "netscape", &jar);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let server = asked(listener);
    let output = Command::new("curl").args(["-s", "--noproxy", "*", "--max-time", "20", "-b"]).arg(&file).arg(&address).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let request = server.join().unwrap();
    let sent = request.lines().find(|line| line.to_ascii_lowercase().starts_with("cookie:")).unwrap_or_default();
    assert!(sent.contains("kept=v=1; a") && sent.contains("session=s") && !sent.contains("elsewhere"), "{request}");
}

/// One value in Latin-1, as old sites set them, and readers that take files for UTF-8 would have nothing of the whole file.
#[test]
fn a_value_that_is_no_text_costs_itself_and_not_the_file() {
    let home = Home::new();
    let db = CHROMIUM.open(
        &home.path().join("Cookies"),
        CHROMIUM.newest(),
        &[(CHROMIUM.plain_row)("a.fr", "n"), (CHROMIUM.plain_row)("a.fr", "m")],
    );
    db.execute("UPDATE cookies SET value = CAST(x'636166e9' AS TEXT) WHERE name = 'm'", []).unwrap();
    drop(db);
    for format in ["netscape", "storagestate"] {
        let (file, said) = exported(&home, format, &home.path().join("Cookies"));
        let text = String::from_utf8(fs::read(&file).unwrap()).unwrap();
        assert!(said.contains("1 cookie is not in the file"), "{format}: {said}");
        assert!(text.contains("a.fr") && !text.contains("caf"), "{format}: {text}");
    }
}

/// An end in 1970 or before is over, and no program takes it for the end of a session; Playwright loads nothing of a state with a number below 0.
#[test]
fn an_end_before_1970_stays_over() {
    let home = Home::new();
    let store = home.path().join("cookies.json");
    let cookie =
        |name: &str, end: &str| format!(r#"{{"name":"{name}","value":"v","domain":"a.fr","path":"/","expires":"{end}","size":2}}"#);
    let ends = ["1970-01-01T00:00:00Z", "1969-12-31T23:00:00Z", "1601-01-01T00:00:00Z"];
    let cookies: Vec<String> = ends.iter().enumerate().map(|(n, end)| cookie(&format!("n{n}"), end)).collect();
    fs::write(&store, format!("[{}]", cookies.join(","))).unwrap();
    for format in ["netscape", "storagestate"] {
        let (file, _) = exported(&home, format, &store);
        let again = read_only_store(&file).unwrap();
        let micros: Vec<_> = again.cookies.iter().map(|cookie| cookie.expiry.at().map(Moment::unix_micros)).collect();
        assert_eq!(micros, [Some(1_000_000); 3], "{format}");
    }
}
