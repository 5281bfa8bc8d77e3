//! What was open when the window went, and bringing it back.

use std::path::PathBuf;

use crate::charter::Category;
use crate::column::ColumnId;
use crate::private_folder;
use crate::query::filter::{Names, parse, print};
use crate::query::{Filter, Sort};
use crate::settings::LastLook;
use crate::store::SAMPLE;
use crate::ui::kit::{Ask, Filters, GroupBy, Opened, Source, State};

/// Before the code of a column that descends.
const DESCENDING: char = '-';

/// What is open, and how it is looked at. A declaration and rows that were named one by one are left out: they are of this reading.
pub(super) fn look(state: &State) -> LastLook {
    let filters = &state.browsing.filters;
    let sort = |sort: &Sort| if sort.descending { format!("{DESCENDING}{}", sort.column.code()) } else { sort.column.code().to_owned() };
    let mut stores: Vec<PathBuf> = state.stores.iter().map(path).filter(|path| !private_folder::leads_into_one(path)).collect();
    stores.dedup();
    LastLook {
        stores,
        site: filters.site.clone(),
        category: filters.only.category.map(|category| category.code().to_owned()),
        filter: print(&filters.only.terms, &Names::default()),
        sort: state.browsing.sort.iter().map(sort).collect(),
        group_by: state.browsing.by.map(|by| by.code().to_owned()),
    }
}

/// Where a store is found again; of one in an archive the archive.
fn path(opened: &Opened) -> PathBuf {
    match &opened.source {
        Source::Sample => SAMPLE.into(),
        Source::Path(path) => path.clone(),
        Source::Found(location) => match &location.archive {
            Some(archive) => archive.places().1.to_path_buf(),
            None => location.file.clone(),
        },
    }
}

/// Where the person wants it, what was open last comes back. What of it another version wrote and this one does not know is left out.
pub fn resume(state: &mut State) {
    let Some(last) = state.settings.last.clone().filter(|last| state.settings.reopen && !last.stores.is_empty()) else { return };
    let source = |path: PathBuf| if path.as_os_str() == SAMPLE { Source::Sample } else { Source::Path(path) };
    let category = last.category.as_deref().and_then(|code| Category::ALL.into_iter().find(|category| category.code() == code));
    let terms = parse(&last.filter, &Names::default()).unwrap_or_default();
    let only = Filter { category, terms, ..Filter::default() };
    let sort = last.sort.iter().filter_map(|code| {
        let (descending, code) = code.strip_prefix(DESCENDING).map_or((false, code.as_str()), |code| (true, code));
        Some(Sort { column: ColumnId::of_code(code)?, descending })
    });
    let by = last.group_by.as_deref().and_then(GroupBy::from_code);
    state.ask(Ask::Resume(Box::new(Filters { site: last.site, only }), sort.collect(), by));
    state.ask(Ask::OpenLast(last.stores.into_iter().map(source).collect()));
}
