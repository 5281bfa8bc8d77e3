//! The window put together: its own parts, polling, painting, and who takes what is asked for.

mod dialog;
mod drop_hint;
mod error;
mod status;
mod tabs;
mod toast;
mod toolbar;
pub mod update;
mod window;

use std::sync::Arc;

use egui::accesskit::Role;

use crate::inventory::OpenStore;
use crate::ui::env::Env;
use crate::ui::kit::ask::{Action, Actions, Source};
use crate::ui::kit::state::{Opened, State};
use crate::ui::kit::view_state::{Screen, Shown};
use crate::ui::kit::{Command, Place};
use crate::ui::theme;

pub use window::run;

/// The program behind the window.
pub struct App {
    state: State,
    actions: Actions,
    /// The title last given to the window, so that it is only set when it changes.
    title: String,
    /// The window was compared with its screen.
    is_fitted: bool,
}

impl App {
    /// A window in the given world that begins by opening `sources`.
    #[must_use]
    pub fn new(ctx: &egui::Context, env: Env, sources: Vec<Source>) -> Self {
        theme::install(ctx);
        let mut state = State::new(env);
        update::begin(&mut state, sources, ctx);
        Self { state, actions: Actions::default(), title: String::new(), is_fitted: false }
    }

    /// Everything the views see.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Whether work is under way, or asked for and not yet begun. Once it is not, nothing changes until the person does something.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.state.is_busy() || !self.actions.is_empty()
    }

    /// Carries out an action as if it had been asked for at the window.
    pub fn act(&mut self, ctx: &egui::Context, action: Action) {
        update::apply(&mut self.state, action, ctx);
    }

    /// Shows stores that were read elsewhere, as benches and tests do with stores that no browser wrote.
    pub fn show_stores(&mut self, ctx: &egui::Context, stores: Vec<Arc<OpenStore>>) {
        let knowledge = Arc::clone(&self.state.model.knowing.knowledge);
        let opened = |store| Opened { source: Source::Sample, store, knowledge: Arc::clone(&knowledge) };
        self.state.model.stores = stores.into_iter().map(opened).collect();
        update::apply(&mut self.state, Action::Show(Shown::All), ctx);
    }

    /// Takes in finished work. No painting happens here.
    pub fn poll(&mut self, ctx: &egui::Context) {
        update::poll(&mut self.state, ctx);
    }

    /// One frame.
    pub fn paint(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.name_window(&ctx);
        self.fit_screen(&ctx);
        theme::note_focus(&ctx);
        update::give_focus_back(&mut self.state, &ctx);
        shortcuts(&self.state, &mut self.actions, &ctx);
        dropped_files(&mut self.actions, &ctx);
        let (state, actions) = (&self.state, &mut self.actions);
        toolbar::show(ui, state, actions);
        tabs::show(ui, state, actions);
        status::show(ui, state, actions);
        match state.view.screen {
            Screen::Start => crate::ui::open::start::show(ui, state, actions),
            Screen::Overview => crate::ui::overview::page::show(ui, state, actions),
            Screen::Cookies => crate::ui::browse::page::show(ui, state, actions),
            Screen::Charter => crate::ui::charter::page::show(ui, state, actions),
            Screen::LookUp => crate::ui::look_up::page::show(ui, state, actions),
        }
        drop_hint::show(ui, state);
        dialog::show(&ctx, state, actions);
        toast::show(&ctx, &mut self.state, &mut self.actions);
        for action in self.actions.take() {
            update::apply(&mut self.state, action, &ctx);
        }
    }

    /// On a screen that its usual size does not fit, the window takes all of it: else its lowest line would lie outside.
    fn fit_screen(&mut self, ctx: &egui::Context) {
        let Some(screen) = ctx.input(|input| input.viewport().monitor_size).filter(|_| !self.is_fitted) else { return };
        self.is_fitted = true;
        let usual = window::USUAL_SIZE;
        // Title bar and task bar.
        if screen.x < usual.x || screen.y < usual.y + 80.0 {
            ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
        }
    }

    fn name_window(&mut self, ctx: &egui::Context) {
        let title = self.state.words.text("app-name").into_owned();
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| {
            node.set_role(Role::Window);
            node.set_label(title.clone());
        });
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.poll(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.paint(ui);
    }
}

/// The keys of the commands. A dialog keeps the keyboard to itself.
fn shortcuts(state: &State, actions: &mut Actions, ctx: &egui::Context) {
    if state.view.dialog.is_some() {
        return;
    }
    let of_the_window = |command: &Command| command.place() != Place::Table && command.is_enabled(state);
    for command in Command::ALL.iter().copied().filter(of_the_window) {
        let Some(shortcut) = command.shortcut() else { continue };
        // A field takes its own typing back.
        if command == Command::Undo && ctx.text_edit_focused() {
            continue;
        }
        if ctx.input_mut(|input| exactly(input, shortcut)) {
            actions.run(command);
        }
    }
}

/// `consume_shortcut` also takes Shift+F6 for F6; this asks for the very modifiers.
fn exactly(input: &mut egui::InputState, shortcut: egui::KeyboardShortcut) -> bool {
    let wanted = shortcut.modifiers;
    let mut hit = false;
    input.events.retain(|event| {
        let matches = matches!(event, egui::Event::Key { key, pressed: true, modifiers, .. }
            if *key == shortcut.logical_key && modifiers.command == wanted.command && modifiers.shift == wanted.shift && modifiers.alt == wanted.alt);
        hit |= matches;
        !matches
    });
    hit
}

fn dropped_files(actions: &mut Actions, ctx: &egui::Context) {
    let paths: Vec<_> = ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
    if !paths.is_empty() {
        actions.push(Action::Open(paths.into_iter().map(Source::Path).collect()));
    }
}

#[cfg(test)]
mod tests;
