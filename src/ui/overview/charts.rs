//! Cards and charts. Every bar has its number beside it as text.

use egui::accesskit::Role;
use egui::{Align2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::leads::LeadsTo;
use crate::charter::Category;
use crate::digest::{Digest, LifeClass};
use crate::i18n::Words;
use crate::ui::kit::{Actions, State, speech};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, radius, space, text, tokens};
use crate::ui::widget::button::focus_ring;
use crate::ui::widget::{card, text as words_widget};

/// One category: icon and word, number, share, meaning. A button that leads to its rows.
pub fn category_card(ui: &mut Ui, state: &State, digest: &Digest, category: Category, width: f32) -> Response {
    let t = tokens(ui);
    let words = &state.words;
    let count = u64::from(digest.counts[category.index()]);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 110.0), Sense::click());
    let share = words.percent(count, u64::from(digest.total()));
    let args = [("category", speech::category(words, category).into()), ("count", count.into()), ("share", share.as_str().into())];
    let spoken = words.with("category-row", &args);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let fill = if response.hovered() { t.hover } else { t.panel };
    ui.painter().rect(rect, radius::CARD, fill, Stroke::new(1.0, t.line), StrokeKind::Inside);
    let ink = t.category(category).ink;
    let left = rect.left() + 17.0;
    let icon = Icon::of(category);
    ui.painter().text(pos2(left, rect.top() + 27.0), Align2::LEFT_CENTER, icon.glyph(), icon.font(16.0), ink);
    ui.painter().text(
        pos2(left + 24.0, rect.top() + 27.0),
        Align2::LEFT_CENTER,
        speech::category(words, category),
        font(14.0, Weight::Semibold),
        ink,
    );
    let number =
        ui.painter().text(pos2(left, rect.top() + 57.0), Align2::LEFT_CENTER, words.number(count), font(24.0, Weight::Semibold), t.text);
    ui.painter().text(pos2(number.right() + space::S, rect.top() + 60.0), Align2::LEFT_CENTER, share, font(14.0, Weight::Regular), t.weak);
    let meaning = words.text(&format!("overview-card-{}", category.code())).into_owned();
    let meaning = ui.painter().layout_job(words_widget::one_line(&meaning, 12.0, Weight::Regular, t.weak, width - 34.0));
    ui.painter().galley(pos2(left, rect.top() + 77.0), meaning, t.weak);
    focus_ring(ui, &response);
    response
}

/// Height of both chart cards.
const HEIGHT: f32 = 240.0;

/// Who is on most sites. A line leads to that organisation's cookies.
pub fn third_parties(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions, width: f32) {
    let words = &state.words;
    card::card(ui, |ui| {
        let inner = width - 34.0;
        ui.set_width(inner);
        ui.vertical(|ui| {
            ui.set_min_height(HEIGHT);
            ui.spacing_mut().item_spacing.y = 0.0;
            words_widget::heading(ui, text::strong(words.text("overview-third-parties")));
            ui.add_space(space::XS);
            if digest.third_parties.is_empty() {
                words_widget::weak(ui, words.text("overview-no-third"));
            }
            let most = digest.third_parties.iter().map(|party| party.sites).max().unwrap_or(1).max(1);
            for party in digest.third_parties.iter().take(6) {
                let sites = if party.sites > 0 {
                    words.count("sites", party.sites as u64)
                } else {
                    words.count("cookies", u64::from(party.cookies))
                };
                let domains = party.domains.iter().take(2).cloned().collect::<Vec<_>>().join(", ");
                if party_line(ui, words, &party.name, &domains, (party.sites, most), &sites).clicked() {
                    LeadsTo::Search(party.name.clone()).follow(actions);
                }
            }
        });
    });
}

fn party_line(ui: &mut Ui, words: &Words, name: &str, domains: &str, (sites, most): (usize, usize), number: &str) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    let spoken = words.with("key-value", &[("key", name.into()), ("value", number.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), radius::CONTROL, t.hover);
    }
    let name_width = (rect.width() * 0.2).clamp(90.0, 170.0);
    let domain_width = (rect.width() * 0.25).clamp(0.0, 200.0);
    let middle = rect.center().y;
    let at = |x: f32, height: f32| pos2(x, middle - height / 2.0);
    let galley = ui.painter().layout_job(words_widget::one_line(name, 14.0, Weight::Regular, t.text, name_width - 8.0));
    ui.painter().galley(at(rect.left(), galley.size().y), galley, t.text);
    let galley = ui.painter().layout_job(words_widget::one_line(domains, 12.0, Weight::Regular, t.weak, domain_width - 8.0));
    ui.painter().galley(at(rect.left() + name_width, galley.size().y), galley, t.weak);
    let galley = ui.painter().layout_no_wrap(number.to_owned(), font(14.0, Weight::Regular), t.text);
    ui.painter().galley(at(rect.right() - galley.size().x, galley.size().y), galley, t.text);
    let from = rect.left() + name_width + domain_width;
    let room = rect.right() - 96.0 - from;
    #[expect(clippy::cast_precision_loss, reason = "a bar of a few hundred pixels")]
    let share = sites as f32 / most as f32;
    if room > 8.0 && sites > 0 {
        let bar = Rect::from_min_size(pos2(from, middle - 5.0), vec2((room * share).max(2.0), 10.0));
        ui.painter().rect_filled(bar, 3, t.category(Category::ThirdParty).fill);
    }
    focus_ring(ui, &response);
    response
}

