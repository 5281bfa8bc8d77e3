//! The keyboard inside a menu. egui's own popups leave the focus on the button, and lose it when they close.

use super::{own_keys, type_ahead};
use egui::{Context, Event, EventFilter, Id, Key, Response};

/// A line that can be chosen.
#[derive(Clone)]
pub struct Item {
    /// Its widget.
    pub id: Id,
    /// What it is called, for letters typed.
    pub label: String,
}

/// The open menu.
#[derive(Clone)]
struct Open {
    id: Id,
    /// What has the focus again once it closes.
    before: Id,
    items: Vec<Item>,
    /// For how many frames the first line asks for the focus: in the first one egui only measures the menu.
    asks: u8,
    /// The line that a key has moved the focus to, until it is scrolled into view.
    reached: Option<Id>,
    /// The frame in which it was painted last.
    painted: u64,
}

fn place() -> Id {
    Id::unique("open-menu")
}

fn load(ctx: &Context) -> Option<Open> {
    ctx.data(|data| data.get_temp::<Option<Open>>(place())).flatten()
}

fn store(ctx: &Context, open: Option<Open>) {
    ctx.data_mut(|data| data.insert_temp(place(), open));
}

/// Whether a menu is open, of any button.
pub fn is_any_open(ctx: &Context) -> bool {
    load(ctx).is_some()
}

/// Whether this menu was open in the frame before.
pub fn was_open(ctx: &Context, id: Id) -> bool {
    load(ctx).is_some_and(|open| open.id == id)
}

/// After a frame: a menu whose button went with its page, as when a key leads to another one, is painted no more, and nobody else says that it closed.
/// True when there was one.
pub fn forget_unpainted(ctx: &Context) -> bool {
    let is_gone = load(ctx).is_some_and(|open| open.painted != ctx.cumulative_frame_nr());
    if is_gone {
        store(ctx, None);
    }
    is_gone
}

/// Before the lines of a menu are painted.
pub fn begin(ctx: &Context, id: Id, opener: Id) {
    let painted = ctx.cumulative_frame_nr();
    let open = match load(ctx) {
        Some(open) if open.id == id => Open { items: Vec::new(), painted, ..open },
        _ => Open { id, before: ctx.memory(egui::Memory::focused).unwrap_or(opener), items: Vec::new(), asks: 4, reached: None, painted },
    };
    store(ctx, Some(open));
}

/// A line was painted.
pub fn offer(ctx: &Context, item: Item) {
    // In its place: a menu may have a hundred lines, and each would copy all before it.
    ctx.data_mut(|data| {
        if let Some(open) = data.get_temp_mut_or_insert_with::<Option<Open>>(place(), || None) {
            open.items.push(item);
        }
    });
}

/// Whether a key has just moved the focus to this line. Told once.
pub fn is_reached(ctx: &Context, line: Id) -> bool {
    ctx.data_mut(|data| {
        let open = data.get_temp_mut_or_insert_with::<Option<Open>>(place(), || None);
        open.as_mut().and_then(|open| open.reached.take_if(|reached| *reached == line)).is_some()
    })
}

/// Arrows, Tab and Esc are the menu's while a line has the focus.
pub fn keep_arrows(line: &Response) {
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    own_keys::keep(&line.ctx, line.id, filter);
}

/// After the lines: moves the focus by keys. True when the menu is to close.
pub fn end(ctx: &Context, id: Id) -> bool {
    let Some(mut open) = load(ctx).filter(|open| open.id == id) else { return false };
    let focused = ctx.memory(egui::Memory::focused);
    let at = open.items.iter().position(|item| Some(item.id) == focused);
    if at.is_none() && open.asks > 0 {
        open.asks -= 1;
        if let Some(first) = open.items.first() {
            ctx.memory_mut(|memory| memory.request_focus(first.id));
            ctx.request_repaint();
        }
        // The key that opened the menu is none of its own.
        store(ctx, Some(open));
        return false;
    }
    open.asks = 0;
    let (mut next, mut closes) = (at, false);
    ctx.input(|input| {
        for event in &input.events {
            match event {
                Event::Key { key: Key::Tab | Key::Escape, pressed: true, .. } => closes = true,
                Event::Key { key, pressed: true, modifiers, .. } if !modifiers.any() => next = moved(*key, next, open.items.len()).or(next),
                _ => {}
            }
        }
    });
    let next =
        type_ahead::found(ctx, id, (next, open.items.len()), |line| open.items.get(line).map_or("", |item| &item.label).into()).or(next);
    if let Some(item) = next.filter(|_| next != at).and_then(|next| open.items.get(next)) {
        ctx.memory_mut(|memory| memory.request_focus(item.id));
        open.reached = Some(item.id);
    }
    store(ctx, Some(open));
    closes
}

fn moved(key: Key, at: Option<usize>, length: usize) -> Option<usize> {
    let last = length.checked_sub(1)?;
    match key {
        Key::ArrowDown => Some(at.map_or(0, |at| if at >= last { 0 } else { at + 1 })),
        Key::ArrowUp => Some(at.map_or(last, |at| at.checked_sub(1).unwrap_or(last))),
        Key::Home | Key::PageUp => Some(0),
        Key::End | Key::PageDown => Some(last),
        _ => None,
    }
}

/// The focus goes back to where it was before the menu opened.
pub fn give_back(ctx: &Context) {
    if let Some(open) = load(ctx) {
        ctx.memory_mut(|memory| memory.request_focus(open.before));
    }
}

/// The menu of this id is not shown; when it was, the focus goes back, unless something else has taken it.
pub fn closed(ctx: &Context, id: Id) {
    let Some(open) = load(ctx).filter(|open| open.id == id) else { return };
    store(ctx, None);
    let focused = ctx.memory(egui::Memory::focused);
    if focused.is_none_or(|focused| open.items.iter().any(|item| item.id == focused)) {
        ctx.memory_mut(|memory| memory.request_focus(open.before));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round() {
        assert_eq!(moved(Key::ArrowDown, Some(2), 3), Some(0));
        assert_eq!(moved(Key::ArrowUp, Some(0), 3), Some(2));
        assert_eq!(moved(Key::End, Some(0), 3), Some(2));
        assert_eq!(moved(Key::ArrowDown, None, 0), None);
    }
}
