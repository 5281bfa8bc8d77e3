//! A site as a visit sees it: its own cookies and those of others that were set on its pages.

use cookie_charter::column::ColumnId;
use cookie_charter::ui::env::Picked;
use cookie_charter::ui::kit::{Pane, Screen};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::support::{Window, sample};

const SITE: &str = "boutique-exemple.fr";

fn choose(window: &mut Window, site: &str) -> String {
    let options = window.labels();
    let option = options.iter().find(|label| label.starts_with(&format!("ListBoxOption {site}, ")));
    let option = option.unwrap_or_else(|| panic!("{site} is not listed:\n{}", options.join("\n"))).trim_start_matches("ListBoxOption ");
    window.click(Role::ListBoxOption, option);
    option.to_owned()
}

/// The number at the end of a chip's name.
fn chip(window: &Window, name: &str) -> usize {
    let chip = window.labels().into_iter().find(|label| label.starts_with(&format!("RadioButton {name} "))).unwrap();
    chip.rsplit(' ').next().unwrap().parse().unwrap()
}

#[test]
fn a_site_counts_shows_and_exports_what_others_set_on_its_pages() {
    let mut window = sample();
    let option = choose(&mut window, SITE);
    let nbsp = option.replace('\u{a0}', " ");
    assert!(nbsp.contains("26 cookies, and 16 of third parties"), "{option}");
    assert_eq!((window.rows(), chip(&window, "All")), (42, 42));
    let rows = window.harness.state().state().browsing.rows.value().unwrap().clone();
    let others = rows.ids.iter().filter(|id| rows.inventory.get(**id).unwrap().site != SITE).count();
    assert_eq!(others, 16);

    let target = window.path("site.csv");
    window.dialogs.will_answer(Picked::Path(target.clone()));
    window.click(Role::Button, "Export");
    assert!(window.shows("With the 16 cookies of third parties that were set on its pages."), "it says so: {}", window.labels().join("\n"));
    window.click(Role::Button, "Save as…");
    window.wait_for("the file", |_| target.exists());
    assert_eq!(std::fs::read_to_string(&target).unwrap().lines().count(), 43);
}

#[test]
fn a_column_says_on_whose_pages_and_searching_finds_it() {
    let mut window = sample();
    window.click(Role::Button, "Columns");
    window.harness.get_by_role_and_label(Role::MenuItemCheckBox, "Seen on").scroll_to_me();
    window.idle();
    window.click(Role::MenuItemCheckBox, "Seen on");
    window.press(egui::Key::Escape);
    let columns = &window.harness.state().state().settings.columns;
    assert!(columns.iter().any(|column| column.id == ColumnId::SeenOn));
    assert!(window.harness.query_by_role_and_label(Role::ColumnHeader, "Sort by Seen on").is_some());
    window.type_into("Search, or filter: site:example.fr…", "boutique");
    assert!(window.rows() >= 42, "{}", window.rows());
}

#[test]
fn the_list_of_sites_shows_where_the_hits_are() {
    let mut window = sample();
    let sites = |window: &Window| window.labels().iter().filter(|label| label.starts_with("ListBoxOption ")).count();
    let before = sites(&window);
    window.type_into("Search, or filter: site:example.fr…", "doubleclick");
    let hits = window.rows();
    assert!(sites(&window) < before);
    let all = window.labels().into_iter().find(|label| label.starts_with("ListBoxOption All sites")).unwrap();
    assert!(all.contains(&format!("{hits}\u{a0}cookie")), "{all}");
    assert!(window.labels().iter().any(|label| label.starts_with(&format!("ListBoxOption {SITE}, "))), "on its pages");
}

