//! What is open comes back at the next start, if that is wanted.

use cookie_charter::i18n::Language;
use cookie_charter::ui::browse::Action;
use cookie_charter::ui::kit::{GroupBy, Source};
use eframe::App as _;
use egui::accesskit::Role;
use egui::{Key, Modifiers};

use super::support::{Window, window_over};
use crate::support::built::{CHROMIUM, FIREFOX};

fn opened() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let rows = |family: &crate::support::built::Family, host: &str| -> Vec<_> {
        ["a_first", "b_second", "c_third"].iter().map(|name| (family.plain_row)(host, name)).collect()
    };
    let paths = [
        FIREFOX.build(folder.path(), FIREFOX.newest(), &rows(&FIREFOX, "www.exemple.fr")),
        CHROMIUM.build(folder.path(), CHROMIUM.newest(), &rows(&CHROMIUM, "www.autre.fr")),
    ];
    let mut window = window_over(folder, Language::En, paths.map(Source::Path).to_vec());
    window.wait_for("the stores", |window| window.rows() == 6);
    window.show_table();
    window
}

#[test]
fn settings_that_are_not_understood_are_put_aside_and_told_at_the_start_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config").join("settings.toml");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, "theme = \"dark").unwrap();
    let mut window = window_over(folder, Language::Fr, Vec::new());
    window.wait_for("the sentence", |window| window.shows_part("Vos réglages n’ont pas pu être compris"));
    assert!(window.shows_part("settings.toml.unreadable"), "and where they are");
    assert!(
        window.shows("Ce que vous aviez gardé n’a pas pu être lu") && !window.shows("L’opération a échoué"),
        "nobody asked for anything"
    );
    assert_eq!(std::fs::read_to_string(window.path("config/settings.toml.unreadable")).unwrap(), "theme = \"dark");
    window.press(Key::Escape);
    assert!(window.harness.state().state().dialogs.open().is_none());
    window.restart();
    assert!(window.harness.state().state().dialogs.open().is_none(), "once");
}

fn choose_at_the_start(window: &mut Window, label: &str) {
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.click(Role::RadioButton, label);
    window.click(Role::Button, "Close");
}

const LAST: &str = "What was open last, filtered and sorted as it was";

fn restart(window: &mut Window) {
    window.harness.state_mut().on_exit(None);
    window.restart();
}

#[test]
fn stores_filter_site_order_and_grouping_come_back_when_that_is_wanted() {
    let mut window = opened();
    window.type_into("Search, or filter: site:example.fr…", "name:*second,*third");
    assert_eq!(window.rows(), 4);
    window.click(Role::ColumnHeader, "Sort by Name");
    restart(&mut window);
    assert!(window.harness.state().state().stores.is_empty(), "not unasked");

    let mut window = opened();
    choose_at_the_start(&mut window, LAST);
    window.type_into("Search, or filter: site:example.fr…", "name:*second,*third");
    let site = window
        .labels()
        .into_iter()
        .find_map(|label| label.strip_prefix("ListBoxOption ").filter(|name| name.starts_with("autre.fr")).map(str::to_owned));
    window.click(Role::ListBoxOption, &site.unwrap());
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.click(Role::ColumnHeader, "Sort by Name");
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Action::GroupBy(Some(GroupBy::Category)));
    window.idle();
    let before = window.harness.state().state().browsing.sort.clone();
    assert_eq!((window.rows(), before.len()), (2, 1));
    restart(&mut window);
    window.wait_for("the rows", |window| window.rows() == 2);
    let state = window.harness.state().state();
    assert_eq!((state.stores.len(), &state.browsing.sort), (2, &before));
    assert_eq!(state.browsing.filters.site.as_deref(), Some("autre.fr"));
    assert_eq!(state.browsing.typed.text, "name:*second,*third");
    assert_eq!(state.browsing.by, Some(GroupBy::Category));
    let groups = state.browsing.rows.value().unwrap().groups.len();
    assert_eq!(state.browsing.lines.len(), 2 + groups, "the headings stand there again");

    // Nothing of it stays in the file once it is no longer wanted.
    choose_at_the_start(&mut window, "The start page");
    restart(&mut window);
    assert!(window.harness.state().state().stores.is_empty());
    let kept = std::fs::read_to_string(window.path("config/settings.toml")).unwrap();
    assert!(!kept.contains("autre.fr"), "{kept}");
}

#[test]
fn a_store_that_is_gone_is_said_and_the_others_come_back() {
    let mut window = opened();
    choose_at_the_start(&mut window, LAST);
    window.harness.state_mut().on_exit(None);
    std::fs::remove_file(window.path("Cookies")).unwrap();
    window.restart();
    window.wait_for("the rows", |window| window.rows() == 3);
    assert!(window.shows("A store that was open last could not be opened again: Cookies"), "{}", window.labels().join("\n"));
    assert!(window.harness.state().state().dialogs.open().is_none());
}
