use crate::i18n::Words;
use crate::ui::kit::{Command, speech};

/// What the feature keeps.
#[derive(Debug, Default)]
pub struct Own {
    /// The step one is at; none while it is not shown.
    pub(super) step: Option<usize>,
}

/// The steps: the page of each, and its words.
pub(super) const STEPS: [(Command, &str); 3] =
    [(Command::Overview, "tour-overview"), (Command::Cookies, "tour-cookies"), (Command::Audit, "tour-audit")];

impl Own {
    /// The step in words, for who does not see it.
    #[must_use]
    pub fn spoken(&self, words: &Words) -> Option<String> {
        let (title, sentence) = told(words, self.step?)?;
        Some(speech::sentences(words, &title, &sentence))
    }
}

/// The title of a step, and what it says.
pub(super) fn told(words: &Words, step: usize) -> Option<(String, String)> {
    let (command, id) = STEPS.get(step)?;
    let page = words.text(command.label_id()).into_owned();
    let title = words.with("tour-step", &[("step", (step + 1).into()), ("all", STEPS.len().into()), ("page", page.into())]);
    Some((title, words.text(id).into_owned()))
}
