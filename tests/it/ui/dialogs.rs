//! Dialogs: export, settings, keys, the record of the read, errors, paths typed by hand.

use std::path::PathBuf;

use cookie_charter::ui::env::{Pick, Picked};
use cookie_charter::ui::kit::{Screen, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::support::{Window, sample, window};
use crate::support::shared::repository;

#[test]
fn the_language_changes_at_once_and_is_kept() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.click(Role::RadioButton, "Français");
    assert!(window.shows("Réglages"));
    window.click(Role::Button, "Fermer");
    assert!(window.harness.query_by_role_and_label(Role::Tab, "Vue d’ensemble").is_some());
    let kept = std::fs::read_to_string(window.path("config/settings.toml")).unwrap();
    assert!(kept.contains("language = \"fr\""), "{kept}");
}

#[test]
fn themes_and_density_are_chosen() {
    let mut window = sample();
    window.click(Role::Button, "Settings (Ctrl+,)");
    window.click(Role::RadioButton, "Dark");
    assert!(window.harness.ctx.theme() == egui::Theme::Dark);
    window.click(Role::RadioButton, "Light");
    assert!(window.harness.ctx.theme() == egui::Theme::Light);
    window.click(Role::RadioButton, "Compact");
    window.press(Key::Escape);
    assert!(!window.shows("Table rows"), "Esc closes");
}

#[test]
fn the_help_says_what_the_program_does_its_words_and_its_keys() {
    let mut window = sample();
    window.press(Key::F1);
    assert!(window.shows("Help and keyboard") && window.shows("F6: Next pane"));
    for part in [
        "It deletes, blocks and changes nothing",
        "HttpOnly: The programs of a page cannot read",
        "Everything can be done from the keyboard",
    ] {
        assert!(window.shows_part(part), "{part}: {}", window.labels().join("\n"));
    }
    window.click(Role::Button, "Close");
    assert!(!window.shows_part("Next pane"));
}

#[test]
fn the_record_proves_the_read() {
    let mut window = sample();
    window.press_with(Modifiers::COMMAND, Key::I);
    assert!(window.shows("How the store was read") && window.shows_part("SHA-256: ") && window.shows("Rows skipped: 0"));
    assert!(window.shows_part("Could not be had: ") && window.shows_part("Local storage, databases of sites"));
    window.click(Role::Button, "Close");
    let line = window.labels().into_iter().find(|label| label.contains("136 rows read")).unwrap();
    window.click(Role::Button, line.trim_start_matches("Button "));
    assert!(window.shows_part("SHA-256: "), "the line in the status bar leads to it");
}

#[test]
fn the_export_previews_what_it_writes() {
    let mut window = sample();
    window.click(Role::Button, "Export");
    assert!(window.shows("Export the classification"));
    assert!(window.paints_part("site,host,name,path,category"), "the real header");
    window.click(Role::RadioButton, "CSV for Excel in French");
    assert!(window.paints_part("site;host;name;path;category"));
    window.click(Role::RadioButton, "JSON");
    assert!(window.paints_part("cookie-charter-report"));
    window.click(Role::CheckBox, "Include the cookie values");
    assert!(window.shows("They can open your accounts to whoever reads the file."));
    // The name follows the format; what is no text is previewed in words.
    window.click(Role::RadioButton, "Workbook (XLSX)");
    assert!(window.paints_part("Site · Host · Name · Category") && window.shows("cookies-2026-11-24.xlsx"));
    window.click(Role::RadioButton, "Page to read and print (HTML)");
    assert!(window.shows("cookies-2026-11-24.html"));
    window.click(Role::Button, "Cancel");
    assert!(!window.shows("Preview"));
}

