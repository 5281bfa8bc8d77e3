//! Values in the window: none is kept; one is read again to be shown, all are read again to be written.

use std::path::Path;

use cookie_charter::ui::browse::{Action, Moving, Selecting};
use cookie_charter::ui::env::Picked;
use cookie_charter::ui::kit::Screen;
use cookie_charter::ui::kit::{Ask, Source};
use cookie_charter::ui::open;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::support::{Window, window};
use crate::support::built::{CHROMIUM, FAMILIES, FIREFOX, Row, text};

const SECRET: &str = "s3cr3t-value-of-";

/// A store whose cookies say in their values which they are.
fn store(folder: &Path) -> std::path::PathBuf {
    let row = |name: &str| -> Row {
        let mut row = (FIREFOX.plain_row)("a.fr", name);
        row.retain(|cell| cell.0 != "value");
        row.push(("value", text(&format!("{SECRET}{name}"))));
        row
    };
    FIREFOX.build(folder, 17, &["first", "second", "third"].map(row))
}

fn sql(path: &Path, statement: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(statement).unwrap();
}

fn act(window: &mut Window, action: impl Into<cookie_charter::ui::Action>) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, action);
    window.idle();
}

/// Chooses a row and asks to see its value.
fn reveal(window: &mut Window, row: usize) {
    act(window, Action::Select { row, how: Selecting::Only });
    window.harness.get_by_role_and_label(Role::Button, "Show the value").scroll_to_me();
    window.idle();
    window.click(Role::Button, "Show the value");
}

fn opened(path: &Path) -> Window {
    let mut window = window(vec![Source::Path(path.to_owned())]);
    window.wait_for("the store", |window| window.rows() > 0);
    window.show_table();
    window.idle();
    window
}

fn is_held(window: &Window) -> bool {
    window.harness.state().shows_value()
}

#[test]
fn a_value_is_held_only_while_it_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = store(folder.path());
    let mut window = opened(&path);
    let changed_and_read_again = |window: &mut Window| {
        sql(&path, "UPDATE moz_cookies SET expiry = expiry + 60000 WHERE name = 'third'");
        window.press(egui::Key::F5);
    };
    let leave: [&dyn Fn(&mut Window); 6] = [
        &|window| window.click(Role::Button, "Hide the value"),
        &|window| act(window, Action::MoveSelection { by: 1, how: Moving::Selecting }),
        &|window| act(window, Ask::GoTo(Screen::Overview)),
        &|window| act(window, Action::Search("third".into())),
        &changed_and_read_again,
        &|window| act(window, open::Action::Close(0)),
    ];
    for leave in leave {
        act(&mut window, Action::ClearFilters);
        act(&mut window, Ask::GoTo(Screen::Cookies));
        reveal(&mut window, 0);
        assert!(is_held(&window) && window.shows(&format!("{SECRET}first")), "{}", window.labels().join("\n"));
        assert!(window.shows_part("Read again at"));
        leave(&mut window);
        assert!(!is_held(&window) && !window.shows_part(SECRET), "{}", window.labels().join("\n"));
    }
}

#[test]
fn what_became_of_the_cookie_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = store(folder.path());
    let mut window = opened(&path);
    sql(
        &path,
        "UPDATE moz_cookies SET value = 'new-value', expiry = expiry + 60000 WHERE name = 'first'; DELETE FROM moz_cookies WHERE name = 'second'",
    );
    reveal(&mut window, 0);
    assert!(window.shows("new-value") && window.shows_part("set again since the store was read"), "{}", window.labels().join("\n"));
    reveal(&mut window, 1);
    assert!(window.shows_part("no longer in the store") && !window.shows_part(SECRET));
    std::fs::remove_file(&path).unwrap();
    // The button is still there: what failed may be tried again.
    window.click(Role::Button, "Show the value");
    assert!(window.shows_part("There is no such file or folder") && window.shows_part("cookies.sqlite"), "{}", window.labels().join("\n"));
}

/// What a click puts on the clipboard.
fn copied(window: &mut Window) -> Option<String> {
    let mut copied = None;
    for _ in 0..3 {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        copied = copied.or(commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
    }
    copied
}

#[test]
fn the_shown_value_is_copied() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(&store(folder.path()));
    reveal(&mut window, 2);
    window.harness.get_by_role_and_label(Role::Button, "Copy the value").click();
    let copied = copied(&mut window);
    assert_eq!(copied, Some(format!("{SECRET}third")));
}

