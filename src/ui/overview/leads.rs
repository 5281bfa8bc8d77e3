//! Where a sentence of the overview leads.

use crate::ui::kit::{Actions, Ask, Filters, Pane, Show};

/// To the rows it counts.
pub(super) enum LeadsTo {
    /// To these.
    Rows(Show),
    /// To what a search for these words finds; one can go on typing.
    Search(String),
}

impl LeadsTo {
    pub(super) fn follow(self, actions: &mut Actions) {
        match self {
            Self::Rows(show) => actions.ask(Ask::Show(show)),
            Self::Search(search) => {
                actions.ask(Ask::Show(Filters { search, ..Filters::default() }.into()));
                actions.ask(Ask::Focus(Pane::Search));
            }
        }
    }
}
