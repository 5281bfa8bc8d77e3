//! What a person hears and reaches who has no pointer and perhaps no screen: by role and name, by keys alone.

use cookie_charter::i18n::Language;
use cookie_charter::ui::env::SystemLooks;
use cookie_charter::ui::kit::{Pane, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};

use super::support::{Window, sample, window, window_in};

fn focus(window: &mut Window, pane: Pane) {
    pane.focus(&window.harness.ctx);
    window.idle();
}

/// The first node of a role.
fn node(window: &Window, role: Role) -> AccessKitNode<'_> {
    window.harness.query_all_by_role(role).next().unwrap().accesskit_node()
}

#[test]
fn rows_are_spoken_while_one_moves() {
    let mut window = sample();
    focus(&mut window, Pane::Table);
    window.press(Key::ArrowDown);
    let first = window.focused();
    assert!(first.starts_with("Row ") && first.contains(", Host: ") && first.contains(", Category: "), "{first}");
    window.press(Key::ArrowDown);
    assert_ne!(window.focused(), first);
    window.press(Key::End);
    let last = window.focused();
    assert!(last.starts_with("Row ") && last != first, "{last}");

    let grid = node(&window, Role::Grid);
    assert!(grid.is_multiselectable());
    assert_eq!(grid.size_of_set(), Some(136));
    let row = grid.active_descendant().unwrap();
    assert_eq!(row.position_in_set(), Some(135), "the last of all, counted from nothing");
    let mut parent = row.parent();
    while parent.as_ref().is_some_and(|parent| parent.role() != Role::Grid) {
        parent = parent.and_then(|parent| parent.parent());
    }
    assert!(parent.is_some(), "a row is inside the grid");
}

#[test]
fn cells_are_spoken_sideways_and_the_row_again_on_the_left_of_them() {
    let mut window = sample();
    focus(&mut window, Pane::Table);
    window.press(Key::ArrowDown);
    let row = window.focused();
    window.press(Key::ArrowRight);
    assert!(window.focused().starts_with("Cell Name: "), "{}", window.focused());
    window.press(Key::ArrowRight);
    assert!(window.focused().starts_with("Cell Host: "), "{}", window.focused());
    window.press(Key::ArrowDown);
    assert!(window.focused().starts_with("Cell Host: "), "{}", window.focused());
    window.press(Key::ArrowUp);
    window.press(Key::ArrowLeft);
    window.press(Key::ArrowLeft);
    assert_eq!(window.focused(), row);
}

#[test]
fn sites_are_spoken_while_one_moves() {
    let mut window = sample();
    focus(&mut window, Pane::Sites);
    assert!(window.focused().starts_with("ListBoxOption All sites"), "{}", window.focused());
    window.press(Key::ArrowDown);
    let first = window.focused();
    assert!(first.starts_with("ListBoxOption ") && !first.contains("All sites"), "{first}");
    let option = node(&window, Role::ListBox).active_descendant().unwrap();
    assert_eq!(option.position_in_set(), Some(1));
}

#[test]
fn a_row_is_where_it_is_seen_at_any_scale() {
    for scale in [1.0, 2.0] {
        let mut window = sample();
        window.harness.set_pixels_per_point(scale);
        window.idle();
        let (grid, row) = (node(&window, Role::Grid), node(&window, Role::Row));
        let (grid, row) = (grid.bounding_box().unwrap(), row.bounding_box().unwrap());
        assert!(row.x0 >= grid.x0 - 1.0 && row.x1 <= grid.x1 + 1.0 && row.y0 >= grid.y0, "{scale}: {row:?} in {grid:?}");
    }
}

