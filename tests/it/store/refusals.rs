//! What is not a store is refused in one sentence that says what to open, path last.

use std::fs;
use std::path::Path;

use cookie_charter::i18n::{Language, Words};
use cookie_charter::speech::{read_error, with_path};
use cookie_charter::store::{Foreign, FormatId, ReadError, locate};
use jiff::tz::TimeZone;
use rusqlite::Connection;

use crate::support::built::{CHROMIUM, FIREFOX};
use crate::support::files::{own_stores, shared_stores};

/// The code of the refusal of a file with these bytes.
fn code_of(bytes: &[u8]) -> &'static str {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Cookies");
    fs::write(&path, bytes).unwrap();
    refusal(&path)
}

fn code_of_tables(sql: &str) -> &'static str {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Cookies");
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    refusal(&path)
}

fn refusal(path: &Path) -> &'static str {
    let error = match locate(path) {
        Err(error) => error,
        Ok(found) => panic!("{}: {found:?}", path.display()),
    };
    assert_eq!(error.path(), Some(path), "{error}");
    for language in Language::ALL {
        let words = Words::new(language, TimeZone::UTC);
        let sentence = with_path(&words, read_error(&words, &error));
        assert!(sentence.ends_with(&path.display().to_string()), "the path is not last: {sentence}");
        assert_eq!(sentence.matches('\n').count(), 0);
    }
    error.code()
}

