//! What one needs next is in view: the buttons of dialogs and of the first steps, whole lines of menus, the chips in one line.

use cookie_charter::i18n::Language;
use cookie_charter::ui::env::Picked;
use cookie_charter::ui::kit::{Ask, Pane, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Window, window_in};

/// A window of 900 × 600 at 200 %, as an office computer's is once its letters are large.
const LOW: Vec2 = vec2(450.0, 300.0);

fn opened(language: Language, size: Vec2) -> Window {
    let mut window = window_in(language, vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.harness.set_size(size);
    window.idle();
    window
}

/// Where something is.
fn place(window: &Window, role: Role, label: &str) -> Rect {
    let found = window.harness.query_by_role_and_label(role, label);
    found.unwrap_or_else(|| panic!("no {role:?} {label:?}; the window shows:\n{}", window.labels().join("\n"))).rect()
}

fn is_in_view(window: &Window, role: Role, label: &str, size: Vec2) -> bool {
    let rect = place(window, role, label);
    Rect::from_min_max(pos2(0.0, 0.0), size.to_pos2()).contains_rect(rect)
}

/// How a dialog is asked for, and the buttons that end it.
type Asked = (fn(&mut Window), &'static [&'static str]);

/// Each dialog.
fn dialogs() -> Vec<Asked> {
    fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
        window.press_with(modifiers, key);
    }
    fn details(window: &mut Window, link: &str) {
        Pane::Details.focus(&window.harness.ctx);
        window.idle();
        window.harness.get_by_role_and_label(Role::Button, link).scroll_to_me();
        window.idle();
        window.click(Role::Button, link);
    }
    fn command(window: &mut Window, name: &str) {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        window.type_into("Type what you want to do", name);
        window.press(Key::Enter);
        window.idle();
    }
    fn charter(window: &mut Window) {
        let path = window.path("charter.csv");
        let head = "Name of the cookie;Company that sets it;Purpose of processing;Duration of storage;Strictly necessary";
        std::fs::write(&path, format!("{head}\nbasket;The town;Keeps what was chosen;13 months;yes\n")).unwrap();
        ask(window, Ask::Open(vec![Source::Path(path)]));
    }
    fn error(window: &mut Window) {
        let path = window.path("no-store");
        std::fs::write(&path, "").unwrap();
        ask(window, Ask::Open(vec![Source::Path(path)]));
    }
    fn notes(window: &mut Window) {
        let path = window.path("theirs.toml");
        std::fs::write(&path, "[[cookie]]\nname = '_fbp'\nhost = 'www.exemple.fr'\nlabels = []\ntext = 'Still there.'\n").unwrap();
        window.dialogs.will_answer(Picked::Path(path));
        command(window, "take in notes");
    }
    fn ask(window: &mut Window, ask: Ask) {
        let ctx = window.harness.ctx.clone();
        window.harness.state_mut().act(&ctx, ask);
        window.idle();
    }
    vec![
        (|window| press(window, Modifiers::COMMAND, Key::E), &["Cancel", "Save as…"]),
        (|window| press(window, Modifiers::COMMAND, Key::Comma), &["Help and keyboard", "Close"]),
        (|window| press(window, Modifiers::COMMAND, Key::I), &["Copy the record", "Close"]),
        (|window| press(window, Modifiers::COMMAND, Key::K), &["Close"]),
        (|window| press(window, Modifiers::NONE, Key::F1), &["Close"]),
        (|window| press(window, Modifiers::NONE, Key::F2), &["Cancel", "Save"]),
        (|window| details(window, "Write a note…"), &["Cancel", "Keep the note"]),
        (|window| details(window, "How to get rid of it…"), &["Copy these steps", "Close"]),
        (|window| command(window, "guided"), &["Cancel", "Start the browser"]),
        (notes, &["Cancel", "Take in"]),
        (charter, &["Cancel", "Keep the charter"]),
        (error, &["Close", "Try again", "Open another file…"]),
    ]
}

