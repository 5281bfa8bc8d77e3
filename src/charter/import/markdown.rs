//! Markdown: front matter, headings, tables with or without outer bars, lists, and the HTML that stands in it.

use super::document::{Block, Document, Line, Table};
use super::text::{is_rule, lines_of, structured};
use super::{CharterProblem, Input, Read, html, yaml};
use crate::charter::understand::mentions_cookies;

/// By its ending, else by a heading or the rule of a table.
pub(super) fn recognise(input: &Input<'_>) -> bool {
    let is_marked = |line: &str| line.starts_with("# ") || line.starts_with("## ") || line.contains('|') && line.len() > 3 && is_rule(line);
    matches!(input.extension, "md" | "markdown" | "mdx") || input.text.lines().any(is_marked)
}

#[expect(clippy::unnecessary_wraps, reason = "as every source of the table")]
pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    Ok(Read::Page(document_of(&lines_of(input.text, 1))))
}

/// The page that lines of Markdown are.
pub(super) fn document_of(lines: &[Line]) -> Document {
    let mut document = Document::default();
    // Text that was pasted around a table has no marks of headings.
    let has_marks = lines.iter().any(|line| line.text.starts_with('#'));
    let body = front_matter(lines, &mut document);
    let mut plain: Vec<Line> = Vec::new();
    let mut at = 0;
    while let Some(line) = body.get(at) {
        let rest = body.get(at..).unwrap_or(&[]);
        let taken = fenced(rest)
            .or_else(|| heading(rest, &mut plain, &mut document, !has_marks))
            .or_else(|| inner_html(rest, &mut plain, &mut document, !has_marks));
        if taken.is_none() {
            plain.push(Line { number: line.number, text: line.text.clone() });
        }
        at += taken.unwrap_or(1);
    }
    flush(&mut plain, &mut document, !has_marks);
    document
}

/// `---` lines at the top: title and language.
fn front_matter<'a>(lines: &'a [Line], document: &mut Document) -> &'a [Line] {
    let is_fence = |line: &Line| matches!(line.text.trim(), "---" | "+++");
    if !lines.first().is_some_and(is_fence) {
        return lines;
    }
    let Some(end) = lines.iter().skip(1).position(is_fence) else { return lines };
    let inside = lines.get(1..=end).unwrap_or(&[]);
    // Some generators of sites keep the table of a page there.
    if lines.first().is_some_and(|line| line.text.trim() == "---") && inside.iter().any(|line| mentions_cookies(&line.text)) {
        document.blocks.extend(yaml::blocks(inside));
    }
    for line in inside {
        let Some((key, value)) = line.text.split_once([':', '=']) else { continue };
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        match key.trim() {
            "title" => document.title = value,
            "lang" | "language" | "locale" => document.language = value,
            _ => {}
        }
    }
    lines.get(end + 2..).unwrap_or(&[])
}

/// Code between fences declares nothing.
fn fenced(lines: &[Line]) -> Option<usize> {
    let fence = ["```", "~~~"].into_iter().find(|fence| lines.first().is_some_and(|line| line.text.trim_start().starts_with(fence)))?;
    let end = lines.iter().skip(1).position(|line| line.text.trim_start().starts_with(fence));
    Some(end.map_or(lines.len(), |end| end + 2))
}

/// `## Text`, text above a line of `=` or `-`, or a line that is bold from end to end.
fn heading(lines: &[Line], plain: &mut Vec<Line>, document: &mut Document, guess: bool) -> Option<usize> {
    let text = lines.first()?.text.trim();
    let marks = text.bytes().take_while(|byte| *byte == b'#').count();
    let next = lines.get(1).map_or("", |line| line.text.trim());
    let is_under = |sign: char| next.len() > 2 && next.chars().all(|c| c == sign);
    let (level, words, taken) = if (1..=6).contains(&marks) && text.get(marks..).is_some_and(|rest| rest.starts_with(' ')) {
        (marks, text.trim_matches('#'), 1)
    } else if !text.is_empty() && !text.contains('|') && (is_under('=') || is_under('-')) {
        (if is_under('=') { 1 } else { 2 }, text, 2)
    } else if let Some(bold) = ["**", "__"].into_iter().find_map(|mark| {
        // `__Host__` is a name.
        let bold = text.strip_prefix(mark)?.strip_suffix(mark)?;
        (!bold.contains(mark) && bold.len() < 120 && (mark == "**" || bold.contains(' '))).then_some(bold)
    }) {
        (6, bold, 1)
    } else {
        return None;
    };
    flush(plain, document, guess);
    document.blocks.push(Block::Heading {
        level: u8::try_from(level).unwrap_or(6),
        text: inline(words.trim()),
        line: lines.first()?.number,
    });
    Some(taken)
}

