//! Templates in which indentation says what stands in what (Haml, Slim, Pug): the markup that they draw, line by line, so that lines keep their numbers.

use super::tags::is_html;

/// A language of such templates.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Indented {
    Haml,
    Slim,
    Pug,
}

/// Lines over which the attributes of an element may go.
const MOST_LINES: usize = 20;
/// Elements in each other; what is deeper stands in the last of them.
const DEEPEST: usize = 200;
/// Words of Pug that begin a line and are no element.
const CONTROL: [&str; 17] = [
    "doctype", "extends", "include", "block", "append", "prepend", "mixin", "each", "for", "if", "else", "unless", "case", "when",
    "default", "while", "yield",
];

impl Indented {
    /// By the ending of the file.
    pub fn of(extension: &str) -> Option<Self> {
        match extension {
            "haml" => Some(Self::Haml),
            "slim" => Some(Self::Slim),
            "pug" | "jade" => Some(Self::Pug),
            _ => None,
        }
    }

    /// The markup that a template draws.
    pub fn markup(self, text: &str) -> String {
        let lines: Vec<&str> = text.lines().collect();
        let mut drawn = Drawn {
            language: self,
            out: String::with_capacity(text.len() * 2),
            open: Vec::new(),
            below: None,
            is_code_open: false,
            ends: 0,
        };
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let whole = self.with_attributes(lines.get(at..).unwrap_or(&[]));
            let taken = whole.as_ref().map_or(1, |(_, taken)| *taken);
            drawn.line(whole.as_ref().map_or(line, |(text, _)| text));
            drawn.ends += taken;
            at += taken;
        }
        drawn.close(0);
        drawn.end_lines();
        drawn.out
    }

    /// A line with those that follow, where its attributes go on over them.
    fn with_attributes(self, lines: &[&str]) -> Option<(String, usize)> {
        let first = lines.first()?;
        let behind = behind_names(first.trim_start().strip_prefix('%').unwrap_or(first.trim_start()));
        if !behind.starts_with(self.brackets()) || closed(behind).is_some() {
            return None;
        }
        let start = first.len() - behind.len();
        let mut whole = (*first).to_owned();
        for (at, line) in lines.iter().enumerate().take(MOST_LINES).skip(1) {
            whole.push(' ');
            whole.push_str(line.trim());
            if whole.get(start..).is_some_and(|behind| closed(behind).is_some()) {
                return Some((whole, at + 1));
            }
        }
        None
    }

    /// What the attributes of an element stand in.
    fn brackets(self) -> &'static [char] {
        match self {
            Self::Haml => &['{', '(', '['],
            Self::Slim => &['[', '(', '{'],
            Self::Pug => &['('],
        }
    }
}

/// The markup so far.
struct Drawn {
    language: Indented,
    out: String,
    /// What is open, with how far in it stands.
    open: Vec<(usize, String)>,
    /// What stands further in than this is no markup: text that is shown, or not.
    below: Option<(usize, bool)>,
    /// The last line was code that goes on below it.
    is_code_open: bool,
    /// Ends of lines that are still to be drawn: behind what closes, so that none stands within an element of one line.
    ends: usize,
}

impl Drawn {
    fn line(&mut self, line: &str) {
        let text = line.trim();
        if text.is_empty() {
            return;
        }
        if self.is_code_open {
            self.is_code_open = text.ends_with([',', '\\']);
            return;
        }
        let depth = line.len() - line.trim_start().len();
        if let Some((_, is_shown)) = self.below.filter(|(above, _)| depth > *above) {
            if is_shown {
                self.end_lines();
                self.text(text);
            }
            return;
        }
        self.below = None;
        self.close(depth);
        self.end_lines();
        self.statement(text, depth);
    }

    fn close(&mut self, depth: usize) {
        while let Some((_, tag)) = self.open.pop_if(|(open, _)| *open >= depth) {
            self.out.push_str("</");
            self.out.push_str(&tag);
            self.out.push('>');
        }
    }

    fn end_lines(&mut self) {
        self.out.push_str(&"\n".repeat(std::mem::take(&mut self.ends)));
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(&shown(self.language, text));
    }

