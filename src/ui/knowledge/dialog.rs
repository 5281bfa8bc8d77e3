//! Lists that were loaded, the person's own corrections, and the catalogue for other tools.

use std::path::Path;

use egui::{Context, Label, Ui};

use super::words::base_error;
use super::{Action, Actions, Own, Task};
use crate::classify::{KnowledgeBase, catalogue};
use crate::corrections::Correction;
use crate::site;
use crate::ui::kit::modal::{closer, modal, scrolling};
use crate::ui::kit::{Ask, LoadedBase, State, corrections_file, speech, stopped};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::head::head;
use crate::ui::widget::{button, card, text as words_widget};

/// How many lines that were not understood, and how many corrections, are listed at most.
const LISTED: usize = 200;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let problems_of = own.problems_of.as_deref();
    let words = &state.words;
    modal(ctx, &words.text("command-knowledge"), 640.0, actions, |ui, actions| {
        scrolling(ui, &words.text("command-knowledge"), 620.0, |ui| {
            bases(ui, state, problems_of, actions);
            divide(ui);
            corrections(ui, state, actions);
            divide(ui);
            own_catalogue(ui, state, actions);
        });
        ui.add_space(space::L);
        if closer(ui, &words.text("close")) {
            actions.ask(Ask::CloseDialog);
        }
    });
}

fn divide(ui: &mut Ui) {
    ui.add_space(space::M);
    card::line(ui);
    ui.add_space(space::M);
}

fn bases(ui: &mut Ui, state: &State, problems_of: Option<&Path>, actions: &mut Actions) {
    let words = &state.words;
    head(ui, text::strong(words.text("knowledge-bases")), |ui| {
        if button::secondary(ui, Icon::OPEN, &words.text("knowledge-add")).clicked() {
            actions.push(Action::PickFile(Task::AddBase));
        }
    });
    words_widget::note(ui, words.text("knowledge-bases-text"));
    let bases = state.judged_by.chosen_bases(&state.settings);
    if bases.is_empty() {
        words_widget::weak(ui, words.text("knowledge-bases-none"));
    }
    if let Some(failure) = state.judged_by.bases.failure() {
        stopped::show(ui, state, failure, actions);
        return;
    }
    for (path, loaded) in bases {
        ui.add_space(space::S);
        base(ui, state, (path, loaded), problems_of == Some(path), actions);
    }
}

fn base(ui: &mut Ui, state: &State, (path, loaded): (&Path, Option<&LoadedBase>), open: bool, actions: &mut Actions) {
    let words = &state.words;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    ui.horizontal(|ui| {
        button::decoration(ui, Icon::CATALOGUE, 16.0, 20.0, tokens(ui).weak);
        let room = ui.available_width() - 48.0;
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 2.0;
            let summary = summary(state, loaded);
            let shown = words_widget::cut_hinting(ui, text::medium(&name), path.display().to_string());
            words_widget::spoken_as(&shown, speech::aside(words, &name, &summary));
            words_widget::unspoken(&words_widget::note(ui, summary));
        });
        let remove = words.with("knowledge-remove", &[("name", name.clone().into())]);
        if button::icon(ui, Icon::CLOSE, &remove).clicked() {
            actions.push(Action::Remove(path.to_owned()));
        }
    });
    match loaded.map(|loaded| &loaded.base) {
        Some(Ok(base)) => {
            problems(ui, state, (path, base), open, actions);
            too_short(ui, state, base);
        }
        Some(Err(error)) => failure(ui, state, (path, &base_error(words, error)), actions),
        None => {}
    }
}

fn summary(state: &State, loaded: Option<&LoadedBase>) -> String {
    let words = &state.words;
    match loaded.map(|loaded| &loaded.base) {
        Some(Ok(base)) => {
            let form = words.text(&format!("knowledge-form-{}", base.form.code())).into_owned();
            speech::aside(words, &form, &words.count("knowledge-names", base.names.len() as u64))
        }
        Some(Err(_)) => words.text("knowledge-not-loaded").into_owned(),
        None => words.text("knowledge-loading").into_owned(),
    }
}

fn problems(ui: &mut Ui, state: &State, (path, base): (&Path, &KnowledgeBase), open: bool, actions: &mut Actions) {
    if base.problems.is_empty() {
        return;
    }
    let words = &state.words;
    let count = words.count("knowledge-problems", base.problems.len() as u64);
    if button::quiet(ui, Icon::WARNING, &count, tokens(ui).warning.ink).clicked() {
        actions.push(Action::ShowProblems((!open).then(|| path.to_owned())));
    }
    if !open {
        return;
    }
    let weak = tokens(ui).weak;
    for problem in base.problems.iter().take(LISTED) {
        ui.add(Label::new(text::small(speech::line_problem(words, problem)).color(weak)).wrap().selectable(true));
    }
    if base.problems.len() > LISTED {
        words_widget::note(ui, words.count("knowledge-more", (base.problems.len() - LISTED) as u64));
    }
}