#[test]
fn files_by_their_bytes() {
    let noise: Vec<u8> = (0..65_536u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0] ^ i.to_le_bytes()[1]).collect();
    let cases: [(&[u8], &str); 57] = [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"GIF89a\x01\0", "picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "picture"),
        (b"%PDF-1.7\n", "pdf"),
        (b"PK\x03\x04\x14\0", "zip"),
        (b"\x1f\x8b\x08\0", "archive"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "archive"),
        (b"\x28\xb5\x2f\xfd\x04\0", "archive"),
        (b"Rar!\x1a\x07\x01\0", "archive"),
        (b"MSCF\0\0\0\0\x10\0", "archive"),
        (b"\x04\x22\x4d\x18\x64", "archive"),
        (b"-----BEGIN PGP MESSAGE-----\n\nhQ", "encrypted"),
        (b"age-encryption.org/v1\n-> X25519", "encrypted"),
        (b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5", "passwords"),
        (b"\x37\x7f\x06\x82\0\x2d\xe2\x18", "lone-log"),
        (b"\x37\x7f\x06\x83\0\x2d\xe2\x18", "lone-log"),
        (b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7\0\0", "lone-journal"),
        (b"\x18\xe2\x2d\0\0\0\0\0", "lone-shared-memory"),
        (b"bplist00\xd1", "property-list"),
        (b"\x80\x04\x95\0", "pickle"),
        (b"(lp0\n(dp1\nVname\np2\nVn\np3\ns.", "pickle"),
        (b"]q\0}q\x01(U\x04nameq\x02U\x01nq\x03u.", "pickle"),
        (b"\0\0\x10\0\0\0\x20\0\0\x01\0\x02", "old-opera"),
        (b"abcd\xef\xcd\xab\x89\0\0", "ese-database"),
        (b"Client UrlCache MMF Ver 5.2\0", "internet-explorer"),
        (b"\0\xbf\0\0\0\x10TCSO\0", "flash-object"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "lfs-pointer"),
        (b"<!DOCTYPE html><html>", "web-page"),
        (b"{\"cookies\": [], \"date\": 1}", "json"),
        (b" [1, 2]", "json"),
        (b"just words\n", "text"),
        (b"\xff\xfea\0b\0", "text"),
        (b"HTTP/2 200 \r\nset-cookie: sid=1; path=/\r\n\r\n<html>", "http-messages"),
        (b"* Host www.a.fr:443 was resolved.\n> GET / HTTP/2\n< HTTP/2 200 \n< set-cookie: a=1\n", "http-messages"),
        (b"< HTTP/1.1 200 OK\n< Set-Cookie: a=1\n", "http-messages"),
        (b"Cookie: _ga=GA1.2; b=c\n", "http-messages"),
        (b"_ga=GA1.2.3; tarteaucitron=!gtag=true; PHPSESSID=abc\n", "http-messages"),
        (b"{\"Response Cookies\": {\"sid\": {\"path\": \"/\", \"value\": \"x\"}}}", "http-messages"),
        (b"a sentence; x = y\n", "text"),
        (b"* a list\n* of words\n", "text"),
        (b"[{'name': 'a', 'domain': '.a.fr', 'secure': True}]", "nearly-json"),
        (b"[{\"name\": \"a\", \"domain\": \".a.fr\",},]", "nearly-json"),
        (b"[{name: 'a', domain: '.a.fr'}]", "nearly-json"),
        (b"[Section]\na=b\n", "text"),
        (b"PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE cookies(a);\n", "sql-dump"),
        (b"-- MySQL dump\n\nCREATE TABLE `cookies` (\n", "sql-dump"),
        (b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        ", "apple-double"),
        (&[0; 4_096], "zeros"),
        (b"{ words }", "text"),
        (b"Name,Domain,Purpose,Path,Value\n_ga,.a.fr,statistics,/,x\n", "text"),
        (b"Name,Host,Path,Expires\nNightly backup,srv01,/var/www,2027-01-01\n", "text"),
        (b"[INFO] starting\n{\"name\":\"a\",\"value\":\"x\",\"domain\":\"a.fr\",\"path\":\"/\",\"secure\":true}\nend\n", "text"),
        (b"[{\"name\": \"a, \"domain\": \".a.fr\"}]", "nearly-json"),
        (&noise, "encrypted"),
        (b"\0\x01\x02rubbish", "unknown"),
    ];
    for (bytes, expected) in cases {
        assert_eq!(code_of(bytes), expected, "{:?}", &bytes[..bytes.len().min(20)]);
    }
}

/// The window offers as a charter what the reader of stores refuses.
#[test]
fn charters_with_hosts_and_paths_are_charters() {
    let folder = tempfile::tempdir().unwrap();
    for (index, text) in [
        "Cookie Name;Domain;Expiration;Secure;Zweck\n_ga;example.fr;2 Jahre;ja;Statistik\nsid;example.fr;Session;ja;Notwendig\n",
        "Cookie,Domain,Path,Expiration,Type,What it does\n_ga,.example.fr,/,2 years,Analytics,Counts visitors\n",
        "Name,Domain,Path,Expiration,Type\n_ga,.example.fr,/,2 years,Analytics\nsid,example.fr,/,Session,Strictly necessary\n",
        "Nom;Domaine;Expiration;HttpOnly;Secure;Usage\n_ga;.example.fr;13 mois;non;oui;Mesure d'audience\nsid;www.example.fr;Session;oui;oui;Connexion\n",
        "Name\tDomain\tPath\tExpires\tSecure\tParty\tObjectif\n_ga\t.example.fr\t/\t13 months\tYes\tGoogle\tAnalytics\n",
        "Name,Value,Domain,Path,Expires,Type\n_ga,GA1.2.x,.example.fr,/,2 years,Analytics\n",
        "Name,Value,Domain,Path,Expires\n_ga,GA1.2.x,.example.fr,/,2 years\nsid,x,example.fr,/,Session\nfr,x,example.fr,/,3 months\n",
    ]
    .iter()
    .enumerate()
    {
        assert_eq!(code_of(text.as_bytes()), "text", "{text}");
        let path = folder.path().join(format!("{index}.csv"));
        fs::write(&path, text).unwrap();
        let preview = cookie_charter::charter::preview_file(&path);
        assert!(preview.is_ok(), "{text}: {preview:?}");
    }
}

#[test]
fn databases_by_their_tables() {
    for (sql, expected) in [
        ("CREATE TABLE urls(id, url); CREATE TABLE visits(id, url, segment_id)", "chromium-history"),
        ("CREATE TABLE moz_places(id, url); CREATE TABLE moz_historyvisits(id)", "firefox-history"),
        ("CREATE TABLE urls(id); CREATE TABLE hosts(id); CREATE TABLE visits(id, referring_visit)", "other-history"),
        ("CREATE TABLE logins(origin_url, password_value)", "passwords"),
        ("CREATE TABLE autofill(name); CREATE TABLE credit_cards(guid)", "form-data"),
        ("CREATE TABLE favicons(id); CREATE TABLE icon_mapping(id)", "favicons"),
        ("CREATE TABLE moz_perms(id)", "other-browser-data"),
        ("CREATE TABLE metaData(id); CREATE TABLE nssPrivate(id)", "keys"),
        ("CREATE TABLE javascript_cookies(id)", "other-database"),
        ("CREATE TABLE moz_cookies(id, name)", "other-database"),
        ("CREATE TABLE moz_cookies(host, name, creationTime); CREATE TABLE cookies(host_key, name)", "two-stores"),
        ("CREATE TABLE t(a); DROP TABLE t", "empty-database"),
        ("CREATE TABLE cookies(id, host)", "other-database"),
        ("CREATE TABLE something(id)", "other-database"),
    ] {
        assert_eq!(code_of_tables(sql), expected, "{sql}");
    }
}

#[test]
fn codes_are_unique_and_words_say_what_to_do() {
    let mut codes: Vec<&str> = Foreign::ALL.iter().map(|what| what.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Foreign::ALL.len());
    for language in Language::ALL {
        let words = Words::new(language, TimeZone::UTC);
        for what in Foreign::ALL {
            // What it is, then what to do.
            let sentence = read_error(&words, &ReadError::NotAStore { what, path: "/a".into() }).0;
            assert!(sentence.matches(". ").count() >= 1 && sentence.ends_with('.'), "{sentence}");
        }
    }
}

#[test]
fn what_is_not_there_or_not_a_file() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(refusal(&folder.path().join("absent")), "not-found");
    assert_eq!(refusal(folder.path()), "no-store-in-folder");
    let large = folder.path().join("large");
    fs::File::create(&large).unwrap().set_len((4 << 30) + 1).unwrap();
    assert_eq!(refusal(&large), "too-large");
}

#[cfg(unix)]
#[test]
fn pipes_sockets_and_devices_are_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    assert_eq!(refusal(&socket), "not-a-file");
    assert_eq!(refusal(Path::new("/dev/null")), "not-a-file");
    let pipe = folder.path().join("pipe");
    if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
        assert_eq!(refusal(&pipe), "not-a-file");
        // As the log of a store it counts as absent.
        let path = FIREFOX.build(folder.path(), 17, &[]);
        fs::rename(&pipe, folder.path().join("cookies.sqlite-wal")).unwrap();
        assert!(crate::support::reading::read_only_store(&path).is_ok());
    }
}

