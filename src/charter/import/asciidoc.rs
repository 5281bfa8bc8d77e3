//! AsciiDoc: headings, tables between `|===`, lists.

mod rows;

use super::document::{Line, Row};
use super::markup::Markup;
use super::text::lines_of;
use super::{CharterProblem, Input, Read, rst};
use rows::rows;

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
    // The title of the table that follows, which is a line where none does.
    let (mut caption, mut columns, mut separator): (Option<(usize, String)>, _, _) = (None, None, None);
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let text = line.text.trim();
        at += 1;
        let rest = lines.get(at..).unwrap_or(&[]);
        if is_border(text) {
            let length = rest.iter().position(|line| is_border(&line.text)).unwrap_or(rest.len());
            let caption = caption.take().map_or_else(String::new, |(_, text)| text);
            let inside = rest.get(..length).unwrap_or(&[]);
            page.table(
                caption,
                match separator.take() {
                    Some(separator) => separated(inside, separator),
                    None => rows(inside, columns.take()),
                },
            );
            at += length + 1;
            continue;
        }
        if let Some(attributes) = attributes(text, rest) {
            columns = columns_of(attributes).or(columns);
            separator = separator_of(attributes).or(separator);
            continue;
        }
        if let Some((number, text)) = caption.take() {
            page.line(number, text);
        }
        if let Some(length) = comment(text, rest) {
            at += length;
        } else if let Some(heading) = heading(text) {
            page.heading(heading.0, inline(heading.1), line.number);
        } else if let Some(title) = text.strip_prefix('.').filter(|title| title.starts_with(char::is_alphanumeric)) {
            caption = Some((line.number, inline(title)));
        } else if !is_attribute(text) && (!text.starts_with("//") || text.starts_with("///")) {
            page.line(line.number, inline(&line.text));
        }
    }
    if let Some((number, text)) = caption {
        page.line(number, text);
    }
    Ok(Read::Page(page.finish()))
}

/// What a line says of the block right below it: `[cols="1,2"]`. Words in brackets above an empty line are a text.
fn attributes<'a>(text: &'a str, below: &[Line]) -> Option<&'a str> {
    let inside = text.strip_prefix('[')?.strip_suffix(']')?;
    let is_above = below.first().is_some_and(|line| !line.text.trim().is_empty());
    (is_above || inside.contains('=') || inside.starts_with(['[', '.', '#', '%'])).then_some(inside)
}

/// The lines of a comment with the one that closes it, of the first of which the text is.
fn comment(text: &str, below: &[Line]) -> Option<usize> {
    if text.len() < 4 || !text.bytes().all(|byte| byte == b'/') {
        return None;
    }
    below.iter().position(|line| line.text.trim() == text).map(|length| length + 1)
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

/// How many columns a table is said to have: `cols="1,2,1"`, `cols="3*"`, `cols=3`.
fn columns_of(attributes: &str) -> Option<usize> {
    let said = attributes.split_once("cols=")?.1;
    let said = match said.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => said.split(',').next()?,
    };
    let times = |column: &str| column.split_once('*').map_or(Some(1), |(times, _)| times.trim().parse::<usize>().ok());
    // A number alone is that of the columns, not the width of one.
    let number = said.trim().parse::<usize>().ok();
    let columns = number.or_else(|| said.split([',', ';']).map(times).sum());
    columns.filter(|columns| (1..=WIDEST).contains(columns))
}

/// What parts the cells of a table that is written like a file of data: `format=csv`.
fn separator_of(attributes: &str) -> Option<u8> {
    let format = attributes.split_once("format=")?.1.trim_start_matches('"');
    [("csv", b','), ("dsv", b':'), ("tsv", b'\t')].into_iter().find(|(name, _)| format.starts_with(name)).map(|(_, sign)| sign)
}

/// The rows of such a table.
fn separated(lines: &[Line], separator: u8) -> Vec<Row> {
    let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    rst::records(&text.join("\n"), separator, lines.first().map_or(0, |line| line.number))
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

    fn told(text: &str) -> Vec<(String, String, Option<i64>)> {
        let charter = read(text.as_bytes(), "a.adoc").unwrap().charter;
        let line = |line: &crate::charter::Declaration| {
            (line.name().to_owned(), line.provider.clone(), line.life.seconds().map(|life| life / 86_400))
        };
        charter.declarations.iter().map(line).collect()
    }

    #[test]
    fn cells_that_go_over_several() {
        let line = |name: &str, provider: &str, days: i64| (name.to_owned(), provider.to_owned(), Some(days));
        let across = "[cols=3]\n|===\n|Name |Purpose |Expires\n\n2+|Google Analytics |2 years\n|_ga |Counts visits |2 years\n3+|Others\n|_gid |Tells apart |1 day\n|===\n";
        assert_eq!(
            told(across).into_iter().filter(|line| line.0.starts_with('_')).collect::<Vec<_>>(),
            [line("_ga", "", 730), line("_gid", "", 1)]
        );
        let down = "|===\n|Provider |Name |Purpose |Expires\n\n.2+|Google |_ga |Counts visits |2 years\n|_gid |Tells apart |1 day\n|Matomo |_pk_id |Counts |13 days\n|===\n";
        assert_eq!(told(down), [line("_ga", "Google", 730), line("_gid", "Google", 1), line("_pk_id", "Matomo", 13)]);
        let copies =
            "|===\n|Name |Purpose |Expires\n\n|_ga 2+|Counts visits\n|_gid |Tells apart |1 day\n3*|none\n|_gat |Limits |2 days\n|===\n";
        assert_eq!(
            told(copies).into_iter().filter(|line| line.2.is_some()).collect::<Vec<_>>(),
            [line("_gid", "", 1), line("_gat", "", 2)]
        );
    }

    #[test]
    fn tables_of_data() {
        let text = "[format=csv,options=header]\n|===\nName,Purpose,Expires\n_ga,\"Counts, visits\",2 days\n|===\n";
        assert_eq!(told(text), [("_ga".to_owned(), String::new(), Some(2))]);
    }

    #[test]
    fn what_is_no_setting_and_no_comment() {
        let text = "= Cookies\n\n////\n|===\n|Name |Expires\n|_old |2 years\n|===\n////\n\n|===\n|Name|Expires|Purpose\n\n|_ga|30 days|Counts sales.\n|a1|1 day|Tells visits apart\n|===\n";
        let line = |name: &str, days: i64| (name.to_owned(), String::new(), Some(days));
        assert_eq!(told(text), [line("_ga", 30), line("a1", 1)]);
        let charter = read(text.as_bytes(), "a.adoc").unwrap().charter;
        assert_eq!(charter.declarations[0].purpose.en, "Counts sales.");
    }
}
