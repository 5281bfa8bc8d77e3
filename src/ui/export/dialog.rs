//! What, in which form, with or without values, and a preview by the real exporter.

use egui::accesskit::Role;
use egui::scroll_area::ScrollBarVisibility;
use egui::{Context, Id, Label, Margin, RichText, ScrollArea, TextEdit, Ui};

use super::update::path_field;
use super::words::export_name;
use super::{Action, Actions, ExportForm, Own};
use crate::export::{Format, Paths, Preset, What};
use crate::i18n::Words;
use crate::ui::kit::modal::{button_width, buttons, focus_once, modal, primary_width, scrolling};
use crate::ui::kit::{Ask, State, speech};
use crate::ui::theme::{Icon, radius, space, text, tokens};
use crate::ui::widget::scroll::{describe_bars, into_view_once};
use crate::ui::widget::{button, card, choice, roving, text as words_widget};

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let form = &own.form;
    modal(ctx, &words.text("export-title"), 660.0, actions, |ui, actions| {
        let mut new = form.clone();
        // In a low window the form scrolls, the buttons stay.
        let is_entered = scrolling(ui, &words.text("export-title"), f32::MAX, |ui| whole_form(ui, state, own, &mut new, actions));
        ui.add_space(space::S);
        footer(ui, state, own, actions);
        if new != *form {
            actions.push(Action::Change(new));
        }
        if is_entered {
            actions.push(Action::Save);
        }
    });
}

/// All that is asked, a preview, and what is to be said about it. True when Enter was pressed in the field for the path.
fn whole_form(ui: &mut Ui, state: &State, own: &Own, new: &mut ExportForm, actions: &mut Actions) -> bool {
    let words = &state.words;
    if ui.available_width() < 480.0 {
        what(ui, state, new);
        ui.add_space(space::S);
        to_read(ui, state, new);
        ui.add_space(space::S);
        for_programs(ui, state, new);
    } else {
        let half = (ui.available_width() - space::XL) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            ui.vertical(|ui| {
                ui.set_width(half);
                what(ui, state, new);
                ui.add_space(space::S);
                to_read(ui, state, new);
            });
            ui.vertical(|ui| {
                ui.set_width(half);
                for_programs(ui, state, new);
            });
        });
    }
    ui.add_space(space::XS);
    options(ui, words, new);
    preview(ui, state, own);
    let is_entered = path(ui, state, new);
    remarks(ui, state, own, actions);
    is_entered
}

/// Whether values and places go along.
fn options(ui: &mut Ui, words: &Words, new: &mut ExportForm) {
    if choice::check(ui, new.with_values, &words.text("export-values"), "").clicked() {
        new.with_values = !new.with_values || new.format.needs_values();
    }
    if new.with_values {
        card::remark(ui, tokens(ui).warning, &words.text("export-values-note"), None);
    } else {
        words_widget::note(ui, words.text("export-values-note"));
    }
    if new.format.holds_notes() && choice::check(ui, new.with_notes, &words.text("export-notes"), "").clicked() {
        new.with_notes = !new.with_notes;
    }
    let is_left_out = new.paths == Paths::LeftOut;
    if choice::check(ui, is_left_out, &words.text("export-no-paths"), &words.text("export-no-paths-note")).clicked() {
        new.paths = if is_left_out { Paths::Whole } else { Paths::LeftOut };
    }
}

/// What is missing from what was read, a file that is there already, and why the last one was not written.
fn remarks(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let shades = tokens(ui).warning;
    if let Some(losses) = speech::losses(words, state.shown_stores().map(|opened| &opened.store.report.record)) {
        ui.add_space(space::XS);
        let note = if matches!(own.form.format, Format::Csv(_)) { "export-losses-csv" } else { "export-losses" };
        card::remark(ui, shades, &speech::sentences(words, &losses, &words.text(note)), None);
    }
    if let Some(path) = &own.stands_there {
        ui.add_space(space::XS);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let sentence = words.with("export-exists", &[("name", name.into())]);
        let shown = ui.scope(|ui| {
            if card::remark(ui, shades, &sentence, Some(&words.text("export-replace"))) {
                actions.push(Action::Replace);
            }
        });
        into_view_once(&shown.response, Id::unique(("export", &sentence)));
    }
    if let Some((sentence, path)) = &own.problem {
        ui.add_space(space::XS);
        let shown = ui.scope(|ui| {
            card::remark(ui, shades, sentence, None);
            if let Some(path) = path {
                words_widget::note(ui, path.clone());
            }
        });
        into_view_once(&shown.response, Id::unique(("export", sentence)));
    }
}