#[test]
fn an_export_of_the_window_can_leave_out_places() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("Jeanne Dupont");
    std::fs::create_dir(&profile).unwrap();
    std::fs::copy(repository().join("assets/sample/cookies.sqlite"), profile.join("cookies.sqlite")).unwrap();
    let mut window = window(vec![Source::Path(profile)]);
    window.idle();
    let target = window.path("cookies.html");
    window.dialogs.will_answer(Picked::Path(target.clone()));
    window.click(Role::Button, "Export");
    window.click(Role::RadioButton, "Page to read and print (HTML)");
    window.click(Role::CheckBox, "Leave out where the stores lie");
    window.click(Role::Button, "Save as…");
    window.wait_for("the file", |_| target.exists());
    let page = std::fs::read_to_string(&target).unwrap();
    assert!(page.contains("cookies.sqlite") && !page.contains("Jeanne"));
}

#[test]
fn without_dialogs_the_path_is_typed() {
    let mut window = sample();
    window.dialogs.will_answer(Picked::NoDialog);
    window.click(Role::Button, "Export");
    window.click(Role::Button, "Save as…");
    window.wait_for("the field for the path", |window| window.shows("Save to this file"));
    let proposed = window.path("cookies-2026-11-24.csv");
    assert_eq!(
        window.harness.get_by_role_and_label(Role::TextInput, "Save to this file").value().as_deref(),
        Some(&*proposed.display().to_string())
    );
    window.click(Role::Button, "Save");
    window.wait_for("the file", |_| proposed.exists());
    window.wait_for("the message", |window| window.shows_part("cookies written to cookies-2026-11-24.csv"));
}

#[test]
fn a_file_that_cannot_be_written_is_told() {
    let mut window = sample();
    window.dialogs.will_answer(Picked::Path(PathBuf::from("/no/such/folder/out.csv")));
    window.click(Role::Button, "Export");
    window.click(Role::Button, "Save as…");
    window.wait_for("the sentence", |window| window.shows_part("The file was not written"));
    assert!(window.shows("/no/such/folder/out.csv"));
}

#[test]
fn what_is_not_a_store_gets_a_sentence_and_a_retry() {
    let mut window = window(Vec::new());
    let path = window.path("holiday.png");
    std::fs::write(&path, b"\x89PNG\r\n\x1a\n0000000000000000").unwrap();
    window.dialogs.will_answer(Picked::Path(path.clone()));
    window.click(Role::Button, "Open a file…");
    window.wait_for("the sentence", |window| window.shows_part("This is a picture"));
    assert!(window.shows(&path.display().to_string()));
    let sample = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/cookies.sqlite"));
    std::fs::copy(sample, &path).unwrap();
    window.click(Role::Button, "Try again");
    window.wait_for("the store", |window| window.rows() > 0);
    assert!(matches!(&window.dialogs.asked.lock().unwrap()[..], [Pick::File { .. }]));
}

#[test]
fn a_refused_file_of_a_folder_is_told_beside_what_was_read() {
    let folder = tempfile::tempdir().unwrap();
    let sample = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/cookies.sqlite"));
    std::fs::copy(sample, folder.path().join("cookies.sqlite")).unwrap();
    let refused = folder.path().join("Cookies");
    std::fs::write(&refused, "").unwrap();
    let mut window = window(vec![Source::Path(folder.path().to_owned())]);
    window.wait_for("the store", |window| window.rows() > 0);
    window.wait_for("the sentence", |window| window.shows_part("The file is empty"));
    assert!(window.shows(&refused.display().to_string()));
}

#[test]
fn without_dialogs_a_path_is_opened_by_hand() {
    let mut window = window(Vec::new());
    window.dialogs.will_answer(Picked::NoDialog);
    window.press_with(Modifiers::COMMAND, Key::O);
    window.wait_for("the dialog", |window| window.shows("Open a file or a folder"));
    window.type_into("Path, for example ~/.mozilla/firefox", concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample"));
    window.press(Key::Enter);
    window.wait_for("the store", |window| window.rows() > 0);
}

#[test]
fn files_can_be_dropped_anywhere() {
    #[derive(Debug)]
    struct Dropped(PathBuf);
    impl egui::DroppedFile for Dropped {
        fn path(&self) -> &std::path::Path {
            &self.0
        }
        fn bytes(&self) -> Result<Vec<u8>, String> {
            Err("not asked for".into())
        }
    }
    let mut window = window(Vec::new());
    window.settle();
    let file = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/cookies.sqlite"));
    window.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(file)));
    window.harness.step();
    window.wait_for("the store", |window| window.rows() > 0);
}

