//! A virtual list of lines of one height, of which one is chosen: one stop of Tab, arrows choose, and only what is in view has a node.

use std::borrow::Cow;

use egui::accesskit::{Action, Role};
use egui::{EventFilter, Id, Key, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::button::pane_ring;
use super::own_keys;
use super::region;
use super::type_ahead;
use crate::ui::theme::tokens;

/// What a list is called, and what of it is chosen.
pub struct List<'a> {
    /// Stable id; takes the focus.
    pub id: Id,
    /// For screen readers.
    pub name: &'a str,
    /// How many lines.
    pub lines: usize,
    /// How high a line is, in points.
    pub line_height: f32,
    /// The chosen line.
    pub chosen: Option<usize>,
    /// How a line begins, for letters that are typed; asked of many lines at once.
    pub begins: &'a dyn Fn(usize) -> Cow<'a, str>,
}

/// A line to paint.
pub struct Line {
    /// From 0.
    pub number: usize,
    /// Where it stands.
    pub rect: Rect,
}

/// What one did with a list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Done {
    /// This line was chosen.
    pub chosen: Option<usize>,
    /// Enter was pressed, or a line was clicked twice: what it leads to is wanted.
    pub is_entered: bool,
}

/// Where the heads of columns stand above a list with room for so many lines: over its cells, beside which the bar stands where there are more.
pub fn heads(ui: &Ui, rect: Rect, (lines, in_view): (usize, usize)) -> Rect {
    let bar = if lines > in_view { ui.spacing().scroll.allocated_width() } else { 0.0 };
    rect.with_max_x(rect.right() - bar)
}

impl List<'_> {
    /// Shows the list in the room there is. `line` paints one line and gives its name for screen readers.
    pub fn show(&self, ui: &mut Ui, mut line: impl FnMut(&Ui, &Line) -> String) -> Done {
        let rect = ui.available_rect_before_wrap();
        let pane = ui.interact(rect, self.id, Sense::focusable_noninteractive());
        region::mark(ui.ctx(), rect, self.id);
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_role(Role::ListBox);
            node.set_label(self.name.to_owned());
            node.set_size_of_set(self.lines);
        });
        let mut done = Done::default();
        if pane.has_focus() {
            done = self.keys(ui);
        }
        let mut area = ScrollArea::vertical().id_salt(self.id).auto_shrink(false);
        if let Some(number) = done.chosen {
            area = area.vertical_scroll_offset(self.keep_in_view(ui, rect.height(), number));
        }
        // The options are children of the list: only so does a screen reader hear of the chosen one.
        let output = ui.scope_builder(UiBuilder::new().accessibility_parent(self.id), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            area.show_rows(ui, self.line_height, self.lines, |ui, range| {
                for number in range {
                    let option = self.line(ui, number, &mut line);
                    let is_asked = ui.input(|input| input.has_accesskit_action_request(option.id, Action::Focus));
                    if option.clicked() || is_asked {
                        done.chosen = Some(number);
                        // At the edge perhaps only half of it was seen.
                        option.scroll_to_me(None);
                        ui.memory_mut(|memory| memory.request_focus(self.id));
                    }
                    done.is_entered |= option.double_clicked();
                }
            })
        });
        let offset = output.inner.state.clamped_offset().y;
        ui.ctx().data_mut(|data| data.insert_temp(self.id.with("offset"), offset));
        pane_ring(ui, &pane, rect);
        done
    }

    fn line(&self, ui: &mut Ui, number: usize, paint: &mut impl FnMut(&Ui, &Line) -> String) -> Response {
        let t = tokens(ui);
        let is_chosen = self.chosen == Some(number);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), self.line_height), Sense::CLICK);
        if is_chosen || response.hovered() {
            ui.painter().rect_filled(rect, 0, if is_chosen { t.selected } else { t.hover });
        }
        let name = paint(ui, &Line { number, rect });
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::ListBoxOption);
            node.set_selected(is_chosen);
            // Chosen, not ticked.
            node.clear_toggled();
            node.set_position_in_set(number);
            node.add_action(Action::Focus);
        });
        if is_chosen {
            ui.ctx().accesskit_node_builder(self.id, |node| node.set_active_descendant(response.id.accesskit_id()));
        }
        response
    }

    /// The list has the focus as a whole.
    fn keys(&self, ui: &Ui) -> Done {
        let filter = EventFilter { vertical_arrows: true, ..Default::default() };
        own_keys::keep(ui.ctx(), self.id, filter);
        let Some(last) = self.lines.checked_sub(1) else { return Done::default() };
        let typed = type_ahead::found(ui.ctx(), self.id, (self.chosen, self.lines), self.begins);
        ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(egui::Modifiers::NONE, key);
            let moved = if pressed(Key::ArrowDown) {
                Some(self.chosen.map_or(0, |at| at + 1))
            } else if pressed(Key::ArrowUp) {
                Some(self.chosen.map_or(0, |at| at.saturating_sub(1)))
            } else if pressed(Key::PageDown) {
                Some(self.chosen.unwrap_or(0) + 10)
            } else if pressed(Key::PageUp) {
                Some(self.chosen.unwrap_or(0).saturating_sub(10))
            } else if pressed(Key::Home) {
                Some(0)
            } else if pressed(Key::End) {
                Some(last)
            } else {
                typed
            };
            Done { chosen: moved.map(|line| line.min(last)), is_entered: self.chosen.is_some() && pressed(Key::Enter) }
        })
    }

    #[expect(clippy::cast_precision_loss, reason = "a scroll offset in points")]
    fn keep_in_view(&self, ui: &Ui, height: f32, number: usize) -> f32 {
        let before: f32 = ui.ctx().data(|data| data.get_temp(self.id.with("offset"))).unwrap_or(0.0);
        let top = number as f32 * self.line_height;
        before.min(top).max(top + self.line_height - height)
    }
}
