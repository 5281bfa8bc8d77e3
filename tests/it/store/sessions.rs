//! Session files: which of them is read, in whatever form, and what a hostile or damaged one costs.

use std::fs::{File, FileTimes};
use std::path::Path;
use std::time::{Duration, SystemTime};

use cookie_charter::charter::Language;
use cookie_charter::i18n::Words;
use cookie_charter::speech;
use cookie_charter::store::{
    Beside, Completeness, Foreign, FormatId, Part, Paths, Places, Progress, ReadError, ReadNote, ReadReport, Reason, RowProblem,
    WhyPassedOver, discover, locate, read,
};
use serde_json::{Value, json};

use crate::support::built::FIREFOX;
use crate::support::reading::{only, options, read_only_store};
use crate::support::sessions::{UPDATED, compressed, session, write};

const RUNNING: &str = "sessionstore-backups/recovery.jsonlz4";
const COPY: &str = "sessionstore-backups/recovery.baklz4";
const BEFORE: &str = "sessionstore-backups/previous.jsonlz4";

fn cookie(name: &str) -> Value {
    json!({ "host": "banque.example", "value": "x", "path": "/", "name": name, "secure": true, "sameSite": 1 })
}

fn holding(name: &str) -> Vec<u8> {
    compressed(&session(&[cookie(name)]))
}

/// A session that holds one cookie and was written so many seconds after the others of these tests.
fn holding_later(name: &str, seconds: i64) -> Vec<u8> {
    let text = session(&[cookie(name)]).replace(&UPDATED.to_string(), &(UPDATED + seconds * 1000).to_string());
    compressed(&text)
}

fn profile() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    FIREFOX.build(folder.path(), FIREFOX.newest(), &[(FIREFOX.plain_row)("a.example", "stored")]);
    folder
}

fn names(report: &ReadReport) -> Vec<String> {
    report.cookies.iter().skip(1).map(|cookie| cookie.name().to_owned()).collect()
}

/// Gives files of a profile times of change, so many seconds ago.
fn age(profile: &Path, file: &str, seconds: u64) {
    let times = FileTimes::new().set_modified(SystemTime::now() - Duration::from_secs(seconds));
    File::options().write(true).open(profile.join(file)).unwrap().set_times(times).unwrap();
}

/// What was passed over, by file name.
fn passed_over(report: &ReadReport) -> Vec<(String, WhyPassedOver)> {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    report.record.session_files_passed_over.iter().map(|file| (name(&file.path), file.why)).collect()
}

#[test]
fn the_order_is_firefoxs_own_whatever_the_times_of_files() {
    let folder = profile();
    for (file, name) in [(BEFORE, "previous"), (COPY, "copy"), (RUNNING, "running")] {
        write(folder.path(), file, holding(name));
    }
    // A profile that was copied file by file: the oldest session was written last.
    for (file, seconds) in [(BEFORE, 0), (COPY, 10), (RUNNING, 20)] {
        age(folder.path(), file, seconds);
    }
    assert_eq!(only(folder.path()).session_file, Some(folder.path().join(RUNNING)));
    let report = read_only_store(folder.path()).unwrap();
    assert_eq!((names(&report), report.record.notes.len()), (vec!["running".to_owned()], 0));
    write(folder.path(), "sessionstore.jsonlz4", holding("ended"));
    age(folder.path(), "sessionstore.jsonlz4", 1000);
    assert_eq!(names(&read_only_store(folder.path()).unwrap()), ["ended"]);
}

