//! Menus below a button or at a row: one Tab stop, arrows, Home, End and letters inside, and the focus handed back whatever closes them.

use egui::accesskit::{Role, Toggled};
use egui::{
    Align2, Context, Id, Key, Popup, PopupAnchor, PopupCloseBehavior, Response, ScrollArea, Sense, SetOpenCommand, Ui, WidgetInfo, pos2,
    vec2,
};

use super::button::focus_ring;
use super::choice;
use super::hint::Hint as _;
use super::menu_keys::{self, Item};
use crate::query::filter::Standing;
use crate::ui::theme::text::{Weight, font, medium};
use crate::ui::theme::{Icon, radius, space, tokens};

/// Room that a menu to tick in needs below its button, in points.
const LOWEST: f32 = 240.0;

/// As wide as a menu becomes for the sake of a long line, in points; what is longer is cut.
const WIDEST: f32 = 480.0;

/// Shows `add` below `button` while its menu is open: `width` points wide, or more when a line needs it.
pub fn below(button: &Response, width: f32, add: impl FnOnce(&mut Ui)) {
    say_it_opens(button);
    shown(Popup::menu(button).gap(4.0), button.id, (width, None), add);
}

/// The same, but a click inside does not close it.
pub fn staying_below(button: &Response, width: f32, add: impl FnOnce(&mut Ui)) {
    say_it_opens(button);
    let popup = Popup::menu(button).gap(4.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    // Below its button, so that what is ticked does not move when lines come and go; in a low window over it.
    let below = button.ctx.content_rect().bottom() - button.rect.bottom() - 32.0;
    shown(popup, button.id, (width, Some(below).filter(|below| *below >= LOWEST)), add);
}

/// A context menu: at the pointer for a secondary click, below `place` when a key asks for it.
pub fn context(place: &Response, by_key: bool, width: f32, name: &str, add: impl FnOnce(&mut Ui)) {
    let id = Popup::default_response_id(place);
    let flag = id.with("by-key");
    if by_key {
        place.ctx.data_mut(|data| data.insert_temp(flag, true));
    } else if place.secondary_clicked() {
        place.ctx.data_mut(|data| data.remove::<bool>(flag));
    } else if !Popup::is_id_open(&place.ctx, id) && !menu_keys::was_open(&place.ctx, id) {
        return;
    }
    let mut popup = Popup::context_menu(place).accessible_name(name);
    if place.ctx.data(|data| data.get_temp(flag)).unwrap_or(false) {
        popup = popup.anchor(PopupAnchor::ParentRect(place.rect));
    }
    if by_key {
        popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
    }
    shown(popup, place.id, (width, None), add);
}

fn say_it_opens(button: &Response) {
    let is_open = Popup::is_id_open(&button.ctx, Popup::default_response_id(button));
    button.ctx.accesskit_node_builder(button.id, |node| {
        node.set_has_popup(egui::accesskit::HasPopup::Menu);
        node.set_expanded(is_open);
    });
}

/// One place for all menus: what is inside, its keys, and where the focus goes when it closes.
fn shown(popup: Popup<'_>, opener: Id, (width, height): (f32, Option<f32>), add: impl FnOnce(&mut Ui)) {
    let (id, ctx) = (popup.get_id(), popup.ctx().clone());
    // A menu is never wider or higher than the window, however far that is zoomed: it scrolls.
    let room = ctx.content_rect().size() - vec2(32.0, 32.0);
    let kept = id.with("widest-line");
    let needed = ctx.data(|data| data.get_temp::<f32>(kept)).unwrap_or(0.0);
    let (width, height) = (width.max(needed.min(WIDEST)).min(room.x), height.map_or(room.y, |height| height.min(room.y)));
    let is_shown = popup
        .width(width)
        .show(|ui| {
            menu_keys::begin(ui.ctx(), id, opener);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.set_min_width(width);
            ui.data_mut(|data| data.insert_temp(widest_line(), 0.0_f32));
            let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
                // Room for the ring around the first and the last line, which would be cut off.
                ui.add_space(2.0);
                add(ui);
                ui.add_space(2.0);
            });
            let line = ui.data(|data| data.get_temp::<f32>(widest_line())).unwrap_or(0.0);
            // Beside the lines stands a scroll bar where they are too many.
            let line = line + (width - area.inner_rect.width()).max(0.0);
            if line > needed + 0.5 {
                ui.data_mut(|data| data.insert_temp(kept, line));
                ui.ctx().request_discard("a menu is as wide as its lines");
            }
            if menu_keys::end(ui.ctx(), id) {
                Popup::close_id(ui.ctx(), id);
            }
        })
        .is_some();
    if !is_shown {
        menu_keys::closed(&ctx, id);
    }
}

/// The room that the longest line painted so far in the open menu needs.
fn widest_line() -> Id {
    Id::unique("widest-line-of-a-menu")
}

/// A line of a menu: icon, label, and at the end its keys or a note.
pub fn item(ui: &mut Ui, icon: Option<Icon>, label: &str, note: &str) -> Response {
    line(ui, None, Role::MenuItem, (icon, label, note)).0
}

/// One of several, of which one holds.
pub fn radio_item(ui: &mut Ui, is_chosen: bool, icon: Option<Icon>, label: &str, note: &str) -> Response {
    let (response, _) = line(ui, None, Role::MenuItemRadio, (if is_chosen { Some(Icon::CHECK) } else { icon }, label, note));
    tell_chosen(&response, is_chosen);
    response
}

