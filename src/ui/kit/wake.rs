//! Waking the window.

use std::sync::Arc;

use egui::Context;

use crate::jobs::Wake;

/// Wakes the window from any thread.
#[must_use]
pub fn wake(ctx: &Context) -> Wake {
    let ctx = ctx.clone();
    Arc::new(move || ctx.request_repaint())
}
