//! Groups of which one is chosen: radio buttons, chips, tabs. One stop of Tab at the chosen one; arrows choose.

use egui::accesskit::{Action, ActionRequest, Role, TreeId};
use egui::{Align2, Context, Event, EventFilter, Id, Key, Rect, Response, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::button::focus_ring;
use super::own_keys;
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::tokens;

/// The group that is being painted.
#[derive(Clone, Debug, Default)]
struct Group {
    /// Its members, with whether they are chosen.
    members: Vec<(Id, bool)>,
    /// How many there were in the frame before, and whether none was chosen.
    before: Option<(usize, bool)>,
}

/// What is to be pressed in the next frame, as if by assistive technologies.
#[derive(Clone, Copy, Debug)]
struct Pressed(Id);

/// What was pressed and gets the focus once it is chosen: a screen reader that hears of the focus first says "not selected", and nothing after it.
#[derive(Clone, Copy, Debug)]
struct Reached {
    id: Id,
    /// Frames that it is waited for at most.
    waits: u8,
}

fn place() -> Id {
    Id::unique("roving")
}

fn group_now(ctx: &Context) -> Option<Group> {
    ctx.data(|data| data.get_temp::<Option<Group>>(place())).flatten()
}

fn set_group(ctx: &Context, group: Option<Group>) {
    ctx.data_mut(|data| data.insert_temp(place(), group));
}

/// A named group of the given role; its members are made by [`member`].
pub fn group<R>(ui: &mut Ui, role: Role, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().accessibility_label(name).accessibility_role(role).layout(*ui.layout());
    ui.scope_builder(builder, |ui| {
        let kept = ui.unique_id().with("members");
        let before = ui.data(|data| data.get_temp(kept));
        set_group(ui.ctx(), Some(Group { members: Vec::new(), before }));
        if let Some((count, _)) = before {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_size_of_set(count));
        }
        let result = add(ui);
        let group = group_now(ui.ctx()).unwrap_or_default();
        set_group(ui.ctx(), None);
        let has_none = group.members.iter().all(|(_, chosen)| !chosen);
        ui.data_mut(|data| data.insert_temp(kept, (group.members.len(), has_none)));
        move_by_keys(ui.ctx(), &group.members);
        result
    })
    .inner
}

/// Room for a member, which is a stop of Tab when it is the chosen one, or the first where none is.
pub fn member(ui: &mut Ui, size: Vec2, chosen: bool) -> (Rect, Response) {
    let Some(mut group) = group_now(ui.ctx()) else { return ui.allocate_exact_size(size, Sense::click()) };
    let ctx = ui.ctx().clone();
    let id = ui.next_auto_id();
    press_when_asked(&ctx, id);
    let position = group.members.len();
    let stands_in = position == 0 && group.before.is_none_or(|(_, has_none)| has_none);
    let is_stop = chosen || stands_in || ctx.memory(|memory| memory.has_focus(id));
    let (rect, response) = ui.allocate_exact_size(size, if is_stop { Sense::click() } else { Sense::CLICK });
    debug_assert_eq!(response.id, id, "the id that egui told before");
    group.members.push((id, chosen));
    set_group(&ctx, Some(group));
    ctx.accesskit_node_builder(id, |node| {
        node.set_position_in_set(position);
        node.add_action(Action::Focus);
    });
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..Default::default() };
        own_keys::keep(&ctx, id, filter);
    }
    if ctx.input(|input| input.has_accesskit_action_request(id, Action::Focus)) {
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
    focus_when_chosen(&ctx, id, chosen);
    (rect, response)
}

/// Whether an arrow is on its way to a member, which gets the focus once it is chosen.
#[must_use]
pub fn is_moving(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp::<Reached>(place())).is_some()
}

fn focus_when_chosen(ctx: &Context, id: Id, chosen: bool) {
    let Some(reached) = ctx.data(|data| data.get_temp::<Reached>(place())).filter(|reached| reached.id == id) else { return };
    if let Some(waits) = reached.waits.checked_sub(1).filter(|_| !chosen) {
        ctx.data_mut(|data| data.insert_temp(place(), Reached { id, waits }));
        ctx.request_repaint();
    } else {
        ctx.data_mut(|data| data.remove::<Reached>(place()));
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
}

/// Arrows go round; the one that is reached is chosen.
fn move_by_keys(ctx: &Context, members: &[(Id, bool)]) {
    // Keys that come faster than the focus go on from where it will be.
    let reached = ctx.data(|data| data.get_temp::<Reached>(place())).map(|reached| reached.id);
    let reached = reached.filter(|id| members.iter().any(|(member, _)| member == id));
    let focused = reached.or_else(|| ctx.memory(egui::Memory::focused));
    let Some(at) = members.iter().position(|(id, _)| Some(*id) == focused) else { return };
    let last = members.len() - 1;
    let next = ctx.input(|input| {
        input.events.iter().fold(at, |at, event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if !modifiers.any() => match key {
                Key::ArrowDown | Key::ArrowRight => {
                    if at == last {
                        0
                    } else {
                        at + 1
                    }
                }
                Key::ArrowUp | Key::ArrowLeft => at.checked_sub(1).unwrap_or(last),
                Key::Home => 0,
                Key::End => last,
                _ => at,
            },
            _ => at,
        })
    });
    if let Some((id, _)) = members.get(next).filter(|_| next != at) {
        ctx.data_mut(|data| data.insert_temp(place(), Pressed(*id)));
        ctx.request_repaint();
    }
}

/// egui has no way to press a widget but the one that assistive technologies take.
fn press_when_asked(ctx: &Context, id: Id) {
    let is_asked = ctx.data(|data| data.get_temp::<Pressed>(place())).is_some_and(|pressed| pressed.0 == id);
    if is_asked {
        ctx.data_mut(|data| {
            data.remove::<Pressed>(place());
            data.insert_temp(place(), Reached { id, waits: 4 });
        });
        let press = ActionRequest { action: Action::Click, target_tree: TreeId::ROOT, target_node: id.accesskit_id(), data: None };
        ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(press)));
    }
}

/// How wide a tab is whose label, in the heavier weight, is so wide.
#[must_use]
pub fn tab_width(label: f32) -> f32 {
    label + 24.0
}

/// A tab: the name of a page.
pub fn tab(ui: &mut Ui, label: &str, current: bool) -> Response {
    let t = tokens(ui);
    let weight = if current { Weight::Semibold } else { Weight::Regular };
    // Room for the heavier weight, so that nothing moves when another page is chosen.
    let widest = ui.painter().layout_no_wrap(label.to_owned(), font(14.0, Weight::Semibold), t.text).size().x;
    let (rect, response) = member(ui, vec2(tab_width(widest), 40.0), current);
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, true, label));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(current));
    let ink = if current || response.hovered() { t.text } else { t.weak };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, label, font(14.0, weight), ink);
    if current {
        let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.right_bottom());
        ui.painter().rect_filled(line, 0, t.accent);
    }
    focus_ring(ui, &response);
    response
}