#[test]
fn the_buttons_of_every_dialog_stay_in_a_low_window() {
    for size in [LOW, vec2(900.0, 600.0)] {
        let mut window = opened(Language::En, size);
        window.press_with(Modifiers::COMMAND, Key::Num2);
        Pane::Table.focus(&window.harness.ctx);
        window.press(Key::ArrowDown);
        for (open, buttons) in dialogs() {
            open(&mut window);
            for button in buttons {
                let rect = place(&window, Role::Button, button);
                assert!(is_in_view(&window, Role::Button, button, size), "{button} at {rect:?} of {size:?}");
            }
            window.press(Key::Escape);
        }
    }
}

#[test]
fn a_dialog_opens_at_its_beginning_with_the_focus_in_view() {
    let mut window = opened(Language::En, LOW);
    window.press_with(Modifiers::COMMAND, Key::Num2);
    Pane::Table.focus(&window.harness.ctx);
    window.press(Key::ArrowDown);
    for (open, buttons) in dialogs() {
        open(&mut window);
        let is_dialog = |role: Role| matches!(role, Role::Dialog | Role::AlertDialog);
        let dialog = window.harness.query_all_by(move |node| is_dialog(node.role())).next();
        let title = dialog.and_then(|dialog| dialog.accesskit_node().label()).expect("a dialog with a title");
        let bars = window.harness.query_all_by_role(Role::ScrollBar).map(|bar| bar.accesskit_node());
        let scrolled: f64 = bars.filter(|bar| bar.label().as_ref() == Some(&title)).filter_map(|bar| bar.numeric_value()).sum();
        let focused = window.harness.query_all_by(|node| node.is_focused() && !node.is_hidden()).next();
        let focused = focused.expect("a dialog has the focus");
        // What has the focus at first may stand further down, and is brought into view then; a button below the part that scrolls never moves it.
        let moves = focused.accesskit_node().role() != Role::Button;
        assert!(moves || scrolled < 1.0, "{title} opens {scrolled} points below its beginning");
        let top = place(&window, Role::Heading, &title).bottom();
        assert!(focused.rect().top() >= top && focused.rect().bottom() <= LOW.y, "{title}: {:?} below {top}", focused.rect());
        // A field of several lines is higher than the room there is; its first ones are seen.
        let is_low = moves && focused.accesskit_node().role() != Role::MultilineTextInput;
        let end = place(&window, Role::Button, buttons[0]).top();
        assert!(!is_low || focused.rect().bottom() <= end, "{title}: {:?} behind its buttons at {end}", focused.rect());
        window.press(Key::Escape);
    }
}

/// What was said of one's last step stands above a dialog that is opened meanwhile, and not over its buttons.
#[test]
fn a_message_hides_no_button_of_a_dialog() {
    let mut seen = 0;
    for size in [LOW, vec2(900.0, 600.0), vec2(1366.0, 768.0)] {
        let mut window = opened(Language::En, size);
        window.press_with(Modifiers::COMMAND, Key::Num2);
        Pane::Table.focus(&window.harness.ctx);
        window.press(Key::ArrowDown);
        for (open, buttons) in dialogs() {
            window.press_with(Modifiers::COMMAND, Key::Num2);
            Pane::Table.focus(&window.harness.ctx);
            window.harness.event(egui::Event::Copy);
            window.idle();
            open(&mut window);
            let message = window.harness.query_all_by(|node| node.role() == Role::Status && node.raw_bounds().is_some()).next();
            let message = message.map(|node| node.rect());
            seen += usize::from(message.is_some());
            for button in buttons {
                let rect = place(&window, Role::Button, button);
                assert!(message.is_none_or(|message| !message.intersects(rect)), "{button} at {rect:?} below {message:?} in {size:?}");
            }
            window.press(Key::Escape);
        }
    }
    assert!(seen > 0, "there was a message");
}

#[test]
fn commands_beside_a_heading_keep_their_width() {
    for size in [LOW, vec2(900.0, 600.0), vec2(1366.0, 768.0)] {
        let mut window = opened(Language::En, size);
        window.press_with(Modifiers::COMMAND, Key::K);
        for button in ["Add a list…", "Import…", "Export…"] {
            let rect = place(&window, Role::Button, button);
            assert!(rect.height() < 40.0 && rect.width() > 60.0, "{button} at {size:?}: {rect:?}");
        }
        assert!(place(&window, Role::Button, "Import…").right() <= place(&window, Role::Button, "Export…").left());
    }
}

