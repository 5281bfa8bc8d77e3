//! Work off the painting thread: one typed slot per kind of work, on named threads, with progress and cancel.
//!
//! No lock is ever held while painting: a finished result arrives through a bounded channel and is swapped in whole by [`Slot::poll`].

use std::any::Any;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

pub use crate::parallel::Flag;

/// Tells the painting thread that something arrived. Called from any thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a running job shares with whoever shows it.
pub trait Cancel: Send + Sync + 'static {
    /// Asks the work to stop; it ends when it next looks.
    fn cancel(&self);
}

impl Cancel for crate::store::Progress {
    fn cancel(&self) {
        Self::cancel(self);
    }
}

impl Cancel for crate::guided::Waiting {
    fn cancel(&self) {
        self.stop();
    }
}

impl Cancel for Flag {
    fn cancel(&self) {
        self.raise();
    }
}

/// The thread that calls, and those that it starts, run where nobody more urgent wants the core. On Linux alone: elsewhere a priority is that of the whole
/// process, or needs a call that is not safe.
fn give_way() {
    /// Between 0, usual, and 19: a thread of usual priority gets nine times as much of a core.
    #[cfg(target_os = "linux")]
    const NICENESS: i32 = 10;
    // A program that was started to give way more gives way more; a system that refuses leaves it as it was.
    #[cfg(target_os = "linux")]
    if rustix::process::getpriority_process(None).is_ok_and(|usual| usual < NICENESS) {
        let _ = rustix::process::setpriority_process(None, NICENESS);
    }
}

/// Why there is no result.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure<E> {
    /// The work says why.
    Work(E),
    /// The system gives no thread.
    NoThread,
    /// The work ended without a word, through an error of this program.
    Died,
}

/// Where a kind of work stands.
#[derive(Debug)]
pub enum Job<T, E, P> {
    /// Nothing was asked yet.
    Idle,
    /// At work; the previous result can still be shown.
    Running {
        /// How far it is, and how to stop it.
        progress: Arc<P>,
        /// The result before this one.
        previous: Option<Arc<T>>,
    },
    /// Finished.
    Done(Arc<T>),
    /// Ended without result; the previous one can still be shown.
    Failed {
        /// Why.
        failure: Failure<E>,
        /// The result before.
        previous: Option<Arc<T>>,
    },
}

/// What a thread hands over, a `Result<T, E>` of its slot, and the work that makes it. Without their types: threads and channels of some sixty types were
/// two thirds of a megabyte of the program.
type Outcome = Box<dyn Any + Send>;
type Work = Box<dyn FnOnce() -> Outcome + Send>;

/// Does work on a thread of its own; none where the system gives none, which wakes as a result does.
fn spawn(name: &str, wake: Wake, work: Work) -> Option<Receiver<Outcome>> {
    let wake_now = Arc::clone(&wake);
    // A channel of its own per start: an older thread finds nobody listening.
    let (sender, inbox) = sync_channel(1);
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
        // Wakes also when the work panics, so that a dead job is noticed; declared first, so that the sender is gone by then.
        let _wake = WakeOnDrop(wake);
        let sender = sender;
        let outcome = work();
        // Nobody listens any more when newer work has started.
        let _ = sender.send(outcome);
    });
    if thread.is_err() {
        wake_now();
    }
    thread.is_ok().then_some(inbox)
}

/// The slot of one kind of work. Starting again drops what runs: its result, if it still comes, finds nobody listening.
#[derive(Debug)]
pub struct Slot<T, E, P = Flag> {
    job: Job<T, E, P>,
    inbox: Option<Receiver<Outcome>>,
    /// The job failed before it began, which [`Slot::poll`] has yet to tell.
    untold: bool,
}

impl<T, E, P> Default for Slot<T, E, P> {
    fn default() -> Self {
        Self { job: Job::Idle, inbox: None, untold: false }
    }
}

