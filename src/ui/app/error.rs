//! What happened, what to do, and a button that does it.

use std::path::Path;

use egui::{Context, Label};

use crate::ui::kit::modal::{alert, button_width, buttons, focus_once, modal, primary_width, scrolling};
use crate::ui::kit::{Actions, Ask, Command, Failed, Source, State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::button;

/// The most that is told without scrolling, in points.
const MOST: f32 = 320.0;

/// What is told.
pub struct Shown<'a> {
    pub failed: Failed,
    pub sentence: &'a str,
    pub path: Option<&'a str>,
    pub retry: &'a [Source],
    pub instead: Option<&'a Path>,
}

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, error: &Shown<'_>, actions: &mut Actions) {
    let Shown { failed, sentence, path, retry, instead } = *error;
    let words = &state.words;
    let title = words.text(match failed {
        Failed::Asked => "error-title",
        Failed::Kept => "error-title-kept",
    });
    modal(ctx, &title, 560.0, actions, |ui, actions| {
        alert(ui, &path.map_or_else(|| sentence.to_owned(), |path| speech::sentences(words, sentence, path)));
        // Many files that could not be read are many lines.
        scrolling(ui, &title, MOST, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                button::decoration(ui, Icon::ERROR, 20.0, 20.0, tokens(ui).warning.ink);
                ui.vertical(|ui| {
                    ui.add(Label::new(text::body(sentence)).wrap());
                    if let Some(path) = path {
                        ui.add(Label::new(text::small(path).color(tokens(ui).weak)).wrap().selectable(true));
                    }
                });
            });
        });
        ui.add_space(space::L);
        let (close, again) = (words.text("close"), words.text("retry"));
        // A picture stays a picture however often it is tried: what helps is another file, or the one that lies beside it.
        let first = match instead {
            Some(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                words.with("error-open-beside", &[("name", name.into())])
            }
            None => words.text("error-open-another").into_owned(),
        };
        let offers = if retry.is_empty() { 0.0 } else { button_width(ui, &again, true) + primary_width(ui, &first) + 2.0 * space::S };
        let width = button_width(ui, &close, false) + offers;
        buttons(ui, width, |ui| {
            let closer = button::plain(ui, &close);
            if closer.clicked() {
                actions.ask(Ask::CloseDialog);
            }
            if retry.is_empty() {
                focus_once(&closer);
                return;
            }
            if button::secondary(ui, Icon::RELOAD, &again).clicked() {
                actions.ask(Ask::CloseDialog);
                actions.ask(Ask::Open(retry.to_vec()));
            }
            let first = button::primary(ui, Icon::OPEN, &first);
            focus_once(&first);
            if first.clicked() {
                actions.ask(Ask::CloseDialog);
                match instead {
                    Some(path) => actions.ask(Ask::Open(vec![Source::Path(path.to_owned())])),
                    None => actions.run(Command::OpenFile),
                }
            }
        });
    });
}
