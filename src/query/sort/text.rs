use std::cmp::Ordering;

/// A text with its beginning as a number, which tells most texts apart without a look at them: they lie all over the memory.
#[derive(Clone, Copy)]
pub(super) struct Headed<'a> {
    pub(super) head: u128,
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl Ord for Headed<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.head.cmp(&other.head).then_with(|| compare_text(self.text, other.text)).then(self.at.cmp(&other.at))
    }
}

impl PartialOrd for Headed<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Headed<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Headed<'_> {}

/// The first sixteen bytes of a text without regard to ASCII case, with zeros where there are fewer: a number that is smaller only where
/// [`compare_text`] finds the text smaller.
pub(in crate::query) fn head(text: &str) -> u128 {
    let mut first = [0; 16];
    first.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte.to_ascii_lowercase());
    u128::from_be_bytes(first)
}

/// Without regard to ASCII case first, so that `_GA` stands beside `_ga`.
pub(super) fn compare_text(a: &str, b: &str) -> Ordering {
    // Texts of a store are kept once: equal ones mostly are the same one.
    if std::ptr::eq(a, b) {
        return Ordering::Equal;
    }
    a.bytes().map(|b| b.to_ascii_lowercase()).cmp(b.bytes().map(|b| b.to_ascii_lowercase())).then_with(|| a.cmp(b))
}
