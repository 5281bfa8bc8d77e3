//! The keys of the commands, and files dropped on the window.

use egui::Context;

use crate::ui::kit::{Actions, Ask, Command, Place, Source, State};

/// The keys of the commands. A dialog keeps the keyboard to itself.
pub fn shortcuts<A>(state: &State, actions: &mut Actions<A>, ctx: &Context) {
    if state.dialogs.open().is_some() {
        return;
    }
    let of_the_window = |command: &Command| command.place() != Place::Table && state.allows(*command);
    for command in Command::ALL.iter().copied().filter(of_the_window) {
        let Some(shortcut) = command.shortcut() else { continue };
        // A field takes its own typing back.
        if command == Command::Undo && ctx.text_edit_focused() {
            continue;
        }
        if ctx.input_mut(|input| exactly(input, shortcut)) {
            actions.run(command);
        }
    }
}

/// `consume_shortcut` also takes Shift+F6 for F6; this asks for the very modifiers.
fn exactly(input: &mut egui::InputState, shortcut: egui::KeyboardShortcut) -> bool {
    let wanted = shortcut.modifiers;
    let mut hit = false;
    input.events.retain(|event| {
        let matches = matches!(event, egui::Event::Key { key, pressed: true, modifiers, .. }
            if *key == shortcut.logical_key && modifiers.command == wanted.command && modifiers.shift == wanted.shift && modifiers.alt == wanted.alt);
        hit |= matches;
        !matches
    });
    hit
}

/// Opens what was dropped.
pub fn dropped_files<A>(actions: &mut Actions<A>, ctx: &Context) {
    let paths: Vec<_> = ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
    if !paths.is_empty() {
        actions.ask(Ask::Open(paths.into_iter().map(Source::Path).collect()));
    }
}
