//! Notes and labels: written where the cookie or the site is shown, kept in a file, taken back, exported when asked for.

use std::fs;

use cookie_charter::notes::Notes;
use cookie_charter::ui::browse::{Action, Selecting};
use cookie_charter::ui::env::Picked;
use cookie_charter::ui::kit::Command;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::support::{Window, sample, window_over};

fn select(window: &mut Window) -> (String, String) {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Action::Select { row: 0, how: Selecting::Only });
    window.idle();
    let chosen = window.harness.state().state().chosen().unwrap();
    (chosen.cookie.name().to_owned(), chosen.cookie.host().to_owned())
}

fn press(window: &mut Window, link: &str) {
    window.harness.get_by_role_and_label(Role::Button, link).scroll_to_me();
    window.idle();
    window.click(Role::Button, link);
}

fn write(window: &mut Window, text: &str, labels: &str) {
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Note").focus();
    window.idle();
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Note").type_text(text);
    window.idle();
    window.type_into("Labels, separated by commas", labels);
    window.click(Role::Button, "Keep the note");
}

#[test]
fn a_note_is_kept_shown_exported_and_taken_back() {
    let mut window = sample();
    let (name, host) = select(&mut window);
    press(&mut window, "Write a note…");
    write(&mut window, "Ask why", "to check, DPO");
    assert!(window.shows("Ask why") && window.shows("to check") && window.shows("DPO"), "{}", window.labels().join("\n"));
    let file = window.path("config").join("notes.toml");
    let kept = Notes::load(&file).unwrap();
    assert_eq!(kept.of_cookie(&name, &host).unwrap().labels, ["to check", "DPO"]);

    let target = window.path("notes.csv");
    window.dialogs.will_answer(Picked::Path(target.clone()));
    window.click(Role::Button, "Export");
    assert!(!window.paints_part("site_note"), "only when asked for");
    window.click(Role::CheckBox, "Include your notes and labels");
    window.click(Role::Button, "Save as…");
    window.wait_for("the file", |_| target.exists());
    let written = fs::read_to_string(&target).unwrap();
    assert!(written.lines().next().unwrap().ends_with("labels,note,site_labels,site_note"), "{written}");
    assert_eq!(written.lines().filter(|line| line.contains("Ask why")).count(), 1);

    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!window.shows("Ask why") && Notes::load(&file).unwrap().is_empty(), "{}", window.labels().join("\n"));
}

#[test]
fn the_focus_is_back_on_the_link_though_the_note_stands_above_it() {
    let mut window = sample();
    select(&mut window);
    window.tab_to(Role::Button, "Write a note…");
    window.press(Key::Enter);
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Note").type_text("Ask why");
    window.idle();
    window.tab_to(Role::Button, "Keep the note");
    window.press(Key::Enter);
    assert_eq!(window.focused(), "Button Change the note…");
}

#[test]
fn the_focus_stays_where_it_is_when_a_note_is_taken_back() {
    let mut window = sample();
    select(&mut window);
    press(&mut window, "Write a note…");
    write(&mut window, "Ask why", "DPO");
    for link in ["Copy this verdict", "How to get rid of it…", "Show the value"] {
        window.tab_to(Role::Button, link);
        window.press_with(Modifiers::COMMAND, Key::Z);
        assert!(!window.shows("Ask why"));
        assert_eq!(window.focused(), format!("Button {link}"));
        press(&mut window, "Write a note…");
        write(&mut window, "Ask why", "DPO");
        assert!(window.shows("Ask why"));
    }
}

#[test]
fn a_note_on_a_site_stands_on_its_page_after_a_restart_too() {
    let mut window = sample();
    let option = window.labels().into_iter().find(|label| label.starts_with("ListBoxOption boutique-exemple.fr, ")).unwrap();
    window.click(Role::ListBoxOption, option.trim_start_matches("ListBoxOption "));
    window.click(Role::Button, "Page of this site");
    press(&mut window, "Write a note…");
    write(&mut window, "Our shop", "");
    assert!(window.shows("Our shop"));
    window.restart();
    assert_eq!(window.harness.state().state().noted.notes.of_site("boutique-exemple.fr").unwrap().text, "Our shop");
}

#[test]
fn notes_that_are_not_understood_are_told_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config").join("notes.toml");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "[[site]]\nsite = 3\n").unwrap();
    let mut window = window_over(folder, cookie_charter::i18n::Language::En, vec![cookie_charter::ui::kit::Source::Sample]);
    window.wait_for("the sentence", |window| window.shows_part("Your notes could not be understood: line 2 is wrong"));
    window.press(Key::Escape);
    window.show_table();
    select(&mut window);
    press(&mut window, "Write a note…");
    write(&mut window, "lost?", "");
    assert!(window.shows_part("Your notes could not be understood"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "[[site]]\nsite = 3\n");
    // What was typed is there again behind the sentence, and is kept once the file is mended.
    fs::remove_file(&file).unwrap();
    window.press(Key::Escape);
    window.click(Role::Button, "Keep the note");
    assert!(fs::read_to_string(&file).unwrap().contains("lost?"));
}

