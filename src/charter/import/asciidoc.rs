//! AsciiDoc: headings, tables between `|===`, lists.

use super::document::{Line, Row};
use super::markup::Markup;
use super::text::lines_of;
use super::{CharterProblem, Input, Read};

/// Most columns of a table.
const WIDEST: usize = 40;

/// By its ending, else by a whole table: `|===` is the rule below a header as well.
pub(super) fn recognise(input: &Input<'_>) -> bool {
    matches!(input.extension, "adoc" | "asciidoc" | "asc") || !input.is_named_otherwise() && has_table(input.text)
}

/// Whether a text has two borders with cells between them, the first of which has none right above it.
fn has_table(text: &str) -> bool {
    let mut above = "";
    // Whether the border that is open has cells below it.
    let mut open = None;
    text.lines().map(str::trim).any(|line| {
        let is_whole = is_border(line) && open == Some(true);
        if is_border(line) {
            open = (open.is_none() && !above.starts_with('|')).then_some(false);
        } else if line.starts_with('|') {
            open = open.map(|_| true);
        }
        above = line;
        is_whole
    })
}

fn is_border(line: &str) -> bool {
    line.trim_end().strip_prefix('|').is_some_and(|rest| rest.len() > 2 && rest.bytes().all(|byte| byte == b'='))
}

#[expect(clippy::unnecessary_wraps, reason = "as every source of the table")]
pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let lines = lines_of(input.text, 1);
    let mut page = Markup::default();
    let (mut caption, mut columns) = (String::new(), None);
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let text = line.text.trim();
        at += 1;
        if is_border(text) {
            let body = lines.get(at..).unwrap_or(&[]);
            let length = body.iter().position(|line| is_border(&line.text)).unwrap_or(body.len());
            page.table(std::mem::take(&mut caption), rows(body.get(..length).unwrap_or(&[]), columns.take()));
            at += length + 1;
        } else if let Some(attributes) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            columns = columns_of(attributes).or(columns);
        } else if let Some(heading) = heading(text) {
            page.heading(heading.0, inline(heading.1), line.number);
        } else if let Some(title) = text.strip_prefix('.').filter(|title| title.starts_with(char::is_alphanumeric)) {
            caption = inline(title);
        } else if !text.starts_with("//") && !is_attribute(text) {
            page.line(line.number, inline(&line.text));
        }
    }
    Ok(Read::Page(page.finish()))
}

/// `== Words`.
fn heading(text: &str) -> Option<(usize, &str)> {
    let level = text.bytes().take_while(|byte| *byte == b'=').count();
    let words = text.get(level..)?.strip_prefix(' ').filter(|_| (1..=6).contains(&level))?;
    Some((level, words.trim()))
}

/// `:toc: left`.
fn is_attribute(text: &str) -> bool {
    text.strip_prefix(':').and_then(|text| text.split_once(':')).is_some_and(|(name, _)| !name.is_empty() && !name.contains(' '))
}

/// How many columns a table is said to have: `cols="1,2,1"`, `cols="3*"`.
fn columns_of(attributes: &str) -> Option<usize> {
    let said = attributes.split_once("cols=")?.1;
    let said = match said.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => said.split(',').next()?,
    };
    let times = |column: &str| column.split_once('*').map_or(Some(1), |(times, _)| times.trim().parse::<usize>().ok());
    said.split([',', ';']).map(times).sum::<Option<usize>>().filter(|columns| (1..=WIDEST).contains(columns))
}

