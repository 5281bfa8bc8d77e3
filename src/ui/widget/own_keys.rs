//! Keys that a widget keeps to itself while it has the focus.

use egui::{Context, Event, EventFilter, FocusDirection, Id, Key};

/// Keeps the keys of `filter` for the widget `id`, which has the focus. egui would go on with them to the next widget.
///
/// egui looks at the keys of a frame before that frame says which of them are kept: an arrow in the frame after the one in which the focus came, as a busy machine or
/// a program brings it about, would take the focus along. That step is taken back here.
pub fn keep(ctx: &Context, id: Id, filter: EventFilter) {
    ctx.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let is_kept = |key: Key| match key {
        Key::ArrowUp | Key::ArrowDown => filter.vertical_arrows,
        Key::ArrowLeft | Key::ArrowRight => filter.horizontal_arrows,
        Key::Tab => filter.tab,
        _ => false,
    };
    // Tab where it is not kept goes on as ever.
    if is_pressed(ctx, is_kept) && (filter.tab || !is_pressed(ctx, |key| key == Key::Tab)) {
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
}

/// Takes back the step of an arrow that was pressed in the frame in which the program itself gives the focus away: egui would go on from the new place.
pub fn stay(ctx: &Context) {
    if !is_pressed(ctx, |key| key == Key::Tab) {
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
}

fn is_pressed(ctx: &Context, wanted: impl Fn(Key) -> bool) -> bool {
    ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::Key { key, pressed: true, .. } if wanted(*key))))
}
