//! The only place where state changes: actions of the person, and results of jobs.

use std::sync::Arc;

use egui::Context;

use crate::i18n::Words;
use crate::jobs::Wake;
use crate::ui::browse::{filtering, revealing, selecting};
use crate::ui::env::Pick;
use crate::ui::export::update as exporting;
use crate::ui::kit::Command;
use crate::ui::kit::ask::{Action, Preference, Source};
use crate::ui::kit::state::{Picking, State};
use crate::ui::kit::view_state::{Dialog, ExportForm, Pane, Screen, Shown, What};
use crate::ui::knowledge::update as knowing;
use crate::ui::open::update as opening;
use filtering::{add_up, assemble, list_sites, new_inventory, refilter, sort_by};

/// Writes the preferences. A failure is told once and stops nothing.
pub fn keep_settings(state: &mut State) {
    if let Some(path) = &state.env.settings
        && let Err(error) = state.settings.save(path)
    {
        let reason = crate::ui::kit::speech::write_problem(&state.words, &error.problem);
        let text = state.words.with("toast-settings-unwritten", &[("reason", reason.into())]);
        opening::toast(state, text);
    }
}

/// Starts what a new window needs: the stores of this machine, the system's theme, and what it was asked to open.
pub fn begin(state: &mut State, sources: Vec<Source>, ctx: &Context) {
    discover(state, ctx);
    let ask = Arc::clone(&state.env.system_is_dark);
    state.model.system_dark.start("system-theme", Arc::default(), wake(ctx), move |_| Ok(ask()));
    use_theme(state, ctx);
    knowing::begin(state, ctx);
    if !sources.is_empty() {
        opening::open(state, sources, false, ctx);
    }
}

/// Looks for the stores of this machine.
pub fn discover(state: &mut State, ctx: &Context) {
    let places = state.env.places.clone();
    state.model.found.start("discover", Arc::default(), wake(ctx), move |_| Ok(crate::store::discover(&places)));
}

/// Starts again what ended through an error of this program. What follows from a newer inventory starts when that arrives.
pub fn try_again(state: &mut State, ctx: &Context) {
    if state.model.found.failure().is_some() {
        discover(state, ctx);
    }
    if state.model.knowing.bases.failure().is_some() {
        knowing::load_bases(state, ctx);
    }
    if state.model.inventory.failure().is_some() {
        assemble(state, ctx);
        return;
    }
    if state.model.rows.failure().is_some() {
        refilter(state, ctx);
    }
    if state.model.sites.failure().is_some() {
        list_sites(state, ctx);
    }
    if state.model.digest.failure().is_some() {
        add_up(state, ctx);
    }
}

/// Wakes the window from any thread.
#[must_use]
pub fn wake(ctx: &Context) -> Wake {
    let ctx = ctx.clone();
    Arc::new(move || ctx.request_repaint())
}

/// Carries out one action.
pub fn apply(state: &mut State, action: Action, ctx: &Context) {
    carry_out(state, action, ctx);
    revealing::forget_unless_shown(state);
}

