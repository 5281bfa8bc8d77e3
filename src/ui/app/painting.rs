//! One frame: the parts of the window, the page, the dialog and the message over them.

use egui::{Context, Ui, UiBuilder};

use super::action::Action;
use super::features::Features;
use super::{drop_hint, error, keys, status, tabs, toast, toolbar};
use crate::ui::kit::{Actions, Dialog, Screen, State, Wish};
use crate::ui::widget::height;
use crate::ui::{
    audit, browse, charter, commands, compare, correct, export, guided, help, knowledge, look_up, notes, open, overview, removal, settings,
    tour, visit, watch,
};

/// Paints the window; what the person wants, in its order.
pub fn paint(ui: &mut Ui, state: &State, features: &Features) -> Vec<Action> {
    let ctx = ui.ctx().clone();
    let mut wanted = Vec::new();
    height::take(&ctx, watch::usual_height(&ctx, state, &features.watch));
    gather(&mut wanted, |actions: &mut Actions<Action>| {
        keys::shortcuts(state, actions, &ctx);
        keys::dropped_files(actions, &ctx);
        if !toolbar::show(ui, state, actions) {
            tabs::show(ui, state, actions);
        }
    });
    // The status line stands below the page, so it comes after it for Tab and for screen readers.
    let (above, below) = status::split(&ctx, ui.available_rect_before_wrap(), state, features);
    let (page, bar) = watch::split(&ctx, above, state, &features.watch);
    let (page, steps) = tour::split(&ctx, page, &features.tour);
    let mut page = ui.new_child(UiBuilder::new().max_rect(page));
    show_page(&mut page, state, features, &mut wanted);
    let mut steps = ui.new_child(UiBuilder::new().max_rect(steps));
    gather(&mut wanted, |actions| tour::show(&mut steps, state, &features.tour, actions));
    let mut bar = ui.new_child(UiBuilder::new().max_rect(bar));
    gather(&mut wanted, |actions| watch::show(&mut bar, state, &features.watch, actions));
    let mut line = ui.new_child(UiBuilder::new().max_rect(below));
    gather(&mut wanted, |actions: &mut Actions<Action>| status::show(&mut line, state, features, actions));
    ui.advance_cursor_after_rect(above.union(below));
    drop_hint::show(ui, state);
    dialog(&ctx, state, features, &mut wanted);
    gather(&mut wanted, |actions: &mut Actions| toast::show(&ctx, state, actions));
    gather(&mut wanted, |actions: &mut Actions| visit::left(&ctx, state, actions));
    wanted
}

fn show_page(ui: &mut Ui, state: &State, features: &Features, wanted: &mut Vec<Action>) {
    match state.screen {
        Screen::Start => gather(wanted, |actions| open::show::start(ui, state, &features.open, actions)),
        Screen::Overview => gather(wanted, |actions| overview::show(ui, state, &features.overview, actions)),
        Screen::Cookies => gather(wanted, |actions| browse::show(ui, state, &features.browse, actions)),
        Screen::Site => gather(wanted, |actions: &mut Actions| visit::show(ui, state, &features.visit, actions)),
        Screen::Charter => gather(wanted, |actions| charter::show(ui, state, &features.charter, actions)),
        Screen::Audit => {
            gather(wanted, |actions| charter::take_pasted(ui, state, actions));
            gather(wanted, |actions| audit::show(ui, state, &features.audit, actions));
        }
        Screen::Compare => gather(wanted, |actions| compare::show(ui, state, &features.compare, actions)),
        Screen::LookUp => gather(wanted, |actions| look_up::show(ui, state, &features.look_up, actions)),
    }
}

/// Paints the open dialog, if there is one.
fn dialog(ctx: &Context, state: &State, features: &Features, wanted: &mut Vec<Action>) {
    let Some(dialog) = state.dialogs.open() else { return };
    match dialog {
        Dialog::Export => gather(wanted, |actions| export::show(ctx, state, &features.export, actions)),
        Dialog::Settings => gather(wanted, |actions: &mut Actions| settings::show(ctx, state, actions)),
        Dialog::OpenPath => gather(wanted, |actions| open::show::path(ctx, state, &features.open, actions)),
        Dialog::Error { failed, sentence, path, retry, instead } => {
            let error = error::Shown { failed: *failed, sentence, path: path.as_deref(), retry, instead: instead.as_deref() };
            gather(wanted, |actions: &mut Actions| error::show(ctx, state, &error, actions));
        }
        Dialog::Record => gather(wanted, |actions| open::show::record(ctx, state, actions)),
        Dialog::Help => gather(wanted, |actions: &mut Actions| help::show(ctx, state, actions)),
        Dialog::Commands => gather(wanted, |actions| commands::show(ctx, state, &features.commands, actions)),
        Dialog::Removal(removals) => gather(wanted, |actions: &mut Actions| removal::show(ctx, state, removals, actions)),
        Dialog::KeepFilter => gather(wanted, |actions| browse::keep_filter(ctx, state, &features.browse, actions)),
        Dialog::Correct => gather(wanted, |actions| correct::show(ctx, state, &features.correct, actions)),
        Dialog::Note => gather(wanted, |actions| notes::show(ctx, state, &features.notes, actions)),
        Dialog::TheirNotes => gather(wanted, |actions| notes::show_merging(ctx, state, &features.notes, actions)),
        Dialog::Knowledge => gather(wanted, |actions| knowledge::show::dialog(ctx, state, &features.knowledge, actions)),
        Dialog::Guided => gather(wanted, |actions| guided::show(ctx, state, &features.guided, actions)),
        Dialog::CharterPreview => {
            // A charter that is opened for the audit of a site is likely that of the site.
            let site = features.audit.site().filter(|_| state.screen == Screen::Audit);
            gather(wanted, |actions| charter::show_preview(ctx, state, (&features.charter, site), actions));
        }
        Dialog::AuditPath => gather(wanted, |actions| audit::show_path(ctx, state, &features.audit, actions)),
        Dialog::KnowledgePath => gather(wanted, |actions| knowledge::show::path(ctx, state, &features.knowledge, actions)),
    }
}

/// What a view wants, as actions of the window.
fn gather<A>(wanted: &mut Vec<Action>, view: impl FnOnce(&mut Actions<A>))
where
    Action: From<A>,
{
    let mut actions = Actions::default();
    view(&mut actions);
    wanted.extend(actions.take().map(|wish| match wish {
        Wish::Own(action) => action.into(),
        Wish::Ask(ask) => Action::Ask(ask),
    }));
}
