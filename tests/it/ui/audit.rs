//! The audit in the window: a site, a charter, stores with moments; findings that are read, followed to their cookies, and saved.

use std::fmt::Write as _;

use cookie_charter::i18n::Language;
use cookie_charter::ui::env::Picked;
use cookie_charter::ui::kit::{Ask, Command, Screen, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::small::painted;
use super::support::{Window, window_over};
use crate::audit::made::{SITE, cookie, store_in};

/// Before: an undeclared advertising cookie and the declared basket; after refusing the same, and a third party's; of another site something else.
fn stores(language: Language) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let before = store_in(&folder.path().join("before"), &[cookie("_fbp"), cookie("panier")]);
    let mut other = cookie("autre");
    other.host = "www.ailleurs-exemple.fr".into();
    let refused = store_in(&folder.path().join("refused"), &[cookie("_fbp"), cookie("panier"), cookie("IDE").third(), other]);
    let mut window = window_over(folder, language, vec![Source::Path(before), Source::Path(refused)]);
    window.wait_for("the stores", |window| window.rows() == 6);
    window.idle();
    window
}

fn write_charter(window: &Window, name: &str, lines: &[(&str, &str)]) -> std::path::PathBuf {
    let mut toml = "id = 'kiosque'\ntitle = 'Charter of the kiosk'\n".to_owned();
    for (name, category) in lines {
        let _ = writeln!(toml, "[[cookie]]\nname = '{name}'\ncategory = '{category}'");
    }
    let path = window.path(name);
    std::fs::write(&path, toml).unwrap();
    path
}

fn open(window: &mut Window, path: std::path::PathBuf) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(path)]));
    window.idle();
    window.keep_charter();
}

/// The name of the button that says the moment of a store.
fn moment_of(window: &Window, folder: &str) -> String {
    let all = window.labels();
    let opener = all.iter().find(|label| label.starts_with("Button Moment of ") && label.contains(folder));
    opener.unwrap_or_else(|| panic!("{folder}:\n{}", all.join("\n"))).trim_start_matches("Button ").to_owned()
}

fn label_store(window: &mut Window, folder: &str, moment: &str) {
    let opener = moment_of(window, folder);
    window.click(Role::Button, &opener);
    window.click(Role::MenuItemRadio, moment);
}

/// The audit of the made site, both stores labelled.
fn audited() -> Window {
    let mut window = stores(Language::En);
    let charter = write_charter(&window, "kiosque.toml", &[("panier", "necessary"), ("jamais_vu", "necessary")]);
    open(&mut window, charter);
    window.click(Role::Tab, "Audit");
    window.type_into("Site, for example example.fr", &format!("https://www.{SITE}/page"));
    window.press(Key::Enter);
    label_store(&mut window, "before", "Before any choice");
    label_store(&mut window, "refused", "After refusing");
    window
}

/// The sentence that asks for moments goes with the first one, and the audit is made anew.
#[test]
fn the_keyboard_stays_on_the_moment_that_it_chose() {
    let mut window = stores(Language::En);
    window.click(Role::Tab, "Audit");
    window.type_into("Site, for example example.fr", SITE);
    window.press(Key::Enter);
    for (folder, downs, moment) in [("before", 1, "before any choice"), ("refused", 2, "after refusing")] {
        let opener = moment_of(&window, folder);
        window.harness.get_by_role_and_label(Role::Button, &opener).focus();
        window.idle();
        window.press(Key::Enter);
        for _ in 0..downs {
            window.press(Key::ArrowDown);
        }
        window.press(Key::Enter);
        let focused = window.focused();
        assert!(focused.contains(folder) && focused.contains(moment), "{folder}: {focused}");
    }
}

fn options(window: &Window) -> Vec<String> {
    let is_part = |label: &String| label.starts_with("ListBoxOption ");
    window.labels().into_iter().filter(is_part).map(|label| label.trim_start_matches("ListBoxOption ").to_owned()).collect()
}

