//! Sites, table and details.

use cookie_charter::column::ColumnId;
use cookie_charter::settings::ColumnChoice;
use cookie_charter::ui::kit::{Ask, Pane, Preference, ShownStores, Source};
use cookie_charter::ui::open;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Window, all_text, sample, sample_values};

fn row(window: &Window, part: &str) -> String {
    let found = window.labels().into_iter().find(|label| label.starts_with("Row ") && label.contains(part));
    found.unwrap_or_else(|| panic!("no row with {part}:\n{}", window.labels().join("\n"))).trim_start_matches("Row ").to_owned()
}

fn choose(window: &mut Window, part: &str) {
    let label = row(window, part);
    window.click(Role::Row, &label);
}

#[test]
fn a_site_filters_the_table() {
    let mut window = sample();
    let site = window.labels().into_iter().find(|label| label.starts_with("ListBoxOption opendatasoft.com, ")).unwrap();
    window.click(Role::ListBoxOption, site.trim_start_matches("ListBoxOption "));
    assert_eq!(window.rows(), 6);
    assert!(row(&window, "sessionid").contains("Necessary"));
    let all = window.labels().into_iter().find(|label| label.starts_with("ListBoxOption All sites")).unwrap();
    window.click(Role::ListBoxOption, all.trim_start_matches("ListBoxOption "));
    assert_eq!(window.rows(), 136);
}

#[test]
fn sites_are_filtered_and_ordered() {
    let mut window = sample();
    window.type_into("Filter sites", "opendata");
    let options = window.labels().iter().filter(|label| label.starts_with("ListBoxOption ")).count();
    assert_eq!(options, 2, "all sites, and the one");
    window.type_into("Filter sites", "xxxx");
    assert!(window.shows("No site holds these letters."));
}

#[test]
fn chips_choose_a_category_and_searching_finds_what_one_sees() {
    let mut window = sample();
    let chip = window.labels().into_iter().find(|label| label.starts_with("RadioButton Third-party ")).unwrap();
    let count: usize = chip.rsplit(' ').next().unwrap().parse().unwrap();
    window.click(Role::RadioButton, chip.trim_start_matches("RadioButton "));
    assert_eq!(window.rows(), count);
    window.press_with(egui::Modifiers::COMMAND, egui::Key::F);
    window.type_into("Search, or filter: site:example.fr…", "no such thing");
    assert!(window.shows("No cookie passes these filters."));
    window.click(Role::Button, "Show all cookies");
    assert_eq!(window.rows(), 136);
}

#[test]
fn a_heading_sorts_and_turns_round() {
    let mut window = sample();
    let first = |window: &Window| window.labels().into_iter().find(|label| label.starts_with("Row ")).unwrap();
    window.click(Role::ColumnHeader, "Sort by Name");
    let ascending = first(&window);
    window.click(Role::ColumnHeader, "Sort by Name, now ascending");
    assert_ne!(ascending, first(&window));
}

#[test]
fn home_and_page_up_lead_to_the_first_row_when_none_is_chosen() {
    for (key, is_first) in [(egui::Key::Home, true), (egui::Key::PageUp, true), (egui::Key::ArrowUp, false), (egui::Key::End, false)] {
        let mut window = sample();
        let ctx = window.harness.ctx.clone();
        window.harness.state_mut().act(&ctx, Ask::Focus(Pane::Table));
        window.idle();
        window.press(key);
        let (cursor, last) = (window.harness.state().state().browsing.selected.cursor, window.rows() - 1);
        assert_eq!(cursor, Some(if is_first { 0 } else { last }), "{key:?}");
    }
}

#[test]
fn columns_are_chosen() {
    let mut window = sample();
    window.click(Role::Button, "Columns");
    window.click(Role::MenuItemCheckBox, "Purpose");
    window.press(egui::Key::Escape);
    assert!(window.harness.query_by_role_and_label(Role::ColumnHeader, "Sort by Purpose").is_some());
    let kept = std::fs::read_to_string(window.path("config/settings.toml")).unwrap();
    assert!(kept.contains("id = \"purpose\""), "{kept}");
}

/// Far down in the menu, below what is in view.
fn toggle_store(window: &mut Window) {
    window.click(Role::Button, "Columns");
    window.harness.get_by_role_and_label(Role::MenuItemCheckBox, "Store").click_accesskit();
    window.idle();
    window.press(egui::Key::Escape);
}

