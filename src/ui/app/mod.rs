//! The window put together: its own parts, polling, painting, and who takes what is asked for.

mod action;
mod announce;
mod completing;
mod drop_hint;
mod error;
mod features;
mod focus;
mod keys;
mod painting;
mod search;
mod size;
mod status;
mod tabs;
mod title;
mod toast;
mod toolbar;
mod window;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Context, Event};

use self::announce::Announcer;
use self::features::Features;
use self::focus::FocusKeeper;
use super::env::Env;
use super::kit::{Ask, Opened, Preference, Source, State};
use super::{open, theme};
use crate::inventory::OpenStore;

pub use action::Action;
pub use window::run;

/// The program behind the window.
pub struct App {
    state: State,
    features: Features,
    focus: FocusKeeper,
    announcer: Announcer,
    /// The title last given to the window, so that it is only set when it changes.
    title: String,
    /// The window was compared with its screen.
    is_fitted: bool,
}

impl App {
    /// A window in the given world that begins by opening `sources`.
    #[must_use]
    pub fn new(ctx: &Context, env: Env, sources: Vec<Source>) -> Self {
        theme::install(ctx);
        let (mut state, mut features) = (State::new(env), Features::default());
        features.begin(sources, &mut state, ctx);
        Self { state, features, focus: FocusKeeper::default(), announcer: Announcer::default(), title: String::new(), is_fitted: false }
    }

    /// What all features see.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Whether work is under way. Once it is not, nothing changes until the person does something.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.state.is_busy() || self.features.is_busy()
    }

    /// Whether the value of a cookie is in memory.
    #[must_use]
    pub fn shows_value(&self) -> bool {
        self.features.browse.shows_value()
    }

    /// Carries out an action as if it had been asked for at the window.
    pub fn act(&mut self, ctx: &Context, action: impl Into<Action>) {
        self.features.apply(action.into(), &mut self.state, ctx);
    }

    /// Shows stores that were read elsewhere, as benches and tests do with stores that no browser wrote.
    pub fn show_stores(&mut self, ctx: &Context, stores: Vec<Arc<OpenStore>>) {
        let knowledge = Arc::clone(&self.state.judged_by.knowledge);
        let opened = |store| Opened {
            source: Source::Sample,
            store,
            knowledge: Arc::clone(&knowledge),
            records: None,
            fingerprint: crate::store::Fingerprint::default(),
        };
        self.state.stores = stores.into_iter().map(opened).collect();
        self.act(ctx, open::Action::Show(super::kit::ShownStores::All));
    }

    /// Takes in finished work. No painting happens here.
    pub fn poll(&mut self, ctx: &Context) {
        self.features.poll(&mut self.state, ctx);
    }

    /// One frame.
    pub fn paint(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.name_window(&ctx);
        self.fit(&ctx);
        theme::note_focus(&ctx);
        if ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::WindowFocused(true)))) {
            self.features.settings.ask_system(&self.state, &ctx);
        }
        self.state.dialogs.give_focus_back(&ctx);
        self.focus.give_back(&ctx, self.state.dialogs.open().is_some());
        toast::let_go(&mut self.state, &ctx);
        let wanted = painting::paint(ui, &self.state, &self.features);
        for action in wanted {
            self.features.apply(action, &mut self.state, &ctx);
        }
        self.state.trail.note(self.state.screen);
        self.focus.remember(&ctx, self.state.screen, self.state.dialogs.open().is_some());
        self.announcer.look(&self.state, &self.features);
        self.announcer.show(&ctx);
    }

    /// The window fits its screen, and its size is kept.
    fn fit(&mut self, ctx: &Context) {
        let kept = self.state.settings.window;
        if !self.is_fitted {
            self.is_fitted = size::fit_screen(ctx, kept);
        } else if let Some(size) = size::changed(ctx, kept) {
            self.features.apply(Ask::Prefer(Preference::WindowSize(size)).into(), &mut self.state, ctx);
        }
    }

    fn name_window(&mut self, ctx: &Context) {
        let title = title::of(&self.state);
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| {
            node.set_role(Role::Window);
            node.set_label(title.clone());
            node.set_language(self.state.language().tag());
        });
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.poll(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.paint(ui);
    }

    /// The ground of pages. Panels do not paint it again: without a graphics card the processor paints every pixel, and this is most of them.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.extreme_bg_color.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.features.finish(&mut self.state, &Context::default());
    }
}

#[cfg(test)]
mod tests;
