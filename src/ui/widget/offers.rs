//! A list of ways to go on below a field: the field keeps the focus, arrows go through the list, Enter and Tab take what they stand on.

use egui::accesskit::{HasPopup, Role};
use egui::text::{CCursor, CCursorRange};
use egui::{
    Align2, Event, EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Sense, TextEdit, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::own_keys;
use super::text::{note, one_line};
use crate::ui::theme::text::Weight;
use crate::ui::theme::{Icon, radius, space, tokens};

/// One way on.
pub struct Line {
    /// What would be written.
    pub text: String,
    /// What that is, in words.
    pub note: String,
}

/// What stands below a field.
pub struct Offers<'a> {
    /// The field.
    pub field: Id,
    /// What the list is called.
    pub name: &'a str,
    /// The lines; an empty list is not shown.
    pub lines: Vec<Line>,
    /// How many there are, for screen readers.
    pub count: String,
    /// What is wrong with what was typed.
    pub error: Option<String>,
    /// What can be typed, while nothing is.
    pub help: Option<&'a str>,
}

/// Where one stands in the list, kept between frames by the text it was offered for.
#[derive(Clone, Default)]
struct Standing {
    text: String,
    chosen: Option<usize>,
    is_dismissed: bool,
}

impl Offers<'_> {
    fn standing(&self, ui: &Ui, text: &str) -> Standing {
        let kept: Standing = ui.data(|data| data.get_temp(self.field.with("offers"))).unwrap_or_default();
        if kept.text == text { kept } else { Standing { text: text.to_owned(), ..Standing::default() } }
    }

    fn keep(&self, ui: &Ui, standing: Standing) {
        ui.data_mut(|data| data.insert_temp(self.field.with("offers"), standing));
    }

    /// Takes the keys of the list before the field sees them; the line that one takes.
    pub fn keys(&self, ui: &Ui, text: &str) -> Option<usize> {
        let mut now = self.standing(ui, text);
        if now.is_dismissed || !ui.memory(|memory| memory.has_focus(self.field)) {
            return None;
        }
        if self.lines.is_empty() {
            now.is_dismissed = self.help.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            self.keep(ui, now);
            return None;
        }
        let last = self.lines.len() - 1;
        let mut taken = None;
        ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            if pressed(Key::ArrowDown) {
                now.chosen = Some(now.chosen.map_or(0, |at| if at >= last { 0 } else { at + 1 }));
            } else if pressed(Key::ArrowUp) {
                now.chosen = Some(now.chosen.map_or(last, |at| at.checked_sub(1).unwrap_or(last)));
            } else if pressed(Key::Escape) {
                now.is_dismissed = true;
            } else if now.chosen.is_some() && (pressed(Key::Enter) || pressed(Key::Tab)) {
                taken = now.chosen;
            }
            if taken.is_some() {
                // What was typed with the same key is none of the field's.
                input.events.retain(|event| !matches!(event, Event::Text(typed) if typed == "\t" || typed == "\n"));
            }
        });
        self.keep(ui, now);
        taken
    }

    /// Paints the list below the field, which was painted; the line that is pressed.
    pub fn show(&self, ui: &Ui, field: &Response, text: &str) -> Option<usize> {
        let now = self.standing(ui, text);
        let has_list = !self.lines.is_empty() && !now.is_dismissed && field.has_focus();
        let help = self.help.filter(|_| !now.is_dismissed);
        if has_list || help.is_some() && field.has_focus() {
            // Esc closes the list or the help and Tab takes from the list: neither leaves the field. Tab goes on as ever while one stands on no line.
            let filter = EventFilter { tab: now.chosen.is_some(), escape: true, horizontal_arrows: true, vertical_arrows: true };
            own_keys::keep(ui.ctx(), self.field, filter);
        }
        ui.ctx().accesskit_node_builder(self.field, |node| {
            node.set_has_popup(HasPopup::Listbox);
            node.set_expanded(has_list);
            if self.error.is_some() {
                node.set_invalid(egui::accesskit::Invalid::True);
            }
            let described = [self.error.clone(), has_list.then(|| self.count.clone()), self.help.map(str::to_owned)];
            let described: Vec<String> = described.into_iter().flatten().collect();
            if !described.is_empty() {
                node.set_description(described.join(" "));
            }
        });
        let remark = self.error.as_deref().map(|error| (Icon::WARNING, error)).or(help.map(|help| (Icon::INFO, help)));
        if !(has_list || remark.is_some() && field.has_focus()) {
            return None;
        }
        let width = field.rect.width().max(320.0).min(ui.ctx().content_rect().width() - 2.0 * space::L);
        let popup = Popup::from_response(field).id(self.field.with("popup")).open(true).gap(4.0).width(width);
        let shown = popup.close_behavior(PopupCloseBehavior::IgnoreClicks).show(|ui| {
            ui.set_min_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            let taken = if has_list { self.list(ui, now.chosen) } else { None };
            if let Some((icon, sentence)) = remark {
                if has_list {
                    ui.add_space(space::XS);
                }
                let ink = if icon == Icon::WARNING { tokens(ui).warning.ink } else { tokens(ui).weak };
                ui.horizontal_top(|ui| {
                    ui.label(icon.text().color(ink));
                    ui.vertical(|ui| note(ui, sentence));
                });
            }
            taken
        });
        shown.and_then(|shown| shown.inner)
    }

    fn list(&self, ui: &mut Ui, chosen: Option<usize>) -> Option<usize> {
        let list = self.field.with("list");
        ui.ctx().accesskit_node_builder(list, |node| {
            node.set_role(Role::ListBox);
            node.set_label(self.name);
            node.set_size_of_set(self.lines.len());
        });
        let mut taken = None;
        // The options are children of the list: only so does a screen reader hear of the chosen one.
        ui.scope_builder(UiBuilder::new().accessibility_parent(list), |ui| {
            for (number, line) in self.lines.iter().enumerate() {
                let option = paint(ui, line, chosen == Some(number));
                if chosen == Some(number) {
                    ui.ctx().accesskit_node_builder(self.field, |node| node.set_active_descendant(option.id.accesskit_id()));
                }
                if option.clicked() {
                    taken = Some(number);
                }
            }
        });
        taken
    }
}

