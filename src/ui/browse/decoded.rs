//! What the value that is shown says: a layer under the other, each as far to the right as it lies deep.

use egui::{Frame, Label, Margin, RichText, Stroke, Ui};

use super::{Action, Actions};
use crate::ui::kit::State;
use crate::ui::kit::speech::{DecodedLine, DecodedPart};
use crate::ui::theme::{Icon, radius, space, text, tokens};
use crate::ui::widget::{button, text as words_widget};

/// How much of a value, and of what it says, is shown; the rest is only copied.
pub(super) const SHOWN: usize = 4_096;
/// Points that a layer stands to the right of the one around it: the pane is narrow.
const STEP: f32 = 10.0;

/// Paints the part of the pane; nothing for a value of no known form.
pub fn show(ui: &mut Ui, state: &State, parts: &[DecodedPart], actions: &mut Actions) {
    if parts.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        words_widget::heading(ui, text::strong(state.words.text("decoded-title")));
        if button::icon(ui, Icon::COPY, &state.words.text("decoded-copy")).clicked() {
            actions.push(Action::CopyDecoded);
        }
    });
    for part in parts {
        #[expect(clippy::cast_precision_loss, reason = "at most five layers")]
        let right = part.depth as f32 * STEP;
        ui.horizontal_top(|ui| {
            ui.add_space(right);
            ui.vertical(|ui| layer(ui, state, part));
        });
    }
}

fn layer(ui: &mut Ui, state: &State, part: &DecodedPart) {
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.set_width(ui.available_width());
    ui.add(Label::new(text::strong(&part.title)).wrap());
    for line in &part.lines {
        match line {
            DecodedLine::Row(key, value) => words_widget::key_values(ui, &state.words, &[(key.clone(), value.clone())]),
            DecodedLine::Block(text) => block(ui, text),
            DecodedLine::Sentence(sentence) => drop(ui.add(Label::new(text::body(sentence)).wrap().selectable(true))),
            DecodedLine::Remark(remark) => drop(words_widget::note(ui, remark)),
        }
    }
}

/// A text of the value, in the face that the value has. What is longer is only copied.
fn block(ui: &mut Ui, text: &str) {
    let cut: String = text.chars().take(SHOWN).collect();
    let end = if cut.len() < text.len() { "…" } else { "" };
    let t = tokens(ui);
    let frame = Frame::new().fill(t.raised).stroke(Stroke::new(1.0, t.line)).corner_radius(radius::CONTROL);
    frame.inner_margin(Margin::symmetric(8, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(RichText::new(format!("{cut}{end}")).monospace().size(12.0)).wrap().selectable(true));
    });
}
