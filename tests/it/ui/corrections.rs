//! Corrections of party and provider, of several rows at once, with a reason; what says nothing new is not kept, and that is said.

use cookie_charter::charter::{Party, Purpose};
use cookie_charter::corrections::Corrections;
use cookie_charter::i18n::Language;
use cookie_charter::ui::browse::{Action, Selecting};
use cookie_charter::ui::kit::Pane;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Window, sample, window_in};

const SEARCH: &str = "Search, or filter: site:example.fr…";

fn search(window: &mut Window, words: &str) {
    window.press_with(Modifiers::COMMAND, Key::F);
    window.type_into(SEARCH, words);
    window.idle();
    Pane::Table.focus(&window.harness.ctx);
    window.press(Key::ArrowDown);
}

fn kept(window: &Window) -> Corrections {
    Corrections::load(&window.path("config/corrections.toml")).unwrap()
}

fn save(window: &mut Window) {
    window.click(Role::Button, "Save");
    window.idle();
}

#[test]
fn party_provider_and_reason_are_decided_by_keyboard_alone_and_shown() {
    let mut window = sample();
    search(&mut window, "=pub_segment_id");
    window.press(Key::F2);
    assert!(window.shows("Choose what is to be said instead."), "{}", window.labels().join("\n"));
    window.tab_to(Role::RadioButton, "Leave it: the site itself");
    window.press_to(Key::ArrowDown, Role::RadioButton, "For a third party");
    window.tab_to(Role::TextInput, "Who gets the data");
    window.harness.event(egui::Event::Text("La Régie".into()));
    window.idle();
    window.tab_to(Role::TextInput, "Why you decide so (kept with the decision)");
    window.harness.event(egui::Event::Text("asked them".into()));
    window.idle();
    assert!(window.shows_part("will count as “for a third party, La Régie”"), "{}", window.labels().join("\n"));
    window.tab_to(Role::Button, "Save");
    window.press(Key::Enter);
    window.idle();
    let corrections = kept(&window);
    let [line] = corrections.lines() else { panic!("{corrections:?}") };
    assert_eq!(
        (line.purpose, line.party, line.provider.as_str(), line.reason.as_str()),
        (None, Some(Party::ForThird), "La Régie", "asked them")
    );
    assert!(window.shows_part("asked them") && window.shows_part("La Régie gets the data"), "{}", window.labels().join("\n"));
    let chosen = window.harness.state().state().chosen().unwrap();
    assert_eq!((chosen.verdict.party, chosen.provider(), chosen.verdict.purpose), (Party::ForThird, "La Régie", Purpose::Advertising));

    // The reason is there again, and one link takes the whole decision away.
    window.press(Key::F2);
    assert!(window.shows_part("asked them"));
    window.press(Key::Escape);
    window.click(Role::Button, "Remove this decision");
    window.idle();
    assert!(kept(&window).lines().is_empty());
}

#[test]
fn several_rows_are_corrected_at_once_and_taken_back_at_once() {
    let mut window = sample();
    search(&mut window, "_ga");
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Action::Select { row: 0, how: Selecting::Only });
    window.harness.state_mut().act(&ctx, Action::Select { row: 2, how: Selecting::Through });
    window.idle();
    let state = window.harness.state().state();
    let rows = state.browsing.rows.value().unwrap().clone();
    let (ids, decided) = (rows.ids.clone(), &rows.ids[..3]);
    assert_eq!(state.browsing.selected.ids.len(), 3);
    let is_selected = |row: &egui_kittest::Node<'_>| row.accesskit_node().is_selected() == Some(true);
    window.harness.query_all_by_role(Role::Row).find(is_selected).unwrap().click_secondary();
    window.idle();
    assert!(window.shows("Correct these 3 verdicts") && !window.shows("Correct this verdict"), "{}", window.labels().join("\n"));
    window.press(Key::Escape);
    window.press(Key::F2);
    assert!(window.shows("What are these 3 cookies for?"), "{}", window.labels().join("\n"));
    assert!(window.shows("Their purpose") && !window.shows("Its purpose"));
    window.click(Role::RadioButton, "Necessary");
    assert!(window.shows_part("5 cookies of the open stores will count as “necessary”"), "{}", window.labels().join("\n"));
    save(&mut window);
    assert!(window.shows_part("3 decisions kept"), "{}", window.labels().join("\n"));
    let inventory = window.harness.state().state().inventory().unwrap().clone();
    let necessary = |id| inventory.get(id).unwrap().verdict.purpose == Purpose::Necessary;
    assert!(decided.iter().all(|id| necessary(*id)) && !ids[3..].iter().all(|id| necessary(*id)));
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.idle();
    assert!(kept(&window).lines().is_empty(), "one step for all");
}

#[test]
fn what_is_said_of_several_rows_is_said_of_several() {
    let mut window = sample();
    Pane::Table.focus(&window.harness.ctx);
    window.press(Key::ArrowDown);
    assert!(window.shows("Is this wrong? Correct it"));
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    assert!(window.shows("Are these 3 wrong? Correct them"), "{}", window.labels().join("\n"));
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.type_into("Type what you want to do", "verdicts");
    assert!(window.shows("Correct these 3 verdicts (F2)"), "{}", window.labels().join("\n"));
    window.press(Key::Enter);
    window.idle();
    let labels = window.labels().join("\n");
    assert!(window.shows("What are these 3 cookies for?") && window.shows_part("Leave them all: the site itself"), "{labels}");
    assert!(!window.shows_part("Leave it: "), "{labels}");
}

#[test]
fn what_says_nothing_new_is_not_kept_and_that_is_said() {
    let mut window = sample();
    search(&mut window, "=pub_segment_id");
    window.press(Key::F2);
    window.click(Role::RadioButton, "Advertising");
    assert!(window.shows("This is what is said without a decision: nothing would be kept."), "{}", window.labels().join("\n"));
    save(&mut window);
    assert!(window.shows_part("That is said already: nothing was kept"), "{}", window.labels().join("\n"));
    assert!(kept(&window).lines().is_empty() && window.harness.state().state().undoable.is_empty());

    window.press(Key::F2);
    window.click(Role::RadioButton, "Statistics");
    save(&mut window);
    assert_eq!(kept(&window).lines().len(), 1);
    window.press(Key::F2);
    window.click(Role::RadioButton, "Advertising");
    assert!(window.shows("This is what is said without a decision: yours is removed."), "{}", window.labels().join("\n"));
    save(&mut window);
    assert!(kept(&window).lines().is_empty());
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.idle();
    assert_eq!(kept(&window).lines().len(), 1, "and that is taken back too");
}

#[test]
fn the_dialog_is_whole_in_french() {
    let mut window = window_in(Language::Fr, vec![cookie_charter::ui::kit::Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0 || window.harness.state().state().inventory().is_some());
    window.show_table();
    Pane::Table.focus(&window.harness.ctx);
    window.press(Key::ArrowDown);
    window.press(Key::F2);
    window.click(Role::RadioButton, "Publicité");
    let told = window.labels().join("\n");
    for part in ["Pour qui", "Qui reçoit les données", "Pourquoi (gardé avec la décision)", "Laisser"] {
        assert!(told.contains(part), "{part}: {told}");
    }
}
