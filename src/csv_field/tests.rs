use super::*;
use crate::random::Random;

const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Splits a file as spreadsheets and Python's `csv` do: quotes count at the start of a cell, and what follows a closing quote belongs to it.
fn read(file: &str, is_separator: impl Fn(char) -> bool) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut at_start, mut in_quotes) = (true, false);
    let mut letters = file.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_quotes {
            match letter {
                '"' if letters.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => in_quotes = false,
                other => cell.push(other),
            }
            continue;
        }
        match letter {
            '"' if at_start => (in_quotes, at_start) = (true, false),
            '\r' | '\n' => {
                if letter == '\r' {
                    letters.next_if_eq(&'\n');
                }
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
                at_start = true;
            }
            letter if is_separator(letter) => {
                row.push(std::mem::take(&mut cell));
                at_start = true;
            }
            other => {
                cell.push(other);
                at_start = false;
            }
        }
    }
    row.push(cell);
    rows.push(row);
    rows
}

fn byte_of(separator: char) -> u8 {
    u8::try_from(separator).unwrap()
}

fn file_of(rows: &[&[&str]], separator: char) -> String {
    let byte = byte_of(separator);
    let line = |row: &&[&str]| row.iter().map(|text| field(text, byte)).collect::<Vec<_>>().join(&separator.to_string());
    rows.iter().map(|row| line(row) + "\r\n").collect()
}

/// No cell is live, at whichever separator the file is split, one alone or all three; where it should be split, the texts are there, and what was written
/// is read back as it was.
fn check(rows: &[&[&str]]) {
    for separator in [',', ';'] {
        let file = file_of(rows, separator);
        let readings = SEPARATORS.map(|other| read(&file, |letter| letter == other));
        for cell in readings.iter().chain([&read(&file, |letter| SEPARATORS.contains(&letter))]).flatten().flatten() {
            assert!(!begins_like_a_formula(cell), "{cell:?} of {rows:?} written as {file:?}");
        }
        for text in rows.iter().copied().flatten() {
            let written = field(text, byte_of(separator));
            let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let read = inside.map_or_else(|| written.to_string(), |inside| inside.replace("\"\"", "\""));
            assert_eq!(restored(&read, byte_of(separator), inside.is_some()), *text, "written as {written:?}");
        }
        let right = read(&file, |letter| letter == separator);
        let plain = |text: &str| text.replace('\'', "");
        for (row, texts) in right.iter().zip(rows) {
            assert_eq!(row.iter().map(|cell| plain(cell)).collect::<Vec<_>>(), texts.iter().map(|text| plain(text)).collect::<Vec<_>>());
        }
    }
}

#[test]
fn no_short_text_is_live_wherever_it_is_split() {
    const LETTERS: [char; 10] = ['=', '\'', ',', ';', '\t', '\r', '\n', '"', ' ', 'a'];
    let mut texts = vec![String::new()];
    for _ in 0..4 {
        let longer = texts.iter().flat_map(|text| LETTERS.map(|letter| format!("{text}{letter}")));
        texts = std::iter::once(String::new()).chain(longer).collect();
    }
    for text in &texts {
        check(&[&["a", text, "b"], &[text, "c", text]]);
    }
}

#[test]
fn no_table_of_texts_is_live_wherever_it_is_split() {
    const LETTERS: [&str; 21] =
        ["'", "=", "+", "-", "@", "＝", "－", "−", ",", ";", "\t", "\r", "\n", "\"", " ", "\u{a0}", "\u{feff}", "\0", "a", "1", "\u{200b}"];
    let mut random = Random::new();
    for _ in 0..8_000 {
        let texts: Vec<String> = (0..6).map(|_| (0..random.below(9)).map(|_| random.one(&LETTERS)).collect()).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        check(&[&texts[..3], &texts[3..]]);
    }
}

/// Whether a cell with this text is run: a sign comes first, or does once what may be left out is gone.
fn begins_like_a_formula(cell: &str) -> bool {
    cell.starts_with(['\t', '\r', '\n']) || cell.chars().find(|c| !is_skipped(*c)).is_some_and(is_sign)
}

#[test]
fn a_long_text_is_written_and_read_back_in_one_go() {
    for part in ["\n", ";'", "\t'", "'", ";\n", "\"", ";=", "\u{200b};"] {
        let text = part.repeat(100_000) + "=";
        let written = field(&text, b',');
        let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let read = inside.map_or_else(|| written.to_string(), |inside| inside.replace("\"\"", "\""));
        assert_eq!(restored(&read, b',', inside.is_some()), text, "{part:?}");
    }
}

#[test]
fn leading_signs_are_defused() {
    for text in [
        "=1",
        "+1",
        "-1",
        "@A",
        "\t=1",
        "\tx",
        "\r=1",
        "\nx",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        " =1",
        "\u{a0}=1",
        "\0=1",
        "\u{feff}=1",
        "\u{200b} ﹦1",
    ] {
        assert!(field(text, b',').trim_start_matches('"').starts_with('\''), "{text:?}");
    }
    for text in ["a=1", "1-1", "|cmd", "%0A=1", "é=1", "", "a b", "a - b", "'"] {
        assert_eq!(field(text, b','), text);
    }
}

#[test]
fn a_separator_before_a_sign_is_quoted_in_every_preset() {
    for text in ["a,=1", "a;=1", "a\t=1", "a; =1", "a,\u{a0}＝1"] {
        for separator in [b',', b';'] {
            assert!(field(text, separator).starts_with('"'), "{text:?}");
        }
    }
    // At the separator of the file the quotes are enough, and the text stays what it is.
    assert_eq!(field("a,=1", b','), "\"a,=1\"");
    assert_eq!(field("a,=1", b';'), "\"a,'=1\"");
    assert_eq!(field("a;b", b','), "a;b");
    assert_eq!(field("a;b", b';'), "\"a;b\"");
    assert_eq!(field("say \"x\"", b','), "\"say \"\"x\"\"\"");
}