#[test]
fn what_was_written_into_the_file_meanwhile_stays_and_is_shown() {
    let mut window = sample();
    let (name, host) = select(&mut window);
    press(&mut window, "Write a note…");
    write(&mut window, "first", "");
    let file = window.path("config").join("notes.toml");
    let text = fs::read_to_string(&file).unwrap();
    let edited = text.replace("first", "by hand") + "\n[[site]]\nsite = \"by-hand.example\"\ntext = \"kept\"\n";
    fs::write(&file, edited).unwrap();
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(window.shows_part("Nothing was taken back") && window.shows("by hand"), "{}", window.labels().join("\n"));
    press(&mut window, "Change the note…");
    window.type_into("Labels, separated by commas", "here");
    window.click(Role::Button, "Keep the note");
    let kept = Notes::load(&file).unwrap();
    assert_eq!(kept.of_site("by-hand.example").unwrap().text, "kept");
    let note = kept.of_cookie(&name, &host).unwrap();
    assert_eq!((note.text.as_str(), note.labels.as_slice()), ("by hand", ["here".to_owned()].as_slice()));
}

#[test]
fn a_note_that_was_begun_is_there_again_and_can_be_dropped() {
    let mut window = sample();
    select(&mut window);
    press(&mut window, "Write a note…");
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Note").type_text("half");
    window.idle();
    assert!(!window.shows_part("it is not kept yet"), "one is just writing it");
    window.press(Key::Escape);
    press(&mut window, "Write a note…");
    let typed = |window: &Window| window.harness.get_by_role_and_label(Role::MultilineTextInput, "Note").value().unwrap_or_default();
    assert_eq!(typed(&window), "half");
    assert!(window.shows_part("it is not kept yet"), "{}", window.labels().join("\n"));
    window.click(Role::Button, "Drop it");
    assert_eq!(typed(&window), "");
    assert!(!window.shows_part("it is not kept yet"));
}

#[test]
fn too_much_is_said_and_not_cut() {
    let mut window = sample();
    let (name, host) = select(&mut window);
    press(&mut window, "Write a note…");
    let long = "a".repeat(cookie_charter::notes::LONGEST_LABEL + 1);
    write(&mut window, "x", &long);
    assert!(window.shows_part("A label is too long: at most 60 characters are kept"), "{}", window.labels().join("\n"));
    assert!(Notes::load(&window.path("config").join("notes.toml")).unwrap().of_cookie(&name, &host).is_none());
}

/// One order over notes and corrections.
#[test]
fn what_was_changed_last_is_taken_back_first_be_it_a_note_or_a_correction() {
    let mut window = sample();
    let (name, host) = select(&mut window);
    press(&mut window, "Write a note…");
    write(&mut window, "older", "");
    press(&mut window, "Is this wrong? Correct it");
    let purpose = window.labels().into_iter().find(|label| label.starts_with("RadioButton Advertising")).unwrap();
    window.harness.get_by_role_and_label(Role::RadioButton, purpose.trim_start_matches("RadioButton ")).click();
    window.idle();
    window.click(Role::Button, "Save");
    let kept = |window: &Window| {
        let state = window.harness.state().state();
        (state.noted.notes.of_cookie(&name, &host).is_some(), state.judged_by.corrections.lines().len())
    };
    assert_eq!(kept(&window), (true, 1), "{}", window.labels().join("\n"));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(kept(&window), (true, 0), "the correction came last");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(kept(&window), (false, 0));
    assert!(!window.harness.state().state().allows(Command::Undo));
}

#[test]
fn a_long_note_scrolls_in_its_field_and_the_buttons_stay() {
    let mut window = sample();
    select(&mut window);
    press(&mut window, "Write a note…");
    let field = |window: &Window| window.harness.get_by_role_and_label(Role::Button, "Keep the note").rect().bottom();
    let before = field(&window);
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Note").focus();
    window.idle();
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Note").type_text(&"line\n".repeat(80));
    window.idle();
    let bottom = field(&window);
    assert!(bottom < window.harness.ctx.content_rect().bottom() && bottom < before + 200.0, "{before} {bottom}");
}