#[test]
fn no_line_of_a_menu_is_cut() {
    for language in [Language::En, Language::Fr] {
        let mut window = opened(language, vec2(1366.0, 768.0));
        let (open, notes) = match language {
            Language::En => ("Open", "Take in notes of somebody else…"),
            Language::Fr => ("Ouvrir", "Reprendre les notes de quelqu’un d’autre…"),
        };
        window.click(Role::Button, open);
        let line = window.harness.get_by_role_and_label(Role::MenuItem, notes).rect();
        let ctx = &window.harness.ctx;
        let font = cookie_charter::ui::theme::text::font(14.0, cookie_charter::ui::theme::text::Weight::Regular);
        let needed = ctx.fonts_mut(|fonts| fonts.layout_no_wrap(notes.to_owned(), font, egui::Color32::BLACK).size().x);
        // An icon before it, a margin behind it.
        assert!(line.width() >= needed + 34.0 + 8.0, "{language:?}: {} for {needed}", line.width());
    }
}

#[test]
fn the_chips_stand_in_one_line_on_an_office_screen_and_never_in_three() {
    for (language, size, most) in [
        (Language::Fr, vec2(1366.0, 768.0), 1),
        (Language::En, vec2(1366.0, 768.0), 1),
        (Language::Fr, vec2(900.0, 600.0), 2),
        (Language::En, vec2(900.0, 600.0), 2),
    ] {
        let mut window = opened(language, size);
        window.press_with(Modifiers::COMMAND, Key::Num2);
        Pane::Table.focus(&window.harness.ctx);
        // With details beside the table too.
        window.press(Key::ArrowDown);
        let tops = window.harness.query_all_by_role(Role::RadioButton).map(|chip| chip.rect().top().round());
        let tops: Vec<f32> = tops.collect();
        let lines: Vec<usize> = tops.chunk_by(|one, other| (one - other).abs() < 0.5).map(<[f32]>::len).collect();
        assert!(lines.len() <= most, "{language:?} {size:?}: {tops:?}");
        assert!(lines.iter().all(|chips| *chips > 1), "none stands alone on a line: {language:?} {size:?}: {tops:?}");

        // With filters beside them as well: those that are removed by a press are buttons.
        window.press_with(Modifiers::COMMAND, Key::F);
        let field = window.focused();
        window.type_into(field.trim_start_matches("TextInput "), "party:third life>1d secure:yes");
        window.press(Key::Enter);
        let remove = if language == Language::En { "Remove this filter" } else { "Retirer ce filtre" };
        let parts = window.harness.query_all_by(|node| node.description().as_deref() == Some(remove));
        let chips = window.harness.query_all_by_role(Role::RadioButton);
        let mut tops: Vec<f32> = parts.chain(chips).map(|chip| chip.rect().center().y.round()).collect();
        tops.sort_by(f32::total_cmp);
        tops.dedup_by(|a, b| (*a - *b).abs() < 8.0);
        assert!((1..=2).contains(&tops.len()), "{language:?} {size:?}: {tops:?}");
    }
}

#[test]
fn the_first_steps_show_their_page_from_its_beginning_and_their_buttons() {
    for (language, next, tour) in [(Language::En, "Next", "three first"), (Language::Fr, "Suivant", "premiers pas")] {
        for size in [LOW, vec2(900.0, 600.0), vec2(1366.0, 768.0)] {
            let mut window = opened(language, size);
            let title = |window: &Window| window.harness.query_all_by_role(Role::Heading).next().unwrap().rect();
            window.press(Key::End);
            assert!(title(&window).bottom() < 0.0 || size.y > 700.0, "{size:?}: it scrolls");
            window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
            let field = if language == Language::En { "Type what you want to do" } else { "Tapez ce que vous voulez faire" };
            window.type_into(field, tour);
            window.press(Key::Enter);
            assert!(title(&window).top() > 52.0, "{language:?} {size:?}");
            assert!(is_in_view(&window, Role::Button, next, size), "{language:?} {size:?}");
            // All that is said stands above the line of the status; in a low window above the buttons.
            let said =
                window.labels().into_iter().find(|label| label.starts_with("Label ") && label.contains(tour_words(language))).unwrap();
            let said = window.harness.get_by_role_and_label(Role::Label, said.trim_start_matches("Label ")).rect();
            let end = if size == LOW { place(&window, Role::Button, next).top() } else { size.y - 30.0 };
            assert!(said.bottom() <= end, "{language:?} {size:?} {said:?} {end}");
        }
    }
}

