//! What the person wrote beside the notes in their file: comments stand where they stood when the file is written again.

use std::collections::BTreeMap;

use super::Topic;

/// The comments of a file, each with its `#`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Comments {
    /// Above everything.
    pub head: Vec<String>,
    /// Above a note, or in it; written above it.
    of: BTreeMap<Topic, Vec<String>>,
}

impl Comments {
    /// Of a file that was understood, with what its blocks are about: cookies, sites and findings, each in the order of the file.
    pub(super) fn of(text: &str, topics: [Vec<Topic>; 3]) -> Self {
        let [mut cookies, mut sites, mut findings] = topics.map(Vec::into_iter);
        let (mut comments, mut at, mut waiting) = (Self::default(), None, Vec::new());
        for line in lines(text) {
            match line {
                Line::Comment(comment) => waiting.push(comment),
                // What stands apart from the block below it is of what stands above.
                Line::Blank => comments.put(at.as_ref(), &mut waiting),
                Line::Block(name, comment) => {
                    at = match name {
                        "site" => sites.next(),
                        "finding" => findings.next(),
                        _ => cookies.next(),
                    };
                    waiting.extend(comment);
                    comments.put(at.as_ref(), &mut waiting);
                }
                Line::Other(comment) => {
                    waiting.extend(comment);
                    comments.put(at.as_ref(), &mut waiting);
                }
            }
        }
        comments.put(at.as_ref(), &mut waiting);
        comments
    }

    fn put(&mut self, at: Option<&Topic>, waiting: &mut Vec<String>) {
        match at {
            None => self.head.append(waiting),
            Some(topic) if !waiting.is_empty() => self.of.entry(topic.clone()).or_default().append(waiting),
            Some(_) => {}
        }
    }

    /// Those of a note.
    pub(super) fn at(&self, topic: &Topic) -> &[String] {
        self.of.get(topic).map_or(&[], Vec::as_slice)
    }
}

/// A line of a TOML file, as far as comments go.
enum Line<'a> {
    /// Nothing else.
    Comment(String),
    /// Nothing.
    Blank,
    /// The head of a block, by its name, perhaps with a comment behind it.
    Block(&'a str, Option<String>),
    /// Anything else, perhaps with a comment behind it.
    Other(Option<String>),
}

/// The lines of a file. A `#` in a text is none of a comment, be the text one of several lines or not.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut open: Option<&'static str> = None;
    text.lines().map(move |line| {
        let began_open = open.is_some();
        let comment = comment_of(line, &mut open);
        let code = line.get(..line.len() - comment.map_or(0, str::len)).unwrap_or_default().trim();
        let comment = comment.map(|comment| comment.trim_end().to_owned());
        match comment {
            Some(comment) if code.is_empty() && !began_open => Line::Comment(comment),
            None if code.is_empty() && !began_open && open.is_none() => Line::Blank,
            comment => match code.strip_prefix("[[").and_then(|code| code.strip_suffix("]]")).filter(|_| !began_open) {
                Some(name) => Line::Block(name.trim(), comment),
                None => Line::Other(comment),
            },
        }
    })
}

/// The comment at the end of a line, and which text is still open behind it.
fn comment_of<'a>(line: &'a str, open: &mut Option<&'static str>) -> Option<&'a str> {
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let step = match *open {
            Some(end) if rest.starts_with(end) => {
                *open = None;
                end.len()
            }
            // A backslash takes what follows it along, but not in texts that are literal.
            Some(end) if end.starts_with('"') && rest.starts_with('\\') => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            Some(_) => first(rest),
            None if rest.starts_with('#') => return Some(rest),
            None => match ["\"\"\"", "'''", "\"", "'"].into_iter().find(|end| rest.starts_with(end)) {
                Some(end) => {
                    *open = Some(end);
                    end.len()
                }
                None => first(rest),
            },
        };
        at += step;
    }
    // Only texts of several lines go on.
    *open = open.filter(|end| end.len() == 3);
    None
}

fn first(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}
