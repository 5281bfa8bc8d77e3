//! A field, and below it the commands that are found: the field keeps the focus, arrows go through the list, Enter does what it stands on.

use egui::accesskit::Role;
use egui::{Align2, Context, EventFilter, Id, Key, Modifiers, Response, ScrollArea, Ui, UiBuilder, pos2};

use super::finding::found;
use super::{Action, Actions, Own};
use crate::ui::kit::modal::modal;
use crate::ui::kit::{Command, State, speech};
use crate::ui::theme::text::Weight;
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::offers::option;
use crate::ui::widget::own_keys;
use crate::ui::widget::scroll::describe_bars;
use crate::ui::widget::text as words_widget;

/// Height of a line, in points.
const LINE: f32 = 32.0;
/// Lines in view at most.
const IN_VIEW: f32 = 11.0;
/// Room that title, field and margins take.
const REST: f32 = 170.0;
/// Lines that Page Up and Down go by.
const PAGE: usize = 10;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    modal(ctx, &words.text("command-commands"), 560.0, actions, |ui, actions| {
        let commands = found(state, &own.typed);
        let id = Id::unique("commands-field");
        let pressed = if ui.memory(|memory| memory.has_focus(id)) {
            keys(ui, own.line, commands.len())
        } else {
            Pressed { line: own.line, is_entered: false }
        };
        let field = Field { id, icon: Icon::SEARCH, hint: &words.text("commands-hint"), suffix: None, width: ui.available_width() };
        let (response, typed) = field.show(ui, &own.typed);
        if pressed.is_entered {
            // What was typed in the same frame, as a quick typist or a busy machine brings it about, is what Enter is about.
            let command = match &typed {
                Some(typed) => found(state, typed).first().copied(),
                None => commands.get(pressed.line).copied(),
            };
            if let Some(command) = command {
                actions.push(Action::Run(command));
            }
        } else if let Some(typed) = typed {
            actions.push(Action::Type(typed));
        } else if pressed.line != own.line {
            actions.push(Action::Choose(pressed.line));
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        own_keys::keep(ui.ctx(), id, filter);
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_has_popup(egui::accesskit::HasPopup::Listbox);
            node.set_description(words.count("commands-found", commands.len() as u64));
        });
        ui.add_space(space::S);
        if commands.is_empty() {
            words_widget::weak(ui, words.count("commands-found", 0));
            return;
        }
        list(ui, state, (own, &commands, id), actions);
    });
}

/// What keys of the list were pressed.
struct Pressed {
    /// The line that one stands on then.
    line: usize,
    /// It is to be done.
    is_entered: bool,
}

/// Takes the keys of the list before the field sees them. `at` is the line that one stands on, of so many.
fn keys(ui: &Ui, at: usize, lines: usize) -> Pressed {
    let Some(last) = lines.checked_sub(1) else { return take_enter(ui, 0) };
    let at = at.min(last);
    let line = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            if at >= last { 0 } else { at + 1 }
        } else if pressed(Key::ArrowUp) {
            at.checked_sub(1).unwrap_or(last)
        } else if pressed(Key::PageDown) {
            (at + PAGE).min(last)
        } else if pressed(Key::PageUp) {
            at.saturating_sub(PAGE)
        } else {
            at
        }
    });
    take_enter(ui, line)
}

fn take_enter(ui: &Ui, line: usize) -> Pressed {
    Pressed { line, is_entered: ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) }
}

fn list(ui: &mut Ui, state: &State, (own, commands, field): (&Own, &[Command], Id), actions: &mut Actions) {
    let name = state.words.text("commands-list");
    let list = field.with("list");
    ui.ctx().accesskit_node_builder(list, |node| {
        node.set_role(Role::ListBox);
        node.set_label(name.to_string());
        node.set_size_of_set(commands.len());
    });
    let height = (ui.ctx().content_rect().height() - REST).clamp(2.0 * LINE, IN_VIEW * LINE);
    // The options are children of the list: only so does a screen reader hear of the chosen one.
    ui.scope_builder(UiBuilder::new().accessibility_parent(list), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().id_salt("commands").max_height(height).min_scrolled_height(height).auto_shrink([false, false]);
        let output = area.show(ui, |ui| {
            for (number, command) in commands.iter().enumerate() {
                let is_chosen = number == own.line.min(commands.len() - 1);
                let option = line(ui, state, *command, is_chosen);
                if is_chosen {
                    ui.ctx().accesskit_node_builder(field, |node| node.set_active_descendant(option.id.accesskit_id()));
                    if !ui.clip_rect().contains_rect(option.rect) {
                        option.scroll_to_me(None);
                    }
                }
                if option.clicked() {
                    actions.push(Action::Run(*command));
                }
            }
        });
        describe_bars(ui.ctx(), &output, &name);
    });
}

fn line(ui: &mut Ui, state: &State, command: Command, is_chosen: bool) -> Response {
    let (t, words) = (tokens(ui), &state.words);
    let (label, keys) = (state.command_label(command), speech::keys_of(words, command));
    let name = if keys.is_empty() { label.clone() } else { speech::labelled_with_keys(words, &label, command) };
    let (rect, response) = option(ui, LINE, &name, is_chosen);
    let icon = command.icon();
    let middle = rect.center().y;
    ui.painter().text(pos2(rect.left() + 12.0, middle), Align2::LEFT_CENTER, icon.glyph(), icon.font(16.0), t.weak);
    let keys = ui.painter().layout_job(words_widget::one_line(&keys, 12.0, Weight::Regular, t.weak, rect.width() * 0.4));
    let room = rect.width() - keys.size().x - 60.0;
    let label = ui.painter().layout_job(words_widget::one_line(&label, 14.0, Weight::Regular, t.text, room));
    ui.painter().galley(pos2(rect.left() + 38.0, middle - label.size().y / 2.0), label, t.text);
    let at = pos2(rect.right() - 12.0 - keys.size().x, middle - keys.size().y / 2.0);
    ui.painter().galley(at, keys, t.weak);
    response
}
