//! Following a store while its browser writes it, and what a reading changed.

use std::path::Path;

use cookie_charter::i18n::Language;
use cookie_charter::ui::kit::{Pane, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rusqlite::Connection;

use super::support::{Window, window_in, window_over};
use crate::support::built::FIREFOX;

/// A browser that has its store open: rows go to its write-ahead log.
struct Browser(Connection);

impl Browser {
    fn of(path: &Path) -> Self {
        let database = Connection::open(path).unwrap();
        database.pragma_update(None, "journal_mode", "WAL").unwrap();
        Self(database)
    }

    fn set(&self, name: &str) {
        let sql = "INSERT INTO moz_cookies (originAttributes, name, value, host, path, expiry, lastAccessed, creationTime, isSecure, isHttpOnly, updateTime) \
            VALUES ('', ?1, 'v', 'www.exemple.fr', '/', 2000000000000, 1790000000000000, 1790000000000000, 0, 0, 1790000000000000)";
        self.0.execute(sql, [name]).unwrap();
    }

    fn run(&self, sql: &str) {
        self.0.execute_batch(sql).unwrap();
    }
}

fn opened_in(language: Language) -> (Window, Browser) {
    opened_with(language, &["a_first", "b_second", "c_third"].map(|name| ("www.exemple.fr".to_owned(), name)))
}

fn opened_with(language: Language, cookies: &[(String, &str)]) -> (Window, Browser) {
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<_> = cookies.iter().map(|(host, name)| (FIREFOX.plain_row)(host, name)).collect();
    let path = FIREFOX.build(folder.path(), FIREFOX.newest(), &rows);
    let browser = Browser::of(&path);
    browser.run("UPDATE moz_cookies SET isSecure = 0, isHttpOnly = 0");
    let mut window = window_over(folder, language, vec![Source::Path(path)]);
    window.wait_for("the store", |window| window.rows() == cookies.len());
    (window, browser)
}

fn following() -> (Window, Browser) {
    let (mut window, browser) = opened_in(Language::En);
    window.show_table();
    window.press_with(Modifiers::SHIFT, Key::F5);
    assert!(window.shows_part("Followed since"), "{}", window.labels().join("\n"));
    (window, browser)
}

fn counts(window: &Window) -> [usize; 3] {
    window.harness.state().state().watching.recent.value().map(|recent| recent.counts).unwrap_or_default()
}

fn names(window: &Window) -> Vec<String> {
    let recent = window.harness.state().state().watching.recent.value().cloned().unwrap();
    recent.cookies.iter().map(|cookie| cookie.news.key.name.clone()).collect()
}

#[test]
fn two_hundred_rows_written_one_by_one_are_all_listed() {
    let (mut window, browser) = following();
    for number in 0..200 {
        browser.set(&format!("visit-{number:03}"));
    }
    window.wait_for("every row", |window| counts(window) == [200, 0, 0]);
    window.idle();
    let expected: Vec<_> = (0..200).map(|number| format!("visit-{number:03}")).collect();
    assert_eq!(names(&window), expected);
    assert_eq!(window.rows(), 203);
    assert!(window.shows_part("200 new"));
}

#[test]
fn new_changed_and_gone_rows_are_marked_listed_and_lead_to_the_table() {
    let (mut window, browser) = following();
    browser.set("d_fourth");
    browser.run("UPDATE moz_cookies SET isSecure = 1 WHERE name = 'b_second'; DELETE FROM moz_cookies WHERE name = 'c_third'");
    window.wait_for("the changes", |window| counts(window) == [1, 1, 1]);
    window.idle();
    // A screen reader hears it with the row, and the sums by themselves.
    let rows: Vec<_> = window.labels().into_iter().filter(|label| label.starts_with("Row ")).collect();
    let marked = |name: &str, mark: &str| rows.iter().any(|row| row.starts_with(&format!("Row {name}")) && row.ends_with(mark));
    assert!(marked("d_fourth", ", new") && marked("b_second", ", changed") && !marked("a_first", ", new"), "{rows:?}");
    assert!(window.labels().iter().any(|label| label.starts_with("Status ") && label.contains("1 new, 1 changed, 1 gone")));
    window.click(Role::Button, "Show the list");
    let line = |name: &str| window.labels().into_iter().find(|label| label.starts_with("ListBoxOption") && label.contains(name)).unwrap();
    assert!(line("b_second").contains("Secure: yes, was no"), "{}", line("b_second"));
    assert!(line("c_third").contains("gone") && line("d_fourth").contains("new"));
    window.click(Role::Button, "Show the rows");
    assert_eq!(window.rows(), 2);
    window.click(Role::Button, "Copy the list");
    // From here on nothing has changed.
    window.press_with(Modifiers::COMMAND, Key::F5);
    assert!(window.shows_part("nothing changed") && !window.shows("Show the list"));
    browser.run("DELETE FROM moz_cookies WHERE name = 'd_fourth'");
    window.wait_for("the next change", |window| counts(window) == [0, 0, 1]);
    window.press_with(Modifiers::SHIFT, Key::F5);
    assert!(!window.shows("Start from here"), "the same keys stop it");
}

#[test]
fn by_keyboard_alone_the_list_leads_to_its_row() {
    let (mut window, browser) = following();
    browser.set("d_fourth");
    window.wait_for("the row", |window| counts(window) == [1, 0, 0]);
    window.tab_to(Role::Button, "Show the list");
    window.press(Key::Enter);
    let line = window.labels().into_iter().find(|label| label.starts_with("ListBoxOption new")).unwrap();
    window.press_to(Key::F6, Role::ListBoxOption, line.trim_start_matches("ListBoxOption "));
    window.press(Key::Enter);
    assert_eq!(window.rows(), 1);
    assert!(window.shows_part("d_fourth"));
}

#[test]
fn nothing_is_painted_while_nothing_happens() {
    let (mut window, _browser) = following();
    // Following begins with a look.
    let is_woken = |window: &Window| {
        (0..70).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            window.was_woken()
        })
    };
    for _ in 0..10 {
        if !is_woken(&window) {
            break;
        }
        window.idle();
    }
    let reads = |window: &Window| window.harness.state().state().stores[0].store.report.clone();
    let before = reads(&window);
    assert!(!is_woken(&window), "no frame was asked for");
    window.harness.step();
    assert!(std::sync::Arc::ptr_eq(&before, &reads(&window)), "and nothing was read");
}