fn tour_words(language: Language) -> &'static str {
    match language {
        Language::En => "Everything in a few sentences",
        Language::Fr => "L’essentiel en quelques phrases",
    }
}

#[test]
fn a_low_window_has_room_for_rows() {
    for language in [Language::En, Language::Fr] {
        let mut window = opened(language, LOW);
        window.press_with(Modifiers::COMMAND, Key::Num2);
        Pane::Table.focus(&window.harness.ctx);
        window.press(Key::ArrowDown);
        let whole = window.harness.query_all_by_role(Role::Row).filter(|row| row.rect().bottom() <= LOW.y - 30.0).count();
        assert!(whole >= 3, "{language:?}: {whole}");
    }
}

#[test]
fn at_400_percent_three_rows_are_whole_whatever_stands_above_them() {
    // A screen of 1366 × 768, and the window that WCAG 1.4.10 speaks of.
    for (language, size) in [(Language::En, vec2(341.0, 192.0)), (Language::Fr, vec2(341.0, 192.0)), (Language::Fr, vec2(320.0, 256.0))] {
        let mut window = opened(language, size);
        window.press_with(Modifiers::COMMAND, Key::Num2);
        window.press(Key::ArrowDown);
        let whole = |window: &Window| {
            let rows = window.harness.query_all_by_role(Role::Row).map(|row| row.rect());
            // The bar that scrolls sideways stands below them.
            rows.filter(|row| row.top() >= 0.0 && row.bottom() <= size.y - 8.0).count()
        };
        assert!(whole(&window) >= 3, "{language:?}, {size}: {}", whole(&window));
        window.press_with(Modifiers::COMMAND, Key::F);
        for letter in "party:third life>6mo secure:yes".chars() {
            window.harness.event(egui::Event::Text(letter.to_string()));
            window.settle();
        }
        window.press(Key::Enter);
        assert!(window.rows() >= 3, "{}", window.rows());
        assert!(whole(&window) >= 3, "{language:?}, {size}, filtered: {}", whole(&window));
        for (role, label) in [(Role::Button, "toolbar-more"), (Role::Button, "filter-menu"), (Role::Button, "table-columns")] {
            let label = window.harness.state().state().words.text(label).into_owned();
            assert!(is_in_view(&window, role, &label, size), "{label}");
        }
        // What gave way is one menu away.
        let more = window.harness.state().state().words.text("toolbar-more").into_owned();
        let record = window.harness.state().state().words.text("command-record").into_owned();
        window.click(Role::Button, &more);
        window.harness.get_by_role_and_label(Role::MenuItem, &record).scroll_to_me();
    }
}

#[test]
fn f6_goes_round_all_panes_of_which_one_is_shown() {
    for size in [LOW, vec2(341.0, 192.0)] {
        let mut window = opened(Language::En, size);
        window.press_with(Modifiers::COMMAND, Key::Num2);
        window.press(Key::ArrowDown);
        let mut seen = Vec::new();
        for _ in 0..8 {
            window.press(Key::F6);
            seen.push(window.focused());
        }
        for pane in ["Row ", "ListBoxOption ", "Group Details"] {
            assert!(seen.iter().any(|stop| stop.starts_with(pane)), "{size}, {pane}: {seen:#?}");
        }
        Pane::Sites.focus(&window.harness.ctx);
        window.idle();
        let options = window.harness.query_all_by_role(Role::ListBoxOption).filter(|option| option.rect().bottom() <= size.y).count();
        assert!(options >= 2, "{size}: {options}");
    }
}