/// A table, list or box written in HTML goes on to its end, or to the next blank line.
fn inner_html(lines: &[Line], plain: &mut Vec<Line>, document: &mut Document, guess: bool) -> Option<usize> {
    let first = lines.first()?.text.trim_start();
    let tags = ["<table", "<div", "<dl", "<ul", "<ol", "<details", "<section", "<figure", "<caption", "<tr", "<thead", "<tbody"];
    if !tags.iter().any(|tag| first.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))) {
        return None;
    }
    let (mut open, mut taken) = (0_i64, 0);
    for line in lines {
        let lower = line.text.to_ascii_lowercase();
        let count = |tag: &str| i64::try_from(lower.matches(tag).count()).unwrap_or(0);
        open += count("<table") - count("</table");
        if line.text.trim().is_empty() && open <= 0 {
            break;
        }
        taken += 1;
    }
    flush(plain, document, guess);
    let text: Vec<&str> = lines.iter().take(taken).map(|line| line.text.as_str()).collect();
    document.blocks.extend(html::blocks(&text.join("\n"), lines.first()?.number));
    Some(taken)
}

/// The tables and lists of plain lines; marks are taken away only from the cells, because bars may stand behind a backslash.
fn flush(plain: &mut Vec<Line>, document: &mut Document, guess: bool) {
    let mut lines = std::mem::take(plain);
    for line in &mut lines {
        if !line.text.contains('|') {
            line.text = inline(&line.text);
        }
    }
    for block in structured(&lines, guess) {
        document.blocks.push(match block {
            Block::Table(table) => Block::Table(clean(table)),
            Block::Heading { level, text, line } => Block::Heading { level, text: inline(&text), line },
            Block::Lines(lines) => Block::Lines(lines),
        });
    }
}

fn clean(mut table: Table) -> Table {
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        *cell = inline(cell);
    }
    table
}

/// A text without its marks: links are their words, `<br>` is a line end, tags go, `\_` is `_`, stars of emphasis go and those of patterns stay.
fn inline(text: &str) -> String {
    let text = without_tags(text);
    let text = links(&text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    let (mut is_code, mut is_open) = (false, false);
    while let Some(c) = rest.chars().next() {
        let behind = rest.get(c.len_utf8()..).unwrap_or("");
        let next = behind.chars().next();
        rest = behind;
        match c {
            '`' => {
                is_code = !is_code;
                out.push(c);
                // Emphasis around code: __`_ga`__.
                rest = rest.strip_prefix("__").filter(|_| !is_code).unwrap_or(rest);
            }
            '\\' if !is_code && next.is_some_and(|c| c.is_ascii_punctuation()) => {
                out.extend(next);
                rest = rest.get(1..).unwrap_or("");
            }
            '_' if !is_code && rest.starts_with("_`") => rest = rest.get(1..).unwrap_or(""),
            '_' if !is_code && let Some(words) = underlined(&out, rest) => {
                out.push_str(words);
                rest = rest.get(words.len() + 1..).unwrap_or("");
            }
            // Two stars are never part of a name.
            '*' if !is_code && next == Some('*') => rest = rest.get(1..).unwrap_or(""),
            '*' if !is_code && is_emphasis(out.chars().next_back(), next, &out, &mut is_open) => {}
            c => out.push(c),
        }
    }
    out
}

/// What an underscore between what is before and the rest emphasises: words, or one that begins with a capital, up to the next underscore at the end of a
/// word. `_ga_` is a name, and so are `_Foo_/_Bar_`, two with a stroke between them.
fn underlined<'a>(before: &str, rest: &'a str) -> Option<&'a str> {
    let opens = before.chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    let length = rest.find(['_', '`'])?;
    let (words, behind) = (rest.get(..length)?, rest.get(length..)?.strip_prefix('_')?);
    let is_whole = !words.starts_with(char::is_whitespace) && !words.ends_with(char::is_whitespace);
    let is_abbreviation = ["e.g.", "i.e.", "etc.", "z.B.", "d.h.", "p.ex."].contains(&words.trim_end_matches(','));
    let is_beside_a_stroke = before.ends_with('/') || behind.starts_with('/');
    let reads_as_words = words.contains(' ') || words.starts_with(char::is_uppercase) && !is_beside_a_stroke || is_abbreviation;
    // Not the signs of patterns: `_gat_<ID>`, `_ga_*`.
    let ends = behind
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '*' | '-' | '<' | '[' | '{' | '$' | '%' | '#' | '@' | '='));
    (opens && is_whole && reads_as_words && ends).then_some(words)
}