/// Names that were understood and never count.
fn too_short(ui: &mut Ui, state: &State, base: &KnowledgeBase) {
    let count = base.too_short().count() as u64;
    if let Some(first) = base.too_short().next() {
        let args = [("count", count.into()), ("first", speech::visible(first.pattern.text()).into())];
        words_widget::note(ui, state.words.with("knowledge-too-short", &args));
    }
}

fn failure(ui: &mut Ui, state: &State, (path, sentence): (&Path, &str), actions: &mut Actions) {
    let shades = tokens(ui).warning;
    card::notice(ui, shades.tint, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            button::decoration(ui, Icon::WARNING, 16.0, 20.0, shades.ink);
            ui.vertical(|ui| {
                ui.add(Label::new(text::body(sentence)).wrap());
                words_widget::note(ui, path.display().to_string());
                if button::link_in(ui, &state.words.text("retry"), tokens(ui).accent).clicked() {
                    actions.push(Action::LoadAgain);
                }
            });
        });
    });
}

fn corrections(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let words = &state.words;
    let lines = state.judged_by.corrections.lines();
    head(ui, text::strong(words.text("knowledge-corrections")), |ui| {
        if button::secondary(ui, Icon::OPEN, &words.text("knowledge-import")).clicked() {
            actions.push(Action::PickFile(Task::ImportCorrections));
        }
        ui.add_enabled_ui(!lines.is_empty(), |ui| {
            if button::secondary(ui, Icon::EXPORT, &words.text("knowledge-export")).clicked() {
                actions.push(Action::PickFile(Task::ExportCorrections));
            }
        });
    });
    words_widget::weak(ui, words.count("knowledge-corrections-count", lines.len() as u64));
    if let Some(error) = &state.judged_by.unusable {
        let (sentence, _) = speech::corrections_error(words, error);
        ui.add(Label::new(text::body(sentence).color(tokens(ui).warning.ink)).wrap());
    }
    for line in lines.iter().rev().take(LISTED) {
        correction(ui, state, line, actions);
    }
    match corrections_file(state.env.settings.as_deref()) {
        Some(file) => {
            let note = words.with("knowledge-corrections-file", &[("path", file.display().to_string().into())]);
            let weak = tokens(ui).weak;
            ui.add(Label::new(text::small(note).color(weak)).wrap().selectable(true));
        }
        None => drop(words_widget::note(ui, words.text("correct-not-kept"))),
    }
}

fn correction(ui: &mut Ui, state: &State, line: &Correction, actions: &mut Actions) {
    let words = &state.words;
    let name = words_widget::middle_cut(&speech::visible(line.pattern.text()), 200.0, 7.4);
    let place = match line.place() {
        Some(place) => {
            let id = if line.hosts.is_empty() { "knowledge-on-all" } else { "knowledge-on" };
            words.with(id, &[("place", site::display(place).into_owned().into())])
        }
        None => words.text("knowledge-everywhere").into_owned(),
    };
    ui.horizontal(|ui| {
        let said = speech::asides(
            words,
            [place, speech::decided(words, line), speech::visible(&line.reason)].into_iter().filter(|text| !text.is_empty()),
        );
        let shown = ui.label(text::medium(name.clone()));
        words_widget::spoken_as(&shown, speech::key_value(words, &name, &said));
        let room = ui.available_width() - 48.0;
        ui.scope(|ui| {
            ui.set_width(room);
            words_widget::unspoken(&words_widget::cut(ui, text::body(said).color(tokens(ui).weak)));
        });
        let remove = words.with("knowledge-forget", &[("name", name.into())]);
        if button::icon(ui, Icon::CLOSE, &remove).clicked() {
            actions.ask(Ask::Forget(line.clone()));
        }
    });
}

fn own_catalogue(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let words = &state.words;
    words_widget::heading(ui, text::strong(words.text("knowledge-catalogue")));
    words_widget::weak(ui, words.count("knowledge-catalogue-text", catalogue().len() as u64));
    if button::secondary(ui, Icon::EXPORT, &words.text("knowledge-edpb")).clicked() {
        actions.push(Action::PickFile(Task::ExportCatalogue));
    }
}
