//! The generations of a write-ahead log (sqlite.org/fileformat2.html, section 4): frames with one pair of salts. The first one counts for SQLite. Behind it
//! lie what is left of those before, which were written back to the main file and are overwritten from the front.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use zeroize::Zeroizing;

use crate::store::sqlite::snapshot::{LOG_MAGIC, checksum};

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// A log as its headers tell it. Its sums are not checked: behind a frame that does not belong to it, it ends for SQLite in any case.
pub(super) struct Log {
    header: [u8; HEADER],
    page_size: u32,
    /// The newest first.
    pub(super) generations: Vec<Generation>,
}

/// Frames that follow each other with the same salts.
pub(super) struct Generation {
    salts: [u8; 8],
    /// The number of its first frame, counted from 0.
    first: u32,
    frames: u32,
    pub(super) commits: Vec<Commit>,
}

/// A frame that ends a commit, counted from 0 in its log.
#[derive(Clone, Copy)]
pub(super) struct Commit(u32);

impl Commit {
    /// The number of the frame, counted from 1, as people and other tools count.
    pub(super) fn frame(self) -> u32 {
        self.0.saturating_add(1)
    }
}

impl Log {
    /// Looks through the headers of all frames. None when the file is no log.
    pub(super) fn of(file: &Path) -> io::Result<Option<Self>> {
        let mut file = File::open(file)?;
        let mut header = [0; HEADER];
        file.read_exact(&mut header)?;
        let is_log = header.starts_with(&LOG_MAGIC) || header.starts_with(&[0x37, 0x7f, 0x06, 0x83]);
        let page_size = word(&header, 8);
        if !is_log || !(512..=65_536).contains(&page_size) {
            return Ok(None);
        }
        let mut log = Self { header, page_size, generations: Vec::new() };
        let mut frame = 0u32;
        loop {
            let mut of_frame = [0; FRAME_HEADER];
            file.seek(SeekFrom::Start(log.place(frame)))?;
            if file.read_exact(&mut of_frame).is_err() {
                return Ok(Some(log));
            }
            log.take(frame, &of_frame);
            frame = frame.saturating_add(1);
        }
    }

    fn take(&mut self, frame: u32, of_frame: &[u8; FRAME_HEADER]) {
        let salts = salts_of(of_frame, 8);
        match self.generations.last_mut() {
            Some(generation) if generation.salts == salts => generation.frames += 1,
            // What begins with other salts than the header's is all old.
            None if salts != salts_of(&self.header, 16) => {}
            _ => self.generations.push(Generation { salts, first: frame, frames: 1, commits: Vec::new() }),
        }
        if let Some(generation) = self.generations.last_mut().filter(|_| word(of_frame, 4) != 0) {
            generation.commits.push(Commit(frame));
        }
    }

    /// Where a frame begins in the file.
    fn place(&self, frame: u32) -> u64 {
        HEADER as u64 + u64::from(frame) * (FRAME_HEADER as u64 + u64::from(self.page_size))
    }

    /// Cuts a log behind a commit, so that it ends there for SQLite. `first` is the frame that lies at its beginning.
    pub(super) fn cut(&self, file: &Path, first: u32, commit: Commit) -> io::Result<()> {
        let frames = commit.frame().saturating_sub(first);
        File::options().write(true).open(file)?.set_len(self.place(frames))
    }

    /// Whether frames of a generation were written back already: the main file holds every page of its first commit as one of its frames has it. One page
    /// alone says nothing, because pages are written again as they were.
    pub(super) fn is_written_back(&self, generation: &Generation, log: &Path, main: &Path) -> io::Result<bool> {
        let Some(first) = generation.commits.first() else { return Ok(false) };
        let (mut log, mut main) = (File::open(log)?, File::open(main)?);
        let size = usize::try_from(self.page_size).unwrap_or(0);
        let mut frame = Zeroizing::new(vec![0; FRAME_HEADER + size]);
        let mut page = Zeroizing::new(vec![0; size]);
        let (mut of_first, mut written) = (BTreeSet::new(), BTreeSet::new());
        for number in generation.first..generation.first.saturating_add(generation.frames) {
            log.seek(SeekFrom::Start(self.place(number)))?;
            log.read_exact(&mut frame)?;
            let (head, of_log) = frame.split_at(FRAME_HEADER);
            let named = word(head, 0);
            if number <= first.0 {
                of_first.insert(named);
            }
            if of_first.contains(&named) && !written.contains(&named) {
                main.seek(SeekFrom::Start(u64::from(named.saturating_sub(1)) * u64::from(self.page_size)))?;
                if main.read_exact(&mut page).is_ok() && *page == of_log {
                    written.insert(named);
                }
            }
        }
        Ok(of_first.is_subset(&written))
    }

    /// Writes what is left of an old generation as a log of its own: new sums, because those of a log go on from frame to frame, and the first ones are
    /// gone. That each frame is whole is known by the sum that goes on from the frame before it, so the first one is left out. The result is the
    /// number of the frame that is now the first; none when nothing is whole.
    pub(super) fn write_alone(&self, generation: &Generation, from: &Path, to: &Path) -> io::Result<Option<u32>> {
        let is_little_endian = self.header.starts_with(&LOG_MAGIC);
        let mut source = File::open(from)?;
        let _ = fs::remove_file(to);
        let mut target = BufWriter::new(File::create_new(to)?);
        let mut header = self.header;
        header[16..24].copy_from_slice(&generation.salts);
        let mut sums = checksum(header.get(..24).unwrap_or_default(), is_little_endian, (0, 0));
        put_sums(&mut header, 24, sums);
        target.write_all(&header)?;
        let mut frame = Zeroizing::new(vec![0; FRAME_HEADER + usize::try_from(self.page_size).unwrap_or(0)]);
        let (mut before, mut first) = (None, None);
        for number in generation.first..generation.first.saturating_add(generation.frames) {
            source.seek(SeekFrom::Start(self.place(number)))?;
            source.read_exact(&mut frame)?;
            let (head, page) = frame.split_at_mut(FRAME_HEADER);
            let stored = (word(head, 16), word(head, 20));
            let named = head.get(..8).unwrap_or_default();
            let sum = |start| checksum(page, is_little_endian, checksum(named, is_little_endian, start));
            let is_whole = before.replace(stored).map(sum) == Some(stored);
            if !is_whole && first.is_some() {
                break;
            }
            if is_whole {
                sums = sum(sums);
                put_sums(head, 16, sums);
                target.write_all(&frame)?;
                first = first.or(Some(number));
            }
        }
        target.flush()?;
        Ok(first)
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_be_bytes)
}

fn salts_of(bytes: &[u8], at: usize) -> [u8; 8] {
    bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()).unwrap_or_default()
}

fn put_sums(bytes: &mut [u8], at: usize, sums: (u32, u32)) {
    for (word, sum) in bytes.iter_mut().skip(at).zip([sums.0.to_be_bytes(), sums.1.to_be_bytes()].as_flattened()) {
        *word = *sum;
    }
}