#[test]
fn tab_stops_only_where_something_can_be_done_and_in_the_order_seen() {
    let mut window = sample();
    let mut stops = Vec::new();
    window.tab_to(Role::Button, "Open");
    for _ in 0..60 {
        window.harness.key_press(Key::Tab);
        window.settle();
        let focused = window.focused();
        if focused == "Button Open" {
            break;
        }
        stops.push(focused);
    }
    assert!(stops.iter().all(|stop| !stop.starts_with("Unknown") && stop.trim_end().contains(' ')), "{stops:#?}");
    let at = |part: &str| stops.iter().position(|stop| stop.contains(part)).unwrap_or_else(|| panic!("{part} in {stops:#?}"));
    let order = [
        "Search, or filter",
        "Tab Cookies",
        "Filter sites",
        "All sites",
        "Width of the sites",
        "RadioButton All",
        "Grid Cookies",
        "Sort by Name",
        "Width of the details",
        "Group Details",
        "read",
    ];
    let places: Vec<_> = order.iter().map(|part| at(part)).collect();
    assert!(places.is_sorted(), "{places:?} of {stops:#?}");
    for group in ["Tab ", "RadioButton "] {
        assert_eq!(stops.iter().filter(|stop| stop.starts_with(group)).count(), 1, "{group} is one stop: {stops:#?}");
    }
}

#[test]
fn panes_and_columns_are_made_wider_by_keys() {
    let mut window = window_in(Language::Fr, vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.tab_to(Role::Splitter, "Largeur des sites");
    let width = |window: &Window| {
        window.harness.get_by_role_and_label(Role::Splitter, "Largeur des sites").accesskit_node().numeric_value().unwrap()
    };
    let before = width(&window);
    window.press(Key::ArrowRight);
    window.press(Key::ArrowRight);
    assert!(width(&window) > before + 20.0, "{before} to {}", width(&window));

    window.tab_to(Role::ColumnHeader, "Trier par Nom");
    window.press_with(Modifiers::SHIFT, Key::ArrowRight);
    let kept = std::fs::read_to_string(window.path("config/settings.toml")).unwrap();
    assert!(kept.contains("sites_width") && kept.contains("id = \"name\""), "{kept}");
}

#[test]
fn modifiers_of_the_key_itself_count() {
    let mut window = sample();
    focus(&mut window, Pane::Table);
    window.press(Key::ArrowDown);
    // As sticky keys send it: the modifier comes with the key, and is not held.
    let key = |key, modifiers| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    window.harness.event(key(Key::ArrowDown, Modifiers::SHIFT));
    window.idle();
    let selected = |window: &Window| window.harness.state().state().browsing.selected.ids.len();
    assert_eq!(selected(&window), 2);
    window.press_with(Modifiers::COMMAND, Key::ArrowDown);
    assert_eq!(selected(&window), 2, "the cursor moved, the selection stays");
    window.press_with(Modifiers::COMMAND, Key::Space);
    assert_eq!(selected(&window), 3, "and takes this row in");
}

#[test]
fn the_context_menu_opens_by_key_and_hands_the_focus_back() {
    for (modifiers, key) in [(Modifiers::NONE, Key::Menu), (Modifiers::SHIFT, Key::F10)] {
        let mut window = sample();
        focus(&mut window, Pane::Table);
        window.press(Key::ArrowDown);
        let row = window.focused();
        window.press_with(modifiers, key);
        assert!(window.focused().starts_with("MenuItem Copy"), "{}", window.focused());
        window.press(Key::Escape);
        assert_eq!(window.focused(), row);
    }
}

#[test]
fn a_menu_has_the_keys_of_menus() {
    let mut window = sample();
    window.tab_to(Role::Button, "Open");
    window.press(Key::Enter);
    let first = window.focused();
    assert!(first.starts_with("MenuItem "), "{first}");
    window.press(Key::End);
    assert_ne!(window.focused(), first);
    window.press(Key::ArrowDown);
    assert_eq!(window.focused(), first, "round and round");
    window.harness.event(egui::Event::Text("b".into()));
    window.idle();
    assert_eq!(window.focused(), "MenuItem Browsers of this computer");
    window.press(Key::Tab);
    assert_eq!(window.focused(), "Button Open", "Tab closes it");
    assert!(window.harness.query_by_role_and_label(Role::MenuItem, "Browsers of this computer").is_none());

    window.press(Key::Tab);
    assert!(window.focused().contains("136"), "the stores: {}", window.focused());
}

#[test]
fn arrows_choose_in_radio_groups_and_tabs() {
    let mut window = sample();
    window.tab_to(Role::Tab, "Cookies");
    window.press(Key::ArrowLeft);
    assert_eq!(window.focused(), "Tab Overview");
    assert!(window.shows_part("Third parties"), "and the page is shown");
    window.press(Key::ArrowRight);
    assert_eq!(window.focused(), "Tab Cookies");

    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.tab_to(Role::RadioButton, "Comfortable");
    window.press(Key::ArrowDown);
    assert_eq!(window.focused(), "RadioButton Compact");
    assert!(std::fs::read_to_string(window.path("config/settings.toml")).unwrap().contains("compact"));
    let groups: Vec<_> = window.harness.query_all_by_role(Role::RadioGroup).filter_map(|group| group.accesskit_node().label()).collect();
    assert!(groups.iter().any(|name| name == "Table rows") && groups.iter().any(|name| name == "Language"), "{groups:?}");
}

#[test]
fn the_focus_is_never_lost() {
    let mut window = window(Vec::new());
    window.settle();
    window.tab_to(Role::Button, "Open the sample");
    window.press(Key::Enter);
    window.wait_for("the sample", |window| window.rows() == 136);
    window.idle();
    assert!(!window.focused().starts_with("nothing"), "after opening");
    for key in [Key::Num1, Key::Num3, Key::Num2] {
        window.press_with(Modifiers::COMMAND, key);
        assert!(window.focused().starts_with("Group ") || window.focused().starts_with("Grid "), "{key:?}: {}", window.focused());
    }
    window.press(Key::Escape);
    assert!(window.focused().starts_with("Grid ") || window.focused().starts_with("Row "), "after Esc: {}", window.focused());

    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_into("Search, or filter: site:example.fr…", "no such thing");
    window.press(Key::Enter);
    assert_eq!(window.focused(), "Button Show all cookies", "the way out of an empty table");
    window.press(Key::Enter);
    assert!(window.focused().starts_with("Grid "), "what was pressed is gone: {}", window.focused());

    window.press_with(Modifiers::COMMAND, Key::W);
    assert!(window.focused().starts_with("Group "), "after the stores are closed: {}", window.focused());
}

#[test]
fn dialogs_are_one_node_and_hand_the_focus_back() {
    let mut window = sample();
    focus(&mut window, Pane::Table);
    window.press(Key::ArrowDown);
    let row = window.focused();
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::E),
        (Modifiers::COMMAND, Key::I),
        (Modifiers::NONE, Key::F1),
        (Modifiers::NONE, Key::F2),
        (Modifiers::COMMAND, Key::K),
    ] {
        window.press_with(modifiers, key);
        let dialogs: Vec<_> = window.harness.query_all_by_role(Role::Dialog).map(|dialog| dialog.accesskit_node().label()).collect();
        assert!(matches!(&dialogs[..], [Some(_)]), "{key:?}: {dialogs:?}");
        assert_ne!(window.focused(), row, "{key:?}");
        window.press(Key::Escape);
        assert_eq!(window.focused(), row, "{key:?}");
    }
}

