//! reStructuredText: underlined headings, csv-table, list-table, grid and simple tables; examples of code declare nothing.

use super::document::{Line, Row};
use super::markup::Markup;
use super::text::lines_of;
use super::{CharterProblem, Input, Read, csv};

/// By its ending, else by a directive of a table.
pub(super) fn recognise(input: &Input<'_>) -> bool {
    matches!(input.extension, "rst" | "rest")
        || [".. csv-table::", ".. list-table::"].iter().any(|directive| input.text.contains(directive))
}

#[expect(clippy::unnecessary_wraps, reason = "as every source of the table")]
pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let lines = lines_of(input.text, 1);
    let mut page = Page::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or(&[]);
        let taken = page.heading(rest).or_else(|| page.directive(rest)).or_else(|| page.grid(rest)).or_else(|| page.simple(rest));
        if taken.is_none() {
            page.markup.line(line.number, inline(&line.text));
        }
        at += taken.unwrap_or(1);
    }
    Ok(Read::Page(page.markup.finish()))
}

#[derive(Default)]
struct Page {
    markup: Markup,
    /// Signs of headings, the highest level first, as they came up.
    levels: Vec<(char, bool)>,
}

/// The one sign that a line is made of.
fn underline(text: &str) -> Option<char> {
    let text = text.trim_end();
    let sign = text.chars().next().filter(char::is_ascii_punctuation)?;
    (text.len() > 2 && text.chars().all(|c| c == sign)).then_some(sign)
}

