use super::part::Part;
use super::text::{Headed, compare_text, head};
use super::{FEWEST, merge};
use crate::inventory::CookieId;
use crate::parallel;

/// The place of each text among all.
pub(super) struct Ranks {
    /// By part and place of the text there.
    of: Vec<u32>,
    /// How many places there are.
    count: usize,
    /// Where the texts of each part begin.
    starts: Vec<usize>,
}

impl Ranks {
    /// Of the texts of all parts: the place of the first one is 0.
    pub(super) fn of(parts: &[Part<'_>], descending: bool) -> Self {
        let all: Vec<&str> = parts.iter().flat_map(|part| &part.texts).copied().collect();
        let ordered = parallel::in_parts(all.len(), FEWEST, |range| {
            let texts = all.get(range.clone()).unwrap_or_default();
            let mut headed: Vec<_> = range.zip(texts).map(|(at, text)| Headed { head: head(text), text, at }).collect();
            headed.sort_unstable();
            headed
        });
        let ordered = ordered.into_iter().reduce(|first, second| merge(&first, &second)).unwrap_or_default();
        let mut ranks = vec![0; all.len()];
        let mut rank = 0;
        let mut before = None;
        for headed in &ordered {
            rank += u32::from(before.is_some_and(|before| compare_text(before, headed.text).is_ne()));
            before = Some(headed.text);
            if let Some(place) = ranks.get_mut(headed.at) {
                *place = rank;
            }
        }
        let ends = parts.iter().scan(0, |end, part| Some(std::mem::replace(end, *end + part.texts.len())));
        if descending {
            for place in &mut ranks {
                *place = rank - *place;
            }
        }
        Self { of: ranks, count: if ordered.is_empty() { 0 } else { rank as usize + 1 }, starts: ends.collect() }
    }

    /// The rows of all parts that have a text, each with the place of its text.
    pub(super) fn ranked(&self, parts: &[Part<'_>]) -> impl Iterator<Item = (u32, CookieId)> + Clone {
        parts.iter().zip(&self.starts).flat_map(|(part, start)| {
            let ranks = self.of.get(*start..).unwrap_or_default();
            part.worded.iter().map(|(text, id)| (ranks.get(*text as usize).copied().unwrap_or_default(), *id))
        })
    }

    /// How many places there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }
}
