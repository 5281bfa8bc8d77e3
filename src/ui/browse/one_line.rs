//! All that stands above the rows in one line, where the window has room for a few of them: menus, what the table is limited to as far as there is room (the
//! rest by scrolling sideways), and signs in the place of sentences.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::{Actions, chips, filter_menu};
use crate::ui::kit::{Ask, Command, Pane, State, speech};
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::button;

/// Paints the line; `panes` is what leads to the other panes.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions, panes: impl FnOnce(&mut Ui, &mut Actions)) {
    framed(ui, "one-line", |ui| {
        panes(ui, actions);
        chips::category_menu(ui, state, actions);
        let warning = tokens(ui).warning.ink;
        if let Some(sentence) = chips::wrong_sentence(ui, state)
            && button::icon_colored(ui, Icon::WARNING, &sentence, warning).clicked()
        {
            actions.ask(Ask::Focus(Pane::Search));
        }
        if let Some(sentence) = speech::losses(&state.words, state.shown_stores().map(|opened| &opened.store.report.record))
            && button::icon_colored(ui, Icon::WARNING, &sentence, warning).clicked()
        {
            actions.run(Command::Record);
        }
        let room = ui.available_width() - 2.0 * (space::CONTROL + space::S);
        let area = ScrollArea::horizontal().id_salt("filters").max_width(room.max(0.0)).min_scrolled_width(0.0).auto_shrink(false);
        area.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden).show(ui, |ui| {
            ui.horizontal(|ui| chips::parts(ui, state, actions));
        });
        filter_menu::show(ui, state, false, actions);
        chips::columns_menu(ui, state, false, actions);
    });
}

/// The line alone, above another pane; `id` tells it from another one beside it.
pub fn framed(ui: &mut Ui, id: &'static str, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(tokens(ui).background).inner_margin(Margin::symmetric(8, 2));
    Panel::top(id).exact_size(space::CONTROL + 4.0).frame(frame).resizable(false).show(ui, |ui| ui.horizontal_centered(add));
}
