//! Stores beside each other in the window: by cookie, category and organisation, by keys, and the way to the cookies.

use cookie_charter::i18n::Language;
use cookie_charter::ui::kit::{Screen, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Window, window_over};
use crate::audit::made::{Made, cookie, store_in};

/// Two stores: one cookie alike, one that lives longer and lost its Secure, one that went, one that came.
fn two(language: Language) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let march = store_in(&folder.path().join("march"), &[cookie("panier"), cookie("_ga").days(30), cookie("parti")]);
    let changed = Made { secure: false, ..cookie("_ga").days(300) };
    let june = store_in(&folder.path().join("june"), &[cookie("panier"), changed, cookie("_fbp")]);
    let mut window = window_over(folder, language, vec![Source::Path(march), Source::Path(june)]);
    window.wait_for("the stores", |window| window.rows() == 6);
    window.idle();
    window
}

fn lines(window: &Window) -> Vec<String> {
    let is_line = |label: &String| label.starts_with("ListBoxOption ");
    window.labels().into_iter().filter(is_line).map(|label| label.trim_start_matches("ListBoxOption ").to_owned()).collect()
}

#[test]
fn what_differs_stands_side_by_side_and_leads_to_its_cookies() {
    let mut window = two(Language::En);
    window.click(Role::Tab, "Compare");
    let shown = lines(&window);
    assert_eq!(shown.len(), 3, "{shown:#?}");
    let line = |name: &str| shown.iter().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {shown:#?}"));
    assert!(line("parti").contains("B: absent") && line("_fbp").contains("A: absent"), "{shown:#?}");
    assert!(line("_ga").contains("A: 30\u{a0}days · Secure") && !line("_ga").contains("B: 300\u{a0}days · Secure"), "{shown:#?}");
    assert!(window.shows("3\u{a0}cookies differ") || window.shows_part("Only what differs"), "{}", window.labels().join("\n"));
    window.click(Role::CheckBox, "Only what differs");
    assert_eq!(lines(&window).len(), 4, "with the one that is alike");

    let line = lines(&window).into_iter().find(|line| line.starts_with("_ga")).unwrap();
    window.click(Role::ListBoxOption, &line);
    window.harness.get_by_role_and_label(Role::Button, "Show among the cookies").scroll_to_me();
    window.idle();
    window.click(Role::Button, "Show among the cookies");
    assert_eq!((window.harness.state().state().screen, window.rows()), (Screen::Cookies, 2));
}

/// One of two stores stands beside a database that nothing could be read of.
#[test]
fn what_could_not_be_had_of_a_side_stands_above_what_is_gone() {
    for (language, title) in [(Language::En, "What could not be seen"), (Language::Fr, "Ce qui n’a pas pu être vu")] {
        let folder = tempfile::tempdir().unwrap();
        let march = store_in(&folder.path().join("march"), &[cookie("panier"), cookie("parti")]);
        let june = folder.path().join("june");
        std::fs::create_dir(&june).unwrap();
        let jar = "# Netscape HTTP Cookie File\nwww.exemple.fr\tFALSE\t/\tTRUE\t1900000000\tpanier\t1\n";
        std::fs::write(june.join("cookies.txt"), jar).unwrap();
        std::fs::write(june.join("cookies.sqlite"), "no database").unwrap();
        let mut window = window_over(folder, language, vec![Source::Path(march), Source::Path(june)]);
        window.wait_for("the stores", |window| window.rows() == 3);
        window.idle();
        // What was not read is told when it is opened.
        window.press(Key::Escape);
        window.press_with(Modifiers::COMMAND, Key::Num5);
        window.idle();
        let all = window.labels();
        let place = |part: &str| all.iter().position(|label| label.contains(part)).unwrap_or_else(|| panic!("{part}: {}", all.join("\n")));
        assert!(place(title) < place("parti"), "{}", all.join("\n"));
        let more = all.iter().find(|label| ["Button And ", "Button Et "].iter().any(|begin| label.starts_with(begin))).cloned();
        if let Some(more) = more {
            window.click(Role::Button, more.trim_start_matches("Button "));
        }
        let said = |label: &String| label.contains("B\u{a0}: ") || label.contains("B: ");
        let told: Vec<_> = window.labels().into_iter().filter(|label| said(label) && label.contains("cookies.sqlite")).collect();
        assert!(!told.is_empty(), "{}", window.labels().join("\n"));
    }
}

#[test]
fn categories_and_organisations_are_summed_and_stores_taken_out_and_in() {
    let mut window = two(Language::En);
    window.click(Role::Tab, "Compare");
    window.click(Role::Tab, "Categories");
    let sums = lines(&window);
    assert!(sums.len() == 4 && sums.iter().any(|line| line.starts_with("Third-party") && line.contains("A: 0 · B: 1")), "{sums:#?}");
    window.click(Role::Tab, "Organisations");
    assert!(lines(&window).iter().any(|line| line.starts_with("Meta") && line.contains("B: 1")), "{:#?}", lines(&window));

    let side = window.labels().into_iter().find(|label| label.starts_with("CheckBox A: ")).unwrap();
    window.click(Role::CheckBox, side.trim_start_matches("CheckBox "));
    assert!(window.shows_part("It takes two at least") && lines(&window).is_empty());
    let side = window.labels().into_iter().find(|label| label.starts_with("CheckBox ") && label.contains("march")).unwrap();
    window.click(Role::CheckBox, side.trim_start_matches("CheckBox "));
    assert!(!lines(&window).is_empty());
}

#[test]
fn everything_is_reached_by_keys_and_told() {
    let mut window = two(Language::En);
    window.press_with(Modifiers::COMMAND, Key::Num5);
    assert_eq!(window.harness.state().state().screen, Screen::Compare);
    let told: Vec<_> = window.harness.query_all_by_role(Role::Status).filter_map(|region| region.accesskit_node().label()).collect();
    assert!(told.iter().any(|told| told.contains("cookies differ")), "{told:?}");
    for _ in 0..30 {
        if window.focused().starts_with("ListBoxOption ") {
            break;
        }
        window.press(Key::Tab);
    }
    assert!(window.focused().starts_with("ListBoxOption "), "{}", window.focused());
    window.press(Key::End);
    let last = lines(&window).pop().unwrap();
    assert_eq!(window.focused(), format!("ListBoxOption {last}"));
    window.press(Key::Enter);
    assert_eq!(window.harness.state().state().screen, Screen::Cookies);
}

#[test]
fn french_throughout() {
    let mut window = two(Language::Fr);
    window.press_with(Modifiers::COMMAND, Key::Num5);
    assert!(window.shows("Côte à côte") && window.shows_part("absent"), "{}", window.labels().join("\n"));
    for label in window.labels() {
        for english in ["Compare by", "Only what", "differ ", "stores"] {
            assert!(!label.contains(english), "{label}");
        }
    }
}
