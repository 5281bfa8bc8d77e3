//! What a correction would change in the open stores, for each reach. Goes through every row, so it is work for a thread.

use std::sync::Arc;

use super::form::CorrectForm;
use crate::classify::Knowledge;
use crate::corrections::{Correction, Corrections, Reach, Touched, Undecided, news};
use crate::inventory::OpenStore;
use crate::jobs::Flag;

/// What a reach would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Counted {
    /// What it changes in the open stores.
    pub touched: Touched,
    /// What becomes of the corrections.
    pub outcome: Outcome,
}

/// What becomes of the corrections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) enum Outcome {
    /// It would be said without it: nothing is kept.
    #[default]
    Nothing,
    /// It would be said without it: what was decided before goes.
    Dropped,
    /// It is kept.
    Kept,
}

/// What each reach would do, in the order of [`Reach::ALL`].
pub(super) fn count(
    stores: &[Arc<OpenStore>],
    corrections: &Corrections,
    (form, knowledge): (&CorrectForm, &Knowledge),
    flag: &Flag,
) -> [Counted; 3] {
    let undecided = Undecided::of(stores, &form.corrections(Reach::Cookie), knowledge);
    Reach::ALL.map(|reach| {
        if flag.is_cancelled() {
            return Counted::default();
        }
        let news = news(corrections, &form.corrections(reach), &undecided);
        let outcome = match (news.corrections.iter().all(Correction::is_empty), corrections.clone().put_all(news.corrections)) {
            (_, 0) => Outcome::Nothing,
            (true, _) => Outcome::Dropped,
            (false, _) => Outcome::Kept,
        };
        Counted { touched: news.touched, outcome }
    })
}
