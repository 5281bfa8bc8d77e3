//! A guided audit: a browser of this machine is started with a fresh profile at the address of a site, the person goes through the steps, and after each
//! of them the cookies are copied under its moment. The program itself opens no connection, and never touches a profile of the person's.
//!
//! Two visitors go to the site, each with a profile of their own: one who does nothing and then refuses, and one who accepts and then withdraws. Everything
//! lies in one private folder, which goes with the audit, or at the next start when this process was killed.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod address;
mod error;
mod installed;
mod profile;
mod settle;
mod snapshot;
mod visitor;

use std::io;

pub use address::{Address, AddressProblem};
pub use error::GuidedError;
pub use installed::{Confined, Installed, Programs, installed};
pub use settle::Waiting;
pub use snapshot::{Take, Taken};

use crate::audit::Label;
use crate::private_folder::{self, PrivateFolder};
use visitor::Visitor;

/// The steps, in their order: each ends with a copy under this moment.
pub const STEPS: [Label; 4] = [Label::Before, Label::Refused, Label::Accepted, Label::Withdrawn];

/// A guided audit of one site with one browser. What it made is gone when it is dropped.
#[derive(Debug)]
pub struct Guided {
    browser: Installed,
    address: Address,
    // Dropped before the folder that they work in.
    visitors: [Option<Visitor>; 2],
    folder: PrivateFolder,
    taken: Vec<(Label, Taken)>,
}

impl Guided {
    /// An audit of the site at `address`; nothing is started yet.
    ///
    /// # Errors
    /// When there is no room for profiles.
    pub fn new(browser: Installed, address: Address) -> Result<Self, GuidedError> {
        // On the disk: profiles are large, and what keeps folders in memory may be small.
        let folder = PrivateFolder::create(&std::env::temp_dir()).map_err(GuidedError::NoRoom)?;
        Ok(Self { browser, address, visitors: [None, None], folder, taken: Vec::new() })
    }

    /// Starts the browser for a step: the first one of a visitor with a fresh profile, also when it is repeated, the second one with the profile of the first.
    ///
    /// # Errors
    /// When the profile cannot be made or the browser does not start; [`GuidedError::OutOfOrder`] for a second step whose first one was not begun.
    pub fn begin(&mut self, step: Label) -> Result<(), GuidedError> {
        let Some((who, is_first)) = visitor_of(step) else { return Err(GuidedError::OutOfOrder) };
        if is_first {
            // Its browser ends before another one takes the folder.
            if let Some(visitor) = self.visitors.get_mut(who) {
                *visitor = None;
            }
            // Nobody should look for the banner in the window of the visitor before.
            self.visitors.iter_mut().flatten().for_each(Visitor::close);
            let home = self.folder.path().join(format!("visitor-{}", who + 1));
            let started = Visitor::start(&self.browser, home, &self.address)?;
            if let Some(visitor) = self.visitors.get_mut(who) {
                *visitor = Some(started);
            }
            // What was taken of the visitor before belongs to nobody any more.
            self.taken.retain(|(taken, _)| visitor_of(*taken).is_none_or(|(of, _)| of != who));
            return Ok(());
        }
        let visitor = self.visitors.get_mut(who).and_then(Option::as_mut).ok_or(GuidedError::OutOfOrder)?;
        visitor.go_on(&self.browser, &self.address)
    }

    /// Whether the browser of a step is open.
    pub fn is_open(&mut self, step: Label) -> bool {
        let visitor = visitor_of(step).and_then(|(who, _)| self.visitors.get_mut(who)?.as_mut());
        visitor.is_some_and(Visitor::is_open)
    }

    /// What copies the cookies of a step, on any thread. Give its result to [`Self::keep`].
    ///
    /// # Errors
    /// [`GuidedError::OutOfOrder`] when the step was not begun.
    pub fn take(&mut self, step: Label) -> Result<Take, GuidedError> {
        let visitor = visitor_of(step).and_then(|(who, _)| self.visitors.get_mut(who)?.as_mut()).ok_or(GuidedError::OutOfOrder)?;
        let opened = visitor.opened();
        Ok(Take::new(&self.browser, visitor.profile(), self.folder.path().join("taken"), step, opened))
    }

    /// Remembers what [`Take::run`] copied; taking a step again replaces what was there.
    pub fn keep(&mut self, step: Label, store: Taken) {
        self.taken.retain(|(taken, _)| *taken != step);
        self.taken.push((step, store));
        self.taken.sort_by_key(|(step, _)| *step);
    }

    /// The stores that were taken, with their moments. They live as long as the audit.
    #[must_use]
    pub fn taken(&self) -> &[(Label, Taken)] {
        &self.taken
    }

    /// Closes the browsers and removes the profiles; the stores that were taken stay.
    pub fn close_browsers(&mut self) {
        self.visitors = [None, None];
    }
}

/// Which visitor goes through a step, and whether it is their first one.
fn visitor_of(step: Label) -> Option<(usize, bool)> {
    match step {
        Label::Before => Some((0, true)),
        Label::Refused => Some((0, false)),
        Label::Accepted => Some((1, true)),
        Label::Withdrawn => Some((1, false)),
        Label::Observed => None,
    }
}

/// Removes what audits left behind whose process was killed, and ends their browsers.
pub fn clean_up() {
    private_folder::remove_all_leftovers();
}

/// A folder or file that may not be there.
fn ignore_missing(result: io::Result<()>) -> io::Result<()> {
    result.or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}