#[test]
fn a_finding_has_a_note_of_its_own_that_is_kept() {
    let mut window = audited();
    window.harness.get_by_role_and_label(Role::Button, "Write a note…").scroll_to_me();
    window.idle();
    window.click(Role::Button, "Write a note…");
    assert!(window.labels().iter().any(|label| label.starts_with("Dialog Note on _fbp — ")), "{}", window.labels().join("\n"));
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Note").type_text("the tag manager");
    window.idle();
    window.type_into("Labels, separated by commas", "vendor");
    window.click(Role::Button, "Keep the note");
    window.idle();
    assert!(window.shows("the tag manager") && window.shows("vendor"), "{}", window.labels().join("\n"));
    let file = std::fs::read_to_string(window.path("config/notes.toml")).unwrap();
    assert!(file.contains(&format!("[[finding]]\nsite = \"{SITE}\"\ncode = \"set-before-choice\"\nname = \"_fbp\"")), "{file}");
    let other = options(&window).into_iter().find(|option| option.starts_with("Still there after refusing")).unwrap();
    window.click(Role::ListBoxOption, &other);
    assert!(!window.shows("the tag manager"), "of that finding alone");
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.idle();
    assert!(!std::fs::read_to_string(window.path("config/notes.toml")).unwrap().contains("tag manager"));
}

#[test]
fn findings_stand_by_severity_with_their_cookies_and_lead_to_them() {
    let mut window = audited();
    assert!(window.shows(&format!("Does the charter of {SITE} tell the truth?")), "{}", window.labels().join("\n"));
    assert!(window.shows("What could not be seen"), "first of all");
    let found = options(&window);
    for part in ["There before any choice: 1", "Still there after refusing: 1", "Declared, not seen: 1", "Third parties: "] {
        assert!(found.iter().any(|option| option.starts_with(part)), "{part}: {found:#?}");
    }
    assert!(window.shows("Serious: 3") && window.shows("Declared and present: 1"), "{}", window.labels().join("\n"));

    let option = found.iter().find(|option| option.starts_with("Still there")).unwrap().clone();
    window.click(Role::ListBoxOption, &option);
    assert!(window.shows_part("is still there after refusing"), "{}", window.labels().join("\n"));
    assert!(window.shows_part("Reference: ") && window.shows_part("Remove it when"));
    window.click(Role::Button, "Show this cookie in the table (2\u{a0}rows)");
    assert_eq!(window.harness.state().state().screen, Screen::Cookies);
    assert_eq!(window.rows(), 2, "once in each store");
    window.click(Role::Button, "Only: _fbp");
    assert_eq!(window.rows(), 6);
}

/// What is looked for in a list: its names, whole, and categories that do not end in the next column.
#[test]
fn names_and_categories_of_the_list_are_whole() {
    for language in [Language::En, Language::Fr] {
        let folder = tempfile::tempdir().unwrap();
        let mut cookies = [cookie("cookies_preferences"), cookie("django_language")];
        for cookie in &mut cookies {
            cookie.host = format!("portail.{SITE}");
        }
        let path = store_in(&folder.path().join("portail"), &cookies);
        let mut window = window_over(folder, language, vec![Source::Path(path)]);
        window.wait_for("the store", |window| window.rows() == 2);
        window.press_with(Modifiers::COMMAND, Key::Num4);
        let site = if language == Language::En { "Site, for example example.fr" } else { "Site, par exemple exemple.fr" };
        window.type_into(site, SITE);
        window.press(Key::Enter);
        window.idle();
        let part = options(&window).into_iter().find(|option| option.starts_with("Cookies ")).unwrap();
        window.click(Role::ListBoxOption, &part);
        // High enough for all of the page: only the width counts.
        for size in [1366.0, 900.0, 683.0, 450.0].map(|width| egui::vec2(width, 2_400.0)) {
            window.harness.set_size(size);
            window.idle();
            let row = window.labels().into_iter().find(|label| label.starts_with("ListBoxOption cookies_preferences")).unwrap();
            let row = row.trim_start_matches("ListBoxOption ").to_owned();
            let rect = window.harness.get_by_role_and_label(Role::ListBoxOption, &row).rect();
            let texts = painted(&window, rect);
            assert!(texts.iter().any(|text| text == "cookies_preferences"), "{language:?} {size:?}: {texts:?}");
            assert!(texts.len() >= 3, "name, category and moment, none of them below another: {language:?} {size:?}: {texts:?}");
        }
    }
}

