use super::{BEHIND_INITIALS, NEUTRAL, WordClass};

/// A place in the trie of words.
pub(super) struct Node {
    /// A bit for each letter that may come next.
    mask: u32,
    /// Where the places of those letters begin; they stand together, in the order of the alphabet.
    first: u32,
    /// The headings of the word that ends here.
    headings: u32,
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Letters of a name that are looked at. No word stands further back.
const MOST_LETTERS: usize = 96;
/// Letters of a glued word that is taken apart.
const MOST_GLUED: usize = 32;
/// Letters that a word needs inside a glued one: shorter ones fit by chance, unless they are said to mean nothing.
const FEWEST_LETTERS: usize = 3;
/// Initials of a product, and the letters of the word behind them.
const MOST_INITIALS: usize = 4;
const FEWEST_BEHIND_INITIALS: usize = 6;
const LETTERS_OF_A_GUARD: usize = 4;
/// Stands for a letter of another alphabet, which no word has.
const OTHER: u8 = 31;

/// The letters of a name without what stands between its words, and where these begin. No memory is asked for: every name of a store comes through here.
pub(super) struct Letters {
    all: [u8; MOST_LETTERS],
    /// A bit for each letter that begins a word.
    starts: u128,
    count: usize,
}

impl Letters {
    pub(super) fn of(name: &str) -> Self {
        let mut read = Self { all: [0; MOST_LETTERS], starts: 0, count: 0 };
        let (mut inside, mut lower_before) = (false, false);
        let mut chars = name.chars().peekable();
        while let Some(c) = chars.next() {
            if !c.is_alphabetic() {
                (inside, lower_before) = (false, false);
                continue;
            }
            let Some(place) = read.all.get_mut(read.count) else { break };
            // `userId`, and `XMLHttp`: the last capital of a row begins the next word.
            let capital = c.is_uppercase();
            let begins = capital && (lower_before || chars.peek().is_some_and(|next| next.is_lowercase()));
            if !inside || begins {
                read.starts |= 1 << read.count;
            }
            *place = super::headings::letter_of(c).unwrap_or(OTHER);
            read.count += 1;
            (inside, lower_before) = (true, !capital);
        }
        read
    }

    /// The words, one after the other.
    pub(super) fn words(&self) -> impl Iterator<Item = &[u8]> {
        let mut from = 0;
        std::iter::from_fn(move || {
            if from >= self.count {
                return None;
            }
            let behind = self.starts & u128::MAX.checked_shl(u32::try_from(from).ok()? + 1).unwrap_or(0);
            let to = (behind.trailing_zeros() as usize).min(self.count);
            let word = self.all.get(from..to);
            from = to;
            word
        })
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Whether a word is all there is.
    pub(super) fn is_all(&self, word: &[u8]) -> bool {
        word.len() == self.count
    }

    /// A word and the next one as one word.
    pub(super) fn joined(&self, first: &[u8], second: &[u8]) -> &[u8] {
        // Both are parts of the letters, and the second follows the first.
        let start = first.as_ptr().addr() - self.all.as_ptr().addr();
        self.all.get(start..start + first.len() + second.len()).unwrap_or(&[])
    }
}

/// The place behind a letter.
#[inline]
fn next(node: &Node, letter: u8) -> Option<&'static Node> {
    let bit = 1u32 << letter;
    let before = (node.mask & (bit - 1)).count_ones();
    if node.mask & bit == 0 { None } else { NODES.get(node.first as usize + before as usize) }
}

/// The headings of a word of the dictionary.
pub(super) fn whole(word: &[u8]) -> Option<u32> {
    let end = word.iter().try_fold(NODES.first()?, |node, letter| next(node, *letter))?;
    (end.headings != 0).then_some(end.headings)
}

/// The headings of a word behind a few letters that stand for a product or a site (`BWSESSION`, `EMSESSID`, `BRXSRF`), of those that may stand there; none
/// where the word is short, which fits by chance. No ordinary word ends like the four letters that guard against forgery.
pub(super) fn behind_initials(word: &[u8]) -> u32 {
    let at = |initials: usize| whole(word.get(initials..)?);
    let most = word.len().saturating_sub(FEWEST_BEHIND_INITIALS).min(MOST_INITIALS);
    let long = (1..=most).find_map(at).unwrap_or(0) & BEHIND_INITIALS;
    let guard =
        || word.len().checked_sub(LETTERS_OF_A_GUARD).filter(|initials| (1..=MOST_INITIALS).contains(initials)).and_then(at).unwrap_or(0);
    if long == 0 { guard() & WordClass::Csrf.bit() } else { long }
}

/// The headings of the fewest words of the dictionary that a word is glued together from; none where they do not cover it.
pub(super) fn glued(word: &[u8]) -> u32 {
    let Some(root) = NODES.first().filter(|_| (2 * FEWEST_LETTERS..=MOST_GLUED).contains(&word.len())) else { return 0 };
    // By how far one has come: the number of words, and their headings. Words are few and short, so every beginning is tried.
    let mut best: [(u8, u32); MOST_GLUED + 1] = [(u8::MAX, 0); MOST_GLUED + 1];
    best[0] = (0, 0);
    for start in 0..word.len() {
        let (count, headings) = best.get(start).copied().unwrap_or((u8::MAX, 0));
        if count == u8::MAX {
            continue;
        }
        let mut node = root;
        for (length, letter) in (1..).zip(word.iter().skip(start)) {
            let Some(behind) = next(node, *letter) else { break };
            node = behind;
            let counts = if length < FEWEST_LETTERS { node.headings & NEUTRAL != 0 } else { node.headings != 0 };
            if let Some(place) = best.get_mut(start + length).filter(|place| counts && count + 1 < place.0) {
                *place = (count + 1, headings | node.headings);
            }
        }
    }
    best.get(word.len()).map_or(0, |(_, headings)| *headings)
}