#[test]
fn the_log_of_a_running_browser_is_missed() {
    let folder = profile();
    let store = folder.path().join("cookies.sqlite");
    let db = rusqlite::Connection::open(&store).unwrap();
    db.pragma_update(None, "journal_mode", "wal").unwrap();
    drop(db);
    assert!(!folder.path().join("cookies.sqlite-wal").exists());
    let is_missed = || read_only_store(folder.path()).unwrap().record.notes.contains(&ReadNote::LogMissing);
    assert!(!is_missed(), "without a session file nothing tells");
    write(folder.path(), RUNNING, holding("running"));
    assert!(is_missed());
    let record = read_only_store(folder.path()).unwrap().record;
    assert!(Completeness::of(&record).unavailable.iter().any(|lack| (lack.part, lack.reason) == (Part::Cookies, Reason::LogMissing)));
    // A browser that ended as it should has written all of it.
    write(folder.path(), "sessionstore.jsonlz4", holding("ended"));
    assert!(!is_missed());
    std::fs::remove_file(folder.path().join("sessionstore.jsonlz4")).unwrap();
    let db = rusqlite::Connection::open(&store).unwrap();
    db.pragma_update(None, "journal_mode", "delete").unwrap();
    drop(db);
    assert!(!is_missed(), "a database without a log misses none");
}

#[test]
fn the_next_one_is_read_when_one_gives_no_session() {
    let cut = &holding("running")[..40];
    let other = compressed(&json!({ "version": 6, "engines": [] }).to_string());
    for (bytes, why) in [
        (cut, WhyPassedOver::Damaged),
        (&[][..], WhyPassedOver::Empty),
        (&other[..], WhyPassedOver::NotASession),
        (&compressed("{\"cookies\":[")[..], WhyPassedOver::Damaged),
        (&compressed("[]")[..], WhyPassedOver::NotASession),
        (&b"rubbish"[..], WhyPassedOver::NotASession),
        (&b"mozLz40\0\xff\xff\xff\xff{}"[..], WhyPassedOver::TooLarge),
    ] {
        let folder = profile();
        write(folder.path(), RUNNING, bytes);
        write(folder.path(), COPY, holding("copy"));
        write(folder.path(), BEFORE, holding("previous"));
        let report = read_only_store(folder.path()).unwrap();
        assert_eq!(names(&report), ["copy"]);
        assert_eq!(passed_over(&report), [("recovery.jsonlz4".to_owned(), why)]);
        assert_eq!((report.record.notes.as_slice(), report.record.session_file), (&[ReadNote::SessionFilePassedOver][..], Beside::Read));
        for language in [Language::En, Language::Fr] {
            let words = Words::new(language, jiff::tz::TimeZone::UTC);
            let remarks = speech::remarks(&words, &report, Paths::Whole, 10);
            assert!(remarks.iter().any(|remark| remark.contains("recovery.jsonlz4")), "{remarks:?}");
        }
    }
}

#[test]
fn without_any_session_that_is_said() {
    let folder = profile();
    write(folder.path(), RUNNING, "");
    write(folder.path(), BEFORE, &holding("previous")[..20]);
    let report = read_only_store(folder.path()).unwrap();
    let found = passed_over(&report);
    assert_eq!(found.iter().map(|(_, why)| *why).collect::<Vec<_>>(), [WhyPassedOver::Empty, WhyPassedOver::Damaged]);
    assert_eq!((report.record.notes.as_slice(), report.record.session_file), (&[ReadNote::SessionFileUnreadable][..], Beside::Unreadable));
}

#[test]
fn of_copies_from_before_updates_the_newest_is_read() {
    let folder = profile();
    for (build, name) in [("20260103151912", "older"), ("20261103151912", "newer"), ("20250103151912", "oldest")] {
        write(folder.path(), &format!("sessionstore-backups/upgrade.jsonlz4-{build}"), holding(name));
    }
    assert_eq!(names(&read_only_store(folder.path()).unwrap()), ["newer"]);
    write(folder.path(), BEFORE, holding("previous"));
    assert_eq!(names(&read_only_store(folder.path()).unwrap()), ["previous"]);
}

