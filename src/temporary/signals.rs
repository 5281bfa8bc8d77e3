//! Signals of Unix that end a process.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::OF_THIS_PROCESS;

/// Signals that come so soon after the first are of the same wish: a terminal that closes is told of by its shell and by the system, and a session that ends
/// sends SIGTERM and SIGHUP behind each other.
const ONE_WISH: Duration = Duration::from_secs(1);

/// What is to be done about a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    /// Remove what was made, then end.
    End,
    /// That is being done.
    EndMeanwhile,
    /// End, whatever is left: who asks a second time does not wait for a folder that cannot be removed, on a network that hangs.
    EndAtOnce,
}

impl Wish {
    /// By how long ago the first signal came; none before it.
    fn of(first: Option<Duration>) -> Self {
        match first {
            None => Self::End,
            Some(ago) if ago < ONE_WISH => Self::EndMeanwhile,
            Some(_) => Self::EndAtOnce,
        }
    }
}

/// Waits for the signals in a thread of its own: there what handlers must not do can be done.
pub(super) fn watch() {
    // Whoever writes more than `ulimit -f` allows is told so by the write, which is a sentence, and not ended by the signal.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    // Taken in the thread, so that without a thread the signals do what they always did.
    let _ = thread::Builder::new().name("signals".to_owned()).spawn(|| {
        let ignored = ignored();
        let ending = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| !is_in(ignored, *signal));
        let Ok(mut signals) = Signals::new(ending) else { return };
        let mut first: Option<Instant> = None;
        for signal in signals.forever() {
            match Wish::of(first.map(|first| first.elapsed())) {
                Wish::End => {
                    first = Some(Instant::now());
                    // In another thread, so that this one hears the next signal.
                    if thread::Builder::new().spawn(move || end(signal)).is_err() {
                        end(signal);
                    }
                }
                Wish::EndMeanwhile => {}
                Wish::EndAtOnce => drop(emulate_default_handler(signal)),
            }
        }
    });
}

/// Removes what was made, and ends the process as the signal would.
fn end(signal: i32) {
    let _nothing_new = OF_THIS_PROCESS.remove_all();
    let _ = emulate_default_handler(signal);
}

/// The signals that whoever started this process has it ignore, as a mask: `nohup` does so for that of a terminal that closes, shells for Ctrl-C in
/// scripts' background. None where the system does not tell: there a terminal that closes is left to leave something behind, and a script's background
/// that is interrupted ends.
fn ignored() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    u64::from_str_radix(mask.trim(), 16).ok()
}

/// Whether a signal is to be left alone. Where nothing is told that is the one of `nohup`.
fn is_in(ignored: Option<u64>, signal: i32) -> bool {
    ignored.map_or(signal == SIGHUP, |mask| u32::try_from(signal - 1).is_ok_and(|bit| mask.checked_shr(bit).unwrap_or(0) & 1 == 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signals_of_one_wish_do_not_end_what_is_being_done() {
        let ago = |millis| Some(Duration::from_millis(millis));
        assert_eq!([None, ago(0), ago(300)].map(Wish::of), [Wish::End, Wish::EndMeanwhile, Wish::EndMeanwhile]);
        assert_eq!(Wish::of(ago(1_500)), Wish::EndAtOnce);
    }

    #[test]
    fn what_is_ignored_stays_ignored() {
        // As `nohup` and a script's `&` have it: hang-up is number 1, Ctrl-C number 2.
        let mask = Some(0b11);
        assert_eq!([SIGHUP, SIGINT, SIGTERM].map(|signal| is_in(mask, signal)), [true, true, false]);
        assert_eq!([SIGHUP, SIGINT, SIGTERM].map(|signal| is_in(None, signal)), [true, false, false]);
        assert!(!cfg!(target_os = "linux") || ignored().is_some());
    }
}
