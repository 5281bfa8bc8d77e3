//! What completes the search field, worked out anew only when something that it rests on changed: a frame is painted far more often.

use std::sync::Arc;

use egui::{Id, Ui};

use crate::i18n::Language;
use crate::query::Facets;
use crate::query::filter::{Completion, complete};
use crate::ui::kit::{Pane, State, speech};
use crate::ui::widget::offers::caret;

/// What can follow where the caret stands, while one types.
pub fn completion(ui: &Ui, state: &State) -> Option<Arc<Completion>> {
    let field = Pane::Search.focus_id();
    if !ui.memory(|memory| memory.has_focus(field)) {
        return None;
    }
    let text = &state.browsing.typed.text;
    let asked = Asked {
        text: text.clone(),
        caret: caret(ui, field, text),
        language: state.language(),
        facets: state.browsing.facets.value().cloned(),
    };
    let id: Id = field.with("completion");
    let mut kept: Kept = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let completion =
        kept.completion(asked, |asked| complete(&asked.text, asked.caret, speech::filter_names(asked.language), asked.facets.as_deref()));
    ui.data_mut(|data| data.insert_temp(id, kept));
    completion
}

/// What a completion rests on.
#[derive(Clone)]
struct Asked {
    text: String,
    caret: usize,
    language: Language,
    facets: Option<Arc<Facets>>,
}

impl PartialEq for Asked {
    /// Counts are the same while they are the very same: they are never changed in place.
    fn eq(&self, other: &Self) -> bool {
        self.caret == other.caret
            && self.language == other.language
            && self.facets.as_ref().map(Arc::as_ptr) == other.facets.as_ref().map(Arc::as_ptr)
            && self.text == other.text
    }
}

/// The last completion with what it was asked for. It holds the counts, so that no others come to stand at their address.
#[derive(Clone, Default)]
struct Kept {
    asked: Option<Asked>,
    completion: Option<Arc<Completion>>,
}

impl Kept {
    fn completion(&mut self, asked: Asked, work: impl FnOnce(&Asked) -> Option<Completion>) -> Option<Arc<Completion>> {
        if self.asked.as_ref() != Some(&asked) {
            self.completion = work(&asked).map(Arc::new);
            self.asked = Some(asked);
        }
        self.completion.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_worked_out_again_while_nothing_changed() {
        let (mut kept, mut times) = (Kept::default(), 0);
        let facets = Arc::new(Facets::default());
        let first = Asked { text: "par".into(), caret: 3, language: Language::En, facets: Some(Arc::clone(&facets)) };
        let mut ask = |asked: &Asked| {
            kept.completion(asked.clone(), |_| {
                times += 1;
                None
            });
            times
        };
        assert_eq!([ask(&first), ask(&first), ask(&first.clone())], [1, 1, 1]);
        for changed in [
            Asked { text: "pat".into(), ..first.clone() },
            Asked { caret: 2, ..first.clone() },
            Asked { language: Language::Fr, ..first.clone() },
            Asked { facets: Some(Arc::default()), ..first.clone() },
            Asked { facets: None, ..first.clone() },
        ] {
            let before = ask(&first);
            assert_eq!((ask(&changed), ask(&changed)), (before + 1, before + 1));
        }
    }
}
