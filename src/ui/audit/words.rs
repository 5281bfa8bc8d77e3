//! Words that lines and details of an audit share.

use crate::audit::{Label, Labels, Row};
use crate::charter::{Category, Declaration, DeclaredLife, Party, categorise};
use crate::i18n::Words;
use crate::ui::kit::{State, speech};

/// The moments in a word each: the whole names stand in the details, and are spoken.
pub(super) fn moments_short(words: &Words, labels: Labels) -> String {
    let short = |label: Label| words.text(&format!("audit-short-{}", label.code())).into_owned();
    labels.iter().map(short).collect::<Vec<_>>().join(", ")
}

/// The category as the audit sees it: what is not of the site is a third party's.
pub(super) fn category_of(row: &Row) -> Category {
    categorise(row.purpose, if row.is_own { row.party } else { Party::Third })
}

/// How long a declaration says that a cookie lives.
pub(super) fn declared_life(state: &State, line: &Declaration) -> String {
    speech::declared_life(&state.words, line.life).unwrap_or_else(|| "—".to_owned())
}

/// Where it is declared, under which name, for how long.
pub(super) fn declared_sentence(state: &State, line: &Declaration) -> String {
    let words = &state.words;
    let told = speech::visible(line.name());
    let told = words.with("charter-read-line", &[("line", line.line.to_string().into()), ("told", told.into())]);
    let lasts = Some(declared_life(state, line)).filter(|_| line.life != DeclaredLife::Unsaid);
    let kind = line.category.map(|category| speech::category(words, category));
    speech::asides(words, [Some(told), kind, lasts].into_iter().flatten())
}
