//! Filters: typed, completed, chosen in the panel, taken away by chips.

use cookie_charter::i18n::Language;
use cookie_charter::query::filter::{Key as Of, Term, Value};
use cookie_charter::ui::kit::Source;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Window, sample, window_in};

const FIELD: &str = "Search, or filter: site:example.fr…";

fn search(window: &mut Window, text: &str) {
    window.press_with(Modifiers::COMMAND, Key::F);
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_into(FIELD, text);
}

fn typed(window: &Window) -> String {
    window.harness.state().state().browsing.typed.text.clone()
}

fn terms(window: &Window) -> Vec<Term> {
    window.harness.state().state().browsing.filters.only.terms.clone()
}

#[test]
fn a_filter_is_typed_and_each_of_its_terms_is_a_chip() {
    let mut window = sample();
    search(&mut window, "party:third -organisation:Google");
    let rows = window.harness.state().state().browsing.rows.value().unwrap().clone();
    assert!(!rows.ids.is_empty() && rows.ids.len() < 136);
    for view in rows.ids.iter().filter_map(|id| rows.inventory.get(*id)) {
        assert_eq!(view.verdict.party, cookie_charter::charter::Party::Third);
        assert_ne!(view.organisation(), "Google");
    }
    assert!(window.shows("Except: third party Google"));
    window.click(Role::Button, "For whom: a third party");
    assert_eq!(typed(&window), "-organisation:Google", "the field says what is left");
    window.click(Role::Button, "Except: third party Google");
    assert_eq!((window.rows(), typed(&window).as_str()), (136, ""));
}

#[test]
fn what_is_not_understood_says_where_and_the_last_result_stays() {
    let mut window = sample();
    search(&mut window, "party:third");
    let before = window.rows();
    window.type_into(FIELD, " life>13");
    assert_eq!(window.rows(), before, "what was understood stays");
    let error = "Character 18: expected a span of time, such as >13mo.";
    assert!(window.shows_part(error), "under the field\n{}", window.labels().join("\n"));
    let told = window.harness.get_by_role(Role::Status).accesskit_node().label().unwrap_or_default();
    assert!(told.contains(error), "and heard: {told}");
    window.press(Key::Enter);
    assert!(window.shows_part("What is shown is still the last filter that was understood."), "{}", window.labels().join("\n"));
    window.type_into(FIELD, "mo");
    assert!(!window.shows_part("Character"));
    assert!(window.rows() < before);
    // A value that is spoilt keeps what it meant.
    search(&mut window, "party:third");
    window.type_into(FIELD, "x");
    assert!(window.shows_part("Character") && window.rows() == before, "{} of {before}", window.rows());
}

#[test]
fn completion_is_gone_through_by_keys() {
    let mut window = sample();
    search(&mut window, "purp");
    assert!(window.harness.query_by_role_and_label(Role::ListBoxOption, "purpose: Purpose").is_some(), "{}", window.labels().join("\n"));
    window.press(Key::ArrowDown);
    assert_eq!(window.focused(), "ListBoxOption purpose: Purpose");
    window.press(Key::Enter);
    assert_eq!(typed(&window), "purpose:");
    window.press(Key::ArrowDown);
    window.press(Key::ArrowDown);
    window.press(Key::Tab);
    assert_eq!(typed(&window), "purpose:statistics");
    assert!(window.rows() < 136);
    window.type_into(FIELD, " na");
    window.press(Key::Escape);
    assert_eq!(typed(&window), "purpose:statistics na", "Esc closes the list and clears nothing");
    assert!(!window.shows("name: Name"), "{}", window.labels().join("\n"));
    window.press(Key::Escape);
    assert_eq!(typed(&window), "", "then the field");
    search(&mut window, "provider:goo");
    let offered = window.labels().into_iter().find(|label| label.starts_with("ListBoxOption Google")).unwrap();
    assert!(offered.trim_end().ends_with(char::is_numeric), "with its count: {offered}");
}

