use std::sync::Arc;

use egui::{Context, ThemePreference};

use super::state::Written;
use super::{Own, last};
use crate::i18n::{Language, Words};
use crate::jobs::{Failure, Flag};
use crate::settings::ThemeChoice;
use crate::ui::kit::{Happened, Preference, State, speech, wake};
use crate::ui::theme;

impl Own {
    /// Asks for the theme of the system, which may take a moment.
    pub fn begin(&mut self, state: &State, ctx: &Context) {
        self.known = state.settings.clone();
        self.ask_system(state, ctx);
        self.use_theme(state, ctx);
        use_zoom(state, ctx);
        // What could not be understood is put aside and told now, not once something is chosen or when the window goes.
        if state.settings.is_unread {
            self.keep(state, ctx);
        }
    }

    /// Asks how the person wants programs to look: at the start, and whenever they come back to the window, because no system says it unasked.
    pub fn ask_system(&mut self, state: &State, ctx: &Context) {
        if !self.system.is_running() {
            let ask = Arc::clone(&state.env.system_looks);
            self.system.start("system-theme", Arc::default(), wake(ctx), move |_| Ok(ask()));
        }
    }

    /// Changes what is kept for the next start.
    pub fn prefer(&mut self, preference: Preference, state: &mut State, ctx: &Context) {
        let settings = &mut state.settings;
        match preference {
            Preference::Columns(columns) => settings.columns = columns,
            Preference::StoreColumn(is_shown) => settings.store_column = is_shown,
            Preference::DraggedColumns(columns) => {
                settings.columns = columns;
                return;
            }
            Preference::PaneWidths { sites, details } => {
                settings.sites_width = sites.or(settings.sites_width);
                settings.details_width = details.or(settings.details_width);
            }
            Preference::WindowSize(size) => {
                settings.window = Some(size);
                self.is_stale = true;
                return;
            }
            Preference::Language(language) => speak(language, state),
            Preference::Theme(theme) => {
                settings.theme = theme;
                self.use_theme(state, ctx);
            }
            Preference::HighContrast(contrast) => {
                settings.high_contrast = contrast;
                self.use_theme(state, ctx);
            }
            Preference::ReducedMotion(motion) => {
                settings.reduced_motion = motion;
                self.use_theme(state, ctx);
            }
            Preference::Zoom(percent) => {
                settings.zoom = Some(percent.clamp(LEAST_ZOOM, MOST_ZOOM));
                use_zoom(state, ctx);
            }
            Preference::Density(density) => settings.density = density,
            Preference::Opened(files) => files.iter().for_each(|file| settings.remember(file)),
            Preference::Reopen(reopen) => {
                settings.reopen = reopen;
                settings.last = None;
            }
            Preference::NothingRecent => settings.recent.clear(),
            Preference::Filters(filters) => settings.filters = filters,
            Preference::KnowledgeBases(files) => settings.knowledge = files,
        }
        self.keep(state, ctx);
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        if self.system.poll() {
            self.use_theme(state, ctx);
        }
        self.keep_zoom(state, ctx);
        if self.written.poll() {
            if let Some(written) = self.written.value() {
                self.known = written.settings.clone();
            }
            self.written(state, ctx);
            if self.is_stale {
                self.keep(state, ctx);
            }
        }
    }

    /// The window is about to go: what was chosen is written first.
    pub fn finish(&mut self, state: &mut State) {
        self.written.wait();
        if state.settings.reopen {
            state.settings.last = Some(last::look(state));
            self.is_stale = true;
        }
        if let Some(path) = state.env.settings.as_deref().filter(|_| self.is_stale) {
            // Nobody is there any more whom a failure could be told.
            let _ = state.settings.save(self.written.value().map_or(&self.known, |written| &written.settings), path);
        }
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { system, written, known: _, is_stale: _, zoom_seen: _ } = self;
        system.is_running() || written.is_running()
    }

    /// Writes the preferences, one time after the other and always the newest.
    fn keep(&mut self, state: &State, ctx: &Context) {
        self.is_stale = self.written.is_running();
        let Some(path) = state.env.settings.clone().filter(|_| !self.is_stale) else { return };
        let (settings, known) = (state.settings.clone(), self.known.clone());
        let work = move |_: &Flag| settings.save(&known, &path).map(|aside| Written { settings, aside });
        self.written.start("settings", Arc::default(), wake(ctx), work);
    }

    /// A failure is told and stops nothing; so is a file that was put aside.
    fn written(&self, state: &mut State, ctx: &Context) {
        if let Some(aside) = self.written.value().and_then(|written| written.aside.as_ref()) {
            let sentence = state.words.text("error-settings-not-understood").into_owned();
            state.dialogs.show_unread((sentence, Some(aside.display().to_string())), ctx);
        }
        let sentence = match self.written.failure() {
            Some(Failure::Work(error)) => {
                let reason = speech::write_problem(&state.words, &error.problem);
                state.words.with("toast-settings-unwritten", &[("reason", reason.into())])
            }
            Some(Failure::NoThread) => state.words.text("error-no-thread").into_owned(),
            Some(Failure::Died) => state.words.text("error-died").into_owned(),
            None => return,
        };
        state.warn(sentence);
    }

    fn use_theme(&self, state: &State, ctx: &Context) {
        let wishes = self.system.value().map(|wishes| **wishes).unwrap_or_default();
        let system = wishes.is_dark;
        let is_high = state.settings.high_contrast.or(wishes.wants_contrast).unwrap_or(false);
        let is_still = state.settings.reduced_motion.or(wishes.wants_no_motion).unwrap_or(false);
        theme::adapt(ctx, is_high, is_still);
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

/// 400 % is what WCAG 1.4.10 asks for.
const LEAST_ZOOM: u16 = 50;
const MOST_ZOOM: u16 = 400;

fn use_zoom(state: &State, ctx: &Context) {
    // A file may say anything, and a window that is too small to be seen cannot be put right.
    let percent = state.settings.zoom.unwrap_or(100).clamp(LEAST_ZOOM, MOST_ZOOM);
    ctx.set_zoom_factor(f32::from(percent) / 100.0);
}

impl Own {
    /// The keys of the zoom are egui's own; what they did is kept.
    fn keep_zoom(&mut self, state: &mut State, ctx: &Context) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
        let now = (ctx.zoom_factor() * 100.0).round() as u16;
        if now != self.zoom_seen.unwrap_or(now) && now != state.settings.zoom.unwrap_or(100) {
            state.settings.zoom = Some(now.clamp(LEAST_ZOOM, MOST_ZOOM));
            use_zoom(state, ctx);
            self.keep(state, ctx);
        }
        self.zoom_seen = Some(now);
    }
}

fn speak(language: Option<Language>, state: &mut State) {
    state.settings.language = language;
    state.words = Words::new(language.unwrap_or(state.env.language), state.env.zone.clone());
    // What was said in the language before is not said again.
    state.toast = None;
    state.tell(Happened::LanguageChanged);
}
