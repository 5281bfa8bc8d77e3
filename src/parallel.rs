//! Work on many rows, cut into parts for the cores of the machine.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Progress of work that only can be stopped.
#[derive(Debug, Default)]
pub struct Flag(AtomicBool);

impl Flag {
    /// Asks the work to stop; it ends when it next looks.
    pub fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// The same, looked at for one row of many: a look costs little, but not nothing.
    pub(crate) fn is_cancelled_at(&self, row: usize) -> bool {
        row.is_multiple_of(EVERY) && self.is_cancelled()
    }

    /// A range in pieces between which the flag is looked at, up to the one before which it is raised.
    pub(crate) fn until_raised(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let end = range.end;
        range.step_by(EVERY).take_while(|_| !self.is_cancelled()).map(move |start| start..(start + EVERY).min(end))
    }
}

/// Rows of a millisecond or less.
const EVERY: usize = 4_096;

/// More threads than this wait for memory.
pub(crate) const MOST_THREADS: usize = 4;

/// Threads that a piece of work may take. Asked of the system once: it reads a dozen files to answer.
pub(crate) fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, NonZeroUsize::get).min(MOST_THREADS))
}

/// Does `work` on ranges that follow each other and cover `count` things, at least `fewest` each, one of them on this thread. The results
/// stand in the order of the ranges.
pub(crate) fn in_parts<T: Send>(count: usize, fewest: usize, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let parts = (count / fewest.max(1)).clamp(1, cores());
    let each = count.div_ceil(parts).max(1);
    let range = |start: usize| start..(start + each).min(count);
    thread::scope(|scope| {
        let (work, range) = (&work, &range);
        let spawn = |start| thread::Builder::new().spawn_scoped(scope, move || work(range(start)));
        let others: Vec<_> = (each..count).step_by(each).map(|start| (start, spawn(start))).collect();
        let mut results = vec![work(range(0))];
        for (start, other) in others {
            // A part whose thread died, or that got none, is done here: what made it die then speaks for itself.
            let result = other.ok().and_then(|thread| thread.join().ok());
            results.push(result.unwrap_or_else(|| work(range(start))));
        }
        results
    })
}

/// Does two things, the first one on another thread where there is one.
pub(crate) fn both<A: Send, B>(first: impl Fn() -> A + Sync, second: impl FnOnce() -> B) -> (A, B) {
    if cores() == 1 {
        return (first(), second());
    }
    thread::scope(|scope| {
        let other = thread::Builder::new().spawn_scoped(scope, &first);
        let second = second();
        // As above.
        (other.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(&first), second)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cover_all_in_order() {
        for (count, fewest) in [(0, 1), (1, 1), (5, 1), (1000, 10), (1001, 300), (7, 100)] {
            let ranges = in_parts(count, fewest, |range| range);
            assert!(ranges.len() <= (count / fewest).max(1));
            let all: Vec<usize> = ranges.into_iter().flatten().collect();
            assert_eq!(all, (0..count).collect::<Vec<_>>(), "{count} in parts of {fewest}");
        }
    }

    #[test]
    fn both_are_done() {
        assert_eq!(both(|| 1, || "two"), (1, "two"));
    }
}