/// Where Firefox could not move a file, or a profile was put together from copies, what is inside tells which came last.
#[test]
fn a_session_that_was_written_later_by_what_is_inside_counts() {
    let folder = profile();
    write(folder.path(), "sessionstore.jsonlz4", holding("ended"));
    write(folder.path(), RUNNING, holding_later("running", 3600));
    let report = read_only_store(folder.path()).unwrap();
    assert_eq!(names(&report), ["running"]);
    assert_eq!(passed_over(&report), [("sessionstore.jsonlz4".to_owned(), WhyPassedOver::Older)]);
    // A clock that was wrong says nothing.
    write(folder.path(), RUNNING, holding_later("running", 100 * 86_400));
    assert_eq!(names(&read_only_store(folder.path()).unwrap()), ["ended"]);
}

#[test]
fn plain_sessions_of_old_and_sister_browsers() {
    let text = json!({ "windows": [{ "tabs": [], "cookies": [cookie("PHPSESSID")] }], "session": { "lastUpdate": UPDATED } }).to_string();
    for file in [
        "sessionstore.js",
        "sessionstore.json",
        "sessionstore.bak",
        "sessionstore-backups/recovery.js",
        "sessionstore-backups/recovery.bak",
        "sessionstore-backups/previous.js",
        "sessionstore-backups/upgrade.js-20150101",
    ] {
        let folder = profile();
        write(folder.path(), file, format!("\u{feff}({text});"));
        let report = read_only_store(folder.path()).unwrap();
        assert_eq!((names(&report), report.record.rows_from_session_file), (vec!["PHPSESSID".to_owned()], 1), "{file}");
        let alone = only(&folder.path().join(file));
        assert_eq!(alone.format, FormatId::FirefoxSession, "{file}");
        assert_eq!(alone.profile_folder, folder.path(), "{file}");
        assert_eq!(read(&alone, &options(), &Progress::default()).unwrap().record.rows_read, 1, "{file}");
    }
}

#[test]
fn plain_sessions_that_are_opened_alone_need_no_mark() {
    let with_windows = json!({ "windows": [], "cookies": [cookie("a")] }).to_string();
    let utf16: Vec<u8> = format!("\u{feff}{with_windows}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("windows-and-cookies", with_windows.into_bytes()),
        ("cookies", json!({ "cookies": [cookie("a")] }).to_string().into_bytes()),
        ("cookies-in-windows", json!({ "windows": [{ "cookies": [cookie("a")] }] }).to_string().into_bytes()),
        ("of-windows", utf16),
    ] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), name, bytes);
        let report = read_only_store(&folder.path().join(name)).unwrap();
        assert_eq!((report.record.format, report.record.rows_read), (FormatId::FirefoxSession, 1), "{name}");
    }
}

