//! A message that goes away by itself.

use egui::accesskit::{Live, Role};
use egui::{Align2, Area, Context, CornerRadius, Frame, Id, Margin, Order, vec2};

use crate::ui::action::{Actions, Command};
use crate::ui::model::State;
use crate::ui::speech;
use crate::ui::theme::{Icon, Tokens, text};
use crate::ui::widget::button;

/// How long a message stays, in seconds.
const STAYS: f64 = 5.0;

/// Shows the message and takes it away in time. The clock is the window's own, so that tests decide how fast it runs.
pub fn show(ctx: &Context, state: &mut State, actions: &mut Actions) {
    let now = ctx.input(|input| input.time);
    let Some(toast) = &mut state.view.toast else { return };
    let stays = if toast.offer.is_some() { 2.0 * STAYS } else { STAYS };
    let until = *toast.until.get_or_insert(now + stays);
    if now >= until {
        state.view.toast = None;
        return;
    }
    ctx.request_repaint_after(std::time::Duration::from_secs_f64(until - now));
    let t = Tokens::of(ctx.theme() == egui::Theme::Dark);
    let (label, offer) = (toast.text.clone(), toast.offer);
    Area::new(Id::unique("toast"))
        .order(Order::Tooltip)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -44.0))
        .interactable(offer.is_some())
        .show(ctx, |ui| {
            Frame::new().fill(t.text).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(16, 9)).show(ui, |ui| {
                ui.horizontal(|ui| {
                    let icon = if offer == Some(Command::Knowledge) { Icon::WARNING } else { Icon::CHECK };
                    button::decoration(ui, icon, 16.0, 20.0, t.background);
                    let response = ui.label(text::body(&label).color(t.background));
                    ui.ctx().accesskit_node_builder(response.id, |node| {
                        node.set_role(Role::Status);
                        node.set_label(label.clone());
                        node.clear_value();
                        node.set_live(Live::Polite);
                    });
                    if let Some(command) = offer {
                        // The message is dark on light and light on dark, so the accent of the other theme is the one that can be read.
                        let ink = Tokens::of(ctx.theme() != egui::Theme::Dark).accent;
                        let keys = command.shortcut().map_or_else(String::new, |shortcut| speech::keys(&state.words, shortcut));
                        let id = if command == Command::Undo { "toast-undo" } else { command.label_id() };
                        if button::link_in(ui, &state.words.text(id), ink).on_hover_text(keys).clicked() {
                            actions.run(command);
                        }
                    }
                });
            });
        });
}
