//! How much the cells of a table that stand in several places may repeat.

/// How often the bytes of a table may be repeated.
const MOST: usize = 16;

/// What of a table may still be repeated: no table can ask for a billion copies of a cell.
#[derive(Default)]
pub(super) struct Repeats {
    left: usize,
}

impl Repeats {
    /// For a table of so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        Self { left: bytes.saturating_mul(MOST) }
    }

    /// Whether a text may stand in one place more, which is counted then.
    pub(super) fn allow(&mut self, text: &str) -> bool {
        let left = self.left.checked_sub(text.len() + size_of::<String>());
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }
}
