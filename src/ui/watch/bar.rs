//! The bar above the status line.

use egui::accesskit::Role;
use egui::{Align, Context, Frame, Layout, Margin, Rect, Ui, UiBuilder, Vec2, pos2};

use super::{Action, Actions, Own, list, telling};
use crate::ui::kit::modal::button_width;
use crate::ui::kit::watching::Recent;
use crate::ui::kit::{Command, State, speech, stopped};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::{button, card, height, menu, region, text as words_widget};

/// Height of the bar alone, in points.
const BAR: f32 = 42.0;
/// Height of the line that says what is wrong.
const TROUBLE: f32 = 26.0;
/// Where room is scarce it is this high while it has no list.
const LOW_BAR: f32 = 36.0;
/// Lines of the list in view at most.
const IN_VIEW: f32 = 6.0;
/// The list takes no more of the window than this.
const SHARE: f32 = 0.28;
/// What the table needs of a low window to show three rows below all that stands above them, in points: what is left of it is for the list, or else a line.
const OF_THE_TABLE: f32 = 190.0;

/// How much of the window the bar takes where there is room for all of it, in points: nothing while nothing is compared.
#[must_use]
pub fn usual_height(ctx: &Context, state: &State, own: &Own) -> f32 {
    if state.watching.base.is_none() {
        return 0.0;
    }
    let trouble = if own.trouble(state).is_some() { TROUBLE } else { 0.0 };
    BAR + trouble + lines(state, own).min((ctx.content_rect().height() * SHARE / list::LINE).floor().max(2.0)) * list::LINE
}

/// The room of the page, and that of the bar below it. Where room is scarce the list stands in the place of the words, and is as high as the rows of the
/// table allow.
#[must_use]
pub fn split(ctx: &Context, room: Rect, state: &State, own: &Own) -> (Rect, Rect) {
    let height = if state.watching.base.is_none() {
        0.0
    } else if height::is_scarce(ctx) {
        let beside_the_table = ((ctx.content_rect().height() - OF_THE_TABLE) / list::LINE).floor().max(1.0);
        (1.0 + lines(state, own).min(beside_the_table) * list::LINE).max(LOW_BAR)
    } else {
        usual_height(ctx, state, own)
    };
    room.split_top_bottom_at_y((room.bottom() - height).max(room.top()))
}

/// How many lines of the list are in view where there is room for them.
#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn lines(state: &State, own: &Own) -> f32 {
    shown_list(state, own).map_or(0.0, |recent| (recent.cookies.len() as f32).min(IN_VIEW))
}

/// What the list shows, while it is open.
fn shown_list<'a>(state: &'a State, own: &Own) -> Option<&'a Recent> {
    state.watching.recent.value().map(AsRef::as_ref).filter(|recent| own.has_list && !recent.cookies.is_empty())
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
    if height::is_scarce(ui.ctx()) {
        in_one_line(ui, state, own, actions);
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
    if let Some(recent) = shown_list(state, own) {
        list::show(ui, state, (own, recent), actions);
    }
}

/// The bar where room is scarce: what happened, or what is wrong, or the list, and beside it a menu with what one can do.
fn in_one_line(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let rest = ui.available_rect_before_wrap();
    let mut told = rest.with_max_x(rest.right() - space::CONTROL - 2.0 * space::S);
    let trouble = own.trouble(state);
    if let Some(recent) = shown_list(state, own) {
        if let Some(trouble) = &trouble {
            // A list that may be an old one says so.
            let (sign, lines) = told.split_left_right_at_x(told.left() + space::CONTROL + space::S);
            told = lines;
            let warning = tokens(ui).warning.ink;
            if button::icon_colored(&mut ui.new_child(UiBuilder::new().max_rect(sign)), Icon::WARNING, trouble, warning).clicked() {
                actions.run(Command::Record);
            }
        }
        // Whole lines.
        let lines = (told.height() / list::LINE).floor() * list::LINE;
        let mut inside = ui.new_child(UiBuilder::new().max_rect(told.with_max_y(told.top() + lines)));
        inside.shrink_clip_rect(inside.max_rect());
        list::show(&mut inside, state, (own, recent), actions);
    } else {
        let mut inside = ui.new_child(UiBuilder::new().max_rect(told));
        inside.horizontal_centered(|ui| {
            ui.add_space(space::S);
            sign(ui, state, own);
            ui.add_space(space::S);
            let whole = trouble.clone().unwrap_or_else(|| telling::summary(state));
            words_widget::cut_hinting(ui, text::medium(trouble.unwrap_or_else(|| telling::brief(state))), &whole);
        });
    }
    let beside = Rect::from_min_size(pos2(told.right() + space::S, rest.top() + 1.0), Vec2::splat(space::CONTROL));
    more(&mut ui.new_child(UiBuilder::new().max_rect(beside)), state, &offered(state, own), rest, actions);
    ui.advance_cursor_after_rect(rest);
}

/// What the bar is about: stores that are followed, what a reading changed, or that something is wrong.
fn sign(ui: &mut Ui, state: &State, own: &Own) {
    let t = tokens(ui);
    let (icon, ink) = match state.watching.is_following() {
        _ if height::is_scarce(ui.ctx()) && own.trouble(state).is_some() => (Icon::WARNING, t.warning.ink),
        true => (Icon::SHOWN, t.accent),
        false => (Icon::RECENT, t.accent),
    };
    button::decoration(ui, icon, 16.0, 20.0, ink);
}

/// The menu with what one can do; F6 comes to it for all of `bar`.
fn more(ui: &mut Ui, state: &State, offers: &[Offer], bar: Rect, actions: &mut Actions) {
    let words = &state.words;
    let opener = button::icon(ui, Icon::MORE, &words.text("watch-more"));
    region::mark(ui.ctx(), bar, opener.id);
    menu::below(&opener, 280.0, |ui| {
        for offer in offers {
            if menu::item(ui, Some(offer.icon), &words.text(offer.label), &offer.keys).clicked() {
                offer.wanted(actions);
            }
        }
    });
}

/// What happened, and what one can do.
fn line(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    sign(ui, state, own);
    let offers = offered(state, own);
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
        let bar = ui.max_rect().union(told.inner.rect);
        more(ui, state, &offers, bar, actions);
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

/// What one can do now.
fn offered(state: &State, own: &Own) -> Vec<Offer> {
    let has_some = state.watching.recent.value().is_some_and(|recent| !recent.cookies.is_empty());
    let has_rows = state.watching.recent.value().is_some_and(|recent| recent.there().next().is_some());
    offers(state, own).into_iter().filter(|offer| offer.is_offered(has_some, has_rows)).collect()
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
