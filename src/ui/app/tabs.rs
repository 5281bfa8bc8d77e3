//! The pages, once there is something to show.

use egui::accesskit::Role;
use egui::{Align2, Frame, Margin, Panel, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::action::Action;
use crate::ui::kit::{Actions, Command, Place, Screen, State, speech};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::tokens;
use crate::ui::widget::button::focus_ring;

/// Paints the tabs.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) {
    if !state.has_stores() && state.screen == Screen::Start {
        return;
    }
    let frame = Frame::new().fill(tokens(ui).panel).inner_margin(Margin::symmetric(12, 0));
    Panel::top("tabs").exact_size(40.0).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.horizontal(|ui| {
            for command in Command::ALL.iter().copied().filter(|command| state.allows(*command)) {
                let Place::Tab(screen) = command.place() else { continue };
                let keys = speech::keys_of(&state.words, command);
                let label = state.words.text(command.label_id());
                // The page of a site belongs to the table it was opened from.
                let is_current = state.screen == screen || screen == Screen::Cookies && state.screen == Screen::Site;
                if tab(ui, &label, is_current).on_hover_text(keys).clicked() {
                    actions.run(command);
                }
            }
        });
    });
}

fn tab(ui: &mut Ui, label: &str, current: bool) -> Response {
    let t = tokens(ui);
    let weight = if current { Weight::Semibold } else { Weight::Regular };
    // Room for the heavier weight, so that nothing moves when another page is chosen.
    let widest = ui.painter().layout_no_wrap(label.to_owned(), font(14.0, Weight::Semibold), t.text).size().x;
    let (rect, response) = ui.allocate_exact_size(vec2(widest + 24.0, 40.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, current, label));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Tab);
        node.set_selected(current);
    });
    let ink = if current || response.hovered() { t.text } else { t.weak };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, label, font(14.0, weight), ink);
    if current {
        let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.right_bottom());
        ui.painter().rect_filled(line, 0, t.accent);
    }
    focus_ring(ui, &response);
    response
}
