//! The keys of the commands, and files dropped on the window.

use egui::{Context, Event, Id, InputState, Key, KeyboardShortcut, LayerId, PointerButton};

use crate::ui::kit::{Actions, Ask, Command, Place, Source, State};
use crate::ui::widget::own_keys;

/// The keys of the commands. A dialog keeps the keyboard to itself.
pub fn shortcuts<A>(state: &State, actions: &mut Actions<A>, ctx: &Context) {
    replay(ctx);
    wait_for_dialog(state, ctx);
    if state.dialogs.open().is_some() {
        keep_from_under(ctx);
        return;
    }
    let is_writing = ctx.text_edit_focused();
    let pressed = ctx.input_mut(|input| {
        let (place, command) = input.events.iter().enumerate().find_map(|(place, event)| {
            let is_of_the_field = |command: Command| is_writing && is_of_fields(command);
            let of_the_window = |command: &Command| command.place() != Place::Table && state.allows(*command) && !is_of_the_field(*command);
            let mut commands = Command::ALL.iter().copied().filter(of_the_window);
            Some((place, commands.find(|command| command.shortcut().is_some_and(|keys| is_exactly(event, keys)))?))
        })?;
        Some((command, split_off_typing(input, place)))
    });
    if let Some((command, later)) = pressed {
        actions.run(command);
        keep_for_later(ctx, later);
    }
    // The buttons on the side of a mouse, as in browsers.
    for (button, command) in [(PointerButton::Extra1, Command::Back), (PointerButton::Extra2, Command::Forward)] {
        if ctx.input(|input| input.pointer.button_pressed(button)) {
            actions.run(command);
        }
    }
}

/// Keys that mean something to a field in which one writes: it takes its own typing back, and on a Mac Alt with an arrow goes on by a word.
fn is_of_fields(command: Command) -> bool {
    match command {
        Command::Undo => true,
        Command::Back | Command::Forward => cfg!(target_os = "macos"),
        _ => false,
    }
}

/// What lies under a dialog waits for its end, also where assistive technologies press it: pointer and keyboard do not reach it either. Hiding it from them
/// was tried; they then lost rows and the focus once the dialog was gone.
fn keep_from_under(ctx: &Context) {
    let is_request = |event: &Event| matches!(event, Event::AccessKitActionRequest(_));
    if !ctx.input(|input| input.events.iter().any(is_request)) {
        return;
    }
    // All pages stand on the one layer below everything.
    let under: Vec<_> = ctx
        .viewport(|viewport| viewport.prev_pass.widgets.get_layer(LayerId::background()).map(|widget| widget.id.accesskit_id()).collect());
    let is_under = |event: &Event| matches!(event, Event::AccessKitActionRequest(request) if under.contains(&request.target_node));
    ctx.input_mut(|input| input.events.retain(|event| !is_under(event)));
}

fn place_of_later() -> Id {
    Id::unique("typed-after-a-shortcut")
}

/// Takes the shortcut at `place` out of the events, and all that was typed after it: that is meant for what the command leads to, which has the
/// focus in the next frame.
fn split_off_typing(input: &mut InputState, place: usize) -> Vec<Event> {
    let mut later = input.events.split_off(place);
    let rest = later.split_off(later.len().min(1));
    let (typed, others) = rest.into_iter().partition(is_typing);
    input.events.extend::<Vec<Event>>(others);
    typed
}

/// What was typed after a shortcut in the frame before comes first in this one.
fn replay(ctx: &Context) {
    let typed = ctx.data_mut(|data| data.remove_temp::<Vec<Event>>(place_of_later())).unwrap_or_default();
    if !typed.is_empty() {
        ctx.input_mut(|input| drop(input.events.splice(0..0, typed)));
    }
}

/// For how many frames a dialog that opens may take to have the keyboard; afterwards typing goes where egui sends it.
const FRAMES_OF_OPENING: u8 = 8;

/// A dialog has the keyboard some frames after it was asked for: egui first has to see that it covers the window. What somebody quick, or a machine, types
/// meanwhile is meant for it, and not for the field that has the focus behind it.
fn wait_for_dialog(state: &State, ctx: &Context) {
    let frames = Id::unique("frames-of-opening");
    if state.dialogs.open().is_none() {
        ctx.data_mut(|data| data.remove::<u8>(frames));
        return;
    }
    let waited = ctx.data(|data| data.get_temp::<u8>(frames)).unwrap_or(0);
    if waited >= FRAMES_OF_OPENING {
        return;
    }
    let has_keyboard = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id)).is_some_and(|focused| {
        // All pages stand on the one layer below everything.
        focused.layer_id != LayerId::background()
    });
    ctx.data_mut(|data| data.insert_temp(frames, if has_keyboard { FRAMES_OF_OPENING } else { waited + 1 }));
    if has_keyboard {
        return;
    }
    let typed = ctx.input_mut(|input| {
        let (typed, others) = std::mem::take(&mut input.events).into_iter().partition(is_typing);
        input.events = others;
        typed
    });
    keep_for_later(ctx, typed);
}

fn is_arrow(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight, pressed: true, .. })
}

fn is_typing(event: &Event) -> bool {
    matches!(event, Event::Key { .. } | Event::Text(_) | Event::Paste(_) | Event::Copy | Event::Cut)
}

fn keep_for_later(ctx: &Context, typed: Vec<Event>) {
    // egui has seen the arrows already, and would step on from where the focus goes now.
    if typed.iter().any(is_arrow) {
        own_keys::stay(ctx);
    }
    ctx.data_mut(|data| data.insert_temp(place_of_later(), typed));
    ctx.request_repaint();
}

/// `consume_shortcut` also takes Shift+F6 for F6; this asks for the very modifiers.
fn is_exactly(event: &Event, shortcut: KeyboardShortcut) -> bool {
    let wanted = shortcut.modifiers;
    matches!(event, Event::Key { key, pressed: true, modifiers, .. }
        if *key == shortcut.logical_key && modifiers.command == wanted.command && modifiers.shift == wanted.shift && modifiers.alt == wanted.alt)
}

/// Opens what was dropped.
pub fn dropped_files<A>(actions: &mut Actions<A>, ctx: &Context) {
    let paths: Vec<_> = ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
    if !paths.is_empty() {
        actions.ask(Ask::Open(paths.into_iter().map(Source::Path).collect()));
    }
}
