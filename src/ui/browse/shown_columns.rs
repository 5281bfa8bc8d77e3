//! Which columns the table shows.

use crate::column::ColumnId;
use crate::settings::{ColumnChoice, Settings};

/// The columns shown until the person chooses, with their widths.
#[must_use]
pub fn default_columns() -> Vec<ColumnChoice> {
    let usual = [
        (ColumnId::Name, 150.0),
        (ColumnId::Host, 146.0),
        (ColumnId::Category, 116.0),
        (ColumnId::Consent, 159.0),
        (ColumnId::Provider, 116.0),
        (ColumnId::LifetimeDays, 70.0),
        (ColumnId::Declared, 68.0),
    ];
    usual.into_iter().map(|(id, width)| ColumnChoice { id, width }).collect()
}

/// The columns of the table with their widths, in their order.
#[must_use]
pub fn shown_columns(settings: &Settings) -> Vec<ColumnChoice> {
    if settings.columns.is_empty() { default_columns() } else { settings.columns.clone() }
}
