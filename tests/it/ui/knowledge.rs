//! Corrections, loaded lists and the look-up page.

use std::path::Path;

use cookie_charter::charter::Purpose;
use cookie_charter::corrections::Corrections;
use cookie_charter::i18n::Language;
use cookie_charter::ui::env::Picked;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::support::{Window, sample, window, window_in};

const COMMAND: egui::Modifiers = egui::Modifiers::COMMAND;

/// The counts on the chips: all, then one per category.
fn chips(window: &Window) -> Vec<u32> {
    let counts = |label: &String| label.strip_prefix("RadioButton ")?.rsplit(' ').next()?.parse().ok();
    window.labels().iter().filter_map(counts).collect()
}

fn choose(window: &mut Window, name: &str) {
    let start = format!("Row {name}, ");
    let label = window.labels().into_iter().find(|label| label.starts_with(&start)).unwrap_or_else(|| panic!("no row {name}"));
    window.click(Role::Row, label.trim_start_matches("Row "));
}

fn purpose_of(window: &Window, name: &str) -> Purpose {
    let inventory = window.harness.state().state().inventory().unwrap().clone();
    inventory.iter().find(|view| view.cookie.name() == name).unwrap().verdict.purpose
}

fn corrections(window: &Window) -> String {
    std::fs::read_to_string(window.path("config/corrections.toml")).unwrap_or_default()
}

fn add_list(window: &mut Window, path: &Path) {
    window.press_with(COMMAND, egui::Key::K);
    window.dialogs.will_answer(Picked::Path(path.to_owned()));
    window.click(Role::Button, "Add a list…");
    window.idle();
}

#[test]
fn a_verdict_is_corrected_by_keyboard_alone_kept_and_taken_back() {
    let mut window = sample();
    window.press_with(COMMAND, egui::Key::F);
    window.type_into("Search, or filter: site:example.fr…", "pub_segment_id");
    window.press(egui::Key::Enter);
    window.press(egui::Key::ArrowDown);
    let before = chips(&window);
    assert_eq!(purpose_of(&window, "pub_segment_id"), Purpose::Advertising);
    window.press(egui::Key::F2);
    assert!(window.shows("What is pub_segment_id for?"));
    window.press_to(egui::Key::ArrowDown, Role::RadioButton, "Statistics");
    assert!(window.shows_part("will count as “statistics”"), "{}", window.labels().join("\n"));
    window.tab_to(Role::Button, "Save");
    window.press(egui::Key::Enter);
    window.idle();
    assert_ne!(chips(&window), before);
    assert_eq!(purpose_of(&window, "pub_segment_id"), Purpose::Statistics);
    assert!(window.shows_part("You decided"), "the details stay on the cookie:\n{}", window.labels().join("\n"));
    assert!(corrections(&window).contains("pattern = \"pub_segment_id\"\npurpose = \"statistics\""), "{}", corrections(&window));

    window.press_with(COMMAND, egui::Key::Z);
    window.idle();
    assert_eq!(chips(&window), before);
    assert!(!window.shows_part("You decided") && !corrections(&window).contains("pub_segment_id"));
}

#[test]
fn the_message_offers_to_undo_and_the_details_to_remove() {
    let mut window = sample();
    choose(&mut window, "csrftoken");
    for way_back in ["Undo", "Remove this decision"] {
        window.click(Role::Button, "Is this wrong? Correct it");
        window.click(Role::RadioButton, "Advertising");
        window.click(Role::RadioButton, "This name, on every site");
        window.click(Role::Button, "Save");
        window.idle();
        assert_eq!(purpose_of(&window, "csrftoken"), Purpose::Advertising);
        assert!(window.shows_part("your decision says “advertising”"), "who says what:\n{}", window.labels().join("\n"));
        window.harness.get_by_role_and_label(Role::Button, way_back).click();
        window.idle();
        assert_eq!(purpose_of(&window, "csrftoken"), Purpose::Necessary, "{way_back}");
    }
}