#[test]
fn rows_of_several_stores_say_which_one_they_are_of() {
    let mut window = sample();
    let shows_column = |window: &Window| window.labels().iter().any(|label| label.starts_with("ColumnHeader Sort by Store"));
    assert!(!shows_column(&window), "of one store there is nothing to say");
    let paths = ["first", "second"].map(|folder| window.path(folder).join("x7.default/cookies.sqlite"));
    for path in &paths {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/cookies.sqlite"), path).unwrap();
    }
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Open(paths.map(Source::Path).to_vec()));
    window.wait_for("the others", |window| window.harness.state().state().stores.len() == 3);
    window.idle();
    window.show_table();
    assert!(shows_column(&window), "{}", window.labels().join("\n"));
    let rows: Vec<_> = window.labels().into_iter().filter(|label| label.starts_with("Row ")).collect();
    assert!(rows.iter().all(|row| row.contains("Store: ")), "{rows:?}");
    window.click(Role::ColumnHeader, "Sort by Store");
    // By name and not by path, and told apart where the names are one.
    let told = window.labels().into_iter().find(|label| label.contains("Store: ")).unwrap();
    assert!(told.contains("first/x7.default") && !told.contains("cookies.sqlite"), "{told}");

    // A width is no word on which columns there are; of one store there is still nothing to say.
    window.harness.state_mut().act(&ctx, open::Action::Show(ShownStores::One(0)));
    window.idle();
    assert!(!shows_column(&window));
    window.harness.state_mut().act(&ctx, open::Action::Show(ShownStores::All));
    window.idle();
    assert!(shows_column(&window));
    // What the person says holds.
    toggle_store(&mut window);
    assert!(!shows_column(&window));
    window.restart();
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Sample]));
    window.wait_for("the sample", |window| window.rows() > 0);
    window.show_table();
    toggle_store(&mut window);
    assert!(shows_column(&window), "also of one store");
}

#[test]
fn a_verdict_says_why_and_how_sure_it_is() {
    let mut window = sample();
    choose(&mut window, "sessionid, ");
    for label in ["Why this verdict", "The cookie", "Value", "No consent needed", "Certain"] {
        assert!(window.shows(label), "{label}");
    }
    assert!(window.shows_part("The charter declares"), "the declaration is named");
    assert!(window.shows_part("charter of saint-jean-de-luz"), "with its source");
}

#[test]
fn a_value_is_shown_only_on_request_and_only_until_the_next_row() {
    let mut window = sample();
    choose(&mut window, "csrftoken, ");
    let state = window.harness.state().state();
    let view = state.chosen().unwrap();
    assert!(view.value().is_none(), "no value is kept");
    let value = String::from_utf8(sample_values().get(view.row.index()).unwrap().0.reveal().to_vec()).unwrap();
    assert!(value.len() > 8);
    assert!(!window.shows_part(&value));
    window.harness.get_by_role_and_label(Role::Button, "Show the value").scroll_to_me();
    window.idle();
    window.click(Role::Button, "Show the value");
    let spoken = window.labels().iter().any(|label| label.contains(&value));
    assert!(spoken, "shown on request:\n{}", window.labels().join("\n"));
    Pane::Table.focus(&window.harness.ctx);
    window.press(egui::Key::ArrowDown);
    assert!(!window.shows_part(&value), "hidden again");
    window.press(egui::Key::ArrowUp);
    assert!(!window.shows_part(&value), "and it stays hidden");
    assert!(!all_text(window.folder.path()).contains(&value), "nothing secret in the settings");
}

#[test]
fn several_rows_are_selected_by_keyboard_and_pointer() {
    let mut window = sample();
    choose(&mut window, "sessionid, ");
    window.press_with(egui::Modifiers::SHIFT, egui::Key::ArrowDown);
    window.press_with(egui::Modifiers::SHIFT, egui::Key::ArrowDown);
    let selected = |window: &Window| window.harness.state().state().browsing.selected.ids.len();
    assert_eq!(selected(&window), 3);
    assert!(window.shows_part("3 rows selected".replace(' ', "\u{a0}").as_str()) || window.shows_part("3 rows selected"));
    let label = row(&window, "_abck, ");
    window.harness.get_by_role_and_label(Role::Row, &label).click_modifiers(egui::Modifiers::COMMAND);
    window.idle();
    assert_eq!(selected(&window), 4);
    window.press_with(egui::Modifiers::COMMAND, egui::Key::A);
    assert_eq!(selected(&window), 136);
    let marked = window.harness.query_all_by_role(Role::Row).filter(|row| row.accesskit_node().is_selected() == Some(true)).count();
    assert!(marked > 10, "screen readers hear the selection");
}

