//! Headings with commands.

use egui::{FontSelection, RichText, TextWrapMode, Ui, WidgetText};

use super::text::heading;
use crate::ui::theme::space;

/// Sums of widths are not exact, in points.
const SLACK: f32 = 1.0;

/// A heading with its commands at the right end, or under it where they have no room beside it; they stand in the order in which they are added, which is
/// also that of Tab.
pub fn head(ui: &mut Ui, title: RichText, add: impl FnOnce(&mut Ui)) {
    // How wide the commands are is known once they were painted; the frame that learns it is painted anew.
    let kept = ui.make_persistent_id(("head", title.text()));
    let commands = ui.data(|data| data.get_temp::<f32>(kept)).unwrap_or(0.0);
    let galley = WidgetText::from(title.clone()).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, FontSelection::Default);
    if galley.size().x + space::L + commands > ui.available_width() {
        heading(ui, title);
        ui.horizontal_wrapped(add);
        return;
    }
    ui.horizontal(|ui| {
        heading(ui, title);
        // As long as nobody knows how wide they are they have all the room: what is squeezed would be measured too narrow for ever.
        if commands > 0.0 {
            let gap = ui.available_width() - commands - SLACK;
            ui.add_space(gap.max(0.0));
        }
        let row = ui.horizontal(|ui| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            add(ui);
        });
        let painted = row.response.rect.width();
        if (painted - commands).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(kept, painted));
            ui.ctx().request_discard("the width of commands beside a heading");
        }
    });
}
