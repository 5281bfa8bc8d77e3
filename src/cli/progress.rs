//! One line on a terminal that is written over as work goes on.

use std::io::{self, IsTerminal as _, Write};
use std::time::{Duration, Instant};

use crate::speech;

/// Between two states of the line: more often nobody reads, and a terminal far away would hold the work up.
const BETWEEN: Duration = Duration::from_millis(100);
/// Letters of a line that fits every terminal.
const WIDTH: usize = 79;
/// Back to the beginning of the line, and nothing on it.
const CLEAR: &[u8] = b"\r\x1b[K";

/// What goes on, where standard error is a terminal; nothing anywhere else.
pub(super) struct ProgressLine<W> {
    /// None where nobody watches.
    out: Option<W>,
    shown_at: Option<Instant>,
    is_shown: bool,
}

impl ProgressLine<io::Stderr> {
    pub(super) fn on_terminal() -> Self {
        let err = io::stderr();
        Self::on(err.is_terminal().then_some(err))
    }
}

impl<W: Write> ProgressLine<W> {
    fn on(out: Option<W>) -> Self {
        Self { out, shown_at: None, is_shown: false }
    }

    /// Shows a state, unless the last one was shown just now.
    pub(super) fn show(&mut self, line: impl FnOnce() -> String) {
        let Some(out) = &mut self.out else { return };
        if self.shown_at.is_some_and(|at| at.elapsed() < BETWEEN) {
            return;
        }
        let line = line();
        let line = speech::visible(&line);
        let cut: String = if line.chars().count() > WIDTH { line.chars().take(WIDTH - 1).chain(['…']).collect() } else { line };
        // A terminal that has gone is no reason to stop.
        let _ = out.write_all(CLEAR).and_then(|()| out.write_all(cut.as_bytes())).and_then(|()| out.flush());
        (self.shown_at, self.is_shown) = (Some(Instant::now()), true);
    }

    /// Takes the line away, before a sentence that stays or at the end.
    pub(super) fn clear(&mut self) {
        if let Some(out) = self.out.as_mut().filter(|_| std::mem::take(&mut self.is_shown)) {
            let _ = out.write_all(CLEAR).and_then(|()| out.flush());
            self.shown_at = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_written_over_and_taken_away_and_steers_no_terminal() {
        let mut out = Vec::new();
        let mut line = ProgressLine::on(Some(&mut out));
        line.show(|| "a\x1b[2Jb".to_owned());
        line.clear();
        line.clear();
        line.show(|| "é".repeat(200));
        let written = String::from_utf8(out).unwrap();
        let parts: Vec<&str> = written.split("\r\x1b[K").collect();
        assert_eq!(parts.len(), 4, "{written:?}");
        assert!(!parts[1].contains('\x1b'), "{written:?}");
        assert_eq!((parts[2], parts[3].chars().count()), ("", WIDTH));
        let mut nobody = ProgressLine::<Vec<u8>>::on(None);
        nobody.show(|| unreachable!());
    }
}
