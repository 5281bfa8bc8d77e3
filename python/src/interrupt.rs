//! Long work that Ctrl+C ends.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use cookie_charter::store::Progress;
use pyo3::prelude::*;

use crate::options::failure;

/// How often is asked whether somebody wants the work to end.
const LOOK: Duration = Duration::from_millis(50);

/// Does work on a thread of its own and without Python’s lock. Meanwhile signals are looked at, which Python itself does only between two of its own steps:
/// one that raises (`KeyboardInterrupt`) cancels the work, and is given when that has ended.
///
/// # Errors
/// What a handler of signals has raised; a system that gives no thread.
pub fn interruptible<T: Send>(py: Python<'_>, progress: &Progress, work: impl FnOnce() -> T + Send) -> PyResult<T> {
    let (is_done, caller) = (&AtomicBool::new(false), &thread::current());
    let at_work = move || {
        let done = work();
        is_done.store(true, Ordering::Release);
        caller.unpark();
        done
    };
    thread::scope(|scope| {
        let at_work = thread::Builder::new().spawn_scoped(scope, at_work).map_err(|error| failure("io", error.to_string()))?;
        let mut raised = None;
        // Work that died is finished and not done.
        while !is_done.load(Ordering::Acquire) && !at_work.is_finished() {
            py.detach(|| thread::park_timeout(LOOK));
            if raised.is_none() {
                raised = py.check_signals().err();
                raised.iter().for_each(|_| progress.cancel());
            }
        }
        let done = at_work.join().unwrap_or_else(|died| std::panic::resume_unwind(died));
        raised.map_or(Ok(done), Err)
    })
}
