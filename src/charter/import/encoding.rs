//! The bytes of a file as text, whatever spreadsheet or browser saved it.

use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::CharterProblem;

/// How far into a page its own word on its encoding may stand (HTML Living Standard, 13.2.3.2).
const PRESCAN: usize = 4_096;

/// The text of a file: by its byte-order mark, else UTF-8, UTF-16 without a mark, what a page says of itself, Macintosh, and Windows-1252, in which a European
/// spreadsheet saves otherwise.
///
/// # Errors
/// When there is no text, or in two encodings.
pub fn decode(bytes: &[u8]) -> Result<String, CharterProblem> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(CharterProblem::Office);
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or(&[])).0.into_owned(),
        None => without_mark(bytes)?,
    };
    // A binary file that decodes has signs that no text holds; a text that was taken out of a PDF has one here and there, where a letter had no code.
    let signs = text.chars().filter(|c| is_no_texts(*c)).count();
    if signs * 200 > text.len() {
        return Err(CharterProblem::NotText);
    }
    let text = if text.contains('\0') { text.replace('\0', "") } else { text };
    if text.trim().is_empty() { Err(CharterProblem::Empty) } else { Ok(text) }
}

fn without_mark(bytes: &[u8]) -> Result<String, CharterProblem> {
    if let Some(encoding) = utf_16(bytes) {
        return Ok(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        // The file was cut within its last letter.
        Err(error) if error.error_len().is_none() => Ok(String::from_utf8_lossy(bytes).into_owned()),
        // A database, a picture: to mend its letters would be no use.
        Err(_) if is_binary(bytes) => Err(CharterProblem::NotText),
        Err(error) => {
            let encoding = declared(bytes).unwrap_or_else(|| if is_macintosh(bytes) { MACINTOSH } else { WINDOWS_1252 });
            if let Some(line) = mixed(bytes, error.valid_up_to()) {
                return Err(CharterProblem::MixedEncodings { line });
            }
            Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
        }
    }
}

/// Whether bytes that are no UTF-8 hold signs that no text holds, in whatever encoding.
fn is_binary(bytes: &[u8]) -> bool {
    // Below 0x80 only: what lies above is a letter in one of the encodings.
    let signs = bytes.iter().filter(|byte| byte.is_ascii() && is_no_texts(char::from(**byte))).count();
    signs * 200 > bytes.len()
}

/// A sign that no text holds. The vertical tab is none of them: spreadsheets break lines within a cell with it.
fn is_no_texts(sign: char) -> bool {
    sign.is_control() && !sign.is_whitespace()
}

/// UTF-16 without a mark: every other byte of its ASCII letters is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(512) & !1)?;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count() * 10 > head.len() * 4;
    match (head.len() > 3, zeros(0), zeros(1)) {
        (true, false, true) => Some(UTF_16LE),
        (true, true, false) => Some(UTF_16BE),
        _ => None,
    }
}

/// `<meta charset>`, where it is an encoding other than UTF-8, which it is not.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(PRESCAN).map(|byte| char::from(*byte)).collect();
    let after = head.to_ascii_lowercase().split_once("charset=")?.1.to_owned();
    let label: String =
        after.chars().skip_while(|c| matches!(c, '"' | '\'')).take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != encoding_rs::UTF_8)
}

/// Letters with accents stand at 0x80–0x9F in Macintosh and at 0xE0–0xFF in Windows-1252: é is 0x8E in the one, 0xE9 in the other.
fn is_macintosh(bytes: &[u8]) -> bool {
    let between_letters = |of: &dyn Fn(u8) -> bool| {
        bytes.windows(2).filter(|pair| matches!(pair, [before, accented] if before.is_ascii_lowercase() && of(*accented))).count()
    };
    let macintosh = between_letters(&|byte| matches!(byte, 0x87..=0x8a | 0x8d..=0x90 | 0x93..=0x9f));
    macintosh > 0 && macintosh > between_letters(&|byte| byte >= 0xc0)
}

/// The first line that is not UTF-8 when other letters are: "Ã©" stands in no text on purpose.
fn mixed(bytes: &[u8], first: usize) -> Option<usize> {
    let has_letters = |bytes: &[u8]| String::from_utf8_lossy(bytes).chars().any(|c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER);
    has_letters(bytes).then(|| bytes.get(..first).unwrap_or(&[]).split(|byte| *byte == b'\n').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Durée de conservation;Prénom\r\nété;l’accès\r\n";

    #[test]
    fn the_encodings_of_spreadsheets() {
        let utf_16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe], utf_16.as_slice()].concat();
        let (windows, _, _) = WINDOWS_1252.encode(TEXT);
        // encoding_rs does not write Macintosh; é is 0x8E, è 0x8F, ’ 0xD5.
        let macintosh: Vec<u8> = TEXT
            .chars()
            .map(|c| match c {
                'é' => 0x8e,
                'è' => 0x8f,
                '’' => 0xd5,
                c => u8::try_from(c).unwrap(),
            })
            .collect();
        for bytes in [TEXT.as_bytes(), &["\u{feff}", TEXT].concat().into_bytes(), &utf_16, &marked, &windows, &macintosh] {
            assert_eq!(decode(bytes).as_deref(), Ok(TEXT));
        }
    }

    #[test]
    fn a_letter_without_a_code_does_not_spoil_a_text() {
        let text = format!("_ga\0 | 2 years\n{}", TEXT.repeat(20));
        assert_eq!(decode(text.as_bytes()), Ok(text.replace('\0', "")));
    }

    #[test]
    fn a_vertical_tab_breaks_a_line_within_a_cell_in_every_encoding() {
        let text = "Nom;Durée\n_ga;1 année\u{b}ou moins\n";
        let (windows, _, _) = WINDOWS_1252.encode(text);
        assert_eq!([decode(text.as_bytes()), decode(&windows)], [Ok(text.to_owned()), Ok(text.to_owned())]);
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert_eq!(decode(b" \n"), Err(CharterProblem::Empty));
        assert_eq!(decode(b"PK\x03\x04xl/workbook"), Err(CharterProblem::Office));
        assert_eq!(decode(&[0x89, b'P', b'N', b'G', 0, 0, 0, 13, 0xff]), Err(CharterProblem::NotText));
        assert_eq!(decode(b"_ga\0 | 2 years"), Err(CharterProblem::NotText), "too much for a text so short");
        assert_eq!(decode(b"Dur\xc3\xa9e\nexpir\xe9\n"), Err(CharterProblem::MixedEncodings { line: 2 }));
        assert_eq!(decode(b"<meta charset=iso-8859-15>\xa4\xe9").as_deref(), Ok("<meta charset=iso-8859-15>€é"));
    }
}
