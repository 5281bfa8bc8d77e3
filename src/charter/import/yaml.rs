//! YAML as sites keep it: tables of cookies as lists of mappings, translations, pages in block scalars. What matters of it is written as the literals of a script,
//! line by line, and read as those are; a block scalar is read as Markdown. Anchors, tags and whatever else YAML can do is text like any other.

use super::document::{Block, Document, Line};
use super::script::literal_tables;
use super::text::lines_of;
use super::{CharterProblem, Input, Read, markdown};

/// Mappings in mappings; deeper ones are no page's.
const DEEPEST: usize = 40;
/// Letters of a scalar over several lines that is still the value of a cell.
const LONGEST_CELL: usize = 1_000;

/// By its ending: what stands in such a file looks like much else.
pub(super) fn recognise(input: &Input<'_>) -> bool {
    matches!(input.extension, "yml" | "yaml")
}

#[expect(clippy::unnecessary_wraps, reason = "as every source of the table")]
pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    Ok(Read::Page(Document { blocks: blocks(&lines_of(input.text, 1)), ..Document::default() }))
}

/// What lines of YAML hold, the tables before the texts.
pub fn blocks(lines: &[Line]) -> Vec<Block> {
    let mut writer = Writer { out: String::new(), open: Vec::new(), texts: Vec::new() };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let taken = writer.line(line, lines.get(at + 1..).unwrap_or(&[])).max(1);
        writer.out.push_str(&"\n".repeat(taken));
        at += taken;
    }
    writer.close(0);
    let first = lines.first().map_or(1, |line| line.number);
    let mut blocks = literal_tables(&writer.out, first);
    for text in writer.texts {
        blocks.extend(markdown::document_of(&text).blocks);
    }
    blocks
}

/// The literals as they are written.
struct Writer {
    out: String,
    /// What is open: how far in it stands, and whether it is a list.
    open: Vec<(usize, bool)>,
    /// Block scalars.
    texts: Vec<Vec<Line>>,
}

fn indent(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

/// A key and what stands behind it: `name: _ga`, `"cookie name": x`.
fn key_of(text: &str) -> Option<(&str, &str)> {
    let (key, value) = match text.chars().next()? {
        quote @ ('"' | '\'') => {
            let end = text.get(1..)?.find(quote)? + 1;
            (text.get(1..end)?, text.get(end + 1..)?.trim_start().strip_prefix(':')?)
        }
        _ => text.split_once(": ").or_else(|| text.strip_suffix(':').map(|key| (key, "")))?,
    };
    let is_key = !key.is_empty() && key.len() < 80 && (value.is_empty() || value.starts_with(' ') || text.contains(": "));
    is_key.then(|| (key.trim(), value.trim()))
}

/// A scalar without its quotation marks, and without a remark behind it.
fn scalar(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote) {
            let end = inner.rfind(quote).unwrap_or(inner.len());
            return inner.get(..end).unwrap_or("").replace("\\\"", "\"").replace("''", "'").replace("\\n", "\n");
        }
    }
    value.split(" #").next().unwrap_or("").trim_end().to_owned()
}

/// A text as a literal on one line.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

impl Writer {
    /// One line, with those that follow it; how many are taken.
    fn line(&mut self, line: &Line, next: &[Line]) -> usize {
        let text = line.text.trim_end();
        let mut content = text.trim_start();
        if content.is_empty() || content.starts_with('#') || matches!(content, "---" | "...") {
            return 1;
        }
        let mut depth = indent(text);
        while let Some(rest) = content.strip_prefix("- ").or_else(|| (content == "-").then_some("")) {
            self.enter(depth, true);
            depth += content.len() - rest.trim_start().len();
            content = rest.trim_start();
        }
        let Some((key, value)) = key_of(content) else {
            if !content.is_empty() {
                let value = literal(&scalar(content));
                self.out.push_str(&value);
            }
            return 1;
        };
        self.enter(depth, false);
        let key = literal(key);
        self.out.push_str(&key);
        self.out.push(':');
        self.value(value, depth, next)
    }

    /// The value of a key that stands so far in.
    fn value(&mut self, value: &str, depth: usize, next: &[Line]) -> usize {
        let first =
            next.iter().find(|line| !line.text.trim().is_empty()).filter(|line| indent(&line.text) > depth).map(|line| line.text.trim());
        let is_block = value.starts_with(['|', '>']);
        // A scalar may go on below, further in.
        let goes_on = first.is_some_and(|first| !first.starts_with("- ") && first != "-" && (key_of(first).is_none() || !value.is_empty()));
        // Mappings in mappings are not counted through at each level.
        let is_below = |line: &&Line| line.text.trim().is_empty() || indent(&line.text) > depth;
        let inner = if is_block || goes_on { next.iter().take_while(is_below).count() } else { 0 };
        let below = next.get(..inner).unwrap_or(&[]);
        if let Some(style) = value.chars().next().filter(|c| matches!(c, '|' | '>')) {
            let text = unfolded(below, style == '>');
            let all = text.iter().map(|line| line.text.trim()).collect::<Vec<_>>().join(" ");
            let all = if all.len() < LONGEST_CELL { all } else { String::new() };
            self.out.push_str(&literal(&all));
            self.texts.push(text);
            return inner + 1;
        }
        if value.starts_with(['[', '{']) {
            self.out.push_str(value);
            return 1;
        }
        if goes_on {
            let more: Vec<&str> = below.iter().map(|line| line.text.trim()).filter(|line| !line.is_empty()).collect();
            self.out.push_str(&literal(&scalar(&format!("{value} {}", more.join(" ")))));
            return inner + 1;
        }
        let is_list_below = next
            .iter()
            .find(|line| !line.text.trim().is_empty())
            .is_some_and(|line| indent(&line.text) == depth && line.text.trim_start().starts_with('-'));
        if !value.is_empty() || first.is_none() && !is_list_below {
            self.out.push_str(&literal(&scalar(value)));
        }
        1
    }

