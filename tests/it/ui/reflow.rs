//! Small windows, and windows that are zoomed far: nothing that can be pressed or filled in lies beside the window.

use cookie_charter::i18n::Language;
use cookie_charter::ui::kit::{Ask, Pane, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Window, sample, window_in};

/// Of these small windows, in points.
const HEIGHT: f32 = 480.0;

/// The controls that lie wholly or partly beside the window. Tables may be wider than it (WCAG 1.4.10).
fn beside(window: &Window, width: f32) -> Vec<String> {
    let roles = [
        Role::Button,
        Role::RadioButton,
        Role::CheckBox,
        Role::TextInput,
        Role::Tab,
        Role::MenuItem,
        Role::MenuItemRadio,
        Role::MenuItemCheckBox,
    ];
    let mut found = Vec::new();
    for role in roles {
        for node in window.harness.query_all_by_role(role) {
            let rect = node.rect();
            if rect.left() < -0.5 || rect.right() > width + 0.5 {
                found.push(format!("{role:?} {:?} {rect:?}", node.accesskit_node().label()));
            }
        }
    }
    found
}

/// Controls that lie over a heading or over each other, above the line of the status, under which pages are scrolled.
fn covered(window: &Window) -> Vec<String> {
    let named = |role| {
        window.harness.query_all_by_role(role).map(move |node| (format!("{role:?} {:?}", node.accesskit_node().label()), node.rect()))
    };
    let mut placed: Vec<_> = named(Role::Heading).chain(named(Role::Button)).chain(named(Role::TextInput)).collect();
    placed.retain(|(_, rect)| rect.is_positive() && rect.bottom() < HEIGHT - 40.0);
    let pairs = placed.iter().enumerate().flat_map(|(place, one)| placed.iter().skip(place + 1).map(move |other| (one, other)));
    let over = pairs.filter(|((_, one), (_, other))| one.intersect(other.shrink(1.0)).is_positive());
    over.map(|((one, _), (other, _))| format!("{one} and {other}")).collect()
}

fn small(language: Language, size: egui::Vec2) -> Window {
    let mut window = window_in(language, vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.harness.set_size(size);
    window.idle();
    window
}

#[test]
fn no_page_and_no_dialog_is_wider_than_its_window() {
    for (language, width) in [(Language::En, 340.0), (Language::Fr, 340.0), (Language::Fr, 520.0), (Language::Fr, 760.0)] {
        let mut window = small(language, egui::vec2(width, HEIGHT));
        for page in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::L, Key::N] {
            window.press_with(Modifiers::COMMAND, page);
            assert_eq!(beside(&window, width), Vec::<String>::new(), "{language:?} {width} {page:?}");
            assert_eq!(covered(&window), Vec::<String>::new(), "{language:?} {width} {page:?}");
        }
        window.press_with(Modifiers::COMMAND, Key::Num2);
        Pane::Table.focus(&window.harness.ctx);
        window.press(Key::ArrowDown);
        for (modifiers, key) in [
            (Modifiers::COMMAND, Key::E),
            (Modifiers::COMMAND, Key::Comma),
            (Modifiers::COMMAND, Key::I),
            (Modifiers::COMMAND, Key::K),
            (Modifiers::NONE, Key::F1),
            (Modifiers::NONE, Key::F2),
        ] {
            window.press_with(modifiers, key);
            assert!(window.harness.query_by_role(Role::Dialog).is_some(), "{key:?}");
            assert_eq!(beside(&window, width), Vec::<String>::new(), "{language:?} {width} {key:?}");
            window.press(Key::Escape);
        }
        window.press(Key::Enter);
        assert_eq!(beside(&window, width), Vec::<String>::new(), "{language:?} {width}: details");
        Pane::Sites.focus(&window.harness.ctx);
        window.press(Key::ArrowDown);
        window.press_with(Modifiers::COMMAND, Key::G);
        assert_eq!(beside(&window, width), Vec::<String>::new(), "{language:?} {width}: the page of a site");
    }
}

#[test]
fn a_charter_is_looked_through_in_a_small_window() {
    for (language, width) in [(Language::En, 340.0), (Language::Fr, 450.0)] {
        let mut window = window_in(language, Vec::new());
        window.settle();
        let path = window.path("charter.csv");
        let head =
            "Name of the cookie;Company that sets it;Purpose of processing;Duration of storage;Strictly necessary;Legal basis for it";
        std::fs::write(&path, format!("{head}\nbasket;The town;Keeps what was chosen;13 months;yes;consent\n")).unwrap();
        window.harness.set_size(egui::vec2(width, HEIGHT));
        let ctx = window.harness.ctx.clone();
        window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(path)]));
        window.idle();
        assert!(window.harness.query_by_role(Role::Dialog).is_some());
        assert_eq!(beside(&window, width), Vec::<String>::new(), "{language:?} {width}");
    }
}

#[test]
fn what_has_no_room_in_the_toolbar_is_in_its_menu() {
    let mut window = small(Language::En, egui::vec2(340.0, 480.0));
    assert!(window.harness.query_by_role_and_label(Role::Button, "Export").is_none());
    window.click(Role::Button, "More");
    for item in ["Export", "Read again", "Settings"] {
        let items: Vec<_> = window.labels().into_iter().filter(|label| label.starts_with("MenuItem ")).collect();
        assert!(items.iter().any(|label| label == &format!("MenuItem {item}")), "{item} of {items:?}");
    }
    window.click(Role::MenuItem, "Export");
    assert!(window.shows("Export the classification"));
    window.press(Key::Escape);
    window.click(Role::Button, "Overview");
    window.click(Role::MenuItemRadio, "Charter");
    assert!(window.shows("The cookie charter"), "pages that have no room for tabs are in a menu too");
}

#[test]
fn the_buttons_of_a_dialog_stay_in_a_low_window() {
    let mut window = sample();
    window.harness.set_size(egui::vec2(900.0, 600.0));
    window.press_with(Modifiers::COMMAND, Key::E);
    for button in ["Cancel", "Save as…"] {
        let rect = window.harness.get_by_role_and_label(Role::Button, button).rect();
        assert!(rect.bottom() <= 590.0 && rect.top() > 300.0, "{button} {rect:?}");
    }
}
