//! A line that leads somewhere: a name, what is said of it in small, a bar, and the numbers of the bar as text.

use egui::accesskit::Role;
use egui::{Color32, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use super::text::one_line;
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, radius, tokens};

/// Height of a line, and of one whose numbers stand below the name, in points.
const HEIGHTS: (f32, f32) = (34.0, 50.0);
/// Room of an icon before the name, in points.
const ICON: f32 = 24.0;
/// Below this a bar says nothing, in points.
const SHORTEST_BAR: f32 = 8.0;

/// One of several lines that stand below each other.
pub struct BarLine<'a> {
    /// The sign before the name, and the colour of both; of the text where there is none.
    pub sign: Option<(Icon, Color32)>,
    /// What it is about.
    pub name: &'a str,
    /// What is said of it beside; the lines of a card all have this column, or none has.
    pub aside: Option<&'a str>,
    /// The numbers as they are shown.
    pub numbers: &'a str,
    /// Room for them, the same in all lines, so that the bars end at one edge, in points.
    pub numbers_width: f32,
    /// How much of its room the bar takes, up to 1; none where there is nothing to compare.
    pub share: Option<f32>,
    /// Its colour.
    pub fill: Color32,
    /// The whole line for screen readers.
    pub spoken: &'a str,
}

impl BarLine<'_> {
    /// Paints it over the whole width. A button.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let t = tokens(ui);
        let width = ui.available_width();
        let sign = if self.sign.is_some() { ICON } else { 0.0 };
        let name_width = sign + (width * 0.24).clamp(90.0, 190.0);
        let aside_width = self.aside.map_or(0.0, |_| (width * 0.2).clamp(0.0, 190.0));
        let numbers = ui.painter().layout_no_wrap(self.numbers.to_owned(), font(14.0, Weight::Regular), t.text);
        // In a window that is narrow, or zoomed far, the numbers stand below.
        let is_narrow = name_width + aside_width + numbers.size().x > width;
        let height = if is_narrow { HEIGHTS.1 } else { HEIGHTS.0 };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, self.spoken));
        if response.hovered() {
            ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), radius::CONTROL, t.hover);
        }
        let middle = rect.top() + HEIGHTS.0 / 2.0;
        let at = |x: f32, height: f32| pos2(x, middle - height / 2.0);
        let ink = self.sign.map_or(t.text, |(_, ink)| ink);
        if let Some((icon, ink)) = self.sign {
            ui.painter().text(pos2(rect.left(), middle), egui::Align2::LEFT_CENTER, icon.glyph(), icon.font(16.0), ink);
        }
        let room = if is_narrow { width - aside_width } else { name_width };
        // Where nothing is said beside it, a long name has that room.
        let beside = if self.aside.is_none_or(str::is_empty) { aside_width } else { 0.0 };
        let name = ui.painter().layout_job(one_line(self.name, 14.0, Weight::Regular, ink, room + beside - sign - 8.0));
        ui.painter().galley(at(rect.left() + sign, name.size().y), name, ink);
        let aside = ui.painter().layout_job(one_line(self.aside.unwrap_or(""), 12.0, Weight::Regular, t.weak, aside_width - 8.0));
        ui.painter().galley(at(rect.left() + room, aside.size().y), aside, t.weak);
        if is_narrow {
            ui.painter().galley(pos2(rect.left() + sign, rect.bottom() - numbers.size().y - 4.0), numbers, t.text);
        } else {
            ui.painter().galley(at(rect.right() - numbers.size().x, numbers.size().y), numbers, t.text);
            let from = rect.left() + name_width + aside_width;
            self.bar(ui, Rect::from_min_max(pos2(from, middle - 5.0), pos2(rect.right() - self.numbers_width, middle + 5.0)));
        }
        focus_ring(ui, &response);
        response
    }

    fn bar(&self, ui: &Ui, track: Rect) {
        let Some(share) = self.share.filter(|_| track.width() > SHORTEST_BAR) else { return };
        ui.painter().rect_filled(track, 3, tokens(ui).hover);
        if share > 0.0 {
            let bar = Rect::from_min_size(track.min, vec2((track.width() * share.min(1.0)).max(2.0), track.height()));
            ui.painter().rect_filled(bar, 3, self.fill);
        }
    }
}

/// The share of a number of the largest.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a bar of a few hundred pixels")]
pub fn share(number: usize, most: usize) -> f32 {
    number as f32 / most.max(1) as f32
}
