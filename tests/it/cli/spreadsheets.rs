//! What spreadsheets do with a CSV: nothing in it is run, and every end is a date.

use std::fs;
use std::path::Path;

use rusqlite::types::Value;

use crate::support::built::{CHROMIUM, FIREFOX, Row, text};
use crate::support::program::{Home, stdout};

const NAMES: [&str; 23] = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\u{ff1d}1+1",
    "\u{ff0b}1",
    "\u{ff0d}1",
    "\u{ff20}SUM(1)",
    " =1+1",
    "\u{a0}=1+1",
    "a,=1+1",
    "a;=1+1",
    "a\t=1+1",
    "\"=1+1",
    "\0=1+1",
    "\u{feff}=1+1",
    "|cmd",
    "a;\"=1+1",
    "a\n=1+1",
    "a,\"\t=1",
];

/// A file of cells split at `separator`, as spreadsheets do: quotes count at the start of a cell.
fn split(file: &[u8], separator: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(file);
    reader.records().skip(1).map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn no_cell_is_live_whichever_separator_it_is_split_at() {
    let home = Home::new();
    // The folder is named like a formula, too, and so is what a list says of the cookies.
    let folder = home.path().join("=cmd,;=x");
    fs::create_dir(&folder).unwrap();
    let row = |(index, name): (usize, &&str)| -> Row {
        let mut row = (FIREFOX.plain_row)("example.fr", name);
        row.retain(|(column, _)| !matches!(*column, "value" | "path"));
        row.extend([("value", text(name)), ("path", text(&format!("/{index}")))]);
        row
    };
    let rows: Vec<Row> = NAMES.iter().enumerate().map(row).collect();
    FIREFOX.build(&folder, 17, &rows);
    let list = home.path().join("k=;=1.toml");
    fs::write(
        &list,
        "[[cookie]]\npattern = \"|cmd\"\nprovider = \"=x;-y\"\nservice = \"a,@b\"\npurpose = \"statistics\"\n\
         source = \"https://example.org/\"\nexample = \"|cmd\"\nen = \"; =1\"\nfr = \"; =1\"\n",
    )
    .unwrap();
    for (preset, own) in [("rfc", b','), ("excel-en", b','), ("excel-fr", b';')] {
        let mut command = home.command();
        command.args(["export", "--no-history", "--with-values", "--preset", preset, "--knowledge"]).arg(&list).arg(&folder);
        let file = command.output().unwrap().stdout;
        let plain: Vec<u8> = file.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&file).to_vec();
        for separator in [b',', b';', b'\t'] {
            let rows = split(&plain, separator);
            assert!(rows.len() >= NAMES.len(), "{preset}");
            for cell in rows.iter().flatten() {
                let first = cell.trim_start_matches(['\0', ' ', '\u{a0}', '\u{feff}']).chars().next();
                let live = first.is_some_and(|c| "=+-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(c));
                assert!(!live, "{preset} split at {:?}: {cell:?}", char::from(separator));
            }
        }
        let right = split(&plain, own);
        assert_eq!(right.len(), NAMES.len(), "{preset}");
        assert!(right.iter().all(|row| row.len() == 31), "{preset}");
    }
}

#[test]
fn a_french_spreadsheet_gets_a_decimal_comma() {
    let home = Home::new();
    let lives = |preset: &str, separator: u8| -> Vec<String> {
        let file = home.run(["export", "sample:", "--preset", preset]).stdout;
        split(&file, separator).into_iter().map(|row| row[18].clone()).collect()
    };
    let (french, english) = (lives("excel-fr", b';'), lives("excel-en", b','));
    assert!(french.iter().any(|life| life.contains(',')), "{french:?}");
    assert_eq!(french.iter().map(|life| life.replace(',', ".")).collect::<Vec<_>>(), english);
}

/// Name, end, life and `session` of every cookie of a store.
fn ends(home: &Home, store: &Path) -> Vec<[String; 4]> {
    let file = stdout(&home.command().args(["export", "--no-history"]).arg(store).output().unwrap());
    split(file.as_bytes(), b',').into_iter().map(|row| [2, 17, 18, 19].map(|index| row[index].clone())).collect()
}

#[test]
fn ends_beyond_the_calendar_are_its_last_second() {
    const LAST: &str = "9999-12-31T23:59:59Z";
    let home = Home::new();
    let made = 1_790_000_000_i64;
    let row = |(name, expiry): &(&str, i64)| -> Row {
        let mut row = (FIREFOX.plain_row)("example.fr", name);
        row.retain(|(column, _)| *column != "expiry");
        row.extend([("expiry", Value::Integer(*expiry)), ("creationTime", Value::Integer(made * 1_000_000))]);
        row
    };
    // Seconds, as schemas up to 15 count.
    let ff = [
        ("gap", 253_402_300_798),
        ("last", 253_402_300_799),
        ("next", 253_402_300_800),
        ("year-3000", 32_535_129_600),
        ("largest", i64::MAX),
        ("zero", 0),
        ("before", -1),
        ("smallest", i64::MIN),
    ];
    let store = FIREFOX.build(home.path(), 12, &ff.iter().map(row).collect::<Vec<_>>());
    let days = |end: i64| {
        #[expect(clippy::cast_precision_loss, reason = "seconds of the calendar fit")]
        let days = (end - made) as f64 / 86_400.0;
        format!("{days:.1}")
    };
    let expected = [
        ("gap", "9999-12-31T23:59:58Z", days(253_402_300_798)),
        ("last", LAST, days(253_402_300_799)),
        ("next", LAST, days(253_402_300_799)),
        ("year-3000", "3000-12-31T00:00:00Z", days(32_535_129_600)),
        ("largest", LAST, days(253_402_300_799)),
        ("zero", "1970-01-01T00:00:00Z", days(0)),
        ("before", "1969-12-31T23:59:59Z", days(-1)),
        ("smallest", "0001-01-01T00:00:00Z", days(-62_135_596_800)),
    ];
    assert_eq!(ends(&home, &store), expected.map(|(name, end, life)| [name.to_owned(), end.to_owned(), life, "false".to_owned()]));

    let webkit = |seconds: i64| (seconds + 11_644_473_600) * 1_000_000;
    let row = |(name, expiry): &(&str, i64)| -> Row {
        let mut row = (CHROMIUM.plain_row)("example.fr", name);
        row.retain(|(column, _)| *column != "expires_utc");
        row.extend([("expires_utc", Value::Integer(*expiry)), ("last_update_utc", Value::Integer(webkit(made)))]);
        row
    };
    let cr = [
        ("far", 2_924_000_000_000_000_000),
        ("largest", i64::MAX),
        ("zero", 0),
        ("before", webkit(-86_400)),
        ("next", webkit(253_402_300_800)),
    ];
    let store = CHROMIUM.build(home.path(), 24, &cr.iter().map(row).collect::<Vec<_>>());
    let expected = [
        ("far", LAST, days(253_402_300_799)),
        ("largest", LAST, days(253_402_300_799)),
        ("zero", "1601-01-01T00:00:00Z", days(-11_644_473_600)),
        ("before", "1969-12-31T00:00:00Z", days(-86_400)),
        ("next", LAST, days(253_402_300_799)),
    ];
    assert_eq!(ends(&home, &store), expected.map(|(name, end, life)| [name.to_owned(), end.to_owned(), life, "false".to_owned()]));
}
