//! What stands between brackets, in brackets.

use super::lexer::{Kind, tokens};

/// Brackets in brackets; deeper ones are read as if they were not there.
const DEEPEST: usize = 40;

/// A sign, or what stands between two brackets.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub form: Form,
    /// Bytes of the text.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// From 0.
    pub line: usize,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// The text of a literal.
    Text(String),
    /// A name or a number.
    Word(String),
    /// Any other sign.
    Sign(char),
    /// What stands between brackets of one kind.
    Group(char, Vec<Node>),
}

impl Node {
    /// The parts of a list or an object, divided by commas.
    pub fn parts(&self, open: char) -> Option<Vec<&[Node]>> {
        match &self.form {
            Form::Group(kind, nodes) if *kind == open => Some(divided(nodes)),
            _ => None,
        }
    }
}

/// Nodes divided by commas; empty parts are left out.
pub fn divided(nodes: &[Node]) -> Vec<&[Node]> {
    nodes.split(|node| node.form == Form::Sign(',')).filter(|part| !part.is_empty()).collect()
}

/// The nodes of a script. Brackets that do not fit are passed over: a script in the middle of markup has some.
pub fn tree(text: &str) -> Vec<Node> {
    let mut open: Vec<(char, usize, usize, Vec<Node>)> = vec![('\0', 0, 0, Vec::new())];
    let mut too_deep = 0_usize;
    for token in tokens(text) {
        let form = match token.kind {
            Kind::Open(_) if open.len() > DEEPEST => {
                too_deep += 1;
                continue;
            }
            Kind::Open(kind) => {
                open.push((kind, token.start, token.line, Vec::new()));
                continue;
            }
            Kind::Close(_) if too_deep > 0 => {
                too_deep -= 1;
                continue;
            }
            Kind::Close(close) => {
                if open.iter().skip(1).any(|(kind, ..)| partner(*kind) == close) {
                    while close_last(&mut open, token.end).is_some_and(|kind| partner(kind) != close) {}
                }
                continue;
            }
            Kind::Text(text) => Form::Text(text),
            Kind::Word(word) => Form::Word(word),
            Kind::Sign(sign) => Form::Sign(sign),
        };
        if let Some((.., nodes)) = open.last_mut() {
            nodes.push(Node { form, start: token.start, end: token.end, line: token.line });
        }
    }
    while open.len() > 1 {
        close_last(&mut open, text.len());
    }
    open.pop().map(|(.., nodes)| nodes).unwrap_or_default()
}

fn partner(open: char) -> char {
    match open {
        '{' => '}',
        '[' => ']',
        _ => ')',
    }
}

/// Puts what was opened last into what holds it; its kind.
fn close_last(open: &mut Vec<(char, usize, usize, Vec<Node>)>, end: usize) -> Option<char> {
    if open.len() < 2 {
        return None;
    }
    let (kind, start, line, nodes) = open.pop()?;
    open.last_mut()?.3.push(Node { form: Form::Group(kind, nodes), start, end, line });
    Some(kind)
}
