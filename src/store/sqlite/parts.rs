//! A large table read in parts, each on a thread of its own.

use std::thread::{Builder, ScopedJoinHandle, scope};

use super::database::Database;
use super::log_rows::{Fingerprints, Remembering};
use super::open::Mode;
use super::scan::{RowSink, Scanned};
use crate::parallel;
use crate::store::{Progress, ReadError};
use crate::wipe::Traces;

/// Rows below which a second thread gains nothing that anybody would notice.
const LARGE: u64 = 100_000;
/// Bytes that so many rows take in any store of a browser, with their index.
const LARGE_BYTES: u64 = 40 * LARGE;

/// A sink whose rows can be put behind those of another one.
pub(crate) trait Part: RowSink + Send {
    /// Takes over the rows of the part that follows.
    fn absorb(&mut self, next: Self);
}

/// Gives every row of the table to a sink. `make` makes an empty one.
pub(crate) fn read_rows<S: Part>(
    database: &Database,
    named_by: [usize; 2],
    progress: &Progress,
    make: &(dyn Fn() -> S + Sync),
) -> Result<(S, Scanned), ReadError> {
    if let Some(sink) = in_parts(database, named_by, progress, make)? {
        return Ok((sink, Scanned::default()));
    }
    progress.rows.store(0, std::sync::atomic::Ordering::Relaxed);
    let mut sink = make();
    let scan = database.scan(named_by, progress);
    if !database.is_compared() {
        let scanned = scan.run(&mut sink)?;
        return Ok((sink, scanned));
    }
    let mut remembering = Remembering { sink: &mut sink, spec: scan.table.spec, rows: Fingerprints::default() };
    let scanned = scan.run(&mut remembering)?;
    let rows = remembering.rows;
    Ok((sink, Scanned { rows, ..scanned }))
}

/// None when the table is small, or anything at all is odd about it: then one thread reads it with all due care.
fn in_parts<S: Part>(
    database: &Database,
    named_by: [usize; 2],
    progress: &Progress,
    make: &(dyn Fn() -> S + Sync),
) -> Result<Option<S>, ReadError> {
    let parts = parallel::cores();
    if parts < 2 || !database.is_plain() {
        return Ok(None);
    }
    let scan = database.scan(named_by, progress);
    let (snapshot, table) = (database.snapshot(), scan.table);
    // Whether the table is large is told by what costs nothing to know: counting walks through the whole index, and is done beside the reading.
    let is_large =
        |(first, last): &(i64, i64)| i128::from(*last) - i128::from(*first) + 1 >= i128::from(LARGE) && snapshot.size() >= LARGE_BYTES;
    let Some(bounds) = scan.bounds().filter(is_large) else { return Ok(None) };
    let read_part = |(first, last): (i64, i64)| -> Result<Option<(S, u64)>, ReadError> {
        // Goes after the connection.
        let _traces = Traces;
        // Nothing writes to the copy, so that any number of connections may read it at once.
        let Ok(db) = snapshot.open(Mode::WithoutLog) else { return Ok(None) };
        let mut sink = make();
        let rows = Database::scan_of(&db, table, named_by, progress).run_between(first, last, &mut sink)?;
        Ok(rows.map(|rows| (sink, rows)))
    };
    let (results, count) = scope(|threads| {
        let spawn = |range| Builder::new().spawn_scoped(threads, move || read_part(range));
        let threads: Vec<_> = split(bounds, parts).into_iter().map(spawn).collect();
        let count = scan.count();
        // Without a thread, or with one that died, one thread reads all of it.
        let join = |thread: std::io::Result<ScopedJoinHandle<'_, _>>| thread.map_or(Ok(None), |thread| thread.join().unwrap_or(Ok(None)));
        (threads.into_iter().map(join).collect::<Vec<_>>(), count)
    });
    let Some(count) = count? else { return Ok(None) };
    let mut whole: Option<S> = None;
    let mut rows = 0;
    for result in results {
        let Some((part, part_rows)) = result? else { return Ok(None) };
        rows += part_rows;
        match &mut whole {
            Some(whole) => whole.absorb(part),
            None => whole = Some(part),
        }
    }
    Ok(whole.filter(|_| rows == count))
}

/// Ranges of row numbers that follow each other and cover `bounds`.
fn split((first, last): (i64, i64), parts: usize) -> Vec<(i64, i64)> {
    let (start, span) = (i128::from(first), i128::from(last) - i128::from(first) + 1);
    let count = i128::try_from(parts).unwrap_or(1);
    let edge = |part: i128| i64::try_from(start + span * part / count).unwrap_or(i64::MAX);
    let last_of = |part: i128| if part + 1 == count { last } else { edge(part + 1) - 1 };
    (0..count).map(|part| (edge(part), last_of(part))).collect()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn ranges_cover_all_and_meet() {
        assert_eq!(split((1, 10), 3), [(1, 3), (4, 6), (7, 10)]);
        for bounds in [(i64::MIN, i64::MAX), (0, 0), (-5, 7), (i64::MAX - 1, i64::MAX)] {
            let ranges = split(bounds, 4);
            assert_eq!((ranges[0].0, ranges[3].1), bounds);
            assert!(ranges.windows(2).all(|pair| pair[0].1 + 1 == pair[1].0), "{ranges:?}");
        }
    }
}
