//! Rows of unequal height below each other, as many as there are. What is far out of view is not laid out again once its height is known: a charter may have
//! thousands of lines, and each is a handful of texts.

use egui::{Id, Rect, Ui, pos2};

use super::button::steady;

/// Up to so many rows all are laid out: they cost little, and screen readers find them all.
const ALL: usize = 60;

/// Rows of one place.
#[derive(Clone, Copy, Debug)]
pub struct TallRows {
    /// Stable and unique; each row has its own id from it, so that the focus stays while others come and go.
    pub id: Id,
    /// How many.
    pub count: usize,
    /// Another number where heights may be others, though width and zoom are the same.
    pub content: u64,
}

/// What was measured, and for what.
#[derive(Clone, Debug, Default)]
struct Measured {
    /// Width in points, pixels per point, content.
    basis: Option<(f32, f32, u64)>,
    /// In points.
    heights: Vec<Option<f32>>,
}

impl TallRows {
    /// Paints the rows. One that `stays` is laid out wherever it is, because Tab leads to something in it.
    pub fn show(self, ui: &mut Ui, stays: impl Fn(usize) -> bool, mut row: impl FnMut(&mut Ui, usize)) {
        let basis = Some((ui.available_width(), ui.pixels_per_point(), self.content));
        let before: Measured = ui.data_mut(|data| data.remove_temp(self.id)).unwrap_or_default();
        let mut measured = if before.basis == basis { before } else { Measured { basis, heights: Vec::new() } };
        measured.heights.resize(self.count, None);
        let near = near(ui);
        for (number, height) in measured.heights.iter_mut().enumerate() {
            let top = ui.cursor().top();
            let is_far = |height: &f32| !near.intersects(Rect::from_x_y_ranges(near.x_range(), top..=top + height));
            if let Some(height) = height.filter(|height| self.count > ALL && is_far(height) && !stays(number)) {
                ui.add_space(height);
                // As many as a row counts.
                ui.skip_ahead_auto_ids(1);
                continue;
            }
            steady(ui, self.id.with(number), |ui| row(ui, number));
            *height = Some(ui.cursor().top() - top);
        }
        ui.data_mut(|data| data.insert_temp(self.id, measured));
    }
}

/// What is in view, and as much again above and below it, which a key scrolls to.
fn near(ui: &Ui) -> Rect {
    let seen = ui.clip_rect();
    let page = seen.height();
    Rect::from_min_max(pos2(seen.left(), seen.top() - page), pos2(seen.right(), seen.bottom() + page))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use egui::{Context, RawInput, ScrollArea, vec2};

    use super::*;

    /// Paints so many rows twice in an area of 100 points; how many are laid out the second time, and how high all are.
    fn painted(count: usize, stays: impl Fn(usize) -> bool + Copy) -> (usize, f32) {
        let ctx = Context::default();
        let (laid_out, height) = (Cell::new(0), Cell::new(0.0));
        for _ in 0..2 {
            laid_out.set(0);
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                let area = ScrollArea::vertical().max_height(100.0).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    TallRows { id: Id::unique("rows"), count, content: 0 }.show(ui, stays, |ui, number| {
                        laid_out.set(laid_out.get() + 1);
                        ui.allocate_space(vec2(10.0, if number % 2 == 0 { 10.0 } else { 30.0 }));
                    });
                });
                height.set(area.content_size.y);
            });
            output.textures_delta.clear();
        }
        (laid_out.get(), height.get())
    }

    #[test]
    fn what_is_far_out_of_view_is_only_as_high_as_it_was() {
        let (laid_out, height) = painted(1_000, |_| false);
        assert!((5..30).contains(&laid_out), "{laid_out}");
        assert!((height - 20_000.0).abs() < 1.0, "{height}");
        assert_eq!(painted(40, |_| false).0, 40, "few are all laid out");
        assert_eq!(painted(1_000, |number| number == 900).0, laid_out + 1, "what Tab leads to stays");
    }
}
