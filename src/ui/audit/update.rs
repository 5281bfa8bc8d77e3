use std::sync::Arc;

use egui::Context;

use super::audited::Wanted;
use super::ranking::{Asked, Ranking};
use super::state::WayToChoices;
use super::{Action, Choice, Own};
use crate::charter::{self, Charter};
use crate::cookie::host_of_typed;
use crate::jobs::Flag;
use crate::site;
use crate::ui::kit::{Happened, Screen, State, TakenStore, wake};

impl Own {
    /// The page, with the site that one most likely means.
    pub fn show(&mut self, state: &mut State, ctx: &Context) {
        state.go_to(Screen::Audit);
        self.charters = open_charters(state);
        if self.site.is_none()
            && let Some(site) = proposed(state)
        {
            self.choose_site(&site);
        }
        self.look(state, ctx);
    }

    /// A store of this site is being opened that was taken at a moment.
    pub fn take_in(&mut self, taken: TakenStore, state: &mut State, ctx: &Context) {
        self.choose_site(&taken.host);
        self.labels.retain(|(known, _)| *known != taken.source);
        self.labels.push((taken.source, taken.moment));
        state.go_to(Screen::Audit);
        self.look(state, ctx);
    }

    /// Carries out what one does on the page.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::TypeSite(typed) => self.typed = typed,
            Action::ChooseSite(typed) => self.choose_site(&typed),
            Action::ChooseCharter(choice) => self.choice = choice,
            Action::Label(source, label) => {
                self.labels.retain(|(known, _)| *known != source);
                self.labels.push((source, label));
            }
            Action::ShowPart(part) => (self.part, self.line) = (Some(part), None),
            Action::ShowLine(line) => {
                self.part = self.shown().and_then(|audited| self.shown_part(audited));
                self.line = Some(line);
            }
            Action::ListUnseen(all) => self.lists_unseen = all,
            Action::Stop => self.audited.cancel(),
            Action::Again => self.wanted = None,
            Action::WithNotes(with_notes) => self.with_notes = with_notes,
            Action::Save(save_as) => self.ask_where(save_as, state, ctx),
            Action::AskForChoices(true) => self.way_to_choices = WayToChoices::Question,
            Action::ReadChoices => self.read_choices(state, ctx),
            Action::AskForChoices(false) | Action::ChoicesShown => self.way_to_choices = WayToChoices::NotTaken,
            Action::CloseDossier => {
                self.reopened = None;
                (self.part, self.line) = (None, None);
                self.count += 1;
            }
            Action::TypePath(typed) => (self.path, self.stands_there, self.problem) = (typed, None, None),
            Action::SaveTyped => self.save_typed(state, ctx),
            Action::Replace => self.replace(state, ctx),
        }
        self.look(state, ctx);
    }

    /// Goes by what happened elsewhere.
    pub fn hear(&mut self, happened: Happened, state: &State, ctx: &Context) {
        match happened {
            Happened::StoresClosed => {
                self.audited.clear();
                self.choices.clear();
                self.way_to_choices = WayToChoices::NotTaken;
                self.ranking.clear();
                self.ranked = None;
                (self.wanted, self.part, self.line) = (None, None, None);
                // It was a site of theirs; of those that come nobody has said which one is meant.
                self.site = None;
                self.typed.clear();
                self.host.clear();
            }
            Happened::KnowledgeChanged => {
                let charters = &state.judged_by.charters;
                let is_new = |charter: &Arc<Charter>| !self.charters.iter().any(|known| Arc::ptr_eq(known, charter));
                // One that is opened while the audit is shown is the one that is meant.
                if state.screen == Screen::Audit
                    && let Some(newest) = charters.iter().rfind(|opened| is_new(&opened.charter))
                {
                    self.choice = Choice::Opened(newest.path.clone());
                }
                if let Choice::Opened(path) = &self.choice
                    && !charters.iter().any(|opened| opened.path == *path)
                {
                    self.choice = Choice::Fitting;
                }
                self.charters = open_charters(state);
            }
            // Sites that nobody looks at would keep the stores before in memory.
            Happened::InventoryChanged if state.screen != Screen::Audit => {
                self.ranking.clear();
                self.ranked = None;
            }
            Happened::StoresChanged | Happened::InventoryChanged | Happened::LanguageChanged => {}
        }
        self.look(state, ctx);
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        if self.audited.poll() {
            self.count += 1;
            self.keep_shown();
            self.lead_to_choices();
        }
        if self.saved.poll() {
            self.saved(state, ctx);
        }
        if self.opened.poll() {
            self.dossier_arrived(state, ctx);
        }
        if self.choices.poll() {
            self.choices_arrived(state, ctx);
        }
        self.ranking.poll();
        self.look(state, ctx);
        // A store that was read again meanwhile holds rows that they are not of.
        if self.leads_to_choices() && !self.choices.is_running() && self.records_for(state).is_none() {
            self.way_to_choices = WayToChoices::NotTaken;
        }
    }

    /// Starts again what died.
    pub fn try_again(&mut self, state: &State, ctx: &Context) {
        if self.audited.failure().is_some() {
            self.wanted = None;
        }
        if self.ranking.failure().is_some() {
            self.ranked = None;
        }
        self.look(state, ctx);
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { typed: _, site: _, host: _, choice: _, labels: _, wanted: _, audited, count: _, part: _, line: _, .. } = self;
        let Self { lists_unseen: _, charters: _, save_as: _, path: _, saved, stands_there: _, problem: _, .. } = self;
        let Self { reopened: _, opened, way_to_choices: _, choices, ranked: _, ranking, .. } = self;
        audited.is_running() || ranking.is_running() || saved.is_running() || opened.is_running() || choices.is_running()
    }

    fn choose_site(&mut self, typed: &str) {
        let Some(site) = site::of_typed(typed) else { return };
        let host = host_of_typed(typed).into_owned();
        // Pages opened from disk have no host.
        self.host = if site::registrable_domain(&host) == site { host } else { site.clone() };
        self.typed = site::display(&self.host).into_owned();
        if self.site.as_ref() != Some(&site) {
            self.site = Some(site);
            (self.part, self.line) = (None, None);
            // Values are asked for once an audit, and this is another one.
            self.choices.clear();
            self.way_to_choices = WayToChoices::NotTaken;
        }
    }

    /// Audits anew when anything is another than in the audit at hand. Compared at each look, so that no change of stores, charters or labels needs to
    /// be told of; what runs is dropped. While the page is not shown nothing is worked out.
    fn look(&mut self, state: &State, ctx: &Context) {
        if state.screen != Screen::Audit || !state.has_stores() {
            return;
        }
        self.rank(state, ctx);
        let Some(wanted) = self.wanted_now(state) else { return };
        if self.wanted.as_ref().is_some_and(|before| before.is(&wanted)) {
            return;
        }
        self.wanted = Some(wanted.clone());
        let before = self.audited.value().cloned();
        let work = move |flag: &Flag| wanted.carry_out(before.as_deref(), flag);
        self.audited.start("audit", Arc::default(), wake(ctx), work);
    }

    /// Ranks the sites anew once stores or what is typed are others.
    fn rank(&mut self, state: &State, ctx: &Context) {
        let Some(inventory) = state.inventory().cloned() else { return };
        let is_chosen = self.site.as_deref().is_some_and(|site| inventory.find_site(site).is_some());
        let asked = Asked::of(inventory, if is_chosen { "" } else { &self.typed });
        if self.ranked.as_ref().is_some_and(|before| before.is(&asked)) {
            return;
        }
        self.ranked = Some(asked.clone());
        self.ranking.start_behind("rank-sites", Arc::default(), wake(ctx), move |_: &Flag| Ok(Ranking::of(asked)));
    }

    fn wanted_now(&self, state: &State) -> Option<Wanted> {
        let site = self.site.clone()?;
        let charter = self.choice.of(&self.host, state);
        let stores: Vec<_> = state.stores.iter().map(|opened| Arc::clone(&opened.store)).collect();
        let labels = stores.iter().map(|store| self.label_of(&store.source)).collect();
        let (records, knowledge) = (self.records_for(state), Arc::clone(&state.judged_by.knowledge));
        let not_portals = state.judged_by.portals.refused(&charter::builtin().id);
        let host = site::one_host_of_typed(&self.host);
        Some(Wanted { site, host, charter, stores, labels, not_portals, knowledge, records })
    }

    /// What was shown of the audit before stays shown where there still is such a line.
    fn keep_shown(&mut self) {
        let shown = self.shown().and_then(|audited| audited.lines_of(self.part?));
        self.line = self.line.filter(|line| shown.is_some_and(|part| *line < part.lines.len()));
    }
}

fn open_charters(state: &State) -> Vec<Arc<Charter>> {
    state.judged_by.charters.iter().map(|opened| Arc::clone(&opened.charter)).collect()
}

/// The site that one looks at in the table, else one that an opened charter speaks for and the stores show.
fn proposed(state: &State) -> Option<String> {
    let browsed = state.browsing.filters.site.clone();
    let shown = |host: &String| state.inventory().is_some_and(|inventory| inventory.find_site(host).is_some());
    let scopes = || state.judged_by.charters.iter().rev().flat_map(|opened| &opened.charter.scope);
    browsed.or_else(|| scopes().find(|host| shown(host)).cloned())
}
