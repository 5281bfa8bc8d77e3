//! The run-length and bit-packing hybrid of Parquet: how levels and numbers of texts are written (parquet-format, `Encodings.md`).

/// So many values are packed together; fewer alike are not worth a run of their own.
const PACKED: usize = 8;

/// Appends `values`, each of at most `width` bits (0 to 32), in runs of one value and packed parts between them.
pub fn write(values: &[u32], width: u8, out: &mut Vec<u8>) {
    let mut begin = 0;
    let mut at = 0;
    while at < values.len() {
        let alike = alike_from(values, at);
        // What is packed stands in eights: the run gives what the last eight lack.
        let lacking = (at - begin).next_multiple_of(PACKED) - (at - begin);
        if alike >= PACKED + lacking {
            pack(values.get(begin..at + lacking).unwrap_or_default(), width, out);
            run(values.get(at).copied().unwrap_or_default(), alike - lacking, width, out);
            begin = at + alike;
        }
        at += alike;
    }
    pack(values.get(begin..).unwrap_or_default(), width, out);
}

/// How many values from `at` on are the same, at least one.
fn alike_from(values: &[u32], at: usize) -> usize {
    let rest = values.get(at..).unwrap_or_default();
    rest.iter().take_while(|value| Some(*value) == rest.first()).count().max(1)
}

fn run(value: u32, count: usize, width: u8, out: &mut Vec<u8>) {
    varint(count << 1, out);
    let bytes = usize::from(width.div_ceil(8));
    out.extend(value.to_le_bytes().iter().take(bytes));
}

/// Packs values from the lowest bit on; zeros fill the last eight.
fn pack(values: &[u32], width: u8, out: &mut Vec<u8>) {
    if values.is_empty() {
        return;
    }
    let eights = values.len().div_ceil(PACKED);
    varint(eights << 1 | 1, out);
    let end = out.len() + eights * usize::from(width);
    out.reserve(end - out.len());
    // Fewer than 32 bits wait when a value comes.
    let (mut bits, mut held) = (0_u64, 0);
    for value in values {
        bits |= u64::from(*value) << held;
        held += width;
        if held >= 32 {
            let lowest = u32::try_from(bits & u64::from(u32::MAX)).unwrap_or_default();
            out.extend(lowest.to_le_bytes());
            bits >>= 32;
            held -= 32;
        }
    }
    out.extend(bits.to_le_bytes().iter().take(usize::from(held.div_ceil(8))));
    out.resize(end, 0);
}

fn varint(mut value: usize, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    out.push(value.to_le_bytes()[0]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(values: &[u32], width: u8) -> Vec<u8> {
        let mut out = Vec::new();
        write(values, width, &mut out);
        out
    }

    /// A reader in a few lines, by the specification.
    fn read(mut bytes: &[u8], width: u8, count: usize) -> Vec<u32> {
        let mut values = Vec::new();
        while values.len() < count {
            let (mut head, mut shift) = (0_usize, 0);
            loop {
                let byte = bytes[0];
                bytes = &bytes[1..];
                head |= usize::from(byte & 0x7f) << shift;
                shift += 7;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            if head & 1 == 0 {
                let (value, rest) = bytes.split_at(usize::from(width.div_ceil(8)));
                bytes = rest;
                let value = value.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
                values.extend(std::iter::repeat_n(value, head >> 1));
            } else {
                let (packed, rest) = bytes.split_at((head >> 1) * usize::from(width));
                bytes = rest;
                let bit = |place: usize| u32::from(packed[place / 8] >> (place % 8) & 1);
                let width = usize::from(width);
                let eights = (head >> 1) * PACKED;
                values.extend((0..eights).map(|place| (0..width).map(|of| bit(place * width + of) << of).sum::<u32>()));
            }
        }
        assert!(bytes.is_empty(), "nothing stands behind the last value");
        values.truncate(count);
        values
    }

    #[test]
    fn the_examples_of_the_specification() {
        assert_eq!(written(&[0, 1, 2, 3, 4, 5, 6, 7], 3), [0b11, 0b1000_1000, 0b1100_0110, 0b1111_1010]);
        assert_eq!(written(&[4; 100], 3), [0b1100_1000, 1, 4]);
        assert!(written(&[], 7).is_empty());
        assert_eq!(written(&[0; 20], 0), [40]);
    }

    #[test]
    fn whatever_is_written_is_read_back() {
        let mut state = 1_u32;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 8
        };
        for width in [0_u8, 1, 2, 5, 7, 8, 9, 16, 17, 24, 31, 32] {
            for length in [0, 1, 7, 8, 9, 63, 500] {
                for longest in [1, 3, 9, 40] {
                    let mut values = Vec::new();
                    while values.len() < length {
                        let value =
                            u32::try_from(u64::from(next()) << 8 & ((1_u64 << width) - 1)).unwrap() | (next() & u32::from(width > 0));
                        values.extend(std::iter::repeat_n(value, 1 + next() as usize % longest));
                    }
                    values.truncate(length);
                    assert_eq!(
                        read(&written(&values, width), width, length),
                        values,
                        "{width} bits, {length} values, runs up to {longest}"
                    );
                }
            }
        }
    }
}