#[test]
fn f6_goes_round_every_page() {
    let mut window = sample();
    for page in [Key::Num1, Key::Num2, Key::Num3] {
        window.press_with(Modifiers::COMMAND, page);
        let start = window.focused();
        let mut seen = vec![start.clone()];
        for _ in 0..12 {
            window.press(Key::F6);
            if window.focused() == start {
                break;
            }
            seen.push(window.focused());
        }
        for part in ["Button Open", "Tab ", "read"] {
            assert!(seen.iter().any(|stop| stop.contains(part)), "{page:?}, {part}: {seen:#?}");
        }
        let round = seen.len();
        for _ in 0..round {
            window.press_with(Modifiers::SHIFT, Key::F6);
        }
        assert_eq!(window.focused(), start, "and back");
    }
}

#[test]
fn pages_and_dialogs_scroll_by_key_and_follow_the_focus() {
    let mut window = sample();
    window.harness.set_size(egui::vec2(760.0, 480.0));
    window.press_with(Modifiers::COMMAND, Key::Num3);
    let top = |window: &Window| {
        let heading = window.harness.query_all_by_role(Role::Heading).next().unwrap();
        heading.rect().top()
    };
    let before = top(&window);
    window.press(Key::PageDown);
    assert!(top(&window) < before - 100.0, "the page moves");
    window.press(Key::Home);
    assert!((top(&window) - before).abs() < 1.0);

    window.press(Key::F1);
    let last = "Press the focused control";
    let bottom = |window: &Window| window.harness.query_all_by_label_contains(last).next().unwrap().rect().bottom();
    let below = bottom(&window);
    window.press(Key::End);
    assert!(bottom(&window) < below, "the keys at the end of the help come into view");
    assert!(bottom(&window) < 480.0, "{}", bottom(&window));
    window.press(Key::Escape);

    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::ArrowDown);
    window.tab_to(Role::Button, "Show the value");
    window.settle();
    let shown = window.harness.get_by_role_and_label(Role::Button, "Show the value").rect();
    assert!(shown.bottom() <= 480.0, "what has the focus is in view: {shown:?}");
}

