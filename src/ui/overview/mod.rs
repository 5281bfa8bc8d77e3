//! Everything in a few sentences: how much, for what, by whom, for how long, and what is worth a look. Its sums stand in
//! [`State::digest`](super::kit::State), because the charter page shows them too.

mod charts;
mod looks;
mod page;
mod third_parties;
mod update;

pub use page::show;
pub use update::{Own, poll, try_again};

/// What the view wants.
type Actions = super::kit::Actions<Action>;

/// What one does on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Lists all third parties, or the first of them.
    ListAll(bool),
}
