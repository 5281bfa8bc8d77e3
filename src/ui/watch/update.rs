use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::files::followable;
use super::{Action, Own, telling};
use crate::follow::{Followed, Follower};
use crate::jobs::Flag;
use crate::query::{Among, CookieKey, Filter};
use crate::ui::kit::watching::{Base, Recent, cookie_key};
use crate::ui::kit::{Ask, Happened, Source, State, wake};

impl Own {
    /// Carries out what one does.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::List(is_open) => self.has_list = is_open,
            Action::Choose(line) => self.line = line,
            Action::Lead(line) => {
                let key =
                    state.watching.recent.value().and_then(|recent| recent.cookies.get(line)).map(|cookie| cookie_key(&cookie.news.key));
                lead_to(key, state);
            }
            Action::LeadToAll => {
                let recent = state.watching.recent.value().cloned();
                let keys = recent.iter().flat_map(|recent| recent.there()).map(|news| cookie_key(&news.key));
                lead_to(keys, state);
            }
            Action::Copy => state.copy(telling::text(state), ctx),
            Action::Close => self.close(state),
        }
    }

    /// Follows the open stores from here on, or no more.
    pub fn toggle(&mut self, state: &mut State, ctx: &Context) {
        if state.watching.is_following() {
            self.close(state);
            return;
        }
        self.begin(state);
        self.follow(state, ctx);
        // What was written since they were read last is news, too.
        let sources = followable(state).map(|(opened, _)| opened.source.clone()).collect();
        state.ask(Ask::ReadAgain(sources));
    }

    /// What is there now is what later readings are compared with.
    pub fn start_from_here(&mut self, state: &mut State, ctx: &Context) {
        let is_following = state.watching.is_following();
        self.begin(state);
        if !is_following && let Some(base) = &mut state.watching.base {
            base.is_following = false;
        }
        compare(state, ctx);
    }

    /// The stores are about to be read again: what that changes is shown.
    pub fn before_reading(&mut self, state: &mut State, ctx: &Context) {
        if state.watching.is_following() {
            return;
        }
        let read_at = state.stores.iter().map(|opened| opened.store.report.record.read_at).min();
        let stores = open_stores(state);
        state.watching.base = Some(Base { at: read_at.unwrap_or_else(|| state.now()), is_following: false, stores });
        self.line = 0;
        // A reading that finds nothing new tells nobody.
        compare(state, ctx);
    }

    /// Goes by what happened elsewhere.
    pub fn hear(&mut self, happened: Happened, state: &mut State, ctx: &Context) {
        match happened {
            Happened::StoresChanged => {
                keep_base(state);
                compare(state, ctx);
                self.follow(state, ctx);
            }
            Happened::StoresClosed => self.close(state),
            Happened::KnowledgeChanged | Happened::InventoryChanged | Happened::LanguageChanged => {}
        }
    }

    /// Takes in what has come.
    pub fn poll(&mut self, state: &mut State) {
        if state.watching.recent.poll() {
            let count = state.watching.recent.value().map_or(0, |recent| recent.cookies.len());
            self.line = self.line.min(count.saturating_sub(1));
        }
        let told = self.follower.as_ref().map(Follower::told).unwrap_or_default();
        if told.is_empty() {
            return;
        }
        let is_told = |file: &PathBuf| told.iter().any(|told| told.file == *file);
        let again: Vec<Source> =
            followable(state).filter(|(_, followed)| is_told(&followed.file)).map(|(opened, _)| opened.source.clone()).collect();
        self.replaced.extend(told.into_iter().filter(|told| told.is_replaced).map(|told| told.file));
        state.ask(Ask::ReadAgain(again));
    }

    fn begin(&mut self, state: &mut State) {
        let (at, stores) = (state.now(), open_stores(state));
        state.watching.base = Some(Base { at, is_following: true, stores });
        state.watching.recent.clear();
        self.replaced.clear();
        self.line = 0;
    }

    fn close(&mut self, state: &mut State) {
        state.watching.base = None;
        state.watching.recent.clear();
        *self = Self::default();
    }

    /// Follows the files of the stores that are open now.
    fn follow(&mut self, state: &State, ctx: &Context) {
        let wanted: Vec<Followed> =
            if state.watching.is_following() { followable(state).map(|(_, followed)| followed).collect() } else { Vec::new() };
        if wanted == self.followed {
            return;
        }
        // The one before ends when it is dropped.
        self.follower = if wanted.is_empty() { None } else { Follower::new(wanted.clone(), wake(ctx)) };
        self.has_failed = self.follower.is_none() && !wanted.is_empty();
        self.followed = wanted;
    }
}

/// A store that was opened since is compared with how it was then; one that was closed is forgotten.
fn keep_base(state: &mut State) {
    let now = open_stores(state);
    let Some(base) = &mut state.watching.base else { return };
    base.stores.retain(|store| now.iter().any(|open| open.source == store.source));
    for store in now {
        if !base.stores.iter().any(|known| known.source == store.source) {
            base.stores.push(store);
        }
    }
}

fn compare(state: &mut State, ctx: &Context) {
    let now = open_stores(state);
    let Some(base) = &state.watching.base else { return };
    let before = base.stores.clone();
    state.watching.recent.start("watch", Arc::default(), wake(ctx), move |_: &Flag| Ok(Recent::since(&before, &now)));
}

/// Starts again what died.
pub fn try_again(state: &mut State, ctx: &Context) {
    if state.watching.recent.failure().is_some() {
        compare(state, ctx);
    }
}

fn open_stores(state: &State) -> Vec<Arc<crate::inventory::OpenStore>> {
    state.stores.iter().map(|opened| Arc::clone(&opened.store)).collect()
}

fn lead_to(keys: impl IntoIterator<Item = CookieKey>, state: &mut State) {
    let among: Among = keys.into_iter().collect();
    if !among.is_empty() {
        state.ask(Ask::ShowInAllStores(Filter { among: Some(Arc::new(among)), ..Filter::default() }.into()));
    }
}