/// Yes or no; the menu stays open. It has a box, because a line without any mark reads as one more thing to do.
pub fn check_item(ui: &mut Ui, is_chosen: bool, label: &str) -> Response {
    let (response, _) = line(ui, None, Role::MenuItemCheckBox, (None, label, ""));
    let centre = pos2(response.rect.left() + 16.0, response.rect.center().y);
    choice::paint_box(ui.painter(), tokens(ui), centre, is_chosen, tokens(ui).raised);
    tell_chosen(&response, is_chosen);
    response
}

/// A value of a filter: pressed it is asked for, or no more; by a secondary click, Delete or `-` it is left out, or no more. The menu stays open.
///
/// `id` is its own, so that the focus stays with a value whatever comes and goes above it.
pub fn value_item(ui: &mut Ui, id: Id, now: Standing, (label, note): (&str, &str)) -> Option<Standing> {
    let icon = match now {
        Standing::Open => None,
        Standing::Only => Some(Icon::CHECK),
        Standing::Not => Some(Icon::CLOSE),
    };
    let (response, is_cut) = line(ui, Some(id), Role::MenuItemCheckBox, (icon, label, note));
    tell_chosen(&response, now == Standing::Only);
    let unless = |wanted: Standing| if now == wanted { Standing::Open } else { wanted };
    let is_left_out = response.secondary_clicked()
        || response.has_focus() && ui.input(|input| input.key_pressed(Key::Delete) || input.key_pressed(Key::Minus));
    let wanted = if is_left_out {
        Some(unless(Standing::Not))
    } else if response.clicked() {
        Some(unless(Standing::Only))
    } else {
        None
    };
    // What is whole needs no words beside it, which Esc would take away before the menu.
    if is_cut {
        response.hint(label);
    }
    wanted
}

fn tell_chosen(response: &Response, is_chosen: bool) {
    let toggled = if is_chosen { Toggled::True } else { Toggled::False };
    response.ctx.accesskit_node_builder(response.id, |node| node.set_toggled(toggled));
}

/// Paints a line; whether its label had to be cut.
fn line(ui: &mut Ui, id: Option<Id>, role: Role, (icon, label, note): (Option<Icon>, &str, &str)) -> (Response, bool) {
    let t = tokens(ui);
    let size = vec2(ui.available_width(), space::CONTROL);
    let (rect, response) = match id {
        None => ui.allocate_exact_size(size, Sense::click()),
        Some(id) => {
            let (_, rect) = ui.allocate_space(size);
            (rect, ui.interact(rect, id, Sense::click()))
        }
    };
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(role, enabled, label));
    if !note.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(note));
    }
    if enabled {
        menu_keys::offer(ui.ctx(), Item { id: response.id, label: label.to_owned() });
        menu_keys::keep_arrows(&response);
    }
    // A long menu scrolls after the keyboard.
    if enabled && menu_keys::is_reached(ui.ctx(), response.id) {
        response.scroll_to_me(None);
    }
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, radius::CONTROL, t.hover);
    }
    let ink = if enabled { t.text } else { t.weak.gamma_multiply(0.6) };
    if let Some(icon) = icon {
        ui.painter().text(pos2(rect.left() + 8.0, rect.center().y), Align2::LEFT_CENTER, icon.glyph(), icon.font(16.0), ink);
    }
    let note_galley = ui.painter().layout_no_wrap(note.to_owned(), font(12.0, Weight::Regular), t.weak);
    let left = rect.left() + 34.0;
    let room = rect.right() - left - note_galley.size().x - 2.0 * space::S;
    let galley = ui.painter().layout_job(super::text::one_line(label, 14.0, Weight::Regular, ink, room));
    let is_cut = galley.elided;
    if is_cut {
        let whole = ui.painter().layout_no_wrap(label.to_owned(), font(14.0, Weight::Regular), ink).size().x;
        let needed = (rect.width() + whole - room).ceil();
        ui.data_mut(|data| {
            let widest = data.get_temp_mut_or_default::<f32>(widest_line());
            *widest = widest.max(needed);
        });
    }
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, ink);
    let at = pos2(rect.right() - space::S - note_galley.size().x, rect.center().y - note_galley.size().y / 2.0);
    ui.painter().galley(at, note_galley, t.weak);
    focus_ring(ui, &response);
    // A menu of things to tick stays open.
    if response.clicked() && role != Role::MenuItemCheckBox {
        // At once, so that a dialog that the line opens finds the button and not a line that is gone.
        menu_keys::give_back(ui.ctx());
        ui.close();
    }
    (response, is_cut)
}

/// A heading inside a menu.
pub fn heading(ui: &mut Ui, label: &str) {
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        super::text::note(ui, label);
    });
}

/// A heading over lines that belong together.
pub fn group(ui: &mut Ui, label: &str) {
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        ui.label(medium(label));
    });
}

/// After a frame: a menu that was not painted in it is open no more. True when there was one.
pub fn forget_unpainted(ctx: &Context) -> bool {
    menu_keys::forget_unpainted(ctx)
}

/// Whether any menu is open.
#[must_use]
pub fn is_any_open(ctx: &Context) -> bool {
    menu_keys::is_any_open(ctx)
}