pub fn carry_out(state: &mut State, action: Action, ctx: &Context) {
    match action {
        Action::Run(command) => run(state, command, ctx),
        Action::Open(sources) => opening::open(state, sources, false, ctx),
        Action::CloseStore(index) => opening::close(state, index, ctx),
        Action::Show(shown) => opening::show(state, shown, ctx),
        Action::GoTo(screen) => go_to(state, screen),
        Action::CancelReading => state.model.reading.cancel(),
        Action::TryAgain => try_again(state, ctx),
        Action::FilterSites(text) => {
            state.view.site_filter = text;
            list_sites(state, ctx);
        }
        Action::OrderSites(order) => {
            state.view.site_order = order;
            list_sites(state, ctx);
        }
        Action::ChooseSite(site) => {
            state.view.site = site;
            refilter(state, ctx);
        }
        Action::Search(text) => {
            state.view.search = text;
            if state.view.screen != Screen::Cookies && state.has_stores() {
                state.view.screen = Screen::Cookies;
                ctx.memory_mut(|memory| memory.request_focus(Pane::Search.focus_id()));
            }
            refilter(state, ctx);
        }
        Action::ChooseCategory(category) => {
            state.view.category = category;
            refilter(state, ctx);
        }
        Action::ChooseFinding(finding) => {
            state.view.finding = finding;
            refilter(state, ctx);
        }
        Action::ClearFilters => {
            (state.view.site, state.view.category, state.view.finding) = (None, None, None);
            state.view.search.clear();
            refilter(state, ctx);
        }
        Action::SortBy(column) => sort_by(state, column, ctx),
        Action::Sort { column, descending } => {
            (state.view.sort, state.view.descending) = (Some(column), descending);
            refilter(state, ctx);
        }
        Action::Select { row, how } => selecting::select(state, row, how, ctx),
        Action::MoveSelection { by, extend } => selecting::step(state, by, extend),
        Action::TableShown { rows } => {
            state.view.page_rows = rows;
            state.view.selected.scroll_to_cursor = false;
        }
        Action::Reveal(id) => revealing::reveal(state, id, ctx),
        Action::HideValue => state.view.revealed = None,
        Action::CopyValue => revealing::copy(state, ctx),
        Action::Copy(text) => copy(state, text, ctx),
        Action::CopyCell(id, column) => selecting::copy_cell(state, id, column, ctx),
        Action::ShowDialog(dialog) => show_dialog(state, dialog, ctx),
        Action::CloseDialog => state.view.dialog = state.view.later.pop_front(),
        Action::SetExport(form) => exporting::change(state, form, ctx),
        Action::TypePath(typed) => {
            if let Some(Dialog::OpenPath { text }) = &mut state.view.dialog {
                *text = typed;
            }
        }
        Action::SaveExport => exporting::ask_where(state, ctx),
        Action::ExportTo(path) => exporting::save(state, path, ctx),
        Action::OpenTyped => opening::open_typed(state, ctx),
        Action::Focus(pane) => ctx.memory_mut(|memory| memory.request_focus(pane.focus_id())),
        Action::DismissToast => state.view.toast = None,
        Action::Know(know) => knowing::apply(state, know, ctx),
        Action::Prefer(preference) => prefer(state, preference, ctx),
    }
}

/// What is kept for the next start.
pub fn prefer(state: &mut State, preference: Preference, ctx: &Context) {
    match preference {
        Preference::Columns(columns) => {
            state.settings.columns = columns;
            keep_settings(state);
        }
        Preference::DraggedColumns(columns) => state.settings.columns = columns,
        Preference::PaneWidths { sites, details } => {
            state.settings.sites_width = sites.or(state.settings.sites_width);
            state.settings.details_width = details.or(state.settings.details_width);
            keep_settings(state);
        }
        Preference::Language(language) => set_language(state, language, ctx),
        Preference::Theme(theme) => {
            state.settings.theme = theme;
            use_theme(state, ctx);
            keep_settings(state);
        }
        Preference::Density(density) => {
            state.settings.density = density;
            keep_settings(state);
        }
        Preference::NothingRecent => {
            state.settings.recent.clear();
            keep_settings(state);
        }
    }
}

pub fn run(state: &mut State, command: Command, ctx: &Context) {
    if !command.is_enabled(state) {
        return;
    }
    match command {
        Command::OpenFile => {
            let title = state.words.text("dialog-open-file").into_owned();
            pick(state, Picking::Open, Pick::File { title }, ctx);
        }
        Command::OpenFolder => {
            let title = state.words.text("dialog-open-folder").into_owned();
            pick(state, Picking::Open, Pick::Folder { title }, ctx);
        }
        Command::OpenSample => opening::open(state, vec![Source::Sample], false, ctx),
        Command::Start => go_to(state, Screen::Start),
        Command::Reload => opening::reload(state, ctx),
        Command::Search => ctx.memory_mut(|memory| memory.request_focus(Pane::Search.focus_id())),
        Command::Export => {
            let what = if state.view.selected.ids.len() > 1 {
                What::Selected
            } else if state.view.category.is_some() || state.view.finding.is_some() || !state.view.search.is_empty() {
                What::Filtered
            } else if state.view.site.is_some() {
                What::Site
            } else {
                What::All
            };
            show_dialog(state, Dialog::Export(ExportForm::proposed(what, state.language())), ctx);
        }
        Command::Settings => show_dialog(state, Dialog::Settings, ctx),
        Command::Overview => go_to(state, Screen::Overview),
        Command::Cookies => go_to(state, Screen::Cookies),
        Command::Charter => go_to(state, Screen::Charter),
        Command::NextPane => selecting::move_focus(state, 1, ctx),
        Command::PreviousPane => selecting::move_focus(state, -1, ctx),
        Command::SelectAll => selecting::select_all(state),
        Command::CopyRows => selecting::copy_rows(state, ctx),
        Command::Record => show_dialog(state, Dialog::Record, ctx),
        Command::Keyboard => show_dialog(state, Dialog::Keyboard, ctx),
        Command::CloseAll => opening::close_all(state),
        Command::LookUp => knowing::show_look_up(state, ctx),
        Command::Correct => knowing::begin_correction(state, ctx),
        Command::Undo => knowing::undo(state, ctx),
        Command::Knowledge => show_dialog(state, Dialog::Knowledge { listed: None }, ctx),
    }
}

