//! The parts of the window that F6 goes round, in the order in which they are seen, and where the focus goes when what had it is gone.

use egui::accesskit::Role;
use egui::{Context, Id, Rect, Ui};

/// A part that was painted.
#[derive(Clone, Copy, Debug)]
struct Region {
    rect: Rect,
    /// The widget that takes its focus.
    landing: Id,
    /// Where one arrives on a page.
    is_main: bool,
    /// The tabs of the window.
    is_tabs: bool,
}

#[derive(Clone, Debug, Default)]
struct Regions {
    now: Vec<Region>,
    before: Vec<Region>,
}

fn place() -> Id {
    Id::unique("regions")
}

fn regions(ctx: &Context) -> Regions {
    ctx.data(|data| data.get_temp(place())).unwrap_or_default()
}

/// Before a frame is painted.
pub fn begin(ctx: &Context) {
    let Regions { now, .. } = regions(ctx);
    ctx.data_mut(|data| data.insert_temp(place(), Regions { now: Vec::new(), before: now }));
}

/// A part is painted at `rect`; `landing` takes its focus.
pub fn mark(ctx: &Context, rect: Rect, landing: Id) {
    add(ctx, Region { rect, landing, is_main: false, is_tabs: false });
}

/// The part where one arrives on a page.
pub fn mark_main(ctx: &Context, rect: Rect, landing: Id) {
    add(ctx, Region { rect, landing, is_main: true, is_tabs: false });
}

/// The tabs of the window.
pub fn mark_tabs(ctx: &Context, rect: Rect, landing: Id) {
    add(ctx, Region { rect, landing, is_main: false, is_tabs: true });
}

fn add(ctx: &Context, region: Region) {
    let mut all = regions(ctx);
    all.now.push(region);
    ctx.data_mut(|data| data.insert_temp(place(), all));
}

/// Names the part that `ui` stands for, for screen readers.
pub fn name(ui: &Ui, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}

/// Gives the focus to the next part, or to the one before.
pub fn step(ctx: &Context, by: isize) {
    let all = regions(ctx).now;
    let Some(last) = all.len().checked_sub(1) else { return };
    let focused = ctx.memory(egui::Memory::focused);
    let rect = focused.and_then(|id| ctx.read_response(id)).map(|response| response.rect);
    let at = all.iter().position(|region| Some(region.landing) == focused).or_else(|| rect.and_then(|rect| holding(&all, rect)));
    let next = match at {
        None => all.iter().position(|region| region.is_main).unwrap_or(0),
        Some(at) if by > 0 => {
            if at >= last {
                0
            } else {
                at + 1
            }
        }
        Some(at) => at.checked_sub(1).unwrap_or(last),
    };
    if let Some(region) = all.get(next) {
        ctx.memory_mut(|memory| memory.request_focus(region.landing));
    }
}

/// The smallest part that holds the middle of `rect`.
fn holding(all: &[Region], rect: Rect) -> Option<usize> {
    let holders = all.iter().enumerate().filter(|(_, region)| region.rect.contains(rect.center()));
    holders.min_by(|(_, a), (_, b)| a.rect.area().total_cmp(&b.rect.area())).map(|(index, _)| index)
}

/// Where the focus goes when the widget that had it, at `rect`, is there no more: to its part, else to where one arrives.
#[must_use]
pub fn successor(ctx: &Context, rect: Rect) -> Option<Id> {
    let all = regions(ctx).before;
    holding(&all, rect).and_then(|index| all.get(index)).map(|region| region.landing).or_else(|| main(ctx))
}

/// Where one arrives on the page that was painted last.
#[must_use]
pub fn main(ctx: &Context) -> Option<Id> {
    regions(ctx).before.iter().find(|region| region.is_main).map(|region| region.landing)
}

/// Whether the focus, at `focused`, is on the tabs.
#[must_use]
pub fn is_tab(ctx: &Context, focused: Rect) -> bool {
    let all = regions(ctx);
    [all.now, all.before].iter().any(|all| all.iter().any(|region| region.is_tabs && region.rect.contains(focused.center())))
}
