use egui::scroll_area::ScrollAreaOutput;
use egui::{Event, EventFilter, Key, Response, Ui};

use crate::ui::browse::{Action, Actions, Own};
use crate::ui::kit::{Command, State};

/// Moves and commands while the table has the focus.
pub fn keys(ui: &Ui, grid: &Response, (state, own): (&State, &Own), actions: &mut Actions) {
    let filter = EventFilter { vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(grid.id, filter));
    let page = isize::try_from(own.page_rows).unwrap_or(20).max(1);
    let (step, shift, copy, all) = ui.input_mut(|input| {
        let steps = [
            (Key::ArrowDown, 1),
            (Key::ArrowUp, -1),
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::Home, isize::MIN + 1),
            (Key::End, isize::MAX),
        ];
        let step = steps.into_iter().find(|(key, _)| input.key_pressed(*key)).map(|(_, by)| by);
        let copy = input.events.iter().any(|event| matches!(event, Event::Copy));
        let all = input.modifiers.command && input.key_pressed(Key::A);
        (step, input.modifiers.shift, copy, all)
    });
    if let Some(by) = step {
        actions.push(Action::MoveSelection { by, extend: shift });
    }
    if all {
        actions.run(Command::SelectAll);
    }
    if copy && !state.browsing.selected.ids.is_empty() {
        actions.run(Command::CopyRows);
    }
}

/// Page Up and Down go by what is in view; once the cursor is in view the table may be scrolled freely again.
pub fn remember_page(output: &ScrollAreaOutput<()>, row_height: f32, (state, own): (&State, &Own), actions: &mut Actions) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows of a window")]
    let rows = ((output.inner_rect.height() / row_height) as usize).saturating_sub(1).max(1);
    if rows != own.page_rows || state.browsing.selected.scroll_to.is_some() || own.column_to_show.is_some() {
        actions.push(Action::TableShown { rows });
    }
}
