//! What a person hears who does not see the window: results that come elsewhere than the focus, rows and facts as one thing each, names of regions.

use cookie_charter::i18n::Language;
use cookie_charter::ui::env::Picked;
use cookie_charter::ui::kit::{Pane, Source};
use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};

use super::support::{Window, sample, window_in};

/// What the live regions say.
fn told(window: &Window) -> String {
    let regions = window.harness.query_all_by_role(Role::Status).map(|region| region.accesskit_node());
    let told = regions.filter(|region| region.live() == Live::Polite).filter_map(|region| region.label());
    told.collect::<Vec<_>>().join(" | ").replace('\u{a0}', " ")
}

/// All nodes that are not hidden, in their order.
fn nodes<'a>(node: AccessKitNode<'a>, into: &mut Vec<AccessKitNode<'a>>) {
    if !node.is_hidden() {
        into.push(node);
        node.children().for_each(|child| nodes(child, into));
    }
}

fn spoken(window: &Window) -> Vec<String> {
    let mut all = Vec::new();
    nodes(window.harness.root().accesskit_node(), &mut all);
    all.iter().filter_map(|node| node.label().or(node.value())).map(|name| name.replace('\u{a0}', " ")).collect()
}

#[test]
fn what_is_found_out_about_a_name_is_told_and_a_wrong_host_too() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::L);
    window.type_into("Cookie name", "_ga");
    assert!(told(&window).contains("Set by the site one visits: Statistics"), "{}", told(&window));
    window.type_into("Host, if you know it", "two words");
    assert!(told(&window).contains("No host is written like this"), "{}", told(&window));
}

#[test]
fn how_many_sites_are_left_is_told() {
    let mut window = sample();
    window.type_into("Filter sites", "opendata");
    assert!(told(&window).contains("1 site in the list"), "{}", told(&window));
    window.type_into("Filter sites", "xxxx");
    assert!(told(&window).contains("No site holds these letters"), "{}", told(&window));
}

/// Types something else into the field that has the focus.
fn retype(window: &mut Window, text: &str) {
    window.press_with(Modifiers::COMMAND, Key::A);
    window.harness.event(egui::Event::Text(text.to_owned()));
    window.idle();
}

#[test]
fn the_path_and_the_outcome_of_an_export_are_told() {
    let mut window = sample();
    window.dialogs.will_answer(Picked::NoDialog);
    window.press_with(Modifiers::COMMAND, Key::E);
    window.click(Role::Button, "Save as…");
    assert!(told(&window).contains("Type where the file is written"), "{}", told(&window));
    assert_eq!(window.focused(), "TextInput Save to this file", "on the button, Enter would write at once");
    retype(&mut window, "/no/such/folder/out.csv");
    window.press(Key::Enter);
    assert!(told(&window).contains("The file was not written"), "{}", told(&window));
    let target = window.path("out.csv");
    std::fs::write(&target, "").unwrap();
    retype(&mut window, &target.display().to_string());
    window.press(Key::Enter);
    assert!(told(&window).contains("out.csv exists already"), "{}", told(&window));
    window.click(Role::Button, "Replace the file");
    assert!(told(&window).contains("cookies written to out.csv"), "{}", told(&window));
}

#[test]
fn what_a_correction_changes_is_told_with_each_choice() {
    let mut window = sample();
    Pane::Table.focus(&window.harness.ctx);
    window.press(Key::ArrowDown);
    window.press(Key::F2);
    let first = told(&window);
    window.press(Key::ArrowDown);
    assert_ne!(told(&window), first);
    assert!(told(&window).contains("cookie"), "{}", told(&window));
}

#[test]
fn facts_are_one_thing_each_and_a_hidden_value_is_called_so() {
    let mut window = sample();
    Pane::Table.focus(&window.harness.ctx);
    window.press(Key::ArrowDown);
    let all = spoken(&window);
    for fact in ["Provider: ", "Lasts: ", "SameSite: "] {
        assert!(all.iter().any(|name| name.starts_with(fact)), "{fact} of {all:#?}");
    }
    assert!(!all.iter().any(|name| name == "Lasts" || name.contains('•')), "{all:#?}");
    assert!(all.iter().any(|name| name == "Hidden value"));
    window.press_with(Modifiers::COMMAND, Key::I);
    assert!(spoken(&window).iter().any(|name| name.starts_with("SHA-256: ")));
}

#[test]
fn a_charter_is_a_table_of_rows_that_say_their_columns() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::Num3);
    let mut all = Vec::new();
    nodes(window.harness.root().accesskit_node(), &mut all);
    let table = all.iter().find(|node| node.role() == Role::Table).expect("a table");
    let mut inside = Vec::new();
    nodes(*table, &mut inside);
    let rows: Vec<String> = inside.iter().filter(|node| node.role() == Role::Row).filter_map(AccessKitNode::label).collect();
    assert!(rows.iter().any(|row| row.starts_with("sessionid, Provider: ") && row.contains("Declared life: ")), "{rows:#?}");
    let loose: Vec<_> = inside.iter().filter(|node| node.role() == Role::Label).filter_map(AccessKitNode::value).collect();
    assert!(loose.is_empty(), "{loose:?}");
}

