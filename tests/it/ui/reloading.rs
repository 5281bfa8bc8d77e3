//! Reading again: the selection stays, and what could not be read says so.

use cookie_charter::ui::kit::Source;
use egui::accesskit::Role;

use super::support::{Window, window_over};
use crate::support::built::FIREFOX;
use cookie_charter::i18n::Language;

fn opened() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<_> = ["a_first", "b_second", "c_third"].iter().map(|name| (FIREFOX.plain_row)("www.exemple.fr", name)).collect();
    let path = FIREFOX.build(folder.path(), FIREFOX.newest(), &rows);
    let mut window = window_over(folder, Language::En, vec![Source::Path(path)]);
    window.wait_for("the store", |window| window.rows() == 3);
    window.show_table();
    let row = window.labels().into_iter().find(|label| label.starts_with("Row b_second")).unwrap();
    window.click(Role::Row, row.trim_start_matches("Row "));
    window
}

#[test]
fn a_chosen_cookie_stays_chosen_when_rows_changed() {
    let mut window = opened();
    let rows: Vec<_> = ["0_new", "a_first", "b_second"].iter().map(|name| (FIREFOX.plain_row)("www.exemple.fr", name)).collect();
    std::fs::remove_file(window.path("cookies.sqlite")).unwrap();
    FIREFOX.build(window.folder.path(), FIREFOX.newest(), &rows);
    window.press(egui::Key::F5);
    assert!(window.shows_part("0_new"), "{}", window.labels().join("\n"));
    assert_eq!(window.harness.state().state().chosen().map(|view| view.cookie.name().to_owned()).as_deref(), Some("b_second"));
    assert_eq!(window.harness.state().state().browsing.selected.ids.len(), 1);
}

#[test]
fn rows_that_could_not_be_read_again_say_that_they_are_old() {
    let mut window = opened();
    std::fs::write(window.path("cookies.sqlite"), "no database any more").unwrap();
    window.press(egui::Key::F5);
    window.press(egui::Key::Escape);
    assert_eq!(window.rows(), 3, "they stay");
    assert!(window.shows_part("could not be read again"), "{}", window.labels().join("\n"));
    assert!(window.shows_part("what changed is not known") && !window.shows_part("nothing changed"), "{}", window.labels().join("\n"));
}

#[test]
fn what_did_not_change_is_not_read_again_and_said() {
    let mut window = opened();
    let before = std::sync::Arc::clone(&window.harness.state().state().stores[0].store);
    window.press(egui::Key::F5);
    assert!(window.shows_part("Nothing changed"), "{}", window.labels().join("\n"));
    assert!(std::sync::Arc::ptr_eq(&before, &window.harness.state().state().stores[0].store));
}
