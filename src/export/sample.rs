//! The sample as an inventory, for the tests of the exports that need one.

// Tests alone are built with it; lints do not see that behind a feature.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use crate::inventory::{Inventory, OpenStore};
use crate::store::{HistoryChoice, KeepValues, Progress, ReadOptions, StoreSource, read_sample};

/// The sample, read at a moment that stays the same.
pub(super) fn inventory(values: KeepValues) -> Inventory {
    let now = jiff::Timestamp::from_second(1_790_000_000).unwrap();
    let options = ReadOptions { values, history: HistoryChoice::Beside, now };
    let report = read_sample(&options, &Progress::default()).unwrap();
    let knowledge = crate::work::knowledge();
    Inventory::new(vec![Arc::new(OpenStore::classify(report, StoreSource::sample(), &knowledge))], knowledge)
}
