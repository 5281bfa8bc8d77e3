//! Real browsers are followed while they visit: every cookie that they write is listed, and how long after their write is printed.
//!
//! What counts is the browser's own write: Chromium keeps cookies to itself for half a minute. A second reader looks at the files all the time and notes
//! when each name came, by the time of the file that brought it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use cookie_charter::i18n::Language;
use cookie_charter::ui::kit::Source;
use egui::{Key, Modifiers};
use rusqlite::{Connection, OpenFlags};

use super::support::{Window, window_over};

const VISITS: usize = 200;
/// Browsers keep at most 180 cookies of one host.
const HOSTS: usize = 4;
/// Nobody waits longer for what a browser was told to do.
const PATIENCE: Duration = Duration::from_mins(10);

/// When each cookie was met, by its name.
type Met = BTreeMap<String, SystemTime>;

/// Sites on this machine: each visit sets a cookie and leads to the next one, on the next host.
struct Sites {
    port: u16,
    may_go: Arc<AtomicBool>,
    visited: Arc<AtomicUsize>,
}

impl Sites {
    fn open() -> Self {
        let first = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = first.local_addr().unwrap().port();
        let others = (2..=HOSTS).map(|host| TcpListener::bind(("127.0.0.".to_owned() + &host.to_string(), port)).unwrap());
        let sites = Self { port, may_go: Arc::default(), visited: Arc::default() };
        for listener in std::iter::once(first).chain(others) {
            let (may_go, visited) = (Arc::clone(&sites.may_go), Arc::clone(&sites.visited));
            std::thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    let (may_go, visited) = (Arc::clone(&may_go), Arc::clone(&visited));
                    std::thread::spawn(move || answer(&stream, port, &may_go, &visited));
                }
            });
        }
        sites
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

/// Answers one request. Before the visits may begin, the first page asks for itself again.
fn answer(mut stream: &TcpStream, port: u16, may_go: &AtomicBool, visited: &AtomicUsize) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let path = lines.next().unwrap_or_default().split(' ').nth(1).unwrap_or("/").to_owned();
    lines.for_each(drop);
    let page = |number: usize| format!("http://127.0.0.{}:{port}/visit/{number}", 1 + number % HOSTS);
    let (cookie, next, wait) = match path.strip_prefix("/visit/").and_then(|number| number.parse::<usize>().ok()) {
        Some(number) => {
            visited.fetch_max(number + 1, Ordering::Relaxed);
            let cookie = format!("Set-Cookie: visit-{number:03}=v; Max-Age=8000000; Path=/\r\n");
            (cookie, (number + 1 < VISITS).then(|| page(number + 1)), 20)
        }
        None if path == "/" => (String::new(), Some(if may_go.load(Ordering::Relaxed) { page(0) } else { "/".to_owned() }), 300),
        None => (String::new(), None, 0),
    };
    let body = next.map_or_else(String::new, |next| format!("<script>setTimeout(() => location.replace('{next}'), {wait})</script>"));
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nCache-Control: no-store\r\n{cookie}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all((head + &body).as_bytes());
}

/// A browser that runs until it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The program of a browser on this machine, started without a window, and where it keeps its cookies.
fn start(program: &str, profile: &Path, address: &str) -> Option<(Running, PathBuf)> {
    let mut command = Command::new(program);
    let store = if program.starts_with("firefox") {
        let quiet =
            "user_pref('datareporting.policy.dataSubmissionEnabled', false);\nuser_pref('browser.shell.checkDefaultBrowser', false);\n";
        fs::write(profile.join("user.js"), quiet).unwrap();
        command.args(["--headless", "--no-remote", "--profile"]).arg(profile).arg(address);
        profile.join("cookies.sqlite")
    } else {
        command.args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--password-store=basic",
        ]);
        command.arg(format!("--user-data-dir={}", profile.display())).arg(address);
        profile.join("Default").join("Cookies")
    };
    let child = command.env("HOME", profile).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    Some((Running(child), store))
}

/// The names in a store now, from a copy of its own.
fn names_in(store: &Path, copies: &Path) -> Option<(Vec<String>, SystemTime)> {
    let mut newest = SystemTime::UNIX_EPOCH;
    let copy = copies.join("store");
    for end in ["", "-wal", "-journal"] {
        let with = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
        let (from, to) = (with(store), with(&copy));
        let _ = fs::remove_file(&to);
        match fs::metadata(&from) {
            Ok(found) => {
                newest = newest.max(found.modified().ok()?);
                fs::copy(&from, &to).ok()?;
            }
            Err(_) if end.is_empty() => return None,
            Err(_) => {}
        }
    }
    let database = Connection::open_with_flags(&copy, OpenFlags::SQLITE_OPEN_READ_WRITE).ok()?;
    let table = if store.ends_with("cookies.sqlite") { "moz_cookies" } else { "cookies" };
    let mut statement = database.prepare(&format!("SELECT name FROM {table} WHERE name LIKE 'visit-%'")).ok()?;
    let names = statement.query_map([], |row| row.get(0)).ok()?.collect::<Result<_, _>>().ok()?;
    Some((names, newest))
}

