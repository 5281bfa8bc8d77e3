//! Pages of wikis as they are edited: tables of MediaWiki (`{| |}`), DokuWiki (`^ head ^`) and Confluence or Jira (`||head||`), and their headings.

use std::collections::HashMap;

use super::document::{Line, Row};
use super::markup::Markup;
use super::text::{bar_cells, lines_of};
use super::{CharterProblem, Input, Read, html};

/// Most columns that a cell goes over.
const WIDEST: usize = 40;
/// Bytes of the colour in a mark: `:#ff0000`.
const LONGEST_COLOUR: usize = 24;
/// Bytes of a link with its words.
const LONGEST_LINK: usize = 500;
/// Bytes of a text that is said again in the rows below, at most.
const LONGEST_DOWN: usize = 200;

/// By its ending, else by a whole table: bars, carets and braces stand in ordinary texts as well.
pub(super) fn recognise(input: &Input<'_>) -> bool {
    matches!(input.extension, "wiki" | "mediawiki" | "dokuwiki" | "creole") || !input.is_named_otherwise() && has_table(input.text)
}

/// Whether a whole table stands in a text: a row of headers right above a row of cells, or braces that are closed around rows.
fn has_table(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut rows = None;
    let is_closed = lines.iter().any(|line| {
        if is_begin(line) {
            rows = Some(false);
        } else if line.starts_with("|-") || line.starts_with('!') {
            rows = rows.map(|_| true);
        }
        line.starts_with("|}") && rows.take() == Some(true)
    });
    is_closed || lines.windows(2).any(|pair| matches!(pair, [head, row] if is_head(head) && is_row(row)))
}

/// `{| class="wikitable"`; what goes on otherwise is code.
fn is_begin(line: &str) -> bool {
    let behind = line.trim_start().trim_start_matches(':').strip_prefix("{|").map(str::trim);
    behind.is_some_and(|behind| behind.is_empty() || behind.starts_with("{{") || behind.contains('=') && !behind.contains('|'))
}

/// A row of headers: `^ Name ^ Purpose ^`, `||Name||Purpose||`. At least two cells have words: a line of carets or bars is a rule.
fn is_head(line: &str) -> bool {
    let is_between = |mark: &str| {
        let inside = line.strip_prefix(mark).and_then(|line| line.strip_suffix(mark)).unwrap_or("");
        let with_words = |cell: &&str| cell.contains(char::is_alphabetic);
        inside.split(mark).filter(with_words).take(2).count() > 1
    };
    is_between("^") || is_between("||")
}

/// A row below headers: `|_ga|Counts visits|`, of DokuWiki perhaps with a header in front.
fn is_row(line: &str) -> bool {
    let inside = line.strip_prefix(['|', '^']).and_then(|line| line.strip_suffix('|')).unwrap_or("");
    inside.contains('|') && !inside.starts_with('|') && inside.contains(char::is_alphanumeric)
}

#[expect(clippy::unnecessary_wraps, reason = "as every source of the table")]
pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let lines = lines_of(input.text, 1);
    // Behind it no table is closed: what begins there is none.
    let last = lines.iter().rposition(|line| line.text.trim().starts_with("|}")).unwrap_or(0);
    let mut page = Markup::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let text = line.text.trim();
        let rest = lines.get(at..).unwrap_or(&[]);
        if at < last && is_begin(text) {
            let length = rest.iter().position(|line| line.text.trim().starts_with("|}")).unwrap_or(rest.len());
            let (caption, rows) = braced(rest.get(1..length).unwrap_or(&[]));
            page.table(caption, rows);
            at += length + 1;
        } else if is_head(text) && rest.get(1).is_some_and(|below| is_row(below.text.trim())) {
            let is_border = |line: &&Line| line.text.trim().starts_with(['|', '^']);
            let rows: Vec<Row> = rest.iter().take_while(is_border).map(|line| Row::new(line.number, cells(line.text.trim()))).collect();
            at += rows.len();
            page.table(String::new(), rows);
        } else {
            match heading(text) {
                Some((level, words)) => page.heading(level, inline(words), line.number),
                None => page.line(line.number, inline(&line.text)),
            }
            at += 1;
        }
    }
    Ok(Read::Page(page.finish()))
}

/// `== Words ==` (of DokuWiki the more signs the higher), `h2. Words`.
fn heading(text: &str) -> Option<(usize, &str)> {
    if let Some((level, words)) = text.strip_prefix('h').and_then(|text| text.split_once(". ")) {
        return level.parse().ok().filter(|level| (1..=6).contains(level)).map(|level| (level, words.trim()));
    }
    let signs = text.bytes().take_while(|byte| *byte == b'=').count();
    let words = text.trim_end_matches('=').get(signs..)?.trim();
    (signs > 1 && text.ends_with("==") && !words.is_empty()).then_some((signs.min(6), words))
}