#[test]
fn several_stores_are_shown_together_or_one_by_one() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/cookies.sqlite"));
    let mut window = window(vec![Source::Sample, Source::Path(folder)]);
    window.wait_for("both", |window| window.harness.state().state().stores.len() == 2 && window.rows() > 200);
    let both = window.rows();
    let picker = window.labels().into_iter().find(|label| label.starts_with("Button 2 open stores")).unwrap();
    window.click(Role::Button, picker.trim_start_matches("Button "));
    window.click(Role::MenuItemRadio, "Sample");
    window.wait_for("one store", |window| window.rows() < both);
}

#[test]
fn a_typed_path_asks_before_it_replaces_a_file_and_its_name_follows() {
    let mut window = sample();
    window.dialogs.will_answer(Picked::NoDialog);
    window.click(Role::Button, "Export");
    window.click(Role::Button, "Save as…");
    window.wait_for("the field for the path", |window| window.shows("Save to this file"));
    let field = |window: &Window| window.harness.get_by_role_and_label(Role::TextInput, "Save to this file").value();
    let path = |name: &str, window: &Window| Some(window.path(name).display().to_string());
    window.click(Role::RadioButton, "JSON");
    assert_eq!(field(&window), path("cookies-2026-11-24.json", &window), "the name follows the format");
    window.click(Role::RadioButton, "CSV");
    assert_eq!(field(&window), path("cookies-2026-11-24.csv", &window));

    let target = window.path("cookies-2026-11-24.csv");
    std::fs::write(&target, "precious").unwrap();
    window.click(Role::Button, "Save");
    window.idle();
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "precious");
    assert!(window.shows_part("cookies-2026-11-24.csv exists already"), "{}", window.labels().join("\n"));
    window.click(Role::Button, "Replace the file");
    window.wait_for("the message", |window| window.shows_part("cookies written to"));
    assert!(std::fs::read_to_string(&target).unwrap().starts_with("site,"));
}

#[test]
fn an_export_that_fails_keeps_its_form() {
    let mut window = sample();
    window.dialogs.will_answer(Picked::Path(PathBuf::from("/no/such/folder/out.json")));
    window.click(Role::Button, "Export");
    window.click(Role::RadioButton, "JSON");
    window.click(Role::CheckBox, "Leave out where the stores lie");
    window.click(Role::Button, "Save as…");
    window.wait_for("the sentence", |window| window.shows_part("The file was not written"));
    assert!(window.shows_part("cookie-charter-report"), "still JSON");
    let target = window.path("out.json");
    window.dialogs.will_answer(Picked::Path(target.clone()));
    window.click(Role::Button, "Save as…");
    window.wait_for("the file", |_| target.exists());
    window.idle();
    window.click(Role::Button, "Export");
    assert!(window.shows_part("cookie-charter-report"), "the format is remembered");
}

#[test]
fn every_file_that_could_not_be_read_is_named() {
    let mut window = window(Vec::new());
    let paths: Vec<PathBuf> = ["a.png", "b.png", "c.png"].map(|name| window.path(name)).into();
    for path in &paths {
        std::fs::write(path, b"\x89PNG\r\n\x1a\n0000000000000000").unwrap();
    }
    let ctx = window.harness.ctx.clone();
    let sources = paths.iter().cloned().map(Source::Path).collect();
    window.harness.state_mut().act(&ctx, cookie_charter::ui::kit::Ask::Open(sources));
    window.idle();
    assert!(window.shows("3 files could not be read."));
    let told = window.labels().join("\n");
    assert!(paths.iter().all(|path| told.contains(&path.display().to_string())), "{told}");
}

