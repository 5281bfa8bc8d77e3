//! Every screen is reached by its real control.

use cookie_charter::i18n::Language;
use cookie_charter::ui::kit::Screen;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{sample, window, window_in, window_over};
use crate::support::built::CHROMIUM;

#[test]
fn the_start_screen_says_what_to_do_and_what_is_promised() {
    let mut window = window(Vec::new());
    window.wait_for("the search for browsers", |window| window.shows_part("No browser was found here"));
    for label in [
        "What did sites leave on this computer?",
        "Read-only",
        "Nothing leaves this computer",
        "Values stay hidden",
        "Every verdict says why",
    ] {
        assert!(window.shows(label), "{label}");
    }
    for button in ["Open a file…", "Open a folder…", "Open the sample", "Open", "Settings (Ctrl+,)"] {
        assert!(window.harness.query_by_role_and_label(Role::Button, button).is_some(), "{button}");
    }
    assert!(window.harness.query_by_role(Role::Tab).is_none(), "no tabs for what does not exist yet");
    let root = window.harness.root();
    assert_eq!(root.accesskit_node().label().as_deref(), Some("Cookie Charter"));
}

#[test]
fn the_sample_opens_into_three_panes() {
    let mut window = window(Vec::new());
    window.settle();
    window.click(Role::Button, "Open the sample");
    window.wait_for("the sample", |window| window.rows() > 100);
    assert!(window.shows("Worth a look"), "a few sentences come first");
    window.show_table();
    assert!(window.harness.query_by_role_and_label(Role::ListBox, "Sites").is_some());
    assert!(window.harness.query_by_role_and_label(Role::Grid, "Cookies").is_some());
    assert!(window.shows_part("Choose a cookie"));
    assert!(window.shows_part("136 rows read"), "the read proves itself");
}

#[test]
fn tabs_lead_to_overview_and_charter_and_back() {
    let mut window = sample();
    window.click(Role::Tab, "Overview");
    assert!(window.shows("28 sites left 136\u{a0}cookies".replace("28 sites", "28\u{a0}sites").as_str()));
    assert!(window.shows("Worth a look") && window.shows("How long they last"));
    assert!(window.shows_part("session: "), "the chart has its numbers as text");
    window.click(Role::Tab, "Charter");
    assert!(window.shows("The cookie charter") && window.shows_part("sessionid, Provider: ") && window.shows_part("present ("));
    assert!(window.shows("4 of 4 present"));
    window.click(Role::Tab, "Cookies");
    assert!(window.harness.query_by_role_and_label(Role::Grid, "Cookies").is_some());
}

#[test]
fn an_overview_card_leads_to_its_rows() {
    let mut window = sample();
    window.click(Role::Tab, "Overview");
    let card = window.labels().into_iter().find(|label| label.starts_with("Button Necessary: ")).unwrap();
    window.click(Role::Button, card.trim_start_matches("Button "));
    let state = window.harness.state().state();
    assert_eq!(state.screen, Screen::Cookies);
    assert_eq!(state.browsing.filters.only.category, Some(cookie_charter::charter::Category::Necessary));
    assert!(window.rows() > 0 && window.rows() < 136);
}

#[test]
fn without_a_store_the_charter_can_still_be_read() {
    let mut window = window(Vec::new());
    window.press_with(egui::Modifiers::COMMAND, egui::Key::Num3);
    assert!(window.shows("The cookie charter") && window.shows_part("Open a store to see"));
}

#[test]
fn french_throughout() {
    let mut window = window_in(Language::Fr, Vec::new());
    window.settle();
    window.click(Role::Button, "Ouvrir l’exemple");
    window.wait_for("the sample", |window| window.rows() > 100);
    window.click(Role::Tab, "Vue d’ensemble");
    assert!(window.shows("À vérifier"));
    window.click(Role::Tab, "Charte");
    assert!(window.shows("La charte cookies") && window.shows("Charte cookies des portails Opendatasoft"));
    assert_eq!(
        window.harness.root().accesskit_node().label().as_deref(),
        Some("Charte cookies — Charte — Exemple"),
        "the program, the page, what is open"
    );
    // Words of the other language would stand out at once.
    for label in window.labels() {
        for english in ["Settings", "Search", "Necessary", "Third-party", "present in"] {
            assert!(!label.contains(english), "{label}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn stores_of_applications_are_looked_for_when_asked_and_opened() {
    let folder = tempfile::tempdir().unwrap();
    let app = folder.path().join(".config/Slack");
    std::fs::create_dir_all(&app).unwrap();
    CHROMIUM.build(&app, CHROMIUM.newest(), &[(CHROMIUM.plain_row)("a.fr", "n")]);
    std::fs::write(app.join("Local State"), "{}").unwrap();
    let mut window = window_over(folder, Language::En, Vec::new());
    window.idle();
    assert!(!window.shows_part("Slack"));
    window.tab_to(Role::Button, "Look for cookies of applications");
    window.press(egui::Key::Enter);
    assert!(window.shows("1 cookie store of an application"), "{:#?}", window.labels());
    assert_eq!(window.focused(), "Button Look for cookies of applications", "the focus stays");
    window.click(Role::Button, "Open Slack — Slack");
    window.wait_for("the store", |window| window.rows() == 1);
}