/// What the value says stands under it, layer by layer, and goes with it.
#[test]
fn a_value_of_a_known_form_is_decoded_beside_it_and_forgotten_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = store(folder.path());
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3NzI2MTI0NjAsInN1YiI6Imx1In0.c2ln";
    sql(
        &path,
        &format!(
            "UPDATE moz_cookies SET value = '%7B%22ville%22%3A%22N%C3%AEmes%22%7D' WHERE name = 'first';
             UPDATE moz_cookies SET value = '{token}' WHERE name = 'second';
             UPDATE moz_cookies SET value = '{{\"a\":' WHERE name = 'third'"
        ),
    );
    let mut window = opened(&path);
    reveal(&mut window, 0);
    assert!(window.shows("Percent-encoding") && window.shows("{\n  \"ville\": \"Nîmes\"\n}"), "{}", window.labels().join("\n"));
    reveal(&mut window, 1);
    assert!(!window.shows_part("Nîmes"), "the one before is gone");
    assert!(window.shows_part("not verified") && window.shows_part("Valid until: 4 Mar 2026"), "{}", window.labels().join("\n"));
    window.harness.get_by_role_and_label(Role::Button, "Copy what it says").scroll_to_me();
    window.idle();
    window.harness.get_by_role_and_label(Role::Button, "Copy what it says").click();
    let copied = copied(&mut window).unwrap();
    assert!(copied.contains("\"sub\": \"lu\"") && copied.contains("Valid until: 4 Mar 2026 08:21"), "{copied}");
    reveal(&mut window, 2);
    assert!(window.shows("{\"a\":") && window.shows_part("it is broken or was cut"), "{}", window.labels().join("\n"));
    window.click(Role::Button, "Hide the value");
    assert!(!is_held(&window) && !window.shows_part("it is broken or was cut"));
}

#[test]
fn an_encrypted_value_says_why_it_stays_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = CHROMIUM.build(folder.path(), 24, &["cut", "own"].map(|name| (CHROMIUM.plain_row)("a.fr", name)));
    sql(
        &path,
        "UPDATE cookies SET value = '', encrypted_value = x'763130aabbcc' WHERE name = 'cut';
         UPDATE cookies SET value = '', encrypted_value = x'763230aabbcc' WHERE name = 'own'",
    );
    let mut window = opened(&path);
    reveal(&mut window, 0);
    assert!(window.shows_part("it can no longer be opened"), "{}", window.labels().join("\n"));
    reveal(&mut window, 1);
    assert!(window.shows_part("The browser keeps this value for itself"), "{}", window.labels().join("\n"));
}

/// Without a keyring Chromium's password is no secret on Linux.
#[test]
#[cfg(target_os = "linux")]
fn an_encrypted_value_is_opened_when_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = CHROMIUM.build(folder.path(), 24, &[(CHROMIUM.plain_row)(".example.com", "id")]);
    sql(
        &path,
        "UPDATE cookies SET value = '', encrypted_value = \
         x'7631301bb654833fa6f8a731528db92d657dc37c87544a81ba7875d0681273543b4e4fcee4bc6a0428d852b312bd105aa58dc6'",
    );
    let mut window = opened(&path);
    assert!(!window.shows("hello"));
    reveal(&mut window, 0);
    assert!(window.shows("hello"), "{}", window.labels().join("\n"));
}

fn export_with_values(window: &mut Window, target: &Path) {
    window.dialogs.will_answer(Picked::Path(target.to_owned()));
    window.click(Role::Button, "Export");
    window.click(Role::CheckBox, "Include the cookie values");
    assert!(window.paints_part("••••••") && !window.paints_part(SECRET), "the preview masks:\n{}", window.labels().join("\n"));
    window.click(Role::Button, "Save as…");
}

#[test]
fn an_export_reads_the_values_again_and_says_what_it_leaves_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = store(folder.path());
    let mut window = opened(&path);
    let target = window.path("all.csv");
    export_with_values(&mut window, &target);
    window.wait_for("the message", |window| window.shows_part("3 cookies written to all.csv"));
    let written = std::fs::read_to_string(&target).unwrap();
    for name in ["first", "second", "third"] {
        assert!(written.contains(&format!("{SECRET}{name}")), "{written}");
    }
    sql(
        &path,
        "UPDATE moz_cookies SET value = 'new-value', expiry = expiry + 60000 WHERE name = 'first'; DELETE FROM moz_cookies WHERE name = 'second'",
    );
    let target = window.path("some.csv");
    export_with_values(&mut window, &target);
    window.wait_for("the message", |window| window.shows_part("3 cookies written to some.csv"));
    assert!(window.shows_part("The values of 2 cookies were left out"), "{}", window.labels().join("\n"));
    let written = std::fs::read_to_string(&target).unwrap();
    assert!(written.contains(&format!("{SECRET}third")) && !written.contains(&format!("{SECRET}first")) && !written.contains("new-value"));

    std::fs::remove_file(&path).unwrap();
    let target = window.path("none.csv");
    export_with_values(&mut window, &target);
    window.wait_for("the sentence", |window| window.shows_part("the values could not be read again"));
    assert!(!target.exists());
}

#[test]
fn the_window_keeps_no_value_of_any_format() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let window = opened(&family.build(folder.path(), family.newest(), &[(family.plain_row)("a.fr", "id")]));
        let state = window.harness.state().state();
        assert!(state.stores.iter().all(|opened| opened.store.report.values.is_empty()));
    }
}