#[test]
fn the_panel_counts_asks_for_and_leaves_out() {
    let mut window = sample();
    window.click(Role::Button, "Filter");
    let item = |window: &Window, label: &str| {
        let found = window.harness.query_by_role_and_label(Role::MenuItemCheckBox, label).map(|node| node.accesskit_node().description());
        found.unwrap_or_else(|| panic!("no {label}:\n{}", window.labels().join("\n"))).unwrap_or_default()
    };
    let count: usize = item(&window, "A third party").parse().unwrap();
    window.harness.get_by_role_and_label(Role::MenuItemCheckBox, "A third party").click();
    window.idle();
    assert_eq!((window.rows(), typed(&window).as_str()), (count, "party:third"));
    let for_third: usize = item(&window, "For a third party").parse().unwrap();
    assert!(for_third > 0, "beside it stands what it would leave in its place");
    // By keys alone: it is left out, and then neither.
    window.press_to(Key::ArrowDown, Role::MenuItemCheckBox, "A third party");
    window.press(Key::Delete);
    assert_eq!(terms(&window), [Term::is_not(Of::Party, Value::Party(cookie_charter::charter::Party::Third))]);
    assert_eq!(window.rows(), 136 - count);
    window.press_to(Key::ArrowDown, Role::MenuItemCheckBox, "Except: A third party");
    window.press(Key::Delete);
    assert_eq!((window.rows(), terms(&window).len()), (136, 0));
    window.press(Key::Escape);
    // Opened by the pointer, it gives the focus back to where it was.
    assert_eq!(window.focused(), "Grid Cookies");
}

#[test]
fn a_filter_is_written_in_the_language_of_the_window() {
    let mut window = window_in(Language::Fr, vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.click(Role::Tab, "Cookies");
    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_into("Rechercher, ou filtrer\u{a0}: site:exemple.fr…", "party:third durée>13mois");
    let chips = ["Pour qui\u{a0}: un tiers", "Durée\u{a0}: plus de 13 mois"];
    assert!(chips.iter().all(|chip| window.shows(chip)), "{}", window.labels().join("\n"));
    window.click(Role::Button, chips[1]);
    assert_eq!(typed(&window), "pour-qui:tiers");
}

#[test]
fn a_filter_is_kept_under_a_name_and_found_at_the_next_start() {
    let mut window = sample();
    search(&mut window, "party:third life>13mo");
    let left = window.rows();
    window.click(Role::Button, "Filter");
    window.press_to(Key::ArrowDown, Role::MenuItem, "Keep this filter…");
    window.press(Key::Enter);
    window.type_into("Name", "long third parties");
    window.press(Key::Enter);
    assert!(window.harness.state().state().dialogs.open().is_none());
    let written = std::fs::read_to_string(window.path("config/settings.toml")).unwrap();
    assert!(written.contains("party:third life>13mo"), "{written}");
    window.restart();
    window.click(Role::Button, "Open the sample");
    window.show_table();
    window.click(Role::Button, "Filter");
    window.click(Role::MenuItem, "long third parties");
    assert_eq!((window.rows(), typed(&window).as_str()), (left, "party:third life>13mo"));
    window.click(Role::Button, "Filter");
    window.press_to(Key::ArrowDown, Role::MenuItem, "long third parties");
    window.press(Key::Delete);
    assert!(window.harness.query_by_role_and_label(Role::MenuItem, "long third parties").is_none());
}

#[test]
fn what_a_cell_says_is_asked_for_and_left_out_by_key_and_menu() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::F);
    window.press(Key::ArrowDown);
    window.press(Key::ArrowDown);
    for _ in 0..3 {
        window.press(Key::ArrowRight);
    }
    assert!(window.focused().starts_with("Cell Category: "), "{}", window.focused());
    window.harness.event(egui::Event::Text("-".into()));
    window.idle();
    assert!(typed(&window).starts_with("-category:"), "{}", typed(&window));
    assert!(window.rows() < 136);
    let row = window.labels().into_iter().find(|label| label.starts_with("Row ")).unwrap();
    window.harness.get_by_role_and_label(Role::Row, row.trim_start_matches("Row ")).click_secondary();
    window.idle();
    let only = window.labels().into_iter().find(|label| label.starts_with("MenuItem Only: ")).unwrap();
    window.click(Role::MenuItem, only.trim_start_matches("MenuItem "));
    assert_eq!((terms(&window).len(), window.rows() < 136), (2, true), "{}", typed(&window));
}

