//! The proof of each read: files with their sums, rows, and every remark. Nothing is dropped silently.

use egui::{Context, Label, Ui};

use super::Actions;
use crate::store::Paths;
use crate::ui::kit::modal::{button_width, buttons, focus_once, modal, scrolling};
use crate::ui::kit::{Ask, Opened, State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card, text as words_widget};

/// How many rows with a remark are listed one by one.
const LISTED: usize = 200;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, actions: &mut Actions) {
    let words = &state.words;
    modal(ctx, &words.text("read-title"), 680.0, actions, |ui, actions| {
        scrolling(ui, &words.text("read-title"), 520.0, |ui| {
            // What has remarks stands first: one comes here to read them.
            let mut shown: Vec<_> = state.shown_stores().collect();
            shown.sort_by_key(|opened| opened.store.report.record.remarks() == 0);
            for (index, opened) in shown.into_iter().enumerate() {
                if index > 0 {
                    ui.add_space(space::M);
                    card::line(ui);
                    ui.add_space(space::M);
                }
                store(ui, state, opened);
            }
        });
        ui.add_space(space::L);
        let (copy, close) = (words.text("read-copy"), words.text("close"));
        let width = button_width(ui, &copy, true) + space::S + button_width(ui, &close, false);
        buttons(ui, width, |ui| {
            if button::secondary(ui, Icon::COPY, &copy).clicked() {
                let texts: Vec<_> = state.shown_stores().map(|opened| as_text(state, opened)).collect();
                actions.ask(Ask::Copy(texts.join("\n\n")));
            }
            let close = button::plain(ui, &close);
            focus_once(&close);
            if close.clicked() {
                actions.ask(Ask::CloseDialog);
            }
        });
    });
}

fn store(ui: &mut Ui, state: &State, opened: &Opened) {
    let (words, report) = (&state.words, &opened.store.report);
    let key_values = |ui: &mut Ui, rows: &[(String, String)]| {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            words_widget::key_values(ui, words, rows);
        });
        ui.add_space(space::S);
    };
    words_widget::heading(ui, text::strong(speech::opened_name(words, &state.browsing.store_names, opened)));
    ui.add_space(space::XS);
    // The sums first, then what is to be said of them; the hashes, which are compared and not read, last.
    key_values(ui, &speech::read_facts(words, &report.record));
    remarks(ui, state, opened);
    ui.add_space(space::S);
    words_widget::heading(ui, text::strong(words.text("completeness-title")));
    key_values(ui, &speech::completeness(words, &report.record));
    words_widget::heading(ui, text::strong(words.text("document-files")));
    let labels = speech::FILE_LABELS.map(|id| words.text(id).into_owned());
    for file in speech::files(words, &report.record, Paths::Whole) {
        let rows: Vec<_> = labels.clone().into_iter().zip(file).collect();
        key_values(ui, &rows);
    }
}

fn remarks(ui: &mut Ui, state: &State, opened: &Opened) {
    words_widget::heading(ui, text::strong(state.words.text("read-remarks")));
    let remarks = speech::remarks(&state.words, &opened.store.report, Paths::Whole, LISTED);
    if remarks.is_empty() {
        words_widget::weak(ui, state.words.text("read-no-remarks"));
    }
    for remark in remarks {
        ui.horizontal_top(|ui| {
            button::decoration(ui, Icon::WARNING, 14.0, 20.0, tokens(ui).warning.ink);
            ui.add(Label::new(text::body(remark)).wrap());
        });
    }
}

/// The same as text, for the clipboard.
fn as_text(state: &State, opened: &Opened) -> String {
    let (words, report) = (&state.words, &opened.store.report);
    let rows = speech::completeness(words, &report.record).into_iter().chain(speech::record(words, &report.record, Paths::Whole));
    let rows = rows.map(|(key, value)| words.with("key-value", &[("key", key.into()), ("value", value.into())]));
    let head = std::iter::once(speech::store_name(words, &opened.store));
    head.chain(rows).chain(speech::remarks(words, report, Paths::Whole, LISTED)).collect::<Vec<_>>().join("\n")
}
