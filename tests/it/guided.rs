//! Guided audits with real browsers of this machine, at a site whose banner misbehaves in a known way. Skipped where no browser is installed.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use cookie_charter::audit::Label;
use cookie_charter::guided::{Address, Guided, GuidedError, Installed, Programs, STEPS, Taken, Waiting, installed};

use crate::support::program::{Home, stderr, stdout};

/// The site and the person at once: the page asks what the person does next and does it.
///
/// What it does wrong: `_ga` before any choice, which is kept after refusing and after withdrawing, and `_fbp` which comes after refusing.
const PAGE: &str = r#"<!doctype html><html lang="en"><title>Shop</title><p id="p">Shop<script>
const set = (name, value, days) => document.cookie = `${name}=${value}; path=/; max-age=${days * 86400}`;
const acts = {
  nothing() { set("_ga", "GA1.1.123456789.1795000000", 390); },
  refuse() { set("choice", "refused", 180); set("_fbp", "fb.0.1795000000000.123456789", 90); },
  accept() { set("choice", "accepted", 180); set("_ga", "GA1.1.123456789.1795000000", 390); set("_fbp", "fb.0.1795000000000.123456789", 90); },
  withdraw() { set("choice", "refused", 180); set("_fbp", "", -1); },
};
let done = "";
setInterval(async () => {
  const act = await (await fetch("/next")).text();
  if (act === done || !acts[act]) return;
  done = act; acts[act](); await fetch("/done/" + act); document.title = act;
}, 200);
</script>"#;

/// What the person does at each step.
const ACTS: [&str; 4] = ["nothing", "refuse", "accept", "withdraw"];

struct Site {
    port: u16,
    next: Arc<AtomicUsize>,
    done: Arc<AtomicUsize>,
}

