//! LaTeX: sections, `tabular` and its relatives, descriptions and lists.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::document::Row;
use super::markup::Markup;
use super::{CharterProblem, Input, Read};

/// Environments that are tables.
const TABLES: [&str; 7] = ["tabular", "tabularx", "tabulary", "longtable", "supertabular", "tblr", "longtblr"];
/// Commands whose last argument is a heading, the highest first.
const HEADINGS: [&str; 6] = ["title", "chapter", "section", "subsection", "subsubsection", "paragraph"];
/// Commands of which nothing is shown, with their arguments.
const SILENT: [&str; 18] = [
    "hline",
    "toprule",
    "midrule",
    "bottomrule",
    "cline",
    "cmidrule",
    "label",
    "centering",
    "small",
    "endhead",
    "endfirsthead",
    "endfoot",
    "endlastfoot",
    "rowcolor",
    "cellcolor",
    "vspace",
    "hspace",
    "arraystretch",
];

/// By its ending, else by a whole document or a whole table: a sentence may speak of their commands.
pub(super) fn recognise(input: &Input<'_>) -> bool {
    matches!(input.extension, "tex" | "latex")
        || !input.is_named_otherwise()
            && (has("\\documentclass", "\\begin{document}", input.text) || has("\\begin{tabular", "\\end{tabular", input.text))
}

/// Whether a line begins with the first, and it or one below it holds the second.
fn has(first: &str, second: &str, text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start).skip_while(|line| !line.starts_with(first));
    lines.any(|line| line.contains(second))
}

#[expect(clippy::unnecessary_wraps, reason = "as every source of the table")]
pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let mut page = Markup::default();
    let mut table: Option<Vec<(usize, String)>> = None;
    for (number, line) in (1..).zip(input.text.lines()) {
        let text = without_comment(line).trim();
        if let Some(lines) = &mut table {
            if ends_table(text) {
                page.table(String::new(), rows(&std::mem::take(lines)));
                table = None;
            } else {
                lines.push((number, text.to_owned()));
            }
        } else if let Some(behind) = begins_table(text) {
            table = Some(vec![(number, behind.to_owned())]);
        } else if let Some((level, words)) = heading(text) {
            page.heading(level, shown(words), number);
        } else if let Some(entry) = text.strip_prefix("\\item") {
            let (term, told) = entry.trim_start().strip_prefix('[').and_then(|entry| entry.split_once(']')).unwrap_or(("", entry));
            let term = shown(term);
            page.line(
                number,
                if term.is_empty() { format!("- {}", shown(told)) } else { format!("- {}: {}", term.trim_end_matches(':'), shown(told)) },
            );
        } else if !text.starts_with("\\begin") && !text.starts_with("\\end") && !is_preamble(text) {
            page.line(number, shown(text));
        }
    }
    if let Some(lines) = table {
        page.table(String::new(), rows(&lines));
    }
    Ok(Read::Page(page.finish()))
}

fn is_preamble(text: &str) -> bool {
    ["\\documentclass", "\\usepackage", "\\newcommand", "\\renewcommand", "\\maketitle"].iter().any(|command| text.starts_with(command))
}

/// A line without what stands behind a sign of percent that is none of the text.
fn without_comment(line: &str) -> &str {
    let is_sign = |at: &usize| !line.get(..*at).is_some_and(|before| before.ends_with('\\'));
    line.match_indices('%').map(|(at, _)| at).find(is_sign).and_then(|at| line.get(..at)).unwrap_or(line)
}

/// What stands behind the beginning of a table and its columns.
fn begins_table(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("\\begin{")?;
    let (name, mut rest) = rest.split_once('}')?;
    if !TABLES.contains(&name.trim_end_matches('*')) {
        return None;
    }
    while rest.starts_with(['{', '[']) {
        rest = rest.get(closed(rest)?..)?;
    }
    Some(rest)
}

fn ends_table(text: &str) -> bool {
    text.split_once("\\end{")
        .and_then(|(_, rest)| rest.split_once('}'))
        .is_some_and(|(name, _)| TABLES.contains(&name.trim_end_matches('*')))
}

/// Where the brace or bracket at the beginning of a text is closed, behind it.
fn closed(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

fn heading(text: &str) -> Option<(usize, &str)> {
    let (name, _) = text.strip_prefix('\\')?.split_once(['{', '[', '*'])?;
    let level = HEADINGS.iter().position(|heading| *heading == name)?;
    let from = text.find('{')?;
    let words = text.get(from..)?;
    Some((level.max(1), words.get(1..closed(words)? - 1)?))
}

/// The rows of a table: `&` parts cells, `\\` ends a row. The number of a row is that of the line on which its text begins.
fn rows(lines: &[(usize, String)]) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut text, mut begins) = (String::new(), None);
    let mut end = |text: &mut String, begins: &mut Option<usize>| {
        let cells: Vec<String> =
            std::mem::take(text).replace("\\&", "\u{1}").split('&').map(|cell| shown(&cell.replace('\u{1}', "\\&"))).collect();
        if let Some(line) = begins.take().filter(|_| cells.iter().any(|cell| !cell.is_empty())) {
            let is_across = cells.len() == 1;
            rows.push(Row { is_across, ..Row::new(line, cells) });
        }
    };
    for (number, line) in lines {
        let mut parts = line.split("\\\\").peekable();
        while let Some(part) = parts.next() {
            if begins.is_none() && !shown(part).is_empty() {
                begins = Some(*number);
            }
            text.push_str(part);
            text.push(' ');
            if parts.peek().is_some() {
                end(&mut text, &mut begins);
            }
        }
    }
    end(&mut text, &mut begins);
    rows
}

