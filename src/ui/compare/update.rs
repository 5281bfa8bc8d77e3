use std::sync::Arc;

use egui::Context;

use super::compared::Wanted;
use super::{Action, Own};
use crate::jobs::Flag;
use crate::ui::kit::{Happened, Screen, State, speech, wake};

impl Own {
    /// Carries out what one does on the page.
    pub fn apply(&mut self, action: Action, state: &State, ctx: &Context) {
        match action {
            Action::Side(source, is_in) => {
                self.chosen.retain(|(known, _)| *known != source);
                self.chosen.push((source, is_in));
                self.line = None;
            }
            Action::SiteAlone(alone) => (self.site_alone, self.line) = (alone, None),
            Action::Differing(only) => (self.differing, self.line) = (only, None),
            Action::By(by) => (self.by, self.line) = (by, None),
            Action::ListUnseen(all) => self.lists_unseen = all,
            Action::Choose(line) => self.line = Some(line),
        }
        self.look(state, ctx);
    }

    /// Goes by what happened elsewhere.
    pub fn hear(&mut self, happened: Happened, state: &State, ctx: &Context) {
        if happened == Happened::StoresClosed {
            *self = Self::default();
        }
        self.look(state, ctx);
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &State, ctx: &Context) {
        if self.compared.poll() {
            self.line = None;
        }
        self.look(state, ctx);
    }

    /// Starts again what died.
    pub fn try_again(&mut self, state: &State, ctx: &Context) {
        if self.compared.failure().is_some() {
            self.wanted = None;
            self.look(state, ctx);
        }
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { chosen: _, site_alone: _, differing: _, lists_unseen: _, by: _, line: _, wanted: _, compared } = self;
        compared.is_running()
    }

    /// Compares anew when anything is another than in the comparison at hand; while the page is not shown nothing is worked out.
    fn look(&mut self, state: &State, ctx: &Context) {
        if state.screen != Screen::Compare {
            return;
        }
        let named = |opened: &crate::ui::kit::Opened| {
            (speech::opened_name(&state.words, &state.browsing.store_names, opened), Arc::clone(&opened.store))
        };
        let brief =
            |opened: &&crate::ui::kit::Opened| state.browsing.store_names.brief_of(&opened.store).map_or_else(String::new, speech::visible);
        let wanted = Wanted {
            briefs: self.sides(state).iter().map(brief).collect(),
            sides: self.sides(state).into_iter().map(named).collect(),
            site: state.browsing.filters.site.clone().filter(|_| self.site_alone),
            knowledge: Arc::clone(&state.judged_by.knowledge),
            language: state.language(),
            zone: state.env.zone.clone(),
        };
        if wanted.sides.len() < 2 {
            self.wanted = None;
            self.compared.clear();
            return;
        }
        if self.wanted.as_ref().is_some_and(|before| before.is(&wanted)) {
            return;
        }
        self.wanted = Some(wanted.clone());
        self.compared.start("compare", Arc::default(), wake(ctx), move |_: &Flag| Ok(wanted.carry_out()));
    }
}