impl<T, E, P> Slot<T, E, P>
where
    T: Send + Sync + 'static,
    E: Send + 'static,
    P: Cancel,
{
    /// As [`Self::start`], for what is worked out anew with every letter and choice, on every core: painting goes first, also before what was begun
    /// for the letters before and has not yet looked whether it is to stop.
    pub fn start_behind(&mut self, name: &str, progress: Arc<P>, wake: Wake, work: impl FnOnce(&P) -> Result<T, E> + Send + 'static) {
        self.start(name, progress, wake, |progress| {
            give_way();
            work(progress)
        });
    }

    /// Starts work on a thread called `name`. What ran in this slot is asked to stop and its result dropped.
    pub fn start(&mut self, name: &str, progress: Arc<P>, wake: Wake, work: impl FnOnce(&P) -> Result<T, E> + Send + 'static) {
        self.cancel();
        let previous = self.value().cloned();
        let shared = Arc::clone(&progress);
        self.inbox = spawn(name, wake, Box::new(move || Box::new(work(&shared))));
        if self.inbox.is_some() {
            self.job = Job::Running { progress, previous };
        } else {
            self.job = Job::Failed { failure: Failure::NoThread, previous };
            self.untold = true;
        }
    }

    /// Takes in what arrived. True when the state changed.
    pub fn poll(&mut self) -> bool {
        let Some(inbox) = &self.inbox else { return std::mem::take(&mut self.untold) };
        let outcome = match inbox.try_recv() {
            Ok(outcome) => Some(outcome),
            Err(TryRecvError::Empty) => return false,
            Err(TryRecvError::Disconnected) => None,
        };
        self.take_in(outcome);
        true
    }

    /// Waits until the running work has ended, as a program does that is about to go. True when the state changed.
    pub fn wait(&mut self) -> bool {
        let Some(inbox) = &self.inbox else { return self.poll() };
        let outcome = inbox.recv().ok();
        self.take_in(outcome);
        true
    }

    /// Takes what a thread handed over; nothing where it died.
    fn take_in(&mut self, outcome: Option<Outcome>) {
        self.inbox = None;
        let result = outcome.and_then(|outcome| outcome.downcast::<Result<T, E>>().ok());
        self.job = match result.map_or(Err(Failure::Died), |result| result.map_err(Failure::Work)) {
            Ok(value) => Job::Done(Arc::new(value)),
            Err(failure) => Job::Failed { failure, previous: self.value().cloned() },
        };
    }

    /// Asks the running work to stop; it then ends as [`Job::Failed`] with an error of its own.
    pub fn cancel(&self) {
        if let Job::Running { progress, .. } = &self.job {
            progress.cancel();
        }
    }

    /// Stops listening and forgets everything.
    pub fn clear(&mut self) {
        self.cancel();
        self.inbox = None;
        self.job = Job::Idle;
    }

    /// Why there is no newest result.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure<E>> {
        match &self.job {
            Job::Failed { failure, .. } => Some(failure),
            Job::Idle | Job::Running { .. } | Job::Done(_) => None,
        }
    }

    /// Where the work stands.
    #[must_use]
    pub fn job(&self) -> &Job<T, E, P> {
        &self.job
    }

    /// Whether work is under way.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.job, Job::Running { .. })
    }

    /// The newest result, also while a newer one is being made.
    #[must_use]
    pub fn value(&self) -> Option<&Arc<T>> {
        match &self.job {
            Job::Idle => None,
            Job::Done(value) => Some(value),
            Job::Running { previous, .. } | Job::Failed { previous, .. } => previous.as_ref(),
        }
    }
}

/// Wakes the window when a thread ends, however it ends.
struct WakeOnDrop(Wake);

