//! LaTeX: sections, `tabular` and its relatives, descriptions and lists.

mod rows;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::markup::Markup;
use super::{CharterProblem, Input, Read};
use rows::rows;

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
    let mut page = Page::default();
    // A comment goes on to its end; where none is, there is no comment.
    let last = input.text.lines().enumerate().filter(|(_, line)| line.contains(COMMENT_ENDS)).last().map_or(0, |(at, _)| at + 1);
    let mut is_comment = false;
    for (number, line) in (1..).zip(input.text.lines()) {
        let text = without_comment(line).trim();
        if is_comment {
            is_comment = !text.contains(COMMENT_ENDS);
        } else if number < last && text.starts_with("\\begin{comment}") {
            is_comment = true;
        } else {
            page.line(number, text);
        }
    }
    page.end_table();
    Ok(Read::Page(page.markup.finish()))
}

const COMMENT_ENDS: &str = "\\end{comment}";

#[derive(Default)]
struct Page {
    markup: Markup,
    /// The lines of the table that is open.
    table: Option<Vec<(usize, String)>>,
    /// Tables in it that are open.
    inner: usize,
}

impl Page {
    /// A line, in which tables may begin and end. One that stands in a cell of another becomes a group of that cell.
    fn line(&mut self, number: usize, line: &str) {
        let mut rest = line;
        let mut is_text = true;
        while let Some((before, border, behind)) = border_of(rest) {
            match (&mut self.table, border) {
                (Some(lines), Border::Begin) => {
                    lines.push((number, format!("{before}{{")));
                    self.inner += 1;
                }
                (Some(lines), Border::End) if self.inner > 0 => {
                    lines.push((number, format!("{before}}}")));
                    self.inner -= 1;
                }
                (Some(lines), Border::End) => {
                    lines.push((number, before.to_owned()));
                    self.end_table();
                }
                (None, _) => {
                    self.text(number, before);
                    self.table = matches!(border, Border::Begin).then(Vec::new);
                }
            }
            (rest, is_text) = (behind, false);
        }
        match &mut self.table {
            Some(lines) => lines.push((number, rest.to_owned())),
            None if is_text || !rest.trim().is_empty() => self.text(number, rest.trim()),
            None => {}
        }
    }

    fn end_table(&mut self) {
        self.inner = 0;
        if let Some(lines) = self.table.take() {
            self.markup.table(String::new(), rows(&lines));
        }
    }

    fn text(&mut self, number: usize, text: &str) {
        if let Some((level, words)) = heading(text) {
            self.markup.heading(level, shown(words), number);
        } else if let Some(entry) = text.strip_prefix("\\item") {
            let (term, told) = entry.trim_start().strip_prefix('[').and_then(|entry| entry.split_once(']')).unwrap_or(("", entry));
            let (term, told) = (shown(term), shown(told));
            self.markup
                .line(number, if term.is_empty() { format!("- {told}") } else { format!("- {}: {told}", term.trim_end_matches(':')) });
        } else if !text.starts_with("\\begin") && !text.starts_with("\\end") && !is_preamble(text) {
            self.markup.line(number, shown(text));
        }
    }
}

#[derive(Clone, Copy)]
enum Border {
    Begin,
    End,
}

/// The next beginning or end of a table in a line: what stands before it, which it is, and what stands behind it and the columns of the table.
fn border_of(line: &str) -> Option<(&str, Border, &str)> {
    line.match_indices('\\').find_map(|(at, _)| {
        let (before, text) = line.split_at_checked(at)?;
        let (border, text) = match text.strip_prefix("\\begin{") {
            Some(text) => (Border::Begin, text),
            None => (Border::End, text.strip_prefix("\\end{")?),
        };
        let (name, mut rest) = text
            .get(..text.floor_char_boundary(LONGEST_NAME))?
            .split_once('}')
            .map(|(name, _)| (name, text.get(name.len() + 1..).unwrap_or("")))?;
        if !TABLES.contains(&name.trim_end_matches('*')) {
            return None;
        }
        while matches!(border, Border::Begin) && rest.starts_with(['{', '[']) {
            let Some(behind) = closed(rest.get(..rest.floor_char_boundary(LONGEST_COLUMNS))?).and_then(|end| rest.get(end..)) else {
                break;
            };
            rest = behind;
        }
        Some((before, border, rest))
    })
}

