//! What a correction would change in the open stores. Goes through every row, so it is work for a thread.

use std::sync::Arc;

use super::form::CorrectForm;
use crate::charter::categorise;
use crate::corrections::{Correction, Corrections, Reach};
use crate::inventory::OpenStore;
use crate::jobs::Flag;

/// What a decision changes in the open stores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Touched {
    /// Cookies that it decides on.
    pub cookies: u64,
    /// Those of them that go to another category.
    pub moved: u64,
}

/// What each reach would touch, in the order of [`Reach::ALL`].
pub(super) fn count(stores: &[Arc<OpenStore>], corrections: &Corrections, form: &CorrectForm, flag: &Flag) -> [Touched; 3] {
    Reach::ALL.map(|reach| if flag.is_cancelled() { Touched::default() } else { touched(stores, corrections, &form.correction(reach)) })
}

/// The cookies that this decision, and no narrower one, decides on.
fn touched(stores: &[Arc<OpenStore>], corrections: &Corrections, correction: &Correction) -> Touched {
    let mut then = corrections.clone();
    then.add(correction.clone());
    let Some(base) = then.base() else { return Touched::default() };
    let candidates = base.candidates(correction.pattern.text());
    let decides = |host: &str| {
        let best = base.best_of(&candidates, host).and_then(|(line, _)| base.names.get(line));
        best.is_some_and(|line| correction.is_line(line))
    };
    let mut sum = Touched::default();
    for store in stores {
        let cookies = &store.report.cookies;
        let Some(name) = cookies.strings.find(correction.pattern.text()) else { continue };
        let rows = cookies.rows.iter().zip(store.classification.verdicts.iter()).filter(|(cookie, _)| cookie.name == name);
        for (_, verdict) in rows.filter(|(cookie, _)| decides(cookies.strings.get(cookie.host.name()))) {
            sum.cookies += 1;
            sum.moved += u64::from(categorise(correction.purpose, verdict.party) != verdict.category);
        }
    }
    sum
}