#[cfg(unix)]
#[test]
fn a_file_of_somebody_else() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = FIREFOX.build(folder.path(), 17, &[]);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    assert_eq!(refusal(&path), "permission-denied");
}

#[test]
fn names_do_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    for (family, format) in [(&FIREFOX, FormatId::Firefox), (&CHROMIUM, FormatId::Chromium)] {
        let path = family.build(folder.path(), family.newest(), &[]);
        let other = folder.path().join(format!("backup of {}", family.table));
        fs::rename(&path, &other).unwrap();
        assert_eq!(locate(&other).unwrap()[0].format, format);
    }
    // Both are found in the folder by their content.
    assert_eq!(locate(folder.path()).unwrap().len(), 2);
}

#[test]
fn stores_of_other_browsers_are_refused_with_their_name() {
    let Some(stores) = shared_stores() else { return };
    for (file, expected) in [
        ("epiphany-43/epiphany/ephy-history.db", "other-history"),
        ("firefox-153/x7k2p9qa.default-release/places.sqlite", "firefox-history"),
        ("chromium-156/Default/History", "chromium-history"),
        ("firefox-153/x7k2p9qa.default-release/compatibility.ini", "text"),
    ] {
        let error = locate(&stores.join(file)).unwrap_err();
        assert_eq!(error.code(), expected, "{file}: {error}");
    }
    for (file, rows) in [("falkon-22.12", 103), ("qutebrowser-2.5", 103), ("qtwebengine-6.11", 103)] {
        let report = crate::support::reading::read_only_store(&stores.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(report.record.rows_read > rows - 10, "{file}: {}", report.record.rows_read);
    }
}

#[test]
fn a_damaged_session_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for bytes in [&b"mozLz40\0"[..], b"mozLz40\0\xff\xff\xff\xff", b"mozLz40\0\x04\0\0\0\x40{}{}", b"mozLz40\0\x10\0\0\0rubbish"] {
        let path = folder.path().join("recovery.jsonlz4");
        fs::write(&path, bytes).unwrap();
        let location = locate(&path).unwrap().remove(0);
        assert_eq!(location.format, FormatId::FirefoxSession);
        let error =
            cookie_charter::store::read(&location, &crate::support::reading::options(), &cookie_charter::store::Progress::default())
                .unwrap_err();
        assert!(matches!(error, ReadError::Damaged { .. } | ReadError::TooLarge { .. }), "{error}");
    }
    let path = own_stores().join("firefox-153/x7k2p9qa.default-release/sessionstore.jsonlz4");
    assert_eq!(crate::support::reading::read_only_store(&path).unwrap().record.rows_from_session_file, 10);
}
