use std::path::PathBuf;

use crate::follow::{Followed, Follower};

/// What the feature keeps. What became of the cookies stands in `kit`, since the table marks its rows by it.
#[derive(Debug, Default)]
pub struct Own {
    /// What tells that a store was written, while stores are followed.
    pub(super) follower: Option<Follower>,
    /// Which ones it follows.
    pub(super) followed: Vec<Followed>,
    /// Stores in whose place another file was put since one began to follow them.
    pub(super) replaced: Vec<PathBuf>,
    /// The system gives no thread to follow on.
    pub(super) has_failed: bool,
    /// The list is open.
    pub(super) has_list: bool,
    /// The line one stands on.
    pub(super) line: usize,
}