/// Room for a line of a list below a field, in the colours of whether it is the chosen one: told to screen readers as what `name` says, and marked by a bar,
/// not by its tint alone.
pub fn option(ui: &mut Ui, height: f32, name: &str, is_chosen: bool) -> (Rect, Response) {
    let t = tokens(ui);
    // No stop of Tab: the field has the keys.
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListBoxOption);
        node.set_selected(is_chosen);
        // Chosen, not ticked.
        node.clear_toggled();
    });
    if is_chosen || response.hovered() {
        ui.painter().rect_filled(rect, radius::CONTROL, if is_chosen { t.selected } else { t.hover });
    }
    if is_chosen {
        let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 3.0, rect.bottom()));
        ui.painter().rect_filled(bar, 1, t.accent);
    }
    (rect, response)
}

fn paint(ui: &mut Ui, line: &Line, is_chosen: bool) -> Response {
    let t = tokens(ui);
    let name = if line.note.is_empty() { line.text.clone() } else { format!("{} {}", line.text, line.note) };
    let (rect, response) = option(ui, 28.0, &name, is_chosen);
    let note = ui.painter().layout_job(one_line(&line.note, 12.0, Weight::Regular, t.weak, rect.width() * 0.5));
    let room = rect.width() - note.size().x - 3.0 * space::S;
    let text = ui.painter().layout_job(one_line(&line.text, 14.0, Weight::Regular, t.text, room));
    ui.painter().galley(pos2(rect.left() + space::S, rect.center().y - text.size().y / 2.0), text, t.text);
    let at = Align2::RIGHT_CENTER.anchor_size(pos2(rect.right() - space::S, rect.center().y), note.size()).min;
    ui.painter().galley(at, note, t.weak);
    response
}

/// Where the caret of a field stands, in letters; its end while it has none.
#[must_use]
pub fn caret(ui: &Ui, field: Id, text: &str) -> usize {
    let state = TextEdit::load_state(ui.ctx(), field);
    state.and_then(|state| state.cursor.char_range()).map_or_else(|| text.chars().count(), |range| range.primary.index.into())
}

/// Puts the caret of a field behind so many letters.
pub fn set_caret(ui: &Ui, field: Id, place: usize) {
    let mut state = TextEdit::load_state(ui.ctx(), field).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(place))));
    TextEdit::store_state(ui.ctx(), field, state);
}