#[test]
fn the_way_to_the_table_says_how_many_rows_are_there_where_these_are_others() {
    let mut window = audited();
    let part = |window: &Window, begin: &str| options(window).into_iter().find(|option| option.starts_with(begin)).unwrap();
    let all = part(&window, "Cookies of the site");
    window.harness.get_by_role_and_label(Role::ListBoxOption, &all).scroll_to_me();
    window.idle();
    window.click(Role::ListBoxOption, &all);
    let label = window.labels().into_iter().find(|label| label.starts_with("Button Show these "));
    let label = label.unwrap_or_else(|| panic!("{}", window.labels().join("\n")));
    let label = label.trim_start_matches("Button ").to_owned();
    window.harness.get_by_role_and_label(Role::Button, &label).scroll_to_me();
    window.idle();
    window.click(Role::Button, &label);
    assert_eq!(window.harness.state().state().screen, Screen::Cookies);
    assert!(label.ends_with(&format!("in the table ({}\u{a0}rows)", window.rows())), "{label}: {}", window.rows());
}

#[test]
fn everything_is_reached_by_keys_and_told() {
    let mut window = audited();
    let first = options(&window)[0].clone();
    window.tab_to(Role::ListBoxOption, &first);
    window.press(Key::ArrowDown);
    assert!(window.focused().starts_with("ListBoxOption Still there after refusing"), "{}", window.focused());
    window.press_with(Modifiers::NONE, Key::End);
    assert!(window.focused().starts_with("ListBoxOption Third parties"), "{}", window.focused());
    window.press(Key::ArrowUp);
    assert!(window.focused().starts_with("ListBoxOption Cookies of the site"), "{}", window.focused());
    window.press(Key::F6);
    assert!(window.focused().starts_with("ListBoxOption _fbp ("), "the cookies: {}", window.focused());
    window.press(Key::ArrowDown);
    assert!(window.focused().starts_with("ListBoxOption panier ("), "{}", window.focused());
    window.press(Key::Enter);
    assert_eq!((window.harness.state().state().screen, window.rows()), (Screen::Cookies, 2));

    window.press_with(Modifiers::COMMAND, Key::Num4);
    assert_eq!(window.harness.state().state().screen, Screen::Audit);
    assert!(window.focused().starts_with("Group Audit"), "{}", window.focused());
    window.press(Key::Home);
    label_store(&mut window, "refused", "Observed");
    let told: Vec<_> = window.harness.query_all_by_role(Role::Status).filter_map(|region| region.accesskit_node().label()).collect();
    assert!(told.iter().any(|told| told.contains(&format!("Audit of {SITE}")) && told.contains("Serious: ")), "{told:?}");
    assert!(!options(&window).iter().any(|option| option.starts_with("Still there")), "{:#?}", options(&window));
    let start = window.focused();
    let mut seen = vec![start.clone()];
    for _ in 0..10 {
        window.press(Key::F6);
        seen.push(window.focused());
    }
    for part in ["Button Open", "Tab Audit", "Group Audit", "ListBoxOption "] {
        assert!(seen.iter().any(|stop| stop.starts_with(part)), "{part}: {seen:#?}");
    }
}