#[test]
fn a_site_has_a_page_that_is_read_copied_and_printed() {
    let mut window = sample();
    assert!(window.harness.query_by_role_and_label(Role::Button, "Page of this site").is_some());
    choose(&mut window, SITE);
    window.click(Role::Button, "Page of this site");
    assert_eq!(window.harness.state().state().screen, Screen::Site);
    for label in ["What the site stored itself", "Who else stored cookies on its pages"] {
        assert!(window.shows(label), "{label}:\n{}", window.labels().join("\n"));
    }
    assert!(window.shows_part("and 16 of third parties") && window.shows_part("Google"));
    window.harness.get_by_role_and_label(Role::Button, "Copy as text").click();
    window.harness.step();
    let copied = window.harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("something is copied");
    assert!(copied.contains(SITE) && copied.contains("Who else stored cookies on its pages"), "{copied}");

    let target = window.path("site.html");
    window.dialogs.will_answer(Picked::Path(target.clone()));
    window.click(Role::Button, "Print (HTML)…");
    window.click(Role::Button, "Save as…");
    window.wait_for("the page", |_| target.exists());
    assert!(std::fs::read_to_string(&target).unwrap().contains("<section id=\"visit\">"));
    // Each line leads to the rows it counts.
    let lines: Vec<String> = window.labels().into_iter().filter_map(|label| label.strip_prefix("Button ").map(str::to_owned)).collect();
    let counted = |line: &str| line.split_once(": ")?.1.split(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok();
    let lines: Vec<(String, usize)> = lines.into_iter().filter_map(|line| counted(&line).map(|rows| (line, rows))).collect();
    let is_there = |start: &str| lines.iter().any(|(line, _)| line.starts_with(start));
    assert!(["Google: ", "Microsoft (bing.com): ", "Statistics: ", "Consent required: "].into_iter().all(is_there), "{lines:?}");
    for (line, rows) in &lines {
        window.harness.query_all_by_role_and_label(Role::Button, line).next().unwrap().scroll_to_me();
        window.idle();
        window.harness.query_all_by_role_and_label(Role::Button, line).next().unwrap().click();
        window.idle();
        assert_eq!((window.harness.state().state().screen, window.rows()), (Screen::Cookies, *rows));
        window.press_with(egui::Modifiers::COMMAND, egui::Key::G);
    }
    window.click(Role::Button, "Show these cookies");
    window.press_with(egui::Modifiers::COMMAND, egui::Key::G);
    window.click(Role::Button, "Back to the cookies");
    choose(&mut window, SITE);
    assert_eq!(window.rows(), 42, "the site is still chosen");
    window.press_with(egui::Modifiers::COMMAND, egui::Key::G);
    window.click(Role::Button, "Show these cookies");
    assert_eq!((window.harness.state().state().screen, window.rows()), (Screen::Cookies, 42));
}

#[test]
fn letters_lead_to_the_next_site_that_begins_so() {
    let mut window = sample();
    Pane::Sites.focus(&window.harness.ctx);
    window.idle();
    let type_letters = |window: &mut Window, letters: &str| {
        for letter in letters.chars() {
            window.harness.event(egui::Event::Text(letter.to_string()));
            window.idle();
        }
    };
    let pause = |window: &mut Window| (0..70).for_each(|_| window.harness.step());
    type_letters(&mut window, "B");
    assert!(window.focused().starts_with("ListBoxOption boutique-exemple.fr"), "{}", window.focused());
    assert_eq!(window.rows(), 42, "it is chosen as by an arrow");
    pause(&mut window);
    type_letters(&mut window, "b");
    assert!(window.focused().starts_with("ListBoxOption banque-exemple.fr"), "{}", window.focused());
    pause(&mut window);
    type_letters(&mut window, "ga");
    assert!(window.focused().starts_with("ListBoxOption gazette-littoral-exemple.com"), "{}", window.focused());
    pause(&mut window);
    type_letters(&mut window, "all");
    assert!(window.focused().starts_with("ListBoxOption All sites"), "{}", window.focused());
    // In a field letters are letters.
    window.type_into("Filter sites", "gaz");
    assert_eq!(window.rows(), 136);
}

#[test]
fn esc_and_the_keys_of_browsers_lead_back_from_the_page_of_a_site_and_forth_again() {
    let alt = egui::Modifiers::ALT;
    let screen = |window: &Window| window.harness.state().state().screen;
    let mut window = sample();
    choose(&mut window, SITE);
    window.press_with(egui::Modifiers::COMMAND, egui::Key::G);
    assert_eq!(screen(&window), Screen::Site);
    window.press(egui::Key::Escape);
    assert_eq!((screen(&window), window.rows()), (Screen::Cookies, 42), "the site is still chosen");
    assert_ne!(window.focused(), "nothing");
    window.press_with(alt, egui::Key::ArrowLeft);
    assert_eq!(screen(&window), Screen::Site, "as one came");
    window.press_with(alt, egui::Key::ArrowRight);
    assert_eq!(screen(&window), Screen::Cookies);
    window.press_with(alt, egui::Key::ArrowRight);
    assert_eq!(screen(&window), Screen::Cookies, "nothing is ahead");
    for _ in 0..6 {
        window.press_with(alt, egui::Key::ArrowLeft);
    }
    assert_eq!(screen(&window), Screen::Start, "and nothing before the first page");
}

#[test]
fn esc_on_the_page_of_a_site_first_closes_what_lies_over_it() {
    let screen = |window: &Window| window.harness.state().state().screen;
    let mut window = sample();
    choose(&mut window, SITE);
    window.press_with(egui::Modifiers::COMMAND, egui::Key::G);
    // A dialog, a menu, a search field.
    window.press_with(egui::Modifiers::COMMAND, egui::Key::Comma);
    window.press(egui::Key::Escape);
    assert!(!window.shows("Settings") || window.harness.state().state().dialogs.open().is_none());
    assert_eq!(screen(&window), Screen::Site);
    window.click(Role::Button, "Open");
    window.press(egui::Key::Escape);
    assert_eq!(screen(&window), Screen::Site);
    window.press_with(egui::Modifiers::COMMAND, egui::Key::F);
    window.press(egui::Key::Escape);
    assert_eq!(screen(&window), Screen::Site);
    // A few words beside a control.
    window.harness.get_by_role_and_label(Role::Button, "Read again (F5)").focus();
    window.idle();
    window.harness.run_steps(40);
    window.press(egui::Key::Escape);
    assert_eq!(screen(&window), Screen::Site);
    // The same below the page, in the line of the status.
    let record = window.labels().into_iter().find_map(|label| label.strip_prefix("Button cookies.sqlite").map(str::to_owned));
    window.harness.get_by_role_and_label(Role::Button, &format!("cookies.sqlite{}", record.unwrap())).focus();
    window.idle();
    window.harness.run_steps(40);
    let words = |window: &Window| window.labels().iter().filter(|label| label.ends_with("How the store was read")).count();
    assert_eq!(words(&window), 1, "{}", window.labels().join("\n"));
    window.press(egui::Key::Escape);
    assert_eq!((words(&window), screen(&window)), (0, Screen::Site));
    window.harness.get_by_role_and_label(Role::Button, "Copy as text").focus();
    window.idle();
    window.press(egui::Key::Escape);
    assert_eq!(screen(&window), Screen::Cookies);
}

#[test]
fn who_searches_what_is_not_there_reads_that_it_is_not() {
    let mut window = sample();
    window.type_into("Search, or filter: site:example.fr…", "nowhere-at-all");
    assert!(window.shows("No cookie holds “nowhere-at-all”: neither a name nor a site, an organisation or a category."));
    window.type_into("Search, or filter: site:example.fr…", " party:third");
    assert!(window.shows("No cookie passes these filters."));
}
