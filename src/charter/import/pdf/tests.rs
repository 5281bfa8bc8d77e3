use std::fmt::Write as _;

use super::*;
use crate::charter::import::document::Block;

fn read_bytes(bytes: &[u8]) -> Result<Read, CharterProblem> {
    read(&Input { bytes, text: "", extension: "pdf" })
}

/// A PDF of one page with texts at places, in a font that is not embedded.
fn pdf(texts: &[(u32, u32, &str)]) -> Vec<u8> {
    let draw = |(x, y, text): &(u32, u32, &str)| format!("BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n");
    let content: String = texts.iter().map(draw).collect();
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len() + 1),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(out.len());
        let _ = write!(out, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let _ = write!(out, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", places.len() + 1);
    out.into_bytes()
}

/// The cells of all tables that are read.
fn rows_of(bytes: &[u8]) -> Vec<Vec<String>> {
    let Ok(Read::Page(document)) = read_bytes(bytes) else { panic!("not read") };
    let tables = document.blocks.into_iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    tables.flat_map(|table| table.rows).map(|row| row.cells).collect()
}

#[test]
fn columns_become_cells_and_lines_of_a_cell_one_text() {
    let bytes = pdf(&[
        (50, 700, "Cookie name"),
        (180, 700, "Purpose"),
        (400, 700, "Expiry"),
        (50, 680, "_ga"),
        (180, 680, "Tells visitors apart when"),
        (180, 668, "they come back"),
        (400, 680, "2 years"),
        (50, 648, "_gid"),
        (180, 648, "Counts visits"),
        (400, 648, "1 day"),
        (50, 600, "This text goes on over the places of all columns and is no row of the table."),
    ]);
    assert_eq!(
        rows_of(&bytes),
        [
            ["Cookie name", "Purpose", "Expiry"],
            ["_ga", "Tells visitors apart when\nthey come back", "2 years"],
            ["_gid", "Counts visits", "1 day"]
        ]
    );
}

#[test]
fn header_cells_stand_over_the_middle_of_their_columns() {
    let header = [(110, 700, "Cookie"), (250, 700, "Purpose"), (420, 700, "Duration"), (520, 700, "Type")];
    // Short cells on the left of wide columns, of which some reach below their header and some do not.
    let short = [
        (50, 680, "cc_cookie_of_choice"),
        (180, 680, "Keeps the answer of a visitor"),
        (400, 680, "30 days"),
        (500, 680, "Technical"),
        (50, 660, "_ga"),
        (180, 660, "Counts"),
        (400, 660, "1 d"),
        (500, 660, "Statistics"),
    ];
    let rows = [
        ["Cookie", "Purpose", "Duration", "Type"],
        ["cc_cookie_of_choice", "Keeps the answer of a visitor", "30 days", "Technical"],
        ["_ga", "Counts", "1 d", "Statistics"],
    ];
    assert_eq!(rows_of(&pdf(&[header.as_slice(), &short].concat())), rows);
    // Cells in the middle of their row, beside one of three lines; the same again below a header of two lines in one cell, of which one lies higher.
    let middle = [
        (180, 680, "Keeps the answer of"),
        (50, 668, "cc_cookie"),
        (180, 668, "a visitor and when it"),
        (400, 668, "30 days"),
        (500, 668, "Technical"),
        (180, 656, "was given"),
        (180, 630, "Counts visits and those"),
        (50, 618, "_ga"),
        (180, 618, "of others, who come"),
        (400, 618, "2 years"),
        (500, 618, "Statistics"),
        (180, 606, "back"),
    ];
    let split = [(110, 710, "Cookie"), (250, 710, "Purpose"), (425, 716, "Kept"), (428, 704, "for"), (520, 710, "Type")];
    for (header, kept) in [(header.as_slice(), "Duration"), (split.as_slice(), "Kept for")] {
        let rows = [
            ["Cookie", "Purpose", kept, "Type"],
            ["cc_cookie", "Keeps the answer of\na visitor and when it\nwas given", "30 days", "Technical"],
            ["_ga", "Counts visits and those\nof others, who come\nback", "2 years", "Statistics"],
        ];
        assert_eq!(rows_of(&pdf(&[header, &middle].concat())), rows, "{kept}");
    }
}

#[test]
fn what_is_no_text_is_told() {
    assert!(is_pdf(b"%PDF-1.7\n") && is_pdf(b"junk\n%PDF-1.4") && !is_pdf(b"PDF"));
    assert!(matches!(read_bytes(b"%PDF-1.7\nnothing else"), Err(CharterProblem::BrokenPdf)));
    assert!(matches!(read_bytes(&pdf(&[])), Err(CharterProblem::Empty)));
    // A picture of one grey dot, as a scanner draws its page.
    let picture =
        String::from_utf8(pdf(&[(0, 0, "")])).unwrap().replace("BT /F1 10 Tf 0 0 Td () Tj ET\n", "BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI");
    assert!(matches!(read_bytes(picture.as_bytes()), Err(CharterProblem::ScannedPdf)));
}

/// As a browser prints a table without room around its cells: the header centred, cells a little more than a blank apart.
#[test]
fn cells_closer_than_words_are_told_by_where_they_begin() {
    let mut texts = vec![(58, 700, "Cookie name"), (140, 700, "Provider"), (230, 700, "Duration")];
    let rows = [
        ("PHPSESSID", "The shop", "Session"),
        ("OptanonConsent", "OneTrust", "1 an"),
        ("_ga", "Google Analytics", "2 ans"),
        ("_fbp", "Meta", "3 mois"),
    ];
    for (y, (name, provider, life)) in [686, 672, 658, 644].into_iter().zip(rows) {
        texts.extend([(50, y, name), (131, y, provider), (210, y, life)]);
    }
    let bytes = pdf(&texts);
    let read = rows_of(&bytes);
    assert_eq!(read.len(), 5, "{read:?}");
    for (row, (name, provider, life)) in read.iter().skip(1).zip(rows) {
        assert_eq!(row, &[name, provider, life]);
    }
}
