//! What is asked, what was compared, the sums, and the report to save.

use egui::{Label, Ui};

use super::audited::Audited;
use super::{Action, Actions, Own, SaveAs};
use crate::audit::Severity;
use crate::export::{AuditFormat, CharterFormat};
use crate::notes::Topic;
use crate::ui::kit::{State, noting, speech};
use crate::ui::theme::{Icon, Shades, space, text, tokens};
use crate::ui::widget::head::head;
use crate::ui::widget::{badge, button, card, menu, text as words_widget};

const FORMATS: [(SaveAs, &str); 5] = [
    (SaveAs::Report(AuditFormat::Html), "audit-save-html"),
    (SaveAs::Report(AuditFormat::Xlsx), "audit-save-xlsx"),
    (SaveAs::Report(AuditFormat::Csv), "audit-save-csv"),
    (SaveAs::Report(AuditFormat::Json), "audit-save-json"),
    (SaveAs::Dossier, "audit-save-dossier"),
];

const CHARTERS: [(CharterFormat, &str); 3] =
    [(CharterFormat::Html, "audit-write-html"), (CharterFormat::Markdown, "audit-write-markdown"), (CharterFormat::Csv, "audit-write-csv")];

/// Paints the question, under it what answers it.
pub(super) fn show(ui: &mut Ui, state: &State, (own, audited): (&Own, Option<&Audited>), actions: &mut Actions) {
    let title = text::title(title(state, audited));
    if audited.is_some() {
        head(ui, title, |ui| {
            write_menu(ui, state, actions);
            save_menu(ui, state, own.with_notes, actions);
        });
    } else {
        words_widget::heading(ui, title);
    }
    words_widget::weak(ui, lead(state, audited));
}

fn save_menu(ui: &mut Ui, state: &State, with_notes: bool, actions: &mut Actions) {
    let words = &state.words;
    let opener = button::menu(ui, Icon::SAVE, &words.text("audit-save"));
    // Stays when the box is ticked, since what is ticked counts for the line that is pressed next.
    menu::staying_below(&opener, 340.0, |ui| {
        for (save_as, id) in FORMATS {
            if menu::item(ui, Some(Icon::FILE), &words.text(id), "").clicked() {
                actions.push(Action::Save(save_as));
            }
        }
        if menu::check_item(ui, with_notes, &words.text("export-notes")).clicked() {
            actions.push(Action::WithNotes(!with_notes));
        }
    });
}

/// The charter that the site should publish, from what was seen and is known.
fn write_menu(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let words = &state.words;
    let opener = button::menu(ui, Icon::CORRECT, &words.text("audit-write"));
    menu::below(&opener, 300.0, |ui| {
        for (format, id) in CHARTERS {
            if menu::item(ui, Some(Icon::CHARTER), &words.text(id), "").clicked() {
                actions.push(Action::Save(SaveAs::Charter(format)));
            }
        }
    });
}

/// Of an audit that was opened again: when it was made and with which stores, and the way back to what is open.
pub(super) fn kept(ui: &mut Ui, state: &State, kept: &Audited, actions: &mut Actions) {
    let words = &state.words;
    let Some(dossier) = kept.dossier() else { return };
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        let args = [("date", words.date_time(dossier.made_at).into()), ("program", dossier.program.as_str().into())];
        ui.add(Label::new(text::body(words.with("audit-kept", &args))).wrap());
        for store in speech::audit_stores(words, &kept.subject()) {
            words_widget::note(ui, store);
        }
        // What is written on a cookie or a finding stands beside that.
        for note in dossier.notes.iter().filter(|note| note.about.is_none()) {
            ui.add(Label::new(text::body(speech::visible(&note.text))).wrap());
        }
        let site = Topic::Site { site: kept.audit.site.clone() };
        noting::kept(ui, state, kept.kept_note(&site), &site);
        if button::secondary(ui, Icon::CLOSE, &words.text("audit-kept-close")).clicked() {
            actions.push(Action::CloseDossier);
        }
    });
}

fn title(state: &State, audited: Option<&Audited>) -> String {
    let words = &state.words;
    let Some(audited) = audited else { return words.text("audit-question").into_owned() };
    let site = speech::visible(&speech::site(words, audited.subject().asked()));
    let id = if audited.charter().is_some() { "audit-question-of" } else { "audit-title" };
    words.with(id, &[("site", site.into())])
}

fn lead(state: &State, audited: Option<&Audited>) -> String {
    let words = &state.words;
    let Some(audited) = audited else { return words.text("audit-lead").into_owned() };
    match (audited.charter(), audited.charter_name(words.language())) {
        (Some(chosen), Some(name)) => {
            let count = chosen.charter.named().count();
            words.with("audit-lead-charter", &[("charter", speech::visible(&name).into()), ("count", count.into())])
        }
        _ => words.text("audit-unseen-no-charter").into_owned(),
    }
}

/// The sums: findings by how much they weigh, then what is there.
pub(super) fn sums(ui: &mut Ui, state: &State, audited: &Audited) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, 6.0);
        ui.spacing_mut().interact_size.y = 22.0;
        for severity in Severity::ALL {
            let count = audited.with_severity(severity);
            let label = speech::key_value(words, &speech::audit_severity(words, severity), &words.number(count as u64));
            let (icon, shades) = sign(ui, severity);
            if count == 0 {
                badge::neutral(ui, &label);
            } else {
                badge::badge(ui, Some(icon), &label, shades.ink, shades.tint);
            }
        }
        let count = audited.audit.declared_and_present;
        let present = speech::key_value(words, &words.text("audit-count-present"), &words.number(count as u64));
        match (audited.charter(), count) {
            (None, _) => {}
            // Nothing that is there is no good news.
            (Some(_), 0) => drop(badge::neutral(ui, &present)),
            (Some(_), _) => {
                let good = tokens(ui).good();
                badge::badge(ui, Some(Icon::PRESENT), &present, good.ink, good.tint);
            }
        }
    });
}

/// How a severity looks; its word always stands beside it.
pub(super) fn sign(ui: &Ui, severity: Severity) -> (Icon, Shades) {
    let t = tokens(ui);
    match severity {
        Severity::High => (Icon::ERROR, t.category(crate::charter::Category::ThirdParty)),
        Severity::Medium => (Icon::WARNING, t.warning),
        Severity::Low => (Icon::INFO, t.category(crate::charter::Category::Statistics)),
    }
}
