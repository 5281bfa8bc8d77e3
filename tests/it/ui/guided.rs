//! A guided audit in the window, with a browser that only copies a file of cookies into the profile it is given.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use cookie_charter::i18n::Language;
use cookie_charter::ui::kit::{Ask, Screen, Source};
use cookie_charter::ui::open;
use egui::Key;
use egui::accesskit::Role;

use super::support::{Window, window_over};
use crate::audit::made::{SITE, cookie, store_in};

/// A window on a machine with a browser called Firefox that "visits" the made site, and two that do not run.
fn window() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let cookies = store_in(&folder.path().join("prepared"), &[cookie("_fbp"), cookie("panier")]);
    let cookies = if cookies.is_dir() { cookies.join("cookies.sqlite") } else { cookies };
    let script = format!(
        "#!/bin/sh\nwhile [ $# -gt 0 ]; do [ \"$1\" = --profile ] && profile=$2; address=$1; shift; done\n\
         echo $$ > {0}/pid; echo \"$address\" > {0}/address; cp {1} \"$profile/cookies.sqlite\"; exec sleep 300\n",
        folder.path().display(),
        cookies.display()
    );
    program(&folder.path().join("bin/firefox"), &script);
    program(&folder.path().join("bin/chromium"), "#!/nonexistent\n");
    program(&folder.path().join("bin/vivaldi"), "#!/bin/sh\nexit 1\n");
    window_over(folder, Language::En, Vec::new())
}

fn program(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

fn is_running(window: &Window) -> bool {
    let process = fs::read_to_string(window.path("pid")).unwrap();
    fs::read(format!("/proc/{}/cmdline", process.trim())).is_ok_and(|line| !line.is_empty())
}

fn show(window: &mut Window) {
    window.click(Role::Button, "Open");
    window.click(Role::MenuItem, "Guided audit…");
}

fn begin(window: &mut Window) {
    show(window);
    window.wait_for("the browsers", |window| window.shows("Firefox"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_step_is_taken_and_stands_in_the_audit_under_its_moment() {
    let mut window = window();
    begin(&mut window);
    window.type_into("Address of the site", &format!("www.{SITE}/accueil"));
    // By keyboard alone from here.
    window.press(Key::Enter);
    window.wait_for("the first step", |window| window.shows("Step 1 of 4: before any choice") && window.path("pid").exists());
    window.idle();
    assert!(is_running(&window));
    assert_eq!(fs::read_to_string(window.path("address")).unwrap().trim(), format!("https://www.{SITE}/accueil"));
    window.tab_to(Role::Button, "I have done this");
    window.press(Key::Enter);
    window.wait_for("the second step", |window| window.shows("Step 2 of 4: refuse"));
    window.wait_for("the store", |window| window.rows() == 2);
    window.idle();
    assert_eq!(window.harness.state().state().screen, Screen::Audit);
    assert!(window.shows_part("before any choice"), "{}", window.labels().join("\n"));
    assert!(window.shows("The cookies are kept: before any choice."));
    assert!(is_running(&window), "the same visitor goes on");

    // The dialog can be left and found again where it was.
    window.click(Role::Button, "Show the audit");
    assert!(window.shows_part(SITE) && window.shows("There before any choice"), "{}", window.labels().join("\n"));
    show(&mut window);
    assert!(window.shows("Step 2 of 4: refuse"));
    window.click(Role::Button, "Close the browser");
    window.wait_for("the end", |window| !window.shows("Close the browser"));
    assert!(!is_running(&window));
    assert_eq!(window.rows(), 2, "what was taken stays open");

    // Its copy is there for what is read again, and is no file to come back to another day.
    let file = window.harness.state().state().stores[0].source.location().unwrap().file;
    assert!(file.exists());
    window.press(Key::F5);
    window.idle();
    assert!(window.harness.state().state().dialogs.open().is_none(), "{}", window.labels().join("\n"));
    assert!(window.shows_part("Firefox — first visitor, before any choice"), "{}", window.labels().join("\n"));
    assert!(window.harness.state().state().settings.recent.is_empty());
    window.press_with(egui::Modifiers::COMMAND, Key::W);
    window.wait_for("nothing left", |_| !file.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn copies_go_with_the_last_store_that_is_open_of_them() {
    let mut window = window();
    // What else is open keeps no copy.
    let other = window.path("other.sqlite");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/cookies.sqlite"), &other).unwrap();
    take_first(&mut window);
    let file = |window: &Window| window.harness.state().state().stores[0].source.location().unwrap().file;
    // All are closed while the audit goes on, which is found again and ended.
    let first = file(&window);
    window.click(Role::Button, "Show the audit");
    window.press_with(egui::Modifiers::COMMAND, Key::W);
    assert!(first.exists(), "the next steps need the folder");
    show(&mut window);
    window.click(Role::Button, "Close the browser");
    window.wait_for("nothing left", |_| !first.exists());

    // Of two stores the one of the audit is closed after its end.
    take_first(&mut window);
    window.click(Role::Button, "Close the browser");
    window.wait_for("the end", |window| !window.shows("Close the browser"));
    let second = file(&window);
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(other)]));
    window.wait_for("the other", |window| window.harness.state().state().stores.len() == 2);
    window.idle();
    assert!(second.exists());
    window.harness.state_mut().act(&ctx, open::Action::Close(0));
    window.wait_for("nothing left", |_| !second.exists());
    window.idle();
    assert_eq!(window.harness.state().state().stores.len(), 1);
}

/// The first step of an audit, from the start page; its store is open then.
fn take_first(window: &mut Window) {
    window.press_with(egui::Modifiers::COMMAND, Key::N);
    window.tab_to(Role::Button, "Guided audit…");
    window.press(Key::Enter);
    window.wait_for("the browsers", |window| window.shows("Firefox"));
    window.press_with(egui::Modifiers::COMMAND, Key::A);
    window.type_into("Address of the site", &format!("www.{SITE}"));
    window.press(Key::Enter);
    window.wait_for("the first step", |window| window.shows("I have done this"));
    window.idle();
    window.click(Role::Button, "I have done this");
    window.wait_for("the store", |window| window.rows() == 2);
    window.idle();
}

#[test]
fn what_cannot_be_started_is_said_and_something_else_can_be_tried() {
    let mut window = window();
    begin(&mut window);
    window.type_into("Address of the site", "file:///etc/passwd");
    window.click(Role::Button, "Start the browser");
    assert!(window.shows_part("begin with http:// or https://"));
    window.press_with(egui::Modifiers::COMMAND, Key::A);
    window.type_into("Address of the site", "https://www.exemple.fr");
    window.click(Role::RadioButton, "Chromium");
    window.click(Role::Button, "Start the browser");
    window.wait_for("the failure", |window| window.shows_part("Chromium did not start"));
    assert!(window.shows("Start the browser"), "another one can be chosen");
    window.click(Role::RadioButton, "Vivaldi");
    window.click(Role::Button, "Start the browser");
    window.wait_for("the other failure", |window| window.shows_part("Vivaldi ended as soon as it was started"));
}
