/// Numbers at places of a slice; none where it ends before.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn u32(self, at: usize) -> Option<u32> {
        self.0.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
    }

    pub(super) fn f64(self, at: usize) -> Option<f64> {
        self.0.get(at..)?.first_chunk().map(|eight| f64::from_le_bytes(*eight))
    }

    /// A text up to a zero byte, or to the end.
    pub(super) fn text(self, at: usize) -> Option<&'a [u8]> {
        let rest = self.0.get(at..)?;
        rest.split(|byte| *byte == 0).next()
    }
}
