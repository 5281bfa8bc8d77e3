//! Bits of a base64url text, as the IAB's strings write their fields. Own lines instead of a crate: the one that there is gives a string whole or not at
//! all, and of a cut one what can be read must be said.

use crate::base64::six_bits;

/// A place in a string of bits. Every read past the end gives none and stays there.
pub(super) struct Bits {
    bits: Vec<u8>,
    at: usize,
}

/// Characters that are looked at: the longest strings met hold about 6,000 bits.
const LONGEST: usize = 20_000;

impl Bits {
    /// Of the characters of the alphabet at the beginning of a text.
    pub(super) fn of(text: &str) -> Self {
        let sixes = text.bytes().take(LONGEST).map_while(six_bits);
        Self { bits: sixes.flat_map(|six| (0..6).rev().map(move |place| six >> place & 1)).collect(), at: 0 }
    }

    /// A number of so many bits, the highest first; at most 63.
    pub(super) fn number(&mut self, width: usize) -> Option<i64> {
        let taken = self.bits.get(self.at..self.at.checked_add(width)?)?;
        let number = taken.iter().fold(0i64, |number, bit| number << 1 | i64::from(*bit));
        self.at += width;
        Some(number)
    }

    pub(super) fn flag(&mut self) -> Option<bool> {
        self.number(1).map(|bit| bit == 1)
    }

    /// So many flags.
    pub(super) fn flags(&mut self, count: usize) -> Option<Vec<bool>> {
        let taken = self.bits.get(self.at..self.at.checked_add(count)?)?;
        let flags = taken.iter().map(|bit| *bit == 1).collect();
        self.at += count;
        Some(flags)
    }

    /// Passes over so many bits.
    pub(super) fn skip(&mut self, width: usize) -> Option<()> {
        self.at = self.at.checked_add(width).filter(|at| *at <= self.bits.len())?;
        Some(())
    }

    /// A number in Fibonacci's code, as GPP writes the numbers of its sections: two ones end it.
    pub(super) fn fibonacci(&mut self) -> Option<i64> {
        let (mut this, mut next, mut sum, mut before) = (1i64, 2i64, 0i64, false);
        // Sixty places are more than any number of a section needs, and still fit.
        for _ in 0..60 {
            let one = self.flag()?;
            if one && before {
                return Some(sum);
            }
            if one {
                sum += this;
            }
            before = one;
            (this, next) = (next, this + next);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_where_the_text_does() {
        let mut bits = Bits::of("CB~");
        assert_eq!((bits.number(6), bits.number(5), bits.flag(), bits.flag()), (Some(2), Some(0), Some(true), None));
        assert_eq!(Bits::of("").number(1), None);
    }

    #[test]
    fn fibonacci_ends_with_two_ones() {
        // 011 is 2, 0011 is 3, 1011 is 4.
        assert_eq!(Bits::of("Y").fibonacci(), Some(2));
        assert_eq!(Bits::of("M").fibonacci(), Some(3));
        assert_eq!(Bits::of("s").fibonacci(), Some(4));
        assert_eq!(Bits::of("AAAAAAAAAAAAAAAAAAAA").fibonacci(), None);
    }
}
