//! Earlier versions of rows, written beside the cookies and never among them.

use crate::inventory::{CookieId, Inventory};
use crate::store::EarlierRow;

/// What an export writes behind the cookies.
#[derive(Debug)]
pub struct SupersededPart {
    /// The earlier versions as an inventory of their own, so that nothing counts them as cookies.
    pub inventory: Inventory,
    /// Which of them are written, in their order.
    pub ids: Vec<CookieId>,
    /// What became of each row, by its number in the inventory.
    pub rows: Vec<EarlierRow>,
    /// What was looked through for each store of the inventory.
    pub logs: Vec<LookedThrough>,
    /// Stores that could not be looked through: their places among the stores of the cookies, and why as a code.
    pub unread: Vec<(usize, &'static str)>,
}

/// The log or journal of a store.
#[derive(Clone, Copy, Debug)]
pub struct LookedThrough {
    /// The place of the store among those of the cookies.
    pub store: usize,
    /// Commits in it.
    pub commits: usize,
    /// Those of them that were not looked at.
    pub commits_left_out: usize,
    /// Earlier rows that were left out because the table had another form then.
    pub rows_left_out: u64,
}

/// What the columns of the state say of the rows of a table.
#[derive(Clone, Copy)]
pub(super) enum Marks<'a> {
    /// There are none.
    Without,
    /// Rows that are so now.
    Live,
    /// Earlier versions, by their numbers.
    Earlier(&'a [EarlierRow]),
}

impl Marks<'_> {
    /// The columns that are added.
    pub(super) const COLUMNS: [&'static str; 2] = ["state", "frame"];

    /// The cells of a row: its state, and the frame of the log that ends the newest commit which had it.
    pub(super) fn of(self, id: CookieId) -> Option<(&'static str, Option<u32>)> {
        match self {
            Self::Without => None,
            Self::Live => Some(("live", None)),
            Self::Earlier(rows) => {
                let row = usize::try_from(id.0).ok().and_then(|index| rows.get(index))?;
                Some((if row.is_deleted { "deleted" } else { "superseded" }, row.frame))
            }
        }
    }
}