#[test]
fn headings_have_levels_regions_names_and_bars_values() {
    let mut window = sample();
    window.harness.set_size(egui::vec2(900.0, 500.0));
    window.press_with(Modifiers::COMMAND, Key::Num3);
    let mut all = Vec::new();
    nodes(window.harness.root().accesskit_node(), &mut all);
    let headings: Vec<_> = all.iter().filter(|node| node.role() == Role::Heading).map(|node| (node.level(), node.label())).collect();
    assert_eq!(headings.iter().filter(|(level, _)| *level == Some(1)).count(), 1, "{headings:?}");
    assert!(headings.iter().all(|(level, _)| level.is_some()) && headings.iter().any(|(level, _)| *level == Some(2)), "{headings:?}");
    assert!(all.iter().any(|node| node.role() == Role::Toolbar && node.label().is_some()));
    let bars: Vec<_> = all.iter().filter(|node| node.role() == Role::ScrollBar).collect();
    assert!(!bars.is_empty());
    for bar in bars {
        assert!(bar.label().is_some() && bar.numeric_value().is_some() && bar.max_numeric_value() > Some(0.0), "{:?}", bar.label());
    }
}

#[test]
fn the_title_and_the_language_of_the_window_are_told() {
    let mut window = window_in(Language::Fr, vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.press_with(Modifiers::COMMAND, Key::Num2);
    let root = window.harness.root();
    let root = root.accesskit_node();
    assert_eq!(root.language(), Some("fr"));
    let title = root.label().unwrap();
    assert!(title.starts_with("Charte cookies — Cookies — "), "{title}");
}

#[test]
fn a_few_words_beside_a_control_come_with_the_focus_and_go_with_esc() {
    let mut window = sample();
    let name = window.labels().into_iter().find(|label| label.starts_with("Button ") && label.contains("F5")).unwrap();
    let name = name.trim_start_matches("Button ").to_owned();
    window.tab_to(Role::Button, &name);
    let shown = |window: &Window| window.labels().iter().filter(|label| label.ends_with(&name)).count();
    assert_eq!(shown(&window), 1, "nothing flashes while one walks by");
    window.harness.run_steps(40);
    assert_eq!(shown(&window), 2, "the name of what is an icon alone");
    window.press(Key::Escape);
    assert_eq!(window.focused(), format!("Button {name}"), "Esc was about the words");
    window.harness.run_steps(40);
    assert_eq!(shown(&window), 1);
    window.press(Key::Tab);
    window.press_with(Modifiers::SHIFT, Key::Tab);
    window.harness.run_steps(40);
    assert_eq!(shown(&window), 2, "and come again with the focus");
}

#[test]
fn what_an_assistive_technology_moves_the_focus_to_is_seen() {
    let mut window = sample();
    window.click(Role::Tab, "Cookies");
    assert!(!cookie_charter::ui::theme::focus_is_visible(&window.harness.ctx), "after the pointer there is no ring");
    let search = window.harness.get_by_role_and_label(Role::Button, "Export");
    search.focus();
    window.idle();
    assert_eq!(window.focused(), "Button Export");
    assert!(cookie_charter::ui::theme::focus_is_visible(&window.harness.ctx));
}

#[test]
fn typing_a_search_never_changes_the_page_and_enter_does() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::Num1);
    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_into("Search, or filter: site:example.fr…", "goo");
    assert!(window.shows("Worth a look"), "still the overview");
    assert!(told(&window).contains("cookies shown"), "{}", told(&window));
    window.press(Key::Enter);
    assert!(window.focused().starts_with("Grid "), "{}", window.focused());
    assert!(window.rows() < 136);
    window.press_with(Modifiers::COMMAND, Key::F);
    window.press(Key::Escape);
    assert_eq!((window.rows(), window.focused().as_str()), (136, "TextInput Search, or filter: site:example.fr…"), "Esc clears and stays");
    window.press(Key::ArrowDown);
    assert!(window.focused().starts_with("Grid "), "{}", window.focused());
}

/// A slow frame holds more than one key.
#[test]
fn what_is_typed_right_after_a_shortcut_is_not_lost() {
    let key = |key, modifiers| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    for (shortcut, field) in [(Key::F, "Search, or filter: site:example.fr…"), (Key::L, "Cookie name")] {
        let mut window = sample();
        window.harness.event(key(shortcut, Modifiers::COMMAND));
        for letter in ["g", "o", "o"] {
            window.harness.event(egui::Event::Text(letter.into()));
        }
        window.idle();
        assert_eq!(window.harness.get_by_role_and_label(Role::TextInput, field).value().as_deref(), Some("goo"), "{field}");
    }
}

#[test]
fn arrows_that_come_with_the_focus_do_not_take_it_along() {
    let key = |key, modifiers| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    // So many frames between a key and the next: a busy machine takes one for several.
    for frames in 0..4 {
        let mut window = sample();
        for event in [key(Key::Num2, Modifiers::COMMAND), key(Key::ArrowDown, Modifiers::NONE), key(Key::ArrowDown, Modifiers::NONE)] {
            window.harness.event(event);
            (0..frames).for_each(|_| window.harness.step());
        }
        window.idle();
        // One that comes before the page is there may be lost, but leads nowhere else.
        assert!(["Row ", "Grid Cookies"].iter().any(|start| window.focused().starts_with(start)), "{frames} frames: {}", window.focused());
    }
}

/// Cookies of one name and host that are kept apart under several sites are several rows that look alike.
#[test]
fn rows_that_differ_by_the_site_they_are_kept_under_say_so() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_into("Search, or filter: site:example.fr…", "doubleclick");
    let mut rows: Vec<_> = window.labels().into_iter().filter(|label| label.starts_with("Row ")).collect();
    assert!(rows.iter().any(|row| row.contains("boutique-exemple.fr")), "{rows:#?}");
    let all = rows.len();
    rows.sort();
    rows.dedup();
    assert_eq!(rows.len(), all, "{rows:#?}");
}

#[test]
fn nothing_is_told_of_the_order_of_what_was_closed() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.click(Role::ColumnHeader, "Sort by Name");
    assert!(told(&window).contains("Sort by Name"), "{}", told(&window));
    window.press_with(Modifiers::COMMAND, Key::W);
    assert!(!told(&window).contains("Order of the store"), "{}", told(&window));
}
