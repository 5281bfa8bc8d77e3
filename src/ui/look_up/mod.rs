//! What is known of a cookie name, and what would be said of it.

mod entries;
mod page;
mod state;
mod update;

use super::kit::NameOnHost;

pub use page::show;
pub use state::Own;

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Looks up what is typed.
    Type(NameOnHost),
}
