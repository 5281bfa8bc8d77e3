//! Every sentence, bar and card of the overview leads to exactly the rows it counts, and says so by a filter that can be taken away.

use cookie_charter::ui::kit::{Filters, Screen, Source};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::support::{Window, sample, window};
use crate::support::built::FIREFOX;

/// What stands on the page and leads somewhere: the number of cookies is in its name.
fn leads(window: &Window) -> Vec<String> {
    let labels = window.labels();
    let from = labels.iter().position(|label| label.starts_with("Heading ") && label.contains(" left ")).unwrap();
    let buttons = labels[from..].iter().filter_map(|label| label.strip_prefix("Button "));
    // The line of proof stands below every page.
    let buttons = buttons.filter(|label| !label.contains("read at"));
    buttons.filter(|label| label.contains(|c: char| c.is_ascii_digit()) && !label.starts_with("Show all")).map(str::to_owned).collect()
}

/// The number of cookies that a name tells: before "cookie", else the first one.
fn told(label: &str) -> usize {
    let words: Vec<&str> = label.split([' ', '\u{a0}', ',', ':', '(', ')']).filter(|word| !word.is_empty()).collect();
    let number = |word: &&str| word.parse::<usize>().ok();
    let before_cookies = words.iter().position(|word| word.starts_with("cookie")).and_then(|at| number(&words[at.checked_sub(1)?]));
    before_cookies.or_else(|| words.iter().find_map(number)).unwrap_or_else(|| panic!("no number in {label}"))
}

#[test]
fn everything_leads_to_exactly_the_rows_it_counts() {
    let mut window = sample();
    window.click(Role::Tab, "Overview");
    let all = window.labels().into_iter().find(|label| label.starts_with("Button Show all")).unwrap();
    window.click(Role::Button, all.trim_start_matches("Button "));
    let leads = leads(&window);
    assert!(leads.len() > 25, "{leads:?}");
    for label in leads {
        let is_there = window.harness.query_by_role_and_label(Role::Button, &label).is_some();
        assert!(is_there, "{label} is gone:\n{}", window.labels().join("\n"));
        window.harness.get_by_role_and_label(Role::Button, &label).scroll_to_me();
        window.idle();
        window.harness.get_by_role_and_label(Role::Button, &label).click_accesskit();
        window.idle();
        let state = window.harness.state().state();
        assert_eq!(state.screen, Screen::Cookies, "{label}");
        assert!(state.browsing.sort.is_empty(), "{label}: the usual order");
        assert_eq!(window.rows(), told(&label), "{label}");
        let filters = state.browsing.filters.clone();
        assert!(filters.hide_some(), "{label}");
        assert!(filters.only.terms.iter().all(|term| term.key().is_some()), "{label}: not by its letters");
        // A category is the chip that stands there anyway; everything else is a chip that a press takes away.
        if filters.only.category.is_none() {
            let chip = window.harness.query_all_by(|node| node.description().as_deref() == Some("Remove this filter")).next();
            chip.unwrap_or_else(|| panic!("{label}")).click_accesskit();
            window.idle();
            assert_eq!(window.harness.state().state().browsing.filters, Filters::default(), "{label}");
            assert_eq!(window.rows(), 136);
        }
        window.click(Role::Tab, "Overview");
    }
}

#[test]
fn what_is_said_of_numbers_of_sites_is_said_of_numbers_that_stand_there() {
    let note = |window: &Window, part: &str| window.shows_part(part);
    // A cookie of a tracker without a partition or a visit: nothing tells on whose pages it was set.
    let rows = [(FIREFOX.plain_row)(".doubleclick.net", "IDE")];
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(vec![Source::Path(FIREFOX.build(folder.path(), FIREFOX.newest(), &rows))]);
    window.wait_for("the store", |window| window.rows() == 1);
    window.idle();
    assert!(window.labels().iter().any(|label| label == "Button Google: 1\u{a0}cookie"), "{}", window.labels().join("\n"));
    assert!(!note(&window, "“At least”") && note(&window, "on whose pages"), "{}", window.labels().join("\n"));
    // The sample has both numbers and partitions.
    let mut whole = sample();
    whole.click(Role::Tab, "Overview");
    assert!(!note(&whole, "Where no number of sites stands"), "{}", whole.labels().join("\n"));
}

#[test]
fn one_organisation_is_shown_not_its_letters() {
    let mut window = sample();
    window.click(Role::Tab, "Overview");
    let label = window.labels().into_iter().find(|label| label.starts_with("Button Google: ")).unwrap();
    window.click(Role::Button, label.trim_start_matches("Button "));
    let rows = window.harness.state().state().browsing.rows.value().unwrap().clone();
    assert!(rows.ids.iter().all(|id| rows.inventory.get(*id).unwrap().organisation() == "Google"));
    assert!(window.shows("Only: third party Google"));
}

#[test]
fn a_new_look_begins_at_the_top_in_the_usual_order() {
    let mut window = sample();
    let first = |window: &Window| window.labels().into_iter().find(|label| label.starts_with("Row ")).unwrap();
    let top = first(&window);
    window.click(Role::ColumnHeader, "Sort by Host");
    cookie_charter::ui::kit::Pane::Table.focus(&window.harness.ctx);
    window.idle();
    window.press(egui::Key::End);
    assert!(window.harness.state().state().browsing.selected.cursor.unwrap() > 100);
    window.click(Role::Tab, "Overview");
    let card = window.labels().into_iter().find(|label| label.starts_with("Button Third-party: ")).unwrap();
    window.click(Role::Button, card.trim_start_matches("Button "));
    let rows = window.harness.state().state().browsing.rows.value().unwrap().clone();
    let name = rows.inventory.get(rows.ids[0]).unwrap().cookie.name().to_owned();
    assert!(first(&window).contains(&name), "{} does not begin with {name}", first(&window));
    let all = window.labels().into_iter().find(|label| label.starts_with("RadioButton All ")).unwrap();
    window.click(Role::RadioButton, all.trim_start_matches("RadioButton "));
    assert_eq!(first(&window), top, "other filters begin at the top");
}

#[test]
fn keys_are_about_the_page_that_the_pointer_has_opened() {
    let mut window = window(vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.click(Role::Button, "Microsoft: 4\u{a0}sites · 16\u{a0}cookies");
    assert_eq!(window.harness.state().state().screen, Screen::Cookies);
    assert!(!cookie_charter::ui::theme::focus_is_visible(&window.harness.ctx), "without a ring");
    window.press(egui::Key::ArrowDown);
    assert!(window.focused().starts_with("Row "), "{}", window.focused());
}
