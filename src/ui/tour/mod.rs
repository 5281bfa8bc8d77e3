//! The first steps: three sentences in the sample store, each on the page that it is about, left at will and begun again at will.

mod bar;
mod state;
mod update;

pub use bar::{show, split};
pub use state::Own;

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Goes to a step, from 0.
    Step(usize),
    /// Leaves it.
    Leave,
}
