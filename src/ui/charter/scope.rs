//! The hosts that a charter speaks for: those it names itself, and those the person has named, which can be added and forgotten.

use egui::{Id, Ui};

use super::{Action, Actions, Own};
use crate::charter::Charter;
use crate::site;
use crate::ui::kit::modal::button_width;
use crate::ui::kit::{Ask, Becomes, PortalWish, State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::{badge, button, text as words_widget};

/// Paints the line.
pub(super) fn show(ui: &mut Ui, state: &State, (own, charter): (&Own, &Charter), actions: &mut Actions) {
    let words = &state.words;
    if charter.scope.is_empty() {
        words_widget::note(ui, words.text("charter-scope-all"));
        return;
    }
    let named = state.judged_by.portals.list().iter().filter(|portal| portal.charter == charter.id);
    let named: Vec<&str> = named.map(|portal| portal.host.as_str()).collect();
    ui.horizontal_wrapped(|ui| {
        ui.label(text::small(words.text("charter-scope-hosts")).color(tokens(ui).weak));
        for host in charter.scope.iter().filter(|host| !named.contains(&host.as_str())) {
            badge::neutral(ui, &site::display(host));
        }
        for host in &named {
            let hint = words.with("portal-forget", &[("host", site::display(host).into_owned().into())]);
            if badge::removable(ui, &site::display(host), &hint).clicked() {
                actions.ask(wish(charter, host, Becomes::Forgotten));
            }
        }
    });
    add(ui, state, (own, charter), actions);
}

fn add(ui: &mut Ui, state: &State, (own, charter): (&Own, &Charter), actions: &mut Actions) {
    let words = &state.words;
    let (of, typed) = &own.typed;
    let is_here = *of == charter.id;
    let typed = if is_here { typed.as_str() } else { "" };
    ui.horizontal(|ui| {
        let hint = words.text("portal-add-hint");
        let room = button_width(ui, &words.text("portal-add"), true) + space::M;
        let id = Id::unique(("portal", &charter.id));
        let field = Field { id, icon: Icon::DOMAIN, hint: &hint, suffix: None, width: (ui.available_width() - room).min(320.0) };
        let (response, changed) = field.show(ui, typed);
        // Enter is about what was typed in the same frame, too.
        let typed = changed.as_deref().unwrap_or(typed);
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let is_pressed =
            ui.add_enabled_ui(!typed.trim().is_empty(), |ui| button::secondary(ui, Icon::CHECK, &words.text("portal-add")).clicked()).inner;
        if is_pressed || is_entered && !typed.trim().is_empty() {
            actions.ask(wish(charter, typed, Becomes::Mine));
        }
        if let Some(typed) = changed {
            actions.push(Action::TypeHost { charter: charter.id.clone(), typed });
        }
    });
    if let Some(problem) = own.problem.filter(|_| is_here) {
        ui.label(text::small(speech::portal_error(words, problem)).color(tokens(ui).warning.ink));
    }
}

fn wish(charter: &Charter, host: &str, becomes: Becomes) -> Ask {
    Ask::Portal(PortalWish { charter: charter.id.clone(), host: host.to_owned(), becomes })
}
