//! The step, below the page that it is about.

use egui::accesskit::Role;
use egui::{Context, Frame, Id, Label, Margin, Rect, ScrollArea, Ui};

use super::state::{STEPS, told};
use super::{Action, Actions, Own};
use crate::i18n::EMPHASIS;
use crate::ui::kit::{State, modal, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card, region, scroll, text as words_widget};

/// Height of the bar until its words were laid out, in points.
const USUAL_HEIGHT: f32 = 92.0;
/// Where less room than this is left, words and buttons stand below each other.
const NARROW: f32 = 760.0;
/// Longer lines are not read easily, in points.
const WIDEST: f32 = 900.0;
/// It takes no more of the window than this; where its words need more they scroll, and the buttons stay.
const SHARE: f32 = 0.6;
/// Height of a window, in points, below which each line counts.
const LOW: f32 = 400.0;
/// There it takes this much: half a sentence helps nobody.
const SHARE_OF_LOW: f32 = 0.68;
/// Its margins above and below, in points.
const MARGIN: f32 = 10.0;

fn height_needed() -> Id {
    Id::unique("height-of-the-tour")
}

/// The room of the page, and that of the bar below it: as high as its words in this language and window are.
#[must_use]
pub fn split(ctx: &Context, room: Rect, own: &Own) -> (Rect, Rect) {
    let needed = ctx.data(|data| data.get_temp::<f32>(height_needed())).unwrap_or(USUAL_HEIGHT);
    let share = if is_low(ctx) { SHARE_OF_LOW } else { SHARE };
    let height = if own.step.is_none() { 0.0 } else { needed.min(room.height() * share) };
    room.split_top_bottom_at_y((room.bottom() - height).max(room.top()))
}

fn is_low(ctx: &Context) -> bool {
    ctx.content_rect().height() < LOW
}

/// Paints the step one is at.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let Some((step, (title, sentence))) = own.step.and_then(|step| Some((step, told(words, step)?))) else { return };
    from_the_top(ui.ctx(), step);
    let (rect, t) = (ui.max_rect(), tokens(ui));
    ui.painter().rect_filled(rect, 0, t.selected);
    ui.shrink_clip_rect(rect);
    region::name(ui, Role::Group, &words.text("command-tour"));
    ui.spacing_mut().item_spacing.y = 0.0;
    card::line(ui);
    let inside = Frame::new().inner_margin(Margin::symmetric(16, 10));
    let needed = inside.show(ui, |ui| {
        let say = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            if is_low(ui.ctx()) {
                // On one line with what it says.
                words_widget::rich(ui, &speech::sentences(words, &format!("{EMPHASIS}{title}{EMPHASIS}"), &sentence));
                return;
            }
            ui.add(Label::new(text::strong(&title)).wrap());
            ui.add(Label::new(text::body(&sentence)).wrap());
        };
        if rect.width() < NARROW {
            let room = (rect.height() - 2.0 * MARGIN - space::CONTROL - space::S).max(20.0);
            let area = ScrollArea::vertical().id_salt(("tour", step)).auto_shrink([false, true]);
            let words = area.max_height(room).min_scrolled_height(room).show(ui, say);
            ui.add_space(space::S);
            ui.horizontal_wrapped(|ui| buttons(ui, state, step, actions));
            return words.content_size.y + space::S + space::CONTROL;
        }
        let words = ui.horizontal_top(|ui| {
            let room = ui.available_width() - widths(ui, state, step) - space::XL;
            let words = ui.vertical(|ui| {
                ui.set_width(room.min(WIDEST));
                say(ui);
            });
            ui.vertical(|ui| {
                ui.add_space(space::L);
                modal::buttons(ui, widths(ui, state, step), |ui| buttons(ui, state, step, actions));
            });
            words.response.rect.height()
        });
        words.inner.max(space::L + space::CONTROL)
    });
    let needed = (needed.inner + 2.0 * MARGIN + 1.0).ceil();
    if ui.ctx().data(|data| data.get_temp::<f32>(height_needed())) != Some(needed) {
        ui.data_mut(|data| data.insert_temp(height_needed(), needed));
        ui.ctx().request_discard("the words of the tour have their room");
    }
}

/// A step speaks of the beginning of its page, wherever one had scrolled to before.
fn from_the_top(ctx: &Context, step: usize) {
    let Some(page) = region::main(ctx) else { return };
    let shown = Some((step, page));
    let before = ctx.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(Id::unique("step-of-the-tour")), shown));
    if before != shown {
        scroll::to_top(ctx, page);
    }
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
