use super::part::Part;
use super::text::{Headed, compare_text, head};
use super::{FEWEST, merge};
use crate::parallel;

/// The place of each text among all.
pub(super) struct Ranks {
    ranks: Vec<u32>,
    /// Where the texts of each part begin.
    starts: Vec<usize>,
}

impl Ranks {
    pub(super) fn of(parts: &[Part<'_>]) -> Self {
        let all: Vec<&str> = parts.iter().flat_map(|part| &part.texts).copied().collect();
        let ordered = parallel::in_parts(all.len(), FEWEST, |range| {
            let texts = all.get(range.clone()).unwrap_or_default();
            let mut headed: Vec<_> = range.zip(texts).map(|(at, text)| Headed { head: head(text), text, at }).collect();
            headed.sort_unstable();
            headed
        });
        let ordered = ordered.into_iter().reduce(|first, second| merge(&first, &second)).unwrap_or_default();
        let mut ranks = vec![0; all.len()];
        let (mut rank, mut before) = (0, "");
        for headed in &ordered {
            rank += u32::from(compare_text(before, headed.text).is_ne());
            before = headed.text;
            if let Some(place) = ranks.get_mut(headed.at) {
                *place = rank;
            }
        }
        let ends = parts.iter().scan(0, |end, part| Some(std::mem::replace(end, *end + part.texts.len())));
        Self { ranks, starts: ends.collect() }
    }

    pub(super) fn of_part(&self, part: usize) -> Option<&[u32]> {
        self.ranks.get(*self.starts.get(part)?..)
    }
}
