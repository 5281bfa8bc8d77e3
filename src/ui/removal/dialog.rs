//! The way through the browser's menus, to read beside the browser or to copy.

use egui::{Context, Label, Ui};

use crate::ui::kit::modal::{button_width, buttons, describe, focus_once, modal, scrolling};
use crate::ui::kit::speech::{self, RemovalWay};
use crate::ui::kit::{Actions, Ask, State};
use crate::ui::theme::{Icon, space, text};
use crate::ui::widget::{button, text as words_widget};

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, ways: &[RemovalWay], actions: &mut Actions) {
    let words = &state.words;
    let title = words.text("removal-title");
    modal(ctx, &title, 620.0, actions, |ui, actions| {
        let note = words.text("removal-note");
        describe(ui, &note);
        // All but the buttons scrolls: in a small window the note alone would push them out of it.
        scrolling(ui, &title, f32::MAX, |ui| {
            words_widget::weak(ui, note.as_ref());
            ui.add_space(space::S);
            for way in ways {
                one(ui, way);
            }
        });
        ui.add_space(space::L);
        let (copy, close) = (words.text("removal-copy"), words.text("close"));
        let width = button_width(ui, &copy, true) + space::S + button_width(ui, &close, false);
        buttons(ui, width, |ui| {
            if button::secondary(ui, Icon::COPY, &copy).clicked() {
                actions.ask(Ask::Copy(speech::removal_text(words, ways)));
            }
            let close = button::plain(ui, &close);
            focus_once(&close);
            if close.clicked() {
                actions.ask(Ask::CloseDialog);
            }
        });
    });
}

fn one(ui: &mut Ui, way: &RemovalWay) {
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.add(Label::new(text::medium(&way.title)).wrap());
    for part in &way.parts {
        ui.add_space(space::XS);
        words_widget::part(ui, &part.title);
        for line in part.steps.iter().chain(&part.notes) {
            ui.add(Label::new(text::body(line)).wrap().selectable(true));
        }
    }
    ui.add_space(space::M);
}
