//! The pages, once there is something to show: tabs, or a menu where the window has no room for them.

use egui::accesskit::Role;
use egui::{Frame, Margin, Panel, Ui};

use super::action::Action;
use crate::ui::kit::{Actions, Command, Place, Screen, State, speech};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::tokens;
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::{button, menu, region, roving};

/// Room between two tabs, in points.
const GAP: f32 = 4.0;

/// Whether there is a page to go to, or to come back from.
pub fn are_shown(state: &State) -> bool {
    state.has_stores() || state.screen != Screen::Start
}

/// Paints the tabs.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) {
    if !are_shown(state) {
        return;
    }
    let frame = Frame::new().fill(tokens(ui).panel).inner_margin(Margin::symmetric(12, 0));
    Panel::top("tabs").exact_size(40.0).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let row = ui.max_rect();
        let pages = pages(state);
        let widths: f32 = pages.iter().map(|(command, _)| width(ui, &state.words.text(command.label_id())) + GAP).sum();
        ui.horizontal_centered(|ui| {
            if widths > ui.available_width() {
                menu_of_pages(ui, state, actions);
                return;
            }
            roving::group(ui, Role::TabList, &state.words.text("tabs"), |ui| {
                for (command, screen) in pages {
                    let keys = speech::keys_of(&state.words, command);
                    let is_current = is_current(state, screen);
                    let tab = roving::tab(ui, &state.words.text(command.label_id()), is_current).hint(keys);
                    if is_current {
                        region::mark_tabs(ui.ctx(), row, tab.id);
                    }
                    if tab.clicked() {
                        actions.run(command);
                    }
                }
            });
        });
    });
}

/// The pages that there are, each with the command that leads to it.
fn pages(state: &State) -> Vec<(Command, Screen)> {
    Command::ALL.iter().copied().filter(|command| state.allows(*command)).filter_map(page).collect()
}

/// The command with the page that it shows, if it shows one.
fn page(command: Command) -> Option<(Command, Screen)> {
    match command.place() {
        Place::Tab(screen) => Some((command, screen)),
        _ => None,
    }
}

/// The page of a site belongs to the table it was opened from.
fn is_current(state: &State, screen: Screen) -> bool {
    state.screen == screen || screen == Screen::Cookies && state.screen == Screen::Site
}

fn width(ui: &Ui, label: &str) -> f32 {
    roving::tab_width(ui.painter().layout_no_wrap(label.to_owned(), font(14.0, Weight::Semibold), tokens(ui).text).size().x)
}

/// The pages as a menu that is called like the one that is shown.
pub fn menu_of_pages(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) {
    let (words, pages) = (&state.words, pages(state));
    let current = pages.iter().find(|(_, screen)| is_current(state, *screen)).map_or("tabs", |(command, _)| command.label_id());
    let opener = button::quiet_menu(ui, &words.text(current));
    region::mark_tabs(ui.ctx(), opener.rect, opener.id);
    menu::below(&opener, 240.0, |ui| {
        for (command, screen) in pages {
            let keys = speech::keys_of(words, command);
            if menu::radio_item(ui, is_current(state, screen), None, &words.text(command.label_id()), &keys).clicked() {
                actions.run(command);
            }
        }
    });
}
