use super::finding::found;
use crate::ui::kit::State;

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// What is looked for.
    pub(super) typed: String,
    /// The line one stands on.
    pub(super) line: usize,
}

impl Own {
    /// How many commands are found, for who does not see them; none while nothing is typed.
    #[must_use]
    pub fn spoken(&self, state: &State) -> Option<String> {
        let count = found(state, &self.typed).len() as u64;
        (!self.typed.trim().is_empty()).then(|| state.words.count("commands-found", count))
    }
}