#[test]
fn a_narrower_decision_wins_and_what_is_touched_is_said() {
    let mut window = sample();
    window.press_with(COMMAND, egui::Key::F);
    window.type_into("Search, or filter: site:example.fr…", "=_ga gazette");
    choose(&mut window, "_ga");
    window.press(egui::Key::F2);
    window.click(Role::RadioButton, "This name, on every site");
    window.click(Role::RadioButton, "Advertising");
    assert!(
        window.shows_part("3 cookies of the open stores will count as “advertising”. 3 change category."),
        "{}",
        window.labels().join("\n")
    );
    window.click(Role::Button, "Save");
    window.idle();
    window.press(egui::Key::F2);
    window.click(Role::RadioButton, "Necessary");
    assert!(window.shows_part("1 cookie of the open stores will count as “necessary”."), "{}", window.labels().join("\n"));
    window.click(Role::Button, "Save");
    window.idle();
    let inventory = window.harness.state().state().inventory().unwrap().clone();
    let mut purposes: Vec<_> = inventory.iter().filter(|view| view.cookie.name() == "_ga").map(|view| view.verdict.purpose).collect();
    purposes.sort();
    assert_eq!(purposes, [Purpose::Necessary, Purpose::Advertising, Purpose::Advertising]);
    window.press_with(COMMAND, egui::Key::K);
    assert!(window.shows_part("2 decisions of yours"));
}

#[test]
fn a_file_that_is_not_understood_is_told_and_never_overwritten() {
    let mut first = sample();
    std::fs::create_dir_all(first.path("config")).unwrap();
    std::fs::write(first.path("config/corrections.toml"), "pattern = [").unwrap();
    first.restart();
    assert!(first.shows_part("could not be understood") && first.shows_part("corrections.toml"));
    first.click(Role::Button, "Close");
    first.click(Role::Button, "Open the sample");
    first.wait_for("the sample", |window| window.rows() > 0);
    first.show_table();
    choose(&mut first, "csrftoken");
    first.press(egui::Key::F2);
    first.click(Role::RadioButton, "Advertising");
    first.click(Role::Button, "Save");
    assert!(first.shows_part("could not be understood"), "said again");
    assert_eq!(corrections(&first), "pattern = [");
}

#[test]
fn a_name_is_looked_up_without_any_store() {
    let mut window = window(Vec::new());
    window.click(Role::Button, "Look up a name");
    window.type_into("Cookie name", "_fbp");
    for label in ["Meta Pixel — Meta", "Set by the site one visits", "Set by another site embedded there", "Third-party"] {
        assert!(window.shows(label), "{label}:\n{}", window.labels().join("\n"));
    }
    assert!(window.shows_part("read on "), "the source has its date");
    assert!(!window.shows_part("in what is open"));
    window.type_into("Host, if you know it", "two words");
    assert!(window.shows_part("No host is written like this"));
}

#[test]
fn an_unknown_name_leads_to_near_ones_and_a_known_one_to_its_cookies() {
    let mut window = sample();
    window.press_with(COMMAND, egui::Key::L);
    window.harness.event(egui::Event::Text("_fpb".into()));
    window.idle();
    assert!(window.shows_part("does not know this name"), "{}", window.labels().join("\n"));
    window.click(Role::Button, "_fbp");
    window.wait_for("the number", |window| window.shows("2 cookies of this name in what is open."));
    window.click(Role::Button, "Show these cookies");
    assert_eq!(window.rows(), 2);
}

