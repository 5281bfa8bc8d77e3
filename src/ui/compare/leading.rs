//! From a line of the list to the comparison, and from there to the table of cookies.

use std::sync::Arc;

use super::compared::Compared;
use super::{Actions, By, Own};
use crate::compare::Line;
use crate::query::{Among, CookieKey, Filter};
use crate::ui::kit::Ask;

/// Which line of the comparison a line of the list is.
pub(super) fn place(own: &Own, compared: &Compared, line: usize) -> Option<usize> {
    if own.differing { compared.differing.get(line).copied() } else { (line < compared.comparison.lines.len()).then_some(line) }
}

/// The line of the comparison that is chosen.
pub(super) fn chosen<'a>((own, compared): (&Own, &'a Compared), line: Option<usize>) -> Option<&'a Line> {
    let place = place(own, compared, line.unwrap_or(0)).filter(|_| own.by == By::Cookies)?;
    compared.comparison.lines.get(place)
}

/// Shows the cookie of a line in the table.
pub(super) fn lead_to_cookie((own, compared): (&Own, &Compared), line: Option<usize>, actions: &mut Actions) {
    let Some(line) = chosen((own, compared), line) else { return };
    let key = line.key.clone();
    let key = CookieKey {
        host: key.host,
        name: key.name,
        path: key.path,
        partition: key.partition,
        container: key.container.map(|container| container.code),
    };
    let among: Among = [key].into_iter().collect();
    actions.ask(Ask::ShowInAllStores(Filter { among: Some(Arc::new(among)), ..Filter::default() }.into()));
}
