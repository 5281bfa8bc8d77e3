use std::convert::Infallible;

use crate::ui::kit::Ask;
use crate::ui::{
    audit, browse, charter, commands, compare, correct, export, guided, knowledge, look_up, notes, open, overview, tour, watch,
};

/// All that a person can do at the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// What any feature may be asked for.
    Ask(Ask),
    /// With stores.
    Open(open::Action),
    /// On the page of cookies.
    Browse(browse::Action),
    /// On the overview.
    Overview(overview::Action),
    /// On the page of charters.
    Charter(charter::Action),
    /// On the page of the audit.
    Audit(audit::Action),
    /// In the dialog of a guided audit.
    Guided(guided::Action),
    /// On the page of the comparison.
    Compare(compare::Action),
    /// On the look-up page.
    LookUp(look_up::Action),
    /// In the export dialog.
    Export(export::Action),
    /// In the correction dialog.
    Correct(correct::Action),
    /// In the dialog of a note.
    Notes(notes::Action),
    /// In the command palette.
    Commands(commands::Action),
    /// In the first steps.
    Tour(tour::Action),
    /// In the bar of what changed.
    Watch(watch::Action),
    /// In the dialog of knowledge bases.
    Knowledge(knowledge::Action),
}

macro_rules! from {
    ($($action:ty => $variant:ident),*) => {
        $(impl From<$action> for Action {
            fn from(action: $action) -> Self {
                Self::$variant(action)
            }
        })*
    };
}

from!(Ask => Ask, open::Action => Open, browse::Action => Browse, look_up::Action => LookUp);
from!(overview::Action => Overview, charter::Action => Charter, audit::Action => Audit, guided::Action => Guided);
from!(compare::Action => Compare, notes::Action => Notes, watch::Action => Watch, commands::Action => Commands, tour::Action => Tour);
from!(export::Action => Export, correct::Action => Correct, knowledge::Action => Knowledge);

/// A feature that keeps nothing only asks.
impl From<Infallible> for Action {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
