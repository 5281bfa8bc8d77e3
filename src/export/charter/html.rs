use std::io::{self, BufWriter, Write};

use super::{NAME, SHORT, Table};
use crate::export::html::head_in;
use crate::export::html::page::Page;
use crate::i18n::Words;

/// A page that stands alone: no script, nothing from elsewhere, a heading for every column, a caption, the language.
pub(super) fn write(table: &Table, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(BufWriter::new(out));
    head_in(words, &mut page, &table.title)?;
    page.raw("<main>\n")?;
    page.element("h1", &table.title)?;
    page.raw("\n")?;
    page.paragraph("lead", &table.lead)?;
    cookies(table, &mut page)?;
    page.raw("<section>\n")?;
    page.element("h2", &table.kinds_title)?;
    for (name, text) in &table.kinds {
        page.raw("\n<p><strong>")?;
        page.text(name)?;
        page.raw("</strong> ")?;
        page.text(text)?;
        page.raw("</p>")?;
    }
    page.raw("\n</section>\n")?;
    if !table.notes.is_empty() {
        page.raw("<section>\n")?;
        page.element("h2", &table.notes_title)?;
        page.raw("\n")?;
        table.notes.iter().try_for_each(|note| page.paragraph("notice", note))?;
        page.raw("</section>\n")?;
    }
    page.raw("</main>\n</body>\n</html>\n")?;
    page.finish()
}

fn cookies(table: &Table, page: &mut Page<impl Write>) -> io::Result<()> {
    page.raw("<table class=\"declared\">\n<caption>")?;
    page.text(&table.caption)?;
    page.raw("</caption>\n<thead><tr>")?;
    for head in &table.heads {
        page.raw("<th scope=\"col\">")?;
        page.text(head)?;
        page.raw("</th>")?;
    }
    page.raw("</tr></thead>\n<tbody>\n")?;
    for row in &table.rows {
        page.raw("<tr>")?;
        for (place, cell) in row.iter().enumerate() {
            match (place, cell.is_gap) {
                (NAME, _) => {
                    page.raw("<th scope=\"row\" class=\"name\"><code>")?;
                    page.text(&cell.text)?;
                    page.raw("</code></th>")?;
                }
                (_, true) => {
                    page.raw("<td class=\"short\"><mark>")?;
                    page.text(&cell.text)?;
                    page.raw("</mark></td>")?;
                }
                _ => {
                    page.raw(if SHORT.contains(&place) { "<td class=\"short\">" } else { "<td>" })?;
                    page.text(&cell.text)?;
                    page.raw("</td>")?;
                }
            }
        }
        page.raw("</tr>\n")?;
    }
    page.raw("</tbody></table>\n")
}
