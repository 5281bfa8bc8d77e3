use std::convert::Infallible;
use std::sync::Arc;

use crate::inventory::Inventory;
use crate::jobs::Slot;
use crate::visit::Visit;

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// What a visit to the chosen site leaves; none where the site is gone.
    pub(super) visited: Slot<Visited, Infallible>,
}

/// A visit with the inventory that it was worked out of.
#[derive(Debug)]
pub(super) struct Visited {
    pub inventory: Arc<Inventory>,
    pub visit: Option<Visit>,
}