#[test]
fn shift_sorts_by_one_column_more() {
    let mut window = sample();
    window.click(Role::ColumnHeader, "Sort by Category");
    window.tab_to(Role::ColumnHeader, "Sort by Name");
    window.press_with(Modifiers::SHIFT, Key::Enter);
    assert!(window.shows("Sort by Category, now ascending, 1 of 2"), "{}", window.labels().join("\n"));
    assert!(window.shows("Sort by Name, now ascending, 2 of 2"));
    let rows = window.harness.state().state().browsing.rows.value().unwrap().clone();
    let order: Vec<(usize, String)> = rows
        .ids
        .iter()
        .filter_map(|id| rows.inventory.get(*id))
        .map(|view| (view.verdict.category.index(), view.cookie.name().to_lowercase()))
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    window.click(Role::ColumnHeader, "Sort by Name, now ascending, 2 of 2");
    assert_eq!(window.harness.state().state().browsing.sort.len(), 1, "without Shift it is the only one");
}

#[test]
fn columns_are_moved_and_fitted_by_keys() {
    let mut window = sample();
    let order = |window: &Window| -> Vec<&'static str> {
        window.harness.state().state().settings.columns.iter().map(|choice| choice.id.code()).collect()
    };
    window.tab_to(Role::ColumnHeader, "Sort by Host");
    window.press_with(Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(order(&window)[..3], ["name", "category", "host"]);
    assert_eq!(window.focused(), "ColumnHeader Sort by Host", "the focus goes with it");
    assert!(window.shows_part("Columns: Name, Category, Host, "), "where it stands now is told: {:#?}", window.labels());
    window.press_with(Modifiers::COMMAND, Key::ArrowLeft);
    assert_eq!(order(&window)[..3], ["name", "host", "category"]);
    let width = |window: &Window| window.harness.state().state().settings.columns[1].width;
    let before = width(&window);
    window.press_with(Modifiers::SHIFT, Key::Home);
    assert!(width(&window) > before, "some hosts are longer");
}

#[test]
fn a_filter_typed_letter_by_letter_hides_nothing_while_its_value_is_missing() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::F);
    for letter in "party:".chars() {
        window.type_into(FIELD, &letter.to_string());
    }
    assert_eq!((window.rows(), typed(&window).as_str()), (136, "party:"));
    let counts = |window: &Window| -> Vec<(String, u32)> {
        let is_value = |offer: &String| ["first ", "for-third ", "third "].iter().any(|value| offer.starts_with(value));
        let labels = window.labels().into_iter();
        let offers = labels.filter_map(|label| label.strip_prefix("ListBoxOption ").map(str::to_owned)).filter(is_value);
        offers
            .map(|offer| (offer.clone(), offer.rsplit(' ').next().unwrap().parse().unwrap_or_else(|_| panic!("no count: {offer:?}"))))
            .collect()
    };
    let offered = counts(&window);
    assert_eq!(offered.len(), 3, "{}", window.labels().join("\n"));
    assert_eq!(offered.iter().map(|(_, count)| count).sum::<u32>(), 136, "{offered:?}");
    for letter in "third".chars() {
        window.type_into(FIELD, &letter.to_string());
    }
    let (_, thirds) = offered.iter().find(|(offer, _)| offer.starts_with("third")).unwrap();
    assert_eq!(window.rows(), *thirds as usize);
    assert!(!window.shows_part("Character"));
}

#[test]
fn an_offer_in_the_middle_of_a_term_leaves_no_tail() {
    let mut window = sample();
    search(&mut window, "party:third");
    for _ in 0.."ty:third".len() {
        window.press(Key::ArrowLeft);
    }
    window.press(Key::ArrowDown);
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert_eq!(typed(&window), "partitioned:third");
}