    fn statement(&mut self, text: &str, depth: usize) {
        let language = self.language;
        let is_comment = match language {
            Indented::Haml => text.starts_with("-#") || text.starts_with('/'),
            Indented::Slim => text.starts_with('/'),
            Indented::Pug => text.starts_with("//") || text == "-",
        };
        let filter = match language {
            Indented::Slim => text.strip_suffix(':').filter(|name| name.bytes().all(|byte| byte.is_ascii_lowercase())),
            _ => text.strip_prefix(':'),
        };
        let is_verbatim =
            language != Indented::Haml && text.starts_with(['|', '\'']) && !(language == Indented::Pug && text.starts_with('\''));
        if is_comment {
            self.below = Some((depth, false));
        } else if let Some(filter) = filter {
            self.below = Some((depth, filter.starts_with("markdown") || filter.starts_with("plain")));
        } else if is_verbatim {
            self.text(text.get(1..).unwrap_or("").trim_start());
            self.below = (language == Indented::Slim).then_some((depth, true));
        } else if text.starts_with('-') {
            self.is_code_open = text.ends_with([',', '\\']);
        } else if text.starts_with("!!!") || text.starts_with('+') && language == Indented::Pug {
        } else if let Some(code) = code_of(text).or_else(|| text.strip_prefix('~')) {
            self.code(code, "");
        } else if let Some(text) = text.strip_prefix('\\').filter(|_| language == Indented::Haml) {
            self.text(text);
        } else if text.starts_with('<') || !self.element(text, depth) && language == Indented::Haml {
            self.text(text);
        }
    }

    /// An element with what stands behind it on its line; false where there is none.
    fn element(&mut self, text: &str, depth: usize) -> bool {
        let (tag, behind) = match (self.language, text.strip_prefix('%')) {
            (Indented::Haml, Some(text)) => named(text),
            _ if text.starts_with(['.', '#']) && !text.starts_with("#{") && !text.starts_with("#[") => ("div", text),
            (Indented::Haml, None) => return false,
            _ => named(text),
        };
        if tag.is_empty() || self.language == Indented::Pug && CONTROL.contains(&tag) || !is_html(tag.to_ascii_lowercase().as_bytes()) {
            return false;
        }
        let mut rest = behind_names(behind);
        let attributes = rest;
        while rest.starts_with(self.language.brackets()) {
            let Some(end) = closed(rest) else { break };
            rest = rest.get(end..).unwrap_or("");
        }
        if self.language == Indented::Slim {
            rest = without_plain_attributes(rest);
        }
        let rest = rest.trim_start_matches(['<', '>']);
        self.out.push('<');
        self.out.push_str(tag);
        let attributes = attributes.get(..attributes.len().saturating_sub(rest.len())).unwrap_or("");
        for span in ["colspan", "rowspan"] {
            let value = attributes.split_once(span).map(|(_, value)| value.trim_start_matches([' ', ':', '=', '>', '"', '\'']));
            let number: String = value.unwrap_or("").chars().take_while(char::is_ascii_digit).collect();
            if !number.is_empty() {
                self.out.extend([" ", span, "=", &number]);
            }
        }
        self.out.push('>');
        if rest.starts_with('/') || super::tags::is_void(tag.as_bytes()) {
            return true;
        }
        if self.open.len() < DEEPEST {
            self.open.push((depth, tag.to_owned()));
        }
        if let Some(code) = code_of(rest) {
            self.code(code, tag);
        } else if rest == "." && self.language == Indented::Pug {
            self.below = Some((depth, true));
        } else if let Some(child) = rest.strip_prefix(':').filter(|_| self.language != Indented::Haml) {
            // `td: code x`: one in the other, which end together.
            let child = child.trim_start();
            if let Some(code) = code_of(child) {
                self.code(code, tag);
            } else if !self.element(child, depth) {
                self.text(child.strip_prefix("| ").unwrap_or(child));
            }
        } else {
            self.text(rest.trim_start());
        }
        true
    }

