//! From start to file by keyboard alone.

use cookie_charter::export::{self, Format, Options, Paths, Preset};
use cookie_charter::i18n::Language;
use cookie_charter::ui::env::{Pick, Picked};
use cookie_charter::ui::kit::{Pane, Screen};
use egui::accesskit::Role;
use egui::{Key, Modifiers};

use super::support::{all_text, window};

#[test]
fn start_sample_site_verdict_export_without_a_pointer() {
    let mut window = window(Vec::new());
    window.settle();
    window.tab_to(Role::Button, "Open the sample");
    window.press(Key::Enter);
    window.wait_for("the sample", |window| window.rows() == 136);
    assert_eq!(window.harness.state().state().screen, Screen::Overview, "a few sentences come first");
    window.press_with(Modifiers::COMMAND, Key::Num2);

    // What was pressed is gone: the keyboard is in the table at once. F6 goes round; arrows choose in the list.
    let focused = |window: &super::support::Window| window.harness.ctx.memory(egui::Memory::focused);
    assert_eq!(focused(&window), Some(Pane::Table.focus_id()));
    window.press_with(Modifiers::SHIFT, Key::F6);
    window.press_with(Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&window), Some(Pane::Sites.focus_id()));
    for _ in 0..40 {
        window.press(Key::ArrowDown);
        if window.harness.state().state().browsing.filters.site.as_deref() == Some("opendatasoft.com") {
            break;
        }
    }
    assert_eq!(window.rows(), 6, "the site of the charter");

    window.press(Key::F6);
    window.press(Key::F6);
    window.press(Key::ArrowDown);
    assert!(window.shows("Why this verdict"));
    window.press(Key::F6);
    assert_eq!(focused(&window), Some(Pane::Details.focus_id()));

    // Export: the primary button has the focus at once.
    let target = window.path("out.csv");
    window.dialogs.will_answer(Picked::Path(target.clone()));
    window.press_with(Modifiers::COMMAND, Key::E);
    assert!(window.shows("Export the classification"));
    window.press(Key::Enter);
    window.wait_for("the file", |_| target.exists());
    window.wait_for("the message", |window| window.shows_part("cookies written to out.csv"));

    let asked = window.dialogs.asked.lock().unwrap().clone();
    assert!(matches!(&asked[..], [Pick::Save { name, .. }] if name == "cookies-opendatasoft.com-2026-11-24.csv"), "{asked:?}");
    let written = std::fs::read_to_string(&target).unwrap();
    let state = window.harness.state().state();
    let (inventory, rows) = (state.inventory().unwrap(), state.browsing.rows.value().unwrap());
    let options = Options {
        format: Format::Csv(Preset::Rfc),
        language: Language::En,
        with_values: false,
        with_notes: false,
        paths: Paths::Whole,
        site: None,
    };
    let mut expected = Vec::new();
    export::write(inventory, &rows.ids, options, &mut expected).unwrap();
    assert_eq!(written.as_bytes(), expected);
    assert_eq!(written.lines().count(), 7);

    // No value went along, into the file or the settings.
    let text = all_text(window.folder.path());
    let values = super::support::sample_values();
    for view in inventory.iter() {
        let value = String::from_utf8_lossy(values.get(view.row.index()).unwrap().0.reveal()).into_owned();
        assert!(value.len() < 12 || !text.contains(&value), "{} of {}", view.cookie.name(), view.cookie.host());
    }
}

#[test]
fn tab_reaches_every_kind_of_control() {
    let mut window = super::support::sample();
    for (role, label) in [
        (Role::Button, "Open"),
        (Role::TextInput, "Search, or filter: site:example.fr…"),
        (Role::Button, "Export"),
        (Role::Tab, "Cookies"),
        (Role::TextInput, "Filter sites"),
        (Role::Button, "Columns"),
        (Role::Grid, "Cookies"),
        (Role::ColumnHeader, "Sort by Host"),
    ] {
        window.tab_to(role, label);
    }
}

#[test]
fn menus_and_dialogs_give_the_keyboard_back() {
    let mut window = super::support::sample();
    window.tab_to(Role::Button, "Open");
    window.press(Key::Enter);
    window.press_to(Key::ArrowDown, Role::MenuItem, "Browsers of this computer");
    window.press(Key::Enter);
    assert!(window.shows("Found on this computer"));
    window.press_with(Modifiers::COMMAND, Key::Num2);

    let focused = |window: &super::support::Window| window.harness.ctx.memory(egui::Memory::focused);
    window.press_with(Modifiers::COMMAND, Key::E);
    assert_ne!(focused(&window), Some(Pane::Table.focus_id()), "the dialog has the keyboard");
    window.press(Key::Escape);
    assert_eq!(focused(&window), Some(Pane::Table.focus_id()), "and gives it back");

    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_into("Search, or filter: site:example.fr…", "matomo");
    assert!(window.rows() > 0 && window.rows() < 136);
    window.press(Key::Enter);
    assert_eq!(focused(&window), Some(Pane::Table.focus_id()), "Enter goes on to what was found");
}