#[test]
fn a_site_that_no_store_shows_is_said_first_with_those_that_come_near() {
    let mut window = stores(Language::En);
    window.click(Role::Tab, "Audit");
    assert!(window.shows("Which site is it about?"));
    window.type_into("Site, for example example.fr", "kiosques-exemple.fr");
    window.press(Key::Enter);
    assert!(window.shows_part("holds no cookie of kiosques-exemple.fr"), "{}", window.labels().join("\n"));
    assert!(options(&window).is_empty(), "of such a site nothing is said");
    window.click(Role::Button, SITE);
    assert!(window.shows(&format!("Audit of {SITE}")), "no charter speaks for it: {}", window.labels().join("\n"));
    window.click(Role::Button, "Sites of the stores");
    window.click(Role::MenuItemRadio, "ailleurs-exemple.fr");
    assert!(window.shows("Audit of ailleurs-exemple.fr"));
}

#[test]
fn a_charter_is_chosen_or_opened_and_the_audit_follows() {
    let mut window = audited();
    window.click(Role::Button, "Charter: Charter of the kiosk");
    window.click(Role::MenuItemRadio, "No charter");
    assert!(window.shows(&format!("Audit of {SITE}")));
    assert!(!options(&window).iter().any(|option| option.starts_with("Declared, not seen")));
    let other = write_charter(&window, "autre.toml", &[("_fbp", "third-party"), ("panier", "necessary"), ("IDE", "third-party")]);
    window.dialogs.will_answer(Picked::Path(other));
    window.click(Role::Button, "Charter: none");
    window.click(Role::MenuItem, "Open a charter…");
    // It names no host, and is opened for this site.
    window.click(Role::Button, &format!("It speaks for {SITE} alone"));
    assert_eq!(window.focused(), "TextInput Hosts it speaks for (none: all)");
    window.keep_charter();
    assert_eq!(
        window.harness.state().state().judged_by.charters.last().map(|opened| opened.charter.scope.clone()),
        Some(vec![SITE.to_owned()])
    );
    assert_eq!(window.harness.state().state().screen, Screen::Audit);
    assert!(window.shows("Declared and present: 3"), "{}", window.labels().join("\n"));
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Run(Command::CloseAll));
    window.idle();
    window.press_with(Modifiers::COMMAND, Key::Num4);
    assert!(window.shows("Does the charter tell the truth?") && window.shows_part("Visit the site with a fresh profile"));
}

#[test]
fn the_report_is_saved_in_each_form_and_not_over_what_is_there_unasked() {
    let mut window = audited();
    for (item, name, part) in [
        ("Page to read and print (HTML)…", "a.html", "<html"),
        ("Table (CSV)…", "a.csv", "set-before-choice"),
        ("Data (JSON)…", "a.json", "\"findings\""),
    ] {
        let target = window.path(name);
        window.dialogs.will_answer(Picked::Path(target.clone()));
        window.click(Role::Button, "Save report");
        window.click(Role::MenuItem, item);
        window.idle();
        assert!(std::fs::read_to_string(&target).unwrap().contains(part), "{name}");
    }
    // The page proves the charter, too: its file, and what was in it.
    let page = std::fs::read_to_string(window.path("a.html")).unwrap();
    let sum = cookie_charter::charter::load(&window.path("kiosque.toml")).unwrap().sha256;
    assert!(page.contains("kiosque.toml") && page.contains(&sum), "the sum of the charter");
    let target = window.path("a.xlsx");
    window.dialogs.will_answer(Picked::Path(target.clone()));
    window.click(Role::Button, "Save report");
    window.click(Role::MenuItem, "Workbook (XLSX)…");
    assert!(std::fs::read(&target).unwrap().starts_with(b"PK"));
    window.dialogs.will_answer(Picked::NoDialog);
    window.click(Role::Button, "Save report");
    window.click(Role::MenuItem, "Data (JSON)…");
    let proposed = window.path(&format!("audit-{SITE}-2026-11-24.json"));
    std::fs::write(&proposed, "kept").unwrap();
    window.click(Role::Button, "Save");
    assert!(window.shows_part("exists already"), "{}", window.labels().join("\n"));
    assert_eq!(std::fs::read_to_string(&proposed).unwrap(), "kept");
    window.click(Role::Button, "Replace the file");
    assert!(std::fs::read_to_string(&proposed).unwrap().contains("\"findings\""));
    assert!(window.shows_part("Saved: "));
}

