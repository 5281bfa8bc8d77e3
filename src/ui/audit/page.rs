//! The page: site, charter and moments on top, what could not be seen, then findings and their cookies beside each other.

use egui::{Spinner, Ui};

use super::audited::{Audited, Stopped};
use super::{Action, Actions, Own, details, findings, head, moments, scope, unseen};
use crate::jobs::{Failure, Job};
use crate::ui::kit::{Command, State, stopped};
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::{button, page, text as words_widget};

const PAGE: f32 = 1_120.0;
/// Below this width the cookies stand under the findings.
const BESIDE: f32 = 720.0;

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    page::show(ui, ("audit", &state.words.text("tab-audit")), PAGE, |ui, width| {
        ui.spacing_mut().item_spacing.y = space::S;
        let audited = own.shown().filter(|_| state.has_stores() || own.reopened.is_some());
        head::show(ui, state, (own, audited), actions);
        if let Some(kept) = &own.reopened {
            head::kept(ui, state, kept, actions);
        } else if state.has_stores() {
            scope::show(ui, state, own, actions, width);
        } else {
            first_steps(ui, state, actions);
            return;
        }
        if let Some(audited) = audited {
            unseen::nothing(ui, state, audited, actions);
        }
        ui.add_space(space::XS);
        if own.reopened.is_none() {
            moments::show(ui, state, own, actions, width);
            under_way(ui, state, own, actions);
        }
        let Some(audited) = audited else { return };
        unseen::show(ui, state, (own, audited), actions, width);
        if audited.audit.site_was_seen {
            contents(ui, state, (own, audited), actions, width);
        }
    });
}

/// What to do before there can be an audit.
fn first_steps(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let words = &state.words;
    for id in ["audit-first-open", "audit-first-moments", "audit-first-charter", "audit-first-dossier"] {
        words_widget::rich(ui, &words.text(id));
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        for command in [Command::GuidedAudit, Command::OpenFile, Command::OpenFolder, Command::Start] {
            if button::secondary(ui, command.icon(), &words.text(command.label_id())).clicked() {
                actions.run(command);
            }
        }
    });
}

/// The audit under way with its end within reach, or why there is none.
fn under_way(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    match own.audited.job() {
        Job::Running { .. } => {
            ui.horizontal(|ui| {
                ui.add(Spinner::new().size(16.0).color(tokens(ui).accent));
                words_widget::weak(ui, words.text("audit-under-way"));
                if button::quiet(ui, Icon::STOP, &words.text("audit-stop"), tokens(ui).text).clicked() {
                    actions.push(Action::Stop);
                }
            });
        }
        Job::Failed { failure: Failure::Work(Stopped), .. } => {
            ui.horizontal(|ui| {
                words_widget::weak(ui, words.text("audit-stopped"));
                if button::quiet(ui, Icon::RELOAD, &words.text("retry"), tokens(ui).accent).clicked() {
                    actions.push(Action::Again);
                }
            });
        }
        Job::Failed { failure: Failure::NoThread, .. } => stopped::show(ui, state, &Failure::NoThread, actions),
        Job::Failed { failure: Failure::Died, .. } => stopped::show(ui, state, &Failure::Died, actions),
        Job::Idle | Job::Done(_) => {}
    }
}

fn contents(ui: &mut Ui, state: &State, (own, audited): (&Own, &Audited), actions: &mut Actions, width: f32) {
    ui.add_space(space::XS);
    head::sums(ui, state, audited);
    ui.add_space(space::XS);
    if width < BESIDE {
        findings::show(ui, state, (own, audited), actions, width);
        details::show(ui, state, (own, audited), actions, width);
        return;
    }
    let left = (width * 0.31).clamp(260.0, 340.0).round();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        findings::show(ui, state, (own, audited), actions, left);
        details::show(ui, state, (own, audited), actions, width - left - space::L);
    });
}
