//! The step, below the page that it is about.

use egui::accesskit::Role;
use egui::{Frame, Label, Margin, Rect, ScrollArea, Ui};

use super::state::{STEPS, told};
use super::{Action, Actions, Own};
use crate::ui::kit::{State, modal};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card, region};

/// Height of the bar in a wide and in a narrow window, in points.
const HEIGHTS: [f32; 2] = [92.0, 168.0];
/// Where less room than this is left, words and buttons stand below each other.
const NARROW: f32 = 760.0;
/// It takes no more of the window than this.
const SHARE: f32 = 0.5;

/// The room of the page, and that of the bar below it.
#[must_use]
pub fn split(room: Rect, own: &Own) -> (Rect, Rect) {
    let [wide, narrow] = HEIGHTS;
    let height = if own.step.is_none() {
        0.0
    } else if room.width() < NARROW {
        narrow.min(room.height() * SHARE)
    } else {
        wide
    };
    room.split_top_bottom_at_y((room.bottom() - height).max(room.top()))
}

/// Paints the step one is at.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let Some((step, (title, sentence))) = own.step.and_then(|step| Some((step, told(words, step)?))) else { return };
    let (rect, t) = (ui.max_rect(), tokens(ui));
    ui.painter().rect_filled(rect, 0, t.selected);
    ui.shrink_clip_rect(rect);
    region::name(ui, Role::Group, &words.text("command-tour"));
    card::line(ui);
    Frame::new().inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
        let say = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.add(Label::new(text::strong(&title)).wrap());
            ui.add(Label::new(text::body(&sentence)).wrap());
        };
        if rect.width() < NARROW {
            ScrollArea::vertical().id_salt("tour").show(ui, |ui| {
                say(ui);
                ui.horizontal_wrapped(|ui| buttons(ui, state, step, actions));
            });
            return;
        }
        ui.horizontal_top(|ui| {
            let room = (ui.available_width() - 400.0).max(200.0);
            ui.vertical(|ui| {
                ui.set_width(room);
                say(ui);
            });
            ui.vertical(|ui| {
                ui.add_space(space::L);
                modal::buttons(ui, widths(ui, state, step), |ui| buttons(ui, state, step, actions));
            });
        });
    });
}

/// How wide the buttons of a step are together.
fn widths(ui: &Ui, state: &State, step: usize) -> f32 {
    let words = &state.words;
    let plain = |id: &str| modal::button_width(ui, &words.text(id), false) + space::S;
    let back = if step > 0 { plain("tour-back") } else { 0.0 };
    let is_last = step + 1 >= STEPS.len();
    let (primary, skip) = if is_last { ("tour-done", 0.0) } else { ("tour-next", plain("tour-skip")) };
    back + modal::primary_width(ui, &words.text(primary)) + skip
}

fn buttons(ui: &mut Ui, state: &State, step: usize, actions: &mut Actions) {
    let words = &state.words;
    if let Some(before) = step.checked_sub(1)
        && button::plain(ui, &words.text("tour-back")).clicked()
    {
        actions.push(Action::Step(before));
    }
    let is_last = step + 1 >= STEPS.len();
    if is_last {
        let done = button::primary(ui, Icon::CHECK, &words.text("tour-done"));
        region::mark(ui.ctx(), ui.max_rect(), done.id);
        if done.clicked() {
            actions.push(Action::Leave);
        }
        return;
    }
    let next = button::primary(ui, Icon::RIGHT, &words.text("tour-next"));
    region::mark(ui.ctx(), ui.max_rect(), next.id);
    if next.clicked() {
        actions.push(Action::Step(step + 1));
    }
    if button::plain(ui, &words.text("tour-skip")).clicked() {
        actions.push(Action::Leave);
    }
}
