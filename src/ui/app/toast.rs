//! A message that goes away by itself.

use egui::accesskit::{Live, Role};
use egui::{Align2, Area, Context, CornerRadius, Frame, Id, Label, Margin, Order, Response, Ui, vec2};

use crate::ui::kit::{Actions, Command, State, speech};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, Tokens, space, text, tokens_of};
use crate::ui::widget::button;
use crate::ui::widget::hint::Hint as _;

/// The widest message in one line, in points.
const LONGEST: f32 = 760.0;
/// How long a message stays, in seconds.
const STAYS: f64 = 5.0;

/// Takes the message away in time. The clock is the window's own, so that tests decide how fast it runs.
pub fn let_go(state: &mut State, ctx: &Context) {
    let now = ctx.input(|input| input.time);
    let Some(toast) = &mut state.toast else { return };
    let stays = if toast.offer.is_some() || toast.is_warning { 2.0 * STAYS } else { STAYS };
    let until = *toast.until.get_or_insert(now + stays);
    if now >= until {
        state.toast = None;
        return;
    }
    ctx.request_repaint_after(std::time::Duration::from_secs_f64(until - now));
}

/// Shows the message.
pub fn show(ctx: &Context, state: &State, actions: &mut Actions) {
    let Some(toast) = &state.toast else { return };
    let t = tokens_of(ctx);
    let (label, offer, is_warning) = (toast.text.clone(), toast.offer, toast.is_warning);
    // The buttons of a dialog stand at its lower end, and in a small window that is where the message would be.
    let (align, offset) = if state.dialogs.open().is_some() { (Align2::CENTER_TOP, 6.0) } else { (Align2::CENTER_BOTTOM, -44.0) };
    Area::new(Id::unique("toast")).order(Order::Tooltip).anchor(align, vec2(0.0, offset)).interactable(offer.is_some()).show(ctx, |ui| {
        Frame::new().fill(t.text).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(16, 9)).show(ui, |ui| {
            let room = (ctx.content_rect().width() - 3.0 * space::XXL).min(LONGEST);
            let is_long = ui.painter().layout_no_wrap(label.clone(), font(14.0, Weight::Regular), t.background).size().x > room;
            let add = |ui: &mut Ui| {
                let icon = if is_warning { Icon::WARNING } else { Icon::CHECK };
                button::decoration(ui, icon, 16.0, 20.0, t.background);
                let response = message(ui, &label, is_long.then_some(room), t);
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_role(Role::Status);
                    node.set_label(label.clone());
                    node.clear_value();
                    node.set_live(Live::Polite);
                });
                if let Some(command) = offer {
                    // The message is dark on light and light on dark, so the accent of the other theme is the one that can be read.
                    let is_high = t.border == t.line;
                    let ink = Tokens::with_contrast(ctx.theme() != egui::Theme::Dark, is_high).accent;
                    let keys = speech::keys_of(&state.words, command);
                    let id = if command == Command::Undo { "toast-undo" } else { command.label_id() };
                    if button::link_in(ui, &state.words.text(id), ink).hint(keys).clicked() {
                        actions.run(command);
                    }
                }
            };
            // The sign stands beside the first line.
            if is_long { ui.horizontal_top(add) } else { ui.horizontal(add) }
        });
    });
}

/// The words, in several lines where they need more than `room`.
fn message(ui: &mut Ui, label: &str, room: Option<f32>, t: &Tokens) -> Response {
    let words = text::body(label).color(t.background);
    match room {
        Some(room) => ui.allocate_ui(vec2(room, 0.0), |ui| ui.vertical(|ui| ui.add(Label::new(words).wrap())).inner).inner,
        None => ui.label(words),
    }
}