#[test]
fn a_store_that_is_gone_is_said_and_followed_again_when_it_is_back() {
    let (mut window, browser) = following();
    drop(browser);
    let (path, away) = (window.path("cookies.sqlite"), window.path("away"));
    std::fs::rename(&path, &away).unwrap();
    window.wait_for("that it is gone", |window| window.shows_part("cannot be read now"));
    assert_eq!(window.rows(), 3, "its rows stay");
    assert!(window.harness.state().state().dialogs.open().is_none(), "nobody is interrupted");
    std::fs::rename(&away, &path).unwrap();
    window.wait_for("that it is back", |window| !window.shows_part("cannot be read now"));
    assert!(window.shows_part("Another file was put in the place"));
    Browser::of(&path).set("d_fourth");
    window.wait_for("the row", |window| counts(window) == [1, 0, 0]);
}

/// Browsers keep their store locked while they run, and some all through a change.
#[test]
fn a_locked_store_is_followed_and_shows_what_is_committed() {
    let (mut window, browser) = following();
    browser.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    browser.set("d_fourth");
    browser.run("COMMIT");
    window.wait_for("the row of a locked store", |window| counts(window) == [1, 0, 0]);
    browser.run("BEGIN EXCLUSIVE");
    browser.set("e_fifth");
    window.idle();
    assert_eq!(counts(&window), [1, 0, 0], "not before it is committed");
    assert!(!window.shows_part("cannot be read now"));
    browser.run("COMMIT");
    window.wait_for("the next row", |window| counts(window) == [2, 0, 0]);
}