/// What the live region says.
fn told(window: &Window) -> String {
    let regions = window.harness.query_all_by_role(Role::Status).map(|region| region.accesskit_node());
    regions
        .filter(|region| region.live() == egui::accesskit::Live::Polite)
        .filter_map(|region| region.label())
        .collect::<Vec<_>>()
        .join(" | ")
}

#[test]
fn what_changes_elsewhere_is_told() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_into("Search, or filter: site:example.fr…", "goo");
    let rows = window.rows();
    assert!(
        told(&window).contains(&format!("{rows}\u{a0}cookies shown")) || told(&window).contains(&format!("{rows} cookies shown")),
        "{}",
        told(&window)
    );
    window.click(Role::ColumnHeader, "Sort by Host");
    assert!(told(&window).contains("Sort by Host, now ascending"), "{}", told(&window));
    window.press_with(Modifiers::COMMAND, Key::Num1);
    assert!(told(&window).contains("Overview"), "{}", told(&window));
}

#[test]
fn size_contrast_and_movement_are_chosen_and_kept() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.click(Role::Button, "Larger");
    assert!((window.harness.ctx.zoom_factor() - 1.25).abs() < 0.01);
    window.click(Role::RadioButton, "High");
    let t = cookie_charter::ui::theme::tokens_of(&window.harness.ctx);
    assert_eq!(t.line, t.border, "every line is drawn");
    window.click(Role::RadioButton, "None");
    assert!(window.harness.ctx.global_style().animation_time <= 0.0);
    window.press(Key::Escape);
    // egui's own keys count too.
    window.press_with(Modifiers::COMMAND, Key::Num0);
    window.idle();
    let kept = std::fs::read_to_string(window.path("config/settings.toml")).unwrap();
    assert!(kept.contains("zoom = 100") && kept.contains("high_contrast = true") && kept.contains("reduced_motion = true"), "{kept}");
}

#[test]
fn what_the_person_asked_the_system_for_is_followed_when_they_come_back() {
    let mut window = sample();
    assert_eq!(window.harness.ctx.theme(), egui::Theme::Light);
    *window.looks.lock().unwrap() = SystemLooks { is_dark: Some(true), wants_contrast: Some(true), wants_no_motion: Some(true) };
    window.idle();
    assert_eq!(window.harness.ctx.theme(), egui::Theme::Light, "nobody has asked yet");
    window.harness.event(egui::Event::WindowFocused(true));
    window.idle();
    assert_eq!(window.harness.ctx.theme(), egui::Theme::Dark);
    let t = cookie_charter::ui::theme::tokens_of(&window.harness.ctx);
    assert!(t.line == t.border && window.harness.ctx.global_style().animation_time <= 0.0, "contrast and movement too");
}

#[test]
fn at_four_times_the_size_everything_is_still_in_reach() {
    let mut window = sample();
    window.harness.set_size(egui::vec2(340.0, 215.0));
    window.idle();
    focus(&mut window, Pane::Table);
    assert!(window.focused().starts_with("Grid "), "{}", window.focused());
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert!(window.focused().starts_with("Group Details"), "{}", window.focused());
    focus(&mut window, Pane::Sites);
    assert!(window.focused().starts_with("ListBoxOption "), "{}", window.focused());

    window.press_with(Modifiers::COMMAND, Key::E);
    window.tab_to(Role::Button, "Cancel");
    window.settle();
    let cancel = window.harness.get_by_role_and_label(Role::Button, "Cancel").rect();
    assert!(cancel.bottom() <= 215.0 && cancel.top() >= 0.0 && cancel.left() >= 0.0 && cancel.right() <= 340.0, "{cancel:?}");
}
