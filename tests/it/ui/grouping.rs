//! Rows under headings: by site, organisation and category, folded by pointer and by keys, through filters and other orders.

use cookie_charter::charter::Category;
use cookie_charter::i18n::Language;
use cookie_charter::query::Sort;
use cookie_charter::ui::browse::Action;
use cookie_charter::ui::kit::{Ask, Command, GroupBy, Line, Pane, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Window, sample, window_in};

fn group(window: &mut Window, by: GroupBy) {
    act(window, Action::GroupBy(Some(by)));
}

fn act(window: &mut Window, action: Action) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, action);
    window.idle();
}

/// The headings in view as they are told, each with whether it is unfolded.
fn headings(window: &Window) -> Vec<(String, bool)> {
    let rows = window.harness.query_all_by_role(Role::Row);
    let heading = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        Some((node.label()?, node.data().is_expanded()?))
    };
    rows.filter_map(heading).collect()
}

fn groups(window: &Window) -> Vec<(String, usize)> {
    let rows = window.harness.state().state().browsing.rows.value().unwrap();
    rows.groups.iter().map(|group| (group.key.clone(), group.rows.len())).collect()
}

fn lines(window: &Window) -> usize {
    window.harness.state().state().browsing.lines.len()
}

/// Where the keyboard stands.
fn at(window: &Window) -> Line {
    let selected = &window.harness.state().state().browsing.selected;
    selected.heading.map_or_else(|| Line::Row(selected.cursor.unwrap()), Line::Heading)
}

#[test]
fn rows_stand_under_the_site_organisation_or_category_that_is_chosen_in_the_menu() {
    let mut window = sample();
    let all = window.rows();
    for (label, by) in [("Site", GroupBy::Site), ("Organisation", GroupBy::Organisation), ("Category", GroupBy::Category)] {
        window.click(Role::Button, "Columns");
        window.click(Role::MenuItemRadio, label);
        window.press(Key::Escape);
        window.idle();
        let found = groups(&window);
        assert_eq!(found.iter().map(|(_, count)| count).sum::<usize>(), all, "{label}: each row in one group");
        let mut keys: Vec<String> = found.iter().map(|(key, _)| key.to_lowercase()).collect();
        keys.sort();
        keys.dedup();
        assert_eq!((keys.len(), lines(&window)), (found.len(), all + found.len()), "{label}: no group twice");
        let rows = window.harness.state().state().browsing.rows.value().unwrap().clone();
        for group in &rows.groups {
            for id in &rows.ids[group.rows.clone()] {
                let view = rows.inventory.get(*id).unwrap();
                let key = match by {
                    GroupBy::Site => view.site,
                    GroupBy::Organisation => view.provider(),
                    GroupBy::Category => view.verdict.category.code(),
                };
                assert!(key.eq_ignore_ascii_case(&group.key));
            }
        }
        assert!(!headings(&window).is_empty() && headings(&window).iter().all(|(_, is_unfolded)| *is_unfolded));
    }
    assert!(headings(&window).iter().any(|(title, _)| title.starts_with("Necessary, ")), "{:?}", headings(&window));
    let codes: Vec<String> = groups(&window).into_iter().map(|(key, _)| key).collect();
    let told = |window: &Window| window.labels().into_iter().find(|label| label.starts_with("Status ")).unwrap_or_default();
    assert!(told(&window).contains("Group by: Category · 4 groups"), "{}", told(&window));
    assert_eq!(codes, Category::ALL.map(|category| category.code().to_owned()), "categories stand in the order of the charter");
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Run(Command::Ungroup));
    window.idle();
    assert_eq!((lines(&window), headings(&window).len()), (all, 0));
}