/// The cells between two borders, row by row: as many as are said, else as the first line with cells has.
fn rows(lines: &[Line], columns: Option<usize>) -> Vec<Row> {
    let mut cells: Vec<(usize, String)> = Vec::new();
    let mut first = None;
    for line in lines {
        let found = cells_of(&line.text);
        if let [begin @ .., _] = &found[..]
            && first.is_none()
            && !begin.is_empty()
        {
            first = Some(found.len() - 1);
        }
        for (index, cell) in found.into_iter().enumerate() {
            if index > 0 {
                cells.push((line.number, cell));
            } else if let Some((_, open)) = cells.last_mut().filter(|_| !cell.trim().is_empty()) {
                open.push('\n');
                open.push_str(&cell);
            }
        }
    }
    let count = columns.or(first).filter(|count| *count > 0).unwrap_or(1);
    let row = |cells: &[(usize, String)]| {
        let texts =
            cells.iter().map(|(_, text)| text.lines().map(|line| inline(line.trim())).collect::<Vec<_>>().join("\n").trim().to_owned());
        cells.first().map(|(line, _)| Row::new(*line, texts.collect()))
    };
    cells.chunks(count).filter_map(row).collect()
}

/// What stands before the first bar of a line, and the cells behind each; how a cell is set (`2+^.>s|`) is no text of the one before it.
fn cells_of(line: &str) -> Vec<String> {
    let line = line.replace("\\|", "\u{1}");
    let mut cells: Vec<String> = Vec::new();
    let mut parts = line.split('|').peekable();
    while let Some(part) = parts.next() {
        let text = if parts.peek().is_some() { without_setting(part) } else { part };
        cells.push(text.replace('\u{1}', "|"));
    }
    cells
}

/// A text without the signs right before a bar that say how the cell behind it is set.
fn without_setting(text: &str) -> &str {
    let setting = text.rsplit(' ').next().unwrap_or("");
    let is_sign =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | '*' | '^' | '<' | '>' | '.' | 'a' | 'd' | 'e' | 'h' | 'l' | 'm' | 's' | 'v');
    let is_setting =
        !setting.is_empty() && setting.chars().all(is_sign) && (setting.len() == 1 || !setting.chars().all(char::is_alphabetic));
    if is_setting { text.get(..text.len() - setting.len()).unwrap_or(text) } else { text }
}

/// Without the marks of letters: `*bold*`, `+literal+`, links are their words.
fn inline(text: &str) -> String {
    let mut out = Vec::new();
    for word in text.split(' ') {
        let bare = ["**", "*", "__", "++", "+"]
            .iter()
            .find_map(|mark| word.strip_prefix(mark)?.strip_suffix(mark))
            .filter(|bare| !bare.is_empty());
        let link = word.split_once('[').filter(|(address, _)| address.contains("://")).map(|(_, words)| words.trim_end_matches(']'));
        out.push(link.or(bare).unwrap_or(word));
    }
    out.join(" ").replace("``", "`")
}

#[cfg(test)]
mod tests {
    use crate::charter::import::read;

    #[test]
    fn tables_with_cells_on_one_line_or_on_several() {
        let text = "= Cookies\n:toc: left\n\n== Analytics cookies\n\n.What we set\n[cols=\"1,2,1\",options=\"header\"]\n|===\n|Name |Purpose |Expires\n\n|`an_a`\n|Counts visits\nof everybody\n|2 years\n\n|an_b |Tells visits apart |1 day\n|===\n";
        let charter = read(text.as_bytes(), "a.adoc").unwrap().charter;
        let found: Vec<(&str, usize, Option<i64>)> =
            charter.declarations.iter().map(|line| (line.name(), line.line, line.life.seconds())).collect();
        assert_eq!(found, [("an_a", 11, Some(730 * 86_400)), ("an_b", 16, Some(86_400))]);
        let free = "|===\n|Cookie name |Duration\n\na|an_a\n|2 years\n2+|Marketing\n|===\n";
        assert_eq!(read(free.as_bytes(), "a.txt").unwrap().charter.declarations.len(), 1);
    }

    #[test]
    fn rules_of_a_table_are_no_borders() {
        let text = "Cookies de mesure d'audience\n\n| Nom | Finalité | Durée |\n|===\n| _ga | Mesure | 13 mois |\n| _gid | Mesure | 24 heures |\n|===\n";
        let read = read(text.as_bytes(), "a.txt").unwrap();
        assert_eq!((read.source.code() == "asciidoc", read.charter.declarations.len()), (false, 2));
    }
}