fn indent(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

impl Page {
    fn table(&mut self, caption: &str, rows: Vec<Row>) {
        let rows = rows.into_iter().map(|row| Row { cells: row.cells.iter().map(|cell| inline(cell)).collect(), ..row }).collect();
        self.markup.table(inline(caption), rows);
    }

    /// Text with a line of signs below it, and perhaps above it.
    fn heading(&mut self, lines: &[Line]) -> Option<usize> {
        let text = |at: usize| lines.get(at).map_or("", |line| line.text.trim_end());
        let over = underline(text(0)).filter(|sign| underline(text(2)) == Some(*sign) && !text(1).trim().is_empty());
        let (sign, words, taken) = match over {
            Some(sign) => (sign, text(1), 3),
            None => (
                underline(text(1)).filter(|_| {
                    underline(text(0)).is_none()
                        && indent(text(0)) == 0
                        && !text(0).trim().is_empty()
                        && text(1).len() + 2 >= text(0).chars().count()
                })?,
                text(0),
                2,
            ),
        };
        let key = (sign, over.is_some());
        let level = self.levels.iter().position(|known| *known == key).unwrap_or_else(|| {
            self.levels.push(key);
            self.levels.len() - 1
        });
        self.markup.heading(level + 1, inline(words.trim()), lines.first()?.number);
        Some(taken)
    }

    /// `.. name:: argument` with its indented body. Tables are read; notes are text; everything else is passed over.
    fn directive(&mut self, lines: &[Line]) -> Option<usize> {
        let first = lines.first()?;
        let told = first.text.trim_start().strip_prefix(".. ")?;
        let base = indent(&first.text);
        let body = lines.iter().skip(1).take_while(|line| line.text.trim().is_empty() || indent(&line.text) > base).count();
        let inner = lines.get(1..=body).unwrap_or(&[]);
        let (name, argument) = told.split_once("::").unwrap_or((told, ""));
        match name.trim() {
            "csv-table" => self.csv_table(argument.trim(), inner),
            "list-table" => self.list_table(argument.trim(), inner),
            "table" | "note" | "warning" | "tip" | "important" | "container" | "admonition" | "rst-class" | "cssclass" => return Some(1),
            _ => {}
        }
        Some(1 + body)
    }

    /// Cells between commas; the header is an option.
    fn csv_table(&mut self, caption: &str, inner: &[Line]) {
        let option = |line: &Line, name: &str| line.text.trim().strip_prefix(name).map(|value| value.trim().to_owned());
        let separator = inner.iter().find_map(|line| option(line, ":delim:")).map_or(b',', |value| match value.as_str() {
            "tab" => b'\t',
            "space" => b' ',
            other => other.bytes().next().unwrap_or(b','),
        });
        let mut rows = Vec::new();
        if let Some((line, header)) = inner.iter().find_map(|line| Some((line.number, option(line, ":header:")?))) {
            rows.extend(records(&header, separator, line));
        }
        let body: Vec<&Line> =
            inner.iter().skip_while(|line| line.text.trim().is_empty() || line.text.trim_start().starts_with(':')).collect();
        let text: Vec<&str> = body.iter().map(|line| line.text.trim_start_matches(' ')).collect();
        rows.extend(records(&text.join("\n"), separator, body.first().map_or(0, |line| line.number)));
        self.table(caption, rows);
    }

    /// `* - cell` begins a row, `- cell` goes on with it.
    fn list_table(&mut self, caption: &str, inner: &[Line]) {
        let mut rows: Vec<Row> = Vec::new();
        for line in inner
            .iter()
            .filter(|line| !line.text.trim_start().starts_with(':') || !line.text.trim_end().ends_with(|c: char| c.is_ascii_digit()))
        {
            let text = line.text.trim();
            let (text, is_row) = text.strip_prefix("* ").map_or((text, false), |rest| (rest.trim_start(), true));
            let cell = if text == "-" { Some("") } else { text.strip_prefix("- ") };
            match (is_row, cell) {
                (true, Some(cell)) => rows.push(Row::new(line.number, vec![cell.trim().to_owned()])),
                (false, Some(cell)) => rows.last_mut().into_iter().for_each(|row| row.cells.push(cell.trim().to_owned())),
                _ if text.is_empty() => {}
                _ => {
                    if let Some(open) = rows.last_mut().and_then(|row| row.cells.last_mut()) {
                        open.push('\n');
                        open.push_str(text);
                    }
                }
            }
        }
        self.table(caption, rows);
    }

    /// `+---+---+` frames; a cell may take several lines.
    fn grid(&mut self, lines: &[Line]) -> Option<usize> {
        let is_frame = |text: &str| text.trim().starts_with('+') && text.trim().chars().all(|c| matches!(c, '+' | '-' | '=' | ' '));
        let taken = lines.iter().take_while(|line| line.text.trim().starts_with(['+', '|'])).count();
        let run = lines.get(..taken).filter(|run| run.first().is_some_and(|line| is_frame(&line.text)) && run.len() > 3)?;
        let mut rows: Vec<Row> = Vec::new();
        let mut is_new = true;
        for line in run {
            if is_frame(&line.text) {
                is_new = true;
                continue;
            }
            let cells = super::text::bar_cells(&line.text);
            match rows.last_mut().filter(|_| !is_new) {
                Some(row) => row.cells.iter_mut().zip(cells).filter(|(_, more)| !more.is_empty()).for_each(|(cell, more)| {
                    cell.push('\n');
                    cell.push_str(&more);
                }),
                None => rows.push(Row::new(line.number, cells)),
            }
            is_new = false;
        }
        self.table("", rows);
        Some(taken)
    }

    /// `=====  ====` rules above and below; the columns begin where the signs do.
    fn simple(&mut self, lines: &[Line]) -> Option<usize> {
        let is_rule = |text: &str| text.trim().contains("= ") && text.trim().chars().all(|c| matches!(c, '=' | ' '));
        let first = lines.first().filter(|line| is_rule(&line.text))?;
        let signs: Vec<char> = first.text.chars().collect();
        let starts: Vec<usize> =
            (0..signs.len()).filter(|at| signs.get(*at) == Some(&'=') && (*at == 0 || signs.get(at - 1) == Some(&' '))).collect();
        let last = lines.iter().enumerate().skip(1).filter(|(_, line)| is_rule(&line.text)).map(|(at, _)| at).take(2).last()?;
        let mut rows: Vec<Row> = Vec::new();
        for line in lines.get(1..last)?.iter().filter(|line| !is_rule(&line.text) && !line.text.trim().is_empty()) {
            let chars: Vec<char> = line.text.chars().collect();
            let cut = |index: usize| {
                let from = starts.get(index).copied().unwrap_or(0).min(chars.len());
                let to = starts.get(index + 1).copied().unwrap_or(chars.len()).clamp(from, chars.len());
                chars.get(from..to).unwrap_or(&[]).iter().collect::<String>().trim().to_owned()
            };
            let cells: Vec<String> = (0..starts.len()).map(cut).collect();
            match rows.last_mut().filter(|_| cells.first().is_some_and(String::is_empty)) {
                Some(row) => row.cells.iter_mut().zip(cells).filter(|(_, more)| !more.is_empty()).for_each(|(cell, more)| {
                    cell.push(' ');
                    cell.push_str(&more);
                }),
                None => rows.push(Row::new(line.number, cells)),
            }
        }
        self.table("", rows);
        Some(last + 1)
    }
}

/// The records of a table. Docutils passes over blanks before a cell, so that `a, "b, c"` has two.
pub(super) fn records(text: &str, separator: u8, first: usize) -> Vec<Row> {
    let text = csv::without_blanks_before_quotes(text, separator);
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .trim(::csv::Trim::All)
        .from_reader(text.as_bytes());
    let row = |record: ::csv::StringRecord| {
        let line = record.position().map_or(1, ::csv::Position::line);
        Row::new(first + usize::try_from(line).unwrap_or(1).saturating_sub(1), record.iter().map(|cell| cell.trim().to_owned()).collect())
    };
    reader.records().filter_map(Result::ok).map(row).collect()
}

/// Without marks: ``code`` stands between single backticks, `words <address>`_ and :role:`words` are their words.
fn inline(text: &str) -> String {
    let text = text.replace("``", "`").replace("\\*", "*").replace("\\_", "_").replace("**", "");
    let mut out = String::with_capacity(text.len());
    for (index, piece) in text.split('`').enumerate() {
        if index % 2 == 0 {
            out.push_str(piece.strip_prefix("__").or_else(|| piece.strip_prefix('_')).filter(|_| index > 0).unwrap_or(piece));
            continue;
        }
        if let Some((words, _)) = piece.split_once(" <").filter(|_| piece.ends_with('>')) {
            out.push_str(words);
        } else {
            out.push('`');
            out.push_str(piece);
            out.push('`');
        }
    }
    out
}
