//! Real browsers, running while their stores are read. Skipped where none is installed.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cookie_charter::cookie::Expiry;
use cookie_charter::store::{Progress, ReadError, ReadNote, ReadOptions, ReadReport, locate, read};
use jiff::Timestamp;

use crate::support::files::listing;
use crate::support::reading::options;

const HOST: &str = "www.shop.test";

/// A shop on this machine that sets a cookie; it lives as long as the test.
pub fn shop() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
            let _ = stream.read(&mut [0; 4096]);
            let body = "<!doctype html><title>Shop</title><p>Hello";
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\
                 Set-Cookie: basket=b1; Max-Age=86400; Path=/; SameSite=Lax; HttpOnly\r\nSet-Cookie: visit=v1\r\n\r\n{body}",
                body.len()
            );
        }
    });
    port
}

/// A browser that is stopped when the test ends, however it ends.
struct Browser(Child);

impl Browser {
    fn start(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }

    fn signal(&self, signal: &str) {
        let _ = Command::new("kill").args([signal, &self.0.id().to_string()]).status();
    }

    /// Waits until the browser has ended by itself.
    fn wait(&mut self, most: Duration) {
        let start = Instant::now();
        while start.elapsed() < most {
            if self.0.try_wait().unwrap().is_some() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.signal("-TERM");
        self.wait(Duration::from_secs(5));
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn installed(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).flat_map(|folder| names.iter().map(move |name| folder.join(name))).find(|file| file.is_file());
    if found.is_none() {
        eprintln!("skipped: none of {names:?} is installed");
    }
    found
}

/// Reads again and again until the shop's cookie is there.
fn read_until_found(profile: &Path, cookie: &str) -> ReadReport {
    let start = Instant::now();
    loop {
        if let Ok(report) = read_now(profile)
            && report.cookies.iter().any(|row| row.name() == cookie)
        {
            return report;
        }
        // Chromium writes every 30 s at the latest, and on a busy machine it has to start first.
        assert!(start.elapsed() < Duration::from_secs(90), "{cookie} did not come in 90 s");
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Reads once and sees that this changed nothing. The browser may write at any moment: then the look is taken again.
fn read_unnoticed(folder: &Path, store: &Path) -> ReadReport {
    let watched = |folder: &Path| {
        let name = store.file_name().unwrap().to_string_lossy().into_owned();
        let all = listing_of_running(folder);
        all.into_iter().filter(|entry| entry.0.to_string_lossy().contains(&name)).collect::<Vec<_>>()
    };
    for _ in 0..10 {
        let before = watched(folder);
        let report = read_now(store).unwrap();
        if before == watched(folder) {
            return report;
        }
        std::thread::sleep(Duration::from_millis(300));
    }
    panic!("the files of the store changed during each of ten reads");
}

/// Reads at the real time: the cookies of a running browser are of today, which is after the time that other tests stop at.
fn read_now(path: &Path) -> Result<ReadReport, ReadError> {
    read(&locate(path)?.remove(0), &ReadOptions { now: Timestamp::now(), ..options() }, &Progress::default())
}

/// [`listing`] of the folder of the store alone: a running browser makes and removes files elsewhere all the time.
fn listing_of_running(folder: &Path) -> Vec<(PathBuf, std::time::SystemTime, Option<Vec<u8>>)> {
    fs::read_dir(folder)
        .unwrap()
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .filter_map(|entry| Some((entry.path(), entry.metadata().ok()?.modified().ok()?, fs::read(entry.path()).ok())))
        .collect()
}

fn check(report: &ReadReport, browser: &str) {
    let cookie = report.cookies.iter().find(|cookie| cookie.name() == "basket").unwrap();
    assert_eq!((cookie.host(), cookie.path(), cookie.http_only), (HOST, "/", Some(true)), "{browser}");
    let lifetime = cookie.lifetime_seconds().unwrap();
    assert!((86_395..=86_405).contains(&lifetime), "{browser}: {lifetime} s");
    assert!(!report.record.notes.contains(&ReadNote::CorruptPages), "{browser}: {:?}", report.record.notes);
}

#[test]
fn firefox_while_it_runs() {
    let Some(program) = installed(&["firefox-esr", "firefox"]) else { return };
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("abc.test");
    fs::create_dir(&profile).unwrap();
    fs::write(profile.join("user.js"), format!("user_pref(\"network.dns.localDomains\", \"{HOST}\");\n")).unwrap();
    let url = format!("http://{HOST}:{}/", shop());
    let _browser = Browser::start(
        Command::new(program).args(["--headless", "--no-remote", "--profile"]).arg(&profile).arg(url).env("HOME", folder.path()),
    );
    read_until_found(&profile, "basket");
    let report = read_unnoticed(&profile, &profile.join("cookies.sqlite"));
    check(&report, "Firefox");
    assert!(report.record.rows_from_log != Some(0), "the rows are in the log first: {:?}", report.record.rows_from_log);
    assert!(locate(&profile).unwrap()[0].in_use);
}

#[test]
fn chromium_while_it_runs() {
    let Some(program) = installed(&["chromium", "chromium-browser", "google-chrome"]) else { return };
    let folder = tempfile::tempdir().unwrap();
    let url = format!("http://{HOST}:{}/", shop());
    let start = |url: &str| {
        Browser::start(
            Command::new(&program)
                .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
                .args(["--disable-component-update", "--disable-sync", "--password-store=basic"])
                .arg(format!("--user-data-dir={}", folder.path().display()))
                .arg("--host-resolver-rules=MAP *.test 127.0.0.1")
                .arg(url),
        )
    };
    // Cookies are written every 30 s, and at once when the browser is asked to end in this way.
    let mut first = start(&url);
    std::thread::sleep(Duration::from_secs(5));
    first.signal("-INT");
    first.wait(Duration::from_secs(20));
    drop(first);
    let before = listing(folder.path());
    let closed = read_until_found(folder.path(), "basket");
    assert!(before == listing(folder.path()), "reading the closed profile changed it");
    check(&closed, "Chromium, closed");

    let _second = start("about:blank");
    std::thread::sleep(Duration::from_secs(4));
    let profile = folder.path().join("Default");
    let report = read_unnoticed(&profile, &profile.join("Cookies"));
    check(&report, "Chromium, running");
    assert!(locate(folder.path()).unwrap()[0].in_use);
    assert!(closed.cookies.iter().any(|cookie| cookie.name() == "visit" && cookie.expiry == Expiry::Session));
}