/// The cells of a line between bars or carets; what a cell links to is no border.
fn cells(line: &str) -> Vec<String> {
    let line = inline(line).replace("||", "|").replace('^', "|");
    bar_cells(&line).iter().map(|cell| cell.trim().to_owned()).collect()
}

/// The caption and the rows of what stands between `{|` and `|}`: `|-` begins a row, `!` and `|` a cell, `!!` and `||` another on the same line.
fn braced(lines: &[Line]) -> (String, Vec<Row>) {
    let (mut caption, mut rows, mut is_new) = (String::new(), Vec::<Row>::new(), true);
    let mut down = Down::new();
    for line in lines {
        let text = line.text.trim();
        if let Some(words) = text.strip_prefix("|+") {
            caption = inline(without_attributes(words));
        } else if text.starts_with("|-") {
            is_new = true;
        } else if let Some(cells) = text.strip_prefix(['|', '!']) {
            if std::mem::take(&mut is_new) {
                if let Some(before) = rows.last_mut() {
                    carry(&mut before.cells, &mut down);
                }
                rows.push(Row::new(line.number, Vec::new()));
            }
            // A bar within a link is none of a cell.
            let cells = inline(cells);
            let cells = if text.starts_with('!') { cells.replace("!!", "||") } else { cells };
            if let Some(row) = rows.last_mut() {
                cells.split("||").for_each(|cell| add(&mut row.cells, cell, &mut down));
            }
        } else if let Some(cell) = rows.last_mut().and_then(|row| row.cells.last_mut()).filter(|_| !text.is_empty()) {
            cell.push('\n');
            cell.push_str(&inline(text));
        }
    }
    rows.retain(|row| !row.cells.is_empty());
    (caption, rows)
}

/// By column what goes down from the rows above: into how many rows yet.
type Down = HashMap<usize, (usize, String)>;

/// Puts what goes down into a row where it has come to.
fn carry(row: &mut Vec<String>, down: &mut Down) {
    while let Some((left, text)) = down.remove(&row.len()) {
        if left > 1 {
            down.insert(row.len(), (left - 1, text.clone()));
        }
        row.push(text);
    }
}

/// Puts a cell into a row, behind those that go down into it. One that goes over several columns stands in the first of them.
fn add(row: &mut Vec<String>, cell: &str, down: &mut Down) {
    carry(row, down);
    let text = without_attributes(cell).trim();
    // A long text that goes down stands only where it is written: no table can ask for a billion.
    if let Some(rows) = span(cell, "rowspan").filter(|_| text.len() <= LONGEST_DOWN) {
        down.insert(row.len(), (rows - 1, text.to_owned()));
    }
    row.push(text.to_owned());
    row.extend((1..span(cell, "colspan").unwrap_or(1).min(WIDEST)).map(|_| String::new()));
}

/// Over how many rows or columns a cell goes, where it is more than one: `rowspan="2" | Google`.
fn span(cell: &str, attribute: &str) -> Option<usize> {
    let attributes = cell.split_once('|').map(|(attributes, _)| attributes).filter(|attributes| attributes.contains('='))?;
    let value = attributes.split_once(attribute)?.1.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    value.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok().filter(|count| *count > 1)
}

/// A cell without how it is set: `style="width: 5em" | Name`.
fn without_attributes(cell: &str) -> &str {
    cell.split_once('|').filter(|(attributes, _)| attributes.contains('=')).map_or(cell, |(_, text)| text)
}

/// Without marks: `'''bold'''`, `[[page|words]]`, `[words|address]` and `{color:red}` of Jira, `[address words]` of MediaWiki, `{{monospace}}` of Confluence and `''` of DokuWiki are code, tags go.
fn inline(text: &str) -> String {
    let text = html::without_tags(text).replace("'''", "").replace("''", "`").replace("**", "");
    let text = text.replace("{{", "`").replace("}}", "`");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    // Where links end: without one none begins.
    while let Some((before, link)) = rest.split_once("[[") {
        let Some((inside, after)) = link.split_once("]]") else { break };
        out.push_str(before);
        out.push_str(inside.rsplit('|').next().unwrap_or(inside));
        rest = after;
    }
    linked(&uncoloured(&(out + rest)))
}

/// Without `{color:red}` and `{color}`.
fn uncoloured(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, mark)) = rest.split_once("{color") {
        let end = mark.bytes().take(LONGEST_COLOUR).position(|byte| byte == b'}').filter(|end| *end == 0 || mark.starts_with(':'));
        out.push_str(before);
        out.push_str(if end.is_some() { "" } else { "{color" });
        rest = end.and_then(|end| mark.get(end + 1..)).unwrap_or(mark);
    }
    out + rest
}