/// Takes in the results of all jobs, and starts what follows from them.
pub fn poll(state: &mut State, ctx: &Context) {
    let model = &mut state.model;
    model.found.poll();
    model.sites.poll();
    model.digest.poll();
    model.preview.poll();
    if model.system_dark.poll() {
        use_theme(state, ctx);
    }
    if state.model.picking.poll() {
        opening::picked(state, ctx);
    }
    if state.model.reading.poll() {
        opening::arrived(state, ctx);
    }
    if state.model.inventory.poll() {
        new_inventory(state, ctx);
    }
    let replaced = state.model.rows.value().cloned();
    if state.model.rows.poll() {
        selecting::rows_arrived(state, replaced.as_deref());
    }
    if state.model.export.poll() {
        exporting::finished(state);
    }
    knowing::poll(state, ctx);
    state.model.value.poll();
    revealing::forget_unless_shown(state);
    revealing::fade(state, ctx);
}

/// Opens the system's file dialog on its own thread.
pub fn pick(state: &mut State, picking: Picking, what: Pick, ctx: &Context) {
    if state.model.picking.is_running() {
        return;
    }
    state.model.picking_for = Some(picking);
    let picker = Arc::clone(&state.env.picker);
    state.model.picking.start("file-dialog", Arc::default(), wake(ctx), move |_| Ok(picker.pick(&what)));
}

pub fn go_to(state: &mut State, screen: Screen) {
    if matches!(screen, Screen::Overview | Screen::Cookies) && !state.has_stores() {
        return;
    }
    state.view.screen = screen;
}

/// Once a dialog is gone, the keyboard goes on where it was before. egui keeps everything under a dialog without focus until the frame
/// after the one that no longer shows it, hence the wait.
pub fn give_focus_back(state: &mut State, ctx: &Context) {
    let Some((id, frames)) = state.view.focus_before.filter(|_| state.view.dialog.is_none()) else { return };
    if let Some(left) = frames.checked_sub(1) {
        state.view.focus_before = Some((id, left));
        ctx.request_repaint();
    } else {
        state.view.focus_before = None;
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
}

pub fn show_dialog(state: &mut State, dialog: Dialog, ctx: &Context) {
    let export = matches!(dialog, Dialog::Export(_));
    if state.view.dialog.is_none() {
        state.view.focus_before = ctx.memory(egui::Memory::focused).map(|id| (id, 1));
    }
    state.view.dialog = Some(dialog);
    if export {
        exporting::preview(state, ctx);
    }
}

pub fn set_language(state: &mut State, language: Option<crate::i18n::Language>, ctx: &Context) {
    state.settings.language = language;
    state.words = Words::new(language.unwrap_or(state.env.language), state.env.zone.clone());
    keep_settings(state);
    // Searching and sorting go by the words one sees.
    refilter(state, ctx);
}

pub fn use_theme(state: &State, ctx: &Context) {
    use crate::settings::ThemeChoice;
    let system = state.model.system_dark.value().and_then(|dark| **dark);
    ctx.set_theme(match (state.settings.theme, system) {
        (ThemeChoice::Light, _) | (ThemeChoice::System, Some(false)) => egui::ThemePreference::Light,
        (ThemeChoice::Dark, _) | (ThemeChoice::System, Some(true)) => egui::ThemePreference::Dark,
        (ThemeChoice::System, None) => match ctx.system_theme() {
            Some(theme) => theme.into(),
            // A system that says nothing gets the theme that prints and projectors suit.
            None => egui::ThemePreference::Light,
        },
    });
}

pub fn copy(state: &mut State, text: String, ctx: &Context) {
    ctx.copy_text(text);
    let message = state.words.text("toast-copied").into_owned();
    opening::toast(state, message);
}

/// Shows all stores again when the shown one is gone.
pub fn keep_shown_valid(state: &mut State) {
    if matches!(state.view.shown, Shown::One(index) if index >= state.model.stores.len()) {
        state.view.shown = Shown::All;
    }
}