impl Drop for WakeOnDrop {
    fn drop(&mut self) {
        (self.0)();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    fn wake() -> (Wake, Receiver<()>) {
        let (sender, receiver) = channel();
        (
            Arc::new(move || {
                let _ = sender.send(());
            }),
            receiver,
        )
    }

    fn wait<T: Send + Sync + 'static, E: Send + 'static>(slot: &mut Slot<T, E>, woken: &Receiver<()>) {
        while !slot.poll() {
            woken.recv_timeout(Duration::from_secs(5)).expect("the job wakes");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn painting_goes_first_where_work_gives_way_and_its_threads_with_it() {
        let niceness = || rustix::process::getpriority_process(None).unwrap();
        let both = move || (niceness(), std::thread::Builder::new().spawn(niceness).unwrap().join().unwrap());
        let (wake, woken) = wake();
        let (mut behind, mut beside): (Slot<_, ()>, Slot<_, ()>) = Default::default();
        behind.start_behind("behind", Arc::default(), wake.clone(), move |_| Ok(both()));
        wait(&mut behind, &woken);
        beside.start("beside", Arc::default(), wake, move |_| Ok(both()));
        wait(&mut beside, &woken);
        let usual = niceness();
        let most = usual.max(10);
        assert_eq!((behind.value().map(|pair| **pair), beside.value().map(|pair| **pair)), (Some((most, most)), Some((usual, usual))));
    }

    #[test]
    fn a_result_arrives_and_the_previous_one_stays_visible() {
        let (wake, woken) = wake();
        let mut slot: Slot<u32, &str> = Slot::default();
        slot.start("test", Arc::default(), wake.clone(), |_| Ok(1));
        wait(&mut slot, &woken);
        assert!(matches!(slot.job(), Job::Done(v) if **v == 1));
        let (release, held) = channel::<()>();
        slot.start("test", Arc::default(), wake, move |_| {
            let _ = held.recv();
            Err("no")
        });
        assert!(slot.is_running() && slot.value().is_some_and(|v| **v == 1));
        drop(release);
        wait(&mut slot, &woken);
        assert!(matches!(slot.job(), Job::Failed { failure: Failure::Work("no"), previous: Some(v) } if **v == 1));
    }

    #[test]
    fn who_goes_waits_for_the_result() {
        let (wake, _woken) = wake();
        let mut slot: Slot<u32, &str> = Slot::default();
        assert!(!slot.wait(), "nothing runs");
        slot.start("test", Arc::default(), wake.clone(), |_| {
            std::thread::sleep(Duration::from_millis(20));
            Ok(1)
        });
        assert!(slot.wait() && matches!(slot.job(), Job::Done(v) if **v == 1));
        slot.start("test", Arc::default(), wake, |_| panic!("on purpose"));
        assert!(slot.wait() && matches!(slot.job(), Job::Failed { failure: Failure::Died, .. }));
    }

    #[test]
    fn a_superseded_result_is_dropped() {
        let (wake, woken) = wake();
        let mut slot: Slot<u32, ()> = Slot::default();
        let (release, held) = channel::<()>();
        slot.start("old", Arc::default(), wake.clone(), move |_| {
            let _ = held.recv();
            Ok(1)
        });
        slot.start("new", Arc::default(), wake, |_| Ok(2));
        drop(release);
        wait(&mut slot, &woken);
        assert!(slot.value().is_some_and(|v| **v == 2));
        assert!(!slot.poll());
    }

    #[test]
    fn cancel_reaches_the_work_and_a_panic_is_noticed() {
        let (wake, woken) = wake();
        let mut slot: Slot<u32, &str> = Slot::default();
        slot.start("test", Arc::default(), wake.clone(), |flag: &Flag| {
            while !flag.is_cancelled() {
                std::thread::yield_now();
            }
            Err("stopped")
        });
        slot.cancel();
        wait(&mut slot, &woken);
        assert!(matches!(slot.job(), Job::Failed { failure: Failure::Work("stopped"), .. }));
        slot.start("test", Arc::default(), wake, |_| panic!("on purpose"));
        wait(&mut slot, &woken);
        assert!(matches!(slot.job(), Job::Failed { failure: Failure::Died, .. }));
    }
}
