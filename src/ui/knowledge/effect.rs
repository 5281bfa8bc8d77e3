//! What loading or removing a knowledge base changed: how many verdicts, and on how many cookies sources now differ.

use std::sync::Arc;

use egui::Context;

use super::Own;
use super::state::Effect;
use crate::classify::Finding;
use crate::inventory::Inventory;
use crate::ui::kit::{State, wake};

impl Own {
    /// The bases are others now: what follows from them is compared with this once it has come.
    pub(super) fn expect_effect(&mut self, state: &State) {
        self.before = state.inventory().filter(|_| state.has_stores()).cloned();
    }

    /// It has come.
    pub(super) fn compare(&mut self, state: &State, ctx: &Context) {
        let (Some(before), Some(after)) = (self.before.take(), state.inventory().cloned()) else { return };
        if before.has_rows_of(&after) {
            self.effect.start("effect", Arc::default(), wake(ctx), move |_| Ok(effect(&before, &after)));
        }
    }

    /// Says what it is.
    pub(super) fn say_effect(&mut self, state: &mut State) {
        let Some(Effect { changed, disagree }) = self.effect.value().map(|effect| **effect) else { return };
        let words = &state.words;
        let changed = words.count("toast-effect-changed", changed);
        let disagree = words.count("toast-effect-disagree", disagree);
        state.say(words.with("toast-effect", &[("changed", changed.into()), ("disagree", disagree.into())]));
        self.effect.clear();
    }
}

fn effect(before: &Inventory, after: &Inventory) -> Effect {
    let mut effect = Effect { changed: 0, disagree: 0 };
    for (old, new) in before.iter().zip(after.iter()) {
        let verdict = |view: &crate::inventory::CookieView<'_>| (view.verdict.category, view.verdict.purpose, view.verdict.consent);
        effect.changed += u64::from(verdict(&old) != verdict(&new));
        let disagrees = |view: &crate::inventory::CookieView<'_>| view.verdict.findings.has(Finding::SourcesDisagree);
        effect.disagree += u64::from(disagrees(&new) && !disagrees(&old));
    }
    effect
}
