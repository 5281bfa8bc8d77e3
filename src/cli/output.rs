use std::io::{self, BufWriter, IsTerminal as _, Write};

use super::Failure;
use crate::i18n::Words;
use crate::speech;

/// Writes to standard output. A reader that goes away early (`| head`) is not an error.
pub(super) fn write_to(words: &Words, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let reason = speech::io_reason(words, &error);
            Err(Failure::usage(words.with("cli-output-unwritten", &[("reason", reason.into())])))
        }
        _ => Ok(()),
    }
}

/// Lines to standard output. What stands in them came from files of others, so nothing in them may steer the terminal.
pub(super) fn print(words: &Words, lines: &[String]) -> Result<(), Failure> {
    write_to(words, |out| lines.iter().try_for_each(|line| writeln!(out, "{}", speech::visible(line))))
}

/// Help and version, on lines that every terminal has room for; a closed pipe is no reason to complain.
pub(super) fn told(message: &clap::Error) {
    let mut out = io::stdout().lock();
    let text = message.render();
    let text = if out.is_terminal() { text.ansi().to_string() } else { text.to_string() };
    let _ = out.write_all(in_columns(&text).as_bytes()).and_then(|()| out.flush());
}

/// Columns of the narrowest terminal in use.
const COLUMNS: usize = 80;

/// A help with its long lines on as many as they need, each below the beginning of its text. clap does that itself only with a library that asks for the
/// size of the terminal.
fn in_columns(text: &str) -> String {
    let mut wrapped = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if width(line.trim_end()) <= COLUMNS {
            wrapped.push_str(line);
            continue;
        }
        let indent = hanging(line);
        let mut at = 0;
        for (place, word) in line.trim_end().split(' ').enumerate() {
            if place > 0 && at > indent && at + 1 + width(word) > COLUMNS {
                wrapped.truncate(wrapped.trim_end_matches(' ').len());
                wrapped.push('\n');
                wrapped.push_str(&" ".repeat(indent));
                at = indent;
            } else if place > 0 {
                wrapped.push(' ');
                at += 1;
            }
            wrapped.push_str(word);
            at += width(word);
        }
        wrapped.push('\n');
    }
    wrapped
}

/// Where the text of a line begins: behind its indent, the mark of a list, or a flag or command with two spaces after it.
fn hanging(line: &str) -> usize {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    if text.starts_with("- ") {
        return indent + 2;
    }
    let gap = if indent > 0 { text.find("  ") } else { None };
    let behind = gap.and_then(|gap| text.get(gap..)).map(|rest| rest.len() - rest.trim_start_matches(' ').len());
    match (gap, behind) {
        (Some(gap), Some(spaces)) => {
            let column = indent + width(text.get(..gap).unwrap_or_default()) + spaces;
            if column <= COLUMNS / 2 { column } else { indent }
        }
        _ => indent,
    }
}

/// Letters that are seen: not those of the sequences that make a terminal write bold.
fn width(text: &str) -> usize {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().map_or(0, |part| part.chars().count());
    first + parts.map(|part| part.split_once('m').map_or(0, |(_, rest)| rest.chars().count())).sum::<usize>()
}

/// One sentence to standard error; nobody there to read it is no reason to stop.
pub(super) fn complain(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "cookie-charter: {}", speech::visible(sentence));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_put_below_the_beginning_of_their_text() {
        let long = "mot ".repeat(30);
        for (head, indent) in [
            ("", 0),
            ("          ", 10),
            ("          - rfc : ", 12),
            ("  -f, --format <FORMAT>  ", 25),
            ("  \u{1b}[1mexport\u{1b}[0m    ", 12),
        ] {
            let text = in_columns(&format!("{head}{}\n\nend\n", long.trim_end()));
            let lines: Vec<&str> = text.lines().collect();
            assert!(lines.iter().all(|line| width(line) <= COLUMNS && *line == line.trim_end()), "{text}");
            assert!(lines[1].starts_with(&" ".repeat(indent)) && lines[1][indent..].starts_with("mot"), "{head:?}: {text}");
            assert_eq!(text.split_whitespace().filter(|word| *word == "mot").count(), 30);
            assert!(text.ends_with("\n\nend\n"), "{text}");
        }
        let word = "x".repeat(100);
        assert_eq!(in_columns(&format!("  {word} y\n")), format!("  {word}\n  y\n"));
    }
}
