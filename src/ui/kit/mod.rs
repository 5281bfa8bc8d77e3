//! What the features share, as plain data: what each sees of the window, what it may ask of the others, and what all are told;
//! and the few frames that all show: of a dialog, and of work that stopped.

pub mod ask;
pub mod browsing;
mod changes;
pub mod command;
pub mod cookie_set;
pub mod dialogs;
pub mod filters;
pub mod knowledge;
pub mod lines;
pub mod modal;
pub mod noting;
pub mod pick;
pub mod place;
pub mod proposals;
pub mod speech;
pub mod state;
pub mod stopped;
pub mod wake;
pub mod watching;
mod written;

pub use crate::work::{Group, GroupBy, Opened, Rows, SiteCounts, SiteList, SiteOrder, Source};
pub use ask::{Actions, Ask, Becomes, Event, Happened, NameOnHost, PortalWish, Preference, TakenStore, Wish};
pub use browsing::{Browsing, ScrollTo, Selected, Typed};
pub use changes::Changes;
pub use command::{Command, CommandSpec, Place, When};
pub use cookie_set::CookieSet;
pub use dialogs::{Dialog, Dialogs};
pub use filters::{FilterPart, Filters};
pub use knowledge::{BaseError, JudgedBy, LoadedBase, Noted, OpenedCharter, ReadCharter, Undoable, corrections_file, notes_file};
pub use lines::{Folding, Line, Lines};
pub use pick::{PickFor, Picking};
pub use place::{Pane, Screen, ShownStores};
pub use state::{State, Toast};
pub use wake::wake;
pub use watching::{Mark, Watching};
