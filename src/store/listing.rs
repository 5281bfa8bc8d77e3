//! What a list of stores says of each beside where it is: how large it is, and how many cookies are in it.

use super::format::Recognise;
use super::sqlite::database::open_for_rows;
use super::sqlite::snapshot::{Snapshot, with_suffix};
use super::sqlite::table::{Table, TableSpec};
use super::{HistoryChoice, KeepValues, Progress, ReadOptions, StoreLocation};
use crate::parallel;
use crate::wipe::Traces;

/// What there is to say of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Bytes of the file with its log and its journal.
    pub bytes: u64,
    /// What became of counting.
    pub cookies: Counted,
}

/// The cookies of a store, as far as a list knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Its cookies, with those of its log: as many as a read gives. Session cookies that Firefox keeps in another file are not among them.
    Rows(u64),
    /// It was not counted, because that would have taken too long.
    TooLarge,
    /// It cannot be counted: damaged, or not to be read now.
    Unknown,
}

/// Which stores are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Small ones first, until what they cost together is what nobody waits for.
    Quick,
    /// All.
    All,
}

/// What all counts of a quick list may cost together, in bytes: those of the stores, and for each what making and opening a copy takes whatever its
/// size. A limit in time was thrown out: two lists of one machine would differ. A count needs a copy, because the log holds rows too and SQLite
/// touches the folder of a database that it opens; and it needs all of the file, because nothing in it says how many rows there are.
const QUICK_BYTES: u64 = 96 << 20;
const EACH: u64 = 256 << 10;

/// Looks at each store; the result has their order.
#[must_use]
pub fn listed(stores: &[StoreLocation], counting: Counting, now: jiff::Timestamp, progress: &Progress) -> Vec<Listed> {
    // Stores in archives are looked at where they were unpacked to, as long as that is held.
    let unpacked: Vec<_> = stores.iter().map(|store| store.archive.as_ref()?.inside(store, progress).ok()).collect();
    let stores: Vec<&StoreLocation> =
        stores.iter().zip(&unpacked).map(|(store, unpacked)| unpacked.as_ref().map_or(store, |(_, inside)| inside)).collect();
    let sizes: Vec<u64> = stores.iter().map(|store| size(store)).collect();
    let is_counted = chosen(&sizes, counting);
    let parts = parallel::in_parts(stores.len(), 1, |range| {
        let of_range = stores.get(range.clone()).unwrap_or_default().iter().zip(is_counted.get(range).unwrap_or_default());
        of_range.map(|(store, is_counted)| if *is_counted { count(store, now, progress) } else { Counted::TooLarge }).collect::<Vec<_>>()
    });
    sizes.into_iter().zip(parts.into_iter().flatten()).map(|(bytes, cookies)| Listed { bytes, cookies }).collect()
}

/// Which of the stores of these sizes are counted.
fn chosen(sizes: &[u64], counting: Counting) -> Vec<bool> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|index| sizes.get(*index).copied());
    let mut chosen = vec![counting == Counting::All; sizes.len()];
    let mut spent = 0u64;
    for index in order {
        spent = sizes.get(index).map_or(u64::MAX, |size| spent.saturating_add(*size).saturating_add(EACH));
        if let Some(is_chosen) = chosen.get_mut(index) {
            *is_chosen |= spent <= QUICK_BYTES;
        }
    }
    chosen
}

fn size(store: &StoreLocation) -> u64 {
    let bytes = |suffix: &str| std::fs::metadata(with_suffix(&store.file, suffix)).map_or(0, |meta| meta.len());
    ["", "-wal", "-journal"].into_iter().map(bytes).sum()
}

fn count(store: &StoreLocation, now: jiff::Timestamp, progress: &Progress) -> Counted {
    // A list of events has more rows than cookies, and of a damaged table nobody knows how many rows can be had but who reads it.
    let rows = table_of(store).filter(|spec| !spec.cookie.is_empty()).and_then(|spec| rows_of(store, spec, progress));
    rows.or_else(|| rows_read(store, now, progress)).map_or(Counted::Unknown, Counted::Rows)
}

/// The table of a store that is a database.
pub(super) fn table_of(store: &StoreLocation) -> Option<&'static TableSpec> {
    let format = match store.format.format().recognise {
        Recognise::Place { of, .. } => of.format(),
        _ => store.format.format(),
    };
    if let Recognise::Table(spec, _) = format.recognise { Some(spec) } else { None }
}

/// The rows of a table; none where its pages and its index do not agree on it, or it is damaged.
fn rows_of(store: &StoreLocation, spec: &'static TableSpec, progress: &Progress) -> Option<u64> {
    let snapshot = Snapshot::take(&store.file, progress).ok()?;
    // Goes after the connection.
    let _traces = Traces;
    let db = open_for_rows(&snapshot).ok()?;
    Table::find(&db, spec, &store.file).ok()?;
    // An index still names rows whose pages are gone.
    let count = db.count(spec.name).ok()??;
    (db.count_in_pages(spec.name).ok()? == Some(count)).then_some(count)
}

/// The cookies of a file of which they are known once it is read.
fn rows_read(store: &StoreLocation, now: jiff::Timestamp, progress: &Progress) -> Option<u64> {
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Ignore, now };
    super::read(store, &options, progress).ok().map(|report| report.cookies.rows.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_stores_are_counted_first_and_all_when_asked() {
        let most = QUICK_BYTES - EACH;
        assert_eq!(chosen(&[], Counting::Quick), [false; 0]);
        assert_eq!(chosen(&[most, 0], Counting::Quick), [false, true]);
        assert_eq!(chosen(&[0, most - EACH], Counting::Quick), [true, true]);
        assert_eq!(chosen(&[u64::MAX, most, 10], Counting::Quick), [false, false, true]);
        assert_eq!(chosen(&[u64::MAX, most, 10], Counting::All), [true; 3]);
        // Fifty profiles as browsers write them when they are hardly used.
        assert!(chosen(&[1 << 20; 50], Counting::Quick).iter().all(|is_chosen| *is_chosen));
    }
}