/// What is put on the clipboard, once it is.
fn copied_text(window: &mut Window) -> Option<String> {
    let text = |window: &Window| {
        window.harness.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    };
    let mut copied = None;
    window.wait_for("the copy", |window| {
        copied = text(window);
        copied.is_some()
    });
    copied
}

#[test]
fn rows_are_copied_as_one_sees_them() {
    let mut window = sample();
    choose(&mut window, "sessionid, ");
    window.harness.event(egui::Event::Copy);
    let copied = copied_text(&mut window);
    let copied = copied.expect("something is copied");
    assert!(copied.starts_with("Name\tHost\tCategory") && copied.contains("sessionid\t"), "{copied}");
    window.settle();
    assert!(window.shows("Copied"));

    // All of them, whatever their number.
    window.press_with(egui::Modifiers::COMMAND, egui::Key::A);
    window.harness.event(egui::Event::Copy);
    let copied = copied_text(&mut window).expect("everything is copied");
    assert_eq!(copied.lines().count(), 137, "headings and rows");
}

#[test]
fn the_context_menu_copies_a_cell() {
    let mut window = sample();
    let label = row(&window, "sessionid, ");
    window.harness.get_by_role_and_label(Role::Row, &label).click_secondary();
    window.idle();
    assert!(window.harness.query_by_role_and_label(Role::MenuItem, "Copy the rows").is_some(), "{}", window.labels().join("\n"));
    window.click(Role::MenuItem, "Show only the site opendatasoft.com");
    assert_eq!(window.rows(), 6);
}

#[test]
fn the_names_stay_in_view_when_the_table_scrolls_sideways() {
    let mut window = sample();
    let ctx = window.harness.ctx.clone();
    let columns = ColumnId::ALL.into_iter().filter(|id| *id != ColumnId::Name);
    let columns = std::iter::once(ColumnId::Name).chain(columns).map(|id| ColumnChoice { id, width: Some(160.0) }).collect();
    window.harness.state_mut().act(&ctx, Ask::Prefer(Preference::Columns(columns)));
    window.idle();
    let rows = window.harness.state().state().browsing.rows.value().unwrap().clone();
    let name = rows.inventory.get(rows.ids[3]).unwrap().cookie.name().to_owned();
    // In view, and not below something that was painted later in its place.
    let seen = |window: &Window| {
        window.harness.output().shapes.iter().any(|clipped| match &clipped.shape {
            egui::Shape::Text(text) => text.galley.text().starts_with(&name) && clipped.clip_rect.contains(text.pos + egui::vec2(4.0, 8.0)),
            _ => false,
        })
    };
    assert!(seen(&window));
    window.press_with(egui::Modifiers::COMMAND, egui::Key::F);
    window.press(egui::Key::ArrowDown);
    window.press(egui::Key::ArrowDown);
    for _ in 0..ColumnId::ALL.len() {
        window.press(egui::Key::ArrowRight);
    }
    assert!(window.focused().starts_with("Cell "), "{}", window.focused());
    assert!(seen(&window), "scrolled to the last column");
}

/// A heading fills its place to the edges, so that a ring around it would be cut off on all sides.
#[test]
fn the_focus_on_a_heading_is_seen_on_all_sides() {
    let mut window = sample();
    for _ in 0..40 {
        window.press(egui::Key::Tab);
        if window.focused().starts_with("ColumnHeader ") {
            break;
        }
    }
    assert!(window.focused().starts_with("ColumnHeader "), "{}", window.focused());
    let is_seen = window.harness.output().shapes.iter().any(|clipped| match &clipped.shape {
        egui::Shape::Rect(ring) => ring.stroke.width > 1.5 && clipped.clip_rect.contains_rect(ring.visual_bounding_rect()),
        _ => false,
    });
    assert!(is_seen);
}

/// A menu whose page goes by a key is gone with it: the keyboard arrives on the page that comes.
#[test]
fn a_menu_that_goes_with_its_page_does_not_keep_the_keyboard() {
    let mut window = sample();
    window.press_with(egui::Modifiers::COMMAND, egui::Key::Num4);
    window.tab_to(Role::Button, "Sites of the stores");
    window.press(egui::Key::Enter);
    assert!(window.focused().starts_with("MenuItemRadio "), "{}", window.focused());
    window.press_with(egui::Modifiers::COMMAND, egui::Key::Num2);
    assert!(window.focused().starts_with("Grid "), "{}", window.focused());
    window.press(egui::Key::ArrowDown);
    assert!(window.focused().starts_with("Row "), "{}", window.focused());
}
