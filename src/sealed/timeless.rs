use memchr::memmem::Finder;
use sha2::{Digest, Sha256};

use super::SealedForm;
use crate::sum::hex;

/// A stretch that is not summed: what stands between two marks, which themselves are.
struct Skipped {
    from: Finder<'static>,
    to: Finder<'static>,
}

/// A SHA-256 over everything but the times of the read.
pub(super) struct Timeless {
    sum: Sha256,
    skipped: Vec<Skipped>,
    /// What was not looked at yet: less than a mark may be its end.
    pending: Vec<u8>,
    /// Inside a stretch, by its number.
    inside: Option<usize>,
}

/// Marks are looked for in pieces of this size.
const PIECE: usize = 64 << 10;

impl Timeless {
    pub(super) fn new(form: SealedForm) -> Self {
        let marks: &[(&str, &str)] = match form {
            SealedForm::Json | SealedForm::Lines => &[("\"read_at\":\"", "\""), ("\"read_at\": \"", "\"")],
            SealedForm::Page => &[("<time ", "</time>")],
        };
        let skipped = marks.iter().map(|(from, to)| Skipped { from: Finder::new(from).into_owned(), to: Finder::new(to).into_owned() });
        Self { sum: Sha256::new(), skipped: skipped.collect(), pending: Vec::with_capacity(2 * PIECE), inside: None }
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= PIECE {
            self.look(false);
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.look(true);
        hex(self.sum)
    }

    /// Sums what can be told to lie outside or inside a stretch, and keeps the rest.
    fn look(&mut self, is_end: bool) {
        let longest = self.skipped.iter().flat_map(|skipped| [skipped.from.needle().len(), skipped.to.needle().len()]).max().unwrap_or(1);
        let mut done = 0;
        loop {
            let rest = self.pending.get(done..).unwrap_or_default();
            // A mark may begin at the end of what there is.
            let sure = if is_end { rest.len() } else { rest.len().saturating_sub(longest - 1) };
            if let Some(skipped) = self.inside.and_then(|number| self.skipped.get(number)) {
                let Some(at) = skipped.to.find(rest) else {
                    done += sure;
                    break;
                };
                // The mark itself is summed, and must not open another stretch.
                let end = at + skipped.to.needle().len();
                self.sum.update(rest.get(at..end).unwrap_or_default());
                (done, self.inside) = (done + end, None);
                continue;
            }
            let found = self.skipped.iter().enumerate().filter_map(|(number, skipped)| Some((skipped.from.find(rest)?, number)));
            let Some((at, number)) = found.min() else {
                self.sum.update(rest.get(..sure).unwrap_or_default());
                done += sure;
                break;
            };
            let end = at + self.skipped.get(number).map_or(0, |skipped| skipped.from.needle().len());
            self.sum.update(rest.get(..end).unwrap_or_default());
            (done, self.inside) = (done + end, Some(number));
        }
        self.pending.drain(..done.min(self.pending.len()));
    }
}