impl Site {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let [next, done] = [usize::MAX, usize::MAX].map(|at| Arc::new(AtomicUsize::new(at)));
        let (asked, told) = (Arc::clone(&next), Arc::clone(&done));
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
                let mut request = [0; 4096];
                let length = stream.read(&mut request).unwrap_or(0);
                let request = String::from_utf8_lossy(&request[..length]).into_owned();
                let path = request.split(' ').nth(1).unwrap_or("");
                if let Some(act) = path.strip_prefix("/done/") {
                    told.store(ACTS.iter().position(|known| *known == act).unwrap(), Ordering::SeqCst);
                }
                let (body, cookie) = match path {
                    "/" => (PAGE, "Set-Cookie: PHPSESSID=abc; Path=/; HttpOnly\r\n"),
                    "/next" => (ACTS.get(asked.load(Ordering::SeqCst)).copied().unwrap_or(""), ""),
                    _ => ("", ""),
                };
                let _ = write!(
                    stream,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nCache-Control: no-store\r\nContent-Length: {}\r\n{cookie}Connection: close\r\n\r\n{body}",
                    body.len()
                );
            }
        });
        Self { port, next, done }
    }

    fn address(&self) -> Address {
        Address::parse(&format!("http://localhost:{}/", self.port)).unwrap()
    }

    /// Lets the person do what a step asks for and waits until it is done.
    fn act(&self, step: usize) {
        self.next.store(step, Ordering::SeqCst);
        let start = Instant::now();
        while self.done.load(Ordering::SeqCst) != step {
            assert!(start.elapsed() < Duration::from_secs(90), "the page did not do {:?}", ACTS[step]);
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A browser of this machine that runs without a display and as the user of a build machine.
fn browser(name: &str) -> Option<Installed> {
    let options: &[&str] =
        if name == "Firefox" { &["--headless"] } else { &["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"] };
    let found = installed(&Programs::of_this_system()).0.into_iter().find(|browser| browser.name() == name);
    if found.is_none() {
        eprintln!("skipped: {name} is not installed");
    }
    Some(found?.with_options(options))
}

/// The whole audit, as a person goes through it; gives what was found as `code name moments`.
fn audit_with(name: &str) -> Option<BTreeSet<String>> {
    let browser = browser(name)?;
    let site = Site::open();
    let mut guided = Guided::new(browser, site.address()).unwrap();
    assert!(matches!(guided.begin(Label::Refused), Err(GuidedError::OutOfOrder)));
    for (number, step) in STEPS.into_iter().enumerate() {
        guided.begin(step).unwrap();
        site.act(number);
        assert!(guided.is_open(step), "{name} runs");
        let store = guided.take(step).unwrap().run(&Waiting::default()).unwrap();
        guided.keep(step, store);
    }
    let folder = guided.taken()[0].1.folder.ancestors().find(|path| path.ends_with("taken")).unwrap().parent().unwrap().to_path_buf();
    let found = findings(guided.taken());
    if name == "Firefox" {
        // A step is taken again, and the other ones stay. (Chromium would let us wait half a minute for nothing.)
        let again = guided.take(Label::Withdrawn).unwrap().run(&Waiting::default()).unwrap();
        guided.keep(Label::Withdrawn, again);
    }
    assert_eq!(guided.taken().iter().map(|(step, _)| *step).collect::<Vec<_>>(), STEPS);
    guided.close_browsers();
    assert!(guided.taken().iter().all(|(_, store)| store.cookies.exists()), "what was taken outlives the browsers");
    assert!(!folder.join("visitor-1").exists() && !folder.join("visitor-2").exists());
    drop(guided);
    assert!(!folder.exists(), "nothing is left");
    Some(found)
}

/// What the program's own command line finds in the stores.
fn findings(taken: &[(Label, Taken)]) -> BTreeSet<String> {
    let home = Home::new();
    let mut command = home.command();
    command.args(["audit", "--site", "localhost", "-f", "json"]);
    for (label, store) in taken {
        command.arg(format!("--{}", label.code())).arg(&store.folder);
    }
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("").to_owned();
    let moments = |finding: &serde_json::Value| finding["moments"].as_array().unwrap().iter().map(text).collect::<Vec<_>>().join("+");
    report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| format!("{} {} {}", text(&finding["code"]), text(&finding["name"]), moments(finding)))
        .collect()
}

/// What the site does wrong is found exactly, whatever else is said of undeclared cookies.
fn check(name: &str) {
    let Some(found) = audit_with(name) else { return };
    let about_moments: Vec<&str> =
        found.iter().map(String::as_str).filter(|finding| finding.starts_with("set-") || finding.starts_with("kept-")).collect();
    assert_eq!(
        about_moments,
        [
            "kept-after-refusal _ga refused",
            "kept-after-withdrawal _ga withdrawn",
            "set-after-refusal _fbp refused",
            "set-before-choice _ga before",
        ],
        "{name}: {found:?}"
    );
}

#[test]
fn firefox_is_guided_through_all_steps() {
    check("Firefox");
}

#[test]
fn chromium_is_guided_through_all_steps() {
    check("Chromium");
}

/// Not a test: the process that [`profiles_go_also_when_the_program_is_killed`] kills.
#[test]
#[ignore = "the process that another test kills"]
fn child_that_is_killed() {
    let Some(port) = std::env::var("GUIDED_PORT").ok() else { return };
    let Some(browser) = browser("Firefox").or_else(|| browser("Chromium")) else { return };
    let address = Address::parse(&format!("http://localhost:{port}/")).unwrap();
    let mut guided = Guided::new(browser, address).unwrap();
    guided.begin(Label::Before).unwrap();
    std::thread::sleep(Duration::from_mins(2));
}

#[cfg(target_os = "linux")]
#[test]
fn profiles_go_also_when_the_program_is_killed() {
    if browser("Firefox").or_else(|| browser("Chromium")).is_none() {
        return;
    }
    let site = Site::open();
    let home = Home::new();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "guided::child_that_is_killed", "--ignored"])
        .env("GUIDED_PORT", site.port.to_string())
        .env("TMPDIR", home.path())
        .env("HOME", home.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    site.act(0);
    let folders = || private_folders(home.path());
    assert_eq!(folders().len(), 1);
    child.kill().unwrap();
    child.wait().unwrap();
    let _end = EndAll(home.path());
    assert!(is_at_work(home.path()), "the browser goes on without the program");

    // The next start, of anything that reads a store.
    let store = home.path().join("cookies.sqlite");
    fs::copy(crate::support::shared::repository().join("tests/data/stores/firefox-153/x7k2p9qa.default-release/cookies.sqlite"), &store)
        .unwrap();
    let output = home.command().args(["export", "--no-history", "-o", "-"]).arg(&store).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(folders(), Vec::<PathBuf>::new());
    let start = Instant::now();
    while is_at_work(home.path()) {
        assert!(start.elapsed() < Duration::from_secs(10), "the browser still runs");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Leaves no browser behind when the test fails.
struct EndAll<'a>(&'a Path);

impl Drop for EndAll<'_> {
    fn drop(&mut self) {
        let _ = Command::new("pkill").args(["-KILL", "-f"]).arg(self.0).status();
    }
}

fn private_folders(base: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(base).unwrap().flatten().map(|entry| entry.path());
    entries.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("cookie-charter-")).collect()
}

/// Whether a process works in a private folder below `base`.
fn is_at_work(base: &Path) -> bool {
    let mark = format!("{}/cookie-charter-", base.display());
    let processes = fs::read_dir("/proc").unwrap().flatten();
    processes.filter_map(|entry| fs::read(entry.path().join("cmdline")).ok()).any(|line| String::from_utf8_lossy(&line).contains(&mark))
}
