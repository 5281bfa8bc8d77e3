//! Work whose end nobody knows.

use egui::{Response, Spinner, Ui};

use crate::ui::theme::tokens;

/// A wheel that turns, `size` points wide; `name` says what it waits for.
pub fn spinner(ui: &mut Ui, size: f32, name: &str) -> Response {
    let response = ui.add(Spinner::new().size(size).color(tokens(ui).accent));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}
