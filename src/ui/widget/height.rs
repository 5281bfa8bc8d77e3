//! How high the window is: the rows of the table are what one came for, and where there is room for few of them the rest gives way.

use egui::{Context, Id, Ui};

/// Below this height, in points, each line counts.
const LOW: f32 = 400.0;

/// Below this one three rows of the table would have no room beside all that usually stands around them: a small screen at 400 %.
const SCARCE: f32 = 280.0;

/// Where nothing else is to be shown: a sign with a sentence and a button below it need so much, with air around them.
const OF_A_SIGN: f32 = 200.0;

fn taken() -> Id {
    Id::unique("height-that-is-taken")
}

/// Says how much of the window a bar below every page takes in this frame, in points: before anything is painted, since all goes by it.
pub fn take(ctx: &Context, points: f32) {
    ctx.data_mut(|data| data.insert_temp(taken(), points));
}

/// Whether air and lines that can be menus are taken from the rows.
#[must_use]
pub fn is_low(ctx: &Context) -> bool {
    ctx.content_rect().height() < LOW
}

/// Whether whatever can be said elsewhere gives way: the window is low, or what a bar leaves of it.
#[must_use]
pub fn is_scarce(ctx: &Context) -> bool {
    let taken: f32 = ctx.data(|data| data.get_temp(taken())).unwrap_or_default();
    ctx.content_rect().height() - taken < SCARCE
}

/// Whether what says that there is nothing may have a sign and air around it; else they would push its words out of view.
#[must_use]
pub fn has_room_for_a_sign(ui: &Ui) -> bool {
    ui.max_rect().height() >= OF_A_SIGN
}
