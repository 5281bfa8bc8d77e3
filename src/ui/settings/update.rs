use std::sync::Arc;

use egui::{Context, ThemePreference};

use super::Own;
use crate::i18n::{Language, Words};
use crate::settings::ThemeChoice;
use crate::ui::kit::{Happened, Preference, State, speech, wake};

impl Own {
    /// Asks for the theme of the system, which may take a moment.
    pub fn begin(&mut self, state: &State, ctx: &Context) {
        let ask = Arc::clone(&state.env.system_is_dark);
        self.system_dark.start("system-theme", Arc::default(), wake(ctx), move |_| Ok(ask()));
        self.use_theme(state, ctx);
    }

    /// Changes what is kept for the next start.
    pub fn prefer(&mut self, preference: Preference, state: &mut State, ctx: &Context) {
        let settings = &mut state.settings;
        match preference {
            Preference::Columns(columns) => settings.columns = columns,
            Preference::DraggedColumns(columns) => {
                settings.columns = columns;
                return;
            }
            Preference::PaneWidths { sites, details } => {
                settings.sites_width = sites.or(settings.sites_width);
                settings.details_width = details.or(settings.details_width);
            }
            Preference::Language(language) => speak(language, state),
            Preference::Theme(theme) => {
                settings.theme = theme;
                self.use_theme(state, ctx);
            }
            Preference::Density(density) => settings.density = density,
            Preference::Opened(files) => files.iter().for_each(|file| settings.remember(file)),
            Preference::NothingRecent => settings.recent.clear(),
            Preference::KnowledgeBases(files) => settings.knowledge = files,
        }
        keep(state);
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &State, ctx: &Context) {
        if self.system_dark.poll() {
            self.use_theme(state, ctx);
        }
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { system_dark } = self;
        system_dark.is_running()
    }

    fn use_theme(&self, state: &State, ctx: &Context) {
        let system = self.system_dark.value().and_then(|dark| **dark);
        ctx.set_theme(match (state.settings.theme, system) {
            (ThemeChoice::Light, _) | (ThemeChoice::System, Some(false)) => ThemePreference::Light,
            (ThemeChoice::Dark, _) | (ThemeChoice::System, Some(true)) => ThemePreference::Dark,
            (ThemeChoice::System, None) => match ctx.system_theme() {
                Some(theme) => theme.into(),
                // A system that says nothing gets the theme that prints and projectors suit.
                None => ThemePreference::Light,
            },
        });
    }
}

fn speak(language: Option<Language>, state: &mut State) {
    state.settings.language = language;
    state.words = Words::new(language.unwrap_or(state.env.language), state.env.zone.clone());
    state.tell(Happened::LanguageChanged);
}

/// Writes the preferences. A failure is told once and stops nothing.
fn keep(state: &mut State) {
    if let Some(path) = &state.env.settings
        && let Err(error) = state.settings.save(path)
    {
        let reason = speech::write_problem(&state.words, &error.problem);
        let text = state.words.with("toast-settings-unwritten", &[("reason", reason.into())]);
        state.say(text);
    }
}
