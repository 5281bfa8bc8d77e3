use std::ffi::OsString;
use std::io::{self, BufWriter, Write};

use super::Failure;
use super::french::{self, Message};
use crate::charter::Language;
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

/// What clap says: help and version to standard output, mistakes to standard error; a closed pipe is no reason to complain. A mistake repeats
/// what was typed, so it is written without colours when that could steer the terminal.
pub(super) fn usage(message: &clap::Error, typed: &[OsString], language: Language) {
    let french = if language == Language::Fr { french::message(typed) } else { None };
    let steers = |typed: &OsString| {
        let text = typed.to_string_lossy();
        speech::visible(&text) != text
    };
    let _ = match french {
        Some(Message::Help(help)) => help.print(),
        Some(Message::Mistake(text)) => complain_in_lines(&text),
        None if message.use_stderr() && typed.iter().any(steers) => complain_in_lines(&message.to_string()),
        None => message.print(),
    };
}

fn complain_in_lines(text: &str) -> io::Result<()> {
    text.lines().try_for_each(|line| writeln!(io::stderr().lock(), "{}", speech::visible(line)))
}

/// One sentence to standard error; nobody there to read it is no reason to stop.
pub(super) fn complain(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "cookie-charter: {}", speech::visible(sentence));
}
