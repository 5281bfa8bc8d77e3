//! A charter is looked through before it is kept: line by line beside its source, corrected, under a name, and there again after a restart.

use cookie_charter::charter::{Category, Charter};
use cookie_charter::ui::kit::{Ask, Screen, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Window, window};

const TABLE: &str = "Nom;Durée;Zut\npanier;13 mois;La ville\nvisite_*;6 mois;Matomo\nLa liste complète des partenaires est sur une autre page.;;\nstat_zz;1 an;La ville\n";

fn looking_at(text: &str) -> Window {
    let mut window = window(Vec::new());
    window.settle();
    let path = window.path("portail.csv");
    std::fs::write(&path, text).unwrap();
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(path)]));
    window.idle();
    window
}

fn kept(window: &Window) -> Vec<Charter> {
    window.harness.state().state().judged_by.charters.iter().map(|opened| opened.charter.as_ref().clone()).collect()
}

fn lines(window: &Window) -> Vec<String> {
    let is_line = |label: &String| label.starts_with("ListBoxOption ");
    window.labels().into_iter().filter(is_line).map(|label| label.trim_start_matches("ListBoxOption ").to_owned()).collect()
}

#[test]
fn each_line_stands_beside_its_source_and_nothing_is_kept_unasked() {
    let mut window = looking_at(TABLE);
    assert!(window.harness.query_by_role(Role::Dialog).is_some());
    let shown = lines(&window);
    assert_eq!(shown.len(), 4, "{shown:#?}");
    assert!(shown[0].starts_with("line 2: panier | 13 mois | La ville · panier"), "{shown:#?}");
    assert!(shown[2].starts_with("line 4: La liste complète"), "{shown:#?}");
    assert!(window.shows_part("3 declarations"), "{}", window.labels().join("\n"));
    window.press(Key::Escape);
    assert!(kept(&window).is_empty() && window.harness.query_by_role(Role::Dialog).is_none());
}

#[test]
fn the_fields_of_a_line_stand_beside_each_other_where_there_is_room() {
    for width in [1366.0, 1360.0, 1000.0, 900.0] {
        let mut window = looking_at(TABLE);
        window.harness.set_size(egui::vec2(width, 768.0));
        window.idle();
        let top = |field: &str| window.harness.get_by_role_and_label(Role::TextInput, field).rect().top().round();
        assert!((top("Name") - top("Declared life")).abs() < 0.5, "{width}");
    }
}

#[test]
fn a_column_and_lines_are_corrected_and_the_charter_is_kept_under_its_name() {
    let mut window = looking_at(TABLE);
    window.click(Role::Button, "Zut: nothing");
    window.click(Role::MenuItemRadio, "provider");
    assert!(lines(&window)[0].contains("· La ville"), "{:#?}", lines(&window));
    window.click(Role::Button, "Durée: duration");
    window.click(Role::MenuItemRadio, "nothing");
    assert!(lines(&window)[0].contains("no duration given"), "{:#?}", lines(&window));

    let line = lines(&window).into_iter().find(|line| line.starts_with("line 5")).unwrap();
    window.click(Role::ListBoxOption, &line);
    window.click(Role::Button, "Category: no category given");
    window.click(Role::MenuItemRadio, "Statistics");
    window.type_into("Declared life", "6 months");
    let line = lines(&window).into_iter().find(|line| line.starts_with("line 2")).unwrap();
    window.click(Role::ListBoxOption, &line);
    window.click(Role::Button, "Leave out");
    assert!(lines(&window)[0].ends_with("Not understood"), "{:#?}", lines(&window));

    window.type_into("Hosts it speaks for (none: all)", "https://www.portail-exemple.fr/cookies");
    window.keep_charter();
    assert_eq!(window.harness.state().state().screen, Screen::Charter);
    let all = kept(&window);
    assert_eq!(all.len(), 1);
    let charter = &all[0];
    assert_eq!((charter.title.en.as_str(), charter.scope.as_slice()), ("portail.csv", &["www.portail-exemple.fr".to_owned()][..]));
    let line = charter.declarations.iter().find(|line| line.name() == "stat_zz").unwrap();
    assert_eq!((line.category, line.life.seconds().map(|seconds| seconds / 86_400)), (Some(Category::Statistics), Some(182)));
    assert!(!charter.declarations.iter().any(|line| line.name() == "panier"));

    window.restart();
    assert_eq!(kept(&window), all, "also after a restart");
    window.press_with(Modifiers::COMMAND, Key::Num3);
    window.click(Role::Button, "Close this charter");
    window.restart();
    assert!(kept(&window).is_empty(), "closed is kept no longer");
}