/// A window whose notes say something of `_ga` and of a site, and a file of somebody else that says something else, more, and something new.
fn beside_theirs() -> (Window, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config");
    fs::create_dir_all(&config).unwrap();
    let note = |name: &str, text: &str| format!("[[cookie]]\nname = \"{name}\"\nhost = \"a.fr\"\ntext = \"{text}\"\n");
    fs::write(config.join("notes.toml"), note("clash", "both know\\nmine") + &note("longer", "one") + &note("same", "one")).unwrap();
    let theirs = folder.path().join("colleague.toml");
    let text = note("clash", "both know\\ntheirs") + &note("longer", "one\\ntwo") + &note("same", "one") + &note("new", "hello");
    fs::write(&theirs, text).unwrap();
    let mut window = window_over(folder, cookie_charter::i18n::Language::En, Vec::new());
    window.idle();
    (window, theirs)
}

fn take_in(window: &mut Window, path: &std::path::Path) {
    window.dialogs.will_answer(Picked::Path(path.to_owned()));
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, cookie_charter::ui::kit::Ask::Run(Command::TakeInNotes));
    window.idle();
}

fn text_of(window: &Window, name: &str) -> String {
    let notes = Notes::load(&window.path("config/notes.toml")).unwrap();
    notes.of_cookie(name, "a.fr").map_or_else(String::new, |note| note.text.clone())
}

#[test]
fn notes_of_somebody_else_are_merged_by_keyboard_alone_and_taken_back_at_once() {
    let (mut window, theirs) = beside_theirs();
    let before = fs::read_to_string(window.path("config/notes.toml")).unwrap();
    take_in(&mut window, &theirs);
    let told = window.labels().join("\n");
    assert!(window.shows("Notes from colleague.toml"), "{told}");
    for part in
        ["1 note is new.", "1 says all that yours says, and more.", "1 says nothing that yours does not.", "1 is about the same as one"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(window.shows("mine") && window.shows("theirs") && window.shows("clash — a.fr"), "{told}");
    assert_eq!(fs::read_to_string(window.path("config/notes.toml")).unwrap(), before, "nothing is taken in before it is said");
    window.tab_to(Role::RadioButton, "Keep both, line by line");
    window.press_to(Key::ArrowDown, Role::RadioButton, "Take theirs");
    window.press_to(Key::ArrowUp, Role::RadioButton, "Keep both, line by line");
    window.tab_to(Role::Button, "Take in");
    window.press(Key::Enter);
    window.idle();
    assert!(window.shows_part("3 notes taken in"), "{}", window.labels().join("\n"));
    assert_eq!(text_of(&window, "clash"), "both know\nmine\ntheirs");
    assert_eq!((text_of(&window, "longer"), text_of(&window, "new")), ("one\ntwo".into(), "hello".into()));
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.idle();
    assert_eq!((text_of(&window, "clash"), text_of(&window, "new")), ("both know\nmine".into(), String::new()));

    for (choice, then) in [("Keep mine", "both know\nmine"), ("Take theirs", "both know\ntheirs")] {
        take_in(&mut window, &theirs);
        window.click(Role::RadioButton, choice);
        window.click(Role::Button, "Take in");
        window.idle();
        assert_eq!(text_of(&window, "clash"), then, "{choice}");
        window.press_with(Modifiers::COMMAND, Key::Z);
        window.idle();
    }
}

#[test]
fn notes_that_say_nothing_new_and_files_that_are_no_notes_change_nothing() {
    let (mut window, theirs) = beside_theirs();
    let before = fs::read_to_string(window.path("config/notes.toml")).unwrap();
    let own = window.path("config/notes.toml");
    take_in(&mut window, &own);
    assert!(window.shows_part("None contradicts yours.") && !window.labels().contains(&"Button Take in".to_owned()));
    window.press(Key::Escape);
    for (path, sentence) in [(window.path("not-there.toml"), "could not be read"), (theirs, "line 1 is wrong")] {
        if path.exists() {
            fs::write(&path, "nothing of the kind").unwrap();
        }
        take_in(&mut window, &path);
        assert!(window.shows_part(sentence), "{}", window.labels().join("\n"));
        window.press(Key::Escape);
    }
    assert_eq!(fs::read_to_string(&own).unwrap(), before);
}

#[test]
fn a_path_is_typed_where_the_system_has_no_dialogs() {
    let (mut window, theirs) = beside_theirs();
    window.dialogs.will_answer(Picked::NoDialog);
    window.click(Role::Button, "Open");
    window.click(Role::MenuItem, "Take in notes of somebody else…");
    window.idle();
    let field = window.labels().into_iter().find(|label| label.starts_with("TextInput ")).unwrap();
    window.type_into(field.trim_start_matches("TextInput "), &theirs.display().to_string());
    window.click(Role::Button, "Load");
    window.idle();
    assert!(window.shows("Notes from colleague.toml"), "{}", window.labels().join("\n"));
}
