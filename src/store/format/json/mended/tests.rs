use super::*;
use crate::random::Random;

fn mended(text: &[u8]) -> String {
    let mut whole = String::new();
    Mended::new(text).read_to_string(&mut whole).unwrap();
    // However the bytes come, the same.
    for step in [1, 2, 5] {
        let mut parts = Vec::new();
        Mended::new(Steps(text, step, false)).read_to_end(&mut parts).unwrap();
        assert_eq!(String::from_utf8(parts).unwrap(), whole, "{step}");
    }
    whole
}

/// Gives so many bytes at once, and is interrupted before each.
struct Steps<'a>(&'a [u8], usize, bool);

impl Read for Steps<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.2 = !self.2;
        if self.2 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let length = self.1.min(buffer.len()).min(self.0.len());
        self.0.read(&mut buffer[..length])
    }
}

#[test]
fn what_is_well_stays_as_it_is() {
    for text in [
        r#"{"a":[1,-2.5e3,true,null,"x\"y\\","\u00e9\ud83d\ude00\n é😀"],"b":{}} "#,
        r#"{"NaN":"NaN Infinity \\ud83d -","c":1E+5}"#,
        r#"[1,{"cut":"\ud8"#,
        "",
    ] {
        assert_eq!(mended(text.as_bytes()), text);
    }
}

#[test]
fn halves_of_pairs_are_replaced() {
    for (text, right) in [
        (r#""\ud83d""#, r#""\ufffd""#),
        (r#""\udc80x""#, r#""\ufffdx""#),
        (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
        (r#""\uD83D\n\uDE00""#, r#""\ufffd\n\ufffd""#),
        (r#""\ud83d\u0041\\""#, r#""\ufffd\u0041\\""#),
        (r#""\ud83d\"","b""#, r#""\ufffd\"","b""#),
    ] {
        assert_eq!(mended(text.as_bytes()), right);
        serde_json::from_str::<String>(right.split(",\"b\"").next().unwrap()).unwrap();
    }
}

#[test]
fn numbers_that_are_none_become_texts_and_endless_ones_the_largest() {
    assert_eq!(mended(b"[NaN,-Infinity,{\"a\":Infinity}]"), "[\"NaN\",\"-Infinity\",{\"a\":\"Infinity\"}]");
    let numbers: Vec<f64> = serde_json::from_str(&mended(b"[1e999,-1E999,1e5]")).unwrap();
    assert_eq!(numbers, [f64::MAX, f64::MIN, 1e5]);
    assert_eq!(mended(b"NaN"), "\"NaN\"");
    assert_eq!(mended(b"[inf,-inf]"), "[inf,-inf]", "no words of anybody");
    let whole = "9".repeat(310);
    let numbers: Vec<f64> = serde_json::from_str(&mended(format!("[{whole}]").as_bytes())).unwrap();
    assert_eq!(numbers, [f64::MAX], "without an exponent, too");
}

#[test]
fn numbers_of_any_length_are_numbers() {
    for digits in [LONGEST_WORD - 1, LONGEST_WORD, LONGEST_WORD + 1, 3_000] {
        let (nines, zeros) = ("9".repeat(digits), "0".repeat(digits));
        let text = format!("[{nines},-{nines},1.{zeros}e9,0.{zeros}1,1.{zeros},2]");
        let numbers: Vec<f64> = serde_json::from_str(&mended(text.as_bytes())).unwrap();
        assert_eq!(numbers[..3], [f64::MAX, f64::MIN, 1e9], "{digits}");
        assert!(numbers[3].abs() < 1e-300 && numbers[4..] == [1.0, 2.0], "{digits}");
    }
    assert!(mended(format!("[{}]", "a".repeat(1_000)).as_bytes()).len() < 500, "a word of letters is not held");
}

#[test]
fn bytes_that_are_no_utf8_are_replaced() {
    assert_eq!(mended(b"\"caf\xe9 \xf0\x9f\x98\x80 \xf0\x9f\""), "\"caf\u{fffd} 😀 \u{fffd}\"");
    assert_eq!(mended("é".repeat(BLOCKS[1]).as_bytes()), "é".repeat(BLOCKS[1]));
    assert_eq!(mended(b"\"\xc3"), "\"\u{fffd}");
}

/// What a strict reader takes stays as it is, whatever it is made of.
#[test]
fn no_text_that_is_well_is_changed() {
    const PARTS: [&str; 28] = [
        "\"", "\"", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\u00e9", "\\n", "{", "}", "[", "]", ":", ",", "1", "-", ".5", "e5", "E+9",
        "NaN", "Infinity", "true", "null", "é", "😀", " ", "\n",
    ];
    let mut random = Random::new();
    let mut well = 0;
    for _ in 0..60_000 {
        let text: String = (0..=random.below(6)).map(|_| random.one(&PARTS)).collect();
        // As a text, as a list, and as it is.
        for text in [format!("\"{text}\""), format!("[{text}]"), text] {
            if serde_json::from_str::<serde_json::Value>(&text).is_ok() {
                well += 1;
                let mut out = String::new();
                Mended::new(text.as_bytes()).read_to_string(&mut out).unwrap();
                assert_eq!(out, text);
            }
        }
    }
    assert!(well > 5_000, "{well}");
}
