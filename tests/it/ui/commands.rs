//! The command palette.

use cookie_charter::i18n::Language;
use cookie_charter::ui::kit::{Dialog, Pane, Screen, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};

use super::support::{Window, sample, window, window_in};

fn open(window: &mut Window) {
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    assert!(shows(window, &Dialog::Commands));
}

fn shows(window: &Window, dialog: &Dialog) -> bool {
    window.harness.state().state().dialogs.shows(dialog)
}

fn options(window: &Window) -> Vec<String> {
    fn walk(node: AccessKitNode<'_>, into: &mut Vec<String>) {
        into.extend(node.label().filter(|_| node.role() == Role::ListBoxOption));
        node.children().for_each(|child| walk(child, into));
    }
    let mut options = Vec::new();
    if let Some(list) = window.harness.query_by_role_and_label(Role::ListBox, "Commands") {
        walk(list.accesskit_node(), &mut options);
    } else if let Some(list) = window.harness.query_by_role_and_label(Role::ListBox, "Commandes") {
        walk(list.accesskit_node(), &mut options);
    }
    options
}

#[test]
fn a_command_is_found_by_typing_and_done_by_enter() {
    let mut window = sample();
    open(&mut window);
    assert_eq!(window.focused(), format!("ListBoxOption {}", options(&window)[0]), "the first one is spoken with the field");
    window.type_into("Type what you want to do", "charter");
    assert!(options(&window)[0].starts_with("Charter"), "{:?}", options(&window));
    window.press(Key::Enter);
    assert_eq!(window.harness.state().state().screen, Screen::Charter);
    assert!(window.harness.state().state().dialogs.open().is_none());

    // Arrows go through what is found, keys are shown, and a dialog takes the place of this one.
    open(&mut window);
    window.type_into("Type what you want to do", "export");
    assert_eq!(options(&window)[0], "Export (Ctrl+E)");
    window.press(Key::ArrowDown);
    window.press(Key::ArrowUp);
    window.press(Key::Enter);
    assert!(shows(&window, &Dialog::Export));
    window.press(Key::Escape);
    assert!(window.harness.state().state().dialogs.open().is_none());

    // What leads to a field leaves one in it.
    open(&mut window);
    window.type_into("Type what you want to do", "search");
    window.press(Key::Enter);
    assert!(window.harness.ctx.memory(|memory| memory.has_focus(Pane::Search.focus_id())));
}

/// A quick typist, or a machine that is busy: everything comes in one frame.
#[test]
fn enter_is_about_what_was_typed_with_it() {
    let mut window = sample();
    open(&mut window);
    for letter in ["a", "u", "d", "i", "t"] {
        window.harness.event(egui::Event::Text(letter.into()));
    }
    window.press(Key::Enter);
    assert_eq!(window.harness.state().state().screen, Screen::Audit);
    open(&mut window);
    window.harness.event(egui::Event::Text("no such command".into()));
    window.press(Key::Enter);
    assert!(shows(&window, &Dialog::Commands), "nothing is done, and nothing else");
    window.press(Key::Escape);

    // The site of an audit likewise.
    let site = "Site, for example example.fr";
    window.harness.get_by_role_and_label(Role::TextInput, site).focus();
    window.settle();
    window.harness.event(egui::Event::Text("boutique-exemple.fr".into()));
    window.press(Key::Enter);
    assert!(window.shows("Audit of boutique-exemple.fr"), "{}", window.labels().join("\n"));
}

#[test]
fn what_makes_no_sense_now_is_not_offered() {
    let mut window = window(Vec::new());
    window.idle();
    open(&mut window);
    window.type_into("Type what you want to do", "read again");
    assert_eq!(options(&window), Vec::<String>::new());
    assert!(window.shows("No command is called so."));
    window.press(Key::Enter);
    assert!(shows(&window, &Dialog::Commands), "Enter does nothing then");
    window.press(Key::Escape);
    assert!(window.harness.state().state().dialogs.open().is_none());
}

#[test]
fn in_french_accents_and_case_do_not_matter() {
    let mut window = window_in(Language::Fr, vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    open(&mut window);
    window.type_into("Tapez ce que vous voulez faire", "REGLAGES");
    let found = options(&window);
    assert!(found.len() == 1 && found[0].starts_with("Réglages"), "{found:?}");
    window.harness.get_by_role_and_label(Role::ListBoxOption, &found[0]).click();
    window.idle();
    assert!(shows(&window, &Dialog::Settings));
}
