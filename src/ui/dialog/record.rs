//! The proof of each read: files with their sums, rows, and every remark. Nothing is dropped silently.

use egui::{Context, Label, ScrollArea, Ui};

use super::error::focus_once;
use super::{button_width, buttons, modal};
use crate::store::{ReadRecord, ReadReport, RowWarning};
use crate::ui::action::{Action, Actions};
use crate::ui::model::{Opened, State};
use crate::ui::speech;
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card, text as words_widget};

/// How many rows with a remark are listed one by one.
const LISTED: usize = 200;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, actions: &mut Actions) {
    let words = &state.words;
    modal(ctx, &words.text("read-title"), 680.0, actions, |ui, actions| {
        let height = (ui.ctx().content_rect().height() - 240.0).clamp(120.0, 520.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            // Room for the scroll bar.
            ui.set_max_width(ui.available_width() - 10.0);
            for (index, opened) in state.shown_stores().enumerate() {
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
                actions.push(Action::Copy(texts.join("\n\n")));
            }
            let close = button::plain(ui, &close);
            focus_once(&close);
            if close.clicked() {
                actions.push(Action::CloseDialog);
            }
        });
    });
}

fn store(ui: &mut Ui, state: &State, opened: &Opened) {
    let report = &opened.store.report;
    words_widget::heading(ui, text::strong(speech::store_name(&state.words, &opened.store)));
    ui.add_space(space::XS);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        words_widget::key_values(ui, &rows(state, &report.record));
    });
    ui.add_space(space::S);
    words_widget::heading(ui, text::strong(state.words.text("read-remarks")));
    let remarks = remarks(state, report);
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

fn rows(state: &State, record: &ReadRecord) -> Vec<(String, String)> {
    let words = &state.words;
    let number = |count: u64| words.number(count);
    let mut rows: Vec<(&str, String)> = Vec::new();
    for file in &record.files {
        rows.push(("read-file", file.path.display().to_string()));
        rows.push(("read-size", words.bytes(file.size)));
        rows.push(("read-sha", file.sha256.clone()));
    }
    rows.push(("read-when", words.date_time(record.read_at)));
    let version = record.browser_version.as_deref().map(|version| format!(" {version}")).unwrap_or_default();
    rows.push(("read-browser", format!("{}{version}", record.browser)));
    rows.extend(record.schema_version.map(|schema| ("read-schema", schema.to_string())));
    rows.push(("read-rows", number(record.rows_read)));
    rows.push(("read-skipped", number(record.rows_skipped)));
    if record.rows_lost > 0 {
        rows.push(("read-lost", number(record.rows_lost)));
    }
    rows.extend(record.rows_from_log.map(|rows| ("read-log", number(rows))));
    if record.rows_from_session_file > 0 {
        rows.push(("read-session", number(record.rows_from_session_file)));
    }
    if !record.unknown_columns.is_empty() {
        rows.push(("read-unknown-columns", record.unknown_columns.join(", ")));
    }
    rows.into_iter().map(|(id, value)| (words.text(id).into_owned(), value)).collect()
}

fn remarks(state: &State, report: &ReadReport) -> Vec<String> {
    let words = &state.words;
    let notes = report.record.notes.iter().map(|note| words.text(&format!("note-{}", note.code())).into_owned());
    let warnings = report.warnings.iter().take(LISTED).map(|warning| row_remark(state, warning));
    let more = report.record.row_warnings.max(report.warnings.len() as u64).saturating_sub(LISTED.min(report.warnings.len()) as u64);
    let more = (more > 0).then(|| words.count("read-more", more));
    notes.chain(warnings).chain(more).collect()
}

fn row_remark(state: &State, warning: &RowWarning) -> String {
    let words = &state.words;
    let problem = words.text(&format!("problem-{}", warning.problem.code())).into_owned();
    let mut args = vec![("column", warning.column.into()), ("problem", problem.into())];
    match warning.rowid {
        Some(row) => {
            args.push(("row", row.to_string().into()));
            words.with("read-row", &args)
        }
        None => words.with("read-row-unnumbered", &args),
    }
}

fn as_text(state: &State, opened: &Opened) -> String {
    let head = speech::store_name(&state.words, &opened.store);
    let rows = rows(state, &opened.store.report.record).into_iter().map(|(key, value)| format!("{key}: {value}"));
    let lines: Vec<_> = std::iter::once(head).chain(rows).chain(remarks(state, &opened.store.report)).collect();
    lines.join("\n")
}
