//! Keeps the keyboard somewhere. egui drops the focus on Esc, when a field is left by Enter, and when the widget that had it is painted no more;
//! the next Tab would then begin at the other end of the window.

use egui::{Context, Event, Id, Key, Rect};

use crate::ui::kit::{Pane, Screen};
use crate::ui::widget::own_keys;
use crate::ui::widget::{menu, region, roving};

/// Under a dialog nothing takes the focus until the frame after the one that no longer shows it.
const TRIES: u8 = 6;

/// What had the focus last.
#[derive(Debug)]
pub struct FocusKeeper {
    last: Option<(Id, Rect)>,
    /// What has the focus in the place of a widget that was painted no more.
    substitute: Option<Substitute>,
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

/// Rows that are worked out anew leave a frame, or many on a busy machine, without the widgets that stand beside them.
#[derive(Clone, Copy, Debug)]
struct Substitute {
    /// What has the focus.
    focused: Id,
    /// What had it, and gets it again when it comes back.
    gone: Id,
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
        Self { last: None, substitute: None, tries: 0, is_between: false, screen: Screen::Start, left_a_menu: false, arrives: None }
    }
}

impl FocusKeeper {
    /// Before a frame is painted: gives the focus to what had it, else to what stands where that was.
    pub fn give_back(&mut self, ctx: &Context, has_dialog: bool) {
        region::begin(ctx);
        if has_dialog || menu::is_any_open(ctx) || std::mem::take(&mut self.is_between) {
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
        if let Some(focused) = ctx.memory(egui::Memory::focused) {
            self.tries = 0;
            self.hand_over(ctx, focused);
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
        // Who stands in for a substitute stands in for the same widget.
        let gone = self.substitute.filter(|substitute| substitute.focused == id).map_or(id, |substitute| substitute.gone);
        self.substitute = next.filter(|focused| *focused != gone).map(|focused| Substitute { focused, gone });
        // Where nothing is painted yet, work is under way, and its end brings another frame.
        if let Some(next) = next {
            self.tries += 1;
            ctx.memory_mut(|memory| memory.request_focus(next));
            own_keys::stay(ctx);
            ctx.request_repaint();
        }
    }

    /// Gives the focus to the widget whose place `focused` took, when that is back and the person has stayed where they were put.
    fn hand_over(&mut self, ctx: &Context, focused: Id) {
        let Some(substitute) = self.substitute else { return };
        let is_back = is_painted(ctx, substitute.gone);
        if is_back || substitute.focused != focused || acts(ctx) {
            self.substitute = None;
        }
        if is_back && substitute.focused == focused && !acts(ctx) {
            ctx.memory_mut(|memory| memory.request_focus(substitute.gone));
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
    pub fn remember(&mut self, ctx: &Context, screen: Screen, has_dialog: bool) {
        let is_changed = self.screen != screen;
        self.screen = screen;
        // A menu of the page before was still painted when its page was left.
        let is_new = is_changed || menu::forget_unpainted(ctx) && self.left_a_menu;
        self.is_between = ctx.input(|input| input.key_pressed(Key::Tab));
        if has_dialog || menu::is_any_open(ctx) {
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
            let here = if screen == Screen::Cookies { Pane::Table } else { Pane::LookUp };
            let is_taken = focused == Some(here.focus_id());
            // By arrows, which go on from there; a key of the page's own leads to it from a tab as from anywhere.
            let chose_tab = roving::is_moving(ctx) && rect.is_some_and(|rect| region::is_tab(ctx, rect));
            // Also after the pointer, which shows no ring: arrows and Page Down are about the page that was asked for, not about nothing.
            let arrives = !is_taken && !chose_tab;
            self.arrives = arrives.then_some(Arriving::Soon);
            ctx.request_repaint();
        }
    }
}

/// Whether the person presses something.
fn acts(ctx: &Context) -> bool {
    ctx.input(|input| {
        input
            .events
            .iter()
            .any(|event| matches!(event, Event::Key { pressed: true, .. } | Event::PointerButton { .. } | Event::AccessKitActionRequest(_)))
    })
}

/// Whether the widget was there in the frame before.
fn is_painted(ctx: &Context, id: Id) -> bool {
    ctx.read_response(id).is_some()
}

#[cfg(test)]
mod tests {
    use egui::{Sense, pos2};
    use egui_kittest::Harness;

    use super::*;

    /// A part of the window with a button that is there or not, and another one below it.
    struct Page {
        keeper: FocusKeeper,
        has_button: bool,
    }

    fn panel() -> Id {
        Id::unique("panel")
    }

    fn button() -> Id {
        Id::unique("button")
    }

    fn page() -> Harness<'static, Page> {
        let page = Page { keeper: FocusKeeper::default(), has_button: true };
        let paint = |ui: &mut egui::Ui, page: &mut Page| {
            let ctx = ui.ctx().clone();
            page.keeper.give_back(&ctx, false);
            let row = |top: f32| Rect::from_min_max(pos2(10.0, top), pos2(90.0, top + 20.0));
            ui.interact(ui.max_rect(), panel(), Sense::focusable_noninteractive());
            region::mark_main(&ctx, ui.max_rect(), panel());
            if page.has_button {
                ui.interact(row(10.0), button(), Sense::click());
            }
            ui.interact(row(40.0), Id::unique("another"), Sense::click());
            page.keeper.remember(&ctx, Screen::Start, false);
        };
        let mut harness = Harness::builder().build_ui_state(paint, page);
        harness.ctx.memory_mut(|memory| memory.request_focus(button()));
        harness.run_steps(4);
        harness
    }

    fn focused(harness: &Harness<'static, Page>) -> Option<Id> {
        harness.ctx.memory(egui::Memory::focused)
    }

    fn leave_out(harness: &mut Harness<'static, Page>) {
        assert_eq!(focused(harness), Some(button()));
        harness.state_mut().has_button = false;
        harness.run_steps(4);
        assert_eq!(focused(harness), Some(panel()), "what stands there takes it");
    }

    #[test]
    fn a_widget_that_comes_back_gets_the_focus_again() {
        let mut harness = page();
        for _ in 0..2 {
            leave_out(&mut harness);
            harness.state_mut().has_button = true;
            harness.run_steps(4);
        }
        assert_eq!(focused(&harness), Some(button()));
    }

    #[test]
    fn where_the_person_went_on_the_focus_stays() {
        for key in [Key::Tab, Key::PageDown] {
            let mut harness = page();
            leave_out(&mut harness);
            harness.key_press(key);
            harness.run_steps(4);
            let after = focused(&harness);
            assert!(after.is_some(), "after {key:?}");
            harness.state_mut().has_button = true;
            harness.run_steps(4);
            assert_eq!(focused(&harness), after, "after {key:?}");
            assert_ne!(after, Some(button()), "after {key:?}");
        }
    }
}
