//! Which columns the table shows.

use crate::column::ColumnId;
use crate::settings::{ColumnChoice, Settings};
use crate::ui::kit::State;

/// The columns shown until the person chooses, of one store.
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
    usual.into_iter().map(unchosen).collect()
}

/// The columns of the table in their order, with the widths that were chosen.
#[must_use]
pub fn shown_columns(state: &State) -> Vec<ColumnChoice> {
    columns_of(&state.settings, state.shown_stores().nth(1).is_some())
}

/// The same for a table of several stores or of one. Until the person says otherwise, the store tells rows of several apart, and of one it says nothing:
/// a width that was dragged or another column that was added is no word on that.
fn columns_of(settings: &Settings, are_several: bool) -> Vec<ColumnChoice> {
    let mut columns = if settings.columns.is_empty() { default_columns() } else { settings.columns.clone() };
    let place = |columns: &[ColumnChoice], id| columns.iter().position(|choice| choice.id == id);
    match (place(&columns, ColumnId::Store), settings.store_column.unwrap_or(are_several)) {
        (None, true) => {
            // With name and host it says what a row is; what is said of it comes after.
            let after_host = place(&columns, ColumnId::Host).map_or(columns.len(), |host| host + 1);
            columns.insert(after_host, unchosen(ColumnId::Store));
        }
        // A table has at least one column.
        (Some(store), false) if columns.len() > 1 => drop(columns.remove(store)),
        _ => {}
    }
    columns
}

/// The columns with one more after the others, or one less. None where it is the last one: a table has at least one column, so nothing is chosen.
#[must_use]
pub fn toggled(shown: &[ColumnChoice], id: ColumnId) -> Option<Vec<ColumnChoice>> {
    let mut columns = shown.to_vec();
    match columns.iter().position(|choice| choice.id == id) {
        Some(_) if columns.len() == 1 => return None,
        Some(place) => drop(columns.remove(place)),
        None => columns.push(unchosen(id)),
    }
    Some(columns)
}

fn unchosen(id: ColumnId) -> ColumnChoice {
    ColumnChoice { id, width: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(settings: &Settings, are_several: bool) -> Vec<ColumnId> {
        columns_of(settings, are_several).into_iter().map(|choice| choice.id).collect()
    }

    #[test]
    fn several_stores_have_a_column_that_tells_them_apart_and_one_has_none() {
        let usual = Settings::default();
        assert_eq!(ids(&usual, true)[..3], [ColumnId::Name, ColumnId::Host, ColumnId::Store]);
        assert!(!ids(&usual, false).contains(&ColumnId::Store));
        // Kept with a width while several were shown.
        let dragged = Settings { columns: columns_of(&usual, true), ..Settings::default() };
        assert!(!ids(&dragged, false).contains(&ColumnId::Store));
        // And while one was shown, without its host.
        let few = Settings { columns: vec![unchosen(ColumnId::Name)], ..Settings::default() };
        assert_eq!(ids(&few, true), [ColumnId::Name, ColumnId::Store]);
    }

    #[test]
    fn the_last_column_is_not_unticked_and_nothing_is_remembered_of_that() {
        let columns = |ids: &[ColumnId]| ids.iter().copied().map(unchosen).collect::<Vec<_>>();
        assert_eq!(toggled(&columns(&[ColumnId::Store]), ColumnId::Store), None);
        assert_eq!(toggled(&columns(&[ColumnId::Name, ColumnId::Store]), ColumnId::Store), Some(columns(&[ColumnId::Name])));
        assert_eq!(toggled(&columns(&[ColumnId::Name]), ColumnId::Store), Some(columns(&[ColumnId::Name, ColumnId::Store])));
    }

    #[test]
    fn what_the_person_says_of_it_holds_for_any_number_of_stores() {
        for are_several in [false, true] {
            let always = Settings { store_column: Some(true), ..Settings::default() };
            assert!(ids(&always, are_several).contains(&ColumnId::Store));
            let never = Settings { store_column: Some(false), ..Settings::default() };
            assert!(!ids(&never, are_several).contains(&ColumnId::Store));
            let alone = Settings { columns: vec![unchosen(ColumnId::Store)], ..never };
            assert_eq!(ids(&alone, are_several), [ColumnId::Store]);
        }
    }
}
