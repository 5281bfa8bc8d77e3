use std::io::{self, BufWriter, Write};

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

/// Help and version, which clap writes to standard output; a closed pipe is no reason to complain.
pub(super) fn told(message: &clap::Error) {
    let _ = message.print();
}

/// One sentence to standard error; nobody there to read it is no reason to stop.
pub(super) fn complain(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "cookie-charter: {}", speech::visible(sentence));
}
