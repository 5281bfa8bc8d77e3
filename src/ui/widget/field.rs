//! Fields for text.

use egui::accesskit::Role;
use egui::{Id, Margin, Rect, Response, ScrollArea, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use super::scroll::describe_bars;
use super::text::one_line;
use crate::ui::theme::text::Weight;
use crate::ui::theme::{Icon, space, text, tokens};

/// What a field is called and shows.
pub struct Field<'a> {
    /// Stable id, so that it can be focused from outside.
    pub id: Id,
    /// Before the text.
    pub icon: Icon,
    /// What is typed here: inside while it is empty, small on its edge once it is not, and the accessible name.
    pub hint: &'a str,
    /// At the end, e.g. the shortcut.
    pub suffix: Option<&'a str>,
    /// Width in points.
    pub width: f32,
}

impl Field<'_> {
    /// Shows the field; the new text when it was changed.
    pub fn show(self, ui: &mut Ui, current: &str) -> (Response, Option<String>) {
        let t = tokens(ui);
        let mut value = current.to_owned();
        let mut edit = TextEdit::singleline(&mut value)
            .id(self.id)
            .hint_text(text::body(self.hint).color(t.weak))
            .prefix(self.icon.text().color(t.weak))
            .background_color(t.raised)
            .margin(Margin::symmetric(10, 6))
            .align(egui::Align2::LEFT_CENTER)
            .min_size(vec2(self.width, space::CONTROL))
            .desired_width(self.width);
        if let Some(suffix) = self.suffix {
            edit = edit.suffix(text::small(suffix).color(t.weak));
        }
        let response = ui.add(edit);
        let hint = self.hint;
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, hint);
            info.current_text_value = Some(value.clone());
            info
        });
        focus_ring(ui, &response);
        if !value.is_empty() {
            self.keep_label(ui, &response);
        }
        let changed = response.changed().then_some(value);
        (response, changed)
    }

    /// A label that vanished with the first letter would leave nobody to say what the field is for (WCAG 3.3.2).
    fn keep_label(&self, ui: &Ui, field: &Response) {
        let t = tokens(ui);
        let label = one_line(self.hint, 10.5, Weight::Regular, t.weak, field.rect.width() - 2.0 * space::L);
        let galley = ui.painter().layout_job(label);
        let size = galley.size();
        let at = pos2(field.rect.left() + space::M, field.rect.top() - size.y / 2.0);
        ui.painter().rect_filled(Rect::from_min_size(at, size).expand2(vec2(3.0, 0.0)), 2, t.panel);
        ui.painter().galley(at, galley, t.weak);
    }
}

/// A field of several lines, called `name`: `lines` at first and at most, from where on it scrolls by itself and follows the cursor. The new text when it was
/// changed.
pub fn area(ui: &mut Ui, id: Id, name: &str, [least, most]: [usize; 2], current: &str) -> (Response, Option<String>) {
    let t = tokens(ui);
    let mut value = current.to_owned();
    let label = ui.add(egui::Label::new(text::small(name).color(t.weak)));
    super::text::unspoken(&label);
    let margin = Margin::symmetric(10, 6);
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let height = ui.text_style_height(&egui::TextStyle::Body) * most as f32 + margin.sum().y;
    let scrolled = ScrollArea::vertical().id_salt(id).max_height(height).min_scrolled_height(height).show(ui, |ui| {
        let edit = TextEdit::multiline(&mut value)
            .id(id)
            .background_color(t.raised)
            .margin(margin)
            .desired_rows(least)
            .desired_width(ui.available_width());
        ui.add(edit)
    });
    describe_bars(ui.ctx(), &scrolled, name);
    let response = scrolled.inner;
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::MultilineTextInput, true, name);
        info.current_text_value = Some(value.clone());
        info
    });
    // What is seen of it: a ring around all of a long text would be cut off above and below.
    focus_ring(ui, &response.clone().with_new_rect(response.rect.intersect(scrolled.inner_rect)));
    let changed = response.changed().then_some(value);
    (response, changed)
}
