//! Which columns the table shows.

use crate::column::ColumnId;
use crate::settings::{ColumnChoice, Settings};

/// The columns shown until the person chooses.
#[must_use]
pub fn default_columns() -> Vec<ColumnChoice> {
    let usual = [
        ColumnId::Name,
        ColumnId::Host,
        ColumnId::Category,
        ColumnId::Consent,
        ColumnId::Provider,
        ColumnId::LifetimeDays,
        ColumnId::Declared,
    ];
    usual.into_iter().map(|id| ColumnChoice { id, width: None }).collect()
}

/// The columns of the table in their order, with the widths that were chosen.
#[must_use]
pub fn shown_columns(settings: &Settings) -> Vec<ColumnChoice> {
    if settings.columns.is_empty() { default_columns() } else { settings.columns.clone() }
}