#[test]
fn an_audit_is_saved_as_a_dossier_and_opened_again_without_its_stores() {
    let mut window = audited();
    let parts: Vec<_> = options(&window).into_iter().filter(|option| option.contains(" · ")).take(6).collect();
    assert!(window.shows("Show among the cookies") && window.shows_part("in the table"));
    let target = window.path("audit.json");
    window.dialogs.will_answer(Picked::Path(target.clone()));
    window.click(Role::Button, "Save report");
    window.click(Role::MenuItem, "Dossier, to open again and compare (JSON)…");
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Run(Command::CloseAll));
    window.idle();
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(target)]));
    window.idle();
    assert_eq!(window.harness.state().state().screen, Screen::Audit);
    let again: Vec<_> = options(&window).into_iter().filter(|option| option.contains(" · ")).take(6).collect();
    assert_eq!(again, parts);
    assert!(window.shows_part("Audit saved on 24 Nov 2026") && window.shows_part("Before any choice: "), "{}", window.labels().join("\n"));
    assert!(!window.shows("Read the visitors’ choices"), "its stores are not there");
    assert!(!window.shows("Show among the cookies") && !window.shows_part("in the table"), "{}", window.labels().join("\n"));
    window.click(Role::Button, "Close this dossier");
    assert!(window.shows("Does the charter tell the truth?"));

    std::fs::write(window.path("cut.json"), "{\"format\": \"cookie-charter-dossier\", ").unwrap();
    let cut = window.path("cut.json");
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(cut)]));
    window.idle();
    assert!(window.harness.query_by_role(Role::AlertDialog).is_some(), "{}", window.labels().join("\n"));
}