/// Letters of the name of an environment with its brace.
const LONGEST_NAME: usize = 20;
/// Bytes of what is said of the columns of a table.
const LONGEST_COLUMNS: usize = 2_000;

fn is_preamble(text: &str) -> bool {
    ["\\documentclass", "\\usepackage", "\\newcommand", "\\renewcommand", "\\maketitle"].iter().any(|command| text.starts_with(command))
}

/// A line without what stands behind a sign of percent that is none of the text: behind a backslash that is not itself a sign.
fn without_comment(line: &str) -> &str {
    let mut is_escaped = false;
    for (at, c) in line.char_indices() {
        match c {
            '%' if !is_escaped => return line.get(..at).unwrap_or(line),
            c => is_escaped = c == '\\' && !is_escaped,
        }
    }
    line
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
                // `\verb|_ga|`: any sign parts its words.
                if matches!(name.as_str(), "verb" | "lstinline")
                    && let Some((_, sign)) = chars.next_if(|(_, c)| !c.is_alphanumeric() && !matches!(c, '{' | '[' | ' ' | '*'))
                {
                    let words: String = chars.by_ref().map(|(_, c)| c).take_while(|c| *c != sign).collect();
                    out.extend(["`", &words, "`"]);
                    continue;
                }
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

    fn told(text: &str) -> Vec<(String, String, Option<i64>)> {
        let charter = read(text.as_bytes(), "a.tex").unwrap().charter;
        let line = |line: &crate::charter::Declaration| {
            (line.name().to_owned(), line.provider.clone(), line.life.seconds().map(|life| life / 86_400))
        };
        charter.declarations.iter().map(line).collect()
    }

    fn line(name: &str, provider: &str, days: i64) -> (String, String, Option<i64>) {
        (name.to_owned(), provider.to_owned(), Some(days))
    }

    #[test]
    fn where_tables_begin_and_end() {
        let head = "\\documentclass{article}\n\\section{Analytics cookies}\n";
        let last = format!(
            "{head}\\begin{{tabular}}{{lll}}\nName & Purpose & Duration \\\\\n_ga & Counts & 2 days \\\\[2pt]\n_gid & Tells & 1 day \\\\ \\end{{tabular}}\nText.\n"
        );
        assert_eq!(told(&last), [line("_ga", "", 2), line("_gid", "", 1)]);
        let nested = format!(
            "{head}\\begin{{tabular}}{{lll}}\nName & Purpose & Duration \\\\\n\\_ga & \\begin{{tabular}}[c]{{@{{}}l@{{}}}}Counts\\\\ and more\\end{{tabular}} & 2 days \\\\\n\\_gid & Tells & 1 day \\\\\n\\end{{tabular}}\n"
        );
        assert_eq!(told(&nested), [line("_ga", "", 2), line("_gid", "", 1)]);
        let one = format!(
            "{head}\\begin{{tabular}}{{lll}} Name & Purpose & Duration \\\\ \\verb|_ga| & Counts & 2 days \\\\ \\end{{tabular}}\n\\section{{Advertising cookies}}\n\\begin{{tabular}}{{lll}}\nName & Purpose & Duration \\\\\n\\verb|_fbp| & Ads & 3 days \\\\\n\\end{{tabular}}\n"
        );
        assert_eq!(told(&one), [line("_ga", "", 2), line("_fbp", "", 3)]);
    }

    #[test]
    fn cells_that_go_over_several_and_comments() {
        let text = "\\begin{longtable}{llll}\nFournisseur & Nom & Finalité & Durée \\\\\n\\multirow{2}{*}{Google} & \\_ga & Mesure & 13 jours \\\\\n & \\_gid & Mesure & 1 jour \\\\\n\\multicolumn{2}{l}{\\_fbp} & Publicité & 3 jours \\\\\nMatomo & \\_pk\\_id & Mesure & 9 jours \\\\\n\\end{longtable}\n\\begin{comment}\n\\begin{tabular}{ll}\nNom & Durée \\\\\n\\_vieux & 2 ans \\\\\n\\end{tabular}\n\\end{comment}\n";
        let found = told(text);
        assert_eq!(
            found.iter().map(|line| (line.0.as_str(), line.2)).collect::<Vec<_>>(),
            [("_ga", Some(13)), ("_gid", Some(1)), ("_fbp", Some(3)), ("_pk_id", Some(9))]
        );
        assert_eq!((found[1].1.as_str(), found[3].1.as_str()), ("Google", "Matomo"));
    }
}
