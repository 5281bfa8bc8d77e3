//! Two to four open stores beside each other: by cookie, by category, by organisation.

mod compared;
mod details;
mod leading;
mod lines;
mod page;
mod sides;
mod state;
mod update;

use crate::store::StoreSource;

pub use page::show;
pub use state::Own;

/// What the views want.
type Actions = super::kit::Actions<Action>;

/// What one does on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Takes a store in, or out.
    Side(StoreSource, bool),
    /// Looks at the chosen site alone, or at all.
    SiteAlone(bool),
    /// Shows only what differs, or all.
    Differing(bool),
    /// Puts what differs together another way.
    By(By),
    /// Lists all that could not be had of the sides, or only the first of it.
    ListUnseen(bool),
    /// Shows the details of a line.
    Choose(usize),
}

/// What stands in the lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Cookies.
    #[default]
    Cookies,
    /// The four categories, with their cookies.
    Categories,
    /// Organisations other than the visited sites, with their cookies.
    Organisations,
}

impl By {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Cookies, Self::Categories, Self::Organisations];
}
