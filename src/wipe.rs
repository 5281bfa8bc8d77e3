//! Memory that was given back: the allocator and the system keep it for later, with what it held.

use std::hint::black_box;
use std::sync::atomic::{AtomicBool, Ordering};

/// Sizes of blocks that the allocator cuts out of what lies together, and how many of each: half a megabyte of each size, which is what
/// SQLite may keep of pages (`PRAGMA cache_size`).
const LARGE: [(usize, usize); 4] = [(33_280, 32), (16 << 10, 32), (4 << 10, 128), (1_040, 512)];
/// Bytes of each size that the allocator keeps lists of: of the sizes that most values have, some hundred blocks.
const SMALL: usize = 16 << 10;
/// The part of a stack that reading uses.
const STACK: usize = 128 << 10;

/// Whether the process lives on after its reads. The command line ends with them, and the system gives its memory to nobody unwritten; there
/// wiping would cost time and a map of the copy would count as memory of the process.
static LIVES_ON: AtomicBool = AtomicBool::new(false);

/// Asks for memory to be kept clean from now on: what held bytes of a store is overwritten before anything else can get it. For a process that lives
/// on after its reads, before the first of them; the window does so, the command line ends with its reads and need not.
pub fn keep_memory_clean() {
    LIVES_ON.store(true, Ordering::Relaxed);
}

/// Whether memory is to be kept clean.
pub(crate) fn is_asked_for() -> bool {
    LIVES_ON.load(Ordering::Relaxed)
}

/// Overwrites what its thread has given back, when it goes: declared before what holds secrets, it goes after it.
#[derive(Debug)]
pub(crate) struct Traces;

impl Drop for Traces {
    fn drop(&mut self) {
        if is_asked_for() {
            freed_memory();
        }
    }
}

/// Overwrites what this thread has given back a moment ago: pages and cells that SQLite copied, texts that others have put together, and the
/// part of the stack that was used.
///
/// Buffers of this program are overwritten by their owners. These have none, and code that could reach them would not be safe. So memory is
/// asked for until the allocator has to hand out what it got back, zeroed: large blocks first, small ones for what is left between. That is
/// no promise; `tests/window/dump.py` looks for what is left. A child process that reads would be one, at the price of every row passing
/// through a pipe; an allocator that overwrites all it gets back would slow the whole program down for the few bytes that matter.
#[inline(never)]
pub(crate) fn freed_memory() {
    let small = (1..65).map(|sixteens| sixteens * 16).map(|size| (size, SMALL / size));
    let blocks: Vec<Vec<u8>> = LARGE.into_iter().chain(small).flat_map(|(size, count)| (0..count).map(move |_| vec![0; size])).collect();
    black_box(blocks);
    #[expect(clippy::large_stack_arrays, reason = "it is the stack that is overwritten")]
    let mut stack = [0u8; STACK];
    black_box(&mut stack);
}
