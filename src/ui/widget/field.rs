//! Fields for text.

use egui::accesskit::Role;
use egui::{Id, Margin, Response, TextEdit, Ui, WidgetInfo};

use super::button::focus_ring;
use crate::ui::theme::{Icon, space, text, tokens};

/// What a field is called and shows.
pub struct Field<'a> {
    /// Stable id, so that it can be focused from outside.
    pub id: Id,
    /// Before the text.
    pub icon: Icon,
    /// Shown while empty, and the accessible name.
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
            .min_size(egui::vec2(self.width, space::CONTROL))
            .desired_width(self.width);
        if let Some(suffix) = self.suffix.filter(|_| current.is_empty()) {
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
        let changed = response.changed().then_some(value);
        (response, changed)
    }
}
