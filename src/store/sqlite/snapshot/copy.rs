use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

#[cfg(unix)]
use crate::private_folder::NON_BLOCKING;
use crate::sum::hex;

/// Files beyond this are no cookie stores.
pub(crate) const LARGEST: u64 = 4 << 30;
/// Below this a second thread costs more than it saves: a sum of so much takes three times as long as a thread takes to begin.
const THREAD_FROM: u64 = 256 << 10;
/// Small enough to stay in the memory of the core that reads and writes it.
const BUFFER: usize = 128 << 10;
/// Buffers that the sum may be behind: each is memory that is touched for the first time, which costs a small store more than waiting.
const AHEAD: usize = 2;

/// Why a copy failed: the two sides need different sentences.
#[derive(Debug)]
pub(super) enum CopyError {
    Source(io::Error),
    Target(io::Error),
    TooLarge,
    Cancelled,
}

/// The SHA-256 of what was copied, perhaps still being worked out on its own thread.
#[derive(Debug)]
pub(super) enum Hash {
    Done(String),
    Running(JoinHandle<String>),
    /// Nobody asked for it.
    NotAsked,
}

/// Whether the sum of what is copied is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sum {
    Wanted,
    NotWanted,
}

impl Hash {
    /// Lower-case hex; none when the thread that works it out has died, or nobody asked for it.
    pub(super) fn finish(self) -> Option<String> {
        match self {
            Self::Done(hex) => Some(hex),
            Self::Running(thread) => thread.join().ok(),
            Self::NotAsked => None,
        }
    }
}

/// Opens a file of a browser for reading in a way that leaves no trace.
///
/// On Linux not even the access time moves when the file is the user's own (`O_NOATIME`).
///
/// # Errors
/// Anything but a regular file counts as not found: opening a pipe would wait for ever.
pub(crate) fn open_source(path: &Path) -> io::Result<File> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::OpenOptionsExt;
        /// From `fcntl.h`; the same number on every Linux architecture that Rust has a standard library for, save a few old ones.
        const O_NOATIME: i32 = 0o1_000_000;
        match OpenOptions::new().read(true).custom_flags(O_NOATIME | NON_BLOCKING).open(path) {
            Err(error) if matches!(error.raw_os_error(), Some(1 | 22)) => {} // EPERM: not the owner; EINVAL: unknown here
            result => return result.and_then(regular),
        }
    }
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, NON_BLOCKING);
    options.open(path).and_then(regular)
}

/// The file, if it is still the regular one that was looked at before it was opened.
fn regular(file: File) -> io::Result<File> {
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::NotFound.into()) }
}

/// Copies at most `limit` bytes of `source` into a new file that only this user can read, and hashes the bytes as they were read.
pub(super) fn copy(source: File, limit: u64, target: &Path, sum: Sum, is_cancelled: &dyn Fn() -> bool) -> Result<(u64, Hash), CopyError> {
    let size = source.metadata().map_err(CopyError::Source)?.len().min(limit);
    // One byte more than the largest file shows that a file is too large.
    let mut source = source.take(if limit == LARGEST { LARGEST + 1 } else { limit });
    let mut target = create_private(target).map_err(CopyError::Target)?;
    let mut hasher = match sum {
        Sum::Wanted if size >= THREAD_FROM => Hasher::spawn().map_err(CopyError::Target)?,
        Sum::Wanted => Hasher::Here { sha: Some(Sha256::new()), used: None },
        Sum::NotWanted => Hasher::Here { sha: None, used: None },
    };
    let mut copied = 0u64;
    loop {
        if is_cancelled() {
            return Err(CopyError::Cancelled);
        }
        // Room for one byte more, so that a file that fits is known to be at its end after one read.
        let room = usize::try_from(size.saturating_sub(copied)).unwrap_or(BUFFER).saturating_add(1).clamp(512, BUFFER);
        let mut buffer = hasher.buffer(room);
        let length = source.read(&mut buffer).map_err(CopyError::Source)?;
        if length == 0 {
            return Ok((copied, hasher.finish()));
        }
        let read = buffer.get(..length).unwrap_or_default();
        target.write_all(read).map_err(CopyError::Target)?;
        copied += length as u64;
        if copied > LARGEST {
            return Err(CopyError::TooLarge);
        }
        hasher.update(buffer, length);
    }
}

fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Bytes of a file, which may hold values: overwritten when they go.
type Buffer = Zeroizing<Vec<u8>>;

enum Hasher {
    /// Without a sum where nobody asked for one.
    Here {
        sha: Option<Sha256>,
        used: Option<Buffer>,
    },
    Thread {
        full: SyncSender<(Buffer, usize)>,
        empty: Receiver<Buffer>,
        thread: JoinHandle<String>,
    },
}

impl Hasher {
    fn spawn() -> io::Result<Self> {
        let (full, incoming) = sync_channel::<(Buffer, usize)>(AHEAD);
        let (used, empty) = sync_channel::<Buffer>(AHEAD + 2);
        let thread = std::thread::Builder::new().name("store-hash".into()).spawn(move || {
            let mut sha = Sha256::new();
            for (buffer, length) in incoming {
                sha.update(buffer.get(..length).unwrap_or_default());
                let _ = used.try_send(buffer);
            }
            hex(sha)
        })?;
        Ok(Self::Thread { full, empty, thread })
    }

    /// A buffer of `room` bytes or more.
    fn buffer(&mut self, room: usize) -> Buffer {
        let used = match self {
            Self::Here { used, .. } => used.take(),
            Self::Thread { empty, .. } => empty.try_recv().ok(),
        };
        used.filter(|buffer| buffer.len() >= room).unwrap_or_else(|| Buffer::new(vec![0; room]))
    }

    /// Takes the first `length` bytes of a buffer.
    fn update(&mut self, buffer: Buffer, length: usize) {
        match self {
            Self::Here { sha, used } => {
                if let Some(sha) = sha {
                    sha.update(buffer.get(..length).unwrap_or_default());
                }
                *used = Some(buffer);
            }
            // The other end lives until the sender is dropped.
            Self::Thread { full, .. } => drop(full.send((buffer, length))),
        }
    }

    fn finish(self) -> Hash {
        match self {
            Self::Here { sha, .. } => sha.map_or(Hash::NotAsked, |sha| Hash::Done(hex(sha))),
            Self::Thread { thread, .. } => Hash::Running(thread),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sum::sha256;

    #[expect(clippy::disallowed_methods, reason = "the state of a thread is what is tested")]
    #[test]
    fn a_sum_that_was_not_worked_out_is_no_sum() {
        assert_eq!(Hash::Running(std::thread::spawn(|| hex(Sha256::new()))).finish(), Some(sha256(b"")));
        let died = std::thread::spawn(|| std::panic::resume_unwind(Box::new(())));
        assert_eq!(Hash::Running(died).finish(), None);
    }
}
