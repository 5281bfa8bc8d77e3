use std::io::Stderr;

use crate::cli::open::refusal;
use crate::cli::progress::ProgressLine;
use crate::cli::{Failure, output};
use crate::i18n::Words;
use crate::speech::{self, with_path};
use crate::store::{LeftOut, Omission, Paths};
use crate::work::Step;

/// Tells on standard error what goes on and what was not read.
pub(super) struct Teller<'a> {
    words: &'a Words,
    line: ProgressLine<Stderr>,
    read: u64,
    unread: u64,
    cookies: u64,
    /// The last sentence while nothing was read: it may be what the whole run ends with.
    last: Option<String>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(words: &'a Words) -> Self {
        Self { words, line: ProgressLine::on_terminal(), read: 0, unread: 0, cookies: 0, last: None }
    }

    pub(super) fn has_read(&self) -> bool {
        self.read > 0
    }

    pub(super) fn met(&mut self, step: &Step) {
        let words = self.words;
        match step {
            Step::Read(opened) => {
                let store = &opened.store;
                self.read += 1;
                self.cookies += store.report.record.rows_read;
                self.tell_last();
                for sentence in speech::store_losses(words, store) {
                    self.line.clear();
                    output::complain(&sentence);
                }
                let counts = [("read", self.read.into()), ("unread", self.unread.into()), ("cookies", self.cookies.into())];
                self.line.show(|| with_path(words, (words.with("cli-recursive-progress", &counts), Some(store.source.shown().to_owned()))));
            }
            Step::Failed(source, error) => self.unread(refusal(source, error, words)),
            Step::LeftOut(left) => self.left_out(left),
            Step::Repeated(path) => self.tell(words.with("cli-named-twice", &[("path", path.display().to_string().into())])),
        }
    }

    fn left_out(&mut self, left: &LeftOut) {
        let sentence = || with_path(self.words, speech::left_out(self.words, left, Paths::Whole));
        if left.why.is_unread() {
            self.unread(sentence());
        } else if left.why.is_a_loss() || matches!(left.why, Omission::LinkedElsewhere) {
            self.tell(sentence());
        }
    }

    /// Counts what was not read.
    pub(super) fn unread(&mut self, sentence: String) {
        self.unread += 1;
        self.tell(sentence);
    }

    fn tell(&mut self, sentence: String) {
        self.tell_last();
        if self.has_read() {
            self.line.clear();
            output::complain(&sentence);
        } else {
            self.last = Some(sentence);
        }
    }

    fn tell_last(&mut self) {
        if let Some(sentence) = self.last.take() {
            self.line.clear();
            output::complain(&sentence);
        }
    }

    /// Whether everything could be read; when nothing could, the last sentence is the failure.
    pub(super) fn finish(mut self) -> Result<bool, Failure> {
        self.line.clear();
        if !self.has_read() {
            return Err(Failure::nothing_read(self.last.unwrap_or_default()));
        }
        if self.unread > 0 {
            let counts = [("read", self.read.into()), ("unread", self.unread.into())];
            output::complain(&self.words.with("cli-recursive-unread", &counts));
        }
        Ok(self.unread == 0)
    }
}
