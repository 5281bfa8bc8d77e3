//! Rows of unequal height below each other, as many as there are. What is far out of view is not laid out again once its height is known: a charter may have
//! thousands of lines, and each is a handful of texts.

use std::any::Any;
use std::sync::{Arc, Weak};

use egui::{Id, Rect, Ui, pos2};

use super::button::steady;

/// Up to so many rows all are laid out: they cost little, and screen readers find them all.
const ALL: usize = 60;

/// Rows of one place.
#[derive(Clone, Debug)]
pub struct TallRows {
    /// Stable and unique; each row has its own id from it, so that the focus stays while others come and go.
    pub id: Id,
    /// How many.
    pub count: usize,
    /// What they show: with another one heights may be others, though width and zoom are the same.
    pub content: Content,
}

/// What rows show. Things that are never changed in place are told apart by where they lie, and held weakly: nothing else can come to lie there while heights
/// are remembered, and nothing large is kept for that.
#[derive(Clone, Debug, Default)]
pub struct Content {
    things: Vec<Weak<dyn Any + Send + Sync>>,
    language: &'static str,
}

impl Content {
    /// Shown in the language of this tag.
    pub fn of(language: &'static str) -> Self {
        Self { things: Vec::new(), language }
    }

    /// Of this thing, too.
    pub fn and<T: Any + Send + Sync>(mut self, thing: &Arc<T>) -> Self {
        let thing: Arc<dyn Any + Send + Sync> = Arc::clone(thing) as _;
        self.things.push(Arc::downgrade(&thing));
        self
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
            && self.things.len() == other.things.len()
            && self.things.iter().zip(&other.things).all(|(thing, other)| thing.ptr_eq(other))
    }
}

/// What was measured, and for what.
#[derive(Clone, Debug, Default)]
struct Measured {
    /// Width in points, pixels per point, content.
    basis: Option<(f32, f32, Content)>,
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

    /// Paints so many rows in an area of 100 points, every other one as high as told; how many are laid out, and how high all are.
    fn painted_once(ctx: &Context, count: usize, stays: impl Fn(usize) -> bool, odd: &Arc<f32>) -> (usize, f32) {
        let (laid_out, height) = (Cell::new(0), Cell::new(0.0));
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let area = ScrollArea::vertical().max_height(100.0).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                TallRows { id: Id::unique("rows"), count, content: Content::of("en").and(odd) }.show(ui, &stays, |ui, number| {
                    laid_out.set(laid_out.get() + 1);
                    ui.allocate_space(vec2(10.0, if number % 2 == 0 { 10.0 } else { **odd }));
                });
            });
            height.set(area.content_size.y);
        });
        output.textures_delta.clear();
        (laid_out.get(), height.get())
    }

    /// The second of two times.
    fn painted(count: usize, stays: impl Fn(usize) -> bool + Copy) -> (usize, f32) {
        let (ctx, odd) = (Context::default(), Arc::new(30.0));
        painted_once(&ctx, count, stays, &odd);
        painted_once(&ctx, count, stays, &odd)
    }

    #[test]
    fn what_took_the_place_of_another_thing_is_measured_anew() {
        let ctx = Context::default();
        for round in 0_u8..20 {
            // The one before is gone: without anything that holds its place this one may come to lie there.
            let odd = Arc::new(20.0 + f32::from(round));
            let (laid_out, height) = painted_once(&ctx, 1_000, |_| false, &odd);
            assert_eq!(laid_out, 1_000);
            assert!((height - 500.0 * (10.0 + *odd)).abs() < 1.0, "{height}");
        }
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
