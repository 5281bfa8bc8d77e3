//! Who beside the visited sites gets something, on most sites first. A line leads to exactly the cookies of that organisation.

use egui::accesskit::Role;
use egui::{Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::charts::HEIGHT;
use super::{Action, Actions, Own};
use crate::charter::Category;
use crate::digest::{Digest, ThirdPartySum};
use crate::i18n::Words;
use crate::ui::kit::{Ask, State, speech};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, radius, space, text, tokens};
use crate::ui::widget::button::{self, focus_ring};
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::{card, text as words_widget};

/// Lines that are shown until all are asked for.
const FIRST: usize = 6;

/// Paints the card.
pub(super) fn show(ui: &mut Ui, state: &State, (own, digest): (&Own, &Digest), actions: &mut Actions, width: f32) {
    let words = &state.words;
    let all = &digest.third_parties;
    card::card(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.vertical(|ui| {
            ui.set_min_height(HEIGHT);
            ui.spacing_mut().item_spacing.y = 0.0;
            words_widget::heading(ui, text::strong(words.text("overview-third-parties")));
            ui.add_space(space::XS);
            if all.is_empty() {
                words_widget::weak(ui, words.text("overview-no-third"));
            }
            let most = all.iter().map(|party| party.sites).max().unwrap_or(0).max(1);
            // "At least" takes its room in every line, so that the bars end at one edge.
            let numbers_width = if all.iter().any(|party| party.at_least) { 220.0 } else { 150.0 };
            let shown = if own.lists_all { all.len() } else { FIRST };
            for party in all.iter().take(shown) {
                if line(ui, words, party, (most, numbers_width)).clicked() {
                    actions.ask(Ask::Show(party.filter().into()));
                }
            }
            if all.iter().any(|party| party.at_least) {
                ui.add_space(space::XS);
                words_widget::note(ui, words.text("overview-at-least"));
            }
            if all.len() > FIRST {
                more(ui, state, own, all.len(), actions);
            }
        });
    });
}

fn more(ui: &mut Ui, state: &State, own: &Own, all: usize, actions: &mut Actions) {
    let words = &state.words;
    let label = if own.lists_all { words.text("overview-show-first").into_owned() } else { words.count("overview-show-all", all as u64) };
    let icon = if own.lists_all { Icon::UP } else { Icon::DOWN };
    ui.add_space(space::XS);
    if button::quiet(ui, icon, &label, tokens(ui).accent).clicked() {
        actions.push(Action::ListAll(!own.lists_all));
    }
}

/// On how many sites, and how many cookies. Of one whose sites the store does not show the cookies alone are told.
fn numbers(words: &Words, party: &ThirdPartySum) -> String {
    let cookies = words.count("cookies", u64::from(party.cookies));
    if party.sites == 0 {
        return cookies;
    }
    let sites = words.count(if party.at_least { "sites-at-least" } else { "sites" }, party.sites as u64);
    speech::aside(words, &sites, &cookies)
}

fn line(ui: &mut Ui, words: &Words, party: &ThirdPartySum, (most, numbers_width): (usize, f32)) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    let name = speech::site(words, &party.name).into_owned();
    let numbers = numbers(words, party);
    let spoken = words.with("key-value", &[("key", name.as_str().into()), ("value", numbers.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), radius::CONTROL, t.hover);
    }
    // A name that is a domain needs not say it twice.
    let domains: Vec<_> =
        party.domains.iter().filter(|domain| **domain != party.name).take(2).map(|domain| speech::site(words, domain)).collect();
    let name_width = (rect.width() * 0.24).clamp(90.0, 190.0);
    let domain_width = (rect.width() * 0.2).clamp(0.0, 190.0);
    let middle = rect.center().y;
    let at = |x: f32, height: f32| pos2(x, middle - height / 2.0);
    let galley = ui.painter().layout_job(words_widget::one_line(&name, 14.0, Weight::Regular, t.text, name_width - 8.0));
    ui.painter().galley(at(rect.left(), galley.size().y), galley, t.text);
    let galley = ui.painter().layout_job(words_widget::one_line(&domains.join(", "), 12.0, Weight::Regular, t.weak, domain_width - 8.0));
    ui.painter().galley(at(rect.left() + name_width, galley.size().y), galley, t.weak);
    let galley = ui.painter().layout_no_wrap(numbers, font(14.0, Weight::Regular), t.text);
    ui.painter().galley(at(rect.right() - galley.size().x, galley.size().y), galley, t.text);
    let from = rect.left() + name_width + domain_width;
    let room = rect.right() - numbers_width - from;
    if room > 8.0 {
        #[expect(clippy::cast_precision_loss, reason = "a bar of a few hundred pixels")]
        let share = party.sites as f32 / most as f32;
        let track = Rect::from_min_size(pos2(from, middle - 5.0), vec2(room, 10.0));
        ui.painter().rect_filled(track, 3, t.hover);
        if party.sites > 0 {
            let bar = Rect::from_min_size(track.min, vec2((room * share).max(2.0), 10.0));
            ui.painter().rect_filled(bar, 3, t.category(Category::ThirdParty).fill);
        }
    }
    focus_ring(ui, &response);
    response.hint(party.domains.join(", "))
}
