//! Cards and charts. Every bar has its number beside it as text.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{Align, Align2, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Actions;
use crate::charter::Category;
use crate::digest::{Digest, LifeClass};
use crate::i18n::Words;
use crate::query::filter::{Key, Value};
use crate::query::{Filter, Lived};
use crate::ui::kit::{Ask, State, speech};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, radius, space, text, tokens};
use crate::ui::widget::button::{self, focus_ring};
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::{card, region, text as words_widget};

/// Height of a card without what it says of the category, in points.
const CARD: f32 = 94.0;

/// What a card says of its category, in as many lines as that takes.
fn meaning(ui: &Ui, state: &State, category: Category, width: f32) -> Arc<Galley> {
    let meaning = state.words.text(&format!("overview-card-{}", category.code())).into_owned();
    ui.painter().layout(meaning, font(12.0, Weight::Regular), tokens(ui).weak, width - 34.0)
}

/// How high that is in the highest of these cards, so that all in a row are alike.
pub fn height_of_meanings(ui: &Ui, state: &State, categories: impl Iterator<Item = Category>, width: f32) -> f32 {
    categories.map(|category| meaning(ui, state, category, width).size().y).fold(0.0, f32::max)
}

/// One category: icon and word, number, share, meaning. A button that leads to its rows.
pub fn category_card(
    ui: &mut Ui,
    state: &State,
    digest: &Digest,
    (category, share): (Category, &str),
    (width, height): (f32, f32),
) -> Response {
    let t = tokens(ui);
    let words = &state.words;
    let count = u64::from(digest.counts[category.index()]);
    let meaning = meaning(ui, state, category, width);
    let (rect, response) = ui.allocate_exact_size(vec2(width, CARD + height), Sense::click());
    let args = [("category", speech::category(words, category).into()), ("count", count.into()), ("share", share.into())];
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
    ui.painter().galley(pos2(left, rect.top() + 77.0), meaning, t.weak);
    focus_ring(ui, &response);
    response
}

/// Least height of what is in a chart card.
pub(super) const HEIGHT: f32 = 240.0;

/// How long they last, with the two marks of French guidance as the ends of classes. So wide and with so much room for what is in it; how much that needs.
pub fn lives(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions, (width, height): (f32, f32)) -> f32 {
    let words = &state.words;
    card::card(ui, |ui| {
        let inner = width - 34.0;
        ui.set_width(inner);
        ui.vertical(|ui| {
            region::name(ui, Role::Group, &words.text("overview-lives"));
            let top = ui.cursor().top();
            ui.set_min_height(height);
            ui.spacing_mut().item_spacing.y = space::XS;
            words_widget::heading(ui, text::strong(words.text("overview-lives")));
            let (rect, _) = ui.allocate_exact_size(vec2(inner, 166.0), Sense::hover());
            let most = digest.lives.iter().copied().max().unwrap_or(1).max(1);
            #[expect(clippy::cast_precision_loss, reason = "a handful of classes")]
            let step = inner / LifeClass::ALL.len() as f32;
            let labels = class_labels(ui, words, step - space::XS);
            let foot = labels.iter().map(|label| label.size().y).fold(0.0, f32::max) + 10.0;
            let classes = LifeClass::ALL.into_iter().zip(digest.lives).zip(labels);
            for (place, ((class, count), label)) in (0u8..).zip(classes) {
                let slot = Rect::from_min_size(pos2(rect.left() + f32::from(place) * step, rect.top()), vec2(step, rect.height()));
                if life_bar(ui, state, (slot, foot), (class, label), (count, most)).clicked() {
                    leads_to(Lived::Class(class), actions);
                }
            }
            if digest.unknown_lives > 0 {
                let label = words.count("overview-lives-unknown", u64::from(digest.unknown_lives));
                if button::link_in(ui, &label, tokens(ui).accent).clicked() {
                    leads_to(Lived::Unknown, actions);
                }
            }
            words_widget::note(ui, words.text("overview-lives-note"));
            ui.cursor().top() - top
        })
        .inner
    })
    .inner
}

fn leads_to(life: Lived, actions: &mut Actions) {
    actions.ask(Ask::Show(Filter::on(Key::Life, Value::Life(life)).into()));
}

/// What stands below the bars, each with `room` points. In a narrow window a unit goes below its number: beside it, the labels would run into each other.
fn class_labels(ui: &Ui, words: &Words, room: f32) -> Vec<Arc<Galley>> {
    // Small letters first, which are read more easily than two lines.
    let size = if room < 62.0 { 10.5 } else { 12.0 };
    let label_of = |class: LifeClass| words.text(&format!("life-class-{}", class.code())).into_owned();
    let galley = |text: String| {
        let mut job = LayoutJob::simple(text, font(size, Weight::Regular), tokens(ui).weak, f32::INFINITY);
        job.halign = Align::Center;
        ui.painter().layout_job(job)
    };
    let whole: Vec<_> = LifeClass::ALL.into_iter().map(|class| galley(label_of(class))).collect();
    if whole.iter().all(|label| label.size().x <= room) {
        return whole;
    }
    let broken = |label: String| label.rsplit_once(char::is_whitespace).map(|(number, unit)| format!("{number}\n{unit}")).unwrap_or(label);
    LifeClass::ALL.into_iter().map(|class| galley(broken(label_of(class)))).collect()
}

/// One bar in its slot, `foot` points of which are for the label.
fn life_bar(
    ui: &Ui,
    state: &State,
    (slot, foot): (Rect, f32),
    (class, label): (LifeClass, Arc<Galley>),
    (count, most): (u32, u32),
) -> Response {
    let t = tokens(ui);
    let words = &state.words;
    let response = ui.interact(slot, ui.scope_id().with(("life", class.code())), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(slot, radius::CONTROL, t.hover);
    }
    let base = slot.bottom() - foot;
    #[expect(clippy::cast_precision_loss, reason = "a bar of a hundred pixels")]
    let height = (slot.height() - foot - 24.0) * count as f32 / most as f32;
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
    // Centred in itself, a galley hangs from the middle of its top.
    ui.painter().galley(pos2(slot.center().x, base + 6.0), label, t.weak);
    // The chart as text, for screen readers.
    let cookies = words.count("cookies", u64::from(count));
    let class_in_words = speech::life_class(words, Lived::Class(class));
    let spoken = words.with("life-class-row", &[("class", class_in_words.into()), ("cookies", cookies.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    focus_ring(ui, &response);
    response.hint(spoken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ui::theme;

    #[test]
    fn labels_of_bars_never_run_into_each_other() {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        for language in Language::ALL {
            let words = Words::new(language, jiff::tz::TimeZone::UTC);
            // The card of a window of 900 points, of the usual one, and of a page at 400 %.
            for (room, lines) in [(42.0, 2), (46.0, 2), (54.0, 1), (70.0, 1)] {
                let mut widest = (0.0_f32, 0);
                let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                    for label in class_labels(ui, &words, room) {
                        widest = (widest.0.max(label.size().x), widest.1.max(label.rows.len()));
                    }
                });
                output.textures_delta.clear();
                assert!(widest.0 <= room && widest.1 <= lines, "{language:?}, {room}: {widest:?}");
            }
        }
    }
}
