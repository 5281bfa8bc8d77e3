use egui::scroll_area::ScrollAreaOutput;
use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use crate::query::filter::Standing;
use crate::query::of_cell;
use crate::ui::browse::{Action, Actions, Moving, Own, Selecting};
use crate::ui::kit::{Ask, Command, Pane, State};
use crate::ui::widget::own_keys;

/// What a key asks for beside what an [`Action`] says.
enum Asked {
    Own(Action),
    Run(Command),
    Details,
    Menu,
}

/// Moves and commands while the table has the focus. True when the context menu of the row one stands on is asked for.
pub fn keys(ui: &Ui, grid: &Response, (state, own): (&State, &Own), actions: &mut Actions) -> bool {
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..Default::default() };
    own_keys::keep(ui.ctx(), grid.id, filter);
    let page = isize::try_from(own.page_rows).unwrap_or(20).max(1);
    let cursor = state.browsing.selected.cursor;
    let heading = state.browsing.selected.heading;
    let asked: Vec<Asked> = ui.input(|input| {
        // Each event knows the modifiers that were held with it; those at the end of the frame are others where keys stick.
        let asked = input.events.iter().filter_map(|event| match event {
            Event::Copy if !state.browsing.selected.ids.is_empty() => Some(Asked::Run(Command::CopyRows)),
            // As letters, because on some keyboards they need Shift.
            Event::Text(typed) if typed == "+" => by_cell(state, Standing::Only),
            Event::Text(typed) if typed == "-" => by_cell(state, Standing::Not),
            Event::Key { key, pressed: true, modifiers, .. }
                if let Some(asked) = heading.and_then(|number| of_heading(state, number, *key, *modifiers)) =>
            {
                Some(asked)
            }
            Event::Key { key, pressed: true, modifiers, .. } => asked_by(*key, *modifiers, page, cursor),
            _ => None,
        });
        asked.collect()
    });
    let mut wants_menu = false;
    for asked in asked {
        match asked {
            Asked::Own(action) => actions.push(action),
            Asked::Run(command) => actions.run(command),
            Asked::Details => actions.ask(Ask::Focus(Pane::Details)),
            Asked::Menu => wants_menu = true,
        }
    }
    wants_menu && cursor.is_some() && heading.is_none()
}

/// On a heading: folds it, or unfolds it.
fn of_heading(state: &State, group: usize, key: Key, modifiers: Modifiers) -> Option<Asked> {
    let is_folded = match key {
        Key::ArrowLeft => true,
        Key::ArrowRight => false,
        Key::Enter | Key::Space if !modifiers.any() => !state.browsing.lines.is_folded(group),
        _ => return None,
    };
    Some(Asked::Own(Action::Fold { group, is_folded }))
}

/// Asks for what stands in the cell that one stands on, or leaves it out.
fn by_cell(state: &State, standing: Standing) -> Option<Asked> {
    let view = state.browsing.cookie(state.browsing.cursor()?)?;
    let (key, value) = of_cell(state.browsing.selected.column?, &view, state.words.zone())?;
    Some(Asked::Own(Action::Place { key, value, standing }))
}

fn asked_by(key: Key, modifiers: Modifiers, page: isize, cursor: Option<usize>) -> Option<Asked> {
    let by = match key {
        Key::ArrowDown => 1,
        Key::ArrowUp => -1,
        Key::PageDown => page,
        Key::PageUp => -page,
        Key::Home => isize::MIN + 1,
        Key::End => isize::MAX,
        Key::ArrowRight => return Some(Asked::Own(Action::MoveCell(1))),
        Key::ArrowLeft => return Some(Asked::Own(Action::MoveCell(-1))),
        Key::A if modifiers.command => return Some(Asked::Run(Command::SelectAll)),
        Key::Enter if !modifiers.any() => return cursor.map(|_| Asked::Details),
        Key::Space => {
            let how = if modifiers.command { Selecting::Toggle } else { Selecting::Only };
            return cursor.map(|row| Asked::Own(Action::Select { row, how }));
        }
        Key::Menu => return Some(Asked::Menu),
        Key::F10 if modifiers.shift => return Some(Asked::Menu),
        _ => return None,
    };
    let how = match modifiers {
        Modifiers { shift: true, .. } => Moving::Extending,
        Modifiers { command: true, .. } => Moving::Leaving,
        _ => Moving::Selecting,
    };
    Some(Asked::Own(Action::MoveSelection { by, how }))
}

/// Page Up and Down go by what is in view; once the cursor is in view the table may be scrolled freely again.
pub fn remember_page(output: &ScrollAreaOutput<()>, row_height: f32, (state, own): (&State, &Own), actions: &mut Actions) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows of a window")]
    let rows = ((output.inner_rect.height() / row_height) as usize).saturating_sub(1).max(1);
    if rows != own.page_rows || state.browsing.selected.scroll_to.is_some() || own.column_to_show.is_some() {
        actions.push(Action::TableShown { rows });
    }
}
