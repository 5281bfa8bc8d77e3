//! How much memory a call may take: what was allowed is held against rows, because a process that has no more is ended by the system and cannot say why.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use cookie_charter::store::Progress;

/// Bytes of a row while it is judged: 115 in the model (`docs/measurements.md`), 56 for its verdict, and room for texts that are longer than usual.
const JUDGED_ROW: u64 = 192;
/// Bytes of a row that is read and handed over: the model and 147 as Arrow (`docs/scale.md`), and the same room.
const READ_ROW: u64 = 320;
/// How often a read is looked at. A fast one meets some ten thousand rows meanwhile, a few megabytes.
const LOOK: Duration = Duration::from_millis(10);

/// What `rows` of one store take while they are judged.
pub fn of_judged(rows: usize) -> u64 {
    (rows as u64).saturating_mul(JUDGED_ROW)
}

/// Whether rows that were read take more than is allowed; nothing allowed means no limit.
pub fn is_over(rows: u64, memory: Option<u64>) -> bool {
    memory.is_some_and(|memory| rows.saturating_mul(READ_ROW) > memory)
}

/// Runs a read, and stops it when its stores have more rows than there is memory for: then how many it had met.
pub fn within<T: Send>(memory: Option<u64>, progress: &Progress, read: impl FnOnce() -> T) -> (T, Option<u64>) {
    let is_done = AtomicBool::new(false);
    let watch = || {
        while !is_done.load(Ordering::Acquire) {
            let rows = progress.all_rows();
            if is_over(rows, memory) {
                progress.cancel();
                return Some(rows);
            }
            thread::park_timeout(LOOK);
        }
        None
    };
    thread::scope(|scope| {
        // Without a thread to watch it a read is looked at when it is over.
        let watching = memory.and_then(|_| thread::Builder::new().spawn_scoped(scope, watch).ok());
        let result = read();
        is_done.store(true, Ordering::Release);
        let met = watching.and_then(|watching| {
            watching.thread().unpark();
            watching.join().unwrap_or(None)
        });
        (result, met)
    })
}
