//! A file that was written, and the way to its folder.

use std::path::Path;
use std::sync::Arc;

use egui::Context;

use super::{Command, State, speech, wake};
use crate::jobs::{Failure, Job};

impl State {
    /// Says that a file was written, and offers to show its folder; `is_whole` is false when not all that was asked for is in it.
    pub fn say_written(&mut self, text: String, file: &Path, is_whole: bool) {
        self.written = file.parent().map(Path::to_path_buf);
        if is_whole {
            self.offer(text, Command::ShowFolder);
        } else {
            self.warn_and_offer(text, Command::ShowFolder);
        }
    }

    /// Shows the folder of the file that was written last in the file manager.
    pub fn show_written(&mut self, ctx: &Context) {
        let Some(folder) = self.written.clone() else { return };
        let show = Arc::clone(&self.env.show_folder);
        self.showing_folder.start("show-folder", Arc::default(), wake(ctx), move |_| show(&folder));
    }

    /// Says when the file manager did not open.
    pub fn poll_showing(&mut self, ctx: &Context) {
        if !self.showing_folder.poll() {
            return;
        }
        let problem = match self.showing_folder.job() {
            Job::Failed { failure: Failure::Work(error), .. } => {
                let reason = speech::io_reason(&self.words, error);
                self.words.with("show-folder-failed", &[("reason", reason.into())])
            }
            Job::Failed { .. } => self.words.text("error-died").into_owned(),
            Job::Idle | Job::Running { .. } | Job::Done(_) => return,
        };
        let folder = self.written.as_ref().map(|folder| speech::visible(&folder.display().to_string()));
        self.dialogs.show_error(problem, folder, Vec::new(), ctx);
    }
}
