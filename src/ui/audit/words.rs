//! Words that lines and details of an audit share.

use crate::audit::{Label, Labels, Row};
use crate::charter::{Category, Declaration, DeclaredLife, Party, categorise};
use crate::i18n::Words;
use crate::ui::kit::{State, speech};

/// The moments of a visit; a store that was taken at no named one is beside them.
const MOMENTS: [Label; 4] = [Label::Before, Label::Refused, Label::Accepted, Label::Withdrawn];

/// The moments in a word each, or all of them in one, as a cell begins: the whole names stand in the details, and are spoken.
pub(super) fn moments_short(words: &Words, labels: Labels) -> String {
    // All in turn would be cut in the room of a column, and the last one is the one that matters.
    let has_all = MOMENTS.into_iter().all(|label| labels.has(label));
    let single = labels.iter().filter(|label| !(has_all && MOMENTS.contains(label))).map(Label::code);
    let codes = single.chain(has_all.then_some("all")).enumerate();
    let word = |(place, code)| words.text(&format!("audit-{}-{code}", if place == 0 { "head" } else { "short" })).into_owned();
    codes.map(word).collect::<Vec<_>>().join(", ")
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn all_moments_are_told_in_one_word_that_has_room() {
        for (language, all, three) in
            [(Language::En, "all four", "Before, refused, accepted"), (Language::Fr, "les quatre", "Avant, refus, acceptation")]
        {
            let words = Words::new(language, jiff::tz::TimeZone::UTC);
            let short = |labels: &[Label]| moments_short(&words, labels.iter().copied().collect());
            assert_eq!(short(&MOMENTS), words.text("audit-head-all"));
            assert_eq!(short(&MOMENTS[..3]), three);
            let observed = words.text("audit-head-observed");
            assert_eq!(short(&Label::ALL), format!("{observed}, {all}"), "none is left out");
        }
    }
}