#[test]
fn a_list_changes_a_verdict_and_both_are_shown_until_it_is_removed() {
    let mut window = sample();
    let list = window.path("liste.toml");
    let text = "provider = 'Nous'\n[[cookie]]\npattern = 'gz_lecteur'\npurpose = 'statistics'\n[[cookie]]\npattern = 'csrftoken'\npurpose = 'advertising'\n\
                [[cookie]]\npattern = 'x'\npurpose = 'fun'\n";
    std::fs::write(&list, text).unwrap();
    let before = (purpose_of(&window, "gz_lecteur"), purpose_of(&window, "csrftoken"));
    add_list(&mut window, &list);
    assert!(window.shows_part("liste.toml · List of this program · 2"), "{}", window.labels().join("\n"));
    window.click(Role::Button, "1 line not understood");
    assert!(window.shows_part("“x”"), "the line is listed");
    assert_eq!(purpose_of(&window, "gz_lecteur"), Purpose::Statistics);
    window.click(Role::Button, "Close");
    choose(&mut window, "csrftoken");
    assert!(window.shows_part("the charter says “necessary”; the list “liste” says “advertising”"));
    let kept = std::fs::read_to_string(window.path("config/settings.toml")).unwrap();
    assert!(kept.contains("liste.toml"), "{kept}");

    window.press_with(COMMAND, egui::Key::K);
    window.click(Role::Button, "Remove liste.toml");
    window.idle();
    assert_eq!((purpose_of(&window, "gz_lecteur"), purpose_of(&window, "csrftoken")), before);
    assert!(window.shows("No list is loaded."));
}

#[test]
fn a_list_that_is_gone_is_told_with_its_path() {
    let mut window = sample();
    let list = window.path("liste.toml");
    std::fs::write(&list, "[[cookie]]\npattern = 'a'\npurpose = 'statistics'\n").unwrap();
    add_list(&mut window, &list);
    std::fs::remove_file(&list).unwrap();
    window.restart();
    window.wait_for("the message", |window| window.shows("The list liste.toml could not be loaded"));
    window.click(Role::Button, "Knowledge");
    window.idle();
    assert!(window.shows_part("This list could not be read: there is no such file or folder"), "{}", window.labels().join("\n"));
    assert!(window.shows(&list.display().to_string()));
}

#[test]
fn corrections_go_to_a_file_and_come_back_and_the_catalogue_goes_to_the_edpb_tool() {
    let mut window = sample();
    choose(&mut window, "csrftoken");
    window.press(egui::Key::F2);
    window.click(Role::RadioButton, "Statistics");
    window.click(Role::Button, "Save");
    window.idle();
    let (mine, edpb) = (window.path("mine.toml"), window.path("edpb.json"));
    window.press_with(COMMAND, egui::Key::K);
    window.dialogs.will_answer(Picked::Path(mine.clone()));
    window.click(Role::Button, "Export…");
    window.wait_for("the file", |_| mine.exists());
    window.dialogs.will_answer(Picked::Path(edpb.clone()));
    window.click(Role::Button, "Export the catalogue for the EDPB tool…");
    window.wait_for("the catalogue", |_| edpb.exists());
    assert!(std::fs::read_to_string(&edpb).unwrap().contains("\"knowledges\""));
    window.click(Role::Button, "Remove the decision on csrftoken");
    window.idle();
    assert!(Corrections::load(&window.path("config/corrections.toml")).unwrap().lines().is_empty());
    // Without a file dialog the path is typed.
    window.dialogs.will_answer(Picked::NoDialog);
    window.click(Role::Button, "Import…");
    window.wait_for("the field", |window| window.shows("Path of the file"));
    window.settle();
    assert_eq!(window.focused(), "TextInput Path of the file", "not on the button beside it, where Enter would cancel");
    window.type_into("Path of the file", &mine.display().to_string());
    window.click(Role::Button, "Load");
    window.wait_for("the corrections", |window| window.shows_part("1 correction taken in"));
    window.idle();
    assert_eq!(purpose_of(&window, "csrftoken"), Purpose::Statistics);
}

#[test]
fn in_french_it_is_french() {
    let mut window = window_in(Language::Fr, Vec::new());
    window.press_with(COMMAND, egui::Key::L);
    window.type_into("Nom du cookie", "_fpb");
    assert!(window.shows("Chercher un nom de cookie") && window.shows_part("ne connaît pas ce nom"));
}

#[test]
fn the_context_menu_leads_to_the_correction() {
    let mut window = sample();
    let label = window.labels().into_iter().find(|label| label.starts_with("Row csrftoken, ")).unwrap();
    window.harness.get_by_role_and_label(Role::Row, label.trim_start_matches("Row ")).click_secondary();
    window.idle();
    window.click(Role::MenuItem, "Correct this verdict");
    assert!(window.shows("What is csrftoken for?"));
}
