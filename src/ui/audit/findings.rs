//! What was found, by how much it weighs; then what else there is to read.

use egui::accesskit::Role;
use egui::{Align2, Color32, Margin, Response, Ui, WidgetInfo, pos2, vec2};

use super::audited::{Audited, PartLines};
use super::head::sign;
use super::{Action, Actions, Own, Part, choices};
use crate::audit::Severity;
use crate::ui::kit::{State, speech};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::button::focus_ring;
use crate::ui::widget::{card, region, roving, text as words_widget};

/// Paints the list.
pub(super) fn show(ui: &mut Ui, state: &State, (own, audited): (&Own, &Audited), actions: &mut Actions, width: f32) {
    let words = &state.words;
    let title = words.count("audit-found", audited.audit.findings.len() as u64);
    card::frame(ui).inner_margin(Margin::symmetric(0, 12)).show(ui, |ui| {
        ui.set_width(width - 2.0);
        ui.vertical(|ui| {
            ui.set_width(width - 2.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            inset(ui, |ui| drop(words_widget::heading(ui, text::strong(&title))));
            if audited.audit.findings.is_empty() {
                inset(ui, |ui| drop(words_widget::weak(ui, speech::audit_no_findings(words, &audited.audit))));
            }
            roving::group(ui, Role::ListBox, &title, |ui| parts(ui, state, (own, audited), actions));
        });
    });
}

fn parts(ui: &mut Ui, state: &State, (own, audited): (&Own, &Audited), actions: &mut Actions) {
    let words = &state.words;
    let mut severity: Option<Option<Severity>> = None;
    let shown = own.shown_part(audited);
    for part in &audited.parts {
        if severity != Some(part.severity) {
            severity = Some(part.severity);
            let title = part.severity.map_or_else(|| words.text("audit-also").into_owned(), |of| speech::audit_severity(words, of));
            ui.add_space(space::S);
            inset(ui, |ui| drop(words_widget::note(ui, title)));
            ui.add_space(2.0);
        }
        let is_chosen = shown == Some(part.part);
        let option = option(ui, state, (audited, part), is_chosen);
        if is_chosen {
            region::mark(ui.ctx(), ui.max_rect(), option.id);
        }
        if option.clicked() {
            actions.push(Action::ShowPart(part.part));
        }
        if part.part == Part::Choices && own.leads_to_choices() {
            choices::lead_to(&option, actions);
        }
    }
}

fn inset(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    egui::Frame::new().inner_margin(Margin::symmetric(16, 0)).show(ui, add);
}

/// What a part is called.
pub(super) fn title(state: &State, audited: &Audited, part: Part) -> String {
    let words = &state.words;
    match part {
        Part::Finding(code, severity) => {
            let findings = audited.audit.findings.iter().filter(|finding| finding.code == code && finding.severity == severity);
            speech::audit_title(words, code, findings)
        }
        Part::Cookies => words.text("audit-rows-title").into_owned(),
        Part::Parties => words.text("audit-parties-title").into_owned(),
        Part::Choices => words.text("audit-choices").into_owned(),
    }
}

fn look(ui: &Ui, part: &PartLines) -> (Icon, Color32) {
    match (part.severity, part.part) {
        (Some(severity), _) => {
            let (icon, shades) = sign(ui, severity);
            (icon, shades.ink)
        }
        (None, Part::Parties) => (Icon::PARTY, tokens(ui).weak),
        (None, Part::Choices) => (Icon::CONSENT, tokens(ui).weak),
        (None, _) => (Icon::COOKIE, tokens(ui).weak),
    }
}

fn option(ui: &mut Ui, state: &State, (audited, part): (&Audited, &PartLines), is_chosen: bool) -> Response {
    let t = tokens(ui);
    let width = ui.available_width();
    let weight = if is_chosen { Weight::Semibold } else { Weight::Regular };
    let title = title(state, audited, part.part);
    let number = state.words.number(part.count as u64);
    let count = ui.painter().layout_no_wrap(number.clone(), font(14.0, Weight::Regular), t.weak);
    let room = width - 40.0 - 16.0 - space::S - count.size().x;
    let name = ui.painter().layout(title.clone(), font(14.0, weight), t.text, room);
    let (rect, response) = roving::member(ui, vec2(width, (name.size().y + 16.0).max(38.0)), is_chosen);
    // The severity is told with each line: a heading between options is passed by.
    let named = speech::key_value(&state.words, &title, &number);
    let spoken = part.severity.map(|severity| speech::audit_severity(&state.words, severity));
    let spoken = spoken.map_or_else(|| named.clone(), |severity| speech::aside(&state.words, &named, &severity));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &spoken));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
        node.clear_toggled();
    });
    if is_chosen || response.hovered() {
        ui.painter().rect_filled(rect, 0, if is_chosen { t.selected } else { t.hover });
    }
    if is_chosen {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0, t.accent);
    }
    let (icon, ink) = look(ui, part);
    ui.painter().text(pos2(rect.left() + 16.0, rect.center().y), Align2::LEFT_CENTER, icon.glyph(), icon.font(16.0), ink);
    ui.painter().galley(pos2(rect.left() + 40.0, rect.center().y - name.size().y / 2.0), name, t.text);
    let at = pos2(rect.right() - 16.0 - count.size().x, rect.center().y - count.size().y / 2.0);
    ui.painter().galley(at, count, t.weak);
    focus_ring(ui, &response);
    response
}
