//! Reading a saved page of two megabytes.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench may fail loudly and prints its figures")]

mod common;

use std::fmt::Write as _;

use common::measure;
use cookie_charter::charter::read;

const SIZE: usize = 2_000_000;

fn main() {
    let table = page(|number| {
        format!(
            "<tr><td><code>name_{number}</code></td><td>Matomo</td><td>Compter les visites de la page {number}</td><td>13&nbsp;mois</td></tr>\n"
        )
    });
    measure("charter of 2 MB: rows of a table", 9, || read(table.as_bytes(), "page.html").expect("a charter").charter.declarations.len());
    let prose = page(|number| {
        format!(
            "<div class=\"box box-{number}\"><p>Un <b>cookie</b> est un court texte que le navigateur garde ; voir <a href=\"/page/{number}\">la page {number}</a>.</p></div>\n"
        )
    });
    measure("charter of 2 MB: text around a small table", 9, || read(prose.as_bytes(), "page.html").is_ok());
    // Merged cells that cover each other: the worst of the shapes that were tried.
    let merged = "<table><tr><th colspan=1000 rowspan=65534>Nom".repeat(SIZE / 45);
    measure("charter of 2 MB: merged cells without end", 3, || read(merged.as_bytes(), "page.html").is_ok());
    // What is opened and never closed.
    for piece in ["{/*", "={", "{'", ",/", "`}", "'\\u", "[{a:"] {
        let code = piece.repeat(SIZE / 2 / piece.len());
        measure(&format!("a component of 1 MB: {piece} again and again"), 3, || read(code.as_bytes(), "page.tsx").is_ok());
    }
}

/// A page of boxes or rows behind a small table.
fn page(piece: impl Fn(usize) -> String) -> String {
    let mut text = String::from(
        "<!doctype html><html lang=fr><h1>Cookies</h1><table><tr><th>Nom<th>Fournisseur<th>Finalité<th>Durée</tr><tr><td>_ga<td>Google<td>Compter<td>1 an</tr>\n",
    );
    for number in 0.. {
        if text.len() > SIZE {
            break;
        }
        let _ = write!(text, "{}", piece(number));
    }
    text
}