    /// What code shows: a literal, the text of a link, or in a header the key of a translation.
    fn code(&mut self, code: &str, tag: &str) {
        let code = code.trim_start_matches(['=', '<', '>']).trim();
        self.is_code_open = code.ends_with([',', '\\']);
        let is_head = matches!(tag, "th" | "caption" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let argument = ["t(", "t ", "I18n.t(", "I18n.t ", "__("].iter().find_map(|call| code.strip_prefix(call)).and_then(literal);
        if let Some(key) = argument.filter(|_| is_head) {
            self.out.push_str("{{ t('");
            self.out.push_str(key.trim_start_matches('.'));
            self.out.push_str("') }}");
        } else if let Some(text) = literal(code).or_else(|| code.strip_prefix("link_to").and_then(literal)) {
            self.text(text);
        }
    }
}

/// The code whose value is shown: `= x`, `== x`, `!= x`. Slim has it behind a blank as well (`td = x`), and nobody means a text that begins so.
fn code_of(text: &str) -> Option<&str> {
    let text = text.trim_start();
    text.strip_prefix('=').or_else(|| text.strip_prefix("!=")).or_else(|| text.strip_prefix("&="))
}

/// The text in quotation marks at the beginning of code.
fn literal(code: &str) -> Option<&str> {
    let code = code.trim_start_matches([' ', '(']);
    let quote = code.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    code.get(1..)?.split_once(quote).map(|(text, _)| text)
}

/// The name of an element, and what stands behind it.
fn named(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// A text without the classes and the identifier that stand in front: `.table#cookies(…)`; a dot at the end of a line is none.
fn behind_names(text: &str) -> &str {
    let mut rest = if text.starts_with(['.', '#']) { text } else { named(text).1 };
    while let Some(name) = rest.strip_prefix(['.', '#']) {
        let end = name.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '/'))).unwrap_or(name.len());
        if end == 0 {
            break;
        }
        rest = name.get(end..).unwrap_or("");
    }
    rest
}

/// Where the bracket at the beginning of a text is closed, in bytes, behind it.
fn closed(text: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + c.len_utf8());
                }
            }
            _ => {}
        }
    }
    None
}

/// A text without the attributes that Slim writes without brackets: ` class="a" colspan=2 text`.
fn without_plain_attributes(text: &str) -> &str {
    let mut rest = text;
    loop {
        let (key, behind) = named(rest.trim_start());
        let Some(value) = behind.strip_prefix('=').filter(|_| !key.is_empty() && rest.starts_with(' ')) else { return rest };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let end = match quote {
            Some(quote) => value.get(1..).and_then(|value| value.find(quote)).map(|end| end + 2),
            None => Some(value.find(' ').unwrap_or(value.len())),
        };
        let Some(end) = end.filter(|end| *end > 0) else { return rest };
        rest = value.get(end..).unwrap_or("");
    }
}

/// A text as it is shown: code that writes into a name is `*`, other code nothing; of `#[code _ga]` the words.
fn shown(language: Indented, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('#') {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let inside = from.get(1..).filter(|inside| inside.starts_with('{') || language == Indented::Pug && inside.starts_with('['));
        // No code in a text is longer; what is not closed is not looked for to the end again and again.
        let end = inside.and_then(|inside| closed(inside.get(..inside.floor_char_boundary(LONGEST_CODE)).unwrap_or(inside)));
        match inside.zip(end) {
            Some((inside, end)) if inside.starts_with('{') => {
                out.push_str(if before.ends_with(['_', '-', '.']) { "*" } else { " " });
                rest = inside.get(end..).unwrap_or("");
            }
            Some((inside, end)) => {
                let element = inside.get(1..end - 1).unwrap_or("");
                let words = behind_names(element);
                let words = closed(words).filter(|_| words.starts_with('(')).and_then(|end| words.get(end..)).unwrap_or(words);
                let mark = if super::tags::is_code(named(element).0.as_bytes()) { "`" } else { "" };
                out.push_str(mark);
                out.push_str(words.trim_start());
                out.push_str(mark);
                rest = inside.get(end..).unwrap_or("");
            }
            None => {
                out.push('#');
                rest = from.get(1..).unwrap_or("");
            }
        }
    }
    out + rest
}

