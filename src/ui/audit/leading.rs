//! From the audit to the table of cookies.

use std::sync::Arc;

use super::Actions;
use super::audited::{Audited, Line, PartLines, key};
use crate::query::{Among, Filter};
use crate::ui::kit::Ask;

/// The cookies of some lines.
pub(super) fn keys(audited: &Audited, lines: impl Iterator<Item = Line>) -> Among {
    let rows = lines.filter_map(|line| if let Line::Row { row, .. } = line { audited.row(row) } else { None });
    rows.map(key).collect()
}

/// Shows cookies in the table, of all open stores.
pub(super) fn show_among(among: Among, actions: &mut Actions) {
    actions.ask(Ask::ShowInAllStores(Filter { among: Some(Arc::new(among)), ..Filter::default() }.into()));
}

/// Shows the cookie of a line in the table, where there is one.
pub(super) fn lead_to_cookie(audited: &Audited, part: &PartLines, line: Option<usize>, actions: &mut Actions) {
    let among = keys(audited, part.lines.get(line.unwrap_or(0)).copied().into_iter());
    if !among.is_empty() && audited.has_stores() {
        show_among(among, actions);
    }
}
