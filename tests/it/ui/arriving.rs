//! Where the keyboard arrives: on the page that was asked for, on what was asked of it.

use cookie_charter::i18n::Language;
use cookie_charter::ui::kit::Source;
use egui::accesskit::Role;
use egui::{Key, Modifiers};

use super::support::{Window, sample, window_over};
use crate::audit::made::{SITE, cookie, store_in};

#[test]
fn a_key_that_leads_to_a_page_leads_there_from_the_tabs_too() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::Num1);
    window.press_with(Modifiers::SHIFT, Key::F6);
    assert!(window.focused().starts_with("Tab Overview"), "{}", window.focused());
    window.press_with(Modifiers::COMMAND, Key::Num2);
    assert!(window.focused().starts_with("Grid "), "{}", window.focused());
    // Also where that page is shown already.
    window.press_to(Key::F6, Role::Tab, "Cookies");
    window.press_with(Modifiers::COMMAND, Key::Num2);
    assert!(window.focused().starts_with("Grid "), "{}", window.focused());
}

#[test]
fn arrows_go_on_along_the_tabs() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::Num1);
    window.press_with(Modifiers::SHIFT, Key::F6);
    for tab in ["Tab Cookies", "Tab Charter", "Tab Audit"] {
        window.press(Key::ArrowRight);
        assert!(window.focused().starts_with(tab), "{tab}: {}", window.focused());
    }
}

fn with_a_choice() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let store = store_in(folder.path(), &[cookie("tarteaucitron").value("!gtag=false!facebook=false"), cookie("_fbp")]);
    let mut window = window_over(folder, Language::En, vec![Source::Path(store)]);
    window.wait_for("the store", |window| window.rows() == 2);
    window.click(Role::Tab, "Audit");
    window.idle();
    window
}

#[test]
fn who_asks_for_the_visitors_choices_comes_to_them() {
    let mut window = with_a_choice();
    window.click(Role::Button, SITE);
    window.tab_to(Role::Button, "Read the visitors’ choices");
    window.press(Key::Enter);
    assert!(window.focused().starts_with("Button Read them"), "{}", window.focused());
    window.press(Key::Tab);
    window.press(Key::Enter);
    assert!(window.focused().starts_with("Button Read the visitors’ choices"), "not now: {}", window.focused());
    window.press(Key::Enter);
    window.press(Key::Enter);
    window.idle();
    window.settle();
    assert!(window.focused().starts_with("ListBoxOption Visitors’ choices: 1"), "{}", window.focused());
    assert!(window.shows_part("refused"), "and they are shown");
}