#[test]
fn notes_go_into_reports_and_dossiers_when_that_is_chosen_and_are_shown_again() {
    let mut window = audited();
    window.harness.get_by_role_and_label(Role::Button, "Write a note…").scroll_to_me();
    window.idle();
    window.click(Role::Button, "Write a note…");
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Note").type_text("the tag manager");
    window.idle();
    window.click(Role::Button, "Keep the note");
    let saved = |window: &mut Window, item: &str, name: &str| {
        let target = window.path(name);
        window.dialogs.will_answer(Picked::Path(target.clone()));
        // The note was written at the end of the page.
        window.harness.get_by_role_and_label(Role::Button, "Save report").scroll_to_me();
        window.idle();
        window.click(Role::Button, "Save report");
        window.click(Role::MenuItem, item);
        window.idle();
        std::fs::read_to_string(&target).unwrap()
    };
    let dossier = "Dossier, to open again and compare (JSON)…";
    assert!(!saved(&mut window, dossier, "without.json").contains("the tag manager"));
    window.click(Role::Button, "Save report");
    window.click(Role::MenuItemCheckBox, "Include your notes and labels");
    window.click(Role::MenuItem, "Workbook (XLSX)…");
    for (item, name) in [("Page to read and print (HTML)…", "a.html"), ("Table (CSV)…", "a.csv"), (dossier, "with.json")] {
        assert!(saved(&mut window, item, name).contains("the tag manager"), "{name}");
    }

    // Its own notes say the same, until they say something else.
    let ctx = window.harness.ctx.clone();
    let path = window.path("with.json");
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(path)]));
    window.idle();
    assert!(window.shows("the tag manager") && !window.shows("Note in the dossier"), "{}", window.labels().join("\n"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.idle();
    assert!(window.shows("the tag manager") && window.shows("Note in the dossier"), "{}", window.labels().join("\n"));
    assert!(saved(&mut window, "Data (JSON)…", "again.json").contains("the tag manager"));
}

#[test]
fn choices_are_read_after_asking_and_propose_the_moment() {
    let folder = tempfile::tempdir().unwrap();
    let refused = store_in(folder.path(), &[cookie("tarteaucitron").value("!gtag=false!facebook=false"), cookie("_fbp")]);
    let mut window = window_over(folder, Language::En, vec![Source::Path(refused)]);
    window.wait_for("the store", |window| window.rows() == 2);
    window.idle();
    window.click(Role::Tab, "Audit");
    window.click(Role::Button, SITE);
    window.click(Role::Button, "Read the visitors’ choices");
    assert!(window.shows_part("will be read once"), "asked first");
    assert!(!options(&window).iter().any(|option| option.starts_with("Visitors’ choices")));
    window.click(Role::Button, "Read them");
    assert!(!window.shows("Read the visitors’ choices"), "asked once");
    window.harness.get_by_role_and_label(Role::ListBoxOption, "Visitors’ choices: 1").scroll_to_me();
    window.idle();
    window.click(Role::ListBoxOption, "Visitors’ choices: 1");
    assert!(window.shows_part("everything was refused") || window.shows_part("refused"), "{}", window.labels().join("\n"));
    window.harness.get_by_role_and_label(Role::Button, "Put under “after refusing”").scroll_to_me();
    window.idle();
    window.click(Role::Button, "Put under “after refusing”");
    assert!(window.labels().iter().any(|label| label.starts_with("Button Moment of ") && label.ends_with("after refusing")));
    assert!(!window.labels().iter().any(|label| label.contains("gtag=false")), "no value is shown");
}

#[test]
fn the_charter_to_publish_is_written() {
    let mut window = audited();
    let target = window.path("charter.md");
    window.dialogs.will_answer(Picked::Path(target.clone()));
    window.click(Role::Button, "Write the charter");
    window.click(Role::MenuItem, "Markdown…");
    let text = std::fs::read_to_string(&target).unwrap();
    assert!(text.contains("panier") && text.contains("_fbp"), "{text}");

    // Not over the charter that it was compared with.
    let loaded = window.path("kiosque.toml");
    let before = std::fs::read_to_string(&loaded).unwrap();
    window.dialogs.will_answer(Picked::Path(loaded.clone()));
    window.click(Role::Button, "Write the charter");
    window.click(Role::MenuItem, "Markdown…");
    assert!(window.harness.query_by_role(Role::AlertDialog).is_some(), "{}", window.labels().join("\n"));
    assert_eq!(std::fs::read_to_string(&loaded).unwrap(), before);
}

#[test]
fn french_throughout() {
    let mut window = stores(Language::Fr);
    window.press_with(Modifiers::COMMAND, Key::Num4);
    window.click(Role::Button, SITE);
    assert!(window.shows_part("Ce qui n’a pas pu être vu"), "{}", window.labels().join("\n"));
    for label in window.labels() {
        for english in ["findings", "Charter", "Moment of", "Present", "Seen", "Save"] {
            assert!(!label.contains(english), "{label}");
        }
    }
}

/// The site of stores that were closed says nothing of those that come.
#[test]
fn the_site_goes_with_its_stores() {
    let mut window = audited();
    assert!(window.shows_part(&format!("Does the charter of {SITE}")), "{}", window.labels().join("\n"));
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Run(Command::CloseAll));
    window.idle();
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Sample]));
    window.wait_for("the sample", |window| window.rows() > 0);
    window.click(Role::Tab, "Audit");
    assert!(!window.shows_part(SITE), "{}", window.labels().join("\n"));
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Site, for example example.fr");
    assert_eq!(field.value().unwrap_or_default(), "");
}
