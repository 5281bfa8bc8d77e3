//! How to get rid of a cookie, and of what a site stored: told in the words of its browser, to read and to copy. Nothing is deleted.

use cookie_charter::i18n::Language;
use cookie_charter::ui::browse::{Action, Selecting};
use cookie_charter::ui::kit::Source;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::support::{Window, sample, window, window_in};
use crate::support::built::{CHROMIUM, FIREFOX};

const LINK: &str = "How to get rid of it…";

fn ask(window: &mut Window, row: usize, link: &str) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Action::Select { row, how: Selecting::Only });
    window.idle();
    window.harness.get_by_role_and_label(Role::Button, link).scroll_to_me();
    window.idle();
    window.click(Role::Button, link);
}

fn copied(window: &mut Window, button: &str) -> String {
    window.harness.get_by_role_and_label(Role::Button, button).click();
    let mut copied = None;
    for _ in 0..3 {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        copied = copied.or(commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
    }
    copied.expect("something is copied")
}

#[test]
fn a_cookie_leads_to_the_menus_of_its_own_browser() {
    let folder = tempfile::tempdir().unwrap();
    for (family, schema, theirs, others) in [
        (FIREFOX, 17, "Clear data for specific sites", "See all site data"),
        (CHROMIUM, 24, "See all site data and permissions", "Clear data for specific sites"),
    ] {
        let path = family.build(folder.path(), schema, &[(family.plain_row)("www.a.fr", "panier")]);
        let before = std::fs::read(&path).unwrap();
        let mut window = window(vec![Source::Path(path.clone())]);
        window.wait_for("the store", |window| window.rows() > 0);
        window.show_table();
        window.idle();
        ask(&mut window, 0, LINK);
        assert!(window.shows("This cookie alone") && window.shows("All that a.fr stored") && window.shows("What comes back"));
        assert!(window.shows_part(theirs) && !window.shows_part(others), "{}", window.labels().join("\n"));
        assert!(window.shows_part("www.a.fr/robots.txt") && window.shows_part("This program deletes nothing"));
        let text = copied(&mut window, "Copy these steps");
        assert!(text.contains(theirs) && text.contains("panier") && text.lines().any(|line| line.starts_with("1. ")), "{text}");
        window.press(Key::Escape);
        assert!(!window.shows("This cookie alone"));
        assert_eq!(std::fs::read(&path).unwrap(), before, "the program itself deletes nothing");
    }
}

#[test]
fn it_is_told_in_french_with_the_words_of_a_french_browser() {
    let mut window = window_in(Language::Fr, vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.click(Role::Tab, "Cookies");
    ask(&mut window, 0, "Comment s’en débarrasser…");
    assert!(window.shows_part("Effacer les données pour des sites spécifiques"), "{}", window.labels().join("\n"));
}

#[test]
fn a_site_names_the_third_parties_that_are_listed_elsewhere() {
    let mut window = sample();
    let option = window.labels().into_iter().find(|label| label.starts_with("ListBoxOption boutique-exemple.fr, ")).unwrap();
    window.click(Role::ListBoxOption, option.trim_start_matches("ListBoxOption "));
    window.click(Role::Button, "Page of this site");
    window.click(Role::Button, LINK);
    assert!(
        window.shows("All that boutique-exemple.fr stored") && window.shows("Keep third parties out"),
        "{}",
        window.labels().join("\n")
    );
    assert!(window.shows_part("doubleclick.net") && !window.shows("This cookie alone"));
}

#[test]
fn the_overview_tells_how_to_keep_third_parties_out() {
    let mut window = sample();
    window.click(Role::Tab, "Overview");
    window.harness.get_by_role_and_label(Role::Button, "How to keep them out…").scroll_to_me();
    window.idle();
    window.click(Role::Button, "How to keep them out…");
    let text = copied(&mut window, "Copy these steps");
    assert!(text.contains("Third parties, in Firefox") && text.contains("Block all cross-site cookies"), "{text}");
    assert!(!text.contains("All that"), "nothing of one site: {text}");
}