/// Bytes of code within a text.
const LONGEST_CODE: usize = 300;

#[cfg(test)]
mod tests {
    use super::super::blocks;
    use super::Indented;
    use crate::charter::import::document::Block;

    fn cells(language: Indented, text: &str) -> Vec<Vec<String>> {
        let tables = blocks(&language.markup(text), 1)
            .into_iter()
            .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        tables.flat_map(|table| table.rows).map(|row| row.cells).collect()
    }

    #[test]
    fn tables_of_each_language() {
        let expected = [["Name", "Purpose", "Expires"], ["`an_a`", "Counts visits", "2 years"], ["an_b", "Tells visits apart", "1 day"]];
        let haml = "- content_for :title, \"x_y\"\n%table.table{ class: \"a\",\n  data: { a: 1 } }\n  %thead\n    %tr\n      %th Name\n      %th Purpose\n      %th Expires\n  %tbody\n    -# %tr\n      %td no\n    - each do\n      %tr\n        %td\n          %code an_a\n        %td(class=\"x\") Counts visits\n        %td 2 years\n      %tr\n        %td= \"an_b\"\n        %td\n          Tells visits\n          apart\n        %td 1 day\n  :javascript\n    var a_b = 1;\n";
        let slim = "table.table data-a=\"1\"\n  thead\n    tr\n      th Name\n      th Purpose\n      th Expires\n  / tr\n    td no\n  tr\n    td: code an_a\n    td[class=\"x\"] Counts visits\n    td 2 years\n  tr\n    td an_b\n    td\n      | Tells visits\n        apart\n    td colspan=1 1 day\njavascript:\n  var a_b;\n";
        let pug = "extends layout\nblock content\n  table.table(class=\"a\",\n    border=\"0\")\n    tr\n      th Name\n      th Purpose\n      th Expires\n    //- tr\n      td no\n    tr\n      td #[code(class='x') an_a]\n      td Counts visits\n      td 2 years\n    tr\n      td an_b\n      td.\n        Tells visits\n        apart\n      td= '1 day'\n";
        for (language, text) in [(Indented::Haml, haml), (Indented::Slim, slim), (Indented::Pug, pug)] {
            let found: Vec<Vec<String>> = cells(language, text)
                .into_iter()
                .map(|row| row.into_iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect())
                .collect();
            assert_eq!(found, expected, "{}", language.markup(text));
        }
    }

    #[test]
    fn lines_keep_their_numbers_and_headers_of_keys_their_words() {
        let text = "%h1= t('cookies.title')\n%table{a: 1,\n  b: 2}\n  %tr\n    %th= t('.name')\n    %th= t \".expires\"\n  %tr\n    %td _ga_#{id}\n    %td 1 day\n";
        assert_eq!(Indented::Haml.markup(text).matches('\n').count(), text.matches('\n').count());
        let read = crate::charter::import::read(text.as_bytes(), "a.html.haml").unwrap().charter;
        let lines: Vec<(&str, usize)> = read.declarations.iter().map(|line| (line.name(), line.line)).collect();
        assert_eq!(lines, [("_ga_*", 7)]);
    }

    #[test]
    fn code_behind_a_blank_is_no_text() {
        let slim = "h1 = t(\"cookies.title\")\nh2 Analytics cookies\ntable\n  tr\n    th = t(\".name\")\n    th = t(\".purpose\")\n    th = t(\".duration\")\n  tr\n    td = \"_ga\"\n    td = t(\".ga_purpose\")\n    td 2 days\n  tr\n    td\n      code = Site::COOKIE_NAME\n    td: = cookie.purpose\n    td 1 day\n";
        let read = crate::charter::import::read(slim.as_bytes(), "a.slim").unwrap().charter;
        let lines: Vec<(&str, &str)> = read.declarations.iter().map(|line| (line.name(), line.purpose.en.as_str())).collect();
        assert_eq!(lines, [("_ga", "")]);
        assert!(!read.title.en.contains('='), "{}", read.title.en);
    }
}
