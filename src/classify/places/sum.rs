//! Where the sum of a text puts it in a table of slots. The build script fills the tables, the program looks into them.

/// A slot without a text.
pub(super) const EMPTY: u16 = u16::MAX;

/// The slot that a text is looked for from, of so many (a power of two): from there on, slot by slot, until one is empty.
#[must_use]
pub(super) fn first_slot(text: &str, slots: usize) -> usize {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let sum = words.iter().fold(text.len() as u64, |sum, word| mixed(sum, u64::from_le_bytes(*word)));
    let last = rest.iter().fold(0, |last, byte| last << 8 | u64::from(*byte));
    // The upper bits depend on every byte.
    (mixed(sum, last) >> 40) as usize & slots.wrapping_sub(1)
}

/// One step of `FxHash`, which is quick and needs no tables.
fn mixed(sum: u64, word: u64) -> u64 {
    (sum.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95)
}
