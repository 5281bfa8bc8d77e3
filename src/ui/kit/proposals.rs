//! Hosts that look like portals of a charter's platform, each proposed in one sentence.

use std::sync::Arc;

use egui::{Label, Ui};

use super::{Actions, Ask, Becomes, PortalWish, State, speech};
use crate::charter::Charter;
use crate::digest::{CharterSum, Digest};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card};

/// Paints a notice for each host that was neither named nor refused. True when there was one.
pub fn show<A>(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions<A>) -> bool {
    let proposed = proposed(state, digest);
    for proposal in &proposed {
        show_one(ui, state, proposal, actions, |_, _| {});
    }
    !proposed.is_empty()
}

/// A host that may be a portal of a charter, and that was neither named nor refused.
#[derive(Debug)]
pub struct Proposal<'a> {
    /// The host.
    pub host: &'a str,
    /// The charter.
    pub charter: &'a Charter,
}

/// All of them, charter by charter.
#[must_use]
pub fn proposed<'a>(state: &State, digest: &'a Digest) -> Vec<Proposal<'a>> {
    let charters = digest.inventory.knowledge().charters.iter().zip(&digest.charters);
    let of_charter = |(charter, sum): (&'a Arc<Charter>, &'a CharterSum)| {
        let open = sum.recognised_portals.iter().filter(|host| !state.judged_by.portals.is_refused(host, &charter.id));
        open.map(|host| Proposal { host, charter }).collect::<Vec<_>>()
    };
    charters.flat_map(of_charter).collect()
}

/// Paints the notice of one; `add` paints what else can be done, before the answers.
pub fn show_one<A>(
    ui: &mut Ui,
    state: &State,
    proposal: &Proposal<'_>,
    actions: &mut Actions<A>,
    add: impl FnOnce(&mut Ui, &mut Actions<A>),
) {
    let words = &state.words;
    let Proposal { host, charter } = *proposal;
    let wish = |becomes| Ask::Portal(PortalWish { charter: charter.id.clone(), host: host.to_owned(), becomes });
    card::notice(ui, tokens(ui).selected, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            button::decoration(ui, Icon::CHARTER, 16.0, 20.0, tokens(ui).accent);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                ui.add(Label::new(text::body(speech::portal_proposal(words, host, charter))).wrap());
                ui.horizontal_wrapped(|ui| {
                    add(ui, actions);
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
