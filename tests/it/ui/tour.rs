//! The first steps in the sample store.

use cookie_charter::i18n::Language;
use cookie_charter::ui::kit::{Screen, Source};
use egui::Key;
use egui::accesskit::Role;

use super::support::{window, window_in};

#[test]
fn three_steps_lead_through_the_sample_and_are_left_and_begun_again() {
    let mut window = window(Vec::new());
    window.idle();
    window.click(Role::Button, "Three first steps");
    window.wait_for("the sample", |window| window.rows() > 0);
    let screen = |window: &super::support::Window| window.harness.state().state().screen;
    assert_eq!(screen(&window), Screen::Overview);
    assert!(window.shows_part("Step 1 of 3"));
    window.click(Role::Button, "Next");
    assert_eq!(screen(&window), Screen::Cookies);
    assert!(window.labels().iter().any(|label| label.starts_with("Status ") && label.contains("Step 2 of 3")), "it is announced");
    window.click(Role::Button, "Back");
    assert_eq!(screen(&window), Screen::Overview);
    window.click(Role::Button, "Next");
    window.click(Role::Button, "Next");
    assert_eq!(screen(&window), Screen::Audit);
    window.click(Role::Button, "Done");
    assert!(!window.shows("Done"));
    // Again, by the palette, and left at once.
    window.press_with(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::P);
    window.type_into("Type what you want to do", "three first");
    window.press(Key::Enter);
    assert_eq!((screen(&window), window.shows("Skip")), (Screen::Overview, true));
    window.click(Role::Button, "Skip");
    assert!(!window.shows("Skip"));
}

#[test]
fn by_keyboard_in_french() {
    let mut window = window_in(Language::Fr, vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.press_with(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::P);
    window.type_into("Tapez ce que vous voulez faire", "premiers pas");
    window.press(Key::Enter);
    window.press_to(Key::F6, Role::Button, "Suivant");
    window.press(Key::Enter);
    assert!(window.shows_part("Étape 2 sur 3"));
}
