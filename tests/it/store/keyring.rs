//! Values that a real Chromium encrypted with a password of a real keyring. Skipped where one of them is not installed.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::live::{installed, shop};
use crate::support::program::{Home, stdout};

/// A session of its own: a bus, an open keyring, a browser that is given the time to write, and the program with and without the keyring.
const SESSION: &str = r#"
mkdir -m 700 -p "$XDG_RUNTIME_DIR"
printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
timeout -s TERM 42 "$BROWSER" --headless=new --no-sandbox --disable-gpu --disable-quic --password-store=gnome-libsecret --user-data-dir="$HOME/data" "http://localhost:$PORT/" >/dev/null 2>&1
"$PROGRAM" export "$HOME/data/Default" -f json --with-values > "$HOME/opened.json" 2>"$HOME/opened.txt"
env -u DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR=/nowhere "$PROGRAM" export "$HOME/data/Default" -f json --with-values > "$HOME/closed.json" 2>/dev/null
"#;

#[test]
fn values_of_a_keyring_are_opened_and_without_it_have_a_reason() {
    let needed = [["dbus-run-session"].as_slice(), &["gnome-keyring-daemon"], &["chromium", "chromium-browser", "google-chrome"]];
    let Some(found) = needed.into_iter().map(installed).collect::<Option<Vec<PathBuf>>>() else { return };
    let home = Home::new();
    let status = Command::new(&found[0])
        .args(["--", "sh", "-c", SESSION])
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path().join("run"))
        .env("BROWSER", &found[2])
        .env("PORT", shop().to_string())
        .env("PROGRAM", env!("CARGO_BIN_EXE_cookie-charter"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    assert_eq!(basket(&home.path().join("opened.json")), (Some("b1".to_owned()), None));
    assert_eq!(basket(&home.path().join("closed.json")), (None, Some("no-key".to_owned())));
}

/// The value of the shop's cookie, and why there is none.
fn basket(export: &Path) -> (Option<String>, Option<String>) {
    let export: serde_json::Value = serde_json::from_slice(&fs::read(export).unwrap()).unwrap();
    let cookie = export["cookies"].as_array().unwrap().iter().find(|cookie| cookie["name"] == "basket").expect("the shop's cookie");
    let text = |key: &str| cookie[key].as_str().map(str::to_owned);
    (text("value"), text("value_closed"))
}

/// The password of Chromium without a keyring is no secret: its values are opened, only when they are asked for.
#[test]
fn values_without_a_keyring_are_opened_when_they_are_asked_for() {
    use crate::support::built::{CHROMIUM, text};
    use rusqlite::types::Value;

    let folder = tempfile::tempdir().unwrap();
    let value = "7631301bb654833fa6f8a731528db92d657dc37c87544a81ba7875d0681273543b4e4fcee4bc6a0428d852b312bd105aa58dc6";
    let bytes: Vec<u8> = (0..value.len()).step_by(2).map(|at| u8::from_str_radix(&value[at..at + 2], 16).unwrap()).collect();
    let mut cookie = (CHROMIUM.plain_row)(".example.com", "greeting");
    cookie.retain(|(column, _)| *column != "value");
    cookie.extend([("value", text("")), ("encrypted_value", Value::Blob(bytes))]);
    let store = CHROMIUM.build(folder.path(), 24, &[cookie]);
    let home = Home::new();
    let export = |asked: &[&str]| {
        let output = home.command().arg("export").arg(&store).args(["-f", "json"]).args(asked).output().unwrap();
        serde_json::from_str::<serde_json::Value>(&stdout(&output)).unwrap()["cookies"][0].clone()
    };
    assert_eq!(export(&["--with-values"])["value"], "hello");
    assert_eq!(export(&[]).get("value"), None);
}
