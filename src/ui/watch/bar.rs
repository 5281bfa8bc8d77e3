//! The bar above the status line.

use egui::accesskit::Role;
use egui::{Align, Frame, Layout, Margin, Rect, Ui};

use super::{Action, Actions, Own, list, telling};
use crate::ui::kit::modal::button_width;
use crate::ui::kit::{Command, State, speech, stopped};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::{button, card, menu, region, text as words_widget};

/// Height of the bar alone, in points.
const BAR: f32 = 42.0;
/// Height of the line that says what is wrong.
const TROUBLE: f32 = 26.0;
/// Lines of the list in view at most.
const IN_VIEW: f32 = 6.0;
/// The list takes no more of the window than this.
const SHARE: f32 = 0.35;

/// The room of the page, and that of the bar below it; the bar has none while nothing is compared.
#[must_use]
pub fn split(room: Rect, state: &State, own: &Own) -> (Rect, Rect) {
    let height = if state.watching.base.is_none() { 0.0 } else { BAR + trouble_height(state, own) + list_height(room, state, own) };
    room.split_top_bottom_at_y((room.bottom() - height).max(room.top()))
}

fn trouble_height(state: &State, own: &Own) -> f32 {
    if own.trouble(state).is_some() { TROUBLE } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn list_height(room: Rect, state: &State, own: &Own) -> f32 {
    let lines = state.watching.recent.value().map_or(0, |recent| recent.cookies.len());
    if own.has_list && lines > 0 {
        (lines as f32).min(IN_VIEW).min((room.height() * SHARE / list::LINE).floor().max(2.0)) * list::LINE
    } else {
        0.0
    }
}

/// Paints the bar, while something is compared.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    if state.watching.base.is_none() {
        return;
    }
    let (rect, t) = (ui.max_rect(), tokens(ui));
    ui.painter().rect_filled(rect, 0, t.panel);
    ui.shrink_clip_rect(rect);
    region::name(ui, Role::Group, &state.words.text("watch-title"));
    ui.spacing_mut().item_spacing.y = 0.0;
    card::line(ui);
    if let Some(failure) = state.watching.recent.failure() {
        stopped::show(ui, state, failure, actions);
        return;
    }
    Frame::new().inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| {
        ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), BAR - 1.0), Layout::left_to_right(Align::Center), |ui| {
            line(ui, state, own, actions);
        });
        if let Some(trouble) = own.trouble(state) {
            ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), TROUBLE), Layout::left_to_right(Align::Center), |ui| {
                button::decoration(ui, Icon::WARNING, 14.0, 16.0, tokens(ui).warning.ink);
                words_widget::cut(ui, text::small(&trouble));
            });
        }
    });
    if let Some(recent) = state.watching.recent.value().filter(|recent| own.has_list && !recent.cookies.is_empty()) {
        list::show(ui, state, (own, recent), actions);
    }
}

/// What happened, and what one can do.
fn line(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let icon = if state.watching.is_following() { Icon::SHOWN } else { Icon::RECENT };
    button::decoration(ui, icon, 16.0, 20.0, tokens(ui).accent);
    let has_some = state.watching.recent.value().is_some_and(|recent| !recent.cookies.is_empty());
    let has_rows = state.watching.recent.value().is_some_and(|recent| recent.there().next().is_some());
    let offers: Vec<_> = offers(state, own).into_iter().filter(|offer| offer.is_offered(has_some, has_rows)).collect();
    let widths: f32 = offers.iter().map(|offer| button_width(ui, &words.text(offer.label), true) + space::S).sum();
    let summary = telling::summary(state);
    let room = ui.available_width();
    let has_words = room - widths > 300.0;
    let of_buttons = if has_words { widths } else { space::CONTROL + space::S };
    let told =
        ui.allocate_ui_with_layout(egui::vec2((room - of_buttons - space::S).max(60.0), BAR), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width((room - of_buttons - space::S).max(60.0));
            // Since when is known; what is new is why one looks.
            let wide = ui.painter().layout_no_wrap(summary.clone(), font(14.0, Weight::Medium), tokens(ui).text).size().x;
            if wide <= ui.available_width() {
                words_widget::cut(ui, text::medium(&summary))
            } else {
                words_widget::cut_hinting(ui, text::medium(telling::brief(state)), &summary)
            }
        });
    if !has_words {
        let opener = button::icon(ui, Icon::MORE, &words.text("watch-more"));
        region::mark(ui.ctx(), ui.max_rect().union(told.inner.rect), opener.id);
        menu::below(&opener, 280.0, |ui| {
            for offer in &offers {
                if menu::item(ui, Some(offer.icon), &words.text(offer.label), &offer.keys).clicked() {
                    offer.wanted(actions);
                }
            }
        });
        return;
    }
    for (number, offer) in offers.iter().enumerate() {
        let pressed = button::ghost(ui, offer.icon, &words.text(offer.label));
        if number == 0 {
            region::mark(ui.ctx(), ui.max_rect(), pressed.id);
        }
        let pressed = if offer.keys.is_empty() { pressed } else { pressed.hint(offer.keys.as_str()) };
        if pressed.clicked() {
            offer.wanted(actions);
        }
    }
}

/// Something one can do.
struct Offer {
    label: &'static str,
    icon: Icon,
    keys: String,
    does: Does,
}

#[derive(Clone, Copy)]
enum Does {
    Own(Action),
    Run(Command),
}

impl Offer {
    fn is_offered(&self, has_some: bool, has_rows: bool) -> bool {
        match self.does {
            Does::Own(Action::LeadToAll) => has_rows,
            Does::Own(Action::Close) | Does::Run(_) => true,
            Does::Own(_) => has_some,
        }
    }

    fn wanted(&self, actions: &mut Actions) {
        match self.does {
            Does::Own(action) => actions.push(action),
            Does::Run(command) => actions.run(command),
        }
    }
}

fn offers(state: &State, own: &Own) -> Vec<Offer> {
    let own_offer = |label, icon, action| Offer { label, icon, keys: String::new(), does: Does::Own(action) };
    let run = |label, icon, command| Offer { label, icon, keys: speech::keys_of(&state.words, command), does: Does::Run(command) };
    let (list, sign) = if own.has_list { ("watch-hide-list", Icon::DOWN) } else { ("watch-show-list", Icon::UP) };
    let close = if state.watching.is_following() {
        run("watch-stop", Icon::STOP, Command::Follow)
    } else {
        own_offer("close", Icon::CLOSE, Action::Close)
    };
    vec![
        own_offer(list, sign, Action::List(!own.has_list)),
        own_offer("watch-show-rows", Icon::FILTER, Action::LeadToAll),
        own_offer("watch-copy", Icon::COPY, Action::Copy),
        run(Command::StartFromHere.label_id(), Icon::RELOAD, Command::StartFromHere),
        close,
    ]
}
