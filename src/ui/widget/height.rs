//! How high the window is: the rows of the table are what one came for, and where there is room for few of them the rest gives way.

use egui::Context;

/// Below this height, in points, each line counts.
const LOW: f32 = 400.0;

/// Below this one three rows of the table would have no room beside all that usually stands around them: a small screen at 400 %.
const SCARCE: f32 = 280.0;

/// Whether air and lines that can be menus are taken from the rows.
#[must_use]
pub fn is_low(ctx: &Context) -> bool {
    ctx.content_rect().height() < LOW
}

/// Whether whatever can be said elsewhere gives way.
#[must_use]
pub fn is_scarce(ctx: &Context) -> bool {
    ctx.content_rect().height() < SCARCE
}
