//! Signals of Unix that end a process.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::OF_THIS_PROCESS;

/// Waits for the signals in a thread of its own: there what handlers must not do can be done.
pub(super) fn watch() {
    // Whoever writes more than `ulimit -f` allows is told so by the write, which is a sentence, and not ended by the signal.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    // Taken in the thread, so that without a thread the signals do what they always did.
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(|| {
        let ignored = ignored();
        let ending = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| !is_in(ignored, *signal));
        // Who asks a second time does not wait for a folder that cannot be removed, on a network that hangs.
        let is_ending = Arc::new(AtomicBool::new(false));
        for signal in ending.clone() {
            let _ = signal_hook::flag::register_conditional_default(signal, Arc::clone(&is_ending));
        }
        let Ok(mut signals) = Signals::new(ending) else { return };
        if let Some(signal) = signals.forever().next() {
            is_ending.store(true, Ordering::SeqCst);
            let _nothing_new = OF_THIS_PROCESS.remove_all();
            let _ = emulate_default_handler(signal);
        }
    });
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
    fn what_is_ignored_stays_ignored() {
        // As `nohup` and a script's `&` have it: hang-up is number 1, Ctrl-C number 2.
        let mask = Some(0b11);
        assert_eq!([SIGHUP, SIGINT, SIGTERM].map(|signal| is_in(mask, signal)), [true, true, false]);
        assert_eq!([SIGHUP, SIGINT, SIGTERM].map(|signal| is_in(None, signal)), [true, false, false]);
        assert!(!cfg!(target_os = "linux") || ignored().is_some());
    }
}
