//! Seeds of `fuzz/` with a fixed number of deterministic mutations.

use std::fs;
use std::path::{Path, PathBuf};

/// Pieces that parsers trip over.
const PIECES: [&[u8]; 20] = [
    b"\t",
    b"\n",
    b"\r",
    b"\"",
    b"\\",
    b";",
    b"=",
    b"#HttpOnly_",
    b"TRUE",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"9223372036854775807",
    b"-1",
    b"1e999",
    b"{",
    b"]",
    b"null",
    b"\\ud800",
    b"\xf0\x9f",
];

/// The files of a corpus, in the order of their names.
pub fn corpus(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut seeds: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!seeds.is_empty(), "{target}");
    seeds.sort();
    seeds
}

/// Each seed of a corpus as it is, then mutated, `rounds` inputs in all.
pub fn inputs(target: &str, rounds: usize) -> impl Iterator<Item = Vec<u8>> {
    let mut numbers = Numbers(7);
    corpus(target).into_iter().flat_map(move |seed| {
        let seed = fs::read(seed).unwrap();
        (0..rounds).map(|round| if round == 0 { seed.clone() } else { mutated(&seed, &mut numbers) }).collect::<Vec<_>>()
    })
}

/// A generator whose numbers are the same on every machine.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// One to four changes: a bit turned, a piece put in, a stretch taken out, doubled or moved.
fn mutated(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len() + 1);
        let end = (at + numbers.below(24)).min(bytes.len());
        match numbers.below(5) {
            0 if at < bytes.len() => bytes[at] ^= 1 << numbers.below(8),
            1 => drop(bytes.splice(at..at, PIECES[numbers.below(PIECES.len())].iter().copied())),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let stretch = bytes[at..end].repeat(1 + numbers.below(40));
                bytes.splice(at..at, stretch);
            }
            _ => bytes.truncate(end.max(1)),
        }
    }
    bytes
}