/// A text as it is printed: without commands, of `\texttt{…}` the words as code, `\_` as it is, accents on their letters.
fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Closing braces that end code.
    let mut open: Vec<bool> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                let name: String = text.get(at + 1..).unwrap_or("").chars().take_while(char::is_ascii_alphabetic).collect();
                if name.is_empty() {
                    let Some((_, sign)) = chars.next() else { break };
                    match accent(sign) {
                        Some(mark) => {
                            let is_braced = chars.next_if(|(_, c)| *c == '{').is_some();
                            if let Some((_, letter)) = chars.next() {
                                out.push(letter);
                                out.push(mark);
                            }
                            if is_braced {
                                chars.next_if(|(_, c)| *c == '}');
                            }
                        }
                        None => out.push(sign),
                    }
                    continue;
                }
                for _ in 0..name.len() {
                    chars.next();
                }
                let is_code = matches!(name.as_str(), "texttt" | "verb" | "code" | "lstinline");
                let is_silent = SILENT.contains(&name.as_str());
                match name.as_str() {
                    "textasteriskcentered" => out.push('*'),
                    "textunderscore" => out.push('_'),
                    "multicolumn" | "multirow" | "href" | "textcolor" | "color" => {
                        skip_groups(&mut chars, if name.starts_with("multi") { 2 } else { 1 });
                    }
                    _ if is_silent => skip_groups(&mut chars, 2),
                    _ => {}
                }
                if chars.next_if(|(_, c)| *c == '{').is_some() {
                    open.push(is_code);
                    out.push_str(if is_code { "`" } else { "" });
                } else {
                    chars.next_if(|(_, c)| *c == ' ');
                }
            }
            '{' => open.push(false),
            '}' => out.push_str(if open.pop() == Some(true) { "`" } else { "" }),
            '~' => out.push(' '),
            '$' => {}
            c => out.push(c),
        }
    }
    // Letters with their marks are one sign each, as everything else writes them.
    ComposingNormalizerBorrowed::new_nfc().normalize(out.trim()).into_owned()
}

/// Passes over so many arguments, where there are.
fn skip_groups(chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>, most: usize) {
    for _ in 0..most {
        if chars.next_if(|(_, c)| matches!(c, '{' | '[')).is_none() {
            return;
        }
        let mut depth = 1;
        for (_, c) in chars.by_ref() {
            match c {
                '{' | '[' => depth += 1,
                '}' | ']' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
}

/// The combining mark of an accent.
fn accent(sign: char) -> Option<char> {
    Some(match sign {
        '\'' => '\u{301}',
        '`' => '\u{300}',
        '^' => '\u{302}',
        '"' => '\u{308}',
        '~' => '\u{303}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::charter::import::read;

    #[test]
    fn tables_and_descriptions() {
        let text = "\\documentclass{article} % _x\n\\section{Cookies de mesure}\n\\begin{tabular}{|l|p{5cm}|l|}\n\\hline\n\\textbf{Nom} & \\textbf{Finalit\\'e} & \\textbf{Dur\\'{e}e} \\\\ \\hline\n\\texttt{mes\\_a} & Compter & 13~mois \\\\ \\hline\nmes\\_b &\n Distinguer & 1 jour \\\\\n\\hline\n\\end{tabular}\n\\section{Cookies publicitaires}\n\\begin{description}\n\\item[pub\\_c] publicité, 90 jours\n\\item[\\texttt{pub\\_d}] publicité, 1 an\n\\end{description}\n";
        let charter = read(text.as_bytes(), "a.tex").unwrap().charter;
        let found: Vec<(&str, usize, Option<i64>)> =
            charter.declarations.iter().map(|line| (line.name(), line.line, line.life.seconds().map(|life| life / 86_400))).collect();
        assert_eq!(found, [("mes_a", 6, Some(395)), ("mes_b", 7, Some(1)), ("pub_c", 13, Some(90)), ("pub_d", 14, Some(365))]);
    }

    #[test]
    fn a_sentence_that_names_a_command_is_a_text() {
        let text = "LaTeX has \\begin{tabular}. 100% of our cookies are ours.\n\nAnalytics cookies\n\nName\tPurpose\tDuration\n_ga\tCounts 100% of visits\t2 years\n_gid\tTells apart\t1 day\n";
        let read = read(text.as_bytes(), "a.txt").unwrap();
        assert_eq!((read.source.code(), read.charter.declarations.len()), ("text", 2));
    }
}
