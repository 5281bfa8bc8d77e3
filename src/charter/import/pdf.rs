//! PDF with text: glyphs become words, words lines, and lines the rows of tables by the places where their columns begin.

mod broken;
mod columns;
mod edges;
mod layout;
mod page;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::document::Document;
use super::{CharterProblem, Input, Read};

/// Most pages that are read: a charter is a few, and a book is none.
const MOST_PAGES: usize = 200;

/// By the mark that stands within the first kilobyte (ISO 32000-1, annex H, note 13).
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1_024)).is_some_and(|head| head.windows(5).any(|window| window == b"%PDF-"))
}

pub(super) fn recognise(input: &Input<'_>) -> bool {
    is_pdf(input.bytes)
}

pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let bytes = input.bytes.to_vec();
    // The crate is made for broken files and forbids unsafe code, but nobody can promise that no file makes it panic.
    let pages = catch_unwind(AssertUnwindSafe(|| pages(bytes))).unwrap_or(Err(CharterProblem::BrokenPdf))?;
    if pages.iter().all(|page| page.glyphs.is_empty()) {
        return Err(if pages.iter().any(|page| page.has_pictures) { CharterProblem::ScannedPdf } else { CharterProblem::Empty });
    }
    Ok(Read::Page(Document { blocks: layout::blocks(&pages), ..Document::default() }))
}

fn pages(bytes: Vec<u8>) -> Result<Vec<page::Page>, CharterProblem> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => CharterProblem::LockedPdf,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => CharterProblem::BrokenPdf,
    })?;
    let pages = page::read(&pdf, MOST_PAGES);
    if pages.is_empty() { Err(CharterProblem::BrokenPdf) } else { Ok(pages) }
}

#[cfg(test)]
mod tests;