/// How long they last, with the two marks of French guidance as the ends of classes.
pub fn lives(ui: &mut Ui, state: &State, digest: &Digest, width: f32) {
    let words = &state.words;
    card::card(ui, |ui| {
        let inner = width - 34.0;
        ui.set_width(inner);
        ui.vertical(|ui| {
            ui.set_min_height(HEIGHT);
            ui.spacing_mut().item_spacing.y = space::XS;
            words_widget::heading(ui, text::strong(words.text("overview-lives")));
            let (rect, _) = ui.allocate_exact_size(vec2(inner, 166.0), Sense::hover());
            let most = digest.lives.iter().copied().max().unwrap_or(1).max(1);
            #[expect(clippy::cast_precision_loss, reason = "a handful of classes")]
            let step = inner / LifeClass::ALL.len() as f32;
            for (place, (class, count)) in (0u8..).zip(LifeClass::ALL.into_iter().zip(digest.lives)) {
                let slot = Rect::from_min_size(pos2(rect.left() + f32::from(place) * step, rect.top()), vec2(step, rect.height()));
                life_bar(ui, state, slot, class, (count, most));
            }
            words_widget::note(ui, words.text("overview-lives-note"));
        });
    });
}

fn life_bar(ui: &Ui, state: &State, slot: Rect, class: LifeClass, (count, most): (u32, u32)) {
    let t = tokens(ui);
    let words = &state.words;
    let label = words.text(&format!("life-class-{}", class.code())).into_owned();
    let base = slot.bottom() - 24.0;
    #[expect(clippy::cast_precision_loss, reason = "a bar of a hundred pixels")]
    let height = (slot.height() - 48.0) * count as f32 / most as f32;
    let half = (slot.width() * 0.33).min(23.0);
    let bar = Rect::from_min_max(pos2(slot.center().x - half, base - height.max(1.0)), pos2(slot.center().x + half, base));
    let category = if class == LifeClass::Longer { Category::ThirdParty } else { Category::Statistics };
    ui.painter().rect_filled(bar, 2, t.category(category).fill);
    ui.painter().text(
        pos2(slot.center().x, bar.top() - 4.0),
        Align2::CENTER_BOTTOM,
        words.number(u64::from(count)),
        font(12.0, Weight::Regular),
        t.text,
    );
    let room = slot.width() - 4.0;
    let natural = ui.painter().layout_no_wrap(label.clone(), font(12.0, Weight::Regular), t.weak);
    // In a narrow window the labels would touch each other.
    let size = if natural.size().x > room { 10.0 } else { 12.0 };
    ui.painter().text(pos2(slot.center().x, base + 6.0), Align2::CENTER_TOP, &label, font(size, Weight::Regular), t.weak);
    // The chart as text, for screen readers.
    let cookies = words.count("cookies", u64::from(count));
    let spoken = words.with("life-class-row", &[("class", label.into()), ("cookies", cookies.into())]);
    let response = ui.interact(slot, ui.scope_id().with(("life", class.code())), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

/// A finding in one sentence, as a button.
pub fn look(ui: &mut Ui, icon: Icon, sentence: &str) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, sentence));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), radius::CONTROL, t.hover);
    }
    ui.painter().text(pos2(rect.left(), rect.center().y), Align2::LEFT_CENTER, icon.glyph(), icon.font(16.0), t.warning.ink);
    let galley = ui.painter().layout_job(words_widget::one_line(sentence, 14.0, Weight::Regular, t.text, rect.width() - 48.0));
    ui.painter().galley(pos2(rect.left() + 24.0, rect.center().y - galley.size().y / 2.0), galley, t.text);
    ui.painter().text(pos2(rect.right() - 4.0, rect.center().y), Align2::RIGHT_CENTER, Icon::RIGHT.glyph(), Icon::RIGHT.font(16.0), t.weak);
    focus_ring(ui, &response);
    response
}