fn count(state: &State, what: What) -> u64 {
    let length = match what {
        What::All => state.inventory().map_or(0, |inventory| inventory.len()),
        What::Site => {
            let site =
                state.inventory().and_then(|inventory| inventory.site(inventory.find_site(state.browsing.filters.site.as_deref()?)?));
            site.map_or(0, |site| site.visit_total() as usize)
        }
        What::Filtered => state.browsing.rows.value().map_or(0, |rows| rows.ids.len()),
        What::Selected => state.browsing.selected.ids.len(),
    };
    length as u64
}

/// How many of the rows of the chosen site are cookies of others, set on its pages.
fn of_others(state: &State) -> u64 {
    let site = state.inventory().and_then(|inventory| inventory.site(inventory.find_site(state.browsing.filters.site.as_deref()?)?));
    site.map_or(0, |site| u64::from(site.foreign_total()))
}

fn what(ui: &mut Ui, state: &State, form: &mut ExportForm) {
    group(ui, &state.words.text("export-what"), |ui| whats(ui, state, form));
}

fn whats(ui: &mut Ui, state: &State, form: &mut ExportForm) {
    let words = &state.words;
    for (what, id) in
        [(What::All, "export-all"), (What::Site, "export-site"), (What::Filtered, "export-filtered"), (What::Selected, "export-selected")]
    {
        let shown = match what {
            What::Site => state.browsing.filters.site.is_some(),
            What::Selected => state.browsing.selected.ids.len() > 1,
            What::All | What::Filtered => true,
        };
        if !shown {
            continue;
        }
        let rows = words.count("rows", count(state, what));
        let note = match (what, &state.browsing.filters.site) {
            (What::Site, Some(site)) => {
                speech::aside(words, &words_widget::middle_cut(&speech::site(&state.words, site), 150.0, 6.4), &rows)
            }
            _ => rows,
        };
        let id = if what == What::All && state.shown_stores().count() > 1 { "export-all-stores" } else { id };
        if choice::radio(ui, form.what == what, &words.text(id), &note).clicked() {
            form.what = what;
        }
    }
    let others = of_others(state);
    if form.what == What::Site && others > 0 {
        words_widget::note(ui, words.count("export-site-note", others));
    }
}

/// What people read.
const TO_READ: &[(Format, &str)] = &[
    (Format::Xlsx, "export-xlsx"),
    (Format::Html, "export-html"),
    (Format::Csv(Preset::ExcelFr), "export-csv-excel-fr"),
    (Format::Csv(Preset::ExcelEn), "export-csv-excel-en"),
];
/// What other programs load.
const FOR_PROGRAMS: &[(Format, &str)] = &[
    (Format::Csv(Preset::Rfc), "export-csv-rfc"),
    (Format::Json, "export-json"),
    (Format::Ndjson, "export-ndjson"),
    #[cfg(feature = "parquet")]
    (Format::Parquet, "export-parquet"),
    (Format::Netscape, "export-netscape"),
    (Format::StorageState, "export-storagestate"),
];

fn to_read(ui: &mut Ui, state: &State, form: &mut ExportForm) {
    group(ui, &state.words.text("export-format"), |ui| formats(ui, state, form, TO_READ));
}

fn for_programs(ui: &mut Ui, state: &State, form: &mut ExportForm) {
    group(ui, &state.words.text("export-format-programs"), |ui| formats(ui, state, form, FOR_PROGRAMS));
}

/// Choices under their heading.
fn group(ui: &mut Ui, heading: &str, choices: impl FnOnce(&mut Ui)) {
    words_widget::heading(ui, text::strong(heading));
    ui.spacing_mut().item_spacing.y = space::XS;
    roving::group(ui, Role::RadioGroup, heading, choices);
}

fn formats(ui: &mut Ui, state: &State, form: &mut ExportForm, choices: &[(Format, &str)]) {
    let words = &state.words;
    for &(format, id) in choices {
        let note = words.text(&format!("{id}-note")).into_owned();
        if choice::radio(ui, form.format == format, &words.text(id), &note).clicked() {
            // Those that are nothing without values bring them along, and take them away again.
            if format.needs_values() != form.format.needs_values() {
                form.with_values = format.needs_values();
            }
            form.format = format;
        }
    }
}

