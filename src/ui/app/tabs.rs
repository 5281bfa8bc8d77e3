//! The pages, once there is something to show.

use egui::accesskit::Role;
use egui::{Frame, Margin, Panel, Ui};

use super::action::Action;
use crate::ui::kit::{Actions, Command, Place, Screen, State, speech};
use crate::ui::theme::tokens;
use crate::ui::widget::{region, roving};

/// Paints the tabs.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) {
    if !state.has_stores() && state.screen == Screen::Start {
        return;
    }
    let frame = Frame::new().fill(tokens(ui).panel).inner_margin(Margin::symmetric(12, 0));
    Panel::top("tabs").exact_size(40.0).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let row = ui.max_rect();
        ui.horizontal(|ui| {
            roving::group(ui, Role::TabList, &state.words.text("tabs"), |ui| {
                for command in Command::ALL.iter().copied().filter(|command| state.allows(*command)) {
                    let Place::Tab(screen) = command.place() else { continue };
                    let keys = speech::keys_of(&state.words, command);
                    let label = state.words.text(command.label_id());
                    // The page of a site belongs to the table it was opened from.
                    let is_current = state.screen == screen || screen == Screen::Cookies && state.screen == Screen::Site;
                    let tab = roving::tab(ui, &label, is_current).on_hover_text(keys);
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
