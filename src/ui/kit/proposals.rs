//! Hosts that look like portals of a charter's platform, each proposed in one sentence.

use egui::{Label, Ui};

use super::{Actions, Ask, Becomes, PortalWish, State, speech};
use crate::digest::Digest;
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card};

/// Paints a notice for each host that was neither named nor refused. True when there was one.
pub fn show<A>(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions<A>) -> bool {
    let charters = digest.inventory.knowledge().charters.iter().zip(&digest.charters);
    let mut is_any = false;
    for (charter, sum) in charters {
        let refused = |host: &&String| state.judged_by.portals.is_refused(host, &charter.id);
        for host in sum.recognised_portals.iter().filter(|host| !refused(host)) {
            is_any = true;
            proposal(ui, state, (host, &charter.id, &speech::portal_proposal(&state.words, host, charter)), actions);
        }
    }
    is_any
}

fn proposal<A>(ui: &mut Ui, state: &State, (host, charter, sentence): (&str, &str, &str), actions: &mut Actions<A>) {
    let words = &state.words;
    let wish = |becomes| Ask::Portal(PortalWish { charter: charter.to_owned(), host: host.to_owned(), becomes });
    card::notice(ui, tokens(ui).selected, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            button::decoration(ui, Icon::CHARTER, 16.0, 20.0, tokens(ui).accent);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                ui.add(Label::new(text::body(sentence)).wrap());
                ui.horizontal_wrapped(|ui| {
                    if button::secondary(ui, Icon::CHECK, &words.text("portal-mine")).clicked() {
                        actions.ask(wish(Becomes::Mine));
                    }
                    if button::secondary(ui, Icon::CLOSE, &words.text("portal-not-mine")).clicked() {
                        actions.ask(wish(Becomes::NotMine));
                    }
                });
            });
        });
    });
}
