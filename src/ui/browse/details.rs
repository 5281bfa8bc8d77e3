//! One cookie: what it does, why that is the verdict, how it is stored, and its value on request.

use egui::{Align, Layout, ScrollArea, Ui};

use super::{Actions, Own};
use crate::inventory::CookieView;
use crate::notes::Topic;
use crate::ui::kit::{Ask, Pane, State, noting, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::scroll::Reading;
use crate::ui::widget::{badge, button, card, height, region, text as words_widget};

/// Letters of a name that are shown at most: the verdict stands below it.
const LONGEST_NAME: f32 = 120.0;

/// Paints the pane.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    ui.set_min_width(ui.available_width());
    let id = Pane::Details.focus_id();
    region::mark(ui.ctx(), ui.available_rect_before_wrap(), id);
    let Some(view) = state.chosen() else {
        let reading = Reading { id, name: &state.words.text("details"), is_always_a_stop: true, is_page: false };
        return reading.show(ui, ScrollArea::vertical().id_salt("no-details").auto_shrink(false), |ui| hint(ui, state));
    };
    let name = speech::name_detail(&state.words, &state.words.text("details"), &speech::visible(view.cookie.name()));
    let reading = Reading { id, name: &name, is_always_a_stop: true, is_page: false };
    // By the cookie and not by its number, which is another one after each read: the focus stays where it is while a store is followed.
    let of_cookie = ("details", view.cookie.host(), view.cookie.name(), view.cookie.path());
    reading.show(ui, ScrollArea::vertical().id_salt(of_cookie).auto_shrink(false), |ui| {
        egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            head(ui, state, &view, actions);
            // Under the verdict: what is worth a look is read before the reasons.
            findings(ui, state, &view);
            noting::show(ui, state, about(&view), actions);
            super::correction::correct_link(ui, state, &view, actions);
            // As many reasons as there are: what stands below them keeps its names.
            ui.scope(|ui| why(ui, state, &view, actions));
            super::correction::look_up_link(ui, state, &view, actions);
            copy_link(ui, state, &view, actions);
            super::correction::removal_link(ui, state, &view, actions);
            words_widget::part(ui, &state.words.text("details-cookie"));
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                words_widget::key_values(ui, &state.words, &speech::facts(&state.words, &view));
            });
            super::value::show(ui, state, (own, &view), actions);
        });
    });
}

fn about(view: &CookieView<'_>) -> Topic {
    Topic::Cookie { name: view.cookie.name().to_owned(), host: view.cookie.host().to_owned() }
}

fn hint(ui: &mut Ui, state: &State) {
    let has_sign = height::has_room_for_a_sign(ui);
    ui.add_space(if has_sign { space::XXL * 2.0 } else { space::S });
    ui.vertical_centered(|ui| {
        ui.set_max_width((ui.available_width() - 2.0 * space::XXL).max(80.0));
        if has_sign {
            button::decoration(ui, Icon::COOKIE, 32.0, 36.0, tokens(ui).weak);
            ui.add_space(space::S);
        }
        words_widget::weak(ui, state.words.text("table-choose"));
    });
}

fn head(ui: &mut Ui, state: &State, view: &CookieView<'_>, actions: &mut Actions) {
    let selected = state.browsing.selected.ids.len();
    button::coming_and_going(ui, selected > 1, |ui| drop(words_widget::note(ui, state.words.count("table-selected", selected as u64))));
    ui.horizontal_top(|ui| {
        let name = match view.cookie.name() {
            "" => state.words.text("no-name").into_owned(),
            name => speech::visible(name),
        };
        ui.allocate_ui_with_layout(egui::vec2(ui.available_width() - 40.0, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(ui.available_width());
            ui.add_space(space::XS);
            let cut = words_widget::middle_cut(&name, LONGEST_NAME, 1.0);
            let heading = words_widget::heading(ui, text::section(&cut));
            if cut != name {
                heading.hint(&name);
            }
        });
        if button::icon(ui, Icon::COPY, &state.words.text("details-copy-name")).clicked() {
            actions.ask(Ask::Copy(view.cookie.name().to_owned()));
        }
    });
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, 6.0);
        // A line of badges is as high as a badge.
        ui.spacing_mut().interact_size.y = 22.0;
        ui.horizontal_wrapped(|ui| badges(ui, state, view));
    });
    ui.add(egui::Label::new(text::body(speech::sentence(&state.words, view))).wrap().selectable(true));
    let declared = speech::declared_sentence(&state.words, view);
    button::coming_and_going(ui, declared.is_some(), |ui| {
        ui.add(egui::Label::new(text::body(declared.unwrap_or_default())).wrap().selectable(true));
    });
}

/// Category, certainty, consent, and whether it is declared.
fn badges(ui: &mut Ui, state: &State, view: &CookieView<'_>) {
    let verdict = view.verdict;
    badge::category(ui, verdict.category, &speech::category(&state.words, verdict.category));
    let confidence = badge::neutral(ui, &speech::confidence(&state.words, verdict.confidence));
    confidence.hint(speech::confidence_hint(&state.words, verdict.confidence));
    badge::neutral(ui, &speech::consent(&state.words, verdict.consent));
    declared_badge(ui, state, view);
}

/// The way to the verdict as text: what it is, why, and what is stored.
fn copy_link(ui: &mut Ui, state: &State, view: &CookieView<'_>, actions: &mut Actions) {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        if button::link(ui, Some(Icon::COPY), &state.words.text("details-copy-verdict")).clicked() {
            actions.ask(Ask::Copy(speech::verdict_text(&state.words, view)));
        }
    });
}

/// Declared or not, where a charter speaks for it.
fn declared_badge(ui: &mut Ui, state: &State, view: &CookieView<'_>) {
    let words = &state.words;
    let good = tokens(ui).good();
    let warning = tokens(ui).warning;
    if view.verdict.declaration.is_some() {
        badge::badge(ui, Some(Icon::CHARTER), &words.text("badge-declared"), good.ink, good.tint);
    } else if view.verdict.findings.is_undeclared() {
        badge::badge(ui, Some(Icon::CHARTER), &words.text("badge-undeclared"), warning.ink, warning.tint);
    }
}

fn why(ui: &mut Ui, state: &State, view: &CookieView<'_>, actions: &mut Actions) {
    words_widget::part(ui, &state.words.text("details-why"));
    for evidence in speech::evidence_in_order(view.evidence(), view.verdict) {
        let reason = speech::reason(&state.words, view, evidence);
        card::line(ui);
        ui.horizontal_top(|ui| {
            button::decoration(ui, speech::icon(evidence.rule), 16.0, 20.0, tokens(ui).text);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                words_widget::rich(ui, &reason.text);
                let confidence = speech::confidence_inside(&state.words, evidence.confidence);
                words_widget::note(ui, speech::aside(&state.words, &reason.source, &confidence));
                super::correction::forget_link(ui, state, (view, evidence), actions);
            });
        });
    }
}

fn findings(ui: &mut Ui, state: &State, view: &CookieView<'_>) {
    button::coming_and_going(ui, !view.verdict.findings.is_empty(), |ui| {
        words_widget::part(ui, &state.words.text("details-findings"));
        let shades = tokens(ui).warning;
        for finding in view.verdict.findings.iter() {
            card::notice(ui, shades.tint, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_top(|ui| {
                    button::decoration(ui, Icon::WARNING, 16.0, 20.0, shades.ink);
                    ui.add(egui::Label::new(text::body(super::correction::finding(&state.words, view, finding))).wrap().selectable(true));
                });
            });
        }
    });
}
