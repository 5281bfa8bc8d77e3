//! Keeps the keyboard somewhere. egui drops the focus on Esc, when a field is left by Enter, and when the widget that had it is painted no more;
//! the next Tab would then begin at the other end of the window.

use egui::{Context, Id, Key, Rect};

use crate::ui::kit::{Pane, Screen, State};
use crate::ui::widget::own_keys;
use crate::ui::widget::{menu, region};

/// Under a dialog nothing takes the focus until the frame after the one that no longer shows it.
const TRIES: u8 = 6;

/// What had the focus last.
#[derive(Debug)]
pub struct FocusKeeper {
    last: Option<(Id, Rect)>,
    /// How many frames have tried to give it back in vain.
    tries: u8,
    /// Tab leaves no widget with the focus for one frame, when it goes on at the other end.
    is_between: bool,
    screen: Screen,
    /// Another page was asked for while a menu was open.
    left_a_menu: bool,
    /// Another page is shown, and the keyboard is to arrive on it. It waits until the page has somewhere to arrive.
    arrives: Option<Arriving>,
}

/// How far the keyboard is on its way to another page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arriving {
    /// The page was not painted yet: what is known of regions is of the page before.
    Soon,
    /// It was.
    Now,
}

impl Default for FocusKeeper {
    fn default() -> Self {
        Self { last: None, tries: 0, is_between: false, screen: Screen::Start, left_a_menu: false, arrives: None }
    }
}

impl FocusKeeper {
    /// Before a frame is painted: gives the focus to what had it, else to what stands where that was.
    pub fn give_back(&mut self, ctx: &Context, state: &State) {
        region::begin(ctx);
        if state.dialogs.open().is_some() || menu::is_any_open(ctx) || std::mem::take(&mut self.is_between) {
            return;
        }
        match self.arrives {
            Some(Arriving::Soon) => {
                self.arrives = Some(Arriving::Now);
                ctx.request_repaint();
                return;
            }
            Some(Arriving::Now) => {
                self.arrive(ctx);
                return;
            }
            None => {}
        }
        let Some((id, rect)) = self.last else { return };
        if ctx.memory(|memory| memory.focused().is_some()) {
            self.tries = 0;
            return;
        }
        // What takes the focus may come a frame later, but not for ever.
        if self.tries >= TRIES {
            return;
        }
        if ctx.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
            // Pressed beside everything: the person has let go of the keyboard.
            self.last = None;
            return;
        }
        let next = if is_painted(ctx, id) { Some(id) } else { region::successor(ctx, rect) };
        // Where nothing is painted yet, work is under way, and its end brings another frame.
        if let Some(next) = next {
            self.tries += 1;
            ctx.memory_mut(|memory| memory.request_focus(next));
            own_keys::stay(ctx);
            ctx.request_repaint();
        }
    }

    fn arrive(&mut self, ctx: &Context) {
        let Some(main) = region::main(ctx) else { return };
        self.arrives = None;
        ctx.memory_mut(|memory| memory.request_focus(main));
        own_keys::stay(ctx);
    }

    /// After a frame: remembers what has the focus, and whether another page is shown.
    pub fn remember(&mut self, ctx: &Context, state: &State) {
        let is_changed = self.screen != state.screen;
        self.screen = state.screen;
        // A menu of the page before was still painted when its page was left.
        let is_new = is_changed || menu::forget_unpainted(ctx) && self.left_a_menu;
        self.is_between = ctx.input(|input| input.key_pressed(Key::Tab));
        if state.dialogs.open().is_some() || menu::is_any_open(ctx) {
            self.left_a_menu |= is_changed;
            return;
        }
        self.left_a_menu = false;
        let focused = ctx.memory(egui::Memory::focused);
        let rect = focused.and_then(|id| ctx.read_response(id)).map(|response| response.rect);
        if let Some(id) = focused {
            // What is not there yet, or not any more, has no place: its successor is where one arrives on the page.
            self.last = Some((id, rect.unwrap_or(Rect::NOTHING)));
        }
        if is_new {
            // Asked for on this page; the table of the page before is none of it.
            let here = if state.screen == Screen::Cookies { Pane::Table } else { Pane::LookUp };
            let is_taken = focused == Some(here.focus_id());
            let chose_tab = rect.is_some_and(|rect| region::is_chosen_tab(ctx, rect));
            // Also after the pointer, which shows no ring: arrows and Page Down are about the page that was asked for, not about nothing.
            let arrives = !is_taken && !chose_tab;
            self.arrives = arrives.then_some(Arriving::Soon);
            ctx.request_repaint();
        }
    }
}

/// Whether the widget was there in the frame before.
fn is_painted(ctx: &Context, id: Id) -> bool {
    ctx.read_response(id).is_some()
}