/// A star that opens or closes emphasis stands at the border of a word; that of a pattern follows a name: `_ga_*`.
fn is_emphasis(before: Option<char>, next: Option<char>, out: &str, is_open: &mut bool) -> bool {
    let opens = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '*' | '«' | '"')) && next.is_some_and(|c| !c.is_whitespace());
    let in_name = out
        .rsplit(char::is_whitespace)
        .next()
        .is_some_and(|word| word.contains(['_', '-', '.']) || word.chars().any(|c| c.is_ascii_digit()));
    let closes =
        before.is_some_and(|c| !c.is_whitespace()) && next.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation()) && !in_name;
    // What was not opened is closed by no star: `ASPSESSIONID* ASP.NET_*`.
    let counts = opens || closes && *is_open;
    *is_open = opens || *is_open && !closes;
    counts
}

/// A text without tags; what stands in code is none: `_ga_<container-id>`.
fn without_tags(text: &str) -> String {
    if !text.contains('`') || !text.contains('<') || !text.matches('`').count().is_multiple_of(2) {
        return html::without_tags(text);
    }
    let parts = text.split('`').enumerate().map(|(at, part)| if at % 2 == 0 { html::without_tags(part) } else { part.to_owned() });
    parts.collect::<Vec<_>>().join("`")
}

/// `[words](address)` and `![picture](address)`.
fn links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let after = rest.get(at + 1..).unwrap_or("");
        // A link's words are few, and its address is no page: without a limit a page of brackets would be searched to its end for each of them.
        let near = |text: &'_ str, most: usize| text.floor_char_boundary(most);
        let words = after.get(..near(after, 600)).unwrap_or(after);
        let link = words.find("](").and_then(|end| {
            let words = after.get(..end).filter(|words| !words.contains('['))?;
            let address = after.get(end..)?;
            let close = address.get(..near(address, 2_000))?.find(')')?;
            Some((words, after.get(end + close + 1..)?))
        });
        out.push_str(rest.get(..at).unwrap_or(""));
        if let Some((words, behind)) = link {
            out.push_str(words);
            rest = behind;
        } else {
            out.push('[');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_patterns_stay() {
        assert_eq!(inline(r"\_pk\_id.\*"), "_pk_id.*");
        assert_eq!(inline("_pk_id.*"), "_pk_id.*");
        assert_eq!(inline("**_ga** and *sometimes* `_gid`"), "_ga and sometimes `_gid`");
        assert_eq!(inline("_ga_*, _gid*"), "_ga_*, _gid*");
        assert_eq!(inline("_Usuario_: _de sesión_, (_Técnicas_)"), "Usuario: de sesión, (Técnicas)");
        assert_eq!(inline("_ga_, _gid und _Foo_bar, _ga _gid"), "_ga_, _gid und _Foo_bar, _ga _gid");
        assert_eq!(
            inline("● _You_● _Your browser_| cookies (_e.g.,_ these)<br>_When you\nwrite_"),
            "● You● Your browser| cookies (e.g., these)\nWhen you\nwrite"
        );
        assert_eq!(inline("_gat_<ID>, _Gat_*, _Foo_-x\n_hj id_x"), "_gat_<ID>, _Gat_*, _Foo_-x\n_hj id_x");
        assert_eq!(inline("_Foo_/_Bar_ _Foo bar_/_Bar_"), "_Foo_/_Bar_ Foo bar/_Bar_");
        assert_eq!(inline("[Matomo](https://matomo.org) sets it<br>twice"), "Matomo sets it\ntwice");
        assert_eq!(
            (inline("__cfduid").as_str(), inline("`__Host-x`").as_str(), inline("__`_ga`__:").as_str()),
            ("__cfduid", "`__Host-x`", "`_ga`:")
        );
    }
}