#[test]
fn nobody_knows_is_no_decision() {
    let mut window = sample();
    let ctx = window.harness.ctx.clone();
    let rows = window.harness.state().state().browsing.rows.value().unwrap().clone();
    let unknown = rows.ids.iter().find(|id| rows.inventory.get(**id).unwrap().verdict.purpose == cookie_charter::charter::Purpose::Unknown);
    window.harness.state_mut().act(&ctx, cookie_charter::ui::kit::Ask::Correct(*unknown.expect("the sample has one")));
    window.idle();
    let save = window.harness.get_by_role_and_label(Role::Button, "Save");
    assert!(egui_kittest::kittest::NodeT::accesskit_node(&save).is_disabled());
    window.click(Role::RadioButton, "Statistics");
    let save = window.harness.get_by_role_and_label(Role::Button, "Save");
    assert!(!egui_kittest::kittest::NodeT::accesskit_node(&save).is_disabled());
}

#[test]
fn the_folder_of_what_was_written_is_shown_by_click_and_by_key() {
    let mut window = sample();
    let folder = window.path("reports");
    std::fs::create_dir(&folder).unwrap();
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert!(window.dialogs.shown.lock().unwrap().is_empty(), "nothing was written yet");
    window.dialogs.will_answer(Picked::Path(folder.join("out.csv")));
    window.click(Role::Button, "Export");
    window.click(Role::Button, "Save as…");
    window.wait_for("the message", |window| window.shows_part("cookies written to out.csv"));
    window.click(Role::Button, "Show its folder");
    assert_eq!(*window.dialogs.shown.lock().unwrap(), std::slice::from_ref(&folder));

    std::fs::remove_dir_all(&folder).unwrap();
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert_eq!(window.dialogs.shown.lock().unwrap().len(), 2);
    assert!(window.shows_part("The folder could not be shown") && window.shows(&folder.display().to_string()));
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_is_written_from_the_dialog_by_keyboard_alone() {
    let mut window = sample();
    let target = window.path("out.parquet");
    window.dialogs.will_answer(Picked::Path(target.clone()));
    window.press_with(Modifiers::COMMAND, Key::E);
    window.tab_to(Role::RadioButton, "CSV");
    window.press_to(Key::ArrowDown, Role::RadioButton, "Parquet");
    assert!(window.labels().iter().any(|label| label.ends_with(".parquet")), "the proposed name:\n{}", window.labels().join("\n"));
    window.tab_to(Role::Button, "Save as…");
    window.press(Key::Enter);
    window.wait_for("the message", |window| window.shows_part("cookies written to out.parquet"));
    let bytes = std::fs::read(&target).unwrap();
    assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, cookie_charter::ui::kit::Ask::Open(vec![Source::Path(target)]));
    window.wait_for("the same cookies as a store", |window| window.harness.state().state().stores.len() == 2);
    let stores = &window.harness.state().state().stores;
    let rows = |at: usize| stores[at].store.report.cookies.rows.len();
    assert_eq!(rows(0), rows(1));
}

/// What lies under a dialog waits for its end, also where a screen reader presses it.
#[test]
fn nothing_under_a_dialog_is_pressed() {
    let mut window = sample();
    let charter = |window: &mut Window| {
        window.harness.get_by_role_and_label(Role::Tab, "Charter").click_accesskit();
        window.idle();
        window.harness.state().state().screen
    };
    window.press_with(Modifiers::COMMAND, Key::Comma);
    assert_eq!(charter(&mut window), Screen::Cookies);
    window.harness.get_by_role_and_label(Role::Button, "Close").click_accesskit();
    window.idle();
    assert!(!window.shows("Settings"), "its own buttons are");
    assert_eq!(charter(&mut window), Screen::Charter);
}
