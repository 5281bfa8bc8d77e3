//! A page one reads: a scrolling column in the middle, at most so wide.

use egui::{CentralPanel, Context, Id, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::region;
use super::scroll::Reading;
use crate::ui::theme::space;

/// The column that all pages share, in points: none jumps aside when another one is chosen.
const COLUMN: f32 = 1_120.0;

/// The page is about something else when it is shown next: one reads it from its beginning.
pub fn begin_anew(ctx: &Context, id: &str) {
    ctx.data_mut(|data| data.insert_temp(focus_id(id).with("begins-anew"), true));
}

fn focus_id(id: &str) -> Id {
    Id::unique(("page", id))
}

/// Paints a page at most `widest` points wide, called `name` by screen readers; `paint` gets the width it has.
pub fn show(ui: &mut Ui, (id, name): (&str, &str), widest: f32, paint: impl FnOnce(&mut Ui, f32)) {
    CentralPanel::no_frame().show(ui, |ui| {
        let focus = focus_id(id);
        region::mark_main(ui.ctx(), ui.available_rect_before_wrap(), focus);
        let reading = Reading { id: focus, name, is_always_a_stop: true, is_page: true };
        // A page that is to be scrolled stands where one stands that is not: its bar has its room in both.
        let room = ui.available_width() - ui.spacing().scroll.allocated_width();
        let mut area = ScrollArea::vertical().id_salt(id).auto_shrink(false);
        if ui.data_mut(|data| data.remove_temp::<bool>(focus.with("begins-anew"))).unwrap_or(false) {
            area = area.vertical_scroll_offset(0.0);
        }
        reading.show(ui, area, |ui| {
            let margin = if room < 600.0 { space::L } else { space::XXL };
            let column = (room - 2.0 * margin).min(COLUMN);
            let (width, left) = (column.min(widest), (room - column) / 2.0);
            let rect = Rect::from_min_size(ui.cursor().min + vec2(left, space::XL), vec2(width, f32::INFINITY));
            let page = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                ui.set_width(width);
                paint(ui, width);
            });
            ui.advance_cursor_after_rect(page.response.rect);
            ui.add_space(space::XXL);
        });
    });
}