#[test]
fn groups_are_gone_through_and_folded_by_keyboard_alone() {
    let mut window = sample();
    group(&mut window, GroupBy::Category);
    let found = groups(&window);
    Pane::Table.focus(&window.harness.ctx);
    window.press(Key::ArrowDown);
    assert_eq!(at(&window), Line::Heading(0));
    assert!(window.harness.state().state().browsing.selected.ids.is_empty(), "a heading selects nothing");
    window.press(Key::ArrowDown);
    assert_eq!(at(&window), Line::Row(0));
    window.press(Key::ArrowUp);
    window.press(Key::ArrowLeft);
    assert_eq!(lines(&window), window.rows() + found.len() - found[0].1);
    assert!(!headings(&window)[0].1 && window.rows() > 100, "folded rows are still counted");
    window.press(Key::ArrowDown);
    assert_eq!(at(&window), Line::Heading(1), "over what is folded");
    window.press(Key::ArrowDown);
    assert_eq!(at(&window), Line::Row(found[0].1), "the first row of the second group");
    window.press(Key::Home);
    window.press(Key::Space);
    assert_eq!(lines(&window), window.rows() + found.len());
    window.press(Key::End);
    assert_eq!(at(&window), Line::Row(window.rows() - 1));

    // A row that was folded away keeps its details; the next step begins at its heading.
    window.press(Key::Home);
    window.press(Key::ArrowDown);
    act(&mut window, Action::FoldAll(true));
    assert_eq!((lines(&window), window.harness.state().state().chosen().is_some()), (found.len(), true));
    window.press(Key::ArrowDown);
    assert_eq!(at(&window), Line::Heading(1));
}

#[test]
fn a_heading_is_pressed_to_fold_and_stays_folded_through_filters_and_orders() {
    let mut window = sample();
    group(&mut window, GroupBy::Category);
    let (title, _) = headings(&window)[0].clone();
    window.click(Role::Row, &title);
    assert!(!headings(&window)[0].1, "{:?}", headings(&window));
    let key = groups(&window)[0].0.clone();
    let is_folded = |window: &Window| {
        let place = groups(window).iter().position(|(other, _)| *other == key).unwrap();
        window.harness.state().state().browsing.lines.is_folded(place)
    };
    act(&mut window, Action::SortBy { column: cookie_charter::column::ColumnId::Category, is_also: false });
    act(&mut window, Action::SortBy { column: cookie_charter::column::ColumnId::Category, is_also: false });
    let order = &window.harness.state().state().browsing.sort;
    assert_eq!(order.as_slice(), [Sort { column: cookie_charter::column::ColumnId::Category, descending: true }]);
    assert!(is_folded(&window) && groups(&window)[0].0 != key, "the order of the groups is turned");
    act(&mut window, Action::SortBy { column: cookie_charter::column::ColumnId::Host, is_also: false });
    let rows = window.harness.state().state().browsing.rows.value().unwrap().clone();
    for group in &rows.groups {
        let hosts: Vec<String> =
            rows.ids[group.rows.clone()].iter().map(|id| rows.inventory.get(*id).unwrap().cookie.host().to_lowercase()).collect();
        assert!(hosts.is_sorted(), "each group by itself: {hosts:?}");
    }
    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_into("Search, or filter: site:example.fr…", "boutique");
    window.idle();
    assert!(is_folded(&window) && groups(&window).iter().map(|(_, count)| count).sum::<usize>() == window.rows());
}

#[test]
fn headings_are_told_in_french() {
    let mut window = window_in(Language::Fr, vec![Source::Sample]);
    window.wait_for("the sample", |window| window.harness.state().state().inventory().is_some());
    window.show_table();
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Run(Command::GroupByOrganisation));
    window.idle();
    assert!(headings(&window).iter().all(|(title, _)| title.ends_with("cookies") || title.ends_with("cookie")), "{:?}", headings(&window));
    window.press(Key::End);
    act(&mut window, Action::FoldAll(true));
    assert!(headings(&window).iter().any(|(title, _)| title.starts_with("Inconnu, ")), "{:?}", headings(&window));
}