/// Looks at the store again and again, and notes by which write each name came.
fn note_writes(store: PathBuf, written: Arc<Mutex<Met>>, is_over: Arc<AtomicBool>) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        let copies = tempfile::tempdir().unwrap();
        let seen = |store: &Path| {
            ["", "-wal", "-journal"]
                .map(|end| fs::metadata(format!("{}{end}", store.display())).ok().map(|found| (found.len(), found.modified().ok())))
        };
        let mut before = None;
        while !is_over.load(Ordering::Relaxed) {
            let now = seen(&store);
            if before.as_ref() != Some(&now)
                && let Some((names, at)) = names_in(&store, copies.path())
            {
                let mut written = written.lock().unwrap();
                for name in names {
                    written.entry(name).or_insert(at);
                }
                before = Some(now);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    })
}

/// Paints whenever the window asks for it, until `done`; false when nobody wants to wait any longer.
fn paint_until(window: &mut Window, mut done: impl FnMut(&Window) -> bool) -> bool {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if window.was_woken() {
            window.harness.step();
        }
        if done(window) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    false
}

fn note_listed(window: &Window, listed: &mut Met) {
    let recent = window.harness.state().state().watching.recent.value().cloned();
    for cookie in recent.iter().flat_map(|recent| &recent.cookies) {
        listed.entry(cookie.news.key.name.clone()).or_insert_with(SystemTime::now);
    }
}

fn follows(program: &str) {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile");
    fs::create_dir(&profile).unwrap();
    let sites = Sites::open();
    let Some((browser, store)) = start(program, &profile, &sites.address()) else {
        return eprintln!("skipped: there is no {program}");
    };
    let began = Instant::now();
    while names_in(&store, folder.path()).is_none() {
        assert!(began.elapsed() < PATIENCE, "{program} made no store: {}", store.display());
        std::thread::sleep(Duration::from_millis(200));
    }
    let mut window = window_over(folder, Language::En, vec![Source::Path(store.clone())]);
    window.wait_for("the store", |window| !window.harness.state().state().stores.is_empty());
    window.idle();
    window.show_table();
    window.press_with(Modifiers::SHIFT, Key::F5);
    assert!(window.shows_part("Followed since"), "{}", window.labels().join("\n"));

    let (written, is_over) = (Arc::new(Mutex::new(Met::new())), Arc::new(AtomicBool::new(false)));
    let noting = note_writes(store, Arc::clone(&written), Arc::clone(&is_over));
    let mut listed = Met::new();
    sites.may_go.store(true, Ordering::Relaxed);
    let are_all_there = paint_until(&mut window, |window| {
        note_listed(window, &mut listed);
        listed.len() == VISITS && written.lock().unwrap().len() == VISITS
    });
    is_over.store(true, Ordering::Relaxed);
    noting.join().unwrap();
    drop(browser);

    let written = written.lock().unwrap();
    let visited = sites.visited.load(Ordering::Relaxed);
    let missed: Vec<&String> = written.keys().filter(|name| !listed.contains_key(*name)).collect();
    assert!(are_all_there, "{program}: {visited} visits, {} cookies written, {} listed, missed: {missed:?}", written.len(), listed.len());
    // A listing that was noted before its write was noted stands at zero.
    let mut delays: Vec<Duration> = written.iter().map(|(name, at)| listed[name].duration_since(*at).unwrap_or_default()).collect();
    delays.sort_unstable();
    let writes: std::collections::BTreeSet<SystemTime> = written.values().copied().collect();
    println!(
        "{program}: {visited} visits, {} cookies in {} writes, all listed; after the write: median {:.0?}, longest {:.0?}",
        written.len(),
        writes.len(),
        delays[delays.len() / 2],
        delays[delays.len() - 1]
    );
}

#[test]
#[ignore = "half a minute each, with real browsers: cargo test --test it watch_browsers -- --ignored --nocapture --test-threads 1"]
fn every_cookie_of_two_hundred_quick_visits_of_firefox_is_listed() {
    follows("firefox-esr");
}

#[test]
#[ignore = "a minute, with real browsers: cargo test --test it watch_browsers -- --ignored --nocapture --test-threads 1"]
fn every_cookie_of_two_hundred_quick_visits_of_chromium_is_listed() {
    follows("chromium");
}