#[test]
fn a_dump_of_another_program_is_no_session_of_firefox() {
    let with = |key: &str, value: Value| {
        let mut cookie = json!({ "host": "a.fr", "name": "n", "value": "v", "path": "/", "secure": true });
        cookie[key] = value;
        cookie
    };
    // Its lasting cookies would become cookies of the session.
    let of_dumps = [
        with("expirationDate", json!(1_900_000_000)),
        with("expires", json!("2030-01-01T00:00:00Z")),
        with("expiry", json!(1_900_000_000)),
        with("domain", json!(".a.fr")),
        with("sameSite", json!("lax")),
        with("hostOnly", json!(true)),
        with("lastAccessed", json!(1)),
    ];
    let folder = tempfile::tempdir().unwrap();
    for dump in &of_dumps {
        for whole in [
            json!({ "cookies": [dump] }),
            // The first one alone says nothing.
            json!({ "cookies": [cookie("a"), dump] }),
            json!({ "windows": [], "cookies": [dump] }),
            json!({ "windows": [{ "cookies": [dump] }] }),
        ] {
            write(folder.path(), "dump", whole.to_string());
            let format = read_only_store(&folder.path().join("dump")).ok().map(|report| report.record.format);
            assert_ne!(format, Some(FormatId::FirefoxSession), "{whole}");
        }
    }
    // Firefox's own mark says what it is, and tabs do, beside which old versions may have written the end.
    let numbers = with("sameSite", json!(2));
    let with_end = with("expiry", json!(1_900_000_000));
    for whole in [
        json!({ "cookies": [numbers] }),
        json!({ "windows": [{ "tabs": [], "cookies": [with_end] }] }),
        json!({ "version": ["sessionrestore", 1], "cookies": [with_end, with("new", json!(1))] }),
    ] {
        write(folder.path(), "session", whole.to_string());
        let format = read_only_store(&folder.path().join("session")).unwrap().record.format;
        assert_eq!(format, FormatId::FirefoxSession, "{whole}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn sister_browsers_are_found_with_their_sessions() {
    let home = tempfile::tempdir().unwrap();
    let text = json!({ "windows": [{ "tabs": [], "cookies": [cookie("PHPSESSID")] }], "session": { "lastUpdate": UPDATED } }).to_string();
    let profiles = [
        (".moonchild productions/pale moon/a1.default", "sessionstore.js", "Pale Moon"),
        (".mozilla/seamonkey/b2.default", "sessionstore.json", "SeaMonkey"),
        (".mozilla/firefox/c3.default", "sessionstore-backups/recovery.js", "Firefox"),
    ];
    for (folder, file, _) in profiles {
        let folder = home.path().join(folder);
        std::fs::create_dir_all(&folder).unwrap();
        FIREFOX.build(&folder, 12, &[(FIREFOX.plain_row)("a.example", "stored")]);
        write(&folder, file, &text);
    }
    let found = discover(&Places { home: Some(home.path().to_path_buf()), config: None, data_local: None }).stores;
    for (folder, file, browser) in profiles {
        let folder = home.path().join(folder);
        let store = found.iter().find(|store| store.profile_folder == folder).unwrap_or_else(|| panic!("{browser} is not found"));
        assert_eq!((store.browser.as_str(), store.session_file.as_ref()), (browser, Some(&folder.join(file))));
        assert_eq!(only(&folder.join(file)).browser, browser, "named when read alone");
    }
}

#[test]
fn what_is_no_session_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let refusal = |name: &str, bytes: Vec<u8>| {
        write(folder.path(), name, bytes);
        let path = folder.path().join(name);
        let found = locate(&path).map(|mut found| found.remove(0));
        let read = found.and_then(|location| read(&location, &options(), &Progress::default()));
        match read {
            Err(ReadError::NotAStore { what, .. }) => what,
            other => panic!("{name}: {other:?}"),
        }
    };
    for (name, text) in [
        ("search.json.mozlz4", r#"{"version":6,"engines":[{"name":"x"}]}"#),
        ("empty.mozlz4", "{}"),
        ("array.mozlz4", "[]"),
        ("other-mark.mozlz4", r#"{"version":["x",1],"windows":{},"cookies":3}"#),
        ("number.mozlz4", "3"),
    ] {
        assert_eq!(refusal(name, compressed(text)), Foreign::NotASession, "{name}");
    }
    // Other programs write lists of cookies and of windows too.
    let state = r#"{"cookies":[{"name":"a","domain":"a.fr"}],"origins":[]}"#;
    write(folder.path(), "state.json", state);
    assert_eq!(only(&folder.path().join("state.json")).format, FormatId::PlaywrightState);
    assert_eq!(refusal("windows.json", r#"{"windows":[{"x":1}]}"#.into()), Foreign::Json);
    let marked = r#"{"version":["sessionrestore",1]}"#;
    write(folder.path(), "marked.js", marked);
    assert_eq!(only(&folder.path().join("marked.js")).format, FormatId::FirefoxSession);
}

#[test]
fn texts_and_values_have_the_limits_of_every_reader() {
    let folder = profile();
    let long = json!({ "host": "a.example", "name": "n".repeat(300_000), "path": format!("/{}", "p".repeat(300_000)), "value": "v".repeat(3_000_000) });
    let huge_host = json!({ "host": "h".repeat(300_000), "name": "lost", "value": "v" });
    write(folder.path(), RUNNING, compressed(&session(&[long, huge_host, cookie("next")])));
    let report = read_only_store(folder.path()).unwrap();
    let found: Vec<_> = report.cookies.iter().skip(1).map(|cookie| (cookie.name().len(), cookie.path().len())).collect();
    assert_eq!(found, [(64 << 10, 64 << 10), (4, 1)]);
    assert_eq!(report.values.get(1).unwrap().0.reveal().len(), 1 << 20);
    let problems: Vec<_> =
        report.warnings.iter().map(|warning| (warning.column.as_ref(), warning.problem, warning.row.is_some())).collect();
    let large = |column, is_kept| (column, RowProblem::TooLarge, is_kept);
    assert_eq!(problems, [large("name", true), large("path", true), large("value", true), large("host", false)]);
    assert_eq!((report.record.rows_read, report.record.rows_skipped), (3, 1));
}

#[test]
fn what_is_odd_costs_its_place_and_no_more() {
    let folder = profile();
    let deep = format!("{}1{}", "[".repeat(200_000), "]".repeat(200_000));
    let cookies = [
        r#"{"host":"a.example","name":"first","name":"last","value":"v"}"#.to_owned(),
        r#"{"host":"a.example","name":3,"value":[],"secure":"yes","sameSite":"lax"}"#.to_owned(),
        r#"{"host":"a.example","name":"surrogate","value":"\ud800"}"#.to_owned(),
        format!(r#"{{"host":"a.example","name":"deep","value":"v","originAttributes":{{"x":{deep}}},"other":{deep}}}"#),
        r#"{"host":"a.example","name":"attributes","value":"v","originAttributes":"^userContextId=1"}"#.to_owned(),
        r#"{"host":7,"name":"nobody","value":"v"}"#.to_owned(),
        "3".to_owned(),
        "null".to_owned(),
        "[]".to_owned(),
    ];
    let text = format!(
        r#"{{"cookies":[],"deep":{deep},"version":["sessionrestore",1],"windows":[3,{{"cookies":3}},{{"cookies":[{}]}}],"cookies":[{}]}}"#,
        r#"{"host":"a.example","name":"window","value":"v"}"#,
        cookies.join(",")
    );
    write(folder.path(), RUNNING, compressed(&text));
    let report = read_only_store(folder.path()).unwrap();
    assert_eq!(names(&report), ["last", "", "surrogate", "deep", "attributes", "window"]);
    assert_eq!((report.record.rows_read, report.record.rows_skipped), (7, 4));
    let problems: Vec<_> =
        report.warnings.iter().filter(|warning| warning.row.is_some()).map(|warning| (warning.column.as_ref(), warning.problem)).collect();
    assert_eq!(
        problems,
        [
            ("name", RowProblem::WrongType),
            ("value", RowProblem::WrongType),
            ("sameSite", RowProblem::WrongType),
            ("value", RowProblem::WrongType),
            ("originAttributes", RowProblem::UnknownOriginAttribute),
            ("originAttributes", RowProblem::BadOriginAttributes),
        ]
    );
}

#[test]
fn more_cookies_than_any_browser_keeps_are_counted_not_read() {
    let folder = profile();
    let elements = vec!["0"; 200_010].join(",");
    write(folder.path(), RUNNING, compressed(&format!(r#"{{"cookies":[{elements}]}}"#)));
    let report = read_only_store(folder.path()).unwrap();
    assert_eq!((report.record.rows_read, report.record.rows_skipped, report.record.row_warnings), (1, 200_010, 200_010));
}

#[test]
fn rubbish_never_panics() {
    let folder = profile();
    let good = holding("n");
    for cut in 0..good.len() {
        write(folder.path(), RUNNING, &good[..cut]);
        assert_eq!(read_only_store(folder.path()).unwrap().record.rows_read, 1, "cut at {cut}");
    }
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0x15;
        write(folder.path(), RUNNING, bytes);
        assert!(read_only_store(folder.path()).unwrap().record.rows_read >= 1);
    }
}
