//! Base64 in both alphabets, with or without padding. A crate would refuse what is cut, and a cut record must give what can be read.

use zeroize::Zeroizing;

/// The bytes of a text, up to the first character of no alphabet; none when it begins with one.
pub(crate) fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len().div_ceil(4) * 3);
    let (mut held, mut bits) = (0u32, 0u32);
    for six in text.bytes().map_while(six_bits) {
        held = (held << 6 | u32::from(six)) & 0xff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).unwrap_or_default());
        }
    }
    (!bytes.is_empty()).then_some(bytes)
}

/// The bytes of a text that is nothing else, overwritten when they go; none where a character is of no alphabet.
pub(crate) fn whole(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let text = text.trim_end_matches('=');
    let is_whole = text.bytes().all(|c| six_bits(c).is_some());
    is_whole.then(|| Zeroizing::new(decoded(text).unwrap_or_default()))
}

/// The value of one character.
pub(crate) fn six_bits(c: u8) -> Option<u8> {
    Some(match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_whole_and_of_cut_texts() {
        let of = |text: &str| whole(text).map(|bytes| bytes.to_vec());
        assert_eq!(
            [of(""), of("dg=="), of("dmE="), of("dmFs")],
            [Some(vec![]), Some(b"v".to_vec()), Some(b"va".to_vec()), Some(b"val".to_vec())]
        );
        assert_eq!((of("/-_+"), of("a b")), (Some(vec![0xff, 0xef, 0xfe]), None));
        assert_eq!((decoded("dmFs.."), decoded("dmF"), decoded(".")), (Some(b"val".to_vec()), Some(b"va".to_vec()), None));
    }
}