    /// Goes to an entry of the list, or to a key of the mapping, that stands so far in.
    fn enter(&mut self, depth: usize, is_list: bool) {
        while let Some((at, list)) = self.open.last().copied() {
            if at > depth || at == depth && list && !is_list {
                self.close(self.open.len());
            } else {
                break;
            }
        }
        let is_same = self.open.last().is_some_and(|(at, list)| *at == depth && *list == is_list);
        if is_same || self.open.len() >= DEEPEST {
            self.out.push(',');
        } else {
            self.open.push((depth, is_list));
            self.out.push(if is_list { '[' } else { '{' });
        }
    }

    /// Closes what is open, down to a level; the last one where that is the number of all.
    fn close(&mut self, level: usize) {
        let keep = if level == 0 { 0 } else { level - 1 };
        while self.open.len() > keep {
            let Some((_, is_list)) = self.open.pop() else { break };
            self.out.push(if is_list { ']' } else { '}' });
        }
    }
}

/// The lines of a block scalar without their indentation. Folded, lines that follow each other are one, and an empty line between two ends the first.
fn unfolded(lines: &[Line], is_folded: bool) -> Vec<Line> {
    let depth = lines.iter().filter(|line| !line.text.trim().is_empty()).map(|line| indent(&line.text)).min().unwrap_or(0);
    let bare = |line: &Line| line.text.get(depth..).unwrap_or("").trim_end().to_owned();
    if !is_folded {
        return lines.iter().map(|line| Line { number: line.number, text: bare(line) }).collect();
    }
    let mut out: Vec<Line> = Vec::new();
    let mut empty = 0_usize;
    for line in lines {
        let text = bare(line);
        if text.is_empty() {
            empty += 1;
            continue;
        }
        match out.last_mut() {
            Some(last) if empty == 0 && !text.starts_with(' ') => {
                last.text.push(' ');
                last.text.push_str(&text);
            }
            _ => {
                out.extend((1..empty).map(|_| Line { number: line.number, text: String::new() }));
                out.push(Line { number: line.number, text });
            }
        }
        empty = 0;
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::charter::{Category, DeclaredLife, read};

    type Told = (String, i64, Option<Category>, usize);

    fn told(text: &str) -> Vec<Told> {
        let declarations = read(text.as_bytes(), "cookies.yml").map_or_else(|_| Vec::new(), |loaded| loaded.charter.declarations);
        declarations.iter().map(|line| (line.name().to_owned(), seconds(line.life), line.category, line.line)).collect()
    }

    fn days(days: i64) -> i64 {
        days * 86_400
    }

    fn seconds(life: DeclaredLife) -> i64 {
        if let DeclaredLife::Lasting { seconds, .. } = life { seconds } else { 0 }
    }

    #[test]
    fn lists_of_mappings() {
        let text = "cookies:\n- name: own_x\n  type: Third-party\n  expiration:\n    en: 2 days\n    fr: 2 jours\n\n- name: '_x_id'\n  expiration: \"3 days\" # long\n  description: >\n    Counts\n    visits.\n";
        let found = told(text);
        assert_eq!(
            found.iter().map(|line| (line.0.as_str(), line.1, line.3)).collect::<Vec<_>>(),
            [("own_x", days(2), 2), ("_x_id", days(3), 8)]
        );
    }

    #[test]
    fn groups_of_translations() {
        let text = "fr:\n  cookies:\n    necessary:\n      title: Cookies nécessaires\n      list:\n        - name: shop_session\n          purpose: Garde\n            le panier\n          duration: 1 jour\n    statistics:\n      title: Mesure d'audience\n      list:\n        - name: _x_id\n          purpose: Compte les visites\n          duration: 13 jours\n";
        let expected = [
            ("shop_session".to_owned(), days(1), Some(Category::Necessary), 6),
            ("_x_id".to_owned(), days(13), Some(Category::Statistics), 13),
        ];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn pages_in_block_scalars() {
        let text = "title: Cookies\nbody: >\n  ## Statistics cookies\n\n\n  We count\n  visits.\n\n\n  |Cookie|Purpose|Duration|\n\n  |---|---|---|\n\n  |Own Tool (_x_id)|counts|2 days|\n\n  |Own Tool (_x_{id})|counts|3 days|\n";
        let found = told(text);
        assert_eq!(
            found,
            [("_x_id".to_owned(), days(2), Some(Category::Statistics), 14), ("_x_*".to_owned(), days(3), Some(Category::Statistics), 16)]
        );
        let kept = told("body: |\n  ## Statistics cookies\n\n  | Cookie | Duration |\n  |---|---|\n  | _x_id | 2 days |\n");
        assert_eq!(kept, [("_x_id".to_owned(), days(2), Some(Category::Statistics), 6)]);
    }

    #[test]
    fn what_is_no_charter_is_refused() {
        for text in [
            "a: 1\nb:\n  - c\n  - d\n",
            "- - - -\n",
            ":\n::\n- :\n",
            "key: [a, {b: c\n",
            "x: |\n",
            "services:\n  web:\n    image: my_image\n    container_name: my_web\n",
        ] {
            assert!(told(text).is_empty(), "{text}: {:?}", told(text));
        }
        let deep = (0..2_000).map(|depth| " ".repeat(depth) + "a:\n").collect::<Vec<_>>().concat();
        assert!(told(&deep).is_empty());
    }
}
