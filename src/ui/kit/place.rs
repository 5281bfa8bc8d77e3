//! Where one is in the window.

use egui::Context;

use crate::ui::widget::own_keys;

/// A page of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// What can be opened.
    Start,
    /// Everything in a few sentences.
    Overview,
    /// Sites, table, details.
    Cookies,
    /// What a visit to the chosen site leaves.
    Site,
    /// The charter to read.
    Charter,
    /// The audit of a site.
    Audit,
    /// Stores beside each other.
    Compare,
    /// What is known of a name.
    LookUp,
}

/// Which of the open stores are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShownStores {
    /// All together.
    #[default]
    All,
    /// One, by its position.
    One(usize),
}

/// A part of the window that takes the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The list of sites.
    Sites,
    /// The table of cookies.
    Table,
    /// The details of a cookie.
    Details,
    /// The search field.
    Search,
    /// The name on the look-up page.
    LookUp,
}

impl Pane {
    /// The id of the widget that takes its focus.
    #[must_use]
    pub fn focus_id(self) -> egui::Id {
        egui::Id::unique(("pane", self as u8))
    }

    /// Gives it the focus.
    pub fn focus(self, ctx: &Context) {
        ctx.memory_mut(|memory| memory.request_focus(self.focus_id()));
        own_keys::stay(ctx);
    }

    /// The panes that F6 goes round.
    pub const ROUND: [Self; 3] = [Self::Sites, Self::Table, Self::Details];
}
