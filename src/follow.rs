//! Following the files of open stores: who asked is told when one of them was written, came or went.
//!
//! The system tells (inotify on Linux); only where it does not want to, files are looked at every two seconds. Nothing is opened or written here, and while
//! nothing happens nothing runs: the thread waits for the system. What browsers write comes in bursts of dozens of writes, so the thread waits until they
//! pause before it tells, but never longer than a second. It forgets nothing meanwhile: what is written while a store is being read is told after it, and as
//! soon as the system tells, all stores are told of once, because nobody told of what was written before.
//!
//! Tried and thrown out: following the file itself. Programs that write a file anew put another one in its place, and the system goes on telling of the one
//! that nobody sees any more. So folders are followed, and what has another name in them is passed by.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod files;
mod folders;
mod thread;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::jobs::Wake;

/// A store to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// Its main file; its log and journal are followed with it.
    pub file: PathBuf,
    /// Other files that rows are read from.
    pub others: Vec<PathBuf>,
}

/// What became of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its main file, as it was named.
    pub file: PathBuf,
    /// Another file was put in the place of its main file.
    pub is_replaced: bool,
}

/// What the thread hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heard {
    /// One of the files of a store, by its number.
    File { store: usize, is_replaced: bool },
    /// Something of a folder itself, or of more than the system can name.
    Anything,
    /// Nobody follows any more.
    End,
}

/// Follows until it is dropped.
#[derive(Debug)]
pub struct Follower {
    told: Receiver<Vec<Told>>,
    end: Sender<Heard>,
}

impl Follower {
    /// Follows stores on a thread of its own, which wakes whoever asked when there is something to tell. `None` where the system gives no thread.
    #[must_use]
    pub fn new(stores: Vec<Followed>, wake: Wake) -> Option<Self> {
        let (end, inbox) = channel();
        let (tell, told) = channel();
        let heard = end.clone();
        let work = move || thread::run(&stores, (heard, &inbox), &tell, &wake);
        std::thread::Builder::new().name("follow".to_owned()).spawn(work).ok()?;
        Some(Self { told, end })
    }

    /// What was written since the last look, each store once.
    #[must_use]
    pub fn told(&self) -> Vec<Told> {
        let mut all: Vec<Told> = Vec::new();
        for told in self.told.try_iter().flatten() {
            match all.iter_mut().find(|known| known.file == told.file) {
                Some(known) => known.is_replaced |= told.is_replaced,
                None => all.push(told),
            }
        }
        all
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        // A thread that has ended already needs no word.
        let _ = self.end.send(Heard::End);
    }
}

#[cfg(test)]
mod tests;