#[test]
fn a_line_that_was_not_understood_is_made_a_declaration() {
    let mut window = looking_at(TABLE);
    let before = lines(&window);
    let at = before.iter().position(|line| line.ends_with("Not understood"));
    let Some(at) = at else {
        panic!("{before:#?}");
    };
    window.click(Role::ListBoxOption, &before[at]);
    window.click(Role::Button, "Make it a declaration");
    assert!(lines(&window)[at].contains("no name given"), "{:#?}", lines(&window));
    window.type_into("Name", "tiers_zz");
    window.keep_charter();
    assert!(kept(&window)[0].declarations.iter().any(|line| line.name() == "tiers_zz"));
}

#[test]
fn a_table_is_pasted_on_the_page_and_by_its_button() {
    let mut window = window(Vec::new());
    window.settle();
    window.press_with(Modifiers::COMMAND, Key::Num3);
    window.harness.event(egui::Event::Paste("Nom\tDurée\npanier_zz\t13 mois\n".into()));
    window.idle();
    assert!(lines(&window)[0].contains("panier_zz"), "{}", window.labels().join("\n"));
    window.keep_charter();
    assert_eq!(kept(&window)[0].title.en, "Pasted charter");

    window.harness.event(egui::Event::Paste("Once upon a time.".into()));
    window.idle();
    assert!(window.shows_part("What was pasted could not be understood") || window.labels().join("\n").contains("pasted"));
    assert_eq!(kept(&window).len(), 1, "nothing half-loaded");
    window.press(Key::Escape);
    assert!(window.harness.query_by_role_and_label(Role::Button, "Paste a charter").is_some());
}

/// Who audits a site has its table copied from the page: it is taken where the charter is chosen, and compared at once.
#[test]
fn a_table_that_is_pasted_on_the_page_of_the_audit_is_that_of_its_site() {
    let mut window = window(vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.idle();
    window.click(Role::Tab, "Audit");
    window.type_into("Site, for example example.fr", "mairie.example");
    window.press(Key::Enter);
    window.idle();
    window.click(Role::Button, "Charter: none");
    assert!(window.harness.query_by_role_and_label(Role::MenuItem, "Paste a charter").is_some(), "{}", window.labels().join("\n"));
    window.press(Key::Escape);
    window.harness.event(egui::Event::Paste("Nom\tDurée\npanier_zz\t13 mois\n".into()));
    window.idle();
    assert!(lines(&window)[0].contains("panier_zz"), "{}", window.labels().join("\n"));
    window.keep_charter();
    assert_eq!(window.harness.state().state().screen, Screen::Audit);
    assert!(window.harness.query_by_role_and_label(Role::Button, "Charter: Pasted charter").is_some(), "{}", window.labels().join("\n"));
}

#[test]
fn all_of_it_is_reached_by_keys() {
    let mut window = looking_at(TABLE);
    assert_eq!(window.focused(), "Button Keep the charter");
    window.tab_to(Role::TextInput, "Name to keep it under");
    for _ in 0..12 {
        if window.focused().starts_with("ListBoxOption ") {
            break;
        }
        window.press(Key::Tab);
    }
    assert!(window.focused().starts_with("ListBoxOption line 2"), "{}", window.focused());
    window.press(Key::End);
    assert!(window.focused().starts_with("ListBoxOption line 5"), "{}", window.focused());
    let dialog = window.harness.query_by_role(Role::Dialog).unwrap().accesskit_node().label();
    assert_eq!(dialog.as_deref(), Some("What was understood of this charter"));
    window.tab_to(Role::Button, "Keep the charter");
    window.press(Key::Enter);
    assert_eq!(kept(&window).len(), 1);
}
