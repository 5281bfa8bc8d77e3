//! The words of a guided audit.

use super::{audit_label, io_reason, visible};
use crate::audit::Label;
use crate::guided::{AddressProblem, GuidedError, STEPS};
use crate::i18n::Words;
use crate::speech::SentenceAndPath;

/// Why a text is no address of a site.
#[must_use]
pub fn address_problem(words: &Words, problem: AddressProblem) -> String {
    let id = match problem {
        AddressProblem::Empty => "guided-address-empty",
        AddressProblem::NotWeb => "guided-address-not-web",
        AddressProblem::HasSecret => "guided-address-secret",
        AddressProblem::NoHost => "guided-address-no-host",
    };
    words.text(id).into_owned()
}

/// Why a guided audit cannot go on; `browser` is the name of the one that is used.
#[must_use]
pub fn guided_error(words: &Words, browser: &str, error: &GuidedError) -> SentenceAndPath {
    let shown = |path: &std::path::Path| Some(visible(&path.display().to_string()));
    let with =
        |id: &str, source: &std::io::Error| words.with(id, &[("browser", browser.into()), ("reason", io_reason(words, source).into())]);
    match error {
        GuidedError::NoRoom(source) => (with("guided-error-no-room", source), None),
        GuidedError::NotStarted { source, program } => (with("guided-error-not-started", source), shown(program)),
        GuidedError::Ended { program } => (words.with("guided-error-ended", &[("browser", browser.into())]), shown(program)),
        GuidedError::NoStore { profile } => (words.with("guided-error-no-store", &[("browser", browser.into())]), shown(profile)),
        GuidedError::NotCopied { source, path } => (with("guided-error-not-copied", source), shown(path)),
        GuidedError::OutOfOrder => (words.text("guided-error-out-of-order").into_owned(), None),
        GuidedError::Cancelled => (words.text("guided-error-cancelled").into_owned(), None),
    }
}

/// A step with its number: "Step 2 of 4: refuse".
#[must_use]
pub fn guided_step(words: &Words, step: Label) -> String {
    let number = STEPS.iter().position(|known| *known == step).unwrap_or(0) + 1;
    let name = guided_step_name(words, step);
    words.with("guided-step", &[("number", number.into()), ("total", STEPS.len().into()), ("step", name.as_str().into())])
}

/// What is done in a step: "refuse".
#[must_use]
pub fn guided_step_name(words: &Words, step: Label) -> String {
    words.text(&format!("guided-step-{}", step.code())).into_owned()
}

/// What the store of a step is called beside its browser: "first visitor, before any choice".
#[must_use]
pub fn guided_profile(words: &Words, step: Label) -> String {
    let moment = audit_label(words, step);
    let id = if matches!(step, Label::Before | Label::Refused) { "guided-profile-first" } else { "guided-profile-second" };
    words.with(id, &[("moment", moment.into())])
}

/// What one does in the browser in a step, in order.
#[must_use]
pub fn guided_instructions(words: &Words, step: Label) -> Vec<String> {
    (1..=3).map(|line| words.text(&format!("guided-do-{}-{line}", step.code())).into_owned()).collect()
}
