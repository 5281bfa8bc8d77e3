//! Language, theme, density, and what is remembered.

use egui::accesskit::Role;
use egui::{Context, Ui};

use crate::i18n::{Language, own_name};
use crate::settings::{Density, ThemeChoice};
use crate::ui::kit::modal::{button_width, buttons, focus_once, modal, scrolling};
use crate::ui::kit::{Actions, Ask, Command, Preference, State};
use crate::ui::theme::{Icon, space, text};
use crate::ui::widget::{button, choice, roving, text as words_widget};

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, actions: &mut Actions) {
    let words = &state.words;
    modal(ctx, &words.text("command-settings"), 560.0, actions, |ui, actions| {
        // In a low window the choices scroll, the buttons stay.
        scrolling(ui, &words.text("command-settings"), f32::MAX, |ui| choices(ui, state, actions));
        ui.add_space(space::M);
        footer(ui, state, actions);
    });
}

fn choices(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let (words, settings) = (&state.words, &state.settings);
    language(ui, state, actions);
    theme(ui, state, actions);
    three_ways(
        ui,
        state,
        "settings-contrast",
        settings.high_contrast,
        ["contrast-usual", "contrast-high"],
        Preference::HighContrast,
        actions,
    );
    three_ways(ui, state, "settings-motion", settings.reduced_motion, ["motion-usual", "motion-none"], Preference::ReducedMotion, actions);
    labelled(ui, (space::CONTROL, Role::Group), &words.text("settings-zoom"), |ui| zoom(ui, state, actions));
    density(ui, state, actions);
    group(ui, &words.text("settings-start"), |ui| {
        for (reopen, id) in [(false, "settings-start-page"), (true, "settings-start-last")] {
            if choice::radio(ui, settings.reopen == reopen, &words.text(id), "").clicked() {
                actions.ask(Ask::Prefer(Preference::Reopen(reopen)));
            }
        }
    });
    kept(ui, state, actions);
    match state.env.settings.as_deref().and_then(std::path::Path::parent) {
        Some(path) => words_widget::note(ui, words.with("settings-note", &[("path", path.display().to_string().into())])),
        None => words_widget::note(ui, words.text("settings-note-none")),
    };
}

/// The language of the window.
fn language(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let (words, settings) = (&state.words, &state.settings);
    group(ui, &words.text("settings-language"), |ui| {
        let system = own_name(state.env.language);
        if choice::radio(ui, settings.language.is_none(), &words.text("settings-system"), system).clicked() {
            actions.ask(Ask::Prefer(Preference::Language(None)));
        }
        for language in [Language::Fr, Language::En] {
            if choice::radio(ui, settings.language == Some(language), own_name(language), "").clicked() {
                actions.ask(Ask::Prefer(Preference::Language(Some(language))));
            }
        }
    });
}

/// Light, dark, or as the system.
fn theme(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let (words, settings) = (&state.words, &state.settings);
    group(ui, &words.text("settings-theme"), |ui| {
        for theme in ThemeChoice::ALL {
            let id = match theme {
                ThemeChoice::System => "settings-system",
                ThemeChoice::Light => "theme-choice-light",
                ThemeChoice::Dark => "theme-choice-dark",
            };
            if choice::radio(ui, settings.theme == theme, &words.text(id), "").clicked() {
                actions.ask(Ask::Prefer(Preference::Theme(theme)));
            }
        }
    });
}

/// How close lines stand.
fn density(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let (words, settings) = (&state.words, &state.settings);
    group(ui, &words.text("settings-density"), |ui| {
        for density in Density::ALL {
            let id = match density {
                Density::Comfortable => "density-comfortable",
                Density::Compact => "density-compact",
            };
            if choice::radio(ui, settings.density == density, &words.text(id), "").clicked() {
                actions.ask(Ask::Prefer(Preference::Density(density)));
            }
        }
    });
}

/// What the program has kept of what was done: recent stores, lists and corrections, with the way to each.
fn kept(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let (words, settings) = (&state.words, &state.settings);
    // A heading stands at the height of the line beside it, which holds a button here.
    labelled(ui, (space::CONTROL, Role::Group), &words.text("settings-recent"), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(text::body(words.count("settings-recent-count", settings.recent.len() as u64)));
            ui.add_enabled_ui(!settings.recent.is_empty(), |ui| {
                if button::plain(ui, &words.text("settings-forget")).clicked() {
                    actions.ask(Ask::Prefer(Preference::NothingRecent));
                }
            });
        });
    });
    labelled(ui, (space::CONTROL, Role::Group), &words.text("settings-knowledge"), |ui| {
        ui.horizontal_wrapped(|ui| {
            let lists = words.count("settings-lists", settings.knowledge.len() as u64);
            let decisions = words.count("settings-corrections", state.judged_by.corrections.lines().len() as u64);
            ui.label(text::body(
                words.with("settings-lists-and-corrections", &[("lists", lists.into()), ("corrections", decisions.into())]),
            ));
            if button::plain(ui, &words.text("settings-manage")).clicked() {
                actions.ask(Ask::Run(Command::Knowledge));
            }
        });
    });
}

/// As the system, without, with.
fn three_ways(
    ui: &mut Ui,
    state: &State,
    title: &str,
    chosen: Option<bool>,
    labels: [&str; 2],
    prefer: fn(Option<bool>) -> Preference,
    actions: &mut Actions,
) {
    let words = &state.words;
    group(ui, &words.text(title), |ui| {
        for (choice, label) in [(None, "settings-system"), (Some(false), labels[0]), (Some(true), labels[1])] {
            if choice::radio(ui, chosen == choice, &words.text(label), "").clicked() {
                actions.ask(Ask::Prefer(prefer(choice)));
            }
        }
    });
}

/// Smaller, how large, larger; the keys are in the help.
fn zoom(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let words = &state.words;
    let now = state.settings.zoom.unwrap_or(100);
    ui.horizontal_wrapped(|ui| {
        for (id, percent) in [("zoom-smaller", now.saturating_sub(25)), ("zoom-larger", now.saturating_add(25)), ("zoom-usual", 100)] {
            if button::plain(ui, &words.text(id)).clicked() {
                actions.ask(Ask::Prefer(Preference::Zoom(percent)));
            }
        }
        ui.label(text::body(words.with("zoom-percent", &[("percent", u64::from(now).into())])));
    });
}

fn group(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    labelled(ui, (26.0, Role::RadioGroup), title, add);
}

/// The same where the first line is so many points high, and of another role.
fn labelled(ui: &mut Ui, (line, role): (f32, Role), title: &str, add: impl FnOnce(&mut Ui)) {
    if ui.available_width() < 360.0 {
        words_widget::heading(ui, text::strong(title));
        ui.spacing_mut().item_spacing.y = 2.0;
        roving::group(ui, role, title, add);
        ui.add_space(space::S);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.scope(|ui| {
            ui.set_width(140.0);
            ui.add_space(0.0);
            words_widget::heading(ui, text::strong(title).line_height(Some(line)));
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            roving::group(ui, role, title, add);
        });
    });
    ui.add_space(space::S);
}

fn footer(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let (help, close) = (state.words.text("command-help"), state.words.text("close"));
    let width = button_width(ui, &help, true) + space::S + button_width(ui, &close, false);
    buttons(ui, width, |ui| {
        if button::secondary(ui, Icon::WHY, &help).clicked() {
            actions.run(Command::Help);
        }
        let close = button::plain(ui, &close);
        focus_once(&close);
        if close.clicked() {
            actions.ask(Ask::CloseDialog);
        }
    });
}