/// With the words of a link to an address, or the address alone.
fn linked(text: &str) -> String {
    let is_address = |text: &str| text.contains("://") || text.starts_with("mailto:") || text.starts_with(['#', '/']);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[') {
        let inside =
            link.get(..link.floor_char_boundary(LONGEST_LINK)).and_then(|link| link.split_once(']')).map_or("", |(inside, _)| inside);
        let words = match (inside.split_once('|'), inside.split_once(' ')) {
            (Some((words, address)), _) if is_address(address) => Some(words),
            (None, Some((address, words))) if address.contains("://") => Some(words),
            (None, None) if inside.contains("://") => Some(inside),
            _ => None,
        };
        out.push_str(before);
        out.push_str(words.unwrap_or("["));
        rest = words.and_then(|_| link.get(inside.len() + 1..)).unwrap_or(link);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use crate::charter::import::read;

    fn names(text: &str) -> Vec<(String, usize, Option<i64>)> {
        let charter = read(text.as_bytes(), "a.txt").unwrap().charter;
        charter.declarations.iter().map(|line| (line.name().to_owned(), line.line, line.life.seconds())).collect()
    }

    #[test]
    fn tables_of_three_wikis() {
        let (long, short) = (Some(13 * 2_626_560), Some(86_400));
        let media = "== Mesure d’audience ==\n{| class=\"wikitable\"\n|+ Cookies\n! Nom !! Finalité !! Durée\n|-\n| <code>mes_a</code> || Compter || 13 mois\n|-\n| style=\"x\" | mes_b\n| [[Visite|Distinguer]]\n| 1 jour\n|}\n";
        assert_eq!(names(media), [("mes_a".to_owned(), 6, long), ("mes_b".to_owned(), 8, short)]);
        let doku = "===== Mesure d’audience =====\n^ Nom ^ Finalité ^ Durée ^\n| ''mes_a'' | Compter | 13 mois |\n| mes_b | [[visite|Distinguer]] | 1 jour |\n";
        assert_eq!(names(doku), [("mes_a".to_owned(), 3, long), ("mes_b".to_owned(), 4, short)]);
        let confluence = "h2. Mesure d’audience\n||Nom||Finalité||Durée||\n|{{mes_a}}|Compter|13 mois|\n|mes_b|Distinguer|1 jour|\n";
        assert_eq!(names(confluence), [("mes_a".to_owned(), 3, long), ("mes_b".to_owned(), 4, short)]);
    }

    #[test]
    fn colours_and_links_in_cells() {
        let jira = "h2. Mesure d’audience\n||Nom||Finalité||Durée||\n|{color:#ff0000}mes_a{color}|[Compter|https://example.fr/a|smart-link]|{color:red}13 mois{color}|\n|mes_b|Distinguer {color} [note]|1 jour|\n";
        assert_eq!(names(jira), [("mes_a".to_owned(), 3, Some(13 * 2_626_560)), ("mes_b".to_owned(), 4, Some(86_400))]);
        let charter = read(jira.as_bytes(), "a.txt").unwrap().charter;
        let told: Vec<_> = charter.declarations.iter().map(|line| line.purpose.en.as_str()).collect();
        assert_eq!(told, ["Compter", "Distinguer [note]"]);
        let media = "{| class=\"wikitable\"\n! Nom !! Durée\n|-\n| [https://example.fr/mes_a mes_a] || 13 mois\n|}\n";
        assert_eq!(names(media).len(), 1);
    }

    #[test]
    fn cells_that_go_over_rows_and_columns() {
        let text = "== Cookies ==\n{| class=\"wikitable\"\n! Fournisseur !! Nom !! Finalité !! Durée\n|-\n| rowspan=\"2\" | Google || mes_a || Mesure || 13 mois\n|-\n| mes_b || Mesure || 1 jour\n|-\n| colspan=4 | Publicité\n|-\n| Meta || pub_c || Publicité || 1 jour\n|}\n";
        let charter = read(text.as_bytes(), "a.wiki").unwrap().charter;
        let told: Vec<_> = charter.declarations.iter().map(|line| (line.name(), line.provider.as_str(), line.life.seconds())).collect();
        let (long, short) = (Some(13 * 2_626_560), Some(86_400));
        assert_eq!(told, [("mes_a", "Google", long), ("mes_b", "Google", short), ("pub_c", "Meta", short)]);
    }

    #[test]
    fn signs_in_a_text_are_no_table() {
        let source = |text: &str| read(text.as_bytes(), "a.txt").unwrap().source.code();
        let table = "Cookies analíticas\n\nNombre: _ga\nDuración: 2 años\n\n";
        for signs in
            ["^^^^^^^^", "||||||", "|| || ||", "^ top ^ home ^", "||a|| b ||c||\ntext", "{|x| x + 1}\n|-\n|}", "{| cookie |", "{|\n|}"]
        {
            assert_eq!(source(&format!("{table}{signs}\n")), "text", "{signs}");
        }
        let named = read(b"== Analytics cookies ==\n{|x| x}\n^^^^\n* _ga: counts visits, 2 years\n", "a.wiki").unwrap();
        assert_eq!(named.charter.declarations.len(), 1);
    }
}