/// Lines of the preview that are shown.
const LINES: usize = 4;

fn preview(ui: &mut Ui, state: &State, own: &Own) {
    let t = tokens(ui);
    ui.add_space(space::XS);
    words_widget::heading(ui, text::strong(state.words.text("export-preview")));
    let frame = egui::Frame::new()
        .fill(t.background)
        .stroke(egui::Stroke::new(1.0, t.line))
        .corner_radius(radius::CONTROL)
        .inner_margin(Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_height(76.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        if let Some(failure) = own.preview.failure() {
            ui.add(Label::new(text::body(speech::stopped(&state.words, failure))).wrap());
            return;
        }
        let text = own.preview.value().map(|text| text.as_str()).unwrap_or_default();
        // egui moves the bar of an area that is below the fold into what is in view.
        let is_whole = ui.clip_rect().contains_rect(ui.max_rect());
        let bars = if is_whole { ScrollBarVisibility::VisibleWhenNeeded } else { ScrollBarVisibility::AlwaysHidden };
        let area = ScrollArea::horizontal().scroll_bar_visibility(bars).id_salt("preview").auto_shrink(false);
        let output = area.show(ui, |ui| {
            ui.vertical(|ui| {
                for line in text.lines().take(LINES) {
                    // A record of many thousand letters would be laid out whole for the few that are seen.
                    let line: String = line.chars().take(600).collect();
                    let shown = ui.add(Label::new(RichText::new(speech::visible(&line)).monospace()).extend());
                    // For the eye: a screen reader would read thousands of letters before the first button.
                    ui.ctx().accesskit_node_builder(shown.id, egui::accesskit::Node::set_hidden);
                }
            });
        });
        describe_bars(ui.ctx(), &output, &state.words.text("export-preview"));
    });
}

/// Where the system has no dialogs, the path is typed here. True when Enter was pressed in it.
fn path(ui: &mut Ui, state: &State, form: &mut ExportForm) -> bool {
    let Some(typed) = &mut form.path else { return false };
    ui.add_space(space::XS);
    let label = words_widget::heading(ui, text::strong(state.words.text("export-path")));
    let field = TextEdit::singleline(typed).id(path_field()).margin(Margin::symmetric(10, 6)).desired_width(ui.available_width());
    let response = ui.add(field).labelled_by(label.id);
    button::focus_ring(ui, &response);
    response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

fn footer(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let (words, form) = (&state.words, &own.form);
    let rows = count(state, form.what);
    let most = form.format.most_cookies().map(|most| most as u64).filter(|most| *most < rows);
    let hindrance = match most {
        _ if rows == 0 => Some(words.text("export-nothing").into_owned()),
        Some(most) => Some(words.with("export-too-many", &[("most", most.into()), ("count", rows.into())])),
        None => None,
    };
    // Whoever presses it while the file is written means the writing; Esc leaves that to the line of the status.
    let cancel = words.text(if own.is_writing() { "status-stop-exporting" } else { "cancel" });
    let save = words.text(if form.path.is_some() { "export-save-here" } else { "export-save" });
    let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &save);
    ui.horizontal(|ui| {
        let possible = hindrance.is_none();
        // A path that is typed says itself where the file goes.
        let name = hindrance.unwrap_or_else(|| if form.path.is_some() { String::new() } else { export_name(state, form) });
        ui.allocate_ui(egui::vec2(ui.available_width() - width - space::L, 32.0), |ui| {
            words_widget::cut(ui, text::small(name).color(tokens(ui).weak));
        });
        buttons(ui, width, |ui| {
            if button::plain(ui, &cancel).clicked() {
                if own.is_writing() {
                    actions.push(Action::Stop);
                } else {
                    actions.ask(Ask::CloseDialog);
                }
            }
            let busy = own.is_writing() || state.picking.is_open();
            ui.add_enabled_ui(possible && !busy, |ui| {
                let save = button::primary(ui, Icon::SAVE, &save);
                focus_once(&save);
                if save.clicked() {
                    actions.push(Action::Save);
                }
            });
        });
    });
}