#[test]
fn a_reading_shows_what_it_changed() {
    let (mut window, browser) = opened_in(Language::En);
    browser.set("d_fourth");
    window.press(Key::F5);
    assert_eq!(counts(&window), [1, 0, 0]);
    assert!(window.shows_part("Since the reading at") && window.shows_part("1 new"));
    window.press(Key::F5);
    assert!(window.shows_part("nothing changed"), "compared with the reading before");
    window.click(Role::Button, "Close");
    assert!(!window.shows("Start from here"));
}

#[test]
fn it_is_said_in_french_and_not_offered_where_nothing_can_be_followed() {
    let (mut window, browser) = opened_in(Language::Fr);
    window.press_with(Modifiers::SHIFT, Key::F5);
    browser.set("d_fourth");
    window.wait_for("the row", |window| counts(window) == [1, 0, 0]);
    assert!(window.shows_part("Suivi depuis") && window.shows_part("1 nouveau"), "{}", window.labels().join("\n"));
    let mut sample = window_in(Language::Fr, vec![Source::Sample]);
    sample.wait_for("the sample", |window| window.rows() > 0);
    assert!(!sample.shows_part("Suivre les bases"));
}

/// Small, wide and low, tall and narrow; those of an office computer at 200 and 400 %.
const SIZES: [Vec2; 6] =
    [vec2(900.0, 600.0), vec2(683.0, 384.0), vec2(450.0, 300.0), vec2(341.0, 192.0), vec2(960.0, 270.0), vec2(500.0, 900.0)];

/// Those of a role, by their names, that are seen whole; the bar that scrolls the table sideways stands below its rows.
fn seen(window: &Window, role: Role, part: &str, size: Vec2) -> Vec<(String, Rect)> {
    let nodes = window.harness.query_all_by_role(role).map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()));
    let window = Rect::from_min_max(pos2(0.0, 0.0), size.to_pos2());
    nodes.filter(|(label, rect)| label.contains(part) && window.contains_rect(*rect)).collect()
}

#[test]
fn rows_sites_and_changes_are_in_view_in_small_windows() {
    for size in SIZES {
        let cookies: Vec<(String, &str)> = (0..12).map(|site| (format!("www.site{site:02}-exemple.fr"), "visite")).collect();
        let (mut window, browser) = opened_with(Language::En, &cookies);
        window.show_table();
        window.harness.set_size(size);
        window.idle();
        window.press_with(Modifiers::SHIFT, Key::F5);
        for number in 0..8 {
            browser.set(&format!("new-{number}"));
        }
        window.wait_for("the changes", |window| counts(window) == [8, 0, 0]);
        window.idle();
        let rows = |window: &Window| {
            let bar = window
                .harness
                .query_all_by_role(Role::ListBox)
                .filter(|list| list.accesskit_node().label().as_deref() == Some("New, changed and gone cookies"))
                .map(|list| list.rect().top());
            let end = bar.fold(size.y, f32::min);
            seen(window, Role::Row, "Host: ", size).into_iter().filter(|(_, rect)| rect.bottom() <= end).count()
        };
        for has_list in [false, true] {
            if has_list {
                if window.shows("Show the list") {
                    window.click(Role::Button, "Show the list");
                } else {
                    let more = window.harness.query_all_by_role_and_label(Role::Button, "More").last().unwrap();
                    more.click();
                    window.idle();
                    window.click(Role::MenuItem, "Show the list");
                }
                assert!(!seen(&window, Role::ListBoxOption, "new-", size).is_empty(), "{size}: no change in view");
            }
            Pane::Table.focus(&window.harness.ctx);
            window.idle();
            assert!(rows(&window) >= 1, "{size}, list {has_list}: no row in view");
            Pane::Sites.focus(&window.harness.ctx);
            window.idle();
            // The first line is that of all sites; the lowest windows have room for no other whole one below its filter.
            let (sites, least) = (seen(&window, Role::ListBoxOption, "cookie", size).len(), if size.y < 280.0 { 1 } else { 2 });
            assert!(sites >= least, "{size}, list {has_list}: {sites} sites in view");
            let filter = seen(&window, Role::TextInput, "Filter sites", size);
            assert_eq!(filter.len(), 1, "{size}, list {has_list}: the filter of the sites");
        }
    }
}
