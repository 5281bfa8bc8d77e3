//! What the thread does: waits, lets a burst end, tells.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::files::Files;
use super::folders::Folders;
use super::{Followed, Heard, Told};
use crate::jobs::Wake;

/// A burst of writes has ended when nothing was written for so long.
const PAUSE: Duration = Duration::from_millis(150);
/// Whoever writes without a pause is told of so often.
const LONGEST: Duration = Duration::from_secs(1);
/// How often a folder that is gone is looked for.
const LOOKED_FOR: Duration = Duration::from_secs(1);

/// Follows until nobody does any more.
pub fn run(stores: &[Followed], (heard, inbox): (Sender<Heard>, &Receiver<Heard>), tell: &Sender<Vec<Told>>, wake: &Wake) {
    let files = Arc::new(Files::of(stores));
    let mut folders = Folders::of(files, heard);
    // What was written before the system was asked, nobody tells of. A look costs nothing where nothing was.
    if !tell_of(&Burst::of_all(), stores, tell, wake) {
        return;
    }
    while let Some(mut burst) = Burst::wait(inbox, &folders) {
        if !burst.end(inbox) {
            return;
        }
        // Of a folder that is back, or of more than could be named, every store may be another.
        burst.is_of_all |= folders.look_again();
        if !tell_of(&burst, stores, tell, wake) {
            return;
        }
    }
}

/// False when nobody follows any more.
fn tell_of(burst: &Burst, stores: &[Followed], tell: &Sender<Vec<Told>>, wake: &Wake) -> bool {
    let told = burst.told(stores);
    if !told.is_empty() {
        if tell.send(told).is_err() {
            return false;
        }
        wake();
    }
    true
}

/// What was heard until it paused.
#[derive(Default)]
struct Burst {
    stores: BTreeMap<usize, bool>,
    is_of_all: bool,
}

impl Burst {
    fn of_all() -> Self {
        Self { is_of_all: true, ..Self::default() }
    }

    /// Waits for its beginning: without end while all folders are there. `None` when nobody follows any more.
    fn wait(inbox: &Receiver<Heard>, folders: &Folders) -> Option<Self> {
        let mut burst = Self::default();
        let heard = if folders.lack_any() {
            match inbox.recv_timeout(LOOKED_FOR) {
                Err(RecvTimeoutError::Timeout) => return Some(burst),
                other => other.ok(),
            }
        } else {
            inbox.recv().ok()
        };
        burst.add(heard?).then_some(burst)
    }

    /// Takes in what follows without a pause. False when nobody follows any more.
    fn end(&mut self, inbox: &Receiver<Heard>) -> bool {
        let began = Instant::now();
        if self.stores.is_empty() && !self.is_of_all {
            return true;
        }
        while began.elapsed() < LONGEST {
            match inbox.recv_timeout(PAUSE) {
                Ok(heard) if self.add(heard) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Ok(_) | Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        true
    }

    /// False when nobody follows any more.
    fn add(&mut self, heard: Heard) -> bool {
        match heard {
            Heard::File { store, is_replaced } => *self.stores.entry(store).or_default() |= is_replaced,
            Heard::Anything => self.is_of_all = true,
            Heard::End => return false,
        }
        true
    }

    fn told(&self, stores: &[Followed]) -> Vec<Told> {
        let told = stores.iter().enumerate().filter(|(number, _)| self.is_of_all || self.stores.contains_key(number));
        told.map(|(number, store)| Told { file: store.file.clone(), is_replaced: self.stores.get(&number).copied().unwrap_or(false) })
            .collect()
    }
}