#[test]
fn a_kept_filter_takes_the_place_of_what_is_not_understood() {
    let mut window = window_in(Language::Fr, vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.click(Role::Tab, "Cookies");
    let field = "Rechercher, ou filtrer\u{a0}: site:exemple.fr…";
    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_into(field, "pour-qui : tiers");
    window.click(Role::Button, "Filtrer");
    window.press_to(Key::ArrowDown, Role::MenuItem, "Garder ce filtre…");
    window.press(Key::Enter);
    window.type_into("Nom", "les tiers");
    window.press(Key::Enter);
    window.press_with(Modifiers::COMMAND, Key::F);
    window.press(Key::End);
    window.type_into(field, " durée>13");
    assert!(window.shows_part("il faut une durée"), "{}", window.labels().join("\n"));
    window.click(Role::Button, "Filtrer");
    let kept = window.harness.get_by_role_and_label(Role::MenuItem, "les tiers");
    assert_eq!(kept.accesskit_node().description().as_deref(), Some("pour-qui:tiers"), "in the names of the window");
    window.click(Role::MenuItem, "les tiers");
    assert_eq!(typed(&window), "pour-qui:tiers");
    let is_understood = window.harness.state().state().browsing.typed.error.is_none();
    assert!(is_understood && !window.labels().iter().any(|label| label.starts_with("Label Caractère")), "{}", window.labels().join("\n"));
}

#[test]
fn a_kept_filter_is_dropped_taken_back_and_replaced_only_when_that_is_said() {
    let mut window = sample();
    let keep = |window: &mut Window, name: &str| {
        window.click(Role::Button, "Filter");
        window.click(Role::MenuItem, "Keep this filter…");
        window.type_into("Name", name);
    };
    let kept = |window: &Window| -> Vec<(String, String)> {
        window.harness.state().state().settings.filters.iter().map(|kept| (kept.name.clone(), kept.filter.clone())).collect()
    };
    search(&mut window, "party:third");
    keep(&mut window, "mine");
    window.press(Key::Enter);
    let before = kept(&window);
    assert_eq!(before.len(), 1);
    window.click(Role::Button, "Filter");
    window.click(Role::Button, "Drop “mine”");
    assert_eq!(kept(&window), []);
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(kept(&window), before);

    window.press_with(Modifiers::COMMAND, Key::F);
    window.press(Key::Escape);
    search(&mut window, "life>13mo");
    keep(&mut window, "mine");
    assert!(window.shows_part("is kept already and would give way: party:third"), "{}", window.labels().join("\n"));
    window.press(Key::Enter);
    assert_eq!(kept(&window), before, "not in passing");
    window.click(Role::Button, "Replace");
    assert!(kept(&window).len() == 1 && kept(&window) != before);
}

#[test]
fn sites_hosts_and_names_of_the_store_are_offered_with_what_they_leave() {
    let mut window = sample();
    for (text, offer) in [("site:boutique", "boutique-exemple.fr"), ("host:doubleclick", ".doubleclick.net"), ("name:_g", "_ga")] {
        search(&mut window, text);
        let is_it = |label: &String| {
            label.starts_with(&format!("ListBoxOption {offer} "))
                || label.starts_with(&format!("ListBoxOption {} ", offer.trim_start_matches('.')))
        };
        let offers: Vec<String> = window.labels().into_iter().filter(is_it).collect();
        let [option] = &offers[..] else { panic!("{text}: {offers:?}\n{}", window.labels().join("\n")) };
        let (name, count) = option.trim_start_matches("ListBoxOption ").rsplit_once(' ').unwrap();
        let count: usize = count.parse().unwrap_or_else(|_| panic!("no count: {option}"));
        let key = text.split_once(':').unwrap().0;
        search(&mut window, &format!("{key}:{name}"));
        assert_eq!(window.rows(), count, "{option}");
    }
}