#[test]
fn what_is_typed_while_a_dialog_opens_is_for_the_dialog() {
    let mut window = opened(Language::En, vec2(1366.0, 768.0));
    window.press_with(Modifiers::COMMAND, Key::F);
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    for letter in ["e", "x", "p", "o"] {
        window.harness.step();
        window.harness.event(egui::Event::Text(letter.to_owned()));
    }
    window.idle();
    assert_eq!(window.harness.state().state().browsing.typed.text, "", "nothing of it reaches the field behind");
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Type what you want to do");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("expo"));
}

#[test]
fn the_key_of_a_page_leads_back_to_what_it_is_about() {
    let mut window = opened(Language::En, vec2(1366.0, 768.0));
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::ArrowDown);
    let row = window.focused();
    window.press(Key::F6);
    assert!(window.focused().contains("Details"), "{}", window.focused());
    window.press_with(Modifiers::COMMAND, Key::Num2);
    assert_eq!(window.focused(), row);
    // Also where one pane is shown at a time.
    window.harness.set_size(LOW);
    Pane::Sites.focus(&window.harness.ctx);
    window.idle();
    window.press_with(Modifiers::COMMAND, Key::Num2);
    assert_eq!(window.focused(), row);
    // And from a field of the page.
    window.press_with(Modifiers::COMMAND, Key::Num4);
    window.tab_to(Role::TextInput, "Site, for example example.fr");
    window.press_with(Modifiers::COMMAND, Key::Num4);
    assert!(window.focused().starts_with("Group Audit"), "{}", window.focused());
}

#[test]
fn what_has_the_focus_stays_in_view_when_its_part_becomes_lower() {
    let mut window = opened(Language::En, vec2(1366.0, 768.0));
    window.press_with(Modifiers::COMMAND, Key::Num2);
    window.press(Key::ArrowDown);
    window.tab_to(Role::Button, "Show the value");
    for height in [700.0, 600.0, 520.0] {
        window.harness.set_size(vec2(1366.0, height));
        window.idle();
        let button = place(&window, Role::Button, "Show the value");
        assert!(button.bottom() <= height - 30.0, "{button:?} of {height}");
    }
}

#[test]
fn pages_stand_at_one_place_whether_or_not_they_are_scrolled_and_commands_end_where_they_end() {
    let mut window = opened(Language::En, vec2(1366.0, 768.0));
    window.press_with(Modifiers::COMMAND, Key::Num3);
    let of_charter = place(&window, Role::Heading, "The cookie charter");
    let last = place(&window, Role::Button, "Paste a charter");
    // So wide are pages where there is room.
    assert!((last.right() - (of_charter.left() + 1_120.0)).abs() < 2.5, "{last:?} {of_charter:?}");
    window.press_with(Modifiers::COMMAND, Key::Num4);
    let of_audit = place(&window, Role::Heading, "Does the charter tell the truth?");
    assert!((of_charter.left() - of_audit.left()).abs() < 0.5, "{of_charter:?} {of_audit:?}");
}

#[test]
fn what_can_be_done_where_nothing_is_shown_is_in_view() {
    for size in [LOW, vec2(341.0, 192.0), vec2(960.0, 270.0), vec2(900.0, 600.0)] {
        let mut window = opened(Language::En, size);
        window.press_with(Modifiers::COMMAND, Key::Num2);
        Pane::Details.focus(&window.harness.ctx);
        window.idle();
        if window.shows_part("Choose a cookie to see") {
            let said = window.harness.query_all_by_label_contains("Choose a cookie to see").next().unwrap().rect();
            assert!(said.bottom() <= size.y, "{size}: {said:?}");
        }
        window.press_with(Modifiers::COMMAND, Key::F);
        for letter in "nowhere".chars() {
            window.harness.event(egui::Event::Text(letter.to_string()));
            window.settle();
        }
        window.press(Key::Enter);
        let words = |id: &str| window.harness.state().state().words.text(id).into_owned();
        let clear = words("table-clear-filters");
        assert!(is_in_view(&window, Role::Button, &clear, size), "{size}: {:?}", place(&window, Role::Button, &clear));
    }
}
